package calculus

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

func TestUnmetOffer(t *testing.T) {
	offer := func(s *scene) {
		s.d.Offers = map[string]*book.Offer{"o": {By: "H", OnlyIf: []string{"gas/oc"}}}
	}
	if got := newScene().norm("r", "1", ban("gas/oc")).with(offer).compute(t).Unmet; len(got["o"]) != 1 || got["o"][0].Norms[0] != "r#1" {
		t.Errorf("a condition that the host forbids: %v", got)
	}
	if got := newScene().norm("r", "1", when(ban("gas/oc"), is("resistance", "passive"))).with(offer).compute(t).Unmet; len(got) > 0 {
		t.Errorf("a condition forbidden in part: %v", got)
	}
}

// TestUnmetWhereItServes: what counts is what is forbidden where the offering
// agency's units serve, to whom they help there.
func TestUnmetWhereItServes(t *testing.T) {
	offer := func(host, place string) func(s *scene) {
		return func(s *scene) {
			s.d.Offers = map[string]*book.Offer{"o": {By: "H", OnlyIf: []string{"agent"}}}
			s.Agencies["H"].Terms = map[string]*book.Term{"agent": {Actions: []string{"gas"}}}
			coast(s)
			s.d.Assignments = map[string]*book.Assignment{"a": {Title: "Front", Units: []string{"ru", "cu"}}}
			if host != "" {
				s.d.Assignments["b"] = &book.Assignment{Title: "Back", Units: []string{"hu"}, Host: host, Place: place}
			}
		}
	}
	for _, tt := range []struct {
		name  string
		scene *scene
		want  []facts.Unmet
	}{
		{"the host whom it helps forbids it", newScene().norm("c", "1", ban("gas")).with(offer("C", "")), []facts.Unmet{{Action: "gas", Norms: []string{"c#1"}}}},
		{"the event's host forbids it to its own", newScene().norm("r", "1", ban("gas")).with(offer("C", "")), nil},
		{"it serves nowhere, so the event's host counts", newScene().norm("r", "1", ban("gas")).with(offer("", "")), []facts.Unmet{{Action: "gas", Norms: []string{"r#1"}}}},
		{"an item of the category is left", newScene().norm("c", "1", ban("gas")).norm("c", "2", permit("gas/oc")).with(offer("C", "")), nil},
		{"each item is forbidden by itself", newScene().norm("c", "1", ban("gas/oc")).norm("c", "2", ban("gas/cs")).with(offer("C", "")),
			[]facts.Unmet{{Action: "gas", Norms: []string{"c#1", "c#2"}}}},
		{"forbidden to everybody where it serves", newScene().norm("ordinance-coast", "1", ban("gas")).with(offer("R", "coast")), []facts.Unmet{{Action: "gas", Norms: []string{"ordinance-coast#1"}}}},
		{"forbidden to everybody elsewhere", newScene().norm("ordinance-coast", "1", ban("gas")).with(offer("R", "harbor")), nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, tt.scene.compute(t).Unmet["o"]); diff != "" {
				t.Errorf("unmet conditions (-want +got):\n%s", diff)
			}
		})
	}
}
