package markdown

import (
	"fmt"
	"strings"

	"roe.example/checker/readiness"
)

// capacity is what is promised against what is needed.
func (p *season) capacity() {
	c := &p.r.Capacity
	if len(c.Charts)+len(c.Double)+len(c.Declines) == 0 {
		return
	}
	p.heading(2, "Capacity")
	if p.hidden("numbers") {
		p.paragraph("Numbers of officers and equipment are left out of this public version.")
		return
	}
	for _, chart := range c.Charts {
		p.heading(3, chart.Title)
		columns := []column[readiness.ChartDay]{
			{"Days", func(d *readiness.ChartDay) string { return plain(d.When) }, ""},
			{"Needed", func(d *readiness.ChartDay) string { return orDash(d.Needed) }, ""},
			{"Promised", func(d *readiness.ChartDay) string { return numbered(d.Promised, d.Open, d.Events) }, ""},
			{"Taken by other events", func(d *readiness.ChartDay) string { return numbered(d.Taken, d.TakenOpen, d.Others) }, ""},
			{"Available", func(*readiness.ChartDay) string { return availableOf(&chart) }, ""},
			{"Gap", func(d *readiness.ChartDay) string { return orDash(d.Missing) }, ""},
		}
		for i, a := range chart.Agencies {
			columns = append(columns, column[readiness.ChartDay]{a.Short, func(d *readiness.ChartDay) string { return orDash(d.Parts[i]) }, ""})
		}
		columns = append(columns,
			column[readiness.ChartDay]{"For", func(d *readiness.ChartDay) string { return plain(strings.Join(d.Events, "; ")) }, ""},
			column[readiness.ChartDay]{"Other events", func(d *readiness.ChartDay) string { return plain(strings.Join(d.Others, "; ")) }, ""})
		table(&p.page, columns, chart.Days)
	}
	p.asked()
	if len(c.Double) > 0 {
		p.heading(3, "Promised twice")
	}
	for _, d := range c.Double {
		p.WriteString("- " + plain(d.When+": "+d.Words+" "+strings.Join(d.Events, "; ")) + "\n")
	}
	p.WriteString("\n")
	if len(c.Declines) > 0 {
		p.heading(3, "If an agency declines")
	}
	table(&p.page, []column[readiness.Decline]{
		{"Agency", func(d *readiness.Decline) string { return plain(d.Agency.Short) }, ""},
		{"Deployment", func(d *readiness.Decline) string { return plain(d.Event) }, ""},
		{"What is missing then", func(d *readiness.Decline) string { return plain(d.Words) }, ""},
	}, c.Declines)
}

func orDash(n int) string {
	if n == 0 {
		return "–"
	}
	return fmt.Sprint(n)
}

// asked is what is asked of each agency, against what it can send.
func (p *season) asked() {
	type row struct {
		load *readiness.Load
		day  *readiness.LoadDay
	}
	var rows []row
	for i := range p.r.Capacity.Agencies {
		l := &p.r.Capacity.Agencies[i]
		for j := range l.Days {
			rows = append(rows, row{l, &l.Days[j]})
		}
	}
	if len(rows) > 0 {
		p.heading(3, "What is asked of each agency")
	}
	table(&p.page, []column[row]{
		{"Agency", func(r *row) string { return plain(r.load.Agency.Short) }, ""},
		{"Days", func(r *row) string { return plain(r.day.When) }, ""},
		{"Can send", func(r *row) string { return sends(r.load) }, ""},
		{"Promised", func(r *row) string { return orDash(r.day.Promised) }, ""},
		{"Taken by other events", func(r *row) string { return orDash(r.day.Taken) }, ""},
		{"Left", func(r *row) string { return plain(r.day.Left(r.load)) }, ""},
		{"For", func(r *row) string { return plain(strings.Join(r.day.Events, "; ")) }, ""},
	}, rows)
}

func sends(l *readiness.Load) string {
	if !l.Stated {
		return "not stated"
	}
	return fmt.Sprint(l.Available)
}

// availableOf says how many there are of what a chart shows.
func availableOf(c *readiness.Chart) string {
	switch {
	case c.Whole:
		return fmt.Sprint(c.Available)
	case c.Available == 0:
		return "not stated"
	}
	return atLeast(c.Available, true)
}

// numbered is a number of what some events have; a dash without events.
func numbered(n int, open bool, events []string) string {
	if len(events) == 0 {
		return "–"
	}
	return atLeast(n, open)
}

// atLeast says a number of which somebody brings more than is stated.
func atLeast(n int, open bool) string {
	if open {
		return fmt.Sprintf("%d or more", n)
	}
	return fmt.Sprint(n)
}

// standings are the words of a pair, in a cell.
var standings = map[string]string{
	readiness.PairError: "**Settle**", readiness.PairNoAgreement: "**No agreement**", readiness.PairWarning: "Settle or accept",
	readiness.PairNotKnown: "Not known", readiness.PairNote: "Tell officers", readiness.PairClear: "Clear", readiness.PairNotCompared: "Not compared",
}

// mostInTable is how many agencies a table takes side by side.
const mostInTable = 12

// pairs says who can help whom: a table while it fits, else a list of counts.
func (p *season) pairs() {
	m := p.r.Pairs
	if m == nil || len(m.Cells) == 0 {
		return
	}
	p.heading(2, "Who can help whom")
	for _, remark := range m.Remarks {
		p.WriteString("- " + plain(remark) + "\n")
	}
	p.WriteString("\n")
	if len(m.Agencies) > mostInTable {
		for _, s := range readiness.PairStandings() {
			if n := m.Counts[s]; n > 0 {
				p.WriteString(fmt.Sprintf("- %s: %d pairs\n", standings[s], n))
			}
		}
		p.WriteString("\n")
		return
	}
	hosts := make([]int, len(m.Agencies))
	for i := range hosts {
		hosts[i] = i
	}
	columns := []column[int]{{"Host", func(h *int) string { return "**" + plain(m.Agencies[*h].Short) + "**" }, ""}}
	for a := range m.Agencies {
		columns = append(columns, column[int]{"helped by " + m.Agencies[a].Short, func(h *int) string {
			if pair := m.Pair(*h, a); pair != nil {
				return standings[pair.Worst]
			}
			return "–"
		}, ""})
	}
	table(&p.page, columns, hosts)
}
