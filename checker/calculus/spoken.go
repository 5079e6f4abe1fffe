package calculus

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unique"

	"roe.example/checker/region"
)

// spoken is what a view says of one action. Of two runs, what the very same
// norms say, brought in alike, is the very same.
type spoken struct {
	norms   []bound
	sign    string
	key     unique.Handle[string] // its boundKey
	stances *recent[string, *stance]
}

// spokenOn gives what a view says of an action.
func (e *engine) spokenOn(v *view, action int) *spoken {
	if v.by == nil {
		v.by = make([]*spoken, len(e.tax.ids))
	}
	if v.by[action] == nil {
		v.by[action] = e.kept.spokenBy(v.on(action))
	}
	return v.by[action]
}

func (k *keptDeployment) spokenBy(norms []bound) *spoken {
	var b strings.Builder
	for _, n := range norms {
		n.sign(&b)
	}
	key := b.String()
	one, ok := k.heard.get(key)
	if !ok {
		one = k.heard.put(key, &spoken{norms: norms, sign: key, key: unique.Make(boundKey(norms)), stances: newRecent[string, *stance]()})
	}
	return one
}

func (n bound) sign(b *strings.Builder) {
	var number [24]byte // whole views are signed at each edit
	b.WriteByte('#')
	b.Write(strconv.AppendUint(number[:0], uint64(reflect.ValueOf(n.norm).Pointer()), 36))
	if n.via != "" {
		fmt.Fprintf(b, "%s%v", n.via, n.region)
	}
	b.WriteByte(';')
}

// stanceOn is what it comes to in a piece.
func (e *engine) stanceOn(s *spoken, p *piece) *stance {
	one, ok := s.stances.get(p.scopeKey)
	if !ok {
		one = s.stances.put(p.scopeKey, e.stance(s.norms, p.scope))
	}
	return one
}

// keptViews are the views of an agency at a post, with what they rest on.
type keptViews struct {
	reached   []reached
	overreach []claim
	versions  []version
	home      *view // by documents alone
	place     *view
	here      *view

	views    *views // with what clauses bring in
	from     *view  // what binds here by documents, in these
	hostHome *view
	clauses  int
	pacts    string
}

// reached is a document that binds an agency, and how.
type reached struct {
	doc *document
	how ways
}

// version is the list of norms that a document had.
type version struct {
	first **norm
	count int
}

func (d *document) version() version {
	if len(d.norms) == 0 {
		return version{}
	}
	return version{&d.norms[0], len(d.norms)}
}

// baseKept collects what reaches an agency in a piece by documents alone, or
// repeats it where their norms are the same.
func (e *engine) baseKept(p *piece, agency string) *keptViews {
	at := posting{p, agency}
	k := e.kept.viewsAt(at)
	if k.home == nil {
		k.reached, k.overreach = e.reach(agency, &p.post)
	}
	for _, c := range k.overreach {
		e.claim(c.doc, c.kind, agency)
	}
	same := k.home != nil
	for i, r := range k.reached {
		if same && k.versions[i] != r.doc.version() {
			same = false
		}
	}
	if same {
		return k
	}
	k.versions = k.versions[:0]
	for _, r := range k.reached {
		k.versions = append(k.versions, r.doc.version())
	}
	home, place, here := e.gathered(k.reached, agency, &p.post)
	k.home, k.place, k.here = e.after(k.home, home), place, e.after(k.here, here)
	return k
}

// viewsAt gives what is kept of an agency's views; nobody else is at them.
func (k *keptDeployment) viewsAt(at posting) *keptViews {
	k.lock.Lock()
	defer k.lock.Unlock()
	if k.views[at] == nil {
		k.views[at] = &keptViews{}
	}
	return k.views[at]
}

// viewsOfKept builds an agency's views in a piece, as viewsOf does, or repeats
// them.
func (e *engine) viewsOfKept(p *piece, agency string, hostHome *view) *views {
	k := e.baseKept(p, agency)
	if hostHome == nil {
		hostHome = k.home
	}
	pacts := e.pacts(p, agency)
	if k.views != nil && k.views.home == k.home && k.from == k.here && k.hostHome == hostHome && k.clauses == e.kept.clauses && k.pacts == pacts && !e.kept.third {
		return k.views
	}
	here := &view{norms: append([]bound(nil), k.here.norms...), known: k.here.known}
	now := e.extended(&views{home: k.home, place: k.place, here: here, power: map[string]int{}}, agency, &p.post, hostHome)
	if k.views != nil {
		now.here = e.after(k.views.here, now.here)
	}
	k.views, k.from, k.hostHome, k.clauses, k.pacts = now, k.here, hostHome, e.kept.clauses, pacts
	return now
}

// after is a view in the place of one of the run before: that very one where it
// says the same, and otherwise with what is said alike of an action.
func (e *engine) after(before, now *view) *view {
	if before == nil {
		return now
	}
	touched, ok := e.touched(before.norms, now.norms)
	switch {
	case !ok:
		return now
	case touched.empty():
		return before
	case before.by == nil:
		return now
	}
	now.by = make([]*spoken, len(before.by))
	for i, s := range before.by {
		switch {
		case s == nil:
		case touched.has(i):
			e.kept.heard.put(s.sign, s) // it may come back
		default:
			now.by[i] = s
		}
	}
	return now
}

// touched is the set of actions of which two lists of norms say something else;
// not ok where the same norms stand in another order.
func (e *engine) touched(before, now []bound) (set bitset, ok bool) {
	set = e.tax.none()
	at := make(map[*norm]int, len(before))
	for i, n := range before {
		if _, twice := at[n.norm]; twice {
			return nil, false
		}
		at[n.norm] = i
	}
	last := -1
	for _, n := range now {
		i, there := at[n.norm]
		if !there {
			set.union(n.actions)
			continue
		}
		if i <= last {
			return nil, false
		}
		last = i
		delete(at, n.norm)
		if o := before[i]; o.via != n.via || n.via != "" && !sameRegion(o.region, n.region) {
			set.union(n.actions)
		}
	}
	for n := range at {
		set.union(n.actions)
	}
	return set, true
}

func sameRegion(a, b region.Region) bool { return reflect.DeepEqual(a, b) }
