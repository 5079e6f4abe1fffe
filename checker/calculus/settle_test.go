package calculus

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
)

// TestSettlement tries clauses on a dilemma: Riverton's manual, which reaches
// who works under it, requires what Harbor's prohibits.
func TestSettlement(t *testing.T) {
	passive := book.Alternatives{is("resistance", "passive")}
	for _, tt := range []struct {
		name  string
		scene func() *scene
		want  string // what is left of the dilemma, and the clauses tried on it
	}{
		{"host", func() *scene { return conflict().pact("p", clause(settles("host"))) }, "[p#1 settles] settled"},
		{"own", func() *scene { return conflict().pact("p", clause(settles("own"))) }, "[p#1 settles] settled"},
		{"stricter settles no dilemma", func() *scene { return conflict().pact("p", clause(settles("stricter"))) }, "[p#1 fails dilemma]"},
		{"not-tasked", func() *scene { return conflict().pact("p", clause(settles("not-tasked"))) }, "[p#1 settles] settled"},
		{"not-tasked, but tasked", func() *scene { return conflict().pact("p", clause(settles("not-tasked"))).with(tasks("report")) }, "[p#1 fails tasked]"},
		{"on another action", func() *scene { return conflict().pact("p", clause(settles("host", "gas"))) }, ""},
		{"a condition leaves a sliver", func() *scene {
			c := settles("host")
			c.Settles.When = passive
			return conflict().pact("p", clause(c))
		}, "not passive resistance [p#1 partly condition]"},
		{"two conditions leave none", func() *scene {
			a, b := settles("host"), settles("host")
			a.Settles.When, b.Settles.When = passive, book.Alternatives{is("resistance", "none", "active")}
			return conflict().pact("p", map[string]*book.Clause{"1": a, "2": b})
		}, "[p#1 partly condition] [p#2 partly condition] settled"},
		{"invalid", func() *scene {
			return conflict().pact("p", clause(settles("host"))).with(func(s *scene) { s.uses[1].Valid = false })
		}, "[p#1 fails not-in-force]"},
		{"a statement of one side", func() *scene {
			return conflict().pact("p", clause(settles("own"))).with(func(s *scene) {
				delete(s.Agreements["p"].Parties, "R")
				s.uses = s.uses[1:]
			})
		}, "[p#1 fails not-a-party]"},
		{"a chief cannot waive law", func() *scene {
			return conflict().pact("p", clause(settles("host"))).with(func(s *scene) { s.doc("h").Kind, s.doc("r").Kind = "consent-decree", "consent-decree" })
		}, "[p#1 fails outranks]"},
		{"a chief cannot waive an ordinance", func() *scene { return conflict().pact("p", clause(settles("own"))).with(ordinance) }, "[p#1 fails outranks]"},
		{"a governing body can", func() *scene {
			return conflict().pact("p", clause(settles("own"))).with(ordinance).with(func(s *scene) { s.Agreements["p"].Parties["R"].By = "governing-body" })
		}, "[p#1 settles] settled"},
		{"a governing body approved", func() *scene {
			return conflict().pact("p", clause(settles("own"))).with(ordinance).with(func(s *scene) {
				s.Agreements["p"].Parties["R"].Approvals = []book.PartyApproval{{By: "governing-body", On: "2026-01-01"}}
			})
		}, "[p#1 settles] settled"},
		{"opposed", func() *scene { return conflict().pact("p", clause(settles("host"))).pact("q", clause(settles("own"))) }, "[p#1 fails opposed] [q#1 fails opposed]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := tt.scene().compute(t)
			got := []string{}
			for _, l := range lines(r) {
				if _, rest, ok := strings.Cut(l, "dilemma required-here-prohibited-at-home: report, r#1 × h#2, "); ok {
					got = append(got, strings.TrimSpace(strings.TrimPrefix(rest, "in any circumstances")))
				}
			}
			if diff := cmp.Diff([]string{tt.want}, got); diff != "" {
				t.Errorf("settlements (-want +got):\n%s", diff)
			}
		})
	}
}

func conflict() *scene {
	s := newScene().norm("r", "1", duty("report")).norm("h", "2", ban("report"))
	s.doc("r").Reach.Command = true
	return s
}

// ordinance makes the host's rule one of its city.
func ordinance(s *scene) {
	in := s.doc("r")
	in.Kind, in.Issuer, in.Reach = "ordinance", "riverton", book.Reach{Territory: "riverton"}
}

func TestOpposedClauses(t *testing.T) {
	got := lines(newScene().pact("p", clause(settles("host", "gas"))).pact("q", clause(settles("own", "gas/oc"))).compute(t))
	want := []string{"dilemma opposed-clauses: gas/oc, p#1 × q#1, in any circumstances"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("clashes (-want +got):\n%s", diff)
	}
	if got := lines(newScene().pact("p", clause(settles("host", "gas/cs"))).pact("q", clause(settles("own", "gas/oc"))).compute(t)); len(got) > 0 {
		t.Errorf("clauses on different actions: %v", got)
	}
}

// A clause on one action settles no other that happens to have the same rules.
func TestSettlesOneAction(t *testing.T) {
	s := conflict().norm("r", "1", duty("report", "camera/body")).norm("h", "2", ban("report", "camera/body")).pact("p", clause(settles("own", "report")))
	want := []string{
		"dilemma required-here-prohibited-at-home: camera/body, r#1 × h#2, in any circumstances",
		"dilemma required-here-prohibited-at-home: report, r#1 × h#2, in any circumstances [p#1 settles] settled",
	}
	got := slices.DeleteFunc(lines(s.compute(t)), func(l string) bool { return strings.HasPrefix(l, "mismatch") })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("clashes (-want +got):\n%s", diff)
	}
}
