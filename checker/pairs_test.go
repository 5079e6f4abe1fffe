package checker_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker"
	"roe.example/checker/corpus"
	"roe.example/checker/facts"
	"roe.example/checker/judge"
	"roe.example/checker/readiness"
	"roe.example/checker/report"
	"roe.example/policies"
)

const helpDay = "2026-11-03"

// pairsOf compares all pairs of some books.
func pairsOf(t *testing.T, on checker.PairsOn, paths ...string) *readiness.Pairs {
	t.Helper()
	p, faults, err := checker.Pairs(t.Context(), checker.Options{Paths: paths, Today: today}, on)
	if err != nil || len(faults) > 0 || len(p.Failures) > 0 {
		t.Fatal(err, faults, p)
	}
	return p
}

// TestPairsSayWhatCheckSays writes every pair of a book out as a deployment and
// holds what is said of the pair to what check says of that.
func TestPairsSayWhatCheckSays(t *testing.T) {
	made := filepath.Join(t.TempDir(), "made")
	if err := os.Mkdir(made, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := corpus.Write(made, 7, 3); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"../agreements/riverton-election-day", "../testdata/cases/05-oregon-pact", "../testdata/cases/55-three-clocks",
		"../testdata/cases/11-chicago-dnc", made} {
		t.Run(filepath.Base(dir), func(t *testing.T) { t.Parallel(); holdPairs(t, dir) })
	}
}

