package checker_test

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker"
	"roe.example/policies"
)

// ruleDir is a book of invented agencies that shows a topic's rules: in
// "fires" each of them fires, in "quiet" none does.
func ruleDir(topic, twin string) string { return filepath.Join("..", "testdata", "rules", topic, twin) }

// TestRuleFixtures holds the books in which rules fire against their marks.
func TestRuleFixtures(t *testing.T) {
	for _, dir := range books(t, ruleDir("*", "fires")) {
		t.Run(topicOf(dir), func(t *testing.T) { holdMarks(t, dir) })
	}
}

// TestQuietFixtures wants each of them to have a twin in which the rules that
// fire there do not, nor anything else that would have to be settled.
func TestQuietFixtures(t *testing.T) {
	for _, dir := range books(t, ruleDir("*", "fires")) {
		t.Run(topicOf(dir), func(t *testing.T) {
			fire := marksIn(t, dir).Rules()
			quiet := ruleDir(topicOf(dir), "quiet")
			holdMarks(t, quiet)
			for _, f := range check(t, checker.Options{Paths: []string{quiet}, Today: today}).Findings {
				if slices.Contains(fire, f.Rule) {
					t.Errorf("%s fires in %s: %s", f.Rule, quiet, f.Message)
				}
			}
		})
	}
}

// TestEveryRuleHasFixtures fails for a rule that no book shows firing, and for
// a mark that names no rule.
func TestEveryRuleHasFixtures(t *testing.T) {
	rules, err := checker.Rules()
	if err != nil {
		t.Fatal(err)
	}
	var shown []string
	for _, dir := range books(t, ruleDir("*", "fires")) {
		shown = append(shown, marksIn(t, dir).Rules()...)
	}
	var ids []string
	for _, r := range rules {
		ids = append(ids, r.ID)
		if !slices.Contains(shown, r.ID) {
			t.Errorf("%s fires in no book under testdata/rules", r.ID)
		}
	}
	for _, id := range shown {
		if !slices.Contains(ids, id) {
			t.Errorf("a mark under testdata/rules names %s, which is no rule", id)
		}
	}
}

func topicOf(dir string) string { return filepath.Base(filepath.Dir(dir)) }

// TestWhoReadsTheJointRules: all joint rules of engagement are stated, unless a
// county's own rule reads them, only where the command of a deployment passes from
// one agency to another. Of roe's own rules no other may read them.
func TestWhoReadsTheJointRules(t *testing.T) {
	var got []string
	err := fs.WalkDir(policies.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "_test.rego") {
			return err
		}
		text, err := fs.ReadFile(policies.FS, path)
		if strings.Contains(string(text), "input.joint") {
			got = append(got, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"command/hand-over/hand-over.rego"}, got); diff != "" {
		t.Errorf("read the joint rules (-want +got):\n%s", diff)
	}
}
