package load

import "roe.example/checker/book"

// shortest is how long a text inside a sensitive group must be to be listed
// by itself: looking for a shorter one in a report would strike out anything.
const shortest = 3

// withheld lists every value of a tree that the schema marks as sensitive,
// with its path. What a mark covers includes everything inside.
func withheld(n *node, def *shape, path, class string, list []book.Withheld) []book.Withheld {
	if n.flawed {
		return list
	}
	direct := false
	if def.Sensitive != "" {
		class, direct = def.Sensitive, true
	}
	sh := def.resolve()
	if class == "" && !sh.secret { // nothing inside can be marked
		return list
	}
	if sh.Sensitive != "" {
		class = sh.Sensitive
	}
	switch n.kind {
	case structKind:
		for _, f := range n.fields {
			if inner := within(sh, f.name); inner != nil {
				list = withheld(f.value, inner, joinPath(path, f.name), class, list)
			}
		}
	case listKind:
		for i, item := range n.items {
			list = withheldItem(item, sh, path+"["+itoa(i)+"]", class, direct, list)
		}
	default:
		if class != "" && (direct || len(n.text) >= shortest) {
			list = append(list, book.Withheld{Path: path, Class: class, Value: n.text})
		}
	}
	return list
}

// withheldItem takes an item of a marked list as marked itself.
func withheldItem(item *node, list *shape, path, class string, direct bool, into []book.Withheld) []book.Withheld {
	inner := alternative(list, item)
	if inner == nil {
		return into
	}
	if direct {
		marked := *inner
		marked.Sensitive = class
		inner = &marked
	}
	return withheld(item, inner, path, class, into)
}

// within gives the shape of a field.
func within(sh *shape, name string) *shape {
	switch sh.Kind {
	case "map":
		return sh.Elem
	case "struct":
		if f := sh.byName[name]; f != nil {
			return &f.shape
		}
	case "union":
		for _, alt := range sh.Of {
			if inner := within(alt.resolve(), name); inner != nil {
				return inner
			}
		}
	}
	return nil
}

// alternative gives the shape of a list's items.
func alternative(sh *shape, item *node) *shape {
	if sh.Kind == "list" {
		return sh.Elem
	}
	for _, alt := range sh.Of {
		if inner := alternative(alt.resolve(), item); inner != nil && fits(item, inner.resolve()) {
			return inner
		}
	}
	return nil
}
