package judge

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"

	"roe.example/checker/facts"
	"roe.example/checker/rule"
)

// Trace is how a rule came to its result.
type Trace struct {
	Steps []Step // in the rule's own file, the first ones
	More  int    // steps that were left out for length
	// Considered and Findings are the result; Failure says why there is none.
	Considered int
	Findings   int
	Failure    string
}

// What a step does.
const (
	Begins = "begins" // to work out a definition
	Asks   = "asks"   // a condition
	Fails  = "fails"  // the condition asked last at this place does not hold
	Holds  = "holds"  // all conditions of a definition
)

// Step is one step of the evaluation.
type Step struct {
	File   string
	Line   int
	Does   string
	Text   string   // the source
	Values []string // name: value, shortened
}

// Trace judges one rule and keeps at most limit steps of it.
func (e *Engine) Trace(ctx context.Context, f *facts.Facts, id string, limit int) (*Trace, error) {
	if e.plain != nil { // what was thawed has no source text
		plain, err := e.plain()
		if err != nil {
			return nil, err
		}
		return plain.Trace(ctx, f, id, limit)
	}
	for _, p := range e.parts {
		if i := slices.IndexFunc(p.rules, func(m ruleModule) bool { return m.ID == id }); i >= 0 {
			return p.trace(ctx, p.rules[i], f, limit)
		}
	}
	return nil, fmt.Errorf("there is no rule %q", id)
}

func (p part) trace(ctx context.Context, m ruleModule, f *facts.Facts, limit int) (*Trace, error) {
	input, err := value(f)
	if err != nil {
		return nil, fmt.Errorf("hand the facts to the rules: %w", err)
	}
	t := &tracer{file: m.File, limit: limit}
	raw, err := p.prepare([]ruleModule{m}).eval(ctx, input, withTracer(t))
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		t.Failure = failure(m.Rule, err).Message
		return &t.Trace, nil
	}
	judged := &rule.Judgement{}
	take(judged, m.Rule, raw[m.ID], rule.NewIndex(f))
	t.Findings = len(judged.Findings)
	for _, e := range judged.Evaluated {
		t.Considered = e.Considered
	}
	for _, f := range judged.Failures {
		t.Failure = f.Message
	}
	return &t.Trace, nil
}

// tracer keeps the steps of one file.
type tracer struct {
	Trace
	file  string
	limit int
	last  Step
}

func (s Step) same(other Step) bool {
	return s.Line == other.Line && s.Does == other.Does && s.Text == other.Text && slices.Equal(s.Values, other.Values)
}

func (t *tracer) Enabled() bool               { return true }
func (t *tracer) Config() topdown.TraceConfig { return topdown.TraceConfig{PlugLocalVars: true} }

func (t *tracer) TraceEvent(e topdown.Event) {
	if e.Location == nil || e.Location.File != t.file {
		return
	}
	does := doing(e)
	if does == "" {
		return
	}
	step := Step{File: e.Location.File, Line: e.Location.Row, Does: does, Text: source(e), Values: values(e)}
	switch {
	case step.same(t.last):
	case len(t.Steps) == t.limit:
		t.More++
	default:
		t.Steps = append(t.Steps, step)
	}
	t.last = step
}

// doing names what matters to a reader; the rest is the evaluator's own.
func doing(e topdown.Event) string {
	_, isRule := e.Node.(*ast.Rule)
	expr, isExpr := e.Node.(*ast.Expr)
	switch {
	case isRule && e.Op == topdown.EnterOp:
		return Begins
	case isRule && e.Op == topdown.ExitOp:
		return Holds
	case !isExpr || expr.Generated || !expr.Negated && strings.HasPrefix(string(e.Location.Text), "not "):
		return "" // what stands within a "not" fails when the "not" holds
	case e.Op == topdown.EvalOp:
		return Asks
	case e.Op == topdown.FailOp:
		return Fails
	}
	return ""
}

// source is the first line of what is evaluated, as its author wrote it.
func source(e topdown.Event) string {
	if r, ok := e.Node.(*ast.Rule); ok && r.Head.Loc() != nil {
		return firstLine(string(r.Head.Loc().Text))
	}
	return firstLine(string(e.Location.Text))
}

func firstLine(text string) string {
	line, rest, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if rest != "" {
		line += " …"
	}
	return line
}

// shown is how much of a value is shown.
const shown = 60

// values are those of the names in a step.
func values(e topdown.Event) (out []string) {
	var names []ast.Var
	ast.WalkVars(e.Node, func(v ast.Var) bool {
		if named, ok := e.LocalMetadata[v]; ok && !named.Name.IsGenerated() && !named.Name.IsWildcard() && !slices.Contains(names, v) {
			names = append(names, v)
		}
		return false
	})
	for _, v := range names {
		if val := e.Locals.Get(v); val != nil {
			out = append(out, fmt.Sprintf("%s: %s", e.LocalMetadata[v].Name, shortened(val.String())))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func shortened(text string) string {
	if runes := []rune(text); len(runes) > shown {
		return string(runes[:shown]) + "…"
	}
	return text
}
