package rule

import (
	"slices"
	"strings"

	"roe.example/checker/book"
)

// Setting is what a configuration decides about one rule, the rules of a topic
// or all: off, or a severity, or (neither) the rule's own.
type Setting struct {
	For      string // a rule's id, a topic as "force/*", or "*"
	Off      bool
	Severity string
	Reason   string
	Place    book.Location
}

// Settings are all that a configuration decides about rules, in its order.
type Settings []Setting

// Of is the setting that counts for a rule: the most exact one.
func (s Settings) Of(id string) Setting {
	topic, _, _ := strings.Cut(id, "/")
	for _, name := range []string{id, topic + "/*", "*"} {
		if i := slices.IndexFunc(s, func(x Setting) bool { return x.For == name }); i >= 0 {
			return s[i]
		}
	}
	return Setting{}
}

// Off tells whether a rule is off.
func (s Settings) Off(id string) bool { return s.Of(id).Off }

// Weigh gives rules and findings the severities that are decided.
func (s Settings) Weigh(rules []Rule, findings []Finding) {
	if len(s) == 0 {
		return
	}
	for i := range rules {
		if decided := s.Of(rules[i].ID).Severity; decided != "" {
			rules[i].Severity = decided
		}
	}
	for i := range findings {
		if decided := s.Of(findings[i].Rule).Severity; decided != "" {
			findings[i].Severity = decided
		}
	}
}
