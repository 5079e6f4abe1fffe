package judge

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// query asks for documents that modules define. It is made of terms and not
// parsed and compiled from text, which takes longer than most rules. It may be
// put by several goroutines.
type query struct {
	compiler *ast.Compiler
	store    storage.Store
	body     ast.Body
}

// newQuery asks for the documents at some places, with what stands in data
// beside the modules.
func newQuery(compiler *ast.Compiler, data map[string]any, places ...ast.Ref) query {
	q := query{compiler: compiler, store: inmem.NewFromObjectWithOpts(data, inmem.OptRoundTripOnWrite(false))}
	at := &ast.Location{Row: 1, Col: 1}
	for i, place := range places {
		// list0 = [v0 | v0 = place]: lists tell what is not defined from what is
		// empty.
		found := ast.VarTerm("v" + strconv.Itoa(i))
		list := ast.ArrayComprehensionTerm(found, ast.NewBody(equal(found, ast.NewTerm(place), at)))
		x := equal(ast.VarTerm(listName(i)), list, at)
		x.Index = i
		q.body = append(q.body, x)
	}
	return q
}

func equal(left, right *ast.Term, at *ast.Location) *ast.Expr {
	x := ast.Equality.Expr(left, right)
	x.Location = at
	return x
}

func listName(i int) string { return "list" + strconv.Itoa(i) }

// ask puts the query. It gives, for each place, a list of the one document
// there, or an empty one. The caller looks at ctx afterwards whatever comes
// back: a deadline stops loops, but not one long call of a builtin.
func (q query) ask(ctx context.Context, input ast.Value, options ...func(*topdown.Query)) ([]*ast.Array, error) {
	txn, err := q.store.NewTransaction(ctx)
	if err != nil {
		return nil, err
	}
	defer q.store.Abort(ctx, txn)
	stop := topdown.NewCancel()
	defer context.AfterFunc(ctx, stop.Cancel)()
	asked := topdown.NewQuery(q.body).WithCompiler(q.compiler).WithStore(q.store).WithTransaction(txn).
		WithInput(ast.NewTerm(input)).WithStrictBuiltinErrors(true).WithCancel(stop)
	for _, option := range options {
		option(asked)
	}
	var out []*ast.Array
	err = asked.Iter(ctx, func(result topdown.QueryResult) error {
		if out != nil {
			return errors.New("the rules gave more than one result")
		}
		out = make([]*ast.Array, len(q.body))
		for i := range out {
			list, ok := result[ast.Var(listName(i))]
			if !ok {
				return errors.New("the rules left out a result")
			}
			if out[i], ok = list.Value.(*ast.Array); !ok {
				return errors.New("the rules gave no list")
			}
		}
		return nil
	})
	if err == nil && out == nil {
		err = errors.New("the rules gave no result")
	}
	return out, err
}

func withTracer(t topdown.QueryTracer) func(*topdown.Query) {
	return func(q *topdown.Query) { q.WithQueryTracer(t) }
}

func withCache(c topdown.VirtualCache) func(*topdown.Query) {
	return func(q *topdown.Query) {
		if c != nil {
			q.WithVirtualCache(c)
		}
	}
}

// prepare makes one query of what the rules define.
func (p part) prepare(rules []ruleModule) question {
	q := question{ids: make([]string, len(rules))}
	var places []ast.Ref
	for i, m := range rules {
		q.ids[i] = m.ID
		places = append(places, m.place(considered), m.place(findings))
	}
	q.query = newQuery(p.compiler, p.data, places...)
	return q
}

// question asks rules for what they make of the facts.
type question struct {
	query
	ids []string
}

var considered, findings = ast.StringTerm("considered"), ast.StringTerm("findings")

// place is where a rule defines something.
func (m ruleModule) place(name *ast.Term) ast.Ref {
	ref := slices.Clone(rulesRef)
	for part := range strings.SplitSeq(strings.TrimPrefix(m.ref, "data.roe.rules."), ".") {
		ref = append(ref, ast.StringTerm(part))
	}
	return append(ref, name)
}

// eval asks what rules make of the facts: by id, what each considered and found
// as lists of one, which are empty where it defines nothing. See ask.
func (q question) eval(ctx context.Context, input ast.Value, options ...func(*topdown.Query)) (map[string]any, error) {
	lists, err := q.ask(ctx, input, options...)
	if err != nil {
		return nil, err
	}
	out := make(map[string]any, len(q.ids))
	for i, id := range q.ids {
		considered, err := ast.JSON(lists[2*i])
		if err != nil {
			return nil, err
		}
		findings, err := ast.JSON(lists[2*i+1])
		if err != nil {
			return nil, err
		}
		out[id] = map[string]any{"considered": considered, "findings": findings}
	}
	return out, nil
}
