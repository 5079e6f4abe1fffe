package calculus

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// differs names the first parameter in which two duties differ.
func differs(a, b *book.Norm) string {
	switch {
	case !sameDeadline(a.Deadline, b.Deadline):
		return "deadline"
	case rangeKey("", a.RetentionDays) != rangeKey("", b.RetentionDays):
		return "retention"
	case rangeKey("", a.Count) != rangeKey("", b.Count):
		return "count"
	case !sameSet(a.Recipients, b.Recipients):
		return "recipients"
	}
	return ""
}

func sameDeadline(a, b *book.Deadline) bool {
	if a == nil || b == nil {
		return a == b
	}
	return minutes(a) == minutes(b) && a.After == b.After
}

func minutes(d *book.Deadline) int {
	return d.Within * map[string]int{"minutes": 1, "hours": 60, "days": 24 * 60}[d.Unit]
}

func sameSet(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

// dutyWords says a duty's parameters: "within 48 hours of the use of force, to
// the chief".
func dutyWords(n *book.Norm) string {
	var parts []string
	if d := n.Deadline; d != nil {
		unit := d.Unit
		if d.Within == 1 {
			unit = strings.TrimSuffix(unit, "s")
		}
		parts = append(parts, fmt.Sprintf("within %d %s of %s", d.Within, unit, d.After))
	}
	if r := n.RetentionDays; r != nil {
		parts = append(parts, "for "+rangeWords(r, "days"))
	}
	if r := n.Count; r != nil {
		parts = append(parts, rangeWords(r, "times"))
	}
	if len(n.Recipients) > 0 {
		to := "to " + strings.Join(n.Recipients, " and ")
		if n.RecipientsOnly {
			to += " and nobody else"
		}
		parts = append(parts, to)
	}
	return strings.Join(parts, ", ")
}

func rangeWords(r *book.Range, unit string) string {
	switch {
	case r.AtLeast != nil && r.AtMost != nil && *r.AtLeast == *r.AtMost:
		return fmt.Sprintf("%d %s", *r.AtLeast, unit)
	case r.AtLeast != nil && r.AtMost != nil:
		return fmt.Sprintf("%d to %d %s", *r.AtLeast, *r.AtMost, unit)
	case r.AtLeast != nil:
		return fmt.Sprintf("at least %d %s", *r.AtLeast, unit)
	case r.AtMost != nil:
		return fmt.Sprintf("at most %d %s", *r.AtMost, unit)
	}
	return ""
}

// own stands for the acting officer's agency in an approval of a side.
const own = "own"

// approvals resolves whose approval a norm asks for: the officer's own agency
// ("own"), the host, or the place whose elected official decides.
func (e *engine) approvals(t *trio, n *norm) []facts.Approval {
	out := []facts.Approval{}
	for _, a := range n.source.Approval {
		out = append(out, e.approval(t.p, t.agency, a))
	}
	return out
}

func (e *engine) allApprovals(t *trio, perms []live) []facts.Approval {
	out := []facts.Approval{}
	for _, l := range perms {
		for _, a := range e.approvals(t, l.norm) {
			if !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	return out
}

func (e *engine) approval(p *piece, agency string, a book.Approval) facts.Approval {
	if a.Office != "" {
		return facts.Approval{Office: a.Office}
	}
	whose := a.Whose
	if whose == "" || whose == "own" && a.Rung == "incident-commander" {
		// Command of an incident and elected office are one per incident and
		// place, whosever rule asks for them; every other rung is the officer's
		// own.
		whose = map[string]string{"incident-commander": "commander", "elected-official": "place"}[a.Rung]
	}
	switch {
	case whose == "commander":
		if c := p.commander(); c != agency {
			return facts.Approval{Rung: a.Rung, Agency: c}
		}
	case whose == "place":
		return facts.Approval{Rung: a.Rung, Agency: e.government(p.place)}
	case whose == "host" && agency != p.host:
		return facts.Approval{Rung: a.Rung, Agency: p.host}
	}
	return facts.Approval{Rung: a.Rung, Agency: own}
}

// government is the nearest place around with an elected official.
func (e *engine) government(place string) string {
	for _, at := range e.book.Outward(place) {
		if e.book.Places[at].ElectedOfficial != "" {
			return at
		}
	}
	return place
}

// beyond tells whether a asks for an approval that b's do not include. A higher
// rung of the same agency includes a lower one.
func beyond(a, b []facts.Approval) bool {
	return slices.ContainsFunc(a, func(x facts.Approval) bool {
		return !slices.ContainsFunc(b, func(y facts.Approval) bool {
			return x.Agency == y.Agency && x.Office == y.Office && book.RungIndex(y.Rung) >= book.RungIndex(x.Rung)
		})
	})
}
