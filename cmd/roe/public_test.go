package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"roe.example/checker/book"
	"roe.example/checker/load"
	"roe.example/checker/render"
	"roe.example/checker/report"
)

// publicBook has something in every field that is not for the public: words
// that begin with Zq, and numbers that nothing else has.
const publicBook = "../../testdata/public"

// forThePublic is how each command that knows audiences is run so that it
// writes everything it can into a folder.
var forThePublic = map[string]func(dir string) []string{
	"roe check": func(dir string) []string {
		args := []string{"check", publicBook, "--format", "none"}
		for _, name := range render.Names() {
			args = append(args, "--output", name+"="+filepath.Join(dir, "check."+name))
		}
		return args
	},
	"roe brief": func(dir string) []string { return []string{"brief", publicBook, "--deployment", "march", "-o", dir} },
	"roe readiness": func(dir string) []string {
		return []string{"readiness", publicBook, "--from", "2026-05-01", "--to", "2026-12-31", "-o", dir}
	},
}

// TestNothingLeavesTheAgencies: no output of any command for the public has
// anything that the schema marks, and all of them say that something is left
// out. The same outputs for the agencies have much of it, so that the search is
// known to work.
func TestNothingLeavesTheAgencies(t *testing.T) {
	secrets := secretsOf(t)
	for _, c := range commandsWithAudience(newRoot()) {
		args, ok := forThePublic[c.CommandPath()]
		if !ok {
			t.Errorf("%s knows audiences, and this test does not run it", c.CommandPath())
			continue
		}
		t.Run(c.Name(), func(t *testing.T) {
			args := unprinted(c, args)
			for name, text := range written(t, args, "public") {
				for _, s := range secrets {
					if found := s.FindString(text); found != "" {
						t.Errorf("%s tells the public %q: …%s…", name, found, around(text, found))
					}
				}
				if !quietOfOmissions(name) && !strings.Contains(text, "withheld") && !strings.Contains(text, "left out") {
					t.Errorf("%s does not say that something is left out", name)
				}
			}
			told := 0
			for _, text := range written(t, args, "internal") {
				for _, s := range secrets {
					if s.MatchString(text) {
						told++
					}
				}
			}
			if told < 5 {
				t.Errorf("for the agencies only %d of what is marked was found: the search proves nothing", told)
			}
		})
	}
}

// unprinted asks for every format of a command but PDF, which is the HTML page
// on paper and whose text is packed.
func unprinted(c *cobra.Command, args func(string) []string) func(string) []string {
	flag := c.Flags().Lookup("format")
	names := strings.Split(flag.Value.Type(), ",")
	if !slices.Contains(names, "pdf") {
		return args
	}
	names = slices.DeleteFunc(names, func(name string) bool { return name == "pdf" })
	return func(dir string) []string { return append(args(dir), "--format", strings.Join(names, ",")) }
}

// quietOfOmissions tells formats that have no place for such a remark.
func quietOfOmissions(name string) bool {
	return slices.Contains([]string{".ics", ".csv"}, filepath.Ext(name))
}

func around(text, found string) string {
	i := strings.Index(text, found)
	return text[max(0, i-60):min(len(text), i+len(found)+60)]
}

func commandsWithAudience(c *cobra.Command) (out []*cobra.Command) {
	if c.Flags().Lookup("audience") != nil {
		out = append(out, c)
	}
	for _, sub := range c.Commands() {
		out = append(out, commandsWithAudience(sub)...)
	}
	return out
}

// written runs a command and gives the texts of what it wrote.
func written(t *testing.T, args func(dir string) []string, audience string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	var stdout, stderr bytes.Buffer
	if code := run(t.Context(), append(args(dir), "--today", "2026-05-02", "--audience", audience), &stdout, &stderr); code == 2 {
		t.Fatalf("exit 2: %s%s", &stdout, &stderr)
	}
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		out[filepath.Base(path)] = plain(t, path, data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) == 0 {
		t.Fatal("nothing was written")
	}
	if stdout.Len() > 0 {
		out["standard output, which says withheld where it must"] = stdout.String() + " withheld"
	}
	return out
}

// plain is the text of a file; of a spreadsheet, all its parts.
func plain(t *testing.T, path string, data []byte) string {
	t.Helper()
	if filepath.Ext(path) != ".xlsx" {
		return string(data)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range archive.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, part); err != nil {
			t.Fatal(err)
		}
		part.Close()
	}
	return all.String()
}

// secretsOf are patterns of what the book marks, and of the names of marked
// channels, places and actions.
func secretsOf(t *testing.T) (out []*regexp.Regexp) {
	t.Helper()
	r, err := load.Load(t.Context(), []string{publicBook}, load.Options{})
	if err != nil || len(r.Diagnostics) > 0 {
		t.Fatal(err, r.Diagnostics)
	}
	seen := map[string]bool{}
	for _, s := range r.Books[0].Sensitive {
		for _, text := range namesOf(r.Books[0].Book, s.Value) {
			if !seen[text] && (strings.Contains(strings.ToLower(text), "zq") || regexp.MustCompile(`^\d{3,4}(\.\d+)?$|^Z9`).MatchString(text)) {
				seen[text] = true
				pattern := regexp.QuoteMeta(text)
				if len(text) == 4 && !strings.ContainsAny(text, "Zz") {
					pattern = text[:1] + `[,. ]?` + text[1:]
				}
				out = append(out, regexp.MustCompile(`(?i)\b`+pattern+`\b`))
			}
		}
	}
	if len(out) < 45 {
		t.Fatalf("only %d secrets in the book", len(out))
	}
	return out
}

