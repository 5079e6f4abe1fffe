package briefing

import "roe.example/checker/report"

// Command is the command structure: positions and the assignments under them.
type Command struct {
	Omission
	Stated bool   `json:"stated"` // the book says who holds which position
	Kind   string `json:"kind"`   // single, unified; empty: not stated
	Scope  string `json:"scope"`  // in words; empty: not stated
	// Positions in the order of the forms: command, its staff, the sections with
	// what stands under them; those held one after another stand together.
	Positions   []Position   `json:"positions"`
	Handovers   []Handover   `json:"handovers"` // in time
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
	Nets      []string        `json:"nets" withhold:"channels"` // titles
	// Decides says which tactics and equipment the holder may direct or release.
	Decides []string `json:"decides" withhold:"tactics"`
	// Post is the first of those positions that are held one after another, and
	// After the one that hands over to this one, or empty.
	Post  string `json:"post"`
	After string `json:"after"`
	// Orphan: it is no incident commander, and no chain leads from it to one.
	Orphan bool `json:"orphan"`
	// Findings are the fingerprints of those that name it.
	Findings []string `json:"findings"`
}

// Handover of a post from one holder to the next.
type Handover struct {
	Post string `json:"post"` // title, in words
	From string `json:"from"` // position
	To   string `json:"to"`   // position; empty: nobody takes over
	At   string `json:"at"`   // when the first leaves
	When string `json:"when"` // in words
	// Gap is the time in which nobody holds the post; both ends empty: none.
	Gap report.Interval `json:"gap"`
	Line
}

// Assignment of units.
type Assignment struct {
	Omission
	ID        string           `json:"id"`
	Title     string           `json:"title" withhold:"posts"`
	Place     string           `json:"place" withhold:"posts"`
	Host      string           `json:"host"` // short name; empty: the deployment's
	FrontLine bool             `json:"front_line" withhold:"posts"`
	During    report.Interval  `json:"during"`
	When      string           `json:"when"`
	ReportsTo []string         `json:"reports_to"` // positions
	Units     []AssignmentUnit `json:"units"`
	Tasks     []string         `json:"tasks" withhold:"tactics"` // in words
	Findings  []string         `json:"findings"`                 // fingerprints
}

// AssignmentUnit is a unit on an assignment.
type AssignmentUnit struct {
	Omission
	ID       string `json:"id"`
	Agency   string `json:"agency"`                      // short name
	Leader   string `json:"leader"`                      // rank; empty: not stated
	Officers int    `json:"officers" withhold:"numbers"` // 0: not stated
	// Supervisors among them, in words; empty: not stated.
	Supervisors string   `json:"supervisors" withhold:"numbers"`
	Carries     []string `json:"carries" withhold:"tactics"` // in words
	Nets        []string `json:"nets"`                       // titles
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
	Use       string      `json:"use"` // command, tactical, calling, support, data
	Channel   Channel     `json:"channel" withhold:"channels"`
	Fallback  Channel     `json:"fallback" withhold:"channels"`
	Joined    []Channel   `json:"joined" withhold:"channels"`      // by a patch, to its own
	Encrypted bool        `json:"encrypted" withhold:"encryption"` // it must not be overheard
	Members   []NetMember `json:"members"`
	Circles   []Circle    `json:"circles" withhold:"channels"`
	Remarks   []string    `json:"remarks" withhold:"channels"` // what who programs it must know
	Findings  []string    `json:"findings"`                    // fingerprints
}

// Circle is members of a net who hear one another.
type Circle struct {
	ID      string   `json:"id"`      // A, B
	Channel string   `json:"channel"` // its name
	Members []string `json:"members"` // ids
}

// Channel as one programs it; the name is empty where there is none.
type Channel struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	RX        string `json:"rx"` // MHz, four decimals or five
	TX        string `json:"tx"`
	Tone      string `json:"tone"` // Hz, or NAC
	Mode      string `json:"mode"`
	Width     string `json:"width"`     // kHz
	Talkgroup string `json:"talkgroup"` // trunked: system and talkgroup
	Secure    bool   `json:"secure"`
	Direct    bool   `json:"direct"` // it transmits where it receives: no repeater
}

// NetMember is a unit or position on a net. Circle tells who hears whom:
// members of one circle hear one another. It is empty for those who hear nobody
// (Alone), and for those of whom it is not known.
type NetMember struct {
	Omission
	ID       string `json:"id"`
	Name     string `json:"name"`
	Agency   string `json:"agency"`                     // short name
	Position bool   `json:"position"`                   // or a unit
	Circle   string `json:"circle" withhold:"channels"` // the first of Circles
	// Circles are several where a member talks on the channel and hears others
	// on the fallback.
	Circles []string `json:"circles" withhold:"channels"`
	Alone   bool     `json:"alone" withhold:"channels"`
	Unknown bool     `json:"unknown" withhold:"channels"` // their radios are not stated
	// Why a member is alone, in words.
	Why string `json:"why" withhold:"channels"`
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
	ID    string `json:"id"` // of the post's first position, or of the assignment
	Title string `json:"title"`
	Kind  string `json:"kind"` // command, assignment
	Bars  []Bar  `json:"bars"` // in time; they do not overlap
	// Tells are the sensitive classes that the lane gives away.
	Tells []string `json:"-"`
}

// Bar is a stretch of a lane.
type Bar struct {
	During report.Interval `json:"during"`
	When   string          `json:"when"` // in words
	Text   string          `json:"text"`
	Gap    bool            `json:"gap"` // nobody holds it
	// Position that is held; empty in a gap and for assignments.
	Position string `json:"position"`
}

// Mark is something that happens at an instant.
type Mark struct {
	At   string `json:"at"`   // RFC 3339
	When string `json:"when"` // in words
	// Kind: briefing, begins, ends, hand-over, gap, shift-ends, rules-change, expires,
	// declared.
	Kind string `json:"kind"`
	// Part: before, during or after the operational period. What lies outside
	// is there because it decides what holds inside.
	Part string `json:"part"`
	Line
}

// Form is a form of the Incident Command System, filled as far as the book
// says what stands there. Block and column titles and their order are the
// form's own.
type Form struct {
	Omission
	Number string `json:"number"` // ICS 205
	// ID is its own among the forms: there is an ICS 204 for each assignment.
	ID     string  `json:"id"`
	Title  string  `json:"title"`
	Of     string  `json:"of" withhold:"posts"` // the assignment; empty: the whole operation
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
