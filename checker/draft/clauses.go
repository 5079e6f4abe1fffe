package draft

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/report"
	"roe.example/checker/settle"
)

func (d *drafter) clause(number int, c *settle.Clause) report.ProposedClause {
	out := report.ProposedClause{Number: number, Agreement: c.Agreement, Cite: d.Words.Cite(c.Agreement), ID: c.ID, Topic: c.Clause.Topic,
		Heading: d.heading(c.Clause), Text: d.text(c), Alternatives: []string{}, Sources: d.sources(c), Clears: append([]string{}, c.Clears...)}
	if len(c.Bearers) > 1 {
		out.Decision = "Who bears this is for the parties to decide. The draft names one of the answers; the others are given below."
		for _, bears := range c.Bearers[1:] {
			out.Alternatives = append(out.Alternatives, subjectText(c.Clause.Subject, bears))
		}
	}
	switch c.Kind {
	case "prohibits":
		out.Decision = "Whether this comes or stays at home is for the parties to decide."
	case "permits":
		out.Decision = "Whether this comes, and on whose word it is used, is for the parties to decide."
	}
	return out
}

// heading names a clause in a few words.
func (d *drafter) heading(c *book.Clause) string {
	if s := d.Located.Book.Subjects[c.Subject]; s != nil {
		return report.Capital(s.Title)
	}
	if c.Grants != nil {
		return "Command"
	}
	return report.Capital(d.matter(c))
}

// matter is what a clause speaks of: its things, or all of its topic.
func (d *drafter) matter(c *book.Clause) string {
	if actions := actionsOf(c); len(actions) > 0 {
		return d.Words.Things(actions)
	}
	return d.Words.Topic(c.Topic)
}

func actionsOf(c *book.Clause) []string {
	switch {
	case c.Settles != nil:
		return c.Settles.Actions
	case c.Extends != nil:
		return c.Extends.Actions
	}
	return append(slices.Clone(c.Prohibits), c.Permits...)
}

// text is the clause as it would be signed.
func (d *drafter) text(c *settle.Clause) string {
	on, acts := d.matter(c.Clause), d.Words.Acts(actionsOf(c.Clause))
	switch c.Kind {
	case "settles":
		return d.settling(c.Clause.Settles.By, on, acts)
	case "extends":
		return fmt.Sprintf("While serving under the Agreement at the request of another party, officers follow the requesting agency's rules on %s in addition to their own agency's rules. %s", on, notWaived)
	case "prohibits":
		return fmt.Sprintf("While serving together under the Agreement, officers of the parties shall not %s.", acts)
	case "permits":
		return fmt.Sprintf("While serving together under the Agreement, officers of the parties may %s on the word of the incident commander of the requesting agency, as far as the rules of their own agency allow it. %s", acts, notWaived)
	case "command":
		return fmt.Sprintf("While they are assigned to a post held by %s, officers of the other parties work under its command.", d.Words.Agency(c.Clause.Grants.To.Agencies[0]))
	}
	if c.Clause.Subject == "legal/court-orders" {
		return d.courtOrders(c.Agreement)
	}
	return subjectText(c.Clause.Subject, c.Clause.Bears)
}

const notWaived = "Nothing in this section requires or authorizes conduct contrary to " + report.Unwaivable + "."

func (d *drafter) settling(by, on, acts string) string {
	switch by {
	case "host":
		return fmt.Sprintf("While serving under the Agreement at the request of another party, officers follow the requesting agency's rules on %s in place of their own agency's rules. Where the requesting agency has no rule, their own agency's rules continue to apply. %s", on, notWaived)
	case "own":
		return fmt.Sprintf("While serving under the Agreement at the request of another party, officers follow their own agency's rules on %s in place of the requesting agency's rules. Where their own agency has no rule, any rule of the requesting agency that binds them continues to apply. %s", on, notWaived)
	case "not-tasked":
		return fmt.Sprintf("Officers who come to help are not asked to %s, and do not.", cmpOr(acts, "take part in "+on))
	}
	return fmt.Sprintf("Where the rules of the requesting agency and those of an officer's own agency on %s differ, both apply to that officer: what either of them forbids is forbidden, and where either of them asks for somebody's word, that word is needed.", on)
}

