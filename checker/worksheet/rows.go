package worksheet

import (
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/load"
)

// line is a row to be written: text, numbers, or nothing.
type line map[*field]any

// lines are what a sheet shows of a book.
func (l *lists) lines(t tree, s *sheet) (out []line) {
	for _, e := range entries(t, s) {
		thing, _ := get(t, e.path).(tree)
		switch s.name {
		case "Rules":
			out = append(out, l.rule(s, e, thing)...)
		default:
			out = append(out, l.line(s, e, thing, nil))
		}
	}
	if s.name == "Clauses" {
		out = ask(s, t, out)
	}
	return out
}

// line fills the fields of a thing; those that a filter refuses stay empty.
func (l *lists) line(s *sheet, e entry, thing tree, keep func(*field) bool) line {
	out := line{}
	for _, x := range s.fields {
		switch {
		case x.role == parent:
			out[x] = l.find(x.list).name(e.parent)
		case x.role == ident && x.kind == choiceKind:
			out[x] = l.find(x.list).name(e.id)
		case x.role == ident:
			out[x] = e.id
		case x.path == nil || keep != nil && !keep(x):
		default:
			out[x] = l.encode(x, get(thing, x.path), thing, s.scope(e.parent))
		}
	}
	return out
}

// scope is the document in which a sheet's row stands.
func (s *sheet) scope(parent string) string {
	if len(s.homes) > 1 {
		return parent
	}
	if s.homes[0].of == "agreement" {
		return "agreement:" + parent
	}
	return ""
}

// rule is a row for the rule, and one for each further situation. What a clause
// says beside its rule stands on the sheet of clauses.
func (l *lists) rule(s *sheet, e entry, thing tree) (out []line) {
	clause := strings.HasPrefix(e.parent, "agreement:")
	if clause && thing["prohibits"] == nil && thing["permits"] == nil && thing["requires"] == nil {
		return nil
	}
	out = append(out, l.line(s, e, thing, func(x *field) bool {
		return !clause || x.path[0] != "text" && x.path[0] != "source"
	}))
	for _, where := range []string{"when", "unless"} {
		for _, i := range ids(thing, []string{where}) {
			if where == "when" && i == book.Index(0) {
				continue
			}
			// A situation of none but the book's own kinds has no column: a row
			// that says nothing would be a fault, and what is left out is told.
			if row := l.further(s, e, where, get(thing, []string{where, i}).(tree)); row.situated() {
				out = append(out, row)
			}
		}
	}
	return out
}

// situated tells whether a row says when.
func (row line) situated() bool {
	for x, v := range row {
		if x.kind == allowedKind && v != "" {
			return true
		}
	}
	return false
}

// further is a row that adds a situation to a rule.
func (l *lists) further(s *sheet, e entry, where string, situation tree) line {
	out := l.line(s, e, nil, func(*field) bool { return false })
	for _, x := range s.fields {
		switch {
		case x.role == more:
			out[x] = l.find("more").name(where)
		case x.kind == allowedKind:
			out[x] = l.encode(x, situation[x.path[len(x.path)-1]], nil, s.scope(e.parent))
		}
	}
	return out
}

// guide are the matters that agencies should settle in advance, in the words of
// the National Policing Institute's guide of July 2024.
var guide = map[string]string{
	"command":        "Command, control, and reporting structures",
	"communications": "Communication methods, including all radio and data communication methods",
	"roles":          "Respective roles of the host agency and aid-providing agencies",
	"resources":      "Resources and equipment to be provided by the host agency and aid-providing agencies",
	"body-camera":    "Body camera policy that the host agency and aid-providing agencies will follow",
	"tactics":        "Permissible protest management tactics",
	"force":          "Permissible uses of force, reporting of force, and circumstances under which force may be used",
	"crowd-control":  "Permissible and impermissible crowd control tactics and equipment",
	"authority":      "Which on-scene commanders are authorized to direct tactics and employ particular equipment",
}

// question is what the sheet of clauses asks: on a topic, or on a matter of it.
type question struct{ topic, subject, words string }

// questions are the guide's items, each with its matters, then the others.
func questions() (out []question) {
	topics, _ := load.Describe("Book", []string{"agreements", "x", "clauses", "x", "topic"})
	subjects := theLibrary().Subjects
	for _, topic := range topics.Enum {
		if words := guide[topic]; words != "" {
			out = append(out, question{topic, "", words + "."})
		}
		for _, id := range slices.Sorted(maps.Keys(subjects)) {
			if s := subjects[id]; s.Topic == topic {
				out = append(out, question{topic, id, strings.ToUpper(s.Title[:1]) + s.Title[1:] + "? If nothing is said: " + s.Unsaid})
			}
		}
	}
	return out
}

// ask puts the questions beside the clauses that answer them, and the open ones
// below.
func ask(s *sheet, t tree, answered []line) []line {
	byTitle := func(title string) *field {
		return s.fields[slices.IndexFunc(s.fields, func(x *field) bool { return x.title == title })]
	}
	words, topic, matter := byTitle("Question"), byTitle("Topic"), byTitle("Matter")
	l := newLists(nil)
	open := questions()
	said := map[string]bool{}
	for _, a := range answered {
		for _, q := range open {
			if a[topic] == l.find(topic.list).name(q.topic) && (q.subject == "" && a[matter] == "" || q.subject != "" && a[matter] == l.find(matter.list).name(q.subject)) {
				a[words] = q.words
				said[q.topic+"\n"+q.subject] = true
			}
		}
	}
	for _, q := range open {
		if said[q.topic+"\n"+q.subject] {
			continue
		}
		row := line{words: q.words, topic: l.find(topic.list).name(q.topic)}
		if q.subject != "" {
			row[matter] = l.find(matter.list).name(q.subject)
		}
		answered = append(answered, row)
	}
	return answered
}
