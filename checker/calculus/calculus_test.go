package calculus

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// scene is a small book: Riverton hosts in its city, Harbor comes from the next
// town, Coast from another state. Each has a manual, an excerpt unless a test
// says that it is whole.
type scene struct {
	*book.Book
	d    *book.Deployment
	uses []facts.AgreementUse
}

func newScene() *scene {
	s := &scene{Book: &book.Book{
		Dimensions: map[string]*book.Dimension{
			"resistance": {Title: "resistance", Order: 10, Ordered: true, Values: []book.DimensionValue{
				{ID: "none", Phrase: "no resistance"}, {ID: "passive", Phrase: "passive resistance"}, {ID: "active", Phrase: "active resistance"}}},
			"assembly": {Title: "assembly", Order: 20, Values: []book.DimensionValue{
				{ID: "lawful", Phrase: "a lawful assembly"}, {ID: "unlawful", Phrase: "an unlawful assembly"}}},
			"place": {Title: "place", Order: 30, Values: []book.DimensionValue{
				{ID: "ordinary", Phrase: "an ordinary place"}, {ID: "polling-place", Phrase: "a polling place"}}},
		},
		Actions: map[string]*book.Action{
			"gas":         {Name: "chemical agents", Phrase: "use chemical agents", Topic: "crowd-control"},
			"gas/oc":      {Name: "pepper spray", Phrase: "use pepper spray", Topic: "crowd-control", In: []string{"gas"}, Carried: true},
			"gas/cs":      {Name: "tear gas", Phrase: "use tear gas", Topic: "crowd-control", In: []string{"gas"}, Carried: true},
			"camera":      {Name: "cameras", Phrase: "record", Topic: "body-camera"},
			"camera/body": {Name: "body cameras", Phrase: "record with a body camera", Topic: "body-camera", In: []string{"camera"}},
			"camera/car":  {Name: "car cameras", Phrase: "record with a car camera", Topic: "body-camera", In: []string{"camera"}},
			"report":      {Name: "reports", Phrase: "report force", Topic: "force"},
		},
		Places: map[string]*book.Place{
			"state": {Name: "State", Kind: "state"}, "county": {Name: "County", Kind: "county", Within: "state", Enclaves: []string{"reservation"}},
			"riverton": {Name: "Riverton", Kind: "city", Within: "county", ElectedOfficial: "Mayor"},
			"campus":   {Name: "Campus", Kind: "campus", Within: "riverton"}, "harbor": {Name: "Harbor", Kind: "city", Within: "county"},
			"reservation": {Name: "Reservation", Kind: "tribal", Within: "county"}, "abroad": {Name: "Abroad", Kind: "state"}, "coast": {Name: "Coast", Kind: "city", Within: "abroad"},
		},
		Agencies: map[string]*book.Agency{
			"R": {Name: "Riverton PD", Short: "Riverton", Kind: "municipal", State: "state", Place: "riverton", Ranks: map[string]string{"Sergeant": "supervisor", "Captain": "field-commander"}},
			"H": {Name: "Harbor PD", Short: "Harbor", Kind: "municipal", State: "state", Place: "harbor", Ranks: map[string]string{"Sergeant": "supervisor"}},
			"C": {Name: "Coast PD", Short: "Coast", Kind: "municipal", State: "abroad", Place: "coast"},
		},
		Instruments: map[string]*book.Instrument{}, Agreements: map[string]*book.Agreement{},
	}}
	for _, a := range []string{"R", "H", "C"} {
		s.Instruments[strings.ToLower(a)] = &book.Instrument{Title: "Manual", Cite: a + " Manual", Kind: "policy", Issuer: a, Reach: book.Reach{Members: true}, Norms: map[string]*book.Norm{}}
	}
	s.d = &book.Deployment{Event: "Event", Purpose: "protest", Place: "riverton", Timezone: "America/Los_Angeles", From: "2026-11-03", Until: "2026-11-03", Host: "R",
		Units: map[string]*book.Unit{"ru": {Agency: "R"}, "hu": {Agency: "H"}}}
	s.Deployments = map[string]*book.Deployment{"d": s.d}
	return s
}

// norm writes a section of a document; an unknown document is made with the
// kind that its name tells: statute, ordinance, directive, order.
func (s *scene) norm(doc, section string, n *book.Norm) *scene {
	s.doc(doc).Norms[section] = n
	return s
}

func (s *scene) doc(id string) *book.Instrument {
	if in := s.Instruments[id]; in != nil {
		return in
	}
	in := &book.Instrument{Title: id, Cite: id, Norms: map[string]*book.Norm{}}
	i := strings.LastIndex(id, "-") // court-order-state
	kind, place := id[:i], id[i+1:]
	in.Kind, in.Issuer, in.Reach = kind, place, book.Reach{Territory: place}
	s.Instruments[id] = in
	return in
}

func (s *scene) plan(section string, n *book.Norm) *scene {
	if s.d.Plan == nil {
		s.d.Plan = &book.Plan{Cite: "Plan", Norms: map[string]*book.Norm{}}
	}
	s.d.Plan.Norms[section] = n
	return s
}

func (s *scene) whole(docs ...string) *scene {
	for _, d := range docs {
		s.doc(d).Covers = map[string]string{"crowd-control": "whole", "body-camera": "whole", "force": "whole"}
	}
	return s
}

// pact is an agreement between Riverton and Harbor, signed by their chiefs.
func (s *scene) pact(id string, clauses map[string]*book.Clause) *scene {
	s.Agreements[id] = &book.Agreement{Title: id, Cite: id, Clauses: clauses,
		Parties: map[string]*book.Party{"R": {By: "chief"}, "H": {By: "chief"}}}
	s.d.Agreements = append(s.d.Agreements, id)
	for _, a := range []string{"R", "H"} {
		s.uses = append(s.uses, facts.AgreementUse{Book: "book", Deployment: "d", Agreement: id, Agency: a, Valid: true})
	}
	return s
}

func (s *scene) with(change func(s *scene)) *scene { change(s); return s }

