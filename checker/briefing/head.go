package briefing

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"roe.example/checker/facts"
)

// head says what is briefed, for whom and when.
func (b *builder) head() {
	o := b.out
	o.Today, o.AsOf, o.Audience = b.in.Report.Today, b.in.Report.AsOf, b.in.Report.Audience
	o.Event, o.During = b.facts.Event, b.facts.During
	o.Purpose, o.Place = b.words.Purpose(b.facts.Purpose), b.words.Area(b.facts.Place)
	o.When = b.period(b.facts.During)
	o.Host = b.agency(b.facts.Host)
	for _, id := range b.facts.Agencies {
		if id != b.facts.Host {
			o.Aids = append(o.Aids, b.agency(id))
		}
	}
	slices.SortStableFunc(o.Aids, func(x, y Agency) int {
		return cmp.Or(strings.Compare(strings.ToLower(x.Short), strings.ToLower(y.Short)), strings.Compare(x.ID, y.ID))
	})
	o.Withheld = append(o.Withheld, b.in.Report.Withheld...)
}

// agency by its id.
func (b *builder) agency(id string) Agency {
	if a := b.located.Book.Agencies[id]; a != nil {
		return Agency{ID: id, Name: a.Name, Short: a.Short}
	}
	return Agency{ID: id, Name: id, Short: id}
}

// agencies are several, sorted by what they are called.
func (b *builder) agencies(ids []string) []Agency {
	out := []Agency{}
	for _, id := range ids {
		out = append(out, b.agency(id))
	}
	slices.SortFunc(out, func(x, y Agency) int { return cmp.Or(strings.Compare(x.Short, y.Short), strings.Compare(x.ID, y.ID)) })
	return slices.CompactFunc(out, func(x, y Agency) bool { return x.ID == y.ID })
}

const (
	dayLayout     = "2 January 2006"
	shortLayout   = "2 January"
	clockLayout   = "15:04"
	instantLayout = dayLayout + ", " + clockLayout
)

// period says a stretch of time in the deployment's zone, with its name.
func (b *builder) period(i facts.Interval) string {
	from, until := b.instant(i.From), b.instant(i.Until)
	if from.IsZero() || until.IsZero() {
		return i.From + " to " + i.Until
	}
	if from.Format(clockLayout) == "00:00" && until.Format(clockLayout) == "00:00" {
		return days(from, until.AddDate(0, 0, -1))
	}
	begin, zone := from.Format(instantLayout), ""
	if from.Year() == until.Year() {
		begin = from.Format(shortLayout + ", " + clockLayout)
	}
	end := until.Format(instantLayout)
	if from.Format(dayLayout) == until.Format(dayLayout) {
		begin, end = until.Format(dayLayout)+", "+from.Format(clockLayout), until.Format(clockLayout)
	}
	if name := until.Format("MST"); !strings.ContainsAny(name, "+-") {
		zone = " " + name
	} else {
		zone = " UTC" + until.Format("-07:00")
	}
	return begin + " to " + end + zone
}

// days says whole days, the last of which counts.
func days(first, last time.Time) string {
	switch {
	case first.Format(dayLayout) == last.Format(dayLayout):
		return first.Format(dayLayout)
	case first.Format("January 2006") == last.Format("January 2006"):
		return first.Format("2") + " to " + last.Format(dayLayout)
	case first.Year() == last.Year():
		return first.Format(shortLayout) + " to " + last.Format(dayLayout)
	}
	return first.Format(dayLayout) + " to " + last.Format(dayLayout)
}

// instant reads a time of the facts in the deployment's zone.
func (b *builder) instant(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return time.Time{}
	}
	return t.In(b.local)
}

// clock says an instant as short as it is clear: the hour alone where the
// deployment has every hour once.
func (b *builder) clock(s string) string {
	t, from, until := b.instant(s), b.instant(b.facts.During.From), b.instant(b.facts.During.Until)
	switch {
	case t.IsZero():
		return s
	case until.Sub(from) <= 24*time.Hour:
		return t.Format(clockLayout)
	}
	return t.Format(clockLayout + " on " + shortLayout)
}

// within says which part of a stretch of time another one is; nothing for all
// of it.
func (b *builder) within(part, whole facts.Interval) string {
	begins, ends := b.instant(part.From).After(b.instant(whole.From)), b.instant(part.Until).Before(b.instant(whole.Until))
	switch {
	case begins && ends:
		return "from " + b.clock(part.From) + " to " + b.clock(part.Until)
	case begins:
		return "from " + b.clock(part.From)
	case ends:
		return "until " + b.clock(part.Until)
	}
	return ""
}
