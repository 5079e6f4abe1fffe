package load

import (
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
)

// refKinds are the kinds that @ref may name, each with what it is called and
// where a book defines one.
var refKinds = map[string]struct{ noun, define string }{
	"action":         {"an action that this book knows", "define it under actions"},
	"actionOrTerm":   {"an action or a defined word that this book knows", "define it under actions, or as a word under terms"},
	"place":          {"a place that this book knows", "define it under places"},
	"agency":         {"an agency that this book knows", "define it under agencies"},
	"agencyOrPlace":  {"an agency or a place that this book knows", "define it under agencies or places"},
	"instrument":     {"an instrument that this book knows", "define it under instruments"},
	"agreement":      {"an agreement that this book knows", "define it under agreements"},
	"channel":        {"a channel that this book knows", "define it under channels"},
	"purpose":        {"a purpose that this book knows", "define it under purposes"},
	"subject":        {"a subject of agreements that this book knows", "define it under subjects"},
	"requestPath":    {"a way of asking for help that this book knows", "define it under requestPaths"},
	"dimension":      {"a dimension of circumstances that this book knows", "define it under dimensions"},
	"library":        {"a document of the starter library", "write the document down under instruments"},
	"deployment":     {"a deployment of this book", "define it under deployments"},
	"unit":           {"a unit of this deployment", "define it under units"},
	"position":       {"a position of this deployment's command", "define it under command.positions"},
	"net":            {"a net of this deployment's radio plan", "define it under radio.nets"},
	"cache":          {"a kind of radio in this plan's cache", "define it under radio.cache"},
	"unitOrPosition": {"a unit or a position of this deployment", "define it under units or command.positions"},
}

// names is a set of names that may stand somewhere.
type names map[string]bool

func keys[V any](maps ...map[string]V) names {
	all := 0
	for _, m := range maps {
		all += len(m)
	}
	set := make(names, all)
	for _, m := range maps {
		for k := range m {
			set[k] = true
		}
	}
	return set
}

func (s names) and(t names) names {
	both := make(names, len(s)+len(t))
	maps.Copy(both, s)
	maps.Copy(both, t)
	return both
}

// fieldSet is the set of a struct's field names.
func fieldSet(n *node) names {
	set := names{}
	for _, f := range fieldsOf(n) {
		set[f.name] = true
	}
	return set
}

// addCarry adds the action of carrying an item, and of carrying anything of
// its categories.
func addCarry(b *book.Book, id string, actions names) {
	a := b.Actions[id]
	if a == nil || actions["carry/"+id] {
		return
	}
	actions["carry/"+id] = true
	for _, category := range a.In {
		addCarry(b, category, actions)
	}
}

// index is the names that a whole book knows.
type index struct {
	kinds map[string]names // by kind of @ref
	terms map[string]names // words of all agencies, by dimension; "" for actions
}

func newIndex(b *book.Book, s *shelf) *index {
	actions := keys(b.Actions)
	for id, a := range b.Actions {
		if a.Carried {
			addCarry(b, id, actions)
		}
	}
	x := &index{terms: map[string]names{}}
	for _, agency := range b.Agencies {
		for word, term := range agency.Terms {
			x.addTerm(word, term.Dimension)
		}
	}
	library := keys(s.book.Instruments)
	ids := idsBySection(b)
	x.kinds = map[string]names{}
	for kind, where := range sections {
		x.kinds[kind] = ids[where[0]]
		for _, section := range where[1:] {
			x.kinds[kind] = x.kinds[kind].and(ids[section])
		}
	}
	x.kinds["action"] = actions
	x.kinds["actionOrTerm"] = actions.and(x.terms[""])
	x.kinds["instrument"] = x.kinds["instrument"].and(library)
	x.kinds["library"] = library
	return x
}

func (x *index) addTerm(word, dimension string) {
	if x.terms[dimension] == nil {
		x.terms[dimension] = names{}
	}
	x.terms[dimension][word] = true
}

// scope is what surrounds a value: the words defined by the document that it
// stands in, and the deployment, whose units and nets have names of their own.
type scope struct {
	terms      *node
	norms      *node // of the document
	deployment *node
}

// known gives the names that may stand for a kind of @ref.
func (m *meaning) known(kind string, sc scope) names {
	if where, own := ofDeployment[kind]; own {
		all := names{}
		for _, path := range where {
			maps.Copy(all, fieldSet(sc.deployment.along(path)))
		}
		return all
	}
	return m.around.index.kinds[kind]
}

// ofDeployment are the kinds of @ref that a deployment defines by itself, each
// with where.
var ofDeployment = map[string][][]string{
	"unit":           {{"units"}},
	"position":       {{"command", "positions"}},
	"net":            {{"radio", "nets"}},
	"cache":          {{"radio", "cache"}},
	"unitOrPosition": {{"units"}, {"command", "positions"}},
}

