package render

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

var update = flag.Bool("update", false, "write the golden files anew")

// handMade is the report that all formats have a golden of.
func handMade(t testing.TB) *report.Report {
	t.Helper()
	data, err := os.ReadFile("testdata/report.json")
	if err != nil {
		t.Fatal(err)
	}
	r := &report.Report{}
	if err := json.Unmarshal(data, r); err != nil {
		t.Fatal(err)
	}
	for _, id := range append(slices.Clone(r.Coverage.Rules.Evaluated), r.Coverage.Rules.Off...) {
		topic, _, _ := strings.Cut(id, "/")
		r.Rules = append(r.Rules, rule.Rule{
			ID: id, Topic: topic, Severity: "warning", Title: "Title of " + id, Description: "What it finds.", Remedy: "What settles it.",
			References: []rule.Reference{{Ref: "seed 4", Description: "the guide"}, {Ref: "https://example.org/" + topic, Description: "the law"}},
		})
	}
	return r
}

// faulty is the report on books that could not be judged.
func faulty() *report.Report {
	return report.Faulty("2026-10-01", report.Internal, []report.Diagnostic{
		{Location: book.Location{File: "agreements/a.cue", Line: 3, Column: 2}, Message: `there is no field "prohibit"`, Hint: "write \"prohibits\"\nor leave it out"},
		{Location: book.Location{File: "a b.cue", Line: 7, Column: 1}, Message: "two files contradict each other", Also: []book.Location{{File: "b.cue", Line: 1, Column: 1}}},
		{Message: `No book has a deployment "nowhere".`, Hint: "The deployments are election-day."},
	}, []report.Diagnostic{{Location: book.Location{File: "agreements/old"}, Message: "nothing in it was judged"}})
}

func empty() *report.Report {
	r := report.Faulty("2026-10-01", report.Internal, nil, nil)
	r.Diagnostics = []report.Diagnostic{}
	return r
}

// huge has more of everything than any format shows.
func huge(t testing.TB) *report.Report {
	r := handMade(t)
	for i := range 1500 {
		f := r.Findings[i%5]
		f.Fingerprint, f.Message = fmt.Sprintf("%016x", i), fmt.Sprintf("%s And again, %d.", f.Message, i)
		r.Findings = append(r.Findings, f)
	}
	for i := range 200 {
		f := &r.Findings[0]
		f.Places = append(f.Places, report.Place{Role: "own rule", File: fmt.Sprintf("a/%d.cue", i), Line: i + 1, Column: 1})
	}
	for i := range 100 {
		v := r.Verdicts[1]
		v.Deployment = fmt.Sprintf("runoff-%d", i)
		r.Verdicts = append(r.Verdicts, v)
		r.Baseline.Gone = append(r.Baseline.Gone, r.Baseline.Gone[0])
		if i < 20 {
			r.Coverage.Rules.Off = append(r.Coverage.Rules.Off, fmt.Sprintf("finance/rule-%d", i))
		}
	}
	slices.SortStableFunc(r.Findings, func(a, b report.Finding) int { return strings.Compare(b.Deployment, a.Deployment) })
	return r
}

// cruel texts mean something to one format or another.
var cruel = []string{
	"]]> </failure><b>x</b> &amp; <!-- -->", "a\nb\r\nc\n\n# d\n- e\n1..9\nok 1 - f # SKIP g", "::error file=x,line=1::y\n::stop-commands::z",
	"%0A %25 100% %AZP0A;]", "##vso[task.complete result=Succeeded;]done ##[error]x", "| a | b |\\", "`code` ```\nfence\n``` ~~s~~ $x$ {{y}} {0}",
	"@octocat #1 https://evil.example/x www.evil.example <https://a.example> [a](https://b.example) ![i](j.png) a@b.example",
	"\x00\x07\x1b[31mred\x1b]8;;http://x\x07 \u202eleft \ufffe \xff\xfe", "Bail out! ---\n...\n", "<script>alert(1)</script><img src=x onerror=y>",
	"- list", "1. list", "> quote", "=====", "---", "    indented", "&#64;octocat &lt;", "\u2028 \u2029 \u00a0 ü 漢字 👮", "<details><summary>", "*a* _b_ __c__ **d**",
}

// hostile puts a text wherever a book can put one.
func hostile(t testing.TB, text string) *report.Report {
	r := handMade(t)
	for i := range r.Findings {
		f := &r.Findings[i]
		f.Message, f.Remedy, f.Title = text, text, text
		for j := range f.Places {
			f.Places[j].File, f.Places[j].Role = "a b/"+text+".cue", text
		}
		if w := f.Waiver; w != nil {
			w.ID, w.Why, w.Terms, w.Until, w.Evidence, w.Place.File = text, text, text, text, []string{text}, text
			w.Accepted[0] = report.Acceptance{Agency: text, By: text, Title: text, On: text}
		}
	}
	for i := range r.Verdicts {
		r.Verdicts[i].Event, r.Verdicts[i].Reason, r.Verdicts[i].Place.File = text, text, text
	}
	for i := range r.Baseline.Gone {
		r.Baseline.Gone[i].Message = text
	}
	r.Baseline.Name, r.Failures[0].Message, r.Notes[0].Message, r.Notes[0].File = text, text, text, text
	return r
}

