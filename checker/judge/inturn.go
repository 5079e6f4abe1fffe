package judge

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"

	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
	"roe.example/checker/rule"
)

// errOtherwise: what was judged some at a time has to be judged at once, to say
// what is wrong.
var errOtherwise = errors.New("a rule failed")

// atATime is how many clashes are put before their rules together: with fewer
// less memory is taken, with more less is spent on asking.
const atATime = 256

// plenty: what is made of so many clashes is worth letting go of.
func plenty(c *facts.Clashes) bool {
	n := 0
	for _, list := range c.Lists() {
		n += len(*list)
	}
	return n > 4*atATime
}

// kindNumber is the place of a kind among the lists of clashes.
var kindNumber = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	for i, kind := range clashKinds() {
		out[strings.ReplaceAll(kind, "_", "-")] = i
	}
	return out
})

// misplaced: a clash stands among those of another kind than it says.
func misplaced(c *facts.Clashes) bool {
	for i, list := range c.Lists() {
		for j := range *list {
			if at, known := kindNumber()[(*list)[j].Kind]; !known || at != i {
				return true
			}
		}
	}
	return false
}

// turn is some rules and what is put before them.
type turn struct {
	look    // of the rules
	rules   []ruleModule
	query   question
	clashes []*facts.Clash // that they judge one by one
	like    alikes         // for which they stand; nil: each for itself
}

// inTurn judges clashes some at a time, so that of most of what is made of them
// nothing is left when the next are judged, and of all that are alike one.
type inTurn struct {
	engine  *Engine
	facts   *facts.Facts
	atATime int
	rest    [][2]*ast.Term // of the input, all but clashes
	index   *rule.Index
	none    []rule.Evaluated // of rules that judge one by one, and have no clash
}

func (e *Engine) judgeInTurn(ctx context.Context, f *facts.Facts, off func(id string) bool, atATime int) (*rule.Judgement, error) {
	if misplaced(&f.Clashes) {
		return nil, errOtherwise
	}
	j := &inTurn{engine: e, facts: f, atATime: atATime}
	made := cores.Begin(func() { j.index = rule.NewIndex(f) })
	err := j.makeRest()
	made()
	if err != nil {
		return nil, fmt.Errorf("hand the facts to the rules: %w", err)
	}
	turns := j.turns(ctx, off)
	judgements, errs := make([]*rule.Judgement, len(turns)), make([]error, len(turns))
	cores.Lanes(len(turns), func() func(int) {
		l := j.newLane()
		return func(i int) {
			if ctx.Err() == nil {
				judgements[i], errs[i] = l.judge(ctx, &turns[i])
				turns[i] = turn{}
			}
		}
	})
	if err := errors.Join(append(errs, ctx.Err())...); err != nil {
		return nil, err
	}
	return summed(Joined(append(judgements, &rule.Judgement{Evaluated: j.none})...)), nil
}

// summed puts what a rule considered in several turns together.
func summed(j *rule.Judgement) *rule.Judgement {
	out := j.Evaluated[:0]
	for _, e := range j.Evaluated {
		if n := len(out); n > 0 && out[n-1].Rule == e.Rule {
			out[n-1].Considered += e.Considered
		} else {
			out = append(out, e)
		}
	}
	j.Evaluated = out
	return j
}

// makeRest makes terms of what rules read of the facts beside clashes.
func (j *inTurn) makeRest() error {
	all := reflect.ValueOf(*j.facts)
	names := fieldNames(all.Type())
	j.rest = make([][2]*ast.Term, len(names))
	errs := make([]error, len(names))
	cores.Lanes(len(names), func() func(int) {
		t := j.newTerms("")
		return func(i int) {
			if names[i] == "clashes" || !j.engine.Reads(names[i]) {
				return
			}
			var made *ast.Term
			made, errs[i] = t.of(all.Field(i))
			j.rest[i] = ast.Item(ast.StringTerm(names[i]), made)
		}
	})
	j.rest = slices.DeleteFunc(j.rest, func(p [2]*ast.Term) bool { return p[0] == nil })
	return errors.Join(errs...)
}

// with is the facts with these clashes, by kind.
func (j *inTurn) with(clashes [][]*ast.Term) ast.Value {
	kinds := clashKinds()
	pairs := make([][2]*ast.Term, len(kinds))
	for i, kind := range kinds {
		pairs[i] = ast.Item(ast.StringTerm(kind), ast.ArrayTerm(clashes[i]...))
	}
	return ast.NewObject(append(slices.Clip(j.rest), ast.Item(ast.StringTerm("clashes"), ast.ObjectTerm(pairs...)))...)
}

