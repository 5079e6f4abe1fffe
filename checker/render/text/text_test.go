package text

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mattn/go-runewidth"

	"roe.example/checker/book"
	"roe.example/checker/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

func handMade(t *testing.T) *report.Report {
	t.Helper()
	data, err := os.ReadFile("../testdata/report.json")
	if err != nil {
		t.Fatal(err)
	}
	r := &report.Report{}
	if err := json.Unmarshal(data, r); err != nil {
		t.Fatal(err)
	}
	return r
}

func golden(t *testing.T, file string, r *report.Report, opt Options) {
	t.Helper()
	var got bytes.Buffer
	if err := Write(&got, r, opt); err != nil {
		t.Fatal(err)
	}
	compare(t, file, got.String())
}

// compare holds a text to its golden file.
func compare(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile("testdata/"+file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

func TestWrite(t *testing.T) {
	golden(t, "report.txt", handMade(t), Options{})
	golden(t, "narrow.txt", handMade(t), Options{Width: 60})
	golden(t, "color.txt", handMade(t), Options{Color: true})
}

// TestWriteBaseline: what is new in full, what is known in short, what is gone
// by its title.
func TestWriteBaseline(t *testing.T) {
	r, earlier := handMade(t), handMade(t)
	gone := earlier.Findings[0]
	gone.Fingerprint, gone.Title = "gone", "Another"
	notJudged := gone
	notJudged.Rule = "county/own"
	earlier.Findings = append(earlier.Findings[1:], gone, notJudged)
	r.Hold(report.Against{Name: "base.json", Earlier: earlier, Remarks: []string{"A remark."}})
	golden(t, "baseline.txt", r, Options{})
}

func TestWriteFaults(t *testing.T) {
	at := book.Location{File: "agreements/a.cue", Line: 3, Column: 2}
	golden(t, "faults.txt", report.Faulty("2026-10-01", report.Internal, []report.Diagnostic{
		{Location: at, Message: `there is no field "prohibit"`, Hint: `write "prohibits"`},
		{Location: at, Message: "two files contradict each other", Also: []book.Location{{File: "b.cue", Line: 1, Column: 1}}},
	}, nil), Options{})
}

func TestNoLineIsWiderThanTheTerminal(t *testing.T) {
	var got bytes.Buffer
	if err := Write(&got, handMade(t), Options{Width: 72}); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(got.String()) {
		if runewidth.StringWidth(strings.TrimRight(line, "\n")) > 72 && strings.Contains(strings.TrimSpace(line), " ") {
			t.Errorf("too wide: %q", line)
		}
	}
}

// written gives the answer of the shared testdata as text.
func written(t *testing.T, opt Options) string {
	t.Helper()
	data, err := os.ReadFile("../testdata/answer.json")
	if err != nil {
		t.Fatal(err)
	}
	a := &report.Answer{}
	if err := json.Unmarshal(data, a); err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := WriteAnswer(&got, a, opt); err != nil {
		t.Fatal(err)
	}
	return got.String()
}

func TestWriteAnswer(t *testing.T) {
	compare(t, "answer.txt", written(t, Options{Width: 80}))
	compare(t, "answer-color.txt", written(t, Options{Width: 80, Color: true}))
	for _, width := range []int{40, 60, 80, 100} {
		for line := range strings.Lines(written(t, Options{Width: width})) {
			if text := strings.TrimSpace(line); runewidth.StringWidth(strings.TrimRight(line, "\n")) > width && strings.Contains(text, " ") {
				t.Errorf("wider than %d: %q", width, line)
			}
		}
	}
}

func TestWriteNoAnswer(t *testing.T) {
	var got bytes.Buffer
	faults := []report.Diagnostic{{Message: `There is no agency "harbr".`, Hint: `Did you mean "harbor"?`}}
	if err := WriteAnswer(&got, report.Unanswered(faults), Options{}); err != nil {
		t.Fatal(err)
	}
	compare(t, "no-answer.txt", got.String())
}

// TestNothingHasNoCapital: the heading of an answer without assignments is
// empty, and no replacement character.
func TestNothingHasNoCapital(t *testing.T) {
	if got := capital(""); got != "" {
		t.Errorf("capital of nothing is %q", got)
	}
}
