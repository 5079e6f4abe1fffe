package calculus

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// oSize bounds a generated book.
type oSize struct{ dims, cells, agencies, norms, documents, agreements int }

// oSizes go from the smallest to the largest; a failing case is tried again
// with smaller ones.
var oSizes = []oSize{
	{dims: 1, cells: 2, agencies: 2, norms: 2, documents: 2, agreements: 0},
	{dims: 1, cells: 3, agencies: 2, norms: 3, documents: 2, agreements: 1},
	{dims: 2, cells: 6, agencies: 2, norms: 4, documents: 3, agreements: 1},
	{dims: 3, cells: 16, agencies: 3, norms: 6, documents: 4, agreements: 1},
	{dims: 4, cells: 48, agencies: 3, norms: 9, documents: 5, agreements: 2},
	{dims: 6, cells: 256, agencies: 4, norms: 12, documents: 6, agreements: 2},
	{dims: 8, cells: 4096, agencies: 4, norms: 12, documents: 6, agreements: 2},
}

// oBook generates a book with one deployment.
type oBook struct {
	*rand.Rand
	size oSize
	b    *book.Book
	dims []string
	ids  []string // agencies
	docs []string // instruments
	uses map[[2]string]bool
}

func (g *oBook) chance(percent int) bool { return g.IntN(100) < percent }

func pick[T any](g *oBook, from ...T) T { return from[g.IntN(len(from))] }

