package report

import (
	"maps"
	"reflect"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/rule"
)

// Memory keeps, from one report of a session to the next, the findings that were
// written. A finding is written from what its rule handed over, from names, and
// from where things stand: one of which all this is the same is not written
// again. It keeps only what the agencies themselves read, and nothing of what
// waivers accept. The zero Memory is empty; it is for one goroutine at a time.
type Memory struct {
	names map[string]*names
	facts *facts.Facts // as the names are
	rules map[string]rule.Rule
	ranks map[[2]string]int // of the deployments

	findings []*keptFinding            // as the last report has them
	written  []Finding                 // what stands in it, one for each
	by       map[groupKey]*keptFinding // all of them
	handed   []*keptFinding            // for each that the rules handed over, in their order
	things   map[thing]int             // numbers them
	swept    int                       // how many things there were when they were last looked through
	run      int                       // counts the reports
}

// keptFinding is a finding with all that its rule handed over for it.
type keptFinding struct {
	key    groupKey
	group  []rule.Finding
	made   Finding
	rests  []int // things of which its words speak
	stands []int // things that say where its places are
	// rank and weight order it among others, beside what it says itself.
	rank, weight int
	at           int // where in the last report it stands; below 0: not there, or not as it is now
	came         int // where in what was handed over the first of its group stood

	// Of the report under way:
	run  int
	seen int  // how many of its group were handed over
	anew bool // it is to be written
	all  []*rule.Finding
	err  error
}

// still tells what of a memory holds for a report.
type still struct {
	*Memory
	keeps bool             // something for the next report
	rules map[string]bool  // those that say otherwise what they are
	norms map[groupID]bool // those that are called otherwise
	gone  map[string]bool  // clashes that are in the facts no more
	other []bool           // things that are otherwise
	all   bool             // anything may be written elsewhere
}

// groupID is an id in a book.
type groupID struct{ book, id string }

// recall finds out what of the memory can be used.
func (b *builder) recall(m *Memory) *still {
	s := &still{Memory: m, keeps: m != nil && !b.public && len(b.accepted) == 0, rules: map[string]bool{}, norms: map[groupID]bool{}}
	if !s.keeps {
		s.Memory = &Memory{}
	}
	if s.Memory.names == nil || !sameNames(s.Memory.names, b.names) {
		*s.Memory = Memory{by: map[groupKey]*keptFinding{}, things: map[thing]int{}, run: s.run}
		return s
	}
	s.sweep()
	s.other = make([]bool, len(s.things))
	s.compareNames(b)
	s.compareNorms(s.facts.Norms, b.in.Facts.Norms)
	for n := range s.norms {
		s.differs(thing{aNorm, n.book, n.id})
	}
	s.compareClashes(&s.facts.Clashes, &b.in.Facts.Clashes)
	for id := range s.gone {
		s.differs(thing{aClash, "", id})
	}
	for id, now := range b.rules {
		if !reflect.DeepEqual(s.Memory.rules[id], now) {
			s.rules[id] = true
		}
	}
	return s
}

// compareNames finds what is called otherwise, and what stands elsewhere.
func (s *still) compareNames(b *builder) {
	for dir, now := range b.names {
		before := s.Memory.names[dir]
		for c := range now.otherwise(before) {
			s.differs(thing{c.kind, dir, c.id})
		}
		moved, ok := now.located.Locations.Moved(before.located.Locations)
		s.all = s.all || !ok
		for path := range moved {
			s.differs(thing{aPlace, dir, path})
		}
	}
}

// compareNorms finds norms that are called otherwise, came or went.
func (s *still) compareNorms(before, now []facts.Norm) {
	same := func(x, y facts.Norm) bool {
		return x.Book == y.Book && x.ID == y.ID && x.Cite == y.Cite && x.Confidence == y.Confidence
	}
	for len(before) > 0 && len(now) > 0 && same(before[0], now[0]) {
		before, now = before[1:], now[1:]
	}
	for len(before) > 0 && len(now) > 0 && same(before[len(before)-1], now[len(now)-1]) {
		before, now = before[:len(before)-1], now[:len(now)-1]
	}
	was := make(map[groupID]facts.Norm, len(before))
	for _, n := range before {
		was[groupID{n.Book, n.ID}] = n
	}
	for _, n := range now {
		at := groupID{n.Book, n.ID}
		if o, ok := was[at]; !ok || !same(o, n) {
			s.norms[at] = true
		}
		delete(was, at)
	}
	for at := range was {
		s.norms[at] = true
	}
}

