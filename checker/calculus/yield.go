package calculus

import (
	"slices"

	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// yields lists the norms that speak of a case and do not count in it, each with
// what it gives way to, and last the host's own rules that say otherwise and do
// not reach those who are asked about.
func (a *asker) yields(t *trio, j *joint, asked region.Box, r *reply) []facts.Yield {
	out := []facts.Yield{}
	y := yielder{a.engine, t, j, r}
	seen := map[*norm]bool{}
	for _, side := range []struct {
		on  []bound
		own *stance
		by  string
	}{{t.hmOn, t.hm, "host"}, {t.hrOn, t.hr, "own"}} {
		for _, n := range side.on {
			idle := y.idle(n)
			if seen[n.norm] || a.space.Empty(idle) {
				continue
			}
			seen[n.norm] = true
			if why, by := y.why(n, idle, side.on, side.own, side.by); why != "" {
				out = append(out, facts.Yield{AnswerNorm: a.answerNorm(n.norm, n.via, idle, r.region, asked), Why: why, By: by})
			}
		}
	}
	for _, n := range y.unreached() {
		out = append(out, facts.Yield{AnswerNorm: a.answerNorm(n.norm, "", n.region, r.region, asked), Why: "reach", By: []string{}})
	}
	return out
}

// yielder finds out why norms do not count in one case.
type yielder struct {
	*engine
	t *trio
	j *joint
	r *reply
}

// idle is the part of the case of which a norm speaks without making its
// position.
func (y *yielder) idle(n bound) region.Region {
	where := n.region.Intersect(y.r.region)
	for _, l := range y.r.norms {
		if l.place == n.place && l.derived == n.derived {
			where = where.Minus(l.region)
		}
	}
	return where
}

// why says what a norm gives way to, looking first at what is nearest to it: its
// own document, the documents above, the bans and duties of its view, a clause,
// and what the other view says.
func (y *yielder) why(n bound, idle region.Region, on []bound, s *stance, by string) (string, []string) {
	if why, by := y.inDocument(n, idle, on); why != "" {
		return why, by
	}
	if why, by := y.underRank(n, idle, on); why != "" {
		return why, by
	}
	if n.modality == permits {
		return y.permission(n, idle, s)
	}
	for _, c := range y.settling {
		if y.settles(&c, n, idle, by) {
			return "settled", []string{c.id}
		}
	}
	return "", nil
}

// inDocument: an exception, the more specific norm, or a ban of the same
// document.
func (y *yielder) inDocument(n bound, idle region.Region, on []bound) (string, []string) {
	for _, m := range on {
		if m.doc != n.doc || m.norm == n.norm || !y.space.Overlaps(m.region, idle) {
			continue
		}
		if slices.Contains(m.source.ExceptionTo, n.section) {
			return "exception", []string{m.id}
		}
		if y.displaces(m.norm, n.norm) {
			return "specific", []string{m.id}
		}
	}
	return "", nil
}

// underRank: a document above says otherwise and prevails.
func (y *yielder) underRank(n bound, idle region.Region, on []bound) (string, []string) {
	for _, m := range on {
		if m.doc == n.doc || !m.doc.outranks(n.doc) || !y.space.Overlaps(m.region, idle) {
			continue
		}
		mine, above := live(n), live(m)
		if n.modality != permits && y.overrides(&above, &mine) != "" {
			return "rank", []string{m.id}
		}
	}
	return "", nil
}

// permission: a ban or a duty stands over it, its parameters leave nothing, or
// the agency's own rules, which are all known, do not permit it.
func (y *yielder) permission(n bound, idle region.Region, s *stance) (string, []string) {
	if bans := y.touching(y.j.proh, idle); len(bans) > 0 {
		return "ban", idsOf(bans)
	}
	if duties := y.touching(y.j.req, idle); len(duties) > 0 {
		return "duty", idsOf(duties)
	}
	for _, m := range s.perm {
		if m.place != n.place && disjoint(m.source.Count, n.source.Count) {
			return "parameters", []string{m.id}
		}
	}
	if y.t.hmKnown && !y.space.Overlaps(idle, y.t.hm.Q) {
		return "own-silent", []string{}
	}
	return "", nil
}

func idsOf(ones []live) []string {
	var out []string
	for _, l := range ones {
		out = mergeSorted(out, []string{l.id})
	}
	return out
}

// settles tells whether a clause that holds makes a norm of a side yield
// somewhere: by "host" the agency's own, by "own" the host's.
func (y *yielder) settles(c *settling, n bound, idle region.Region, by string) bool {
	owner := y.t.agency
	if by == "own" {
		owner = y.t.p.host
	}
	return y.t.agency != y.t.p.host && y.space.Overlaps(y.givesWay(y.t, n.norm, c, by, owner), idle)
}

// unreached lists the host's own rules on the case that say otherwise, and bind
// nobody but its own officers.
func (y *yielder) unreached() []live {
	if y.t.agency == y.t.p.host {
		return nil
	}
	var out []live
	for _, l := range slices.Concat(y.t.hh.proh, y.t.hh.req, y.t.hh.perm) {
		same := func(b bound) bool { return b.place == l.place }
		where := l.region.Intersect(y.r.region)
		if slices.ContainsFunc(y.t.hrOn, same) || slices.ContainsFunc(y.t.hmOn, same) || y.space.Empty(where) || !y.otherwise(l) {
			continue
		}
		out = append(out, live{l.norm, where, ""})
	}
	return out
}

// otherwise tells whether a norm of the host's says something else than the
// case: another position, or an approval that it does not ask for.
func (y *yielder) otherwise(l live) bool {
	if positionOf(l.norm) != y.r.Position {
		return true
	}
	return l.modality == permits && beyond(hosts(y.approvals(y.t, l.norm), y.t.p.host), y.r.Approvals)
}
