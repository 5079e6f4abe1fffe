package drawing_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker"
	"roe.example/checker/briefing"
	"roe.example/checker/drawing"
)

var update = flag.Bool("update", false, "rewrite the accepted pictures")

func brief(t *testing.T, path, deployment string) *briefing.Briefing {
	t.Helper()
	b, faults, err := checker.Brief(t.Context(), checker.Options{Paths: []string{path}, Deployments: []string{deployment}, Today: "2026-10-01"})
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	return b
}

func pictures(t *testing.T, b *briefing.Briefing) []drawing.Picture {
	t.Helper()
	chart, err := drawing.OrgChart(&b.Command)
	if err != nil {
		t.Fatal(err)
	}
	nets, err := drawing.Nets(&b.Radio)
	if err != nil {
		t.Fatal(err)
	}
	timeline, err := drawing.Timeline(&b.Timeline)
	if err != nil {
		t.Fatal(err)
	}
	return append(append(chart, nets...), timeline...)
}

// The accepted pictures of Election Day: look at them before accepting others.
func TestElectionDay(t *testing.T) {
	all := pictures(t, brief(t, "../../agreements/riverton-election-day", "election-day-2026"))
	drawing.Dump(t, "election-day", all)
	drawing.Prove(t, all)
	for _, p := range all {
		slug := strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
				return r
			}
			return '-'
		}, strings.ToLower(p.Title))
		name := filepath.Join("testdata", slug+".svg")
		if *update {
			if err := os.WriteFile(name, p.File(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.SplitAfter(string(want), ">"), strings.SplitAfter(string(p.File()), ">")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if files, err := filepath.Glob("testdata/*.svg"); err != nil || len(files) != len(all) {
		t.Errorf("%d pictures are accepted and %d drawn", len(files), len(all))
	}
}

func TestCases(t *testing.T) {
	for name, deployment := range map[string]string{
		"21-charlottesville-radio": "rally", "22-charlottesville-command": "rally", "10-milwaukee-rnc": "rnc",
		"44-st-paul-rnc": "convention", "59-channel-traps": "exercise",
	} {
		all := pictures(t, brief(t, "../../testdata/cases/"+name, deployment))
		drawing.Dump(t, name, all)
		drawing.Prove(t, all)
	}
}