func (s *scene) compute(t *testing.T) *Result {
	t.Helper()
	c, err := Compile(&book.Located{Dir: "book", Book: s.Book})
	if err != nil {
		t.Fatal(err)
	}
	r, err := c.Compute(&Input{Book: c.located, ID: "d", Deployment: s.d, Uses: s.uses, Joint: true})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func ban(names ...string) *book.Norm    { return &book.Norm{Prohibits: names} }
func permit(names ...string) *book.Norm { return &book.Norm{Permits: names} }
func duty(names ...string) *book.Norm   { return &book.Norm{Requires: names} }

func when(n *book.Norm, c book.Circumstances) *book.Norm {
	n.When = append(n.When, c)
	return n
}

func approved(n *book.Norm, as ...book.Approval) *book.Norm {
	n.Approval = append(n.Approval, as...)
	return n
}

func rung(r string) book.Approval { return book.Approval{Rung: r} }

func kept(n *book.Norm, atLeast, atMost int) *book.Norm {
	n.RetentionDays = &book.Range{}
	if atLeast > 0 {
		n.RetentionDays.AtLeast = &atLeast
	}
	if atMost > 0 {
		n.RetentionDays.AtMost = &atMost
	}
	return n
}

func is(dim string, values ...book.Value) book.Circumstances {
	return book.Circumstances{dim: {Values: values}}
}

func atLeast(dim string, v book.Value) book.Circumstances {
	return book.Circumstances{dim: {AtLeast: v}}
}

func settles(by string, actions ...string) *book.Clause {
	return &book.Clause{Topic: "crowd-control", Settles: &book.Settles{By: by, Actions: actions}}
}

func clause(c *book.Clause) map[string]*book.Clause { return map[string]*book.Clause{"1": c} }

// lines says each clash in one line: kind and reason, the actions, the norms of
// both sides or the agency that has none, the region, how far it is settled.
func lines(r *Result) []string {
	var out []string
	for _, list := range r.Clashes.Lists() {
		for _, c := range *list {
			side := func(s facts.Side) string {
				if len(s.Norms) == 0 {
					return strings.Join(s.Agencies, "+")
				}
				return strings.Join(s.Norms, "+")
			}
			line := fmt.Sprintf("%s %s: %s, %s × %s, %s", c.Kind, c.Reason, strings.Join(c.Actions, " "), side(c.Left), side(c.Right), c.Region)
			for _, s := range c.Settlements {
				line += fmt.Sprintf(" [%s %s %s]", s.Clause, s.Outcome, s.Why)
			}
			if c.Settled {
				line += " settled"
			}
			out = append(out, strings.ReplaceAll(line, " ]", "]"))
		}
	}
	slices.Sort(out)
	return out
}

func TestClashes(t *testing.T) {
	always := "in any circumstances"
	passive := is("resistance", "passive")
	for _, tt := range []struct {
		name  string
		scene *scene
		want  []string
	}{
		// dilemma
		{"dilemma: the place requires what home prohibits", newScene().norm("statute-riverton", "1", duty("report")).norm("h", "2", ban("report")).
			with(func(s *scene) { s.Places["riverton"].Within = "" }),
			[]string{"dilemma required-here-prohibited-at-home: report, statute-riverton#1 × h#2, " + always}},
		{"dilemma: twin, elsewhere in the circumstances", newScene().norm("statute-riverton", "1", when(duty("report"), passive)).
			norm("h", "2", when(ban("report"), is("resistance", "active"))), nil},
		{"dilemma: the place prohibits what home requires", newScene().norm("ordinance-riverton", "1", ban("report")).norm("h", "2", duty("report")),
			[]string{"dilemma prohibited-here-required-at-home: report, ordinance-riverton#1 × h#2, " + always}},
		{"dilemma: inside one book", newScene().norm("h", "1", ban("report")).norm("h", "2", duty("report")),
			[]string{"dilemma required-and-prohibited: report, h#1 × h#2, " + always}},
		{"dilemma: twin, the more specific wins", newScene().norm("h", "1", when(ban("report"), passive)).norm("h", "2", duty("report")), nil},
		{"dilemma: keep for long, delete soon", newScene().norm("statute-riverton", "1", kept(duty("camera/body"), 730, 0)).norm("h", "2", kept(duty("camera/body"), 0, 180)),
			[]string{"dilemma retention: camera/body, statute-riverton#1 × h#2, " + always}},
		{"dilemma: twin, both can be met", newScene().norm("statute-riverton", "1", kept(duty("camera/body"), 30, 0)).norm("h", "2", kept(duty("camera/body"), 0, 180)),
			[]string{"duty retention: camera/body, statute-riverton#1 × h#2, " + always}},
		{"dilemma: exclusive recipients", newScene().norm("ordinance-riverton", "1", &book.Norm{Requires: []string{"report"}, Recipients: []string{"the court"}, RecipientsOnly: true}).
			norm("h", "2", &book.Norm{Requires: []string{"report"}, Recipients: []string{"the press"}}),
			[]string{"dilemma recipients: report, ordinance-riverton#1 × h#2, " + always}},
		{"dilemma: twin, both may know", newScene().norm("ordinance-riverton", "1", &book.Norm{Requires: []string{"report"}, Recipients: []string{"the court"}}).
			norm("h", "2", &book.Norm{Requires: []string{"report"}, Recipients: []string{"the press"}}),
			[]string{"duty recipients: report, ordinance-riverton#1 × h#2, " + always}},

		// defect
		{"defect: a document against itself", newScene().norm("h", "1", ban("gas/oc")).norm("h", "2", permit("gas/oc")),
			[]string{"defect contradiction: gas/oc, h#1 × h#2, " + always}},
		{"defect: twin, an exception", newScene().norm("h", "1", ban("gas/oc")).norm("h", "2", &book.Norm{Permits: []string{"gas/oc"}, ExceptionTo: []string{"1"}}), nil},
		{"defect: requires what law bans", newScene().norm("statute-state", "1", ban("report")).norm("h", "2", duty("report")),
			[]string{"defect requires-what-is-banned-above: report, statute-state#1 × h#2, " + always}},
		{"defect: bans what law requires", newScene().norm("statute-state", "1", duty("report")).norm("h", "2", ban("report")),
			[]string{"defect bans-what-is-required-above: report, statute-state#1 × h#2, " + always}},
		{"defect: permits nothing lawful", newScene().norm("statute-state", "1", ban("gas")).norm("h", "2", permit("gas/cs")),
			[]string{"defect swallowed: gas/cs, statute-state#1 × h#2, " + always}},
		{"defect: twin, some of it is lawful", newScene().norm("statute-state", "1", when(ban("gas"), passive)).norm("h", "2", permit("gas/cs")),
			nil},
		{"defect: twin, the law's own exception leaves some of it", newScene().norm("statute-state", "1", ban("gas")).
			norm("statute-state", "2", excepting("1", when(permit("gas/cs"), passive))).norm("h", "3", permit("gas/cs")), nil},
		{"defect: nothing lawful is left by the exceptions of both", newScene().norm("statute-state", "1", ban("gas")).
			norm("statute-state", "2", excepting("1", when(permit("gas/cs"), passive))).norm("h", "3", permit("gas/cs")).norm("h", "4", when(ban("gas/cs"), passive)),
			[]string{"defect swallowed: gas/cs, statute-state#1 × h#3, not passive resistance",
				"mismatch side-by-side: gas/cs, h#4 × statute-state#2, passive resistance"}},
		{"defect: twin, a clause brings in the part that is not lawful", newScene().norm("r", "1", permit("gas/oc")).norm("ordinance-riverton", "2", when(ban("gas/oc"), passive)).
			pact("p", clause(&book.Clause{Topic: "crowd-control", Settles: &book.Settles{By: "host", When: book.Alternatives{passive}}})), nil},
		{"defect: pre-empted", newScene().norm("statute-state", "1", &book.Norm{Permits: []string{"gas/oc"}, Preempts: true}).norm("h", "2", ban("gas/oc")),
			[]string{"defect bans-what-is-pre-empted: gas/oc, statute-state#1 × h#2, " + always}},
		{"defect: twin, a permission alone lifts nothing", newScene().norm("statute-state", "1", permit("gas/oc")).norm("h", "2", ban("gas/oc")), []string{"mismatch side-by-side: gas/oc, h#2 × statute-state#1, " + always}},
		{"defect: a court order stands above the statute it restrains", newScene().norm("statute-state", "1", duty("report")).norm("court-order-state", "2", ban("report")).
			with(func(s *scene) { s.court("court-order-state", "statute-state") }),
			[]string{"defect requires-what-is-banned-above: report, court-order-state#2 × statute-state#1, " + always}},
		{"defect: twin, a court order about something else", newScene().norm("statute-state", "1", duty("report")).norm("court-order-state", "2", ban("report")).
			with(func(s *scene) { s.court("court-order-state") }),
			[]string{"defect bans-what-is-required-above: report, statute-state#1 × court-order-state#2, " + always}},

		// proxy
		{"proxy: a task that the host may not do itself", newScene().norm("r", "1", ban("gas/oc")).norm("h", "2", permit("gas/oc")).with(tasks("gas/oc")),
			[]string{"against-own-rules tasked: gas/oc, R × r#1, " + always, "proxy tasks: gas/oc, H × r#1, " + always, "unreached prohibited-by-host: gas/oc, r#1 × h#2, " + always}},
		{"proxy: twin, only in some circumstances", newScene().norm("r", "1", when(ban("gas/oc"), passive)).norm("h", "2", when(permit("gas/oc"), is("resistance", "active"))).with(tasks("gas/oc")), nil},
		{"proxy: asks for, lends and accepts", newScene().norm("r", "1", ban("gas/cs")).norm("h", "2", ban("carry/gas/cs")).with(func(s *scene) {
			s.d.Requests = map[string]*book.Request{"q": {From: "R", To: "H", Tasks: []string{"gas/cs"}}}
			s.d.Transfers = map[string]*book.Transfer{"x": {From: "H", To: "R", Items: []string{"gas/cs"}}}
			s.d.Assignments = map[string]*book.Assignment{"a": {Title: "Post", Units: []string{"ru", "hu"}}}
		}), []string{"proxy accepts: gas/cs, H × r#1, " + always, "proxy lends: carry/gas/cs, R × h#2, " + always, "proxy requests: gas/cs, H × r#1, " + always}},

		// against-own-rules
		{"against-own-rules: the plan permits", newScene().norm("h", "1", ban("gas/oc")).plan("2", permit("gas/oc")),
			[]string{"against-own-rules permitted-here: gas/oc, d#2 × h#1, " + always, "mismatch side-by-side: gas/oc, h#1 × d#2, " + always}},
		{"against-own-rules: twin, law merely permits", newScene().norm("h", "1", ban("gas/oc")).norm("statute-riverton", "2", permit("gas/oc")), []string{"mismatch side-by-side: gas/oc, h#1 × statute-riverton#2, " + always}},
		{"against-own-rules: a task", newScene().norm("h", "1", ban("gas/oc")).with(tasks("gas/oc")),
			[]string{"against-own-rules tasked: gas/oc, R × h#1, " + always}},
		{"against-own-rules: twin, forbidden in some circumstances", newScene().norm("h", "1", when(ban("gas/oc"), passive)).with(tasks("gas/oc")), nil},

		// incapable
		{"incapable: the unit lacks it", newScene().norm("h", "1", duty("camera/body")).with(func(s *scene) { s.d.Units["hu"].Cannot = []string{"camera/body"} }),
			[]string{"incapable lacks: camera/body, h#1 × H, " + always}},
		{"incapable: twin", newScene().norm("h", "1", duty("camera/body")).with(func(s *scene) { s.d.Units["hu"].Cannot = []string{"camera/car"} }), nil},
		{"incapable: not yet put into practice", newScene().norm("h", "1", duty("report")).with(func(s *scene) { s.doc("h").Implemented = "2026-12-01" }),
			[]string{"incapable not-implemented: report, h#1 × H, " + always}},
		{"incapable: no item of the category", newScene().norm("h", "1", duty("camera")).with(func(s *scene) {
			s.d.Units["hu"].Cannot, s.Agencies["H"].Capabilities = []string{"camera/body"}, &book.Capabilities{Cannot: []string{"camera/car"}}
		}), []string{"incapable lacks: camera, h#1 × H, " + always}},
		{"incapable: twin, one item is left", newScene().norm("h", "1", duty("camera")).with(func(s *scene) { s.d.Units["hu"].Cannot = []string{"camera/body"} }), nil},
		{"incapable: one of two carried tools", newScene().norm("h", "1", duty("gas/oc", "gas/cs")).with(func(s *scene) {
			s.d.Units["hu"].Carries, s.d.Units["hu"].Cannot = []string{"gas"}, []string{"gas/cs"}
		}), []string{"incapable lacks: gas/cs, h#1 × H, " + always}},

		// unreached
		{"unreached: the host prohibits", newScene().norm("r", "1", when(ban("gas/oc"), passive)).norm("h", "2", permit("gas/oc")),
			[]string{"unreached prohibited-by-host: gas/oc, r#1 × h#2, passive resistance"}},
		{"unreached: twin, it reaches who works under the host", newScene().norm("r", "1", when(ban("gas/oc"), passive)).norm("h", "2", permit("gas/oc")).
			with(func(s *scene) { s.doc("r").Reach.Command = true }),
			[]string{"forbidden-here prohibits: gas/oc, r#1 × h#2, passive resistance"}},
		{"unreached: the host requires", newScene().norm("r", "1", duty("report")).norm("h", "2", permit("report")),
			[]string{"unreached required-by-host: report, r#1 × h#2, " + always}},
		{"unreached: twin, so does home", newScene().norm("r", "1", duty("report")).norm("h", "2", duty("report")), nil},

		// forbidden-here
		{"forbidden-here: prohibits", newScene().norm("ordinance-riverton", "1", ban("gas/cs")).norm("h", "2", permit("gas")),
			[]string{"forbidden-here prohibits: gas/cs, ordinance-riverton#1 × h#2, " + always}},
		{"forbidden-here: twin, prohibited at home", newScene().norm("ordinance-riverton", "1", ban("gas/cs")).norm("h", "2", permit("gas/oc")), nil},
		{"forbidden-here: requires", newScene().norm("ordinance-riverton", "1", duty("report")).norm("h", "2", permit("report")),
			[]string{"forbidden-here requires: report, ordinance-riverton#1 × h#2, " + always}},
		{"forbidden-here: requires what home, whole, leaves out", newScene().norm("ordinance-riverton", "1", duty("report")).whole("h"),
			[]string{"forbidden-here requires: report, ordinance-riverton#1 × H, " + always}},
		{"forbidden-here: asks for more", newScene().norm("ordinance-riverton", "1", approved(permit("gas/oc"), rung("chief"))).norm("h", "2", approved(permit("gas/oc"), rung("supervisor"))),
			[]string{"forbidden-here asks-more: gas/oc, ordinance-riverton#1 × h#2, " + always}},
		{"forbidden-here: twin, a higher rung includes the lower", newScene().norm("ordinance-riverton", "1", approved(permit("gas/oc"), rung("supervisor"))).norm("h", "2", approved(permit("gas/oc"), rung("chief"))), nil},
		{"forbidden-here: asks for more in a part only", newScene().norm("ordinance-riverton", "1", approved(permit("gas/oc"), rung("supervisor"))).norm("h", "2", permit("gas/oc")).
			norm("directive-H", "3", when(approved(permit("gas/oc"), rung("chief")), passive)).with(func(s *scene) { s.doc("directive-H").Reach = book.Reach{Members: true} }),
			[]string{"forbidden-here asks-more: gas/oc, ordinance-riverton#1 × h#2, not passive resistance"}},

		// approver
		{"approver: rungs of different agencies", newScene().norm("ordinance-riverton", "1", approved(permit("gas/oc"), book.Approval{Rung: "supervisor", Whose: "host"})).
			norm("h", "2", approved(permit("gas/oc"), rung("chief"))),
			[]string{"approver different: gas/oc, ordinance-riverton#1 × h#2, " + always}},
		{"approver: twin, the same one", newScene().norm("ordinance-riverton", "1", approved(permit("gas/oc"), book.Approval{Rung: "supervisor", Whose: "host"})).
			norm("h", "2", approved(permit("gas/oc"), book.Approval{Rung: "supervisor", Whose: "host"})), nil},

		{"approver: the host asks its own for more", newScene().norm("r", "1", approved(permit("gas/oc"), rung("chief"))).norm("h", "2", approved(permit("gas/oc"), rung("supervisor"))),
			[]string{"approver host-asks-more: gas/oc, r#1 × h#2, " + always}},
		{"approver: twin, two rules at home ask for as much", newScene().norm("r", "1", approved(permit("gas/oc"), rung("chief"))).norm("h", "2", approved(permit("gas/oc"), rung("supervisor"))).
			norm("directive-H", "3", approved(permit("gas/oc"), rung("chief"))).with(func(s *scene) { s.doc("directive-H").Reach = book.Reach{Members: true} }), nil},

		// mismatch
		{"mismatch: aid beside aid", newScene().norm("h", "1", ban("gas/oc")).norm("c", "2", permit("gas/oc")).with(coast),
			[]string{"mismatch side-by-side: gas/oc, h#1 × c#2, " + always}},
		{"mismatch: twin, both prohibit", newScene().norm("h", "1", ban("gas/oc")).norm("c", "2", ban("gas/oc")).with(coast), nil},
		{"mismatch: one must, the other must not", newScene().norm("h", "1", ban("camera/body")).norm("c", "2", duty("camera/body")).with(coast),
			[]string{"mismatch side-by-side: camera/body, h#1 × c#2, " + always}},
		{"mismatch: each the other way round", newScene().norm("h", "1", when(ban("gas/oc"), passive)).norm("h", "2", when(permit("gas/oc"), is("resistance", "active"))).
			norm("c", "3", when(permit("gas/oc"), passive)).norm("c", "4", when(ban("gas/oc"), is("resistance", "active"))).with(coast),
			[]string{"mismatch side-by-side: gas/oc, c#4 × h#2, active resistance", "mismatch side-by-side: gas/oc, h#1 × c#3, passive resistance"}},
		{"mismatch: on two assignments at one place and time", newScene().norm("h", "1", ban("gas/oc")).norm("c", "2", permit("gas/oc")).with(coast).with(func(s *scene) {
			s.d.Assignments = map[string]*book.Assignment{"a": {Title: "Front", Units: []string{"hu"}}, "b": {Title: "Back", Units: []string{"cu"}}}
		}), []string{"mismatch side-by-side: gas/oc, h#1 × c#2, " + always}},
		{"mismatch: twin, at another time", newScene().norm("h", "1", ban("gas/oc")).norm("c", "2", permit("gas/oc")).with(coast).with(func(s *scene) {
			s.d.Assignments = map[string]*book.Assignment{"a": {Title: "Front", Units: []string{"hu"}, Until: "2026-11-03T12:00"}, "b": {Title: "Back", Units: []string{"cu"}, From: "2026-11-03T12:00"}}
		}), nil},

		// order
		{"order: three duties in a ring, two by two they can be met", newScene().norm("statute-state", "1", after(duty("report"), "camera/body")).
			norm("ordinance-riverton", "2", after(duty("camera/body"), "camera/car")).norm("h", "3", when(after(duty("camera/car"), "report"), passive)),
			[]string{"dilemma order: camera/body camera/car report, ordinance-riverton#2+statute-state#1 × h#3, passive resistance"}},
		{"order: twin, a chain that ends", newScene().norm("statute-state", "1", after(duty("report"), "camera/body")).
			norm("ordinance-riverton", "2", after(duty("camera/body"), "camera/car")).norm("h", "3", duty("camera/car")), nil},
		{"order: twin, in other circumstances", newScene().norm("statute-state", "1", when(after(duty("report"), "camera/body"), is("resistance", "active"))).
			norm("ordinance-riverton", "2", when(after(duty("camera/body"), "report"), passive)), nil},
		{"order: one agency's own", newScene().norm("h", "1", after(duty("report"), "camera/body")).norm("h", "2", after(duty("camera/body"), "report")),
			[]string{"dilemma order: camera/body report, h#2 × h#1, " + always}},
		{"order: two rings that meet are no third", newScene().norm("h", "1", after(duty("report"), "camera/body")).norm("h", "2", after(duty("camera/body"), "report", "camera/car")).
			norm("h", "3", after(duty("camera/car"), "camera/body")),
			[]string{"dilemma order: camera/body camera/car, h#2 × h#3, " + always, "dilemma order: camera/body report, h#2 × h#1, " + always}},

		// duty to intervene
		{"intervene: against what the host may do", stepIn(newScene()).norm("r", "1", when(permit("gas"), is("assembly", "unlawful"))),
			[]string{"mismatch must-intervene: gas/oc, h#2+h#3 × r#1, an unlawful assembly", "mismatch side-by-side: gas/oc, h#2 × r#1, an unlawful assembly"}},
		{"intervene: against what the host must do", stepIn(newScene()).norm("r", "1", duty("gas/oc")),
			[]string{"mismatch must-intervene: gas/oc, h#2+h#3 × r#1, " + always, "mismatch side-by-side: gas/oc, h#2 × r#1, " + always, "unreached required-by-host: gas/oc, r#1 × h#2, " + always}},
		{"intervene: twin, its own book forbids it in other circumstances", stepIn(newScene()).norm("r", "1", when(permit("gas"), is("assembly", "unlawful"))).
			with(func(s *scene) { s.doc("h").Norms["2"].When = book.Alternatives{is("assembly", "lawful")} }), nil},
		{"intervene: twin, the duty has an exception", stepIn(newScene()).norm("r", "1", permit("gas/oc")).norm("h", "4", excepting("3", permit("report"))),
			[]string{"mismatch side-by-side: gas/oc, h#2 × r#1, " + always}},
		{"intervene: twin, the host's officers do not come to do it", stepIn(newScene()).norm("r", "1", permit("gas/oc")).with(func(s *scene) { s.d.Units["ru"].Carries = []string{} }), nil},
		{"intervene: twin, what the host may do is something else", stepIn(newScene()).norm("r", "1", permit("gas/cs")), nil},

		// terms
		{"terms: the same word for different actions", newScene().norm("r", "1", ban("agent")).norm("h", "2", ban("agent")).with(func(s *scene) {
			s.doc("r").Terms = map[string]*book.Term{"agent": {Actions: []string{"gas"}}}
			s.doc("h").Terms = map[string]*book.Term{"agent": {Actions: []string{"gas/cs"}}}
		}), []string{"terms definition: gas/oc, r#1 × h#2, " + always}},
		{"terms: twin, the same meaning", newScene().norm("r", "1", ban("agent")).norm("h", "2", ban("agent")).with(func(s *scene) {
			s.doc("r").Terms = map[string]*book.Term{"agent": {Actions: []string{"gas/cs"}}}
			s.doc("h").Terms = map[string]*book.Term{"agent": {Actions: []string{"gas/cs"}}}
		}), nil},

		// silent
		{"silent: the helper has no rule", newScene().norm("r", "1", permit("gas/oc")).whole("h"),
			[]string{"silent own-silent: gas/oc, r#1 × H, " + always}},
		{"silent: twin, not known", newScene().norm("r", "1", permit("gas/oc")), nil},
		{"silent: the host has no rule", newScene().norm("h", "1", permit("gas/oc")).whole("r"),
			[]string{"silent host-silent: gas/oc, R × h#1, " + always}},
		{"silent: nobody has a rule on what is carried", newScene().whole("r", "h").with(func(s *scene) { s.d.Units["hu"].Carries = []string{"gas/oc"} }),
			[]string{"silent all-silent: gas/oc, R × H, " + always}},
		{"silent: twin, nobody brings it", newScene().whole("r", "h").with(func(s *scene) { s.d.Units["hu"].Carries = []string{} }), nil},

		// duty
		{"duty: deadlines", newScene().norm("r", "1", &book.Norm{Requires: []string{"report"}, Deadline: &book.Deadline{Within: 24, Unit: "hours", After: "the use"}}).
			norm("h", "2", &book.Norm{Requires: []string{"report"}, Deadline: &book.Deadline{Within: 2, Unit: "days", After: "the use"}}),
			[]string{"duty deadline: report, r#1 × h#2, " + always}},
		{"duty: twin, the same in other units", newScene().norm("r", "1", &book.Norm{Requires: []string{"report"}, Deadline: &book.Deadline{Within: 48, Unit: "hours", After: "the use"}}).
			norm("h", "2", &book.Norm{Requires: []string{"report"}, Deadline: &book.Deadline{Within: 2, Unit: "days", After: "the use"}}), nil},

		// incomparable
		{"incomparable: different thresholds", newScene().norm("r", "1", when(permit("gas/oc"), is("resistance", "active"))).norm("h", "2", when(permit("gas/oc"), is("assembly", "unlawful"))),
			[]string{"incomparable thresholds: gas/oc, r#1 × h#2, at most passive resistance, an unlawful assembly"}},
		{"incomparable: twin, one contains the other", newScene().norm("r", "1", when(permit("gas/oc"), is("resistance", "active"))).norm("h", "2", when(permit("gas/oc"), atLeast("resistance", "passive"))), nil},

		// positions
		{"positions: the specific permission inside a category ban", newScene().norm("r", "1", ban("gas")).norm("r", "2", permit("gas/oc")).norm("h", "3", permit("gas/oc")), nil},
		{"positions: twin, a crossing ban limits the permission", newScene().norm("r", "1", when(ban("gas"), is("assembly", "lawful"))).norm("r", "2", when(permit("gas/oc"), is("resistance", "active"))).norm("h", "3", permit("gas/oc")),
			[]string{"unreached prohibited-by-host: gas/oc, r#1 × h#3, a lawful assembly"}},
		{"positions: only permits outside nothing", newScene().norm("r", "1", &book.Norm{Permits: []string{"gas/oc"}, Only: true, When: book.Alternatives{is("resistance", "active")}}).norm("h", "2", permit("gas/oc")),
			[]string{"unreached prohibited-by-host: gas/oc, r#1 × h#2, at most passive resistance"}},
		{"positions: twin, without only it is silent outside", newScene().norm("r", "1", when(permit("gas/oc"), is("resistance", "active"))).norm("h", "2", permit("gas/oc")), nil},
		{"positions: any item meets a duty on a category", newScene().norm("ordinance-riverton", "1", duty("camera")).norm("h", "2", ban("camera")).norm("h", "3", permit("camera/car")).norm("h", "4", permit("camera/body")), nil},
		{"positions: twin, no item is left", newScene().norm("ordinance-riverton", "1", duty("camera")).norm("h", "2", ban("camera/body")).norm("h", "3", ban("camera/car")),
			[]string{"dilemma required-here-prohibited-at-home: camera, ordinance-riverton#1 × h#2, " + always, "dilemma required-here-prohibited-at-home: camera, ordinance-riverton#1 × h#3, " + always}},
		{"positions: any item meets a duty on a word", newScene().norm("ordinance-riverton", "1", duty("recorder")).norm("h", "2", ban("camera/car")).
			norm("h", "3", permit("camera/body")).with(recorder), nil},
		{"positions: twin, no item of the word is left", newScene().norm("ordinance-riverton", "1", duty("recorder")).norm("h", "2", ban("camera/car")).
			norm("h", "3", ban("gas/cs")).norm("h", "4", permit("camera/body")).with(recorder),
			[]string{"dilemma required-here-prohibited-at-home: camera/car|gas/cs, ordinance-riverton#1 × h#2, " + always,
				"dilemma required-here-prohibited-at-home: camera/car|gas/cs, ordinance-riverton#1 × h#3, " + always}},
		{"positions: an item required at home meets the duty on a word", newScene().norm("r", "1", duty("recorder")).norm("h", "2", duty("camera/car")).with(recorder), nil},
		{"positions: twin, it is permitted only", newScene().norm("r", "1", duty("recorder")).norm("h", "2", permit("recorder")).with(recorder),
			[]string{"unreached required-by-host: camera/car|gas/cs, r#1 × h#2, " + always}},
		{"positions: what a duty's word excepts is not asked for", newScene().norm("ordinance-riverton", "1", duty("recorder")).norm("h", "2", ban("camera/body")).with(func(s *scene) {
			s.doc("ordinance-riverton").Terms = map[string]*book.Term{"recorder": {Actions: []string{"camera", "report"}, Except: []string{"camera"}}}
		}), nil},
		{"positions: twin, nor what the duty itself excepts", newScene().norm("ordinance-riverton", "1", &book.Norm{Requires: []string{"camera"}, Except: []string{"camera/body"}}).
			norm("h", "2", ban("camera/car")), []string{"dilemma required-here-prohibited-at-home: camera/car, ordinance-riverton#1 × h#2, " + always}},
		{"positions: permissions whose counts leave nothing are void", newScene().norm("ordinance-riverton", "1", ban("gas/oc")).
			norm("h", "2", counted(permit("gas/oc"), 3, 5)).norm("h", "3", counted(permit("gas/oc"), 0, 2)), nil},
		{"positions: advice never binds", newScene().norm("r", "1", &book.Norm{Prohibits: []string{"gas/oc"}, Advice: "should"}).norm("h", "2", permit("gas/oc")), nil},
		{"positions: exposed at the polling place only", newScene().norm("ordinance-riverton", "1", when(ban("gas/oc"), is("place", "polling-place"))).norm("h", "2", permit("gas/oc")).
			with(func(s *scene) { s.Places["riverton"].Setting = "ordinary" }), nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, lines(tt.scene.compute(t))); diff != "" {
				t.Errorf("clashes (-want +got):\n%s", diff)
			}
		})
	}
}

