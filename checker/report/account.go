package report

import (
	"fmt"
	"slices"
	"strings"
)

// Account is what a reader must know of the whole run, so that silence is not
// taken for peace.
func (r *Report) Account() (out []string) {
	if len(r.Diagnostics) > 0 {
		return []string{"Nothing was judged: the input has " + plural(len(r.Diagnostics), "fault") + "."}
	}
	c := &r.Coverage
	out = append(out, fmt.Sprintf("Checked on %s: %s, %s, %s; %s in every combination of %s.", r.Today,
		plural(len(c.Deployments), "deployment"), agencies(len(c.Agencies)), plural(len(c.Documents), "document"),
		plural(len(c.Actions), "kind")+" of action", plural(len(c.Circumstances), "kind")+" of circumstance"))
	add := func(said bool, text string) {
		if said {
			out = append(out, text)
		}
	}
	add(r.Incomplete, "The result is incomplete: "+plural(len(failedRules(r.Failures)), "rule")+" could not judge.")
	add(r.AsOf != "", "Deployments were judged as though they began at "+r.AsOf+".")
	add(r.Baseline != nil, r.Baseline.Words())
	if r.Baseline != nil {
		for i := range r.Baseline.Unknown {
			out = append(out, "Not judged: "+r.Baseline.Unknown[i].named())
		}
		out = append(out, r.Baseline.Remarks...)
	}
	add(len(c.Rules.Decided) > 0, "Decided by the configuration: "+strings.Join(c.Rules.Decided, "; ")+".")
	idle := idleTopics(c.Rules)
	add(idle != "", "No rule found anything to judge on: "+idle+".")
	unknown := r.unknownTopics()
	add(unknown != "", "To get a verdict, write the rules that are not known down and say so in their documents: covers: {"+unknown+"}.")
	add(len(c.Unchecked) > 0, "Not checked, because roe has no rules on them yet: "+spaced(strings.Join(c.Unchecked, ", "))+".")
	add(len(r.Withheld) > 0, "Left out of this public version: "+strings.Join(r.Withheld, ", ")+".")
	return out
}

// unknownTopics are the topics that alone keep deployments from a verdict, as
// a document says that it covers them; of many the first.
func (r *Report) unknownTopics() string {
	const most = 3
	var out []string
	for _, v := range r.Verdicts {
		for _, topic := range v.Topics {
			if text := fmt.Sprintf("%q: \"whole\"", topic); v.Verdict == NoVerdict && !r.Incomplete && !slices.Contains(out, text) {
				out = append(out, text)
			}
		}
	}
	slices.Sort(out)
	if len(out) > most {
		out = append(out[:most], "…")
	}
	return strings.Join(out, ", ")
}

func agencies(n int) string {
	if n == 1 {
		return "1 agency"
	}
	return fmt.Sprintf("%d agencies", n)
}

// idleTopics lists the topics on which no rule had anything to judge: there
// silence means nothing. The JSON lists the rules one by one.
func idleTopics(rules RuleCoverage) string {
	var found []string
	all, none := map[string]int{}, map[string]int{}
	for _, id := range rules.Evaluated {
		topic, _, _ := strings.Cut(id, "/")
		if all[topic] == 0 {
			found = append(found, topic)
		}
		all[topic]++
	}
	for _, id := range rules.Idle {
		topic, _, _ := strings.Cut(id, "/")
		none[topic]++
	}
	return spaced(strings.Join(slices.DeleteFunc(found, func(topic string) bool { return none[topic] < all[topic] }), ", "))
}

// AccountInFull is the account with what could not be held against anything,
// deployment by deployment: for formats that do not print the statements.
func (r *Report) AccountInFull() []string {
	out := r.Account()
	for _, s := range r.Coverage.Statements {
		if len(s.Uncompared) > 0 {
			of := s.Deployment
			if r.Audience != Public { // whom the agencies' folders do not concern
				of += " in " + s.Book
			}
			out = append(out, fmt.Sprintf("Not comparable, or not known whole, for %s: %s.", of, strings.Join(s.Uncompared, "; ")))
		}
	}
	return out
}

// Closing is what a log of single lines ends with: the verdicts, what is gone
// against a baseline, the account and the disclaimer.
func (r *Report) Closing() (out []string) {
	if len(r.Diagnostics) == 0 {
		for i := range r.Verdicts {
			out = append(out, r.Verdicts[i].Words())
		}
		if r.Baseline != nil {
			for i := range r.Baseline.Gone {
				out = append(out, r.Baseline.Gone[i].Words())
			}
		}
	}
	return append(append(out, r.AccountInFull()...), r.Disclaimer)
}
