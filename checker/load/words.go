package load

import (
	"sort"
	"strconv"
	"strings"

	"roe.example/checker/book"
)

// quote puts quotes around a word of the user's, cut if it is long.
func quote(s string) string { return strconv.Quote(shorten(s)) }

func shorten(s string) string {
	const most = 60
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most]) + "…"
}

// show says a value in a message.
func show(n *node) string {
	switch n.kind {
	case stringKind:
		return quote(n.text)
	case listKind:
		return showList(n)
	case structKind:
		return "a group of fields"
	case nullKind:
		return "null"
	}
	return shorten(n.text)
}

func showList(n *node) string {
	var parts []string
	for _, item := range n.items {
		parts = append(parts, show(item))
	}
	if s := "[" + strings.Join(parts, ", ") + "]"; len(s) <= 80 {
		return s
	}
	return "a list of " + plural(len(n.items), "item")
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return itoa(n) + " " + noun + "s"
}

// fieldName is the last name of a path, as one reads it in a sentence:
// kind, or item 3 of units.
func fieldName(path []string) string {
	if len(path) == 0 {
		return "The book"
	}
	last := path[len(path)-1]
	if strings.HasPrefix(last, "#") {
		i, _ := strconv.Atoi(last[1:])
		return "Item " + itoa(i+1) + " of " + fieldName(path[:len(path)-1])
	}
	return quoteName(last)
}

// quoteName leaves a plain name as it is and quotes any other.
func quoteName(name string) string { return book.Path(name) }

// oneOf lists words: "a", "b" or "c".
func oneOf(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = strconv.Quote(w)
	}
	return join(quoted, "or")
}

func joinComma(parts []string) string { return strings.Join(parts, ", ") }

// join lists parts: a, b or c.
func join(parts []string, conjunction string) string {
	if len(parts) <= 1 {
		return strings.Join(parts, "")
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + " " + conjunction + " " + parts[last]
}

// sortDiagnostics orders by file, line and column, and takes repetitions out.
func sortDiagnostics(diags []book.Diagnostic) []book.Diagnostic {
	sort.SliceStable(diags, func(i, j int) bool {
		a, b := diags[i], diags[j]
		p, q := place{a.File, a.Line, a.Column}, place{b.File, b.Line, b.Column}
		if p != q {
			return p.before(q)
		}
		return a.Message < b.Message
	})
	var out []book.Diagnostic
	for _, d := range diags {
		if len(out) > 0 && same(out[len(out)-1], d) {
			continue
		}
		out = append(out, d)
	}
	return out
}

func same(a, b book.Diagnostic) bool {
	return a.String() == b.String() && a.Message == b.Message // one place can make several values
}