func after(n *book.Norm, actions ...string) *book.Norm {
	n.After = actions
	return n
}

// stepIn lets Harbor's manual forbid pepper spray and ask its officers to step
// in against chemical agents, by reporting them.
func stepIn(s *scene) *scene {
	s.norm("h", "2", ban("gas/oc")).norm("h", "3", duty("report"))
	s.doc("h").Norms["3"].TriggeredBy = "gas"
	return s
}

// recorder lets everybody mean by "recorder" car cameras, and tear gas besides.
func recorder(s *scene) {
	for _, in := range s.Instruments {
		in.Terms = map[string]*book.Term{"recorder": {Actions: []string{"camera", "gas"}, Except: []string{"camera/body", "gas/oc"}}}
	}
}

func excepting(section string, n *book.Norm) *book.Norm {
	n.ExceptionTo = append(n.ExceptionTo, section)
	return n
}

// court makes a document an order of a court for the whole state.
func (s *scene) court(id string, restrains ...string) {
	in := s.doc(id)
	in.Kind, in.Issuer, in.Court, in.Restrains, in.Reach = "court-order", "", "Court", restrains, book.Reach{Territory: "state"}
}

func tasks(names ...string) func(*scene) {
	return func(s *scene) {
		s.d.Assignments = map[string]*book.Assignment{"a": {Title: "Post", Units: []string{"ru", "hu"}, Tasks: names}}
	}
}

