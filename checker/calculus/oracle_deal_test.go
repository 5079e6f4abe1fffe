package calculus

import (
	"maps"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
)

// What agencies ask of one another, lend and offer, cell by cell (design,
// section 7, "proxy"; conditions of an offer).

// oDeal is one thing that an agency has another do, lends or accepts, and the
// norm of its own against it.
type oDeal struct {
	p                               *piece
	reason, who, other, action, ban string
}

// deals compares what agencies have others do that their own books forbid
// throughout.
func (r *referee) deals(p *piece, at time.Time) {
	o, post := r.o, r.o.postAt(p.assignment, at)
	want := map[oDeal]cellSet{}
	deal := func(reason, who, other string, names []string, speaker string) {
		home := o.homeOf(who, post)
		for action := range o.cover(names, o.termsOf(speaker)) {
			if slices.Contains(o.choices, action) {
				continue
			}
			for ban, cells := range o.throughout(home, action, post) {
				key := oDeal{p, reason, who, other, action, ban.id}
				want[key] = union(want[key], cells)
			}
		}
	}
	for _, q := range o.d.Requests {
		deal("requests", q.From, q.To, q.Tasks, q.From)
	}
	for _, t := range o.d.Transfers {
		items := slices.Clone(t.Items)
		for _, i := range t.Items {
			items = append(items, "carry/"+i)
		}
		deal("lends", t.From, t.To, items, t.From)
		deal("accepts", t.To, t.From, items, t.From)
	}
	for _, agency := range o.partOf(post)[1:] {
		deal("tasks", post.host, agency, post.tasks, post.host)
	}
	got := map[oDeal]cellSet{}
	for k, cells := range r.deal {
		if k.p == p {
			got[k] = cells
		}
	}
	sameSets(r, "proxy", want, got)
}

// throughout gives the bans on an action that leaves nothing of what is known
// of a post: those that alone do, or else all, each with its cells.
func (o *oracle) throughout(v *oView, action string, p *oPost) map[*oNorm]cellSet {
	bans, known := map[*oNorm]cellSet{}, 0
	for i, in := range p.scope {
		if !in {
			continue
		}
		known++
		s := o.stanceAt(v, action, i, false)
		if !s.P {
			return nil
		}
		for _, b := range s.proh {
			if bans[b] == nil {
				bans[b] = make(cellSet, len(o.cells))
			}
			bans[b][i] = true
		}
	}
	alone := maps.Clone(bans)
	maps.DeleteFunc(alone, func(_ *oNorm, cells cellSet) bool { return len(cellsOf(cells)) < known })
	if len(alone) > 0 {
		return alone
	}
	return bans
}

// conditions compares which conditions of offers are not granted.
func (r *referee) conditions(pieces []piece) {
	if err := r.e.unmet(pieces); err != nil {
		r.fail("unmet", "%v", err)
		return
	}
	for id, offer := range r.o.d.Offers {
		want := map[string]map[string]bool{}
		for _, name := range offer.OnlyIf {
			bans := r.ungranted(offer, name, pieces)
			for _, action := range r.o.widest(name, r.o.termsOf(offer.By)) {
				if len(bans) > 0 {
					want[action] = bans
				}
			}
		}
		got := map[string]map[string]bool{}
		for _, u := range r.e.result.Unmet[id] {
			got[u.Action] = setOf(u.Norms...)
		}
		if !maps.EqualFunc(want, got, maps.Equal[map[string]bool, map[string]bool]) {
			r.fail("unmet", "%s\n  -want %v\n  +got  %v", id, want, got)
		}
	}
}

// ungranted lists the norms by which a condition is not granted: where the
// offering agency's units serve, or else where the event is, they forbid every
// item of it, throughout, to the host there or to the agency.
func (r *referee) ungranted(offer *book.Offer, name string, pieces []piece) map[string]bool {
	o := r.o
	var posts []*oPost
	for i := range pieces {
		p := &pieces[i]
		for _, at := range r.momentsIn(p) {
			post := o.postAt(p.assignment, at)
			if slices.ContainsFunc(post.units, func(u string) bool { return o.d.Units[u].Agency == offer.By }) {
				posts = append(posts, post)
			}
		}
	}
	if posts == nil {
		for _, at := range r.momentsIn(&piece{during: r.e.period}) {
			posts = append(posts, o.postAt("", at))
		}
	}
	out := map[string]bool{}
	for _, post := range posts {
		for _, v := range []*oView{o.homeOf(post.host, post), o.hereOf(offer.By, post)} {
			bans, left := map[string]bool{}, false
			for action := range o.cover([]string{name}, o.termsOf(offer.By)) {
				if len(o.under[action]) > 1 {
					continue
				}
				against := o.throughout(v, action, post)
				left = left || len(against) == 0
				for b := range against {
					bans[b.id] = true
				}
			}
			if !left {
				maps.Copy(out, bans)
			}
		}
	}
	return out
}

