package calculus

import (
	"slices"

	"roe.example/checker/book"
)

// Positions inside one book of norms, at one cell (design, section 6).

// oStance is what a book of norms says of one action at one cell.
type oStance struct {
	proh, req, perm []*oNorm
	// P, R and Q: prohibited; else required; else permitted.
	P, R, Q bool
	faults  []oFault
}

// oFault is two norms of one book that contradict each other.
type oFault struct {
	kind, reason string
	high, low    *oNorm
}

func (s *oStance) silent() bool { return !s.P && !s.R && !s.Q }

// present lists the norms of a book that speak of an action at a cell.
func (v *oView) present(action string, cell int) []*oNorm {
	var out []*oNorm
	for _, e := range v.entries {
		if e.holds[cell] && (e.when == nil || e.when[cell]) && v.speaks(e, action) && !slices.Contains(out, e.oNorm) {
			out = append(out, e.oNorm)
		}
	}
	return out
}

func (v *oView) speaks(e oEntry, action string) bool {
	return e.actions[action] && (e.only == nil || e.only[action])
}

// requires tells whether the book requires something of the action in some
// circumstances.
func (v *oView) requires(action string) bool {
	return slices.ContainsFunc(v.entries, func(e oEntry) bool { return e.modality == "required" && v.speaks(e, action) })
}

// stanceAt settles a book's norms on an action at a cell. byItems: the action
// is a category of which something is required, so that its items decide.
func (o *oracle) stanceAt(v *oView, action string, cell int, byItems bool) *oStance {
	key := v.key(action, cell, byItems)
	if s := v.memo[key]; s != nil {
		return s
	}
	s := &oStance{}
	alive := o.counting(v, action, cell, byItems, s)
	o.across(alive, s)
	o.swallowed(v, action, byItems, alive, s)
	if byItems {
		for _, item := range o.items(action) {
			s.R = s.R || !s.P && o.stanceAt(v, item, cell, false).R
		}
	}
	v.memo[key] = s
	return s
}

// counting lists the norms that count of an action at a cell, before rank.
func (o *oracle) counting(v *oView, action string, cell int, byItems bool, s *oStance) []*oNorm {
	alive := o.within(v, action, cell, s)
	if byItems {
		return o.itemBans(v, action, cell, alive)
	}
	return alive
}

// swallowed states the permissions of which a ban above leaves nothing: at
// every possible cell at which the permission counts in its document, the ban
// counts in its own and gives way to nothing above.
func (o *oracle) swallowed(v *oView, action string, byItems bool, ones []*oNorm, s *oStance) {
	for _, n := range ones {
		for _, m := range s.proh {
			if n.modality == "permitted" && outranks(m.doc, n.doc) && m.actions[action] && o.leavesNothing(v, action, byItems, m, n) {
				s.faults = append(s.faults, oFault{"defect", "swallowed", m, n})
			}
		}
	}
}

// leavesNothing looks at the permission as its document words it, whatever
// part of it a clause brings in.
func (o *oracle) leavesNothing(v *oView, action string, byItems bool, m, n *oNorm) bool {
	w := v.worded()
	some := false
	for cell := range o.cells {
		if !o.possible[cell] {
			continue
		}
		var s oStance
		key := w.key(action, cell, byItems)
		if w.counted[key] == nil {
			ones := o.counting(w, action, cell, byItems, &s)
			o.across(ones, &s)
			w.counted[key] = &oCounted{ones, s.proh}
		}
		at := w.counted[key]
		if slices.Contains(at.ones, n) {
			some = true
			if !slices.Contains(at.bans, m) {
				return false
			}
		}
	}
	return some
}

// oCounted is what counts at a cell, and which bans rank leaves.
type oCounted struct{ ones, bans []*oNorm }

// worded is the book with permissions in all cells of which they speak.
func (v *oView) worded() *oView {
	if v.all == nil {
		v.all = &oView{whole: v.whole, memo: map[string]*oStance{}, counted: map[string]*oCounted{}}
		v.all.all = v.all
		for _, e := range v.entries {
			if e.modality == "permitted" {
				e.when = nil
			}
			v.all.entries = append(v.all.entries, e)
		}
	}
	return v.all
}

// key is equal for cells in which the same of the book's norms hold: they have
// the same stance.
func (v *oView) key(action string, cell int, byItems bool) string {
	key := make([]byte, 0, len(action)+1+len(v.entries))
	key = append(key, action...)
	if byItems {
		key = append(key, '*')
	}
	key = append(key, ' ')
	for _, e := range v.entries {
		if e.holds[cell] && (e.when == nil || e.when[cell]) {
			key = append(key, '1')
		} else {
			key = append(key, '0')
		}
	}
	return string(key)
}

// within keeps what counts inside each document: exceptions and more specific
// norms win, then a ban limits the permissions that it crosses.
func (o *oracle) within(v *oView, action string, cell int, s *oStance) []*oNorm {
	here := v.present(action, cell)
	var alive []*oNorm
	for _, n := range here {
		if !slices.ContainsFunc(here, func(m *oNorm) bool { return o.displaces(m, n) }) {
			alive = append(alive, n)
		}
	}
	var out []*oNorm
	for _, n := range alive {
		limited := false
		for _, m := range alive {
			if n.modality == "permitted" && m.modality == "prohibited" && m.doc == n.doc {
				limited = true
				if o.same(m, n) {
					s.faults = append(s.faults, oFault{"defect", "contradiction", m, n})
				}
			}
		}
		if !limited {
			out = append(out, n)
		}
	}
	return out
}

