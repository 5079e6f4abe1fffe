package report

import (
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// Locate finds where a path of the book is written, or the nearest part that
// holds it. It is empty where nothing is known.
func (d *Dictionary) Locate(role, path string) Place {
	at, err := locate(d.n.located, path)
	if err != nil {
		return Place{Role: role, Path: path}
	}
	return Place{Role: role, File: at.File, Line: at.Line, Column: at.Column, Path: path}
}

// Norm cites a norm, and says so when nobody has read the original.
func (d *Dictionary) Norm(id string) string {
	words, err := d.n.norm(id)
	return or(words, id, err)
}

// Clause cites a clause of an agreement.
func (d *Dictionary) Clause(id string) string {
	words, err := d.n.clause(id)
	return or(words, id, err)
}

// Area names a place.
func (d *Dictionary) Area(id string) string {
	words, err := d.n.place(id)
	return or(words, id, err)
}

// Channel names a radio channel.
func (d *Dictionary) Channel(id string) string {
	words, err := d.n.channel(id)
	return or(words, id, err)
}

// Member says who a unit or a position of a deployment is.
func (d *Dictionary) Member(deployment, id string) string {
	words, err := d.n.member("member", deployment, id)
	return or(words, id, err)
}

// Assignment is the title of one.
func (d *Dictionary) Assignment(deployment, id string) string {
	if a, ok := d.n.assignments[[2]string{deployment, id}]; ok {
		return a.Title
	}
	return id
}

// Purpose names what a deployment is for.
func (d *Dictionary) Purpose(id string) string {
	if p := d.n.located.Book.Purposes[id]; p != nil {
		return p.Title
	}
	return spaced(id)
}

// Article is "an" before a vowel as it sounds, else "a".
func Article(name string) string { return article(name) }

// Spaced turns an id of the schema into words: division-supervisor.
func (d *Dictionary) Spaced(id string) string { return spaced(id) }

// Ranks are the titles that an agency gives a rung of the ladder.
func (d *Dictionary) Ranks(agency, rung string) []string {
	var out []string
	if a := d.n.located.Book.Agencies[agency]; a != nil {
		for _, title := range slices.Sorted(maps.Keys(a.Ranks)) {
			if a.Ranks[title] == rung {
				out = append(out, title)
			}
		}
	}
	return out
}

// Approver says whose word an approval is, to officers of an agency, by the
// agency's own titles: "own Sergeant", "Riverton PD's incident commander".
// Empty: their own judgement. For officers of several agencies it is none.
func (d *Dictionary) Approver(a facts.Approval, officers string) string {
	switch {
	case a.Rung == "officer":
		return ""
	case a.Agency == "own" || a.Rung != "" && a.Agency == officers:
		return "own " + d.rung(officers, a.Rung)
	case a.Rung == "" || a.Rung == "elected-official" || a.Rung == "incident-commander":
		words, err := d.n.approval(a)
		return or(strings.TrimPrefix(words, "of "), a.Agency+" "+a.Rung, err)
	case a.Rung == "chief":
		return possessive(d.Agency(a.Agency)) + " " + d.rung(a.Agency, a.Rung)
	}
	short := d.Agency(a.Agency)
	return article(short) + " " + short + " " + d.rung(a.Agency, a.Rung)
}

// rung is what an agency calls it. The commander of an incident is whoever holds
// that position, whatever the rank.
func (d *Dictionary) rung(agency, rung string) string {
	if titles := d.Ranks(agency, rung); len(titles) > 0 && rung != "incident-commander" {
		return strings.Join(titles, " or ")
	}
	return spaced(rung)
}

// Defined finds the document of which a path is a part, and cites it: a norm or
// a clause by its section. It is empty for what stands in no document.
func (d *Dictionary) Defined(path string) string {
	d.once.Do(d.define)
	for p := path; p != ""; p = parent(p) {
		if cite := d.defined[p]; cite != "" {
			return cite
		}
	}
	return ""
}

func (d *Dictionary) define() {
	d.defined = map[string]string{}
	for id, i := range d.n.located.Book.Instruments {
		d.defined[book.Path("instruments", id)] = i.Cite
	}
	for id, a := range d.n.located.Book.Agreements {
		d.defined[book.Path("agreements", id)] = a.Cite
		for clause := range a.Clauses {
			d.defined[book.Path("agreements", id, "clauses", clause)] = d.Clause(id + "#" + clause)
		}
	}
	for id, n := range d.n.norms {
		d.defined[n.Path] = d.Norm(id)
	}
}
