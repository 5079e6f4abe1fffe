package web

import (
	"bytes"
	"fmt"
	"html/template"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"roe.example/checker/readiness"
	"roe.example/checker/report"
)

// manyPairs is an invented matrix: agencies of a few kinds, of which those of
// one kind stand nearly alike.
func manyPairs(n int) *readiness.Pairs {
	rng := rand.New(rand.NewPCG(uint64(n), 11))
	topics := []string{"body-camera", "tactics", "force", "crowd-control", "agreement", "finance"}
	severities := []string{"error", "warning", "note", ""}
	kinds := 2 + n/12
	usual := map[[2]int][2]string{}
	for x := range kinds {
		for y := range kinds {
			usual[[2]int{x, y}] = [2]string{topics[rng.IntN(len(topics))], severities[rng.IntN(4)]}
		}
	}
	names := []string{"Harbor", "Riverton", "Coast", "Cascade", "Northfield", "Easton", "Millbrook", "Pine Ridge", "Lakeshore", "Summit"}
	p := &readiness.Pairs{Day: "2026-11-03", Remarks: []string{}}
	for i := range n {
		name := names[i%len(names)]
		if i >= len(names) {
			name += fmt.Sprintf(" %d", i/len(names)+1)
		}
		p.Agencies = append(p.Agencies, readiness.PairAgency{ID: fmt.Sprintf("agency-%d", i), Name: name + " Police Department", Short: name + " PD"})
	}
	for h, host := range p.Agencies {
		for a, aid := range p.Agencies {
			if h == a {
				continue
			}
			c := readiness.Pair{Host: host.ID, Aid: aid.ID, NoAgreement: (h%kinds+a%kinds)%3 == 2}
			found := usual[[2]int{h % kinds, a % kinds}]
			if rng.IntN(12) == 0 {
				found = [2]string{topics[rng.IntN(len(topics))], severities[rng.IntN(3)]}
			}
			if found[1] != "" {
				c.Count(found[0], found[1])
				c.Reasons = append(c.Reasons, readiness.PairReason{Rule: found[0] + "/unreached", Topic: found[0], Severity: found[1], Count: 1,
					Text:    fmt.Sprintf("Officers of %s may use what officers of %s must not, and nothing extends that to them.", aid.Short, host.Short),
					Sources: []report.Place{{Role: "host rule", File: "books/host.cue", Line: 12, Column: 3}, {Role: "own rule", File: "books/aid.cue", Line: 40, Column: 3}}})
				c.More = rng.IntN(3)
			}
			if a%kinds == 1 {
				c.Unknown("tactics", aid.ID)
			}
			if !c.NoAgreement {
				c.Agreements = []readiness.PairAgreement{{ID: "pact", Cite: "Coastal Pact 2026", Holds: true}}
			}
			p.Cells = append(p.Cells, c)
		}
	}
	p.Arrange()
	return p
}

