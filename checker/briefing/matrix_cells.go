package briefing

import (
	"slices"
	"strings"

	"roe.example/checker/calculus"
	"roe.example/checker/facts"
	"roe.example/checker/region"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// cell says how the officers of a column stand in a strip.
func (t *table) cell(action string, c *Column, s *calculus.Share, g *posting, area region.Region) Cell {
	if s == nil {
		return Cell{Position: "absent"}
	}
	out := Cell{Position: s.Position, Word: t.word(s, c), Duty: duty(s), Sources: t.sources(t.norms(c, s, g))}
	if s.Position == "permitted" && out.Word != "" {
		out.Position = "approval"
	}
	f, contested := t.openOn(action, c, area)
	if f == nil {
		return out
	}
	out.Finding = f.Fingerprint
	if LeavesOpen(s.Position, contested) {
		out.Rule, out.Position = out.Position, "unsettled"
	}
	return out
}

// word says whose word is needed.
func (t *table) word(s *calculus.Share, c *Column) string {
	officers := ""
	if len(c.Agencies) == 1 {
		officers = c.Agencies[0].ID
	}
	var out []string
	for _, a := range s.Approvals {
		if w := t.words.Approver(a, officers); w != "" && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return report.List(out)
}

// duty says what comes with a position.
func duty(s *calculus.Share) string { return strings.Join(s.Duties, ", and ") }

// mostSourced is how many agencies of a column are cited each by its own rules.
const mostSourced = 3

// norms of a column: of many agencies those of the first stand for the others'.
func (t *table) norms(c *Column, s *calculus.Share, g *posting) []string {
	out := s.Norms
	for _, a := range c.Agencies[1:min(mostSourced, len(c.Agencies))] {
		if d := g.of[a.ID]; d != nil {
			for i := range d.Shares {
				if d.Shares[i].Position == s.Position && slices.Equal(d.Shares[i].Approvals, s.Approvals) && t.stands.Space.Overlaps(d.Shares[i].Area, s.Area) {
					out = union(out, d.Shares[i].Norms)
				}
			}
		}
	}
	return out
}

// rowTells gives the classes of what a row gives away by being there.
func (t *table) rowTells(action string, s strip, posts bool) []string {
	var out []string
	if posts {
		out = append(out, "posts")
	}
	planned := !t.inDocuments(action)
	for _, share := range s.shares {
		planned = planned || share != nil && t.inPlan(share.Norms)
	}
	if planned {
		out = append(out, "tactics")
	}
	return out
}

// inDocuments tells whether a document other than a plan speaks of an action.
func (b *builder) inDocuments(action string) bool { return b.known.documented[action] }

// openOn is the worst open finding on how officers of a column stand on an
// action in some of these circumstances; contested: the host or the plan wants the
// opposite of them.
func (t *table) openOn(action string, c *Column, area region.Region) (worst *report.Finding, contested bool) {
	for _, clash := range t.known.clashesOn[action] {
		if !slices.ContainsFunc(c.Agencies, func(a Agency) bool { return Bears(clash, a.ID) }) || !t.stands.Space.Overlaps(t.witness(clash), area) {
			continue
		}
		for _, f := range t.known.findings[clash.ID] {
			if !Unsettles(f) {
				continue
			}
			contested = contested || Contests(clash)
			if worst == nil || rule.Weight(f.Severity) > rule.Weight(worst.Severity) {
				worst = f
			}
		}
	}
	return worst, contested
}

// LeavesOpen tells whether an open finding on how officers stand leaves open what
// their rules come to: what is permitted always, a ban or a duty where somebody
// contests it.
func LeavesOpen(position string, contested bool) bool {
	return position == "permitted" || contested && (position == "prohibited" || position == "required")
}

// Contests tells whether in a clash others want the opposite of what officers
// must or must not do, so that no ban and no duty may be told as plain.
func Contests(c *facts.Clash) bool { return contests[c.Kind] }

var contests = map[string]bool{"dilemma": true, "unreached": true, "against-own-rules": true}

// Bears tells whether a clash leaves open how an agency's officers stand, if an
// open finding stands on it.
func Bears(c *facts.Clash, agency string) bool {
	return !c.Settled && bears[c.Kind] && slices.Contains(c.Right.Agencies, agency)
}

// Unsettles tells whether a finding is open and grave enough that nobody may act
// on what is permitted by itself.
func Unsettles(f *report.Finding) bool {
	return f.Waiver == nil && rule.Weight(f.Severity) >= rule.Weight(rule.Warning)
}

// bears are the kinds of clash that leave open how officers stand.
var bears = map[string]bool{"dilemma": true, "unreached": true, "against-own-rules": true, "approver": true, "silent": true, "incapable": true}

// witness is circumstances that lie in a clash whatever else is true.
func (b *builder) witness(c *facts.Clash) region.Region {
	space := b.stands.Space
	box := space.Full()
	for _, w := range c.Witness {
		if d, ok := space.DimIndex(w.Dimension); ok {
			if a, ok := space.AtomIndex(d, w.Value); ok {
				box[d] = 1 << a
			}
		}
	}
	return region.Of(box)
}