// posted puts everybody on one assignment at a place.
func posted(s *scene, place string) {
	s.d.Assignments = map[string]*book.Assignment{"a": {Title: "Post", Place: place, Units: []string{"ru", "hu"}}}
}

// coast lets Coast PD come too.
func coast(s *scene) { s.d.Units["cu"] = &book.Unit{Agency: "C"} }

func counted(n *book.Norm, atLeast, atMost int) *book.Norm {
	n.Count = &book.Range{AtLeast: &atLeast, AtMost: &atMost}
	return n
}

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

// TestReach: Harbor may use pepper spray by its own manual; what else binds its
// officers shows in what is forbidden here.
func TestReach(t *testing.T) {
	forbidden := func(id string) []string {
		return []string{"forbidden-here prohibits: gas/oc, " + id + "#1 × h#2, in any circumstances"}
	}
	unreached := []string{"unreached prohibited-by-host: gas/oc, r#1 × h#2, in any circumstances"}
	above := []string{"defect swallowed: gas/oc, x#1 × h#2, in any circumstances"}
	manual := func(change func(in *book.Instrument)) *scene {
		s := newScene().norm("r", "1", ban("gas/oc"))
		change(s.doc("r"))
		return s
	}
	law := func(kind, issuer string, change func(s *scene, in *book.Instrument)) *scene {
		s := newScene()
		in := &book.Instrument{Title: "X", Cite: "X", Kind: kind, Issuer: issuer, Norms: map[string]*book.Norm{"1": ban("gas/oc")}}
		s.Instruments["x"] = in
		change(s, in)
		return s
	}
	for _, tt := range []struct {
		name  string
		scene *scene
		want  []string
		over  []string // overreach: claim and agencies
	}{
		{"members only", manual(func(in *book.Instrument) {}), unreached, nil},
		{"command of the host", manual(func(in *book.Instrument) { in.Reach.Command = true }), forbidden("r"), nil},
		{"named by who commands", manual(func(in *book.Instrument) { in.Reach.Named = &book.Addressees{Agencies: []string{"H"}} }), forbidden("r"), nil},
		{"named by kind, but excepted", manual(func(in *book.Instrument) {
			in.Reach.Named = &book.Addressees{Kinds: []string{"municipal"}, Except: []string{"H"}}
		}), unreached, nil},
		{"addressed, under its command", manual(func(in *book.Instrument) { in.Addresses = &book.Addressees{Agencies: []string{"R", "H"}} }), forbidden("r"), nil},
		{"a manual has no territory", manual(func(in *book.Instrument) { in.Reach.Territory = "riverton" }), unreached, []string{"territory H"}},
		{"ordinance of the place", law("ordinance", "riverton", func(s *scene, in *book.Instrument) { in.Reach.Territory = "riverton" }), forbidden("x"), nil},
		{"ordinance of another place", law("ordinance", "coast", func(s *scene, in *book.Instrument) { in.Reach.Territory = "riverton" }), nil, []string{"territory H+R"}},
		{"ordinance less a campus", law("ordinance", "riverton", func(s *scene, in *book.Instrument) {
			in.Reach.Territory, in.Reach.ExceptPlaces, s.d.Place = "riverton", []string{"campus"}, "campus"
		}), nil, nil},
		{"ordinance less a kind", law("ordinance", "riverton", func(s *scene, in *book.Instrument) {
			in.Reach.Territory, in.Reach.ExceptKinds = "riverton", []string{"municipal"}
		}), nil, nil},
		{"ordinance of the city, on the campus in it", law("ordinance", "riverton", func(s *scene, in *book.Instrument) {
			in.Reach.Territory = "riverton"
			posted(s, "campus")
		}), forbidden("x"), nil},
		{"ordinance of the campus, where the assignment is", law("ordinance", "campus", func(s *scene, in *book.Instrument) {
			in.Reach.Territory = "campus"
			posted(s, "campus")
		}), forbidden("x"), nil},
		{"ordinance of the campus, and the assignment is outside", law("ordinance", "campus", func(s *scene, in *book.Instrument) {
			in.Reach.Territory, s.d.Place = "campus", "campus"
			posted(s, "riverton")
		}), nil, nil},
		{"ordinance less the campus where the assignment is", law("ordinance", "riverton", func(s *scene, in *book.Instrument) {
			in.Reach.Territory, in.Reach.ExceptPlaces = "riverton", []string{"campus"}
			posted(s, "campus")
		}), nil, nil},
		{"statute of the county, the assignment in its enclave", law("statute", "county", func(s *scene, in *book.Instrument) {
			in.Reach.Territory, s.d.Place = "county", "county"
			s.Agencies["H"].Place = "coast"
			posted(s, "reservation")
		}), nil, nil},
		{"statute of the county, the event in its enclave and the assignment not", law("statute", "county", func(s *scene, in *book.Instrument) {
			in.Reach.Territory, s.d.Place = "county", "reservation"
			s.Agencies["H"].Place = "coast"
			posted(s, "riverton")
		}), forbidden("x"), nil},
		{"statute of both places is law at home", law("statute", "state", func(s *scene, in *book.Instrument) { in.Reach.Territory = "state" }), above, nil},
		{"statute of the county outside its enclave", law("statute", "county", func(s *scene, in *book.Instrument) { in.Reach.Territory, s.d.Place = "county", "reservation" }), nil, nil},
		{"home law stays at home", law("ordinance", "harbor", func(s *scene, in *book.Instrument) { in.Reach.Territory = "harbor" }), nil, nil},
		{"statute that names those who come from elsewhere", law("statute", "state", func(s *scene, in *book.Instrument) {
			in.Reach.Named = &book.Addressees{States: []string{"abroad"}}
			coast(s)
			s.norm("c", "2", permit("gas/oc"))
			delete(s.d.Units, "hu")
		}), []string{"forbidden-here prohibits: gas/oc, x#1 × c#2, in any circumstances"}, nil},
		{"an agency that commands nobody names others", law("policy", "C", func(s *scene, in *book.Instrument) { in.Reach.Named = &book.Addressees{Agencies: []string{"H"}} }), nil, []string{"named H"}},
		{"who holds command, not the host", law("policy", "C", func(s *scene, in *book.Instrument) {
			in.Reach.Command = true
			s.d.Command = &book.Command{Positions: map[string]*book.Position{"ic": {Title: "incident-commander", Agency: "C"}}}
		}), forbidden("x"), nil},
		{"extended by an agreement", manual(func(in *book.Instrument) {}).pact("p", clause(&book.Clause{Topic: "crowd-control", Extends: &book.Extends{RulesOf: "host", Topics: []string{"crowd-control"}}})), forbidden("r"), nil},
		{"extended on another topic", manual(func(in *book.Instrument) {}).pact("p", clause(&book.Clause{Topic: "force", Extends: &book.Extends{RulesOf: "host", Topics: []string{"force"}}})), unreached, nil},
		{"extended by an agreement that does not hold", manual(func(in *book.Instrument) {}).pact("p", clause(&book.Clause{Topic: "crowd-control", Extends: &book.Extends{RulesOf: "host"}})).
			with(func(s *scene) { s.uses[1].Valid = false }), unreached, nil},
		{"extended, its own exceptions with it", manual(func(in *book.Instrument) {}).norm("r", "1", ban("gas")).norm("r", "3", permit("gas/oc")).
			pact("p", clause(&book.Clause{Topic: "crowd-control", Extends: &book.Extends{RulesOf: "host", Actions: []string{"gas/oc"}}})), nil, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := tt.scene.norm("h", "2", permit("gas/oc")).compute(t)
			if tt.name == "statute that names those who come from elsewhere" {
				delete(tt.scene.doc("h").Norms, "2")
				r = tt.scene.compute(t)
			}
			got := slices.DeleteFunc(lines(r), func(l string) bool { return strings.HasPrefix(l, "mismatch") })
			if diff := cmp.Diff(tt.want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("clashes (-want +got):\n%s", diff)
			}
			var over []string
			for _, o := range r.Overreach {
				over = append(over, o.Claim+" "+strings.Join(o.Agencies, "+"))
			}
			if diff := cmp.Diff(tt.over, over); diff != "" {
				t.Errorf("overreach (-want +got):\n%s", diff)
			}
		})
	}
}

