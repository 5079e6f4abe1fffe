package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"roe.example/checker/rule"
)

// sorted orders findings by deployment as the books have them (documents last),
// then what is open before what is accepted, worst first, then topic and place.
// Those that were there before stand in the order in which they stood.
func (s *still) sorted(b *builder, all []*keptFinding) []*keptFinding {
	ranks := map[[2]string]int{}
	for _, d := range b.in.Facts.Deployments {
		ranks[[2]string{d.Book, d.ID}] = len(ranks) + 1
	}
	stay := maps.Equal(ranks, s.ranks)
	s.ranks = ranks
	stood, fresh := make([]*keptFinding, len(s.findings)), []*keptFinding{}
	for _, k := range all {
		if stay && k.at >= 0 {
			stood[k.at] = k
			continue
		}
		fresh = append(fresh, k)
		k.weight, k.rank = rule.Weight(k.made.Severity), len(ranks)+1
		if k.made.Deployment != "" {
			k.rank = ranks[[2]string{k.made.Book, k.made.Deployment}]
		}
	}
	stood = slices.DeleteFunc(stood, func(k *keptFinding) bool { return k == nil })
	slices.SortFunc(fresh, (*keptFinding).compare)
	return merged(stood, fresh)
}

// merged puts what is sorted into what is sorted. No two findings stand equally
// high.
func merged(old, fresh []*keptFinding) []*keptFinding {
	out := make([]*keptFinding, 0, len(old)+len(fresh))
	for _, k := range fresh {
		n, _ := slices.BinarySearchFunc(old, k, (*keptFinding).compare)
		out = append(append(out, old[:n]...), k)
		old = old[n:]
	}
	return append(out, old...)
}

func (k *keptFinding) compare(o *keptFinding) int {
	x, y := &k.made, &o.made
	if c := cmp.Compare(k.rank, o.rank); c != 0 {
		return c
	}
	if c := strings.Compare(x.Book, y.Book); c != 0 {
		return c
	}
	if c := cmp.Or(cmp.Compare(waived(x), waived(y)), cmp.Compare(o.weight, k.weight)); c != 0 {
		return c
	}
	if c := strings.Compare(x.Topic, y.Topic); c != 0 {
		return c
	}
	return cmp.Or(comparePlaces(x.Places[0], y.Places[0]), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Fingerprint, y.Fingerprint))
}

func comparePlaces(a, b Place) int {
	return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}

// write lists findings. They are large: those that stand one after the other as
// in the last report are copied from there together.
func (s *still) write(findings []*keptFinding) []Finding {
	out := make([]Finding, len(findings))
	for i := 0; i < len(findings); {
		from, n := findings[i].at, 1
		if from < 0 {
			out[i] = findings[i].made
		} else {
			for i+n < len(findings) && findings[i+n].at == from+n {
				n++
			}
			copy(out[i:i+n], s.written[from:])
		}
		i += n
	}
	for i, k := range findings {
		k.at = i
	}
	s.written = out
	return out
}
