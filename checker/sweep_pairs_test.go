package checker

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/config"
	"roe.example/checker/corpus"
	"roe.example/checker/readiness"
	"roe.example/checker/rule"
	"roe.example/checker/sweep"
	"roe.example/checker/sweep/tally"
)

// TestSweepAgreesWithReadiness: judged by the same rules, the matrix of a review
// and a sweep say the same of every pair, topic by topic: how bad the worst is,
// where not all rules are known, and how many pairs come to what.
func TestSweepAgreesWithReadiness(t *testing.T) {
	shared := filepath.Join(t.TempDir(), "shared")
	if err := os.Mkdir(shared, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := (corpus.Shared{Agencies: 9, Manuals: 3, Edited: 0.2}).Write(shared, 11); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"../agreements/riverton-election-day", "../testdata/cases/05-oregon-pact", shared} {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			opt, on := Options{Paths: []string{dir}, Today: "2026-11-01"}, PairsOn{Day: "2026-11-03"}
			s, r := swept(t, opt, SweepOn{PairsOn: on})
			opt.Config = s.withoutLeftOut(t)
			p, faults, err := Pairs(t.Context(), opt, on)
			if err != nil || len(faults) > 0 || len(p.Failures) > 0 {
				t.Fatal(err, faults, p.Failures)
			}
			holdToReadiness(t, r, p)
		})
	}
}

// withoutLeftOut turns the rules off that a sweep does not judge by.
func (s *survey) withoutLeftOut(t *testing.T) *config.Config {
	t.Helper()
	all, err := Rules()
	if err != nil {
		t.Fatal(err)
	}
	out := &config.Config{}
	for _, r := range all {
		if !slices.ContainsFunc(s.weigh.Rules, func(x rule.Rule) bool { return x.ID == r.ID }) {
			out.Rules = append(out.Rules, rule.Setting{For: r.ID, Off: true})
		}
	}
	return out
}

// reviewed are the topics of which a review asks whether all rules are in the books;
// a sweep asks it of all.
var reviewed = []string{"body-camera", "crowd-control", "force", "tactics"}

func holdToReadiness(t *testing.T, r *sweep.Result, p *readiness.Pairs) {
	t.Helper()
	at := map[string]int{}
	for i, a := range r.Agencies {
		at[a.ID] = i
	}
	if len(p.Cells) != len(at)*(len(at)-1) || len(p.Cells) == 0 {
		t.Fatalf("%d pairs of %d agencies", len(p.Cells), len(at))
	}
	shares := map[string]map[string]int64{}
	for i := range p.Cells {
		c := &p.Cells[i]
		h, a := at[c.Host], at[c.Aid]
		want, got := map[string]string{}, worstByTopic(r, h, a)
		for _, topic := range r.Topics {
			if want[topic] = c.On(topic); !slices.Contains(reviewed, topic) && got[topic] == readiness.PairNotKnown {
				want[topic] = got[topic]
			}
			if shares[topic] == nil {
				shares[topic] = map[string]int64{}
			}
			shares[topic][want[topic]]++
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s helps %s (-readiness +sweep):\n%s", c.Aid, c.Host, diff)
		}
	}
	for _, s := range tally.Of(r, nil).Shares() {
		if s.Topic == "" {
			continue
		}
		got := map[string]int64{"error": s.Errors, "warning": s.Warnings, "not-known": s.NotKnown, "note": s.Notes, "clear": s.Clear}
		maps.DeleteFunc(got, func(_ string, n int64) bool { return n == 0 })
		if diff := cmp.Diff(shares[s.Topic], got); diff != "" {
			t.Errorf("pairs on %s (-readiness +sweep):\n%s", s.Topic, diff)
		}
	}
}

// worstByTopic is the worst that two agencies meet, topic by topic.
func worstByTopic(r *sweep.Result, host, aid int) map[string]string {
	worst := []string{"error", "warning", readiness.PairNotKnown, "note", readiness.PairClear}
	out := map[string]string{}
	for _, topic := range r.Topics {
		found := []string{readiness.PairClear}
		for _, who := range []int{host, aid} {
			if slices.Contains(r.Agencies[who].NotKnown, topic) {
				found = append(found, readiness.PairNotKnown)
			}
		}
		for i := range r.Actions {
			if r.Actions[i].Topic == topic {
				for _, c := range r.Of(i, host, aid) {
					found = append(found, c.Severity)
				}
			}
		}
		out[topic] = slices.MinFunc(found, func(x, y string) int { return slices.Index(worst, x) - slices.Index(worst, y) })
	}
	return out
}

// TestSweepNamesWhatItLeavesOut: of every topic compared each rule is judged by or
// named with its title, and so is every rule of a county's own.
func TestSweepNamesWhatItLeavesOut(t *testing.T) {
	opt := Options{Paths: []string{"../agreements/riverton-election-day"}, Policies: []string{"../testdata/policies/lakeshore"}, Today: "2026-11-01"}
	work, faults, err := Survey(t.Context(), opt, SweepOn{PairsOn: PairsOn{Day: "2026-11-03"}})
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	s := work.(*survey)
	named := map[string]bool{}
	for _, r := range s.weigh.Rules {
		named[r.ID] = true
	}
	for _, x := range s.known.LeftOut {
		if named[x.Rule] || x.Title == "" || x.Why == "" {
			t.Errorf("%+v", x)
		}
		named[x.Rule] = true
	}
	rules, faults, err := Catalogue(t.Context(), opt)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	for _, r := range rules {
		if (r.Own() || slices.Contains(s.known.Topics, r.Topic)) && !named[r.ID] {
			t.Errorf("nothing is said of %s", r.ID)
		}
		if strings.HasSuffix(r.ID, "/against-own-rules") && !slices.ContainsFunc(s.weigh.Rules, func(x rule.Rule) bool { return x.ID == r.ID }) {
			t.Errorf("pairs are not judged by %s", r.ID)
		}
	}
}
