package calculus

import (
	"fmt"
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/region"
)

// bound is a norm as it binds in a view: a clause may bring it in only under
// conditions, or for some actions.
type bound struct {
	*norm
	region region.Region
	via    string // clause that brings it in, or ""
}

// view is what binds somebody, before it is looked at action by action.
type view struct {
	norms []bound
	known map[string]bool // topics on which silence is silence
	// What was asked about it, of those that are kept.
	by        []*spoken              // by action
	words     map[string]*vocabulary // by agency
	triggered *[]*norm
}

func (v *view) add(n *norm, reg region.Region, via string) {
	for i := range v.norms {
		if v.norms[i].norm == n {
			v.norms[i].region = v.norms[i].region.Union(reg)
			return
		}
	}
	v.norms = append(v.norms, bound{n, reg, via})
}

func newView() *view { return &view{known: map[string]bool{}} }

// on keeps the norms that speak of an action.
func (v *view) on(action int) []bound { return on(v.norms, action) }

func on(norms []bound, action int) []bound {
	var out []bound
	for _, n := range norms {
		if n.actions.has(action) {
			out = append(out, n)
		}
	}
	return out
}

// views are the four books of one agency at one post.
type views struct {
	home, place, here *view
	// power is the highest rank of its own rules that the agency's signature
	// can make yield, by agreement; only agreements that hold for it.
	power map[string]int
}

// claim is an instrument's reach for which its issuer has no authority.
type claim struct {
	doc  *document
	kind string
}

// viewer builds views for the posts of one deployment.
type viewer struct {
	world
	*compiler
	plan   *document
	id     string // deployment
	relied []string
	uses   func(agreement, agency string) bool
	claims map[claim]map[string]bool
	// narrowed holds norms that clauses bring in for some actions only.
	narrowed *recent[narrowing, *norm]
}

// base collects what reaches an agency at a post by documents alone.
func (v *viewer) base(agency string, p *post) (home, place, here *view) {
	docs, overreach := v.reach(agency, p)
	for _, c := range overreach {
		v.claim(c.doc, c.kind, agency)
	}
	return v.gathered(docs, agency, p)
}

// reach lists the documents that bind an agency at a post, and the claims of
// those that have no authority to.
func (v *viewer) reach(agency string, p *post) (out []reached, overreach []claim) {
	for _, doc := range v.docs {
		if doc.inst == nil || !v.inForce(doc, p.at) {
			continue
		}
		how, over := v.binds(doc.inst, agency, p)
		if over != "" {
			overreach = append(overreach, claim{doc, over})
		}
		if how.home || how.place || how.here {
			out = append(out, reached{doc, how})
		}
	}
	return out, overreach
}

// gathered collects what documents say that bind an agency.
func (v *viewer) gathered(docs []reached, agency string, p *post) (home, place, here *view) {
	home, place, here = newView(), newView(), newView()
	for _, r := range docs {
		doc, how := r.doc, r.how
		for _, n := range doc.norms {
			if v.amended(n, p.at) {
				continue
			}
			if how.home {
				home.add(n, n.region, "")
			}
			if how.place {
				place.add(n, n.region, "")
			}
			if how.place || how.here {
				here.add(n, n.region, "")
			}
		}
		if how.home && doc.inst.Issuer == agency {
			maps.Copy(home.known, trueOnly(doc.whole))
		}
		if how.place || how.here {
			maps.Copy(here.known, trueOnly(doc.whole))
		}
	}
	return home, place, here
}

func trueOnly(m map[string]bool) map[string]bool {
	out := map[string]bool{}
	for k, v := range m {
		if v {
			out[k] = true
		}
	}
	return out
}

func (v *viewer) claim(doc *document, kind, agency string) {
	c := claim{doc, kind}
	if v.claims[c] == nil {
		v.claims[c] = map[string]bool{}
	}
	v.claims[c][agency] = true
}

// viewsOf builds an agency's views at a post: what it brings, what holds
// there, and what clauses, command and the plan extend to it.
func (v *viewer) viewsOf(agency string, p *post, hostHome *view) *views {
	home, place, here := v.base(agency, p)
	if hostHome == nil {
		hostHome = home
	}
	return v.extended(&views{home: home, place: place, here: here, power: map[string]int{}}, agency, p, hostHome)
}

