package lsp

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.lsp.dev/protocol"

	"roe.example/checker"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// TestDiagnose: how findings that do not count, findings of whole books, places
// in the library and rules that could not judge are shown.
func TestDiagnose(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.Mkdir("book", 0o755); err != nil {
		t.Fatal(err)
	}
	file, abs := "book/a.cue", filepath.Join(dir, "book", "a.cue")
	if err := os.WriteFile(file, []byte("// ü\nagencies: \"a b\": {}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	at := func(line, column int) report.Place {
		return report.Place{Role: "host rule", File: file, Line: line, Column: column}
	}
	law := report.Place{Role: "law", File: "roe:ca.cue", Line: 1, Column: 1}
	finding := func(change func(*report.Finding)) report.Finding {
		f := report.Finding{Rule: "force/x", Severity: "error", Message: "They differ.", Remedy: "Agree.", Book: "book", Places: []report.Place{law, at(2, 11)}}
		change(&f)
		return f
	}
	r := &report.Report{
		Findings: []report.Finding{
			finding(func(f *report.Finding) {
				f.References = []rule.Reference{{Ref: "seeds/1"}, {Ref: "https://example.org/law"}}
				f.Places = append(f.Places, at(1, 1))
			}),
			finding(func(f *report.Finding) {
				f.Waiver = &report.Waiver{ID: "w", Why: "it is rare", Until: "2026-12-31", Place: at(1, 1)}
			}),
			finding(func(f *report.Finding) { f.Change = report.Known; f.Severity = "warning" }),
			finding(func(f *report.Finding) { f.Places, f.Severity, f.Count = []report.Place{law}, "note", 3 }),
		},
		Failures: []report.Failure{{Rule: "county/y", File: "nowhere.rego", Line: 3, Message: "took too long"}},
	}
	j := &job{docs: map[string]*document{abs: {uri: fileURI(abs), path: abs, text: newText("// ü\nagencies: \"a b\": {}\n", false)}}}
	g := &group{root: dir, dirs: []string{filepath.Join(dir, "book")}, held: &diagnosed{}}
	d := g.diagnose(j, result{x: &checker.Examination{Report: r}})
	got := d.byFile[abs]
	if len(d.byFile) != 1 || len(got) != 6 {
		t.Fatalf("%d files, %d diagnostics: %+v", len(d.byFile), len(got), got)
	}
	word := protocol.Range{Start: protocol.Position{Line: 1, Character: 10}, End: protocol.Position{Line: 1, Character: 15}}
	for i, want := range []struct {
		severity protocol.DiagnosticSeverity
		message  string
		related  int
	}{
		{protocol.DiagnosticSeverityError, "They differ.\nTo settle it: Agree.", 1},
		{protocol.DiagnosticSeverityHint, "Accepted until 2026-12-31 by the waiver \"w\" (it is rare, else an open error): They differ.", 1},
		{protocol.DiagnosticSeverityHint, "Known before (warning): They differ.", 0},
		{protocol.DiagnosticSeverityInformation, "They differ. (3 times)", 0},
		{protocol.DiagnosticSeverityError, "took too long", 0},
		{protocol.DiagnosticSeverityWarning, "roe's result is not whole: these rules could not judge: county/y.", 0},
	} {
		if x := got[i]; x.Severity != want.severity || !strings.HasPrefix(x.Message, want.message) || len(x.RelatedInformation) != want.related || x.Source != "roe" {
			t.Errorf("%d: %+v", i, x)
		}
		if i < 3 && got[i].Range != word {
			t.Errorf("%d stands at %v", i, got[i].Range)
		}
	}
	if got[0].CodeDescription == nil || got[0].CodeDescription.Href != "https://example.org/law" || got[1].CodeDescription != nil {
		t.Errorf("links: %v, %v", got[0].CodeDescription, got[1].CodeDescription)
	}
	if !strings.Contains(d.failure, "county/y") {
		t.Errorf("the window says %q", d.failure)
	}
}
