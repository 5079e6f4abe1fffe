package calculus

import (
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
)

// Whom an instrument binds, when and how (design, section 5).

// oPost is an assignment at one instant.
type oPost struct {
	id, place, host string
	units           []string
	tasks           []string
	chain           []string // agencies that command it then
	commander       string   // the agency at the top
	at              time.Time
	scope           []bool // what is known of its circumstances, by cell
}

func (o *oracle) instant(s string) time.Time {
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04"} {
		if t, err := time.ParseInLocation(layout, s, o.zone); err == nil {
			return t
		}
	}
	panic("no instant: " + s)
}

// inPeriod: from counts from its first moment, until to its last.
func (o *oracle) inPeriod(from, until string, t time.Time) bool {
	if from != "" && t.Before(o.instant(from)) {
		return false
	}
	return until == "" || t.Before(o.end(until))
}

func (o *oracle) end(s string) time.Time {
	t := o.instant(s)
	if len(s) == len(time.DateOnly) {
		return t.AddDate(0, 0, 1)
	}
	return t
}

func startOf(in *book.Instrument) string {
	if in.Effective != "" {
		return in.Effective
	}
	return in.Adopted
}

// inForce: within its dates, and not replaced by an instrument that has taken
// effect.
func (o *oracle) inForce(d *oDoc, t time.Time) bool {
	for _, other := range o.b.Instruments {
		begun := startOf(other) == "" || !t.Before(o.instant(startOf(other)))
		if other != d.inst && slices.Contains(other.Supersedes, d.id) && begun {
			return false
		}
	}
	return o.inPeriod(startOf(d.inst), d.inst.Until, t)
}

// amended: an instrument in its time replaces exactly the norms that it names.
func (o *oracle) amended(n *oNorm, t time.Time) bool {
	for _, other := range o.b.Instruments {
		if slices.Contains(other.Amends[n.doc.id], n.section) && o.inPeriod(startOf(other), other.Until, t) {
			return true
		}
	}
	return false
}

// liesIn tells whether p is in q and under its jurisdiction.
func (o *oracle) liesIn(p, q string) bool {
	for at := p; at != ""; at = o.b.Places[at].Within {
		if at == q {
			return true
		}
		if o.b.Places[q] != nil && slices.Contains(o.b.Places[q].Enclaves, at) {
			return false
		}
	}
	return false
}

func (o *oracle) chosen(s *book.Addressees, agency string) bool {
	a := o.b.Agencies[agency]
	if s == nil || slices.Contains(s.Except, agency) || slices.Contains(s.Except, a.Kind) {
		return false
	}
	byState := slices.Contains(s.States, a.State) && a.Kind != "federal"
	byKind := slices.Contains(s.Kinds, a.Kind)
	switch {
	case slices.Contains(s.Agencies, agency):
		return true
	case len(s.Kinds) > 0 && len(s.States) > 0:
		return byKind && byState
	default:
		return byKind || byState
	}
}

// speaksTo: the agencies addressed, or the issuer and the agencies of the
// government that issued it.
func (o *oracle) speaksTo(in *book.Instrument, agency string) bool {
	if in.Addresses != nil {
		return o.chosen(in.Addresses, agency)
	}
	if in.Issuer == "" {
		return false
	}
	a := o.b.Agencies[agency]
	return in.Issuer == agency || a.Place == in.Issuer && a.Kind != "federal"
}

// lawFor: the issuer makes law for a place.
func (o *oracle) lawFor(in *book.Instrument, place string) bool {
	if in.Court != "" {
		return true
	}
	return o.b.Places[in.Issuer] != nil && o.liesIn(place, in.Issuer) && rankOf(in.Kind) >= rankOf("directive")
}

// over: the issuer has authority over the agency wherever it serves.
func (o *oracle) over(in *book.Instrument, agency string) bool {
	return in.Court != "" || in.Issuer == agency || o.b.Places[in.Issuer] != nil && o.liesIn(o.b.Agencies[agency].Place, in.Issuer)
}

