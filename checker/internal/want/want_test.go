package want

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"roe.example/checker/report"
)

const book = `uses: ["ca/pc-13652"] // want force/forbidden-here
instruments: "harbor/manual": {
	norms: "308": { // want force/unreached force/terms
		permits: ["x"]
	}
}
`

func marks(t *testing.T, content string) (*Marks, string, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "book.cue")
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	m, err := Read(filepath.Dir(file))
	return m, file, err
}

func finding(rule, severity, file string, line int) report.Finding {
	return report.Finding{Rule: rule, Severity: severity, Places: []report.Place{{File: file, Line: line}}}
}

func TestCheck(t *testing.T) {
	m, file, err := marks(t, book)
	if err != nil {
		t.Fatal(err)
	}
	library := report.Finding{Rule: "force/forbidden-here", Severity: "note", Places: []report.Place{
		{File: "roe:california.cue", Line: 40, Path: `instruments."ca/pc-13652".norms.threshold`},
	}}
	all := []report.Finding{library, finding("force/unreached", "error", file, 3), finding("force/terms", "warning", file, 3)}
	for _, test := range []struct {
		name     string
		findings []report.Finding
		want     []string // what each complaint contains
	}{
		{"all", all, nil},
		{"an unmarked note", append(all, finding("force/duty", "note", file, 4)), nil},
		{"an unmarked warning", append(all, finding("force/silent", "warning", file, 4)), []string{"unexpected warning at"}},
		{"the wrong line", append(all[:2:2], finding("force/terms", "warning", file, 2)), []string{"missing", "unexpected"}},
		{"a missing note", all[1:], []string{"book.cue:1: force/forbidden-here"}},
		{"nothing", nil, []string{":1:", ":3: force/terms", ":3: force/unreached"}},
		{"elsewhere", append(all, finding("force/silent", "error", "other.cue", 1)), []string{"at no place"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := m.Check(test.findings)
			if len(got) != len(test.want) {
				t.Fatalf("got %q, want %d complaints", got, len(test.want))
			}
			for i, want := range test.want {
				if !strings.Contains(got[i], want) {
					t.Errorf("got %q, want %q in it", got[i], want)
				}
			}
		})
	}
}

func TestReadRefusesMisspeltMark(t *testing.T) {
	if _, _, err := marks(t, "a: 1 // want Force/unreached, please\n"); err == nil {
		t.Error("no error for a mark that names no rule")
	}
}
