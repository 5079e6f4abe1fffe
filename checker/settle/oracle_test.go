package settle

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/calculus"
	"roe.example/checker/evidence"
	"roe.example/checker/facts"
	"roe.example/checker/load"
	"roe.example/checker/report"
)

// TestProposeOracle holds the sets that are found in small random books to
// trying every set of the clauses that there could be. What a book comes to is
// computed as in a check; instead of the rules there is a plain judge.
// ROE_ORACLE_CASES sets how many books are tried, up to 300.
func TestProposeOracle(t *testing.T) {
	cases := 12
	if n, err := strconv.Atoi(os.Getenv("ROE_ORACLE_CASES")); err == nil {
		cases = min(n, 300)
	}
	found := 0
	for seed := range uint64(cases) {
		located := randomBook(t, rand.New(rand.NewPCG(seed, 11)))
		p := Problem{Book: located.Book, Deployment: "day", Trials: 1000, Judge: plainJudge(located)}
		plan, err := Propose(t.Context(), p)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		best, sets := everySet(t, p)
		if sets == 0 {
			continue
		}
		have := []int{weigh(plan.Base), 0, 0}
		if len(plan.Sets) > 0 {
			found++
			have = score(plan.Base, plan.Sets[0].Cleared, plan.Sets[0].Clauses)
			if !plan.Sets[0].Proven {
				t.Errorf("seed %d: not proven: %s", seed, plan.Sets[0].Doubt)
			}
		}
		if slices.Compare(have, best) != 0 {
			t.Errorf("seed %d: the set found leaves, in clauses, in actions: %v; the best of %d: %v", seed, have, sets, best)
		}
	}
	if found < cases/4 {
		t.Errorf("only %d of %d books had anything to settle", found, cases)
	}
}

// everySet judges all sets of clauses and gives the best score; 0 sets when
// there are too many to try.
func everySet(t *testing.T, p Problem) (best []int, sets int) {
	t.Helper()
	s := &search{Problem: p, pool: newPool(), byName: map[string]int{}, tried: map[string]*trial{}, left: 1 << 20, raised: map[int][]report.Finding{}}
	var err error
	if s.before, err = p.Judge(t.Context(), p.Book); err != nil {
		t.Fatal(err)
	}
	s.foresee(s.before)
	if len(s.pool.atoms) > 9 {
		return nil, 0
	}
	for mask := range 1 << len(s.pool.atoms) {
		var atoms []int
		for i := range s.pool.atoms {
			if mask>>i&1 == 1 {
				atoms = append(atoms, i)
			}
		}
		o, err := s.try(t.Context(), atoms)
		if err != nil {
			t.Fatal(err)
		}
		d := s.compare(o)
		if len(d.raised) > 0 {
			continue
		}
		var cleared []string
		for name := range d.gone {
			cleared = append(cleared, name)
		}
		if have := score(s.before, cleared, s.pool.clauses(p.Book, atoms)); best == nil || slices.Compare(have, best) < 0 {
			best = have
		}
	}
	return best, 1 << len(s.pool.atoms)
}

// score is what a set leaves, errors before warnings, its clauses, and the
// actions that they name.
func score(before *Outcome, cleared []string, clauses []Clause) []int {
	left := &Outcome{}
	for _, f := range before.Findings {
		if !slices.Contains(cleared, f.Fingerprint) {
			left.Findings = append(left.Findings, f)
		}
	}
	atoms := 0
	for _, c := range clauses {
		atoms += len(c.atoms)
	}
	return []int{weigh(left), len(clauses), atoms}
}

func weigh(o *Outcome) (weight int) {
	for _, f := range o.Findings {
		weight += map[string]int{"error": 1000, "warning": 1}[f.Severity]
	}
	return weight
}

// plainJudge finds every clash that nothing settles, and every clause that
// fails, and finds errors among the clashes by their kind.
func plainJudge(located *book.Located) func(context.Context, *book.Book) (*Outcome, error) {
	return func(_ context.Context, changed *book.Book) (*Outcome, error) {
		copied := *located
		copied.Book = changed
		f, err := evidence.Build([]*book.Located{&copied}, evidence.Options{
			Today: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), Binds: calculus.Binder,
			Calculus: func(books []*book.Located, f *facts.Facts) error { return calculus.Fill(books, f, false) },
		})
		if err != nil {
			return nil, err
		}
		o := &Outcome{Facts: f}
		failing := map[string]bool{}
		for _, list := range f.Clashes.Lists() {
			for i := range *list {
				o.judge(&(*list)[i], failing)
			}
		}
		for _, a := range f.Attempts {
			for _, why := range a.Reasons {
				if failing[a.Clause+why] && why != "not-in-force" && why != "not-a-party" && why != "opposed" {
					o.find(report.Finding{Rule: "agreement/clause-cannot-settle", Topic: "agreement", Severity: "warning", Deployment: "day",
						Places: []report.Place{{Path: a.Path}}}, a.Clause+why)
				}
			}
		}
		slices.SortFunc(o.Findings, func(a, b report.Finding) int { return cmp.Compare(a.Fingerprint, b.Fingerprint) })
		return o, nil
	}
}

