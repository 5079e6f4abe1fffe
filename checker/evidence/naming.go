package evidence

import (
	"maps"
	"slices"
)

// naming keeps, by what names actions, which it names: mostly lists of records
// and instruments that are the very same as in the run before.
type naming struct {
	now, before map[any][]string
}

// naming gives what the memory knows of that, and forgets what the last run did
// not ask for.
func (m *Memory) naming() *naming {
	if m == nil {
		return nil
	}
	m.named = naming{map[any][]string{}, m.named.now}
	return &m.named
}

// listOf stands for what a list holds of a book, as long as it is the very same.
type listOf[T any] struct {
	book  string
	first *T
	count int
}

// in adds the actions that something names: of a list, the very same list always
// names the same.
func (n *naming) in(of any, m mentions, find func(mentions)) {
	if n == nil {
		find(m)
		return
	}
	known, ok := n.now[of]
	if !ok {
		known, ok = n.before[of]
	}
	if !ok {
		found := mentions{}
		find(found)
		known = slices.Collect(maps.Keys(found))
	}
	n.now[of] = known
	m.add(known)
}

// namedIn adds the actions that the records of a list name, of those of a book.
func namedIn[T any](n *naming, book string, list []T, m mentions, find func(*T, mentions)) {
	if len(list) == 0 {
		return
	}
	n.in(listOf[T]{book, &list[0], len(list)}, m, func(m mentions) {
		for i := range list {
			find(&list[i], m)
		}
	})
}
