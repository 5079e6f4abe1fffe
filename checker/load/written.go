package load

import (
	"roe.example/checker/book"
)

// sections are where entities that @ref may name are defined, by kind.
var sections = map[string][]string{
	"action": {"actions"}, "actionOrTerm": {"actions"}, "place": {"places"}, "agency": {"agencies"},
	"agencyOrPlace": {"agencies", "places"}, "instrument": {"instruments"}, "agreement": {"agreements"},
	"channel": {"channels"}, "dimension": {"dimensions"}, "library": {"instruments"},
	"purpose": {"purposes"}, "subject": {"subjects"}, "requestPath": {"requestPaths"},
}

// meant finds the entity that a text means which cannot be an id.
func (l *loader) meant(tree *node) func(kind, name string) string {
	return func(kind, name string) string {
		var list []candidate
		for _, section := range sections[kind] {
			for _, f := range fieldsOf(tree.value(section)) {
				c := candidate{id: f.name}
				for _, by := range []string{"name", "short", "title", "cite"} {
					if s := f.value.value(by).str(); s != "" {
						c.aliases = append(c.aliases, s)
					}
				}
				list = append(list, c)
			}
			for id := range shelved(l.shelf.book, section) {
				if tree.value(section).get(id) == nil {
					list = append(list, candidate{id, aliases(l.shelf.book, kind, id)})
				}
			}
		}
		return suggest(name, list, kind == "action" || kind == "actionOrTerm")
	}
}

// shelved are the ids of one section of the library.
func shelved(b *book.Book, section string) names {
	switch section {
	case "actions":
		return keys(b.Actions)
	case "places":
		return keys(b.Places)
	case "agencies":
		return keys(b.Agencies)
	case "instruments":
		return keys(b.Instruments)
	case "channels":
		return keys(b.Channels)
	case "dimensions":
		return keys(b.Dimensions)
	case "purposes":
		return keys(b.Purposes)
	case "subjects":
		return keys(b.Subjects)
	case "requestPaths":
		return keys(b.RequestPaths)
	}
	return nil
}
