package text

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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
	if *update {
		if err := os.WriteFile("testdata/"+file, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

func TestWrite(t *testing.T) {
	golden(t, "report.txt", handMade(t), Options{})
	golden(t, "narrow.txt", handMade(t), Options{Width: 60})
	golden(t, "color.txt", handMade(t), Options{Color: true})
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
		if len(line) > 73 && strings.Contains(strings.TrimSpace(line), " ") {
			t.Errorf("too wide: %q", line)
		}
	}
}