func holdPairs(t *testing.T, dir string) {
	on := checker.PairsOn{Day: helpDay, Purpose: "crowd-control"}
	copied := t.TempDir() // what one clash of several is told by rests on the folder's name
	if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	p := pairsOf(t, on, copied)
	if len(p.Cells) != len(p.Agencies)*(len(p.Agencies)-1) || len(p.Cells) == 0 {
		t.Fatalf("%d pairs of %d agencies", len(p.Cells), len(p.Agencies))
	}
	writeOut(t, copied, on, p)
	checked := check(t, checker.Options{Paths: []string{copied}, Today: today})
	by := map[string][]report.Finding{}
	for _, f := range checked.Findings {
		by[f.Deployment] = append(by[f.Deployment], f)
	}
	planned := ofPlans(t)
	for i := range p.Cells {
		c := &p.Cells[i]
		want, got := map[string]int{}, map[string]int{}
		said := map[string]bool{}
		for _, f := range by[c.Aid+"-for-"+c.Host] {
			if !planned[f.Rule] {
				want[f.Topic+" "+f.Severity]++
				said[f.Rule+" "+f.Severity+": "+f.Message+" "+f.Remedy] = true
			}
		}
		for _, one := range c.Topics {
			for severity, n := range map[string]int{"error": one.Errors, "warning": one.Warnings, "note": one.Notes} {
				if n > 0 {
					got[one.Topic+" "+severity] = n
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s for %s: findings by topic and severity (-check +pairs):\n%s", c.Aid, c.Host, diff)
		}
		for _, r := range c.Reasons {
			if text := r.Rule + " " + r.Severity + ": " + r.Text + " " + r.Remedy; !said[text] {
				t.Errorf("%s for %s: check does not say: %s", c.Aid, c.Host, text)
			}
		}
		if len(c.Reasons)+c.More != len(said) && len(c.Reasons)+c.More != sum(want) {
			t.Errorf("%s for %s: %d findings are told and %d more, of %d", c.Aid, c.Host, len(c.Reasons), c.More, sum(want))
		}
	}
}

func sum(counts map[string]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}

// writeOut adds a deployment for every pair to a book.
func writeOut(t *testing.T, dir string, on checker.PairsOn, p *readiness.Pairs) {
	t.Helper()
	places := map[string]string{}
	for _, b := range examined(t, dir).Books {
		for id, a := range b.Book.Agencies {
			places[id] = a.Place
		}
	}
	var text strings.Builder
	fmt.Fprintf(&text, "package %s\n\n", packageOf(t, dir))
	for i := range p.Cells {
		c := &p.Cells[i]
		var relied []string
		for _, a := range c.Agreements {
			if a.Holds {
				relied = append(relied, fmt.Sprintf("%q", a.ID))
			}
		}
		fmt.Fprintf(&text, "deployments: %q: {event: \"Help\", purpose: %q, place: %q, timezone: \"UTC\", from: %q, until: %q, host: %q, agreements: [%s], units: help: agency: %q}\n",
			c.Aid+"-for-"+c.Host, on.Purpose, places[c.Host], on.Day, on.Day, c.Host, strings.Join(relied, ", "), c.Aid)
	}
	if err := os.WriteFile(filepath.Join(dir, "written-out.cue"), []byte(text.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func examined(t *testing.T, dir string) *checker.Examination {
	t.Helper()
	x, err := checker.Examine(t.Context(), checker.Options{Paths: []string{dir}, Today: today})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func packageOf(t *testing.T, dir string) string {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(dir, "*.cue"))
	text, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if name, ok := strings.CutPrefix(line, "package "); ok {
			return strings.TrimSpace(name)
		}
	}
	t.Fatalf("%s states no package", files[0])
	return ""
}

// ofPlans are the rules about what a deployment states about itself.
func ofPlans(t *testing.T) map[string]bool {
	t.Helper()
	out, err := plans()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var plans = sync.OnceValues(func() (map[string]bool, error) {
	e, err := judge.New(judge.Set{Dir: "policies", FS: policies.FS})
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for id, fields := range e.Considers() {
		out[id] = slices.ContainsFunc(fields, facts.OfPlan)
	}
	return out, nil
})

// TestEveryRuleIsOfDocumentsOrOfPlans: what a rule is about follows from the
// facts that it counts. Some that anybody would know stand for all.
func TestEveryRuleIsOfDocumentsOrOfPlans(t *testing.T) {
	planned := ofPlans(t)
	rules, err := checker.Rules()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rules {
		if _, known := planned[r.ID]; !known {
			t.Errorf("%s is on no side", r.ID)
		}
		if kinds := []string{"dilemma", "unreached", "mismatch", "silent", "terms", "duty", "defect", "conflict"}; slices.Contains(kinds, r.ID[strings.Index(r.ID, "/")+1:]) && planned[r.ID] {
			t.Errorf("%s judges clashes of norms and is taken to be about plans", r.ID)
		}
	}
	for id, want := range map[string]bool{
		"communications/no-plan": true, "command/no-structure": true, "request/unasked": true, "accountability/no-roster": true, "authority/approver-unfilled": true,
		"legal/no-powers": true, "agreement/uncovered-pair": true, "agreement/waiver-expired": true, "roles/tasks-unstated": true,
		"authority/overreach": false, "finance/no-indemnity": false, "training/no-joint-training": false, "agreement/clause-cannot-settle": false,
		"agreement/missing-clause": false, "accountability/complaints": false, "agreement/ending-rule": false,
	} {
		if planned[id] != want {
			t.Errorf("%s is about plans: %v, want %v", id, planned[id], want)
		}
	}
}

const loneBook = `package lone

agencies: "lone-pd": {name: "Lone Police Department", short: "Lone PD", kind: "municipal", state: "OR", place: "lone"}
places: lone: {name: "Lone", kind: "city", within: "OR"}
`

// TestPairsAcrossBooks: agencies of two books are compared too, and of whom the
// books say nothing it is not known, and never clear.
func TestPairsAcrossBooks(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "lone.cue"), []byte(loneBook), 0o644); err != nil {
		t.Fatal(err)
	}
	p := pairsOf(t, checker.PairsOn{Day: helpDay}, dir, "../testdata/cases/05-oregon-pact")
	lone := slices.IndexFunc(p.Agencies, func(a readiness.PairAgency) bool { return a.ID == "lone-pd" })
	if lone < 0 || len(p.Agencies) < 3 {
		t.Fatalf("the agencies are %v", p.Agencies)
	}
	if diff := cmp.Diff([]string{"body-camera", "tactics", "force", "crowd-control"}, p.Agencies[lone].NotKnown); diff != "" {
		t.Errorf("not known of Lone PD (-want +got):\n%s", diff)
	}
	for a := range p.Agencies {
		for _, c := range []*readiness.Pair{p.Pair(lone, a), p.Pair(a, lone)} {
			if c == nil {
				continue
			}
			if !c.NoAgreement || c.On("agreement") != readiness.PairNoAgreement {
				t.Errorf("%s and %s have no agreement, and it is said that %s", c.Host, c.Aid, c.On("agreement"))
			}
			for _, topic := range []string{"", "force", "tactics"} {
				if got := c.On(topic); got == readiness.PairClear || got == readiness.PairNote {
					t.Errorf("%s and %s come to %s on %q, and the rules of one are not known", c.Host, c.Aid, got, topic)
				}
			}
			if got := c.Agreed(p.Day); got != "The two have no agreement in these books." {
				t.Errorf("it says %q", got)
			}
		}
	}
}

func TestPairsRefuse(t *testing.T) {
	opt := checker.Options{Paths: []string{"../testdata/cases/05-oregon-pact"}, Today: today}
	if _, _, err := checker.Pairs(t.Context(), opt, checker.PairsOn{Day: "3 November"}); err == nil || !strings.Contains(err.Error(), "write it as 2026-11-03") {
		t.Errorf("a day that is none: %v", err)
	}
	_, faults, err := checker.Pairs(t.Context(), opt, checker.PairsOn{Day: helpDay, Purpose: "parties"})
	if err != nil || len(faults) != 1 || !strings.Contains(faults[0].Message, `"parties"`) || !strings.Contains(faults[0].Hint, "crowd-control") {
		t.Errorf("a purpose that no book has: %v %v", faults, err)
	}
}
