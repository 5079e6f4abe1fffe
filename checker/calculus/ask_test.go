package calculus

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// ask asks about Harbor, unless a test changes that, and says each case in one
// line: the actions, the region, the position, whose word, the duties, the norms
// that make it, "<" and those that gave way with the reason, "!" and the nearest
// changes.
func (s *scene) ask(t *testing.T, action string, change func(*Question)) []string {
	t.Helper()
	a := s.answer(t, action, change)
	var out []string
	for _, st := range a.Stands {
		for _, c := range st.Cases {
			line := fmt.Sprintf("%s: %s: %s", strings.Join(st.Actions, "+"), c.Region, replyWords(c.Reply))
			for _, n := range c.Norms {
				line += " " + normWords(n)
			}
			for _, y := range c.Gave {
				line += fmt.Sprintf(" < %s %s", normWords(y.AnswerNorm), strings.Join(append([]string{y.Why}, y.By...), " "))
			}
			for _, o := range c.Otherwise {
				line += fmt.Sprintf(" ! %s (%s): %s", o.Instead, o.Beside, replyWords(o.Reply))
			}
			out = append(out, line)
		}
		for _, n := range st.Advice {
			out = append(out, "advice: "+normWords(n)+" "+n.Word)
		}
	}
	for _, e := range a.Elsewhere {
		out = append(out, fmt.Sprintf("elsewhere: %s %s %s | %s", e.Why, e.Dimensions, e.Stated, e.Asked))
	}
	return out
}

func (s *scene) answer(t *testing.T, action string, change func(*Question)) *facts.JointAnswer {
	t.Helper()
	c, err := Compile(&book.Located{Dir: "book", Book: s.Book})
	if err != nil {
		t.Fatal(err)
	}
	q := &Question{Input: Input{Book: c.located, ID: "d", Deployment: s.d, Uses: s.uses}, Agency: "H", Action: action}
	if change != nil {
		change(q)
	}
	a, err := c.Ask(q)
	if err != nil {
		t.Fatal(err)
	}
	asked, err := c.Asking(&q.Input)
	if err != nil {
		t.Fatal(err)
	}
	for _, which := range []string{"first", "second"} { // what was worked out for one changes no other
		again, err := asked.Ask(q)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(a, again); diff != "" {
			t.Errorf("the %s of several questions to one deployment has another answer than the same alone (-alone +of several):\n%s", which, diff)
		}
	}
	return a
}

func replyWords(r facts.Reply) string {
	out := r.Position
	for _, a := range r.Approvals {
		out += fmt.Sprintf(" by %s%s %s", a.Rung, a.Office, a.Agency)
	}
	for _, d := range r.Duties {
		out += " [" + d + "]"
	}
	for _, a := range r.After {
		out += " after " + a
	}
	return out
}

func normWords(n facts.AnswerNorm) string {
	out := n.Norm
	if n.Does == "only" {
		out += "(only)"
	}
	if n.Via != "" {
		out += " via " + n.Via
	}
	if n.Where != "" {
		out += " in " + n.Where
	}
	return out
}

func given(dim string, values ...book.Value) func(*Question) {
	return func(q *Question) { q.Given = is(dim, values...) }
}

