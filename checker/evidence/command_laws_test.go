package evidence

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"roe.example/checker/book"
)

// hours is the grid on which times are drawn: the deployment lasts from 6 to
// 22, and what is in it may begin before and end after.
var hours = rapid.IntRange(0, 28)

func hourOf(t *rapid.T, label string) string {
	h := hours.Draw(t, label)
	return fmt.Sprintf("2026-11-%02dT%02d:00", 3+h/24, h%24)
}

// maybe leaves a time out now and then.
func maybe(t *rapid.T, label string) string {
	if rapid.Bool().Draw(t, label+" stated") {
		return hourOf(t, label)
	}
	return ""
}

// drawChart draws a command structure with any reports, also in rings.
func drawChart(t *rapid.T) *chart {
	ids := []string{"a", "b", "c", "d", "e"}
	above := rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 0, 2, rapid.ID[string])
	d := day()
	d.Command = &book.Command{Positions: map[string]*book.Position{}}
	d.Assignments = map[string]*book.Assignment{}
	for _, id := range ids {
		d.Command.Positions[id] = &book.Position{
			Title:     rapid.SampledFrom([]string{"incident-commander", "branch-director"}).Draw(t, id+" title"),
			Agency:    rapid.SampledFrom([]string{"", "riverton-pd", "harbor-pd"}).Draw(t, id+" agency"),
			ReportsTo: above.Draw(t, id+" above"), From: maybe(t, id+" from"), Until: maybe(t, id+" until"),
		}
	}
	for _, id := range []string{"s", "t"} {
		d.Assignments[id] = &book.Assignment{ReportsTo: above.Draw(t, id+" above"), From: maybe(t, id+" from"), Until: maybe(t, id+" until")}
	}
	b := elections()
	b.Deployments["day"] = d
	volumes, err := open([]*book.Located{{Dir: "x", Book: b}}, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	return newChart(volumes[0].operations[0])
}

// everyHour calls for the middle of each hour of a period.
func everyHour(p book.Period, see func(time.Time)) {
	for at := p.From.Add(30 * time.Minute); at.Before(p.Until); at = at.Add(time.Hour) {
		see(at)
	}
}

// tiles checks that stretches cover a period without gaps, and that no two
// neighbours could be one.
func tiles[T any](t *rapid.T, p book.Period, got []stretch[T], same func(a, b T) bool) {
	if p.From.Before(p.Until) != (len(got) > 0) {
		t.Fatalf("%d stretches of %v", len(got), p)
	}
	for i, s := range got {
		switch {
		case i == 0 && !s.From.Equal(p.From), i == len(got)-1 && !s.Until.Equal(p.Until), !s.From.Before(s.Until):
			t.Fatalf("stretch %d of %v is %v", i, p, s.Period)
		case i > 0 && !got[i-1].Until.Equal(s.From):
			t.Fatalf("a gap before %v", s.Period)
		case i > 0 && same(got[i-1].state, s.state):
			t.Fatalf("two stretches are one: %v", s)
		}
	}
}

// at is the state at an instant.
func at[T any](got []stretch[T], when time.Time) (state T) {
	for _, s := range got {
		if s.Contains(when) {
			return s.state
		}
	}
	return state
}

func TestSpanAgainstEveryHour(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawChart(t)
		for _, id := range c.ids {
			var got []stretch[[]string]
			for _, s := range c.span(id) {
				got = append(got, stretch[[]string]{mustPeriod(t, s.During.From, s.During.Until), s.Subordinates})
			}
			tiles(t, c.periods[id], got, slices.Equal[[]string])
			everyHour(c.periods[id], func(when time.Time) {
				var want []string
				for sub, p := range c.positions {
					if slices.Contains(p.ReportsTo, id) && c.within(p.From, p.Until).Contains(when) {
						want = append(want, sub)
					}
				}
				for sub, a := range c.Assignments {
					if slices.Contains(a.ReportsTo, id) && c.within(a.From, a.Until).Contains(when) {
						want = append(want, sub)
					}
				}
				slices.Sort(want)
				if state := at(got, when); !slices.Equal(want, state) {
					t.Fatalf("at %s %v report to %s, want %v", when, state, id, want)
				}
			})
		}
	})
}

