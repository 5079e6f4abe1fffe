package calculus

import (
	"maps"
	"slices"

	"roe.example/checker/book"
)

// Clashes of one agency with what binds it here and with its host, cell by
// cell (design, section 7).

// oKey names a clash: which norms of which side of whom, on what action.
type oKey struct {
	kind, reason, agency, view, action, left, right string
}

// cellSet tells for each cell whether it is in.
type cellSet []bool

// oCase is one agency and action at one post, with its stances at every cell.
type oCase struct {
	o              *oracle
	p              *oPost
	agency, action string
	host           bool
	choice         bool       // see listChoices
	hr, hm, hh     []*oStance // by cell; nil outside the scope
	inPlay         bool
	used           bool // planned or carried
	hmKnown        bool
	hhKnown        bool
	lacks          bool // the unit cannot do it
	absent         bool // see learn
	matters        bool
	duty           bool // host or helper has a duty, in some circumstances
	hmSpeaks       bool // has a position in some circumstances
	hhSpeaks       bool
	home           *oView
	owed           bool   // has a duty, here or at home
	keys           []oKey // of the cells looked at
	found          map[oKey]cellSet
	joined         *oJoint
}

// clashesOf finds all clashes of one post.
func clashesOf(cases []*oCase) map[oKey]cellSet {
	found := map[oKey]cellSet{}
	for _, c := range cases {
		c.found = found
		c.compare()
	}
	return found
}

// cases lists every agency and every action at a post with the stances.
func (o *oracle) cases(p *oPost) []*oCase {
	var out []*oCase
	hostHome := o.homeOf(p.host, p)
	for _, agency := range o.partOf(p) {
		home, here := o.homeOf(agency, p), o.hereOf(agency, p)
		for _, action := range slices.Sorted(maps.Keys(o.under)) {
			c := &oCase{o: o, p: p, agency: agency, action: action, host: agency == p.host,
				hmKnown: home.whole[o.topic(action)], hhKnown: hostHome.whole[o.topic(action)]}
			c.expose()
			c.choice, c.home = slices.Contains(o.choices, action), home
			byItems := c.choice || len(o.under[action]) > 2 && (here.requires(action) || home.requires(action) || hostHome.requires(action))
			c.hr, c.hm, c.hh = c.at(here, byItems), c.at(home, byItems), c.at(hostHome, byItems)
			c.learn()
			out = append(out, c)
		}
	}
	return out
}

func (c *oCase) at(v *oView, byItems bool) []*oStance {
	out := make([]*oStance, len(c.o.cells))
	for i, in := range c.p.scope {
		if in {
			out[i] = c.o.stanceAt(v, c.action, i, byItems)
		}
	}
	return out
}

// ordered makes the keys of two norms of one book equal, whichever comes first.
func (k oKey) ordered() oKey {
	if k.left > k.right {
		k.left, k.right = k.right, k.left
	}
	return k
}

func (c *oCase) compare() {
	// Cells of which both books and the host's say the same have the same
	// clashes.
	type same [3]*oStance
	known := map[same][]oKey{}
	for i, in := range c.p.scope {
		if !in {
			continue
		}
		k := same{c.hr[i], c.hm[i], c.hh[i]}
		if _, ok := known[k]; !ok {
			c.keys = nil
			c.compareAt(c.hr[i], c.hm[i], c.hh[i])
			known[k] = c.keys
		}
		for _, key := range known[k] {
			if !c.choice || c.o.duties(key.left, key.right) {
				c.mark(i, key)
			}
		}
	}
	if c.absent || c.choice {
		return
	}
	c.tasked()
	if !c.host && c.matters {
		c.thresholds()
	}
}

