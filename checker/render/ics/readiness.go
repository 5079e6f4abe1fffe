package ics

import (
	"io"
	"strings"

	"roe.example/checker/briefing"
	"roe.example/checker/readiness"
	"roe.example/checker/report"
)

// WriteReadiness writes the calendar of a season: its events and deployments,
// and the days on which something of a document begins, ends or falls due.
func WriteReadiness(w io.Writer, r *readiness.Readiness) error {
	c := Calendar{Name: "Season " + r.When, Today: r.Today, Audience: r.Audience, Foot: r.Disclaimer}
	if len(r.Withheld) > 0 {
		c.Foot = "Left out of this public version: " + strings.Join(r.Withheld, ", ") + ". " + c.Foot
	}
	for i := range r.Dates {
		c.Entries = append(c.Entries, entry(&r.Dates[i], r))
	}
	return Write(w, c)
}

func entry(d *readiness.Date, r *readiness.Readiness) briefing.Entry {
	e := briefing.Entry{ID: identity(d), Kind: d.Kind, Title: d.Title, When: d.When, Place: d.Place, During: d.During}
	if d.During.From == "" {
		e.Day = d.Day
	}
	e.Text = said(d)
	const most = 5 // of what is to be done until then
	for i := range r.Worklist {
		t := &r.Worklist[i]
		if r.Audience == report.Public || t.First != d.Day || t.For != d.Title && d.Deployment == "" {
			continue
		}
		if len(e.Details) == most {
			e.More++
			continue
		}
		e.Details = append(e.Details, briefing.Line{Text: t.Why})
	}
	return e
}

// identity is the same in every run: an agreement may have several days of one
// kind, by party and, of rules that change, by day.
func identity(d *readiness.Date) string {
	parts := []string{"season", d.Book, d.Kind, d.ID}
	switch {
	case d.Kind == "rules-change":
		parts = append(parts, d.Day)
	case len(d.Agencies) == 1 && (d.Kind == "approval-ends" || d.Kind == "insurance-ends"):
		parts = append(parts, d.Agencies[0].ID)
	}
	return strings.Join(parts, "/")
}

// said is what a date means, in sentences.
func said(d *readiness.Date) string {
	var out []string
	if d.Verdict != "" {
		out = append(out, report.Capital(d.Verdict)+".")
	}
	if len(d.Takes) > 0 {
		out = append(out, "It takes "+report.List(d.Takes)+".")
	}
	if d.Note != "" {
		out = append(out, d.Note)
	}
	if len(d.Agencies) > 0 {
		names := make([]string, len(d.Agencies))
		for i, a := range d.Agencies {
			names[i] = a.Short
		}
		out = append(out, "Concerns "+report.List(names)+".")
	}
	return strings.Join(out, " ")
}