// widest lists the actions that a name covers and that lie under no other that
// it covers whole.
func (o *oracle) widest(name string, terms []map[string]*book.Term) []string {
	covered := o.cover([]string{name}, terms)
	for _, c := range o.choices {
		delete(covered, c)
	}
	var out []string
	for a := range covered {
		wider := func(b string) bool { return b != a && o.under[b][a] && subset(o.underless(b), covered) }
		if !slices.ContainsFunc(slices.Collect(maps.Keys(covered)), wider) {
			out = append(out, a)
		}
	}
	return out
}

// underless is what lies under an action, choices left out.
func (o *oracle) underless(action string) map[string]bool {
	return without(o.under[action], setOf(o.choices...))
}

// oRing is a ring of duties, by the actions that wait for one another.
type oRing struct {
	p       *piece
	actions string
}

// rings compares the duties that wait for one another in a ring. At a cell an
// action that is somebody's duty waits for those that the duty must come after.
func (r *referee) rings(p *piece, at time.Time, cases []*oCase) {
	want := map[oRing]cellSet{}
	for i := range r.o.cells {
		waits := map[string]map[string]bool{}
		for _, c := range cases {
			for _, n := range c.owes(i) {
				for _, first := range n.src.After {
					if waits[c.action] == nil {
						waits[c.action] = map[string]bool{}
					}
					waits[c.action][first] = true
				}
			}
		}
		for _, actions := range ringsOf(waits) {
			key := oRing{p, actions}
			if want[key] == nil {
				want[key] = make(cellSet, len(r.o.cells))
			}
			want[key][i] = true
		}
	}
	got := map[oRing]cellSet{}
	for k, cells := range r.ring {
		if k.p == p {
			got[k] = cells
		}
	}
	sameSets(r, "ring", want, got)
}

// ringsOf lists the sets of actions that one comes to, from any action, on a
// way back to it that comes to no action twice.
func ringsOf(waits map[string]map[string]bool) []string {
	found := map[string]bool{}
	var walk func(way []string)
	walk = func(way []string) {
		for next := range waits[way[len(way)-1]] {
			if next == way[0] {
				found[strings.Join(slices.Sorted(slices.Values(way)), " ")] = true
			} else if !slices.Contains(way, next) {
				walk(append(slices.Clone(way), next))
			}
		}
	}
	for start := range waits {
		walk([]string{start})
	}
	return slices.Collect(maps.Keys(found))
}

// steppingIn names an intervention: who must step in, by which duty, against
// what.
func steppingIn(agency, duty, action string) string {
	return agency + " by " + duty + " against " + action
}

// interventions adds the cells at which somebody's officers must step in, by
// their own book, against what others beside them may or must do, and may come
// to do.
func (r *referee) interventions(side []*oCase, want map[string]cellSet) {
	for _, owing := range side {
		for i := range r.o.cells {
			for _, duty := range owing.owes(i) {
				if duty.src.TriggeredBy == "" || !owing.home.holds(duty) {
					continue
				}
				for _, own := range side {
					if own.agency != owing.agency || own.p.id != owing.p.id || own.hm[i] == nil || !own.hm[i].P || own.choice || !r.o.under[duty.src.TriggeredBy][own.action] {
						continue
					}
					beside := func(c *oCase) bool {
						return c.agency != own.agency && c.action == own.action && c.inPlay && (c.joint().Q[i] || c.joint().R[i])
					}
					if !slices.ContainsFunc(side, beside) {
						continue
					}
					key := steppingIn(own.agency, duty.id, own.action)
					if want[key] == nil {
						want[key] = make(cellSet, len(r.o.cells))
					}
					want[key][i] = true
				}
			}
		}
	}
}

func (v *oView) holds(n *oNorm) bool {
	return slices.ContainsFunc(v.entries, func(e oEntry) bool { return e.oNorm == n })
}

func sameSets[K comparable](r *referee, subject string, want, got map[K]cellSet) {
	keys := maps.Clone(want)
	maps.Copy(keys, got)
	for k := range keys {
		if w, g := cellsOf(want[k]), cellsOf(got[k]); !slices.Equal(w, g) {
			r.fail(subject, "%+v\n  -want %s\n  +got  %s", k, r.names(w), r.names(g))
		}
	}
}
