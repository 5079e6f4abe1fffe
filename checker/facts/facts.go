// Package facts states, as plain data for a whole run, everything that the
// policies judge: the books as flat arrays, and for each topic the evidence.
// It never says what is a conflict or how bad it is. schemas/facts.cue is the
// contract; a test holds these types to it.
//
// Every record names its book (the directory) and, where it belongs to one,
// its deployment. Path is the place in the book that findings point at. Times
// are RFC 3339 with the offset of the deployment's zone, so that within one
// deployment they compare as text; days are written 2026-11-03.
package facts

// Version of the shape; it changes when a rule could misread a new document.
const Version = 1

// Stated is an optional field that is always present, so that a rule can tell
// "no" from "not said".
type Stated[T any] struct {
	Stated bool `json:"stated"`
	Value  T    `json:"value"`
}

// Say wraps a value that was written.
func Say[T any](v T) Stated[T] { return Stated[T]{true, v} }

// Facts is the whole document.
type Facts struct {
	Version int    `json:"version"`
	Today   string `json:"today"`
	// AsOf is the instant for which deployments are judged instead of their own.
	AsOf Stated[string] `json:"as_of"`

	Books       []Book       `json:"books"`
	Agencies    []Agency     `json:"agencies"`
	Actions     []Action     `json:"actions"`
	Instruments []Instrument `json:"instruments"`
	Norms       []Norm       `json:"norms"`
	Agreements  []Agreement  `json:"agreements"`
	Clauses     []Clause     `json:"clauses"`
	Deployments []Deployment `json:"deployments"`
	Assignments []Assignment `json:"assignments"`
	Units       []Unit       `json:"units"`
	Offers      []Offer      `json:"offers"`
	Requests    []Request    `json:"requests"`

	RequestWays []RequestWay  `json:"request_ways"`
	TaskDoubts  []TaskDoubt   `json:"task_doubts"`
	Helpers     []Helper      `json:"helpers"`
	Recalls     []Recall      `json:"recalls"`
	OutsideHelp []OutsideHelp `json:"outside_help"`

	Bearings      []Bearing        `json:"bearings"`
	Insurance     []InsuranceProof `json:"insurance"`
	Equipment     []Equipment      `json:"equipment"`
	EquipmentUses []EquipmentUse   `json:"equipment_uses"`
	Transfers     []Transfer       `json:"transfers"`
	Overbooked    []Overbooked     `json:"overbooked"`
	Capacity      []Capacity       `json:"capacity"`
	Responses     []Response       `json:"responses"`
	Refusals      []Refusal        `json:"refusals"`

	Powers      []Power      `json:"powers"`
	GrantEnds   []GrantEnd   `json:"grant_ends"`
	Demands     []Demand     `json:"demands"`
	Polls       []Poll       `json:"polls"`
	CourtOrders []CourtOrder `json:"court_orders"`

	Clashes   Clashes     `json:"clashes"`
	Joint     []Joint     `json:"joint"`
	Knowledge []Knowledge `json:"knowledge"`
	Needs     []Need      `json:"needs"`
	Overreach []Overreach `json:"overreach"`
	Attempts  []Attempt   `json:"attempts"`

	AgreementUses []AgreementUse    `json:"agreement_uses"`
	Pairs         []Pair            `json:"pairs"`
	Missing       []Missing         `json:"missing_clauses"`
	Unsaid        []MissingSubjects `json:"missing_subjects"`
	VersionGaps   []VersionGap      `json:"version_gaps"`

	Eligibility []Eligibility `json:"eligibility"`
	Trainings   []Training    `json:"trainings"`
	Briefed     []Briefed     `json:"briefed"`
	Reviews     []Review      `json:"terms_reviews"`
	Answers     []Answer      `json:"answers"`
	Silences    []Silence     `json:"silences"`
	Accounts    []Account     `json:"accounts"`
	Exceptions  []Exception   `json:"exceptions"`

	Commands  []Command  `json:"commands"`
	Moments   []Moment   `json:"command_moments"`
	Positions []Position `json:"positions"`
	Reports   []Report   `json:"reports"`

	AgencyPlans []AgencyPlans `json:"agency_plans"`
	Superiors   []Superior    `json:"superiors"`
	Roles       []Role        `json:"roles"`
	Escorts     []Escort      `json:"escorts"`
	Decisions   []Decision    `json:"decisions"`

	Nets     []Net     `json:"nets"`
	Members  []Member  `json:"net_members"`
	Reuse    []Reuse   `json:"frequency_reuse"`
	Channels []Channel `json:"channels"`

	RadioRepairs []RadioRepair `json:"radio_repairs"`
	NetRepairs   []NetRepair   `json:"net_repairs"`
	ChannelPairs []ChannelPair `json:"channel_pairs"`
	DataLinks    []DataLink    `json:"data_links"`
	DataMembers  []DataMember  `json:"data_members"`
	Dispatch     []Dispatch    `json:"dispatch"`

	// Waivers are filled after everything else was judged: they speak of
	// findings.
	Waivers []Waiver `json:"waivers"`
}

