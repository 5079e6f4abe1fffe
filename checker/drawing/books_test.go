package drawing_test

import (
	"os"
	"path/filepath"
	"testing"

	"roe.example/checker"
	"roe.example/checker/briefing"
	"roe.example/checker/drawing"
)

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

func TestBooks(t *testing.T) {
	for name, deployment := range map[string]string{
		"agreements/riverton-election-day": "election-day-2026",
	} {
		drawing.Dump(t, filepath.Base(name), pictures(t, brief(t, "../../"+name, deployment)))
	}
	_ = os.Getenv
}
