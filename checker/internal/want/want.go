// Package want holds the findings of a run against "// want" comments in the
// books, so that a fixture says on the line itself what must be found there:
//
//	"308.4": { // want force/unreached
//
// A mark stands at the end of a line of CUE ("//") or YAML ("#") and names one
// or more rules. A finding belongs to its first place in the files; one whose
// places all lie in the starter library belongs to the line on which the book
// first names the document.
package want

import (
	"bufio"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"roe.example/checker/internal/late"
	"roe.example/checker/report"
)

// Marks are the marks in some files, and what is needed to place findings.
type Marks struct {
	marks []mark
	files map[string][]string // lines, by absolute path
	order []string
}

// mark is one rule wanted at one line.
type mark struct {
	file string
	line int
	rule string
}

func (m mark) String() string { return fmt.Sprintf("%s:%d: %s", short(m.file), m.line, m.rule) }

var comment = late.Regexp(`(?://|#)\s*want((?:\s+[a-z0-9-]+/[a-z0-9-]+)+)\s*$`)

// attempt finds what was meant as a mark, to catch one that is misspelt.
var attempt = late.Regexp(`(?://|#)\s*want\b.*/`)

// Read collects the marks of all CUE and YAML files at and below paths.
func Read(paths ...string) (*Marks, error) {
	m := &Marks{files: map[string][]string{}}
	for _, path := range paths {
		err := filepath.WalkDir(path, func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !slices.Contains([]string{".cue", ".yaml", ".yml"}, filepath.Ext(file)) {
				return err
			}
			return m.read(file)
		})
		if err != nil {
			return nil, fmt.Errorf("read marks: %w", err)
		}
	}
	return m, nil
}

func (m *Marks) read(path string) error {
	file, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	m.order = append(m.order, file)
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		m.files[file] = append(m.files[file], line)
		found := comment.FindStringSubmatch(line)
		if found == nil {
			if attempt.MatchString(line) {
				return fmt.Errorf("%s:%d: not a mark: %q; write // want topic/rule at the end of the line", short(file), n, line)
			}
			continue
		}
		for _, rule := range strings.Fields(found[1]) {
			m.marks = append(m.marks, mark{file, n, rule})
		}
	}
	return lines.Err()
}

// Rules lists the rules that are wanted somewhere.
func (m *Marks) Rules() []string {
	var out []string
	for _, one := range m.marks {
		out = append(out, one.rule)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Of counts the marks of a rule.
func (m *Marks) Of(rule string) (n int) {
	for _, one := range m.marks {
		if one.rule == rule {
			n++
		}
	}
	return n
}

// Check says what does not fit: marks without a finding, and errors and
// warnings without a mark. Notes need no mark. Waived findings count too.
func (m *Marks) Check(findings []report.Finding) []string {
	found := map[mark]bool{}
	var wrong []string
	for i := range findings {
		f := &findings[i]
		at, ok := m.place(f)
		found[at] = found[at] || ok
		switch {
		case ok && slices.Contains(m.marks, at) || f.Severity == "note":
		case ok:
			wrong = append(wrong, fmt.Sprintf("unexpected %s at %s\n\t%s", f.Severity, at, f.Message))
		default:
			wrong = append(wrong, fmt.Sprintf("unexpected %s %s, at no place of these files: %v\n\t%s", f.Severity, f.Rule, f.Places, f.Message))
		}
	}
	for _, one := range m.marks {
		if !found[one] {
			wrong = append(wrong, fmt.Sprintf("missing %s", one))
		}
	}
	slices.Sort(wrong)
	return slices.Compact(wrong)
}

// place is where a finding should be marked.
func (m *Marks) place(f *report.Finding) (mark, bool) {
	for _, p := range f.Places {
		if file, err := filepath.Abs(p.File); err == nil && m.files[file] != nil {
			return mark{file, p.Line, f.Rule}, true
		}
	}
	for _, p := range f.Places {
		if at, ok := m.named(p.Path); ok {
			at.rule = f.Rule
			return at, true
		}
	}
	return mark{rule: f.Rule}, false
}

// named finds the line that first names the document to which a path leads:
// instruments."ca/pc-13652".norms.threshold.
func (m *Marks) named(path string) (mark, bool) {
	_, rest, ok := strings.Cut(path, `instruments."`)
	if !ok {
		return mark{}, false
	}
	id, _, _ := strings.Cut(rest, `"`)
	for _, file := range m.order {
		for n, line := range m.files[file] {
			if strings.Contains(line, `"`+id+`"`) {
				return mark{file: file, line: n + 1}, true
			}
		}
	}
	return mark{}, false
}

// short is a path as one reads it from the working directory.
func short(file string) string {
	if wd, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(wd, file); err == nil {
			return filepath.ToSlash(rel)
		}
	}
	return file
}