func cmpOr(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// courtOrders names the orders that bind a party.
func (d *drafter) courtOrders(agreement string) string {
	var orders []string
	host := ""
	for _, o := range d.Plan.Base.Facts.CourtOrders {
		if o.Agreement == agreement && o.Deployment == d.Deployment {
			host = d.Words.Agency(o.Host)
			for _, id := range o.Orders {
				orders = append(orders, d.Words.Cite(id))
			}
		}
	}
	return fmt.Sprintf("%s is bound by %s. It gives the other parties a copy before they come. Officers of the other parties do nothing at its request that the court has forbidden to it.", host, report.List(orders))
}

// sources cites the rules of both sides, each document once.
func (d *drafter) sources(c *settle.Clause) []string {
	return append([]string{}, d.Words.Cites(c.Norms)...)
}

// costs say who gives up what, clause by clause; what clauses of several
// agreements say alike is said once, of the helpers under all of them.
func (d *drafter) costs(s *settle.Set) []string {
	type alike struct{ kind, by, on, bears string }
	key := func(c *settle.Clause) alike {
		k := alike{c.Kind, "", d.matter(c.Clause), c.Clause.Bears}
		if c.Clause.Settles != nil {
			k.by = c.Clause.Settles.By
		}
		return k
	}
	out, seen := []string{}, map[alike]bool{}
	for i := range s.Clauses {
		c := &s.Clauses[i]
		if seen[key(c)] {
			continue
		}
		seen[key(c)] = true
		var under, norms []string
		for j := range s.Clauses {
			if o := &s.Clauses[j]; key(o) == key(c) {
				under, norms = append(under, o.Agreement), append(norms, o.Norms...)
			}
		}
		if cost := d.cost(c, under, norms); cost != "" {
			out = append(out, cost)
		}
	}
	return out
}

func (d *drafter) cost(c *settle.Clause, under, norms []string) string {
	on, helpers := d.matter(c.Clause), d.helpers(under)
	switch c.Kind {
	case "settles":
		switch c.Clause.Settles.By {
		case "host":
			return fmt.Sprintf("Officers of %s set aside their own agency's rules on %s%s for as long as they help. Where %s has no rule, they still act by their own. %s",
				helpers, on, d.ownRules(under, norms), d.Words.Agency(d.d.Host), d.later(under, "sets aside its own rules on it", "set aside their own rules on it"))
		case "own":
			return fmt.Sprintf("%s gives up its own rules on %s where officers of %s are concerned.", d.Words.Agency(d.d.Host), on, helpers)
		case "not-tasked":
			return fmt.Sprintf("%s cannot count on officers of %s for %s.", d.Words.Agency(d.d.Host), helpers, on)
		}
		return fmt.Sprintf("Officers of %s may do with %s only what both sides' rules allow, on every word that either side asks for.", helpers, on)
	case "extends":
		return fmt.Sprintf("Officers of %s keep two sets of rules on %s, their own and the host's. %s", helpers, on,
			d.later(under, "has two sets of rules to keep on it", "have two sets of rules to keep on it"))
	case "prohibits":
		return fmt.Sprintf("Nobody who works under %s has %s, not even the host.", d.agreements(under), on)
	case "permits":
		return fmt.Sprintf("%s may be used where no rule named it so far.", report.Capital(on))
	case "command":
		return fmt.Sprintf("Officers of the other parties take orders from %s.", d.Words.Agency(c.Clause.Grants.To.Agencies[0]))
	}
	if who := bearer[c.Clause.Bears]; who != "" && len(c.Bearers) > 1 {
		return fmt.Sprintf("On %s, the draft lays it on %s.", strings.ToLower(d.heading(c.Clause)), who)
	}
	return ""
}

var bearer = map[string]string{
	"host": "the agency that asked for help", "own": "each officer's own agency", "shared": "all agencies together",
	"fault": "whoever was at fault", "outside": "somebody from outside",
}

// ownRules cites those of the norms that are the helpers' own.
func (d *drafter) ownRules(under, norms []string) string {
	helpers := d.helping(under)
	var own []string
	for _, n := range d.Plan.Base.Facts.Norms {
		if in := d.Located.Book.Instruments[n.Document]; in != nil && slices.Contains(norms, n.ID) && slices.Contains(helpers, in.Issuer) {
			own = append(own, n.ID)
		}
	}
	if len(own) == 0 {
		return ""
	}
	return " (" + report.List(d.Words.Cites(own)) + ")"
}

func (d *drafter) agreements(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, d.Words.Cite(id))
	}
	return report.List(out)
}

func (d *drafter) helpers(under []string) string { return d.Words.Agencies(d.helping(under)) }

// helping are the parties to agreements that come to help and are bound by
// them.
func (d *drafter) helping(under []string) []string {
	var out []string
	for _, p := range d.Plan.Base.Facts.AgreementUses {
		if slices.Contains(under, p.Agreement) && p.Deployment == d.Deployment && p.Agency != d.d.Host && p.Valid {
			out = append(out, p.Agency)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
