package markdown

import (
	"io"
	"strings"

	"roe.example/checker/briefing"
	"roe.example/checker/readiness"
	"roe.example/checker/report"
	"roe.example/checker/sweep/tally"
)

// WriteSweep writes what a sweep comes to.
func WriteSweep(w io.Writer, s *tally.Summary) error {
	p := &swept{page{b: &briefing.Briefing{Audience: report.Internal}}, s}
	p.heading(1, "Every pair of agencies, "+readiness.Day(s.Day))
	p.paragraph("**" + plain(s.Words) + "**")
	for _, remark := range s.Remarks {
		p.WriteString("- " + plain(remark) + "\n")
	}
	if len(s.Remarks) > 0 {
		p.WriteString("\n")
	}
	p.shares()
	p.conflicts()
	p.norms()
	p.changes()
	p.missing()
	p.tables()
	p.paragraph("_" + plain(s.Disclaimer) + "_")
	_, err := io.WriteString(w, strings.TrimRight(p.String(), "\n")+"\n")
	return err
}

// swept is a summary being written.
type swept struct {
	page
	s *tally.Summary
}

func amount(n int64) string { return tally.Number(n) }

// shares say what pairs come to, topic by topic.
func (p *swept) shares() {
	if len(p.s.Shares) == 0 || p.s.Pairs == 0 {
		return
	}
	p.heading(2, "What pairs come to")
	p.paragraph(tally.OfShares)
	share := func(n func(*tally.Share) int64) func(*tally.Share) string {
		return func(x *tally.Share) string { return p.s.Of(n(x)) }
	}
	table(&p.page, []column[tally.Share]{
		{"Topic", func(x *tally.Share) string { return "**" + plain(x.Title) + "**" }, ""},
		{"Error", share(func(x *tally.Share) int64 { return x.Errors }), ""},
		{"Warning", share(func(x *tally.Share) int64 { return x.Warnings }), ""},
		{"Not known", share(func(x *tally.Share) int64 { return x.NotKnown }), ""},
		{"Note", share(func(x *tally.Share) int64 { return x.Notes }), ""},
		{"Clear", share(func(x *tally.Share) int64 { return x.Clear }), ""},
		{"Classes that stand alike, as hosts / as helpers", (*tally.Share).Classes, ""},
	}, p.s.Shares)
}

func (p *swept) more(n int, name string) {
	if n > 0 {
		p.paragraph("And " + amount(int64(n)) + " more, in the table `" + name + "`.")
	}
}

func (p *swept) conflicts() {
	if p.s.Pairs == 0 {
		return
	}
	p.heading(2, "The most common conflicts")
	if len(p.s.Conflicts) == 0 {
		p.paragraph("None was found.")
		return
	}
	p.paragraph(tally.OfConflicts)
	table(&p.page, []column[tally.ConflictRow]{
		{"Pairs", func(x *tally.ConflictRow) string { return p.s.Of(x.Pairs) }, ""},
		{"Weight", func(x *tally.ConflictRow) string { return plain(x.Severity) }, ""},
		{"Conflict", func(x *tally.ConflictRow) string { return plain(x.Words) }, ""},
		{"Rule", func(x *tally.ConflictRow) string { return code(x.Rule) }, ""},
	}, p.s.Conflicts)
	p.more(p.s.MoreConflicts, "conflicts")
}

func (p *swept) norms() {
	if len(p.s.Norms) == 0 {
		return
	}
	p.heading(2, "The norms behind most of them")
	p.paragraph(tally.OfNorms)
	table(&p.page, []column[tally.NormRow]{
		{"Conflicts", func(x *tally.NormRow) string { return amount(x.Conflicts) }, ""},
		{"Pairs", func(x *tally.NormRow) string { return amount(x.Pairs) }, ""},
		{"Norm", func(x *tally.NormRow) string { return plain(report.Capital(x.Words)) }, ""},
		{"Found most often in", func(x *tally.NormRow) string { return plain(strings.Trim(x.Manual+", "+x.Section, ", ")) }, ""},
		{"Agencies that it binds", func(x *tally.NormRow) string { return amount(x.Holders) }, ""},
	}, p.s.Norms)
	p.more(p.s.MoreNorms, "norms")
}

func (p *swept) changes() {
	if p.s.Pairs == 0 || len(p.s.Conflicts) == 0 {
		return
	}
	p.heading(2, "The one change that would clear most")
	if len(p.s.Changes) == 0 {
		p.paragraph(tally.NoChange)
		return
	}
	p.paragraph(tally.OfChanges)
	for i, c := range p.s.Changes {
		p.WriteString(amount(int64(i+1)) + ". " + plain(c.Words) + " **" + plain(c.Effect) + "**\n")
	}
	p.WriteString("\n")
	p.more(p.s.MoreChanges, "changes")
}

// missing is what a sweep does not know and what it did not look at.
func (p *swept) missing() {
	if len(p.s.NotKnown) > 0 {
		p.heading(2, "Not known")
		for _, u := range p.s.NotKnown {
			text := plain(u.Words()) + ": "
			for i, id := range u.Some {
				if i > 0 {
					text += ", "
				}
				text += code(id)
			}
			if left := u.More(); left > 0 {
				text += " and " + amount(int64(left)) + " more (see the table `agencies`)"
			}
			p.WriteString("- " + text + ".\n")
		}
		p.WriteString("\n")
	}
	p.leftOut()
}

// leftOut names the rules that were not looked at, by why.
func (p *swept) leftOut() {
	if p.s.Pairs == 0 {
		return
	}
	p.heading(2, "Not looked at")
	p.paragraph(tally.OfLeftOut)
	if len(p.s.LeftOut) == 0 {
		p.paragraph(tally.NoneLeftOut)
		return
	}
	p.paragraph(tally.SomeLeftOut)
	for _, alike := range p.s.LeftOutAlike() {
		p.paragraph(plain(alike.Why))
		for _, x := range alike.Rules {
			p.WriteString("- " + strings.TrimSpace(code(x.Rule)+" "+plain(x.Title)) + "\n")
		}
		p.WriteString("\n")
	}
}

func (p *swept) tables() {
	if len(p.s.Tables) == 0 {
		return
	}
	p.heading(2, "The tables")
	p.paragraph(tally.OfTables)
	table(&p.page, []column[tally.Table]{
		{"Table", func(x *tally.Table) string { return code(x.Name) }, ""},
		{"A row is", func(x *tally.Table) string { return plain(x.About) }, ""},
		{"Rows", func(x *tally.Table) string { return amount(x.Rows) }, ""},
		{"In the CSV", (*tally.Table).CSV, ""},
	}, p.s.Tables)
	if p.s.Pairs == 0 {
		return
	}
	p.paragraph(tally.OfQuery)
	p.WriteString("```sql\n" + tally.Query + "\n```\n\n")
}
