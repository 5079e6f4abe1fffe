// Package ics writes days and times to keep as calendar entries (RFC 5545),
// which every calendar program takes.
package ics

import (
	"io"
	"strconv"
	"strings"
	"time"

	ical "github.com/arran4/golang-ical"

	"roe.example/checker/briefing"
	"roe.example/checker/report"
)

// Calendar is what is written.
type Calendar struct {
	Name     string
	Today    string // the day of the run
	Audience string
	Entries  []briefing.Entry
	// Foot stands at the end of every entry.
	Foot string
}

// WriteBriefing writes the calendar of a deployment.
func WriteBriefing(w io.Writer, b *briefing.Briefing) error {
	foot := b.Disclaimer
	if len(b.Withheld) > 0 {
		foot = "Left out of this public version: " + strings.Join(b.Withheld, ", ") + ". " + foot
	}
	return Write(w, Calendar{b.Event, b.Today, b.Audience, b.Calendar, foot})
}

// Write writes a calendar. The same entry has the same UID in every run, so
// that a second import updates it instead of adding it again; which is the
// later one the day of the run tells.
func Write(w io.Writer, c Calendar) error {
	today, err := time.Parse(time.DateOnly, c.Today)
	if err != nil {
		return err
	}
	cal := ical.NewCalendarFor("roe")
	cal.SetProductId("-//roe.example//roe//EN")
	cal.SetMethod(ical.MethodPublish)
	cal.SetName(c.Name)
	cal.SetXWRCalName(c.Name)
	for i := range c.Entries {
		if err := c.add(cal, &c.Entries[i], today); err != nil {
			return err
		}
	}
	return cal.SerializeTo(w, ical.WithNewLineWindows)
}

// lines ends lines in the one way that the writer escapes.
var lines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

func (c *Calendar) add(cal *ical.Calendar, entry *briefing.Entry, today time.Time) error {
	e := cal.AddEvent(strings.ReplaceAll(entry.ID, "/", ".") + "@roe.example")
	e.SetDtStampTime(today)
	e.SetSummary(lines.Replace(entry.Title))
	e.SetDescription(lines.Replace(c.description(entry)))
	if entry.Place != "" {
		e.SetLocation(lines.Replace(entry.Place))
	}
	e.SetClass(ical.ClassificationConfidential)
	if c.Audience == report.Public {
		e.SetClass(ical.ClassificationPublic)
	}
	if entry.Kind == "deployment" {
		return span(e, entry.During)
	}
	e.SetTimeTransparency(ical.TransparencyTransparent) // nobody is busy for it
	if entry.Day == "" {
		return span(e, entry.During)
	}
	day, err := time.Parse(time.DateOnly, entry.Day)
	if err != nil {
		return err
	}
	e.SetAllDayStartAt(day)
	e.SetAllDayEndAt(day.AddDate(0, 0, 1))
	return nil
}

// visible is how long an instant is on a calendar: what ends or is due ends with
// it.
const visible = 15 * time.Minute

// span sets times in UTC, which need no description of a zone and mean the same
// instant to every program.
func span(e *ical.VEvent, during report.Interval) error {
	from, err := time.Parse(time.RFC3339, during.From)
	if err != nil {
		return err
	}
	until, err := time.Parse(time.RFC3339, during.Until)
	if err != nil {
		return err
	}
	if until.Equal(from) {
		from = from.Add(-visible)
	}
	e.SetStartAt(from)
	e.SetEndAt(until)
	return nil
}

// description says it all in sentences, with the time in the zone of the
// deployment.
func (c *Calendar) description(e *briefing.Entry) string {
	said := []string{e.When + ".", e.Text}
	for _, l := range e.Details {
		said = append(said, "- "+l.Text)
	}
	if e.More > 0 {
		said = append(said, "- and "+strconv.Itoa(e.More)+" more.")
	}
	for _, s := range e.Sources {
		if s.Cite != "" && s.Cite != e.Title {
			said = append(said, "Source: "+s.Cite)
		}
	}
	if e.Omitted != "" {
		said = append(said, e.Omitted)
	}
	return strings.Join(append(said, c.Foot), "\n")
}
