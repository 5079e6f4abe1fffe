package tally

import (
	"testing"

	"roe.example/checker/rule"
	"roe.example/checker/sweep"
)

// TestSweepJudgesThePairsThatAreListed holds what fails a sweep to the rows that
// it lists.
func TestSweepJudgesThePairsThatAreListed(t *testing.T) {
	each(t, func(t *testing.T, r *sweep.Result, x *Tally) {
		for host := -1; host < len(r.Agencies); host++ {
			for aid := -1; aid < len(r.Agencies); aid++ {
				if host == aid && (host >= 0 || len(r.Agencies) < 2) {
					continue
				}
				worst, unknown := "", len(r.Agencies) > 1 && len(x.topics) == 0
				for row := range x.AgencyPairRows(host, aid, "") {
					unknown = unknown || row.Severity == NotKnown
					if rule.Weight(row.Severity) > rule.Weight(worst) {
						worst = row.Severity
					}
				}
				if w, u := x.Among(host, aid); w != worst || u != unknown {
					t.Fatalf("host %d, aid %d: %q, not known %v; want %q, %v", host, aid, w, u, worst, unknown)
				}
			}
		}
	})
}
