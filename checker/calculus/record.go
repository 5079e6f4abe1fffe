package calculus

import (
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

func (c *collector) record(t *trio, k *clash) *facts.Clash {
	said := k.said
	if said == nil {
		said = c.sayWhole(t, k)
	}
	rec := &facts.Clash{Kind: k.kind, Reason: k.reason, Book: c.in.Book.Dir, Deployment: c.in.ID, Topic: t.topic,
		Assignment: t.p.assignment, Assignments: []string{t.p.assignment}, Exposure: t.expose, During: c.interval(t.p.during),
		Region: said.region, Situation: said.situation, Witness: said.witness, Whole: said.whole}
	if k.call != "" {
		rec.Call = facts.Say(k.call)
	}
	rec.Left = c.side(t, &k.left, k)
	rec.Right = c.side(t, &k.right, k)
	rec.Law, rec.Confidence = c.weight(k)
	if rec.Left.Position == "required" || rec.Right.Position == "required" {
		rec.Exposure.InPlay = true // a duty is owed whatever one carries
	}
	return rec
}

func (c *collector) interval(p book.Period) facts.Interval {
	return facts.Interval{From: p.From.Format(time.RFC3339), Until: p.Until.Format(time.RFC3339)}
}

// side describes one side: its agencies are the agency looked at, for its own
// side, and otherwise the host.
func (c *collector) side(t *trio, s *side, k *clash) facts.Side {
	out := facts.Side{Agencies: []string{c.speaker(t, s)}, View: s.view, Position: s.position, Norms: []string{}, Approvals: s.approvals}
	if s.own {
		out.Agencies = []string{t.agency}
	}
	var duties []string
	for _, n := range s.norms {
		out.Norms = append(out.Norms, n.id)
		out.Rank = max(out.Rank, n.doc.rank)
		if s.approvals == nil {
			out.Approvals = append(out.Approvals, c.approvals(t, n)...)
		}
		if d := dutyWords(n.source); d != "" && !slices.Contains(duties, d) {
			duties = append(duties, d)
		}
	}
	if out.Approvals == nil {
		out.Approvals = []facts.Approval{}
	}
	if len(duties) > 0 {
		out.Duty = facts.Say(strings.Join(duties, "; "))
	}
	return out
}

// speaker is whose side it is that is not the officers' own: the agency whose
// order it is, where it is one agency's, or else the host.
func (c *collector) speaker(t *trio, s *side) string {
	who := ""
	for _, n := range s.norms {
		if n.doc.inst == nil || c.book.Agencies[n.doc.inst.Issuer] == nil || who != "" && who != n.doc.inst.Issuer {
			return t.p.host
		}
		who = n.doc.inst.Issuer
	}
	if who == "" || who == t.agency {
		return t.p.host
	}
	return who
}

// weight tells whether law binds the officers in this clash, and how far the
// weakest deciding source was verified.
func (c *collector) weight(k *clash) (law bool, weakest string) {
	weakest = "stated"
	for _, s := range []*side{&k.left, &k.right} {
		for _, n := range s.norms {
			// The host's own law that does not reach the helpers binds them to
			// nothing; what binds here or at home does.
			if n.doc.law() && n.modality != permits && s.view != "host-home" {
				law = true
			}
			if weaker(n.confidence, weakest) {
				weakest = n.confidence
			}
		}
	}
	return law, weakest
}

func weaker(a, b string) bool {
	order := []string{"unverified", "secondary", "stated"}
	return slices.Index(order, a) < slices.Index(order, b)
}