// reaches says how an instrument binds: the agency itself (home), anybody at
// the place, or those who work there under somebody (here).
func (o *oracle) reaches(in *book.Instrument, agency string, p *oPost) (home, place, here bool) {
	r := in.Reach
	spoken := o.speaksTo(in, agency)
	commanders := append([]string{p.host}, p.chain...)
	byName := r.Members && spoken || o.chosen(r.Named, agency)
	if byName {
		home = o.over(in, agency)
		here = !home && (slices.Contains(commanders, in.Issuer) || o.lawFor(in, p.place))
	}
	commanded := slices.ContainsFunc(commanders, func(c string) bool { return o.speaksTo(in, c) })
	here = here || r.Command && commanded && !spoken
	exempt := slices.Contains(r.ExceptKinds, o.b.Agencies[agency].Kind) ||
		slices.ContainsFunc(r.ExceptPlaces, func(e string) bool { return o.liesIn(p.place, e) })
	if r.Territory != "" && o.liesIn(p.place, r.Territory) && !exempt && o.lawFor(in, p.place) {
		place = true
		home = home || o.liesIn(o.b.Agencies[agency].Place, r.Territory)
	}
	return home, place, here
}

// oEntry is a norm in a book of norms: for which actions and cells it was
// brought there; nil means for all of its own.
type oEntry struct {
	*oNorm
	only map[string]bool
	when []bool
}

type oView struct {
	entries []oEntry
	whole   map[string]bool // topics on which the agency's own rules are all known
	memo    map[string]*oStance
	all     *oView // see worded
	counted map[string]*oCounted
}

// homeOf collects home(X).
func (o *oracle) homeOf(agency string, p *oPost) *oView {
	v := &oView{whole: map[string]bool{}, memo: map[string]*oStance{}}
	for _, d := range o.docs {
		if d.inst == nil || !o.inForce(d, p.at) {
			continue
		}
		if home, _, _ := o.reaches(d.inst, agency, p); !home {
			continue
		}
		o.addDoc(v, d, p)
		if d.inst.Issuer == agency {
			for topic, extent := range d.inst.Covers {
				v.whole[topic] = v.whole[topic] || extent == "whole"
			}
		}
	}
	return v
}

func (o *oracle) addDoc(v *oView, d *oDoc, p *oPost) {
	for _, n := range d.norms {
		if d.inst == nil || !o.amended(n, p.at) {
			v.entries = append(v.entries, oEntry{oNorm: n})
		}
	}
}

// hereOf collects here(X): the place, command, names, agreements in force and
// the plan.
func (o *oracle) hereOf(agency string, p *oPost) *oView {
	v := &oView{memo: map[string]*oStance{}}
	for _, d := range o.docs {
		if d.inst == nil || !o.inForce(d, p.at) {
			continue
		}
		if _, place, here := o.reaches(d.inst, agency, p); place || here {
			o.addDoc(v, d, p)
		}
	}
	for _, d := range o.docs {
		if d.agreement == "" || !o.holdsBetween(d.agreement, agency, p.host) {
			continue
		}
		o.addDoc(v, d, p)
		a := o.b.Agreements[d.agreement]
		for _, c := range a.Clauses {
			o.extend(v, d.agreement, a, c, agency, p)
		}
	}
	if o.plan != nil {
		o.addDoc(v, o.plan, p)
	}
	return v
}

// holdsBetween: the deployment relies on the agreement and it holds for both.
func (o *oracle) holdsBetween(agreement, a, b string) bool {
	return slices.Contains(o.d.Agreements, agreement) && o.uses(agreement, a) && o.uses(agreement, b)
}

// extend brings in the rules that a clause makes common: to everybody those of
// an agency, or to helpers the host's, also where a clause lets them govern.
func (o *oracle) extend(v *oView, agreement string, a *book.Agreement, c *book.Clause, agency string, p *oPost) {
	terms := []map[string]*book.Term{a.Terms}
	if e := c.Extends; e != nil && e.RulesOf != "own" {
		whose := e.RulesOf
		if whose == "host" {
			whose = p.host
		}
		if whose != agency {
			o.bring(v, o.homeOf(whose, p), o.about(e.Topics, e.Actions, terms), nil)
		}
	}
	if s := c.Settles; s != nil && (s.By == "host" || s.By == "stricter") && agency != p.host {
		o.bring(v, o.homeOf(p.host, p), o.about(s.Topics, s.Actions, terms), o.cellsOf(s.When, terms))
	}
}

