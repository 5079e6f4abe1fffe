// Package briefing makes of one deployment what its commanders print and its
// sergeants carry: a cover with what must be settled, one sheet for every
// agency that comes to help, the joint rules of engagement, who commands, who
// can hear whom, what happens when, and the forms of the Incident Command
// System. It gives words and numbers; renderers lay them out and add nothing
// of substance.
package briefing

import (
	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// Version of the shape that schemas/briefing.schema.json describes. In the second
// the sources stand in a table.
const Version = 2

// Input is a judged run and the deployment that is briefed.
type Input struct {
	Books      []*book.Located
	Library    *book.Book
	Facts      *facts.Facts
	Rules      []rule.Rule
	Report     *report.Report
	Book       string // the directory of the deployment's book, as facts name it
	Deployment string // id
}

// Briefing of one deployment. Fields with the tag withhold are not for the
// public; the tag names the class under which the schema marks what they come
// from.
type Briefing struct {
	Version    int             `json:"version"`
	Today      string          `json:"today"`
	AsOf       string          `json:"as_of"`
	Audience   string          `json:"audience"`
	Book       string          `json:"book"`
	Deployment string          `json:"deployment"`
	Event      string          `json:"event"`
	Purpose    string          `json:"purpose"` // in words
	Place      string          `json:"place"`   // in words
	During     report.Interval `json:"during"`
	// When is During in words, in the deployment's own zone, with the zone.
	When string   `json:"when"`
	Host Agency   `json:"host"`
	Aids []Agency `json:"aids"` // those that come to help, by short name

	Cover    Cover    `json:"cover"`
	Sheets   []Sheet  `json:"sheets"` // the host's if anybody comes to help, then one for each of Aids, in their order
	Matrix   []Matrix `json:"matrix"` // one for each topic that has rows
	Command  Command  `json:"command"`
	Radio    Radio    `json:"radio"`
	Timeline Timeline `json:"timeline"`
	Forms    []Form   `json:"forms"` // ICS 202 to 205 and 207, as far as the book has them
	// Calendar is what ends or is due, in time: for the calendars of those who
	// must see to it.
	Calendar []Entry `json:"calendar"`

	// Report is all that was found, for the appendix.
	Report *report.Report `json:"report"`
	// Open counts what is open by severity, summed up for the public or not.
	Open map[string]int `json:"-"`
	// Withheld lists what was left out for this audience: classes of what a book
	// marks, and parts of the briefing.
	Withheld   []string `json:"withheld"`
	Disclaimer string   `json:"disclaimer"`
}

// Omission says what a part leaves out for its audience. Renderers print it
// where the part ends.
type Omission struct {
	Omitted string `json:"omitted"` // (withheld: radio channel); empty: nothing
}

// LeftOut notes what was left out.
func (o *Omission) LeftOut(what string) { o.Omitted = what }

// Agency by its id, full name and short name.
type Agency struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Short string `json:"short"`
}

// Line is one short sentence, or a few, with what it rests on. The text names no
// section of a document: whoever lays it out puts the sources behind it.
type Line struct {
	Text    string   `json:"text"`
	Sources []Source `json:"sources"`
	// Finding is the fingerprint of the finding that says it at length; empty
	// without one. Severity is that finding's.
	Finding  string `json:"finding"`
	Severity string `json:"severity"`
	// Also are the fingerprints of other findings that the line covers.
	Also []string `json:"also"`
	// Tells are the sensitive classes that the text gives away. For the public
	// such a line is left out.
	Tells []string `json:"-"`
}

// Open tells that a line is about what is not settled, or not in order: a mark
// stands before it, the same on every medium.
func (l Line) Open() bool { return rule.Weight(l.Severity) >= rule.Weight(rule.Warning) }

// Source is a document with the place where it is written down.
type Source struct {
	Cite  string       `json:"cite"`
	Place report.Place `json:"place"`
}
