package region

import (
	"slices"
	"sync"

	"github.com/crillab/gophersat/solver"
)

// formula is a query as clauses. A variable stands for "the cell's atom in this
// dimension is of this class"; one more for each exception stands for "the cell
// lies in it". Dimensions with a single class need no variable.
type formula struct {
	vars    [][]int // per dimension and class
	n       int     // variables so far
	clauses [][]int
}

// solve returns some cell of the query's box outside all of its groups.
func (q *query) solve() (Cell, bool) {
	if q.void {
		return nil, false
	}
	f := q.formula()
	model, ok := f.satisfy()
	if !ok {
		return nil, false
	}
	return q.cellOf(f, model), true
}

// solveFirst returns the first cell of the query's box outside all of its
// groups: dimension by dimension it fixes the mildest class that still leaves
// an answer, starting from any answer so that no class past it is asked about.
func (q *query) solveFirst() (Cell, bool) {
	c, ok := q.solve()
	if !ok {
		return nil, false
	}
	f := q.formula()
	for d := range q.dims {
		for i, class := range q.dim(d) {
			if class.atom != c[d] {
				model, ok := f.satisfy(f.vars[d][i])
				if !ok {
					continue
				}
				c = q.cellOf(f, model)
			}
			f.add(f.vars[d][i])
			break
		}
	}
	return c, true
}

// formula writes the query as clauses.
func (q *query) formula() *formula {
	f := &formula{vars: make([][]int, len(q.dims))}
	for d := range q.dims {
		if n := len(q.dim(d)); n > 1 {
			f.vars[d] = f.oneOf(n)
		} else {
			f.vars[d] = []int{0}
		}
	}
	for _, g := range q.groups {
		q.stayOut(f, g)
	}
	return f
}

// oneOf makes n variables of which exactly one is true.
func (f *formula) oneOf(n int) []int {
	vars := make([]int, n)
	for i := range vars {
		vars[i] = f.newVar()
		for _, before := range vars[:i] {
			f.add(-before, -vars[i])
		}
	}
	f.add(vars...)
	return vars
}

// stayOut says that the cell is outside the group's box in some dimension or
// inside one of its exceptions.
func (q *query) stayOut(f *formula, g group) {
	var out []int
	for d := range q.box {
		out = append(out, q.classVars(f, d, g.lo, false)...)
	}
	for i := g.lo + 1; i < g.hi; i++ {
		inside := f.newVar()
		out = append(out, inside)
		for d := range q.box {
			if q.boxes[i][d] != q.box[d] {
				f.add(append(q.classVars(f, d, i, true), -inside)...)
			}
		}
	}
	f.add(out...)
}

// classVars lists the variables of the classes of dimension d that lie inside
// box i, or of those outside. A dimension with a single class is inside every
// box, as boxes are cut to the query's, and has none to list.
func (q *query) classVars(f *formula, d, i int, inside bool) []int {
	var vars []int
	for k, class := range q.dim(d) {
		if class.in.has(i) == inside && f.vars[d][k] != 0 {
			vars = append(vars, f.vars[d][k])
		}
	}
	return vars
}

func (f *formula) newVar() int {
	f.n++
	return f.n
}

// add adds a clause. A fixed dimension without variable (0) says nothing.
func (f *formula) add(clause ...int) {
	if len(clause) != 1 || clause[0] != 0 {
		f.clauses = append(f.clauses, clause)
	}
}

// solving guards the SAT solver, which learns clauses in a buffer that all of
// its instances share: two at a time would spoil each other's answers.
var solving sync.Mutex

// satisfy returns a model of the formula with the given literals fixed. Each
// call uses a fresh solver: the clauses are few, and no state of an earlier
// call can colour the answer.
func (f *formula) satisfy(fixed ...int) ([]bool, bool) {
	clauses := slices.Clone(f.clauses)
	for _, lit := range fixed {
		clauses = append(clauses, []int{lit})
	}
	solving.Lock()
	defer solving.Unlock()
	s := solver.New(solver.ParseSliceNb(clauses, f.n))
	if s.Solve() != solver.Sat {
		return nil, false
	}
	return s.Model(), true
}

// cellOf reads the cell from a model.
func (q *query) cellOf(f *formula, model []bool) Cell {
	c := make(Cell, len(q.dims))
	for d := range q.dims {
		for i, class := range q.dim(d) {
			if v := f.vars[d][i]; v == 0 || model[v-1] {
				c[d] = class.atom
			}
		}
	}
	return c
}
