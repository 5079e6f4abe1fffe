package calculus

import (
	"fmt"
	"slices"
	"strings"
	"testing"

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

func ban(names ...string) *book.Norm { return &book.Norm{Prohibits: names} }

func permit(names ...string) *book.Norm { return &book.Norm{Permits: names} }

func duty(names ...string) *book.Norm { return &book.Norm{Requires: names} }

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
