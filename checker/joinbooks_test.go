package checker

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
)

func manual(norms map[string]*book.Norm, covers map[string]string) *book.Instrument {
	return &book.Instrument{Title: "Manual", Cite: "Manual", Kind: "policy", Issuer: "harbor", Norms: norms, Covers: covers}
}

func located(dir string, b *book.Book) *book.Located {
	return &book.Located{Dir: dir, Book: b, Locations: book.NewLocations(map[string]book.Location{"title": {File: dir + "/book.cue", Line: 1, Column: 1}})}
}

func TestJoinBooks(t *testing.T) {
	ban, leave := &book.Norm{Prohibits: []string{"chemical/cs"}}, &book.Norm{Permits: []string{"chemical/cs"}}
	harbor := &book.Agency{Name: "Harbor", Short: "Harbor PD", Kind: "municipal"}
	one := located("a", &book.Book{
		Agencies:    map[string]*book.Agency{"harbor": harbor, "coast": {Name: "Coast"}},
		Instruments: map[string]*book.Instrument{"harbor/manual": manual(map[string]*book.Norm{"1": ban}, nil)},
		Deployments: map[string]*book.Deployment{"day": {}}, Waivers: map[string]*book.Waiver{"w": {}}, Uses: []string{"ca/pc-13652"},
	})
	two := located("b", &book.Book{
		Agencies:    map[string]*book.Agency{"harbor": {Name: "Harbor", Short: "Harbor PD", Kind: "municipal", State: "CA", Source: &book.Source{Document: "elsewhere"}}, "riverton": {Name: "Riverton"}},
		Instruments: map[string]*book.Instrument{"harbor/manual": manual(map[string]*book.Norm{"1": ban, "2": leave}, map[string]string{"force": "whole"})},
		Uses:        []string{"ca/pc-13652", "or/ors-181a"},
	})
	joined, apart := joinBooks([]*book.Located{one, two})
	if len(joined) != 1 || len(apart) != 0 {
		t.Fatalf("%d books, %v", len(joined), apart)
	}
	got := joined[0]
	if len(got.Book.Deployments)+len(got.Book.Waivers) != 0 || len(one.Book.Deployments) != 1 || len(one.Book.Agencies) != 2 {
		t.Error("deployments came along, or a book was changed")
	}
	if a := got.Book.Agencies["harbor"]; a.State != "CA" || a.Source == nil || len(got.Book.Agencies) != 3 {
		t.Errorf("the agencies are %v", got.Book.Agencies)
	}
	want := manual(map[string]*book.Norm{"1": ban, "2": leave}, map[string]string{"force": "whole"})
	if diff := cmp.Diff(want, got.Book.Instruments["harbor/manual"]); diff != "" {
		t.Errorf("the manual (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"ca/pc-13652", "or/ors-181a"}, got.Book.Uses); diff != "" {
		t.Errorf("what they use (-want +got):\n%s", diff)
	}
}

// TestBooksThatContradictEachOtherStayApart: a norm means what it says only as a
// whole, so that two of one section that differ are never made one.
func TestBooksThatContradictEachOtherStayApart(t *testing.T) {
	with := func(dir string, n *book.Norm) *book.Located {
		return located(dir, &book.Book{Instruments: map[string]*book.Instrument{"harbor/manual": manual(map[string]*book.Norm{"1": n}, nil)}})
	}
	ban, leave := &book.Norm{Prohibits: []string{"chemical/cs"}}, &book.Norm{Permits: []string{"chemical/cs"}}
	joined, apart := joinBooks([]*book.Located{with("a", ban), with("b", leave), with("c", ban)})
	var dirs []string
	for _, j := range joined {
		dirs = append(dirs, j.Dir)
	}
	if diff := cmp.Diff([]string{"a and c", "b"}, dirs); diff != "" {
		t.Errorf("books (-want +got):\n%s", diff)
	}
	want := "The book b says something else than a of the same thing: instruments “harbor/manual”, norms “1”, prohibits. So the agencies of the two were not compared with each other. Let both say the same, and they are."
	if diff := cmp.Diff([]string{want}, apart); diff != "" {
		t.Errorf("it says (-want +got):\n%s", diff)
	}
	a, b := with("a", ban), with("b", leave)
	for _, l := range []*book.Located{a, b} {
		l.Book.Agencies = map[string]*book.Agency{"harbor": {Name: "Harbor"}}
	}
	_, apart = joinBooks([]*book.Located{a, b})
	if text := strings.Join(apart, ""); !strings.Contains(text, "and of 1 agency in both what a says of them counts: give b alone to see the other.") {
		t.Errorf("it does not say whose rules count: %s", text)
	}
}