// extended adds to what documents say what clauses, command and the plan extend.
func (v *viewer) extended(out *views, agency string, p *post, hostHome *view) *views {
	for _, id := range v.relied {
		if !v.uses(id, agency) || !v.uses(id, p.host) {
			continue
		}
		out.power[id] = PartyPower(v.book.Agreements[id].Parties[agency], p.at)
		v.extend(out, id, agency, p.host, v.agreed(id), hostHome, func(whose string) *view {
			home, _, _ := v.base(whose, p)
			return home
		})
	}
	if v.plan != nil {
		for _, n := range v.plan.norms {
			out.here.add(n, n.region, "")
		}
	}
	return out
}

// agreed are an agreement's own norms.
func (v *viewer) agreed(id string) (out []*norm) {
	for _, doc := range v.docs {
		if doc.agreement == id {
			out = append(out, doc.norms...)
		}
	}
	return out
}

// extend brings in an agreement's own norms and the rules that its clauses
// make common; home gives what reaches another agency than the host.
func (v *viewer) extend(out *views, id, agency, host string, own []*norm, hostHome *view, home func(agency string) *view) {
	for _, n := range own {
		out.here.add(n, n.region, "")
	}
	clauses := v.book.Agreements[id].Clauses
	for _, cid := range slices.Sorted(maps.Keys(clauses)) {
		cl := clauses[cid]
		via := id + "#" + cid
		if e := cl.Extends; e != nil {
			whose, source := e.RulesOf, hostHome
			if whose == "host" {
				whose = host
			}
			if whose != host && v.world.book.Agencies[whose] != nil {
				source = home(whose)
			}
			if whose != "own" && agency != whose {
				v.bring(out.here, source, v.scope(e.Topics, e.Actions, v.words(id)), v.space.All(), via)
			}
		}
		if s := cl.Settles; s != nil && (s.By == "host" || s.By == "stricter") && agency != host {
			when, err := regionOf(v.space, s.When, v.words(id), v.space.All())
			if err == nil {
				v.bring(out.here, hostHome, v.scope(s.Topics, s.Actions, v.words(id)), when, via)
			}
		}
	}
}

func (v *viewer) words(agreement string) meanings {
	return meanings{v.book.Agreements[agreement].Terms}
}

// scope is the set of actions that topics and action names cover; with neither
// given, all.
func (v *viewer) scope(topics, actions []string, words meanings) bitset {
	set := v.tax.expand(actions, words)
	for i := range v.tax.ids {
		if len(topics) == 0 && len(actions) == 0 || slices.Contains(topics, v.tax.topic[i]) {
			set.add(i)
		}
	}
	return set
}

// bring adds the norms of another view that speak of the actions in scope.
func (v *viewer) bring(to, from *view, scope bitset, when region.Region, via string) {
	for _, n := range from.norms {
		part := slices.Clone(n.actions)
		for i := range part {
			part[i] &= scope[i]
		}
		if part.empty() || v.has(to, n.norm) {
			continue
		}
		reg := n.region.Intersect(when)
		if part.subset(n.actions) && n.actions.subset(part) {
			to.add(n.norm, reg, via)
			continue
		}
		to.add(v.narrow(n.norm, part), reg, via)
	}
}

// narrow is a norm for some of its actions only; while anything is kept, of one
// norm and the same actions it is always the very same.
func (v *viewer) narrow(n *norm, part bitset) *norm {
	key := narrowing{n, fmt.Sprint(part)}
	if v.narrowed != nil {
		if have, ok := v.narrowed.get(key); ok {
			return have
		}
	}
	narrowed := *n
	narrowed.actions = part
	if v.narrowed != nil {
		return v.narrowed.put(key, &narrowed)
	}
	return &narrowed
}

func (v *viewer) has(to *view, n *norm) bool {
	return slices.ContainsFunc(to.norms, func(b bound) bool { return b.norm == n && b.via == "" })
}

// setting is what is known of a post's circumstances: what the deployment
// states, and the kind of place.
func (v *viewer) setting(d *book.Deployment, place string) (region.Box, error) {
	box, err := boxOf(v.space, d.Known, nil)
	if err != nil {
		return nil, err
	}
	for _, at := range v.world.book.Outward(place) {
		if setting := v.world.book.Places[at].Setting; setting != "" {
			pin, err := boxOf(v.space, book.Circumstances{"place": {Values: []book.Value{book.Value(setting)}}}, nil)
			if err != nil {
				return nil, err
			}
			box, _ = box.Intersect(pin)
			break
		}
	}
	return box, nil
}
