package judge

import (
	"errors"
	"slices"

	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
	"roe.example/checker/rule"
)

// take makes findings of all that was said, in the order of Judge. What was not
// said anew is read again only where it would be completed otherwise.
func (m *Memory) take(f *facts.Facts) (*rule.Judgement, error) {
	held := *f // its lists, whatever is put in their place later
	moved := rule.WhatMoved(m.taken, &held)
	m.index, m.taken = m.index.Next(&held), &held
	parts := make([]*rule.Judgement, len(m.rules))
	errs := make([]error, len(m.rules))
	cores.Lanes(len(m.rules), func() func(int) {
		return func(i int) {
			parts[i] = &rule.Judgement{}
			switch one := m.rules[i]; {
			case one.off:
			case one.each:
				parts[i], errs[i] = one.takeEach(m.index, moved)
			case one.additive:
				errs[i] = one.takeParts(parts[i], m.index, moved)
			default:
				parts[i] = one.takeAll(m.index, moved)
			}
		}
	})
	for i, p := range parts {
		if errs[i] != nil || len(p.Failures) > 0 {
			return nil, errors.New("a rule's findings are malformed")
		}
	}
	return inOrder(parts), nil
}

// inOrder puts the judgements of rules together that stand in the order of their
// ids, see Joined.
func inOrder(parts []*rule.Judgement) *rule.Judgement {
	out, count := &rule.Judgement{}, 0
	for _, p := range parts {
		count += len(p.Findings)
	}
	out.Findings = slices.Grow(out.Findings, count)
	for _, p := range parts {
		out.Findings, out.Evaluated = append(out.Findings, p.Findings...), append(out.Evaluated, p.Evaluated...)
	}
	return out
}

// takeAll reads what a rule says of all facts.
func (r *remembered) takeAll(index *rule.Index, moved *rule.Moved) *rule.Judgement {
	if r.read == nil || !moved.Nothing() && slices.ContainsFunc(r.read.Findings, func(f rule.Finding) bool {
		return f.Clash != "" && moved.Of(index.Clash(f.Clash))
	}) {
		r.read = &rule.Judgement{}
		take(r.read, r.Rule, r.all, index)
	}
	return r.read
}

// takeEach reads what a rule says of its clashes, in their order.
func (r *remembered) takeEach(index *rule.Index, moved *rule.Moved) (*rule.Judgement, error) {
	if r.taken != nil && !r.draw.touched(moved) {
		return r.taken, nil
	}
	out := &rule.Judgement{}
	for _, c := range r.draw.clashes {
		for _, a := range r.found[c.ID] {
			if a.read == nil || moved.Of(c) {
				finding, err := index.DecodeAbout(c, a.said)
				if err != nil {
					return nil, err
				}
				finding.Rule, a.read = r.ID, finding
			}
			out.Findings = append(out.Findings, *a.read)
		}
	}
	out.Evaluated = append(out.Evaluated, rule.Evaluated{Rule: r.ID, Considered: len(r.draw.clashes)})
	r.taken = out
	return out, nil
}
