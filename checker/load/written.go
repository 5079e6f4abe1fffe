package load

import (
	"roe.example/checker/book"
)

// sections are where entities that @ref may name are defined, by kind.
var sections = map[string][]string{
	"action": {"actions"}, "actionOrTerm": {"actions"}, "place": {"places"}, "agency": {"agencies"},
	"agencyOrPlace": {"agencies", "places"}, "instrument": {"instruments"}, "agreement": {"agreements"},
	"channel": {"channels"}, "dimension": {"dimensions"}, "library": {"instruments"},
	"purpose": {"purposes"}, "subject": {"subjects"}, "requestPath": {"requestPaths"}, "deployment": {"deployments"},
}

// meant finds the entity that a text means which cannot be an id.
func (l *loader) meant(tree *node) func(kind, name string) string {
	shelved := idsBySection(l.shelf.book)
	return func(kind, name string) string {
		var list []candidate
		for _, section := range sections[kind] {
			for _, f := range fieldsOf(tree.value(section)) {
				c := candidate{id: f.name}
				for _, by := range []string{"name", "short", "title", "cite", "event"} {
					if s := f.value.value(by).str(); s != "" {
						c.aliases = append(c.aliases, s)
					}
				}
				list = append(list, c)
			}
			for id := range shelved[section] {
				if tree.value(section).get(id) == nil {
					list = append(list, candidate{id, aliases(l.shelf.book, kind, id)})
				}
			}
		}
		return suggest(name, list, kind == "action" || kind == "actionOrTerm")
	}
}

// idsBySection are the ids that a book has in each section.
func idsBySection(b *book.Book) map[string]names {
	return map[string]names{
		"actions": keys(b.Actions), "places": keys(b.Places), "agencies": keys(b.Agencies),
		"instruments": keys(b.Instruments), "agreements": keys(b.Agreements), "channels": keys(b.Channels),
		"dimensions": keys(b.Dimensions), "purposes": keys(b.Purposes), "subjects": keys(b.Subjects),
		"requestPaths": keys(b.RequestPaths), "deployments": keys(b.Deployments),
	}
}
