package calculus

import (
	"slices"

	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// approvers: both permit, and here asks for approvals that home does not, or
// each asks for one that the other's do not include.
func (e *engine) approvers(t *trio) {
	for _, part := range e.byApprovals(t, t.hr.Q.Intersect(t.hm.Q)) {
		here, home := e.allApprovals(t, part.here), e.allApprovals(t, part.home)
		for _, l := range part.here {
			for _, r := range part.home {
				if l.place == r.place {
					continue
				}
				kind, reason := "", ""
				switch more, own := beyond(e.approvals(t, l.norm), home), beyond(e.approvals(t, r.norm), here); {
				case more && own:
					kind, reason = "approver", "different"
				case more:
					kind, reason = "forbidden-here", "asks-more"
				default:
					continue
				}
				e.out.add(t, &clash{kind: kind, reason: reason, region: part.region, via: l.via,
					left:  side{view: "here", norms: []*norm{l.norm}, position: "permitted", approvals: here},
					right: side{view: "home", norms: []*norm{r.norm}, position: "permitted", approvals: home, own: true}})
			}
		}
	}
}

// otherApprovers: host and helper both permit, the host on a higher word than
// the helper asks for, and nothing extends that to the helper.
func (e *engine) otherApprovers(t *trio) {
	if len(t.hh.perm) == 0 {
		return
	}
	// All permissions that hold at home ask for their approvals together.
	for _, p := range e.byApprovals(&trio{hr: &stance{}, hm: t.hm}, t.hm.Q) {
		home := e.allApprovals(t, p.home)
		for _, h := range t.hh.perm {
			// Law says who approves for each kind of agency.
			if h.doc.law() || !beyond(e.approvals(t, h.norm), home) {
				continue
			}
			for _, r := range p.home {
				if h.place == r.place {
					continue
				}
				e.out.add(t, &clash{kind: "approver", reason: "host-asks-more", region: h.beyond(t.hr.perm).Intersect(p.region),
					left:  side{view: "host-home", norms: []*norm{h.norm}, position: "permitted", approvals: hosts(e.approvals(t, h.norm), t.p.host)},
					right: side{view: "home", norms: []*norm{r.norm}, position: "permitted", approvals: home, own: true}})
			}
		}
	}
}

// hosts reads "own" as the host's own officers mean it.
func hosts(approvals []facts.Approval, host string) []facts.Approval {
	for i := range approvals {
		if approvals[i].Agency == own {
			approvals[i].Agency = host
		}
	}
	return approvals
}

// part is a region over which the same permissions hold, here and at home.
type part struct {
	region     region.Region
	here, home []live
}

// byApprovals cuts a region by which permissions hold: all that hold at a
// circumstance ask for their approvals together.
func (e *engine) byApprovals(t *trio, open region.Region) []part {
	var out []part
	for _, s := range e.split(open, slices.Concat(t.hr.perm, t.hm.perm)) {
		out = append(out, part{region: s.region, here: at(t.hr.perm, s.cell), home: at(t.hm.perm, s.cell)})
	}
	return out
}
