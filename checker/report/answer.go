package report

import "roe.example/checker/facts"

// AnswerVersion is that of the shape that schemas/answer.schema.json describes.
const AnswerVersion = 1

// Answer is what the joint rules of engagement of a deployment say to one
// question, in words and with every source.
type Answer struct {
	Version  int           `json:"version"`
	Question AnswerTo      `json:"question"`
	Answers  []AnswerStand `json:"answers"`
	// Brings says whether the officers are listed with the tool asked about.
	Brings []string `json:"brings"`
	// Elsewhere says at which of the agency's assignments what the question
	// states cannot be true, so that it has no answer there.
	Elsewhere []string `json:"elsewhere"`
	// Diagnostics are faults in the books or in the question; with any of them
	// there is no answer.
	Diagnostics []Diagnostic `json:"diagnostics"`
	Notes       []Diagnostic `json:"notes"`
	Disclaimer  string       `json:"disclaimer"`
}

// AnswerTo is the question as it was understood.
type AnswerTo struct {
	Text       string   `json:"text"` // as a sentence
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Event      string   `json:"event"`
	Place      string   `json:"place"` // in words; empty if the event names it
	Agency     string   `json:"agency"`
	Action     string   `json:"action"`
	During     Interval `json:"during"` // an instant has two equal ends
	Given      string   `json:"given"`  // circumstances of the question, in words
	Known      string   `json:"known"`  // circumstances that the deployment states
}

// AnswerStand is how the officers stand on some actions, and where and when
// that is the same.
type AnswerStand struct {
	Actions []AnswerAction `json:"actions"`
	Where   string         `json:"where"` // in words: on “Traffic” until 18:00
	Posts   []AnswerPost   `json:"posts"`
	Cases   []AnswerCase   `json:"cases"` // mild to grave; no two overlap
	// Approvers says who can give the approvals of the cases, and where.
	Approvers []AnswerApprover `json:"approvers"`
	// Partial says of whom the rules on the topic are not written down whole.
	Partial string         `json:"partial"`
	Advice  []AnswerSource `json:"advice"`
}

// AnswerAction is an action with its name.
type AnswerAction struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// AnswerPost is an assignment during a stretch of time.
type AnswerPost struct {
	Assignment string   `json:"assignment"` // empty in a deployment without any
	During     Interval `json:"during"`
	Setting    string   `json:"setting"` // the kind of place, in words; empty if not known
}

// AnswerApprover says whether somebody can give an approval at some posts.
type AnswerApprover struct {
	Approval string       `json:"approval"` // "their own supervisor"
	Filled   string       `json:"filled"`   // yes, no, not-stated
	Holders  []string     `json:"holders"`
	Reached  string       `json:"reached"` // by radio: yes, no, not-stated
	Text     string       `json:"text"`
	Where    string       `json:"where"` // in words; empty: at all posts
	Posts    []AnswerPost `json:"posts"`
}

// AnswerCase is a set of circumstances with one answer.
type AnswerCase struct {
	Region string `json:"region"` // in words, beside what the question states
	Whole  bool   `json:"whole"`  // all circumstances asked about
	// When says the region as it is best said beside the other cases.
	When string `json:"when"`
	AnswerReply
	Sources   []AnswerSource `json:"sources"`
	GaveWay   []AnswerSource `json:"gave_way"`
	Otherwise []AnswerChange `json:"otherwise"`
	// Constant: no other circumstances change it.
	Constant bool `json:"constant"`
}

// AnswerReply is a position and what comes with it.
type AnswerReply struct {
	// Position: required, prohibited, permitted, silent (nobody says),
	// contradictory, unknown (not known here).
	Position  string   `json:"position"`
	Text      string   `json:"text"` // "may, on the word of their own supervisor"
	Approvals []string `json:"approvals"`
	Duties    []string `json:"duties"` // deadline, retention, count, recipients
	After     []string `json:"after"`  // what must have been done before
}

// AnswerSource is a norm with the place where it is written.
type AnswerSource struct {
	Norm  string `json:"norm"`
	Cite  string `json:"cite"`
	Does  string `json:"does"`  // prohibits, permits, requires, only
	Text  string `json:"text"`  // what it says here, as a sentence
	Quote string `json:"quote"` // its own words
	Where string `json:"where"` // the part of the case in which it counts
	File  string `json:"file"`
	Line  int    `json:"line"`
	// Column and Path are those of the norm in its file and its book.
	Column int    `json:"column"`
	Path   string `json:"path"`
}

// AnswerChange is the nearest circumstances with another answer.
type AnswerChange struct {
	Dimensions []string `json:"dimensions"` // that must change
	Region     string   `json:"region"`     // all such circumstances
	Instead    string   `json:"instead"`    // the mildest: what is otherwise than in the case
	Beside     string   `json:"beside"`     // and what of the case must be true beside it
	AnswerReply
}

// Unanswered is the answer to a question that has none.
func Unanswered(faults []Diagnostic) *Answer {
	a := &Answer{Diagnostics: faults}
	a.complete()
	return a
}

// complete makes every list a list, as Report's does.
func (a *Answer) complete() {
	a.Version, a.Disclaimer = AnswerVersion, Disclaimer
	facts.Total(a)
}
