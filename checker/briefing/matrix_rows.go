package briefing

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/calculus"
	"roe.example/checker/facts"
	"roe.example/checker/region"
	"roe.example/checker/report"
)

// strip is circumstances in which every column has one answer.
type strip struct {
	area   region.Region
	shares []*calculus.Share // one for each column; nil: none of its officers is there
	key    string
	// partly: the answer of a column is that in some of the circumstances only.
	partly []bool
}

// rows of one page, those of actions on which everybody stands alike together.
func (t *table) rows(columns []Column) []Row {
	var out [][]Row
	for _, a := range t.actions {
		rows := t.action(a, columns)
		n := slices.IndexFunc(out, func(o []Row) bool { return alike(o, rows) && (t.out.Audience != report.Public || tellAlike(o, rows)) })
		if n < 0 {
			out = append(out, rows)
			continue
		}
		for i := range out[n] {
			out[n][i].join(&rows[i])
		}
	}
	all := []Row{}
	for _, rows := range out {
		for i := range rows {
			rows[i].Name = t.words.Things(t.outermost(rows[i].Actions))
			if rows[i].Name != "" {
				rows[i].Name = strings.ToUpper(rows[i].Name[:1]) + rows[i].Name[1:]
			}
			all = append(all, rows[i])
		}
	}
	return all
}

// alike tells rows apart that say something else.
func alike(x, y []Row) bool {
	return slices.EqualFunc(x, y, func(a, b Row) bool {
		return a.When == b.When && a.Example == b.Example && slices.EqualFunc(a.Cells, b.Cells, func(c, d Cell) bool {
			return c.Position == d.Position && c.Rule == d.Rule && c.Word == d.Word && c.Duty == d.Duty && c.Finding == d.Finding
		})
	})
}

// tellAlike: rows that are left out for the public take no others with them. A
// ban that was published is no secret because somebody brings another thing.
func tellAlike(a, b []Row) bool {
	return slices.EqualFunc(a, b, func(x, y Row) bool { return slices.Equal(x.Tells, y.Tells) })
}

// join takes the action of another row in.
func (r *Row) join(o *Row) {
	r.Actions, r.Tells = append(r.Actions, o.Actions...), union(r.Tells, o.Tells)
	for i := range r.Cells {
		for _, s := range o.Cells[i].Sources {
			if !slices.Contains(r.Cells[i].Sources, s) {
				r.Cells[i].Sources = append(r.Cells[i].Sources, s)
			}
		}
	}
}

// action gives an action its rows.
func (t *table) action(a subject, columns []Column) []Row {
	var out []Row
	for i := range a.groups {
		g := &a.groups[i]
		where, posts := t.where(g)
		strips := t.strips(g, columns)
		words := t.circumstances(strips, g.given)
		for n, s := range strips {
			r := Row{Action: a.id, Actions: []string{a.id}, When: words[n].text, Example: words[n].example}
			if where != "" {
				r.When = strings.TrimPrefix(r.When+"; "+where, "; ")
			}
			for c := range columns {
				r.Cells = append(r.Cells, t.cell(a.id, &columns[c], s.shares[c], g, s.area))
				if s.partly != nil && s.partly[c] {
					r.Cells[c].Where = "in some of these circumstances"
				}
			}
			r.Tells = t.rowTells(a.id, s, posts)
			if t.worthwhile(&r) {
				out = append(out, r)
			}
		}
	}
	return out
}

// worthwhile rows say something: somebody's answer is known, something is open, or the plan
// gives the action to somebody.
func (t *table) worthwhile(r *Row) bool {
	return slices.ContainsFunc(r.Cells, func(c Cell) bool {
		return c.Finding != "" || c.Position != "unknown" && c.Position != "absent"
	}) || slices.ContainsFunc(t.in.Facts.Assignments, func(s facts.Assignment) bool {
		return s.Book == t.in.Book && s.Deployment == t.in.Deployment && slices.Contains(s.Tasks, r.Action)
	})
}