// isKnown tells whether a name may stand for a kind of @ref.
func (m *meaning) isKnown(kind, name string, sc scope) bool {
	if kind == "actionOrTerm" {
		if term := sc.terms.value(name); term != nil && term.get("dimension") == nil {
			return true
		}
	}
	if where, own := ofDeployment[kind]; own {
		return slices.ContainsFunc(where, func(path []string) bool { return sc.deployment.along(path).get(name) != nil })
	}
	return m.knows(kind, name)
}

// refer checks that a name means something.
func (m *meaning) refer(kind, name string, at place, path []string, sc scope) {
	if m.isKnown(kind, name, sc) {
		return
	}
	known := m.known(kind, sc)
	if kind == "actionOrTerm" {
		known = known.and(fieldSet(sc.terms))
	}
	m.report(at, path, quote(name)+" is not "+refKinds[kind].noun+".", m.refHint(kind, name, known))
}

func (m *meaning) refHint(kind, name string, known names) string {
	list := known.sorted()
	define := refKinds[kind].define
	var hint strings.Builder
	near := Meant(m.around.book, kind, name, list)
	if near == "" && kind == "library" {
		near = neighbour(name, list)
	}
	switch {
	case kind == "dimension":
		if near != "" {
			hint.WriteString("Did you mean \"" + near + "\"? ")
		}
		hint.WriteString("The dimensions are " + join(list, "and") + "; otherwise " + define)
	case near != "":
		hint.WriteString("Did you mean \"" + near + "\"? Otherwise " + define)
	default:
		hint.WriteString(strings.ToUpper(define[:1]) + define[1:])
		if len(list) > 0 && len(list) <= 8 {
			hint.WriteString(", or name " + oneOf(list))
		}
	}
	hint.WriteString(".")
	switch kind {
	case "action", "actionOrTerm":
		hint.WriteString(` "roe library actions" lists those that exist.`)
	case "channel":
		hint.WriteString(` "roe library channels" lists those that exist.`)
	case "purpose":
		hint.WriteString(` "roe library purposes" lists those that exist.`)
	case "subject":
		hint.WriteString(` "roe library subjects" lists those that exist.`)
	case "requestPath":
		hint.WriteString(` "roe library requests" lists those that exist.`)
	case "library", "instrument":
		hint.WriteString(` "roe library documents" lists those that exist.`)
	case "dimension":
		hint.WriteString(` "roe library circumstances" lists their values.`)
	}
	return hint.String()
}

// neighbour gives the only document of the same law whose number is one slip
// away from the one named: a section that was mistyped. Of several none is meant.
func neighbour(name string, list []string) (found string) {
	law := func(id string) string { return strings.TrimRight(id, "0123456789") }
	for _, id := range list {
		if law(id) == name || law(id) != law(name) || distance(id, name, 2) != 1 {
			continue
		}
		if found != "" {
			return ""
		}
		found = id
	}
	return found
}

// usual are words that people use for actions and that no slip explains.
var usual = map[string]string{
	"kettle": "tactics/encirclement", "kettling": "tactics/encirclement",
	"taser": "force/conducted-energy", "stungun": "force/conducted-energy",
	"nightstick": "force/baton", "stranglehold": "force/chokehold",
	"horse": "tactics/mounted", "facialrecognition": "surveillance/face-recognition",
}

// Meant gives the id that was probably meant where a name was used, "" if none
// of those known is near. The kind is what @ref names (see refKinds); of an
// empty one only the ids count.
func Meant(b *book.Book, kind, name string, known []string) string {
	actions := kind == "action" || kind == "actionOrTerm"
	list := make([]candidate, len(known))
	for i, id := range known {
		list[i] = candidate{id, aliases(b, kind, id)}
	}
	if near := suggest(name, list, actions); near != "" {
		return near
	}
	if actions {
		if id := usual[singular(squash(lastPart(name)))]; slices.Contains(known, id) {
			return id
		}
	}
	return ""
}

// aliases are what else people call an entity.
func aliases(b *book.Book, kind, id string) []string {
	switch kind {
	case "action", "actionOrTerm":
		if a := b.Actions[id]; a != nil {
			return []string{a.Name}
		}
	case "place":
		if p := b.Places[id]; p != nil {
			return []string{p.Name}
		}
	case "agency":
		if a := b.Agencies[id]; a != nil {
			return []string{a.Name, a.Short}
		}
	case "agencyOrPlace":
		return append(aliases(b, "agency", id), aliases(b, "place", id)...)
	case "instrument":
		if in := b.Instruments[id]; in != nil {
			return []string{in.Title, in.Cite}
		}
	case "agreement":
		if a := b.Agreements[id]; a != nil {
			return []string{a.Title, a.Cite}
		}
	case "channel":
		if c := b.Channels[id]; c != nil {
			return []string{c.Name}
		}
	case "purpose":
		if p := b.Purposes[id]; p != nil {
			return []string{p.Title}
		}
	case "subject":
		if s := b.Subjects[id]; s != nil {
			return []string{s.Title}
		}
	case "deployment":
		if d := b.Deployments[id]; d != nil {
			return []string{d.Event}
		}
	case "requestPath":
		if p := b.RequestPaths[id]; p != nil {
			return []string{p.Title, p.Cite}
		}
	}
	return nil
}
