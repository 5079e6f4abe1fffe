package briefing

// Matrix is the joint rules of engagement on one topic: actions by agencies,
// by circumstances where they matter.
type Matrix struct {
	Omission
	Topic string `json:"topic"` // id
	Title string `json:"title"`
	// Columns are agencies that stand alike on every row, host first.
	Columns []Column `json:"columns"`
	Rows    []Row    `json:"rows"`
}

// Column of a matrix.
type Column struct {
	Agencies []Agency `json:"agencies"`
	Host     bool     `json:"host"`
}

// Row is one action in some circumstances.
type Row struct {
	Action string `json:"action"` // id
	Name   string `json:"name"`
	When   string `json:"when"`  // circumstances in words; empty: all
	Cells  []Cell `json:"cells"` // one for each column
	// Tells are the sensitive classes that the row gives away by being there:
	// tactics, for an action that only a plan or what a unit carries names.
	Tells []string `json:"-"`
}

// Cell is how the officers of a column stand.
type Cell struct {
	// Position: prohibited, approval (permitted or required on somebody's word),
	// required, permitted, silent (nobody says), unsettled (forbidden and
	// demanded at once, or an open finding), unknown (the rules are not known).
	Position string `json:"position"`
	// Word is the approvals in words: "the incident commander's word".
	Word    string   `json:"word"`
	Where   string   `json:"where"` // in words, if it is not so at all their posts
	Sources []Source `json:"sources"`
	Finding string   `json:"finding"`
}
