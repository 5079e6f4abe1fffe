package web

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"roe.example/checker/drawing"
	"roe.example/checker/readiness"
	"roe.example/checker/render"
	"roe.example/checker/report"
)

// Readiness writes the review of a season: who is ready and which dates
// matter, what to settle, the calendar, a scorecard of each agreement, what is
// promised, and who can help whom.
func Readiness(w io.Writer, r *readiness.Readiness, opt Options) error {
	v := newSeasonView(render.Printable(r))
	title := "Readiness, " + v.When
	p := Page{
		Title: title, Running: title, Paper: opt.Paper, Nav: v.nav(), Style: read("readiness.css") + read("pairs.css"), Script: read("pairs.js"), Data: v,
		Foot: []string{"Made on " + v.Today + " from the books of the agencies: " + strings.Join(v.Books, ", ") + ". " + v.Disclaimer},
	}
	if r.Audience != report.Public {
		p.Title += " (not for the public)"
	}
	return p.Write(w, Templates("readiness.tmpl", "pairs.tmpl"))
}

// seasonView is a review as it stands on the page.
type seasonView struct {
	*readiness.Readiness
	Picture seasonPicture
	Groups  []taskGroup
	Topics  []string // of tasks, for the filter
	Doers   []readiness.Agency
	Columns []readiness.Item // the nine matters, for the head of the scorecard
	Helping *pairsView       // nil where there is nobody to compare
	found   map[string]*readiness.Finding
}

// taskGroup is what first matters on one day.
type taskGroup struct {
	ID, Day, When, For    string
	On                    string // the day on which it matters, in words
	Tasks                 []readiness.Task
	Errors, Warnings, Due int
}

func newSeasonView(r *readiness.Readiness) *seasonView {
	v := &seasonView{Readiness: r, Picture: newSeasonPicture(r), found: map[string]*readiness.Finding{}}
	for i := range r.Findings {
		v.found[r.Findings[i].Fingerprint] = &r.Findings[i]
	}
	if len(r.Agreements) > 0 {
		v.Columns = r.Agreements[0].Items
	}
	if r.Pairs != nil && len(r.Pairs.Cells) > 0 {
		v.Helping = newPairsView(r.Pairs)
	}
	v.group()
	return v
}

// group puts tasks under the day on which they first matter, and gathers what
// they can be filtered by.
func (v *seasonView) group() {
	for _, t := range v.Worklist {
		if n := len(v.Groups); n == 0 || v.Groups[n-1].Day != t.Day || v.Groups[n-1].For != t.For {
			v.Groups = append(v.Groups, taskGroup{ID: fmt.Sprintf("by-%d", n+1), Day: t.Day, When: t.When, For: t.For, On: on(&t)})
		}
		g := &v.Groups[len(v.Groups)-1]
		g.Tasks = append(g.Tasks, t)
		switch t.Severity {
		case "error":
			g.Errors++
		case "warning":
			g.Warnings++
		default:
			g.Due++
		}
		if !slices.Contains(v.Topics, t.Topic) {
			v.Topics = append(v.Topics, t.Topic)
		}
		for _, a := range t.By {
			if !slices.Contains(v.Doers, a) {
				v.Doers = append(v.Doers, a)
			}
		}
	}
	slices.Sort(v.Topics)
	slices.SortFunc(v.Doers, func(a, b readiness.Agency) int { return cmp.Compare(a.Short, b.Short) })
}

func on(t *readiness.Task) string {
	if t.First == "" {
		return ""
	}
	return readiness.Day(t.First)
}

// closed is a kind of finding that is not there any more.
type closed struct {
	Severity, Title string
	Number          int
}