// Book is one directory of the run.
type Book struct {
	Book        string `json:"book"`
	Title       string `json:"title"`
	Deployments int    `json:"deployments"`
}

// Interval is half-open: from counts, until does not.
type Interval struct {
	From  string `json:"from"`
	Until string `json:"until"`
}

// Agency as the book states it.
type Agency struct {
	Book  string `json:"book"`
	ID    string `json:"id"`
	Path  string `json:"path"`
	Name  string `json:"name"`
	Short string `json:"short"`
	Kind  string `json:"kind"`
	State string `json:"state"`
	Place string `json:"place"`
	// Available is how many officers it can send to help others at one time.
	Available Stated[int] `json:"available"`
}

// Action of the taxonomy that some norm, plan or unit of the book mentions. A
// duty that any of several actions meets, and that has no category, is about an
// action of its own, whose id joins theirs: "camera/body|camera/car".
type Action struct {
	Book   string `json:"book"`
	ID     string `json:"id"`
	Name   string `json:"name"`
	Phrase string `json:"phrase"`
	Topic  string `json:"topic"`
}

// Instrument with its rank (see Rank) and its dates.
type Instrument struct {
	Book        string         `json:"book"`
	ID          string         `json:"id"`
	Path        string         `json:"path"`
	Cite        string         `json:"cite"`
	Kind        string         `json:"kind"`
	Rank        int            `json:"rank"`
	Law         bool           `json:"law"`
	Issuer      Stated[string] `json:"issuer"`
	Adopted     Stated[string] `json:"adopted"`
	Effective   Stated[string] `json:"effective"`
	Implemented Stated[string] `json:"implemented"`
	Until       Stated[string] `json:"until"`
	EndDecided  Stated[string] `json:"end_decided"`
}

// Norm is one stand of an instrument, clause or plan. ID is "document#section";
// the document of a plan is its deployment.
type Norm struct {
	Book       string         `json:"book"`
	ID         string         `json:"id"`
	Path       string         `json:"path"`
	Document   string         `json:"document"`
	Section    string         `json:"section"`
	Cite       string         `json:"cite"`
	Kind       string         `json:"kind"` // the document's kind; "agreement" for a clause, "operation-order" for a plan
	Rank       int            `json:"rank"`
	Law        bool           `json:"law"`
	Modality   string         `json:"modality"` // prohibits, permits, requires
	Advice     Stated[string] `json:"advice"`
	Confidence string         `json:"confidence"`
	// Actions it speaks of: all of them, or of a duty those that meet it.
	Actions []string       `json:"actions"`
	Text    Stated[string] `json:"text"`
}

