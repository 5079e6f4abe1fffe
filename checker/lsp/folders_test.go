package lsp

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestArrange: which folders are judged together.
func TestArrange(t *testing.T) {
	root := t.TempDir()
	file := func(name, data string) string {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	file(".git/HEAD", "")
	file("agreements/coast/a.cue", "package a\n\nagencies: x: {}\n")
	file("agreements/coast/b.yaml", "title: x\n")
	file("agreements/valley/a.yaml", "deployments:\n  x: {}\n")
	file("state/roe.cue", "")
	file("state/2026/a/a.json", `{"instruments": {"x": {}}}`)
	file("state/2027/b/c/a.cue", "agreements: {}\n")
	file(".github/workflows/ci.yml", "jobs:\n  x: {}\n")
	file("node_modules/x/a.cue", "agencies: x: {}\n")
	file("package.json", `{"agreements": "none"}`)
	file("schema/x.cue", "#Agencies: agencies: x: {}\n")
	other := file("schema/other.cue", "x: 1\n")
	fixture := file("testdata/book/a.cue", "agencies: x: {}\n")
	fresh := filepath.Join(root, "agreements/new/a.cue")

	a := survey([]string{root}).arrange(map[string]string{
		other: "x: 1\n", fixture: "agencies: x: {}\n", fresh: "deployments: {", filepath.Join(root, "package.json"): "{}",
	})
	got := map[string][]string{}
	for group, dirs := range a.groups {
		for _, dir := range dirs {
			rel, _ := filepath.Rel(root, dir)
			name, _ := filepath.Rel(root, group)
			got[filepath.ToSlash(name)] = append(got[filepath.ToSlash(name)], filepath.ToSlash(rel))
		}
	}
	want := map[string][]string{
		"agreements": {"agreements/coast", "agreements/new", "agreements/valley"},
		"state":      {"state/2026/a", "state/2027/b/c"},
		"testdata":   {"testdata/book"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	if !slices.Equal(a.foreign, []string{other}) {
		t.Errorf("foreign: %v", a.foreign)
	}
}
