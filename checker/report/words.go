package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/rule"
)

// writer fills the templates of one finding.
type writer struct {
	*names
	*redactor
	finding *rule.Finding
}

// fill writes a template out. The first argument that has no words is the
// error.
func (w *writer) fill(template string) (text string, err error) {
	text = rule.Fill(template, func(name string, start bool) string {
		words, e := w.words(w.finding.Args[name])
		if e != nil && err == nil {
			err = fmt.Errorf("args.%s: %w", name, e)
		}
		if start {
			words = capital(words)
		}
		return words
	})
	return text, err
}

func capital(s string) string {
	if s == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// words renders one argument, or what stands in its place for the public.
func (w *writer) words(a rule.Argument) (string, error) {
	text, err := w.plainWords(a)
	if err != nil {
		return "", err
	}
	class := w.withheldClass(w.names, w.finding, a)
	if class == "" {
		return text, nil
	}
	text = w.withhold(class)
	if a.Type == "number" && a.Many != "" {
		text += " " + a.Many
	}
	return text, nil
}

func (w *writer) plainWords(a rule.Argument) (string, error) {
	switch a.Type {
	case "words":
		return a.Text, nil
	case "day", "instant":
		return moment(a.Text)
	case "interval":
		return stretch(a.Interval)
	case "number":
		return counted(a), nil
	case "approvals":
		return w.approvals(a.Approvals)
	case "list":
		return w.list(a.List)
	case "situation", "region", "side", "word":
		return w.clashWords(a)
	}
	if len(a.IDs) == 0 {
		return nothing[a.Type], nil
	}
	if a.Type == "actions" && len(a.IDs) > 1 {
		return w.actionList(a)
	}
	names, err := all(a.IDs, func(id string) (string, error) { return w.name(a, id) })
	if a.Type == "norms" {
		names = sections(names)
	}
	return join(names), err
}

// list joins arguments; clauses of one agreement are cited together.
func (w *writer) list(items []rule.Argument) (string, error) {
	if len(items) == 0 {
		return "nothing", nil
	}
	names, err := all(items, w.words)
	if !slices.ContainsFunc(items, func(a rule.Argument) bool { return a.Type != "clause" }) {
		names = sections(names)
	}
	return join(names), err
}

// nothing is how an empty list reads.
var nothing = map[string]string{"agencies": "nobody", "actions": "nothing", "norms": "no rule"}

// all renders items; what is withheld is said once.
func all[T any](items []T, words func(T) (string, error)) (out []string, err error) {
	for _, item := range items {
		text, err := words(item)
		if err != nil {
			return nil, err
		}
		if !isWithheld(text) || !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out, nil
}

// name renders one id of an argument.
func (w *writer) name(a rule.Argument, id string) (string, error) {
	switch a.Type {
	case "agency", "agencies":
		return w.agency(id)
	case "action", "actions":
		return w.action(id, a.As)
	case "norm", "norms":
		return w.norm(id)
	case "instrument", "agreement":
		return w.cite(a.Type, id)
	case "clause":
		return w.clause(id)
	case "place":
		return w.place(id)
	case "channel":
		return w.channel(id)
	case "topic":
		return cmp.Or(topicPhrases[id], spaced(id)), nil
	case "deployment":
		return w.event(a.Book, id)
	case "event":
		return w.dated(a.Book, id)
	case "equipment", "standing":
		return w.belonging(a.Type, id)
	case "purpose", "purposes":
		return title(w.located.Book.Purposes, a.Type, id, func(p *book.Purpose) string { return p.Title })
	case "subject", "subjects":
		return title(w.located.Book.Subjects, a.Type, id, func(s *book.Subject) string { return s.Title })
	case "way":
		return title(w.located.Book.RequestPaths, a.Type, id, func(p *book.RequestPath) string { return p.Cite })
	}
	if a.Type == "waiver" {
		return title(w.located.Book.Waivers, a.Type, id, func(*book.Waiver) string { return "“" + id + "”" })
	}
	if a.Type == "level" {
		return w.level(id)
	}
	return w.operationName(a.Type, id)
}

// topicPhrases are the topics whose own word does not read well after "on".
var topicPhrases = map[string]string{
	"agreement": "its own term and validity",
	"authority": "authority on scene",
	"force":     "the use of force",
	"legal":     "legal powers and limits",
	"request":   "requests for help",
	"roles":     "the roles of host and helpers",
}

// level is what a way of asking calls one of its levels: "way#level".
func (w *writer) level(id string) (string, error) {
	way, level, _ := strings.Cut(id, "#")
	if p := w.located.Book.RequestPaths[way]; p != nil {
		for _, l := range p.Levels {
			if l.Level == level {
				return l.Title, nil
			}
		}
	}
	return "", unknown("level", id)
}

// title is the name of something that the book defines and no fact repeats.
func title[V any](defined map[string]V, kind, id string, of func(V) string) (string, error) {
	if v, ok := defined[id]; ok {
		return of(v), nil
	}
	return "", unknown(kind, id)
}

// operationName renders an id that only the finding's deployment gives a
// meaning.
func (w *writer) operationName(kind, id string) (string, error) {
	key := [2]string{w.finding.Deployment, id}
	switch kind {
	case "unit", "position", "member":
		return w.member(kind, w.finding.Deployment, id)
	case "need":
		return w.need(w.finding.Deployment, id)
	case "assignment":
		if s, ok := w.assignments[key]; ok {
			return "“" + s.Title + "”", nil
		}
	case "net":
		if n, ok := w.nets[key]; ok {
			return n.Title, nil
		}
	case "data":
		if l, ok := w.data[key]; ok {
			return l.Title, nil
		}
	}
	return "", unknown(kind, id)
}

func (w *writer) clashWords(a rule.Argument) (string, error) {
	c, err := w.clash(a.IDs[0])
	if err != nil {
		return "", err
	}
	switch a.Type {
	case "situation":
		return situation(c), nil
	case "region":
		return circumstances(c.Region), nil
	case "word":
		return "“" + c.Word.Value + "”", nil
	}
	return w.side(c, a.Of)
}

// situation lists the circumstances of the witness: what is the case first,
// then where and when.
func situation(c *facts.Clash) string {
	var things, places []string
	for _, w := range c.Witness {
		if first, _, _ := strings.Cut(w.Phrase, " "); slices.Contains([]string{"at", "in", "on", "where", "when", "with"}, first) {
			places = append(places, w.Phrase)
		} else {
			things = append(things, w.Phrase)
		}
	}
	if len(things)+len(places) == 0 {
		return circumstances(c.Situation)
	}
	if len(things) == 0 {
		return strings.Join(append([]string{"any circumstances"}, places...), " ")
	}
	return strings.Join(append([]string{joinAll(things)}, places...), ", ")
}

// circumstances makes a region's words stand after "given".
func circumstances(words string) string {
	if words == "" {
		return "any circumstances"
	}
	return strings.TrimPrefix(words, "in ")
}

func counted(a rule.Argument) string {
	noun := a.Many
	if a.Number == "1" {
		noun = a.One
	}
	return strings.TrimSpace(a.Number.String() + " " + noun)
}

const (
	dayWords     = "2 January 2006"
	instantWords = "2 January 2006, 15:04"
)

// moment writes a day or an instant.
func moment(s string) (string, error) {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t.Format(dayWords), nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return "", fmt.Errorf("%q is no day and no instant", s)
	}
	return t.Format(instantWords), nil
}

// Words says a period: on one day, the day is said once.
func Words(i Interval) string {
	text, err := stretch(i)
	if err != nil {
		return i.From + " to " + i.Until
	}
	return text
}

func stretch(i Interval) (string, error) {
	if i.From == "" && i.Until == "" {
		return "at all times", nil
	}
	if i.From == "" || i.Until == "" {
		text, err := moment(i.From + i.Until)
		if i.From == "" {
			return "until " + text, err
		}
		return "from " + text + " on", err
	}
	from, err := moment(i.From)
	if err != nil {
		return "", err
	}
	until, err := moment(i.Until)
	if err != nil {
		return "", err
	}
	day, clock, timed := strings.Cut(until, ", ")
	if timed && strings.HasPrefix(from, day+", ") {
		return "on " + day + " from " + from[len(day)+2:] + " to " + clock, nil
	}
	return "from " + from + " until " + until, nil
}
