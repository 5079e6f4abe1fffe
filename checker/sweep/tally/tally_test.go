package tally

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/readiness"
	"roe.example/checker/rule"
	"roe.example/checker/sweep"
)

// invented makes a result of n agencies: rules that they share, agreements
// between some, and what each place of the tables meets, all by chance.
func invented(rng *rand.Rand, n int) *sweep.Result {
	s := &sweep.Survey{Program: "v1", Rules: "r", Input: "i", Day: "2026-11-03", Topics: []string{"force", "tactics", "authority"}}
	bounds, most := 1+rng.IntN(3), 1+rng.IntN(3)
	for i := range n {
		a := sweep.Agency{ID: fmt.Sprintf("a%02d", i), Name: fmt.Sprintf("Agency %d", i), Short: fmt.Sprintf("A%d", i), State: "CA", Kind: "municipal", Bound: int32(rng.IntN(bounds))}
		for _, topic := range s.Topics[:2] {
			if rng.IntN(4) == 0 {
				a.NotKnown = append(a.NotKnown, topic)
			}
		}
		s.Agencies = append(s.Agencies, a)
	}
	for range bounds {
		row := make([]int32, bounds)
		for i := range row {
			if rng.IntN(2) == 0 {
				row[i] = int32(rng.IntN(most + 1))
			}
		}
		s.Relations = append(s.Relations, row)
	}
	for i := range 6 {
		s.Norms = append(s.Norms, sweep.Norm{Words: fmt.Sprintf("prohibits thing %d", i), Manual: "Manual", Section: fmt.Sprint(i)})
	}
	r := &sweep.Result{Survey: s, Outcomes: outcomes(rng)}
	for i := range 1 + rng.IntN(5) {
		addAction(rng, r, i, most)
	}
	return r
}

func outcomes(rng *rand.Rand) []sweep.Outcome {
	out := []sweep.Outcome{{}}
	for range 5 {
		var o sweep.Outcome
		for _, id := range []string{"force/silent", "force/unreached", "force/duty"} {
			if rng.IntN(2) == 0 {
				o = append(o, sweep.Conflict{Rule: id, Severity: []string{rule.Error, rule.Warning, rule.Note}[rng.IntN(3)], Norms: []int32{int32(rng.IntN(3)), int32(3 + rng.IntN(3))}})
			}
		}
		out = append(out, o)
	}
	return out
}

// addAction adds an action on which agencies have one of a few sets of rules,
// and stand as these and what is around them say.
func addAction(rng *rand.Rand, r *sweep.Result, number, relations int) {
	n := len(r.Agencies)
	arounds, sets := 1+rng.IntN(2), 1+rng.IntN(4)
	hostAt, aidAt := rng.Perm(arounds*sets), rng.Perm(arounds*sets)
	merge := 1 + rng.IntN(arounds*sets) // several come to the same
	a := sweep.Action{ID: fmt.Sprintf("thing/%d", number), Name: fmt.Sprintf("thing %d", number), Topic: r.Topics[rng.IntN(2)], Around: make([]int32, n), Related: make([]int32, relations+1)}
	for i := range a.Related[1:] {
		a.Related[i+1] = int32(rng.IntN(2))
		a.Ties = max(a.Ties, a.Related[i+1])
	}
	a.Ties++
	stand := make([]int, n)
	for i := range n {
		a.Around[i] = int32(rng.IntN(arounds))
		stand[i] = int(a.Around[i])*sets + rng.IntN(sets)
	}
	a.AsHost, _ = numbered(n, func(i int) []int32 { return []int32{int32(hostAt[stand[i]] % merge)} })
	a.AsAid, _ = numbered(n, func(i int) []int32 { return []int32{int32(aidAt[stand[i]] % merge)} })
	for i := range n {
		a.Hosts, a.Aids = max(a.Hosts, a.AsHost[i]+1), max(a.Aids, a.AsAid[i]+1)
	}
	for range a.Hosts {
		a.HostNorms = append(a.HostNorms, []int32{int32(rng.IntN(3))})
	}
	for range a.Aids {
		a.AidNorms = append(a.AidNorms, []int32{int32(3 + rng.IntN(3))})
	}
	cells := slices.Repeat([]int32{-1}, int(a.Ties*a.Hosts*a.Aids))
	pairs(n, func(h, x int) {
		tie := a.Related[r.Relations[r.Agencies[h].Bound][r.Agencies[x].Bound]]
		if at := (tie*a.Hosts+a.AsHost[h])*a.Aids + a.AsAid[x]; cells[at] < 0 {
			cells[at] = int32(rng.IntN(len(r.Outcomes)))
		}
	})
	r.Actions, r.Cells = append(r.Actions, a), append(r.Cells, cells)
}

