package calculus

import (
	"maps"
	"slices"

	"roe.example/checker/book"
)

// What clauses settle, cell by cell (design, section 7).

// oTried is a clause tried on a clash.
type oTried struct{ clause, outcome, why string }

// settle tries the clauses of the agreements relied on, on a clash of two sides
// at some cells, and gives the cells that they leave open.
func (c *oCase) settle(kind string, left, right []*oDoc, silent bool, cells cellSet) (tried []oTried, open cellSet) {
	open = slices.Clone(cells)
	for _, id := range slices.Sorted(slices.Values(c.o.d.Agreements)) {
		a := c.o.b.Agreements[id]
		for _, cid := range slices.Sorted(maps.Keys(a.Clauses)) {
			s := a.Clauses[cid].Settles
			terms := []map[string]*book.Term{a.Terms}
			if s == nil || !c.o.about(s.Topics, s.Actions, terms)[c.action] {
				continue
			}
			touched, covered, missed := false, false, false
			var covers []int
			for i, in := range cells {
				if !in {
					continue
				}
				when := c.o.in(s.When, c.o.cells[i], terms, true)
				touched = touched || when
				if when && !c.opposed(s.By, i) {
					covered, covers = true, append(covers, i)
				} else {
					missed = true
				}
			}
			if !touched {
				continue
			}
			one := oTried{id + "#" + cid, "fails", c.obstacle(kind, id, s.By, left, right, silent)}
			if one.why == "" {
				switch {
				case !covered:
					one.why = "opposed"
				case missed:
					one.outcome, one.why = "partly", "condition"
				default:
					one.outcome = "settles"
				}
			}
			if one.outcome != "fails" {
				for _, i := range covers {
					open[i] = false
				}
			}
			tried = append(tried, one)
		}
	}
	return tried, open
}

// opposed: another clause that holds says the other way round.
func (c *oCase) opposed(by string, cell int) bool {
	return c.clauseSpeaks(map[string]string{"host": "own", "own": "host"}[by], cell, func(string) bool { return true })
}

// obstacle says why a clause cannot do what it says.
func (c *oCase) obstacle(kind, agreement, by string, left, right []*oDoc, silent bool) string {
	parties := c.o.b.Agreements[agreement].Parties
	switch {
	case parties[c.agency] == nil || parties[c.p.host] == nil:
		return "not-a-party"
	case !c.o.holdsBetween(agreement, c.agency, c.p.host):
		return "not-in-force"
	case by == "own" && silent:
		return "no-own-position"
	case by == "stricter" && kind == "dilemma":
		return "dilemma"
	case by == "stricter" && kind == "silent":
		return "no-own-position"
	case by == "not-tasked" && c.used:
		return "tasked"
	}
	owner, docs := c.agency, right
	if by == "own" {
		owner, docs = c.p.host, left
	}
	if (by == "host" || by == "own") && slices.ContainsFunc(docs, func(d *oDoc) bool { return !c.waives(owner, agreement, d) }) {
		return "outranks"
	}
	return ""
}

// settled compares what the engine's clauses do to a clash with what the
// oracle's do.
func (r *referee) settled(t *trio, k *clash, cells cellSet) {
	settleable := []string{"dilemma", "against-own-rules", "unreached", "approver", "silent"}
	if !slices.Contains(settleable, k.kind) || t.agency == t.p.host || k.left.own == k.right.own {
		return
	}
	tried, open := r.e.out.settle(t, k)
	var got []oTried
	for _, s := range tried {
		got = append(got, oTried{s.Clause, s.Outcome, s.Why})
	}
	post := r.o.postAt(t.p.assignment, t.p.during.From)
	t.actions.each(func(i int) {
		c := &oCase{o: r.o, p: post, agency: t.agency, action: r.e.tax.ids[i]}
		c.expose()
		want, left := c.settle(k.kind, r.documents(k.left.norms), r.documents(k.right.norms), k.right.position == "silent", cells)
		if !slices.Equal(want, got) {
			r.fail("settle "+k.kind, "%s at %s by %v × %v\n  -want %v\n  +got  %v", c.agency, c.action, nameOf(k.left.norms), nameOf(k.right.norms), want, got)
		}
		if !slices.Equal(left, r.cells(open)) {
			r.fail("settle "+k.kind, "%s at %s leaves open\n  -want %v\n  +got  %v", c.agency, c.action, r.names(cellsOf(left)), r.names(cellsOf(r.cells(open))))
		}
	})
}

func (r *referee) documents(norms []*norm) []*oDoc {
	var out []*oDoc
	for _, n := range norms {
		for _, d := range append(r.o.docs, r.o.plan) {
			if d != nil && d.id == n.doc.id {
				out = append(out, d)
			}
		}
	}
	return out
}
