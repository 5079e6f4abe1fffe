package facts

// Text is a section of a document, of which nothing but its place counts: a
// clause of an agreement, or a section of an instrument.
type Text struct {
	Kind string `json:"kind"` // clause, instrument, norm (of a plan)
	ID   string `json:"id"`   // of the clause, the instrument or the norm
	Path string `json:"path"` // of the section
}

// Eligibility counts the officers of one unit against one text that says which
// officers may come.
type Eligibility struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Unit       string `json:"unit"`
	Path       string `json:"path"` // of the unit
	Agency     string `json:"agency"`
	Host       string `json:"host"`
	State      string `json:"state"` // the host's, whose certificate counts
	Text       Text   `json:"text"`
	// Listed: something is stated of its officers, class by class.
	Listed bool `json:"listed"`
	// Sent is how many officers the unit sends; more may be listed.
	Sent       Stated[int] `json:"sent"`
	Eligible   int         `json:"eligible"`
	Ineligible int         `json:"ineligible"`
	Unknown    int         `json:"unknown"` // with those who are sent and not listed
	// Barred are those who lack service, full-time employment, good standing or
	// a clear record, and not only a certificate or a course.
	Barred int `json:"barred"`
	// Enough: those who qualify are as many as the unit sends.
	Enough bool `json:"enough"`
	// Lacks says what those who do not qualify lack; an officer who lacks two
	// things counts for each.
	Lacks []Shortfall `json:"lacks"`
	// Unclear says what is not stated of listed officers.
	Unclear []Shortfall `json:"unclear"`
}

// Shortfall is one thing that is asked of officers and that some of them do
// not have, or of whom it is not stated.
type Shortfall struct {
	What     string `json:"what"` // service, full-time, standing, certificate, record, course
	Record   string `json:"record"`
	Course   string `json:"course"`
	Years    int    `json:"years"`  // of service, or back to which records count
	Hours    int    `json:"hours"`  // of the course; 0 when any will do
	Months   int    `json:"months"` // within which the course must have been taken; 0 when ever
	Officers int    `json:"officers"`
	// Presumed: nothing is stated of certificates, so that they are those of
	// the agency's own state.
	Presumed bool     `json:"presumed"`
	Paths    []string `json:"paths"` // of the classes
}

// Training is what a host and one agency that helps it have trained together.
type Training struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Path       string `json:"path"` // of the helper
	Host       string `json:"host"`
	Aid        string `json:"aid"`
	// Asked lists clauses between the two about training together.
	Asked []Text `json:"asked"`
	// WithinMonths is the shortest time before the help that such a clause sets.
	WithinMonths Stated[int] `json:"within_months"`
	// Known: one of the two lists its joint exercises, all of them.
	Known    bool      `json:"known"`
	Sessions []Session `json:"sessions"` // held before the deployment, the latest first
	// Tasks and Carries are what the helper's units are there to do and bring.
	Tasks   []string `json:"tasks"`
	Carries []string `json:"carries"`
}

// Session is one joint exercise.
type Session struct {
	Date string `json:"date"`
	// Months is the least number of months within which it lies, counted back
	// from the day on which the deployment begins.
	Months int      `json:"months"`
	Topics []string `json:"topics"`
	Path   string   `json:"path"`
}

// Briefed says whether the officers of an agency were told what applies.
type Briefed struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Agency     string `json:"agency"`
	Host       bool   `json:"host"`
	Path       string `json:"path"`   // of its first assignment, or its unit
	Begins     string `json:"begins"` // its work
	// Kept: the deployment lists briefings, of whomever.
	Kept bool `json:"kept"`
	// Before is the last briefing before its work began, After the first one
	// after that.
	Before Stated[string] `json:"before"`
	After  Stated[string] `json:"after"`
}

// Review is how the officers of one party came to know an agreement relied on.
type Review struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Agreement  string `json:"agreement"`
	Agency     string `json:"agency"`
	Host       bool   `json:"host"`
	Path       string `json:"path"` // of the party
	// Asked lists clauses of the agreement about telling officers the terms.
	Asked []Text `json:"asked"`
	// Kept: some party states when it went through the terms with its officers.
	Kept     bool           `json:"kept"`
	Reviewed Stated[string] `json:"reviewed"`
	// Concluded is the day on which the last signature or approval came of the
	// agency and of the host, as far as stated.
	Concluded Stated[string] `json:"concluded"`
	// Days lie between that and the deployment; less than 0 when it came later.
	Days int `json:"days"`
	// Instructed: after it was concluded and before the deployment, its
	// officers were taken through the terms or briefed.
	Instructed bool `json:"instructed"`
	// Trained: in that time they trained together with the host's.
	Trained bool `json:"trained"`
}

// Answer is who does a job of accountability, by one section that binds the
// host, a helper, or both.
type Answer struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Host       string `json:"host"`
	Aid        string `json:"aid"`
	Subject    string `json:"subject"`
	Bears      string `json:"bears"` // host, own, shared, fault, state, outside
	Document   string `json:"document"`
	Text       Text   `json:"text"`
	Law        bool   `json:"law"`
	BindsHost  bool   `json:"binds_host"`
	BindsAid   bool   `json:"binds_aid"`
}

// Silence lists what an agreement that is encoded whole on a topic says nothing
// on, and no other document that binds its parties there either.
type Silence struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Agreement  string   `json:"agreement"`
	Path       string   `json:"path"`
	Topic      string   `json:"topic"`
	Subjects   []string `json:"subjects"`
}

// Account is what a unit hands in so that it can be told afterwards who was
// there and who used what.
type Account struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Unit       string `json:"unit"`
	Path       string `json:"path"`
	Agency     string `json:"agency"`
	Host       string `json:"host"`
	Begins     string `json:"begins"` // its first assignment
	// RosterAsked and RoundsAsked list what asks for it: clauses between the
	// two, sections that bind the agency, the plan.
	RosterAsked []Text `json:"roster_asked"`
	RoundsAsked []Text `json:"rounds_asked"`
	// RosterKept: other units of the deployment have handed a roster in.
	RosterKept bool           `json:"roster_kept"`
	Roster     Stated[string] `json:"roster"`
	RosterLate bool           `json:"roster_late"` // only after its work began
	// Munitions are the things it brings that are used up, Uncounted those of
	// them without a count.
	Munitions []string `json:"munitions"`
	Uncounted []string `json:"uncounted"`
}

// Exception is a task that the rules of an agency allow to its officers only
// as an exception: some rule that binds them forbids it, in some circumstances
// at least.
type Exception struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Assignment string   `json:"assignment"`
	Path       string   `json:"path"` // of the assignment
	Agency     string   `json:"agency"`
	Host       string   `json:"host"`
	Action     string   `json:"action"`
	Norms      []string `json:"norms"`
}
