package checker_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/bundle"

	"roe.example/checker"
	"roe.example/checker/report"
)

const lakeshore = "../testdata/policies/lakeshore"

// An outside county's policies are judged beside roe's, and leave what roe's
// rules say as it is.
func TestOwnPolicies(t *testing.T) {
	without := checked(t, checker.Options{Paths: []string{example}})
	with := checked(t, checker.Options{Paths: []string{example}, Policies: []string{lakeshore}})
	for _, f := range with.Failures {
		t.Errorf("%s:%d: %s: %s", f.File, f.Line, f.Rule, f.Message)
	}
	theirs := map[string]int{}
	var ours []string
	for _, f := range with.Findings {
		if slices.Contains(lakeshoreRules, f.Rule) {
			theirs[f.Rule]++
			continue
		}
		ours = append(ours, f.Fingerprint+" "+f.Message)
	}
	want := map[string]int{
		"agreement/not-on-the-board-list": 3, "communications/one-channel-only": 4,
		"crowd-control/listed-tool": 4, "welfare/long-shift": 4,
	}
	if diff := cmp.Diff(want, theirs); diff != "" {
		t.Errorf("findings of the county (-want +got):\n%s", diff)
	}
	var alone []string
	for _, f := range without.Findings {
		alone = append(alone, f.Fingerprint+" "+f.Message)
	}
	if diff := cmp.Diff(alone, ours); diff != "" {
		t.Errorf("findings of roe's own (-alone +beside the county's):\n%s", diff)
	}
	for _, id := range lakeshoreRules {
		if !slices.Contains(with.Coverage.Rules.Evaluated, id) {
			t.Errorf("the coverage does not list %s", id)
		}
	}
}

var lakeshoreRules = []string{
	"agreement/not-on-the-board-list", "communications/one-channel-only", "crowd-control/listed-tool", "welfare/long-shift",
}

// The catalogue tells whose rules are whose.
func TestCatalogueOfOwnPolicies(t *testing.T) {
	rules, faults, err := checker.Catalogue(t.Context(), checker.Options{Policies: []string{lakeshore}})
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	var own []string
	for _, r := range rules {
		if r.Own() {
			own = append(own, r.ID)
			if r.Origin != lakeshore || r.Line == 0 || r.File != filepath.ToSlash(filepath.Join(lakeshore, r.ID, filepath.Base(r.ID)+".rego")) {
				t.Errorf("%+v", r)
			}
		}
	}
	if diff := cmp.Diff(lakeshoreRules, own); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Rules that harm are stopped and named; the rest, and all of roe's, judge.
func TestHarmfulPolicies(t *testing.T) {
	hostile := func(crime string) string { return filepath.Join("../testdata/policies/hostile", crime) }
	opt := checker.Options{
		Paths: []string{example}, Policies: []string{hostile("loops"), hostile("hoards")},
		RuleTimeout: 4 * time.Second, RuleMemory: 80 << 20,
	}
	r := checked(t, opt)
	got := map[string]string{}
	for _, f := range r.Failures {
		got[f.Rule] = f.Message
		if f.Line != 13 || !strings.HasSuffix(f.File, filepath.Base(f.Rule)+".rego") {
			t.Errorf("%s stands at %s:%d", f.Rule, f.File, f.Line)
		}
	}
	want := map[string]string{
		"force/endless": "it took longer than 4 s; --rule-timeout allows more",
		"force/product": "it took longer than 4 s; --rule-timeout allows more",
		"force/copies":  "it needed more than 80 MB of memory",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	sound := func(f report.Finding) bool { return strings.HasSuffix(f.Rule, "/sound") }
	if !r.Incomplete || r.Exit("error") != 2 || !slices.ContainsFunc(r.Findings, sound) || len(r.Findings) < 50 {
		t.Errorf("incomplete %v, %d findings", r.Incomplete, len(r.Findings))
	}
}

// The same policies, packed, find the same once they are pinned, and nothing
// that is not pinned is judged by.
func TestOwnBundle(t *testing.T) {
	file := filepath.Join(t.TempDir(), "county.tar.gz")
	packed(t, lakeshore, file)
	t.Chdir(filepath.Dir(file))
	opt := checker.Options{Policies: []string{file}}
	if _, faults, err := checker.Catalogue(t.Context(), opt); err != nil || len(faults) != 1 || !strings.Contains(faults[0].Message, "not pinned") {
		t.Fatal(err, faults)
	}
	if _, faults, err := checker.Lock(t.Context(), opt); err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	rules, faults, err := checker.Catalogue(t.Context(), opt)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	var own []string
	for _, r := range rules {
		if r.Own() {
			own = append(own, r.ID)
		}
	}
	if diff := cmp.Diff(lakeshoreRules, own); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// packed writes a bundle as OPA does.
func packed(t *testing.T, dir, file string) {
	t.Helper()
	loader, err := bundle.NewFSLoader(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	b, err := bundle.NewCustomReader(loader).Read()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := bundle.NewWriter(f).Write(b); err != nil {
		t.Fatal(err)
	}
}
