// Package report makes of findings what a reader gets: sentences with names,
// places with file and line, verdicts, and what was covered. Renderers turn a
// Report into text or another format and add nothing of substance.
package report

import (
	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/rule"
)

// Version of the shape that schemas/report.schema.json describes.
const Version = 1

// Disclaimer stands once in every report.
const Disclaimer = "Nothing here is legal advice."

// Audiences of a report.
const (
	Internal = "internal"
	Public   = "public" // without what must not leave the agencies
)

// Verdicts of a deployment.
const (
	Ready             = "ready"
	ReadyWithBriefing = "ready with briefing"
	NotReady          = "not ready"
	NoVerdict         = "no verdict"
)

// Diagnostic is a fault or a remark on a place of the input.
type Diagnostic = book.Diagnostic

// Failure is a rule that could not judge.
type Failure = rule.Failure

// Interval is half-open; an empty end is open.
type Interval = facts.Interval

// Report is everything that a run has to say.
type Report struct {
	Version  int    `json:"version"`
	Today    string `json:"today"`
	AsOf     string `json:"as_of"` // empty: each deployment at its own time
	Audience string `json:"audience"`

	Verdicts []Verdict `json:"verdicts"`
	Findings []Finding `json:"findings"`
	Coverage Coverage  `json:"coverage"`

	// Incomplete: some rule could not judge, see Failures.
	Incomplete bool      `json:"incomplete"`
	Failures   []Failure `json:"failures"`
	// Diagnostics are faults in the input; with any of them nothing was judged.
	Diagnostics []Diagnostic `json:"diagnostics"`
	Notes       []Diagnostic `json:"notes"`
	// Withheld lists the classes of what was left out for this audience.
	Withheld   []string `json:"withheld"`
	Disclaimer string   `json:"disclaimer"`
	// Baseline is what the run was held against; nil without one.
	Baseline *Baseline `json:"baseline"`
	// Rules is the catalogue, for formats that explain the rules.
	Rules []rule.Rule `json:"-"`
}

// Baseline says what is new against an earlier run.
type Baseline struct {
	Name  string `json:"name"` // the file or the git revision
	New   int    `json:"new"`
	Known int    `json:"known"`
	// Gone are findings of the earlier run that this one does not have.
	Gone []Gone `json:"gone"`
	// Unknown are findings of the earlier run of which this one cannot tell:
	// their rule, book or deployment was not judged this time.
	Unknown []Gone `json:"unknown"`
	// Remarks say what the comparison rests on, in sentences.
	Remarks []string `json:"remarks"`
}

// Gone is a finding of an earlier run.
type Gone struct {
	Rule        string `json:"rule"`
	Severity    string `json:"severity"`
	Title       string `json:"title"`
	Message     string `json:"message"`
	Book        string `json:"book"` // as it was called then
	Deployment  string `json:"deployment"`
	Fingerprint string `json:"fingerprint"`
}

// Verdict is the answer for one deployment.
type Verdict struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Event      string   `json:"event"`
	During     Interval `json:"during"`
	Verdict    string   `json:"verdict"`
	Reason     string   `json:"reason"`
	// Topics that are not known whole for everybody who takes part.
	Topics []string `json:"topics"`
	// Gaps says the same in words: "tactics (Harbor PD)".
	Gaps     []string `json:"gaps"`
	Errors   int      `json:"errors"`
	Warnings int      `json:"warnings"`
	Notes    int      `json:"notes"`
	// Waived findings are in none of the counts above.
	Waived int `json:"waived"`
	// Place is where the deployment is written down.
	Place Place `json:"place"`
}

// Finding is one conflict, duty or gap, with all the places that take part.
type Finding struct {
	Rule       string            `json:"rule"`
	Topic      string            `json:"topic"`
	Severity   string            `json:"severity"`
	Kind       string            `json:"kind"` // of the clash; empty without one
	Title      string            `json:"title"`
	Message    string            `json:"message"`
	Remedy     string            `json:"remedy"`
	Book       string            `json:"book"`
	Deployment string            `json:"deployment"` // empty for documents alone
	Agencies   []string          `json:"agencies"`
	Actions    []string          `json:"actions"`
	Witness    map[string]string `json:"witness"` // dimension to value
	Situation  string            `json:"situation"`
	Region     string            `json:"region"`
	During     *Interval         `json:"during"`
	// Periods are given when the finding holds in several separate stretches
	// of During.
	Periods    []Interval       `json:"periods"`
	Places     []Place          `json:"places"`
	References []rule.Reference `json:"references"`
	Count      int              `json:"count"`
	SettledBy  []Settlement     `json:"settled_by"`
	// Waiver accepts the finding on the day of the run; nil without one.
	Waiver *Waiver `json:"waiver"`
	// Change against the baseline: New or Known; empty without a baseline.
	Change string `json:"change"`
	// Weighed is what a new finding was in the baseline, where it weighed less:
	// a severity, or Waived. Empty: it was not there.
	Weighed     string `json:"-"`
	Incomplete  bool   `json:"incomplete"`
	Fingerprint string `json:"fingerprint"`
	// Clashes are the ids, in the facts of this run, of what was judged.
	Clashes []string `json:"-"`
	// Cites are the ids, in the facts, of the documents, norms and clauses that
	// its sentences name.
	Cites []string `json:"-"`
}

