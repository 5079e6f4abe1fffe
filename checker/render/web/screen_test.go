package web

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// views are those that people have: a telephone, a tablet, a desk.
var views = []view{{360, "light"}, {360, "dark"}, {800, "light"}, {800, "dark"}, {1400, "light"}, {1400, "dark"}}

// sideways is by how much a page is wider than its window.
const sideways = `document.documentElement.scrollWidth - document.documentElement.clientWidth`

// TestLoads: with the network off the page loads, asks for nothing, has nothing
// to complain of, and does not scroll sideways.
func TestLoads(t *testing.T) {
	b, content := newTab(t), written(t, fixture(t), "letter")
	for _, v := range views {
		b.look(v)
		b.open(content)
		if by := eval[float64](b, sideways); by > 0 {
			t.Errorf("at %d px the page is %.0f px too wide", v.width, by)
		}
	}
	b.quiet()
}

// axePath is where npm put axe-core: ROE_AXE names the file, else it lies
// beside the programs of a node_modules/.bin on the PATH.
func axePath(t *testing.T) string {
	t.Helper()
	candidates := []string{os.Getenv("ROE_AXE")}
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) {
		candidates = append(candidates, filepath.Join(dir, "..", "axe-core", "axe.min.js"))
	}
	for _, c := range candidates {
		if _, err := os.Stat(c); c != "" && err == nil {
			return c
		}
	}
	if os.Getenv("ROE_REQUIRE_TOOLS") != "" {
		t.Fatal("axe-core is not installed, and ROE_REQUIRE_TOOLS is set: npm install axe-core, and set ROE_AXE to its axe.min.js")
	}
	t.Skip("axe-core is not installed")
	return ""
}

type violation struct {
	ID, Help string
	Nodes    []struct{ HTML, FailureSummary string }
}

// axe finds what breaks WCAG 2.2 AA or good practice.
func (b *tab) axe(script string) {
	b.t.Helper()
	b.script(script)
	raw := run(b, chromedp.Evaluate[string](`axe.run(document, {resultTypes: ["violations"]}).then(r => JSON.stringify(r.violations))`, chromedp.EvalAwaitPromise))
	var found []violation
	if err := json.Unmarshal([]byte(raw), &found); err != nil {
		b.t.Fatal(err)
	}
	for _, v := range found {
		b.t.Errorf("axe %s: %s, %d times, such as %s\n%s", v.ID, v.Help, len(v.Nodes), v.Nodes[0].HTML, v.Nodes[0].FailureSummary)
	}
}

func TestAccess(t *testing.T) {
	script, err := os.ReadFile(axePath(t))
	if err != nil {
		t.Fatal(err)
	}
	b, content := newTab(t), written(t, fixture(t), "letter")
	for _, v := range []view{{1400, "light"}, {360, "dark"}} {
		b.look(v)
		b.open(content)
		b.script(`for (const d of document.querySelectorAll("details")) d.open = true`)
		b.axe(string(script))
	}
}

// focused says what has the focus and whether one sees that.
const focused = `(() => { const e = document.activeElement, s = getComputedStyle(e); return [
	e.matches(".skip") ? "skip" : e.matches("[data-scheme-switch]") ? "switch" : e.matches(".scroll") ? "scroll" : e.tagName.toLowerCase(),
	s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 ? "seen" : "unseen"].join(" ") })()`

// TestKeyboard: everything can be reached and worked without a mouse, and one
// sees where one is.
func TestKeyboard(t *testing.T) {
	b := newTab(t)
	b.look(view{1400, "light"})
	b.open(written(t, fixture(t), "letter"))
	var order []string
	for {
		b.do(chromedp.KeyEvent(kb.Tab))
		at := eval[string](b, focused)
		if strings.HasPrefix(at, "body") || len(order) > 200 {
			break // the end of the page
		}
		if strings.HasSuffix(at, "unseen") {
			t.Fatalf("after %v the focus cannot be seen: %s", order, at)
		}
		order = append(order, strings.TrimSuffix(at, " seen"))
	}
	if !slices.Equal(order[:3], []string{"skip", "switch", "a"}) {
		t.Errorf("the focus goes through %v", order)
	}
	for _, kind := range []string{"summary", "select", "input", "button", "scroll"} {
		if !slices.Contains(order, kind) {
			t.Errorf("no %s can be reached in %v", kind, order)
		}
	}
	for _, key := range []string{" ", kb.Enter} {
		before := eval[bool](b, `(() => { const s = document.querySelector("nav ul summary"); s.focus(); return s.parentElement.open })()`)
		b.do(chromedp.KeyEvent(key))
		if eval[bool](b, `document.querySelector("nav ul details").open`) == before {
			t.Errorf("%q does not fold", key)
		}
	}
	b.script(`document.querySelector("[data-scheme-switch]").focus()`)
	ground := `getComputedStyle(document.body).backgroundColor`
	before := eval[string](b, ground)
	b.do(chromedp.KeyEvent(" "))
	if after := eval[string](b, ground); after == before {
		t.Errorf("the switch leaves the ground %s", before)
	}
	b.quiet()
}

// shown counts what of a list can be seen.
const shown = `[...document.querySelectorAll("%s")].filter(e => e.getClientRects().length > 0).length`