// pairsPage is the component on a page of its own.
func pairsPage(t *testing.T, p *readiness.Pairs) []byte {
	t.Helper()
	set := template.Must(Templates("pairs.tmpl").Parse(`{{define "main"}}<h1>Season</h1>{{template "pairs" .}}{{end}}`))
	var out bytes.Buffer
	page := Page{Title: "Readiness", Style: read("pairs.css"), Script: read("pairs.js"), Data: newPairsView(p), Nav: []Entry{{ID: "pairs", Title: "Who can help whom"}}}
	if err := page.Write(&out, set); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestPairsSayEverythingWithoutScripts(t *testing.T) {
	p := manyPairs(6)
	out := string(pairsPage(t, p))
	for i := range p.Cells {
		for _, r := range p.Cells[i].Reasons {
			if !strings.Contains(out, template.HTMLEscapeString(r.Text)) {
				t.Errorf("the page does not say: %s", r.Text)
			}
		}
	}
	for h := range p.Agencies {
		for a := range p.Agencies {
			if h == a {
				continue
			}
			id := fmt.Sprintf("pairs-%d-%d", h, a)
			if !strings.Contains(out, `href="#`+id+`"`) || !strings.Contains(out, `id="`+id+`"`) {
				t.Errorf("no symbol leads to %s", id)
			}
		}
	}
}

// TestPairsAreText: what a book calls its agencies stays text.
func TestPairsAreText(t *testing.T) {
	p := manyPairs(3)
	p.Agencies[0].Short = `<script>alert(1)</script>" onclick="x`
	p.Cells[0].Reasons = []readiness.PairReason{{Severity: "error", Text: `</li></ul><img src=x onerror=alert(1)>`}}
	p.Groups[0].Title = p.Agencies[0].Short
	out := string(pairsPage(t, p))
	if strings.Contains(out, "<script>alert") || strings.Contains(out, "<img") || strings.Contains(out, `" onclick="`) {
		t.Error("a text got out of its place")
	}
}

func TestPairsOfNobody(t *testing.T) {
	for n, want := range map[int]string{0: "There are no agencies", 1: "There is only one agency"} {
		if out := string(pairsPage(t, manyPairs(n))); !strings.Contains(out, want) {
			t.Errorf("of %d agencies it does not say %q", n, want)
		}
	}
}

func TestPairsInABrowser(t *testing.T) {
	b := newTab(t)
	b.look(view{1400, "light"})
	b.open(pairsPage(t, manyPairs(20)))
	if got := eval[string](b, `document.querySelector("[data-pairs-grid]").getAttribute("role")`); got != "grid" {
		t.Fatalf("the grid's role is %q", got)
	}
	if got := eval[int](b, `document.querySelectorAll('[data-pairs-grid] .pair[tabindex="0"]').length`); got != 1 {
		t.Errorf("%d symbols take the focus by Tab, want 1", got)
	}
	// Arrow keys move over the diagonal, Enter says why, Escape leads back.
	b.do(chromedp.Focus(`[data-pairs-grid] .pair[tabindex="0"]`))
	press(b, "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "End", "ArrowLeft", "ArrowUp")
	where := `(() => { const e = document.activeElement, tr = e.closest("tr"); return [...tr.parentElement.children].indexOf(tr) + " " + e.dataset.column; })()`
	if got := eval[string](b, where); got != "2 18" {
		t.Errorf("the keys lead to %s, want 2 18", got)
	}
	press(b, "Enter")
	if got := eval[string](b, `document.querySelector(".pairs-why").innerText`); !strings.Contains(got, "helps") {
		t.Errorf("the panel says %q", got)
	}
	if !eval[bool](b, `document.querySelector(".pairs-why").contains(document.activeElement)`) {
		t.Error("the focus is not in the panel")
	}
	press(b, "Escape")
	if !eval[bool](b, `document.querySelector(".pairs-why").hidden`) || eval[string](b, where) != "2 18" {
		t.Error("Escape does not lead back to the symbol")
	}
	// The filter of topics changes every symbol to what it is on that topic.
	eval[bool](b, `(() => { const s = document.querySelector("[data-pairs-filters] [data-filter=topic]"); s.value = "force"; s.dispatchEvent(new Event("change")); return true; })()`)
	p := manyPairs(20)
	for h := range p.Agencies {
		for a := range p.Agencies {
			if h == a || (h+a)%7 != 0 {
				continue
			}
			script := fmt.Sprintf(`document.querySelector('.pair[href="#pairs-%d-%d"]').classList.contains("pair-%s")`, h, a, p.Pair(h, a).On("force"))
			if !eval[bool](b, script) {
				t.Errorf("of %d and %d the grid does not say %s on force", h, a, p.Pair(h, a).On("force"))
			}
		}
	}
	b.quiet()
}

// TestPairsFitATelephone: the page itself never scrolls sideways.
func TestPairsFitATelephone(t *testing.T) {
	b := newTab(t)
	for _, n := range []int{5, 135} {
		b.look(view{360, "dark"})
		b.open(pairsPage(t, manyPairs(n)))
		if got := eval[int](b, `document.documentElement.scrollWidth`); got > 360 {
			t.Errorf("with %d agencies the page is %d px wide", n, got)
		}
		if eval[bool](b, `document.querySelector(".pairs-screen").offsetParent !== null`) {
			t.Error("the grid shows on a telephone")
		}
	}
	b.quiet()
}

func press(b *tab, keys ...string) {
	b.t.Helper()
	for _, key := range keys {
		eval[bool](b, fmt.Sprintf(`(() => { const e = document.activeElement; const k = new KeyboardEvent("keydown", {key: %q, bubbles: true, cancelable: true});
			if (e.dispatchEvent(k) && k.key === "Enter" && e.click) e.click(); return true; })()`, key))
	}
}
