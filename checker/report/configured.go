package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"roe.example/checker/rule"
)

// configured lists the rules of which the configuration decides, and says so
// setting by setting. Reasons are for the agencies.
func configured(c *RuleCoverage, in Input) {
	ruled := map[string][]rule.Rule{} // by the entry that counts
	for _, r := range in.Rules {
		s := in.Settings.Of(r.ID)
		ruled[s.For] = append(ruled[s.For], r)
		switch {
		case s.Off:
			c.Off = append(c.Off, r.ID)
		case s.Severity != "":
			c.Reweighed = append(c.Reweighed, Reweighed{r.ID, s.Severity})
		}
	}
	for _, s := range in.Settings {
		if len(ruled[s.For]) > 0 && (s.Off || s.Severity != "") {
			c.Decided = append(c.Decided, decision(s, ruled[s.For], in.Audience))
		}
	}
}

// decision says what one setting does: "force/unreached is off (roe.cue:4:
// “until the order is revised”)".
func decision(s rule.Setting, rules []rule.Rule, audience string) string {
	who, one := s.For, len(rules) == 1
	switch topic, ofTopic := strings.CutSuffix(s.For, "/*"); {
	case s.For == "*" && one, ofTopic && one:
		who = rules[0].ID
	case s.For == "*":
		who = fmt.Sprintf("%d rules", len(rules))
	case ofTopic:
		who = fmt.Sprintf("%d rules on %s", len(rules), spaced(topic))
	}
	what := " are off"
	switch {
	case s.Off && one:
		what = " is off"
	case one:
		what = " weighs as " + article(s.Severity) + " " + s.Severity
	case !s.Off:
		what = " weigh as " + s.Severity + "s"
	}
	why := s.Place.File + ":" + strconv.Itoa(s.Place.Line)
	if s.Reason != "" && audience != Public {
		why += ": “" + s.Reason + "”"
	}
	return who + what + " (" + why + ")"
}

// decidedIn counts the rules that the configuration decides about, and says
// where: "2 rules are off by configuration (roe.cue:4)".
func decidedIn(c RuleCoverage, settings rule.Settings) string {
	var parts, places []string
	off, weighed := len(c.Off), len(c.Reweighed)
	if off > 0 {
		parts = append(parts, plural(off, "rule")+be(off)+" off")
	}
	if weighed > 0 {
		parts = append(parts, plural(weighed, "rule")+weigh(weighed)+" otherwise")
	}
	for _, s := range settings {
		place := strconv.Itoa(s.Place.Line)
		if len(places) == 0 {
			place = s.Place.File + ":" + place
		}
		counts := slices.ContainsFunc(c.Off, func(id string) bool { return settings.Of(id).For == s.For }) ||
			slices.ContainsFunc(c.Reweighed, func(r Reweighed) bool { return settings.Of(r.Rule).For == s.For })
		if counts && !slices.Contains(places, place) {
			places = append(places, place)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, " and ") + " by configuration (" + strings.Join(places, ", ") + ")"
}

func be(n int) string {
	if n == 1 {
		return " is"
	}
	return " are"
}

func weigh(n int) string {
	if n == 1 {
		return " weighs"
	}
	return " weigh"
}