func (c *oCase) compareAt(hr, hm, hh *oStance) {
	// What home states already is not stated again of here: the law of the place
	// is at home too for those whom it governs.
	c.inside("home", hm.faults)
	c.inside("here", slices.DeleteFunc(slices.Clone(hr.faults), func(f oFault) bool { return slices.Contains(hm.faults, f) }))
	if c.absent {
		return
	}
	c.between(hr, hm)
	c.lacking("home", hm.req)
	c.lacking("here", slices.DeleteFunc(slices.Clone(hr.req), func(n *oNorm) bool { return slices.Contains(hm.req, n) }))
	c.asking(hr, hm)
	if !c.host {
		c.unreached(hr, hm, hh)
		c.askingOthers(hr, hm, hh)
		c.duties(hr, hm, hh)
		c.silence(hr, hm, hh)
	}
}

// duties tells whether one of the norms named is a duty: what else there is to
// say of a choice is said of its items.
func (o *oracle) duties(names ...string) bool {
	for _, d := range append(o.docs, o.plan) {
		if d != nil && slices.ContainsFunc(d.norms, func(n *oNorm) bool { return n.modality == "required" && slices.Contains(names, n.name()) }) {
			return true
		}
	}
	return false
}

// put states a clash for the cells looked at.
func (c *oCase) put(kind, reason, view string, left, right *oNorm) {
	c.keys = append(c.keys, oKey{kind, reason, c.agency, view, c.action, left.name(), right.name()})
}

func (c *oCase) mark(cell int, k oKey) {
	if c.found[k] == nil {
		c.found[k] = make(cellSet, len(c.o.cells))
	}
	c.found[k][cell] = true
}

// learn works out what is true of the case as a whole.
func (c *oCase) learn() {
	// absent: the host has no officers on the assignment. Its documents are
	// still compared with one another; nobody of its own can be in a dilemma.
	officers := 0
	if a := c.o.d.Assignments[c.p.id]; a != nil && a.HostOfficers != nil {
		officers = *a.HostOfficers
	}
	c.absent = c.host && len(c.o.d.Units) > 0 && len(c.units()) == 0 && officers == 0
	c.lacks = c.unable()
	duty := func(s *oStance) bool { return len(s.req) > 0 }
	speaks := func(s *oStance) bool { return len(s.proh)+len(s.req)+len(s.perm) > 0 }
	c.hmSpeaks, c.hhSpeaks = anywhere(c.hm, speaks), anywhere(c.hh, speaks)
	c.duty = anywhere(c.hm, duty) || anywhere(c.hh, duty)
	c.owed = anywhere(c.hm, duty) || anywhere(c.hr, duty)
	// Silence and thresholds count for what may come up, and for duties.
	c.matters = c.inPlay || c.duty
}

func (c *oCase) inside(view string, faults []oFault) {
	for _, f := range faults {
		k := oKey{f.kind, f.reason, c.agency, view + "/" + view, c.action, f.high.name(), f.low.name()}
		if f.kind == "dilemma" {
			k = k.ordered()
		}
		c.keys = append(c.keys, k)
	}
}

// between compares what binds here with the agency's own book.
func (c *oCase) between(hr, hm *oStance) {
	for _, l := range hr.req {
		for _, r := range hm.proh {
			c.put("dilemma", "required-here-prohibited-at-home", "here/home", l, r)
		}
		for _, r := range hm.req {
			if reason := unmeetable(l.src, r.src); reason != "" && l != r {
				c.put("dilemma", reason, "here/home", l, r)
			}
		}
		if !hm.R && !hm.P {
			for _, r := range hm.perm {
				c.put("forbidden-here", "requires", "here/home", l, r)
			}
			if c.hmKnown && !hm.Q {
				c.put("forbidden-here", "requires", "here/home", l, nil)
			}
		}
	}
	for _, l := range hr.proh {
		for _, r := range hm.req {
			c.put("dilemma", "prohibited-here-required-at-home", "here/home", l, r)
		}
		for _, r := range hm.perm {
			c.put("forbidden-here", "prohibits", "here/home", l, r)
		}
	}
	for _, l := range hr.perm {
		for _, r := range hm.proh {
			if !isLaw(l.doc) {
				c.put("against-own-rules", c.permittedHere(l, r), "here/home", l, r)
			}
		}
	}
}

