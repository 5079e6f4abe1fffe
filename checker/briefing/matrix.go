package briefing

// Matrix is the joint rules of engagement on one topic: actions by agencies,
// by circumstances where they matter. A topic on which more agencies differ than
// a page has room for has several, each with the host and some of the others.
type Matrix struct {
	Omission
	Topic string `json:"topic"` // id
	Title string `json:"title"`
	Part  int    `json:"part"`  // from 1
	Parts int    `json:"parts"` // of the topic
	// Columns are agencies that stand alike on every row, host first.
	Columns []Column `json:"columns"`
	Rows    []Row    `json:"rows"`
}

// Column of a matrix.
type Column struct {
	Agencies []Agency `json:"agencies"`
	Host     bool     `json:"host"`
}

// Row is one action, or several on which everybody stands alike, in some
// circumstances. The rows of an action follow one another, and together they are
// all circumstances there are.
type Row struct {
	Action  string   `json:"action"`  // id of the first
	Actions []string `json:"actions"` // ids of all
	Name    string   `json:"name"`
	When    string   `json:"when"` // circumstances, time and place in words; empty: all
	// Example: When is only the mildest of these circumstances, because all of
	// them take too many words.
	Example bool   `json:"example"`
	Cells   []Cell `json:"cells"` // one for each column
	// Tells are the sensitive classes that the row gives away by being there:
	// tactics, for an action that only a plan or what a unit carries names.
	Tells []string `json:"-"`
}

// Cell is how the officers of a column stand.
type Cell struct {
	// Position: prohibited, approval (permitted or required on somebody's word),
	// required, permitted, silent (nobody says), unsettled (forbidden and
	// demanded at once, or an open finding), unknown (the rules are not known),
	// absent (none of its officers is there then).
	Position string `json:"position"`
	// Rule is what the rules alone come to where the position is unsettled
	// because of a finding: approval or permitted.
	Rule string `json:"rule"`
	// Word says whose word is needed: "own Sergeant and Riverton PD's incident
	// commander".
	Word string `json:"word"`
	// Duty is what comes with it: "within 24 hours of the use of force".
	Duty    string   `json:"duty"`
	Where   string   `json:"where"` // in words, if it is not so in all of the row's circumstances
	Sources []Source `json:"sources"`
	Finding string   `json:"finding"`
}