func mustPeriod(t *rapid.T, from, until string) book.Period {
	p, err := book.NewPeriod(from, until, time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestMomentsAgainstEveryHour(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawChart(t)
		var got []stretch[watch]
		var before []string
		for _, m := range c.moments() {
			got = append(got, stretch[watch]{mustPeriod(t, m.During.From, m.During.Until), watch{m.Commanders, m.Agencies, m.Vacant}})
			if !slices.Equal(before, m.Before) {
				t.Fatalf("before %v came %v, not %v", m.During, before, m.Before)
			}
			before = m.Agencies
		}
		tiles(t, c.period, got, func(a, b watch) bool {
			return slices.Equal(a.commanders, b.commanders) && slices.Equal(a.vacant, b.vacant)
		})
		everyHour(c.period, func(when time.Time) {
			var filled, vacant []string
			for id, p := range c.positions {
				switch {
				case p.Title != "incident-commander" || !c.within(p.From, p.Until).Contains(when):
				case p.Agency == "":
					vacant = append(vacant, id)
				default:
					filled = append(filled, id)
				}
			}
			slices.Sort(filled)
			slices.Sort(vacant)
			if w := at(got, when); !slices.Equal(filled, w.commanders) || !slices.Equal(vacant, w.vacant) {
				t.Fatalf("at %s %v command and %v are vacant, want %v and %v", when, w.commanders, w.vacant, filled, vacant)
			}
		})
	})
}

// reachable is Warshall's closure of who reports to whom.
func reachable(positions map[string]*book.Position) map[[2]string]bool {
	ids := slices.Collect(maps.Keys(positions))
	reach := map[[2]string]bool{}
	for id, p := range positions {
		for _, above := range p.ReportsTo {
			reach[[2]string{id, above}] = true
		}
	}
	for _, k := range ids {
		for _, i := range ids {
			for _, j := range ids {
				if reach[[2]string{i, k}] && reach[[2]string{k, j}] {
					reach[[2]string{i, j}] = true
				}
			}
		}
	}
	return reach
}

func TestRingsAndOrphansAgainstClosure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawChart(t)
		reach := reachable(c.positions)
		var ring []string
		for _, id := range c.ids {
			if reach[[2]string{id, id}] {
				ring = append(ring, id)
			}
			led := c.positions[id].Title == "incident-commander"
			for other, p := range c.positions {
				led = led || p.Title == "incident-commander" && reach[[2]string{id, other}]
			}
			if c.orphan(id) == led {
				t.Fatalf("orphan %s: %v", id, !led)
			}
		}
		if got := c.cycle(); !slices.Equal(ring, got) {
			t.Fatalf("ring %v, want %v", got, ring)
		}
	})
}

// The chain of each assignment, hour by hour, reaches an incident commander
// exactly when a path of held positions does.
func TestReportsAgainstEveryHour(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawChart(t)
		got := map[string][]stretch[bool]{}
		for _, r := range c.reports() {
			got[r.Assignment] = append(got[r.Assignment], stretch[bool]{mustPeriod(t, r.During.From, r.During.Until), r.Reaches})
		}
		for id, a := range c.Assignments {
			everyHour(c.duty[id], func(when time.Time) {
				held := map[string]*book.Position{}
				for id, p := range c.positions {
					if p.Agency != "" && c.within(p.From, p.Until).Contains(when) {
						held[id] = p
					}
				}
				want := leads(held, a.ReportsTo)
				if at(got[id], when) != want {
					t.Fatalf("at %s %s reaches a commander: %v, want %v", when, id, !want, want)
				}
			})
		}
	})
}

// leads tells whether a chain of held positions ends at a commander.
func leads(held map[string]*book.Position, reportsTo []string) bool {
	reach := reachable(held)
	for _, first := range reportsTo {
		for id, p := range held {
			if held[first] != nil && p.Title == "incident-commander" && (id == first || reach[[2]string{first, id}]) {
				return true
			}
		}
	}
	return false
}
