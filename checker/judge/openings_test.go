package judge

import (
	"slices"
	"testing"
)

// TestSituationsAreAskedHowTheyBegin: roe's rules ask nothing else of the words
// of a situation, so that clashes can be weighed without them.
func TestSituationsAreAskedHowTheyBegin(t *testing.T) {
	e, err := New(roesOwn())
	if err != nil {
		t.Fatal(err)
	}
	found, ok := e.openings(t.Context())
	all := slices.Concat(found...)
	if !ok || !slices.Contains(all, "in any circumstances") || !slices.Contains(all, "where ") {
		t.Errorf("the rules ask whether a situation begins with %q (all that they ask: %v)", found, ok)
	}
}

// TestSeveritiesLookUpOnlyWhatIsLaw: Severities.Norms rests on it.
func TestSeveritiesLookUpOnlyWhatIsLaw(t *testing.T) {
	e, err := New(roesOwn())
	if err != nil {
		t.Fatal(err)
	}
	known, err := e.singly()
	if err != nil {
		t.Fatal(err)
	}
	for id, one := range known.by {
		for _, name := range one.docs {
			if name != "data.roe.lib.laws" {
				t.Errorf("%s looks up %s", id, name)
			}
		}
	}
}

// TestSeveritiesAreSwift: no rule of roe's looks at more of a clash.
func TestSeveritiesAreSwift(t *testing.T) {
	e, err := New(roesOwn())
	if err != nil {
		t.Fatal(err)
	}
	s, err := e.Severities([]string{"force", "tactics", "body-camera", "crowd-control"}, func(string) bool { return false }, false)
	if err != nil || !s.Swift() || len(s.Rules) < 40 {
		t.Errorf("%d rules, swift: %v, %v", len(s.Rules), s.Swift(), err)
	}
}

// TestBeginnings: for whatever words there is one that begins the same ways.
func TestBeginnings(t *testing.T) {
	asked := [][]string{{"a ", "ab"}, {"a", "to "}, {"abc"}}
	some := beginnings(asked)
	for _, words := range []string{"", "a", "a b", "ab", "abc", "abcd", "b", "to a", "t"} {
		if !slices.ContainsFunc(some, func(one string) bool { return begins(one, asked) == begins(words, asked) }) {
			t.Errorf("no words of %q begin as %q", some, words)
		}
	}
}