func (g *oBook) some(from []string, most int) []string {
	out := []string{}
	for range 1 + g.IntN(most) {
		if x := pick(g, from...); !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

const oDeployment = "d"

func generate(seed uint64, size oSize) (*book.Located, func(agreement, agency string) bool, []facts.AgreementUse) {
	g := &oBook{Rand: rand.New(rand.NewPCG(seed, 7)), size: size, uses: map[[2]string]bool{}}
	g.b = &book.Book{Places: oPlaces(), Actions: oActions(), Agencies: map[string]*book.Agency{}, Instruments: map[string]*book.Instrument{},
		Agreements: map[string]*book.Agreement{}, Deployments: map[string]*book.Deployment{}}
	g.dimensions()
	g.agencies()
	d := g.deployment()
	g.b.Deployments[oDeployment] = d
	g.instruments()
	g.agreements(d)
	g.norms(d)
	g.story()
	g.relations()
	var uses []facts.AgreementUse
	for k, valid := range g.uses {
		uses = append(uses, facts.AgreementUse{Book: "book", Deployment: oDeployment, Agreement: k[0], Agency: k[1], Valid: valid})
	}
	return &book.Located{Dir: "book", Book: g.b}, func(agreement, agency string) bool { return g.uses[[2]string{agreement, agency}] }, uses
}

func oPlaces() map[string]*book.Place {
	return map[string]*book.Place{
		"state":  {Name: "State", Kind: "state"},
		"county": {Name: "County", Kind: "county", Within: "state", Enclaves: []string{"tribe"}},
		"city":   {Name: "City", Kind: "city", Within: "county", ElectedOfficial: "Mayor"},
		"campus": {Name: "Campus", Kind: "campus", Within: "city"},
		"town":   {Name: "Town", Kind: "city", Within: "county"},
		"tribe":  {Name: "Tribe", Kind: "tribal", Within: "county"},
		"other":  {Name: "Other State", Kind: "state"},
		"far":    {Name: "Far", Kind: "city", Within: "other"},
	}
}

func oActions() map[string]*book.Action {
	action := func(topic string, carried bool, in ...string) *book.Action {
		return &book.Action{Phrase: "do it", Name: "it", Topic: topic, Carried: carried, In: in}
	}
	return map[string]*book.Action{
		"gas": action("crowd-control", false), "gas/oc": action("crowd-control", true, "gas"), "gas/cs": action("crowd-control", true, "gas"),
		"kinetic": action("crowd-control", false), "pepper-ball": action("crowd-control", true, "gas", "kinetic"),
		"camera": action("body-camera", false), "camera/body": action("body-camera", false, "camera"), "camera/car": action("body-camera", false, "camera"),
		"report": action("force", false),
	}
}

func (g *oBook) dimensions() {
	g.b.Dimensions = map[string]*book.Dimension{}
	cells := 1
	for i := range g.size.dims {
		n := 2 + g.IntN(3)
		if cells*n > g.size.cells {
			break
		}
		cells *= n
		id := fmt.Sprintf("x%d", i)
		if i == 1 && g.chance(30) {
			id = "place"
		}
		d := &book.Dimension{Title: id, Order: g.IntN(5), Ordered: g.chance(60)}
		for v := range n {
			d.Values = append(d.Values, book.DimensionValue{ID: fmt.Sprint("v", v), Phrase: fmt.Sprint(id, " ", v)})
		}
		d.Words = map[string]book.DimensionWord{"low": {Values: []string{"v0"}, Phrase: "low"}, "odd": {Values: []string{"v1", d.Values[n-1].ID}, Phrase: "odd"}}
		g.b.Dimensions[id] = d
		g.dims = append(g.dims, id)
		if id == "place" && g.chance(60) {
			g.b.Places[pick(g, "campus", "city", "county")].Setting = "v1"
		}
	}
	if len(g.dims) > 1 {
		for range g.IntN(4) {
			c := book.Circumstances{}
			for range 2 {
				c[pick(g, g.dims...)] = book.Allowed{Values: []book.Value{book.Value(fmt.Sprint("v", g.IntN(2)))}}
			}
			if len(c) == 2 {
				g.b.Impossible = append(g.b.Impossible, c)
			}
		}
	}
}

func (g *oBook) agencies() {
	for i := range 2 + g.IntN(g.size.agencies-1) {
		id := string(rune('A' + i))
		place := pick(g, "city", "city", "county", "town", "campus", "state", "tribe", "far")
		state := "state"
		if place == "far" {
			state = "other"
		}
		a := &book.Agency{Name: id, Short: id, Kind: pick(g, "municipal", "municipal", "county", "campus", "federal"), Place: place, State: state,
			Terms: g.terms()}
		if g.chance(40) {
			a.Capabilities = &book.Capabilities{Can: g.some(g.actions(), 2)}
			if g.chance(50) {
				a.Capabilities.Cannot = g.some(g.actions(), 2)
			}
		}
		g.b.Agencies[id] = a
		g.ids = append(g.ids, id)
	}
}

func (g *oBook) actions() []string {
	return slices.Sorted(maps.Keys(g.b.Actions))
}

func (g *oBook) terms() map[string]*book.Term {
	if g.chance(75) {
		return nil
	}
	if g.chance(50) {
		return map[string]*book.Term{"agent": {Actions: g.some([]string{"gas", "gas/oc", "pepper-ball", "kinetic"}, 2), Except: g.some([]string{"gas/cs", "kinetic"}, 1)}}
	}
	return map[string]*book.Term{"low": {Dimension: pick(g, g.dims...), Values: []book.Value{"v0", "odd"}}}
}

// when is a set of circumstances in one or two dimensions.
func (g *oBook) when() book.Circumstances {
	c := book.Circumstances{}
	for range 1 + g.IntN(2) {
		dim := pick(g, g.dims...)
		v := func() book.Value {
			return pick(g, "low", "odd", book.Value(g.b.Dimensions[dim].Values[g.IntN(len(g.b.Dimensions[dim].Values))].ID))
		}
		switch g.IntN(6) {
		case 0:
			c[dim] = book.Allowed{AtLeast: v()}
		case 1:
			c[dim] = book.Allowed{AtMost: v()}
		case 2:
			c[dim] = book.Allowed{Above: "low"}
		case 3:
			c[dim] = book.Allowed{AtLeast: "v1", AtMost: v()}
		default:
			c[dim] = book.Allowed{Values: []book.Value{v()}}
			if g.chance(30) {
				c[dim] = book.Allowed{Values: []book.Value{v(), v()}}
			}
		}
	}
	return c
}

func (g *oBook) alternatives(none int) book.Alternatives {
	if g.chance(none) {
		return nil
	}
	out := book.Alternatives{g.when()}
	if g.chance(20) {
		out = append(out, g.when())
	}
	return out
}

func (g *oBook) deployment() *book.Deployment {
	d := &book.Deployment{Event: "Event", Purpose: "protest", Place: pick(g, "city", "city", "campus", "county", "tribe", "far"), Host: g.ids[0],
		Timezone: pick(g, "America/Los_Angeles", "UTC"), From: "2026-11-03", Until: "2026-11-04", Units: map[string]*book.Unit{}}
	if g.chance(25) {
		d.Known = g.when()
	}
	var units []string
	for _, a := range g.ids {
		u := &book.Unit{Agency: a}
		if g.chance(50) {
			u.Carries = g.some(g.spoken(a, "gas/oc", "gas/cs", "pepper-ball", "gas"), 2)
		}
		if g.chance(30) {
			u.Can = g.some(g.actions(), 2)
		}
		if g.chance(30) {
			u.Cannot = g.some(g.actions(), 2)
		}
		d.Units["u"+a] = u
		units = append(units, "u"+a)
	}
	if g.chance(85) {
		d.Assignments = map[string]*book.Assignment{}
		for i := range 1 + g.IntN(2) {
			a := &book.Assignment{Title: "Post", Units: units}
			if i == 1 {
				a.Units = g.some(units, 3)
				a.Host = pick(g, "", g.ids[1])
			}
			if g.chance(60) {
				host := a.Host
				if host == "" {
					host = d.Host
				}
				a.Tasks = g.some(g.spoken(host, g.actions()...), 2)
			}
			if g.chance(30) {
				a.Place = pick(g, "campus", "city", "town")
			}
			if g.chance(30) {
				a.From, a.Until = "2026-11-03T08:00", pick(g, "2026-11-03T20:00", "2026-11-04")
			}
			d.Assignments[fmt.Sprint("s", i)] = a
		}
	}
	if g.chance(60) {
		g.command(d)
	}
	g.exchange(d)
	if g.chance(60) {
		d.Plan = &book.Plan{Cite: "Plan", Norms: map[string]*book.Norm{}}
	}
	return d
}

// spoken adds an agency's own word to what it may name.
func (g *oBook) spoken(agency string, names ...string) []string {
	if t := g.b.Agencies[agency].Terms["agent"]; t != nil {
		return append(names, "agent", "agent")
	}
	return names
}

// exchange is what agencies ask of one another, offer and lend.
func (g *oBook) exchange(d *book.Deployment) {
	two := func() (from, to string) {
		from = pick(g, g.ids...)
		to = pick(g, slices.DeleteFunc(slices.Clone(g.ids), func(id string) bool { return id == from })...)
		return from, to
	}
	if g.chance(25) {
		from, to := two()
		d.Requests = map[string]*book.Request{"q": {From: from, To: to, Tasks: g.some(g.spoken(from, g.actions()...), 2)}}
	}
	if g.chance(25) {
		from, to := two()
		d.Transfers = map[string]*book.Transfer{"t": {From: from, To: to, Items: g.some(g.spoken(from, "gas/oc", "gas/cs", "pepper-ball", "gas"), 2)}}
	}
	if g.chance(35) {
		by := pick(g, g.ids...)
		d.Offers = map[string]*book.Offer{"o": {By: by, Tasks: g.some(g.spoken(by, g.actions()...), 2), OnlyIf: g.some(g.spoken(by, g.actions()...), 2),
			Declined: g.chance(15)}}
	}
	if (d.Requests != nil || d.Offers != nil) && g.chance(15) {
		d.Units, d.Assignments = nil, nil // nobody has said yet who comes
	}
}

// command is one commander, with a hand-over half of the time, a chief of
// operations under them, and a division.
func (g *oBook) command(d *book.Deployment) {
	d.Command = &book.Command{Positions: map[string]*book.Position{
		"ic":  {Title: "incident-commander", Agency: pick(g, g.ids...)},
		"ops": {Title: "operations-section-chief", Agency: pick(g, append(g.ids, "")...), ReportsTo: []string{"ic"}},
		"div": {Title: "division-supervisor", Agency: pick(g, append(g.ids, "")...), ReportsTo: []string{"ops"}},
	}}
	if g.chance(50) {
		d.Command.Positions["ic"].Until = "2026-11-03T14:00"
		d.Command.Positions["ic-2"] = &book.Position{Title: "incident-commander", Agency: pick(g, g.ids...), From: "2026-11-03T14:00"}
		d.Command.Positions["ops"].ReportsTo = []string{"ic", "ic-2"}
	}
	for _, a := range d.Assignments {
		if g.chance(50) {
			a.ReportsTo = []string{pick(g, "ops", "div")}
		}
	}
}

func (g *oBook) instruments() {
	kinds := []string{"policy", "policy", "policy", "directive", "ordinance", "statute", "regulation", "constitution", "court-order", "consent-decree", "operation-order"}
	for i := range 1 + g.IntN(g.size.documents) {
		id := fmt.Sprint("doc", i)
		in := &book.Instrument{Title: id, Cite: id, Kind: pick(g, kinds...), Norms: map[string]*book.Norm{}, Terms: g.terms()}
		switch in.Kind {
		case "policy", "operation-order":
			in.Issuer = pick(g, g.ids...)
		case "court-order", "consent-decree":
			in.Court = "Court"
		case "ordinance":
			in.Issuer = pick(g, "city", "city", "county", "far")
		case "directive":
			in.Issuer = pick(g, append([]string{"state", "city"}, g.ids...)...)
		default:
			in.Issuer = pick(g, "state", "state", "other")
		}
		if i < 2 { // host and first helper have a manual each
			in.Kind, in.Issuer, in.Court = "policy", g.ids[i], ""
		}
		g.reach(in)
		g.dates(in)
		in.Covers = map[string]string{}
		for _, topic := range []string{"crowd-control", "body-camera", "force"} {
			if g.chance(50) {
				in.Covers[topic] = pick(g, "whole", "whole", "excerpt")
			}
		}
		g.b.Instruments[id] = in
		g.docs = append(g.docs, id)
	}
}

func (g *oBook) addressees() *book.Addressees {
	switch g.IntN(4) {
	case 0:
		return &book.Addressees{Agencies: g.some(g.ids, 2)}
	case 1:
		return &book.Addressees{Kinds: g.some([]string{"municipal", "county", "campus", "federal"}, 2), Except: g.some(append([]string{"federal"}, g.ids...), 1)}
	case 2:
		return &book.Addressees{States: g.some([]string{"state", "other"}, 2)}
	}
	return &book.Addressees{Kinds: []string{"municipal"}, States: []string{"state"}, Agencies: g.some(g.ids, 1)}
}

func (g *oBook) reach(in *book.Instrument) {
	r := &in.Reach
	government := g.b.Places[in.Issuer] != nil || in.Court != ""
	r.Members = !government && g.chance(90) || g.chance(40)
	r.Command = g.chance(25)
	if government && g.chance(70) || g.chance(8) {
		r.Territory = pick(g, "state", "county", "city", "city", "other", "campus")
		if g.b.Places[in.Issuer] != nil && g.chance(80) {
			r.Territory = in.Issuer
		}
		if g.chance(20) {
			r.ExceptPlaces = []string{pick(g, "campus", "town", "tribe")}
		}
		if g.chance(20) {
			r.ExceptKinds = []string{pick(g, "federal", "county", "campus")}
		}
	}
	if g.chance(20) {
		r.Named = g.addressees()
	}
	if in.Court != "" || g.chance(15) {
		in.Addresses = g.addressees()
	}
}

func (g *oBook) dates(in *book.Instrument) {
	day := func() string { return pick(g, "2026-11-01", "2026-11-03", "2026-11-04", "2026-11-09") }
	if g.chance(30) {
		in.Adopted = "2026-10-01"
	}
	if g.chance(30) {
		in.Effective = pick(g, "2026-10-01", "2026-11-01", "2026-11-04", "2026-11-03T12:00")
	}
	if g.chance(15) {
		in.Until = day()
	}
	if g.chance(20) {
		in.Implemented = day()
	}
}

// relations lets documents supersede, amend and restrain one another. Court
// orders restrain no court order, so that what stands above what is no ring.
func (g *oBook) relations() {
	for i, id := range g.docs {
		in := g.b.Instruments[id]
		other := pick(g, g.docs...)
		if i > 0 && g.chance(8) {
			in.Supersedes = []string{g.docs[g.IntN(i)]}
		}
		if o := g.b.Instruments[other]; other != id && len(o.Norms) > 0 && g.chance(12) {
			in.Amends = map[string][]string{other: {pick(g, slices.Sorted(maps.Keys(o.Norms))...)}}
		}
		if o := g.b.Instruments[other]; in.Court != "" && o.Kind == "statute" && in.Kind == "court-order" && g.chance(60) {
			in.Restrains = []string{other}
		}
	}
}

func (g *oBook) agreements(d *book.Deployment) {
	for i := range g.IntN(g.size.agreements + 1) {
		id := fmt.Sprint("pact", i)
		a := &book.Agreement{Title: id, Cite: id, Parties: map[string]*book.Party{}, Clauses: map[string]*book.Clause{}, Terms: g.terms()}
		for _, agency := range g.ids {
			if g.chance(85) {
				p := &book.Party{By: pick(g, "chief", "chief", "designee", "governing-body", "attorney")}
				if g.chance(30) {
					p.Approvals = []book.PartyApproval{{By: pick(g, "governing-body", "elected-official"), On: pick(g, "2026-10-01", "2026-11-04"),
						Until: pick(g, "", "2026-11-03")}}
				}
				a.Parties[agency] = p
				g.uses[[2]string{id, agency}] = g.chance(85)
			}
		}
		for j := range 1 + g.IntN(2) {
			c := &book.Clause{Topic: "force"}
			topics, names := []string(nil), []string(nil)
			switch g.IntN(3) {
			case 0:
				topics = g.some([]string{"crowd-control", "body-camera", "force"}, 2)
			case 1:
				names = g.some(append(g.actions(), "carry/gas/oc"), 2)
			}
			if g.chance(30) {
				c.Extends = &book.Extends{RulesOf: pick(g, append([]string{"host", "host", "own"}, g.ids...)...), Topics: topics, Actions: names}
			} else {
				c.Settles = &book.Settles{By: pick(g, "host", "own", "stricter", "not-tasked"), Topics: topics, Actions: names, When: g.alternatives(50)}
			}
			a.Clauses[fmt.Sprint("k", j)] = c
		}
		g.b.Agreements[id] = a
		if g.chance(90) {
			d.Agreements = append(d.Agreements, id)
		}
	}
}

// norms spreads norms over the instruments, the plan and the agreements.
func (g *oBook) norms(d *book.Deployment) {
	for i := range 2 + g.IntN(g.size.norms-1) {
		section := fmt.Sprint(i + 1)
		switch {
		case d.Plan != nil && g.chance(15):
			d.Plan.Norms[section] = g.norm(g.b.Agencies[d.Host].Terms, d.Plan.Norms)
		case len(g.b.Agreements) > 0 && g.chance(8):
			a := g.b.Agreements["pact0"]
			a.Clauses["n"+section] = &book.Clause{Topic: "force", Norm: *g.norm(a.Terms, nil)}
		default:
			in := g.b.Instruments[pick(g, g.docs...)]
			terms := in.Terms
			if a := g.b.Agencies[in.Issuer]; terms == nil && a != nil {
				terms = a.Terms
			}
			in.Norms[section] = g.norm(terms, in.Norms)
		}
	}
}

// story adds what chance seldom brings together: an act that one agency may do
// and another must step in against, or duties that wait for one another.
func (g *oBook) story() {
	host, aid := g.b.Instruments["doc0"], g.b.Instruments["doc1"]
	if aid == nil {
		return
	}
	if g.chance(8) {
		act := pick(g, "gas", "gas/oc", "kinetic")
		host.Norms["may"] = &book.Norm{Permits: []string{act}, When: g.alternatives(50)}
		aid.Norms["never"] = &book.Norm{Prohibits: []string{act}, When: g.alternatives(50)}
		aid.Norms["step-in"] = &book.Norm{Requires: []string{"report"}, TriggeredBy: pick(g, act, "gas"), When: g.alternatives(60)}
	}
	if g.chance(8) {
		host.Norms["first"] = &book.Norm{Requires: []string{"report"}, After: []string{"camera/body"}, When: g.alternatives(60)}
		aid.Norms["second"] = &book.Norm{Requires: []string{"camera/body"}, After: []string{pick(g, "report", "camera/car")}, When: g.alternatives(60)}
		aid.Norms["third"] = &book.Norm{Requires: []string{"camera/car"}, After: []string{pick(g, "report", "camera/body")}}
	}
}

func (g *oBook) norm(terms map[string]*book.Term, others map[string]*book.Norm) *book.Norm {
	n := &book.Norm{When: g.alternatives(35), Unless: g.alternatives(80)}
	names := append(g.actions(), "gas/oc", "gas", "gas", "carry/gas/oc", "camera")
	if t := terms["agent"]; t != nil {
		names = append(names, "agent", "agent", "agent", "carry/agent")
	}
	what := g.some(names, 2)
	if g.chance(15) {
		n.Except = g.some(g.actions(), 1)
	}
	switch g.IntN(5) {
	case 0, 1:
		n.Prohibits = what
	case 2, 3:
		n.Permits = what
		n.Only = g.chance(15)
		n.Preempts = g.chance(20)
		for range g.IntN(3) {
			n.Approval = append(n.Approval, g.approval())
		}
	default:
		n.Requires = g.some(append(g.duties(), what...), 2)
		if terms["agent"] != nil && g.chance(40) {
			n.Requires = []string{"agent"}
		}
		if g.chance(15) {
			n.Requires, n.Except = []string{pick(g, "gas", "camera", "carry/gas")}, []string{pick(g, "gas/oc", "camera/car", "carry/gas/oc")}
		}
		g.parameters(n)
		g.sequence(n)
	}
	if n.Permits != nil && g.chance(15) {
		n.Count = g.bounds(5)
	}
	if g.chance(5) {
		n.Advice = "should"
	}
	if len(others) > 0 && g.chance(25) {
		n.ExceptionTo = []string{pick(g, slices.Sorted(maps.Keys(others))...)}
	}
	return n
}

// sequence lets a duty wait for something, or for somebody else's act.
func (g *oBook) sequence(n *book.Norm) {
	if g.chance(30) {
		n.After = g.some([]string{"camera/body", "camera/body", "camera/car", "report", "report"}, 2)
	}
	if g.chance(20) {
		n.TriggeredBy = pick(g, "gas", "gas/oc", "kinetic", "camera/car")
	}
}

func (g *oBook) duties() []string {
	return []string{"camera/body", "camera/body", "report", "report", "camera/car", "camera"}
}

func (g *oBook) approval() book.Approval {
	if g.chance(10) {
		return book.Approval{Office: pick(g, "court", "council")}
	}
	return book.Approval{Rung: pick(g, "supervisor", "field-commander", "incident-commander", "chief", "elected-official"), Whose: pick(g, "", "", "own", "host", "place")}
}

func (g *oBook) parameters(n *book.Norm) {
	if g.chance(40) {
		n.RetentionDays = g.bounds(900)
	}
	if g.chance(20) {
		n.Count = g.bounds(5)
	}
	if g.chance(30) {
		n.Deadline = &book.Deadline{Within: pick(g, 1, 24, 48), Unit: pick(g, "hours", "days"), After: "the use"}
	}
	if g.chance(30) {
		n.Recipients = g.some([]string{"chief", "court", "press"}, 2)
		n.RecipientsOnly = g.chance(40)
	}
}

func (g *oBook) bounds(most int) *book.Range {
	low, high := g.IntN(most), 0
	high = low + g.IntN(most)
	switch g.IntN(3) {
	case 0:
		return &book.Range{AtLeast: &low}
	case 1:
		return &book.Range{AtMost: &low}
	}
	return &book.Range{AtLeast: &low, AtMost: &high}
}
