package worksheet

import (
	"fmt"
	"slices"
	"strings"
)

// home finds where in the book a row belongs.
func (g *gathering) home(line *row) {
	h, ok := line.sheet.homes[0], true
	if h.of != "" {
		if h, ok = g.parent(line); !ok {
			return
		}
	}
	if !g.identify(line) {
		g.needs(line)
		return
	}
	path := slices.Clone(h.path)
	if h.of != "" {
		path = append([]string{sections[h.of], line.parent}, h.path...)
	}
	if line.sheet.kind == "law" {
		line.path = path
		return
	}
	line.path = append(path, line.id)
	if line.sheet.name == "Words" {
		g.lists.define(line.scope, line.id)
	}
}

// parent finds the thing to which a row belongs: the one that its cell names,
// or the only one there is in its workbook.
func (g *gathering) parent(line *row) (home, bool) {
	var x *field
	for _, one := range line.sheet.fields {
		if one.role == parent {
			x = one
		}
	}
	c, said := line.cells[x]
	full := text(g.only(line, x.list))
	if said {
		v, t := g.lists.choose(x, c.text, line)
		if t != nil {
			g.fault(c.at, t)
			return home{}, false
		}
		full = text(v)
	}
	if full == "" {
		g.fault(line.spot(x), &trouble{message: fmt.Sprintf("It is not said to which %s this row belongs.", strings.ToLower(x.title)), hint: "Name it in this cell.", follows: gone(x.list, g.lost) || line.damaged[x]})
		return home{}, false
	}
	of := line.sheet.homes[0].of
	if kind, id, ok := strings.Cut(full, ":"); ok && len(line.sheet.homes) > 1 {
		of, full = kind, id
	}
	line.parent = full
	if line.scope = line.sheet.scope(full); len(line.sheet.homes) > 1 {
		line.scope = of + ":" + full
	}
	for _, h := range line.sheet.homes {
		if h.of == of {
			return h, true
		}
	}
	return home{}, false
}

// only is the one thing in a row's workbook that the row can belong to.
func (g *gathering) only(line *row, list string) any {
	var found []string
	for _, other := range line.file.rows {
		kind := other.sheet.kind
		if kind == "" || other.id == "" {
			continue
		}
		switch {
		case list == kind:
			found = append(found, other.id)
		case list == "ruleHome" && kind == "instrument":
			found = append(found, kind+":"+other.id)
		}
	}
	if found = slices.Compact(found); len(found) == 1 {
		return found[0]
	}
	return nil
}

// identify settles a row's id, and that no other row of its sheet has it.
func (g *gathering) identify(line *row) bool {
	for _, x := range line.sheet.fields {
		if x.role != ident {
			continue
		}
		c, said := line.cells[x]
		switch {
		case said && x.kind == choiceKind:
			v, t := g.lists.choose(x, c.text, line)
			if t != nil {
				g.fault(c.at, t)
				return false
			}
			line.id = text(v)
		case said && x.kind == sectionKind:
			if _, t := section(c); t != nil {
				g.fault(c.at, t)
				return false
			}
		case line.id == "" && line.sheet.named == "":
			if line.damaged[x] {
				return false
			}
			g.fault(line.spot(x), &trouble{message: fmt.Sprintf("The %s is missing.", lower(x.title)), hint: "Fill in this cell, or clear the row."})
			return false
		}
	}
	if line.id == "" {
		if x := line.naming(); !x.need && !line.damaged[x] { // what is needed is told with all else that is
			g.fault(line.spot(x), &trouble{message: fmt.Sprintf("“%s” is missing.", x.title), hint: cmpHint(x)})
		}
		return false
	}
	return true
}

// naming is the field of which a row's id is made.
func (r *row) naming() *field {
	for _, x := range r.sheet.fields {
		if strings.Join(x.path, "/") == r.sheet.named && r.sheet.named != "" {
			return x
		}
	}
	return r.sheet.fields[0]
}

func lower(title string) string { return strings.ToLower(title[:1]) + title[1:] }
