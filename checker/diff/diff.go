// Package diff says in words what is different between two versions of a book:
// what norms permit, forbid and require by the algebra of regions, everything
// else by field, so that no change is left out.
package diff

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"roe.example/checker/book"
	"roe.example/checker/calculus"
	"roe.example/checker/report"
)

// Meaning says what is different between two versions of one book. Either may
// be nil: then all of the other is new, or gone.
func Meaning(before, after *book.Located) []report.Difference {
	c := &comparer{name: nameOf(before, after), before: sideOf(before), after: sideOf(after)}
	c.before.lexicon, c.after.lexicon, c.unread = calculus.Lexicons(c.before.book, c.after.book)
	c.compare()
	slices.SortStableFunc(c.out, func(a, b report.Difference) int {
		return cmp.Or(cmp.Compare(order(a.Path), order(b.Path)), strings.Compare(first(a.Path), first(b.Path)))
	})
	return c.out
}

func nameOf(before, after *book.Located) string {
	if after != nil {
		return after.Dir
	}
	return before.Dir
}

// side is one version.
type side struct {
	located *book.Located
	book    *book.Book
	lexicon *calculus.Lexicon
}

func sideOf(l *book.Located) *side {
	if l == nil {
		return &side{located: &book.Located{}, book: &book.Book{}}
	}
	return &side{located: l, book: l.Book}
}

// comparer walks both versions side by side.
type comparer struct {
	name          string
	before, after *side
	unread        error             // why regions cannot be compared; then fields are
	renamed       map[string]string // ids of before to those of after
	out           []report.Difference
}

// kinds are the parts of a book in the order in which a reviewer wants them.
var kinds = []string{"agreements", "instruments", "agencies", "deployments", "events"}

func order(path string) int {
	kind, _, _ := strings.Cut(path, ".")
	if i := slices.Index(kinds, kind); i >= 0 {
		return i
	}
	return len(kinds)
}

// first is the part of a path that names an entity.
func first(path string) string {
	kind, rest, _ := strings.Cut(path, ".")
	if name, _, quoted := strings.Cut(strings.TrimPrefix(rest, `"`), `"`); quoted {
		return kind + "." + name
	}
	id, _, _ := strings.Cut(rest, ".")
	return kind + "." + id
}

// at is where the walk is: the path on both sides, which differs where an id
// was changed, and what the parts on the way are called.
type at struct {
	before, after []string
	words         []string
}

// field goes into a field of a record.
func (a at) field(name, words string) at {
	return at{append(slices.Clone(a.before), name), append(slices.Clone(a.after), name), added(a.words, words)}
}

// entry goes into an entry of a table.
func (a at) entry(before, after, words string) at {
	return at{append(slices.Clone(a.before), before), append(slices.Clone(a.after), after), added(a.words, words)}
}

func added(words []string, more string) []string {
	if more == "" {
		return words
	}
	return append(slices.Clone(words), more)
}

// last is the name of the nearest field or entry.
func (a at) last() string { return a.after[len(a.after)-1] }

// say records a difference. The text goes on after the names of the parts, at
// once where it begins with a colon.
func (c *comparer) say(a at, change, text string) {
	if n := len(a.words); n > 0 && text[0] != ':' {
		text = a.words[n-1] + " " + text
	} else if n > 0 {
		text = a.words[n-1] + text
	}
	if n := len(a.words); n > 1 {
		text = strings.Join(a.words[:n-1], ", ") + ": " + text
	}
	d := report.Difference{Book: c.name, Subject: c.subject(a), Change: change, Text: strings.TrimSuffix(capital(text), ".") + ".", Path: book.Path(a.after...)}
	if change != report.PartAdded {
		d.Old = spot(c.before.located, a.before)
	}
	if change != report.PartRemoved {
		d.New = spot(c.after.located, a.after)
	}
	c.out = append(c.out, d)
}

func spot(l *book.Located, path []string) *report.Spot {
	at := l.At(path...)
	if at.File == "" {
		return nil
	}
	return &report.Spot{File: at.File, Line: at.Line, Column: at.Column}
}

func capital(s string) string {
	if s == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// subject is the document, agency or deployment that a path lies in.
func (c *comparer) subject(a at) string {
	if len(a.after) > 1 {
		for _, s := range []*side{c.after, c.before} {
			path := a.after
			if s == c.before {
				path = a.before
			}
			if title := s.title(path[0], path[1]); title != "" {
				return title
			}
		}
		return a.after[1]
	}
	return "The book"
}
