package facts

// Group is agencies that lead their officers from one place or by one plan,
// or by several that were joined.
type Group struct {
	Agencies []string `json:"agencies"`
	Paths    []string `json:"paths"`
	// Known: each of them says with whom it is joined.
	Known bool `json:"known"`
}

// AgencyPlans are the plans that agencies made for their own officers at a
// deployment, with the deployment's own as its host's: those that were made to
// fit each other are one group.
type AgencyPlans struct {
	Book       string  `json:"book"`
	Deployment string  `json:"deployment"`
	Groups     []Group `json:"groups"`
}

// Superior is an agency in the chain of command above another agency's
// officers on an assignment, and each ground that it may have to command them.
type Superior struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Assignment string   `json:"assignment"`
	Path       string   `json:"path"`
	During     Interval `json:"during"`
	Agency     string   `json:"agency"`
	Over       string   `json:"over"`
	// Positions that the agency holds in the chain.
	Positions []string `json:"positions"`
	// Hosts: it hosts the assignment or the deployment.
	Hosts bool `json:"hosts"`
	// Consents: the officers are the deployment's host's, whose plan this is.
	Consents bool `json:"consents"`
	// Territory: the place is the agency's own.
	Territory bool `json:"territory"`
	// Clauses, and sections of instruments, in force then that give it command
	// over these officers.
	Clauses []string `json:"clauses"`
	Grants  []string `json:"grants"`
	// Unread are agreements in force for these officers of which not all that
	// they say on command is in the book.
	Unread []string `json:"unread"`
	// Bans are norms of the officers' own book that forbid them to serve under
	// such an agency.
	Bans []string `json:"bans"`
}

// Role is what one helper's officers are to do on an assignment, against what
// was asked of their agency, what it offered and declined, and what the
// agreements let helpers be used for.
type Role struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Assignment string   `json:"assignment"`
	Path       string   `json:"path"`
	Host       string   `json:"host"`
	Agency     string   `json:"agency"`
	Tasks      []string `json:"tasks"`
	// Each is about tasks of the assignment, and empty where nothing is stated
	// to hold them against.
	NotOffered   []string `json:"not_offered"`
	Declined     []string `json:"declined"`
	NotRequested []string `json:"not_requested"`
	NotAgreed    []string `json:"not_agreed"`
	// The offers, requests and agreements that state something: their paths;
	// of agreements their ids.
	Offers     []string `json:"offers"`
	Requests   []string `json:"requests"`
	Agreements []string `json:"agreements"`
}

// Escort is a promise that officers of the host go along with helpers, at an
// assignment with helpers.
type Escort struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Assignment string   `json:"assignment"`
	Path       string   `json:"path"`
	Host       string   `json:"host"`
	Agencies   []string `json:"agencies"`
	// Norm is who promises: "agreement#clause", "instrument#section".
	Norm   string `json:"norm"`
	Clause bool   `json:"clause"`
	// AtLeast so many officers of the host.
	AtLeast int `json:"at_least"`
	// Conditional: it is promised in some circumstances only.
	Conditional bool `json:"conditional"`
	// Excepted: the promise does not count here, for these tasks or because of
	// the place.
	Excepted      bool     `json:"excepted"`
	ExceptedTasks []string `json:"excepted_tasks"`
	// Kept: so many officers of the host are there.
	Kept bool `json:"kept"`
	// Present: at least one is.
	Present bool `json:"present"`
}

// Decision is what the holder of a position may direct or release.
type Decision struct {
	Book       string         `json:"book"`
	Deployment string         `json:"deployment"`
	Position   string         `json:"position"`
	Path       string         `json:"path"`
	Agency     Stated[string] `json:"agency"`
	During     Interval       `json:"during"`
	Actions    []string       `json:"actions"`
	// Covers are those actions and all that stands in them.
	Covers []string `json:"covers"`
	// Rung on which the holder stands, by rank or by the position; empty when
	// it is not known.
	Rung string `json:"rung"`
	// Assignments below it at some time, and those whose officers bring
	// something on which it decides.
	Below    []string `json:"below"`
	Carrying []string `json:"carrying"`
}
