package calculus

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
)

func TestNeeds(t *testing.T) {
	position := func(agency, rank string) func(s *scene) {
		return func(s *scene) {
			s.d.Command = &book.Command{Positions: map[string]*book.Position{"ic": {Title: "incident-commander", Agency: agency, Rank: rank},
				"ops": {Title: "operations-section-chief", Agency: "R", ReportsTo: []string{"ic"}}}}
		}
	}
	positions := func(titles ...string) func(s *scene) {
		return func(s *scene) {
			s.d.Command = &book.Command{Positions: map[string]*book.Position{}}
			for _, title := range titles {
				s.d.Command.Positions[title] = &book.Position{Title: title}
			}
		}
	}
	for _, tt := range []struct {
		name     string
		approval book.Approval
		change   func(s *scene)
		want     string
	}{
		{"incident commander there", rung("incident-commander"), position("R", ""), "incident-commander R filled [ic]"},
		{"incident commander vacant", rung("incident-commander"), position("", ""), "incident-commander R open [] vacant [ic]"},
		{"field commander of the host", book.Approval{Rung: "field-commander", Whose: "host"}, position("", ""), "field-commander R filled [ops]"},
		{"own field commander", rung("field-commander"), position("R", ""), "field-commander H open []"},
		{"field commander vacant", book.Approval{Rung: "field-commander", Whose: "host"}, positions("operations-section-chief", "branch-director", "division-supervisor",
			"group-supervisor", "unit-leader", "planning-section-chief"), "field-commander R open [] vacant [branch-director division-supervisor group-supervisor operations-section-chief]"},
		{"supervisor vacant", book.Approval{Rung: "supervisor", Whose: "host"}, positions("task-force-leader", "strike-team-leader", "unit-leader", "division-supervisor", "safety-officer"),
			"supervisor R open [] vacant [strike-team-leader task-force-leader unit-leader]"},
		{"one of them filled", book.Approval{Rung: "field-commander", Whose: "host"}, func(s *scene) {
			positions("branch-director", "division-supervisor")(s)
			s.d.Command.Positions["division-supervisor"].Agency = "R"
		}, "field-commander R filled [division-supervisor] vacant [branch-director]"},
		{"a chief has no post in the field", book.Approval{Rung: "chief", Whose: "host"}, positions("operations-section-chief"), "chief R unknown []"},
		{"own supervisor leads the unit", rung("supervisor"), func(s *scene) { s.d.Units["hu"].Leader = "Sergeant" }, "supervisor H filled []"},
		{"only command posts are stated", rung("incident-commander"), positions(), "incident-commander R unknown []"},
		{"nothing is stated", rung("supervisor"), func(s *scene) {}, "supervisor H unknown []"},
		{"the mayor of the nearest place", rung("elected-official"), func(s *scene) { s.d.Place = "campus" }, "elected-official riverton unknown []"},
		{"a court", book.Approval{Office: "the court"}, position("R", ""), "the court unknown []"},
		{"no net in common", rung("incident-commander"), func(s *scene) {
			position("R", "")(s)
			s.d.Radio = &book.RadioPlan{Nets: map[string]*book.Net{"n": {Title: "N", Use: "command", Members: []string{"ic", "ru"}}}}
		}, "incident-commander R filled [ic] unreachable"},
		{"a net in common", rung("incident-commander"), func(s *scene) {
			position("R", "")(s)
			s.d.Radio = &book.RadioPlan{Nets: map[string]*book.Net{"n": {Title: "N", Use: "command", Members: []string{"ic", "hu"}}}}
		}, "incident-commander R filled [ic] reachable"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newScene().norm("h", "1", approved(permit("gas/oc"), tt.approval)).with(tt.change)
			var got []string
			for _, n := range s.compute(t).Needs {
				line := n.Approval.Rung + " " + n.Approval.Agency
				if n.Approval.Office != "" {
					line = n.Approval.Office
				}
				switch {
				case n.Filled:
					line += " filled"
				case n.Known:
					line += " open"
				default:
					line += " unknown"
				}
				line += fmt.Sprint(" ", n.Holders)
				if len(n.Vacant) > 0 {
					line += fmt.Sprint(" vacant ", n.Vacant)
				}
				if n.Reachable.Stated {
					line += map[bool]string{true: " reachable", false: " unreachable"}[n.Reachable.Value]
				}
				got = append(got, line)
			}
			if diff := cmp.Diff([]string{tt.want}, got); diff != "" {
				t.Errorf("needs (-want +got):\n%s", diff)
			}
		})
	}
}

// Every title that stands for a rung is one that a book can write, and every
// rung is one of the ladder.
func TestUsualRungs(t *testing.T) {
	schema, err := os.ReadFile("../../schemas/deployment.cue")
	if err != nil {
		t.Fatal(err)
	}
	_, titles, ok := strings.Cut(string(schema), "#ICSTitle:")
	if !ok {
		t.Fatal("the schema has no titles")
	}
	for title, rung := range usualRung {
		if !strings.Contains(titles, `"`+title+`"`) || book.RungIndex(rung) < 0 {
			t.Errorf("%s stands for %s: not both are known", title, rung)
		}
	}
}
