package facts

// Clashes are the computed situations in which positions do not fit, by kind
// (the table of kinds is in the package calculus). A record serves a class of
// agencies that stand alike: it lists the holders.
type Clashes struct {
	Dilemma         []Clash `json:"dilemma"`
	Defect          []Clash `json:"defect"`
	Proxy           []Clash `json:"proxy"`
	AgainstOwnRules []Clash `json:"against_own_rules"`
	Incapable       []Clash `json:"incapable"`
	Unreached       []Clash `json:"unreached"`
	ForbiddenHere   []Clash `json:"forbidden_here"`
	Approver        []Clash `json:"approver"`
	Mismatch        []Clash `json:"mismatch"`
	Terms           []Clash `json:"terms"`
	Silent          []Clash `json:"silent"`
	Duty            []Clash `json:"duty"`
	Incomparable    []Clash `json:"incomparable"`
}

// Clash is one of them.
type Clash struct {
	ID   string `json:"id"`   // unique in the run
	Kind string `json:"kind"` // against-own-rules, forbidden-here, …
	Book string `json:"book"`
	// Deployment and Assignment are empty for a defect in documents alone.
	Deployment string `json:"deployment"`
	Assignment string `json:"assignment"`
	// Assignments lists all in which the same clash was found.
	Assignments []string `json:"assignments"`
	Topic       string   `json:"topic"`
	Actions     []string `json:"actions"`
	During      Interval `json:"during"`
	// Left is the side that binds or calls (the host, the place, the plan);
	// Right is the officers' own. In one book, the higher norm is left.
	Left  Side `json:"left"`
	Right Side `json:"right"`
	// Reason tells sub-kinds apart, e.g. "retention", "deadline", "recipients",
	// "order", "mask", "not-filled", "unreachable", "asks-more", "requires". Of kind
	// against-own-rules "contradiction": the two norms are a defect as well.
	Reason string `json:"reason"`
	// Call is the path of what calls for the action when no norm does: a
	// request, a transfer, an assignment, the unit that brings the tool. Of a
	// word that no norm of the officers' own uses, where they define it.
	Call Stated[string] `json:"call"`
	// Word is the word that a clash of kind terms is about.
	Word     Stated[string] `json:"word"`
	Exposure Exposure       `json:"exposure"`
	// Region and Situation are words: all circumstances, and the first one.
	Region    string `json:"region"`
	Situation string `json:"situation"`
	// Witness gives the situation by dimension; only dimensions that matter.
	Witness []Circumstance `json:"witness"`
	// Law: a statute, court order or consent decree prohibits or requires it to
	// these officers.
	Law bool `json:"law"`
	// Whole: the region is everything that can occur in the deployment.
	Whole bool `json:"whole"`
	// Confidence of the weakest source that decides: stated, secondary, unverified.
	Confidence  string       `json:"confidence"`
	Settlements []Settlement `json:"settlements"`
	// Settled: nothing of the region is left open by the settlements that hold.
	Settled bool `json:"settled"`
	// Cause is stable: the documents' ids and sections, never their order.
	Cause string `json:"cause"`
}

// Side of a clash.
type Side struct {
	Agencies []string `json:"agencies"`
	// Position: prohibited, permitted, required, silent, unsettled.
	Position string `json:"position"`
	// View: place, here, home, host-home, plan, request.
	View      string     `json:"view"`
	Norms     []string   `json:"norms"`
	Approvals []Approval `json:"approvals"`
	// Rank of the highest norm; 0 when there is none.
	Rank int `json:"rank"`
	// Duty says in words what is asked: "within 48 hours of the use of force".
	Duty Stated[string] `json:"duty"`
}

// Approval that a side needs, resolved to the agency whose it is.
type Approval struct {
	Rung string `json:"rung"` // empty for an office outside the ladder
	// Agency is whose it is: an agency, a place for an elected official, or
	// "own" for the acting officer's own agency.
	Agency string `json:"agency"`
	Office string `json:"office"`
}

// Circumstance is one dimension's value.
type Circumstance struct {
	Dimension string `json:"dimension"`
	Value     string `json:"value"`
	Phrase    string `json:"phrase"`
}

