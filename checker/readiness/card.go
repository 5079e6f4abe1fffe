package readiness

// Statuses of a matter in an agreement, worst first.
const (
	Conflicting = "conflicting" // a finding says that the sides do not fit
	Silent      = "silent"      // nobody says what holds
	Outdated    = "out of date" // the agreement, or what it rests on, is over
	Unknown     = "not known"   // not judged, or not all is written down here
	Brief       = "tell officers"
	Settled     = "settled" // judged, all of it, and nothing is open
)

// Statuses of a matter in the order in which they are told.
var Statuses = []string{Conflicting, Silent, Outdated, Unknown, Brief, Settled}

// Card is the scorecard of one agreement.
type Card struct {
	Book  string `json:"book"`
	ID    string `json:"id"`
	Cite  string `json:"cite"`
	Title string `json:"title"`
	// Status is the worst of its items and of the agreement as a whole.
	Status string `json:"status"`
	Words  string `json:"words"` // why, in a sentence
	// Deployments of the season that rely on it, by id.
	Deployments []string `json:"deployments"`

	Term    Term     `json:"term"`
	Review  Review   `json:"review"`
	Rests   []Rest   `json:"rests"` // the laws and policies on which it rests
	Parties []Signed `json:"parties"`
	// Items are the nine matters of the guide, all of them, in its order.
	Items []Item `json:"items"`
	// Whole are the guide's questions about the agreement as a whole.
	Whole []Item `json:"whole"`
	// Events of the season that draw on a party, or are elections.
	Events []Named `json:"events"`
	// Trained says of each pair of parties that work together in the season
	// when they last trained together.
	Trained []Trained `json:"trained"`
}

// Item is a matter that the guide asks about.
type Item struct {
	ID     string `json:"id"` // as in policies/sources.json: 004/command-control
	Title  string `json:"title"`
	Status string `json:"status"`
	Why    string `json:"why"` // in a sentence
	// Findings are the fingerprints of those that are open, worst first;
	// Accepted those that were accepted in writing.
	Findings []string `json:"findings"`
	Accepted []string `json:"accepted"`
}

// Term of an agreement.
type Term struct {
	From  string `json:"from"`
	Until string `json:"until"` // empty: open-ended
	// State over the season: in force, begins (within it), ends (within it),
	// ended (before it), later (begins after it), not stated.
	State string `json:"state"`
	Words string `json:"words"`
}

// Review of an agreement by its parties.
type Review struct {
	Last  string `json:"last"`
	Due   string `json:"due"`
	State string `json:"state"` // done, due (within the season), overdue, not stated
	Words string `json:"words"`
}

// Rest is a law or policy on which an agreement rests.
type Rest struct {
	Cite  string `json:"cite"`
	Since string `json:"since"` // in effect; empty: not stated
	Newer bool   `json:"newer"` // than the agreement, or than its last review
}

// Signed is what a party signed, and when.
type Signed struct {
	Agency  Agency `json:"agency"`
	Signed  string `json:"signed"` // empty: not stated
	By      string `json:"by"`     // in words
	Version string `json:"version"`
	// Other version: it signed another than the agreement's.
	Other bool `json:"other_version"`
	// State: signed, not stated, lacking, lapsed, withdrawn, ends, elsewhere
	// (signed another version, or bound by what replaces it).
	State string `json:"state"`
	Words string `json:"words"`
	// Told is when its officers were last taken through the terms.
	Told string `json:"told"`
}

// Named says of an event whether the agreement names it and is in force then.
type Named struct {
	Event string `json:"event"` // id
	Title string `json:"title"`
	Day   string `json:"day"`
	Kind  string `json:"kind"`
	Named bool   `json:"named"` // among the election events that it names
	// Election: it is an election event, which an agreement is to name.
	Election bool   `json:"election"`
	InForce  string `json:"in_force"` // yes, no, partly, not stated
}

// Trained is what two parties practised together.
type Trained struct {
	Host  Agency `json:"host"`
	Aid   Agency `json:"aid"`
	Last  string `json:"last"`  // empty: none
	State string `json:"state"` // trained, none, not known
	Words string `json:"words"`
}
