package checker

import (
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/calculus"
	"roe.example/checker/corpus"
	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
	"roe.example/checker/rule"
	"roe.example/checker/sweep"
	"roe.example/checker/sweep/tally"
)

// swept is a sweep of some books with all units done.
func swept(t *testing.T, opt Options, on SweepOn) (*survey, *sweep.Result) {
	t.Helper()
	work, faults, err := Survey(t.Context(), opt, on)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	units := make([]int, work.Survey().Units)
	for i := range units {
		units[i] = i
	}
	part, err := work.Do(t.Context(), units)
	if err != nil {
		t.Fatal(err)
	}
	result, err := sweep.Assemble(work.Survey(), []*sweep.Part{part})
	if err != nil {
		t.Fatal(err)
	}
	return work.(*survey), result
}

// TestSweepSaysWhatEveryPairSays compares every two agencies of books by
// themselves, as any deployment, and holds the sweep to what the rules say of
// each.
func TestSweepSaysWhatEveryPairSays(t *testing.T) {
	for _, dir := range sweptBooks(t) {
		t.Run(filepath.Base(filepath.Dir(dir))+"/"+filepath.Base(dir), func(t *testing.T) {
			holdSweep(t, Options{Paths: []string{dir}, Today: "2026-11-01"}, SweepOn{PairsOn: PairsOn{Day: "2026-11-03", Purpose: ""}})
		})
	}
}

func sweptBooks(t *testing.T) []string {
	t.Helper()
	made := filepath.Join(t.TempDir(), "made")
	shared := filepath.Join(t.TempDir(), "shared")
	for _, dir := range []string{made, shared} {
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := corpus.Write(made, 7, 4); err != nil {
		t.Fatal(err)
	}
	if err := (corpus.Shared{Agencies: 8, Manuals: 3, Edited: 0.1}).Write(shared, 3); err != nil {
		t.Fatal(err)
	}
	cases, err := filepath.Glob("../testdata/cases/*")
	if err != nil || len(cases) == 0 {
		t.Fatal(err, cases)
	}
	if os.Getenv("ROE_ORACLE_CASES") == "" {
		cases = cases[:2]
	}
	return append(cases, "../agreements/riverton-election-day", made, shared)
}

// Whatever units are done together, by whom, and in whatever order, the result
// is the same.
func TestSweepInAnyOrder(t *testing.T) {
	dir := t.TempDir()
	if err := (corpus.Shared{Agencies: 12, Manuals: 4, Edited: 0.2}).Write(dir, 5); err != nil {
		t.Fatal(err)
	}
	work, want := swept(t, Options{Paths: []string{dir}, Today: "2026-11-01"}, SweepOn{PairsOn: PairsOn{Day: "2026-11-03"}})
	if !work.weigh.Swift() {
		t.Error("a rule looks at more of a clash than two norms tell: every comparison goes the long way")
	}
	for seed := range uint64(4) {
		rng := rand.New(rand.NewPCG(seed, 1))
		chunks := slices.Collect(slices.Chunk(rng.Perm(work.known.Units), 1+rng.IntN(40)))
		parts, errs := make([]*sweep.Part, len(chunks)), make([]error, len(chunks))
		cores.Each(len(chunks), func(i int) { parts[i], errs[i] = work.Do(t.Context(), chunks[i]) })
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
		got, err := sweep.Assemble(work.Survey(), parts)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.Outcomes, got.Outcomes) + cmp.Diff(want.Cells, got.Cells); diff != "" {
			t.Fatalf("seed %d, %d pieces (-in order +mixed):\n%s", seed, len(chunks), diff)
		}
	}
}

