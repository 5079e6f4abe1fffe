package worksheet

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"roe.example/checker/load"
)

// header finds the column of every field by its title, so that columns can be
// moved.
func (r *reader) header(g *grid) map[*field]int {
	out := map[*field]int{}
	title := headerRow
	first := 1
	if g.questions {
		title, first = 1, headerRow+1
	}
	_, columns := g.extent()
	var strange []int
	for c := first; c <= columns; c++ {
		said := g.text(title, c)
		i := slices.IndexFunc(g.fields, func(x *field) bool {
			return out[x] == 0 && (squash(x.title) == squash(said) || x.former != "" && squash(x.former) == squash(said))
		})
		switch {
		case said == "" && !g.filled(c):
		case i < 0:
			strange = append(strange, c)
		default:
			out[g.fields[i]] = c
		}
	}
	var lost []string
	for _, x := range g.fields {
		if out[x] == 0 {
			lost = append(lost, x.title)
		}
	}
	r.strangeColumns(g, title, strange, lost)
	return out
}

// filled tells whether anything stands in a column.
func (g *grid) filled(column int) bool {
	things, _ := g.extent()
	for n := g.firstThing(); n <= things; n++ {
		if g.text(n, column) != "" {
			return true
		}
	}
	return false
}

func (r *reader) strangeColumns(g *grid, title int, strange []int, lost []string) {
	word := "column"
	if g.questions {
		word = "question"
	}
	for _, c := range strange {
		said := g.text(title, c)
		t := &trouble{message: fmt.Sprintf("The form has no %s %s here, so what stands there would be lost.", word, quoted(said)), hint: "Move what counts to a " + word + " of the form, and delete this one."}
		if said == "" {
			t.message = fmt.Sprintf("This %s has no title, so what stands there would be lost.", word)
		}
		if near := load.Nearest(said, lost); near != "" {
			t.hint = fmt.Sprintf("If it is “%s”, write that title again.", near)
		}
		r.fault(spot{g.file.name, g.name, g.ref(title, c)}, t)
	}
	if len(lost) > 0 && len(strange) == 0 {
		said := fmt.Sprintf("The %s %s was taken out.", word, quoted(lost[0]))
		if len(lost) > 1 {
			said = fmt.Sprintf("These %ss were taken out: “%s”.", word, strings.Join(lost, "”, “"))
		}
		r.fault(spot{file: g.file.name, sheet: g.name}, &trouble{message: said, hint: "Take the sheet from a new worksheet, and copy your answers into it."})
	}
}

func (r *reader) merged(g *grid) {
	cells, err := g.file.x.GetMergeCells(g.name)
	if err != nil {
		return
	}
	for _, m := range cells {
		_, last, _ := excelize.CellNameToCoordinates(m.GetEndAxis())
		if last < headerRow {
			continue
		}
		r.fault(spot{g.file.name, g.name, m.GetStartAxis()}, &trouble{message: fmt.Sprintf("The cells %s to %s are merged, so it cannot be told to which of them the answer belongs.", m.GetStartAxis(), m.GetEndAxis()), hint: "Take the cells apart (“Unmerge cells”), and write the answer into each cell to which it belongs."})
	}
}

// hidden says which rows with answers cannot be seen.
func (r *reader) hidden(g *grid, things int) {
	if g.questions {
		return
	}
	var hidden []string
	for n := headerRow + 1; n <= things; n++ {
		filled := slices.ContainsFunc(g.file.rows, func(line *row) bool { return line.sheet == g.sheet && line.n == n })
		if visible, err := g.file.x.GetRowVisible(g.name, n); err == nil && !visible && filled {
			hidden = append(hidden, fmt.Sprint(n))
		}
	}
	if len(hidden) > 0 {
		r.note(spot{file: g.file.name, sheet: g.name}, "Rows that are hidden were read like the others: "+strings.Join(hidden, ", ")+".", "")
	}
}
