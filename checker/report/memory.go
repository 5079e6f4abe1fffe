package report

import (
	"cmp"
	"maps"
	"reflect"
	"slices"

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
	names    map[string]*names
	facts    *facts.Facts // as the names are
	rules    map[string]rule.Rule
	findings []*keptFinding // by key
}

// keptFinding is a finding with all that its rule handed over for it, and where
// among the others it stood; 0: nowhere yet.
type keptFinding struct {
	key   groupKey
	group []rule.Finding
	made  Finding
	heard []called // of the names that are in it
	at    int
}

// still tells what of a memory holds for a report.
type still struct {
	*Memory
	names bool                              // of everything that is not told one by one
	other map[string]map[called]bool        // by book: what is called otherwise
	norms map[groupID]bool                  // those that are called otherwise
	rules map[string]bool                   // those that say otherwise what they are
	moved map[string]func(path string) bool // by book: what may be written elsewhere; without one, anything
	gone  map[string]bool                   // clashes that are in the facts no more
}

// groupID is an id in a book.
type groupID struct{ book, id string }

// recall finds out what of the memory can be used; nil where nothing is kept.
func (b *builder) recall(m *Memory) *still {
	if m == nil || b.public || len(b.accepted) > 0 {
		return nil
	}
	s := &still{Memory: m, norms: map[groupID]bool{}, rules: map[string]bool{}, moved: map[string]func(string) bool{}}
	if s.names = m.names != nil && sameNames(m.names, b.names); !s.names {
		return s
	}
	s.other = map[string]map[called]bool{}
	for dir, now := range b.names {
		if other := now.otherwise(m.names[dir]); len(other) > 0 {
			s.other[dir] = other
		}
	}
	for dir, now := range b.names {
		before := m.names[dir]
		if moved, ok := now.located.Locations.Moved(before.located.Locations); ok {
			s.moved[dir] = moved
		}
	}
	s.compareNorms(m.facts.Norms, b.in.Facts.Norms)
	s.compareClashes(&m.facts.Clashes, &b.in.Facts.Clashes)
	for id, now := range b.rules {
		if !reflect.DeepEqual(m.rules[id], now) {
			s.rules[id] = true
		}
	}
	return s
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

// findings gives, for each group, the finding that was written of the one with
// its key; nil where there was none. Both are sorted.
func (s *still) findings(groups []group) []*keptFinding {
	out := make([]*keptFinding, len(groups))
	if s == nil || !s.names {
		return out
	}
	kept := s.Memory.findings
	for i := range groups {
		for len(kept) > 0 && compareKeys(kept[0].key, groups[i].key) < 0 {
			kept = kept[1:]
		}
		if len(kept) > 0 && kept[0].key == groups[i].key {
			out[i], kept = kept[0], kept[1:]
		}
	}
	return out
}

// finding gives the finding of a group as it was written before; nil where it
// must be written anew.
func (s *still) finding(b *builder, have *keptFinding, g group) *keptFinding {
	if have == nil || s.rules[g.key.rule] || len(have.group) != len(g.all) {
		return nil
	}
	if len(s.norms) > 0 && slices.ContainsFunc(have.made.Cites, func(id string) bool { return s.norms[groupID{g.key.book, id}] }) {
		return nil
	}
	if other := s.other[g.key.book]; other != nil && slices.ContainsFunc(have.heard, func(c called) bool { return other[c] }) {
		return nil
	}
	for i := range g.all {
		if !sameFinding(&have.group[i], g.all[i]) || len(s.gone) > 0 && s.lost(g.all[i]) {
			return nil
		}
	}
	if !s.mayMove(g.key.book, g.all) {
		return have
	}
	moved := have.made
	moved.Places = nil
	if len(g.all) > 1 || b.locate(&moved, b.names[g.key.book], g.all) != nil {
		return nil
	}
	if slices.Equal(moved.Places, have.made.Places) {
		return have
	}
	return &keptFinding{key: have.key, group: have.group, made: moved, heard: have.heard}
}

// mayMove tells whether something that a finding points at may stand elsewhere
// than before. A path that nothing is written at stands where its parents do.
func (s *still) mayMove(dir string, group []*rule.Finding) bool {
	for _, f := range group {
		for _, p := range f.Places {
			moved := s.moved[cmp.Or(p.Book, dir)]
			if moved == nil || moved(p.Path) {
				return true
			}
		}
	}
	return false
}

// handedOver copies what a rule handed over, in its order.
func handedOver(group []*rule.Finding) []rule.Finding {
	out := make([]rule.Finding, len(group))
	for i, f := range group {
		out[i] = *f
	}
	return out
}

// keep holds what this report wrote for the next: those that could be written.
func (s *still) keep(b *builder, made []*keptFinding) {
	if s == nil {
		return
	}
	s.Memory.names, s.Memory.facts, s.Memory.rules = b.names, b.in.Facts, b.rules
	s.Memory.findings = slices.DeleteFunc(slices.Clone(made), func(k *keptFinding) bool { return k == nil })
}

// lost tells whether a finding speaks of a clash that is in the facts no more.
func (s *still) lost(f *rule.Finding) bool {
	if s.gone[f.Clash] {
		return true
	}
	for _, a := range f.Args {
		if s.lostIn(a) {
			return true
		}
	}
	return false
}

func (s *still) lostIn(a rule.Argument) bool {
	switch a.Type {
	case "situation", "region", "side", "word":
		return s.gone[a.IDs[0]]
	case "list":
		return slices.ContainsFunc(a.List, s.lostIn)
	}
	return false
}

// sameFinding tells whether rules handed over the same. What was not judged
// again is the very same.
func sameFinding(a, b *rule.Finding) bool {
	if a.Rule != b.Rule || a.Severity != b.Severity || a.Message != b.Message || a.Remedy != b.Remedy || a.Clash != b.Clash {
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

// compareFindings orders findings that stand equally high.
func compareFindings(x, y *Finding) int {
	return cmp.Or(comparePlaces(x.Places[0], y.Places[0]), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Fingerprint, y.Fingerprint))
}
