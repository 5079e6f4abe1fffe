package evidence

import (
	"cmp"
	"maps"
	"reflect"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// Memory keeps, from one run to the next, the facts that rest on the same. The
// zero Memory is empty; it is for one goroutine at a time.
type Memory struct {
	asked bareBooks
	whole *facts.Facts // what rests on no norm
	parts []keptPart
	norms map[groupID]keptNorms
	words map[string]*book.Book // by directory: whose words the norms are in
	// superiors are those of deployments; stated is what was stated the last time,
	// and named, by list of it and by instrument, the actions that are named there.
	superiors map[groupID]keptSuperiors
	stated    facts.Facts
	named     naming
}

// groupID is an id in a book.
type groupID struct{ book, id string }

// keptNorms are the records of one instrument's norms.
type keptNorms struct {
	of      *book.Instrument
	records []facts.Norm
	bans    *[]serviceBan
}

// recall gives the memory's records of an instrument's norms, and keeps those
// that are made now for the run after this one. Where the books are the same but
// for norms and tools, it also gives what rests on few norms.
func (m *Memory) recall(volumes []*volume, same bool) {
	if m == nil {
		return
	}
	before, words := m.norms, m.words
	m.norms, m.words = map[groupID]keptNorms{}, map[string]*book.Book{}
	if !same || m.superiors == nil {
		m.superiors = map[groupID]keptSuperiors{}
	}
	for _, v := range volumes {
		v.memory = m
		m.words[v.Dir] = v.Book
		same := words[v.Dir] != nil && sameWords(words[v.Dir], v.Book)
		v.keep = func(id string, make func() []facts.Norm) []facts.Norm {
			at, in := groupID{v.Dir, id}, v.Book.Instruments[id]
			have, ok := before[at]
			if !same || !ok || have.of != in {
				have = keptNorms{of: in, records: make()}
			}
			if have.bans == nil {
				v.serviceBans(id)
				have.bans = v.bans[id]
			} else {
				v.recallBans(id, have.bans)
			}
			m.norms[at] = have
			return have.records
		}
	}
}

// keptSuperiors are the superiors at a deployment. Of norms they rest on bans of
// service alone.
type keptSuperiors struct {
	bans    map[string][]serviceBan // by instrument that has any
	records []facts.Superior
}

// recallSuperiors gives those of a deployment where what they rest on is the same,
// or finds them.
func (v *volume) recallSuperiors(o *operation, find func() []facts.Superior) []facts.Superior {
	if v.memory == nil {
		return find()
	}
	bans := map[string][]serviceBan{}
	for _, id := range v.instrumentIDs() {
		if some := v.serviceBans(id); len(some) > 0 {
			bans[id] = some
		}
	}
	at := groupID{v.Dir, o.id}
	have, ok := v.memory.superiors[at]
	if !ok || !reflect.DeepEqual(have.bans, bans) {
		have = keptSuperiors{bans, find()}
		v.memory.superiors[at] = have
	}
	return have.records
}

// total completes the lists of the facts, but for those that the run before
// completed, and keeps them for the run after this one.
func (m *Memory) total(f *facts.Facts) {
	if m == nil {
		facts.Total(f)
		return
	}
	facts.TotalAfter(f, &m.stated)
	m.stated = *f
}

func (v *volume) recallBans(id string, bans *[]serviceBan) {
	if v.bans == nil {
		v.bans = map[string]*[]serviceBan{}
	}
	v.bans[id] = bans
}

// sameWords tells whether words mean the same in two books: those for actions,
// and those that agencies define. Those of a document are its own.
func sameWords(a, b *book.Book) bool {
	return maps.EqualFunc(a.Actions, b.Actions, func(x, y *book.Action) bool { return x == y || reflect.DeepEqual(x, y) }) &&
		maps.EqualFunc(a.Agencies, b.Agencies, func(x, y *book.Agency) bool { return x == y || reflect.DeepEqual(x.Terms, y.Terms) })
}

// addLists adds the lists of a part of the facts. A list that is whole in one part
// stays the very same, so that whoever compares the facts of two runs sees that
// at once; nobody may change its records.
func addLists(into, from *facts.Facts) {
	to, of := reflect.ValueOf(into).Elem(), reflect.ValueOf(from).Elem()
	for i := range to.NumField() {
		switch list := of.Field(i); {
		case list.Kind() != reflect.Slice || list.Len() == 0:
		case to.Field(i).Len() == 0:
			to.Field(i).Set(list.Slice3(0, list.Len(), list.Len()))
		default:
			to.Field(i).Set(reflect.AppendSlice(to.Field(i), list))
		}
	}
}

// byID sorts records of norms, which mostly are.
func byID(norms []facts.Norm) []facts.Norm {
	order := func(a, b facts.Norm) int { return cmp.Compare(a.ID, b.ID) }
	if !slices.IsSortedFunc(norms, order) {
		slices.SortFunc(norms, order)
	}
	return norms
}
