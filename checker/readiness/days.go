package readiness

import (
	"fmt"
	"strings"
	"time"

	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// day is that of an instant or a day as the facts write it: in its own zone.
func day(s string) string {
	if len(s) < len(time.DateOnly) {
		return s
	}
	return s[:len(time.DateOnly)]
}

// lastDay is the last day on which something goes on that ends at an instant.
// An end on a day counts that day.
func lastDay(s string) string {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return day(s)
	}
	return t.Add(-time.Second).Format(time.DateOnly)
}

// instant orders instants of several zones, and days among them.
func instant(s string) int64 {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.Unix()
	}
	if t, err := time.Parse(time.DateOnly, day(s)); err == nil {
		return t.Unix()
	}
	return 0
}

// date reads a day; the zero time where there is none.
func date(s string) time.Time {
	t, err := time.Parse(time.DateOnly, day(s))
	if err != nil {
		return time.Time{}
	}
	return t
}

// dated writes a day out: 3 November 2026.
func dated(s string) string {
	if t := date(s); !t.IsZero() {
		return t.Format("2 January 2006")
	}
	return s
}

// short writes a day for the axis of a chart: 3 Nov.
func short(s string) string {
	if t := date(s); !t.IsZero() {
		return t.Format("2 Jan")
	}
	return s
}

func shortSpan(first, last string) string {
	if first == last {
		return short(first)
	}
	return short(first) + " – " + short(last)
}

// span says two days: 1 October 2026 to 20 January 2027.
func span(first, last string) string {
	if last == "" {
		return "from " + dated(first)
	}
	if first == last {
		return dated(first)
	}
	a, b := date(first), date(last)
	switch {
	case a.Year() == b.Year() && a.Month() == b.Month():
		return fmt.Sprintf("%d to %s", a.Day(), dated(last))
	case a.Year() == b.Year():
		return a.Format("2 January") + " to " + dated(last)
	}
	return dated(first) + " to " + dated(last)
}

// interval says when something is: by days alone where both ends are
// midnights, else with clock times.
func interval(i facts.Interval) string {
	from, err1 := time.Parse(time.RFC3339, i.From)
	until, err2 := time.Parse(time.RFC3339, i.Until)
	if err1 != nil || err2 != nil {
		return span(day(i.From), lastDay(i.Until))
	}
	if midnight(from) && midnight(until) {
		return span(day(i.From), lastDay(i.Until))
	}
	if day(i.From) == day(i.Until) {
		return dated(i.From) + ", " + from.Format("15:04") + " to " + until.Format("15:04")
	}
	return dated(i.From) + ", " + from.Format("15:04") + " to " + dated(i.Until) + ", " + until.Format("15:04")
}

func midnight(t time.Time) bool { return t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 }

// daysOf lists the days of an interval.
func daysOf(i facts.Interval) (out []string) {
	last := date(lastDay(i.Until))
	for t := date(i.From); !t.IsZero() && !t.After(last); t = t.AddDate(0, 0, 1) {
		out = append(out, t.Format(time.DateOnly))
	}
	return out
}

func list(words []string) string { return report.List(words) }

// sentence ends with a full stop.
func sentence(s string) string {
	if s == "" || strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}

// begins says for a sentence when something begins, and leaves out its end.
func begins(i facts.Interval) string {
	from, err := time.Parse(time.RFC3339, i.From)
	switch {
	case err == nil && !midnight(from):
		return "from " + from.Format("15:04") + " on " + dated(i.From)
	case day(i.From) == lastDay(i.Until):
		return dated(i.From)
	}
	return "from " + dated(i.From)
}