func (o *oracle) displaces(m, n *oNorm) bool {
	switch {
	case m.doc != n.doc || m == n:
		return false
	case slices.Contains(m.src.ExceptionTo, n.section):
		return true
	case slices.Contains(n.src.ExceptionTo, m.section) || m.section == n.section:
		return false
	}
	inside := subset(m.breadth, n.breadth) && o.covers(n.holds, m.holds)
	return inside && (!subset(n.breadth, m.breadth) || !o.covers(m.holds, n.holds))
}

func (o *oracle) same(m, n *oNorm) bool {
	return subset(m.breadth, n.breadth) && subset(n.breadth, m.breadth) && o.covers(n.holds, m.holds) && o.covers(m.holds, n.holds)
}

// itemBans: any item meets a duty on a category, so bans count against it only
// where no item is left; then those of the items count too.
func (o *oracle) itemBans(v *oView, category string, cell int, alive []*oNorm) []*oNorm {
	var bans []*oNorm
	closed := true
	for _, item := range o.items(category) {
		s := o.stanceAt(v, item, cell, false)
		closed = closed && s.P
		bans = append(bans, s.proh...)
	}
	var out []*oNorm
	for _, n := range alive {
		if n.modality != "prohibited" || closed {
			out = append(out, n)
		}
	}
	for _, b := range bans {
		if closed && !slices.Contains(out, b) {
			out = append(out, b)
		}
	}
	return out
}

// across applies rank, from the top down: a norm that gives way takes nothing
// from others.
func (o *oracle) across(ones []*oNorm, s *oStance) {
	decided := map[*oNorm]bool{}
	defeated := map[*oNorm]bool{}
	for len(decided) < len(ones) {
		before := len(decided)
		for _, n := range ones {
			ready := !decided[n] && !slices.ContainsFunc(ones, func(m *oNorm) bool { return outranks(m.doc, n.doc) && !decided[m] })
			if !ready {
				continue
			}
			decided[n] = true
			for _, m := range ones {
				if m.doc == n.doc || defeated[m] || !outranks(m.doc, n.doc) {
					continue
				}
				if reason := overrides(m, n); reason != "" {
					s.faults = append(s.faults, oFault{"defect", reason, m, n})
					defeated[n] = true
				}
			}
		}
		if len(decided) == before {
			panic("documents stand above one another in a ring")
		}
	}
	for _, n := range ones {
		if defeated[n] {
			continue
		}
		switch n.modality {
		case "prohibited":
			s.proh = append(s.proh, n)
		case "required":
			s.req = append(s.req, n)
		default:
			s.perm = append(s.perm, n)
		}
	}
	o.tornInside(s)
	s.P, s.R = len(s.proh) > 0, len(s.proh) == 0 && len(s.req) > 0
	if s.P || len(s.req) > 0 || void(s.perm) {
		s.perm = nil
	}
	s.Q = len(s.perm) > 0
}

func overrides(m, n *oNorm) string {
	switch m.modality + " " + n.modality {
	case "prohibited required":
		return "requires-what-is-banned-above"
	case "required prohibited":
		return "bans-what-is-required-above"
	case "permitted prohibited":
		if m.src.Preempts {
			return "bans-what-is-pre-empted"
		}
	case "required required":
		return unmeetable(m.src, n.src)
	}
	return ""
}

// tornInside states the dilemmas of one book: a ban and a duty, or two duties,
// with neither above the other.
func (o *oracle) tornInside(s *oStance) {
	for _, m := range s.proh {
		for _, n := range s.req {
			s.faults = append(s.faults, oFault{"dilemma", "required-and-prohibited", m, n})
		}
	}
	for i, m := range s.req {
		for _, n := range s.req[:i] {
			if reason := unmeetable(m.src, n.src); reason != "" {
				s.faults = append(s.faults, oFault{"dilemma", reason, m, n})
			}
		}
	}
}

// void: the parameters of the permissions leave nothing that meets all.
func void(perms []*oNorm) bool {
	for _, m := range perms {
		for _, n := range perms {
			if apart(m.src.Count, n.src.Count) {
				return true
			}
		}
	}
	return false
}

// unmeetable says in what two duties cannot be met together.
func unmeetable(a, b *book.Norm) string {
	outside := func(x, y *book.Norm) bool {
		return x.RecipientsOnly && slices.ContainsFunc(y.Recipients, func(r string) bool { return !slices.Contains(x.Recipients, r) })
	}
	switch {
	case apart(a.RetentionDays, b.RetentionDays):
		return "retention"
	case apart(a.Count, b.Count):
		return "count"
	case outside(a, b) || outside(b, a):
		return "recipients"
	}
	return ""
}

// apart: no number lies in both ranges.
func apart(a, b *book.Range) bool {
	if a == nil || b == nil {
		return false
	}
	for n := range 1001 {
		if inRange(n, a) && inRange(n, b) {
			return false
		}
	}
	return true
}

func inRange(n int, r *book.Range) bool {
	return (r.AtLeast == nil || n >= *r.AtLeast) && (r.AtMost == nil || n <= *r.AtMost)
}
