package drawing

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/briefing"
)

// OrgChart draws the command structure as an organisation chart of the Incident
// Command System. What does not fit a page is drawn without the lowest ranks,
// and each of these in a picture of its own. Without positions and assignments
// there is no picture.
func OrgChart(c *briefing.Command) ([]Picture, error) {
	t := newTree(c)
	d := &chartist{tree: t}
	for i, p := range t.posts {
		if p.parent < 0 && !p.loose {
			if err := d.chart(i, p.children, ""); err != nil {
				return nil, err
			}
		}
	}
	d.looseOnes()
	d.rosters()
	return d.pictures, nil
}

type chartist struct {
	*tree
	pictures []Picture
}

// chart draws a head with some of its subordinates, and then, each apart, those
// who did not fit.
func (d *chartist) chart(of int, children []int, part string) error {
	v := &view{tree: d.tree, head: of, children: children, cutNotes: map[int]string{}, shape: shape{cut: map[int]bool{}}}
	var cut []int
	for {
		blocks, bounds, ok, err := v.fit()
		if err != nil {
			return err
		}
		next := v.largest()
		switch {
		case ok, next < 0 && len(children) < 2:
			if !ok {
				if blocks, bounds, err = v.asItIs(); err != nil {
					return err
				}
			}
			d.draw(v, blocks, bounds, part)
			for _, i := range cut {
				if err := d.chart(i, d.posts[i].children, ""); err != nil {
					return err
				}
			}
			return nil
		case next < 0:
			return d.halves(of, children)
		}
		v.shape.cut[next] = true
		v.cutNotes[next] = "leads " + d.below(next) + ": see its own chart"
		cut = slices.DeleteFunc(append(cut, next), func(i int) bool { return i != next && d.above(next, i) })
	}
}

// halves draws a head twice, with the first and with the other subordinates.
func (d *chartist) halves(of int, children []int) error {
	middle := (len(children) + 1) / 2
	if err := d.chart(of, children[:middle], "part"); err != nil {
		return err
	}
	return d.chart(of, children[middle:], "part")
}

// asItIs places what fits no page, such as a box with a title of a thousand
// words: whole, on a larger picture.
func (v *view) asItIs() ([]*block, size, error) {
	v.shape.hang, v.shape.width, v.shape.columns = v.depth(v.head, map[int]bool{}), broadest, map[int]int{}
	blocks := v.build()
	bounds, err := v.place(blocks)
	return blocks, bounds, err
}

// largest is the post below the head with the most under it; less than zero
// where none has any.
func (v *view) largest() int {
	best, most := -1, 0
	var walk func(i int)
	walk = func(i int) {
		for _, child := range v.under(i) {
			if n := len(v.descendants(child, v.under)); n > most {
				best, most = child, n
			}
			walk(child)
		}
	}
	walk(v.head)
	return best
}

func (t *tree) descendants(i int, under func(int) []int) []int {
	var out []int
	for _, child := range under(i) {
		out = append(append(out, child), t.descendants(child, under)...)
	}
	return out
}

// below counts what is under a post.
func (d *chartist) below(i int) string {
	positions, assignments := 0, 0
	for _, j := range d.descendants(i, func(k int) []int { return d.posts[k].children }) {
		if d.posts[j].assignment {
			assignments++
		} else {
			positions++
		}
	}
	return joined(" and ", count(positions, "position", ""), count(assignments, "assignment", ""))
}

func (d *chartist) draw(v *view, blocks []*block, bounds size, part string) {
	c := &canvas{id: fmt.Sprintf("roe-command-%d", len(d.pictures)+1)}
	// A chart narrower than the page stands in its middle.
	width := max(bounds.W, pageWidth-2)
	shift := (width-bounds.W)/2 + 1
	for _, b := range blocks {
		b.at.x, b.at.y = b.at.x+shift, b.at.y+1
		for i := range b.items {
			b.items[i].at.x, b.items[i].at.y = b.items[i].at.x+shift, b.items[i].at.y+1
		}
	}
	c.lines(blocks)
	title := "Command structure"
	if len(d.pictures) > 0 || v.posts[v.head].parent >= 0 {
		title += ": " + v.posts[v.head].title
	}
	if part != "" && v.children[0] != v.posts[v.head].children[0] {
		title += " (continued)"
	}
	alternative := []string{title + "."}
	c.open("list", title, "")
	for _, b := range blocks {
		for _, it := range b.items {
			alternative = append(alternative, c.post(v, it))
		}
	}
	c.close()
	d.pictures = append(d.pictures, c.finish(title, strings.Join(alternative, "\n"), width+2, bounds.H+2))
}

// post draws a box and says what it shows.
func (c *canvas) post(v *view, it item) string {
	p := v.posts[it.post]
	said := v.posts[it.post].spoken
	relation := ""
	switch {
	case p.loose, p.orphan && p.parent < 0:
		relation = "Reports to nobody."
	case p.parent >= 0:
		relation = "Reports to " + v.posts[p.parent].name() + "."
	}
	for _, i := range p.also {
		relation += " Also reports to " + v.posts[i].name() + "."
	}
	c.open("listitem", "", relation)
	l := solid
	switch {
	case p.vacant:
		l = vacant
	case p.leads:
		l = leading
	}
	if p.assignment {
		l.radius, l.class = 0, l.class+" drawn-assignment"
	}
	c.box(it.at, l)
	if p.assignment {
		c.stroke(along(point{it.at.x + 2.5, it.at.y + 1}, point{it.at.x + 2.5, it.at.bottom() - 1}), l.stroke, 4, "")
	}
	c.write(it.rows, it.at.x+padding, it.at.y+padding-2, it.at)
	c.close()
	return strings.TrimSpace(strings.TrimRight(clean(said), ".") + ". " + relation)
}

// looseOnes draws those who report to nobody and lead nobody.
func (d *chartist) looseOnes() {
	v := &view{tree: d.tree, head: -1, shape: shape{width: broadest}}
	var s *sheet
	for i, p := range d.posts {
		if !p.loose {
			continue
		}
		if s == nil {
			s = newSheet("roe-command-loose", "Command structure: outside the chain of command", 3)
		}
		it := v.item(i, 0, s.column())
		it.at = s.room(it.at.h)
		s.say(s.c.post(v, it))
	}
	if s != nil {
		d.pictures = append(d.pictures, s.pictures()...)
	}
}

// rosters lists the units of assignments that have many.
func (d *chartist) rosters() {
	s := newSheet("roe-units", "Units on each assignment", 1)
	for _, p := range d.posts {
		if len(p.units) <= manyUnits {
			continue
		}
		phrases := make([]phrase, len(p.units))
		for i, u := range p.units {
			phrases[i] = phrase{u, plain}
		}
		s.panel(p.title, nil, phrases, solid)
		s.say(p.spoken + ".")
	}
	if s.used() {
		d.pictures = append(d.pictures, s.pictures()...)
	}
}
