package checker

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// imports lists what the program's files (not its tests) import, by package
// folder from the top of the repository.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := filepath.WalkDir("..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "testdata" || strings.HasPrefix(entry.Name(), ".") && entry.Name() != "..") {
			return fs.SkipDir
		}
		if _, err := os.Stat(filepath.Join(name, "go.mod")); err == nil && entry.IsDir() && name != ".." {
			return fs.SkipDir // another module is no part of the program
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		folder := path.Dir(filepath.ToSlash(strings.TrimPrefix(name, ".."+string(filepath.Separator))))
		for _, spec := range f.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			out[folder] = append(out[folder], imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestEdges holds the edges of the design: shape in CUE behind one package,
// judgement in Rego behind one, old versions in git behind one, and renderers
// that know nothing but what they are to show.
func TestEdges(t *testing.T) {
	all := imports(t)
	for _, folder := range []string{"checker", "checker/load", "checker/judge", "checker/render/text", "checker/render/web", "cmd/roe"} {
		if len(all[folder]) == 0 {
			t.Fatalf("%s was not found", folder)
		}
	}
	// checker/render and checker/render/paper know all formats.
	renderers := []string{
		"roe.example/checker/report", "roe.example/checker/briefing", "roe.example/checker/drill", "roe.example/checker/readiness",
		"roe.example/checker/drawing", "roe.example/checker/render", "roe.example/checker/sweep/tally", "roe.example/checker/internal/cores", "roe.example/checker/internal/late", "roe.example/checker/internal/plain",
		"github.com/fatih/color", "github.com/mattn/go-runewidth",
		"github.com/olekukonko/tablewriter", "github.com/olekukonko/tablewriter/pkg/twwarp", "github.com/olekukonko/tablewriter/pkg/twwidth",
		"github.com/olekukonko/tablewriter/renderer", "github.com/olekukonko/tablewriter/tw",
		"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif", "github.com/jstemmer/go-junit-report/v2/junit", "go.yaml.in/yaml/v3",
		"github.com/arran4/golang-ical", "github.com/xuri/excelize/v2", "github.com/parquet-go/parquet-go",
		"github.com/chromedp/chromedp", "github.com/chromedp/cdproto/cdp", "github.com/chromedp/cdproto/emulation", "github.com/chromedp/cdproto/page",
	}
	for folder, list := range all {
		for _, imported := range list {
			switch {
			case strings.HasPrefix(imported, "cuelang.org/go") && folder != "checker/load",
				strings.HasPrefix(imported, "github.com/dop251/goja") && folder != "checker/drawing",
				strings.HasPrefix(imported, "github.com/open-policy-agent/") && folder != "checker/judge",
				strings.HasPrefix(imported, "github.com/go-git/") && folder != "checker/history",
				strings.HasPrefix(imported, "github.com/xuri/excelize") && folder == "checker",
				strings.HasPrefix(imported, "github.com/xuri/excelize") && folder == "cmd/roe",
				(strings.HasPrefix(imported, "go.lsp.dev/") || strings.HasPrefix(imported, "github.com/sourcegraph/jsonrpc2")) && folder != "checker/lsp",
				strings.HasPrefix(folder, "checker/render/") && folder != "checker/render/paper" && strings.Contains(imported, ".") && !slices.Contains(renderers, imported):
				t.Errorf("%s must not import %s", folder, imported)
			}
		}
	}
}

// TestOnlyTheFacadeKnowsAll: stages do not reach over each other.
func TestOnlyTheFacadeKnowsAll(t *testing.T) {
	forbidden := map[string][]string{
		"checker/book":      {"roe.example/"},
		"checker/facts":     {"roe.example/"},
		"checker/rule":      {"roe.example/checker/judge", "roe.example/checker/report", "roe.example/checker/load"},
		"checker/judge":     {"roe.example/checker/report", "roe.example/checker/load", "roe.example/checker/evidence", "roe.example/checker/calculus"},
		"checker/report":    {"roe.example/checker/judge", "roe.example/checker/load", "roe.example/checker/evidence", "roe.example/checker/calculus"},
		"checker/load":      {"roe.example/checker/judge", "roe.example/checker/report", "roe.example/checker/evidence", "roe.example/checker/calculus"},
		"checker/evidence":  {"roe.example/checker/judge", "roe.example/checker/report", "roe.example/checker/load"},
		"checker/history":   {"roe.example/"},
		"checker/worksheet": {"roe.example/checker/judge", "roe.example/checker/report", "roe.example/checker/evidence", "roe.example/checker/calculus"},
		"checker/calculus":  {"roe.example/checker/judge", "roe.example/checker/report", "roe.example/checker/load"},
		"checker/drawing":   {"roe.example/checker/judge", "roe.example/checker/load", "roe.example/checker/book", "roe.example/checker/facts", "roe.example/checker/evidence", "roe.example/checker/calculus", "roe.example/checker/render"},
	}
	all := imports(t)
	for folder, prefixes := range forbidden {
		for _, imported := range all[folder] {
			for _, p := range prefixes {
				if strings.HasPrefix(imported, p) && imported != "roe.example/checker/internal/late" { // which knows nothing of roe
					t.Errorf("%s must not import %s", folder, imported)
				}
			}
		}
	}
}

// TestTopicsAreTheSchemas holds the list of topics in the report to #Topic.
func TestTopicsAreTheSchemas(t *testing.T) {
	schema, err := os.ReadFile("../schemas/common.cue")
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("report/coverage.go")
	if err != nil {
		t.Fatal(err)
	}
	line := regexp.MustCompile(`(?m)^#Topic: (.*)$`).FindSubmatch(schema)
	list := regexp.MustCompile(`(?s)var allTopics = \[\]string\{(.*?)\}`).FindSubmatch(source)
	if line == nil || list == nil {
		t.Fatal("cannot find #Topic or allTopics")
	}
	word := regexp.MustCompile(`"([a-z-]+)"`)
	want, got := word.FindAllString(string(line[1]), -1), word.FindAllString(string(list[1]), -1)
	if !slices.Equal(want, got) {
		t.Errorf("topics: schema %v, report %v", want, got)
	}
}