// Agreement as the book states it.
type Agreement struct {
	Book              string         `json:"book"`
	ID                string         `json:"id"`
	Path              string         `json:"path"`
	Cite              string         `json:"cite"`
	Parties           []string       `json:"parties"`
	From              Stated[string] `json:"from"`
	Until             Stated[string] `json:"until"`
	Executed          Stated[bool]   `json:"executed"`
	Version           Stated[string] `json:"version"`
	ReviewEveryMonths Stated[int]    `json:"review_every_months"`
	Reviewed          Stated[string] `json:"reviewed"`
	// ReviewDue is the day by which the next review is due, when both are stated.
	ReviewDue      Stated[string] `json:"review_due"`
	ElectionEvents []string       `json:"election_events"`
	// RestsOn lists the instruments on which it says it rests.
	RestsOn []string `json:"rests_on"`
	// Newer lists instruments it rests on that took effect after it did, or
	// after its last review.
	Newer []string `json:"newer_instruments"`
}

// Clause of an agreement.
type Clause struct {
	Book      string         `json:"book"`
	ID        string         `json:"id"` // "agreement#clause"
	Path      string         `json:"path"`
	Agreement string         `json:"agreement"`
	Cite      string         `json:"cite"`
	Topic     string         `json:"topic"`
	Subject   Stated[string] `json:"subject"`
	Extends   Stated[string] `json:"extends"`
	Settles   Stated[string] `json:"settles"`
	// Subjects are all matters that it settles: the one that it names, and those
	// that follow from what it does.
	Subjects []string `json:"subjects"`
}

// Deployment as the book states it.
type Deployment struct {
	Book          string         `json:"book"`
	ID            string         `json:"id"`
	Path          string         `json:"path"`
	Event         string         `json:"event"`
	Purpose       string         `json:"purpose"`
	ElectionEvent Stated[string] `json:"election_event"`
	Place         string         `json:"place"`
	Host          string         `json:"host"`
	During        Interval       `json:"during"`
	Agencies      []string       `json:"agencies"` // all, host first
	Agreements    []string       `json:"agreements"`
	HasCommand    bool           `json:"has_command"`
	HasRadio      bool           `json:"has_radio"`
	HasPlan       bool           `json:"has_plan"`
}

// Assignment of units.
type Assignment struct {
	Book         string      `json:"book"`
	Deployment   string      `json:"deployment"`
	ID           string      `json:"id"`
	Path         string      `json:"path"`
	Title        string      `json:"title"`
	Host         string      `json:"host"`
	Place        string      `json:"place"`
	During       Interval    `json:"during"`
	Units        []string    `json:"units"`
	Agencies     []string    `json:"agencies"`
	Tasks        []string    `json:"tasks"`
	ReportsTo    []string    `json:"reports_to"`
	FrontLine    bool        `json:"front_line"`
	HostOfficers Stated[int] `json:"host_officers"`
	// HostPresent: a unit of the host is on it, or host officers go along.
	HostPresent bool `json:"host_present"`
	// OutsidePerimeter: it stands outside of the guarded place.
	OutsidePerimeter bool `json:"outside_perimeter"`
}

// Unit of one agency.
type Unit struct {
	Book        string         `json:"book"`
	Deployment  string         `json:"deployment"`
	ID          string         `json:"id"`
	Path        string         `json:"path"`
	Agency      string         `json:"agency"`
	Officers    Stated[int]    `json:"officers"`
	Supervisors Stated[int]    `json:"supervisors"`
	Leader      Stated[string] `json:"leader"`
	Carries     []string       `json:"carries"`
	// Of is the standing unit of its agency that it is.
	Of Stated[string] `json:"of"`
}

// Offer of an agency.
type Offer struct {
	Book       string         `json:"book"`
	Deployment string         `json:"deployment"`
	ID         string         `json:"id"`
	Path       string         `json:"path"`
	By         string         `json:"by"`
	Tasks      []string       `json:"tasks"`
	Declines   []string       `json:"declines"`
	Declined   bool           `json:"declined"`
	Reason     Stated[string] `json:"reason"`
	// Unmet lists the actions without which the agency will not take part and
	// that are prohibited to it there, with the norm that prohibits each.
	Unmet []Unmet `json:"unmet"`
}

// Unmet is a condition of an offer that the place or the plan does not grant.
type Unmet struct {
	Action string   `json:"action"`
	Norms  []string `json:"norms"`
}
