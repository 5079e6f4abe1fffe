package worksheet

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/load"
)

// entity is a thing that one sheet defines and others name.
type entity struct {
	kind, id, name string
	aliases        []string
	action         *book.Action // of a tool or tactic of the workbook's own
}

// ownAction is what the lists say of a tool or tactic: of every value its text.
func ownAction(kind string, at func(field string) string) *book.Action {
	if kind != "ownAction" {
		return nil
	}
	carried, _ := yes(at("carried"))
	return &book.Action{Phrase: cmp.Or(at("phrase"), at("name")), Name: at("name"), CarryPhrase: at("carryPhrase"), Carried: carried == true || at("carried") == "true"}
}

// lists are all that cells can choose from: what the schema and the library
// have, and what the workbook itself defines.
type lists struct {
	vocabularies map[string]*vocabulary
	terms        map[string]map[string]string // words that documents define, by the document; "": of an agency
	lost         []string                     // sheets that are missing
}

// find gives a list; a list that is none holds nothing.
func (l *lists) find(name string) *vocabulary {
	if v := l.vocabularies[name]; v != nil {
		return v
	}
	return newVocabulary(nil)
}

// newLists makes the lists for a workbook that defines these things.
func newLists(defined []entity) *lists {
	sheets() // the form names the lists of the schema
	l := &lists{vocabularies: maps.Clone(enumerations), terms: map[string]map[string]string{}}
	l.library()
	add := func(name string, words []word) { l.vocabularies[name] = newVocabulary(words) }
	own := func(kinds ...string) (words []word) {
		for _, kind := range kinds {
			for _, e := range defined {
				if e.kind == kind {
					words = append(words, word{id: e.id, name: e.name, aliases: e.aliases})
				}
			}
		}
		return words
	}
	for _, kind := range []string{"agency", "agreement", "deployment", "unit", "position", "net", "cache", "waiver", "ownDimension"} {
		add(kind, own(kind))
	}
	add("instrument", unlike(own("instrument"), lawWords()))
	add("place", unlike(own("place"), placeWords(theLibrary().Places)))
	add("channel", unlike(own("channel"), channelWords()))
	add("agencyOrPlace", slices.Concat(own("agency"), unlike(own("place"), placeWords(theLibrary().Places))))
	add("unitOrPosition", own("unit", "position"))
	add("rulesOf", append([]word{{id: "host", name: "the host"}, {id: "own", name: "each officer's own agency"}}, own("agency")...))
	l.extend(defined)
	add("ruleHome", homed(defined, "instrument", "agreement", "plan"))
	add("termHome", homed(defined, "instrument", "agency", "agreement"))
	return l
}

// extend adds the tools and tactics that the workbook defines itself.
func (l *lists) extend(defined []entity) {
	actions := maps.Clone(theLibrary().Actions)
	for _, e := range defined {
		if e.action != nil {
			actions[e.id] = e.action
		}
	}
	if len(actions) == len(theLibrary().Actions) {
		return
	}
	l.vocabularies["action"] = newVocabulary(actionWords(actions))
	l.vocabularies["actionOrTerm"] = l.vocabularies["action"]
	l.vocabularies["does"] = newVocabulary(usesAlone(actionWords(actions)))
	l.vocabularies["carries"] = newVocabulary(thingWords(actions))
}

// unlike puts together what a workbook defines and what the library has beside.
func unlike(own, library []word) []word {
	for _, w := range library {
		if !slices.ContainsFunc(own, func(o word) bool { return o.id == w.id }) {
			own = append(own, w)
		}
	}
	return own
}

// homed are things of several kinds, whose ids say the kind.
func homed(defined []entity, kinds ...string) (words []word) {
	for _, kind := range kinds {
		for _, e := range defined {
			if e.kind == kind {
				words = append(words, word{id: kind + ":" + e.id, name: e.name, aliases: append([]string{e.id}, e.aliases...)})
			}
		}
	}
	return words
}

// library adds the lists that no workbook changes.
func (l *lists) library() {
	lib := theLibrary()
	add := func(name string, words []word) { l.vocabularies[name] = newVocabulary(words) }
	actions := actionWords(lib.Actions)
	add("action", actions)
	add("actionOrTerm", actions)
	add("does", usesAlone(actions))
	add("carries", thingWords(lib.Actions))
	add("electionEvent", eventNames())
	add("purpose", sortedWords(lib.Purposes, func(id string, p *book.Purpose) word { return word{id: id, name: p.Title} }))
	add("subject", sortedWords(lib.Subjects, func(id string, s *book.Subject) word { return word{id: id, name: s.Title, group: s.Topic} }))
	add("requestPath", sortedWords(lib.RequestPaths, func(id string, p *book.RequestPath) word {
		return word{id: id, name: p.Cite, aliases: []string{p.Title}}
	}))
	add("law", lawWords())
	states := maps.Clone(lib.Places)
	maps.DeleteFunc(states, func(_ string, p *book.Place) bool { return p.Kind != "state" })
	add("state", placeWords(states))
	add("timezone", zoneWords())
	add("more", []word{{id: "when", name: "or when"}, {id: "unless", name: "except when"}})
	var titles []word
	for _, id := range dimensions() {
		d := lib.Dimensions[id]
		titles = append(titles, word{id: id, name: d.Title})
		add("dimension/"+id, allowedWords(d))
		if id == "place" {
			add("setting", allowedWords(d))
		}
	}
	add("dimension", titles)
}

