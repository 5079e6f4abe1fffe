package text

import (
	"fmt"
	"io"
	"strings"

	"github.com/fatih/color"

	"roe.example/checker/report"
)

// WriteProposal writes what would settle a deployment: the sets of clauses,
// with what each clears and costs, and what no clause clears.
func WriteProposal(w io.Writer, r *report.Proposal, opt Options) error {
	if opt.Width <= 0 {
		opt.Width = 100
	}
	p := &page{opt: opt}
	if len(r.Diagnostics) > 0 {
		for _, d := range r.Diagnostics {
			p.diagnostic(d)
		}
		p.line(p.paint("No proposal", colors[report.NoVerdict]...) + ": " + report.Count(len(r.Diagnostics), "fault") + " in the books or the question.")
	} else {
		p.proposal(r)
	}
	p.line(r.Disclaimer)
	_, err := io.WriteString(w, p.String())
	return err
}

func (p *page) proposal(r *report.Proposal) {
	where := ""
	if r.Place != "" && !strings.Contains(r.Event, r.Place) {
		where = " in " + r.Place
	}
	p.wrapped("", p.paint(r.Event+" ("+r.Deployment+" in "+r.Book+")", color.Bold, color.Underline)+where+", "+report.Words(r.During))
	p.wrapped("", openness(r))
	p.line("")
	for i := range r.Sets {
		p.clauseSet(r, &r.Sets[i])
	}
	p.newAgreement(r)
	p.others(r)
}

// newAgreement writes the draft for those whom no agreement binds.
func (p *page) newAgreement(r *report.Proposal) {
	n := r.New
	if n == nil {
		return
	}
	p.wrapped("", p.paint("A new agreement, for those whom none binds", color.Bold))
	p.wrapped("  ", n.Title+". "+capital(report.Count(len(n.Clauses), "clause"))+". Once all have signed and the deployment relies on it, it clears "+
		report.Tally(n.Errors, n.Warnings)+". "+smallest(r, &n.ClauseSet))
	p.line("")
	for i := range n.Clauses {
		p.draftClause(&n.Clauses[i])
	}
	p.findingRefs("What it clears:", n.Clears)
	p.findingRefs("It clears beside this deployment:", n.ClearsToo)
	p.findingRefs("These would come up instead:", n.Raises)
	p.list("What it costs:", n.Costs)
	p.line("")
}

func (p *page) list(head string, items []string) {
	if len(items) == 0 {
		return
	}
	p.line("  " + head)
	for _, item := range items {
		p.hanging("  - ", "    ", item)
	}
}

func openness(r *report.Proposal) string {
	switch {
	case r.Errors+r.Warnings == 0:
		return "Nothing to settle: no errors and no warnings."
	case len(r.Sets) == 0 && r.New != nil:
		return capital(report.Tally(r.Errors, r.Warnings)) + ", and no agreement to which a clause could be added. A new one would clear some of them:"
	case len(r.Sets) == 0:
		return capital(report.Tally(r.Errors, r.Warnings)) + ", and none that a clause would clear."
	case len(r.Sets) == 1:
		return capital(report.Tally(r.Errors, r.Warnings)) + ". One set of clauses would clear some of them:"
	}
	return capital(report.Tally(r.Errors, r.Warnings)) + ". These sets of clauses would each clear some of them; choose one:"
}

func (p *page) clauseSet(r *report.Proposal, s *report.ClauseSet) {
	head := fmt.Sprintf("Set %d: %s", s.Number, s.Title)
	p.wrapped("", p.paint(head, color.Bold))
	p.wrapped("  ", capital(report.Count(len(s.Clauses), "clause"))+". Clears "+report.Tally(s.Errors, s.Warnings)+". "+smallest(r, s))
	p.line("")
	for i := range s.Clauses {
		p.draftClause(&s.Clauses[i])
	}
	p.findingRefs("It clears beside this deployment:", s.ClearsToo)
	p.findingRefs("What other sets clear and this one leaves:", s.Leaves)
	p.findingRefs("Of these only a part is cleared, and the rest stays:", s.Changes)
	p.findingRefs("These would come up instead:", s.Raises)
	p.list("What it costs:", s.Costs)
	p.line("")
}

func smallest(r *report.Proposal, s *report.ClauseSet) string {
	switch {
	case !s.Proven:
		return "Not proven to be the smallest: " + s.Doubt + "."
	case s.Number == 1:
		return "No smaller set clears as much."
	}
	return "No smaller set of its kind clears as much."
}

func (p *page) draftClause(c *report.ProposedClause) {
	p.hanging(fmt.Sprintf("%4d. ", c.Number), "      ", p.paint(c.Heading, color.Bold)+" ("+c.Cite+", new § "+c.ID+")")
	p.wrapped("      ", "“"+c.Text+"”")
	if c.Decision != "" {
		p.wrapped("      ", p.paint("To decide: ", colors["warning"]...)+c.Decision)
	}
	for _, a := range c.Alternatives {
		p.hanging("      - ", "        ", "or: “"+a+"”")
	}
	if len(c.Sources) > 0 {
		p.wrapped("      ", "Between "+report.List(c.Sources)+".")
	}
	if len(c.Clears) > 0 {
		p.wrapped("      ", p.paint("Clears "+report.Count(len(c.Clears), "finding")+".", color.Faint))
	}
}

func (p *page) findingRefs(head string, refs []report.FindingRef) {
	if len(refs) == 0 {
		return
	}
	p.line("  " + head)
	for _, f := range refs {
		p.hanging("  - ", "    ", f.Severity+" "+f.Rule+": "+f.Message)
	}
}

// others lists what no clause clears, by the reason.
func (p *page) others(r *report.Proposal) {
	if len(r.Unknown) > 0 {
		p.wrapped("", "Not all rules are known on "+report.List(r.Unknown)+". For what may be hidden there, no clause was looked for.")
		p.line("")
	}
	if len(r.Others) == 0 {
		return
	}
	p.line(p.paint("What no clause clears", color.Bold))
	for _, g := range r.ByReason() {
		p.wrapped("  ", g.Why)
		for _, o := range g.Findings {
			p.hanging("  - ", "    ", o.Severity+" "+o.Rule+": "+o.Message+" "+p.paint("To settle it: ", color.Faint)+o.Remedy)
		}
	}
	p.line("")
}
