package judge

import (
	"context"
	"errors"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"

	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
)

// ask is a question to a rule, on all facts or on some clashes, or about a portion.
type ask struct {
	rule    *remembered // nil: of is asked
	of      *parted
	input   ast.Value
	only    []*facts.Clash
	portion *portion // nil: of no list
	said    any
}

// asks lists what must be asked again, and lets go of what is no longer there.
func (m *Memory) asks(f *facts.Facts) (out []*ask, err error) {
	var some []*facts.Clash
	for _, one := range m.rules {
		if one.off {
			continue
		}
		if one.additive {
			if len(one.parts) > 0 && !m.moved(&one.parted) {
				continue
			}
			some, err := m.askParts(&one.parted)
			if err != nil {
				return nil, err
			}
			one.again, out = true, append(out, some...)
			continue
		}
		changed := m.changed(one.rests)
		if !one.each {
			if changed || one.all == nil {
				input, err := m.values.whole(one.rests)
				if err != nil {
					return nil, err
				}
				out = append(out, &ask{rule: one, of: &one.parted, input: input})
			}
			continue
		}
		considered := m.roll.of(one.of)
		one.draw = considered
		if !changed && one.found != nil && considered.same {
			continue // it was asked about the very same
		}
		one.taken = nil
		a := &ask{rule: one, of: &one.parted}
		kept := map[string][]*answer{}
		if one.classes == nil || changed {
			one.classes = newClasses()
		}
		one.classes.trim(len(considered.clashes))
		for _, c := range considered.clashes {
			said, ok := one.found[c.ID]
			switch {
			case ok && !changed:
				kept[c.ID] = said
			case one.alike && one.classes.answer(c, m.likes.key(c), kept):
			default:
				a.only = append(a.only, c)
			}
		}
		one.found = kept
		if len(a.only) > 0 {
			out = append(out, a)
			some = append(some, a.only...)
		}
	}
	input, err := m.values.with(some)
	for _, a := range out {
		if a.portion == nil && a.rule.each {
			a.input = input
		}
	}
	return out, err
}

// ask puts the questions, on all processors.
func (m *Memory) ask(ctx context.Context, asks []*ask) error {
	errs := make([]error, len(asks))
	known := m.known(asks)
	cores.Lanes(len(asks), func() func(int) {
		shared := map[ast.Value]topdown.VirtualCache{} // by the facts that are asked about
		lasting := map[*parted]topdown.VirtualCache{}
		return func(i int) {
			a := asks[i]
			if a.portion != nil {
				if lasting[a.of] == nil {
					lasting[a.of] = known()
				}
				errs[i] = a.put(ctx, lasting[a.of])
				return
			}
			if shared[a.input] == nil {
				shared[a.input] = known()
			}
			var raw map[string]any
			raw, errs[i] = a.rule.query.eval(ctx, a.input, withCache(shared[a.input]))
			a.said = raw[a.rule.ID]
		}
	})
	if err := errors.Join(append(errs, m.faults(), ctx.Err())...); err != nil {
		return err
	}
	for _, a := range asks {
		if err := a.keep(); err != nil {
			return err
		}
	}
	return nil
}

// known begins caches of what rules work out for each other, with what they need
// of the facts that can be made without them.
func (m *Memory) known(asks []*ask) func() topdown.VirtualCache {
	seen := map[string]bool{}
	var paths []ast.Ref
	var made []*ast.Term
	for _, a := range asks {
		for path, by := range a.of.made {
			if seen[path] {
				continue
			}
			seen[path] = true
			if term := m.values.byID(by); term != nil {
				paths, made = append(paths, by.ref), append(made, term)
			}
		}
	}
	return func() topdown.VirtualCache {
		cache := topdown.NewVirtualCache()
		for i, path := range paths {
			cache.Put(path, made[i])
		}
		return cache
	}
}

// keep remembers an answer; one about clashes is dealt out to them.
func (a *ask) keep() error {
	if a.portion != nil {
		return nil
	}
	if !a.rule.each {
		a.rule.all, a.rule.read = a.said, nil
		return nil
	}
	findings, ok := firstOfList(a.said, "findings").([]any)
	if !ok {
		return errors.New("no set of findings")
	}
	asked := make(map[string]bool, len(a.only))
	for _, c := range a.only {
		asked[c.ID], a.rule.found[c.ID] = true, nil
	}
	for _, x := range findings {
		fields, _ := x.(map[string]any)
		id, _ := fields["clash"].(string)
		if _, member := a.rule.found[id]; !member {
			return fmt.Errorf("a finding of %s is about no clash of its own", a.rule.ID)
		}
		if asked[id] { // others were there for other rules
			a.rule.found[id] = append(a.rule.found[id], &answer{said: x})
		}
	}
	return nil
}

func firstOfList(said any, field string) any {
	value, _ := said.(map[string]any)
	list, _ := value[field].([]any)
	if len(list) != 1 {
		return nil
	}
	return list[0]
}
