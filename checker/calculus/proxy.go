package calculus

import (
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// proxies states where an agency asks, tasks, lends or accepts what its own
// book forbids it throughout.
func (e *engine) proxies(p *piece, all map[string]*views) {
	home := func(agency string) *view {
		if v := all[agency]; v != nil {
			return v.home
		}
		if e.book.Agencies[agency] == nil {
			return newView()
		}
		v, _, _ := e.base(agency, &p.post)
		return v
	}
	for _, id := range slices.Sorted(maps.Keys(e.d.Requests)) {
		r := e.d.Requests[id]
		e.proxy(p, "requests", r.From, r.To, e.tax.expand(r.Tasks, agencyWords(e.book, r.From)), home(r.From), book.Path("deployments", e.id, "requests", id))
	}
	for _, id := range slices.Sorted(maps.Keys(e.d.Transfers)) {
		tr := e.d.Transfers[id]
		call := book.Path("deployments", e.id, "transfers", id)
		items := e.tax.expand(withCarry(tr.Items), agencyWords(e.book, tr.From))
		e.proxy(p, "lends", tr.From, tr.To, items, home(tr.From), call)
		e.proxy(p, "accepts", tr.To, tr.From, items, home(tr.To), call)
	}
	for _, agency := range e.agencies(p)[1:] {
		e.proxy(p, "tasks", p.host, agency, e.tasks(p), home(p.host), e.assignmentPath(p))
	}
}

func withCarry(items []string) []string {
	out := slices.Clone(items)
	for _, i := range items {
		out = append(out, carryPrefix+i)
	}
	return out
}

// proxy: who does, by whom, which actions, against which view of its own, and
// where it is written.
func (e *engine) proxy(p *piece, reason, who, other string, what bitset, home *view, call string) {
	what.each(func(i int) {
		on := home.on(i)
		s := e.stance(on, p.scope)
		if e.tax.choice(i) || len(on) == 0 || len(s.proh) == 0 || !e.space.Subset(p.scope, s.P) {
			return
		}
		actions := e.tax.none()
		actions.add(i)
		t := &trio{p: p, agency: who, actions: actions, topic: e.tax.topic[i], expose: facts.Exposure{Planned: true, InPlay: true}}
		for _, l := range e.throughout(s.proh, p.scope) {
			k := &clash{kind: "proxy", reason: reason, region: l.region, word: other, call: call,
				left:  side{view: "request", position: "required"},
				right: side{view: "home", norms: []*norm{l.norm}, position: "prohibited", own: true}}
			e.out.addSides(t, k, []string{other}, []string{who})
		}
	})
}
