package worksheet

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/internal/late"
)

// mapped is a fault that the loader found, at the cell that it comes from.
func (g *gathering) mapped(d book.Diagnostic) Remark {
	return Remark{Where: g.cell(d.Path).String(), Message: formly.Replace(plainly(g.titled(d))), Hint: formly.Replace(plainly(d.Hint))}
}

var disordered = late.Regexp(`^(\w+) is (\S+), before (\w+), which is (\S+)\.$`)

// titled says of two times in the wrong order what the form calls them.
func (g *gathering) titled(d book.Diagnostic) string {
	m := disordered.FindStringSubmatch(d.Message)
	if m == nil {
		return d.Message
	}
	last, first := g.title(d.Path), g.title(strings.TrimSuffix(d.Path, m[1])+m[3])
	if last == "" || first == "" {
		return d.Message
	}
	return fmt.Sprintf("“%s” is %s, before “%s”, which is %s.", last, spacedTime(m[2]), first, spacedTime(m[4]))
}

func spacedTime(s string) string { return strings.Trim(strings.Replace(s, "T", " ", 1), `"`) }

// title is the title of the column in which a part of the book is written.
func (g *gathering) title(path string) string {
	for _, line := range g.rows {
		for _, x := range line.sheet.fields {
			if x.path != nil && book.Path(append(slices.Clone(line.path), x.path...)...) == path {
				return x.title
			}
		}
	}
	return ""
}

// formly puts what the book calls a thing into the words of the form.
var formly = strings.NewReplacer(
	" is called whole on ", " is said to be copied whole on ", "states no norm there", "no rule on it is written down here",
	"write its norms down, or call it an excerpt", "write its rules down, or choose that it is copied in part",
)

var joined = late.Regexp(`\b[a-z]+([A-Z][a-z]+)+\b`)

// plainly takes names of fields apart: retentionDays is retention days.
func plainly(s string) string {
	return joined.ReplaceAllStringFunc(s, func(name string) string {
		return strings.ToLower(capitals.ReplaceAllString(name, " $0"))
	})
}

var capitals = late.Regexp(`[A-Z]`)

// cell finds where a part of the book was read, or the nearest part around it.
func (g *gathering) cell(path string) spot {
	for p := path; p != ""; p = around(p) {
		for _, try := range []string{p, strings.Replace(p, ".when.", ".when[0].", 1), strings.Replace(p, ".unless.", ".unless[0].", 1)} {
			if at, ok := g.cells[try]; ok {
				return at
			}
		}
	}
	if keys := slices.Sorted(maps.Keys(g.cells)); path != "" {
		for _, key := range keys {
			if strings.HasPrefix(key, path) {
				return g.cells[key]
			}
		}
	}
	return spot{file: strings.Join(g.names, ", ")}
}

// around cuts the last name off a path.
func around(path string) string {
	quoted, cut := false, 0
	for i := 0; i < len(path); i++ {
		switch {
		case path[i] == '\\':
			i++
		case path[i] == '"':
			quoted = !quoted
		case !quoted && (path[i] == '.' || path[i] == '['):
			cut = i
		}
	}
	return path[:cut]
}
