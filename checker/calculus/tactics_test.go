package calculus

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// TestTacticsAreWhatTheJointRulesSay: what is stated for every check says of
// tactics, and of which actions anything is said, what all joint rules do.
func TestTacticsAreWhatTheJointRulesSay(t *testing.T) {
	tactics, unasked := 0, 0
	for seed := range uint64(400) {
		loc, _, uses := generate(seed, sizeOf(seed))
		for _, a := range loc.Book.Actions {
			a.Topic = lineTopic
		}
		c, err := Compile(loc)
		if err != nil {
			continue // nothing is possible
		}
		r, err := c.Compute(&Input{Book: loc, ID: oDeployment, Deployment: loc.Book.Deployments[oDeployment], Uses: uses, Joint: true, Tactics: true})
		if err != nil {
			t.Fatal(err)
		}
		orders := map[string]bool{}
		for _, doc := range c.docs {
			for _, n := range doc.norms {
				orders[n.id] = doc.kind == orderKind
			}
		}
		if plan := loc.Book.Deployments[oDeployment].Plan; plan != nil {
			for section := range plan.Norms {
				orders[oDeployment+"#"+section] = true
			}
		}
		var want []facts.Tactic
		said := map[string]bool{}
		for _, j := range r.Joint {
			said[j.Action] = true
			if c.tax.topic[c.tax.index[j.Action]] != lineTopic {
				continue
			}
			one := facts.Tactic{Book: j.Book, Deployment: j.Deployment, Assignment: j.Assignment, Agency: j.Agencies[0], Action: j.Action, During: j.During}
			if j.Position == "permitted" && len(j.Approvals) == 0 {
				one.Unasked = slices.DeleteFunc(slices.Clone(j.Norms), func(id string) bool { return !orders[id] })
			}
			if last := len(want) - 1; last >= 0 && want[last].Assignment == one.Assignment && want[last].Agency == one.Agency &&
				want[last].Action == one.Action && want[last].During == one.During {
				want[last].Unasked = mergeSorted(want[last].Unasked, one.Unasked)
			} else {
				want = append(want, one)
			}
		}
		tactics += len(want)
		for i := range want {
			unasked += len(want[i].Unasked)
			want[i].Unasked = append([]string{}, want[i].Unasked...)
		}
		for i := range r.Tactics {
			r.Tactics[i].Unasked = append([]string{}, r.Tactics[i].Unasked...)
		}
		if diff := cmp.Diff(want, r.Tactics); diff != "" {
			t.Fatalf("seed %d: tactics (-want +got):\n%s", seed, diff)
		}
		if diff := cmp.Diff(slices.Sorted(maps.Keys(said)), slices.Sorted(maps.Keys(r.Said))); diff != "" {
			t.Fatalf("seed %d: actions (-want +got):\n%s", seed, diff)
		}
	}
	if tactics < 1000 || unasked < 20 {
		t.Errorf("%d tactics, %d norms on nobody's word: too few to tell", tactics, unasked)
	}
}

// TestJointRulesWhereCommandPasses: without being asked, the joint rules are
// stated where the command passes from one agency to another, and nowhere else.
func TestJointRulesWhereCommandPasses(t *testing.T) {
	for _, tt := range []struct {
		name      string
		positions []book.Position
		want      bool
	}{
		{"no command", nil, false},
		{"one commander", []book.Position{{Title: "incident-commander", Agency: "R"}}, false},
		{"two of one agency", []book.Position{{Title: "incident-commander", Agency: "R"}, {Title: "incident-commander", Agency: "R"}}, false},
		{"one is vacant", []book.Position{{Title: "incident-commander", Agency: "R"}, {Title: "incident-commander"}}, false},
		{"another post", []book.Position{{Title: "incident-commander", Agency: "R"}, {Title: "branch-director", Agency: "H"}}, false},
		{"two agencies", []book.Position{{Title: "incident-commander", Agency: "R"}, {Title: "incident-commander", Agency: "H"}}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newScene().norm("h", "1", permit("gas/oc"))
			if tt.positions != nil {
				s.d.Command = &book.Command{Positions: map[string]*book.Position{}}
			}
			for i, p := range tt.positions {
				s.d.Command.Positions[string(rune('a'+i))] = &p
			}
			c, err := Compile(&book.Located{Dir: "book", Book: s.Book})
			if err != nil {
				t.Fatal(err)
			}
			r, err := c.Compute(&Input{Book: c.located, ID: "d", Deployment: s.d, Uses: s.uses, Tactics: true})
			if err != nil {
				t.Fatal(err)
			}
			if got := len(r.Joint) > 0; got != tt.want {
				t.Errorf("joint rules are stated: %t, want %t", got, tt.want)
			}
		})
	}
}
