package lsp

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"roe.example/checker"
	"roe.example/checker/book"
	"roe.example/checker/rule"
)

// kindOf is the kind of thing that the entries of a section are, as @ref says
// it.
var kindOf = map[string]string{
	"agencies": "agency", "places": "place", "actions": "action", "instruments": "instrument", "agreements": "agreement",
	"channels": "channel", "purposes": "purpose", "subjects": "subject", "requestPaths": "requestPath",
	"dimensions": "dimension", "deployments": "deployment",
}

// local is what only one deployment gives a meaning, by where it is defined.
var local = map[string]string{"units": "unit", "command.positions": "position", "radio.nets": "net", "radio.cache": "cache"}

// wider are the kinds that stand for one of several.
var wider = map[string][]string{
	"actionOrTerm": {"action"}, "agencyOrPlace": {"agency", "place"}, "library": {"instrument"}, "unitOrPosition": {"unit", "position"},
}

// kinds are the plain kinds that a kind can be.
func kinds(kind string) []string {
	if of := wider[kind]; of != nil {
		return of
	}
	return []string{kind}
}

// entity is a thing that a name can stand for.
type entity struct {
	kind, id string
	title    string // in a few words
	explain  string // a sentence more
}

// entities are those of a kind that can be named at a path.
func (st *site) entities(kind string, path []string) (list []entity) {
	for _, k := range kinds(kind) {
		list = append(list, st.plain(k, path)...)
	}
	if kind == "actionOrTerm" {
		list = append(list, st.words(path, "")...)
	}
	return list
}

func (st *site) plain(kind string, path []string) (list []entity) {
	b := st.book()
	add := func(id, title, explain string) { list = append(list, entity{kind, id, title, explain}) }
	switch kind {
	case "agency":
		each(b.Agencies, func(id string, a *book.Agency) { add(id, a.Name, a.Kind+" agency, "+a.State) })
	case "place":
		each(b.Places, func(id string, p *book.Place) { add(id, p.Name, p.Kind) })
	case "action":
		st.actions(add)
	case "instrument":
		each(b.Instruments, func(id string, i *book.Instrument) { add(id, i.Cite, i.Title) })
	case "agreement":
		each(b.Agreements, func(id string, a *book.Agreement) { add(id, a.Cite, a.Title) })
	case "channel":
		each(b.Channels, func(id string, c *book.Channel) { add(id, c.Name, cmp.Or(c.Use, c.Band+" "+c.Mode)) })
	case "purpose":
		each(b.Purposes, func(id string, p *book.Purpose) { add(id, p.Title, "") })
	case "subject":
		each(b.Subjects, func(id string, s *book.Subject) { add(id, s.Title, "") })
	case "requestPath":
		each(b.RequestPaths, func(id string, p *book.RequestPath) { add(id, p.Cite, "") })
	case "dimension":
		each(b.Dimensions, func(id string, d *book.Dimension) { add(id, d.Title, strings.Join(st.values(id, path), ", ")) })
	case "rule":
		for _, r := range st.rules() {
			add(r.ID, r.Title, r.Description)
		}
	case "deployment":
		each(b.Deployments, func(id string, d *book.Deployment) { add(id, d.Event, "") })
	default:
		st.inDeployment(kind, path, add)
	}
	return list
}

// rules are those of the last run, the county's own with them.
func (st *site) rules() []rule.Rule {
	if st.x != nil && len(st.x.Rules) > 0 {
		return st.x.Rules
	}
	rules, _ := checker.Rules() // without them none is named
	return rules
}

func each[V any](m map[string]V, do func(string, V)) {
	for _, id := range slices.Sorted(maps.Keys(m)) {
		do(id, m[id])
	}
}

// actions are those of the book, and the carrying of what can be carried.
func (st *site) actions(add func(id, title, explain string)) {
	each(st.book().Actions, func(id string, a *book.Action) {
		explain := "to " + a.Phrase
		if len(a.In) > 0 {
			explain += "; in " + st.actionNames(a.In)
		}
		add(id, a.Name, explain)
		if a.Carried {
			add("carry/"+id, "carrying "+a.Name, "to "+cmp.Or(a.CarryPhrase, "carry "+a.Name))
		}
	})
}

// inDeployment are the things of the deployment that a path lies in.
func (st *site) inDeployment(kind string, path []string, add func(id, title, explain string)) {
	if len(path) < 2 || path[0] != "deployments" {
		return
	}
	d := st.book().Deployments[path[1]]
	if d == nil {
		return
	}
	switch kind {
	case "unit":
		each(d.Units, func(id string, u *book.Unit) {
			add(id, "unit of "+st.agencyName(u.Agency), strings.Join(u.Carries, ", "))
		})
	case "position":
		if d.Command != nil {
			each(d.Command.Positions, func(id string, p *book.Position) { add(id, p.Title, "") })
		}
	case "net":
		if d.Radio != nil {
			each(d.Radio.Nets, func(id string, n *book.Net) { add(id, n.Title, n.Use) })
		}
	case "cache":
		if d.Radio != nil {
			each(d.Radio.Cache, func(id string, c *book.CacheRadio) { add(id, "radios of the cache", strings.Join(c.Bands, ", ")) })
		}
	}
}

// words are those that documents and agencies define, by the dimension that
// they speak about; of no dimension are those for actions.
func (st *site) words(path []string, dimension string) (list []entity) {
	seen := map[string]bool{}
	take := func(of string, terms map[string]*book.Term) {
		each(terms, func(word string, t *book.Term) {
			if t.Dimension == dimension && !seen[word] {
				seen[word] = true
				list = append(list, entity{"term", word, "a word of " + of, st.meaning(t)})
			}
		})
	}
	b := st.book()
	if len(path) > 1 {
		if i := b.Instruments[path[1]]; path[0] == "instruments" && i != nil {
			take(i.Cite, i.Terms)
		}
		if a := b.Agreements[path[1]]; path[0] == "agreements" && a != nil {
			take(a.Cite, a.Terms)
		}
	}
	each(b.Agencies, func(_ string, a *book.Agency) { take(a.Short, a.Terms) })
	return list
}

// values are the values and the usual words of a dimension.
func (st *site) values(dimension string, path []string) (ids []string) {
	d := st.book().Dimensions[dimension]
	if d == nil {
		return nil
	}
	for _, v := range d.Values {
		ids = append(ids, v.ID)
	}
	return append(ids, slices.Sorted(maps.Keys(d.Words))...)
}

// find is the thing that an id stands for.
func (st *site) find(kind, id string, path []string) (entity, bool) {
	for _, e := range st.entities(kind, path) {
		if e.id == id {
			return e, true
		}
	}
	return entity{}, false
}

// where a thing is defined, as a path of its book.
func (e entity) where(path []string) []string {
	for section, kind := range kindOf {
		if kind == e.kind {
			return []string{section, strings.TrimPrefix(e.id, carry(e.kind))}
		}
	}
	for section, kind := range local {
		if kind == e.kind && len(path) > 1 {
			return slices.Concat(path[:2], strings.Split(section, "."), []string{e.id})
		}
	}
	return nil
}

func carry(kind string) string {
	if kind == "action" {
		return "carry/"
	}
	return ""
}

func (st *site) agencyName(id string) string {
	if a := st.book().Agencies[id]; a != nil {
		return a.Short
	}
	return id
}
