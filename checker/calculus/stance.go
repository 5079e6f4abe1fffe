package calculus

import (
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/region"
)

// live is a norm with the region in which it counts: where nothing more
// specific, exceptional or higher displaces it.
type live struct {
	*norm
	region region.Region
	via    string
}

// beyond is where a norm counts in its own view and not among others'.
func (l *live) beyond(others []live) region.Region {
	where := l.region
	for _, o := range others {
		if o.place == l.place {
			where = where.Minus(o.region)
		}
	}
	return where
}

// stance is what a view says of one action. At a possible circumstance the
// action is, in this order: unsettled (in a dilemma), prohibited, required,
// permitted, or else silent.
type stance struct {
	proh, req, perm []live
	// P, R, Q are the unions of their regions, and D where a ban and a duty
	// stand against each other with neither above.
	P, R, Q, D region.Region
	faults     []fault
	of         []bound // it rests on
}

// fault is a pair of norms in one view that contradict each other.
type fault struct {
	kind, reason string // dilemma or defect
	high, low    *norm
	region       region.Region
}

// stanceOf settles a view's norms on one action. The norms must all speak of
// it.
func (c *compiler) stanceOf(norms []bound, scope region.Region) *stance {
	s := &stance{}
	c.acrossDocuments(c.withinDocuments(c.lives(norms, scope), s), s, func() []live {
		return c.ranked(c.withinDocuments(c.lives(worded(norms), c.space.All()), &stance{}), &stance{})
	})
	return s
}

// worded gives permissions their whole region, whatever part of it a clause
// brings in: of a document it is asked what it permits.
func worded(norms []bound) []bound {
	out := slices.Clone(norms)
	for i, n := range out {
		if n.modality == permits {
			out[i].region = n.norm.region
		}
	}
	return out
}

// lives cuts norms to a scope.
func (c *compiler) lives(norms []bound, scope region.Region) []live {
	ones := make([]live, len(norms))
	for i, n := range norms {
		ones[i] = live{n.norm, c.space.Simplify(n.region.Intersect(scope)), n.via}
	}
	return ones
}

// withinDocuments lets, inside each document, exceptions and more specific
// norms displace the general, and bans limit the permissions that they cross.
func (c *compiler) withinDocuments(ones []live, s *stance) []live {
	out := slices.Clone(ones)
	for i := range ones {
		for j := range ones {
			if i != j && ones[i].doc == ones[j].doc && c.displaces(ones[j].norm, ones[i].norm) {
				out[i].region = out[i].region.Minus(ones[j].region)
			}
		}
	}
	for i := range out {
		before := out[i]
		for j := range out {
			if i == j || out[i].doc != out[j].doc || out[i].modality != permits || out[j].modality != prohibits {
				continue
			}
			if c.same(before.norm, out[j].norm) && c.space.Overlaps(before.region, out[j].region) {
				s.faults = append(s.faults, fault{"defect", "contradiction", out[j].norm, before.norm, before.region.Intersect(out[j].region)})
			}
			out[i].region = out[i].region.Minus(out[j].region)
		}
	}
	return slices.DeleteFunc(out, func(l live) bool { return c.space.Empty(l.region) })
}

// displaces tells whether m wins over n inside their document: as an explicit
// exception, or because its actions and its region both lie inside n's, one of
// them strictly.
func (c *compiler) displaces(m, n *norm) bool {
	if slices.Contains(m.source.ExceptionTo, n.section) {
		return true
	}
	if slices.Contains(n.source.ExceptionTo, m.section) || m.section == n.section {
		return false
	}
	if !m.breadth.subset(n.breadth) || !c.space.Subset(m.region, n.region) {
		return false
	}
	return !n.breadth.subset(m.breadth) || !c.space.Subset(n.region, m.region)
}

func (c *compiler) same(m, n *norm) bool {
	return m.breadth.subset(n.breadth) && n.breadth.subset(m.breadth) && c.space.Equal(m.region, n.region)
}

// ranked applies rank: against a duty the higher document prevails; a
// permission lifts a ban only where it pre-empts it.
func (c *compiler) ranked(ones []live, s *stance) []live {
	// From the top down: what is itself defeated defeats nothing below.
	out := slices.Clone(ones)
	slices.SortStableFunc(out, func(a, b live) int { return above(out, b) - above(out, a) })
	for i := range out {
		first := out[i]
		for j := range i {
			n, m := &first, &out[j]
			if n.doc == m.doc || !m.doc.outranks(n.doc) {
				continue
			}
			reason := c.overrides(m, n)
			if reason == "" || !c.space.Overlaps(m.region, n.region) {
				continue
			}
			s.faults = append(s.faults, fault{"defect", reason, m.norm, n.norm, m.region.Intersect(n.region)})
			out[i].region = out[i].region.Minus(m.region)
		}
	}
	return out
}

