package report

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
	"time"

	"roe.example/checker/facts"
	"roe.example/checker/rule"
)

// fingerprint names a finding for good: it rests on the rule, the deployment
// and the cause, and on nothing that moves when a file is edited or renamed.
func fingerprint(key groupKey) string {
	sum := sha256.Sum256([]byte(key.rule + "\x00" + key.deployment + "\x00" + key.cause))
	return hex.EncodeToString(sum[:8])
}

// merge puts the findings of a group in order, worst first, and widens the
// first by what the others add.
func merge(n *names, group []*rule.Finding) (*rule.Finding, error) {
	starts := map[*rule.Finding]string{}
	for _, f := range group {
		i, err := interval(n, f)
		if err != nil {
			return nil, err
		}
		if i != nil {
			starts[f] = i.From
		}
	}
	slices.SortStableFunc(group, func(a, b *rule.Finding) int {
		return cmp.Or(
			cmp.Compare(rule.Weight(b.Severity), rule.Weight(a.Severity)),
			strings.Compare(starts[a], starts[b]),
			strings.Compare(a.Message, b.Message),
			strings.Compare(a.Places[0].Path, b.Places[0].Path),
			cmp.Compare(n.clashes[a.Clash].at, n.clashes[b.Clash].at),
		)
	})
	first := *group[0]
	if len(group) > 1 {
		first.Args = maps.Clone(first.Args)
	}
	var agencies, actions []string
	var twins []*rule.Finding
	for i, f := range group {
		agencies, actions = append(agencies, f.Agencies...), append(actions, f.Actions...)
		if i > 0 && f.Message == first.Message {
			twins = append(twins, f)
		}
	}
	widen(first.Args, twins)
	first.Agencies, first.Actions = union(nil, agencies), union(nil, actions)
	return &first, nil
}

// Fingerprint is that of the findings of a rule on a deployment with a cause.
func Fingerprint(rule, deployment, cause string) string {
	return fingerprint(groupKey{rule: rule, deployment: deployment, cause: cause})
}

// widen adds to lists of agencies, actions and norms what twins list, so that
// one sentence speaks of all.
func widen(args map[string]rule.Argument, twins []*rule.Finding) {
	for name, a := range args {
		if a.Type != "agencies" && a.Type != "actions" && a.Type != "norms" {
			continue
		}
		var more []string
		for _, f := range twins {
			if b := f.Args[name]; b.Type == a.Type {
				more = append(more, b.IDs...)
			}
		}
		if len(more) > 0 {
			a.IDs = union(a.IDs, more)
			args[name] = a
		}
	}
}

// union keeps the order of the first list.
func union(a, b []string) []string {
	out := append(make([]string, 0, len(a)+len(b)), a...)
	if len(a)+len(b) <= few {
		for _, s := range b {
			if !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
		return out
	}
	seen := make(map[string]bool, len(a)+len(b))
	for _, s := range a {
		seen[s] = true
	}
	for _, s := range b {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// few are as many as are looked through faster than they are looked up.
const few = 16

// interval is when a finding holds: its own period, or its clash's.
func interval(n *names, f *rule.Finding) (*Interval, error) {
	if f.Clash == "" {
		return f.During, nil
	}
	c, err := n.clash(f.Clash)
	if err != nil {
		return nil, err
	}
	if f.During != nil {
		return f.During, nil
	}
	return &c.During, nil
}

// addClashes adds what the clashes of a group say: the first one's kind and
// situation, and the periods and settlements of all.
func addClashes(f *Finding, n *names, group []*rule.Finding) error {
	var periods []Interval
	for _, raw := range group {
		i, err := interval(n, raw)
		if err != nil {
			return err
		}
		if i != nil {
			periods = append(periods, *i)
		}
		if c := n.clashes[raw.Clash].Clash; c != nil {
			addClash(f, c)
		}
	}
	if periods = joined(periods); len(periods) > 0 {
		f.During = &Interval{From: periods[0].From, Until: periods[len(periods)-1].Until}
	}
	if len(periods) > 1 {
		f.Periods = periods
	}
	return nil
}

func addClash(f *Finding, c *facts.Clash) {
	if f.Kind == "" {
		f.Kind, f.Situation, f.Region = c.Kind, c.Situation, c.Region
		for _, w := range c.Witness {
			f.Witness[w.Dimension] = w.Value
		}
	}
	for _, s := range c.Settlements {
		by := Settlement{Clause: s.Clause, By: s.By, Outcome: s.Outcome}
		if s.Outcome != "fails" && !slices.Contains(f.SettledBy, by) {
			f.SettledBy = append(f.SettledBy, by)
		}
	}
}

// joined sorts periods and joins those that touch.
func joined(periods []Interval) (out []Interval) {
	slices.SortFunc(periods, func(a, b Interval) int {
		return cmp.Or(compareTimes(a.From, b.From, -1), compareTimes(a.Until, b.Until, 1))
	})
	for _, p := range periods {
		if last := len(out) - 1; last >= 0 && (out[last].Until == "" || compareTimes(p.From, out[last].Until, -1) <= 0) {
			if compareTimes(p.Until, out[last].Until, 1) > 0 {
				out[last].Until = p.Until
			}
			continue
		}
		out = append(out, p)
	}
	return out
}

// compareTimes orders instants; an empty one stands before all (-1) or after
// all (1).
func compareTimes(a, b string, empty int) int {
	switch {
	case a == b:
		return 0
	case a == "":
		return empty
	case b == "":
		return -empty
	}
	at, errA := time.Parse(time.RFC3339, a)
	bt, errB := time.Parse(time.RFC3339, b)
	if errA != nil || errB != nil { // days compare as text
		return strings.Compare(a, b)
	}
	return at.Compare(bt)
}
