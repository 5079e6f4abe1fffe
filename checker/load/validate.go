package load

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"roe.example/checker/book"
)

// validator walks a tree and the schema's shape side by side and reports
// every fault. It marks what is at fault, so that later stages pass over it.
type validator struct {
	shapes  *shapes
	partial bool // what is missing may stand in a part that could not be read
	diags   []book.Diagnostic
	meant   func(kind, name string) string // the id of a kind that a wrongly written one means; "" without one
}

// fault reports at a value and marks it.
func (v *validator) fault(n *node, path []string, message, hint string) {
	n.flawed = true
	v.report(n.at, path, message, hint)
}

func (v *validator) report(at place, path []string, message, hint string) {
	v.diags = append(v.diags, book.Diagnostic{Location: at.location(path), Message: message, Hint: hint})
}

// check holds one value against its shape.
func (v *validator) check(n *node, sh *shape, path []string) {
	if n.flawed {
		return
	}
	def := sh
	sh = sh.resolve()
	v.checkClaim(n, def, path)
	switch {
	case sh.Kind == "union":
		v.checkUnion(n, sh, path)
	case !fits(n, sh):
		v.wrongKind(n, def, path)
	case sh.Kind == "string":
		v.checkText(n, def, path)
	case sh.Kind == "int" || sh.Kind == "number":
		v.checkNumber(n, sh, path)
	case sh.Kind == "list":
		elem := *sh.Elem
		elem.Ref = cmp.Or(elem.Ref, def.Ref)
		for i, item := range n.items {
			v.check(item, &elem, append(path, book.Index(i)))
		}
	case sh.Kind == "map":
		v.checkMap(n, sh, path)
	case sh.Kind == "struct":
		v.checkStruct(n, def, path)
	}
}

// fits tells whether a value has the kind that its shape wants.
func fits(n *node, sh *shape) bool {
	switch sh.Kind {
	case "string":
		return n.kind == stringKind
	case "bool":
		return n.kind == boolKind
	case "int":
		return n.kind == intKind
	case "number":
		return n.kind == intKind || n.kind == floatKind
	case "list":
		return n.kind == listKind
	case "union":
		return slices.ContainsFunc(sh.Of, func(alt *shape) bool { return fits(n, alt.resolve()) })
	}
	return n.kind == structKind
}

// checkUnion picks the alternatives of the value's kind. Kinds tell the
// schema's alternatives apart, except where a text is one of a few words or
// an id.
func (v *validator) checkUnion(n *node, sh *shape, path []string) {
	var candidates []*shape
	for _, alt := range sh.Of {
		if fits(n, alt.resolve()) {
			candidates = append(candidates, alt)
		}
	}
	if len(candidates) == 0 {
		v.wrongKind(n, sh, path)
		return
	}
	for _, alt := range candidates {
		if n.kind == stringKind && accepts(alt.resolve(), n.text) {
			return
		}
	}
	v.check(n, candidates[len(candidates)-1], path)
}

// accepts tells whether a text has the form that a shape wants.
func accepts(sh *shape, text string) bool {
	if len(sh.Enum) > 0 {
		return slices.Contains(sh.Enum, text)
	}
	return sh.pattern == nil || sh.pattern.MatchString(text)
}

func (v *validator) checkText(n *node, def *shape, path []string) {
	if sh := def.resolve(); !accepts(sh, n.text) {
		name := fieldName(path)
		if lastDef(def) == "Extent" && len(path) > 1 { // covers.force
			name = book.Path(path[len(path)-2:]...)
		}
		message, hint := textFault(name, n.text, def)
		v.fault(n, path, message, v.existing(def, n.text, hint))
	}
}

// existing proposes an id that exists instead of one made of the wrong text.
func (v *validator) existing(def *shape, text, hint string) string {
	if def.Ref == "" || v.meant == nil {
		return hint
	}
	if id := v.meant(def.Ref, text); id != "" {
		return "Did you mean \"" + id + "\"? An id has no spaces; capitals count."
	}
	return hint
}

// maxExact is the largest whole number that every program reads alike.
const maxExact = 1 << 53

func (v *validator) checkNumber(n *node, sh *shape, path []string) {
	f, err := strconv.ParseFloat(n.text, 64)
	name := fieldName(path) + " is " + shorten(n.text)
	switch {
	case sh.Min != nil && f < *sh.Min:
		v.fault(n, path, name+", which is too little.", "It must be "+jsonNumber(*sh.Min)+" or more.")
	case sh.Above != nil && f <= *sh.Above:
		v.fault(n, path, name+", which is too little.", "It must be more than "+jsonNumber(*sh.Above)+".")
	case err != nil || math.Abs(f) > maxExact:
		v.fault(n, path, name+", which is too much.", "It must be less than 9007199254740992.")
	}
}

func jsonNumber(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func (v *validator) checkMap(n *node, sh *shape, path []string) {
	for _, f := range n.fields {
		here := append(path, f.name)
		if key := sh.Key.resolve(); !accepts(key, f.name) {
			message, hint := textFault("", f.name, sh.Key)
			f.value.flawed = true
			v.report(f.at, here, message, v.existing(sh, f.name, hint))
			continue
		}
		v.check(f.value, sh.Elem, here)
	}
}

func (v *validator) checkStruct(n *node, def *shape, path []string) {
	sh := def.resolve()
	meant := names{}
	for _, f := range n.fields {
		known := sh.byName[f.name]
		if known == nil {
			f.value.flawed = true
			meant[v.unknownField(f, def, append(path, f.name))] = true
			continue
		}
		v.check(f.value, &known.shape, append(path, f.name))
	}
	for _, f := range sh.all {
		if f.Required && !v.partial && n.get(f.Name) == nil && !meant[f.Name] {
			v.missing(n, f, def, path)
		}
	}
}

// checkClaim compares schemas.#Place & {…} with what stands at this place.
func (v *validator) checkClaim(n *node, def *shape, path []string) {
	if n.claim == nil || def.def == nil {
		return
	}
	for sh := def; sh != nil; sh = sh.def {
		if sh.Def == n.claim.def || slices.Contains(sh.resolve().Embeds, n.claim.def) {
			return
		}
	}
	v.report(n.claim.at, path, "This is written as "+article(words(n.claim.def))+", but stands where "+article(noun(def))+" belongs.",
		"Write schemas.#"+def.Def+", or leave it out.")
}
