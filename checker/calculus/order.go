package calculus

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// before says that one duty requires another action to have been done first;
// agencies whose duties mean the same stand together.
type before struct {
	first, then int
	duty        live
	agencies    []string
}

// longestRing bounds the rings of duties that are looked for.
const longestRing = 6

// ring is a chain of duties that closes: each waits for the one before it, and
// the first for the last.
type ring struct {
	chain       []before
	left, right []string // agencies of the duties before the last, and of the last
	where       region.Region
}

// rings finds duties that cannot all be done in any order, because each waits
// for the next: those of one agency, or of several that stand side by side and
// are satisfiable in pairs.
func (e *engine) rings(p *piece, joints []*joint) {
	all := e.orders(joints)
	found := map[string]*ring{}
	var order []string
	for i := range all {
		if e.space.Empty(all[i].duty.region) {
			continue // it has given way
		}
		e.follow(all, all[i:i+1], all[i].duty.region, func(r *ring) {
			key := r.key()
			if have := found[key]; have != nil {
				have.where = have.where.Union(r.where)
				have.left, have.right = append(have.left, r.left...), append(have.right, r.right...)
				return
			}
			found[key] = r
			order = append(order, key)
		})
	}
	for _, key := range order {
		e.closed(p, found[key], joints[0].t)
	}
}

// orders lists what must precede what.
func (e *engine) orders(joints []*joint) []before {
	var all []before
	at := map[string]int{}
	add := func(first, then int, duty live, agency string) {
		key := fmt.Sprint(first, then, duty.key, e.space.Key(duty.region))
		if i, ok := at[key]; ok {
			all[i].agencies = mergeSorted(all[i].agencies, []string{agency})
			return
		}
		at[key] = len(all)
		all = append(all, before{first, then, duty, []string{agency}})
	}
	for _, one := range joints {
		for _, duty := range one.req {
			for _, after := range duty.source.After {
				first, ok := e.tax.index[after]
				if !ok {
					continue
				}
				one.t.actions.each(func(then int) {
					if duty.actions.has(then) {
						add(first, then, duty, one.t.agency)
					}
				})
			}
		}
	}
	return all
}

// follow goes along a chain of duties until it closes. It comes to no action
// twice: what it would find on the way is a ring of its own.
func (e *engine) follow(all, chain []before, where region.Region, closed func(*ring)) {
	last := chain[len(chain)-1]
	if last.then == chain[0].first {
		closed(newRing(chain, where))
		return
	}
	for _, next := range all {
		been := slices.ContainsFunc(chain, func(b before) bool { return b.then == next.then })
		meet := where.Intersect(next.duty.region)
		if next.first == last.then && !been && len(chain) < longestRing && !e.space.Empty(meet) {
			e.follow(all, append(slices.Clone(chain), next), meet, closed)
		}
	}
}

func newRing(chain []before, where region.Region) *ring {
	r := &ring{chain: chain, where: where}
	for i, b := range chain {
		if i < len(chain)-1 {
			r.left = append(r.left, b.agencies...)
		} else {
			r.right = append(r.right, b.agencies...)
		}
	}
	return r
}

// key is equal for a ring wherever one begins to follow it.
func (r *ring) key() string {
	var steps []string
	for _, b := range r.chain {
		steps = append(steps, fmt.Sprint(b.first, b.then, b.duty.id))
	}
	slices.Sort(steps)
	return fmt.Sprint(steps)
}

// closed states a ring: on one side the last duty of it, on the other those
// that it waits for.
func (e *engine) closed(p *piece, r *ring, like *trio) {
	k := &clash{kind: "dilemma", reason: "order", region: e.space.Simplify(r.where),
		left: side{view: "here", position: "required"}, right: side{view: "home", position: "required", own: true}}
	actions := e.tax.none()
	last := len(r.chain) - 1
	for i, b := range r.chain {
		actions.add(b.then)
		if i < last {
			k.left.norms = addNorms(k.left.norms, []live{b.duty})
		}
	}
	k.right.norms = addNorms(nil, []live{r.chain[last].duty})
	if last == 0 { // a duty that waits for itself
		k.left.norms, r.left = k.right.norms, r.right
	}
	slices.SortFunc(k.left.norms, func(a, b *norm) int { return strings.Compare(a.id, b.id) })
	t := *like
	t.p, t.actions, t.topic = p, actions, e.tax.topic[actions.first()]
	t.expose = facts.Exposure{InPlay: true}
	e.out.addSides(&t, k, r.left, r.right)
}
