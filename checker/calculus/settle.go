package calculus

import (
	"fmt"
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// settleable are the kinds of clash that a clause between host and helper can
// settle; what forbids here is no more than a briefing, and a defect is inside
// one book.
var settleable = map[string]bool{"dilemma": true, "against-own-rules": true, "unreached": true, "approver": true, "silent": true, "mismatch": true}

// settle tries every settling clause of the agreements relied on, and tells
// whether those that hold leave nothing of the region open.
func (c *collector) settle(t *trio, k *clash) ([]facts.Settlement, bool) {
	tried := []facts.Settlement{}
	if !settleable[k.kind] || t.agency == t.p.host || !(k.left.own != k.right.own) {
		return tried, false
	}
	open := k.region
	for _, id := range c.relied {
		clauses := c.book.Agreements[id].Clauses
		for _, cid := range slices.Sorted(maps.Keys(clauses)) {
			s := clauses[cid].Settles
			if s == nil || !overlap(c.scope(s.Topics, s.Actions, c.viewer.words(id)), t.actions) {
				continue
			}
			covers, err := regionOf(c.space, s.When, c.viewer.words(id), c.space.All())
			if err != nil || !c.space.Overlaps(covers, k.region) {
				continue
			}
			one := facts.Settlement{Clause: id + "#" + cid, Path: book.Path("agreements", id, "clauses", cid), By: s.By, Outcome: "fails"}
			one.Why = c.obstacle(t, k, id, s)
			if one.Why == "" {
				one.Outcome = "settles"
				if rest := k.region.Minus(covers); !c.space.Empty(rest) {
					one.Outcome, one.Why = "partly", "condition"
				}
				open = open.Minus(covers)
			}
			tried = append(tried, one)
			c.attempt(t, k, &one)
		}
	}
	return tried, len(tried) > 0 && c.space.Empty(open)
}

// obstacle says why a clause cannot settle the clash, or nothing.
func (c *collector) obstacle(t *trio, k *clash, agreement string, s *book.Settles) string {
	if !c.uses(agreement, t.agency) || !c.uses(agreement, t.p.host) {
		parties := c.book.Agreements[agreement].Parties
		if parties[t.agency] == nil || parties[t.p.host] == nil {
			return "not-a-party"
		}
		return "not-in-force"
	}
	if c.opposes(t, agreement, s) {
		return "opposed"
	}
	switch s.By {
	case "host":
		return c.yields(t, k.right.norms, agreement, t.agency)
	case "own":
		if k.right.position == "silent" {
			return "no-own-position"
		}
		return c.yields(t, k.left.norms, agreement, t.p.host)
	case "stricter":
		if k.kind == "dilemma" {
			return "dilemma"
		}
		if k.kind == "silent" {
			return "no-own-position"
		}
	case "not-tasked":
		if t.expose.Planned || t.expose.Carried {
			return "tasked"
		}
	}
	return ""
}

// yields tells why an agency's norms cannot give way by its signature: they
// are law, another's, or stand higher than whoever signed.
func (c *collector) yields(t *trio, norms []*norm, agreement, agency string) string {
	party := c.book.Agreements[agreement].Parties[agency]
	power := PartyPower(party, t.p.at)
	for _, n := range norms {
		if n.doc.law() || n.doc.rank > power {
			return "outranks"
		}
	}
	return ""
}

// opposes tells whether another agreement that holds settles the same actions
// the other way round.
func (c *collector) opposes(t *trio, agreement string, s *book.Settles) bool {
	other := map[string]string{"host": "own", "own": "host"}[s.By]
	if other == "" {
		return false
	}
	mine := c.scope(s.Topics, s.Actions, c.viewer.words(agreement))
	for _, id := range c.relied {
		if !c.uses(id, t.agency) || !c.uses(id, t.p.host) {
			continue
		}
		for _, cl := range c.book.Agreements[id].Clauses {
			if cl.Settles == nil || cl.Settles.By != other {
				continue
			}
			theirs := c.scope(cl.Settles.Topics, cl.Settles.Actions, c.viewer.words(id))
			if overlap(mine, theirs) && overlap(theirs, t.actions) && c.meet(agreement, s, id, cl.Settles) {
				return true
			}
		}
	}
	return false
}

// meet tells whether two clauses' conditions overlap.
func (c *collector) meet(a string, s *book.Settles, b string, o *book.Settles) bool {
	x, errX := regionOf(c.space, s.When, c.viewer.words(a), c.space.All())
	y, errY := regionOf(c.space, o.When, c.viewer.words(b), c.space.All())
	return errX == nil && errY == nil && c.space.Overlaps(x, y)
}

func (c *collector) attempt(t *trio, k *clash, s *facts.Settlement) {
	a := c.attempts[s.Clause]
	if a == nil {
		a = &facts.Attempt{Book: c.in.Book.Dir, Deployment: c.in.ID, Clause: s.Clause, Path: s.Path, By: s.By, Reasons: []string{}, Norms: []string{}}
		c.attempts[s.Clause] = a
	}
	switch s.Outcome {
	case "settles":
		a.Settled++
	case "partly":
		a.Partly++
	default:
		a.Failed++
		a.Reasons = mergeSorted(a.Reasons, []string{s.Why})
	}
	if s.Why != "outranks" {
		return
	}
	side := &k.right
	if s.By == "own" {
		side = &k.left
	}
	for _, n := range side.norms {
		a.Norms = mergeSorted(a.Norms, []string{n.id})
	}
}

func (c *collector) attemptList() []facts.Attempt {
	out := []facts.Attempt{}
	for _, id := range slices.Sorted(maps.Keys(c.attempts)) {
		out = append(out, *c.attempts[id])
	}
	return out
}

// opposed states as dilemmas the pairs of clauses that settle the same actions
// in opposite ways for the same two agencies.
func (e *engine) opposed() {
	type one struct {
		id, cid string
		s       *book.Settles
	}
	var all []one
	for _, id := range e.relied {
		clauses := e.book.Agreements[id].Clauses
		for _, cid := range slices.Sorted(maps.Keys(clauses)) {
			if s := clauses[cid].Settles; s != nil {
				all = append(all, one{id, cid, s})
			}
		}
	}
	for _, a := range all {
		for _, b := range all {
			if a.s.By != "host" || b.s.By != "own" || !e.out.meet(a.id, a.s, b.id, b.s) {
				continue
			}
			actions := e.scope(a.s.Topics, a.s.Actions, e.words(a.id))
			theirs := e.scope(b.s.Topics, b.s.Actions, e.words(b.id))
			for i := range actions {
				actions[i] &= theirs[i]
			}
			bothParties := e.boundByBoth(a.id, b.id)
			if actions.empty() || len(bothParties) == 0 {
				continue
			}
			e.out.addOpposed(a.id+"#"+a.cid, b.id+"#"+b.cid, actions, bothParties)
		}
	}
}

// boundByBoth lists the helpers for which both agreements hold with the host.
func (e *engine) boundByBoth(a, b string) []string {
	out := []string{}
	if !e.uses(a, e.d.Host) || !e.uses(b, e.d.Host) {
		return out
	}
	for _, id := range slices.Sorted(maps.Keys(e.book.Agencies)) {
		if id != e.d.Host && e.uses(a, id) && e.uses(b, id) {
			out = append(out, id)
		}
	}
	return out
}

func (c *collector) addOpposed(host, own string, actions bitset, agencies []string) {
	topic := ""
	actions.each(func(i int) {
		if topic == "" {
			topic = c.tax.topic[i]
		}
	})
	rec := &facts.Clash{Kind: "dilemma", Reason: "opposed-clauses", Book: c.in.Book.Dir, Deployment: c.in.ID, Topic: topic,
		Assignments: []string{}, During: c.interval(c.period), Region: "in any circumstances", Situation: "in any circumstances",
		Witness: []facts.Circumstance{}, Confidence: "stated", Settlements: []facts.Settlement{},
		Left:     facts.Side{Agencies: []string{c.d.Host}, View: "here", Position: "required", Norms: []string{host}, Approvals: []facts.Approval{}},
		Right:    facts.Side{Agencies: agencies, View: "home", Position: "required", Norms: []string{own}, Approvals: []facts.Approval{}},
		Exposure: facts.Exposure{Planned: true, InPlay: true}}
	key := fmt.Sprint("opposed", host, own)
	c.records[key], c.actions[key] = rec, actions
	c.order = append(c.order, key)
}