// strips cuts all circumstances so that each column has one answer in each; with
// too many columns, so that the host has.
func (t *table) strips(g *posting, columns []Column) []strip {
	all := []strip{{area: region.Of(g.given)}}
	for c := range columns {
		if c == 1 && t.coarse {
			return t.coarsely(g, columns, all)
		}
		d := g.of[columns[c].Agencies[0].ID]
		var next []strip
		for _, s := range all {
			if d == nil {
				next = append(next, strip{area: s.area, shares: append(slices.Clone(s.shares), nil), key: s.key + "|"})
				continue
			}
			for i := range d.Shares {
				if area := s.area.Intersect(d.Shares[i].Area); !t.stands.Space.Empty(area) {
					next = append(next, strip{area: area, shares: append(slices.Clone(s.shares), &d.Shares[i]), key: s.key + "|" + t.answer(&d.Shares[i], &columns[c])})
				}
			}
		}
		all = t.together(next)
	}
	return t.mildFirst(all)
}

// mildFirst orders strips by their mildest circumstances.
func (t *table) mildFirst(all []strip) []strip {
	space := t.stands.Space
	slices.SortStableFunc(all, func(x, y strip) int {
		a, _ := space.First(x.area)
		b, _ := space.First(y.area)
		return slices.Compare(a, b)
	})
	return all
}

// answer is equal for what reads the same in a column.
func (t *table) answer(s *calculus.Share, c *Column) string {
	return fmt.Sprint(s.Position, t.word(s, c), duty(s))
}

// together joins strips in which every column has the same answer.
func (t *table) together(all []strip) []strip {
	var out []strip
	for _, s := range all {
		n := slices.IndexFunc(out, func(o strip) bool { return o.key == s.key })
		if n < 0 {
			out = append(out, s)
			continue
		}
		out[n].area = out[n].area.Union(s.area)
		for i := range s.shares {
			out[n].shares[i] = merged(out[n].shares[i], s.shares[i])
		}
	}
	for i := range out {
		out[i].area = t.stands.Space.Simplify(out[i].area)
	}
	return out
}

// merged is one answer by the norms of both.
func merged(x, y *calculus.Share) *calculus.Share {
	if x == nil || x == y || slices.Equal(x.Norms, y.Norms) {
		return x
	}
	one := *x
	one.Norms = union(x.Norms, y.Norms)
	return &one
}

// said is circumstances in words.
type said struct {
	text    string
	example bool
}

// longestCell is the length up to which circumstances are said whole.
const longestCell = 110

// circumstances says in which each strip holds. One that takes too many words is
// what the others leave; of several, each is told by its mildest.
func (t *table) circumstances(all []strip, given region.Box) []said {
	space := t.stands.Space
	out := make([]said, len(all))
	var long []int
	areas := make([]region.Region, len(all))
	for i, s := range all {
		areas[i] = space.Relax(s.area, given)
		if space.Subset(region.Of(given), s.area) {
			continue
		}
		out[i].text = space.Describe(areas[i])
		if len(out[i].text) > longestCell || strings.Contains(out[i].text, "; or ") {
			long = append(long, i)
		}
	}
	if len(long) == 1 && len(all) > 1 {
		out[long[0]].text = "in all other circumstances"
		return out
	}
	for _, i := range long {
		cell, _ := space.First(areas[i].Intersect(region.Of(given)))
		out[i] = said{"for example " + space.DescribeCell(cell, t.telling(areas[i], cell)), true}
	}
	return out
}

// coarsely gives every column the gravest of its answers in each strip.
func (t *table) coarsely(g *posting, columns []Column, all []strip) []strip {
	for i := range all {
		all[i].partly = make([]bool, len(columns))
		for c := 1; c < len(columns); c++ {
			share, partly := t.gravest(g.of[columns[c].Agencies[0].ID], all[i].area)
			all[i].shares, all[i].partly[c] = append(all[i].shares, share), partly
		}
	}
	return t.mildFirst(all)
}

// graver lists positions, the gravest first, so that nothing is taken for leave.
var graver = []string{"unsettled", "prohibited", "required", "unknown", "silent", "permitted"}

// gravest is the gravest answer in some circumstances, and whether there are
// others.
func (t *table) gravest(d *calculus.Division, area region.Region) (worst *calculus.Share, partly bool) {
	if d == nil {
		return nil, false
	}
	found := 0
	for i := range d.Shares {
		s := &d.Shares[i]
		if !t.stands.Space.Overlaps(s.Area, area) {
			continue
		}
		found++
		if worst == nil || slices.Index(graver, s.Position) < slices.Index(graver, worst.Position) || s.Position == worst.Position && len(s.Approvals) > len(worst.Approvals) {
			worst = s
		}
	}
	return worst, found > 1
}
