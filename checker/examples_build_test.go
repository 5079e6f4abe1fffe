package checker_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"roe.example/checker"
	"roe.example/checker/internal/excerpt"
	"roe.example/checker/report"
)

// twins are a book in which the rules of a topic fire and its quiet twin, and
// the differences between the two.
type twins struct {
	topic string
	fires map[string][]string // lines by file name, without marks
	diffs []diff              // by file and line
	// without are parts of what the twin has otherwise or not at all: a book may
	// also fall silent when such a part is left out.
	without []diff
}

// diff is one difference.
type diff struct {
	file string
	excerpt.Hunk
}

func (d diff) String() string {
	if len(d.With) == 0 {
		return fmt.Sprintf("%s:%d-%d", d.file, d.From+1, d.To)
	}
	return fmt.Sprintf("%s:%d", d.file, d.From+1)
}

// parts are the fields of which a large difference is made, each left out.
func (d diff) parts(lines []string) (out []diff) {
	if d.To-d.From < 2 {
		return nil
	}
	for at := d.From; at < d.To; at++ {
		line := lines[at]
		text := strings.TrimLeft(line, "\t")
		indent := line[:len(line)-len(text)]
		if text == "" || strings.HasPrefix(text, "//") || strings.HasPrefix(text, "}") || indent == "" {
			continue
		}
		end := at + 1
		if strings.HasSuffix(text, "{") {
			for end < d.To && lines[end] != indent+"}" {
				end++
			}
			end++
		}
		if end <= d.To && (len(d.With) > 0 || end-at < d.To-d.From) { // or it is the difference itself
			out = append(out, diff{d.file, excerpt.Hunk{From: at, To: end}})
		}
	}
	return out
}

func readTwins(t *testing.T, topic string) *twins {
	t.Helper()
	w := &twins{topic: topic, fires: linesOf(t, ruleDir(topic, "fires"))}
	quiet := linesOf(t, ruleDir(topic, "quiet"))
	for _, file := range slices.Sorted(maps.Keys(w.fires)) {
		for _, h := range excerpt.Hunks(w.fires[file], quiet[file]) {
			if d := (diff{file, h}); !d.idle(w.fires[file]) {
				w.diffs = append(w.diffs, d)
				w.without = append(w.without, d.parts(w.fires[file])...)
			}
		}
	}
	return w
}

// linesOf reads the files of a book.
func linesOf(t *testing.T, dir string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	files, err := filepath.Glob(filepath.Join(dir, "*.cue"))
	if err != nil || len(files) == 0 {
		t.Fatal(dir, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			out[filepath.Base(file)] = append(out[filepath.Base(file)], excerpt.Clean(strings.TrimSuffix(line, "\n")))
		}
	}
	return out
}

// idle tells a difference that changes nothing but titles and comments.
func (d diff) idle(lines []string) bool {
	for _, line := range append(slices.Clone(lines[d.From:d.To]), d.With...) {
		text := strings.TrimSpace(line)
		if text != "" && !strings.HasPrefix(text, "//") && !strings.HasPrefix(line, "package ") && !strings.HasPrefix(line, "title:") {
			return false
		}
	}
	return true
}

// with is the book after some differences; nil when it is no book then.
func (w *twins) with(t *testing.T, diffs []diff) []report.Finding {
	t.Helper()
	overlay := map[string][]byte{}
	for file, lines := range w.fires {
		path, err := filepath.Abs(filepath.Join(ruleDir(w.topic, "fires"), file))
		if err != nil {
			t.Fatal(err)
		}
		changed, _ := excerpt.Apply(lines, hunksOf(diffs, file))
		overlay[path] = []byte(strings.Join(changed, "\n") + "\n")
	}
	r, faults, err := checker.Check(t.Context(), checker.Options{Paths: []string{ruleDir(w.topic, "fires")}, Today: today, Overlay: overlay})
	if err != nil {
		t.Fatal(err)
	}
	if len(faults) > 0 {
		return nil
	}
	return append([]report.Finding{}, r.Findings...)
}

func hunksOf(diffs []diff, file string) (out []excerpt.Hunk) {
	for _, d := range diffs {
		if d.file == file {
			out = append(out, d.Hunk)
		}
	}
	return out
}

// silences tells whether a finding is gone, and nothing like it has come.
func silences(after, before []report.Finding, f report.Finding) bool {
	if after == nil {
		return false
	}
	was := prints(before)
	for _, a := range after {
		if a.Rule == f.Rule && a.Deployment == f.Deployment && (a.Fingerprint == f.Fingerprint || !was[a.Fingerprint]) {
			return false
		}
	}
	return true
}

func prints(findings []report.Finding) map[string]bool {
	out := map[string]bool{}
	for _, f := range findings {
		out[f.Fingerprint] = true
	}
	return out
}

