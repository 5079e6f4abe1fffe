package markdown

import (
	"fmt"
	"io"
	"strings"

	"roe.example/checker/briefing"
	"roe.example/checker/readiness"
	"roe.example/checker/report"
)

// WriteReadiness writes the review of a season for a wiki or an e-mail.
func WriteReadiness(w io.Writer, r *readiness.Readiness) error {
	p := &season{page{b: &briefing.Briefing{Withheld: r.Withheld, Audience: r.Audience}}, r}
	p.summary()
	p.trend()
	p.worklist()
	p.calendar()
	p.agreements()
	p.capacity()
	p.pairs()
	p.paragraph("_" + plain(r.Disclaimer) + "_")
	_, err := io.WriteString(w, strings.TrimRight(p.String(), "\n")+"\n")
	return err
}

// season is a review being written.
type season struct {
	page
	r *readiness.Readiness
}

// summary is the whole at one look: who is ready, the dates that matter, what
// could not be told.
func (p *season) summary() {
	p.heading(1, "Readiness, "+p.r.When)
	if len(p.r.Withheld) > 0 {
		p.paragraph("_" + plain("Left out of this public version: "+strings.Join(p.r.Withheld, ", ")+".") + "_")
	}
	p.paragraph("**" + plain(p.r.Summary.Words) + "**")
	for _, remark := range p.r.Remarks {
		p.WriteString("- " + plain(remark) + "\n")
	}
	p.WriteString("- " + plain("Checked on "+p.r.Today+": "+strings.Join(p.r.Books, ", ")+".") + "\n\n")
	if len(p.r.Summary.Agencies) > 0 {
		p.heading(2, "Who is ready")
	}
	table(&p.page, []column[readiness.AgencyStanding]{
		{"Agency", func(a *readiness.AgencyStanding) string { return plain(a.Agency.Name) }, ""},
		{"Standing", func(a *readiness.AgencyStanding) string { return "**" + plain(report.Capital(a.Status)) + "**" }, ""},
		{"Why", func(a *readiness.AgencyStanding) string { return plain(a.Words) }, ""},
		{"To do", func(a *readiness.AgencyStanding) string { return fmt.Sprint(a.Tasks) }, ""},
		{"First by", func(a *readiness.AgencyStanding) string { return plain(a.First) }, ""},
	}, p.r.Summary.Agencies)
	p.tallies()
	if len(p.r.Summary.Matter) > 0 {
		p.heading(2, "The dates that matter most")
		for _, i := range p.r.Summary.Matter {
			p.WriteString("- " + dateLine(&p.r.Dates[i]) + "\n")
		}
		p.WriteString("\n")
	}
}

// tallies count the matters of all agreements by how they stand.
func (p *season) tallies() {
	if len(p.r.Agreements) == 0 {
		return
	}
	p.heading(2, "How the agreements stand")
	s := &p.r.Summary
	indexes := make([]int, len(s.Items))
	for i := range indexes {
		indexes[i] = i
	}
	table(&p.page, []column[int]{
		{"Standing", func(i *int) string { return plain(report.Capital(s.Items[*i].Status)) }, ""},
		{"The guide's nine matters", func(i *int) string { return fmt.Sprint(s.Items[*i].Number) }, ""},
		{"Further matters", func(i *int) string { return fmt.Sprint(s.Further[*i].Number) }, ""},
	}, indexes)
}

func dateLine(d *readiness.Date) string {
	text := "**" + plain(d.When) + ":** " + plain(d.Title)
	if d.Verdict != "" {
		text += " (" + plain(d.Verdict) + ")"
	}
	if d.Note != "" {
		text += ". " + plain(d.Note)
	}
	return text
}

// trend is what changed since an earlier review.
func (p *season) trend() {
	t := p.r.Trend
	if t == nil {
		return
	}
	p.heading(2, "Since the earlier review")
	p.paragraph(plain(t.Words))
	for _, remark := range t.Remarks {
		p.WriteString("- " + plain(remark) + "\n")
	}
	p.WriteString("\n")
	for _, part := range []struct {
		title   string
		changes []readiness.Change
	}{{"Worse", t.Worse}, {"Better", t.Better}, {"Known then and not now, or the other way", t.Unclear}} {
		if len(part.changes) > 0 {
			p.heading(3, part.title)
		}
		table(&p.page, []column[readiness.Change]{
			{"Agreement", func(c *readiness.Change) string { return plain(c.Agreement) }, ""},
			{"Matter", func(c *readiness.Change) string { return plain(c.Item) }, ""},
			{"Was", func(c *readiness.Change) string { return plain(c.Was) }, ""},
			{"Now", func(c *readiness.Change) string { return plain(c.Now) }, ""},
		}, part.changes)
	}
	for _, part := range []struct {
		title string
		moved []readiness.Moved
	}{{"Opened", t.Opened}, {"Weigh more", t.Graver}, {"Weigh less", t.Milder}, {"Closed", t.Closed}} {
		if len(part.moved) == 0 {
			continue
		}
		p.heading(3, part.title)
		for _, m := range part.moved {
			p.WriteString("- " + plain(report.Capital(m.Finding.Severity)+", "+m.Finding.Title+": "+m.Finding.Message) + "\n")
		}
		p.WriteString("\n")
	}
}

