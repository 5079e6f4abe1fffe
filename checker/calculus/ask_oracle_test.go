package calculus

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"roe.example/checker/book"
	"roe.example/checker/region"
)

// TestAskAgainstOracle asks random questions of random books and looks at every
// cell: the answer there is the oracle's joint position, each cell has one
// answer, and the nearest other answers are those that a look at all pairs of
// cells finds. There is a book for every fifth of ROE_ORACLE_CASES, since each is
// asked many questions.
func TestAskAgainstOracle(t *testing.T) {
	cases, first := (setting(t, "ROE_ORACLE_CASES", 1000)+4)/5, setting(t, "ROE_ORACLE_SEED", 1)
	answers, changes := 0, 0
	for seed := uint64(first); seed < uint64(first+cases); seed++ {
		size := oSizes[2+seed%3]
		loc, holds, uses := generate(seed, size)
		c, err := Compile(loc)
		if err != nil {
			continue // everything is impossible: see TestAgainstOracle
		}
		x := &examiner{T: t, seed: seed, rand: rand.New(rand.NewPCG(seed, 11)), c: c, o: newOracle(loc.Book, oDeployment, holds),
			in: Input{Book: loc, ID: oDeployment, Deployment: loc.Book.Deployments[oDeployment], Uses: uses}}
		x.examine()
		answers, changes = answers+x.answers, changes+x.changes
		if t.Failed() {
			t.Fatal(readable(loc.Book))
		}
	}
	if answers == 0 || changes == 0 {
		t.Errorf("compared %d answers and %d changes", answers, changes)
	}
	t.Logf("%d answers and %d nearest changes compared", answers, changes)
}

// examiner puts answers beside the oracle.
type examiner struct {
	*testing.T
	seed             uint64
	rand             *rand.Rand
	c                *Compiled
	o                *oracle
	in               Input
	answers, changes int
}

func (x *examiner) examine() {
	if x.c.possible(oDeployment, x.in.Deployment) != nil {
		return // what is known cannot be true
	}
	e, err := x.c.engine(&x.in, nil)
	if err != nil {
		x.Fatal(err)
	}
	pieces, err := e.pieces()
	if err != nil {
		x.Fatal(err)
	}
	for i := range pieces {
		p := &pieces[i]
		for _, want := range x.o.cases(x.o.postAt(p.assignment, p.during.From)) {
			if want.absent || x.rand.IntN(4) > 0 {
				continue
			}
			x.question(e, p, want)
		}
	}
}

// question asks about one agency and action at one post.
func (x *examiner) question(e *engine, p *piece, want *oCase) {
	stated, err := boxOf(e.space, x.circumstances(), nil)
	if err != nil {
		x.Fatal(err)
	}
	asked, ok := p.given.Intersect(stated)
	if !ok || e.space.Empty(region.Of(asked)) {
		return
	}
	host := e.viewsOf(p.host, &p.post, nil)
	a := &asker{engine: e, q: &Question{Input: x.in, Agency: want.agency, Action: want.action}}
	t := e.trio(p, want.agency, e.viewsOf(want.agency, &p.post, host.home), host, e.tax.index[want.action])
	partial := a.partial(p, t.topic)
	all := e.replies(t, e.join(t), p.scope, partial)
	cut := e.cutTo(all, region.Of(asked))
	x.positions(e, want, cut, asked, len(partial) == 0)
	for i := range cut {
		x.nearest(e, p, asked, all, &cut[i])
	}
}

// circumstances states a few things, with the words that all books share.
func (x *examiner) circumstances() book.Circumstances {
	out := book.Circumstances{}
	for _, id := range x.o.dims {
		if x.rand.IntN(2) == 0 {
			continue
		}
		v := book.Value(fmt.Sprint("v", x.rand.IntN(len(x.o.b.Dimensions[id].Values))))
		switch x.rand.IntN(4) {
		case 0:
			out[id] = book.Allowed{AtLeast: v}
		case 1:
			out[id] = book.Allowed{Values: []book.Value{v, "odd"}}
		default:
			out[id] = book.Allowed{Values: []book.Value{v}}
		}
	}
	return out
}

