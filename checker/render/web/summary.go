package web

import (
	"html/template"
	"io"
	"strings"

	"roe.example/checker/readiness"
	"roe.example/checker/render"
	"roe.example/checker/sweep/tally"
)

// SweepSummary writes what a sweep comes to. Beside is the name of the page of
// who can help whom in the same folder; empty where there is none.
func SweepSummary(w io.Writer, s *tally.Summary, beside string) error {
	s = render.Printable(s)
	s.Words = strings.ReplaceAll(s.Words, " %", "\u00a0%")
	title := "Every pair of agencies, " + readiness.Day(s.Day)
	v := &summaryView{Summary: s, Title: title, Beside: beside, Compared: s.Pairs > 0}
	page := Page{Title: title, Running: "Sweep of all pairs", Style: read("summary.css"), Data: v, Foot: []string{s.Disclaimer}}
	for _, x := range []struct {
		id, title string
		there     bool
	}{
		{"summary", "Summary", true},
		{"shares", "What pairs come to", v.Compared && len(s.Shares) > 0},
		{"conflicts", "The most common conflicts", v.Compared},
		{"norms", "The norms behind most of them", len(s.Norms) > 0},
		{"changes", "The one change that would clear most", v.Compared && len(s.Conflicts) > 0},
		{"unknown", "Not known", len(s.NotKnown) > 0},
		{"left-out", "Not looked at", v.Compared},
		{"tables", "The tables", len(s.Tables) > 0},
	} {
		if x.there {
			page.Nav = append(page.Nav, Entry{ID: x.id, Title: x.title})
		}
	}
	return page.Write(w, Templates("summary.tmpl"))
}

// summaryView is the page; a section that is not in its contents is not there.
type summaryView struct {
	*tally.Summary
	Title, Beside string
	Compared      bool // there are pairs
}

// summaryWords are what every format says of a part.
var summaryWords = map[string]string{
	"shares": tally.OfShares, "conflicts": tally.OfConflicts, "norms": tally.OfNorms, "changes": tally.OfChanges, "no change": tally.NoChange,
	"left out": tally.OfLeftOut, "none left out": tally.NoneLeftOut, "some left out": tally.SomeLeftOut,
	"tables": tally.OfTables, "query": tally.OfQuery, "sql": tally.Query,
}

// Say is what every format says of a part.
func (*summaryView) Say(part string) string { return summaryWords[part] }

// number writes whole numbers of any size, as people do.
func number(n any) string {
	switch n := n.(type) {
	case int:
		return tally.Number(int64(n))
	case int64:
		return tally.Number(n)
	}
	return ""
}

// coded writes text in which code stands in backticks.
func coded(text string) template.HTML {
	var b strings.Builder
	for i, part := range strings.Split(text, "`") {
		part = template.HTMLEscapeString(part)
		if i%2 == 1 {
			part = "<code>" + part + "</code>"
		}
		b.WriteString(part)
	}
	return template.HTML(b.String())
}