// Exposure tells whether the action is in play.
type Exposure struct {
	Planned bool `json:"planned"` // tasked, ordered or authorised
	Carried bool `json:"carried"`
	Trained bool `json:"trained"`
	Unknown bool `json:"unknown"` // capability not stated: counts as in play
	InPlay  bool `json:"in_play"`
}

// Settlement is a clause that was tried on a clash.
type Settlement struct {
	Clause  string `json:"clause"` // "agreement#clause"
	Path    string `json:"path"`
	By      string `json:"by"`      // host, own, stricter, not-tasked
	Outcome string `json:"outcome"` // settles, partly, fails
	// Why it fails or falls short: "outranks" (the signatory cannot waive it),
	// "not-in-force", "not-a-party", "condition", "dilemma", "no-own-position",
	// "tasked", "opposed".
	Why string `json:"why"`
}

// Joint is what here and home leave together for one agency's officers and
// one action, in one region, after settlement: a row of the joint rules of
// engagement.
type Joint struct {
	Book       string     `json:"book"`
	Deployment string     `json:"deployment"`
	Assignment string     `json:"assignment"`
	Agencies   []string   `json:"agencies"`
	Action     string     `json:"action"`
	During     Interval   `json:"during"`
	Region     string     `json:"region"`
	Position   string     `json:"position"`
	Approvals  []Approval `json:"approvals"`
	Norms      []string   `json:"norms"`
}

// Tactic is an action of the topic tactics of which the joint rules of
// engagement say anything to an agency's officers on an assignment.
type Tactic struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Assignment string   `json:"assignment"`
	Agency     string   `json:"agency"`
	Action     string   `json:"action"`
	During     Interval `json:"during"`
	// Unasked lists the norms of operation orders by which they may do it, in
	// some circumstances, without anybody's word.
	Unasked []string `json:"unasked"`
}

// Knowledge says whether an agency's own rules on a topic are in the book:
// "whole", "excerpt", or "none" when nothing of it is there.
type Knowledge struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Agency     string `json:"agency"`
	Topic      string `json:"topic"`
	Extent     string `json:"extent"`
}

// Need is an approval that some norm asks for an action in play, and whether
// the command structure has somebody to give it.
type Need struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Assignment string   `json:"assignment"`
	Path       string   `json:"path"` // of the assignment
	Agencies   []string `json:"agencies"`
	Actions    []string `json:"actions"`
	Norm       string   `json:"norm"`
	Approval   Approval `json:"approval"`
	During     Interval `json:"during"`
	// Filled: a position held by that agency with a rank that suffices.
	Filled bool `json:"filled"`
	// Known: enough is stated to tell (a command structure, ranks).
	Known bool `json:"known"`
	// Vacant lists positions of a fitting title that nobody holds.
	Vacant []string `json:"vacant"`
	// Reachable: unit and approver share a net on which both can be heard.
	Reachable Stated[bool] `json:"reachable"`
	Holders   []string     `json:"holders"`
	InPlay    bool         `json:"in_play"`
}

// Overreach is a reach that an instrument claims without authority for it.
type Overreach struct {
	Book       string         `json:"book"`
	Deployment string         `json:"deployment"`
	Instrument string         `json:"instrument"`
	Path       string         `json:"path"`
	Claim      string         `json:"claim"` // command, territory, named
	Agencies   []string       `json:"agencies"`
	Place      Stated[string] `json:"place"`
}

// Attempt is a settle or extend clause with everything it was tried on.
type Attempt struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Clause     string   `json:"clause"`
	Path       string   `json:"path"`
	By         string   `json:"by"`
	Settled    int      `json:"settled"`
	Partly     int      `json:"partly"`
	Failed     int      `json:"failed"`
	Reasons    []string `json:"reasons"`
	Norms      []string `json:"norms"` // norms that it could not move
}

// Lists gives the lists of all kinds, in the order of the fields.
func (c *Clashes) Lists() []*[]Clash {
	return []*[]Clash{&c.Dilemma, &c.Defect, &c.Proxy, &c.AgainstOwnRules, &c.Incapable, &c.Unreached, &c.ForbiddenHere,
		&c.Approver, &c.Mismatch, &c.Terms, &c.Silent, &c.Duty, &c.Incomparable}
}
