package web

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"roe.example/checker/sweep"
	"roe.example/checker/sweep/tally"
)

// sweptOf is an invented sweep of n agencies, of which no two stand alike where
// kinds are as many.
func sweptOf(n, kinds int) *sweep.Result {
	rng := rand.New(rand.NewPCG(uint64(n), 3))
	s := &sweep.Survey{Day: "2026-11-03", Topics: []string{"force"}, Relations: [][]int32{{0, 0}, {0, 1}}, Remarks: []string{}}
	r := &sweep.Result{Survey: s, Outcomes: []sweep.Outcome{{}, {{Rule: "force/unreached", Severity: "error"}}, {{Rule: "force/duty", Severity: "note"}}}}
	for i := range n {
		s.Agencies = append(s.Agencies, sweep.Agency{ID: fmt.Sprintf("agency-%d", i), Name: fmt.Sprintf("Police Department of Town %d", i), Short: fmt.Sprintf("Town %d PD", i), Bound: int32(i % 2)})
	}
	for k := range 20 {
		a := sweep.Action{ID: fmt.Sprintf("thing/%d", k), Name: fmt.Sprintf("thing %d", k), Topic: "force", Hosts: int32(kinds), Aids: int32(kinds), Ties: 1, Related: []int32{0, 0}, Around: make([]int32, n)}
		for i := range n {
			a.AsHost, a.AsAid = append(a.AsHost, int32(i%kinds)), append(a.AsAid, int32(i%kinds))
		}
		a.HostNorms, a.AidNorms = make([][]int32, kinds), make([][]int32, kinds)
		cells := make([]int32, kinds*kinds)
		for i := range cells {
			cells[i] = int32(max(0, rng.IntN(12)-9))
		}
		s.Actions, r.Cells = append(s.Actions, a), append(r.Cells, cells)
	}
	return r
}

func sweptPage(t *testing.T, r *sweep.Result) string {
	t.Helper()
	var out bytes.Buffer
	if err := Sweep(&out, tally.Of(r, nil).Matrix(), []string{"foot"}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestSweepPageStaysSmall: a page of hundreds of agencies can be sent, says how
// they are grouped, and names every one.
func TestSweepPageStaysSmall(t *testing.T) {
	const n = 400
	for kinds, says := range map[int]string{20: "stand alike with all others on every action", n: "on the fewest actions"} {
		out := sweptPage(t, sweptOf(n, kinds))
		if len(out) > 4<<20 {
			t.Errorf("%d kinds: the page has %d bytes", kinds, len(out))
		}
		if !strings.Contains(out, says) {
			t.Errorf("%d kinds: it does not say %q", kinds, says)
		}
		for i := range n {
			if !strings.Contains(out, fmt.Sprintf("Town %d PD", i)) {
				t.Fatalf("%d kinds: Town %d PD is missing", kinds, i)
			}
		}
	}
}

// TestSweepPageIsText: what a book calls its agencies and actions stays text.
func TestSweepPageIsText(t *testing.T) {
	r := sweptOf(3, 3)
	r.Agencies[0].Short = `<script>alert(1)</script>" onclick="x`
	for i := range r.Actions {
		r.Actions[i].Name = `</li></ul><img src=x onerror=alert(1)>`
	}
	if out := sweptPage(t, r); strings.Contains(out, "<script>alert") || strings.Contains(out, "<img") || strings.Contains(out, `" onclick="`) {
		t.Error("a text got out of its place")
	}
}

func TestSweepPageOfNobody(t *testing.T) {
	for n, want := range map[int]string{0: "There are no agencies", 1: "There is only one agency"} {
		if out := sweptPage(t, sweptOf(n, 1)); !strings.Contains(out, want) {
			t.Errorf("of %d agencies it does not say %q", n, want)
		}
	}
}

// TestSweepInABrowser: the page loads with the network off, never scrolls
// sideways, on screen or on paper, and breaks no rule of access.
func TestSweepInABrowser(t *testing.T) {
	b := newTab(t)
	for _, n := range []int{4, 24} {
		content := []byte(sweptPage(t, sweptOf(n, n/2)))
		for _, v := range views {
			b.look(v)
			b.open(content)
			if by := eval[float64](b, sideways); by > 0 {
				t.Errorf("with %d agencies at %d px the page is %.0f px too wide", n, v.width, by)
			}
		}
		b.do(chromedp.EmulateViewport(paperWidth, 1000), onPaper)
		if by := eval[float64](b, sideways); by > 0 {
			t.Errorf("with %d agencies on paper %.0f px are cut off", n, by)
		}
	}
	b.quiet()
}

func TestSweepAccess(t *testing.T) {
	script, err := os.ReadFile(axePath(t))
	if err != nil {
		t.Fatal(err)
	}
	b, content := newTab(t), []byte(sweptPage(t, sweptOf(5, 3)))
	for _, v := range []view{{1400, "light"}, {360, "dark"}} {
		b.look(v)
		b.open(content)
		b.script(`for (const d of document.querySelectorAll("details")) d.open = true`)
		b.axe(string(script))
	}
}