// What a baseline makes of a finding.
const (
	New   = "new"
	Known = "known"
	// Waived is what a finding was in the baseline that nobody accepts any more.
	Waived = "waived"
)

// Open tells whether a finding counts: nobody accepted it, and it was not
// there before.
func (f *Finding) Open() bool { return f.Waiver == nil && f.Change != Known }

// Waiver is a recorded acceptance of a finding by the agencies concerned.
type Waiver struct {
	ID       string       `json:"id"`
	Why      string       `json:"why"`
	Terms    string       `json:"terms"`
	Accepted []Acceptance `json:"accepted"`
	From     string       `json:"from"`  // a day
	Until    string       `json:"until"` // the last day
	Evidence []string     `json:"evidence"`
	Place    Place        `json:"place"`
}

// Acceptance is one agency's word for a waiver.
type Acceptance struct {
	Agency string `json:"agency"` // id
	Short  string `json:"-"`      // what the agency is called, if that is known
	By     string `json:"by"`     // the name of who signed
	Title  string `json:"title"`
	On     string `json:"on"` // a day
}

// Place is where something stands that takes part in a finding.
type Place struct {
	Role   string `json:"role"`
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Path   string `json:"path"`
}

// Settlement is a clause that settles a finding, wholly or in part.
type Settlement struct {
	Clause  string `json:"clause"`
	By      string `json:"by"`
	Outcome string `json:"outcome"` // settles, partly
}

// Coverage says what a run looked at, so that silence is not taken for peace.
type Coverage struct {
	Books         []string        `json:"books"`
	Deployments   []string        `json:"deployments"`
	Agencies      []string        `json:"agencies"`
	Actions       []string        `json:"actions"`
	Circumstances []string        `json:"circumstances"` // dimensions compared
	Documents     []string        `json:"documents"`
	Topics        []TopicCoverage `json:"topics"`
	// Unchecked are topics on which there is no rule yet.
	Unchecked []string `json:"unchecked"`
	// Silent says who has no rule where others have one; only what is written
	// down whole can be silent.
	Silent []Silence `json:"silent"`
	// Incomparable lists thresholds of which neither is the stricter.
	Incomparable []Incomparable `json:"incomparable"`
	// Settled says which clauses settle how many conflicts, which are then no
	// findings any more.
	Settled []SettledBy `json:"settled"`
	// Waived lists the fingerprints of findings that both sides accepted.
	Waived []string `json:"waived"`
	// Statements say all this in words, deployment by deployment.
	Statements []Statement  `json:"statements"`
	Rules      RuleCoverage `json:"rules"`
}

// Statement says in words what came of the comparison for one deployment:
// every question was compared, met with silence, could not be compared, or was
// settled or waived. Each entry is a phrase without a full stop.
type Statement struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Compared   []string `json:"compared"`
	Silent     []string `json:"silent"`
	Uncompared []string `json:"uncompared"`
	Settled    []string `json:"settled"`
	Waived     []string `json:"waived"`
}

// Silence is an agency that says nothing on actions on which another agency of
// the deployment has a rule. Count includes actions left out for the audience.
type Silence struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Topic      string   `json:"topic"`
	Agency     string   `json:"agency"`
	Actions    []string `json:"actions"`
	Count      int      `json:"count"`
}

// Incomparable is agencies whose thresholds for actions lie on different
// scales, so that neither is the stricter.
type Incomparable struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Topic      string   `json:"topic"`
	Agencies   []string `json:"agencies"`
	Actions    []string `json:"actions"`
}

// SettledBy is a clause and what it settles in one deployment.
type SettledBy struct {
	Book       string `json:"book"`
	Deployment string `json:"deployment"`
	Clause     string `json:"clause"` // "agreement#clause"
	Cite       string `json:"cite"`
	Count      int    `json:"count"`
}

// TopicCoverage says of whom the rules on a topic are written down whole, in
// excerpt, or not at all.
type TopicCoverage struct {
	Book       string   `json:"book"`
	Deployment string   `json:"deployment"`
	Topic      string   `json:"topic"`
	Whole      []string `json:"whole"`
	Excerpt    []string `json:"excerpt"`
	None       []string `json:"none"`
}

// RuleCoverage lists the rules that judged, and of them those that had
// nothing to judge.
type RuleCoverage struct {
	Evaluated []string `json:"evaluated"`
	Idle      []string `json:"idle"`
	// Off are rules that the configuration turns off; Reweighed those whose
	// severity it decides.
	Off       []string    `json:"off"`
	Reweighed []Reweighed `json:"reweighed"`
	// Decided says both in words, setting by setting, with place and reason.
	Decided []string `json:"decided"`
}

// Reweighed is a rule whose severity the configuration decides.
type Reweighed struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
}

// Exit is the exit code that a report asks for: 2 when there is no answer, 1
// when a finding reaches the level failOn ("never" is reached by none).
func (r *Report) Exit(failOn string) int {
	if r.Incomplete || len(r.Diagnostics) > 0 {
		return 2
	}
	for _, v := range r.Verdicts {
		if v.Verdict == NoVerdict {
			return 2
		}
	}
	level := rule.Weight(failOn)
	for _, f := range r.Findings {
		if level > 0 && f.Open() && rule.Weight(f.Severity) >= level {
			return 1
		}
	}
	return 0
}
