package draft

import (
	"roe.example/checker/report"
	"roe.example/checker/settle"
)

// other says why no clause clears a finding.
func (d *drafter) other(o settle.Other) report.OpenFinding {
	out := report.OpenFinding{FindingRef: Ref(o.Finding), Kind: o.Why, Why: whyOpen[o.Why], Remedy: o.Finding.Remedy}
	if o.Why == settle.Exchanged {
		out.Why += " " + o.Raised[0].Message
	}
	return out
}

var whyOpen = map[string]string{
	settle.NoClause:   "This is not a matter of clauses.",
	settle.NoPower:    "No clause of those who signed can make one of these rules give way.",
	settle.NoPair:     "No agreement holds between these agencies there, so that a clause would bind nobody.",
	settle.Opposed:    "Two agreements say opposite things on it: one of the clauses has to go before another helps.",
	settle.Exchanged:  "A clause would clear it, and another finding would take its place until that is done too.",
	settle.NotReached: "Clauses were tried on it, and none clears it without raising something else.",
}
