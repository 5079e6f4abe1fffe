package report

import (
	"cmp"
	"slices"
	"strings"

	"roe.example/checker/internal/cores"
	"roe.example/checker/rule"
)

// groupKey is what makes two findings the same one.
type groupKey struct{ rule, book, deployment, cause string }

func keyOf(f *rule.Finding) groupKey { return groupKey{f.Rule, f.Book, f.Deployment, f.Cause} }

func compareKeys(a, b groupKey) int {
	return cmp.Or(strings.Compare(a.rule, b.rule), strings.Compare(a.book, b.book),
		strings.Compare(a.deployment, b.deployment), strings.Compare(a.cause, b.cause))
}

// findings merges and renders them rule by rule, and moves a rule with a bad
// finding to the failures. What is in the memory as it must be is not made.
func (b *builder) findings(known *still, r *Report) []Finding {
	raw := b.in.Judgement.Findings
	handed, all := known.match(raw)
	known.check(b, all)
	anew := groups(handed, raw)
	by := make([]*names, len(anew))
	cores.Lanes(len(anew), func() func(int) { return func(i int) { by[i] = b.again(known, anew[i]) } }) // some say much
	failed := map[string]bool{}
	for _, k := range anew {
		if k.err != nil && !failed[k.key.rule] {
			failed[k.key.rule] = true
			r.Failures = append(r.Failures, Failure{
				Rule: k.key.rule, File: b.rules[k.key.rule].File, Line: max(1, b.rules[k.key.rule].Line), Message: "malformed finding: " + k.err.Error(),
			})
		}
	}
	if len(failed) > 0 {
		all = slices.DeleteFunc(all, func(k *keptFinding) bool { return failed[k.key.rule] })
	}
	order := known.sorted(b, all)
	out := known.write(order)
	switch {
	case len(failed) > 0:
		*known.Memory = Memory{}
	case known.keeps:
		for i, k := range anew {
			known.rest(k, by[i])
		}
		known.keep(b, handed, order)
	}
	return out
}

// match finds the finding of each that was handed over: those that there were,
// and others. What the rules hand over mostly comes in the order in which it came.
func (s *still) match(raw []rule.Finding) (handed, all []*keptFinding) {
	s.run++
	handed, all = make([]*keptFinding, len(raw)), make([]*keptFinding, 0, len(s.findings))
	next := 0
	for i := range raw {
		f := &raw[i]
		key := keyOf(f)
		var k *keptFinding
		if next < len(s.handed) && s.handed[next].key == key {
			k = s.handed[next]
			next++
		} else if k = s.by[key]; k == nil {
			k = &keptFinding{key: key, at: -1}
			s.by[key] = k
		} else if k.run != s.run {
			next = k.came + 1
		}
		if k.run != s.run {
			k.run, k.came, k.seen, k.anew, k.all = s.run, i, 0, false, nil
			all = append(all, k)
		}
		k.anew = k.anew || k.seen >= len(k.group) || !sameFinding(&k.group[k.seen], f)
		k.seen++
		handed[i] = k
	}
	return handed, all
}

// check tells which findings are to be written anew, and gives those that only
// stand elsewhere their places.
func (s *still) check(b *builder, all []*keptFinding) {
	var moved []*keptFinding
	for _, k := range all {
		switch {
		case k.anew:
		case k.seen != len(k.group) || s.rules[k.key.rule] || s.differ(k.rests):
			k.anew = true
		case !s.all && !s.differ(k.stands):
		case len(k.group) > 1: // which of them is told first, making finds out
			k.anew = true
		default:
			moved = append(moved, k)
		}
	}
	by := make([]*names, len(moved))
	cores.Each(len(moved), func(i int) {
		k := moved[i]
		before := k.made.Places
		k.made.Places, by[i] = nil, b.names[k.key.book].hearing()
		if b.locate(&k.made, by[i], []*rule.Finding{&k.group[0]}) != nil {
			k.anew = true
		} else if slices.Equal(k.made.Places, before) {
			k.made.Places = before
		} else {
			k.at = -1
		}
	})
	for i, k := range moved {
		s.stand(k, by[i])
	}
}

// groups puts together what was handed over for findings that are to be written,
// by key.
func groups(handed []*keptFinding, raw []rule.Finding) (out []*keptFinding) {
	for i, k := range handed {
		if !k.anew {
			continue
		}
		if k.all == nil {
			out = append(out, k)
		}
		k.all = append(k.all, &raw[i])
	}
	slices.SortFunc(out, func(x, y *keptFinding) int { return compareKeys(x.key, y.key) })
	return out
}

// again makes a finding, and gives the names by which it is made: where it is
// kept, they heard what for.
func (b *builder) again(s *still, k *keptFinding) *names {
	n := b.names[k.key.book]
	if s.keeps {
		k.group = handedOver(k.all) // in the order of the rule, which making sorts
		if n != nil {
			n = n.hearing()
		}
	}
	k.made, k.err = b.finding(n, k.key, k.all)
	k.at, k.all = -1, nil
	return n
}

// handedOver copies what a rule handed over, in its order.
func handedOver(group []*rule.Finding) []rule.Finding {
	out := make([]rule.Finding, len(group))
	for i, f := range group {
		out[i] = *f
	}
	return out
}

// keep holds what this report wrote for the next.
func (s *still) keep(b *builder, handed, findings []*keptFinding) {
	for _, k := range s.findings {
		if k.run != s.run {
			delete(s.by, k.key)
		}
	}
	s.Memory.names, s.Memory.facts, s.Memory.rules = b.names, b.in.Facts, b.rules
	s.Memory.findings, s.Memory.handed = findings, handed
}
