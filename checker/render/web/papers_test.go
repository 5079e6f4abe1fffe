package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"roe.example/checker/drill"
	"roe.example/checker/readiness"
)

// otherPage is a page beside the briefing: what it is made of, and how it is
// written.
type otherPage struct {
	name string
	// read makes the document anew from its file, to be spoiled.
	read  func(t *testing.T) any
	write func(w io.Writer, document any) error
	// looks are the sections of which there are accepted pictures.
	looks map[string][]view
	// reach are kinds of element that the keyboard reaches.
	reach []string
}

var few = []view{{360, "light"}, {800, "dark"}, {1400, "light"}}

var otherPages = []otherPage{
	{
		name: "readiness",
		read: func(t *testing.T) any { return fromFile[readiness.Readiness](t, "testdata/readiness.json") },
		write: func(w io.Writer, d any) error {
			return Readiness(w, d.(*readiness.Readiness), Options{Paper: "letter"})
		},
		looks: map[string][]view{"summary": views, "capacity": few, "agreements": {{360, "dark"}, {1400, "light"}}},
		reach: []string{"summary", "select", "input", "button", "scroll", "a"},
	},
	{
		name:  "drill",
		read:  func(t *testing.T) any { return fromFile[drill.Drill](t, "testdata/drill.json") },
		write: func(w io.Writer, d any) error { return Drill(w, d.(*drill.Drill), Options{Paper: "letter"}) },
		looks: map[string][]view{"exercise": views, "scenario-1": few},
		reach: []string{"a"},
	},
}

func fromFile[T any](t *testing.T, name string) *T {
	t.Helper()
	out := new(T)
	raw, err := os.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(raw, out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (p *otherPage) page(t *testing.T, document any) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := p.write(&out, document); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// eachPaper runs a test on every page, in one tab each.
func eachPaper(t *testing.T, test func(t *testing.T, b *tab, p *otherPage)) {
	for i := range otherPages {
		t.Run(otherPages[i].name, func(t *testing.T) { test(t, newTab(t), &otherPages[i]) })
	}
}

// TestPapersLoad: the review and the exercise load with the network off, do not
// scroll sideways, have nothing to complain of, and look as accepted.
func TestPapersLoad(t *testing.T) {
	eachPaper(t, func(t *testing.T, b *tab, p *otherPage) {
		content := p.page(t, p.read(t))
		for _, v := range views {
			b.look(v)
			b.open(content)
			if by := eval[float64](b, sideways); by > 0 {
				t.Errorf("at %d px the page is %.0f px too wide, because of %s", v.width, by, eval[string](b, tooWide))
			}
			for id, in := range p.looks {
				if slices.Contains(in, v) {
					compareShot(t, fmt.Sprintf("%s-%s-%d-%s.png", p.name, id, v.width, v.scheme), b.shot(id, v))
				}
			}
		}
		b.quiet()
	})
}

func TestPapersAccess(t *testing.T) {
	script, err := os.ReadFile(axePath(t))
	if err != nil {
		t.Fatal(err)
	}
	eachPaper(t, func(t *testing.T, b *tab, p *otherPage) {
		content := p.page(t, p.read(t))
		for _, v := range []view{{1400, "light"}, {360, "dark"}} {
			b.look(v)
			b.open(content)
			b.script(`for (const d of document.querySelectorAll("details")) d.open = true`)
			b.axe(string(script))
		}
	})
}

// TestPapersKeyboard: everything can be reached without a mouse, and one sees
// where one is.
func TestPapersKeyboard(t *testing.T) {
	eachPaper(t, func(t *testing.T, b *tab, p *otherPage) {
		b.look(view{1400, "light"})
		b.open(p.page(t, p.read(t)))
		var order []string
		for len(order) < 400 {
			b.do(chromedp.KeyEvent(kb.Tab))
			at := eval[string](b, focused)
			if strings.HasPrefix(at, "body") {
				break // the end of the page
			}
			if strings.HasSuffix(at, "unseen") {
				t.Fatalf("after %v the focus cannot be seen: %s", order, at)
			}
			order = append(order, strings.TrimSuffix(at, " seen"))
		}
		if len(order) < 3 || !slices.Equal(order[:3], []string{"skip", "switch", "a"}) {
			t.Errorf("the focus goes through %v", order)
		}
		for _, kind := range p.reach {
			if !slices.Contains(order, kind) {
				t.Errorf("no %s can be reached in %v", kind, order)
			}
		}
		b.quiet()
	})
}

// TestPapersHostile: a book full of markup, scripts, marks of direction and
// words without end is shown harmlessly, and nothing of it is cut off.
func TestPapersHostile(t *testing.T) {
	eachPaper(t, func(t *testing.T, b *tab, p *otherPage) {
		document, n := p.read(t), 0
		spoil(reflect.ValueOf(document), "", &n)
		if n < 50 {
			t.Fatalf("only %d fields were spoiled", n)
		}
		b.look(view{360, "light"})
		b.open(p.page(t, document))
		if eval[bool](b, `window.caught !== undefined || document.querySelector("main script, main img, [onerror], main [style]:not(svg *)") !== null`) {
			t.Error("markup of a book has become part of the page")
		}
		if by := eval[float64](b, sideways); by > 0 {
			t.Errorf("the page is %.0f px too wide, because of %s", by, eval[string](b, tooWide))
		}
		b.do(chromedp.EmulateViewport(paperWidth, 1000), onPaper)
		if by := eval[float64](b, sideways); by > 0 {
			t.Errorf("on paper %.0f px are cut off, because of %s", by, eval[string](b, strings.Replace(tooWide, ` && !e.closest(".scroll, .icons")`, "", 1)))
		}
		text := eval[string](b, `document.body.textContent`)
		for _, want := range told(document) {
			if i := strings.Index(want, "whole"); i >= 0 && !strings.Contains(text, want[i:]) {
				t.Errorf("the text ending in %q is not there whole", want[i:])
			}
		}
		if strings.ContainsAny(text, "\u202e\u2067") {
			i := strings.IndexAny(text, "\u202e\u2067")
			t.Errorf("a mark of direction is left: %q", text[max(0, i-300):i+20])
		}
		b.quiet()
	})
}

// told are fields that a reader must find, wherever they are in a page.
func told(document any) (out []string) {
	switch d := document.(type) {
	case *readiness.Readiness:
		out = append(out, d.Summary.Words, d.When, d.Disclaimer)
		for _, x := range d.Dates {
			out = append(out, x.Title, x.When, x.Note)
		}
		for _, c := range d.Agreements {
			out = append(out, c.Cite, c.Title, c.Words, c.Term.Words, c.Review.Words)
			for _, i := range append(c.Items, c.Whole...) {
				out = append(out, i.Title, i.Why)
			}
		}
		for _, x := range d.Worklist {
			out = append(out, x.Do, x.Why)
		}
		for _, l := range d.Capacity.Agencies {
			out = append(out, l.Agency.Short)
			for _, day := range l.Days {
				out = append(out, day.When)
			}
		}
		for _, x := range d.Capacity.Double {
			out = append(out, x.Words)
		}
	case *drill.Drill:
		out = append(out, d.Event, d.Disclaimer)
		for _, s := range d.Scenarios {
			out = append(out, s.Title, s.When, s.Where)
			out = append(out, s.Situation...)
			for _, q := range s.Questions {
				out = append(out, q.Ask, q.Answer)
				out = append(out, q.Why...)
			}
		}
	}
	return out
}
