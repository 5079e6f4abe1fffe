package radio

import (
	"slices"
	"strconv"
	"strings"
)

// How a channel serves a member, from worst to best.
const (
	deaf = iota
	programmable
	talks
)

// level is how a channel serves a member.
func (m *Member) level(channel int) int {
	switch {
	case m.Talks[channel]:
		return talks
	case m.Programmable[channel]:
		return programmable
	}
	return deaf
}

// grouped sorts the channels that some net may use into groups that serve every
// net alike, and drops from each those that another of the group can always
// stand in for: one that disturbs the same channels or fewer, itself among
// them, so that no plan ever uses both.
func grouped(p *Plan) [][]int {
	byKey := map[string]int{}
	var groups [][]int
	for c := range p.Clash {
		key := p.signature(c)
		if key == "" {
			continue
		}
		if _, ok := byKey[key]; !ok {
			byKey[key] = len(groups)
			groups = append(groups, nil)
		}
		groups[byKey[key]] = append(groups[byKey[key]], c)
	}
	matters := make([]bool, len(p.Clash))
	for _, c := range slices.Concat(groups...) {
		matters[c] = true
	}
	for i := range groups {
		groups[i] = p.undominated(groups[i], matters)
	}
	return groups
}

// signature describes how a channel serves all nets; it is empty for one that
// serves none.
func (p *Plan) signature(c int) string {
	var b strings.Builder
	useful := false
	for i := range p.Nets {
		n := &p.Nets[i]
		if n.Channel == c {
			b.WriteByte('c')
			useful = true
		}
		if n.Fixed || !p.open(n, c) {
			b.WriteByte('|')
			continue
		}
		b.WriteString(strconv.Itoa(n.Misfit[c]))
		b.WriteByte(':')
		for j := range n.Members {
			level := n.Members[j].level(c)
			useful = useful || level > deaf
			b.WriteByte('0' + byte(level))
		}
		b.WriteByte('|')
	}
	for i := range p.Cache {
		useful = useful || p.Cache[i].Talks[c]
		b.WriteByte("ny"[at(p.Cache[i].Talks[c])])
	}
	if !useful {
		return ""
	}
	return b.String()
}

func at(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// open tells whether a net may use a channel as far as fixed nets let it: they
// will not give way.
func (p *Plan) open(n *Net, c int) bool {
	if !n.Allowed[c] {
		return false
	}
	for i := range p.Nets {
		f := &p.Nets[i]
		if f.Fixed && f.Channel != NoChannel && p.Clash[c][f.Channel] && !(c == f.Channel && c == n.Channel) {
			return false
		}
	}
	return true
}

// undominated drops channels of a group that a fellow can stand in for.
func (p *Plan) undominated(group []int, matters []bool) []int {
	var kept []int
	for i, c := range group {
		better := func(k int) bool {
			d := group[k]
			wide, narrow := p.within(d, c, matters), p.within(c, d, matters)
			return wide && (!narrow || k < i)
		}
		if !slices.ContainsFunc(indices(group), func(k int) bool { return k != i && better(k) }) {
			kept = append(kept, c)
		}
	}
	return kept
}

func indices(list []int) []int {
	out := make([]int, len(list))
	for i := range out {
		out[i] = i
	}
	return out
}

// within: whatever clashes with the one clashes with the other too.
func (p *Plan) within(one, other int, matters []bool) bool {
	for c := range p.Clash {
		if matters[c] && p.Clash[one][c] && !p.Clash[other][c] {
			return false
		}
	}
	return true
}

// alone marks the channels that clash with no other one in use: within a group
// one is as good as the next.
func (p *Plan) alone(groups [][]int) []bool {
	out := make([]bool, len(p.Clash))
	all := slices.Concat(groups...)
	for _, c := range all {
		out[c] = !slices.ContainsFunc(all, func(d int) bool { return c != d && p.Clash[c][d] })
	}
	return out
}
