package calculus

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/region"
)

// assess compares, in one piece, every agency with the host and with what
// binds it there, and the agencies with one another.
func (e *engine) assess(p *piece) []*joint {
	agencies := e.agencies(p)
	all := map[string]*views{}
	of := func(agency string, hostHome *view) *views {
		if e.kept != nil {
			return e.viewsOfKept(p, agency, hostHome)
		}
		return e.viewsOf(agency, &p.post, hostHome)
	}
	all[p.host] = of(p.host, nil)
	for _, a := range agencies[1:] {
		all[a] = of(a, all[p.host].home)
	}
	var joints []*joint
	for _, a := range agencies {
		joints = append(joints, e.assessAgency(p, a, all[a], all[p.host])...)
	}
	e.terms(p, agencies, all)
	e.jointly(p, agencies, joints)
	e.proxies(p, all)
	e.rings(p, joints)
	e.cut()
	return joints
}

// assessTrios compares one agency on all that matters to it.
func (e *engine) assessTrios(p *piece, agency string, v, host *views) []*joint {
	var joints []*joint
	for _, t := range e.trios(p, agency, v, host) {
		if agency == p.host && e.absent(p, agency) {
			e.faults(t) // its own documents are compared wherever it stands
			continue
		}
		if !e.choice(t) {
			e.needs(t)
		}
		joints = append(joints, e.assessOne(t))
	}
	return joints
}

// assessOne compares an agency, once for all that stand alike.
func (e *engine) assessOne(t *trio) *joint {
	key := e.classOf(t)
	if c := e.classes[key]; c != nil {
		return e.repeat(t, c)
	}
	c := &class{rep: t}
	if key != "" {
		e.classes[key] = c
	}
	e.out.recording = c
	e.compare(t)
	e.out.recording = nil
	c.joint = e.join(t)
	return c.joint
}

// trios groups the actions that matter to an agency by what the views say of
// them, so that each group is compared once.
func (e *engine) trios(p *piece, agency string, v, host *views) []*trio {
	groups := map[string]*trio{}
	var order []string
	for i := range e.tax.ids {
		hr, hm, hh := v.here.on(i), v.home.on(i), host.home.on(i)
		expose := e.exposure(p, agency, i)
		used := expose.Planned || expose.Carried
		if e.tax.choice(i) {
			used = slices.ContainsFunc(e.tax.leaves[i], func(l int) bool { return len(v.here.on(l))+len(v.home.on(l))+len(host.home.on(l)) > 0 })
		}
		if len(hr)+len(hm)+len(hh) == 0 && !used {
			continue
		}
		key := fmt.Sprint(e.tax.topic[i], expose, boundKey(hr), boundKey(hm), boundKey(hh), e.anyItem(i, hr, hm, hh), e.alone(p, agency, i))
		if groups[key] == nil {
			groups[key] = e.trio(p, agency, v, host, i)
			groups[key].expose = expose
			order = append(order, key)
		}
		groups[key].actions.add(i)
	}
	out := make([]*trio, len(order))
	for n, key := range order {
		out[n] = groups[key]
	}
	return out
}

// trio is an agency's and its host's stances on one action.
func (e *engine) trio(p *piece, agency string, v, host *views, i int) *trio {
	topic := e.tax.topic[i]
	t := &trio{p: p, agency: agency, views: v, host: host, actions: e.tax.none(), topic: topic,
		hrOn: v.here.on(i), hmOn: v.home.on(i), hhOn: host.home.on(i), hmKnown: v.home.known[topic], hhKnown: host.home.known[topic]}
	t.actions.add(i)
	if e.anyItem(i, t.hrOn, t.hmOn, t.hhOn) != "" {
		t.byItems = true
		t.hr, t.hm, t.hh = e.byItems(v.here, i, p.scope), e.byItems(v.home, i, p.scope), e.byItems(host.home, i, p.scope)
		return t
	}
	t.hr, t.hm, t.hh = e.stance(t.hrOn, p.scope), e.stance(t.hmOn, p.scope), e.stance(t.hhOn, p.scope)
	return t
}

// alone tells actions apart of which the norms say the same but the clauses,
// the tasks or the units' abilities do not.
func (e *engine) alone(p *piece, agency string, action int) string {
	one := e.tax.none()
	one.add(action)
	key := fmt.Sprint(e.single(one), e.category(one), e.cannot(p, agency, one), overlap(e.tasks(p), one))
	for _, c := range e.settling {
		key += fmt.Sprint(c.actions.has(action))
	}
	return key
}

