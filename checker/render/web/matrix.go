package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/briefing"
	"roe.example/checker/report"
)

// matrixView is the joint rules of engagement in tables that fit a sheet of
// paper.
type matrixView struct {
	Topics   []topicView
	Agencies []briefing.Agency // in any column
	Columns  int               // of the widest topic
}

// topicView is one topic. Agencies beyond what fits beside the host stand in
// further parts.
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
}

type columnView struct {
	Title string   // short names
	Names []string // full ones
	Keys  string   // ids for filters; empty for the host, who is always shown
	Host  bool
}

type rowView struct {
	Name, When string
	Keys       string // positions for filters: alone, and by agency
	Cells      []cellView
}

type cellView struct {
	briefing.Cell
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

// across is how many columns beside the host's can be read on a sheet of paper.
const across = 5

func newMatrixView(b *briefing.Briefing) matrixView {
	v := matrixView{}
	seen := map[string]bool{}
	for i := range b.Matrix {
		m := &b.Matrix[i]
		v.Topics = append(v.Topics, newTopicView(m))
		v.Columns = max(v.Columns, len(m.Columns))
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

func newTopicView(m *briefing.Matrix) topicView {
	t := topicView{ID: "rules-" + slug(m.Topic), Topic: m.Topic, Title: m.Title}
	var host, rest []int
	for i, c := range m.Columns {
		if c.Host {
			host = append(host, i)
		} else {
			rest = append(rest, i)
		}
	}
	parts := slices.Collect(slices.Chunk(rest, across))
	if len(parts) == 0 {
		parts = [][]int{nil}
	}
	for i, part := range parts {
		table := newTableView(m, slices.Concat(host, part))
		if len(parts) > 1 {
			table.Title = fmt.Sprintf("Part %d of %d: %s", i+1, len(parts), table.span(len(host)))
			table.Keys = table.keys()
		}
		t.Parts = append(t.Parts, table)
	}
	return t
}

// span names a part by its first and its last column.
func (t *tableView) span(host int) string {
	own := t.Columns[host:]
	if len(own) == 1 {
		return own[0].Title
	}
	return own[0].Title + " to " + own[len(own)-1].Title
}

func (t *tableView) keys() string {
	var out []string
	for _, c := range t.Columns {
		if c.Keys != "" {
			out = append(out, c.Keys)
		}
	}
	return strings.Join(out, " ")
}

func newTableView(m *briefing.Matrix, columns []int) tableView {
	t := tableView{Columns: make([]columnView, len(columns))}
	for i, c := range columns {
		t.Columns[i] = newColumnView(&m.Columns[c])
	}
	for i := range m.Rows {
		r := &m.Rows[i]
		row, said := rowView{Name: r.Name, When: r.When}, sourcesView{Row: r.Name}
		if r.When != "" {
			said.Row += " (" + r.When + ")"
		}
		keys := map[string]bool{}
		for k, c := range columns {
			if c >= len(r.Cells) {
				continue
			}
			cell := cellView{r.Cells[c], &t.Columns[k]}
			row.Cells = append(row.Cells, cell)
			said.add(cell)
			keys[cell.Position] = true
			for _, a := range m.Columns[c].Agencies {
				keys[slug(a.ID)+"/"+cell.Position] = true
			}
		}
		row.Keys = joined(keys)
		t.Rows = append(t.Rows, row)
		if len(said.Said) > 0 {
			t.Sources = append(t.Sources, said)
		}
	}
	return t
}

func (s *sourcesView) add(c cellView) {
	if len(c.Sources) > 0 {
		s.Said = append(s.Said, saidView{c.Column.Title, c.Sources})
	}
}

func newColumnView(c *briefing.Column) columnView {
	v := columnView{Host: c.Host}
	var short, keys []string
	for _, a := range c.Agencies {
		short, keys, v.Names = append(short, a.Short), append(keys, slug(a.ID)), append(v.Names, a.Name)
	}
	v.Title = report.List(short)
	if !c.Host {
		v.Keys = strings.Join(keys, " ")
	}
	return v
}

func joined(set map[string]bool) string {
	var out []string
	for key := range set {
		out = append(out, key)
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}
