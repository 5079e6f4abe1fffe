package evidence

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"roe.example/checker/book"
)

func TestAt(t *testing.T) {
	d := day()
	d.Until = "2026-11-03"
	d.Assignments = map[string]*book.Assignment{"gate": {Title: "Gate", From: "2026-11-03T08:00", Until: "2026-11-03T10:30"}, "all": {}}
	d.Command = &book.Command{Positions: map[string]*book.Position{"ic": {From: "2026-11-03T12:00Z"}, "later": {Until: "2026-11-03"}}}
	d.Requests = map[string]*book.Request{"q": {Made: "2026-11-01"}, "r": {Made: "2026-11-03T05:00"}, "s": {}}
	before, _ := json.Marshal(d)
	asOf := time.Date(2026, 7, 1, 13, 0, 0, 0, time.UTC) // 06:00 of that summer day
	got, err := At(d, &asOf)
	if err != nil {
		t.Fatal(err)
	}
	want := day()
	want.From, want.Until = "2026-07-01T06:00:00-07:00", "2026-07-02T00:00:00-07:00"
	want.Assignments = map[string]*book.Assignment{"gate": {Title: "Gate", From: "2026-07-01T08:00:00-07:00", Until: "2026-07-01T10:30:00-07:00"}, "all": {}}
	want.Command = &book.Command{Positions: map[string]*book.Position{"ic": {From: "2026-07-01T04:00:00-07:00"}, "later": {Until: "2026-07-02T00:00:00-07:00"}}}
	want.Requests = map[string]*book.Request{"q": {Made: "2026-06-29"}, "r": {Made: "2026-07-01T05:00:00-07:00"}, "s": {}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("moved deployment (-want +got):\n%s", diff)
	}
	if after, _ := json.Marshal(d); string(after) != string(before) {
		t.Errorf("the deployment itself was changed:\n%s\n%s", before, after)
	}
}

func TestAtItsOwnTime(t *testing.T) {
	d := day()
	if got, err := At(d, nil); got != d || err != nil {
		t.Errorf("At(d, nil) = %p, %v; want d itself", got, err)
	}
}

func TestAtFaults(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(d *book.Deployment)
	}{
		{"zone", func(d *book.Deployment) { d.Timezone = "Mars/Olympus" }},
		{"from", func(d *book.Deployment) { d.From = "soon" }},
		{"assignment", func(d *book.Deployment) { d.Assignments = map[string]*book.Assignment{"a": {Until: "late"}} }},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := day()
			c.change(d)
			if _, err := At(d, &today); err == nil {
				t.Error("no error")
			}
		})
	}
}

// Wherever a deployment is moved, all lengths stay, also over a change of
// clocks, and moving it there once more changes nothing.
func TestAtKeepsLengths(t *testing.T) {
	zone, err := time.LoadLocation("America/Los_Angeles")
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		hour := func(label string, min int) time.Time {
			return time.Date(2026, 10, 30, 0, 0, 0, 0, zone).Add(time.Duration(rapid.IntRange(min, 400).Draw(t, label)) * time.Hour)
		}
		write := func(at time.Time) string { return at.Format(time.RFC3339) }
		d := day()
		begin, middle, end := hour("from", 0), hour("middle", 0), hour("until", 0)
		d.From, d.Until = write(begin), write(end)
		d.Assignments = map[string]*book.Assignment{"a": {From: write(middle)}}
		asOf := hour("asOf", -9000)
		got, err := At(d, &asOf)
		if err != nil {
			t.Fatal(err)
		}
		read := func(s string) time.Time {
			at, err := book.Start(s, zone)
			if err != nil {
				t.Fatal(err)
			}
			return at
		}
		if !read(got.From).Equal(asOf) {
			t.Fatalf("begins %s, want %s", got.From, asOf)
		}
		if l := read(got.Until).Sub(asOf); l != end.Sub(begin) {
			t.Fatalf("lasts %s, want %s", l, end.Sub(begin))
		}
		if l := read(got.Assignments["a"].From).Sub(asOf); l != middle.Sub(begin) {
			t.Fatalf("assignment after %s, want %s", l, middle.Sub(begin))
		}
		again, err := At(got, &asOf)
		if diff := cmp.Diff(got, again); err != nil || diff != "" {
			t.Fatalf("moved twice: %v (-once +twice):\n%s", err, diff)
		}
	})
}
