package judge

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/checker/facts"
	"roe.example/checker/rule"
)

// Alike judges many deployments that are much alike, some at a time, and gives
// what Judge gives. Clashes that differ only in whom they are about are judged
// once: of the rules that judge clashes one by one and look up nothing but
// norms, the answer is the same for all of them, but for the clash's id. What
// they look at in a clash is found in the rules themselves. It is for one
// goroutine at a time, and for facts that all state the same documents.
type Alike struct {
	engine *Engine
	off    func(id string) bool
	each   []eachPart
	// single judge clashes one by one as well, and look at contradictions beside
	// them; rest look at anything.
	single []eachPart
	rest   []part
	docs   []query // for what rules share that rests on norms
	look   likeness
	kinds  []string
	// answers by what a clash is like; a missing one was never asked.
	answers map[string][]said
	marks   map[string]string // of norms: what the documents say of each
}

// eachPart is the rules of a part that judge clashes one by one.
type eachPart struct {
	part
	of    map[string]members // by rule
	query question
}

// said is what a rule says of a clash.
type said struct {
	rule   rule.Rule
	fields map[string]any
}

// Alike prepares to judge; off may be nil.
func (e *Engine) Alike(off func(id string) bool) (*Alike, error) {
	known, err := e.singly()
	if err != nil {
		return nil, err
	}
	return e.alikeOf(known, off)
}

func (e *Engine) alikeOf(known *singles, off func(id string) bool) (*Alike, error) {
	a := &Alike{engine: e, off: off, kinds: clashKinds(), answers: map[string][]said{}, look: likeness{}}
	docs := map[string]bool{}
	for _, p := range e.on(off) {
		each, single, rest := eachPart{part: p, of: map[string]members{}}, eachPart{part: p, of: map[string]members{}}, p
		each.rules, single.rules, rest.rules = nil, nil, nil
		for _, r := range p.rules {
			switch one := known.by[r.ID]; {
			case one.looks != nil:
				each.rules, each.of[r.ID] = append(each.rules, r), one.of
				maps.Copy(a.look, one.looks)
				for _, name := range one.docs {
					docs[name] = true
				}
			case one.each:
				single.rules, single.of[r.ID] = append(single.rules, r), one.of
			default:
				rest.rules = append(rest.rules, r)
			}
		}
		a.add(each, single, rest)
	}
	for _, name := range slices.Sorted(maps.Keys(docs)) {
		q, err := e.documentQuery(name)
		if err != nil {
			return nil, err
		}
		a.docs = append(a.docs, q)
	}
	return a, nil
}

func (a *Alike) add(each, single eachPart, rest part) {
	if len(each.rules) > 0 {
		each.query = each.prepare(each.rules)
		a.each = append(a.each, each)
	}
	if len(single.rules) > 0 {
		a.single = append(a.single, single)
	}
	if len(rest.rules) > 0 {
		a.rest = append(a.rest, rest)
	}
}

