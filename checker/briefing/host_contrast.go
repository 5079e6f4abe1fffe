package briefing

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/calculus"
	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// contrast is circumstances in which officers of one agency stand otherwise than
// those of the host on an action.
type contrast struct {
	column       *Column
	topic        string
	actions      []string
	mine, theirs *calculus.Share
	area         region.Region
	group        *posting
	when         string
	norms        []string
	tells        []string
	line         Line // with what was found
	open         bool // what was found leaves open how they stand
}

// differing says where visitors stand otherwise than the host's officers.
func (h *host) differing() {
	var all []contrast
	for _, topic := range h.topics() {
		t := &table{builder: h.builder, topic: topic}
		for _, id := range h.spoken(topic) {
			t.actions = append(t.actions, subject{id, h.postings(id)})
		}
		columns := t.columns()
		for c := range columns[1:] {
			for _, a := range t.actions {
				all = append(all, h.contrasts(t, a, &columns[c+1])...)
			}
		}
	}
	if !h.many() {
		all = joinedContrasts(all)
	}
	for i := range all {
		h.contrast(&all[i])
	}
}

// contrasts of one action with a column of agencies that stand alike.
func (h *host) contrasts(t *table, a subject, c *Column) []contrast {
	var out []contrast
	for i := range a.groups {
		g := &a.groups[i]
		mine, theirs := h.ownDivision(a, g), g.of[c.Agencies[0].ID]
		if mine == nil || theirs == nil || mine.Key == theirs.Key {
			continue
		}
		for k := range mine.Shares {
			for n := range theirs.Shares {
				one := contrast{column: c, topic: t.topic, actions: []string{a.id}, mine: &mine.Shares[k], theirs: &theirs.Shares[n], group: g}
				if !one.differs() {
					continue
				}
				one.area = one.mine.Area.Intersect(one.theirs.Area)
				if !h.stands.Space.Empty(one.area.Intersect(region.Of(g.given))) {
					out = gatherContrast(out, one)
				}
			}
		}
	}
	for i := range out {
		h.described(t, &out[i])
	}
	return out
}

// ownDivision is how the host's officers stand: at the same posts, else wherever
// they are.
func (h *host) ownDivision(a subject, g *posting) *calculus.Division {
	if d := g.of[h.agency]; d != nil {
		return d
	}
	for i := range a.groups {
		if d := a.groups[i].of[h.agency]; d != nil {
			return d
		}
	}
	return nil
}

// differs tells whether what the two say differs for those who stand side by side.
func (c *contrast) differs() bool {
	mine, theirs := c.mine.Position, c.theirs.Position
	switch {
	case mine == "prohibited":
		return theirs == "permitted" || theirs == "required"
	case theirs == "prohibited":
		return mine == "permitted" || mine == "required"
	case mine == "required" && theirs == "required":
		return !slices.Equal(c.mine.Duties, c.theirs.Duties)
	case mine == "required":
		return theirs == "permitted" || theirs == "silent"
	case theirs == "required":
		return mine == "permitted" || mine == "silent"
	}
	return mine == "permitted" && theirs == "permitted" && !slices.Equal(c.mine.Approvals, c.theirs.Approvals)
}

// gatherContrast joins what differs in the same way at the same posts.
func gatherContrast(all []contrast, c contrast) []contrast {
	n := slices.IndexFunc(all, func(o contrast) bool {
		return o.group == c.group && sameReply(&o.mine.Reply, &c.mine.Reply) && sameReply(&o.theirs.Reply, &c.theirs.Reply)
	})
	if n < 0 {
		c.norms = union(c.mine.Norms, c.theirs.Norms)
		return append(all, c)
	}
	all[n].area = all[n].area.Union(c.area)
	all[n].norms = union(all[n].norms, union(c.mine.Norms, c.theirs.Norms))
	all[n].mine, all[n].theirs = merged(all[n].mine, c.mine), merged(all[n].theirs, c.theirs)
	return all
}

// described says when and where it differs, and what was found on it.
func (h *host) described(t *table, c *contrast) {
	action := c.actions[0]
	if h.many() {
		c.tells = append(c.tells, "tactics")
		h.opened(t, c)
		return
	}
	when := h.region(h.stands.Space.Simplify(h.stands.Space.Relax(c.area, c.group.given)))
	if strings.HasPrefix(action, "force/") {
		when = unforced(when)
	}
	where, named := h.where(c.group)
	if named {
		c.tells = append(c.tells, "posts")
	}
	if h.inPlan(c.norms) || !h.inDocuments(action) || h.visibly(c.column, action) {
		c.tells = append(c.tells, "tactics")
	}
	c.when = strings.TrimSuffix(strings.TrimPrefix(when+"; "+where, "; "), "; ")
	h.opened(t, c)
}

// opened gives a contrast what was found on it.
func (h *host) opened(t *table, c *contrast) {
	f, contested := t.openOn(c.actions[0], c.column, c.area)
	if f != nil {
		c.line.give(f.Fingerprint, f.Severity)
		c.open = LeavesOpen(c.theirs.Position, contested)
	}
}

// visibly tells whether an action is on the list of what somebody brings.
func (h *host) visibly(c *Column, action string) bool {
	for _, a := range c.Agencies {
		if g := h.guest(a.ID); g != nil && g.brought(action) {
			return true
		}
	}
	return false
}

func (h *host) guest(id string) *pocket {
	n := slices.IndexFunc(h.guests, func(g *pocket) bool { return g.agency == id })
	if n < 0 {
		return nil
	}
	return h.guests[n]
}

// joinedContrasts puts actions together on which an agency differs in the same
// way.
func joinedContrasts(all []contrast) []contrast {
	var out []contrast
	at := map[string]int{}
	for _, c := range all {
		key := fmt.Sprint(c.column.Agencies[0].ID, c.kind(), c.topic, c.when, c.open, c.line.Finding, reads(c.mine), reads(c.theirs), c.mine.Norms, c.theirs.Norms)
		n, ok := at[key]
		if !ok {
			at[key] = len(out)
			out = append(out, c)
			continue
		}
		out[n].actions, out[n].norms, out[n].tells = union(out[n].actions, c.actions), union(out[n].norms, c.norms), union(out[n].tells, c.tells)
	}
	return out
}

func reads(s *calculus.Share) string { return fmt.Sprint(s.Position, s.Approvals, s.Duties) }

// playing tells whether an agency brings, is given or was trained for any of some
// actions.
func (h *host) playing(agency string, actions []string) bool {
	g := h.guest(agency)
	for _, id := range actions {
		if g != nil && g.brought(id) {
			return true
		}
		for _, c := range h.known.clashesOn[id] {
			if c.Exposure.InPlay && (slices.Contains(c.Right.Agencies, agency) || slices.Contains(c.Left.Agencies, agency)) {
				return true
			}
		}
		if slices.ContainsFunc(h.known.needs[agency], func(n facts.Need) bool { return n.InPlay && slices.Contains(n.Actions, id) }) {
			return true
		}
	}
	return false
}
