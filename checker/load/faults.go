package load

import (
	"strings"

	"roe.example/checker/internal/late"
)

// wrongKind reports a value of another kind than its shape's.
func (v *validator) wrongKind(n *node, def *shape, path []string) {
	message := fieldName(path) + " is " + kindOf(n) + "; it must be " + wanted(def) + "."
	v.fault(n, path, message, kindHint(n, def))
}

func kindOf(n *node) string {
	switch n.kind {
	case nullKind:
		return "empty"
	case boolKind:
		return n.text + ", without quotes"
	case intKind, floatKind:
		return "the number " + shorten(asWritten(n))
	case stringKind:
		return "the text " + quote(n.text)
	case listKind:
		return "a list"
	}
	return "a group of fields"
}

func asWritten(n *node) string {
	if n.raw != "" {
		return n.raw
	}
	return n.text
}

// wanted says which kind a shape wants.
func wanted(sh *shape) string {
	switch lastDef(sh) {
	case "ID":
		return "an id"
	case "Date":
		return "a day, such as 2026-11-03"
	case "Instant":
		return "a day or a time, such as 2026-11-03T06:00"
	case "Duration":
		return "a length of time, such as 90s or 5m"
	case "Size":
		return "an amount of memory, such as 512MB or 2GB"
	}
	sh = sh.resolve()
	switch sh.Kind {
	case "string":
		return "a text"
	case "bool":
		return "true or false"
	case "int":
		return "a whole number"
	case "number":
		return "a number"
	case "list":
		return "a list"
	case "union":
		var parts []string
		for _, alt := range sh.Of {
			parts = append(parts, wanted(alt))
		}
		return join(compact(parts), "or")
	}
	return "a group of fields in braces"
}

// wantedRef says also whose id a shape wants.
func wantedRef(sh *shape) string {
	whose, known := refNouns[sh.Ref]
	switch {
	case !known:
		return wanted(sh)
	case sh.resolve().Kind == "list":
		return "a list, each item the id of " + whose
	case sh.resolve().Kind == "string":
		return "the id of " + whose
	}
	return wanted(sh)
}

var refNouns = map[string]string{
	"action": "an action", "actionOrTerm": "an action, or a defined word", "place": "a place", "agency": "an agency",
	"agencyOrPlace": "an agency or a place", "instrument": "an instrument", "agreement": "an agreement", "channel": "a channel",
	"dimension": "a dimension", "library": "a document of the library", "deployment": "a deployment", "unit": "a unit", "position": "a position", "net": "a net",
	"cache":          "a kind of radio in the cache",
	"unitOrPosition": "a unit or a position",
	"purpose":        "a purpose", "subject": "a subject of agreements", "requestPath": "a way of asking for help",
}

func compact(parts []string) (out []string) {
	seen := map[string]bool{}
	for _, p := range parts {
		if !seen[p] {
			seen[p] = true
			out = append(out, p)
		}
	}
	return out
}

// kindHint says what to write instead of a value of a wrong kind.
func kindHint(n *node, def *shape) string {
	sh := def.resolve()
	switch {
	case n.kind == nullKind:
		return "Leave the field out when there is nothing to say."
	case lastDef(def) == "Duration" && n.kind == intKind:
		return "Write its unit, in quotes: \"" + asWritten(n) + "s\" for seconds, \"" + asWritten(n) + "m\" for minutes."
	case lastDef(def) == "Size" && n.kind == intKind:
		return "Write its unit, in quotes: \"" + asWritten(n) + "MB\"."
	case sh.Kind == "list" && n.kind != structKind:
		return "Put it in brackets: [" + show(n) + "]."
	case sh.Kind == "string" && n.kind < stringKind:
		return "Put it in quotes: \"" + shorten(asWritten(n)) + "\"."
	case sh.Kind == "bool" && n.kind == stringKind:
		return "Write true or false, without quotes."
	case (sh.Kind == "int" || sh.Kind == "number") && n.kind == stringKind:
		return "Write the number in digits, without quotes."
	case sh.Kind == "int" && n.kind == floatKind:
		return "Write it without a decimal point."
	case sh.Kind == "struct":
		return fieldsHint(sh)
	case sh.Kind == "map":
		return "Write each entry as a name, a colon and the value: {name: value}."
	}
	return ""
}

// fieldsHint lists the fields of a struct where they are few.
func fieldsHint(sh *shape) string {
	names := sh.fieldNames()
	if s := strings.Join(names, ", "); len(s) <= 180 {
		return "The fields here are " + join(names, "and") + "."
	}
	return "It has fields such as " + strings.Join(names[:4], ", ") + "."
}

