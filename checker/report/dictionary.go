package report

import (
	"cmp"
	"sync"

	"roe.example/checker/rule"
)

// Dictionary finds the words for the ids of one book, for texts other than
// findings. An id without words stands for itself.
type Dictionary struct {
	n       *names
	once    sync.Once
	defined map[string]string // by path: what cites the document that it is a part of
}

// NewDictionary reads the names of a run. It is nil for a book that the run
// does not have.
func NewDictionary(in Input, dir string) *Dictionary {
	n := index(in)[dir]
	if n == nil {
		return nil
	}
	return &Dictionary{n: n}
}

func or(words, id string, err error) string {
	if err != nil {
		return id
	}
	return words
}

// Agency is what findings call an agency.
func (d *Dictionary) Agency(id string) string {
	words, err := d.n.agency(id)
	return or(words, id, err)
}

// Agencies joins the names of several.
func (d *Dictionary) Agencies(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, d.Agency(id))
	}
	return joinAll(out)
}

// Things names actions: pepper spray and batons.
func (d *Dictionary) Things(ids []string) string { return d.actions(ids, "name") }

// Acts says actions as what somebody does: use pepper spray.
func (d *Dictionary) Acts(ids []string) string { return d.actions(ids, "phrase") }

func (d *Dictionary) actions(ids []string, as string) string {
	var known []string
	for _, id := range ids {
		if _, err := d.n.action(id, as); err == nil {
			known = append(known, id)
		}
	}
	w := &writer{names: d.n}
	words, err := w.actionList(rule.Argument{IDs: known, As: as})
	return or(words, join(ids), err)
}

// Cites cites norms, those of one document together.
func (d *Dictionary) Cites(norms []string) []string {
	var out []string
	for _, id := range norms {
		words, err := d.n.norm(id)
		out = append(out, or(words, id, err))
	}
	return sections(out)
}

// Cite cites an instrument or an agreement.
func (d *Dictionary) Cite(id string) string {
	words, err := d.n.cite("document", id)
	return or(words, id, err)
}

// Topic says what a topic is about.
func (d *Dictionary) Topic(id string) string { return cmp.Or(topicWords[id], spaced(id)) }

// Day writes a day out: 3 November 2026.
func (d *Dictionary) Day(day string) string {
	words, err := moment(day)
	return or(words, day, err)
}

// Possessive of a name: Harbor PD's.
func (d *Dictionary) Possessive(name string) string { return possessive(name) }

// List joins words: a, b and c.
func List(items []string) string { return joinAll(items) }

// Capital gives a sentence its capital.
func Capital(s string) string {
	if s == "" {
		return s
	}
	return capital(s)
}

// Tally counts errors and warnings in words.
func Tally(errors, warnings int) string {
	switch {
	case errors == 0:
		return plural(warnings, "warning")
	case warnings == 0:
		return plural(errors, "error")
	}
	return plural(errors, "error") + " and " + plural(warnings, "warning")
}
