package briefing_test

import (
	"slices"
	"strings"
	"testing"
)

// What officers are to be told on the cover can be read out: who, and what.
func TestPointsCanBeReadOut(t *testing.T) {
	b := brief(t, settled, visit)
	var got []string
	for _, p := range b.Cover.Points {
		got = append(got, p.Text)
	}
	all := strings.Join(got, "\n")
	for _, want := range []string{
		"Cedar Sheriff: you must not fire 40 mm foam rounds here, whatever you may at home.",
		"Cedar Sheriff: you must not use pepper spray here (for example: a person who refuses to move or comply), whatever you may at home.",
		"Cedar Sheriff: you must wear a body camera here, whatever you do at home.",
		"Ashford PD and Cedar Sheriff: you must intervene when another officer uses excessive force here, whatever you do at home.",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("the cover does not say: %s\nbut %s", want, all)
		}
	}
	if strings.Contains(all, "Brief officers on") || strings.Contains(all, "one card") {
		t.Errorf("the cover orders without saying what: %s", all)
	}
}

// A briefing that the plan lists is on the timeline and in the calendar.
func TestBriefingsHaveTheirTime(t *testing.T) {
	b := brief(t, settled, visit)
	want := "Roll call: officers of Ashford PD, Cedar Sheriff and Millbrook PD are briefed on force, body cameras and crowd control."
	on := func(at string) bool { return strings.HasPrefix(at, "2026-10-12T07:00") }
	marked := false
	for _, m := range b.Timeline.Marks {
		marked = marked || m.Kind == "briefing" && m.Text == want && on(m.At)
	}
	entered := false
	for _, e := range b.Calendar {
		entered = entered || e.Kind == "briefing" && e.Text == want && on(e.During.From)
	}
	if !marked || !entered {
		t.Errorf("on the timeline %v, in the calendar %v", marked, entered)
	}
}

// What is blank on the list of the organisation takes no more words than the list.
func TestBlankPostsAreCounted(t *testing.T) {
	empty := form(brief(t, settled, visit), "203").Empty
	for _, want := range []string{"5. Planning Section: all posts", "7. Operations Section: 5 posts"} {
		if !slices.Contains(empty, want) {
			t.Errorf("ICS 203 does not say %q, but %q", want, empty)
		}
	}
}
