package worksheet

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/book"
)

// row puts a row into the book.
func (g *gathering) row(line *row) {
	if line.sheet.kind == "law" {
		g.law(line)
		return
	}
	situation := ""
	for _, x := range line.sheet.fields {
		if c, ok := line.cells[x]; ok && x.role == more {
			v, t := g.lists.choose(x, c.text, line)
			if t != nil {
				g.fault(c.at, t)
				return
			}
			situation = text(v)
		}
	}
	if situation != "" {
		g.situation(line, situation)
		return
	}
	if !g.unique(line) {
		return
	}
	if get(g.tree, line.path) == nil { // a party of which nothing else is known is a party
		put(g.tree, line.path, tree{})
	}
	g.values(line, func(x *field) []string { return x.path })
	g.needs(line)
	g.dates(line)
	g.stand(line)
}

func (g *gathering) law(line *row) {
	list, _ := get(g.tree, line.path).([]any)
	if slices.Contains(list, any(line.id)) {
		return
	}
	path := append(slices.Clone(line.path), book.Index(len(list)))
	g.cells[book.Path(path...)] = line.first()
	g.tree[line.path[0]] = append(slices.Clone(list), any(line.id))
}

// situation adds a situation to a rule that stands above.
func (g *gathering) situation(line *row, where string) {
	base := book.Path(line.path...)
	if g.rows["Rules "+base] == nil {
		g.fault(line.first(), &trouble{message: fmt.Sprintf("This row adds a situation to section %s, and no row above is that rule.", line.id), hint: "Put it below the row of the rule, with the same document and section."})
		return
	}
	key := base + " " + where
	if where == "when" && g.more[key] == 0 {
		g.more[key] = 1
		if get(g.tree, append(slices.Clone(line.path), "when")) == nil {
			g.fault(line.first(), &trouble{message: fmt.Sprintf("Section %s holds in every situation, so “or when” adds nothing.", line.id), hint: "Say in the row of the rule when it holds, or choose “except when”."})
			return
		}
	}
	n := g.more[key]
	g.more[key]++
	found := false
	g.values(line, func(x *field) []string {
		if x.kind != allowedKind {
			g.fault(line.spot(x), &trouble{message: fmt.Sprintf("A row that adds a situation says nothing but when; “%s” belongs into the row of the rule.", x.title), hint: "Move it to the row of the rule."})
			return nil
		}
		found = true
		return append([]string{where, book.Index(n)}, x.path[2:]...)
	})
	if !found {
		g.fault(line.first(), &trouble{message: "This row adds a situation and does not say which.", hint: "Fill in one of the columns that begin with “When:”, or clear the row."})
	}
}

// values reads the cells of a row into the book.
func (g *gathering) values(line *row, path func(*field) []string) {
	for _, x := range line.sheet.fields {
		c, ok := line.cells[x]
		if !ok || x.path == nil || x.role != value {
			continue
		}
		if below := path(x); below != nil {
			g.value(line, x, c, append(slices.Clone(line.path), below...))
		}
	}
}

func (g *gathering) value(line *row, x *field, c cell, path []string) {
	switch x.kind {
	case keysKind:
		g.keyed(line, x, c, path)
		return
	case countsKind:
		g.counted(line, x, c, path)
		return
	}
	v, t := g.lists.decode(x, c, line)
	if t != nil {
		g.fault(c.at, t)
		return
	}
	if list, ok := v.([]any); ok && len(list) == 0 {
		return
	}
	line.said[strings.Join(x.path, "/")] = v
	g.put(c, path, v)
}

// keyed reads names that all have the field's value.
func (g *gathering) keyed(line *row, x *field, c cell, path []string) {
	for _, name := range parts(c.text) {
		if x.list != "" {
			v, t := g.lists.choose(x, name, line)
			if t != nil {
				g.fault(c.at, t)
				return
			}
			name = text(v)
		}
		g.put(c, append(slices.Clone(path), name), x.keyed)
	}
}

// counted reads numbers by the thing that is counted.
func (g *gathering) counted(line *row, x *field, c cell, path []string) {
	for _, part := range parts(c.text) {
		i := strings.LastIndex(part, ":")
		if i < 0 {
			g.fault(c.at, &trouble{message: fmt.Sprintf("%s has no number.", quoted(part)), hint: "Write the thing, a colon and the number: pepper spray: 30."})
			return
		}
		thing, t := g.lists.choose(x, strings.TrimSpace(part[:i]), line)
		number, at := strings.TrimSpace(part[i+1:]), append(slices.Clone(path), text(thing))
		if t == nil && x.keyed != "" && number == "?" {
			g.put(c, at, tree{})
			continue
		}
		var n any
		if t == nil {
			n, t = whole(number)
		}
		if t != nil {
			g.fault(c.at, t)
			return
		}
		if x.keyed != "" {
			at = append(at, x.keyed)
		}
		g.put(c, at, n)
	}
}

// put sets a value, and remembers its cell. Two cells that say different things
// of the same are a fault of both.
func (g *gathering) put(c cell, path []string, v any) {
	key := book.Path(path...)
	if before, clash := put(g.tree, path, v); clash {
		_ = before
		g.fault(c.at, &trouble{message: fmt.Sprintf("This contradicts %s, which answers the same question otherwise.", g.cells[key].short(c.at)), hint: "Decide for one of the two answers, and clear the other."})
		return
	}
	if _, there := g.cells[key]; !there {
		g.cells[key] = c.at
	}
}
