package worksheet

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"roe.example/checker/book"
	"roe.example/checker/load"
)

// word is one entry of a list to choose from: what a cell shows, and what a
// book writes.
type word struct {
	id, name string
	aliases  []string
	group    string // the topic, of an action
	unlisted bool   // understood, but not offered
}

// vocabulary is a list of words, and how to find one.
type vocabulary struct {
	words []word
	byKey map[string]string // what somebody may write, to the id
	names map[string]string // id to what a cell shows
}

// newVocabulary makes every name lead to one thing: a name that two things
// have gets the id of each added.
func newVocabulary(words []word) *vocabulary {
	v := &vocabulary{byKey: map[string]string{}, names: map[string]string{}}
	words = slices.Clone(words)
	seen := map[string]bool{}
	words = slices.DeleteFunc(words, func(w word) bool { // units of two deployments may have one name
		twice := seen[w.id]
		seen[w.id] = true
		return twice
	})
	count := map[string]int{}
	for _, w := range words {
		count[squash(w.name)]++
	}
	for _, w := range words {
		if count[squash(w.name)] > 1 || strings.ContainsAny(w.name, ";\n") || w.name == "" {
			w.name = strings.TrimSpace(strings.NewReplacer(";", ",", "\n", " ").Replace(w.name) + " [" + w.id + "]")
		}
		v.words = append(v.words, w)
		v.names[w.id] = w.name
	}
	for _, key := range []func(word) []string{
		func(w word) []string { return []string{w.id} },
		func(w word) []string { return []string{w.name} },
		func(w word) []string { return w.aliases },
	} {
		v.index(key)
	}
	return v
}

// index adds keys; one that already leads somewhere stays, and one that leads
// to two things of this kind leads nowhere.
func (v *vocabulary) index(keys func(word) []string) {
	added := map[string]string{}
	for _, w := range v.words {
		for _, key := range keys(w) {
			key = squash(key)
			if _, taken := v.byKey[key]; taken || key == "" {
				continue
			}
			if other, twice := added[key]; twice && other != w.id {
				added[key] = ""
				continue
			}
			added[key] = w.id
		}
	}
	for key, id := range added {
		if id != "" {
			v.byKey[key] = id
		}
	}
}

// find gives the id of what somebody wrote.
func (v *vocabulary) find(text string) (string, bool) {
	if _, ok := v.names[text]; ok {
		return text, true
	}
	id, ok := v.byKey[squash(text)]
	return id, ok
}

// name is what a cell shows for an id. It always leads back to the id.
func (v *vocabulary) name(id string) string {
	if name, ok := v.names[id]; ok {
		if back, ok := v.find(name); ok && back == id {
			return name
		}
	}
	return id
}

// squash keeps what two spellings of a word share: letters, digits and the
// signs that tell numbers apart, in lower case.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		case r == '.':
			return r
		}
		return -1
	}, s)
}

// theLibrary is what every worksheet can choose from.
var theLibrary = sync.OnceValue(func() *book.Book {
	l, err := load.Library()
	if err != nil {
		panic(err) // it is part of the program
	}
	return l.Book
})

// plainWords say the words of the schema as a manual says them. What is not
// here is said as it is, with spaces.
var plainWords = map[string]map[string]string{
	"AgencyKind":  {"municipal": "city or town", "county": "county", "state": "state", "campus": "campus", "tribal": "tribal", "federal": "federal", "guard": "National Guard", "special": "special district"},
	"Bearer":      {"host": "the agency that asked for help", "own": "each officer's own agency", "shared": "all, in shares", "fault": "whoever was at fault", "state": "the state", "outside": "somebody outside of the agencies"},
	"whose":       {"own": "of the officer's own agency", "host": "of the host agency", "place": "of the place's government"},
	"by":          {"host": "the host's rules govern; the helpers' own rules yield", "own": "the helpers' own rules govern; the host's rules yield", "stricter": "both sides' bans and approvals apply together", "not-tasked": "helpers are not used for it"},
	"advice":      {"should": "should (advice)", "consider": "consider (advice)"},
	"RequestKind": {"mutual-aid": "mutual aid under an agreement", "outside-assistance": "immediate outside-agency assistance", "contract": "a contract for a planned event", "interstate": "help of another state under a compact"},
	"RadioMode":   {"analog": "analog", "p25": "P25 (phase 1)", "p25-phase2": "P25 phase 2", "dmr": "DMR"},
	"Band":        {"vhf-low": "VHF low", "vhf": "VHF", "uhf": "UHF", "700": "700 MHz", "800": "800 MHz"},
	"Confidence":  {"stated": "read in the source itself", "secondary": "read in a copy or a report about it", "unverified": "from memory"},
	"Signatory":   {"chief": "chief or sheriff", "designee": "designee of the chief or sheriff", "governing-body": "governing body (council, board)", "elected-official": "elected official", "attorney": "attorney of the party", "state": "the state"},
}

// enumeration is a list of the schema.
func enumeration(def string, ids []string) *vocabulary {
	words := make([]word, len(ids))
	for i, id := range ids {
		words[i] = word{id: id, name: cmp.Or(plainWords[def][id], spaced(id))}
	}
	return newVocabulary(words)
}

func spaced(id string) string { return strings.ReplaceAll(id, "-", " ") }

// sortedWords makes words of a map, by name.
func sortedWords[V any](from map[string]V, say func(id string, v V) word) []word {
	words := make([]word, 0, len(from))
	for id, v := range from {
		words = append(words, say(id, v))
	}
	slices.SortFunc(words, func(a, b word) int {
		return cmp.Or(strings.Compare(a.group, b.group), strings.Compare(a.name, b.name), strings.Compare(a.id, b.id))
	})
	return words
}

// actionWords are the actions, and what can be carried, by topic.
func actionWords(actions map[string]*book.Action) []word {
	words := sortedWords(actions, func(id string, a *book.Action) word {
		return word{id: id, name: a.Phrase, aliases: []string{a.Name}, group: a.Topic}
	})
	for _, w := range slices.Clone(words) {
		a := actions[w.id]
		words = append(words, word{id: "carry/" + w.id, name: cmp.Or(a.CarryPhrase, "carry "+a.Name), group: a.Topic, unlisted: !a.Carried})
	}
	slices.SortStableFunc(words, func(a, b word) int { return strings.Compare(a.group, b.group) })
	return words
}

// allowedWords are what a norm can say about one dimension.
func allowedWords(d *book.Dimension) []word {
	var words []word
	add := func(id, name string) { words = append(words, word{id: id, name: name}) }
	for id, w := range d.Words {
		add(id, w.Phrase)
		for _, bound := range bounds {
			words = append(words, word{id: bound.id + " " + id, name: w.Phrase + bound.name, unlisted: true})
		}
	}
	slices.SortFunc(words, func(a, b word) int { return strings.Compare(a.name, b.name) })
	for _, v := range d.Values {
		add(v.ID, v.Phrase)
	}
	if !d.Ordered {
		return words
	}
	for _, bound := range bounds {
		for i, v := range d.Values {
			inner := i > 0 && i < len(d.Values)-1
			offered := inner && bound.aliases != nil
			words = append(words, word{id: bound.id + " " + v.ID, name: v.Phrase + bound.name, unlisted: !offered})
		}
	}
	return words
}

// bounds are the ends of a stretch of a scale.
var bounds = []word{
	{id: "atLeast", name: ", or graver", aliases: []string{"offered"}},
	{id: "atMost", name: ", or milder", aliases: []string{"offered"}},
	{id: "above", name: ": only what is graver"},
	{id: "below", name: ": only what is milder"},
}
