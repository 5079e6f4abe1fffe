package worksheet

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/load"
)

// needs wants every obligatory cell, and those that go with one that is filled.
func (g *gathering) needs(line *row) {
	for _, x := range line.sheet.fields {
		if x.path == nil {
			continue
		}
		if _, said := line.cells[x]; !said && !line.damaged[x] && (x.need || g.together(line, x)) {
			g.fault(line.spot(x), &trouble{message: fmt.Sprintf("“%s” is missing.", x.title), hint: cmpHint(x)})
		}
	}
}

// together tells whether a cell must be filled since one that goes with it is:
// who approved, and when.
func (g *gathering) together(line *row, x *field) bool {
	n := len(x.path) - 1
	if n < 1 {
		return false
	}
	group := append(line.sheet.sample(), x.path[:n]...)
	d, ok := load.Describe("Book", group)
	if !ok || !slices.ContainsFunc(d.Fields, func(f load.Described) bool { return f.Name == x.path[n] && f.Required }) {
		return false
	}
	for other := range line.cells {
		if other != x && len(other.path) > n && slices.Equal(other.path[:n], x.path[:n]) {
			return true
		}
	}
	return false
}

func cmpHint(x *field) string {
	if x.help != "" && squash(x.help) != squash(x.title+".") {
		return x.help
	}
	return "Fill in this cell, or clear the row."
}

// stand wants every rule to say one thing.
func (g *gathering) stand(line *row) {
	if line.sheet.name != "Rules" {
		return
	}
	var stands, said []*field
	for _, x := range line.sheet.fields {
		if len(x.path) != 1 || !slices.Contains([]string{"prohibits", "permits", "requires"}, x.path[0]) {
			continue
		}
		stands = append(stands, x)
		if _, ok := line.cells[x]; ok {
			said = append(said, x)
		}
	}
	switch {
	case len(said) == 0:
		g.fault(line.spot(stands[0]), &trouble{message: "The rule does not say what officers must not, may or must do.", hint: "Fill in one of the columns “Officers must not”, “Officers may”, “Officers must”."})
	case len(said) > 1:
		g.fault(line.spot(said[1]), &trouble{message: fmt.Sprintf("The rule answers both “%s” and “%s”, and one row can say only one of them.", said[0].title, said[1].title), hint: "Make two rows, and number the sections 5.2.1 and 5.2.2, or clear one of the cells."})
	}
}

// clauses wants a topic of every clause that the sheet Rules gives a rule.
func (g *gathering) clauses() {
	if slices.Contains(g.lost, "Clauses") {
		return
	}
	for key, line := range g.rows {
		if len(line.path) == 4 && line.path[2] == "clauses" && strings.HasPrefix(key, "Rules ") && get(g.tree, append(slices.Clone(line.path), "topic")) == nil {
			g.fault(line.first(), &trouble{message: fmt.Sprintf("Section %s of the agreement stands here and not on the sheet Clauses.", line.id), hint: "Add a row for it on the sheet Clauses, with its topic."})
		}
	}
}