// acrossDocuments settles what the documents of a view say together: any ban
// that rank leaves prohibits. Everywhere gives the norms as they count in all
// circumstances, not only in those of the scope.
func (c *compiler) acrossDocuments(ones []live, s *stance, everywhere func() []live) {
	out := c.ranked(ones, s)
	c.swallowed(out, s, everywhere)
	c.dilemmas(out, s)
	for _, l := range out {
		if c.space.Empty(l.region) {
			continue
		}
		switch l.modality {
		case prohibits:
			s.proh, s.P = append(s.proh, l), s.P.Union(l.region)
		case requires:
			s.req, s.R = append(s.req, l), s.R.Union(l.region)
		}
	}
	for _, l := range out {
		if l.modality != permits {
			continue
		}
		l.region = c.space.Simplify(l.region.Minus(s.P).Minus(s.R))
		if !c.space.Empty(l.region) {
			s.perm, s.Q = append(s.perm, l), s.Q.Union(l.region)
		}
	}
	c.voidParameters(s)
	s.P, s.R, s.Q = c.space.Simplify(s.P), c.space.Simplify(s.R.Minus(s.P)), c.space.Simplify(s.Q)
}

// above counts the norms whose documents stand below a norm's.
func above(ones []live, l live) int {
	n := 0
	for _, o := range ones {
		if l.doc.outranks(o.doc) {
			n++
		}
	}
	return n
}

// overrides says how the higher norm m defeats the lower n, if it does.
func (c *compiler) overrides(m, n *live) string {
	switch {
	case m.modality == prohibits && n.modality == requires:
		return "requires-what-is-banned-above"
	case m.modality == requires && n.modality == prohibits:
		return "bans-what-is-required-above"
	case m.modality == permits && m.source.Preempts && n.modality == prohibits:
		return "bans-what-is-pre-empted"
	case m.modality == requires && n.modality == requires:
		return incompatible(m.source, n.source)
	}
	return ""
}

// swallowed finds permissions of which a document above leaves nothing, each
// with the exceptions of its own document. A manual need not repeat the law
// that limits what it permits; but when nothing of what it permits is lawful
// it misleads its readers.
func (c *compiler) swallowed(ones []live, s *stance, everywhere func() []live) {
	var all []live
	for _, m := range ones {
		for _, n := range ones {
			if m.modality != prohibits || n.modality != permits || !m.doc.outranks(n.doc) || !c.space.Overlaps(m.region, n.region) {
				continue
			}
			if all == nil {
				all = everywhere()
			}
			said := regionOfNorm(all, n.norm)
			if !c.space.Empty(said) && c.space.Subset(said, regionOfNorm(all, m.norm)) {
				s.faults = append(s.faults, fault{"defect", "swallowed", m.norm, n.norm, m.region.Intersect(n.region)})
			}
		}
	}
}

func regionOfNorm(ones []live, n *norm) region.Region {
	var out region.Region
	for _, l := range ones {
		if l.norm == n {
			out = out.Union(l.region)
		}
	}
	return out
}

// dilemmas finds bans and duties, and pairs of duties, that stand against each
// other with neither document above the other.
func (c *compiler) dilemmas(ones []live, s *stance) {
	for i := range ones {
		for j := range ones {
			m, n := &ones[i], &ones[j]
			reason := ""
			switch {
			case m.modality == prohibits && n.modality == requires:
				reason = "required-and-prohibited"
			case i < j && m.modality == requires && n.modality == requires:
				reason = incompatible(m.source, n.source)
			}
			if reason == "" {
				continue
			}
			both := m.region.Intersect(n.region)
			if !c.space.Empty(both) {
				s.faults = append(s.faults, fault{"dilemma", reason, m.norm, n.norm, both})
				s.D = s.D.Union(both)
			}
		}
	}
}

// voidParameters takes away permissions whose parameters leave nothing.
func (c *compiler) voidParameters(s *stance) {
	for i := range s.perm {
		for j := range s.perm {
			if i != j && disjoint(s.perm[i].source.Count, s.perm[j].source.Count) {
				void := s.perm[i].region.Intersect(s.perm[j].region)
				for n := range s.perm {
					s.perm[n].region = s.perm[n].region.Minus(void)
				}
				s.Q = s.Q.Minus(void)
			}
		}
	}
	s.perm = slices.DeleteFunc(s.perm, func(l live) bool { return c.space.Empty(l.region) })
}

// incompatible says which parameters of two duties cannot be met together.
func incompatible(a, b *book.Norm) string {
	switch {
	case disjoint(a.RetentionDays, b.RetentionDays):
		return "retention"
	case disjoint(a.Count, b.Count):
		return "count"
	case exclusive(a, b) || exclusive(b, a):
		return "recipients"
	}
	return ""
}

func disjoint(a, b *book.Range) bool {
	return a != nil && b != nil && (over(a.AtLeast, b.AtMost) || over(b.AtLeast, a.AtMost))
}

func over(atLeast, atMost *int) bool { return atLeast != nil && atMost != nil && *atLeast > *atMost }

// exclusive tells whether a lets only its recipients know and b names another.
func exclusive(a, b *book.Norm) bool {
	if !a.RecipientsOnly {
		return false
	}
	return slices.ContainsFunc(b.Recipients, func(r string) bool { return !slices.Contains(a.Recipients, r) })
}

// at gives the norms that count at a circumstance, of one modality.
func at(ones []live, cell region.Cell) []live {
	var out []live
	for _, l := range ones {
		if l.region.Contains(cell) {
			out = append(out, l)
		}
	}
	return out
}
