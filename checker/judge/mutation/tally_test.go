package mutation

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// counts of mutants by what became of them.
type counts [3]int

// share of those that count which were killed.
func (c counts) share() float64 {
	if c[killed]+c[survived] == 0 {
		return 1
	}
	return float64(c[killed]) / float64(c[killed]+c[survived])
}

// table counts by operator.
type table map[string]counts

func tally(tried []*mutant, fates []fate) table {
	out := table{}
	for i, m := range tried {
		c := out[m.operator]
		c[fates[i]]++
		out[m.operator] = c
	}
	return out
}

func (t table) total() (sum counts) {
	for _, c := range t {
		for i, n := range c {
			sum[i] += n
		}
	}
	return sum
}

func (t table) String() string {
	var b strings.Builder
	line := func(name string, c counts) {
		fmt.Fprintf(&b, "%-20s %7d %7d %8d  %5.1f %%  (%d do not count)\n", name, c[killed]+c[survived], c[killed], c[survived], 100*c.share(), c[invalid])
	}
	fmt.Fprintf(&b, "%-20s %7s %7s %8s\n", "operator", "mutants", "killed", "survived")
	for _, name := range slices.Sorted(maps.Keys(t)) {
		line(name, t[name])
	}
	line("all", t.total())
	return b.String()
}
