package load

import (
	"maps"
	"slices"

	"roe.example/checker/book"
)

// extend gives a user's entity that stands in the library too what the
// library says of it, so that both are unified as two files of a book are.
func (s *shelf) extend(tree *node, m *merger) {
	for _, kind := range entities {
		for _, f := range fieldsOf(tree.value(kind)) {
			if !s.holds(kind, f.name) {
				continue
			}
			theirs := s.tree().value(kind).value(f.name)
			// The user's value is kept where the two contradict each other.
			f.value = m.merge(f.value, clone(theirs), []string{kind, f.name})
		}
	}
}

// holds tells whether an entity stands in the library.
func (s *shelf) holds(kind, id string) bool { return s.has(book.Path(kind, id)) }

func (s *shelf) has(entity string) bool {
	_, ok := s.parts[entity]
	return ok
}

func fieldsOf(n *node) []*field {
	if n == nil {
		return nil
	}
	return n.fields
}

// assemble adds to a user's book the defaults, the library's places and
// channels, and the library documents that it uses.
func (s *shelf) assemble(b *book.Located) {
	own := len(b.Book.Impossible)
	b.Locations = book.NewLocations(s.base)
	fill(&b.Book.Dimensions, s.book.Dimensions)
	fill(&b.Book.Actions, s.book.Actions)
	fill(&b.Book.Purposes, s.book.Purposes)
	fill(&b.Book.Subjects, s.book.Subjects)
	fill(&b.Book.RequestPaths, s.book.RequestPaths)
	fill(&b.Book.Places, s.book.Places)
	fill(&b.Book.Channels, s.book.Channels)
	for _, id := range s.used(b.Book) {
		s.take(b.Book, id, &b.Locations)
	}
	b.Book.Impossible = append(b.Book.Impossible, s.book.Impossible...)
	s.shiftImpossible(own, &b.Locations)
}

// fill adds entries that are not there yet. The library's entries are shared
// between books and must not be changed.
func fill[V any](into *map[string]V, from map[string]V) {
	if *into == nil {
		*into = make(map[string]V, len(from))
	}
	for id, v := range from {
		if _, ok := (*into)[id]; !ok {
			(*into)[id] = v
		}
	}
}

// shiftImpossible moves the library's combinations behind the book's own.
func (s *shelf) shiftImpossible(own int, into *book.Locations) {
	for i := range s.book.Impossible {
		from, to := book.Path("impossible", book.Index(i)), book.Path("impossible", book.Index(i+own))
		for _, loc := range s.parts[from] {
			loc.Path = to + loc.Path[len(from):]
			into.List(loc.Path, loc)
		}
	}
}

// used lists the library's instruments that a book needs: those that it names
// in uses, and those that these refer to.
func (s *shelf) used(b *book.Book) []string {
	seen := map[string]bool{}
	queue := slices.Clone(b.Uses)
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		in := s.book.Instruments[id]
		if in == nil || seen[id] {
			continue
		}
		seen[id] = true
		queue = append(queue, referred(in)...)
	}
	return slices.Sorted(maps.Keys(seen))
}

// referred lists the instruments that an instrument refers to.
func referred(in *book.Instrument) []string {
	return slices.Concat(in.Restrains, in.Supersedes, slices.Sorted(maps.Keys(in.Amends)))
}

// take adds one library instrument and the agencies that it names.
func (s *shelf) take(b *book.Book, id string, into *book.Locations) {
	in := s.book.Instruments[id]
	fill(&b.Instruments, map[string]*book.Instrument{id: in})
	s.locate("instruments", id, into)
	for _, agency := range namedAgencies(in) {
		if a := s.book.Agencies[agency]; a != nil {
			fill(&b.Agencies, map[string]*book.Agency{agency: a})
			s.locate("agencies", agency, into)
		}
	}
}

func namedAgencies(in *book.Instrument) []string {
	names := []string{in.Issuer}
	for _, who := range []*book.Addressees{in.Addresses, in.Reach.Named} {
		if who != nil {
			names = slices.Concat(names, who.Agencies, who.Except)
		}
	}
	return names
}

func (s *shelf) locate(kind, id string, into *book.Locations) {
	for _, loc := range s.parts[book.Path(kind, id)] {
		into.List(loc.Path, loc)
	}
}
