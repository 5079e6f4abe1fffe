// Package judge runs the rules, which are written in Rego, on the facts of a
// run. It alone knows OPA; what it returns is plain. A rule set is compiled
// once, against the schema of the facts, and refuses to compile when a rule
// reads a field that the facts do not have, reaches outside of them, or does
// not say what it is.
package judge

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/internal/plain"
	"roe.example/checker/rule"
)

// Set is policies, and the documents that they read. Dir is its name in
// messages.
type Set struct {
	Dir   string
	FS    fs.FS             // of the policies; nil: they are Files
	Files map[string][]byte // by slash-separated path
	Data  map[string]any    // what data holds beside the rules; nil: nothing
}

// Engine is a compiled rule set; it may be used by several goroutines.
type Engine struct {
	rules  []ruleModule
	parts  []part
	parsed func() []module // of which it was compiled
	// reading are the fields of the facts that the modules read; nil: not known yet.
	reading []string
	view    *outlook // nil: not known
	// plain compiles what was thawed, for those who look at the source as well.
	plain func() (*Engine, error)
	// regards is what rules that judge clashes one by one look at in them, by rule,
	// and asked what they ask of how a situation begins; nil: not known.
	regards map[string]*regards
	asked   [][]string
	seen    func() map[string]sight // the ways along these paths
	// singles is how rules can be asked about one clash, see singly.
	singles singles
}

// part is some of the rules, which one query asks. Parts are judged
// side by side; the rules of a topic stay together, since they share work.
type part struct {
	rules    []ruleModule
	data     map[string]any
	compiler *ast.Compiler
}

// ruleModule is a rule and the package that defines it.
type ruleModule struct {
	rule.Rule
	ref string // data.roe.rules.force.unreached
}

// Faults are everything wrong with a rule set.
type Faults []book.Diagnostic

func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, d := range f {
		lines[i] = d.String() + ": " + d.Message
	}
	return strings.Join(lines, "\n")
}

// New compiles rule sets. The first is roe's own and alone may hold roe.lib;
// no set may declare what another has. Mistakes of the rules' authors are
// Faults.
func New(sets ...Set) (*Engine, error) {
	modules, faults := parse(sets)
	data, conflicts := documents(sets)
	if faults = slices.Concat(faults, unwritten(modules), conflicts); len(faults) > 0 {
		return nil, sorted(faults)
	}
	return engineOf(modules, data, func(module, string) bool { return true })
}

// engineOf compiles those rules of some modules that are wanted; all of them
// are held to the contract.
func engineOf(modules []module, data map[string]any, wanted func(m module, id string) bool) (*Engine, error) {
	rules, faults := catalogue(modules, nil)
	if len(faults) > 0 {
		return nil, faults
	}
	if !slices.ContainsFunc(modules, readsRules) {
		rules = slices.DeleteFunc(rules, func(r ruleModule) bool {
			i := slices.IndexFunc(modules, func(m module) bool { return m.file == r.File })
			return !wanted(modules[i], r.ID)
		})
	}
	return assemble(modules, rules, data)
}

// assemble compiles what was found sound by itself.
func assemble(modules []module, rules []ruleModule, data map[string]any) (*Engine, error) {
	e := &Engine{rules: rules, parsed: func() []module { return modules }}
	groups := grouped(modules, rules, runtime.GOMAXPROCS(0))
	parts, errs := make([][]part, len(groups)), make([]error, len(groups))
	var wait sync.WaitGroup
	for i, g := range groups {
		wait.Go(func() { parts[i], errs[i] = g.compile(data) })
	}
	wait.Wait()
	if err := firstOf(errs); err != nil {
		return nil, err
	}
	e.parts = slices.Concat(parts...)
	return e, nil
}

// Catalogue is what rule sets say about their rules, by id. It is much quicker
// than New, and finds what is wrong with what rules say about themselves only.
func Catalogue(sets ...Set) ([]rule.Rule, error) {
	modules, faults := parse(sets)
	if len(faults) > 0 {
		return nil, faults
	}
	rules, faults := catalogue(modules, nil)
	if len(faults) > 0 {
		return nil, faults
	}
	return (&Engine{rules: rules}).Rules(), nil
}

// Rules is the catalogue, by id.
func (e *Engine) Rules() []rule.Rule {
	out := make([]rule.Rule, len(e.rules))
	for i, m := range e.rules {
		out[i] = m.Rule
	}
	return out
}

// run is the facts of one run: as the rules read them, and as what they leave
// unsaid is found in them.
type run struct {
	facts ast.Value
	index *rule.Index
	// shared is what rules worked out before that others may need, such as what
	// functions of roe.lib gave; nil: each query begins with nothing.
	shared topdown.VirtualCache
}

// Judge runs all rules but those that are off; off may be nil. A rule that
// fails while it runs, or hands over something malformed, is listed in
// Failures, and the others still count. The error is for the end of ctx and for
// faults of roe's own.
func (e *Engine) Judge(ctx context.Context, f *facts.Facts, off func(id string) bool) (*rule.Judgement, error) {
	if e.view != nil && !plain.Asked() {
		out, err := e.judgeInTurn(ctx, f, off, atATime)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err == nil {
			return out, nil
		}
	}
	return e.judgeAtOnce(ctx, f, off)
}

