package judge

import (
	"reflect"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/checker/facts"
)

// What a rule reads of a list of the facts is mostly less than all of it, and
// reads say which:
//
//	norms:kind               one field of each record; "norms:" is how many there are
//	joint?action=a|b         the records of which a field is one of these texts
//	joint?action=a|b:norms   one field of them
//	clashes@legal            the clashes of one topic, of whatever kind
//
// Nothing is taken but the forms below: what has another form reads the list.

// record is the variable of: some x in input.list.
type record struct {
	list   string
	fields map[string]bool
	whole  bool   // it is used as such, and not by its fields only
	guard  string // what the body asks of it; "" for nothing
}

// records finds the variables of a rule that stand for records of the facts.
func (r *reader) records(one *ast.Rule) map[ast.Var]*record {
	out, uses := map[ast.Var]*record{}, map[ast.Var]int{}
	ast.WalkVars(one, func(v ast.Var) bool {
		uses[v]++
		return false
	})
	ast.WalkBodies(one, func(b ast.Body) bool {
		for _, x := range b {
			v, at, list := r.recordIn(x)
			switch have := out[v]; {
			case list == "":
			case have != nil: // one of two lists at once
				r.found[list], r.found[have.list] = true, true
				have.whole, have.guard = true, ""
			default:
				out[v] = &record{list: list, fields: map[string]bool{}}
				if path := r.listed(x); path != "" {
					out[v].guard = r.guardOf(path)
				} else if uses[at] == 1 { // where it stands in the list does not matter
					out[v].guard = r.guard(b, v, list)
				}
			}
		}
		return false
	})
	return out
}

// recordIn reads: x = input.list[at].
func recordIn(x *ast.Expr) (v, at ast.Var, list string) {
	if !plainEquality(x) {
		return "", "", ""
	}
	ops := x.Operands()
	for i := range ops {
		v, isVar := ops[i].Value.(ast.Var)
		ref, isRef := ops[1-i].Value.(ast.Ref)
		if !isVar || !isRef || len(ref) != 3 || factsList(ref) == "" {
			continue
		}
		if at, isVar := ref[2].Value.(ast.Var); isVar {
			return v, at, factsList(ref)
		}
	}
	return "", "", ""
}

func plainEquality(x *ast.Expr) bool {
	return x.IsEquality() && !x.Negated && len(x.With) == 0 && len(x.Operands()) == 2
}

// factsList is the list of records that a reference begins with: input.list.
func factsList(ref ast.Ref) string {
	if len(ref) < 2 || !ref.HasPrefix(ast.InputRootRef) {
		return ""
	}
	name, _ := ref[1].Value.(ast.String)
	if !listsOfRecords[string(name)] {
		return ""
	}
	return string(name)
}

var listsOfRecords = func() map[string]bool {
	t, out := reflect.TypeFor[facts.Facts](), map[string]bool{}
	for i, name := range fieldNames(t) {
		f := t.Field(i).Type
		out[name] = f.Kind() == reflect.Slice && f.Elem().Kind() == reflect.Struct
	}
	return out
}()

// fieldNames are the names of a record's fields, as rules write them.
func fieldNames(t reflect.Type) (names []string) {
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		names = append(names, name)
	}
	return names
}

// guard finds conditions on a record without which a body comes to nothing:
// x.field = "a", x.field in a set that is written out, and x.field alone. Where
// there are several, all have to hold: "action=a|b&position=c".
func (r *reader) guard(b ast.Body, v ast.Var, list string) string {
	var guards []string
	of := map[ast.Var]string{} // variables that stand for a field of the record
	for _, x := range b {
		if t, ok := x.Terms.(*ast.Term); ok && !x.Negated && len(x.With) == 0 {
			if field := memberField(t, v); kindOf(list, field) == reflect.Bool {
				guards = append(guards, field+"=true")
			}
		}
		if !plainEquality(x) {
			continue
		}
		ops := x.Operands()
		for i := range ops {
			field := memberField(ops[i], v)
			text, isText := ops[1-i].Value.(ast.String)
			if isText && kindOf(list, field) == reflect.String && simple(string(text)) {
				guards = append(guards, field+"="+string(text))
			}
			if a, isVar := ops[1-i].Value.(ast.Var); field != "" && isVar {
				of[a] = field
			}
		}
	}
	for _, x := range b {
		if x.Negated || len(x.With) > 0 || !x.IsCall() || x.Operator().String() != "internal.member_2" || len(x.Operands()) != 2 {
			continue
		}
		a, isVar := x.Operand(0).Value.(ast.Var)
		if texts := r.writtenOut(b, x.Operand(1)); isVar && kindOf(list, of[a]) == reflect.String && len(texts) > 0 {
			guards = append(guards, of[a]+"="+strings.Join(texts, "|"))
		}
	}
	return strings.Join(guards, "&")
}