// side tells how much else a change does.
func side(after, before []report.Finding) (n int) {
	was, is := prints(before), prints(after)
	for _, a := range after {
		if !was[a.Fingerprint] {
			n += 3
		}
	}
	for _, b := range before {
		if !is[b.Fingerprint] {
			n++
		}
	}
	return n
}

// build finds, for every rule of the topic, a finding and the least change that
// silences it.
func (w *twins) build(t *testing.T) map[string]checker.Example {
	before := w.with(t, nil)
	singles := w.all()
	single := make([][]report.Finding, len(singles))
	for i := range singles {
		single[i] = w.with(t, singles[i:i+1])
	}
	out := map[string]checker.Example{}
	for _, id := range marksIn(t, ruleDir(w.topic, "fires")).Rules() {
		if !strings.HasPrefix(id, w.topic+"/") {
			continue
		}
		f, diffs := w.choose(t, id, before, single)
		out[id] = w.example(f, diffs)
	}
	return out
}

// all are the differences, and what can be left out.
func (w *twins) all() []diff { return append(slices.Clone(w.diffs), w.without...) }

// choose prefers a finding that one difference silences, and of those the
// difference that does least else.
func (w *twins) choose(t *testing.T, id string, before []report.Finding, single [][]report.Finding) (report.Finding, []diff) {
	all := slices.DeleteFunc(slices.Clone(before), func(f report.Finding) bool { return f.Rule != id })
	if len(all) == 0 {
		t.Fatalf("%s finds nothing in the book of its topic", id)
	}
	best, chosen, at := -1, all[0], -1
	for _, f := range all {
		for i, after := range single {
			if !silences(after, before, f) {
				continue
			}
			if cost := 10*side(after, before) + len(w.all()[i].With); best < 0 || cost < best {
				best, chosen, at = cost, f, i
			}
		}
	}
	if at >= 0 {
		return chosen, w.all()[at : at+1]
	}
	return chosen, w.least(t, before, chosen)
}

// least drops differences as long as the finding stays away.
func (w *twins) least(t *testing.T, before []report.Finding, f report.Finding) []diff {
	left := slices.Clone(w.diffs)
	if !silences(w.with(t, left), before, f) {
		t.Fatalf("%s is not silent in the quiet twin", f.Rule)
	}
	for size := (len(left) + 1) / 2; size >= 1; size /= 2 {
		for i := 0; i < len(left); {
			fewer := slices.Delete(slices.Clone(left), i, min(i+size, len(left)))
			if silences(w.with(t, fewer), before, f) {
				left = fewer
			} else {
				i += size
			}
		}
	}
	return left
}

// example writes down a finding and the change that silences it.
func (w *twins) example(f report.Finding, diffs []diff) checker.Example {
	e := checker.Example{
		Book: "testdata/rules/" + w.topic + "/fires", Severity: f.Severity, Message: f.Message, Remedy: f.Remedy,
		Places: []checker.ExamplePlace{}, From: []string{},
	}
	lines := w.replaced(diffs)
	for _, p := range f.Places {
		file := filepath.Base(p.File)
		if w.fires[file] == nil || !strings.Contains(filepath.ToSlash(p.File), e.Book) {
			continue
		}
		more := maps.Clone(lines)
		more[file] = append(slices.Clone(more[file]), p.Line)
		if len(e.Places) > 0 && strings.Count(w.cut(w.fires, more), "\n") >= mostLines {
			continue
		}
		lines = more
		e.Places = append(e.Places, checker.ExamplePlace{Role: p.Role, File: e.Book + "/" + file, Line: p.Line})
	}
	e.Lines = w.cut(w.fires, lines)
	e.Quiet, e.How = w.change(diffs)
	for _, d := range diffs {
		e.From = append(e.From, d.String())
	}
	return e
}

// mostLines of a book are shown for one finding, if its first place leaves room
// for others.
const mostLines = 18

// replaced are the lines that differences do away with.
func (w *twins) replaced(diffs []diff) map[string][]int {
	out := map[string][]int{}
	for _, d := range diffs {
		for n := d.From + 1; n <= d.To; n++ {
			out[d.file] = append(out[d.file], n)
		}
	}
	return out
}

func (w *twins) cut(files map[string][]string, lines map[string][]int) string {
	var parts []string
	for _, file := range slices.Sorted(maps.Keys(lines)) {
		parts = append(parts, excerpt.Of(files[file], lines[file]))
	}
	return strings.Join(parts, "\n")
}

// change shows the lines that differ, and says how.
func (w *twins) change(diffs []diff) (text, how string) {
	after, written, dropped := map[string][]string{}, map[string][]int{}, w.replaced(diffs)
	for file := range w.fires {
		var lines []int
		if after[file], lines = excerpt.Apply(w.fires[file], hunksOf(diffs, file)); len(lines) > 0 {
			written[file] = lines
		}
	}
	switch {
	case len(written) == 0:
		return w.cut(w.fires, dropped), checker.LeftOut
	case len(dropped) == 0:
		return w.cut(after, written), checker.Added
	}
	return w.cut(after, written), checker.Changed
}