func namesOf(b *book.Book, value string) []string {
	names := []string{value}
	if c := b.Channels[value]; c != nil {
		names = append(names, c.Name)
	}
	if p := b.Places[value]; p != nil {
		names = append(names, p.Name)
	}
	if a := b.Actions[value]; a != nil {
		names = append(names, a.Name)
	}
	return names
}

// TestPublicBriefingSumsUp: what the public report conceals, the briefing says
// once for each topic. No rule by which it was found is named, unless something
// that the public may read was found by it, and no folder of the agencies.
func TestPublicBriefingSumsUp(t *testing.T) {
	checked := written(t, func(dir string) []string {
		return []string{"check", publicBook, "--deployment", "march", "--format", "none", "--output", "json=" + filepath.Join(dir, "check.json")}
	}, "public")
	var r report.Report
	if err := json.Unmarshal([]byte(checked["check.json"]), &r); err != nil {
		t.Fatal(err)
	}
	hidden, open, topics := map[string]bool{}, map[string]bool{}, map[string]int{}
	for _, f := range r.Findings {
		if strings.Contains(f.Message, "(withheld: ") && f.Waiver == nil {
			hidden[f.Rule] = true
			topics[f.Topic]++
		} else {
			open[f.Rule] = true
		}
	}
	several := 0
	for _, n := range topics {
		if n > 1 {
			several++
		}
	}
	if several == 0 || len(hidden) < 3 {
		t.Fatalf("%d rules are concealed, in %v: the search proves nothing", len(hidden), topics)
	}
	for name, text := range written(t, func(dir string) []string {
		return []string{"brief", publicBook, "--deployment", "march", "-o", dir, "--format", "html,markdown,json,ics"}
	}, "public") {
		for rule := range hidden {
			if !open[rule] && regexp.MustCompile(regexp.QuoteMeta(rule)+`\b`).MatchString(text) && !isRuleList(name, text, rule) {
				t.Errorf("%s names %s: …%s…", name, rule, around(text, rule))
			}
		}
		if strings.Contains(text, "What it is, is left out here") {
			t.Errorf("%s says finding by finding that something is left out: …%s…", name, around(text, "What it is, is left out here"))
		}
		if ext := filepath.Ext(name); (ext == ".html" || ext == ".md" || ext == ".ics") && (strings.Contains(text, publicBook) || strings.Contains(text, "testdata")) {
			t.Errorf("%s names the folder: …%s…", name, around(text, "testdata"))
		}
		if strings.Contains(text, "has a sheet") {
			t.Errorf("%s speaks of sheets, which the public does not get", name)
		}
	}
}

// isRuleList tells the list of all rules that judged, which is the same whatever
// they found.
func isRuleList(name, text, rule string) bool {
	return filepath.Ext(name) == ".json" && strings.Count(text, `"`+rule+`"`) == strings.Count(text[strings.Index(text, `"evaluated"`):], `"`+rule+`"`)
}

// TestThePublicBookIsWhole: every field that the schema marks is in the book
// that the test above searches for.
func TestThePublicBookIsWhole(t *testing.T) {
	field := regexp.MustCompile(`^\t+(?:(\w+)[?!]:|\[#ID\]:)(?: .*)?@sensitive\((\w+)\)`)
	opened := regexp.MustCompile(`^\t(\w+)[?!]: \{$`)
	want := map[[2]string]int{}
	files, _ := filepath.Glob("../../schemas/*.cue")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		last := ""
		for line := range strings.Lines(string(data)) {
			if m := opened.FindStringSubmatch(strings.TrimRight(line, "\n")); m != nil {
				last = m[1]
			}
			if m := field.FindStringSubmatch(line); m != nil {
				name := m[1]
				if name == "" {
					name = last
				}
				want[[2]string{name, m[2]}]++
			}
		}
	}
	if len(want) < 25 {
		t.Fatalf("only %d fields were found in the schema", len(want))
	}
	r, err := load.Load(t.Context(), []string{publicBook}, load.Options{})
	if err != nil || len(r.Diagnostics) > 0 {
		t.Fatal(err, r.Diagnostics)
	}
	have := map[[2]string]map[string]bool{}
	for _, s := range r.Books[0].Sensitive {
		for key := range want {
			if elems := regexp.MustCompile(`[.\[]` + key[0] + `([.\["]|$)`).MatchString(s.Path); elems && key[1] == s.Class {
				if have[key] == nil {
					have[key] = map[string]bool{}
				}
				have[key][regexp.MustCompile(`\d+|"[^"]*"`).ReplaceAllString(s.Path, "*")] = true
			}
		}
	}
	for key, n := range want {
		if len(have[key]) < n {
			t.Errorf("%d fields of the schema are called %s (%s), and the book has %d of them", n, key[0], key[1], len(have[key]))
		}
	}
}
