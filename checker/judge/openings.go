package judge

import (
	"context"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// openings are all that the rules ask of a clash's situation, which is in words:
// whether these begin in one of some ways. It is read from the compiled rules; ok
// is false where one of them looks at the words otherwise.
func (e *Engine) openings(ctx context.Context) (found [][]string, ok bool) {
	for i := range e.parts {
		c := e.parts[i].compiler
		for _, m := range c.Modules {
			for _, r := range m.Rules {
				for ; r != nil; r = r.Else {
					asked, known := openingsIn(ctx, c, &ast.Rule{Head: r.Head, Body: r.Body})
					if !known {
						return nil, false
					}
					found = append(found, asked...)
				}
			}
		}
	}
	slices.SortFunc(found, slices.Compare)
	return slices.CompactFunc(found, slices.Equal), true
}

// openingsIn reads one rule: every mention of a situation has to be asked how it
// begins, by itself or under the name that the compiler gives it.
func openingsIn(ctx context.Context, c *ast.Compiler, r *ast.Rule) (found [][]string, ok bool) {
	mentions, names := 0, map[ast.Var]int{}
	ast.WalkRefs(r, func(ref ast.Ref) bool {
		if isSituation(ref) {
			mentions++
		}
		return false
	})
	if mentions == 0 {
		return nil, true
	}
	ast.WalkExprs(r, func(x *ast.Expr) bool {
		if (x.IsEquality() || x.IsAssignment()) && len(x.With) == 0 && !x.Negated {
			for i, o := range x.Operands() {
				v, named := x.Operands()[1-i].Value.(ast.Var)
				if ref, is := o.Value.(ast.Ref); is && isSituation(ref) && named && v.IsGenerated() {
					names[v]++
					mentions--
				}
			}
		}
		return false
	})
	uses := map[ast.Var]int{}
	ok = true
	ast.WalkExprs(r, func(x *ast.Expr) bool {
		if !x.IsCall() || len(x.Operands()) < 2 {
			return false
		}
		op := x.Operator().String()
		if op != "startswith" && op != "strings.any_prefix_match" {
			return false
		}
		switch v := x.Operand(0).Value.(type) {
		case ast.Var:
			if names[v] == 0 {
				return false
			}
			uses[v]++
		case ast.Ref:
			if !isSituation(v) {
				return false
			}
			mentions--
		default:
			return false
		}
		texts, known := constants(ctx, c, r, x.Operand(1))
		slices.Sort(texts)
		found, ok = append(found, slices.Compact(texts)), ok && known
		return false
	})
	ast.WalkVars(r, func(v ast.Var) bool {
		if names[v] > 0 {
			uses[v]--
		}
		return false
	})
	for v, n := range names {
		ok = ok && uses[v] == -n // it is mentioned where it is named, and where it is asked
	}
	return found, ok && mentions == 0
}

func isSituation(ref ast.Ref) bool {
	return slices.ContainsFunc(ref[1:], func(t *ast.Term) bool { return t.Value.Compare(ast.String("situation")) == 0 })
}

// constants are the texts of a term that is the same whatever the facts are.
func constants(ctx context.Context, c *ast.Compiler, r *ast.Rule, t *ast.Term) (out []string, ok bool) {
	value := t.Value
	if v, named := value.(ast.Var); named {
		ast.WalkExprs(r, func(x *ast.Expr) bool {
			if x.IsEquality() || x.IsAssignment() {
				for i, o := range x.Operands() {
					if o.Value.Compare(v) == 0 {
						value = x.Operands()[1-i].Value
					}
				}
			}
			return false
		})
	}
	if ref, is := value.(ast.Ref); is && ref.IsGround() && ref.HasPrefix(ast.DefaultRootRef) {
		if len(newReader(c).of(ref.String())) > 0 {
			return nil, false
		}
		document, err := termOf(ctx, newQuery(c, map[string]any{}, ref), ast.NewObject())
		if err != nil {
			return nil, false
		}
		value = document
	}
	if text, is := value.(ast.String); is {
		return []string{string(text)}, true
	}
	ok = true
	add := func(t *ast.Term) {
		text, is := t.Value.(ast.String)
		out, ok = append(out, string(text)), ok && is
	}
	switch list := value.(type) {
	case ast.Set:
		list.Foreach(add)
	case *ast.Array:
		list.Foreach(add)
	default:
		return nil, false
	}
	return out, ok
}

// begins is a situation as rules see it that ask only how it begins.
func begins(situation string, asked [][]string) string {
	out := make([]byte, len(asked))
	for i, texts := range asked {
		out[i] = '.'
		if slices.ContainsFunc(texts, func(text string) bool { return strings.HasPrefix(situation, text) }) {
			out[i] = 'x'
		}
	}
	return string(out)
}

// beginnings are words for situations, one for each way in which rules see them
// that ask only how they begin: of the openings that some words have, all others
// open the longest one as well, which stands for these words.
func beginnings(asked [][]string) []string {
	out := []string{"\x00"}
	seen := map[string]bool{begins(out[0], asked): true}
	for _, texts := range asked {
		for _, text := range texts {
			if as := begins(text, asked); !seen[as] {
				seen[as], out = true, append(out, text)
			}
		}
	}
	return out
}
