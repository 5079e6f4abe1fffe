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
