package judge

import "github.com/open-policy-agent/opa/v1/ast"

// drawing follows the clashes that a rule draws from the facts by itself:
//
//	some clashes in input.clashes
//	some clash in clashes
//	clash.settled
//
// or some clash in lib.every_kind("force"), and notes which of their fields it
// looks at. What has another form looks at everything.
type drawing struct {
	levels map[ast.Var]int // of variables that stand for something of this
	looks  likeness
}

// What stands where, from input.clashes on: kinds, lists, clashes.
const (
	aList  = 1
	aClash = 2
	aField = 3
)

// draws notes what a rule looks at of the clashes that it draws.
func (l likeness) draws(one *ast.Rule) {
	d := &drawing{map[ast.Var]int{}, l}
	for before := -1; before < len(d.levels); {
		before = len(d.levels)
		ast.WalkExprs(one, func(x *ast.Expr) bool {
			d.name(x)
			return false
		})
	}
	ast.NewGenericVisitor(d.visit).Walk(one)
}

// name gives a variable its level: clash = clashes[_].
func (d *drawing) name(x *ast.Expr) bool {
	if v := ofTopic(x); v != "" {
		d.is(v, aList)
		return true
	}
	if !plainEquality(x) {
		return false
	}
	ops := x.Operands()
	for i := range ops {
		v, isVar := ops[i].Value.(ast.Var)
		ref, isRef := ops[1-i].Value.(ast.Ref)
		if level := d.level(ref); isVar && isRef && level >= 0 && level <= aClash {
			d.is(v, level)
			return true
		}
	}
	return false
}

func (d *drawing) is(v ast.Var, level int) {
	if was, known := d.levels[v]; known && was != level {
		d.looks[everything] = true
	}
	d.levels[v] = level
}

// ofTopic is the variable that a call gives the clashes of one topic.
func ofTopic(x *ast.Expr) ast.Var {
	if !x.IsCall() || x.Negated || len(x.With) > 0 || len(x.Operands()) != 2 {
		return ""
	}
	if _, ok := topicOf(x.Operator().String(), x.Operands()); !ok {
		return ""
	}
	v, _ := x.Operand(1).Value.(ast.Var)
	return v
}

// level is what a reference reaches; -1: nothing of this.
func (d *drawing) level(ref ast.Ref) int {
	if len(ref) > 1 && field(ref) != everything && ref.HasPrefix(ast.InputRootRef) && ref[1].Value.Compare(ast.String("clashes")) == 0 {
		return len(ref) - 2
	}
	if len(ref) > 0 {
		v, _ := ref[0].Value.(ast.Var)
		if level, known := d.levels[v]; known {
			return level + len(ref) - 1
		}
	}
	return -1
}

func (d *drawing) visit(x any) bool {
	switch x := x.(type) {
	case *ast.Expr:
		if d.name(x) {
			return true
		}
		if x.IsCall() {
			if _, ok := topicOf(x.Operator().String(), x.Operands()); ok {
				d.looks[everything] = true
			}
		}
	case ast.Ref:
		switch level := d.level(x); {
		case level < 0:
			return false
		case level < aField:
			d.looks[everything] = true
		default:
			name, ok := x[len(x)-1-(level-aField)].Value.(ast.String)
			if !ok {
				name = everything
			}
			d.looks[string(name)] = true
		}
		for _, t := range x[1:] {
			ast.NewGenericVisitor(d.visit).Walk(t)
		}
		return true
	case ast.Call:
		if _, ok := topicOf(x[0].String(), x[1:]); ok {
			d.looks[everything] = true
		}
	case ast.Var:
		if _, known := d.levels[x]; known {
			d.looks[everything] = true
		}
	}
	return false
}
