// Package gitlab writes a report as a code quality report of GitLab, which
// shows in merge requests.
package gitlab

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"path"
	"strconv"
	"strings"

	"roe.example/checker/report"
)

// issue is one entry, as far as GitLab reads it: docs.gitlab.com, "Code
// Quality", the Code Climate format.
type issue struct {
	Description string   `json:"description"`
	CheckName   string   `json:"check_name"`
	Fingerprint string   `json:"fingerprint"`
	Severity    string   `json:"severity"`
	Location    location `json:"location"`
}

type location struct {
	Path  string `json:"path"`
	Lines lines  `json:"lines"`
}

type lines struct {
	Begin int `json:"begin"`
}

// severities: what leaves no answer blocks; an error does so until it is
// settled.
var severities = map[string]string{"error": "critical", "warning": "major", "note": "info"}

const blocker = "blocker"

// Write writes one entry for each fault, failure, deployment without a verdict
// and finding. GitLab itself tells which are new, by their fingerprints.
func Write(w io.Writer, r *report.Report) error {
	l := &list{issues: []issue{}, seen: map[string]int{}}
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		l.add(issue{text(report.DiagnosticWords(d)), "roe/input", "", blocker, place(d.File, d.Line)})
	}
	for _, f := range r.Failures {
		l.add(issue{text("This rule could not judge: " + f.Message), f.Rule, "", blocker, place(f.File, f.Line)})
	}
	for i := range r.Verdicts {
		if v := &r.Verdicts[i]; v.Verdict == report.NoVerdict {
			l.add(issue{text(v.Words()), "roe/no-verdict", "", blocker, place(v.Place.File, v.Place.Line)})
		}
	}
	for i := range r.Findings {
		l.finding(r, &r.Findings[i])
	}
	for i := range r.Notes {
		d := &r.Notes[i]
		l.add(issue{text(report.DiagnosticWords(d)), "roe/remark", "", "info", place(d.File, d.Line)})
	}
	l.run(r)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(l.issues)
}

type list struct {
	issues []issue
	seen   map[string]int // fingerprints so far
}

// add gives an entry a fingerprint that no other has, and the same in the next
// run: by what it says, or what it was given.
func (l *list) add(x issue) {
	if x.Fingerprint == "" {
		x.Fingerprint = x.CheckName + "\x00" + x.Location.Path + "\x00" + x.Description
	}
	l.seen[x.Fingerprint]++
	sum := sha256.Sum256([]byte(x.Fingerprint + "\x00" + strconv.Itoa(l.seen[x.Fingerprint])))
	x.Fingerprint = hex.EncodeToString(sum[:16])
	l.issues = append(l.issues, x)
}

func (l *list) finding(r *report.Report, f *report.Finding) {
	spot, said := f.Spot(), r.Paragraphs(f)
	for _, p := range f.Others() {
		said = append(said, "Also "+p.String()+" ("+p.Role+").")
	}
	said = append(said, "Fingerprint "+f.Print()+".")
	x := issue{text(said...), f.Rule, f.Fingerprint, severities[f.Severity], place(spot.File, spot.Line)}
	if f.Waiver != nil {
		x.Severity = "info" // GitLab knows no suppressions
		x.Description = "Waived " + f.Severity + ": " + x.Description
	}
	l.add(x)
}

// run tells what the whole run covered, and what is gone, on the first
// deployment's place: a report without entries reads as "all is well".
func (l *list) run(r *report.Report) {
	at := location{Path: "roe", Lines: lines{1}}
	switch {
	case len(r.Verdicts) > 0:
		at = place(r.Verdicts[0].Place.File, r.Verdicts[0].Place.Line)
	case len(r.Findings) > 0:
		at = place(r.Findings[0].Spot().File, r.Findings[0].Spot().Line)
	case len(r.Coverage.Books) > 0:
		at = place(r.Coverage.Books[0], 1)
	}
	var words []string
	for i := range r.Verdicts {
		words = append(words, r.Verdicts[i].Words())
	}
	words = append(words, r.Account()...)
	if r.Baseline != nil {
		for i := range r.Baseline.Gone {
			words = append(words, r.Baseline.Gone[i].Words())
		}
	}
	l.add(issue{text(append(words, r.Disclaimer)...), "roe/run", "roe/run", "info", at})
}

// text joins sentences; GitLab shows a description on one line.
func text(parts ...string) string {
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// place is relative to the top of the repository, without "./" before it.
func place(file string, line int) location {
	if file == "" {
		file = "roe" // about the command line: GitLab asks for a path
	}
	return location{path.Clean(file), lines{max(1, line)}}
}
