package web

import (
	"bytes"
	"fmt"
	"html"
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

func summaryPage(t *testing.T, r *sweep.Result) string {
	t.Helper()
	of := tally.Of(r, nil)
	tables := []tally.Table{{Name: "pairs", About: "a class of hosts with a class of aids", Rows: 3 << 20, InCSV: 1 << 20}}
	var out bytes.Buffer
	if err := SweepSummary(&out, of.Summary(tables, "Not legal advice."), "who-can-help-whom.html"); err != nil {
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
	for _, out := range []string{sweptPage(t, r), summaryPage(t, r)} {
		if strings.Contains(out, "<script>alert") || strings.Contains(out, "<img") || strings.Contains(out, `" onclick="`) {
			t.Error("a text got out of its place")
		}
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
		for name, page := range map[string]string{"who can help whom": sweptPage(t, sweptOf(n, n/2)), "the summary": summaryPage(t, sweptOf(n, n/2))} {
			for _, v := range views {
				b.look(v)
				b.open([]byte(page))
				if by := eval[float64](b, sideways); by > 0 {
					t.Errorf("%s of %d agencies at %d px is %.0f px too wide", name, n, v.width, by)
				}
			}
			b.do(chromedp.EmulateViewport(paperWidth, 1000), onPaper)
			if by := eval[float64](b, sideways); by > 0 {
				t.Errorf("of %s of %d agencies on paper %.0f px are cut off", name, n, by)
			}
		}
	}
	b.quiet()
}

func TestSweepAccess(t *testing.T) {
	script, err := os.ReadFile(axePath(t))
	if err != nil {
		t.Fatal(err)
	}
	b := newTab(t)
	for _, page := range []string{sweptPage(t, sweptOf(5, 3)), summaryPage(t, sweptOf(5, 3))} {
		for _, v := range []view{{1400, "light"}, {360, "dark"}} {
			b.look(v)
			b.open([]byte(page))
			b.script(`for (const d of document.querySelectorAll("details")) d.open = true`)
			b.axe(string(script))
		}
	}
}

// TestSweepSummarySays: the page has every part that the summary has, with its
// numbers, and leaves out what there is nothing of.
func TestSweepSummarySays(t *testing.T) {
	r := sweptOf(5, 5)
	r.Agencies[0].NotKnown = []string{"force"}
	r.LeftOut = []sweep.LeftOut{{Rule: "command/nobody", Title: "Nobody commands", Why: "What a plan says is judged here."}}
	page, s := summaryPage(t, r), tally.Of(r, nil).Summary(nil, "")
	if len(s.Conflicts) == 0 || s.MoreConflicts == 0 {
		t.Fatal("nothing conflicts, or all of it is told")
	}
	want := []string{
		s.Words, `href="who-can-help-whom.html"`, s.Of(s.Shares[0].Errors), s.Conflicts[0].Words, s.Of(s.Conflicts[0].Pairs),
		fmt.Sprintf("And %d more", s.MoreConflicts), "Of 1 agency not all rules on force are in the books: <code>agency-0</code>.",
		"What a plan says is judged here. (1 rule)", "<code>command/nobody</code> Nobody commands", "<code>roe check</code> of a deployment",
		"3,145,728", "1,048,576, the worst first", "Not legal advice.", `href="#changes"`, `id="changes"`,
	}
	for _, w := range want {
		if !strings.Contains(html.UnescapeString(strings.ReplaceAll(page, "\u00a0%", " %")), w) {
			t.Errorf("it does not say %q", w)
		}
	}
	alone := summaryPage(t, sweptOf(1, 1))
	for _, part := range []string{"shares", "conflicts", "norms", "changes", "unknown", "left-out"} {
		if strings.Contains(alone, `id="`+part+`"`) || strings.Contains(alone, `href="#`+part+`"`) {
			t.Errorf("of one agency it has %s", part)
		}
	}
	if !strings.Contains(alone, "There is only one agency") {
		t.Error("it does not say that there is only one agency")
	}
}
