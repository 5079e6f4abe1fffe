package tally

import "roe.example/checker/rule"

// Among is the gravest severity that the pairs of a host, of an aid, or of both
// meet, empty where they meet none, and whether more may be found, because not
// all rules of one of these agencies are in the books. The place -1 is any
// agency.
func (t *Tally) Among(host, aid int) (worst string, unknown bool) {
	if host < 0 && aid < 0 {
		return t.Worst(), t.Unknown()
	}
	unknown = len(t.Agencies) > 1 && len(t.topics) == 0
	for _, h := range only(host, len(t.Agencies)) {
		for _, a := range only(aid, len(t.Agencies)) {
			if h == a {
				continue
			}
			unknown = unknown || len(t.Agencies[h].NotKnown)+len(t.Agencies[a].NotKnown) > 0
			for i := range t.Actions {
				for _, c := range t.Of(i, h, a) {
					if rule.Weight(c.Severity) > rule.Weight(worst) {
						worst = c.Severity
					}
				}
			}
		}
	}
	return worst, unknown
}