// textFault says what is wrong with a text that is not of its form. Without
// a field name, the text is itself a name.
func textFault(field, text string, def *shape) (message, hint string) {
	sh := def.resolve()
	subject := field + " is " + quote(text) + ", which"
	if field == "" {
		subject = quote(text)
	}
	if len(sh.Enum) > 0 {
		return enumFault(subject, text, sh, def)
	}
	switch lastDef(def) {
	case "ID":
		return subject + " cannot be an id.", idHint(text)
	case "Date":
		return subject + " is not a day.", "A day is written year first: 2026-11-03."
	case "Fingerprint":
		return subject + " is not the fingerprint of a finding.", "Copy all 16 digits and letters: `roe waive` and `roe explain` print them."
	case "RuleID":
		return subject + " cannot be the id of a rule.", "Write it as \"roe rules\" lists it: the topic, a slash and the name, as in \"crowd-control/approver\"."
	case "Instant":
		return subject + " is neither a day nor a time.", "Write a day, 2026-11-03, or a day and a clock time, 2026-11-03T06:00."
	case "Duration":
		return subject + " is no length of time.", "Write a number and its unit: 90s, 5m or 1h30m."
	case "Size":
		return subject + " is no amount of memory.", "Write a number and its unit: 512MB or 2GB."
	}
	return subject + " does not have the right form.", "It must match " + sh.Pattern + "."
}

func enumFault(subject, text string, sh, def *shape) (message, hint string) {
	kind := noun(def)
	if kind == "" || kind == "extent" {
		message = subject + " it cannot be."
	} else {
		message = subject + " is no " + kind + "."
	}
	if near := nearest(text, sh.Enum); near != "" {
		hint = "Did you mean \"" + near + "\"? "
	}
	hint += "It can be " + oneOf(sh.Enum)
	if lastDef(def) == "AgencyKind" {
		hint += `; a county sheriff is "county"`
	}
	return message, hint + "."
}

var notInID = late.Regexp(`[^A-Za-z0-9._/-]+`)

// idHint says how ids are written, and how this one could be.
func idHint(text string) string {
	rule := "An id has letters, digits and . _ / -, and begins with a letter or digit"
	fixed := strings.TrimLeft(strings.Trim(notInID.ReplaceAllString(text, "-"), "-"), "._/-")
	if fixed == "" || fixed == text || len(fixed) > 60 {
		return rule + ": riverton-pd."
	}
	return rule + ": " + fixed + "."
}

// lastDef is the name of the definition that says a shape's form.
func lastDef(sh *shape) string {
	for sh.def != nil && sh.def.def != nil {
		sh = sh.def
	}
	if sh.def != nil {
		return sh.Def
	}
	return sh.name
}

// unknownField reports a field and gives the one that was probably meant.
func (v *validator) unknownField(f *field, def *shape, path []string) (meant string) {
	sh := def.resolve()
	hint := ""
	if meant = nearest(f.name, sh.fieldNames()); meant != "" {
		hint = "Did you mean " + meant + "? "
	}
	v.report(f.at, path, quoteName(f.name)+" is not a field of "+article(noun(def))+".", hint+fieldsHint(sh))
	return meant
}

func (v *validator) missing(n *node, f *shapeField, def *shape, path []string) {
	name := subjectName(path)
	if name == " "+noun(def) { // a source under source
		name = ""
	}
	message := "The " + noun(def) + name + " has no " + f.Name + "."
	hint := "Add " + f.Name + ", " + wantedRef(&f.shape)
	if sh := f.resolve(); len(sh.Enum) > 0 {
		hint = "Add " + f.Name + ": " + oneOf(sh.Enum)
	}
	if f.Doc != "" {
		hint += ". " + strings.TrimSuffix(f.Doc, ".")
	}
	v.report(n.at, path, message, hint+".")
}

// subjectName is the name by which a path's end is known, with a space.
func subjectName(path []string) string {
	if len(path) < 2 || strings.HasPrefix(path[len(path)-1], "#") {
		return ""
	}
	return " " + quoteName(path[len(path)-1])
}

// noun is what a definition's values are called: #DimensionValue is a
// dimension value.
func noun(def *shape) string {
	if name := lastDef(def); name != "" {
		return words(name)
	}
	return ""
}

var properNouns = map[string]string{"ICSTitle": "ICS title", "ID": "id", "RuleID": "rule id", "Config": "configuration"}

func words(name string) string {
	if w, ok := properNouns[name]; ok {
		return w
	}
	var b strings.Builder
	for i, r := range name {
		if i > 0 && r >= 'A' && r <= 'Z' {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ToLower(string(r)))
	}
	return b.String()
}

// article puts "a" or "an" before a noun.
func article(noun string) string {
	if noun != "" && strings.ContainsRune("aeiouAEIO", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}
