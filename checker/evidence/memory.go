package evidence

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
)

// Memory keeps, from one run to the next, the facts that rest on the same. The
// zero Memory is empty; it is for one goroutine at a time.
type Memory struct {
	asked bareBooks
	parts *facts.Facts
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

// bareBooks are books without what their instruments prescribe, and what else
// the facts rest on. Whatever is stated of them cannot rest on a norm.
type bareBooks struct {
	books       []*book.Located
	today       time.Time
	asOf        *time.Time
	deployments []string
}

// bareOf gives the books without the norms of their instruments.
func bareOf(books []*book.Located, opt Options) bareBooks {
	out := bareBooks{today: opt.Today, asOf: opt.AsOf, deployments: opt.Deployments}
	for _, l := range books {
		bare, content := *l, *l.Book
		bare.Book, content.Instruments = &content, make(map[string]*book.Instrument, len(l.Book.Instruments))
		for id, in := range l.Book.Instruments {
			one := *in
			one.Norms = nil
			content.Instruments[id] = &one
		}
		out.books = append(out.books, &bare)
	}
	return out
}

func (b bareBooks) same(o bareBooks) bool {
	return len(b.books) > 0 && b.today.Equal(o.today) && reflect.DeepEqual(b.asOf, o.asOf) && slices.Equal(b.deployments, o.deployments) &&
		slices.EqualFunc(b.books, o.books, func(x, y *book.Located) bool {
			return x.Dir == y.Dir && reflect.DeepEqual(x.Book, y.Book)
		})
}

// asksAgain tells whether the run before was asked the same but for norms.
func (m *Memory) asksAgain(bare bareBooks) bool { return m != nil && m.asked.same(bare) }

// withoutNorms states all that rests on no norm of an instrument, or repeats it
// where the run before was asked the same.
func (m *Memory) withoutNorms(bare bareBooks, same bool, opt Options) (*facts.Facts, error) {
	if same {
		return m.parts, nil
	}
	var means *facts.Facts
	var wrong error
	other := cores.Begin(func() { means, wrong = statedMeans(bare, opt) })
	out, err := statedParts(bare, opt)
	if other(); err == nil {
		err = wrong
	}
	if err != nil {
		return nil, err
	}
	addLists(out, means)
	if m != nil {
		m.asked, m.parts = bare, out
	}
	return out, nil
}

// statedParts states one half of what rests on no norm, statedMeans the other.
// Each opens the books for itself, so that they can work side by side.
func statedParts(bare bareBooks, opt Options) (*facts.Facts, error) {
	volumes, err := open(bare.books, opt)
	if err != nil {
		return nil, err
	}
	out := &facts.Facts{}
	for _, v := range volumes {
		if v.state(out); v.fault != nil {
			return nil, v.failed()
		}
	}
	return out, nil
}

func statedMeans(bare bareBooks, opt Options) (*facts.Facts, error) {
	volumes, err := open(bare.books, opt)
	if err != nil {
		return nil, err
	}
	all, err := newSeason(volumes)
	if err != nil {
		return nil, err
	}
	out := &facts.Facts{Equipment: all.equipment(volumes), Loads: all.loads()}
	for _, v := range volumes {
		if v.stateMeans(out, opt, all); v.fault != nil {
			return nil, v.failed()
		}
	}
	return out, nil
}

// recall gives the memory's records of an instrument's norms, and keeps those
// that are made now for the run after this one. Where the books are the same but
// for norms, it also gives what rests on few of them.
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