// met is what a pair meets on a topic, found by looking at it alone.
func met(r *sweep.Result, topic string, h, a int) (w weight) {
	for i := range r.Actions {
		if r.Actions[i].Topic == topic || topic == "" {
			w = w.plus(weigh(r.Of(i, h, a)))
		}
	}
	return w
}

func unknown(r *sweep.Result, topic string, pair ...int) bool {
	for _, i := range pair {
		for _, t := range r.Agencies[i].NotKnown {
			if t == topic || topic == "" {
				return true
			}
		}
	}
	return false
}

func pairs(n int, visit func(h, a int)) {
	for h := range n {
		for a := range n {
			if h != a {
				visit(h, a)
			}
		}
	}
}

const cases = 400

func each(t *testing.T, check func(t *testing.T, r *sweep.Result, x *Tally)) {
	t.Helper()
	for seed := range uint64(cases) {
		rng := rand.New(rand.NewPCG(seed, 5))
		r := invented(rng, rng.IntN(9))
		check(t, r, Of(r, nil))
		if t.Failed() {
			t.Fatalf("with seed %d", seed)
		}
	}
}

// expanded joins the tables as Join says.
func expanded(t *testing.T, x *Tally) map[string]PairRow {
	t.Helper()
	classes, ties, out := map[string][]ClassRow{}, map[string]int32{}, map[string]PairRow{}
	for c := range x.ClassRows() {
		key := fmt.Sprint(c.Topic, c.Role, c.Class)
		classes[key] = append(classes[key], c)
	}
	for tie := range x.TieRows() {
		ties[fmt.Sprint(tie.Topic, tie.Host, " ", tie.Aid)] = tie.Tie
	}
	for p := range x.PairRows("") {
		n := int64(0)
		for _, h := range classes[fmt.Sprint(p.Topic, "host", p.Host)] {
			for _, a := range classes[fmt.Sprint(p.Topic, "aid", p.Aid)] {
				if h.Agency == a.Agency || ties[fmt.Sprint(p.Topic, h.Bound, " ", a.Bound)] != p.Tie {
					continue
				}
				key := fmt.Sprint(p.Topic, " ", h.Agency, " ", a.Agency)
				if _, have := out[key]; have {
					t.Errorf("%s is there twice", key)
				}
				out[key] = p
				n++
			}
		}
		if n != p.Pairs {
			t.Errorf("%+v stands for %d pairs", p, n)
		}
	}
	return out
}

// TestSweepTablesJoinToEveryPair: the tables have no more and no less than the
// pairs themselves.
func TestSweepTablesJoinToEveryPair(t *testing.T) {
	each(t, func(t *testing.T, r *sweep.Result, x *Tally) {
		all, n := expanded(t, x), 0
		for _, topic := range x.topics {
			pairs(len(r.Agencies), func(h, a int) {
				n++
				p, have := all[fmt.Sprint(topic.id, " ", r.Agencies[h].ID, " ", r.Agencies[a].ID)]
				w := met(r, topic.id, h, a)
				want := Standings()[w.standing(!unknown(r, topic.id, h, a))]
				if !have || (weight{p.Errors, p.Warnings, p.Notes}) != w || p.Worst != want {
					t.Errorf("%s for %d and %d: got %+v, want %s and %+v", topic.id, h, a, p, want, w)
				}
			})
		}
		if len(all) != n {
			t.Errorf("%d pairs, want %d", len(all), n)
		}
	})
}

func TestSweepSharesAreOfAllPairs(t *testing.T) {
	each(t, func(t *testing.T, r *sweep.Result, x *Tally) {
		rows := int64(0)
		for range x.PairRows("") {
			rows++
		}
		if rows != x.Rows() {
			t.Errorf("%d rows, told were %d", rows, x.Rows())
		}
		for _, s := range x.Shares() {
			want := Share{Topic: s.Topic, Title: s.Title, Hosts: s.Hosts, Aids: s.Aids}
			pairs(len(r.Agencies), func(h, a int) {
				*[]*int64{&want.Errors, &want.Warnings, &want.NotKnown, &want.Notes, &want.Clear}[met(r, s.Topic, h, a).standing(!unknown(r, s.Topic, h, a))]++
			})
			if diff := cmp.Diff(want, s); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		}
		alone, worst := int64(0), ""
		pairs(len(r.Agencies), func(h, a int) {
			if r.Relations[r.Agencies[h].Bound][r.Agencies[a].Bound] == 0 {
				alone++
			}
			for i := range r.Actions {
				for _, c := range r.Of(i, h, a) {
					if rule.Weight(c.Severity) > rule.Weight(worst) {
						worst = c.Severity
					}
				}
			}
		})
		if alone != x.alone || worst != x.Worst() {
			t.Errorf("%d without agreement, worst %q; told were %d and %q", alone, worst, x.alone, x.Worst())
		}
	})
}

