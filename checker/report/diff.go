package report

import (
	"fmt"

	"roe.example/checker/facts"
)

// DiffVersion is that of the shape that schemas/diff.schema.json describes.
const DiffVersion = 1

// Diff is what is different between two versions of the same books: what they
// say, and what conflicts come of it.
type Diff struct {
	Version int    `json:"version"`
	Today   string `json:"today"`
	Old     string `json:"old"` // as it was asked for
	New     string `json:"new"`

	Meaning []Difference `json:"meaning"`
	// MeaningKnown is not set when a side is a report, which holds no books.
	MeaningKnown bool            `json:"meaning_known"`
	Opened       []Finding       `json:"opened"`
	Closed       []Finding       `json:"closed"`
	Changed      []FindingChange `json:"changed"`
	Verdicts     []VerdictPair   `json:"verdicts"`
	Remarks      []string        `json:"remarks"`
	Disclaimer   string          `json:"disclaimer"`
}

// What became of a part of a book.
const (
	PartAdded   = "added"
	PartRemoved = "removed"
	PartRenamed = "renamed"
	PartChanged = "changed"
	PartWider   = "wider"    // covers more than it did
	PartLess    = "narrower" // covers less
	PartWorded  = "worded"   // is written otherwise and means the same
)

// Difference is one change in what a book says, in one sentence.
type Difference struct {
	Book    string `json:"book"`    // as it is called now
	Subject string `json:"subject"` // the document, agency or deployment
	Change  string `json:"change"`
	Text    string `json:"text"`
	Path    string `json:"path"`
	Old     *Spot  `json:"old"` // nil where it was not there
	New     *Spot  `json:"new"` // nil where it is not there any more
}

// Spot is a place in a file.
type Spot struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// FindingChange is a conflict that was there and is otherwise now.
type FindingChange struct {
	Before Finding `json:"before"`
	After  Finding `json:"after"`
	// What changed, each in a phrase.
	What []string `json:"what"`
	// Worse: it weighs more than it did.
	Worse bool `json:"worse"`
}

// VerdictPair is a deployment that is judged otherwise. Before or After is nil
// when there was or is no such deployment.
type VerdictPair struct {
	Before *Verdict `json:"before"`
	After  *Verdict `json:"after"`
}

// Nothing tells whether both versions say the same.
func (d *Diff) Nothing() bool {
	return len(d.Meaning)+len(d.Opened)+len(d.Closed)+len(d.Changed)+len(d.Verdicts) == 0
}

// Exit is 1 when a conflict of a severity or above opened or got worse.
func (d *Diff) Exit(failOn string) int {
	r := &Report{Findings: append([]Finding{}, d.Opened...)}
	for _, c := range d.Changed {
		if c.Worse {
			r.Findings = append(r.Findings, c.After)
		}
	}
	return r.Exit(failOn)
}

// DiffReports says which conflicts opened, closed and changed. A is of the
// earlier report; the books of both are paired as for a baseline.
func (d *Diff) DiffReports(a Against, after *Report) {
	before := *a.Earlier
	books := a.books(after)
	now := func(book string) string {
		if name, ok := books[book]; ok {
			return name
		}
		return book
	}
	before.Findings = append([]Finding{}, before.Findings...)
	for i := range before.Findings {
		before.Findings[i].Book = now(before.Findings[i].Book)
	}
	before.Verdicts = append([]Verdict{}, before.Verdicts...)
	for i := range before.Verdicts {
		before.Verdicts[i].Book = now(before.Verdicts[i].Book)
	}
	old := map[[2]string]Finding{}
	for _, f := range before.Findings {
		old[findingKey(&f)] = f
	}
	c := Compare(&before, after)
	d.Opened, d.Closed = append([]Finding{}, c.Opened...), append([]Finding{}, c.Closed...)
	for _, f := range after.Findings {
		if b, ok := old[findingKey(&f)]; ok {
			if what := alterations(b, f); len(what) > 0 {
				d.Changed = append(d.Changed, FindingChange{b, f, what, worse(f, b)})
			}
		}
	}
	for _, v := range c.Verdicts {
		d.Verdicts = append(d.Verdicts, VerdictPair(v))
	}
}

// alterations say in what two findings of one cause differ.
func alterations(b, a Finding) (what []string) {
	add := func(differs bool, text string) {
		if differs {
			what = append(what, text)
		}
	}
	add(a.Severity != b.Severity, "it was "+severityWords(b.Severity)+" and is now "+severityWords(a.Severity))
	add(a.Waiver != nil && b.Waiver == nil, "it has been waived")
	add(a.Waiver == nil && b.Waiver != nil, "its waiver does not hold any more")
	add(a.Region != b.Region, "it bites "+given(a.Region)+", before "+given(b.Region))
	add(a.period() != b.period(), "it holds "+Words(a.period())+", before "+Words(b.period()))
	add(a.Count > b.Count, "it has grown from "+plural(b.Count, "instance")+" to "+plural(a.Count, "instance"))
	add(a.Count < b.Count, "it has shrunk from "+plural(b.Count, "instance")+" to "+plural(a.Count, "instance"))
	add(len(what) == 0 && a.Message != b.Message, "it reads otherwise; before: “"+b.Message+"”")
	add(len(what) == 0 && a.Remedy != b.Remedy, "what settles it reads otherwise; before: “"+b.Remedy+"”")
	return what
}

func severityWords(severity string) string {
	if severity == "error" {
		return "an error"
	}
	return "a " + severity
}

func given(words string) string {
	if words == "" || words == "in any circumstances" {
		return "in any circumstances"
	}
	return "given " + circumstances(words)
}

// Complete makes every list a list, so that no reader of the JSON meets null.
func (d *Diff) Complete() {
	d.Version, d.Disclaimer = DiffVersion, Disclaimer
	facts.Total(d)
}

// Summary counts the conflicts in one sentence.
func (d *Diff) Summary() string {
	if len(d.Opened)+len(d.Changed)+len(d.Closed) == 0 {
		return "No conflict opened, closed or changed."
	}
	return fmt.Sprintf("Conflicts: %d opened, %d closed, %d changed.", len(d.Opened), len(d.Closed), len(d.Changed))
}