// compareClashes finds those that are in the facts no more. The id of one stands
// for all that it says, and for its book.
func (s *still) compareClashes(before, now *facts.Clashes) {
	s.gone = map[string]bool{}
	lists, after := before.Lists(), now.Lists()
	for i := range lists {
		x, y := *lists[i], *after[i]
		for len(x) > 0 && len(y) > 0 && x[0].ID == y[0].ID {
			x, y = x[1:], y[1:]
		}
		for len(x) > 0 && len(y) > 0 && x[len(x)-1].ID == y[len(y)-1].ID {
			x, y = x[:len(x)-1], y[:len(y)-1]
		}
		for j := range x {
			s.gone[x[j].ID] = true
		}
		for j := range y {
			delete(s.gone, y[j].ID)
		}
	}
}

// sameFinding tells whether rules handed over the same under the same key. What
// was not judged again is the very same.
func sameFinding(a, b *rule.Finding) bool {
	if a.Severity != b.Severity || a.Message != b.Message || a.Remedy != b.Remedy || a.Clash != b.Clash {
		return false
	}
	if reflect.ValueOf(a.Args).Pointer() == reflect.ValueOf(b.Args).Pointer() && veryList(a.Agencies, b.Agencies) &&
		veryList(a.Actions, b.Actions) && veryList(a.Places, b.Places) && a.During == b.During {
		return true
	}
	return reflect.DeepEqual(a, b)
}

func veryList[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// otherwise lists what is called otherwise than before, came or went, of what
// names note that they are asked for.
func (n *names) otherwise(before *names) map[called]bool {
	out := map[called]bool{}
	unlike(out, anAgency, n.agencies, before.agencies, func(x, y facts.Agency) bool { return x.Short == y.Short })
	unlike(out, anAction, n.actions, before.actions, func(x, y facts.Action) bool { return x.Name == y.Name && x.Phrase == y.Phrase })
	same := func(x, y string) bool { return x == y }
	unlike(out, aCite, n.cites, before.cites, same)
	unlike(out, aClause, n.clauses, before.clauses, same)
	return out
}

func unlike[V any](into map[called]bool, kind byte, now, before map[string]V, same func(x, y V) bool) {
	for id, x := range now {
		if y, ok := before[id]; !ok || !same(x, y) {
			into[called{kind, id}] = true
		}
	}
	for id := range before {
		if _, ok := now[id]; !ok {
			into[called{kind, id}] = true
		}
	}
}

// sameNames tells whether everything else but norms is called what it was
// called: all that the methods of names look up is compared here or there.
func sameNames(a, b map[string]*names) bool {
	if len(a) != len(b) {
		return false
	}
	for dir, x := range a {
		if y := b[dir]; y == nil || !x.same(y) || !sameTitles(x.located.Book, y.located.Book) {
			return false
		}
	}
	return true
}

func (n *names) same(o *names) bool {
	return maps.EqualFunc(n.deployments, o.deployments, func(x, y facts.Deployment) bool { return x.Event == y.Event }) &&
		maps.EqualFunc(n.assignments, o.assignments, func(x, y facts.Assignment) bool { return x.Title == y.Title }) &&
		maps.EqualFunc(n.units, o.units, func(x, y facts.Unit) bool { return x.Agency == y.Agency }) &&
		maps.EqualFunc(n.positions, o.positions, func(x, y facts.Position) bool { return x.Title == y.Title && x.Agency == y.Agency }) &&
		maps.EqualFunc(n.nets, o.nets, func(x, y facts.Net) bool { return x.Title == y.Title }) &&
		maps.EqualFunc(n.data, o.data, func(x, y facts.DataLink) bool { return x.Title == y.Title })
}

// sameTitles does so for what only the book says.
func sameTitles(a, b *book.Book) bool {
	if a == b {
		return true
	}
	return maps.EqualFunc(a.Places, b.Places, alike[book.Place]) && maps.EqualFunc(a.Channels, b.Channels, alike[book.Channel]) &&
		maps.EqualFunc(a.Actions, b.Actions, alike[book.Action]) && maps.EqualFunc(a.Events, b.Events, alike[book.Event]) &&
		maps.EqualFunc(a.Purposes, b.Purposes, alike[book.Purpose]) && maps.EqualFunc(a.Subjects, b.Subjects, alike[book.Subject]) &&
		maps.EqualFunc(a.RequestPaths, b.RequestPaths, alike[book.RequestPath]) && maps.EqualFunc(a.Waivers, b.Waivers, alike[book.Waiver]) &&
		maps.EqualFunc(a.Agencies, b.Agencies, func(x, y *book.Agency) bool {
			return x == y || reflect.DeepEqual(x.Units, y.Units) && reflect.DeepEqual(x.Equipment, y.Equipment)
		}) &&
		maps.EqualFunc(a.Deployments, b.Deployments, func(x, y *book.Deployment) bool {
			return x == y || x.Event == y.Event && reflect.DeepEqual(x.Needs, y.Needs)
		})
}

func alike[T any](x, y *T) bool { return x == y || reflect.DeepEqual(x, y) }