func TestSweepCountsConflictsAndNorms(t *testing.T) {
	each(t, func(t *testing.T, r *sweep.Result, x *Tally) {
		conflicts, norms := map[string]int64{}, map[int32][2]int64{}
		pairs(len(r.Agencies), func(h, a int) {
			for i := range r.Actions {
				here := map[int32]bool{}
				for _, c := range r.Of(i, h, a) {
					conflicts[fmt.Sprint(r.Actions[i].ID, c.Rule, c.Severity)]++
					for _, n := range c.Norms {
						norms[n] = [2]int64{norms[n][0] + 1, norms[n][1]}
						here[n] = true
					}
				}
				for n := range here {
					norms[n] = [2]int64{norms[n][0], norms[n][1] + 1}
				}
			}
		})
		got := map[string]int64{}
		for _, c := range x.ConflictRows() {
			got[fmt.Sprint(c.Action, c.Rule, c.Severity)] = c.Pairs
		}
		if diff := cmp.Diff(conflicts, got); diff != "" {
			t.Errorf("conflicts (-want +got):\n%s", diff)
		}
		for _, n := range x.NormRows() {
			if want := norms[n.Norm]; n.Conflicts != want[0] || n.Pairs != want[1] {
				t.Errorf("norm %d: %d conflicts of %d pairs, want %v", n.Norm, n.Conflicts, n.Pairs, want)
			}
		}
	})
}

// TestSweepChangesAreWhatWouldBe makes each change and compares all pairs anew.
func TestSweepChangesAreWhatWouldBe(t *testing.T) {
	made, besides := 0, 0
	each(t, func(t *testing.T, r *sweep.Result, x *Tally) {
		for i := range r.Actions {
			for _, from := range x.stances(i) {
				for _, to := range from.alternatives {
					for _, known := range []bool{true, false} {
						got, by := x.swapped(from, to, known)
						if got == nil {
							continue
						}
						made, besides = made+1, besides+len(got.Besides)
						for j := range by[1:] {
							rulesAre(t, x, got, &by[1+j])
						}
						want := *got
						change(r, &want, by, r.Actions[i].Topic)
						x.newTrial(got.Holders, by, x.topicOf(i)).measure(got, by)
						if diff := cmp.Diff(want, *got); diff != "" {
							t.Errorf("action %d, %v as %v (-want +got):\n%s", i, got.Holders, got.Models, diff)
						}
						if x.whole == nil {
							continue
						}
						want, all := Change{Holders: got.Holders}, Change{Holders: got.Holders}
						change(r, &want, by, "")
						x.newTrial(got.Holders, by, x.whole).measure(&all, by)
						if diff := cmp.Diff(want, all); diff != "" {
							t.Errorf("action %d, %v as %v, on all topics (-want +got):\n%s", i, got.Holders, got.Models, diff)
						}
					}
				}
			}
		}
		for i := range x.changes {
			if !x.changes[i].good() || i > 0 && x.changes[i-1].net(&x.changes[i]) > 0 {
				t.Errorf("change %d is out of order: %+v", i, x.changes[i])
			}
		}
	})
	if made < cases || besides < cases/2 {
		t.Errorf("only %d changes were tried, on %d further actions", made, besides)
	}
}

// rulesAre holds what is said of an action besides to the rules of those who
// stand so there: the holders', without what they drop and with what they adopt.
func rulesAre(t *testing.T, x *Tally, c *Change, s *swap) {
	t.Helper()
	a := &x.Actions[s.action]
	have := merged(a.HostNorms[s.before.host], a.AidNorms[s.before.aid])
	then := merged(a.HostNorms[s.after.host], a.AidNorms[s.after.aid])
	gone, come := without(have, then), without(then, have)
	if len(without(gone, c.Drop)) > 0 || len(without(come, c.Adopt)) > 0 || len(without(c.Drop, then)) < len(without(c.Drop, c.Adopt)) {
		t.Errorf("action %d: rules %v become %v by giving up %v for %v", s.action, have, then, c.Drop, c.Adopt)
	}
	if !slices.ContainsFunc(c.Holders, func(i int32) bool { return x.classesOf(s.action, i) == s.before }) {
		t.Errorf("action %d: nobody of %v stands as %v", s.action, c.Holders, s.before)
	}
}

