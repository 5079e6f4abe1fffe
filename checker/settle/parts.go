package settle

import "slices"

// part is a piece of a cover that shares no clause with the rest.
type part struct {
	cover
	atoms, clauseIDs, goalIDs []int // as the whole numbers them
}

// parts takes a cover apart. Goals that nothing clears are in none.
func (c *cover) parts() []*part {
	groups := newGroups(c.clauses + len(c.goals))
	goal := func(i int) int { return c.clauses + i }
	join := func(first int, atoms []int) {
		for _, a := range atoms {
			if first < 0 {
				first = c.clauseOf[a]
			}
			groups.join(first, c.clauseOf[a])
		}
	}
	for i, g := range c.goals {
		for _, w := range g.ways {
			for _, atoms := range w {
				join(goal(i), atoms)
			}
		}
	}
	for _, b := range c.bans {
		join(-1, slices.Concat(b.all, b.unless))
	}
	for _, one := range c.cuts {
		join(goal(one.goal), one.needed)
	}
	byRoot := map[int]*part{}
	var out []*part
	for i, g := range c.goals {
		root := groups.root(goal(i))
		if len(g.ways) > 0 && byRoot[root] == nil {
			byRoot[root] = &part{}
			out = append(out, byRoot[root])
		}
	}
	c.deal(func(node int) *part { return byRoot[groups.root(node)] })
	return out
}

// deal gives every part what is its own, numbered anew.
func (c *cover) deal(partOf func(node int) *part) {
	clause, atom, goals := map[int]int{}, map[int]int{}, map[int]int{}
	for i := range c.clauses {
		if p := partOf(i); p != nil {
			clause[i] = p.clauses
			p.clauses, p.clauseIDs = p.clauses+1, append(p.clauseIDs, i)
		}
	}
	for a, k := range c.clauseOf {
		if p := partOf(k); p != nil {
			atom[a] = len(p.atoms)
			p.atoms, p.clauseOf = append(p.atoms, a), append(p.clauseOf, clause[k])
		}
	}
	renumbered := func(atoms []int) []int {
		var out []int
		for _, a := range atoms {
			out = append(out, atom[a])
		}
		return out
	}
	for i, g := range c.goals {
		p := partOf(c.clauses + i)
		if p == nil {
			continue
		}
		goals[i] = len(p.goals)
		copied := goal{weight: g.weight}
		for _, w := range g.ways {
			var to way
			for _, atoms := range w {
				to = append(to, renumbered(atoms))
			}
			copied.ways = append(copied.ways, to)
		}
		p.goals, p.goalIDs = append(p.goals, copied), append(p.goalIDs, i)
	}
	for _, b := range c.bans {
		if len(b.all) > 0 {
			if p := partOf(c.clauseOf[b.all[0]]); p != nil {
				p.bans = append(p.bans, ban{all: renumbered(b.all), unless: renumbered(b.unless)})
			}
		}
	}
	for _, one := range c.cuts {
		if p := partOf(c.clauses + one.goal); p != nil {
			p.cuts = append(p.cuts, cut{goals[one.goal], renumbered(one.needed)})
		}
	}
}

// weights are those that goals have, the greatest first.
func (c *cover) weights() []int {
	var out []int
	for _, g := range c.goals {
		if g.weight > 0 && !slices.Contains(out, g.weight) {
			out = append(out, g.weight)
		}
	}
	slices.Sort(out)
	slices.Reverse(out)
	return out
}

// aims are those of the whole, in the part's own numbers.
func (p *part) aims(whole []aim) []aim {
	var out []aim
	for _, a := range whole {
		var mine aim
		if a.atoms != nil {
			mine.atoms = func(i int) int { return a.atoms(p.atoms[i]) }
		}
		if a.clauses != nil {
			mine.clauses = func(i int) int { return a.clauses(p.clauseIDs[i]) }
		}
		out = append(out, mine)
	}
	return out
}

// inside keeps the atoms of the part, in its own numbers.
func (p *part) inside(atoms []int) []int {
	var out []int
	for i, a := range p.atoms {
		if slices.Contains(atoms, a) {
			out = append(out, i)
		}
	}
	return out
}

// groups are sets of numbers that are joined step by step.
type groups []int

func newGroups(n int) groups {
	g := make(groups, n)
	for i := range g {
		g[i] = i
	}
	return g
}

func (g groups) root(i int) int {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

func (g groups) join(a, b int) { g[g.root(a)] = g.root(b) }
