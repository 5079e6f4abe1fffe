package report

import (
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/rule"
)

// actionList says several actions as one would: an item is not named beside
// its category, and a verb is not said twice.
func (w *writer) actionList(a rule.Argument) (string, error) {
	var verbs grouping
	n := 0
	for _, id := range w.widest(a.IDs) {
		text, err := w.action(id, a.As)
		if err != nil {
			return "", err
		}
		verb, thing := "", text
		if a.As != "name" {
			verb, thing, _ = strings.Cut(text, " ")
		}
		if n++; n <= shownItems || len(a.IDs) <= longestList {
			verbs.add(verb, thing)
		}
	}
	var parts []string
	verbs.eachList(func(verb string, things []string) {
		parts = append(parts, strings.TrimSpace(verb+" "+joinAll(things)))
	})
	if shown := verbs.count(); n > shown {
		parts = append(parts, plural(n-shown, "other"))
	}
	return joinAll(parts), nil
}

// widest leaves out actions whose category is in the list.
func (n *names) widest(ids []string) []string {
	var out []string
	for _, id := range ids {
		if !slices.ContainsFunc(ids, func(other string) bool { return other != id && n.standsIn(id, other) }) {
			out = append(out, id)
		}
	}
	if out == nil {
		return ids
	}
	return out
}

// standsIn tells whether an action is an item of a category, however deep.
// What is said of an action holds of carrying it too.
func (n *names) standsIn(id, category string) bool {
	base, carried := strings.CutPrefix(id, "carry/")
	category, both := strings.CutPrefix(category, "carry/")
	if carried != both {
		return false
	}
	return base != category && slices.Contains(book.Above(base, n.located.Book.Categories), category)
}

// sections puts citations of the same document together: "Manual §§ 4 and 5".
// What is not cited by section stays as it is.
func sections(cites []string) []string {
	var documents grouping
	for _, cite := range cites {
		document, section, ok := cutLast(cite, " § ")
		if !ok || strings.Contains(section, "(") {
			document, section = cite, ""
		}
		documents.add(document, section)
	}
	var out []string
	documents.eachList(func(document string, numbers []string) {
		numbers = slices.Compact(slices.SortedStableFunc(slices.Values(numbers), naturally))
		switch {
		case len(numbers) > 1:
			out = append(out, document+" §§ "+join(numbers))
		case numbers[0] == "":
			out = append(out, document)
		default:
			out = append(out, document+" § "+numbers[0])
		}
	})
	return out
}

func cutLast(s, separator string) (before, after string, found bool) {
	i := strings.LastIndex(s, separator)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(separator):], true
}

// naturally orders section numbers as people do: 4.2 before 4.10.
func naturally(a, b string) int {
	for a != "" && b != "" {
		x, restA := leading(a)
		y, restB := leading(b)
		if digit(x[0]) && digit(y[0]) {
			x, y = strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
			if len(x) != len(y) {
				return len(x) - len(y)
			}
		}
		if c := strings.Compare(x, y); c != 0 {
			return c
		}
		a, b = restA, restB
	}
	return len(a) - len(b)
}

// leading cuts off the digits, or what is none, at the beginning.
func leading(s string) (run, rest string) {
	end := strings.IndexFunc(s, func(r rune) bool { return digit(byte(r)) != digit(s[0]) })
	if end < 0 {
		return s, ""
	}
	return s[:end], s[end:]
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

// grouping puts words under a heading, in the order of mention.
type grouping struct {
	order []string
	words map[string][]string
}

func (g *grouping) add(heading, word string) {
	if g.words == nil {
		g.words = map[string][]string{}
	}
	if g.words[heading] == nil {
		g.order = append(g.order, heading)
	}
	g.words[heading] = append(g.words[heading], word)
}

func (g *grouping) eachList(tell func(heading string, words []string)) {
	for _, heading := range g.order {
		tell(heading, g.words[heading])
	}
}

func (g *grouping) each(tell func(heading, words string)) {
	g.eachList(func(heading string, words []string) { tell(heading, joinAll(words)) })
}

func (g *grouping) count() (n int) {
	for _, words := range g.words {
		n += len(words)
	}
	return n
}