// change makes a change, and looks at every pair before and after it.
func change(r *sweep.Result, c *Change, by []swap, topic string) {
	s := *r.Survey
	s.Actions = slices.Clone(s.Actions)
	for _, x := range by {
		a := &s.Actions[x.action]
		a.AsHost, a.AsAid = slices.Clone(a.AsHost), slices.Clone(a.AsAid)
		for _, i := range c.Holders {
			a.AsHost[i], a.AsAid[i] = x.after.host, x.after.aid
		}
	}
	after := &sweep.Result{Survey: &s, Outcomes: r.Outcomes, Cells: r.Cells}
	bad := func(w weight) bool { return w.errors+w.warnings > 0 }
	pairs(len(r.Agencies), func(h, y int) {
		if !slices.Contains(c.Holders, int32(h)) && !slices.Contains(c.Holders, int32(y)) {
			return
		}
		cleared, raised := 0, 0
		for _, x := range by {
			a := &s.Actions[x.action]
			tie := a.Related[r.Relations[r.Agencies[h].Bound][r.Agencies[y].Bound]]
			if r.Cells[x.action][(tie*a.Hosts+a.AsHost[h])*a.Aids+a.AsAid[y]] < 0 {
				c.Unsaid++
				return
			}
			was, is := map[string]bool{}, map[string]bool{}
			for _, k := range r.Of(x.action, h, y) {
				was[k.Rule] = k.Severity != rule.Note
			}
			for _, k := range after.Of(x.action, h, y) {
				is[k.Rule] = k.Severity != rule.Note
			}
			for _, id := range []string{"force/silent", "force/unreached", "force/duty"} {
				if was[id] && !is[id] {
					cleared++
				}
				if is[id] && !was[id] {
					raised++
				}
			}
		}
		c.ConflictsCleared += int64(cleared)
		c.ConflictsRaised += int64(raised)
		switch before, now := bad(met(r, topic, h, y)), bad(met(after, topic, h, y)); {
		case before && !now:
			c.PairsCleared++
		case !before && now:
			c.PairsRaised++
		}
	})
}

// TestSweepPairsOfAnAgency: every pair is there, and every conflict of it; of one
// agency, and of all.
func TestSweepPairsOfAnAgency(t *testing.T) {
	each(t, func(t *testing.T, r *sweep.Result, x *Tally) {
		for one := range r.Agencies {
			for _, as := range [][2]int{{one, -1}, {-1, one}, {-1, -1}} {
				got, rows := map[string]int{}, int64(0)
				for row := range x.AgencyPairRows(as[0], as[1], "") {
					got[fmt.Sprint(row.Host, row.Aid)]++
					rows++
				}
				if n := x.CountAgencyPairRows(as[0], as[1]); n != rows {
					t.Errorf("counted are %d rows, there are %d", n, rows)
				}
				want := map[string]int{}
				pairs(len(r.Agencies), func(h, a int) {
					if as[0] >= 0 && h != as[0] || as[1] >= 0 && a != as[1] {
						return
					}
					w := met(r, "", h, a)
					want[fmt.Sprint(r.Agencies[h].ID, r.Agencies[a].ID)] = max(1, int(w.errors+w.warnings+w.notes)+len(r.Agencies[h].NotKnown)+len(r.Agencies[a].NotKnown))
				})
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			}
		}
	})
}

// TestSweepMatrixIsOfAllPairs: whatever shares a row, no pair is lost, and a
// symbol is the worst in its place.
func TestSweepMatrixIsOfAllPairs(t *testing.T) {
	for seed, n := range []int{0, 1, 2, 7, 60, 61, 90, 140} {
		r := invented(rand.New(rand.NewPCG(uint64(seed), 9)), n)
		m := Of(r, nil).Matrix()
		want := map[string]int{}
		pairs(n, func(h, a int) {
			s := standings[Standings()[met(r, "", h, a).standing(!unknown(r, "", h, a))]]
			if r.Relations[r.Agencies[h].Bound][r.Agencies[a].Bound] == 0 {
				s = min(s, slices.Index(readiness.PairStandings(), readiness.PairNoAgreement))
			}
			want[readiness.PairStandings()[s]]++
		})
		if diff := cmp.Diff(want, m.Counts); diff != "" {
			t.Errorf("of %d (-want +got):\n%s", n, diff)
		}
		if len(m.Groups) > mostGroups || (m.Grouped != "") != (len(m.Groups) < n) {
			t.Errorf("%d groups of %d agencies: %q", len(m.Groups), n, m.Grouped)
		}
		for h := range m.Cells {
			for a := range m.Cells[h] {
				c := &m.Cells[h][a]
				sum, worst := 0, ""
				for _, s := range readiness.PairStandings() {
					if sum += c.Counts[s]; worst == "" && c.Counts[s] > 0 {
						worst = s
					}
				}
				if sum != c.Pairs || worst != c.Worst {
					t.Errorf("%d pairs come to %s, counted are %d and %s", c.Pairs, c.Worst, sum, worst)
				}
			}
		}
	}
	if Of(invented(rand.New(rand.NewPCG(1, 9)), MostInMatrix+1), nil).Matrix() != nil {
		t.Error("a matrix was made of too many agencies")
	}
}