// permittedHere: somewhere the two norms may contradict each other in what binds
// the agency at home or here.
func (c *oCase) permittedHere(l, r *oNorm) string {
	told := func(s *oStance) bool {
		return slices.ContainsFunc(s.faults, func(f oFault) bool {
			return f.kind == "defect" && (f.high.name() == l.name() && f.low.name() == r.name() || f.high.name() == r.name() && f.low.name() == l.name())
		})
	}
	if anywhere(c.hm, told) || anywhere(c.hr, told) {
		return "contradiction"
	}
	return "permitted-here"
}

// tasked: a task is against the agency's rules where these forbid it
// throughout.
func (c *oCase) tasked() {
	if !c.o.cover(c.p.tasks, c.o.termsOf(c.p.host))[c.action] {
		return
	}
	alone := map[*oNorm]bool{} // bans that leave nothing by themselves
	var bans []*oNorm
	for i, in := range c.p.scope {
		if in && !c.hm[i].P {
			return
		}
		if in {
			bans = append(bans, c.hm[i].proh...)
		}
	}
	for _, r := range bans {
		alone[r] = true
		for i, in := range c.p.scope {
			alone[r] = alone[r] && (!in || slices.Contains(c.hm[i].proh, r))
		}
	}
	some := slices.ContainsFunc(bans, func(r *oNorm) bool { return alone[r] })
	for i, in := range c.p.scope {
		if !in {
			continue
		}
		for _, r := range c.hm[i].proh {
			if alone[r] || !some {
				c.mark(i, oKey{"against-own-rules", "tasked", c.agency, "plan/home", c.action, "", r.name()})
			}
		}
	}
}

func (c *oCase) lacking(view string, duties []*oNorm) {
	for _, l := range duties {
		late := l.doc.inst != nil && l.doc.inst.Implemented != "" && c.p.at.Before(c.o.instant(l.doc.inst.Implemented))
		switch {
		case c.lacks:
			c.put("incapable", "lacks", view+"/home", l, nil)
		case late && view == "home":
			c.put("incapable", "not-implemented", view+"/home", l, nil)
		}
	}
}

func (c *oCase) unreached(hr, hm, hh *oStance) {
	for _, h := range hh.proh {
		for _, r := range slices.Concat(hm.perm, hm.req) {
			if !hr.P && !hm.P && h.id != r.id {
				c.put("unreached", "prohibited-by-host", "host-home/home", h, r)
			}
		}
	}
	for _, h := range hh.req {
		for _, r := range hm.req {
			if reason := unmeetable(h.src, r.src); reason != "" && !hr.R {
				c.put("unreached", reason, "host-home/home", h, r)
			}
		}
		for _, r := range slices.Concat(hm.proh, hm.perm) {
			if !hr.R && !hm.R && h.id != r.id {
				c.put("unreached", "required-by-host", "host-home/home", h, r)
			}
		}
	}
}

// asking compares the approvals of what both sides permit.
func (c *oCase) asking(hr, hm *oStance) {
	here, home := c.approvals(hr.perm), c.approvals(hm.perm)
	for _, l := range hr.perm {
		for _, r := range hm.perm {
			if l.id == r.id {
				continue
			}
			more, other := !included(c.approvals([]*oNorm{l}), home), !included(c.approvals([]*oNorm{r}), here)
			if more && other {
				c.put("approver", "different", "here/home", l, r)
			} else if more {
				c.put("forbidden-here", "asks-more", "here/home", l, r)
			}
		}
	}
}

// askingOthers: the host asks its own for more, and nothing extends that here.
// Law says itself who approves for whom.
func (c *oCase) askingOthers(hr, hm, hh *oStance) {
	home := c.approvals(hm.perm)
	for _, h := range hh.perm {
		for _, r := range hm.perm {
			if h.id != r.id && !isLaw(h.doc) && !slices.Contains(hr.perm, h) && !included(c.approvals([]*oNorm{h}), home) {
				c.put("approver", "host-asks-more", "host-home/home", h, r)
			}
		}
	}
}

// oApproval is whose approval it is and how high.
type oApproval struct {
	whose string
	rung  int
}

