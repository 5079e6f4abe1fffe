package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAgreeNamesWhatIsLost(t *testing.T) {
	a := conflicts{"h a x unreached": true, "h a y duty": true}
	if err := agree("roe", a, "opa", conflicts{"h a x unreached": true, "h a y duty": true}); err != nil {
		t.Error(err)
	}
	err := agree("roe", a, "opa", conflicts{"h a x unreached": true})
	if err == nil || !strings.Contains(err.Error(), "h a y duty") || !strings.Contains(err.Error(), "roe found are not found by opa") {
		t.Error(err)
	}
	if err := agree("roe", conflicts{"h a x unreached": true}, "opa", a); err == nil || !strings.Contains(err.Error(), "opa found are not found by roe") {
		t.Error(err)
	}
	if err := agree("roe", conflicts{}, "opa", conflicts{}); err == nil {
		t.Error("nothing against nothing passes")
	}
}

func TestReadsWhatOPAPrints(t *testing.T) {
	name := filepath.Join(t.TempDir(), "out.json")
	write := func(text string) {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(`[["h","a","x","prohibited-by-host","1","2"],["h","a","x","required-by-host","3","2"],["h","a","y","deadline","1","2"]]`)
	got, err := conflictsOfOPA(name)
	if err != nil || len(got) != 2 || !got["h a x unreached"] || !got["h a y duty"] {
		t.Error(got, err)
	}
	for _, bad := range []string{`[["h","a","x","else","1","2"]]`, `{}`, ``} {
		write(bad)
		if _, err := conflictsOfOPA(name); err == nil {
			t.Errorf("%q passes", bad)
		}
	}
}

// TestReadsWhatTheOthersWrite of the kinds that all know.
func TestReadsWhatTheOthersWrite(t *testing.T) {
	for text, read := range map[string]func(string) (conflicts, error){
		"\ufeffhost,aid,rule,action,conflict,severity\r\nh,a,force/unreached,x,\"words, more\",error\r\nh,a,force/terms,x,,note\r\nh,a,force/silent,x,,warning\r\nh,a,tactics/duty,y,,note\r\n": conflictsOfSweep,
		`{"findings": [{"rule": "force/unreached", "agencies": ["h", "a"], "actions": ["x"]}, {"rule": "force/terms", "agencies": ["h", "a"], "actions": ["x"]},
			{"rule": "force/silent", "severity": "warning", "agencies": ["h", "a"], "actions": ["x"]},
			{"rule": "tactics/duty", "agencies": ["h", "a"], "actions": ["y"]}, {"rule": "tactics/duty", "agencies": ["b", "a"], "actions": ["y"]}]}`: func(name string) (conflicts, error) { return conflictsOfReport(name, "h") },
		"FAIL - - main - h, helped by a: x: prohibited-by-host (1 and 2)\nFAIL - - main - h, helped by a: y: deadline (1 and 2)\n\n2 tests, 0 passed\n": conflictsOfConftest,
	} {
		name := filepath.Join(t.TempDir(), "out")
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := read(name)
		delete(got, "h a x silent-warning") // which the Rego does not know
		if known := got.inRego(); err != nil || len(got) != 2 || len(known) != 2 || !known["h a x unreached"] || !known["h a y duty"] {
			t.Errorf("%v, %v, of %s", got, err, text)
		}
		if err := os.WriteFile(name, []byte("FAIL else"), 0o644); err != nil {
			t.Fatal(err)
		}
		if got, err := read(name); err == nil {
			t.Errorf("%v of nonsense", got)
		}
	}
}