// turns deals out the rules: first those for which many clashes have to be there,
// then those that look at none, and last those that judge them one by one.
func (j *inTurn) turns(ctx context.Context, off func(id string) bool) (out []turn) {
	idle := j.idle(ctx, slices.DeleteFunc(slices.Clone(j.engine.rules), func(m ruleModule) bool { return off != nil && off(m.ID) }))
	var byOne []part // of each part the rules that judge one by one
	var p part
	for _, p = range j.engine.parts {
		var rest turn
		each := p
		each.rules = nil
		for _, m := range p.rules {
			if off != nil && off(m.ID) {
				continue
			}
			first := j.engine.view.first[m.ID]
			switch l := j.engine.view.rules[m.ID]; {
			case l.way == notAtAll, len(first) > 0 && !slices.ContainsFunc(first, func(list string) bool { return !idle[list] }):
				rest.rules = append(rest.rules, m)
			case l.way == oneByOne:
				each.rules = append(each.rules, m)
				j.none = append(j.none, rule.Evaluated{Rule: m.ID})
			default:
				at := slices.IndexFunc(out, func(t turn) bool { return t.look == l })
				if at < 0 {
					out, at = slices.Insert(out, 0, turn{look: l}), 0
				}
				out[at].rules = append(out[at].rules, m)
			}
		}
		if len(rest.rules) > 0 {
			out = append(out, rest)
		}
		byOne = append(byOne, each)
	}
	for i := range out {
		out[i].query = p.prepare(out[i].rules)
	}
	if !plenty(&j.facts.Clashes) {
		return append(j.few(byOne), out...) // those that take longest first
	}
	for kind, list := range j.facts.Clashes.Lists() {
		out = append(out, j.ofKind(kind, *list, p, rulesOf(byOne))...)
	}
	return out
}

// few are turns in which few clashes are judged, those of several kinds together.
func (j *inTurn) few(byOne []part) (out []turn) {
	groups, like := j.engine.groups(byOne, &j.facts.Clashes), alikes{}
	for _, g := range groups {
		g.deal(j.engine.asked, like)
	}
	heaviestFirst(byOne, &j.facts.Clashes)
	for _, p := range byOne {
		t := turn{look: look{way: oneByOne}, like: like}
		of := map[*clashGroup]bool{}
		for _, m := range p.rules {
			drawn := j.engine.view.rules[m.ID].of.from(groups)
			if len(drawn) == 0 {
				continue
			}
			t.rules = append(t.rules, m)
			if j.engine.regards[m.ID] == nil {
				t.like = nil
			}
			for _, g := range drawn {
				of[g] = true
			}
		}
		if len(t.rules) == 0 {
			continue
		}
		for _, g := range groups {
			for _, c := range g.clashes {
				if of[g] && (t.like == nil || t.like[c.ID] != nil) {
					t.clashes = append(t.clashes, c)
				}
			}
		}
		t.query = p.prepare(t.rules)
		out = append(out, t)
	}
	return out
}

// ofKind are the turns of the clashes of one kind.
func (j *inTurn) ofKind(kind int, list []facts.Clash, p part, byOne []ruleModule) (out []turn) {
	topics, name := map[string][]*facts.Clash{}, clashKinds()[kind]
	var order []string
	for i := range list {
		topic := list[i].Topic
		if topics[topic] == nil {
			order = append(order, topic)
		}
		topics[topic] = append(topics[topic], &list[i])
	}
	for _, topic := range order {
		asked := turn{look: look{way: oneByOne}}
		for _, m := range byOne {
			if j.engine.view.rules[m.ID].of.drawsFrom(name, topic) {
				asked.rules = append(asked.rules, m)
			}
		}
		if len(asked.rules) == 0 {
			continue
		}
		asked.query = p.prepare(asked.rules)
		judged := topics[topic]
		if asked.like = j.engine.alikesOf(name, topic, judged, asked.rules); asked.like != nil {
			judged = slices.DeleteFunc(judged, func(c *facts.Clash) bool { return asked.like[c.ID] == nil })
		}
		for some := range slices.Chunk(judged, j.atATime) {
			asked.clashes = some
			out = append(out, asked)
		}
	}
	return out
}

// lane is one of those that judge side by side, and what it keeps between turns.
type lane struct {
	*inTurn
	terms *terms
	kept  topdown.VirtualCache
}

