package calculus

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// TestAgainstOracle compares the engine with the oracle on random books: for
// every clash, the same cells. ROE_ORACLE_CASES sets how many (1000), and
// ROE_ORACLE_SEED the first seed (1).
func TestAgainstOracle(t *testing.T) {
	cases, seed := setting(t, "ROE_ORACLE_CASES", 1000), setting(t, "ROE_ORACLE_SEED", 1)
	t.Logf("%d cases from ROE_ORACLE_SEED=%d", cases, seed)
	var next, failed, clashes atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for failed.Load() < 3 {
				n := next.Add(1) - 1
				if n >= int64(cases) {
					return
				}
				one := uint64(seed) + uint64(n)
				found, diff := try(one, sizeOf(one))
				clashes.Add(int64(found))
				if diff != "" {
					failed.Add(1)
					t.Error(shrink(one, diff))
				}
			}
		})
	}
	wg.Wait()
	t.Logf("%d clashes compared", clashes.Load())
}

func setting(t *testing.T, name string, otherwise int) int {
	s := os.Getenv(name)
	if s == "" {
		return otherwise
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}

// sizeOf makes most cases small: they are as telling, and quicker.
func sizeOf(seed uint64) oSize {
	switch n := seed * 2654435761 >> 7 % 100; {
	case n < 1:
		return oSizes[6]
	case n < 8:
		return oSizes[5]
	case n < 35:
		return oSizes[4]
	case n < 70:
		return oSizes[3]
	default:
		return oSizes[2]
	}
}

// shrink looks for a small book on which the engine and the oracle differ, and
// prints it.
func shrink(seed uint64, diff string) string {
	size := sizeOf(seed)
	for _, smaller := range oSizes {
		if smaller.cells >= size.cells {
			break
		}
		for s := seed; s < seed+2000; s++ {
			if _, d := try(s, smaller); d != "" && subjectOf(d) == subjectOf(diff) {
				seed, size, diff = s, smaller, d
				break
			}
		}
		if size == smaller {
			break
		}
	}
	loc, _, uses := generate(seed, size)
	return fmt.Sprintf("seed %d, size %+v:\n%s\nagreements in force: %s\n%s", seed, size, diff, inForceOf(uses), readable(loc.Book))
}

// readable prints a book, a line for each thing and each norm. Places and
// actions are the same in all books.
func readable(b *book.Book) string {
	var out strings.Builder
	line := func(name string, v any) {
		text, err := json.Marshal(v)
		if err != nil {
			panic(err)
		}
		fmt.Fprintf(&out, "%s %s\n", name, text)
	}
	for _, id := range slices.Sorted(maps.Keys(b.Dimensions)) {
		d := b.Dimensions[id]
		line("dimension "+id, fmt.Sprint(len(d.Values), " values, order ", d.Order))
	}
	line("impossible", b.Impossible)
	for _, id := range slices.Sorted(maps.Keys(b.Agencies)) {
		line("agency "+id, b.Agencies[id])
	}
	norms := func(norms map[string]*book.Norm) {
		for _, section := range slices.Sorted(maps.Keys(norms)) {
			line("  "+section, norms[section])
		}
	}
	for _, id := range slices.Sorted(maps.Keys(b.Instruments)) {
		in := *b.Instruments[id]
		in.Norms = nil
		line("instrument "+id, in)
		norms(b.Instruments[id].Norms)
	}
	for _, id := range slices.Sorted(maps.Keys(b.Agreements)) {
		line("agreement "+id, b.Agreements[id])
	}
	d := *b.Deployments[oDeployment]
	d.Plan = nil
	line("deployment", d)
	if plan := b.Deployments[oDeployment].Plan; plan != nil {
		line("plan", plan.Cite)
		norms(plan.Norms)
	}
	return out.String()
}

func subjectOf(diff string) string { s, _, _ := strings.Cut(diff, " ["); return s }

func inForceOf(uses []facts.AgreementUse) string {
	var out []string
	for _, u := range uses {
		if u.Valid {
			out = append(out, u.Agreement+" for "+u.Agency)
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// try compares one book. It returns how many clashes it compared, and the
// first difference: "kind reason [where]: …".
func try(seed uint64, size oSize) (found int, diff string) {
	defer func() {
		if r := recover(); r != nil {
			buf := make([]byte, 4096)
			diff = fmt.Sprintf("panic [%v]: %s", r, buf[:runtime.Stack(buf, false)])
		}
	}()
	loc, holds, uses := generate(seed, size)
	c, err := Compile(loc)
	if err != nil {
		if strings.Contains(err.Error(), "every circumstance is declared impossible") {
			return 0, ""
		}
		return 0, "compile [" + err.Error() + "]"
	}
	r := &referee{c: c, o: newOracle(loc.Book, oDeployment, holds), sets: map[string]cellSet{}}
	return r.compare(&Input{Book: loc, ID: oDeployment, Deployment: loc.Book.Deployments[oDeployment], Uses: uses, Joint: true})
}

// referee puts the engine beside the oracle.
type referee struct {
	c    *Compiled
	e    *engine
	o    *oracle
	sets map[string]cellSet
	got  map[*piece]map[oKey]cellSet
	mis  map[string]cellSet // mismatches by action, interventions by who must step in against what
	deal map[oDeal]cellSet  // proxies
	ring map[oRing]cellSet
	word map[*piece]map[string]bool // what is said of words
	said map[*piece][]*oCase
	seen []stated
	diff string
}

func (r *referee) fail(subject, format string, args ...any) {
	if r.diff == "" {
		r.diff = subject + " [" + fmt.Sprintf(format, args...) + "]"
	}
}

func (r *referee) compare(in *Input) (int, string) {
	var err error
	if r.e, err = r.c.engine(in, nil); err != nil {
		return 0, "engine [" + err.Error() + "]"
	}
	r.got, r.mis = map[*piece]map[oKey]cellSet{}, map[string]cellSet{}
	r.deal, r.ring = map[oDeal]cellSet{}, map[oRing]cellSet{}
	r.word = map[*piece]map[string]bool{}
	r.e.out.trace = r.trace
	pieces, err := r.e.pieces()
	if err != nil {
		return 0, "pieces [" + err.Error() + "]"
	}
	r.tiles(pieces)
	found := 0
	r.said = map[*piece][]*oCase{}
	var joints []*joint
	for i := range pieces {
		p := &pieces[i]
		joints = append(joints, r.e.assess(p)...)
		for _, at := range r.momentsIn(p) {
			cases := r.o.cases(r.o.postAt(p.assignment, at))
			if r.said[p] == nil {
				r.said[p] = cases
			}
			want := clashesOf(cases)
			r.sameClashes(p, at, r.got[p], want)
			r.deals(p, at)
			r.rings(p, at, cases)
			r.words(p, at)
			found += len(want)
		}
	}
	r.e.mismatches(joints)
	if r.diff == "" {
		r.joints(pieces, joints)
		r.conditions(pieces)
		r.records()
	}
	return found, r.diff
}

// tiles checks that the pieces of each assignment fill its time.
func (r *referee) tiles(pieces []piece) {
	end := map[string]time.Time{}
	for i := range pieces {
		p := &pieces[i]
		from, until := r.o.instant(r.o.d.From), r.o.end(r.o.d.Until)
		if a := r.o.d.Assignments[p.assignment]; a != nil && a.From != "" {
			from, until = r.o.instant(a.From), r.o.end(a.Until)
		}
		if last, ok := end[p.assignment]; ok {
			from = last
		}
		if !p.during.From.Equal(from) {
			r.fail("pieces", "%s: a piece begins at %v, not %v", p.assignment, p.during.From, from)
		}
		end[p.assignment] = p.during.Until
		if n := i + 1; (n == len(pieces) || pieces[n].assignment != p.assignment) && !p.during.Until.Equal(until) {
			r.fail("pieces", "%s: the last piece ends at %v, not %v", p.assignment, p.during.Until, until)
		}
	}
}

// momentsIn lists the start of a piece and every moment inside it at which
// something of the book begins or ends: the same must hold there.
func (r *referee) momentsIn(p *piece) []time.Time {
	out := []time.Time{p.during.From}
	add := func(t time.Time) {
		if t.After(p.during.From) && t.Before(p.during.Until) && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	for _, in := range r.o.b.Instruments {
		for _, s := range []string{in.Adopted, in.Effective, in.Implemented} {
			if s != "" {
				add(r.o.instant(s))
			}
		}
		if in.Until != "" {
			add(r.o.end(in.Until))
		}
	}
	if r.o.d.Command != nil {
		add(r.o.instant("2026-11-03T14:00"))
	}
	return out
}

// trace takes down a clash of the engine's with its cells.
func (r *referee) trace(t *trio, k *clash) {
	cells := r.cells(k.region)
	said := r.e.out.say(k.region, t.p.given)
	r.witness(k, said, cells, r.cells(t.p.scope))
	switch {
	case k.kind == "proxy":
		t.actions.each(func(i int) {
			key := oDeal{t.p, k.reason, t.agency, k.word, r.e.tax.ids[i], k.right.norms[0].id}
			r.deal[key] = union(r.deal[key], cells)
		})
		return
	case k.kind == "terms":
		word, _, _ := strings.Cut(k.word, " ")
		if r.word[t.p] == nil {
			r.word[t.p] = map[string]bool{}
		}
		r.word[t.p][saidOf(k.reason, t.agency, word, r.idsOf(t.actions), idsOfNorms(k.left.norms), idsOfNorms(k.right.norms))] = true
		return
	case k.reason == "order":
		key := oRing{t.p, strings.Join(r.idsOf(t.actions), " ")}
		r.ring[key] = union(r.ring[key], cells)
		return
	case k.reason == "must-intervene":
		t.actions.each(func(i int) {
			key := steppingIn(t.agency, k.left.norms[0].id, r.e.tax.ids[i])
			r.mis[key] = union(r.mis[key], cells)
		})
		return
	}
	if k.reason != "side-by-side" {
		r.settled(t, k, cells)
	}
	if k.reason == "settled" {
		return // a briefing on a dilemma, of which the settlement was compared
	}
	t.actions.each(func(i int) {
		action := r.e.tax.ids[i]
		if k.kind != "mismatch" && k.kind != "dilemma" { // rings and neighbours have agencies of their own
			r.seen = append(r.seen, stated{t, *k, action})
		}
		if k.reason == "side-by-side" {
			r.mis[action] = union(r.mis[action], cells)
			return
		}
		if r.got[t.p] == nil {
			r.got[t.p] = map[oKey]cellSet{}
		}
		key := oKey{kind: k.kind, reason: k.reason, agency: t.agency, view: k.left.view + "/" + k.right.view, action: action,
			left: nameOf(k.left.norms), right: nameOf(k.right.norms)}
		if k.kind == "dilemma" && k.left.view == k.right.view {
			key = key.ordered()
		}
		r.got[t.p][key] = union(r.got[t.p][key], cells)
	})
}

func (r *referee) idsOf(actions bitset) []string {
	var out []string
	actions.each(func(i int) { out = append(out, r.e.tax.ids[i]) })
	slices.Sort(out)
	return out
}

// stated is a clash as it was found, before like ones are joined.
type stated struct {
	t      *trio
	k      clash
	action string
}

// records checks that joining like clashes loses nothing: each is in a record
// with its agency, norms, actions, assignment and time. No list is null.
func (r *referee) records() {
	all := r.e.out.clashes()
	byKind := map[string][]*facts.Clash{}
	for _, list := range all.Lists() {
		for i := range *list {
			c := &(*list)[i]
			byKind[c.Kind+c.Reason] = append(byKind[c.Kind+c.Reason], c)
			for _, names := range [][]string{c.Left.Norms, c.Right.Norms, c.Left.Agencies, c.Right.Agencies, c.Actions, c.Assignments} {
				if names == nil {
					r.fail("null "+c.Kind, "%s: a list is null", c.ID)
				}
			}
			if c.Witness == nil || c.Settlements == nil || c.Left.Approvals == nil || c.Right.Approvals == nil {
				r.fail("null "+c.Kind, "%s: a list is null", c.ID)
			}
		}
	}
	for _, s := range r.seen {
		during := r.e.out.interval(s.t.p.during)
		if !slices.ContainsFunc(byKind[s.k.kind+s.k.reason], func(c *facts.Clash) bool {
			own := c.Right.Agencies
			if s.k.left.own && !s.k.right.own {
				own = c.Left.Agencies
			}
			return slices.Contains(own, s.t.agency) && slices.Contains(c.Assignments, s.t.p.assignment) && r.within(c.Actions, s.action) &&
				holdsNorms(c.Left, s.k.left) && holdsNorms(c.Right, s.k.right) && c.During.From <= during.From && c.During.Until >= during.Until
		}) {
			r.fail("record "+s.k.kind, "%s %s at %s: %s × %s in %s is in no record", s.k.reason, s.t.agency, s.action, nameOf(s.k.left.norms), nameOf(s.k.right.norms), s.t.p.assignment)
		}
	}
}

// within tells whether an action is one of a list or lies under one.
func (r *referee) within(names []string, action string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return r.o.under[n][action] })
}

func holdsNorms(s facts.Side, want side) bool {
	return !slices.ContainsFunc(want.norms, func(n *norm) bool { return !slices.Contains(s.Norms, n.id) })
}

func nameOf(norms []*norm) string {
	if len(norms) == 0 {
		return ""
	}
	if norms[0].derived {
		return norms[0].id + " (only)"
	}
	return norms[0].id
}

func union(a, b cellSet) cellSet {
	if a == nil {
		return b
	}
	out := slices.Clone(a)
	for i := range b {
		out[i] = out[i] || b[i]
	}
	return out
}

// cells lists a region's possible cells by looking at each of all cells.
func (r *referee) cells(reg region.Region) cellSet {
	key := r.e.space.Key(reg)
	if have := r.sets[key]; have != nil {
		return have
	}
	out := make(cellSet, len(r.o.cells))
	cell := make(region.Cell, len(r.o.dims))
	for i, c := range r.o.cells {
		for d, v := range c {
			cell[d] = uint8(v)
		}
		out[i] = r.o.possible[i] && reg.Contains(cell)
	}
	r.sets[key] = out
	return out
}

// witness checks that a clash is told by its first cell, and that what is told
// suffices: every possible cell of which it, and what is known, is true lies in
// the region.
func (r *referee) witness(k *clash, said *saying, cells, known cellSet) {
	first := slices.Index(cells, true)
	for d, v := range r.o.cells[max(first, 0)] {
		if first < 0 || int(said.cell[d]) != v {
			r.fail("witness "+k.kind, "the first cell is number %d, the engine's is %v", first, said.cell)
			return
		}
	}
	for i, c := range r.o.cells {
		told := known[i] && !slices.ContainsFunc(said.witness, func(w facts.Circumstance) bool {
			d := slices.Index(r.o.dims, w.Dimension)
			return r.o.b.Dimensions[w.Dimension].Values[c[d]].ID != w.Value
		})
		if told && !cells[i] {
			r.fail("witness "+k.kind, "%v holds outside the region at %v", said.witness, c)
			return
		}
	}
}

func (r *referee) sameClashes(p *piece, at time.Time, got, want map[oKey]cellSet) {
	keys := maps.Clone(want)
	maps.Copy(keys, got)
	for _, k := range slices.SortedFunc(maps.Keys(keys), func(a, b oKey) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) }) {
		if w, g := cellsOf(want[k]), cellsOf(got[k]); !slices.Equal(w, g) {
			r.fail(k.kind+" "+k.reason, "%s at %s, %s (%s): %q against %q\n  in %s from %v, seen at %v\n  -want %s\n  +got  %s", k.agency, k.action, k.view,
				r.e.d.Host, k.left, k.right, p.assignment, p.during.From, at, r.names(w), r.names(g))
		}
	}
}

func cellsOf(s cellSet) []int {
	var out []int
	for i, in := range s {
		if in {
			out = append(out, i)
		}
	}
	return out
}

func (r *referee) names(cells []int) string {
	var out []string
	for _, c := range cells[:min(6, len(cells))] {
		out = append(out, fmt.Sprint(r.o.cells[c]))
	}
	return fmt.Sprintf("%d cells %s of %v", len(cells), strings.Join(out, " "), r.o.dims)
}
