package excerpt

import (
	"strings"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// Hunk is a difference between two files: lines From up to To of the one, from
// 0, are With in the other.
type Hunk struct {
	From, To int
	With     []string
}

// Hunks are the differences between two files, the smallest that can be made
// one by one: as many lines for as many are each a difference of its own.
func Hunks(a, b []string) (out []Hunk) {
	for _, h := range hunks(a, b) {
		if h.To-h.From != len(h.With) {
			out = append(out, h)
			continue
		}
		for i, line := range h.With {
			if a[h.From+i] != line {
				out = append(out, Hunk{h.From + i, h.From + i + 1, []string{line}})
			}
		}
	}
	return out
}

func hunks(a, b []string) (out []Hunk) {
	d := diffmatchpatch.New()
	d.DiffTimeout = 0 // the same files give the same hunks
	from, to, words := d.DiffLinesToRunes(joined(a), joined(b))
	at, open := 0, false
	for _, diff := range d.DiffCharsToLines(d.DiffMainRunes(from, to, false), words) {
		lines := strings.SplitAfter(diff.Text, "\n")
		lines = lines[:len(lines)-1]
		if diff.Type == diffmatchpatch.DiffEqual {
			at, open = at+len(lines), false
			continue
		}
		if !open {
			out, open = append(out, Hunk{From: at, To: at}), true
		}
		last := &out[len(out)-1]
		if diff.Type == diffmatchpatch.DiffDelete {
			at += len(lines)
			last.To = at
			continue
		}
		for _, line := range lines {
			last.With = append(last.With, strings.TrimSuffix(line, "\n"))
		}
	}
	return out
}

func joined(lines []string) string { return strings.Join(lines, "\n") + "\n" }

// Apply makes some differences, in the order of the file, and tells which
// lines of the result they wrote, from 1.
func Apply(lines []string, hunks []Hunk) (out []string, written []int) {
	at := 0
	for _, h := range hunks {
		out = append(out, lines[at:h.From]...)
		for _, line := range h.With {
			out = append(out, line)
			written = append(written, len(out))
		}
		at = h.To
	}
	return append(out, lines[at:]...), written
}
