package web

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"roe.example/checker/briefing"
	"roe.example/checker/outside"
)

func TestWrapped(t *testing.T) {
	for text, want := range map[string]float64{"": 0, "nnn": 1, "nnn nnn": 1, "nnnnn nnnnn": 2, "nnnnnnnnnnnnnnnnnnn": 2} {
		if got := wrapped(text, 10*extent("n")); got != want {
			t.Errorf("%q takes %v lines, want %v", text, got, want)
		}
	}
}

// randomSheet has sections of any length, in words as officers use them.
func randomSheet(rng *rand.Rand, i int) briefing.Sheet {
	words := strings.Fields(`officers must report the use of force to Riverton PD within 24 hours and may not carry pepper-spray
		foggers, Harbor PD Manual allows it at home on a Sergeant's word with an unlawful assembly or more unless ICS 205 says: 7TAC52`)
	sentence := func(most int) string {
		var out []string
		for range 3 + rng.IntN(most) {
			out = append(out, words[rng.IntN(len(words))])
		}
		return strings.Join(out, " ")
	}
	name := fmt.Sprintf("Town %d PD", i)
	s := briefing.Sheet{
		Agency: briefing.Agency{ID: fmt.Sprint("a", i), Name: name, Short: name}, Title: "Officers of " + name + " at Riverton",
		When: "3 November, 06:00 to 4 November 2026, 02:00 PST", Officers: "36 officers, 6 supervisors among them",
	}
	if rng.IntN(2) == 0 {
		s.Caveat = sentence(20)
	}
	most := 1 + rng.IntN(7)
	for range 11 {
		section := briefing.Section{Title: sentence(3), More: rng.IntN(4)}
		for range rng.IntN(most + 1) {
			line := briefing.Line{Text: sentence(30), Severity: []string{"", "", "warning", "error"}[rng.IntN(4)]}
			for range rng.IntN(3) {
				line.Sources = append(line.Sources, briefing.Source{Cite: sentence(4)})
			}
			section.Lines = append(section.Lines, line)
		}
		if len(section.Lines) == 0 {
			section.Nothing = sentence(8)
		}
		s.Sections = append(s.Sections, section)
	}
	return s
}

// spare is what columns need beside their lines where they are cut into pages.
const spare = 0.965

// TestSheetsFit: whatever a sheet says, the type chosen for it fits a page of
// either paper, unless it is the smallest and nothing is left to leave out; where
// only a wide face is installed as well.
func TestSheetsFit(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	f := &briefing.Briefing{Event: "Sheets", Disclaimer: "Nothing here is legal advice.", Today: "2026-10-01"}
	for i := range 40 {
		f.Sheets = append(f.Sheets, randomSheet(rng, i))
	}
	page := written(t, f, "letter")
	for family, font := range map[string]string{"Liberation Sans": `"Liberation Sans"`, "DejaVu Sans": `"Set narrower"`} {
		t.Run(family, func(t *testing.T) {
			outside.Font(t, family)
			b := newTab(t)
			b.open(page)
			eval[any](b, fmt.Sprintf("document.documentElement.style.setProperty('--font', %q)", font))
			sheetsFit(t, b, f)
		})
	}
}

func sheetsFit(t *testing.T, b *tab, f *briefing.Briefing) {
	seen := map[int]int{}
	for _, paper := range []struct {
		name          string
		width, height float64 // between the margins, in CSS pixels
	}{{"letter", 710, spare * 946}, {"a4", paperWidth, spare * 1013}} {
		b.do(chromedp.EmulateViewport(int64(paper.width), 1000), onPaper)
		heights := eval[[]float64](b, `[...document.querySelectorAll(".sheet")].map(s => s.getBoundingClientRect().height)`)
		for i := range f.Sheets {
			v := newSheetView(&f.Sheets[i])
			seen[v.Fit]++
			if full := !v.fits(); !full && heights[i] > paper.height {
				t.Errorf("on %s sheet %d at %v points is %.0f high, and the page %.0f", paper.name, i, steps[v.Fit].points, heights[i], paper.height)
			} else if v.Fit > 0 && heights[i] < 0.6*paper.height {
				t.Errorf("on %s sheet %d at %v points leaves nearly half of the page empty", paper.name, i, steps[v.Fit].points)
			}
		}
	}
	if len(seen) < 4 {
		t.Errorf("the sheets are all alike: %v", seen)
	}
}
