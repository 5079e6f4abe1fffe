package mutation

import (
	"slices"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// symbols of the comparisons, by OPA's names for them, and what each is
// replaced by: its neighbour, which differs at the boundary, and its opposite.
var comparisons = map[string]struct {
	symbol string
	by     []string
}{
	"equal": {"==", []string{"!="}},
	"neq":   {"!=", []string{"=="}},
	"lt":    {"<", []string{"<=", ">="}},
	"lte":   {"<=", []string{"<", ">"}},
	"gt":    {">", []string{">=", "<="}},
	"gte":   {">=", []string{">", "<"}},
}

// exchanged are functions with a sibling, and arithmetic.
var exchanged = map[string]string{
	"startswith": "endswith", "endswith": "startswith", "min": "max", "max": "min",
	"plus": "-", "minus": "+", "mul": "+",
}

var severities = []string{"error", "warning", "note"}

// drop leaves a condition out. "true" in its place keeps the body a body.
func (w *walker) drop(e *ast.Expr) {
	w.replace("drop condition", brief(e.Location), e.Location, string(e.Location.Text), "true")
}

// negate adds or removes "not".
func (w *walker) negate(e *ast.Expr) {
	loc, text := e.Location, string(e.Location.Text)
	if e.Negated {
		w.replace("remove not", brief(loc), loc, text, strings.TrimSpace(strings.TrimPrefix(text, "not")))
		return
	}
	if _, some := e.Terms.(*ast.SomeDecl); some || e.IsEvery() || e.IsAssignment() || e.IsEquality() {
		return
	}
	w.replace("add not", brief(loc), loc, text, "not "+text)
}

// compare flips a comparison. One with a number is loosened to either side too.
func (w *walker) compare(op *ast.Term, operands []*ast.Term) {
	c, ok := comparisons[op.Value.String()]
	if !ok {
		return
	}
	by := c.by
	for _, operand := range operands {
		if n, ok := operand.Value.(ast.Number); ok && c.symbol == "==" {
			by = append(slices.Clone(by), ">=")
			if n.String() != "0" { // counts are never below it
				by = append(by, "<=")
			}
		}
	}
	for _, symbol := range by {
		w.replace("flip comparison", c.symbol+" to "+symbol, op.Location, c.symbol, symbol)
	}
}

// exchange puts a sibling in a function's place.
func (w *walker) exchange(op *ast.Term) {
	name := op.Value.String()
	other, ok := exchanged[name]
	if !ok {
		return
	}
	if symbol := map[string]string{"plus": "+", "minus": "-", "mul": "*"}[name]; symbol != "" {
		name = symbol
	}
	w.replace("exchange function", name+" to "+other, op.Location, name, other)
}

// swap changes the order of what is not the same in any order.
func (w *walker) swap(op *ast.Term, args []*ast.Term) {
	name := op.Value.String()
	if len(args) != 2 || !slices.Contains([]string{"object.union", "array.concat"}, name) {
		return
	}
	first, second := args[0].Location, args[1].Location
	between := w.of.text[end(first):second.Offset]
	text := w.of.text[first.Offset:end(second)]
	w.replace("swap arguments", name, first, text, string(second.Text)+between+string(first.Text))
}

// member takes the key for the value and the value for the key. A member of a
// set is its own key, and what is only counted may as well be its key.
func (w *walker) member(call ast.Call) {
	switch domain := call[len(call)-1].Value.(type) {
	case ast.Set, *ast.SetComprehension:
		return
	case ast.Call:
		if slices.Contains([]string{"or", "and"}, domain[0].String()) {
			return
		}
	}
	if v, ok := call[1].Value.(ast.Var); ok && v == w.counted {
		return
	}
	switch len(call) {
	case 3:
		x := call[1].Location
		w.replace("swap membership", "key for value", x, string(x.Text), string(x.Text)+", _")
	case 4:
		k, v := call[1].Location, call[2].Location
		text := w.of.text[k.Offset:end(v)]
		w.replace("swap membership", "key and value", k, text, string(v.Text)+", "+string(k.Text))
	}
}

// literal replaces a value that decides.
func (w *walker) literal(t *ast.Term) {
	if t.Location == nil {
		return // a value that is not written
	}
	text := string(t.Location.Text)
	switch value := t.Value.(type) {
	case ast.Boolean:
		w.replace("flip boolean", text, t.Location, value.String(), strconv.FormatBool(!bool(value)))
	case ast.Number:
		if n, ok := value.Int(); ok {
			for _, other := range []int{n + 1, n - 1} {
				w.replace("change number", value.String()+" to "+strconv.Itoa(other), t.Location, value.String(), strconv.Itoa(other))
			}
		}
	case ast.String:
		if !slices.Contains(severities, string(value)) {
			w.replace("change text", text, t.Location, text, `"mutant"`)
			return
		}
		for _, other := range severities {
			if other != string(value) {
				w.replace("change severity", text+" to "+other, t.Location, text, strconv.Quote(other))
			}
		}
	}
}

// branch drops an else with its body and keeps those after it.
func (w *walker) branch(r *ast.Rule) {
	loc := *r.Location
	if r.Else != nil {
		loc.Text = []byte(w.of.text[loc.Offset:r.Else.Location.Offset])
	}
	w.replace("drop else", "", &loc, string(loc.Text), "")
}

// definition drops one of several definitions of a name. It ends where the
// next begins, or the comment on that.
func (w *walker) dropDefinition(r *ast.Rule) {
	same, until := 0, len(w.of.text)
	next := func(loc *ast.Location) {
		if loc.Col == 1 && loc.Offset > r.Location.Offset {
			until = min(until, loc.Offset)
		}
	}
	for _, other := range w.of.module.Rules {
		next(other.Location)
		if other.Head.Ref()[0].Equal(r.Head.Ref()[0]) {
			same++
		}
	}
	for _, c := range w.of.module.Comments {
		next(c.Location)
	}
	if same > 1 {
		w.replace("drop definition", "", r.Location, w.of.text[r.Location.Offset:until], "")
	}
}

func end(loc *ast.Location) int { return loc.Offset + len(loc.Text) }

// brief is the first line of a text.
func brief(loc *ast.Location) string {
	first, _, _ := strings.Cut(string(loc.Text), "\n")
	return strings.TrimSpace(first)
}
