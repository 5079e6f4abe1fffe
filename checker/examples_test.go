package checker_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker"
	"roe.example/checker/report"
)

var update = flag.Bool("update", false, "find the rules' examples anew and write policies/examples.json")

const examplesFile = "../policies/examples.json"

// TestExamples holds the examples of rules to the books from which they are
// taken: the finding is one of them, its lines and those of the change are as
// they stand there, and the change silences the rule. The last is tried for one
// rule of each topic, and for all of them with ROE_EXAMPLES=all and when they
// are written.
func TestExamples(t *testing.T) {
	written := map[string]checker.Example{}
	for _, dir := range books(t, ruleDir("*", "fires")) {
		w := readTwins(t, topicOf(dir))
		if !*update {
			t.Run(w.topic, func(t *testing.T) {
				for _, wrong := range w.wrong(t) {
					t.Error(wrong)
				}
			})
			continue
		}
		if len(w.wrong(t)) > 0 { // what holds is left as it is
			maps.Copy(written, w.build(t))
		} else {
			maps.Copy(written, w.known(t))
		}
	}
	if *update {
		writeExamples(t, written)
	}
}

func writeExamples(t *testing.T, examples map[string]checker.Example) {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(examples); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.FromSlash(examplesFile), b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// known are the examples that there are of the topic's rules.
func (w *twins) known(t *testing.T) map[string]checker.Example {
	t.Helper()
	data, err := os.ReadFile(examplesFile) // the test may have written it
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]checker.Example{}
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	maps.DeleteFunc(out, func(id string, _ checker.Example) bool { return !strings.HasPrefix(id, w.topic+"/") })
	return out
}

// wrong compares the examples of a topic with its books.
func (w *twins) wrong(t *testing.T) (wrong []string) {
	t.Helper()
	examples := w.known(t)
	before := check(t, checker.Options{Paths: []string{ruleDir(w.topic, "fires")}, Today: today}).Findings
	var last string
	var proven []func() bool
	for _, id := range marksIn(t, ruleDir(w.topic, "fires")).Rules() {
		if !strings.HasPrefix(id, w.topic+"/") {
			continue
		}
		e, ok := examples[id]
		i := slices.IndexFunc(before, func(f report.Finding) bool { return f.Rule == id && f.Message == e.Message })
		if !ok || i < 0 {
			wrong = append(wrong, id+" has no example that is in its book; go test ./checker -run TestExamples -update finds one")
			continue
		}
		diffs := slices.DeleteFunc(w.all(), func(d diff) bool { return !slices.Contains(e.From, d.String()) })
		if diff := cmp.Diff(w.example(before[i], diffs), e); diff != "" {
			wrong = append(wrong, id+": (-book +example); -update writes it anew:\n"+diff)
		}
		last, proven = id, append(proven, func() bool { return silences(w.with(t, diffs), before, before[i]) })
		if os.Getenv("ROE_EXAMPLES") == "all" && !proven[len(proven)-1]() {
			wrong = append(wrong, id+" still finds its example after the change that silences it")
		}
	}
	if n := len(proven); n > 0 && len(wrong) == 0 && !proven[n-1]() {
		wrong = append(wrong, last+" still finds its example after the change that silences it")
	}
	return wrong
}