func (o *Outcome) judge(c *facts.Clash, failing map[string]bool) {
	severity := map[string]string{"dilemma": "error", "against-own-rules": "error", "unreached": "error", "approver": "warning",
		"mismatch": "warning", "silent": "warning"}[c.Kind]
	if c.Settled || severity == "" {
		return
	}
	for _, s := range c.Settlements {
		failing[s.Clause+s.Why] = failing[s.Clause+s.Why] || s.Outcome == "fails"
	}
	agencies := slices.Concat(c.Left.Agencies, c.Right.Agencies)
	slices.Sort(agencies)
	for i := range o.Findings {
		if f := &o.Findings[i]; f.Fingerprint == name(c.Topic+"/"+c.Kind, c.Cause) {
			f.Clashes, f.Actions = append(f.Clashes, c.ID), slices.Compact(slices.Sorted(slices.Values(slices.Concat(f.Actions, c.Actions))))
			f.Agencies = slices.Compact(slices.Sorted(slices.Values(slices.Concat(f.Agencies, agencies))))
			return
		}
	}
	o.find(report.Finding{Rule: c.Topic + "/" + c.Kind, Topic: c.Topic, Kind: c.Kind, Severity: severity, Deployment: "day",
		Agencies: slices.Compact(agencies), Actions: c.Actions, Clashes: []string{c.ID}}, c.Cause)
}

func (o *Outcome) find(f report.Finding, cause string) {
	f.Fingerprint = name(f.Rule, cause)
	o.Findings = append(o.Findings, f)
}

func name(rule, cause string) string {
	sum := sha256.Sum256([]byte(rule + "\x00" + cause))
	return hex.EncodeToString(sum[:8])
}

// randomBook is a host and one or two helpers with a few rules on three tools,
// an agreement or two, and one assignment.
func randomBook(t *testing.T, r *rand.Rand) *book.Located {
	t.Helper()
	agencies := []string{"host", "one", "two"}[:2+r.IntN(2)]
	b := map[string]any{
		"places":   map[string]any{"town": map[string]any{"name": "Town", "kind": "city", "within": "CA"}},
		"agencies": map[string]any{}, "instruments": map[string]any{}, "agreements": map[string]any{},
		"deployments": map[string]any{"day": randomDay(r, agencies)},
	}
	for _, id := range agencies {
		b["agencies"].(map[string]any)[id] = map[string]any{"name": id, "short": id, "kind": "municipal", "state": "CA", "place": "town",
			"capabilities": map[string]any{"can": tools}}
		kind := []string{"policy", "policy", "policy", "ordinance"}[r.IntN(4)]
		b["instruments"].(map[string]any)[id+"/manual"] = map[string]any{"title": "Manual", "cite": id + " Manual", "kind": kind, "issuer": id,
			"reach": map[string]any{"members": true}, "norms": randomNorms(r), "covers": map[string]any{"crowd-control": "whole", "force": "whole"}}
	}
	for n := range 1 + r.IntN(2) {
		parties := map[string]any{}
		for _, id := range agencies {
			parties[id] = map[string]any{"signed": "2026-01-01", "by": []string{"chief", "chief", "governing-body", "attorney"}[r.IntN(4)]}
		}
		b["agreements"].(map[string]any)[fmt.Sprint("pact", n)] = map[string]any{"title": "Pact", "cite": fmt.Sprint("Pact ", n), "from": "2026-01-01", "parties": parties, "executed": true}
	}
	if r.IntN(3) == 0 {
		by := []string{"own", "host"}[r.IntN(2)]
		b["agreements"].(map[string]any)["pact0"].(map[string]any)["clauses"] = map[string]any{
			"9": map[string]any{"topic": "force", "settles": map[string]any{"by": by, "actions": []string{tools[r.IntN(len(tools))]}}}}
	}
	text, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "book.json"), text, 0o644); err != nil {
		t.Fatal(err)
	}
	loaded, err := load.Load(t.Context(), []string{dir}, load.Options{})
	if err != nil || len(loaded.Diagnostics) > 0 {
		t.Fatal(err, loaded.Diagnostics)
	}
	return loaded.Books[0]
}

var tools = []string{"chemical/oc-spray", "force/baton"}

func randomNorms(r *rand.Rand) map[string]any {
	out := map[string]any{}
	for n := range 1 + r.IntN(2) {
		norm := map[string]any{[]string{"prohibits", "permits", "permits"}[r.IntN(3)]: []string{tools[r.IntN(len(tools))]}}
		if r.IntN(3) == 0 {
			norm["when"] = map[string]any{"assembly": []string{"lawful", "riot"}[r.IntN(2)]}
		}
		if norm["permits"] != nil && r.IntN(2) == 0 {
			norm["approval"] = []any{map[string]any{"rung": []string{"supervisor", "chief"}[r.IntN(2)], "whose": []string{"own", "host"}[r.IntN(2)]}}
		}
		out[fmt.Sprint(n+1)] = norm
	}
	return out
}

func randomDay(r *rand.Rand, agencies []string) map[string]any {
	units, all := map[string]any{}, []string{}
	for _, id := range agencies {
		unit := map[string]any{"agency": id}
		if r.IntN(2) == 0 {
			unit["carries"] = []string{tools[r.IntN(len(tools))]}
		}
		units[id+"-unit"], all = unit, append(all, id+"-unit")
	}
	pacts := []string{"pact0"}
	return map[string]any{"event": "Day", "purpose": "protest", "place": "town", "timezone": "America/Los_Angeles", "from": "2026-11-03T06:00",
		"until": "2026-11-03T20:00", "host": "host", "agreements": pacts, "units": units,
		"assignments": map[string]any{"line": map[string]any{"title": "Line", "units": all, "place": "town"}}}
}