// usesAlone offers what is done, and only understands that a thing is carried:
// who is trained for a tool is trained to use it.
func usesAlone(words []word) []word {
	words = slices.Clone(words)
	for i := range words {
		words[i].unlisted = words[i].unlisted || strings.HasPrefix(words[i].id, "carry/")
	}
	return words
}

// eventNames are the kinds of election events.
func eventNames() (words []word) {
	for _, kind := range book.ElectionKinds {
		words = append(words, word{id: kind, name: spaced(kind)})
	}
	return words
}

// thingWords are the actions by the thing that is used or carried.
func thingWords(actions map[string]*book.Action) []word {
	return sortedWords(actions, func(id string, a *book.Action) word {
		return word{id: id, name: a.Name, aliases: []string{a.Phrase}, group: a.Topic, unlisted: !a.Carried}
	})
}

func placeWords(places map[string]*book.Place) []word {
	return sortedWords(places, func(id string, p *book.Place) word { return word{id: id, name: p.Name} })
}

func channelWords() []word {
	return sortedWords(theLibrary().Channels, func(id string, c *book.Channel) word { return word{id: id, name: c.Name} })
}

func lawWords() []word {
	return sortedWords(theLibrary().Instruments, func(id string, i *book.Instrument) word {
		return word{id: id, name: i.Cite, aliases: []string{i.Title}}
	})
}

// zones are those of the United States, by what people call them.
func zoneWords() []word {
	return []word{
		{id: "America/New_York", name: "Eastern time (America/New_York)", aliases: []string{"Eastern", "Eastern time", "ET"}},
		{id: "America/Chicago", name: "Central time (America/Chicago)", aliases: []string{"Central", "Central time", "CT"}},
		{id: "America/Denver", name: "Mountain time (America/Denver)", aliases: []string{"Mountain", "Mountain time", "MT"}},
		{id: "America/Phoenix", name: "Arizona time, no summer time (America/Phoenix)", aliases: []string{"Arizona"}},
		{id: "America/Los_Angeles", name: "Pacific time (America/Los_Angeles)", aliases: []string{"Pacific", "Pacific time", "PT"}},
		{id: "America/Anchorage", name: "Alaska time (America/Anchorage)", aliases: []string{"Alaska"}},
		{id: "Pacific/Honolulu", name: "Hawaii time (Pacific/Honolulu)", aliases: []string{"Hawaii"}},
		{id: "America/Puerto_Rico", name: "Atlantic time (America/Puerto_Rico)", aliases: []string{"Atlantic"}},
	}
}

// define adds a word that a document or an agency defines. An agency's words
// may stand in every document.
func (l *lists) define(scope, word string) {
	if strings.HasPrefix(scope, "agency:") {
		scope = ""
	}
	if l.terms[scope] == nil {
		l.terms[scope] = map[string]string{}
	}
	l.terms[scope][squash(word)] = word
}

// term gives a defined word as its document writes it.
func (l *lists) term(scope, said string) (string, bool) {
	for _, s := range []string{scope, ""} {
		if word, ok := l.terms[s][squash(said)]; ok {
			return word, true
		}
	}
	return "", false
}

// listsOf are the lists of a workbook that shows a book's tree.
func listsOf(t tree) *lists {
	l := newLists(defined(t))
	for _, s := range sheets() {
		if s.name == "Words" {
			for _, e := range entries(t, s) {
				l.define(e.parent, e.id)
			}
		}
	}
	return l
}

// defined are the things that a book's tree defines.
func defined(t tree) (out []entity) {
	for _, s := range sheets() {
		for _, e := range entries(t, s) {
			name := text(get(t, append(slices.Clone(e.path), strings.Split(s.named, "/")...)))
			if s.kind != "" && s.kind != "law" {
				said := func(field string) string { return plainText(get(t, append(slices.Clone(e.path), field))) }
				out = append(out, entity{kind: s.kind, id: e.id, action: ownAction(s.kind, said), name: cmp.Or(name, e.id), aliases: []string{text(get(t, append(slices.Clone(e.path), "name"))), text(get(t, append(slices.Clone(e.path), "title")))}})
			}
			if s.kind == "deployment" {
				if cite := text(get(t, append(slices.Clone(e.path), "plan", "cite"))); cite != "" {
					out = append(out, entity{kind: "plan", id: e.id, name: cite})
				}
			}
		}
	}
	return out
}

// plainText is a text, or yes and no as a text.
func plainText(v any) string {
	if b, ok := v.(bool); ok && b {
		return "yes"
	}
	return text(v)
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

// entry is a thing in a tree to which a row belongs.
type entry struct {
	id     string
	parent string // as the sheet's first column names it
	path   []string
}

// entries lists the things of a sheet, by their parents and ids.
func entries(t tree, s *sheet) (out []entry) {
	for _, h := range s.homes {
		if h.of == "" {
			out = append(out, below(t, h.path, "")...)
			continue
		}
		for _, id := range ids(t, []string{sections[h.of]}) {
			parent := id
			if len(s.homes) > 1 {
				parent = h.of + ":" + id
			}
			out = append(out, below(t, append([]string{sections[h.of], id}, h.path...), parent)...)
		}
	}
	return out
}

func below(t tree, path []string, parent string) (out []entry) {
	if list, ok := get(t, path).([]any); ok { // documents that apply
		for _, id := range list {
			out = append(out, entry{id: text(id), path: path})
		}
	}
	for _, id := range ids(t, path) {
		out = append(out, entry{id, parent, append(slices.Clone(path), id)})
	}
	return out
}

func ids(t tree, path []string) []string {
	m, _ := get(t, path).(tree)
	return slices.SortedFunc(maps.Keys(m), load.Natural)
}
