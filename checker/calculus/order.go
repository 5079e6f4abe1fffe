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

// rings finds duties that cannot all be done in any order, because each waits
// for the next: those of one agency, or of several that stand side by side and
// are satisfiable in pairs.
func (e *engine) rings(p *piece, joints []*joint) {
	all := e.orders(joints)
	seen := map[string]bool{}
	for i := range all {
		e.ring(p, all, []before{all[i]}, all[i].duty.region, joints, seen)
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

// ring follows a chain of duties until it closes.
func (e *engine) ring(p *piece, all, chain []before, where region.Region, joints []*joint, seen map[string]bool) {
	last := chain[len(chain)-1]
	for _, next := range all {
		meet := where.Intersect(next.duty.region)
		if next.first != last.then || e.space.Empty(meet) {
			continue
		}
		if next.then == chain[0].first {
			e.closed(p, append(slices.Clone(chain), next), meet, joints, seen)
		} else if len(chain) < longestRing {
			e.ring(p, all, append(slices.Clone(chain), next), meet, joints, seen)
		}
	}
}

func (e *engine) closed(p *piece, ring []before, where region.Region, joints []*joint, seen map[string]bool) {
	var left, right []string
	k := &clash{kind: "dilemma", reason: "order", region: where,
		left: side{view: "here", position: "required"}, right: side{view: "home", position: "required", own: true}}
	actions := e.tax.none()
	for i, b := range ring {
		actions.add(b.then)
		if i < len(ring)-1 {
			k.left.norms, left = addNorms(k.left.norms, []live{b.duty}), append(left, b.agencies...)
		} else {
			k.right.norms, right = addNorms(k.right.norms, []live{b.duty}), append(right, b.agencies...)
		}
	}
	slices.SortFunc(k.left.norms, func(a, b *norm) int { return strings.Compare(a.id, b.id) })
	var ids []string
	for _, b := range ring {
		ids = append(ids, b.duty.id)
	}
	slices.Sort(ids)
	if key := fmt.Sprint(slices.Compact(ids)); seen[key] {
		return
	} else {
		seen[key] = true
	}
	t := *joints[0].t
	t.p, t.actions, t.topic = p, actions, e.tax.topic[ring[0].then]
	t.expose = facts.Exposure{InPlay: true}
	e.out.addSides(&t, k, left, right)
}
