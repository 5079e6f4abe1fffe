package settle

import (
	"context"
	"slices"

	"github.com/crillab/gophersat/solver"
)

// cover is the choice of clauses as a problem of its own, without any book:
// atoms (a clause and one action that it names) that clear goals (findings).
// What choosing does beyond what was foreseen is added as it is seen.
type cover struct {
	clauseOf []int // of each atom
	clauses  int
	goals    []goal
	bans     []ban
	cuts     []cut
}

// goal is a finding to clear: as many of a greater weight as can be go before
// any of a smaller one. It is cleared in any of several ways; a way wants each
// of its parts, and a part is served by any of its atoms.
type goal struct {
	weight int
	ways   []way
}

type way [][]int

// ban: not all of these atoms together, unless one of those is chosen too. A
// fixed one follows from what clauses say and not from a trial.
type ban struct {
	all, unless []int
	fixed       bool
}

// cut: the goal is cleared only if one of these atoms is chosen.
type cut struct {
	goal   int
	needed []int
}

// aim is what a choice is measured by after the findings that it clears:
// weights of atoms and of clauses, less being better.
type aim struct{ atoms, clauses func(int) int }

// choice is the atoms chosen, and the goals that are taken to be cleared.
type choice struct {
	atoms  []int
	goals  []bool
	proven bool // nothing better exists, as far as the problem is known
}

// solve clears the heaviest goals and then serves the aims, the first of them
// before the next. Some atoms may be left out of it. What hangs together is
// solved by itself: the best choices of the parts make the best of the whole.
func (c *cover) solve(ctx context.Context, aims []aim, left []int) choice {
	out := choice{goals: make([]bool, len(c.goals)), proven: true}
	for _, p := range c.parts() {
		got := p.solve(ctx, p.aims(aims), p.inside(left))
		out.proven = out.proven && got.proven
		for _, a := range got.atoms {
			out.atoms = append(out.atoms, p.atoms[a])
		}
		for i, cleared := range got.goals {
			out.goals[p.goalIDs[i]] = cleared
		}
	}
	slices.Sort(out.atoms)
	return out
}

// solve solves a part as one formula.
func (p *part) solve(ctx context.Context, aims []aim, left []int) choice {
	f := newFormula(&p.cover)
	for _, a := range left {
		f.add(-f.atoms[a])
	}
	out := choice{proven: true}
	model := f.best(ctx, nil, nil, &out.proven) // any will do to begin with
	for _, weight := range p.weights() {
		lits, weights := f.missed(weight)
		model = f.best(ctx, lits, weights, &out.proven)
	}
	for _, a := range aims {
		lits, weights := f.cost(a)
		model = f.best(ctx, lits, weights, &out.proven)
	}
	for i, v := range f.atoms {
		if isTrue(model, v) {
			out.atoms = append(out.atoms, i)
		}
	}
	for _, v := range f.goals {
		out.goals = append(out.goals, isTrue(model, v))
	}
	return out
}

// formula is the problem as constraints on yes-or-no variables.
type formula struct {
	c                     *cover
	n                     int
	atoms, clauses, goals []int
	constraints           []solver.PBConstr
	last                  []bool
}

func newFormula(c *cover) *formula {
	f := &formula{c: c}
	f.clauses = f.vars(c.clauses)
	f.atoms = f.vars(len(c.clauseOf))
	f.goals = f.vars(len(c.goals))
	for i, clause := range c.clauseOf {
		f.add(-f.atoms[i], f.clauses[clause])
	}
	for i, g := range c.goals {
		f.clears(f.goals[i], g)
	}
	for _, b := range c.bans {
		f.add(append(f.negated(b.all), f.chosen(b.unless)...)...)
	}
	for _, one := range c.cuts {
		f.add(append(f.chosen(one.needed), -f.goals[one.goal])...)
	}
	return f
}

func (f *formula) vars(n int) []int {
	out := make([]int, n)
	for i := range out {
		f.n++
		out[i] = f.n
	}
	return out
}

func (f *formula) add(lits ...int) {
	f.constraints = append(f.constraints, solver.PropClause(slices.Clone(lits)...))
}

func (f *formula) chosen(atoms []int) []int {
	var out []int
	for _, a := range atoms {
		out = append(out, f.atoms[a])
	}
	return out
}

func (f *formula) negated(atoms []int) []int {
	out := f.chosen(atoms)
	for i := range out {
		out[i] = -out[i]
	}
	return out
}

// clears says what it takes for a goal to count as cleared.
func (f *formula) clears(goal int, g goal) {
	ways := f.vars(len(g.ways))
	f.add(append(slices.Clone(ways), -goal)...)
	for i, w := range g.ways {
		for _, part := range w {
			f.add(append(f.chosen(part), -ways[i])...)
		}
	}
}

// missed counts the goals of a weight that are not cleared.
func (f *formula) missed(weight int) (lits, weights []int) {
	for i, g := range f.c.goals {
		if g.weight == weight {
			lits, weights = append(lits, -f.goals[i]), append(weights, 1)
		}
	}
	return lits, weights
}

func (f *formula) cost(a aim) (lits, weights []int) {
	weigh := func(vars []int, weight func(int) int) {
		for i, v := range vars {
			if weight == nil {
				continue
			}
			if w := weight(i); w > 0 {
				lits, weights = append(lits, v), append(weights, w)
			}
		}
	}
	weigh(f.atoms, a.atoms)
	weigh(f.clauses, a.clauses)
	return lits, weights
}

// best finds the cheapest choice, and binds all that follow to its cost. When
// the time is up it keeps the best that it has.
func (f *formula) best(ctx context.Context, lits, weights []int, proven *bool) []bool {
	best := -1
	for best != 0 {
		model, ended := satisfy(ctx, f.within(lits, weights, best-1))
		if !ended {
			*proven = false
			break
		}
		if model == nil {
			break
		}
		f.last, best = model, costOf(model, lits, weights)
	}
	if best >= 0 {
		f.constraints = f.within(lits, weights, best)
	}
	return f.last
}

// within adds the bound on a cost; one below zero is none.
func (f *formula) within(lits, weights []int, most int) []solver.PBConstr {
	out := slices.Clone(f.constraints)
	if most >= 0 && len(lits) > 0 {
		out = append(out, solver.LtEq(slices.Clone(lits), slices.Clone(weights), most))
	}
	return out
}

// satisfy gives a model, or none; ended is false when the time was up first.
func satisfy(ctx context.Context, constraints []solver.PBConstr) (model []bool, ended bool) {
	done := make(chan []bool, 1)
	go func() {
		s := solver.New(solver.ParsePBConstrs(copies(constraints)))
		if s.Solve() != solver.Sat {
			done <- nil
			return
		}
		done <- s.Model()
	}()
	select {
	case model = <-done:
		return model, true
	case <-ctx.Done():
		return nil, false
	}
}

// copies: the solver keeps and changes what it is given.
func copies(constraints []solver.PBConstr) []solver.PBConstr {
	out := make([]solver.PBConstr, len(constraints))
	for i, c := range constraints {
		out[i] = solver.PBConstr{Lits: slices.Clone(c.Lits), Weights: slices.Clone(c.Weights), AtLeast: c.AtLeast}
	}
	return out
}

func costOf(model []bool, lits, weights []int) int {
	cost := 0
	for i, lit := range lits {
		if isTrue(model, lit) {
			cost += weights[i]
		}
	}
	return cost
}

// isTrue reads a literal; what the solver never heard of is false.
func isTrue(model []bool, lit int) bool {
	v := max(lit, -lit) - 1
	return (v < len(model) && model[v]) == (lit > 0)
}
