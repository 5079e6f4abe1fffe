package evidence

import (
	"reflect"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
)

// parts are what rests on no norm of an instrument, by what else it does not rest
// on: of the books each part is given no more than bare leaves, so that whatever it
// states cannot rest on it. No list is in two parts.
var parts = []struct {
	bare  func(*book.Book)
	state func([]*volume, Options, *facts.Facts) error
}{
	{withoutTools, func(all []*volume, _ Options, f *facts.Facts) error { return each(all, f, (*volume).state) }},
	{withoutTools, statedMeans},
	{withoutRules, func(all []*volume, opt Options, f *facts.Facts) error {
		return each(all, f, func(v *volume, f *facts.Facts) { v.stateTalk(f, opt) })
	}},
	{func(*book.Book) {}, func(all []*volume, _ Options, f *facts.Facts) error { return each(all, f, (*volume).stateTools) }},
}

// withoutTools takes away what units bring.
func withoutTools(b *book.Book) {
	b.Deployments = mapped(b.Deployments, func(d *book.Deployment) *book.Deployment {
		out := *d
		out.Units = mapped(d.Units, func(u *book.Unit) *book.Unit {
			empty := *u
			empty.Carries = nil
			return &empty
		})
		return &out
	})
}

// withoutRules takes away what is written for officers or agreed too.
func withoutRules(b *book.Book) {
	withoutTools(b)
	b.Instruments, b.Agreements = nil, nil
}

func mapped[V any](all map[string]*V, of func(*V) *V) map[string]*V {
	if all == nil {
		return nil
	}
	out := make(map[string]*V, len(all))
	for id, v := range all {
		out[id] = of(v)
	}
	return out
}

// each states the records of books one by one.
func each(all []*volume, f *facts.Facts, state func(*volume, *facts.Facts)) error {
	for _, v := range all {
		if state(v, f); v.fault != nil {
			return v.failed()
		}
	}
	return nil
}

func statedMeans(volumes []*volume, _ Options, f *facts.Facts) error {
	all, err := newSeason(volumes)
	if err != nil {
		return err
	}
	f.Equipment, f.Loads = all.equipment(volumes), all.loads()
	return each(volumes, f, func(v *volume, f *facts.Facts) { v.stateMeans(f, all) })
}

// bareBooks are books without what their instruments prescribe, and what else
// the facts rest on.
type bareBooks struct {
	books       []*book.Located
	today       time.Time
	asOf        *time.Time
	deployments []string
}

// bareOf gives the books without the norms of their instruments.
func bareOf(books []*book.Located, opt Options) bareBooks {
	all := bareBooks{books: books, today: opt.Today, asOf: opt.AsOf, deployments: opt.Deployments}
	return all.less(func(b *book.Book) {
		b.Instruments = mapped(b.Instruments, func(in *book.Instrument) *book.Instrument {
			one := *in
			one.Norms = nil
			return &one
		})
	})
}

// less takes something away from each book; the books that it is of stay as they
// are.
func (b bareBooks) less(take func(*book.Book)) bareBooks {
	b.books = slices.Clone(b.books)
	for i, l := range b.books {
		bare, content := *l, *l.Book
		bare.Book = &content
		take(bare.Book)
		b.books[i] = &bare
	}
	return b
}

func (b bareBooks) same(o bareBooks) bool {
	return len(b.books) > 0 && b.today.Equal(o.today) && reflect.DeepEqual(b.asOf, o.asOf) && slices.Equal(b.deployments, o.deployments) &&
		slices.EqualFunc(b.books, o.books, func(x, y *book.Located) bool {
			return x.Dir == y.Dir && reflect.DeepEqual(x.Book, y.Book)
		})
}

// keptPart is a part of the facts with what it rests on.
type keptPart struct {
	asked bareBooks
	facts *facts.Facts // nil: not stated
}

// question is what a run asks of what rests on no norm. Known parts were stated of
// the same by the run before.
type question struct {
	memory *Memory
	all    bareBooks
	whole  *facts.Facts // nil: not all parts are known
	parts  []keptPart
}

// ask compares what a run asks with what the run before did.
func (m *Memory) ask(all bareBooks) *question {
	a := &question{memory: m, all: all}
	if m != nil && m.whole != nil && m.asked.same(all) {
		a.whole, a.parts = m.whole, m.parts
		return a
	}
	for i, p := range parts {
		one := keptPart{asked: all.less(p.bare)}
		if m != nil && m.parts != nil && m.parts[i].asked.same(one.asked) {
			one.facts = m.parts[i].facts
		}
		a.parts = append(a.parts, one)
	}
	return a
}

// sameButTools tells whether the run before was asked the same but for norms and
// the tools that units bring. It is asked before withoutNorms.
func (a *question) sameButTools() bool { return a.whole != nil || a.parts[0].facts != nil }

// withoutNorms states all that rests on no norm of an instrument, or repeats what
// is known of it.
func (a *question) withoutNorms(opt Options) (*facts.Facts, error) {
	if a.whole != nil {
		return a.whole, nil
	}
	wrong := make([]error, len(parts))
	cores.Lanes(len(parts), func() func(int) {
		return func(i int) {
			if one := &a.parts[i]; one.facts == nil {
				one.facts, wrong[i] = one.asked.stated(i, opt)
			}
		}
	})
	for _, err := range wrong {
		if err != nil {
			return nil, err
		}
	}
	a.whole = &facts.Facts{}
	for i := range a.parts {
		addLists(a.whole, a.parts[i].facts)
	}
	if a.memory != nil {
		a.memory.asked, a.memory.whole, a.memory.parts = a.all, a.whole, a.parts
	}
	return a.whole, nil
}

// stated states a part. Each opens the books for itself, so that they can work side
// by side.
func (b bareBooks) stated(part int, opt Options) (*facts.Facts, error) {
	volumes, err := open(b.books, opt)
	if err != nil {
		return nil, err
	}
	out := &facts.Facts{}
	return out, parts[part].state(volumes, opt, out)
}
