package briefing_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker"
	"roe.example/checker/briefing"
	"roe.example/checker/facts"
	"roe.example/checker/load"
)

// judged is one deployment of a book of this repository, with what it was made
// from.
type judged struct {
	*briefing.Briefing
	facts *facts.Facts
	in    briefing.Input
}

var (
	lock sync.Mutex
	seen = map[string]*judged{}
)

// brief makes the briefing of a deployment, once for all tests.
func brief(t *testing.T, path, deployment string) *judged {
	t.Helper()
	lock.Lock()
	defer lock.Unlock()
	key := path + " " + deployment
	if seen[key] == nil {
		x, err := checker.Examine(t.Context(), checker.Options{Paths: []string{path}, Deployments: []string{deployment}, Today: "2026-09-25"})
		if err != nil {
			t.Fatal(err)
		}
		if len(x.Report.Diagnostics) > 0 {
			t.Fatal(x.Report.Diagnostics)
		}
		library, err := load.Library()
		if err != nil {
			t.Fatal(err)
		}
		in := briefing.Input{
			Books: x.Books, Library: library.Book, Facts: x.Facts, Rules: x.Rules, Report: x.Report,
			Book: x.Books[0].Dir, Deployment: deployment,
		}
		b, err := briefing.Build(in)
		if err != nil {
			t.Fatal(err)
		}
		seen[key] = &judged{b, x.Facts, in}
	}
	return seen[key]
}

// plans are books whose command structure or radio plan says something.
var plans = [][2]string{
	{"../../agreements/riverton-election-day", "election-day-2026"},
	{"../../agreements/riverton-election-day-repaired", "election-day-2026"},
	{"../../testdata/cases/10-milwaukee-rnc", "rnc"},
	{"../../testdata/cases/21-charlottesville-radio", "rally"},
	{"../../testdata/cases/22-charlottesville-command", "rally"},
	{"../../testdata/cases/28-capitol-request-path", "january-6"},
	{"../../testdata/cases/44-st-paul-rnc", "convention"},
	{"../../testdata/cases/59-channel-traps", "exercise"},
}

func eachPlan(t *testing.T, test func(t *testing.T, b *judged)) {
	for _, plan := range plans {
		t.Run(plan[0][strings.LastIndex(plan[0], "/")+1:], func(t *testing.T) { test(t, brief(t, plan[0], plan[1])) })
	}
}

// Who hears whom is what the facts say, member for member.
func TestCirclesAreThoseOfTheFacts(t *testing.T) {
	eachPlan(t, func(t *testing.T, b *judged) {
		for _, n := range b.Radio.Nets {
			fact := b.facts.Nets[slices.IndexFunc(b.facts.Nets, func(f facts.Net) bool { return f.ID == n.ID })]
			want := [][]string{}
			for _, h := range fact.Hearings {
				want = append(want, h.Members)
			}
			got := [][]string{}
			for _, c := range n.Circles {
				var members []string
				for _, m := range n.Members {
					if slices.Contains(m.Circles, c.ID) {
						members = append(members, m.ID)
					}
				}
				got = append(got, members)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("circles of %s (-want +got):\n%s", n.ID, diff)
			}
			var alone, all []string
			for _, m := range n.Members {
				all = append(all, m.ID)
				if m.Alone {
					alone = append(alone, m.ID)
				}
				if m.Alone && (m.Circle != "" || m.Unknown || m.Why == "") {
					t.Errorf("%s on %s is alone, and %+v", m.ID, n.ID, m)
				}
			}
			if !slices.Equal(alone, fact.Alone) || !slices.Equal(all, fact.Members) {
				t.Errorf("%s has %v alone of %v, want %v of %v", n.ID, alone, all, fact.Alone, fact.Members)
			}
		}
	})
}