func (j *inTurn) newLane() *lane { return &lane{j, j.newTerms("clashes"), topdown.NewVirtualCache()} }

// newTerms makes of records what the rules see of them.
func (j *inTurn) newTerms(clashes string) *terms {
	t := newTerms()
	t.shown = j.engine.view.shown(clashes)
	return t
}

func (l *lane) judge(ctx context.Context, t *turn) (*rule.Judgement, error) {
	input, err := l.input(t)
	if err != nil {
		return nil, err
	}
	raw, err := t.query.eval(ctx, input, withCache(newPassing(l.kept, l.engine.view.lasts)))
	if err != nil {
		return nil, err
	}
	out := &rule.Judgement{}
	for _, m := range t.rules {
		if t.like == nil {
			take(out, m.Rule, raw[m.ID], l.index)
		} else if err := t.like.repeat(out, m, raw[m.ID], t.considered(l.engine.view.rules[m.ID].of), l.index); err != nil {
			return nil, errOtherwise
		}
	}
	if len(out.Failures) > 0 {
		return nil, errOtherwise
	}
	return out, nil
}

// considered counts the clashes that a rule draws from, with those that are like
// them.
func (t *turn) considered(of members) (n int) {
	for _, c := range t.clashes {
		if of.has(clashKinds()[kindNumber()[c.Kind]], c) {
			n += len(t.like[c.ID])
		}
	}
	return n
}

// input is what is put before the rules of a turn.
func (l *lane) input(t *turn) (ast.Value, error) {
	lists := l.facts.Clashes.Lists()
	made := make([][]*ast.Term, len(lists))
	var err error
	add := func(terms *terms, kind int, c *facts.Clash) {
		term, fault := terms.of(reflect.ValueOf(c).Elem())
		made[kind], err = append(made[kind], term), errors.Join(err, fault)
	}
	for _, c := range t.clashes {
		add(l.terms, kindNumber()[c.Kind], c)
	}
	if t.way == notAtAll || t.way == oneByOne {
		return l.with(made), err
	}
	terms := l.newTerms("")
	if t.way == byFields {
		terms.showing(reflect.TypeFor[facts.Clash](), l.engine.view.drawnBy(t.rules))
	}
	for kind, list := range lists {
		for i := range *list {
			if c := &(*list)[i]; t.way != inTopic || c.Topic == t.of.topic {
				add(terms, kind, c)
			}
		}
	}
	return l.with(made), err
}

// passing keeps what rules work out for each other: for all turns what lasts, and
// the rest for one.
type passing struct {
	kept, gone topdown.VirtualCache
	lasts      func(ast.Ref) bool
}

func newPassing(kept topdown.VirtualCache, lasts func(ast.Ref) bool) *passing {
	return &passing{kept, topdown.NewVirtualCache(), lasts}
}

func (p *passing) of(ref ast.Ref) topdown.VirtualCache {
	if p.lasts(ref) {
		return p.kept
	}
	return p.gone
}

// lasts: data.roe.lib.NAME and the arguments rest on no clash.
func (o *outlook) lasts(ref ast.Ref) bool {
	if len(ref) < 4 {
		return false
	}
	if where, ok := ref[2].Value.(ast.String); !ok || where != "lib" {
		return false
	}
	name, ok := ref[3].Value.(ast.String)
	if _, moving := slices.BinarySearch(o.moving, string(name)); !ok || moving {
		return false
	}
	for _, t := range ref[4:] {
		if !short(t) {
			return false
		}
	}
	return true
}

// short: a record of plain values, or less.
func short(t *ast.Term) bool {
	switch v := t.Value.(type) {
	case ast.Object:
		return !v.Until(func(_, x *ast.Term) bool { return !ast.IsScalar(x.Value) })
	case ast.Set:
		return false
	case *ast.Array:
		return !v.Until(func(x *ast.Term) bool { return !ast.IsScalar(x.Value) })
	}
	return true
}

func (p *passing) Get(ref ast.Ref) (*ast.Term, bool) { return p.of(ref).Get(ref) }

func (p *passing) Put(ref ast.Ref, value *ast.Term) { p.of(ref).Put(ref, value) }

func (p *passing) Push() { p.kept.Push(); p.gone.Push() }

func (p *passing) Pop() { p.kept.Pop(); p.gone.Pop() }

func (p *passing) Keys() []ast.Ref { return append(p.kept.Keys(), p.gone.Keys()...) }
