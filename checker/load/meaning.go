package load

import (
	"slices"

	"roe.example/checker/book"
)

// meaning checks what a shape cannot say: that names exist, days exist, and
// statements make sense. It walks the tree as the validator does and passes
// over what the validator found at fault.
type meaning struct {
	validator
	around *surroundings
	asked  *asking // nil: nobody wants to know
	notes  []book.Diagnostic
}

// note reports what is worth telling but no fault.
func (m *meaning) note(at place, path []string, message, hint string) {
	m.notes = append(m.notes, book.Diagnostic{Location: at.location(path), Message: message, Hint: hint})
}

// walk checks one value and everything in it.
func (m *meaning) walk(n *node, def *shape, path []string, sc scope) {
	if n.flawed {
		return
	}
	sh := def.resolve()
	sc = m.enter(n, def, path, sc)
	switch {
	case sh.Kind == "union":
		m.walkUnion(n, sh, path, sc)
	case sh.Kind == "list":
		for i, item := range n.items {
			m.walkItem(item, def, sh, append(path, book.Index(i)), sc)
		}
	case sh.Kind == "map":
		m.walkMap(n, sh, path, sc)
	case sh.Kind == "struct":
		for _, f := range n.fields {
			if known := sh.byName[f.name]; known != nil {
				m.walk(f.value, &known.shape, append(path, f.name), sc)
			}
		}
	case def.Ref != "" && n.kind == stringKind:
		m.refer(def.Ref, n.text, n.at, path, sc)
	}
}

// walkMap checks the entries of a map. Its @ref speaks of the names where any
// id can be one, and else of what stands there: places, by level.
func (m *meaning) walkMap(n *node, sh *shape, path []string, sc scope) {
	elem := sh.Elem
	named := sh.Key != nil && sh.Key.Def == "ID"
	if !named && sh.Ref != "" {
		with := *elem
		with.Ref = sh.Ref
		elem = &with
	}
	for _, f := range n.fields {
		if named && sh.Ref != "" && !f.value.flawed {
			m.refer(sh.Ref, f.name, f.at, append(path, f.name), sc)
		}
		m.walk(f.value, elem, append(path, f.name), sc)
	}
}

// walkItem checks an item of a list; the list's @ref speaks of its items.
func (m *meaning) walkItem(item *node, def, sh *shape, path []string, sc scope) {
	if def.Ref != "" && item.kind == stringKind && !item.flawed {
		m.refer(def.Ref, item.text, item.at, path, sc)
	}
	m.walk(item, sh.Elem, path, sc)
}

func (m *meaning) walkUnion(n *node, sh *shape, path []string, sc scope) {
	for _, alt := range sh.Of {
		if fits(n, alt.resolve()) {
			m.walk(n, alt, path, sc)
			return
		}
	}
}

// enter runs the checks of every definition that a value is an instance of,
// and gives the scope for what is inside.
func (m *meaning) enter(n *node, def *shape, path []string, sc scope) scope {
	for _, name := range definitions(def) {
		switch name {
		case "Instrument", "Agreement", "Agency":
			sc.terms, sc.norms = n.value("terms"), n.value("norms")
		case "Deployment", "Event": // of an event, its zone counts
			sc.terms, sc.deployment = nil, n
		case "Plan":
			sc.norms = n.value("norms")
		}
		if check := checks[name]; check != nil {
			check(m, n, path, sc)
		}
	}
	return sc
}

// definitions lists the definitions that a shape goes through, embedded ones
// last.
func definitions(def *shape) (list []string) {
	for ; def.def != nil; def = def.def {
		list = append(list, def.Def)
	}
	return append(list, def.Embeds...)
}

// checks are the checks of each definition, run before its fields are walked.
var checks map[string]func(*meaning, *node, []string, scope)

func init() { // here, because the checks themselves look definitions up
	checks = map[string]func(*meaning, *node, []string, scope){
		"Book":          (*meaning).checkCycles,
		"Date":          (*meaning).checkDay,
		"Instant":       (*meaning).checkInstant,
		"Agreement":     (*meaning).checkPeriod,
		"Assignment":    (*meaning).checkPeriod,
		"Position":      (*meaning).checkPosition,
		"Waiver":        (*meaning).checkWaiver,
		"Party":         (*meaning).checkParty,
		"PartyApproval": (*meaning).checkPartyApproval,
		"Deployment":    (*meaning).checkDeployment,
		"Unit":          (*meaning).checkUnit,
		"Offer":         (*meaning).checkOffer,
		"Transfer":      (*meaning).checkTransfer,
		"Event":         (*meaning).checkEvent,
		"RadioPlan":     (*meaning).checkRadioPlan,
		"Patch":         (*meaning).checkPatch,
		"Grant":         (*meaning).checkPeriod,
		"Declaration":   (*meaning).checkPeriod,
		"Instrument":    (*meaning).checkInstrument,
		"Reach":         (*meaning).checkReach,
		"Addressees":    (*meaning).checkAddressees,
		"Norm":          (*meaning).checkNorm,
		"Approval":      (*meaning).checkApproval,
		"Range":         (*meaning).checkRange,
		"Extends":       (*meaning).checkExtends,
		"Term":          (*meaning).checkTerm,
		"Dimension":     (*meaning).checkDimension,
		"Place":         (*meaning).checkPlace,
		"Circumstances": (*meaning).checkCircumstances,
	}
}

// field gives a field that is sound, else nil.
func sound(n *node, name string) *field {
	f := n.get(name)
	if f == nil || f.value.flawed {
		return nil
	}
	return f
}

// anyOf tells whether one of some fields is there.
func anyOf(n *node, names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return n.get(name) != nil })
}