// TestFilters are worked by keyboard, alone and together; paper shows all.
func TestFilters(t *testing.T) {
	b := newTab(t)
	b.look(view{1400, "light"})
	f := fixture(t)
	b.open(written(t, f, "letter"))
	rows := fmt.Sprintf(shown, "#rules .matrix tbody tr")
	all := eval[int](b, rows)
	want := 0
	for _, m := range f.Matrix {
		if m.Topic == f.Matrix[0].Topic {
			want += len(m.Rows)
		}
	}
	choose := func(filter string) {
		b.script(`document.querySelector("#rules [data-filter=` + filter + `]").focus()`)
		b.do(chromedp.KeyEvent(kb.ArrowDown))
	}
	choose("topic")
	if got := eval[int](b, rows); got != want || got == all {
		t.Errorf("of %d rows the first topic shows %d, want %d", all, got, want)
	}
	if got := eval[string](b, `document.querySelector("#rules output").textContent`); !strings.HasPrefix(got, fmt.Sprintf("%d of %d shown", want, all)) {
		t.Errorf("it says %q", got)
	}
	choose("agency")
	heads := eval[int](b, fmt.Sprintf(shown, "#rules .matrix thead th"))
	if heads != 2*eval[int](b, fmt.Sprintf(shown, "#rules .matrix")) && heads != 3*eval[int](b, fmt.Sprintf(shown, "#rules .matrix")) {
		t.Errorf("with one agency there are %d heads of columns", heads)
	}
	b.script(`document.querySelector("#rules [data-filter=text]").focus()`)
	b.do(chromedp.KeyEvent("no such words"))
	if got := eval[int](b, rows); got != 0 {
		t.Errorf("%d rows have words that are nowhere", got)
	}
	b.do(onPaper)
	if got := eval[int](b, rows); got != all {
		t.Errorf("on paper are %d of %d rows", got, all)
	}
	b.look(view{1400, "light"})
	b.script(`document.querySelector("#rules [data-reset]").focus()`)
	b.do(chromedp.KeyEvent(kb.Enter))
	if got := eval[int](b, rows); got != all {
		t.Errorf("after “Show all” are %d of %d rows", got, all)
	}
	b.quiet()
}

// TestPosition: with an agency chosen, the position is that agency's.
func TestPosition(t *testing.T) {
	b := newTab(t)
	b.look(view{1400, "light"})
	f := fixture(t)
	b.open(written(t, f, "letter"))
	agency := f.Matrix[0].Columns[len(f.Matrix[0].Columns)-1].Agencies[0]
	set := func(filter, value string) {
		b.script(fmt.Sprintf(`(() => { const s = document.querySelector("#rules [data-filter=%s]"); s.value = %q; s.dispatchEvent(new Event("change")) })()`, filter, value))
	}
	set("agency", slug(agency.ID))
	set("position", "prohibited")
	want := 0
	for _, m := range f.Matrix {
		for _, r := range m.Rows {
			for i, c := range m.Columns {
				for _, a := range c.Agencies {
					if a.ID == agency.ID && r.Cells[i].Position == "prohibited" {
						want++
					}
				}
			}
		}
	}
	if got := eval[int](b, fmt.Sprintf(shown, "#rules .matrix tbody tr")); got != want || want == 0 {
		t.Errorf("%s is prohibited on %d rows, want %d", agency.Short, got, want)
	}
}

// TestContentsFold: on a small screen the page begins with its title and its
// verdict, and the contents are a fold; at a desk they stand open at the side.
func TestContentsFold(t *testing.T) {
	b, content := newTab(t), written(t, fixture(t), "letter")
	for _, width := range []int64{360, 800} {
		b.look(view{width, "light"})
		b.open(content)
		for _, what := range []string{"h1", ".verdict"} {
			if at := eval[float64](b, `document.querySelector("main `+what+`").getBoundingClientRect().bottom`); at > 700 {
				t.Errorf("at %d px %s ends at %.0f px, below the first screen", width, what, at)
			}
		}
		links := fmt.Sprintf(shown, "nav a")
		if n := eval[int](b, `[...document.querySelectorAll("nav a")].filter(e => e.checkVisibility({contentVisibilityAuto: true, checkVisibilityCSS: true})).length`); n > 0 {
			t.Errorf("at %d px %d entries of the contents stand open", width, n)
		}
		b.script(`document.querySelector(".contents-fold > summary").focus()`)
		b.do(chromedp.KeyEvent(kb.Enter))
		if eval[int](b, links) == 0 {
			t.Errorf("at %d px the contents cannot be opened", width)
		}
		b.script(`document.querySelector("nav a").click()`)
		if eval[bool](b, `document.querySelector(".contents-fold").open`) {
			t.Errorf("at %d px the contents cover what was chosen", width)
		}
	}
	b.look(view{1400, "light"})
	b.open(content)
	if eval[bool](b, `document.querySelector("nav a").getBoundingClientRect().height === 0`) {
		t.Error("at 1400 px the contents are not open")
	}
	b.quiet()
}

// TestOneSheet: a sheet is printed alone where somebody asks for it, and the
// whole again after.
func TestOneSheet(t *testing.T) {
	b, f := newTab(t), fixture(t)
	b.look(view{1400, "light"})
	b.open(written(t, f, "letter"))
	b.script(`window.print = () => {}; document.querySelectorAll("[data-print]")[1].click()`)
	b.do(onPaper)
	if got, want := eval[string](b, `[...document.querySelectorAll(".main > *, .sheet")].filter(e => e.getClientRects().length > 0).map(e => e.id).join(" ")`), "sheets sheet-"+slug(f.Sheets[1].Agency.ID); got != want {
		t.Errorf("printed are %q, want %q", got, want)
	}
	b.script(`dispatchEvent(new Event("afterprint"))`)
	if n := eval[int](b, fmt.Sprintf(shown, ".sheet")); n != len(f.Sheets) {
		t.Errorf("after that %d of %d sheets are printed", n, len(f.Sheets))
	}
	b.quiet()
}
