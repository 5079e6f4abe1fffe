package calculus

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/region"
)

// piece is a stretch of time in which nothing changes for an assignment.
type piece struct {
	post
	title  string
	during book.Period
	units  []string
	tasks  []string
	given  region.Box    // what is known of the circumstances
	scope  region.Region // the same as a region
	// sign tells it from others; scopeKey and times are set while it is kept.
	sign, scopeKey, times string
}

// pieces cuts every assignment wherever a document, an agreement's approval or
// the command begins or ends, and merges neighbours in which the same holds.
func (e *engine) pieces() ([]piece, error) {
	var out []piece
	for _, id := range e.assignmentIDs() {
		some, err := e.piecesOf(id, e.assignment(id))
		if err != nil {
			return nil, err
		}
		out = append(out, some...)
	}
	return out, nil
}

func (e *engine) piecesOf(id string, a *book.Assignment) ([]piece, error) {
	during, err := book.NewPeriod(orElse(a.From, e.d.From), orElse(a.Until, e.d.Until), e.zone)
	if err != nil {
		return nil, err
	}
	given, err := e.setting(e.d, orElse(a.Place, e.d.Place))
	if err != nil {
		return nil, err
	}
	var out []piece
	last := ""
	for _, cut := range cuts(during, e.instants()) {
		p := piece{title: a.Title, during: cut, units: a.Units, tasks: a.Tasks, given: given, scope: region.Of(given)}
		p.post = post{assignment: id, place: orElse(a.Place, e.d.Place), host: orElse(a.Host, e.d.Host), at: cut.From}
		p.chain, p.top = e.chain(a.ReportsTo, cut.From)
		if sign := e.signature(&p); len(out) == 0 || sign != last {
			last, p.sign = sign, sign
			out = append(out, p)
			continue
		}
		out[len(out)-1].during.Until = cut.Until
	}
	return out, nil
}

// instants are all moments at which something may change.
func (e *engine) instants() []time.Time {
	var out []time.Time
	add := func(p book.Period) { out = append(out, p.From, p.Until) }
	for _, doc := range e.docs {
		if doc.inst == nil {
			continue
		}
		add(e.hold(doc.inst))
		if t, err := book.Start(doc.inst.Implemented, e.zone); err == nil {
			out = append(out, t)
		}
	}
	for _, id := range e.relied {
		a := e.book.Agreements[id]
		if p, err := book.NewPeriod(a.From, a.Until, e.zone); err == nil {
			add(p)
		}
		for _, party := range a.Parties {
			for _, ap := range party.Approvals {
				if p, err := book.NewPeriod(ap.On, ap.Until, e.zone); err == nil {
					add(p)
				}
			}
		}
	}
	if e.d.Command != nil {
		for _, pos := range e.d.Command.Positions {
			if p, err := book.NewPeriod(pos.From, pos.Until, e.zone); err == nil {
				add(p)
			}
		}
	}
	return out
}

// cuts divides a period at the instants that lie inside it.
func cuts(p book.Period, instants []time.Time) []book.Period {
	slices.SortFunc(instants, time.Time.Compare)
	var out []book.Period
	from := p.From
	for _, t := range instants {
		if t.After(from) && t.Before(p.Until) {
			out = append(out, book.Period{From: from, Until: t})
			from = t
		}
	}
	return append(out, book.Period{From: from, Until: p.Until})
}

// signature tells pieces apart in which something differs: the documents in
// force, their implementation, the agreements' approvals, the chain.
func (e *engine) signature(p *piece) string {
	s := fmt.Sprint(p.chain, p.top)
	for _, doc := range e.docs {
		if doc.inst == nil {
			continue
		}
		s += fmt.Sprintf("%t%t", e.inForce(doc, p.at), e.unimplemented(doc, p.at))
		for _, n := range doc.norms {
			if e.amended(n, p.at) {
				s += n.id
			}
		}
	}
	for _, id := range e.relied {
		for _, party := range slices.Sorted(maps.Keys(e.book.Agreements[id].Parties)) {
			s += fmt.Sprint(PartyPower(e.book.Agreements[id].Parties[party], p.at))
		}
	}
	return s
}

// chain lists the agencies that hold the positions above, at t, nearest first,
// and the agency of the highest position held.
func (e *engine) chain(reportsTo []string, t time.Time) (out []string, top string) {
	seen := map[string]bool{}
	if len(reportsTo) == 0 && e.d.Command != nil {
		reportsTo = e.incidentCommanders()
	}
	for len(reportsTo) > 0 && e.d.Command != nil {
		id := reportsTo[0]
		reportsTo = reportsTo[1:]
		pos := e.d.Command.Positions[id]
		if pos == nil || seen[id] {
			continue
		}
		seen[id] = true
		if e.holding(pos, t) && pos.Agency != "" {
			top = pos.Agency
			if !slices.Contains(out, top) {
				out = append(out, top)
			}
		}
		reportsTo = append(reportsTo, pos.ReportsTo...)
	}
	return out, top
}

// holding tells whether a position is on duty at t.
func (e *engine) holding(pos *book.Position, t time.Time) bool {
	p, err := book.NewPeriod(orElse(pos.From, e.d.From), orElse(pos.Until, e.d.Until), e.zone)
	return err == nil && p.Contains(t)
}

// incidentCommanders are above every assignment that names no other superior.
func (e *engine) incidentCommanders() []string {
	var out []string
	for _, id := range slices.Sorted(maps.Keys(e.d.Command.Positions)) {
		if e.d.Command.Positions[id].Title == "incident-commander" {
			out = append(out, id)
		}
	}
	return out
}