// TestTime: an ordinance forbids what Harbor permits, for a part of the day.
func TestTime(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(s *scene, in *book.Instrument)
		want   []string // stretches in which it is forbidden
	}{
		{"always", func(s *scene, in *book.Instrument) {}, []string{"03T00:00-04T00:00"}},
		{"effective later", func(s *scene, in *book.Instrument) { in.Adopted, in.Effective = "2026-01-01", "2026-11-04" }, nil},
		{"effective in the middle", func(s *scene, in *book.Instrument) { in.Effective = "2026-11-03T12:00" }, []string{"03T12:00-04T00:00"}},
		{"adopted, no other date", func(s *scene, in *book.Instrument) { in.Adopted = "2026-11-04" }, nil},
		{"until that day, which counts", func(s *scene, in *book.Instrument) { in.Until = "2026-11-03" }, []string{"03T00:00-04T00:00"}},
		{"until the day before", func(s *scene, in *book.Instrument) { in.Until = "2026-11-02" }, nil},
		{"its end decided, not yet come", func(s *scene, in *book.Instrument) { in.EndDecided, in.Until = "2026-10-01", "2026-12-01" }, []string{"03T00:00-04T00:00"}},
		{"not put into practice, it still binds", func(s *scene, in *book.Instrument) { in.Implemented = "2026-12-01" }, []string{"03T00:00-04T00:00"}},
		{"superseded", func(s *scene, in *book.Instrument) {
			s.doc("later-riverton").Supersedes, s.doc("later-riverton").Effective = []string{"ordinance-riverton"}, "2026-11-03T06:00"
		}, []string{"03T00:00-03T06:00"}},
		{"this section amended", func(s *scene, in *book.Instrument) {
			s.doc("later-riverton").Amends = map[string][]string{"ordinance-riverton": {"1"}}
		}, nil},
		{"another section amended", func(s *scene, in *book.Instrument) {
			s.doc("later-riverton").Amends = map[string][]string{"ordinance-riverton": {"2"}}
		}, []string{"03T00:00-04T00:00"}},
		{"two stretches of two orders in force", func(s *scene, in *book.Instrument) {
			in.Kind, in.Issuer, in.Reach = "policy", "C", book.Reach{Command: true}
			s.d.Command = &book.Command{Positions: map[string]*book.Position{
				"a": {Title: "incident-commander", Agency: "C", Until: "2026-11-03T08:00"},
				"b": {Title: "incident-commander", Agency: "R", From: "2026-11-03T08:00", Until: "2026-11-03T16:00"},
				"c": {Title: "incident-commander", Agency: "C", From: "2026-11-03T16:00"}}}
		}, []string{"03T00:00-03T08:00", "03T16:00-04T00:00"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newScene().norm("ordinance-riverton", "1", ban("gas/oc")).norm("h", "2", permit("gas/oc"))
			tt.change(s, s.doc("ordinance-riverton"))
			var got []string
			for _, c := range s.compute(t).Clashes.ForbiddenHere {
				got = append(got, c.During.From[8:16]+"-"+c.During.Until[8:16])
			}
			slices.Sort(got)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("forbidden during (-want +got):\n%s", diff)
			}
		})
	}
}

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

