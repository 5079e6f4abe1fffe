package markdown

import (
	"io"
	"slices"
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
	p.paragraph("How many pairs of agencies meet what on a topic, by the worst of it. *Not known* pairs meet no error and no warning, but not all rules of one of the two are in the books. *Clear* ones meet nothing, and all rules of both are there.")
	share := func(n func(*tally.Share) int64) func(*tally.Share) string {
		return func(x *tally.Share) string {
			if n(x) == 0 {
				return "–"
			}
			return amount(n(x)) + " (" + tally.Percent(n(x), p.s.Pairs) + ")"
		}
	}
	classes := func(x *tally.Share) string {
		if x.Topic == "" {
			return ""
		}
		return amount(int64(x.Hosts)) + " / " + amount(int64(x.Aids))
	}
	table(&p.page, []column[tally.Share]{
		{"Topic", func(x *tally.Share) string { return "**" + plain(x.Title) + "**" }, ""},
		{"Error", share(func(x *tally.Share) int64 { return x.Errors }), ""},
		{"Warning", share(func(x *tally.Share) int64 { return x.Warnings }), ""},
		{"Not known", share(func(x *tally.Share) int64 { return x.NotKnown }), ""},
		{"Note", share(func(x *tally.Share) int64 { return x.Notes }), ""},
		{"Clear", share(func(x *tally.Share) int64 { return x.Clear }), ""},
		{"Classes that stand alike, as hosts / as helpers", classes, ""},
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
	p.paragraph("A conflict is what one rule finds on one action between a host and an agency that comes to help. It is counted once for each pair, however many situations it bites in.")
	table(&p.page, []column[tally.ConflictRow]{
		{"Pairs", func(x *tally.ConflictRow) string {
			return amount(x.Pairs) + " (" + tally.Percent(x.Pairs, p.s.Pairs) + ")"
		}, ""},
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
	p.paragraph("A norm takes part in a conflict that rests on it: it need not be the one to change.")
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
		p.paragraph("No change was found that would clear more than it brings. Looked for were changes by which agencies take over, on one action, the rules of others around whom the same holds.")
		return
	}
	p.paragraph("Each line is one change, made alone: some agencies take over, on one action, the rules that others have already, around whom the same holds, and of whom the books have all rules where they have all of theirs. What pairs would meet then is therefore known, and not guessed. Those changes come first that leave most pairs without errors and warnings on all topics, and of these those that do so on their own topic. Only errors and warnings are counted. Whether a change is right is for counsel to say: a ban that is given up clears conflicts as well as one that is taken over.")
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
			text := "Of " + amount(int64(u.Agencies)) + " agencies not all rules on " + plain(strings.ReplaceAll(u.Topic, "-", " ")) + " are in the books: "
			if u.Agencies == 1 {
				text = strings.Replace(text, "1 agencies", "1 agency", 1)
			}
			for i, id := range u.Some {
				if i > 0 {
					text += ", "
				}
				text += code(id)
			}
			if left := u.Agencies - len(u.Some); left > 0 {
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
	p.paragraph("A sweep compares what documents say. What a plan has to say as well, such as who commands, on which channel and at whose cost, is for `roe check` of a deployment.")
	if len(p.s.LeftOut) == 0 {
		p.paragraph("All rules on these topics were applied.")
		return
	}
	p.paragraph("By these rules pairs were not judged. `roe check` judges a deployment by all of them.")
	var reasons []string
	for _, x := range p.s.LeftOut {
		if !slices.Contains(reasons, x.Why) {
			reasons = append(reasons, x.Why)
		}
	}
	for _, why := range reasons {
		p.paragraph(plain(why))
		for _, x := range p.s.LeftOut {
			if x.Why == why {
				p.WriteString("- " + strings.TrimSpace(code(x.Rule)+" "+plain(x.Title)) + "\n")
			}
		}
		p.WriteString("\n")
	}
}

func (p *swept) tables() {
	if len(p.s.Tables) == 0 {
		return
	}
	p.heading(2, "The tables")
	p.paragraph("Each is there as Parquet, for databases such as DuckDB, and as CSV, for spreadsheets.")
	table(&p.page, []column[tally.Table]{
		{"Table", func(x *tally.Table) string { return code(x.Name) }, ""},
		{"A row is", func(x *tally.Table) string { return plain(x.About) }, ""},
		{"Rows", func(x *tally.Table) string { return amount(x.Rows) }, ""},
		{"In the CSV", func(x *tally.Table) string {
			if x.InCSV < x.Rows {
				return amount(x.InCSV) + ", the worst first: a spreadsheet takes no more"
			}
			return "all"
		}, ""},
	}, p.s.Tables)
	if p.s.Pairs == 0 {
		return
	}
	p.paragraph("Pairs are told by classes of agencies. This query gives a row for each pair of agencies and topic; add `AND h.agency = '…'` for one host. In DuckDB, in this folder:")
	p.WriteString("```sql\n" + tally.Query + "\n```\n\n")
}