// anyItem keeps a category on which some norm requires something in a group of
// its own, because its items are looked at too. A choice is there for such a
// duty alone.
func (e *engine) anyItem(action int, sides ...[]bound) string {
	switch {
	case len(e.tax.leaves[action]) < 2:
		return ""
	case e.tax.choice(action):
		return e.tax.ids[action]
	}
	for _, side := range sides {
		for _, n := range side {
			if n.modality == requires {
				return e.tax.ids[action]
			}
		}
	}
	return ""
}

// byItems is the stance on a category of which something is required. Any item
// meets such a duty, so bans of the category and of its items stand against it
// only where no item is left.
func (e *engine) byItems(v *view, category int, scope region.Region) *stance {
	s := &stance{}
	ones, met := e.countingItems(v.norms, category, scope, s)
	e.acrossDocuments(ones, s, func() []live {
		all, _ := e.countingItems(worded(v.norms), category, e.space.All(), &stance{})
		// Of an item's ban one cannot tell what it leaves of the category.
		return slices.DeleteFunc(e.ranked(all, &stance{}), func(l live) bool { return !l.actions.has(category) })
	})
	s.R = e.space.Simplify(s.R.Union(met.Minus(s.P)))
	return s
}

// countingItems gives the norms that count of a category and the bans of its
// items, and where an item that is required meets the duty.
func (e *engine) countingItems(norms []bound, category int, scope region.Region, s *stance) (ones []live, met region.Region) {
	closed := scope
	var bans []live
	for _, leaf := range e.tax.leaves[category] {
		item := e.stance(on(norms, leaf), scope)
		closed, met = closed.Intersect(item.P), met.Union(item.R)
		bans = append(bans, item.proh...)
	}
	for _, l := range append(e.withinDocuments(e.lives(on(norms, category), scope), s), bans...) {
		if l.modality == prohibits {
			l.region = l.region.Intersect(closed)
		}
		if i := slices.IndexFunc(ones, func(o live) bool { return o.norm == l.norm }); i >= 0 {
			ones[i].region = ones[i].region.Union(l.region)
		} else if !e.space.Empty(l.region) {
			ones = append(ones, l)
		}
	}
	return ones, met
}

// boundKey is equal for lists of the same norms, brought in by the same
// clauses.
func boundKey(norms []bound) string {
	var b strings.Builder
	for _, n := range norms {
		b.WriteString(n.place)
		if n.derived {
			b.WriteString(" only")
		}
		b.WriteString(" " + n.via + ";")
	}
	return b.String()
}

// stance remembers what a list of norms comes to in a scope.
func (e *engine) stance(norms []bound, scope region.Region) *stance {
	key := e.stanceKey(norms, scope)
	s, ok := e.stances.get(key)
	if !ok {
		if s = e.shared.stance(key, norms); s == nil {
			s = e.stanceOf(norms, scope)
			s.of = norms
			e.shared.stand(key, norms, s)
		}
		s = e.stances.put(key, s)
	}
	return s
}

// stanceKey is equal for norms that are brought in alike. While anything is kept
// they are the very norms: of two runs, those with one place can differ.
func (e *engine) stanceKey(norms []bound, scope region.Region) string {
	var b strings.Builder
	if e.kept != nil {
		for _, n := range norms {
			n.sign(&b)
		}
		b.WriteString(e.space.Key(scope))
		return b.String()
	}
	b.WriteString(boundKey(norms))
	b.WriteString(e.space.Key(scope))
	for _, n := range norms {
		if n.via != "" {
			b.WriteString(e.space.Key(n.region))
		}
	}
	return b.String()
}

// single tells whether all actions are single items to use or do: neither
// categories nor the carrying of something.
func (e *engine) single(actions bitset) bool {
	all := true
	actions.each(func(i int) { all = all && e.tax.item[i] == i && e.tax.leaves[i][0] == i })
	return all
}

// category tells whether the actions are categories of other actions.
func (e *engine) category(actions bitset) bool {
	found := false
	actions.each(func(i int) { found = found || e.tax.leaves[i][0] != i })
	return found
}
