package paper

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"roe.example/checker/briefing"
	"roe.example/checker/report"
)

// cruel texts mean something to one format or another.
var cruel = []string{
	`<script>alert(1)</script><img src=x onerror=y></section>`, "a|b\\|c\n| d |\r\n# e\n- f", "`code` ```\nfence\n``` **b** _i_ [a](https://evil.example) https://evil.example",
	"BEGIN:VEVENT\r\nSUMMARY:x;y,z\\n", "\x1b[31m\u202eleft\x00\xff", strings.Repeat("word", 80), "漢字 👮 Łódź \u2028", `"}]}</json>`, "1. x", "&lt;b&gt; &#64;",
}

// hostile is a briefing with a text wherever it can have one.
func hostile(text string) *briefing.Briefing {
	b := &briefing.Briefing{}
	fill(reflect.ValueOf(b).Elem(), text)
	b.Version, b.Today, b.Audience, b.Disclaimer = briefing.Version, "2026-10-01", report.Internal, report.Disclaimer
	b.Withheld = nil
	times := report.Interval{From: "2026-11-03T06:00:00-08:00", Until: "2026-11-04T02:00:00-08:00"}
	b.During, b.Timeline.During, b.Timeline.Zone = times, times, "America/Los_Angeles" // the loader knows all zones
	for i := range b.Timeline.Marks {
		b.Timeline.Marks[i].At = times.From
	}
	for i := range b.Calendar {
		b.Calendar[i].Day, b.Calendar[i].During = "", times
	}
	b.Report = &report.Report{Version: 1, Today: b.Today, Audience: report.Internal, Disclaimer: report.Disclaimer, Findings: []report.Finding{{
		Rule: "force/unreached", Severity: "error", Title: text, Message: text, Remedy: text, Places: []report.Place{{File: text, Role: text, Line: 1, Column: 1}},
	}}}
	return b
}

func fill(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(1)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), text)
		fill(v.Index(1), text)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), text)
		}
	}
}

// checks read a format as its users' programs do.
var checks = map[string]func(t *testing.T, out string){
	"html": func(t *testing.T, out string) {
		if strings.Contains(out, "<script>alert") || strings.Contains(out, "<img") || strings.Contains(out, "https://evil") && strings.Contains(out, `href="https://evil`) {
			t.Error("text became markup")
		}
	},
	"markdown": checkMarkdown,
	"json": func(t *testing.T, out string) {
		if !json.Valid([]byte(out)) {
			t.Error("it is no JSON")
		}
	},
	"ics": func(t *testing.T, out string) {
		if n := strings.Count(out, "\r\nBEGIN:VEVENT\r\n"); n != 2 {
			t.Errorf("%d entries of 2", n)
		}
	},
}

// bar is one that parts two cells.
var bar = regexp.MustCompile(`(^|[^\\])\|`)

func checkMarkdown(t *testing.T, out string) {
	cells := 0
	for line := range strings.Lines(out) {
		if !strings.HasPrefix(line, "|") {
			cells = 0
			continue
		}
		n := len(bar.FindAllString(line, -1))
		if cells != 0 && n != cells {
			t.Errorf("%d cells in a table of %d: %s", n, cells, line)
		}
		cells = n
	}
	var page bytes.Buffer
	m := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))
	if err := m.Convert([]byte(out), &page); err != nil {
		t.Fatal(err)
	}
	for _, mark := range []string{"<script", "<img", "<a ", "<pre>"} {
		if strings.Contains(page.String(), mark) {
			t.Errorf("text became %s", mark)
		}
	}
}

// TestEveryFormatIsValid, whatever texts a book holds, and is the same each
// time. A PDF is of the page, which is tested.
func TestEveryFormatIsValid(t *testing.T) {
	for i := range Briefing {
		f := &Briefing[i]
		if f.Outside {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			for _, text := range cruel {
				var first, second bytes.Buffer
				err := errors.Join(f.Write(t.Context(), &first, hostile(text), Options{Size: "a4"}), f.Write(t.Context(), &second, hostile(text), Options{Size: "a4"}))
				if err != nil {
					t.Fatalf("%q: %v", text, err)
				}
				if first.String() != second.String() {
					t.Errorf("%q: other bytes the second time", text)
				}
				if f.Name != "json" && strings.ContainsAny(first.String(), "\x00\x1b\u202e") {
					t.Errorf("%q: signs that are not for reading", text)
				}
				checks[f.Name](t, first.String())
			}
		})
	}
}

// TestNothingStated: a book that says almost nothing has a briefing too.
func TestNothingStated(t *testing.T) {
	empty := &briefing.Briefing{Today: "2026-10-01", Event: "Election Day", Report: &report.Report{}, Disclaimer: report.Disclaimer}
	for i := range Briefing {
		if f := &Briefing[i]; !f.Outside {
			var out bytes.Buffer
			if err := f.Write(t.Context(), &out, empty, Options{}); err != nil || !strings.Contains(out.String(), "Election Day") {
				t.Errorf("%s: %v\n%s", f.Name, err, out.String())
			}
		}
	}
}

// TestPublicTellsNoAbsence: that a net is not encrypted is not for the public
// either.
func TestPublicTellsNoAbsence(t *testing.T) {
	b := &briefing.Briefing{Today: "2026-10-01", Audience: report.Public, Report: &report.Report{}, Radio: briefing.Radio{Stated: true, Nets: []briefing.Net{{Title: "Command"}}}}
	for i := range Briefing {
		if f := &Briefing[i]; f.Name == "html" || f.Name == "markdown" {
			var out bytes.Buffer
			if err := f.Write(t.Context(), &out, b, Options{}); err != nil {
				t.Fatal(err)
			}
			if told := strings.ToLower(out.String()); strings.Contains(told, "encrypted |") || strings.Contains(told, "not encrypted") || strings.Contains(told, ">encrypted<") {
				t.Errorf("%s tells how nets are encrypted", f.Name)
			}
		}
	}
}

// TestWriteErrors: a writer that fails is told.
func TestWriteErrors(t *testing.T) {
	for i := range Briefing {
		if f := &Briefing[i]; !f.Outside {
			if err := f.Write(t.Context(), broken{}, hostile("x"), Options{}); !errors.Is(err, io.ErrShortWrite) {
				t.Errorf("%s does not notice a full disk: %v", f.Name, err)
			}
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrShortWrite }
