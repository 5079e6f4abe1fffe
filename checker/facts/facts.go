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

// Facts is the whole document. Of each list it is marked whether it speaks of
// documents and of what follows from them for any two agencies (clashes, which
// agreements hold), or of a plan: of what a deployment states about itself.
type Facts struct {
	Version int    `json:"version"`
	Today   string `json:"today"`
	// AsOf is the instant for which deployments are judged instead of their own.
	AsOf Stated[string] `json:"as_of"`

	Books       []Book       `json:"books" of:"documents"`
	Agencies    []Agency     `json:"agencies" of:"documents"`
	Actions     []Action     `json:"actions" of:"documents"`
	Instruments []Instrument `json:"instruments" of:"documents"`
	Norms       []Norm       `json:"norms" of:"documents"`
	Agreements  []Agreement  `json:"agreements" of:"documents"`
	Clauses     []Clause     `json:"clauses" of:"documents"`
	Deployments []Deployment `json:"deployments" of:"plan"`
	Assignments []Assignment `json:"assignments" of:"plan"`
	Units       []Unit       `json:"units" of:"plan"`
	Offers      []Offer      `json:"offers" of:"plan"`
	Requests    []Request    `json:"requests" of:"plan"`
	Events      []Event      `json:"events" of:"plan"`

	RequestWays []RequestWay  `json:"request_ways" of:"plan"`
	TaskDoubts  []TaskDoubt   `json:"task_doubts" of:"plan"`
	Helpers     []Helper      `json:"helpers" of:"plan"`
	Recalls     []Recall      `json:"recalls" of:"plan"`
	OutsideHelp []OutsideHelp `json:"outside_help" of:"plan"`

	Bearings      []Bearing        `json:"bearings" of:"documents"`
	Insurance     []InsuranceProof `json:"insurance" of:"documents"`
	Equipment     []Equipment      `json:"equipment" of:"documents"`
	EquipmentUses []EquipmentUse   `json:"equipment_uses" of:"plan"`
	Transfers     []Transfer       `json:"transfers" of:"plan"`
	Overbooked    []Overbooked     `json:"overbooked" of:"plan"`
	Loads         []Load           `json:"loads" of:"plan"`
	Capacity      []Capacity       `json:"capacity" of:"plan"`
	Responses     []Response       `json:"responses" of:"plan"`
	Refusals      []Refusal        `json:"refusals" of:"plan"`

	Powers      []Power      `json:"powers" of:"plan"`
	GrantEnds   []GrantEnd   `json:"grant_ends" of:"documents"`
	Demands     []Demand     `json:"demands" of:"documents"`
	Polls       []Poll       `json:"polls" of:"plan"`
	CourtOrders []CourtOrder `json:"court_orders" of:"documents"`

	Clashes   Clashes     `json:"clashes" of:"documents"`
	Joint     []Joint     `json:"joint" of:"plan"`
	Tactics   []Tactic    `json:"tactics" of:"plan"`
	Knowledge []Knowledge `json:"knowledge" of:"documents"`
	Needs     []Need      `json:"needs" of:"plan"`
	Overreach []Overreach `json:"overreach" of:"documents"`
	Attempts  []Attempt   `json:"attempts" of:"documents"`

	AgreementUses []AgreementUse    `json:"agreement_uses" of:"documents"`
	Pairs         []Pair            `json:"pairs" of:"plan"`
	Missing       []Missing         `json:"missing_clauses" of:"documents"`
	Unsaid        []MissingSubjects `json:"missing_subjects" of:"documents"`
	VersionGaps   []VersionGap      `json:"version_gaps" of:"documents"`

	Eligibility []Eligibility `json:"eligibility" of:"plan"`
	Trainings   []Training    `json:"trainings" of:"documents"`
	Briefed     []Briefed     `json:"briefed" of:"plan"`
	Reviews     []Review      `json:"terms_reviews" of:"documents"`
	Answers     []Answer      `json:"answers" of:"documents"`
	Silences    []Silence     `json:"silences" of:"documents"`
	Accounts    []Account     `json:"accounts" of:"plan"`
	Exceptions  []Exception   `json:"exceptions" of:"plan"`

	Commands  []Command  `json:"commands" of:"plan"`
	Moments   []Moment   `json:"command_moments" of:"plan"`
	Positions []Position `json:"positions" of:"plan"`
	Reports   []Report   `json:"reports" of:"plan"`

	AgencyPlans []AgencyPlans `json:"agency_plans" of:"plan"`
	Superiors   []Superior    `json:"superiors" of:"plan"`
	Roles       []Role        `json:"roles" of:"plan"`
	Escorts     []Escort      `json:"escorts" of:"plan"`
	Decisions   []Decision    `json:"decisions" of:"plan"`

	Nets     []Net     `json:"nets" of:"plan"`
	Members  []Member  `json:"net_members" of:"plan"`
	Reuse    []Reuse   `json:"frequency_reuse" of:"plan"`
	Channels []Channel `json:"channels" of:"documents"`

	RadioRepairs []RadioRepair `json:"radio_repairs" of:"plan"`
	NetRepairs   []NetRepair   `json:"net_repairs" of:"plan"`
	ChannelPairs []ChannelPair `json:"channel_pairs" of:"documents"`
	DataLinks    []DataLink    `json:"data_links" of:"plan"`
	DataMembers  []DataMember  `json:"data_members" of:"plan"`
	Dispatch     []Dispatch    `json:"dispatch" of:"plan"`

	// Waivers are filled after everything else was judged: they speak of
	// findings.
	Waivers []Waiver `json:"waivers" of:"plan"`
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
