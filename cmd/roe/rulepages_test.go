package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker"
)

var update = flag.Bool("update", false, "write the pages on the rules in policies/ anew")

// TestPages holds the pages in policies/ to the rules.
func TestPages(t *testing.T) {
	rules, err := checker.Explanations()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"RULES.md": pagesOn(t, rules, "")}
	for _, topic := range topicPages(rules) {
		var some []checker.Explanation
		for _, p := range topic.Rules {
			some = append(some, p.Explanation)
			if p.Example == nil {
				t.Errorf("%s has no example: go test ./checker -run TestExamples -update finds one", p.ID)
			}
		}
		want[topic.Topic+"/README.md"] = pagesOn(t, some, topic.Topic)
	}
	for name, text := range want {
		path := filepath.Join("..", "..", "policies", filepath.FromSlash(name))
		if *update {
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Errorf("%v; go test ./cmd/roe -run TestPages -update writes it", err)
		} else if diff := cmp.Diff(text, strings.ReplaceAll(string(got), "\r\n", "\n")); diff != "" {
			t.Errorf("policies/%s is not current; -update writes it anew (-want +got):\n%s", name, diff)
		}
	}
}

func pagesOn(t *testing.T, rules []checker.Explanation, asked string) string {
	t.Helper()
	var b bytes.Buffer
	if err := writePages(&b, rules, asked); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
