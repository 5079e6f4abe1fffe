package judge

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/checker/facts"
	"roe.example/checker/rule"
)

// Memory judges the facts of one run after another and asks again only what
// can have another answer: rules that read something that changed, and of
// rules that judge clashes one by one the clashes that are new. It gives what
// Judge gives. It holds what the last run needed and nothing older, and is for
// one goroutine at a time.
type Memory struct {
	engine *Engine
	rules  []*remembered
	shared map[string]*document
	// ledgers are the sets in which is looked up, none before those on which it rests.
	ledgers []*ledger
	byPath  map[ledgerKey]*ledger
	making  sync.Mutex // of what is handed to rules, by those who make a ledger
	values  *inputs
	fresh   bool // the next run is the first
	topics  bool // the shared functions that list clashes are those that are known here
	// taken are the facts by which findings about clashes were last completed.
	taken *facts.Facts
	index *rule.Index // of the last run
	roll  *roll
	likes likes
}

// remembered is a rule, what it depends on, and what it said.
type remembered struct {
	ruleModule
	part  *part
	query question
	each  bool // it judges clashes one by one
	of    members
	reads reads
	all   any                  // what a rule said that judges all at once
	read  *rule.Judgement      // the same, as it was read in the run before
	found map[string][]*answer // by clash
	draw  *draw                // of the last run
	taken *rule.Judgement      // of these answers, if they were the last run's
	off   bool
	// additive: it judges each record of a list by itself, and what it said is put
	// together of what it said of the list's parts.
	additive   bool
	said       []*foundTerm // in OPA's order
	again      bool         // what it said is to be put together again
	considered int
	parted
	// alike: of clashes that are alike it says the same, see Alike; classes are
	// what it said.
	alike   bool
	classes *classes
}

// answer is what a rule said of one clash, and the finding that it was read as
// in the run before.
type answer struct {
	said any
	read *rule.Finding
}

// document is what rules share, known by its value.
type document struct {
	query  query
	reads  reads
	rests  reads // the same, more narrowly
	value  ast.Value
	differ bool // from the run before
}

// Remember prepares to judge again and again.
func (e *Engine) Remember() (*Memory, error) {
	m := &Memory{engine: e, shared: map[string]*document{}, byPath: map[ledgerKey]*ledger{}, values: newInputs(), fresh: true, topics: e.knownGenerators()}
	for i := range e.parts {
		p := &e.parts[i]
		for _, r := range p.rules {
			one, err := m.plan(p, r)
			if err != nil {
				return nil, err
			}
			m.liken(one)
			m.rules = append(m.rules, one)
		}
	}
	slices.SortFunc(m.rules, func(a, b *remembered) int { return strings.Compare(a.ID, b.ID) })
	return m, nil
}

// plan finds out, once, what a rule's answer depends on.
func (m *Memory) plan(p *part, r ruleModule) (*remembered, error) {
	one := &remembered{ruleModule: r, part: p}
	follow := newReader(p.compiler)
	paths := []string{r.ref + ".findings", r.ref + ".considered"}
	list := ""
	one.of, list, one.each = m.engine.separable(r)
	if one.each {
		follow.skip, follow.kind, follow.shared = r.ref+"."+list, one.of.clashKind(), true
	}
	one.reads = follow.of(paths...)
	for name := range one.reads {
		if strings.HasPrefix(name, "clashes") && one.each || name == everything {
			one.each = false // it looks at other clashes as well
		}
	}
	if !one.each {
		follow.skip, follow.kind, follow.shared = "", "", false
		one.reads = follow.of(paths...)
	}
	if err := m.share(p, one); err != nil {
		return nil, err
	}
	follow.narrow, follow.topics, follow.made = true, m.topics, nil
	one.rests, one.made = follow.of(paths...), follow.made
	for name := range one.rests {
		if d := m.shared[name]; d != nil && len(d.reads) == 0 {
			delete(one.rests, name)
		}
	}
	if !one.each && len(one.reads) > 0 {
		named := ""
		if one.list, named = newReader(p.compiler).additive(r.ref); one.list != "" {
			one.additive = true
			if err := m.follow(p, &one.parted, named, paths...); err != nil {
				return nil, err
			}
		}
	}
	one.query = p.prepare([]ruleModule{r})
	one.ask = one.query.query
	return one, nil
}

