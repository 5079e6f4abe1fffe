package lsp

import (
	"path/filepath"
	"strings"
	"testing"

	"go.lsp.dev/protocol"
)

// TestElectionDay plays a session on the Election Day book.
func TestElectionDay(t *testing.T) {
	dir := election(t)
	e := start(t, dir, everything(), Options{})
	riverton := filepath.Join(dir, "riverton.cue")
	e.open(riverton)
	list := e.await(riverton, "the council's ban that does not reach helpers", has("crowd-control/unreached"))
	for _, d := range list {
		if d.Source != "roe" || d.Message == "" || d.Severity == 0 {
			t.Errorf("diagnostic %+v", d)
		}
	}

	for needle, want := range map[string]string{
		`"2|": {// want`:           "Forbids",
		`prohibits: ["tear-|gas"]`: "tear gas",
		`"riverton|-pd": {`:        "Riverton Police Department",
		`place: "river|ton"`:       "city",
		`sho|rt:`:                  "short",
		`resist|ance: atLeast`:     "resistance",
		`atLeast: "refus|ing"`:     "refus",
		`"520.3|": {`:              "host's incident commander",
	} {
		got := e.hover(riverton, needle)
		if !strings.Contains(got, want) {
			t.Errorf("hover at %s: %q is not in\n%s", needle, want, got)
		}
	}
	var locations []protocol.Location
	e.call("textDocument/definition", e.at(riverton, `issuer:    "riverton-|pd"`), &locations)
	if len(locations) != 1 || locations[0].URI != fileURI(riverton) || locations[0].Range.Start.Line != 3 {
		t.Errorf("the agency is defined at %v", locations)
	}
	e.end()
}

// TestClauses: what clauses settle, what a hidden field stands for, and the
// way from one side of a conflict to the other.
func TestClauses(t *testing.T) {
	dir := copied(t, "../../agreements/riverton-election-day-repaired")
	e := start(t, dir, everything(), Options{})
	agreements, deployment := filepath.Join(dir, "agreements.cue"), filepath.Join(dir, "deployment.cue")
	e.open(agreements)
	e.open(deployment)
	e.await(deployment, "a judgement", func([]protocol.Diagnostic) bool { return true })
	for needle, want := range map[string]string{
		`"7|": {topic: "crowd-control"`:                         "Agreed between Coast Sheriff, Harbor PD, Riverton PD and Riverton State PD.",
		`"10|": {topic: "finance"`:                              "The host bears it.",
		`sett|les: {by: "stricter", topics: ["force"]}`:         "Settles force: The stricter of both sides' rules governs.",
		`settl|es: {by: "stricter", topics: ["force"]}`:         "it has nothing to settle",
		`settl|es: {by: "stricter", topics: ["crowd-control"]}`: "At Election Day at Riverton it settles 10 conflicts.",
	} {
		if got := e.hover(agreements, needle); !strings.Contains(got, want) {
			t.Errorf("hover at %s: %q is not in\n%s", needle, want, got)
		}
	}
	if got := e.hover(deployment, `{lev|el:`); !strings.Contains(got, "level") {
		t.Errorf("hover in a hidden field: %q", got)
	}
	e.end()
}