func (c *oCase) approvals(perms []*oNorm) []oApproval {
	rungs := []string{"officer", "supervisor", "field-commander", "incident-commander", "chief", "elected-official"}
	var out []oApproval
	for _, n := range perms {
		for _, a := range n.src.Approval {
			if a.Office != "" {
				out = append(out, oApproval{"office " + a.Office, 0})
				continue
			}
			// Command of an incident and elected office are one per incident and
			// place, whosever rule asks for them; every other rung is the
			// officer's own.
			whose := c.agency
			switch {
			case a.Whose == "place", a.Whose == "" && a.Rung == "elected-official":
				whose = "the place"
			case a.Whose == "host":
				whose = c.p.host
			case a.Whose != "host" && a.Rung == "incident-commander":
				whose = c.p.commander
			}
			out = append(out, oApproval{whose, slices.Index(rungs, a.Rung)})
		}
	}
	return out
}

// included: each approval is among the others, or a higher rung of the same.
func included(a, others []oApproval) bool {
	for _, x := range a {
		if !slices.ContainsFunc(others, func(y oApproval) bool { return x.whose == y.whose && y.rung >= x.rung }) {
			return false
		}
	}
	return true
}

func anywhere(all []*oStance, f func(*oStance) bool) bool {
	return slices.ContainsFunc(all, func(s *oStance) bool { return s != nil && f(s) })
}

func (c *oCase) silence(hr, hm, hh *oStance) {
	if !c.matters || !hr.silent() {
		return
	}
	if len(c.o.under[c.action]) > 1 && !c.duty {
		return // a category's items are looked at one by one
	}
	elsewhere := map[bool]string{true: "-outside"}
	if c.hmKnown && hm.silent() {
		for _, h := range slices.Concat(hh.proh, hh.req, hh.perm) {
			c.put("silent", "own-silent"+elsewhere[c.hmSpeaks], "host-home/home", h, nil)
		}
	}
	if c.hhKnown && hh.silent() {
		for _, r := range slices.Concat(hm.proh, hm.req, hm.perm) {
			c.put("silent", "host-silent"+elsewhere[c.hhSpeaks], "host-home/home", nil, r)
		}
	}
	single := len(c.o.under[c.action]) == 1 && c.o.b.Actions[c.action] != nil
	if c.hmKnown && c.hhKnown && c.used && single && !c.hmSpeaks && !c.hhSpeaks {
		c.put("silent", "all-silent", "host-home/home", nil, nil)
	}
}

// duties: both sides require the same in ways that differ and can all be met.
// What binds here is compared before what binds only the host.
func (c *oCase) duties(hr, hm, hh *oStance) {
	for _, r := range hm.req {
		for _, l := range hr.req {
			c.compareDuty("here/home", l, r)
		}
		for _, l := range hh.req {
			if !slices.Contains(hr.req, l) {
				c.compareDuty("host-home/home", l, r)
			}
		}
	}
}

func (c *oCase) compareDuty(view string, l, r *oNorm) {
	if l.id == r.id || unmeetable(l.src, r.src) != "" {
		return
	}
	minutes := map[string]int{"minutes": 1, "hours": 60, "days": 1440}
	deadline := func(d *book.Deadline) string {
		if d == nil {
			return ""
		}
		return string(rune(d.Within*minutes[d.Unit])) + " after " + d.After
	}
	bounds := func(r *book.Range) [2]int {
		out := [2]int{-1, -1}
		if r != nil && r.AtLeast != nil {
			out[0] = *r.AtLeast
		}
		if r != nil && r.AtMost != nil {
			out[1] = *r.AtMost
		}
		return out
	}
	recipients := func(n *book.Norm) map[string]bool {
		set := map[string]bool{}
		for _, r := range n.Recipients {
			set[r] = true
		}
		return set
	}
	switch {
	case deadline(l.src.Deadline) != deadline(r.src.Deadline):
		c.put("duty", "deadline", view, l, r)
	case bounds(l.src.RetentionDays) != bounds(r.src.RetentionDays):
		c.put("duty", "retention", view, l, r)
	case bounds(l.src.Count) != bounds(r.src.Count):
		c.put("duty", "count", view, l, r)
	case !maps.Equal(recipients(l.src), recipients(r.src)):
		c.put("duty", "recipients", view, l, r)
	}
}

