package calculus

import (
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// settleable are the kinds of clash that a clause between host and helper can
// settle; what forbids here is no more than a briefing, and a defect is inside
// one book.
var settleable = map[string]bool{"dilemma": true, "against-own-rules": true, "unreached": true, "approver": true, "silent": true}

// settling is a clause that says whose rules yield.
type settling struct {
	agreement, id string // id: "agreement#clause"
	path          string
	s             *book.Settles
	actions       bitset
	when          region.Region
}

// settlingClauses lists those of the agreements relied on, in force or not.
func (e *engine) settlingClauses() []settling {
	var out []settling
	for _, id := range e.relied {
		clauses := e.book.Agreements[id].Clauses
		for _, cid := range slices.Sorted(maps.Keys(clauses)) {
			s := clauses[cid].Settles
			if s == nil {
				continue
			}
			when, err := regionOf(e.space, s.When, e.words(id), e.space.All())
			if err != nil {
				continue // circumstances were checked on loading
			}
			out = append(out, settling{id, id + "#" + cid, book.Path("agreements", id, "clauses", cid), s,
				e.scope(s.Topics, s.Actions, e.words(id)), when})
		}
	}
	return out
}

// settle tries every settling clause on a clash, and gives what those that hold
// leave open.
func (c *collector) settle(t *trio, k *clash) (tried []facts.Settlement, open region.Region) {
	tried, open = []facts.Settlement{}, k.region
	if !settleable[k.kind] || t.agency == t.p.host || k.left.own == k.right.own {
		return tried, open
	}
	for i := range c.settling {
		s := &c.settling[i]
		if !overlap(s.actions, t.actions) || !c.space.Overlaps(s.when, k.region) {
			continue
		}
		one := facts.Settlement{Clause: s.id, Path: s.path, By: s.s.By, Outcome: "fails"}
		covers := s.when.Minus(c.opposed(t, s))
		switch one.Why = c.obstacle(t, k, s); {
		case one.Why != "":
		case !c.space.Overlaps(covers, k.region):
			one.Why = "opposed"
		case !c.space.Subset(k.region, covers):
			one.Outcome, one.Why = "partly", "condition"
			open = open.Minus(covers)
		default:
			one.Outcome = "settles"
			open = open.Minus(covers)
		}
		tried = append(tried, one)
		c.attempt(t, k, &one)
	}
	return tried, open
}

// obstacle says why a clause cannot settle the clash, or nothing.
func (c *collector) obstacle(t *trio, k *clash, s *settling) string {
	if !c.uses(s.agreement, t.agency) || !c.uses(s.agreement, t.p.host) {
		parties := c.book.Agreements[s.agreement].Parties
		if parties[t.agency] == nil || parties[t.p.host] == nil {
			return "not-a-party"
		}
		return "not-in-force"
	}
	switch s.s.By {
	case "host":
		return c.yields(t, k.right.norms, s.agreement, t.agency)
	case "own":
		if k.right.position == "silent" {
			return "no-own-position"
		}
		return c.yields(t, k.left.norms, s.agreement, t.p.host)
	case "stricter":
		switch k.kind {
		case "dilemma":
			return "dilemma"
		case "silent":
			return "no-own-position"
		}
	case "not-tasked":
		if t.expose.Planned || t.expose.Carried {
			return "tasked"
		}
	}
	return ""
}

// yields tells why norms cannot give way by an agency's signature: they are
// law, another's, or stand higher than whoever signed. A chief can waive the
// agency's own policies and directives; a governing body also what it made
// itself; the plan is the host's own.
func (c *collector) yields(t *trio, norms []*norm, agreement, agency string) string {
	power := PartyPower(c.book.Agreements[agreement].Parties[agency], t.p.at)
	for _, n := range norms {
		if n.doc.law() || n.doc.rank > power || !c.owns(agency, n.doc, power) {
			return "outranks"
		}
	}
	return ""
}

// owns tells whether a document is the agency's own or, for one whose governing
// body has signed, its government's.
func (c *collector) owns(agency string, doc *document, power int) bool {
	if doc.inst == nil {
		return doc == c.plan && agency == c.d.Host
	}
	return doc.inst.Issuer == agency || power >= book.Rank("ordinance") && doc.inst.Issuer == c.book.Agencies[agency].Place
}

// opposed is where another agreement that holds settles the same actions the
// other way round: there neither does.
func (e *engine) opposed(t *trio, s *settling) region.Region {
	var out region.Region
	other := map[string]string{"host": "own", "own": "host"}[s.s.By]
	for i := range e.settling {
		o := &e.settling[i]
		if other != "" && o.s.By == other && e.uses(o.agreement, t.agency) && e.uses(o.agreement, t.p.host) &&
			overlap(o.actions, t.actions) && overlap(o.actions, s.actions) {
			out = out.Union(s.when.Intersect(o.when))
		}
	}
	return out
}

// attempt adds one try of a clause to what came of all of them.
func (c *collector) attempt(t *trio, k *clash, s *facts.Settlement) {
	a := c.attempts[s.Clause]
	if a == nil {
		if c.attempts == nil {
			c.attempts = map[string]*facts.Attempt{}
		}
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
	side, owner := &k.right, t.agency
	if s.By == "own" {
		side, owner = &k.left, t.p.host
	}
	for _, n := range side.norms {
		if c.yields(t, []*norm{n}, clauseAgreement(s.Clause), owner) != "" {
			a.Norms = mergeSorted(a.Norms, []string{n.id})
		}
	}
}

func clauseAgreement(clause string) string {
	for i := range clause {
		if clause[i] == '#' {
			return clause[:i]
		}
	}
	return clause
}

// opposites states as dilemmas the pairs of clauses that settle the same
// actions in opposite ways for the same two agencies.
func (e *engine) opposites() {
	for i := range e.settling {
		for j := range e.settling {
			host, own := &e.settling[i], &e.settling[j]
			if host.s.By != "host" || own.s.By != "own" || !e.space.Overlaps(host.when, own.when) {
				continue
			}
			actions := slices.Clone(host.actions)
			for w := range actions {
				actions[w] &= own.actions[w]
			}
			if helpers := e.boundByBoth(host.agreement, own.agreement); !actions.empty() && len(helpers) > 0 {
				e.out.addOpposed(host, own, actions, helpers)
			}
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

func (c *collector) addOpposed(host, own *settling, actions bitset, helpers []string) {
	said := c.say(host.when.Intersect(own.when), c.space.Full())
	c.put("opposed "+host.id+" "+own.id, actions, &facts.Clash{Kind: "dilemma", Reason: "opposed-clauses", Book: c.in.Book.Dir,
		Deployment: c.in.ID, Topic: c.tax.topic[actions.first()], Assignments: []string{}, During: c.interval(c.period), Region: said.region,
		Situation: said.situation, Witness: said.witness, Confidence: "stated", Settlements: []facts.Settlement{},
		Left:     facts.Side{Agencies: []string{c.d.Host}, View: "here", Position: "required", Norms: []string{host.id}, Approvals: []facts.Approval{}},
		Right:    facts.Side{Agencies: helpers, View: "home", Position: "required", Norms: []string{own.id}, Approvals: []facts.Approval{}},
		Exposure: facts.Exposure{Planned: true, InPlay: true}})
}
