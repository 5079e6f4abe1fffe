package calculus

import (
	"cmp"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// reply is one answer and the circumstances in which it holds.
type reply struct {
	facts.Reply
	region region.Region
	norms  []live // that make the position
}

// stand answers for one action at one post, over what is asked about.
func (a *asker) stand(t *trio, j *joint, asked region.Box) facts.Stand {
	s := facts.Stand{Actions: []string{}, Topic: t.topic, Partial: a.partial(t.p, t.topic), Cases: []facts.Case{}}
	over := region.Of(asked)
	all := a.replies(t, j, t.p.scope, s.Partial)
	for _, r := range a.cutTo(all, over) {
		s.Cases = append(s.Cases, a.answerCase(t, j, asked, all, &r))
	}
	s.Advice = a.advise(t, over, asked)
	return s
}

// cutTo cuts replies to a region, in the order of their first circumstances.
func (e *engine) cutTo(all []reply, over region.Region) []reply {
	var out []reply
	var firsts []region.Cell
	for _, r := range all {
		r.region = e.space.Simplify(r.region.Intersect(over))
		first, ok := e.space.First(r.region)
		if !ok {
			continue
		}
		at, _ := slices.BinarySearchFunc(firsts, first, slices.Compare[region.Cell])
		firsts, out = slices.Insert(firsts, at, first), slices.Insert(out, at, r)
	}
	return out
}

// replies divides the scope of the joint rules by what they say: no two regions
// overlap, and together they are the scope.
func (e *engine) replies(t *trio, j *joint, scope region.Region, partial []string) []reply {
	var out []reply
	add := func(position string, where region.Region, norms []live) {
		if e.space.Empty(where) {
			return
		}
		r := reply{Reply: facts.Reply{Position: position, Approvals: []facts.Approval{}, Duties: []string{}, After: []string{}, Triggers: []string{}}, region: where, norms: norms}
		if position == "permitted" {
			r.Approvals = least(e.allApprovals(t, norms))
		}
		if position == "permitted" || position == "required" {
			r.Duties = duties(norms)
			r.After, r.Triggers = conditions(norms)
		}
		out = e.joinReply(out, r)
	}
	for _, s := range e.split(j.D, slices.Concat(j.proh, j.req)) {
		add("unsettled", s.region, s.norms)
	}
	add("prohibited", j.P, e.touching(j.proh, j.P))
	for _, s := range e.split(j.R, j.req) {
		add("required", s.region, s.norms)
	}
	for _, s := range e.split(j.Q, j.perm) {
		add("permitted", s.region, s.norms)
	}
	none := "silent"
	if len(partial) > 0 {
		none = "unknown"
	}
	add(none, scope.Minus(j.D).Minus(j.P).Minus(j.R).Minus(j.Q), nil)
	return out
}

// joinReply adds a reply, or joins it with one that says the same.
func (e *engine) joinReply(all []reply, r reply) []reply {
	for i := range all {
		if key(all[i].Reply) == key(r.Reply) {
			all[i].region = e.space.Simplify(all[i].region.Union(r.region))
			for _, l := range r.norms {
				if !slices.ContainsFunc(all[i].norms, func(o live) bool { return sameLive(o, l) }) {
					all[i].norms = append(all[i].norms, l)
				}
			}
			return all
		}
	}
	r.region = e.space.Simplify(r.region)
	return append(all, r)
}

func sameLive(a, b live) bool {
	return a.place == b.place && a.derived == b.derived && a.via == b.via
}

// share is a region over which the same norms of a list count.
type share struct {
	region region.Region
	norms  []live
	cell   region.Cell // one of the region
}

// split cuts a region by which of the norms count.
func (e *engine) split(open region.Region, ones []live) []share {
	var out []share
	for {
		cell, ok := e.space.First(open)
		if !ok {
			return out
		}
		s := share{open, at(ones, cell), cell}
		for _, l := range ones {
			if l.region.Contains(cell) {
				s.region = s.region.Intersect(l.region)
			} else {
				s.region = s.region.Minus(l.region)
			}
		}
		open = e.space.Simplify(open.Minus(s.region))
		out = append(out, s)
	}
}

func (e *engine) touching(ones []live, where region.Region) []live {
	return slices.DeleteFunc(slices.Clone(ones), func(l live) bool { return !e.space.Overlaps(l.region, where) })
}

// least leaves out the approvals that others include; officers' own judgement
// is nobody's approval.
func least(all []facts.Approval) []facts.Approval {
	out := []facts.Approval{}
	for i, x := range all {
		others := slices.Delete(slices.Clone(all), i, i+1)
		if x.Rung == "officer" && x.Agency == own || !beyond([]facts.Approval{x}, others) {
			continue
		}
		out = append(out, x)
	}
	slices.SortFunc(out, func(x, y facts.Approval) int {
		return cmp.Or(cmp.Compare(book.RungIndex(x.Rung), book.RungIndex(y.Rung)), cmp.Compare(x.Agency, y.Agency), cmp.Compare(x.Office, y.Office))
	})
	return out
}

// answerCase says one case in words and ids.
func (a *asker) answerCase(t *trio, j *joint, asked region.Box, all []reply, r *reply) facts.Case {
	over := region.Of(asked)
	return facts.Case{
		Region: a.told(r.region, asked), Whole: a.space.Subset(over, r.region), Reply: r.Reply,
		Norms: a.norms(r.norms, r.region, asked), Gave: a.yields(t, j, asked, r),
		Otherwise: a.changes(t, asked, all, r), Constant: a.space.Subset(t.p.scope, sameReply(all, r)),
	}
}

// sameReply is all circumstances with the same answer.
func sameReply(all []reply, r *reply) region.Region {
	for i := range all {
		if key(all[i].Reply) == key(r.Reply) {
			return all[i].region
		}
	}
	return r.region
}

// told puts a region in words for one who knows what is given.
func (e *engine) told(r region.Region, given region.Box) string {
	return e.describe(e.space.Relax(e.space.Simplify(r), given))
}

// norms lists norms that count somewhere in a case, and where they do.
func (a *asker) norms(ones []live, where region.Region, asked region.Box) []facts.AnswerNorm {
	var joined []live
	for _, l := range ones {
		i := slices.IndexFunc(joined, func(o live) bool { return o.place == l.place && o.derived == l.derived })
		if i < 0 {
			joined = append(joined, l)
			continue
		}
		joined[i].region = joined[i].region.Union(l.region)
		if l.via == "" {
			joined[i].via = "" // it binds without the clause too
		}
	}
	out := []facts.AnswerNorm{}
	for _, l := range joined {
		if part := l.region.Intersect(where); !a.space.Empty(part) {
			out = append(out, a.answerNorm(l.norm, l.via, part, where, asked))
		}
	}
	return out
}

// answerNorm states a norm and, unless it is all of it, the part of a region
// that it is about.
func (a *asker) answerNorm(n *norm, via string, part, of region.Region, asked region.Box) facts.AnswerNorm {
	out := facts.AnswerNorm{Norm: n.id, Does: [...]string{prohibits: "prohibits", permits: "permits", requires: "requires"}[n.modality], Via: via, Word: n.advice}
	if n.derived {
		out.Does = "only"
	}
	if !a.space.Subset(of, part) {
		out.Where = a.told(part.Intersect(of), asked)
	}
	return out
}