// share prepares the documents that a rule shares with others; those that are
// the same whatever the facts are need no looking at.
func (m *Memory) share(p *part, one *remembered) error {
	for name := range one.reads {
		if !strings.HasPrefix(name, "data.") {
			continue
		}
		if m.shared[name] == nil {
			d := &document{reads: newReader(p.compiler).of(name)}
			narrow := newReader(p.compiler)
			narrow.narrow, narrow.topics = true, m.topics
			d.rests = narrow.of(name)
			place, err := ast.ParseRef(name)
			if err != nil {
				return err
			}
			d.query = newQuery(p.compiler, nil, place)
			m.shared[name] = d
		}
		if len(m.shared[name].reads) == 0 {
			delete(one.reads, name)
		}
	}
	return nil
}

// Judge judges the facts of the next run by all rules but those that are off.
// The facts must not change afterwards.
func (m *Memory) Judge(ctx context.Context, f *facts.Facts, off func(id string) bool) (*rule.Judgement, error) {
	for _, one := range m.rules {
		if one.off = off != nil && off(one.ID); one.off {
			one.forget() // what it said will be out of date
		}
	}
	out, err := m.judge(ctx, f)
	if err != nil {
		m.forget()
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return m.engine.Judge(ctx, f, off) // which says what is wrong, rule by rule
	}
	return out, nil
}

func (m *Memory) forget() {
	m.fresh, m.values, m.taken, m.index, m.roll = true, newInputs(), nil, nil, nil
	m.likes.marks = nil
	for _, one := range m.rules {
		one.forget()
	}
	for _, d := range m.shared {
		d.value = nil
	}
	for _, l := range m.ledgers {
		l.forget()
	}
}

func (r *remembered) forget() {
	r.all, r.read, r.found, r.taken, r.classes, r.parts, r.said = nil, nil, nil, nil, nil, nil, nil
}

func (m *Memory) judge(ctx context.Context, f *facts.Facts) (*rule.Judgement, error) {
	if err := m.values.next(wordless(f)); err != nil {
		return nil, err
	}
	if err := m.compareShared(ctx); err != nil {
		return nil, err
	}
	if err := m.renew(ctx); err != nil {
		return nil, err
	}
	m.roll = nextRoll(m.roll, &m.values.facts.Clashes)
	defer func() { m.roll.before = nil }()
	m.likes.trim(f)
	if err := m.markNorms(); err != nil {
		return nil, err
	}
	asks, err := m.asks(f)
	for len(asks) > 0 && err == nil {
		if err = m.ask(ctx, asks); err == nil {
			asks, err = m.askEach(asks)
		}
	}
	if err != nil {
		return nil, err
	}
	m.fresh = false
	return m.take(f)
}

// wordless are the facts without the text of norms, which no rule reads (a test
// holds the rules to that): who mends the wording of a norm asks nothing anew.
func wordless(f *facts.Facts) *facts.Facts {
	out := *f
	out.Norms = slices.Clone(f.Norms)
	for i := range out.Norms {
		out.Norms[i].Text = facts.Norm{}.Text
	}
	return &out
}

// changed tells whether something that was read has changed.
func (m *Memory) changed(r reads) bool {
	if m.fresh {
		return true
	}
	for name := range r {
		if d := m.shared[name]; d != nil && d.differ || d == nil && m.values.changed(name) {
			return true
		}
	}
	return false
}

// compareShared works out what rules share where it may have changed.
func (m *Memory) compareShared(ctx context.Context) error {
	for name, d := range m.shared {
		d.differ = false
		if len(d.reads) == 0 || d.value != nil && !m.changed(d.rests) {
			continue
		}
		input, err := m.values.whole(d.rests)
		if err != nil {
			return err
		}
		value, err := termOf(ctx, d.query, input)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		d.differ = d.value == nil || d.value.Compare(value) != 0
		d.value = value
	}
	return nil
}

// termOf asks for one document, in which sets are lists.
func termOf(ctx context.Context, q query, input ast.Value) (ast.Value, error) {
	lists, err := q.ask(ctx, input)
	if err != nil {
		return nil, err
	}
	if lists[0].Len() != 1 {
		return nil, errors.New("undefined")
	}
	document, err := ast.JSON(lists[0].Elem(0).Value)
	if err != nil {
		return nil, err
	}
	return ast.InterfaceToValue(document)
}