func hostileFaults(text string) *report.Report {
	r := faulty()
	for i := range r.Diagnostics {
		r.Diagnostics[i].Message, r.Diagnostics[i].Hint, r.Diagnostics[i].File = text, text, text
	}
	return r
}

func write(t testing.TB, f *Format, r *report.Report, o Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := f.Write(&out, r, o); err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return out.String()
}

// TestGoldens holds every format to its golden files; those of text and json
// stand beside their packages.
func TestGoldens(t *testing.T) {
	for i := range Formats {
		f := &Formats[i]
		for name, r := range map[string]*report.Report{"report": handMade(t), "faulty": faulty()} {
			file := "testdata/" + f.Name + "." + name + ".golden"
			got := write(t, f, r, Options{Version: "v1.2.3"})
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", file, diff)
			}
		}
	}
}

// wide is a screen on which nothing is wrapped.
var wide = Options{Width: 20_000, Version: "v1.2.3"}

// TestEveryFormatSaysAll: what a reader must know is in every format.
func TestEveryFormatSaysAll(t *testing.T) {
	for i := range Formats {
		f := &Formats[i]
		check := oracles[f.Name]
		if check == nil {
			t.Fatalf("the format %s has no oracle", f.Name)
		}
		said := check(t, handMade(t), write(t, f, handMade(t), wide))
		for _, text := range []string{
			"Harbor PD may use pepper spray", "command/vacant", "The Coast Agreement was to be reviewed", // findings
			"Both agencies brief their officers on the difference", "Ana Ruiz", "Lee Park", "stay out of arrests", "Memorandum 26-14", // waiver
			"main", "The Coast Agreement is not signed by Harbor PD.", // baseline
			"to_number: invalid syntax", "force/broken", // failures
			"not all rules are known on body camera", "no verdict", "finance/stale", "channels", report.Disclaimer, "riverton.cue", "host rule",
			"agreements and documents were checked by themselves",
		} {
			if !strings.Contains(said, text) {
				t.Errorf("%s does not say %q", f.Name, text)
			}
		}
		if f.Name != "json" {
			for _, text := range []string{"30 November 2026", "new", "Known: ", "body-camera/unreached weighs as an error", "To settle it: "} {
				if !strings.Contains(said, text) {
					t.Errorf("%s does not say %q", f.Name, text)
				}
			}
		}
		said = check(t, faulty(), write(t, f, faulty(), wide))
		for _, text := range []string{"there is no field", "prohibits", "or leave it out", "two files contradict each other", "b.cue", "nowhere", "legal advice"} {
			if !strings.Contains(said, text) {
				t.Errorf("%s does not say %q of faults", f.Name, text)
			}
		}
	}
}

// TestEveryFormatIsValid for reports that are empty, huge, or hold what means
// something to the format.
func TestEveryFormatIsValid(t *testing.T) {
	for i := range Formats {
		f := &Formats[i]
		t.Run(f.Name, func(t *testing.T) {
			large := huge(t)
			oracles[f.Name](t, large, write(t, f, large, Options{}))
			reports := []*report.Report{empty()}
			for _, text := range cruel {
				reports = append(reports, hostile(t, text), hostileFaults(text))
			}
			for _, r := range reports {
				for _, o := range []Options{{}, {Width: 40, Version: "<&v"}} {
					oracles[f.Name](t, r, write(t, f, r, o))
				}
			}
		})
	}
}

// TestSameBytes: nothing depends on the order of a map or on the clock.
func TestSameBytes(t *testing.T) {
	for i := range Formats {
		f := &Formats[i]
		if a, b := write(t, f, handMade(t), wide), write(t, f, handMade(t), wide); a != b {
			t.Errorf("%s differs from run to run", f.Name)
		}
	}
}

// TestWriteErrors: a writer that fails is told.
func TestWriteErrors(t *testing.T) {
	for i := range Formats {
		if err := Formats[i].Write(brokenWriter{}, handMade(t), Options{}); err == nil {
			t.Errorf("%s does not notice a full disk", Formats[i].Name)
		}
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestFind(t *testing.T) {
	if _, err := Find("xml"); err == nil || !strings.Contains(err.Error(), strings.Join(Names(), ", ")) {
		t.Errorf("error %v", err)
	}
}

func TestPrintable(t *testing.T) {
	r := hostile(t, "a\x1b[2Jb\nc\x00\u202e\xff")
	before, _ := json.Marshal(r)
	got := Printable(r)
	if want := "a\ufffd[2Jb\nc\ufffd\ufffd\ufffd"; got.Findings[0].Message != want || got.Findings[0].Places[0].Role != want {
		t.Errorf("got %q", got.Findings[0].Message)
	}
	if after, _ := json.Marshal(r); !bytes.Equal(before, after) {
		t.Error("the report itself was changed")
	}
}

// Every sign is looked at: the quick ways past most of them leave none out.
func TestHiddenSigns(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		want := r != '\n' && r != '\t' && unicode.In(r, unicode.Cc, unicode.Bidi_Control, unicode.Noncharacter_Code_Point)
		if hidden(r) != want {
			t.Errorf("%U: hidden is %t", r, !want)
		}
		if text := string(r); ascii(text) && want {
			t.Errorf("%U passes as a plain letter", r)
		}
	}
}
