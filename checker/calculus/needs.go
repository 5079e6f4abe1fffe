package calculus

import (
	"cmp"
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// needs states whose approval the norms on an action in play ask for, and
// whether the command structure has somebody who can give it.
func (e *engine) needs(t *trio) {
	if !t.expose.InPlay {
		return
	}
	for _, l := range slices.Concat(t.hr.perm, t.hm.perm) {
		for _, a := range e.approvals(t, l.norm) {
			e.need(t, l.norm, a)
		}
	}
}

func (e *engine) need(t *trio, n *norm, a facts.Approval) {
	if a.Agency == own {
		a.Agency = t.agency
	}
	one := facts.Need{Book: e.in.Book.Dir, Deployment: e.id, Assignment: t.p.assignment, Path: e.assignmentPath(t.p),
		Agencies: []string{t.agency}, Actions: e.tax.names(t.actions), Norm: n.id, Approval: a, During: e.out.interval(t.p.during),
		Vacant: []string{}, Holders: []string{}, InPlay: t.expose.InPlay}
	e.fill(t, &one)
	e.addNeed(&one)
}

// addNeed adds a need, or its actions to one that is the same otherwise.
func (e *engine) addNeed(one *facts.Need) {
	for i := range e.result.Needs {
		have := &e.result.Needs[i]
		if have.Assignment == one.Assignment && have.Norm == one.Norm && have.Approval == one.Approval && have.During == one.During &&
			slices.Equal(have.Agencies, one.Agencies) {
			have.Actions = mergeSorted(have.Actions, one.Actions)
			return
		}
	}
	e.result.Needs = append(e.result.Needs, *one)
}

// fill looks for somebody who can give the approval. Whether a chief, an
// elected official or an outside office can be reached is not in a command
// structure: it is known only where a position says so.
func (e *engine) fill(t *trio, n *facts.Need) {
	rung := book.RungIndex(n.Approval.Rung)
	if n.Approval.Office != "" || e.book.Agencies[n.Approval.Agency] == nil {
		return
	}
	if n.Approval.Agency == t.agency {
		e.fillByLeader(t, n, rung)
	}
	// Of a command of which only the posts are stated it is not known who is in it.
	if e.d.Command == nil || len(e.d.Command.Positions) == 0 {
		return
	}
	n.Known = n.Known || rung <= book.RungIndex("incident-commander")
	for _, id := range slices.Sorted(maps.Keys(e.d.Command.Positions)) {
		pos := e.d.Command.Positions[id]
		switch {
		case !e.holding(pos, t.p.at):
		case pos.Agency == "" && usualRung[pos.Title] == n.Approval.Rung:
			n.Vacant = append(n.Vacant, id)
		case pos.Agency == n.Approval.Agency && e.rungOf(pos) >= rung && gives(pos.Title, n.Approval.Rung):
			n.Known, n.Filled = true, true
			n.Holders = append(n.Holders, id)
		}
	}
	n.Reachable = e.reachable(t, n.Holders)
}

// fillByLeader looks among the officers who come along: the unit's leader by
// rank, and its supervisors. A chief is asked, and rarely comes along.
func (e *engine) fillByLeader(t *trio, n *facts.Need, rung int) {
	supervisor := rung <= book.RungIndex("supervisor")
	for _, u := range e.unitsOf(t.p, t.agency) {
		led := book.RungIndex(e.book.Agencies[u.Agency].Ranks[u.Leader]) >= rung
		n.Known = n.Known || supervisor && (u.Supervisors != nil || u.Leader != "")
		n.Filled = n.Filled || led || supervisor && u.Supervisors != nil && *u.Supervisors > 0
	}
	n.Known = n.Known || n.Filled
}

// usualRung is the rung on which the holder of a position stands whatever their
// rank: what the Incident Command System's titles mean for a police operation.
// Who commands the incident's officers over several teams is a field commander,
// who leads one team its supervisor. Command staff and the chiefs of planning,
// logistics and finance direct no officers in the field, and an agency's
// representative nobody but its own: their rank alone counts.
var usualRung = map[string]string{
	"incident-commander":        "incident-commander",
	"deputy-incident-commander": "field-commander", // until they take over
	"operations-section-chief":  "field-commander",
	"branch-director":           "field-commander",
	"division-supervisor":       "field-commander",
	"group-supervisor":          "field-commander",
	"staging-area-manager":      "supervisor",
	"task-force-leader":         "supervisor",
	"strike-team-leader":        "supervisor",
	"unit-leader":               "supervisor",
}

// gives tells whether a position can give an approval at all: that of the
// incident commander only who holds command, and an agency's representative
// none.
func gives(title, rung string) bool {
	return title == "incident-commander" || rung != "incident-commander" && title != "agency-representative"
}

// rungOf is how high the holder of a position stands: by rank, or by the
// position itself where that says more.
func (e *engine) rungOf(pos *book.Position) int {
	rung := -1
	if r, ok := e.book.Agencies[pos.Agency].Ranks[pos.Rank]; ok {
		rung = book.RungIndex(r)
	}
	return max(rung, book.RungIndex(usualRung[pos.Title]))
}

// reachable tells whether the agency's units and one of the holders are on one
// net; not stated without a radio plan or without holders.
func (e *engine) reachable(t *trio, holders []string) facts.Stated[bool] {
	if e.d.Radio == nil || len(holders) == 0 {
		return facts.Stated[bool]{}
	}
	for _, id := range slices.Sorted(maps.Keys(e.d.Radio.Nets)) {
		net := e.d.Radio.Nets[id]
		hasUnit := slices.ContainsFunc(t.p.units, func(u string) bool {
			return e.d.Units[u] != nil && e.d.Units[u].Agency == t.agency && slices.Contains(net.Members, u)
		})
		hasHolder := slices.ContainsFunc(holders, func(h string) bool {
			return slices.Contains(net.Members, h) || slices.Contains(e.d.Command.Positions[h].Nets, id)
		})
		if hasUnit && hasHolder {
			return facts.Say(true)
		}
	}
	return facts.Say(false)
}

// normTopics are the topics on which agencies take positions by norms.
var normTopics = []string{"body-camera", "crowd-control", "force", "tactics"}

// knowledge states on which topics each agency's own rules are all in the book.
func (e *engine) knowledge() {
	own := map[string][]*document{}
	for _, doc := range e.docs {
		if doc.inst != nil {
			own[doc.inst.Issuer] = append(own[doc.inst.Issuer], doc)
		}
	}
	for _, agency := range e.everybody() {
		for _, topic := range normTopics {
			extent := "none"
			for _, doc := range own[agency] {
				if doc.whole[topic] && e.inForce(doc, e.period.From) {
					extent = "whole"
				} else if extent == "none" && e.speaks(doc, topic) {
					extent = "excerpt"
				}
			}
			e.result.Knowledge = append(e.result.Knowledge,
				facts.Knowledge{Book: e.in.Book.Dir, Deployment: e.id, Agency: agency, Topic: topic, Extent: extent})
		}
	}
}

func (e *engine) speaks(doc *document, topic string) bool {
	return slices.ContainsFunc(doc.norms, func(n *norm) bool {
		found := false
		n.actions.each(func(i int) { found = found || e.tax.topic[i] == topic })
		return found
	})
}

// everybody is the host and every agency with a unit, or without units every
// agency that comes.
func (e *engine) everybody() []string {
	set := map[string]bool{}
	for _, u := range e.d.Units {
		set[u.Agency] = true
	}
	if len(e.d.Units) == 0 {
		set = e.coming()
	}
	for _, o := range e.d.Offers {
		if o.Declined {
			delete(set, o.By)
		}
	}
	delete(set, e.d.Host)
	return append([]string{e.d.Host}, slices.Sorted(maps.Keys(set))...)
}

func (e *engine) overreach() {
	for c, agencies := range e.claims {
		one := facts.Overreach{Book: e.in.Book.Dir, Deployment: e.id, Instrument: c.doc.id, Path: book.Path("instruments", c.doc.id, "reach"),
			Claim: c.kind, Agencies: slices.Sorted(maps.Keys(agencies))}
		if c.kind == "territory" {
			one.Place = facts.Say(c.doc.inst.Reach.Territory)
		}
		e.result.Overreach = append(e.result.Overreach, one)
	}
	slices.SortFunc(e.result.Overreach, func(a, b facts.Overreach) int {
		return cmp.Or(cmp.Compare(a.Instrument, b.Instrument), cmp.Compare(a.Claim, b.Claim))
	})
}