func (o *oracle) bring(v, from *oView, only map[string]bool, when []bool) {
	for _, e := range from.entries {
		v.entries = append(v.entries, oEntry{oNorm: e.oNorm, only: only, when: when})
	}
}

// about is the set of actions that topics and names cover; with neither, all.
func (o *oracle) about(topics, names []string, terms []map[string]*book.Term) map[string]bool {
	set := o.cover(names, terms)
	for a := range o.under {
		if len(topics)+len(names) == 0 || slices.Contains(topics, o.topic(a)) {
			set[a] = true
		}
	}
	return set
}

func (o *oracle) cellsOf(alts book.Alternatives, terms []map[string]*book.Term) []bool {
	out := make([]bool, len(o.cells))
	for i, c := range o.cells {
		out[i] = o.in(alts, c, terms, true)
	}
	return out
}

// assignmentsOf lists the posts of a deployment without their instants.
func (o *oracle) postAt(id string, t time.Time) *oPost {
	a := o.d.Assignments[id]
	if a == nil {
		a = &book.Assignment{Units: slices.Sorted(maps.Keys(o.d.Units))}
	}
	p := &oPost{id: id, place: o.d.Place, host: o.d.Host, units: a.Units, tasks: a.Tasks, at: t}
	if a.Place != "" {
		p.place = a.Place
	}
	if a.Host != "" {
		p.host = a.Host
	}
	p.chain, p.commander = o.chainOf(a.ReportsTo, t)
	if p.commander == "" {
		p.commander = p.host
	}
	p.scope = o.known(p.place)
	return p
}

// chainOf lists the agencies above, and which is at the top: those that hold the
// positions reported to, up to the top; without any, the incident commander's.
func (o *oracle) chainOf(reportsTo []string, t time.Time) (chain []string, top string) {
	if o.d.Command == nil {
		return nil, ""
	}
	positions := o.d.Command.Positions
	var above func(id string) []string
	above = func(id string) []string {
		out := []string{id}
		for _, up := range positions[id].ReportsTo {
			out = append(out, above(up)...)
		}
		return out
	}
	held := func(id string) bool {
		pos := positions[id]
		from, until := pos.From, pos.Until
		if from == "" {
			from = o.d.From
		}
		if until == "" {
			until = o.d.Until
		}
		return pos.Agency != "" && o.inPeriod(from, until, t)
	}
	for _, id := range slices.Sorted(maps.Keys(positions)) {
		if !slices.Contains(reportsTo, id) && !(len(reportsTo) == 0 && positions[id].Title == "incident-commander") {
			continue
		}
		for _, up := range above(id) {
			if !held(up) {
				continue
			}
			chain = append(chain, positions[up].Agency)
			if !slices.ContainsFunc(above(up)[1:], held) {
				top = positions[up].Agency
			}
		}
	}
	return chain, top
}

// known pins what the deployment and its place make certain.
func (o *oracle) known(place string) []bool {
	setting := ""
	for at := place; at != "" && setting == ""; at = o.b.Places[at].Within {
		setting = o.b.Places[at].Setting
	}
	out := make([]bool, len(o.cells))
	for i, c := range o.cells {
		out[i] = o.possible[i] && o.matches(o.d.Known, c, nil)
		if setting != "" {
			out[i] = out[i] && o.matches(book.Circumstances{"place": {Values: []book.Value{book.Value(setting)}}}, c, nil)
		}
	}
	return out
}

// partOf lists the agencies on an assignment, the host among them.
func (o *oracle) partOf(p *oPost) []string {
	out := []string{p.host}
	for _, u := range p.units {
		if a := o.d.Units[u].Agency; !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	if len(o.d.Units) > 0 {
		return out
	}
	// Nobody has said who comes: those asked, less who declines, and who offers.
	for _, a := range slices.Sorted(maps.Keys(o.b.Agencies)) {
		asked, offers, declines := false, false, false
		for _, r := range o.d.Requests {
			asked = asked || r.To == a
		}
		for _, f := range o.d.Offers {
			offers, declines = offers || f.By == a && !f.Declined, declines || f.By == a && f.Declined
		}
		if (offers || asked && !declines) && a != p.host {
			out = append(out, a)
		}
	}
	return out
}
