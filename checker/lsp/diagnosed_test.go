package lsp

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.lsp.dev/protocol"

	"roe.example/checker"
	"roe.example/checker/report"
)

// TestDiagnosedAgain: whatever was done to findings, texts and open files since
// the last run, a group that remembers it shows what one shows that does not.
func TestDiagnosedAgain(t *testing.T) {
	for seed := range uint64(25) {
		rng := rand.New(rand.NewPCG(seed, 7))
		dir := t.TempDir()
		t.Chdir(dir)
		books := filepath.Join(dir, "book")
		if err := os.Mkdir(books, 0o755); err != nil {
			t.Fatal(err)
		}
		files := []string{"book/a.cue", "book/b.cue", "book/c.cue", "roe:ca.cue", "book"}
		write := func(name string, n int) {
			path := filepath.Join(dir, name)
			text := strings.Repeat(fmt.Sprintf("word%d: \"ü %s\"\n", n%10, strings.Repeat("x", n%3)), 6)
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			if long := time.Now().Add(-time.Hour); rng.IntN(2) == 0 {
				_ = os.Chtimes(path, long, long)
			}
		}
		for i, name := range files[:3] {
			write(name, i)
		}
		docs := map[string]*document{}
		g := &group{root: dir, dirs: []string{books}, held: &diagnosed{}}
		var findings []report.Finding
		for step := range 30 {
			switch name := files[rng.IntN(3)]; rng.IntN(6) {
			case 0:
				write(name, step)
			case 1:
				path := filepath.Join(dir, name)
				docs[path] = &document{uri: fileURI(path) + protocol.DocumentURI([]string{"", "?own"}[rng.IntN(2)]), path: path, version: int32(step), text: newText(fmt.Sprintf("// %d\nwö: \"rd\"\n", step), false)}
			case 2:
				delete(docs, filepath.Join(dir, name))
			case 3:
				_ = os.Remove(filepath.Join(dir, name))
			case 4:
				findings = slices.DeleteFunc(slices.Clone(findings), func(report.Finding) bool { return rng.IntN(5) == 0 })
			default:
				findings = slices.Clone(findings)
				for i := range findings {
					if rng.IntN(6) == 0 { // what a baseline makes of it
						findings[i].Change = []string{"", report.Known}[rng.IntN(2)]
					}
				}
			}
			for range rng.IntN(4) {
				f := report.Finding{Rule: "force/x", Severity: "error", Message: fmt.Sprint("They differ ", step), Book: "book", Count: 1}
				for range rng.IntN(4) {
					f.Places = append(f.Places, report.Place{Role: "rule", File: files[rng.IntN(len(files))], Line: 1 + rng.IntN(6), Column: 1 + rng.IntN(9)})
				}
				if rng.IntN(8) == 0 {
					f.Waiver = &report.Waiver{ID: "w", Place: report.Place{File: files[0], Line: 2, Column: 1}}
				}
				findings = append(findings, f)
			}
			j, r := &job{docs: docs}, result{x: &checker.Examination{Report: &report.Report{Findings: findings}}}
			got := g.diagnose(j, r).byFile
			want := (&group{root: dir, dirs: []string{books}, held: &diagnosed{}}).diagnose(j, r).byFile
			plain := func(list map[string][]*diagnostic) map[string][]protocol.Diagnostic {
				out := map[string][]protocol.Diagnostic{}
				for path, all := range list {
					for _, d := range all {
						d.encode() // whatever is kept of it
						out[path] = append(out[path], d.Diagnostic)
					}
				}
				return out
			}
			if diff := cmp.Diff(plain(want), plain(got)); diff != "" {
				t.Fatalf("seed %d, step %d (-anew +again):\n%s", seed, step, diff)
			}
		}
	}
}

// TestDiagnosedOnce: a finding that is the same in the same texts has the same
// diagnostic, so that it is not encoded again.
func TestDiagnosedOnce(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.cue")
	if err := os.WriteFile(path, []byte("a: 1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	f := report.Finding{Rule: "force/x", Book: dir, Places: []report.Place{{File: path, Line: 1, Column: 1}}}
	g, j := &group{root: dir, dirs: []string{dir}, held: &diagnosed{}}, &job{}
	r := result{x: &checker.Examination{Report: &report.Report{Findings: []report.Finding{f}}}}
	first, second := g.diagnose(j, r).byFile[path], g.diagnose(j, r).byFile[path]
	if len(first) != 1 || len(second) != 1 || first[0] != second[0] {
		t.Errorf("%v, then %v", first, second)
	}
}

// TestTextOfAFileLeftAlone: a file that was left alone is known by its stamp, and
// read again once it was written.
func TestTextOfAFileLeftAlone(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a.cue")
	write := func(text string) {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	g := &group{held: &diagnosed{}}
	g.held.begin()
	d := &diagnoses{j: &job{}, g: g, held: g.held}
	write("a: 1\n")
	time.Sleep(2100 * time.Millisecond) // times are coarse
	first := d.text(path)
	if d.text(path) != first {
		t.Error("it is another text, though nobody wrote it")
	}
	write("b: 2\n")
	time.Sleep(2100 * time.Millisecond)
	if got := d.text(path); got.data != "b: 2\n" {
		t.Errorf("its text is %q", got.data)
	}
}
