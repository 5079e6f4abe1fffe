package checker

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/calculus"
	"roe.example/checker/corpus"
	"roe.example/checker/facts"
	"roe.example/checker/rule"
	"roe.example/checker/sweep"
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
	return []string{"../agreements/riverton-election-day", made, shared}
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
		for _, id := range p.Members(clashes[x.Clash].Actions) {
			at := p.Stands(id)
			if at < 0 {
				continue
			}
			action := p.Sweep.Actions[at].ID
			if out[c][action] == nil {
				out[c][action] = map[string]string{}
			}
			if rule.Weight(x.Severity) > rule.Weight(out[c][action][x.Rule]) {
				out[c][action][x.Rule] = x.Severity
			}
		}
	}
}
