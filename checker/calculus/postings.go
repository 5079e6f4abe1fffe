package calculus

import (
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// watches are the moments at which a position changes hands, though the agency
// above may stay the same.
func (a *asker) watches() []time.Time {
	var out []time.Time
	if a.d.Command == nil {
		return nil
	}
	for _, pos := range a.d.Command.Positions {
		if p, err := book.NewPeriod(orElse(pos.From, a.d.From), orElse(pos.Until, a.d.Until), a.zone); err == nil {
			out = append(out, p.From, p.Until)
		}
	}
	return out
}

// fills looks for somebody who can give each approval that an answer needs at
// the beginning of a stretch of time.
func (a *asker) fills(whole *trio, during book.Period, cases []facts.Case) []facts.Fill {
	then, t := *whole.p, *whole
	then.at, t.p = during.From, &then
	out := []facts.Fill{}
	for _, c := range cases {
		for _, approval := range c.Reply.Approvals {
			if slices.ContainsFunc(out, func(f facts.Fill) bool { return f.Approval == approval }) {
				continue
			}
			need := facts.Need{Approval: approval, Vacant: []string{}, Holders: []string{}}
			if need.Approval.Agency == own {
				need.Approval.Agency = t.agency
			}
			a.fill(&t, &need)
			out = append(out, facts.Fill{Approval: approval, Known: need.Known, Filled: need.Filled, Holders: need.Holders,
				Vacant: need.Vacant, Reachable: need.Reachable})
		}
	}
	return out
}

func (a *asker) elsewhere(p *piece, possible bool) {
	out := facts.Elsewhere{Assignment: p.assignment, Why: "impossible", Asked: a.words(a.given), Dimensions: []string{}}
	if possible && !a.space.Empty(region.Of(a.given)) {
		out.Stated = a.words(p.given)
	}
	if !possible {
		out.Why = "contradicts"
		stated, asked := a.space.Full(), a.space.Full()
		for d, mask := range p.given {
			if mask&a.given[d] == 0 {
				stated[d], asked[d] = mask, a.given[d]
				out.Dimensions = append(out.Dimensions, a.space.Dims()[d].ID)
			}
		}
		out.Stated, out.Asked = a.words(stated), a.words(asked)
	}
	same := func(o facts.Elsewhere) bool { return o.Assignment == p.assignment }
	if !slices.ContainsFunc(a.out.Elsewhere, same) {
		a.out.Elsewhere = append(a.out.Elsewhere, out)
	}
}

// settingWords says what kind of place a post is, where that is known and not
// the mildest: an ordinary place.
func (a *asker) settingWords(p *piece) string {
	d, ok := a.space.DimIndex("place")
	if !ok || p.given[d] == a.space.Full()[d] || p.given[d] == 1 {
		return ""
	}
	box := a.space.Full()
	box[d] = p.given[d]
	return a.words(box)
}

// brings tells whether the units at a post are listed with a tool.
func (a *asker) brings(p *piece, action int) {
	item := a.tax.item[action]
	if !a.tax.tool[item] {
		return
	}
	one := facts.Brings{Assignment: p.assignment, Action: a.tax.ids[item], Stated: true}
	for _, u := range a.unitsOf(p, a.q.Agency) {
		one.Carried = one.Carried || a.anyUnder(item, a.load(u))
		one.Stated = one.Stated && u.Carries != nil
	}
	if !slices.Contains(a.out.Brings, one) {
		a.out.Brings = append(a.out.Brings, one)
	}
}

// posted lists where and when the agency has officers.
func (a *asker) posted(pieces []piece) []facts.Post {
	var out []facts.Post
	for i := range pieces {
		p := &pieces[i]
		if !slices.Contains(a.agencies(p), a.q.Agency) || a.absent(p, a.q.Agency) {
			continue
		}
		during := a.engine.out.interval(p.during)
		if n := len(out); n > 0 && out[n-1].Assignment == p.assignment {
			out[n-1].During.Until = during.Until
			continue
		}
		out = append(out, facts.Post{Assignment: p.assignment, During: during})
	}
	return out
}
