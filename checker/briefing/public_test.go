package briefing_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"roe.example/checker/briefing"
	"roe.example/checker/report"
)

// TestBriefPublic: the public reads which agency commands and what documents
// say, and nothing of what is in play, of who holds a post, or of files.
func TestBriefPublic(t *testing.T) {
	inside, b := dated(t, "2026-10-01", report.Internal), dated(t, "2026-10-01", report.Public)
	if len(inside.Sheets) == 0 || len(inside.Forms) == 0 || len(inside.Radio.Nets) == 0 || len(inside.Command.Assignments) == 0 {
		t.Fatal("the agencies' version has nothing to leave out")
	}
	if len(b.Sheets)+len(b.Forms)+len(b.Radio.Nets)+len(b.Radio.Gaps)+len(b.Command.Assignments)+len(b.Command.Gaps)+len(b.Timeline.Lanes) > 0 {
		t.Error("the public has sheets, forms, nets, assignments or lanes")
	}
	if len(b.Command.Positions) == 0 || len(b.Matrix) == 0 {
		t.Error("the public is not told which agency commands, or has no rules by documents")
	}
	for _, p := range b.Command.Positions {
		if p.Rank != "" || p.Kind != "incident-commander" {
			t.Errorf("the public is told of %s, %s", p.Title, p.Rank)
		}
	}
	marked := 0
	for _, m := range inside.Matrix {
		for _, r := range m.Rows {
			for _, c := range r.Cells {
				if c.Finding != "" {
					marked++
				}
			}
		}
	}
	for _, m := range b.Matrix {
		for _, r := range m.Rows {
			for _, c := range r.Cells {
				if c.Finding != "" || c.Rule != "" || c.Position == "unsettled" {
					t.Errorf("%s is marked as in play: %+v", r.Name, c)
				}
			}
		}
	}
	if marked == 0 {
		t.Fatal("nothing is marked for the agencies")
	}
	sum := map[string]int{}
	for _, s := range b.Cover.Steps {
		if strings.Contains(s.Text, "particulars are left out") {
			sum[s.About]++
		}
	}
	if len(sum) == 0 {
		t.Error("nothing is summed up")
	}
	for about, n := range sum {
		if n > 1 {
			t.Errorf("%s is summed up %d times", about, n)
		}
	}
	sum = map[string]int{}
	for _, f := range b.Report.Findings {
		if f.Rule == "authority/approver-unfilled" {
			t.Errorf("the public is told that nobody can give leave: %s", f.Message)
		}
		if strings.Contains(f.Message, "(withheld: ") {
			sum[f.Topic]++
			if f.Rule != f.Topic+"/withheld" || f.Kind != "" || len(f.References)+len(f.SettledBy)+len(f.Actions) > 0 {
				t.Errorf("what is summed up on %s hints at more: %+v", f.Topic, f)
			}
		}
	}
	for topic, n := range sum {
		if n != 1 {
			t.Errorf("%s is summed up %d times among the findings", topic, n)
		}
	}
	if len(sum) < 3 || len(b.Report.Findings) >= len(inside.Report.Findings) {
		t.Errorf("%d topics are summed up, and there are %d findings of %d", len(sum), len(b.Report.Findings), len(inside.Report.Findings))
	}
	errors, warnings := 0, 0
	told := map[string]bool{}
	for _, f := range b.Report.Findings {
		told[f.Fingerprint] = true
	}
	for _, s := range b.Cover.Steps {
		errors, warnings = errors+s.Errors, warnings+s.Warnings
		for _, id := range s.Findings {
			if !told[id] {
				t.Errorf("%s: a step points to %s, which is not among the findings", s.About, id)
			}
		}
	}
	wantErrors, wantWarnings := 0, 0
	for _, s := range inside.Cover.Steps {
		wantErrors, wantWarnings = wantErrors+s.Errors, wantWarnings+s.Warnings
	}
	if errors != wantErrors || warnings != wantWarnings {
		t.Errorf("the steps for the public settle %d errors and %d warnings, those for the agencies %d and %d", errors, warnings, wantErrors, wantWarnings)
	}
	if b.Open["error"] != inside.Open["error"] || b.Open["warning"] != inside.Open["warning"] || b.Open["error"] == 0 {
		t.Errorf("for the public %v are open, for the agencies %v", b.Open, inside.Open)
	}
	lines := map[string]int{}
	for _, task := range append(b.Cover.Settle, b.Cover.Tell...) {
		if strings.Contains(task.Text, "(withheld: ") {
			lines[task.Text]++
		}
	}
	for text, n := range lines {
		if n > 1 {
			t.Errorf("%d times: %s", n, text)
		}
	}
	superiors := 0
	for _, m := range b.Matrix {
		for _, r := range m.Rows {
			for _, c := range r.Cells {
				if c.Word == "a superior" {
					superiors++
				} else if regexp.MustCompile(`(?i)commander|sergeant|lieutenant|supervisor|chief`).MatchString(c.Word) {
					t.Errorf("%s: the public is told whose word it takes: %s", r.Name, c.Word)
				}
			}
		}
	}
	if superiors == 0 {
		t.Error("nothing in the matrix takes a superior's word")
	}
	for _, e := range b.Calendar {
		if e.Kind == "settle" {
			t.Errorf("the public calendar says by when something is to be settled: %s", e.Title)
		}
	}
	if n := len(b.Report.Coverage.Actions); n > 0 {
		t.Errorf("%d codes of actions are in the public report", n)
	}
	for _, want := range []string{"ICS forms", "ranks and assignments", "radio plan", "sheets of the agencies and the exercise", "tactics"} {
		if !slices.Contains(b.Withheld, want) {
			t.Errorf("it is not said that %s are left out, only %q", want, b.Withheld)
		}
	}
	text, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	if at := regexp.MustCompile(`"file":"[^"]+\.cue"`).FindString(string(text)); at != "" {
		t.Errorf("the public is told of %s", at)
	}
}

// TestPublicBooksAreNames: the public reads what a book is called, not in which
// folder it lies; the run's own report stays as it is.
func TestPublicBooksAreNames(t *testing.T) {
	in := brief(t, plans[0][0], plans[0][1]).in
	r := *in.Report
	r.Audience, in.Report = report.Public, &r
	before, err := json.Marshal(in.Report)
	if err != nil {
		t.Fatal(err)
	}
	b, err := briefing.Build(in)
	if err != nil {
		t.Fatal(err)
	}
	if after, _ := json.Marshal(in.Report); !bytes.Equal(before, after) {
		t.Error("the run's own report was changed")
	}
	text, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	books := regexp.MustCompile(`"books?":\[?"([^"]*)"`).FindAllStringSubmatch(string(text), -1)
	for _, m := range books {
		if m[1] != "riverton-election-day" {
			t.Errorf("the public reads of the book %q", m[1])
		}
	}
	if len(books) < 20 || strings.Contains(string(text), in.Book) {
		t.Errorf("%d books are named, or a folder is", len(books))
	}
}