// Closed counts by kind what the earlier review had and this one does not: at
// length it stands there.
func (v *seasonView) Closed() (out []closed) {
	if v.Trend == nil {
		return nil
	}
	for _, m := range v.Trend.Closed {
		i := slices.IndexFunc(out, func(c closed) bool { return c.Title == m.Finding.Title && c.Severity == m.Finding.Severity })
		if i < 0 {
			i = len(out)
			out = append(out, closed{m.Finding.Severity, m.Finding.Title, 0})
		}
		out[i].Number++
	}
	return out
}

// Count says how much a group holds.
func (g taskGroup) Count() string {
	var parts []string
	if g.Errors+g.Warnings > 0 {
		parts = append(parts, report.Tally(g.Errors, g.Warnings))
	}
	if g.Due > 0 {
		parts = append(parts, report.Count(g.Due, "date")+" of documents")
	}
	return report.List(parts)
}

// Keys are the words of a task for filters.
func (v *seasonView) Keys(t readiness.Task) string {
	var ids []string
	for _, a := range t.By {
		ids = append(ids, a.ID)
	}
	return strings.Join(ids, " ")
}

// Finding is one by its fingerprint.
func (v *seasonView) Finding(fingerprint string) *readiness.Finding { return v.found[fingerprint] }

// Numbers tells whether numbers are for this audience.
func (v *seasonView) Numbers() bool { return v.Audience != report.Public }

// Charts are what is promised against what is needed, and what goes with each
// agency, as drawings.
func (v *seasonView) Charts() ([]pictureView, error) {
	pictures, err := drawing.Capacity(&v.Capacity)
	if err != nil {
		return nil, fmt.Errorf("draw: %w", err)
	}
	var out []pictureView
	for _, p := range pictures {
		out = append(out, pictureView{Title: p.Title, SVG: p.SVG})
	}
	return out, nil
}

// Upcoming and Matters are dates of the calendar.
func (v *seasonView) Upcoming() []readiness.Date { return v.datesAt(v.Summary.Next) }
func (v *seasonView) Matters() []readiness.Date  { return v.datesAt(v.Summary.Matter) }

func (v *seasonView) datesAt(indexes []int) (out []readiness.Date) {
	for _, i := range indexes {
		if i >= 0 && i < len(v.Dates) {
			out = append(out, v.Dates[i])
		}
	}
	return out
}

// Open counts the tasks that first matter on a date.
func (v *seasonView) Open(d readiness.Date) int {
	n := 0
	for _, t := range v.Worklist {
		if t.First == d.Day && (t.For == d.Title || d.Deployment != "") {
			n++
		}
	}
	return n
}

func (v *seasonView) nav() []Entry {
	out := []Entry{{ID: "summary", Title: "At one look"}}
	if v.Trend != nil {
		out = append(out, Entry{ID: "trend", Title: "Better and worse"})
	}
	out = append(out, Entry{ID: "worklist", Title: "What to settle", Count: len(v.Worklist)}, Entry{ID: "calendar", Title: "Calendar", Count: len(v.Dates)})
	cards := Entry{Title: "Agreements", Count: len(v.Agreements), Open: len(v.Agreements) <= 12}
	cards.Entries = append(cards.Entries, Entry{ID: "agreements", Title: "Scorecard"})
	for i, c := range v.Agreements {
		cards.Entries = append(cards.Entries, Entry{ID: fmt.Sprintf("agreement-%d", i+1), Title: c.Cite})
	}
	if len(v.Agreements) > 0 {
		out = append(out, cards)
	}
	out = append(out, Entry{ID: "capacity", Title: "Capacity"})
	if v.Pairs != nil && len(v.Pairs.Cells) > 0 {
		out = append(out, Entry{ID: "pairs", Title: "Who can help whom"})
	}
	return out
}

// statusIcon is the symbol of a matter's status.
var statusIcon = pick(map[string]string{
	readiness.Conflicting: "unsettled", readiness.Silent: "silent", readiness.Outdated: "warning", readiness.Unknown: "unknown",
	readiness.Brief: "note", readiness.Settled: "ready",
})

func statuses() []string { return readiness.Statuses }
