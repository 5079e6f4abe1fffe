package web

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"roe.example/checker"
	"roe.example/checker/briefing"
	"roe.example/checker/outside"
	"roe.example/checker/report"
)

// tool runs a program on a PDF.
func tool(t *testing.T, pdf []byte, name string, arguments ...string) string {
	t.Helper()
	path, file := outside.Tool(t, name), filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(file, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	for i, a := range arguments {
		arguments[i] = strings.ReplaceAll(a, "FILE", file)
	}
	out, err := exec.Command(path, arguments...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// pages are the words on each sheet of paper, in one line each.
func pages(t *testing.T, pdf []byte) []string {
	t.Helper()
	all := strings.Split(strings.TrimSuffix(tool(t, pdf, "pdftotext", "FILE", "-"), "\f"), "\f")
	for i := range all {
		all[i] = oneLine(all[i])
	}
	return all
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// TestPrints: each sheet is one page, pages are numbered, nothing is lost.
func TestPrints(t *testing.T) {
	for paper, size := range map[string]string{"letter": "612 x 792 pts (letter)", "a4": "(A4)"} {
		t.Run(paper, func(t *testing.T) {
			b, f := newTab(t), fixture(t)
			b.open(written(t, f, paper))
			pdf := b.pdf()
			if out := tool(t, pdf, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
				t.Errorf("qpdf: %s", out)
			}
			if out := tool(t, pdf, "pdfinfo", "FILE"); !strings.Contains(out, size) || !regexp.MustCompile(`Tagged: +yes`).MatchString(out) {
				t.Errorf("pdfinfo: %s", out)
			}
			all := pages(t, pdf)
			onePage(t, f, all)
			oneLook(t, f, all)
			for i, text := range all {
				if want := fmt.Sprintf("Page %d of %d", i+1, len(all)); !strings.Contains(text, want) {
					t.Errorf("page %d does not say %q", i+1, want)
				}
			}
			saysAll(t, f, strings.Join(all, " "))
			if text := strings.Join(all, " "); !strings.Contains(text, "Prohibited") || strings.Contains(text, "Prohibite d") {
				t.Error("a word of a table is broken")
			}
			bookmarks(t, f, pdf)
			b.quiet()
		})
	}
}

// onePage holds every sheet to a single page of its own.
func onePage(t *testing.T, f *briefing.Briefing, all []string) {
	t.Helper()
	at := -1
	for i, s := range f.Sheets {
		for p, text := range all {
			if strings.HasPrefix(strings.TrimPrefix(text, "Sheets by agency "), oneLine(s.Title)) {
				if i > 0 && p != at+1 {
					t.Errorf("the sheet before %q takes %d pages", s.Title, p-at)
				}
				at = p
			}
		}
	}
	if at < 0 || at+1 == len(all) || !strings.HasPrefix(all[at+1], "Joint rules of engagement") {
		t.Errorf("the last sheet is on page %d, and what follows is %.80q", at+1, all[at+1])
	}
}

// TestElectionDaySheets prints those of the book that comes with roe.
func TestElectionDaySheets(t *testing.T) {
	outside.Tool(t, "chromium")
	full, faults, err := checker.Brief(context.Background(), checker.Options{
		Paths: []string{"../../../agreements/riverton-election-day"}, Deployments: []string{"election-day-2026"}, Today: "2026-10-01", Audience: report.Internal,
	})
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	f := &briefing.Briefing{Event: full.Event, Disclaimer: full.Disclaimer, Today: full.Today, Sheets: full.Sheets, Matrix: full.Matrix[:1]}
	for _, paper := range []string{"letter", "a4"} {
		b := newTab(t)
		b.open(written(t, f, paper))
		onePage(t, f, pages(t, b.pdf()))
	}
}

// oneLook holds the cover to one page, and no page to a few lines that went over
// from the one before.
func oneLook(t *testing.T, f *briefing.Briefing, all []string) {
	t.Helper()
	for _, want := range []string{f.Cover.Words, f.When, f.Place, f.Cover.Steps[0].Text, f.Cover.Steps[len(f.Cover.Steps)-1].Text} {
		if !strings.Contains(all[0], oneLine(want)) {
			t.Errorf("the first page does not say %q", want)
		}
	}
	// What to tell follows the steps where the first page has room for it: no page
	// is for a few lines.
	if !strings.Contains(all[0], "To tell officers") && !strings.HasPrefix(all[1], "To tell officers") {
		t.Errorf("the cover goes on: %.80q", all[1])
	}
	for i, text := range all {
		if len(text) < 200 {
			t.Errorf("page %d holds no more than %q", i+1, text)
		}
	}
}

// TestManySteps: of more steps than the cover has room for it has the gravest,
// on one page, and says how many follow.
func TestManySteps(t *testing.T) {
	for _, paper := range []string{"letter", "a4"} {
		b, f := newTab(t), fixture(t)
		one := f.Cover.Steps[0]
		for i := range 40 {
			step := one
			step.Text = fmt.Sprintf("Step %d of many: %s", i, one.Text)
			f.Cover.Steps = append(f.Cover.Steps, step)
		}
		b.open(written(t, f, paper))
		all := pages(t, b.pdf())
		if !strings.Contains(all[0], "more steps on the next page") || !strings.HasPrefix(all[1], "To settle before anyone deploys: further steps") {
			t.Errorf("%s: %.3000q, then %.100q", paper, all[0], all[1])
		}
		text := strings.Join(all, " ")
		for i := range 40 {
			if strings.Count(text, fmt.Sprintf("Step %d of many:", i)) != 1 {
				t.Errorf("%s: step %d is not there once", paper, i)
			}
		}
	}
}

// saysAll looks for sentences of every part.
func saysAll(t *testing.T, f *briefing.Briefing, text string) {
	t.Helper()
	want := []string{f.Event, f.Disclaimer, f.Cover.Words}
	for i := range f.Sheets {
		for _, p := range newSheetView(&f.Sheets[i]).Parts {
			want = append(want, p.Title, p.Nothing)
			for _, l := range p.Kept {
				want = append(want, l.Text)
			}
			if len(p.Lines) > 0 && len(p.Kept) == 0 || len(p.Lines)+p.More != len(p.Kept)+p.OnPaper {
				t.Errorf("%q has %d lines on paper, and says that %d are elsewhere", p.Title, len(p.Kept), p.OnPaper)
			}
		}
	}
	for _, step := range append(slices.Clone(f.Cover.Steps), f.Cover.Points...) {
		want = append(want, step.Text)
	}
	for _, finding := range f.Report.Findings {
		want = append(want, finding.Message)
	}
	for _, m := range f.Timeline.Marks {
		want = append(want, m.Text)
	}
	plain := strings.NewReplacer(" ", "", "-", "", "\u00ad", "")
	text = plain.Replace(text)
	for _, w := range want {
		if !strings.Contains(text, plain.Replace(oneLine(w))) {
			t.Errorf("the PDF does not say %q", w)
		}
	}
}

// bookmarks come from the headings.
func bookmarks(t *testing.T, f *briefing.Briefing, pdf []byte) {
	t.Helper()
	out := tool(t, pdf, "qpdf", "--json", "--json-key=outlines", "FILE")
	for _, title := range []string{f.Event, "Sheets by agency", f.Sheets[0].Title, "Joint rules of engagement", "Radio", "All findings"} {
		if !strings.Contains(out, fmt.Sprintf("%q", title)) {
			t.Errorf("there is no bookmark %q", title)
		}
	}
}
