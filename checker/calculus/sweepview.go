package calculus

import "slices"

// picked is some of a document's norms.
type picked func(*sweptDoc) []*norm

// on picks those on an action and on what is looked at with it.
func (s *Sweep) on(action int) picked { return func(d *sweptDoc) []*norm { return d.on[action] } }

// with picks those with words in dispute on an action.
func (s *Sweep) with(action int) picked { return func(d *sweptDoc) []*norm { return d.users[action] } }

// viewsAt builds an agency's views at a host's post, of some norms, and of those
// of agreements on what is looked at; nil: on all.
func (c *Comparer) viewsAt(p *piece, of picked, looks bitset, agency, host int, hostHome *view) *views {
	home, here := c.base(p, of, agency, host)
	if hostHome == nil {
		hostHome = home
	}
	out := &views{home: home, here: here}
	for _, id := range c.e.relied {
		own := slices.DeleteFunc(slices.Clone(c.agreement[id].norms), func(n *norm) bool { return looks != nil && !overlap(looks, n.actions) })
		c.e.extend(out, id, c.Agencies[agency], c.Agencies[host], own, hostHome, func(whose string) *view {
			home, _ := c.base(p, of, int(c.place[whose]), host)
			return home
		})
	}
	return out
}

// base is what reaches an agency at a host's post by documents alone.
func (c *Comparer) base(p *piece, of picked, agency, host int) (home, here *view) {
	home, here = newView(), newView()
	moment := slices.IndexFunc(c.moments, func(m moment) bool { return m.during.From.Equal(p.at) })
	c.eachNear(agency, host, func(doc int32, ofAid, ofHost touching) {
		d := &c.docs[doc]
		how := reaches(d.inst, ofAid, ofHost)
		if !d.binds[moment] || !how.home && !how.place && !how.here {
			return
		}
		for _, n := range of(d) {
			if c.amended(n, p.at) {
				continue
			}
			if how.home {
				home.norms = append(home.norms, bound{n, n.region, ""})
			}
			if how.place || how.here {
				here.norms = append(here.norms, bound{n, n.region, ""})
			}
		}
		for topic, whole := range d.whole {
			if whole && how.home && ofAid&isIssuer != 0 {
				home.known[topic] = true
			}
		}
	})
	return home, here
}

// eachNear visits the documents that touch one of two agencies, in their order.
func (s *Sweep) eachNear(aid, host int, visit func(doc int32, ofAid, ofHost touching)) {
	a, h := s.near[aid], s.near[host]
	if aid == host {
		h = nil
	}
	for len(a)+len(h) > 0 {
		switch {
		case len(h) == 0 || len(a) > 0 && a[0].doc < h[0].doc:
			ofHost := touching(0)
			if aid == host {
				ofHost = a[0].bits
			}
			visit(a[0].doc, a[0].bits, ofHost)
			a = a[1:]
		case len(a) == 0 || h[0].doc < a[0].doc:
			visit(h[0].doc, 0, h[0].bits)
			h = h[1:]
		default:
			visit(a[0].doc, a[0].bits, h[0].bits)
			a, h = a[1:], h[1:]
		}
	}
}