// TestJoint reads the joint rules of engagement of Harbor's officers.
func TestJoint(t *testing.T) {
	for _, tt := range []struct {
		name  string
		scene *scene
		want  []string
	}{
		{"a ban stands over a permission", newScene().norm("ordinance-riverton", "1", when(ban("gas/oc"), is("resistance", "passive"))).norm("h", "2", permit("gas/oc")),
			[]string{"gas/oc prohibited, passive resistance", "gas/oc permitted, not passive resistance"}},
		{"a duty stands over a permission", newScene().norm("ordinance-riverton", "1", duty("report")).norm("h", "2", permit("report")),
			[]string{"report required, in any circumstances"}},
		{"an unsettled dilemma", conflict(), []string{"report unsettled, in any circumstances"}},
		{"settled by the host's rules", conflict().pact("p", clause(settles("host"))), []string{"report required, in any circumstances"}},
		{"settled by its own rules", conflict().pact("p", clause(settles("own"))), []string{"report prohibited, in any circumstances"}},
		{"duties that cannot both be met", newScene().norm("statute-riverton", "1", kept(duty("report"), 730, 0)).norm("h", "2", kept(duty("report"), 0, 180)),
			[]string{"report unsettled, in any circumstances"}},
		{"silence at home is no permission", newScene().norm("ordinance-riverton", "1", permit("gas/oc")).whole("h"), nil},
		{"what is not known may be permitted here", newScene().norm("ordinance-riverton", "1", permit("gas/oc")),
			[]string{"gas/oc permitted, in any circumstances"}},
		{"approvals where they are needed", newScene().norm("h", "1", permit("gas/oc")).norm("directive-H", "2", when(approved(permit("gas/oc"), rung("chief")), is("resistance", "passive"))).
			with(func(s *scene) { s.doc("directive-H").Reach = book.Reach{Members: true} }),
			[]string{"gas/oc permitted, not passive resistance", "gas/oc permitted by chief own, passive resistance"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, j := range tt.scene.compute(t).Joint {
				if j.Agencies[0] != "H" {
					continue
				}
				line := j.Action + " " + j.Position
				for _, a := range j.Approvals {
					line += " by " + a.Rung + " " + a.Agency
				}
				got = append(got, line+", "+j.Region)
			}
			less := cmpopts.SortSlices(func(a, b string) bool { return a < b })
			if diff := cmp.Diff(tt.want, got, less, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("joint rules (-want +got):\n%s", diff)
			}
		})
	}
}

