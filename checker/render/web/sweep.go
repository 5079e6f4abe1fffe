package web

import (
	"fmt"
	"io"
	"slices"

	"roe.example/checker/readiness"
	"roe.example/checker/render"
	"roe.example/checker/report"
	"roe.example/checker/sweep/tally"
)

// Sweep writes who can help whom of a sweep, as the review of a season shows it.
func Sweep(w io.Writer, m *tally.Matrix, foot []string) error {
	m = render.Printable(m)
	v := newSweptPairs(m)
	title := "Who can help whom, " + readiness.Day(m.Day)
	page := Page{
		Title: title, Running: title, Style: read("readiness.css") + read("pairs.css"), Script: read("pairs.js"), Data: v, Foot: foot,
		Nav: []Entry{{ID: "pairs", Title: "Who can help whom"}},
	}
	if len(v.Sharing) > 0 {
		page.Nav = append(page.Nav, Entry{ID: "rows", Title: "Who is in which row"})
	}
	return page.Write(w, Templates("sweep.tmpl", "pairs.tmpl"))
}

// sweptView is the page: the matrix, and who shares a row of it.
type sweptView struct {
	*pairsView
	Sharing []pairsHead
}

// newSweptPairs makes of each group a row that is listed like an agency.
func newSweptPairs(m *tally.Matrix) *sweptView {
	p := &readiness.Pairs{Day: m.Day, Purpose: m.Purpose, Remarks: m.Remarks}
	v := &pairsView{Pairs: p, Grouped: m.Grouped != "", How: m.Grouped, Sums: sums(m.Counts), Alone: m.Alone}
	met := map[string]bool{}
	for i, g := range m.Groups {
		p.Agencies = append(p.Agencies, readiness.PairAgency{ID: fmt.Sprintf("row-%d", i), Short: g.Title})
		p.Groups = append(p.Groups, readiness.PairGroup{From: i, Until: i + 1, Title: g.Title})
		v.Columns = append(v.Columns, pairsHead{Number: i, Title: g.Title, Of: g.Shorts})
		for _, c := range m.Cells[i] {
			for k, on := range c.On {
				met[m.Topics[k].ID] = met[m.Topics[k].ID] || on != readiness.PairClear
			}
		}
	}
	for _, t := range m.Topics {
		if met[t.ID] {
			p.Topics = append(p.Topics, t)
		}
	}
	for h := range m.Groups {
		v.sweptRow(m, h)
	}
	if len(v.Columns) > pairsOnPaper {
		v.Bands = slices.Collect(slices.Chunk(v.Columns, pairsOnPaper))
	}
	v.OnPaper = len(m.Groups) <= pairsPrinted
	out := &sweptView{pairsView: v}
	for _, c := range v.Columns {
		if len(c.Of) > 0 {
			out.Sharing = append(out.Sharing, c)
		}
	}
	return out
}

// sweptRow adds the cells of a host's row, and what the list says of it.
func (v *pairsView) sweptRow(m *tally.Matrix, h int) {
	row := pairsRow{pairsHead: v.Columns[h]}
	host := pairsHost{ID: fmt.Sprintf("pairs-%d", h), Title: m.Groups[h].Title}
	counts, at := map[string]int{}, map[string]int{}
	for a := range m.Groups {
		c := &m.Cells[h][a]
		row.Cells = append(row.Cells, v.sweptCell(m, c, h, a))
		if c.Pairs == 0 {
			continue
		}
		for standing, n := range c.Counts {
			counts[standing] += n
		}
		item := v.sweptItem(m, c, h, a)
		if v.Grouped { // those that come to the same are one item
			key := fmt.Sprint(item.Worst, item.Says, item.Agreed, item.Reasons, item.More)
			if have, known := at[key]; known {
				host.Items[have].Names = append(host.Items[have].Names, item.Names...)
				host.Items[have].Agencies += " " + slug(v.Agencies[a].ID)
				continue
			}
			at[key] = len(host.Items)
		}
		host.Items = append(host.Items, item)
	}
	slices.SortStableFunc(host.Items, func(x, y pairsItem) int { return rankOf(x.Worst) - rankOf(y.Worst) })
	host.Sums = sums(counts)
	v.Rows, v.Hosts = append(v.Rows, row), append(v.Hosts, host)
}

func (v *pairsView) sweptCell(m *tally.Matrix, c *tally.MatrixCell, h, a int) pairsCell {
	out := pairsCell{Column: a, Self: c.Pairs == 0, Worst: c.Worst, NoAgreement: c.Alone, Pairs: c.Pairs, Why: fmt.Sprintf("pairs-%d", h)}
	if out.Self {
		return out
	}
	out.On = pairsWords[pairsAt(c.Worst)].letter
	for i, t := range m.Topics {
		if slices.Contains(v.Topics, t) {
			out.On += pairsWords[pairsAt(c.On[i])].letter
		}
	}
	if c.Pairs > 1 {
		out.Says = said(sums(c.Counts))
	}
	if !v.Grouped {
		out.Why = fmt.Sprintf("pairs-%d-%d", h, a)
	}
	return out
}

func (v *pairsView) sweptItem(m *tally.Matrix, c *tally.MatrixCell, h, a int) pairsItem {
	p := &readiness.Pair{Worst: c.Worst, More: c.More}
	for i, t := range m.Topics {
		if c.On[i] != readiness.PairClear {
			p.Topics = append(p.Topics, readiness.PairCount{Topic: t.ID, Worst: c.On[i]})
		}
	}
	for _, r := range c.Reasons {
		text := r.Text
		if c.Pairs > 1 {
			text += fmt.Sprintf(" (in %s of %s)", tally.Number(int64(r.Pairs)), report.Count(c.Pairs, "pair"))
		}
		p.Reasons = append(p.Reasons, readiness.PairReason{Severity: r.Severity, Text: text + ".", Rule: r.Rule})
	}
	item := pairsItem{Pair: p, ID: fmt.Sprintf("pairs-%d-%d", h, a), Names: []string{m.Groups[a].Title}, Says: v.says(p)}
	if c.Pairs > 1 && len(c.Counts) > 1 {
		item.Says = report.Capital(said(sums(c.Counts)))
	}
	item.Agreed = "An agreement between the two holds that day."
	switch {
	case c.Alone && c.Pairs > 1:
		item.Agreed = "No agreement between any of them holds that day."
	case c.Alone:
		item.Agreed = "No agreement between the two holds that day."
	case c.Pairs > 1 && slices.Contains(c.On, readiness.PairNoAgreement):
		item.Agreed = "Between some of them an agreement holds that day, between others none."
	case c.Pairs > 1:
		item.Agreed = "Between all of them an agreement holds that day."
	}
	item.Agencies = slug(v.Agencies[h].ID) + " " + slug(v.Agencies[a].ID)
	item.TopicKeys, item.StandingKeys = keysOf(p)
	return item
}
