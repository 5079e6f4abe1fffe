package facts

// Request for help.
type Request struct {
	Book       string         `json:"book"`
	Deployment string         `json:"deployment"`
	ID         string         `json:"id"`
	Path       string         `json:"path"`
	From       string         `json:"from"`
	To         string         `json:"to"`
	Tasks      []string       `json:"tasks"`
	Kind       Stated[string] `json:"kind"`
	Purpose    Stated[string] `json:"purpose"`
	Made       Stated[string] `json:"made"`
	Formal     Stated[bool]   `json:"formal"`
	By         Stated[string] `json:"by"`
	Approved   Stated[bool]   `json:"approved"`
	// Ways lists the ways of asking that apply to it; with more than one it is
	// not clear which was meant, and none is compared with it.
	Ways []string `json:"ways"`
	// Outcome is that of the last step that states one, and OutcomePath where it
	// is written, OutcomeLevel the level.
	Outcome      Stated[string] `json:"outcome"`
	OutcomeLevel string         `json:"outcome_level"`
	OutcomePath  string         `json:"outcome_path"`
	// Answered: the agency asked made an offer, or has a unit in the deployment.
	Answered bool `json:"answered"`
	Declined bool `json:"declined"`
	// AnswersRecorded: the deployment records what agencies offer, so that an
	// offer which is not there was not made.
	AnswersRecorded bool `json:"answers_recorded"`
	// CountedOn: the agency asked has a unit in the deployment.
	CountedOn bool `json:"counted_on"`
	// Began is when the part of the agency asked begins, and Late that it was
	// asked, GrantedLate that it was granted, only after that.
	Began       string         `json:"began"`
	Late        bool           `json:"late"`
	GrantedOn   Stated[string] `json:"granted_on"`
	GrantedLate bool           `json:"granted_late"`
	// ExcludedBy lists the agreements relied on that rule out the purpose which
	// the request itself states.
	ExcludedBy []string `json:"excluded_by"`
}

// RequestWay puts a request against the one way of asking that applies to it.
// Each field is one aspect; none is a verdict.
type RequestWay struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Request    string `json:"request"`
	Path       string `json:"path"` // of the request
	From       string `json:"from"`
	To         string `json:"to"`
	Way        string `json:"way"`
	// Named: the request says that it goes this way; else it is the only one that
	// is written down for it.
	Named   bool   `json:"named"`
	WayPath string `json:"way_path"`
	Kind    string `json:"kind"` // of the way
	Place   string `json:"place"`
	// Inside: the agency asked works in the state, or the wider area, of the way.
	Inside bool `json:"inside"`
	// Purpose of the request or, without one, of the deployment.
	Purpose   string       `json:"purpose"`
	PurposeOK bool         `json:"purpose_ok"`
	Excluded  bool         `json:"excluded"`
	Unplanned bool         `json:"unplanned_only"`
	Planned   Stated[bool] `json:"planned"`
	// Emergency: the way needs one that is declared; Declared: one is, by the
	// right government, for the place and the time; Declarations: all stated.
	Emergency    bool     `json:"emergency_only"`
	Declared     bool     `json:"declared"`
	Declarations []string `json:"declarations"`
	// Asks is the rung that must ask, empty for any; AskerOK that of the request
	// suffices, true when it is not stated.
	Asks    string         `json:"asks"`
	By      Stated[string] `json:"by"`
	AskerOK bool           `json:"asker_ok"`
	// Hours of help, and helpers asked in this way.
	Hours          int         `json:"hours"`
	AtMostHours    Stated[int] `json:"at_most_hours"`
	Asked          []string    `json:"asked"`
	AtMostAgencies Stated[int] `json:"at_most_agencies"`
	// Traced: the request states the levels that it passed.
	Traced bool       `json:"traced"`
	Levels []WayLevel `json:"levels"`
	// Immediate lists ways of immediate assistance that would fit instead.
	Immediate []string `json:"immediate"`
}

// WayLevel is one level of a way, and the request's step there.
type WayLevel struct {
	ID    string `json:"id"` // "way#level"
	Level string `json:"level"`
	// Needed: to reach the agency asked, the request has to pass here.
	Needed bool `json:"needed"`
	// Notice: it is only told. Advice: the text only advises it.
	Notice bool `json:"notice"`
	Advice bool `json:"advice"`
	// Passed: a step names it, or whoever asks or is asked coordinates here.
	Passed bool `json:"passed"`
	// Before lists levels that come earlier and that the request passed later.
	Before   []string       `json:"before"`
	StepPath string         `json:"step_path"` // of the request without a step
	Agency   Stated[string] `json:"agency"`
	// Coordinators are those who coordinate here as far as the book knows.
	Coordinators []string       `json:"coordinators"`
	AgencyOK     bool           `json:"agency_ok"`
	Grants       string         `json:"grants"` // the rung that grants, empty for any
	By           Stated[string] `json:"by"`
	GranterOK    bool           `json:"granter_ok"`
	Outcome      Stated[string] `json:"outcome"`
}

// TaskDoubt is a task that does not belong to the purpose for which help is
// asked or given, or that belongs to one which is ruled out.
type TaskDoubt struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Path       string   `json:"path"` // of the request or the assignment
	Request    bool     `json:"request"`
	Agencies   []string `json:"agencies"`
	Purpose    string   `json:"purpose"`
	Task       string   `json:"task"`
	// Expected: officers who come for the purpose usually do it, or nothing is
	// stated about what they do.
	Expected bool `json:"expected"`
	// Belongs lists other purposes to which the task belongs.
	Belongs []string `json:"belongs"`
	// RuledOut is the one of them that is excluded, if any, by these ways and
	// agreements.
	RuledOut   Stated[string] `json:"ruled_out"`
	Ways       []string       `json:"ways"`
	Agreements []string       `json:"agreements"`
}

// Helper is an agency that comes to help, and whether anybody asked it.
type Helper struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Agency     string `json:"agency"`
	Path       string `json:"path"` // of its first unit or offer
	// Asked: a request is addressed to it, or to who coordinates its place.
	Asked bool `json:"asked"`
	// Recorded: the deployment records requests.
	Recorded bool `json:"recorded"`
}

// Recall is an offer that was called back before the deployment ends.
type Recall struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Path       string `json:"path"` // of the offer
	Agency     string `json:"agency"`
	On         string `json:"on"`
	// BeforeStart: called back before its part begins.
	BeforeStart bool `json:"before_start"`
	// Assignments that its units then leave.
	Assignments []string `json:"assignments"`
}

// OutsideHelp is what a deployment counts on beyond its host.
type OutsideHelp struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Path       string `json:"path"`
	Host       string `json:"host"`
	// Contingency: whether the plan provides for outside help, and where.
	Contingency Stated[bool] `json:"contingency"`
	PlanPath    string       `json:"plan_path"`
	// Needed is how many officers it needs at one time at least, Own how many
	// the host's units bring when all of them state it.
	Needed   Stated[int] `json:"needed"`
	Own      Stated[int] `json:"own"`
	Requests int         `json:"requests"`
	Helpers  []string    `json:"helpers"`
}