// judgeAtOnce puts all facts before all rules.
func (e *Engine) judgeAtOnce(ctx context.Context, f *facts.Facts, off func(id string) bool) (*rule.Judgement, error) {
	parts := e.on(off)
	heaviestFirst(parts, &f.Clashes)
	input, err := value(f)
	if err != nil {
		return nil, fmt.Errorf("hand the facts to the rules: %w", err)
	}
	index := rule.NewIndex(f)
	judgements := make([]*rule.Judgement, len(parts))
	errs := make([]error, len(parts))
	var wait sync.WaitGroup
	var next atomic.Int64
	for range min(len(parts), runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			in := run{facts: input, index: index}
			if !plain.Asked() {
				in.shared = topdown.NewVirtualCache()
			}
			for i := int(next.Add(1)) - 1; i < len(parts); i = int(next.Add(1)) - 1 {
				judgements[i], errs[i] = parts[i].judge(ctx, &in)
			}
		})
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return Joined(judgements...), nil
}

// on gives the parts without the rules that are off.
func (e *Engine) on(off func(id string) bool) (parts []part) {
	for _, p := range e.parts {
		rules := slices.DeleteFunc(slices.Clone(p.rules), func(m ruleModule) bool { return off != nil && off(m.ID) })
		if len(rules) == 0 {
			continue
		}
		p.rules = rules
		parts = append(parts, p)
	}
	return parts
}

// Judge judges facts by rules, less those that are off; off may be nil.
type Judge func(ctx context.Context, f *facts.Facts, off func(id string) bool) (*rule.Judgement, error)

// All has several judge side by side.
func All(ctx context.Context, f *facts.Facts, off func(id string) bool, judges ...Judge) (*rule.Judgement, error) {
	judgements, errs := make([]*rule.Judgement, len(judges)), make([]error, len(judges))
	var wait sync.WaitGroup
	for i, judge := range judges {
		wait.Go(func() { judgements[i], errs[i] = judge(ctx, f, off) })
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return Joined(judgements...), nil
}

// Joined puts judgements together, in the order of the rules' ids.
func Joined(parts ...*rule.Judgement) *rule.Judgement {
	out := &rule.Judgement{}
	count := 0
	for _, p := range parts {
		count += len(p.Findings)
	}
	for _, p := range parts {
		out.Evaluated = append(out.Evaluated, p.Evaluated...)
		out.Failures = append(out.Failures, p.Failures...)
	}
	byRule := func(a, b *rule.Finding) int { return strings.Compare(a.Rule, b.Rule) }
	all := make([]*rule.Finding, 0, count) // the findings themselves are large to move
	for _, p := range parts {
		for i := range p.Findings {
			all = append(all, &p.Findings[i])
		}
	}
	slices.SortStableFunc(all, byRule)
	out.Findings = slices.Grow(out.Findings, count)
	for _, f := range all {
		out.Findings = append(out.Findings, *f)
	}
	slices.SortFunc(out.Evaluated, func(a, b rule.Evaluated) int { return strings.Compare(a.Rule, b.Rule) })
	slices.SortFunc(out.Failures, func(a, b rule.Failure) int { return strings.Compare(a.Rule, b.Rule) })
	return out
}

// judge runs the rules of a part at once; if that fails it runs every rule
// by itself, so that one bad rule costs only its own findings.
func (p part) judge(ctx context.Context, in *run) (*rule.Judgement, error) {
	raw, err := p.prepare(p.rules).eval(ctx, in.facts, withCache(in.shared))
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		if in.shared != nil { // a call that failed is kept in it as one without a result
			in.shared = topdown.NewVirtualCache()
		}
		return p.judgeEach(ctx, in)
	}
	out := &rule.Judgement{}
	for _, m := range p.rules {
		take(out, m.Rule, raw[m.ID], in.index)
	}
	return out, nil
}

func (p part) judgeEach(ctx context.Context, in *run) (*rule.Judgement, error) {
	out := &rule.Judgement{}
	for _, m := range p.rules {
		raw, err := p.prepare([]ruleModule{m}).eval(ctx, in.facts)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			out.Failures = append(out.Failures, failure(m.Rule, err))
			continue
		}
		take(out, m.Rule, raw[m.ID], in.index)
	}
	return out, nil
}

// Reads tells whether some module reads the field of the facts.
func (e *Engine) Reads(field string) bool {
	reading := e.fields()
	return slices.Contains(reading, field) || slices.Contains(reading, everything)
}

// reads tells whether the module reads the field of the facts.
func (m module) reads(field string) (found bool) {
	want := ast.InputRootRef.Append(ast.StringTerm(field))
	ast.WalkRefs(m.Module, func(ref ast.Ref) bool {
		found = found || ref.HasPrefix(want) || ref.Equal(ast.InputRootRef)
		return found
	})
	return found
}