// simple tells whether a text can stand in a guard.
func simple(s string) bool { return s != "" && !strings.ContainsAny(s, "|&=:?@") }

// kindOf is the kind of a field of a list's records.
func kindOf(list, field string) reflect.Kind {
	records := reflect.TypeFor[facts.Facts]().Field(slices.Index(fieldNames(reflect.TypeFor[facts.Facts]()), list)).Type.Elem()
	if i := slices.Index(fieldNames(records), field); i >= 0 {
		return records.Field(i).Type.Kind()
	}
	return reflect.Invalid
}

// memberField is the field of: x.field.
func memberField(t *ast.Term, v ast.Var) string {
	ref, ok := t.Value.(ast.Ref)
	if !ok || len(ref) != 2 || ref[0].Value.Compare(v) != 0 {
		return ""
	}
	name, _ := ref[1].Value.(ast.String)
	return string(name)
}

// writtenOut are the texts of a set that a rule defines by writing them out,
// for which a variable of the body stands.
func (r *reader) writtenOut(b ast.Body, t *ast.Term) (texts []string) {
	for _, x := range b {
		if !plainEquality(x) {
			continue
		}
		ops := x.Operands()
		for i := range ops {
			ref, isRef := ops[1-i].Value.(ast.Ref)
			if ops[i].Value.Compare(t.Value) != 0 || !isRef {
				continue
			}
			rules := r.rules[ref.String()]
			if len(rules) != 1 || rules[0].Default || rules[0].Else != nil || len(rules[0].Head.Args) > 0 || rules[0].Head.Value == nil || !always(rules[0].Body) {
				return nil
			}
			set, isSet := rules[0].Head.Value.Value.(ast.Set)
			if !isSet {
				return nil
			}
			set.Foreach(func(one *ast.Term) {
				text, _ := one.Value.(ast.String)
				texts = append(texts, string(text))
			})
			if slices.ContainsFunc(texts, func(s string) bool { return !simple(s) }) {
				return nil
			}
			return texts
		}
	}
	return nil
}

// narrowly notes what a rule reads, and of lists of records how much of them.
func (r *reader) narrowly(one *ast.Rule, mine map[ast.Var]bool) {
	drawn, lists, counted := r.records(one), countedLists(one), r.countedDocuments(one)
	lists[r.listing] = true
	var visit func(x any) bool
	walk := func(x any) { ast.NewGenericVisitor(visit).Walk(x) }
	all := func(terms []*ast.Term) {
		for _, t := range terms {
			walk(t)
		}
	}
	call := func(f *ast.Term, args []*ast.Term) {
		ref, ok := f.Value.(ast.Ref)
		if ok {
			r.call(ref, args, mine)
		}
		for i, t := range args {
			if v, isVar := t.Value.(ast.Var); ok && isVar && drawn[v] != nil {
				drawn[v].add(r.handed(ref, args, i))
			} else {
				walk(t)
			}
		}
	}
	visit = func(x any) bool {
		switch x := x.(type) {
		case *ast.Expr:
			if len(x.With) > 0 {
				r.found[everything] = true
			}
			if v, _, list := r.recordIn(x); list != "" && drawn[v] != nil {
				r.list(r.listed(x))
				return true
			}
			if path := counted[x]; path != "" {
				r.list(path)
				return true
			}
			if x.IsCall() && !x.IsEquality() {
				if terms, ok := x.Terms.([]*ast.Term); ok {
					call(terms[0], terms[1:])
					return true
				}
			}
		case ast.Call:
			call(x[0], x[1:])
			return true
		case *ast.ArrayComprehension:
			v, isVar := x.Term.Value.(ast.Var)
			if isVar && drawn[v] != nil && lists[x] {
				walk(x.Body)
				return true
			}
		case ast.Ref:
			if v, ok := x[0].Value.(ast.Var); ok && drawn[v] != nil {
				if name, ok := x[min(1, len(x)-1)].Value.(ast.String); ok {
					drawn[v].fields[string(name)] = true
				} else {
					drawn[v].whole = true
				}
			}
			r.part(x)
			all(x[1:])
			return true
		case ast.Var:
			if drawn[x] != nil {
				drawn[x].whole = true
			}
		}
		return false
	}
	walk(one.Body)
	all(one.Head.Args)
	all(one.Head.Reference[min(1, len(one.Head.Reference)):])
	for _, t := range []*ast.Term{one.Head.Key, one.Head.Value} {
		if t != nil {
			walk(t)
		}
	}
	for _, d := range drawn {
		d.note(r.found)
	}
}