// A lane is whole and without overlap, what is said of hand-overs is in time,
// and a gap is one in which nobody holds the post.
func TestTimelineIsInOrder(t *testing.T) {
	eachPlan(t, func(t *testing.T, b *judged) {
		for _, lane := range b.Timeline.Lanes {
			for i, bar := range lane.Bars {
				if instant(t, bar.During.From).After(instant(t, bar.During.Until)) {
					t.Errorf("%s has the bar %+v", lane.Title, bar)
				}
				if i > 0 && lane.Bars[i-1].During.Until != bar.During.From {
					t.Errorf("%s: after %+v comes %+v", lane.Title, lane.Bars[i-1], bar)
				}
			}
		}
		if !slices.IsSortedFunc(b.Timeline.Marks, func(x, y briefing.Mark) int { return instant(t, x.At).Compare(instant(t, y.At)) }) {
			t.Errorf("marks are out of order: %+v", b.Timeline.Marks)
		}
		at := map[string]briefing.Position{}
		for _, p := range b.Command.Positions {
			at[p.ID] = p
		}
		for _, h := range b.Command.Handovers {
			from, to := at[h.From], at[h.To]
			if from.During.Until != h.At || from.Kind != to.Kind || from.Post != to.Post || to.After != from.ID {
				t.Errorf("hand-over %+v from %+v to %+v", h, from, to)
			}
			if gap := from.During.Until != to.During.From; gap != (h.Gap.From != "") {
				t.Errorf("hand-over %+v has a gap: %v", h, gap)
			}
		}
	})
}

func instant(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// At Riverton the command changes hands with half an hour in between; in the
// repaired book it does not.
func TestHandoverWithAndWithoutGap(t *testing.T) {
	broken := brief(t, plans[0][0], plans[0][1])
	want := "Incident Commander: Riverton PD (Assistant Chief) leaves on 3 November 2026, 18:00; Coast Sheriff (Undersheriff) takes over on 3 November 2026, 18:30. In between nobody holds the post."
	if got := broken.Command.Handovers; len(got) != 1 || got[0].Text != want || got[0].Severity != "error" || got[0].Finding == "" {
		t.Errorf("hand-overs: %+v", got)
	}
	for _, h := range brief(t, plans[1][0], plans[1][1]).Command.Handovers {
		if h.Gap.From != "" {
			t.Errorf("the repaired book has the gap %+v", h)
		}
	}
}

// An orphan is said once, with its finding, and in the repaired book there is
// none.
func TestOrphan(t *testing.T) {
	const orphan = "No chain of command leads from Task Force Leader (Northern Oregon Patrol) to the incident commander."
	count := func(lines []briefing.Line) (n int) {
		for _, line := range lines {
			if strings.HasPrefix(line.Text, "No chain of command") {
				n++
				if line.Text != orphan || line.Finding == "" || len(line.Sources) == 0 {
					t.Errorf("%+v", line)
				}
			}
		}
		return n
	}
	if n := count(brief(t, plans[0][0], plans[0][1]).Command.Gaps); n != 1 {
		t.Errorf("an orphan is said %d times", n)
	}
	if n := count(brief(t, plans[1][0], plans[1][1]).Command.Gaps); n != 0 {
		t.Errorf("the repaired book has %d orphans", n)
	}
}

// Every finding on command and on radio is said once, and by its fingerprint.
func TestGapsSayEveryFinding(t *testing.T) {
	eachPlan(t, func(t *testing.T, b *judged) {
		said := map[string]int{}
		for _, line := range slices.Concat(b.Command.Gaps, b.Radio.Gaps, b.Radio.Repair) {
			said[line.Finding]++
			if len(line.Sources) == 0 {
				t.Errorf("no source: %+v", line)
			}
		}
		for _, f := range b.Report.Findings {
			if about := f.Topic == "command" || f.Topic == "communications"; about && f.Deployment != "" && said[f.Fingerprint] == 0 {
				t.Errorf("%s is not said: %s", f.Rule, f.Message)
			}
		}
	})
}
