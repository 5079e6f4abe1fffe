package checker_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"roe.example/checker"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// settled lists books and deployments that are settled in every run of the
// tests. ROE_SETTLE=all takes all there are.
var settled = [][2]string{
	{"../testdata/rules/force/fires", "unreached"}, {"../testdata/rules/accountability/fires", "protest"},
	{"../testdata/rules/agreement/fires", "uncovered"}, {"../testdata/cases/03-portland-cs", "september-2020"},
}

// TestSettleRoundTrip adds the clauses of every set to a copy of the book and
// checks again: what the set claims to clear is gone, what it claims to change
// reads otherwise, nothing new came up, and all the rest is still there.
func TestSettleRoundTrip(t *testing.T) {
	all := settled
	if os.Getenv("ROE_SETTLE") == "all" {
		all = nil
		for _, dir := range slices.Concat(books(t, ruleDir("*", "fires")), books(t, "../testdata/cases/*"), books(t, "../agreements/*")) {
			for _, id := range deploymentsIn(t, dir) {
				all = append(all, [2]string{dir, id})
			}
		}
	}
	for _, one := range all {
		t.Run(topicOf(one[0])+"/"+filepath.Base(one[0])+"/"+one[1], func(t *testing.T) { roundTrip(t, one[0], one[1]) })
	}
}

func deploymentsIn(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	for _, v := range check(t, checker.Options{Paths: []string{dir}, Today: today}).Verdicts {
		out = append(out, v.Deployment)
	}
	return out
}

func roundTrip(t *testing.T, dir, id string) {
	before := heavy(check(t, checker.Options{Paths: []string{dir}, Today: today}))
	p, faults, err := checker.Settle(t.Context(), checker.Options{Paths: []string{dir}, Deployments: []string{id}, Today: today, Timeout: 5 * time.Minute})
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	for i := range p.Sets {
		s := &p.Sets[i]
		t.Logf("set %d: %s: %d clauses clear %d errors and %d warnings; proven: %v %s", s.Number, s.Title, len(s.Clauses), s.Errors, s.Warnings, s.Proven, s.Doubt)
		copied := filepath.Join(t.TempDir(), filepath.Base(dir))
		if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(copied, s.Patch.Name), []byte(s.Patch.Text), 0o644); err != nil {
			t.Fatal(err)
		}
		holdSet(t, s, before, heavy(check(t, checker.Options{Paths: []string{copied}, Today: today})))
	}
	if p.New != nil {
		holdUnsigned(t, p.New, dir, before)
	}
	holdOthers(t, p, before, id)
}

// holdUnsigned: a draft of an agreement can be read, and settles nothing while
// nobody has signed it.
func holdUnsigned(t *testing.T, n *report.NewAgreement, dir string, before map[string]report.Finding) {
	t.Helper()
	t.Logf("new agreement: %d clauses would clear %d errors and %d warnings", len(n.Clauses), n.Errors, n.Warnings)
	copied := filepath.Join(t.TempDir(), filepath.Base(dir))
	if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(copied, n.Patch.Name), []byte(n.Patch.Text), 0o644); err != nil {
		t.Fatal(err)
	}
	after := heavy(check(t, checker.Options{Paths: []string{copied}, Today: today}))
	for _, f := range n.Clears {
		if _, still := after[f.Fingerprint]; !still {
			t.Errorf("%s is gone before anybody has signed: %s", f.Rule, f.Message)
		}
	}
	if len(n.Clears) == 0 {
		t.Error("the new agreement would clear nothing")
	}
}

// heavy are the errors and warnings that nobody has accepted, by fingerprint.
func heavy(r *report.Report) map[string]report.Finding {
	out := map[string]report.Finding{}
	for _, f := range r.Findings {
		if f.Waiver == nil && rule.Weight(f.Severity) >= rule.Weight("warning") {
			out[f.Fingerprint] = f
		}
	}
	return out
}

// holdSet holds a set to what it claims.
func holdSet(t *testing.T, s *report.ClauseSet, before, after map[string]report.Finding) {
	t.Helper()
	gone := fingerprints(s.Clears)
	named := slices.Concat(gone, fingerprints(s.ClearsToo), fingerprints(s.Changes))
	for _, name := range named {
		if f, still := after[name]; still {
			t.Errorf("set %d: %s is claimed to be gone and is not: %s", s.Number, f.Rule, f.Message)
		}
	}
	for name, f := range before {
		if _, still := after[name]; !still && !slices.Contains(named, name) {
			t.Errorf("set %d: %s is gone and is not claimed: %s", s.Number, f.Rule, f.Message)
		}
	}
	left := map[string]bool{}
	for _, f := range s.Changes {
		left[f.Rule] = true
	}
	for name, f := range after {
		was, known := before[name]
		if (!known || rule.Weight(was.Severity) < rule.Weight(f.Severity)) && !left[f.Rule] && !slices.Contains(fingerprints(s.Raises), name) {
			t.Errorf("set %d raises %s: %s", s.Number, f.Rule, f.Message)
		}
	}
	if len(gone) == 0 {
		t.Errorf("set %d clears nothing", s.Number)
	}
}

func fingerprints(refs []report.FindingRef) []string {
	var out []string
	for _, f := range refs {
		out = append(out, f.Fingerprint)
	}
	return out
}

// holdOthers: every error and warning of the deployment is cleared by some set
// or listed, with a reason, among those that none clears.
func holdOthers(t *testing.T, p *report.Proposal, before map[string]report.Finding, id string) {
	t.Helper()
	said := map[string]bool{}
	for _, s := range p.Sets {
		for _, name := range fingerprints(s.Clears) {
			said[name] = true
		}
	}
	if p.New != nil {
		for _, name := range fingerprints(p.New.Clears) {
			said[name] = true
		}
		for _, c := range p.New.Clauses {
			for _, name := range c.Clears {
				if _, stood := before[name]; !stood {
					t.Errorf("§ %s of the new agreement claims to clear what the book does not raise", c.ID)
				}
			}
		}
	}
	for _, o := range p.Others {
		if said[o.Fingerprint] || o.Why == "" {
			t.Errorf("%s is cleared and listed, or has no reason: %s", o.Rule, o.Message)
		}
		said[o.Fingerprint] = true
	}
	for _, name := range slices.Sorted(maps.Keys(before)) {
		if f := before[name]; f.Deployment == id && !said[name] {
			t.Errorf("%s is dropped in silence: %s", f.Rule, f.Message)
		}
	}
}
