package evidence

import (
	"cmp"
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// stateLegal adds on what officers rest their powers, and what law asks of
// agreements and of officers at the polls.
func (o *operation) stateLegal(uses *uses, f *facts.Facts) {
	f.Powers = append(f.Powers, o.powers()...)
	f.GrantEnds = append(f.GrantEnds, o.grantEnds()...)
	f.Demands = append(f.Demands, uses.demands()...)
	f.CourtOrders = append(f.CourtOrders, o.courtOrders()...)
}

// arrests and powers are what only an officer with powers in the place may do.
var (
	arrests  = []string{"arrest/make", "task/arrest-team", "tactics/mass-arrest"}
	withBare = []string{
		"force/physical", "force/deadly", "chemical", "kinetic", "grenade", "launcher", "task/crowd-control", "task/patrol",
		"tactics/crowd-movement", "tactics/dispersal", "tactics/encirclement",
	}
)

// powers has a record for each agency that is given such tasks outside of its
// own territory.
func (o *operation) powers() []facts.Power {
	var out []facts.Power
	for _, id := range slices.Sorted(maps.Keys(o.Assignments)) {
		place := o.placeOf(id)
		tasks, arrest := o.tasksWithPowers(id)
		for _, agency := range o.agenciesOn(id) {
			if len(tasks) == 0 || o.v.atHome(agency, place) || agency == o.hostOf(id) {
				continue
			}
			p := facts.Power{
				Book: o.v.Dir, Deployment: o.id, Assignment: id, Path: o.path("assignments", id), Agency: agency, Place: place,
				Interstate: o.v.agency(agency).State != o.v.around(place, "state"), Tasks: tasks, Arrest: arrest,
			}
			o.tryGrants(&p)
			out = append(out, p)
		}
	}
	return out
}

func (o *operation) placeOf(assignment string) string {
	return cmp.Or(o.Assignments[assignment].Place, o.Place)
}

func (o *operation) tasksWithPowers(assignment string) (tasks []string, arrest bool) {
	for _, task := range o.v.words(nil, o.hostOf(assignment)).resolve(o.Assignments[assignment].Tasks, nil) {
		if o.v.taxonomy.covered(task, arrests) {
			tasks, arrest = append(tasks, task), true
		} else if o.v.taxonomy.covered(task, withBare) {
			tasks = append(tasks, task)
		}
	}
	return tasks, arrest
}

// atHome tells whether an agency has its powers at a place by itself: in its
// own territory, or, for a state's agency and the Guard, in its state. A
// federal agency's powers come from federal law, of which nothing is said here.
func (v *volume) atHome(agency, place string) bool {
	a := v.agency(agency)
	switch a.Kind {
	case "federal":
		return true
	case "state", "guard":
		return v.lies(place, []string{a.State})
	}
	return v.lies(place, []string{a.Place})
}

// grantText is one section or clause that grants something.
type grantText struct {
	id, document string
	path         string
	agreement    bool
	grant        *book.Grant
	places       []string // nil: everywhere
	to           *book.Addressees
}

// grantsFor lists the grants of what binds at the place and of the agreements
// that hold between a host and its helper, for that helper.
func (o *operation) grantsFor(host, agency, place string) []grantText {
	var out []grantText
	for _, g := range append(o.grantsByLaw(), o.grantsByAgreement(host, agency)...) {
		named := g.to == nil || o.v.selects(g.to, agency)
		local := g.grant.Interstate && o.v.agency(agency).State == o.v.around(place, "state")
		here := g.places == nil || o.v.lies(place, g.places)
		purpose := len(g.grant.Purposes) == 0 || o.v.purposeAmong(o.Purpose, g.grant.Purposes)
		if named && !local && here && purpose {
			out = append(out, g)
		}
	}
	return out
}

func (o *operation) grantsByLaw() []grantText {
	var out []grantText
	for _, id := range o.v.instrumentIDs() {
		in := o.v.Book.Instruments[id]
		if len(in.Grants) == 0 || !o.inForce(id) {
			continue
		}
		for _, section := range slices.Sorted(maps.Keys(in.Grants)) {
			g := in.Grants[section]
			out = append(out, grantText{
				id: normID(id, section), document: id, path: book.Path("instruments", id, "grants", section), grant: g,
				places: o.territoryOf(g, in), to: g.To,
			})
		}
	}
	return out
}

// territoryOf is where a section grants powers: where it says, or in the
// territory of who made it; a court's order is good everywhere.
func (o *operation) territoryOf(g *book.Grant, in *book.Instrument) []string {
	switch {
	case len(g.Places) > 0:
		return g.Places
	case in.Issuer == "":
		return nil
	}
	return []string{cmp.Or(o.v.agency(in.Issuer).Place, in.Issuer)}
}

// holding lists the agreements relied on that hold for a host and its helper.
func (o *operation) holding(host, agency string) []string {
	uses := o.uses()
	return slices.DeleteFunc(o.between(host, agency), func(id string) bool {
		return !uses.of(id, host).Valid || !uses.of(id, agency).Valid
	})
}

func (o *operation) grantsByAgreement(host, agency string) []grantText {
	var out []grantText
	for _, id := range o.holding(host, agency) {
		a := o.v.Book.Agreements[id]
		for _, clause := range slices.Sorted(maps.Keys(a.Clauses)) {
			g := a.Clauses[clause].Grants
			if g == nil {
				continue
			}
			places := g.Places
			if len(places) == 0 {
				places = a.Territory
			}
			out = append(out, grantText{
				id: normID(id, clause), document: id, path: book.Path("agreements", id, "clauses", clause), agreement: true,
				grant: g, places: places, to: g.To,
			})
		}
	}
	return out
}

// inForce tells whether an instrument holds when the deployment begins, or
// takes effect before it ends.
func (o *operation) inForce(id string) bool {
	in := o.v.Book.Instruments[id]
	from := begins(in)
	if from != "" && !o.dates.start(from).Before(o.period.Until) {
		return false
	}
	if in.Until != "" && !o.dates.end(in.Until).After(o.period.From) {
		return false
	}
	for _, other := range o.v.Book.Instruments {
		since := begins(other)
		if slices.Contains(other.Supersedes, id) && (since == "" || !o.dates.start(since).After(o.period.From)) {
			return false
		}
	}
	return true
}

// tryGrants holds each grant against what it asks for.
func (o *operation) tryGrants(p *facts.Power) {
	host := o.hostOf(p.Assignment)
	a := o.Assignments[p.Assignment]
	during := o.within(a.From, a.Until)
	for _, g := range o.grantsFor(host, p.Agency, p.Place) {
		if !confers(g.grant, p.Arrest) || singleAct(g.grant) || !o.begins(g.grant, during) {
			continue
		}
		t := facts.Tried{
			ID: g.id, Path: g.path, Document: g.document, Agreement: g.agreement,
			Until: o.dates.instant(g.grant.Until), Disputed: g.grant.EndDisputed,
			EndsEarly: g.grant.Until != "" && o.dates.end(g.grant.Until).Before(during.Until),
		}
		o.conditions(&t, g.grant, p, during)
		p.Held = p.Held || len(t.Lacking)+len(t.Unknown) == 0 && !t.EndsEarly
		p.Grants = append(p.Grants, t)
	}
	p.Spoken = o.spoken(host, p.Agency)
	p.Excerpt = slices.ContainsFunc(o.holding(host, p.Agency), func(id string) bool {
		return o.v.Book.Agreements[id].Covers["legal"] != "whole"
	})
}

// confers tells whether a grant gives the powers that tasks need.
func confers(g *book.Grant, arrest bool) bool {
	has := func(power string) bool {
		return slices.Contains(g.Powers, power) && !slices.Contains(g.Except, power)
	}
	whole := has("peace-officer") || has("deputation")
	if arrest {
		return has("arrest") || whole && !slices.Contains(g.Except, "arrest")
	}
	return whole || has("arrest")
}

// singleAct tells grants that serve an errand and no deployment.
func singleAct(g *book.Grant) bool {
	return slices.ContainsFunc(g.Needs, func(need string) bool {
		return need == "prisoner-transport" || need == "warrant" || need == "fresh-pursuit"
	})
}

// begins tells whether a grant is there when a period begins.
func (o *operation) begins(g *book.Grant, p book.Period) bool {
	late := g.From != "" && o.dates.start(g.From).After(p.From)
	over := g.Until != "" && !o.dates.end(g.Until).After(p.From)
	return !late && !over
}

// spoken lists clauses on powers between two agencies that say in words alone
// what they grant.
func (o *operation) spoken(host, agency string) []string {
	var out []string
	for _, id := range o.holding(host, agency) {
		for clause, c := range o.v.Book.Agreements[id].Clauses {
			if c.Grants == nil && slices.Contains(subjectsOf(c), "legal/powers") {
				out = append(out, normID(id, clause))
			}
		}
	}
	return set(out)
}

// grantEnds lists the grants to agencies of the deployment that end after it,
// or whose end is open or disputed.
func (o *operation) grantEnds() []facts.GrantEnd {
	ends := map[string]*facts.GrantEnd{}
	for _, agency := range o.participants() {
		for _, g := range o.grantsFor(o.Host, agency, o.Place) {
			if !o.begins(g.grant, book.Period{From: o.period.Until}) && !o.begins(g.grant, o.period) {
				continue
			}
			end := ends[g.id]
			if end == nil {
				end = o.grantEnd(g)
				ends[g.id] = end
			}
			end.Agencies = append(end.Agencies, agency)
		}
	}
	var out []facts.GrantEnd
	for _, id := range slices.Sorted(maps.Keys(ends)) {
		out = append(out, *ends[id])
	}
	return out
}

func (o *operation) grantEnd(g grantText) *facts.GrantEnd {
	return &facts.GrantEnd{
		Book: o.v.Dir, Deployment: o.id, ID: g.id, Path: g.path, Document: g.document, Agreement: g.agreement,
		Until: o.dates.instant(g.grant.Until), Disputed: g.grant.EndDisputed,
		Outlasts: g.grant.Until != "" && o.dates.end(g.grant.Until).After(o.period.Until),
		Endless:  !g.agreement && g.grant.Until == "" && slices.Contains(g.grant.Powers, "deputation"),
	}
}