// positions looks at every cell.
func (x *examiner) positions(e *engine, want *oCase, got []reply, asked region.Box, whole bool) {
	joint := want.joint()
	for i := range x.o.cells {
		cell := x.cell(i)
		if !x.o.possible[i] || !asked.Contains(cell) {
			continue
		}
		x.answers++
		position := "unknown"
		switch {
		case joint.D[i]:
			position = "unsettled"
		case joint.P[i]:
			position = "prohibited"
		case joint.R[i]:
			position = "required"
		case joint.Q[i]:
			position = "permitted"
		case whole:
			position = "silent"
		}
		var here []string
		for _, r := range got {
			if r.region.Contains(cell) {
				here = append(here, r.Position)
				x.makers(&r, cell)
			}
		}
		if !slices.Equal(here, []string{position}) {
			x.Fatalf("seed %d: %s at %s, cell %v: %v, want %s", x.seed, want.agency, want.action, cell, here, position)
		}
	}
}

// makers: a position that somebody's rules make names, at each cell, a norm of
// the kind that makes it.
func (x *examiner) makers(r *reply, cell region.Cell) {
	by := map[string][]modality{"prohibited": {prohibits}, "required": {requires}, "permitted": {permits}, "unsettled": {requires}}
	for _, m := range by[r.Position] {
		if !slices.ContainsFunc(at(r.norms, cell), func(l live) bool { return l.modality == m }) && r.Position != "required" {
			x.Fatalf("seed %d: nothing makes %s at %v", x.seed, r.Position, cell)
		}
	}
}

func (x *examiner) cell(i int) region.Cell {
	cell := make(region.Cell, len(x.o.dims))
	for d, v := range x.o.cells[i] {
		cell[d] = uint8(v)
	}
	return cell
}

// nearest compares the nearest other answers with those that all pairs of cells
// give: the dimensions changed, the answer, and the cells.
func (x *examiner) nearest(e *engine, p *piece, asked region.Box, all []reply, of *reply) {
	at := func(cell region.Cell) *reply {
		for i := range all {
			if all[i].region.Contains(cell) {
				return &all[i]
			}
		}
		x.Fatalf("seed %d: no answer at %v", x.seed, cell)
		return nil
	}
	best, want := len(x.o.dims)+1, map[string]bool{}
	for i := range x.o.cells {
		y := x.cell(i)
		if !x.o.possible[i] || !p.given.Contains(y) || key(at(y).Reply) == key(of.Reply) {
			continue
		}
		for j := range x.o.cells {
			from := x.cell(j)
			if !x.o.possible[j] || !of.region.Contains(from) {
				continue
			}
			dims := differ(from, y)
			if len(dims) > best {
				continue
			}
			if len(dims) < best {
				best, want = len(dims), map[string]bool{}
			}
			if !asked.Contains(y) {
				want[fmt.Sprint(dims, key(at(y).Reply), y)] = true
			}
		}
	}
	got := map[string]bool{}
	for _, n := range e.nearest(p.given, asked, all, of) {
		x.changes++
		x.told(e, asked, n)
		for i := range x.o.cells {
			if y := x.cell(i); x.o.possible[i] && n.region.Contains(y) {
				got[fmt.Sprint(n.dims, key(n.reply.Reply), y)] = true
			}
		}
	}
	if missing, more := less(want, got), less(got, want); missing+more != "" {
		x.Fatalf("seed %d: %s for %s: nearest to %s, missing: %s; too many: %s", x.seed, p.assignment, key(of.Reply), e.describe(of.region), missing, more)
	}
}

// told checks that what is said of a change suffices: the case's circumstances
// with what is otherwise, and what must be true beside it, have the other answer.
func (x *examiner) told(e *engine, asked region.Box, n nearby) {
	a := &asker{engine: e}
	instead, beside := a.mildest(&n)
	hit := false
	for i := range x.o.cells {
		y := x.cell(i)
		if !x.o.possible[i] || !n.reached.Contains(y) || !instead.Contains(y) || !beside.Contains(y) {
			continue
		}
		hit = true
		if !n.region.Contains(y) {
			x.Fatalf("seed %d: %v is told to have another answer, beside %v", x.seed, y, asked)
		}
	}
	if !hit {
		x.Fatalf("seed %d: what is told of a change never occurs", x.seed)
	}
}

func differ(a, b region.Cell) []int {
	var out []int
	for d := range a {
		if a[d] != b[d] {
			out = append(out, d)
		}
	}
	return out
}

func less(a, b map[string]bool) string {
	var out []string
	for k := range a {
		if !b[k] {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return strings.Join(out[:min(3, len(out))], " ")
}