// TestSweepPlainly holds a sweep to one in which every agency stands alone and
// nothing is taken for like anything else.
func TestSweepPlainly(t *testing.T) {
	dir := t.TempDir()
	if err := (corpus.Shared{Agencies: 6, Manuals: 2, Edited: 0.1}).Write(dir, 9); err != nil {
		t.Fatal(err)
	}
	for _, book := range []string{dir, "../agreements/riverton-election-day"} {
		opt, on := Options{Paths: []string{book}, Today: "2026-11-01"}, SweepOn{PairsOn: PairsOn{Day: "2026-11-03"}}
		_, quick := swept(t, opt, on)
		t.Setenv("ROE_PLAIN", "1")
		_, plain := swept(t, opt, on)
		t.Setenv("ROE_PLAIN", "")
		for i, a := range plain.Actions {
			if int(a.Hosts) != len(plain.Agencies) {
				t.Fatalf("%s: %d of %d agencies stand alone", a.ID, a.Hosts, len(plain.Agencies))
			}
			at := slices.IndexFunc(quick.Actions, func(b sweep.Action) bool { return b.ID == a.ID })
			for h := range plain.Agencies {
				for aid := range plain.Agencies {
					if h == aid {
						continue
					}
					if diff := cmp.Diff(inWords(plain, i, h, aid), inWords(quick, at, h, aid)); diff != "" {
						t.Fatalf("%s: %s helps %s, %s (-plainly +quickly):\n%s", book, plain.Agencies[aid].ID, plain.Agencies[h].ID, a.ID, diff)
					}
				}
			}
		}
	}
}

// TestSweepWithoutNorms: where norms are left out, all else is the same.
func TestSweepWithoutNorms(t *testing.T) {
	opt, on := Options{Paths: []string{"../agreements/riverton-election-day"}, Today: "2026-11-01"}, SweepOn{PairsOn: PairsOn{Day: "2026-11-03"}}
	_, want := swept(t, opt, on)
	defer func(was int) { mostCells = was }(mostCells)
	mostCells = want.CellsOf() - 1
	_, got := swept(t, opt, on)
	if want.WithoutNorms || !got.WithoutNorms || len(got.Remarks) != len(want.Remarks)+1 {
		t.Fatal(want.WithoutNorms, got.WithoutNorms, got.Remarks)
	}
	bare := func(o sweep.Outcome) (out []string) {
		for _, c := range o {
			out = append(out, c.Rule+" "+c.Severity)
		}
		return out
	}
	for i := range want.Actions {
		for h := range want.Agencies {
			for a := range want.Agencies {
				if diff := cmp.Diff(bare(want.Of(i, h, a)), bare(got.Of(i, h, a))); diff != "" {
					t.Fatalf("action %d, host %d, aid %d (-with norms +without):\n%s", i, h, a, diff)
				}
			}
		}
	}
	for _, o := range got.Outcomes {
		for _, c := range o {
			if len(c.Norms) > 0 {
				t.Fatal("there are norms")
			}
		}
	}
	holdTables(t, tally.Of(want, nil), tally.Of(got, nil))
}

// holdTables holds what is written without norms to what is with them.
func holdTables(t *testing.T, with, without *tally.Tally) {
	t.Helper()
	if len(with.NormRows()) == 0 || len(without.NormRows()) > 0 {
		t.Errorf("%d norms with them, %d without", len(with.NormRows()), len(without.NormRows()))
	}
	if diff := cmp.Diff(with.ConflictRows(), without.ConflictRows()); diff != "" || len(with.ConflictRows()) == 0 {
		t.Errorf("conflicts (-with norms +without):\n%s", diff)
	}
	if diff := cmp.Diff(slices.Collect(with.PairRows("")), slices.Collect(without.PairRows(""))); diff != "" {
		t.Errorf("pairs (-with norms +without):\n%s", diff)
	}
	rows := func(from *tally.Tally) []tally.AgencyPairRow {
		var out []tally.AgencyPairRow
		for row := range from.AgencyPairRows(-1, -1, "") {
			if row.HostSays, row.AidSays = "", ""; !slices.Contains(out, row) {
				out = append(out, row)
			}
		}
		return out
	}
	if diff := cmp.Diff(rows(with), rows(without)); diff != "" {
		t.Errorf("pairs of agencies (-with norms +without):\n%s", diff)
	}
}

// inWords is what two agencies meet on an action, with norms by what they say.
func inWords(r *sweep.Result, action, host, aid int) []string {
	var out []string
	for _, c := range r.Of(action, host, aid) {
		line := c.Rule + " " + c.Severity
		var norms []string
		for _, n := range c.Norms {
			norms = append(norms, r.Norms[n].Words)
		}
		slices.Sort(norms)
		out = append(out, line+" "+strings.Join(slices.Compact(norms), "; "))
	}
	return out
}