func TestAsk(t *testing.T) {
	always := "in any circumstances"
	passive, active := is("resistance", "passive"), is("resistance", "active")
	for _, tt := range []struct {
		name   string
		scene  *scene
		action string
		change func(*Question)
		want   []string
	}{
		{"not known is not silence", newScene().norm("h", "1", ban("gas/cs")), "gas/oc", nil,
			[]string{"gas/oc: " + always + ": unknown"}},
		{"silence needs both to be known whole", newScene().whole("h"), "gas/oc", nil,
			[]string{"gas/oc: " + always + ": unknown"}},
		{"silence", newScene().whole("h", "r"), "gas/oc", nil,
			[]string{"gas/oc: " + always + ": silent"}},
		{"a host's ban that reaches only its own is told, and does not count", newScene().norm("r", "1", ban("gas")).norm("h", "1", approved(permit("gas"), rung("supervisor"))), "gas/oc", nil,
			[]string{"gas/oc: " + always + ": permitted by supervisor own h#1 < r#1 reach"}},
		{"all approvals", newScene().norm("h", "1", approved(permit("gas"), rung("supervisor"))).plan("1", approved(permit("gas"), book.Approval{Rung: "incident-commander", Whose: "host"}, rung("officer"))), "gas/oc", nil,
			[]string{"gas/oc: " + always + ": permitted by supervisor own by incident-commander R h#1 d#1"}},
		{"an approval includes a lower one of the same agency", newScene().norm("h", "1", approved(permit("gas"), rung("supervisor"))).norm("h", "2", approved(permit("gas/oc"), rung("field-commander"))).plan("1", permit("gas")), "gas/oc", nil,
			[]string{"gas/oc: " + always + ": permitted by field-commander own h#2 d#1 < h#1 specific h#2"}},
		{"only, and the nearest change", newScene().norm("h", "1", &book.Norm{Permits: []string{"gas/oc"}, Only: true, When: book.Alternatives{active}}), "gas/oc", given("resistance", "none", "passive"),
			[]string{"gas/oc: " + always + ": prohibited h#1(only) ! active resistance (): permitted"}},
		{"an exception", newScene().norm("h", "1", ban("gas")).norm("h", "2", &book.Norm{Permits: []string{"gas"}, ExceptionTo: []string{"1"}}), "gas/oc", nil,
			[]string{"gas/oc: " + always + ": permitted h#2 < h#1 exception h#2"}},
		{"rank", newScene().norm("statute-state", "1", ban("camera")).norm("h", "1", duty("camera/body")), "camera/body", nil,
			[]string{"camera/body: " + always + ": prohibited statute-state#1 < h#1 rank statute-state#1"}},
		{"a ban goes before a permission", newScene().norm("h", "1", permit("gas")).norm("statute-state", "1", when(ban("gas"), passive)), "gas/oc", given("resistance", "passive"),
			[]string{"gas/oc: " + always + ": prohibited statute-state#1 < h#1 ban statute-state#1 ! not passive resistance (): permitted"}},
		{"a clause settles", newScene().whole("h", "r").norm("h", "1", ban("gas")).norm("r", "1", ban("kinetic")).norm("r", "2", duty("gas/oc")).pact("p", clause(settles("host", "gas"))), "gas/oc", nil,
			[]string{"gas/oc: " + always + ": required r#2 via p#1 < h#1 settled p#1"}},
		{"what own rules leave unsaid, another's do not permit", newScene().whole("h", "r").plan("1", permit("gas")), "gas/oc", nil,
			[]string{"gas/oc: " + always + ": silent < d#1 own-silent"}},
		{"a dilemma", newScene().norm("h", "1", ban("camera")).plan("1", duty("camera/body")), "camera/body", nil,
			[]string{"camera/body: " + always + ": unsettled h#1 d#1"}},
		{"duties of the same recipients are joined, others stand beside them",
			newScene().norm("h", "1", timed(duty("report"), 72, "force", "the chief")).plan("1", timed(duty("report"), 24, "force", "the chief")).plan("2", timed(duty("report"), 48, "force", "the host")), "report", nil,
			[]string{"report: " + always + ": required [within 24 hours of force, to the chief] [within 48 hours of force, to the host] h#1 d#1 d#2"}},
		{"bounds are joined", newScene().norm("h", "1", kept(duty("camera"), 100, 0)).plan("1", kept(duty("camera"), 200, 900)), "camera", nil,
			[]string{"camera: " + always + ": required [for 200 to 900 days] h#1 d#1"}},
		{"advice makes no position", newScene().whole("h", "r").norm("h", "1", &book.Norm{Requires: []string{"gas/oc"}, Advice: "should"}), "gas/oc", nil,
			[]string{"gas/oc: " + always + ": silent", "advice: h#1 should"}},
		{"a category item by item", newScene().norm("h", "1", ban("gas/cs")).norm("h", "2", permit("gas/oc")), "gas", nil,
			[]string{"gas/cs: " + always + ": prohibited h#1", "gas/oc: " + always + ": permitted h#2"}},
		{"a category of which all items are alike", newScene().norm("h", "1", ban("gas")), "gas", nil,
			[]string{"gas: " + always + ": prohibited h#1"}},
		{"a duty on a category, which any item meets", newScene().norm("h", "1", duty("camera")).norm("h", "2", ban("camera/car")), "camera/car", nil,
			[]string{"camera: " + always + ": required h#1", "camera/car: " + always + ": prohibited h#2"}},
		{"what is known contradicts the question", newScene().norm("h", "1", ban("gas")).with(func(s *scene) { s.d.Known = passive }), "gas/oc", given("resistance", "active"),
			[]string{"elsewhere: contradicts [resistance] passive resistance | active resistance"}},
		{"what cannot occur", newScene().norm("h", "1", ban("gas")).with(func(s *scene) {
			s.Impossible = []book.Circumstances{{"resistance": {Values: []book.Value{"passive"}}, "assembly": {Values: []book.Value{"lawful"}}}}
			s.d.Known = is("assembly", "lawful")
		}), "gas/oc", given("resistance", "passive"),
			[]string{"elsewhere: impossible [] a lawful assembly | passive resistance"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, tt.scene.ask(t, tt.action, tt.change)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func timed(n *book.Norm, hours int, after, to string) *book.Norm {
	n.Deadline = &book.Deadline{Within: hours, Unit: "hours", After: after}
	n.Recipients = []string{to}
	return n
}

// TestAskInTime: pieces of time with different answers are told apart, equal
// neighbours are one, and a question about an instant is answered for it.
func TestAskInTime(t *testing.T) {
	s := newScene().norm("h", "1", permit("gas"))
	s.doc("statute-state").Effective = "2026-11-03T18:00"
	s.norm("statute-state", "1", ban("gas"))
	s.doc("statute-county").Effective = "2026-11-03T12:00" // changes nothing
	s.norm("statute-county", "1", ban("camera"))
	a := s.answer(t, "gas/oc", nil)
	if len(a.Stands) != 2 || len(a.Stands[0].Posts) != 1 || len(a.Stands[1].Posts) != 1 {
		t.Fatalf("got %+v", a.Stands)
	}
	if from, until := a.Stands[1].Posts[0].During.From, a.Stands[0].Posts[0].During.Until; from != until || from != "2026-11-03T18:00:00-08:00" {
		t.Errorf("the first answer ends at %s, the second begins at %s", until, from)
	}
	zone, _ := s.d.Zone()
	for hour, want := range map[int]string{17: "permitted", 18: "prohibited"} {
		at := time.Date(2026, 11, 3, hour, 0, 0, 0, zone)
		a := s.answer(t, "gas/oc", func(q *Question) { q.During = book.Period{From: at, Until: at.Add(1)} })
		if len(a.Stands) != 1 || a.Stands[0].Cases[0].Reply.Position != want || a.During.From != a.During.Until {
			t.Errorf("at %d: %+v", hour, a.Stands)
		}
	}
}

// TestAskForApprovers: whether somebody can give an approval is told for each
// stretch of time, though the position stays the same.
func TestAskForApprovers(t *testing.T) {
	s := newScene().norm("h", "1", approved(permit("gas"), book.Approval{Rung: "incident-commander", Whose: "host"}))
	s.d.Command = &book.Command{Positions: map[string]*book.Position{
		"ic": {Title: "incident-commander", Agency: "R", Rank: "Captain", Until: "2026-11-03T18:00"}}}
	a := s.answer(t, "gas/oc", nil)
	if len(a.Stands) != 1 || len(a.Stands[0].Posts) != 2 {
		t.Fatalf("got %+v", a.Stands)
	}
	for i, filled := range []bool{true, false} {
		if f := a.Stands[0].Posts[i].Fills[0]; !f.Known || f.Filled != filled {
			t.Errorf("stretch %d: %+v", i+1, f)
		}
	}
	at := time.Date(2026, 11, 3, 19, 0, 0, 0, time.FixedZone("", -8*3600))
	a = s.answer(t, "gas/oc", func(q *Question) { q.During = book.Period{From: at, Until: at.Add(1)} })
	if f := a.Stands[0].Posts[0].Fills[0]; f.Filled {
		t.Errorf("at 19:00: %+v", f)
	}
}
