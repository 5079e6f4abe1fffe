package calculus

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
)

// TestTerms: who means what by a word, and in which norm it stands.
func TestTerms(t *testing.T) {
	agent := func(actions ...string) map[string]*book.Term {
		return map[string]*book.Term{"agent": {Actions: actions}}
	}
	defines := func(s *scene, agency string, actions ...string) { s.Agencies[agency].Terms = agent(actions...) }
	strong := func(values ...book.Value) map[string]*book.Term {
		return map[string]*book.Term{"strong": {Dimension: "resistance", Values: values}}
	}
	for _, tt := range []struct {
		name  string
		scene *scene
		want  []string
	}{
		{"the launcher and its rounds", newScene().norm("r", "1", ban("agent")).norm("h", "2", permit("agent")).with(func(s *scene) {
			defines(s, "R", "gas/oc")
			defines(s, "H", "gas/cs")
		}), []string{"definition agent: gas/cs gas/oc; pepper spray in r#1; tear gas in h#2"}},
		{"the usual word against one of its own", newScene().norm("r", "1", ban("camera")).norm("h", "2", ban("camera")).with(func(s *scene) {
			s.doc("h").Terms = map[string]*book.Term{"camera": {Actions: []string{"camera/body"}}}
		}), []string{"definition camera: camera/car; body cameras, car cameras in r#1; body cameras in h#2"}},
		{"a duty on a word", newScene().norm("r", "1", duty("agent")).norm("h", "2", duty("agent")).with(func(s *scene) {
			defines(s, "R", "camera/body", "report")
			defines(s, "H", "camera/body")
		}), []string{"definition agent: report; body cameras, reports in r#1; body cameras in h#2"}},
		{"the plan's word, which the helper defines", newScene().plan("1", ban("agent")).with(func(s *scene) {
			defines(s, "R", "gas")
			defines(s, "H", "gas/cs")
		}), []string{"order-defined agent: gas/oc; tear gas, pepper spray in d#1; tear gas at agencies.H.terms.agent"}},
		{"the plan's word, which the helper's manual uses", newScene().plan("1", ban("agent")).norm("h", "2", ban("agent")).with(func(s *scene) {
			defines(s, "R", "gas")
			s.doc("h").Terms = agent("gas/cs")
		}), []string{"order agent: gas/oc; tear gas, pepper spray in d#1; tear gas in h#2"}},
		{"the plan's circumstance", newScene().plan("1", when(permit("report"), is("resistance", "strong"))).norm("h", "2", when(ban("gas/oc"), is("resistance", "strong"))).with(func(s *scene) {
			s.Agencies["R"].Terms, s.doc("h").Terms = strong("passive", "active"), strong("active")
		}), []string{"order strong: report; passive resistance, active resistance in d#1; active resistance in h#2"}},
		{"an order that reaches who works under the host", newScene().norm("r", "1", ban("agent")).norm("h", "2", ban("agent")).with(func(s *scene) {
			s.doc("r").Reach.Command = true
			defines(s, "R", "gas")
			defines(s, "H", "gas/cs")
		}), []string{"order agent: gas/oc; tear gas, pepper spray in r#1; tear gas in h#2"}},
		{"what an agreement means", newScene().pact("p", clause(&book.Clause{Topic: "crowd-control", Norm: *ban("agent")})).with(func(s *scene) {
			s.Agreements["p"].Terms = agent("gas")
			defines(s, "H", "gas/cs")
		}), []string{"order-defined agent: gas/oc; tear gas, pepper spray in p#1; tear gas at agencies.H.terms.agent"}},
		{"law of the place, for who comes from elsewhere", newScene().norm("statute-state", "1", ban("agent")).with(coast).with(func(s *scene) {
			s.doc("statute-state").Terms = agent("gas")
			defines(s, "C", "gas/cs")
			defines(s, "H", "gas/cs") // its own state's law is at home
		}), []string{"order-defined agent: gas/oc; tear gas, pepper spray in statute-state#1; tear gas at agencies.C.terms.agent"}},
		{"twin: the same meaning", newScene().plan("1", ban("agent")).with(func(s *scene) {
			defines(s, "R", "gas/oc", "gas/cs")
			defines(s, "H", "gas")
		}), nil},
		{"twin: the helper has no such word", newScene().plan("1", ban("agent")).with(func(s *scene) { defines(s, "R", "gas") }), nil},
		{"twin: one word of a circumstance, another of an action", newScene().plan("1", ban("agent")).with(func(s *scene) {
			defines(s, "R", "gas")
			s.Agencies["H"].Terms = map[string]*book.Term{"agent": {Dimension: "resistance", Values: []book.Value{"active"}}}
		}), nil},
		{"twin: no rule of the host's uses it", newScene().norm("h", "2", ban("agent")).with(func(s *scene) {
			defines(s, "R", "gas")
			defines(s, "H", "gas/cs")
		}), nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, c := range tt.scene.compute(t).Clashes.Terms {
				line := fmt.Sprintf("%s %s: %s; %s in %s; %s", c.Reason, c.Word.Value, strings.Join(c.Actions, " "), c.Left.Duty.Value, strings.Join(c.Left.Norms, "+"), c.Right.Duty.Value)
				if c.Call.Stated {
					line += " at " + c.Call.Value
				} else {
					line += " in " + strings.Join(c.Right.Norms, "+")
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("words (-want +got):\n%s", diff)
			}
		})
	}
}