// worklist is what to settle, by whom, by when.
func (p *season) worklist() {
	p.heading(2, "What to settle")
	if len(p.r.Worklist) == 0 {
		p.paragraph("Nothing that was judged is open, and no document falls due.")
	}
	table(&p.page, []column[readiness.Task]{
		{"No.", func(t *readiness.Task) string { return fmt.Sprint(t.Number) }, ""},
		{"Settle by", func(t *readiness.Task) string { return plain(t.Day) }, ""},
		{"For", func(t *readiness.Task) string { return plain(t.Matters()) }, ""},
		{"Weight", func(t *readiness.Task) string { return plain(weightOf(t)) }, ""},
		{"Who", func(t *readiness.Task) string { return plain(shorts(t.By)) }, ""},
		{"What is wrong or to come", func(t *readiness.Task) string { return plain(t.Why) }, ""},
		{"What to do", func(t *readiness.Task) string { return plain(t.ToDo()) }, ""},
	}, p.r.Worklist)
}

// namedIn says whether an agreement names an election event.
func namedIn(n *readiness.Named) string {
	switch {
	case n.Named:
		return "yes"
	case n.Election:
		return "**no**"
	}
	return "no election event"
}

// weightOf is the severity of a task, or that it is a date.
func weightOf(t *readiness.Task) string {
	if t.Severity == "" {
		return "date"
	}
	return t.Severity
}

func (p *season) calendar() {
	if len(p.r.Dates) == 0 {
		return
	}
	p.heading(2, "Calendar")
	table(&p.page, []column[readiness.Date]{
		{"When", func(d *readiness.Date) string { return plain(d.When) }, ""},
		{"What", func(d *readiness.Date) string { return plain(d.Title) }, ""},
		{"Where", func(d *readiness.Date) string { return plain(d.Place) }, ""},
		{"Verdict", func(d *readiness.Date) string { return plain(d.Verdict) }, ""},
		{"Agencies", func(d *readiness.Date) string { return plain(shorts(d.Agencies)) }, ""},
		{"Takes", func(d *readiness.Date) string { return plain(strings.Join(d.Takes, "; ")) }, "numbers"},
		{"Note", func(d *readiness.Date) string { return plain(d.Note) }, ""},
	}, p.r.Dates)
}

// agreements are the scorecards.
func (p *season) agreements() {
	if len(p.r.Agreements) == 0 {
		return
	}
	p.heading(2, "Agreements")
	for i := range p.r.Agreements {
		p.card(&p.r.Agreements[i])
	}
}

func (p *season) card(c *readiness.Card) {
	p.heading(3, c.Cite)
	p.paragraph(plain(c.Title + ". " + c.Words))
	for _, fact := range [][2]string{{"In force", c.Term.Words}, {"Review", c.Review.Words}} {
		p.WriteString("- **" + fact[0] + ":** " + plain(fact[1]) + "\n")
	}
	for _, rest := range c.Rests {
		if rest.Newer {
			p.WriteString("- **Newer than its last review:** " + plain(rest.Cite+", in effect since "+rest.Since) + "\n")
		}
	}
	p.WriteString("\n")
	p.items("The guide's nine matters", c.Items)
	p.items("Further matters", c.Whole)
	table(&p.page, []column[readiness.Signed]{
		{"Party", func(s *readiness.Signed) string { return plain(s.Agency.Short) }, ""},
		{"Signature", func(s *readiness.Signed) string { return plain(s.Words) }, ""},
		{"Version", func(s *readiness.Signed) string { return plain(s.Version) }, ""},
		{"Terms told to officers", func(s *readiness.Signed) string { return plain(s.Told) }, ""},
	}, c.Parties)
	table(&p.page, []column[readiness.Named]{
		{"Event", func(n *readiness.Named) string { return plain(n.Title) }, ""},
		{"Day", func(n *readiness.Named) string { return plain(n.Day) }, ""},
		{"Named in it", func(n *readiness.Named) string { return namedIn(n) }, ""},
		{"In force then", func(n *readiness.Named) string { return plain(n.InForce) }, ""},
	}, c.Events)
	table(&p.page, []column[readiness.Trained]{
		{"Host", func(t *readiness.Trained) string { return plain(t.Host.Short) }, ""},
		{"Helper", func(t *readiness.Trained) string { return plain(t.Aid.Short) }, ""},
		{"Trained together", func(t *readiness.Trained) string { return plain(t.Words) }, ""},
	}, c.Trained)
}

// items are matters with how they stand.
func (p *season) items(title string, items []readiness.Item) {
	table(&p.page, []column[readiness.Item]{
		{title, func(i *readiness.Item) string { return plain(i.Title) }, ""},
		{"Standing", func(i *readiness.Item) string { return "**" + plain(report.Capital(i.Status)) + "**" }, ""},
		{"Why", func(i *readiness.Item) string { return plain(i.Why) }, ""},
		{"Accepted in writing", func(i *readiness.Item) string { return plain(strings.Join(i.Accepted, ", ")) }, ""},
	}, items)
}
