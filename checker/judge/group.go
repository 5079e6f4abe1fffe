package judge

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// group is rules that are compiled together, and what they share with others.
type group struct {
	modules []module
	rules   []ruleModule
}

// grouped deals the rules out to n groups, which are compiled at the same
// time. Rules that read one another stay together.
func grouped(modules []module, rules []ruleModule, n int) (out []group) {
	if slices.ContainsFunc(modules, readsRules) {
		return []group{{modules, rules}}
	}
	for _, some := range split(rules, n) {
		g := group{rules: some}
		for _, m := range modules {
			if strings.HasPrefix(m.path, "lib/") || slices.ContainsFunc(some, func(r ruleModule) bool { return r.File == m.file }) {
				g.modules = append(g.modules, m)
			}
		}
		out = append(out, g)
	}
	return out
}

// rulesRef is where all rules stand.
var rulesRef = ast.Ref{ast.DefaultRootDocument, ast.StringTerm("roe"), ast.StringTerm("rules")}

// readsRules tells whether a module reads what some rule defines.
func readsRules(m module) (found bool) {
	ast.WalkRefs(m.Module, func(ref ast.Ref) bool {
		found = found || ref.HasPrefix(rulesRef) && !ref.HasPrefix(m.Package.Path)
		return found
	})
	return found
}

// compile makes the group's parts.
func (g group) compile(data map[string]any) (parts []part, err error) {
	compiler, err := compile(g.modules, data)
	if err != nil {
		return nil, err
	}
	return partsOf(compiler, g.rules, data, partsPerCore), nil
}

// partsOf deals compiled rules out to at most n parts, and those on waivers,
// which are judged by themselves, to others.
func partsOf(compiler *ast.Compiler, rules []ruleModule, data map[string]any, n int) (parts []part) {
	for _, last := range []bool{false, true} {
		now := slices.DeleteFunc(slices.Clone(rules), func(m ruleModule) bool { return m.OnWaivers != last })
		for _, some := range split(now, n) {
			parts = append(parts, part{rules: some, data: data, compiler: compiler})
		}
	}
	return parts
}

// partsPerCore makes more parts than cores, so that a core that is done with
// light rules takes others.
const partsPerCore = 4

// split deals the topics out to at most n parts, each to the smallest so far.
func split(rules []ruleModule, n int) [][]ruleModule {
	topics := map[string][]ruleModule{}
	for _, m := range rules {
		topics[m.Topic] = append(topics[m.Topic], m)
	}
	parts := make([][]ruleModule, min(n, len(topics)))
	for _, topic := range slices.Sorted(maps.Keys(topics)) {
		smallest := 0
		for i := range parts {
			if len(parts[i]) < len(parts[smallest]) {
				smallest = i
			}
		}
		parts[smallest] = append(parts[smallest], topics[topic]...)
	}
	return parts
}

// heaviestFirst orders parts by how many clashes their topics have, so that none
// that takes long begins when all others are done.
func heaviestFirst(parts []part, c *facts.Clashes) {
	clashes := map[string]int{}
	for _, list := range c.Lists() {
		for i := range *list {
			clashes[(*list)[i].Topic]++
		}
	}
	weight := func(p part) (n int) {
		for i, m := range p.rules {
			if i == 0 || m.Topic != p.rules[i-1].Topic {
				n += clashes[m.Topic]
			}
		}
		return n
	}
	slices.SortStableFunc(parts, func(a, b part) int { return weight(b) - weight(a) })
}

// firstOf puts what is wrong with the modules together, each fault once.
func firstOf(errs []error) error {
	var all Faults
	for _, err := range errs {
		var faults Faults
		switch {
		case err == nil:
		case errors.As(err, &faults):
			for _, f := range faults {
				if !slices.ContainsFunc(all, func(g book.Diagnostic) bool { return g.String() == f.String() && g.Message == f.Message }) {
					all = append(all, f)
				}
			}
		default:
			return err
		}
	}
	if all == nil {
		return nil
	}
	return sorted(all)
}