// Judge judges the next facts.
func (a *Alike) Judge(ctx context.Context, f *facts.Facts) (*rule.Judgement, error) {
	if a.marks == nil {
		if err := a.mark(ctx, f); err != nil {
			return nil, err
		}
	}
	keys := a.keys(f)
	if err := a.askNew(ctx, f, keys); err != nil {
		return nil, err
	}
	index := rule.NewIndex(f)
	out := make([]*rule.Judgement, 0, len(a.each)+len(a.rest))
	for _, p := range a.each {
		one, err := a.repeat(p, f, keys, index)
		if err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	others, err := a.judgeOthers(ctx, f, index)
	if err != nil {
		return nil, err
	}
	return Joined(append(out, others...)...), nil
}

// judgeOthers judges by the rules that have to see more.
func (a *Alike) judgeOthers(ctx context.Context, f *facts.Facts, index *rule.Index) ([]*rule.Judgement, error) {
	all, err := value(f)
	if err != nil {
		return nil, fmt.Errorf("hand the facts to the rules: %w", err)
	}
	some := a.only(all.(ast.Object), f)
	out, errs := make([]*rule.Judgement, len(a.single)+len(a.rest)), make([]error, len(a.single)+len(a.rest))
	var wait sync.WaitGroup
	for i, p := range a.single {
		wait.Go(func() { out[i], errs[i] = p.judge(ctx, &run{facts: some, index: index}) })
	}
	for i, p := range a.rest {
		at := len(a.single) + i
		wait.Go(func() { out[at], errs[at] = p.judge(ctx, &run{facts: all, index: index}) })
	}
	wait.Wait()
	return out, errors.Join(errs...)
}

// only keeps of the clashes those that some rule of a.single judges, and all
// contradictions inside of documents, against which others are held.
func (a *Alike) only(all ast.Object, f *facts.Facts) ast.Value {
	clashes := all.Get(ast.StringTerm("clashes")).Value.(ast.Object)
	kept := ast.NewObject()
	for i, list := range f.Clashes.Lists() {
		kind := ast.StringTerm(a.kinds[i])
		terms := clashes.Get(kind).Value.(*ast.Array)
		var some []*ast.Term
		for j := range *list {
			if a.kinds[i] == "defect" || a.judged(a.kinds[i], &(*list)[j]) {
				some = append(some, terms.Elem(j))
			}
		}
		kept.Insert(kind, ast.ArrayTerm(some...))
	}
	out := ast.NewObject()
	all.Foreach(func(name, term *ast.Term) {
		if name.Value.Compare(ast.String("clashes")) == 0 {
			term = ast.NewTerm(kept)
		}
		out.Insert(name, term)
	})
	return out
}

func (a *Alike) judged(kind string, c *facts.Clash) bool {
	for _, p := range a.single {
		for _, m := range p.of {
			if m.drawsFrom(kind, c.Topic) {
				return true
			}
		}
	}
	return false
}

// keys says what each clash is like, by id.
func (a *Alike) keys(f *facts.Facts) map[string]string {
	out := map[string]string{}
	for _, list := range f.Clashes.Lists() {
		for i := range *list {
			out[(*list)[i].ID] = a.look.key(&(*list)[i], a.marks)
		}
	}
	return out
}

// mark works out what the documents that rules share say of each norm.
func (a *Alike) mark(ctx context.Context, f *facts.Facts) error {
	input, err := value(&facts.Facts{Norms: f.Norms})
	if err != nil {
		return err
	}
	marks := map[string]string{}
	for i, q := range a.docs {
		value, err := termOf(ctx, q, input)
		if err != nil {
			return err
		}
		if err := mark(marks, i, value); err != nil {
			return err
		}
	}
	a.marks = marks
	return nil
}

// mark notes of each id what a document that rules share says of it, which is
// the how manieth of them.
func mark(marks map[string]string, number int, document ast.Value) error {
	list, ok := document.(*ast.Array)
	if !ok {
		return errors.New("what rules share is no list")
	}
	list.Foreach(func(entry *ast.Term) {
		ast.WalkTerms(entry, func(t *ast.Term) bool {
			if id, ok := t.Value.(ast.String); ok {
				marks[string(id)] += fmt.Sprint(number, without(entry, id))
			}
			return false
		})
	})
	return nil
}

// without writes an entry with an id left open.
func without(entry *ast.Term, id ast.String) string {
	switch v := entry.Value.(type) {
	case ast.String:
		if v == id {
			return "~" // no text is written so
		}
	case *ast.Array:
		var parts []string
		v.Foreach(func(t *ast.Term) { parts = append(parts, without(t, id)) })
		return "[" + strings.Join(parts, ",") + "]"
	}
	return entry.String()
}

// askNew asks about one clash of each likeness that was not met before. A rule
// whose answer names whom the clash is about is asked about each.
func (a *Alike) askNew(ctx context.Context, f *facts.Facts, keys map[string]string) error {
	var first []*facts.Clash
	asked := map[string]bool{}
	for _, list := range f.Clashes.Lists() {
		for i := range *list {
			c := &(*list)[i]
			key := keys[c.ID]
			if _, known := a.answers[key]; !known && !asked[key] {
				asked[key] = true
				first = append(first, c)
			}
		}
	}
	if len(first) == 0 {
		return nil
	}
	if err := a.ask(ctx, f, first, keys); err != nil {
		return err
	}
	var again []*facts.Clash
	for _, c := range first {
		if slices.ContainsFunc(a.answers[keys[c.ID]], func(s said) bool { return names(s.fields, c) }) {
			again = append(again, a.apart(f, keys, keys[c.ID])...)
		}
	}
	if len(again) == 0 {
		return nil
	}
	return a.ask(ctx, f, again, keys)
}

// apart gives the clashes that are like each other keys of their own.
func (a *Alike) apart(f *facts.Facts, keys map[string]string, key string) (out []*facts.Clash) {
	for _, list := range f.Clashes.Lists() {
		for i := range *list {
			if c := &(*list)[i]; keys[c.ID] == key {
				keys[c.ID] = key + "|" + c.ID
				out = append(out, c)
			}
		}
	}
	delete(a.answers, key)
	return out
}

// ask puts clashes to the rules that judge them one by one.
func (a *Alike) ask(ctx context.Context, f *facts.Facts, some []*facts.Clash, keys map[string]string) error {
	shown := facts.Facts{Norms: f.Norms}
	lists := shown.Clashes.Lists()
	for _, c := range some {
		a.answers[keys[c.ID]] = nil
		list := lists[kindNumber()[c.Kind]]
		*list = append(*list, *c)
	}
	input, err := value(&shown)
	if err != nil {
		return err
	}
	raw, errs := make([]map[string]any, len(a.each)), make([]error, len(a.each))
	var wait sync.WaitGroup
	for i, p := range a.each {
		wait.Go(func() { raw[i], errs[i] = p.query.eval(ctx, input) })
	}
	wait.Wait()
	if err := errors.Join(append(errs, ctx.Err())...); err != nil {
		return err
	}
	for i, p := range a.each {
		for _, r := range p.rules {
			findings, ok := firstOfList(raw[i][r.ID], "findings").([]any)
			if !ok {
				return fmt.Errorf("%s gave no set of findings", r.ID)
			}
			for _, x := range findings {
				fields, _ := x.(map[string]any)
				id, _ := fields["clash"].(string)
				key, known := keys[id]
				if !known {
					return fmt.Errorf("a finding of %s is about no clash of its own", r.ID)
				}
				a.answers[key] = append(a.answers[key], said{r.Rule, fields})
			}
		}
	}
	return nil
}

// repeat makes findings of the answers, in the order of the clashes.
func (a *Alike) repeat(p eachPart, f *facts.Facts, keys map[string]string, index *rule.Index) (*rule.Judgement, error) {
	out := &rule.Judgement{}
	for _, r := range p.rules {
		considered := p.of[r.ID].of(&f.Clashes)
		out.Evaluated = append(out.Evaluated, rule.Evaluated{Rule: r.ID, Considered: len(considered)})
		for _, c := range considered {
			for _, s := range a.answers[keys[c.ID]] {
				if s.rule.ID != r.ID {
					continue
				}
				fields := maps.Clone(s.fields)
				fields["clash"] = c.ID
				finding, err := index.Decode(fields)
				if err != nil {
					return nil, err
				}
				finding.Rule = r.ID
				out.Findings = append(out.Findings, *finding)
			}
		}
	}
	return out, nil
}
