package settle

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestCoverAgainstEveryChoice holds the solver to trying every choice of atoms.
func TestCoverAgainstEveryChoice(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 7))
		c := randomCover(r)
		one := func(int) int { return 1 }
		got := c.solve(t.Context(), []aim{{clauses: one}, {atoms: one}}, nil)
		if !got.proven {
			t.Fatalf("seed %d: not proven", seed)
		}
		best := c.bestOf(1 << len(c.clauseOf))
		if have := c.score(got.atoms); slices.Compare(have, best) != 0 {
			t.Fatalf("seed %d: the solver's choice %v has %v, the best %v", seed, got.atoms, have, best)
		}
		for i, g := range got.goals {
			if g && !c.cleared(i, got.atoms) {
				t.Fatalf("seed %d: goal %d is not cleared by %v", seed, i, got.atoms)
			}
		}
	}
}

func randomCover(r *rand.Rand) *cover {
	c := &cover{clauses: 1 + r.IntN(4)}
	for range 2 + r.IntN(7) {
		c.clauseOf = append(c.clauseOf, r.IntN(c.clauses))
	}
	some := func(most int) []int {
		var out []int
		for range r.IntN(most + 1) {
			if a := r.IntN(len(c.clauseOf)); !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
		return out
	}
	for range 1 + r.IntN(5) {
		g := goal{weight: 1 + r.IntN(3)}
		for range r.IntN(3) {
			var w way
			for range 1 + r.IntN(2) {
				w = append(w, some(3))
			}
			g.ways = append(g.ways, w)
		}
		c.goals = append(c.goals, g)
	}
	for range r.IntN(3) {
		if all := some(3); len(all) > 0 {
			c.bans = append(c.bans, ban{all: all, unless: some(1)})
		}
	}
	if r.IntN(3) == 0 {
		c.cuts = append(c.cuts, cut{r.IntN(len(c.goals)), some(2)})
	}
	return c
}

// cleared reads the problem once more, without a solver.
func (c *cover) cleared(goal int, atoms []int) bool {
	has := func(list []int) bool {
		return slices.ContainsFunc(list, func(a int) bool { return slices.Contains(atoms, a) })
	}
	for _, one := range c.cuts {
		if one.goal == goal && !has(one.needed) {
			return false
		}
	}
	return slices.ContainsFunc(c.goals[goal].ways, func(w way) bool {
		return !slices.ContainsFunc(w, func(part []int) bool { return !has(part) })
	})
}

// score is what a choice costs: goals missed, clauses, atoms; nil if banned.
func (c *cover) score(atoms []int) []int {
	for _, b := range c.bans {
		all := !slices.ContainsFunc(b.all, func(a int) bool { return !slices.Contains(atoms, a) })
		if all && !slices.ContainsFunc(b.unless, func(a int) bool { return slices.Contains(atoms, a) }) {
			return nil
		}
	}
	missed, clauses := map[int]int{}, map[int]bool{}
	for i, g := range c.goals {
		if !c.cleared(i, atoms) {
			missed[g.weight]++
		}
	}
	for _, a := range atoms {
		clauses[c.clauseOf[a]] = true
	}
	return []int{missed[3], missed[2], missed[1], len(clauses), len(atoms)}
}

func (c *cover) bestOf(choices int) []int {
	var best []int
	for mask := range choices {
		var atoms []int
		for a := range c.clauseOf {
			if mask>>a&1 == 1 {
				atoms = append(atoms, a)
			}
		}
		if s := c.score(atoms); s != nil && (best == nil || slices.Compare(s, best) < 0) {
			best = s
		}
	}
	return best
}
