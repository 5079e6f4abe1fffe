package judge

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// A rule that looks at many clashes together mostly asks something else first:
//
//	findings contains … if { some attempt in input.attempts; … }
//
// Where there is no attempt it finds nothing, whatever the clashes are, and none
// need be shown to it.

// firstAsked lists what the bodies of a rule draw from before they look at
// anything: "input.attempts", or a document that rests on no clash. It is nil
// where one of them begins otherwise, or where the rule counts clashes.
func firstAsked(c *ast.Compiler, m ruleModule) (lists []string) {
	if restOnClashes(newReader(c).of(m.ref + ".considered")) {
		return nil
	}
	for _, one := range rulesByPath(c)[m.ref+".findings"] {
		if one.Else != nil || one.Default || len(one.Body) == 0 {
			return nil
		}
		list := drawnFrom(c, one.Body[0])
		if list == "" {
			return nil
		}
		lists = append(lists, list)
	}
	slices.Sort(lists)
	return slices.Compact(lists)
}

const ofFacts = "input."

// drawnFrom reads: x = list[at].
func drawnFrom(c *ast.Compiler, x *ast.Expr) string {
	if _, _, list := recordIn(x); list != "" {
		return ofFacts + list
	}
	if !plainEquality(x) {
		return ""
	}
	for i, o := range x.Operands() {
		ref, isRef := x.Operand(1 - i).Value.(ast.Ref)
		if _, isVar := o.Value.(ast.Var); !isVar || !isRef || len(ref) < 3 || !ref.HasPrefix(ast.DefaultRootRef) {
			continue
		}
		list := ref[:len(ref)-1]
		path := list.String()
		if _, anywhere := ref[len(ref)-1].Value.(ast.Var); anywhere && list.IsGround() && rulesByPath(c)[path] != nil && !restOnClashes(newReader(c).of(path)) {
			return path
		}
	}
	return ""
}

// idle tells which of some lists and documents hold nothing; of those that
// cannot be worked out it says nothing.
func (j *inTurn) idle(ctx context.Context, rules []ruleModule) map[string]bool {
	out := map[string]bool{}
	var paths []string
	var places []ast.Ref
	all := reflect.ValueOf(*j.facts)
	names := fieldNames(all.Type())
	for _, m := range rules {
		for _, list := range j.engine.view.first[m.ID] {
			if name, is := strings.CutPrefix(list, ofFacts); is {
				out[list] = all.Field(slices.Index(names, name)).Len() == 0
			} else if !slices.Contains(paths, list) {
				paths, places = append(paths, list), append(places, ast.MustParseRef(list))
			}
		}
	}
	if len(places) == 0 {
		return out
	}
	p := j.engine.parts[0]
	said, err := newQuery(p.compiler, p.data, places...).ask(ctx, j.with(make([][]*ast.Term, len(clashKinds()))))
	if err != nil {
		return out // and the rules will say what is wrong
	}
	for i, path := range paths {
		out[path] = said[i].Len() == 0 || empty(said[i].Elem(0).Value)
	}
	return out
}

func empty(v ast.Value) bool {
	switch v := v.(type) {
	case *ast.Array:
		return v.Len() == 0
	case ast.Set:
		return v.Len() == 0
	case ast.Object:
		return v.Len() == 0
	}
	return true // nothing can be drawn from it
}

// drawnBy are the fields of clashes at which some of these rules look.
func (o *outlook) drawnBy(rules []ruleModule) []string {
	fields := map[string]bool{}
	for _, m := range rules {
		for _, name := range o.drawn[m.ID] {
			fields[name] = true
		}
	}
	return slices.Sorted(maps.Keys(fields))
}