func TestKnowledge(t *testing.T) {
	s := newScene().norm("h", "1", permit("gas/oc"))
	s.doc("r").Covers = map[string]string{"force": "whole"}
	want := []string{"R body-camera none", "R crowd-control none", "R force whole", "R tactics none",
		"H body-camera none", "H crowd-control excerpt", "H force none", "H tactics none"}
	var got []string
	for _, k := range s.compute(t).Knowledge {
		got = append(got, k.Agency+" "+k.Topic+" "+k.Extent)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("knowledge (-want +got):\n%s", diff)
	}
}

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

// TestSharedSection: two agencies bought one model manual, and a program that
// builds a book uses its sections as they are. They stay two agencies' norms.
func TestSharedSection(t *testing.T) {
	shared := duty("report")
	s := newScene().norm("ordinance-riverton", "1", shared).norm("h", "1", shared).norm("r", "1", shared).norm("c", "1", ban("report")).with(coast)
	s.doc("h").Implemented = "2026-12-01"
	want := []string{
		"dilemma required-here-prohibited-at-home: report, ordinance-riverton#1 × c#1, in any circumstances",
		"incapable not-implemented: report, h#1 × H, in any circumstances",
	}
	if diff := cmp.Diff(want, lines(s.compute(t))); diff != "" {
		t.Errorf("clashes (-want +got):\n%s", diff)
	}
}

// A contradiction between two documents that bind everybody is one fact.
func TestDocuments(t *testing.T) {
	s := newScene().norm("h", "1", ban("report")).norm("h", "2", duty("report"))
	c, err := Compile(&book.Located{Dir: "book", Book: s.Book})
	if err != nil {
		t.Fatal(err)
	}
	r, err := c.Documents(time.Date(2026, 11, 3, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"dilemma required-and-prohibited: report, h#1 × h#2, in any circumstances"}
	if diff := cmp.Diff(want, lines(r)); diff != "" {
		t.Errorf("clashes (-want +got):\n%s", diff)
	}
}
