package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/briefing"
	"roe.example/checker/report"
)

// matrixView is the joint rules of engagement, topic by topic.
type matrixView struct {
	Topics   []*topicView
	Agencies []briefing.Agency // in any column
	Parted   bool              // some topic has more columns than fit beside one another
	Left     int               // rows that are not shown, of All
	All      int
}

type topicView struct {
	ID, Topic, Title string
	Parts            []tableView
}

// tableView is one table: the host's column, where there is one, and some of
// the others.
type tableView struct {
	Title   string // of a part; empty when there is one
	Keys    string // ids of the agencies, for filters; empty: always shown
	Columns []columnView
	Rows    []rowView
	Sources []sourcesView // what it rests on, row by row
	Omitted string
}

type columnView struct {
	Title string // short names
	Keys  string // ids for filters; empty for the host, who is always shown
	Host  bool
}

type rowView struct {
	*briefing.Row
	Keys  string // positions for filters: alone, and by agency
	Cells []cellView
}

type cellView struct {
	*briefing.Cell
	Column *columnView
}

type sourcesView struct {
	Row  string
	Said []saidView
}

type saidView struct {
	Who     string
	Sources []briefing.Source
}

// mostRows is how many rows a browser can show and a reader go through. Of more
// only those are shown on which something is not settled.
const mostRows = 3000

func newMatrixView(b *briefing.Briefing) matrixView {
	v := matrixView{}
	for i := range b.Matrix {
		v.All += len(b.Matrix[i].Rows)
	}
	seen := map[string]bool{}
	topics := map[string]*topicView{}
	for i := range b.Matrix {
		m := &b.Matrix[i]
		if topics[m.Topic] == nil {
			topics[m.Topic] = &topicView{ID: "rules-" + slug(m.Topic), Topic: m.Topic, Title: m.Title}
			v.Topics = append(v.Topics, topics[m.Topic])
		}
		topics[m.Topic].Parts = append(topics[m.Topic].Parts, newTableView(m, v.All > mostRows))
		last := topics[m.Topic].Parts[len(topics[m.Topic].Parts)-1]
		v.Left += len(m.Rows) - len(last.Rows)
		v.Parted = v.Parted || m.Parts > 1
		for _, c := range m.Columns {
			for _, a := range c.Agencies {
				if !seen[a.ID] {
					seen[a.ID] = true
					v.Agencies = append(v.Agencies, a)
				}
			}
		}
	}
	slices.SortStableFunc(v.Agencies, func(a, b briefing.Agency) int { return cmp.Compare(a.Short, b.Short) })
	return v
}

func newTableView(m *briefing.Matrix, short bool) tableView {
	t := tableView{Columns: make([]columnView, len(m.Columns)), Omitted: m.Omitted}
	var keys []string
	for i := range m.Columns {
		t.Columns[i] = newColumnView(&m.Columns[i])
		keys = append(keys, strings.Fields(t.Columns[i].Keys)...)
	}
	if m.Parts > 1 {
		t.Title = fmt.Sprintf("Part %d of %d: %s", m.Part, m.Parts, t.span())
		t.Keys = strings.Join(keys, " ")
	}
	for i := range m.Rows {
		if r := &m.Rows[i]; !short || slices.ContainsFunc(r.Cells, func(c briefing.Cell) bool { return c.Position == "unsettled" }) {
			t.row(m, r)
		}
	}
	return t
}

// span names a part by its first and its last column beside the host's.
func (t *tableView) span() string {
	own := slices.DeleteFunc(slices.Clone(t.Columns), func(c columnView) bool { return c.Host })
	switch len(own) {
	case 0:
		return "the host"
	case 1:
		return own[0].Title
	}
	return own[0].Title + " to " + own[len(own)-1].Title
}

func (t *tableView) row(m *briefing.Matrix, r *briefing.Row) {
	row, said := rowView{Row: r}, sourcesView{Row: r.Name}
	if r.When != "" {
		said.Row += " (" + r.When + ")"
	}
	keys := map[string]bool{}
	for i := range min(len(r.Cells), len(t.Columns)) {
		c := &r.Cells[i]
		row.Cells = append(row.Cells, cellView{c, &t.Columns[i]})
		if len(c.Sources) > 0 {
			said.Said = append(said.Said, saidView{t.Columns[i].Title, c.Sources})
		}
		keys[c.Position] = true
		for _, a := range m.Columns[i].Agencies {
			keys[slug(a.ID)+"/"+c.Position] = true
		}
	}
	row.Keys = strings.Join(sorted(keys), " ")
	t.Rows = append(t.Rows, row)
	if len(said.Said) > 0 {
		t.Sources = append(t.Sources, said)
	}
}

func newColumnView(c *briefing.Column) columnView {
	v := columnView{Host: c.Host}
	var short, keys []string
	for _, a := range c.Agencies {
		short, keys = append(short, a.Short), append(keys, slug(a.ID))
	}
	v.Title = report.List(short)
	if !c.Host {
		v.Keys = strings.Join(keys, " ")
	}
	return v
}
