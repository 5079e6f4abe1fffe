package facts

// JointAnswer is what the joint rules of engagement of a deployment say to one
// question: may, must or must not an agency's officers do this, there and then.
// It is no part of the document that rules judge; it is computed when asked.
type JointAnswer struct {
	Book       string
	Deployment string
	Agency     string
	Action     string // as asked: an item or a category
	During     Interval
	Given      string // what the question states of the circumstances, in words
	Known      string // what the deployment states of them, in words
	Stands     []Stand
	Brings     []Brings
	// Posted lists where and when the agency has officers, if there is no stand.
	Posted []Post
	// Elsewhere lists posts at which what the question states cannot be true.
	Elsewhere []Elsewhere
}

// Stand is how the agency stands on some actions, and where and when it is the
// same.
type Stand struct {
	Actions []string
	Posts   []Post
	// Cases divide the circumstances asked about, mild to grave; no two overlap.
	Cases  []Case
	Advice []AnswerNorm
	// Partial lists the agencies of those that decide here whose own rules on
	// the topic are not written down whole.
	Topic   string
	Partial []string
}

// Post is an assignment during a stretch of time.
type Post struct {
	Assignment string // empty for a deployment without any
	During     Interval
	Setting    string // the kind of place, in words; may be empty
	Fills      []Fill // for each approval of the stand's cases
}

// Fill says whether the command structure has somebody to give an approval.
type Fill struct {
	Approval  Approval
	Known     bool // enough is stated to tell
	Filled    bool
	Holders   []string // positions
	Vacant    []string // positions of a fitting title that nobody holds
	Reachable Stated[bool]
}

// Case is a set of circumstances with one answer.
type Case struct {
	Region    string // in words, for one who knows what the question states
	Whole     bool   // all circumstances asked about
	Reply     Reply
	Norms     []AnswerNorm // that make the position
	Gave      []Yield      // norms that were looked at and do not count
	Otherwise []Change     // the nearest circumstances with another answer
	Constant  bool         // the answer is this one in all circumstances there are
}

// Reply is a position with what comes with it.
type Reply struct {
	// Position: required, prohibited, permitted, silent (nobody says),
	// unsettled (required and prohibited at once), unknown (not known here).
	Position  string
	Approvals []Approval
	Duties    []string // the parameters of a duty or permission, in words
	After     []string // actions that must have been done before
	Triggers  []string // another officer's acts that call for it
}

// AnswerNorm is a norm in an answer.
type AnswerNorm struct {
	Norm  string
	Does  string // prohibits, permits, requires; only: permits it in other circumstances only
	Via   string // the clause through which it binds here, or empty
	Where string // the part of the case in which it counts; empty: all of it
	Word  string // of advice: should, consider
}

// Yield is a norm that was looked at and does not count, with what it yields to.
type Yield struct {
	AnswerNorm
	// Why: settled (By is a clause), exception, specific, ban, rank, duty,
	// parameters, own-silent, reach.
	Why string
	By  []string // norms, or one clause
}

// Change is a set of circumstances that differ from a case in as few dimensions
// as any with another answer.
type Change struct {
	Dimensions []string // that must change
	Region     string   // all of them, in words
	Instead    string   // the mildest of them: what is otherwise than in the case
	Beside     string   // and what of the case must be true beside it
	Reply      Reply
}

// Brings says whether the agency's units on an assignment are listed with a
// tool that was asked about.
type Brings struct {
	Assignment string
	Action     string
	Carried    bool
	Stated     bool // the units' loads are listed
}

// Elsewhere is a post at which what the question states cannot be true.
type Elsewhere struct {
	Assignment string
	// Why: contradicts (what is stated of the deployment or the place),
	// impossible (no such combination can occur).
	Why        string
	Dimensions []string // that contradict
	Stated     string   // of them, in words, by the deployment
	Asked      string   // in words, by the question
}