func holdSweep(t *testing.T, opt Options, on SweepOn) {
	t.Helper()
	s, got := swept(t, opt, on)
	want := plainPairs(t, s, on)
	pairs, met := 0, 0
	for h := range s.known.Agencies {
		for a := range s.known.Agencies {
			if h == a {
				continue
			}
			pairs++
			c := couple{s.known.Agencies[h].ID, s.known.Agencies[a].ID}
			for i := range s.known.Actions {
				said := map[string]string{}
				for _, one := range got.Of(i, h, a) {
					said[one.Rule] = one.Severity
					met++
				}
				if diff := cmp.Diff(want[c][s.known.Actions[i].ID], said, cmp.Transformer("", func(m map[string]string) []string {
					var out []string
					for _, k := range slices.Sorted(maps.Keys(m)) {
						out = append(out, k+" "+m[k])
					}
					return out
				})); diff != "" {
					t.Errorf("%s helps %s, %s (-each pair by itself +sweep):\n%s", c.aid, c.host, s.known.Actions[i].ID, diff)
				}
			}
		}
	}
	t.Logf("%d pairs, %d actions, %d units, %d conflicts, %d left out", pairs, len(s.known.Actions), s.known.Units, met, len(s.known.LeftOut))
}

// plainPairs judges a deployment for each pair: by pair and action, each rule
// with its worst severity.
func plainPairs(t *testing.T, s *survey, on SweepOn) map[couple]map[string]map[string]string {
	t.Helper()
	p, err := s.newPairing(PairsOn{Day: s.known.Day, Purpose: s.known.Purpose})
	if err != nil {
		t.Fatal(err)
	}
	judged := map[string]bool{}
	for _, r := range s.weigh.Rules {
		judged[r.ID] = true
	}
	out := map[couple]map[string]map[string]string{}
	for _, part := range s.parts {
		many, err := calculus.NewMany(part.located)
		if err != nil {
			t.Fatal(err)
		}
		var all []couple
		for _, h := range part.Sweep.Agencies {
			for _, a := range part.Sweep.Agencies {
				if c := (couple{h, a}); h != a && out[c] == nil {
					all, out[c] = append(all, c), map[string]map[string]string{}
				}
			}
		}
		for some := range slices.Chunk(all, mostAtOnce) {
			st, err := p.state(part.located, many, some)
			if err != nil {
				t.Fatal(err)
			}
			takePlain(t, p, part, st, func(id string) bool { return !judged[id] }, out)
		}
	}
	return out
}

// filed are the actions of a sweep for which a clash counts: all that it is about,
// or of several topics those of its own.
func (p *surveyed) filed(c *facts.Clash) []string {
	var all, own []string
	for _, id := range p.Members(c.Actions) {
		at := p.Stands(id)
		if at < 0 {
			continue
		}
		a := &p.Sweep.Actions[at]
		if all = append(all, a.ID); a.Topic == c.Topic {
			own = append(own, a.ID)
		}
	}
	if len(own) > 0 {
		return own
	}
	return all
}

func takePlain(t *testing.T, by *pairing, p *surveyed, st *stated, off func(string) bool, out map[couple]map[string]map[string]string) {
	t.Helper()
	j, err := by.engine.Judge(t.Context(), st.facts, off)
	if err != nil || len(j.Failures) > 0 {
		t.Fatal(err, j.Failures)
	}
	by.settings().Weigh(nil, j.Findings)
	clashes := map[string]*facts.Clash{}
	for _, list := range st.facts.Clashes.Lists() {
		for i := range *list {
			clashes[(*list)[i].ID] = &(*list)[i]
		}
	}
	couples := map[string]couple{}
	for _, c := range st.couples {
		couples[c.id()] = c
	}
	for _, x := range j.Findings {
		c, ok := couples[x.Deployment]
		if !ok {
			continue // of documents alone
		}
		for _, action := range p.filed(clashes[x.Clash]) {
			if out[c][action] == nil {
				out[c][action] = map[string]string{}
			}
			if rule.Weight(x.Severity) > rule.Weight(out[c][action][x.Rule]) {
				out[c][action][x.Rule] = x.Severity
			}
		}
	}
}