// thresholds: two permissions of which neither contains the other.
func (c *oCase) thresholds() {
	regions := func(all []*oStance) map[*oNorm]cellSet {
		out := map[*oNorm]cellSet{}
		for i, s := range all {
			if s == nil {
				continue
			}
			for _, n := range s.perm {
				if out[n] == nil {
					out[n] = make(cellSet, len(all))
				}
				out[n][i] = true
			}
		}
		return out
	}
	mine := regions(c.hm)
	for h, theirs := range regions(c.hh) {
		for r, own := range mine {
			both, less, more := false, false, false
			for i := range own {
				both, less, more = both || own[i] && theirs[i], less || theirs[i] && !own[i], more || own[i] && !theirs[i]
			}
			if h.id == r.id || !both || !less || !more {
				continue
			}
			for i := range own {
				if own[i] && !theirs[i] {
					c.mark(i, oKey{"incomparable", "thresholds", c.agency, "host-home/home", c.action, h.name(), r.name()})
				}
			}
		}
	}
}

func (c *oCase) units() []*book.Unit {
	var out []*book.Unit
	for _, id := range c.p.units {
		if u := c.o.d.Units[id]; u.Agency == c.agency {
			out = append(out, u)
		}
	}
	return out
}

// expose tells whether the action is in play: planned, carried or trained for,
// and also where nobody said. A choice is in play with any of its items.
func (c *oCase) expose() {
	o := c.o
	if slices.Contains(o.choices, c.action) {
		for _, item := range o.items(c.action) {
			one := &oCase{o: o, p: c.p, agency: c.agency, action: item}
			one.expose()
			c.used, c.inPlay = c.used || one.used, c.inPlay || one.inPlay
		}
		return
	}
	planned := o.cover(c.p.tasks, o.termsOf(c.p.host))[c.action]
	if o.plan != nil {
		planned = planned || slices.ContainsFunc(o.plan.norms, func(n *oNorm) bool { return n.modality != "prohibited" && n.actions[c.action] })
	}
	for _, r := range o.d.Requests {
		planned = planned || r.To == c.agency && o.cover(r.Tasks, o.termsOf(r.From))[c.action]
	}
	for _, r := range o.d.Offers {
		planned = planned || r.By == c.agency && !r.Declined && o.cover(r.Tasks, o.termsOf(r.By))[c.action]
	}
	item := c.action
	if len(item) > 6 && item[:6] == "carry/" {
		item = item[6:]
	}
	tool := true
	for _, i := range o.items(item) {
		tool = tool && o.b.Actions[i] != nil && o.b.Actions[i].Carried
	}
	listed, carried, trained := false, false, false
	for _, u := range c.units() {
		listed = listed || u.Carries != nil
		load := o.cover(u.Carries, o.termsOf(u.Agency))
		carried = carried || tool && slices.ContainsFunc(o.items(item), func(i string) bool { return load[i] })
		trained = trained || o.cover(u.Can, nil)[c.action]
	}
	if able := o.b.Agencies[c.agency].Capabilities; able != nil {
		trained = trained || o.cover(able.Can, nil)[c.action]
	}
	excluded, left := c.unable(), tool && listed // a load that is listed is all there is
	unknown := !excluded && !left && !trained && !carried
	c.used = planned || carried
	c.inPlay = c.used || unknown || !excluded && trained && !left
}

// unable: the agency, or one of its units with it, can do no item of the
// action.
func (c *oCase) unable() bool {
	never := map[string]bool{}
	if able := c.o.b.Agencies[c.agency].Capabilities; able != nil {
		never = c.o.cover(able.Cannot, nil)
	}
	items := setOf(c.o.items(c.action)...)
	if subset(items, never) {
		return true
	}
	return slices.ContainsFunc(c.units(), func(u *book.Unit) bool {
		all := c.o.cover(u.Cannot, nil)
		maps.Copy(all, never)
		return subset(items, all)
	})
}
