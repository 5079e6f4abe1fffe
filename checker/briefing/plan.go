package briefing

import "roe.example/checker/report"

// Command is the command structure: positions and the assignments under them.
type Command struct {
	Omission
	Kind        string       `json:"kind"`  // single, unified; empty: not stated
	Scope       string       `json:"scope"` // in words; empty: not stated
	Positions   []Position   `json:"positions"`
	Assignments []Assignment `json:"assignments"`
	// Posts from which it is led, when several are stated.
	Posts []CommandPost `json:"posts"`
	Gaps  []Line        `json:"gaps"` // vacant posts, two superiors, no chain
}

// Position of the Incident Command System.
type Position struct {
	Omission
	ID        string          `json:"id"`
	Title     string          `json:"title"`  // in words: Operations Section Chief
	Kind      string          `json:"kind"`   // as in the schema: operations-section-chief
	Agency    string          `json:"agency"` // short name; empty: vacant
	Rank      string          `json:"rank"`
	During    report.Interval `json:"during"`
	When      string          `json:"when"` // in words; empty: all of the deployment
	ReportsTo []string        `json:"reports_to"`
	Nets      []string        `json:"nets"` // titles
}

// Assignment of units.
type Assignment struct {
	Omission
	ID        string           `json:"id"`
	Title     string           `json:"title"`
	Place     string           `json:"place" withhold:"posts"`
	During    report.Interval  `json:"during"`
	When      string           `json:"when"`
	ReportsTo []string         `json:"reports_to"` // positions
	Units     []AssignmentUnit `json:"units"`
	Tasks     []string         `json:"tasks" withhold:"tactics"` // in words
}

// AssignmentUnit is a unit on an assignment.
type AssignmentUnit struct {
	Omission
	ID       string `json:"id"`
	Agency   string `json:"agency"` // short name
	Leader   string `json:"leader"` // rank; empty: not stated
	Officers int    `json:"officers" withhold:"numbers"`
}

// CommandPost is a place from which some agencies lead their officers.
type CommandPost struct {
	Omission
	Title    string   `json:"title"`
	Place    string   `json:"place" withhold:"posts"`
	Agencies []string `json:"agencies"`
	Liaisons []string `json:"liaisons"`
}

// Radio is the radio plan: nets, and who of their members can hear whom.
type Radio struct {
	Omission
	Stated bool   `json:"stated"` // the book has a radio plan
	Nets   []Net  `json:"nets"`
	Gaps   []Line `json:"gaps"`   // who cannot hear whom
	Repair []Line `json:"repair"` // the smallest mend of all gaps
}

// Net is one radio net.
type Net struct {
	Omission
	ID        string      `json:"id"`
	Title     string      `json:"title"`
	Use       string      `json:"use"` // in words
	Channel   Channel     `json:"channel" withhold:"channels"`
	Fallback  Channel     `json:"fallback" withhold:"channels"`
	Encrypted bool        `json:"encrypted" withhold:"encryption"`
	Members   []NetMember `json:"members"`
}

// Channel as one programs it; the name is empty where there is none.
type Channel struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	RX        string `json:"rx"` // MHz, four decimals
	TX        string `json:"tx"`
	Tone      string `json:"tone"` // Hz, or NAC
	Mode      string `json:"mode"`
	Width     string `json:"width"`     // kHz
	Talkgroup string `json:"talkgroup"` // trunked: system and talkgroup
	Secure    bool   `json:"secure"`
}

// NetMember is a unit or position on a net. Circle tells who hears whom:
// members of one circle hear one another. Empty: nobody hears them; unknown:
// their radios are not stated.
type NetMember struct {
	Omission
	ID      string `json:"id"`
	Name    string `json:"name"`
	Agency  string `json:"agency"` // short name
	Circle  string `json:"circle"`
	Unknown bool   `json:"unknown"`
	// Through is how a member is joined who cannot use the channel: a lent
	// radio, a patch, a liaison officer; in words.
	Through string `json:"through" withhold:"channels"`
}

// Timeline of the operational period.
type Timeline struct {
	Omission
	During report.Interval `json:"during"`
	Zone   string          `json:"zone"` // IANA
	Lanes  []Lane          `json:"lanes"`
	Marks  []Mark          `json:"marks"` // in time
}

// Lane is what one position, agency or assignment does over time.
type Lane struct {
	Title string `json:"title"`
	Kind  string `json:"kind"` // command, assignment
	Bars  []Bar  `json:"bars"`
}

// Bar is a stretch of a lane.
type Bar struct {
	During report.Interval `json:"during"`
	Text   string          `json:"text"`
	Gap    bool            `json:"gap"` // nobody holds it
}

// Mark is something that happens at an instant.
type Mark struct {
	At   string `json:"at"`   // RFC 3339
	When string `json:"when"` // in words
	// Kind: begins, ends, hand-over, shift-ends, rules-change, expires, declared.
	Kind string `json:"kind"`
	Line
}

// Form is a form of the Incident Command System, filled as far as the book
// says what stands there. Block and column titles and their order are the
// form's own.
type Form struct {
	Omission
	Number string  `json:"number"` // ICS 205
	Title  string  `json:"title"`
	Blocks []Block `json:"blocks"`
	// Chart: the form shows the organisation chart (ICS 207).
	Chart bool `json:"chart"`
	// Empty lists blocks that the book says nothing for.
	Empty []string `json:"empty"`
}

// Block of a form: text, or a table.
type Block struct {
	Omission
	Number  string     `json:"number"`
	Title   string     `json:"title"`
	Text    []string   `json:"text"`
	Columns []string   `json:"columns"`
	Rows    [][]string `json:"rows"`
	// Tells are the sensitive classes that the block gives away.
	Tells []string `json:"-"`
}
