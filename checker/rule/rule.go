// Package rule is the contract between those who judge and those who report:
// what a rule says about itself, and what it hands over. policies/README.md
// explains it to the authors of rules.
package rule

import "roe.example/checker/facts"

// Severities, worst first: do not deploy until it is settled; settle or
// accept in writing; brief the officers.
const (
	Error   = "error"
	Warning = "warning"
	Note    = "note"
)

// Weight orders severities: 3 for an error down to 1 for a note, and 0 for a
// word that is none.
func Weight(severity string) int {
	switch severity {
	case Error:
		return 3
	case Warning:
		return 2
	case Note:
		return 1
	}
	return 0
}

// Rule is what the METADATA of a rule says, and where it stands.
type Rule struct {
	ID          string `json:"id"` // topic/kebab-name
	Topic       string `json:"topic"`
	Severity    string `json:"severity"` // the default; a finding may weigh otherwise
	Title       string `json:"title"`
	Description string `json:"description"`
	Remedy      string `json:"remedy"`
	// Step is the remedy in a few words that follow "Put the agreement in order:"
	// on the cover of a briefing; {agencies} stands for who must act. Empty: the
	// remedy has to do.
	Step       string      `json:"step,omitempty"`
	Seeds      []string    `json:"seeds"`
	References []Reference `json:"references"`
	File       string      `json:"file"`
	Line       int         `json:"line"`   // of its findings
	Origin     string      `json:"origin"` // Roe, or the folder or bundle of a county's own
	// OnWaivers: it judges the waivers of what other rules find.
	OnWaivers bool `json:"on_waivers,omitempty"`
}

// Roe is the origin of the rules that come with the program.
const Roe = "roe"

// Own tells a county's own rule from roe's.
func (r Rule) Own() bool { return r.Origin != Roe }

// Reference is a document that a rule rests on.
type Reference struct {
	Ref         string `json:"ref"`
	Description string `json:"description"`
}

// Finding is what a rule hands over: ids and paths into the facts, never
// words copied from them.
type Finding struct {
	Rule       string
	Book       string
	Deployment string // empty for documents alone
	Severity   string
	Cause      string
	Message    string // a template
	Remedy     string // a template; empty: the rule's own
	Args       map[string]Argument
	Agencies   []string
	Actions    []string
	Clash      string // id, or empty
	Places     []Place
	During     *facts.Interval
}

// Place is a part of a book that a finding points at: of the finding's own
// book, unless it names another.
type Place struct {
	Role string
	Path string
	Book string
}

// Judgement is what a rule set made of the facts.
type Judgement struct {
	Findings  []Finding
	Evaluated []Evaluated
	Failures  []Failure
}

// Evaluated says that a rule ran, and how many facts it looked at.
type Evaluated struct {
	Rule       string `json:"rule"`
	Considered int    `json:"considered"`
}

// Failure is a rule that could not judge: where it stands, and why.
type Failure struct {
	Rule    string `json:"rule"`
	File    string `json:"file"`
	Line    int    `json:"line"`
	Message string `json:"message"`
}