func (d *record) note(found reads) {
	name := d.list
	if d.guard != "" {
		name += "?" + d.guard
	}
	if d.whole {
		found[name] = true
		return
	}
	found[name+":"] = true
	for field := range d.fields {
		found[name+":"+field] = true
	}
}

// countedLists are the lists that a rule puts together and does nothing with but
// count them.
func countedLists(one *ast.Rule) map[*ast.ArrayComprehension]bool {
	lists, uses, counts := map[ast.Var]*ast.ArrayComprehension{}, map[ast.Var]int{}, map[ast.Var]int{}
	ast.WalkVars(one, func(v ast.Var) bool {
		uses[v]++
		return false
	})
	ast.WalkExprs(one, func(x *ast.Expr) bool {
		if plainEquality(x) {
			ops := x.Operands()
			for i := range ops {
				v, isVar := ops[i].Value.(ast.Var)
				if list, isList := ops[1-i].Value.(*ast.ArrayComprehension); isVar && isList {
					lists[v] = list
				}
			}
		} else if x.IsCall() && x.Operator().String() == "count" && len(x.Operands()) > 0 {
			if v, isVar := x.Operand(0).Value.(ast.Var); isVar {
				counts[v]++
			}
		}
		return false
	})
	out := map[*ast.ArrayComprehension]bool{}
	for v, list := range lists {
		out[list] = counts[v] > 0 && uses[v] == counts[v]+1
	}
	return out
}

// part notes what a reference reads: input.list[at].field, or a field of what a
// list of records by their ids gives.
func (r *reader) part(ref ast.Ref) {
	if list := factsList(ref); list != "" && len(ref) > 3 {
		if name, ok := ref[3].Value.(ast.String); ok {
			r.found[list+":"], r.found[list+":"+string(name)] = true, true
			return
		}
	}
	for n := 2; n+1 < len(ref) && ref.HasPrefix(ast.DefaultRootRef); n++ {
		by := r.byID(ref[:n].String())
		name, ok := ref[n+1].Value.(ast.String)
		if by == nil || !ok {
			continue
		}
		r.found[by.list+":"], r.found[by.list+":"+string(name)] = true, true
		for _, key := range by.key {
			r.found[by.list+":"+key] = true
		}
		r.uses(by)
		return
	}
	r.ref(ref)
}

// byID is a document of the form
//
//	norms := {[norm.book, norm.id]: norm | some norm in input.norms}
type byID struct {
	path string
	ref  ast.Ref // the same
	list string
	key  []string
}

// uses notes a document that can be made without the rules.
func (r *reader) uses(by *byID) {
	if r.made == nil {
		r.made = map[string]*byID{}
	}
	r.made[by.path] = by
}

// byID reads the rules of a path as such a document; nil for any other.
func (r *reader) byID(path string) *byID {
	rules := r.rules[path]
	if len(rules) != 1 || rules[0].Default || rules[0].Else != nil || len(rules[0].Head.Args) > 0 || len(rules[0].Body) != 1 ||
		rules[0].Head.Key != nil || rules[0].Head.Value == nil || !plainEquality(rules[0].Body[0]) {
		return nil
	}
	ops := rules[0].Body[0].Operands()
	for i := range ops {
		list, isObject := ops[1-i].Value.(*ast.ObjectComprehension)
		if isObject && ops[i].Value.Compare(rules[0].Head.Value.Value) == 0 {
			return objectByID(path, list)
		}
	}
	return nil
}

func objectByID(path string, made *ast.ObjectComprehension) *byID {
	v, ok := made.Value.Value.(ast.Var)
	if !ok {
		return nil
	}
	out := &byID{path: path}
	of, key := map[ast.Var]string{}, made.Key
	for _, x := range made.Body {
		if !plainEquality(x) {
			return nil
		}
		if one, _, list := recordIn(x); list != "" && one == v && out.list == "" {
			out.list = list
			continue
		}
		ops := x.Operands()
		a, isVar := ops[0].Value.(ast.Var)
		if !isVar {
			return nil
		}
		switch field := memberField(ops[1], v); {
		case field != "" && of[a] == "":
			of[a] = field
		case made.Key.Value.Compare(a) == 0 && key == made.Key:
			key = ops[1]
		default:
			return nil
		}
	}
	parts, ok := key.Value.(*ast.Array)
	if !ok || out.list == "" || parts.Len() == 0 {
		return nil
	}
	for i := range parts.Len() {
		a, _ := parts.Elem(i).Value.(ast.Var)
		if of[a] == "" {
			return nil
		}
		out.key = append(out.key, of[a])
	}
	out.ref = ast.MustParseRef(path)
	return out
}
