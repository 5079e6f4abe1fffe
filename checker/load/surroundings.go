package load

import (
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"github.com/cespare/xxhash/v2"

	"roe.example/checker/book"
)

// surroundings are what a book says to whoever checks one part of it: which
// names it knows, what an agency has, what a word reaches. Checks ask nothing
// else about the rest of the book, so that the questions of one entity and the
// answers to them decide what is found in it. Safe for use at once by several.
type surroundings struct {
	book   *book.Book // assembled with the defaults and the library
	index  *index
	steps  func() map[string]*leading
	topics func() names            // of actions
	known  func() map[string]names // values and words of dimensions, by id

	answers sync.Map // question to uint64, of those already asked for
}

// question is one thing that a check wanted to know.
type question struct {
	about byte
	name  string
}

// Kinds of questions. They are kept on disk: new ones get new letters.
const (
	askKnown     = 'k' // kind of @ref, name: may it stand there?
	askAgency    = 'a' // id: what it gives names to
	askDimension = 'd' // id: all of it
	askWord      = 'w' // dimension, word: does an agency define it?
	askNorms     = 'n' // id of an instrument: names of its sections
	askTopic     = 't' // topic: has it actions?
	askStep      = 's' // name: where a word or category leads
)

// answered is a question with the digest of its answer.
type answered struct {
	question
	answer uint64
}

func newSurroundings(b *book.Book, s *shelf) *surroundings {
	r := &surroundings{book: b, index: newIndex(b, s)}
	r.steps = sync.OnceValue(r.allSteps)
	r.topics = sync.OnceValue(func() names {
		all := names{}
		for _, action := range b.Actions {
			all[action.Topic] = true
		}
		return all
	})
	r.known = sync.OnceValue(func() map[string]names {
		all := map[string]names{}
		for id, dim := range b.Dimensions {
			all[id] = valueNames(dim)
		}
		return all
	})
	return r
}

// asking is who asks, and what was asked; nil asks without a record.
type asking struct {
	seen map[question]bool
	list []question
}

func (a *asking) ask(about byte, name ...string) {
	if a == nil {
		return
	}
	q := question{about, strings.Join(name, "\x00")}
	if !a.seen[q] {
		a.seen[q], a.list = true, append(a.list, q)
	}
}

// knows tells whether the book has something of a kind of @ref.
func (m *meaning) knows(kind, name string) bool {
	m.asked.ask(askKnown, kind, name)
	return m.around.index.kinds[kind][name]
}

// agency is the agency of an id, for what it gives names to.
func (m *meaning) agency(id string) *book.Agency {
	m.asked.ask(askAgency, id)
	return m.around.book.Agencies[id]
}

// dimension is a dimension of circumstances, with its values and words.
func (m *meaning) dimension(id string) (*book.Dimension, names) {
	m.asked.ask(askDimension, id)
	return m.around.book.Dimensions[id], m.around.known()[id]
}

// defined tells whether an agency defines a word for values of a dimension.
func (m *meaning) defined(dimension, word string) bool {
	m.asked.ask(askWord, dimension, word)
	return m.around.index.terms[dimension][word]
}

// normsOf are the norms of an instrument; nil without one.
func (m *meaning) normsOf(id string) *book.Instrument {
	m.asked.ask(askNorms, id)
	return m.around.book.Instruments[id]
}

// hasActions tells whether a norm could speak about a topic at all.
func (m *meaning) hasActions(topic string) bool {
	m.asked.ask(askTopic, topic)
	return m.around.topics()[topic]
}

// leading is where a name leads: to actions that agencies mean by it, to those in
// it as a category, and to its own topic.
type leading struct {
	to    []string
	topic *string
}

// leads tells where a name leads; nil: nowhere.
func (m *meaning) leads(name string) *leading {
	m.asked.ask(askStep, name)
	return m.around.steps()[name]
}

func (r *surroundings) allSteps() map[string]*leading {
	all := map[string]*leading{}
	of := func(name string) *leading {
		if all[name] == nil {
			all[name] = &leading{}
		}
		return all[name]
	}
	for _, agency := range r.book.Agencies {
		for word, term := range agency.Terms {
			s := of(word)
			s.to = append(s.to, term.Actions...)
		}
	}
	for id, action := range r.book.Actions {
		of(id).topic = &action.Topic
		for _, category := range action.In {
			s := of(category)
			s.to = append(s.to, id)
		}
	}
	return all
}

// answer is the digest of what is answered to a question.
func (r *surroundings) answer(q question) uint64 {
	first, second, _ := strings.Cut(q.name, "\x00")
	switch q.about {
	case askKnown:
		return truth(r.index.kinds[first][second])
	case askWord:
		return truth(r.index.terms[first][second])
	case askTopic:
		return truth(r.topics()[first])
	case askAgency:
		return namesOf(r.book.Agencies[first])
	case askDimension:
		data, err := json.Marshal(r.book.Dimensions[first])
		if err != nil {
			return 0
		}
		return xxhash.Sum64(data)
	case askNorms:
		if in := r.book.Instruments[first]; in != nil {
			return digest(keys(in.Norms).sorted())
		}
	case askStep:
		if s := r.steps()[first]; s != nil {
			to := slices.Compact(slices.Sorted(slices.Values(s.to)))
			if s.topic != nil {
				to = append(to, "", *s.topic)
			}
			return digest(to)
		}
	}
	return 0
}

func truth(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// namesOf digests all that an agency gives names to.
func namesOf(a *book.Agency) uint64 {
	if a == nil {
		return 0
	}
	var all []string
	for _, names := range []names{keys(a.Ranks), keys(a.Radios), keys(a.Units), keys(a.Equipment)} {
		all = append(append(all, names.sorted()...), "")
	}
	for _, rank := range keys(a.Ranks).sorted() {
		all = append(all, a.Ranks[rank])
	}
	return digest(all)
}

func digest(list []string) uint64 {
	d := xxhash.New()
	for _, s := range list {
		_, _ = d.WriteString(s)      // which cannot fail
		_, _ = d.Write([]byte{0xff}) // which no text holds
	}
	return d.Sum64()
}
