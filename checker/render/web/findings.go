package web

import (
	"cmp"
	"slices"
	"strings"

	"roe.example/checker/report"
)

// findingsView is the appendix: every finding in full, and what was checked.
type findingsView struct {
	Count      int
	Groups     []groupView
	Topics     []string
	Agencies   []string
	Account    []string
	Statements []report.Statement
	Notes      []string
	Failures   []string
	Left       int // notes that are not shown
	numbers    map[string]int
}

// groupView is findings of one severity, or those that do not count any more.
type groupView struct {
	ID, Title string
	Findings  []findingView
}

type findingView struct {
	*report.Finding
	Number     int
	Paragraphs []string
	Standing   string // accepted, or known before; empty otherwise
	Others     []report.Place
	Keys       string // agencies, for filters
}

// groups are the kinds of findings in their order, by what they ask for.
var groups = []struct {
	id, title string
	holds     func(f *report.Finding) bool
}{
	{"errors", "Settle before anyone deploys", open("error")},
	{"warnings", "Settle, or accept in writing", open("warning")},
	{"notes", "Tell officers at the briefing", open("note")},
	{"past", "Accepted, or known before", func(f *report.Finding) bool { return !f.Open() }},
}

func open(severity string) func(*report.Finding) bool {
	return func(f *report.Finding) bool { return f.Open() && f.Severity == severity }
}

// mostFindings is how many findings a browser can show and a reader go through.
// Of more the notes are left out.
const mostFindings = 1500

func newFindingsView(r *report.Report) findingsView {
	v := findingsView{numbers: map[string]int{}}
	if r == nil {
		return v
	}
	topics, names := map[string]bool{}, map[string]bool{}
	for _, g := range groups {
		group := groupView{ID: "findings-" + g.id, Title: g.title}
		for i := range r.Findings {
			f := &r.Findings[i]
			if !g.holds(f) {
				continue
			}
			if len(r.Findings) > mostFindings && f.Severity == "note" {
				v.Left++
				continue
			}
			v.Count++
			v.numbers[f.Fingerprint] = cmp.Or(v.numbers[f.Fingerprint], v.Count)
			group.Findings = append(group.Findings, newFindingView(r, f, v.Count))
			topics[f.Topic] = true
			for _, a := range f.Agencies {
				names[a] = true
			}
		}
		if len(group.Findings) > 0 {
			v.Groups = append(v.Groups, group)
		}
	}
	v.Topics, v.Agencies = sorted(topics), sorted(names)
	v.Account, v.Statements = r.AccountInFull(), r.Coverage.Statements
	for i := range r.Notes {
		v.Notes = append(v.Notes, report.DiagnosticWords(&r.Notes[i]))
	}
	for _, f := range r.Failures {
		v.Failures = append(v.Failures, f.Rule+": "+f.Message)
	}
	return v
}

func newFindingView(r *report.Report, f *report.Finding, number int) findingView {
	v := findingView{Finding: f, Number: number, Paragraphs: r.Paragraphs(f), Standing: f.Standing(), Others: f.Others()}
	var keys []string
	for _, a := range f.Agencies {
		keys = append(keys, slug(a))
	}
	v.Keys = strings.Join(keys, " ")
	return v
}

func sorted(set map[string]bool) (out []string) {
	for key := range set {
		out = append(out, key)
	}
	slices.Sort(out)
	return out
}
