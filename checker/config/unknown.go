package config

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/load"
	"roe.example/checker/rule"
)

// All are the faults, with the settings of rules and topics that there are not.
func (c *Config) All(rules []rule.Rule) []book.Diagnostic {
	if c == nil {
		return nil
	}
	faults := slices.Clone(c.Faults)
	if len(rules) > 0 {
		faults = append(faults, c.unknown(rules)...)
	}
	slices.SortStableFunc(faults, byPlace)
	return faults
}

func (c *Config) unknown(rules []rule.Rule) (faults []book.Diagnostic) {
	var ids, topics []string
	for _, r := range rules {
		ids = append(ids, r.ID)
		if !slices.Contains(topics, r.Topic) {
			topics = append(topics, r.Topic)
		}
	}
	for _, s := range c.Rules {
		topic, ofTopic := strings.CutSuffix(s.For, "/*")
		switch {
		case s.For == "*", slices.Contains(ids, s.For), ofTopic && slices.Contains(topics, topic):
		case ofTopic:
			faults = append(faults, book.Diagnostic{Location: s.Place,
				Message: fmt.Sprintf("There is no topic %q.", topic), Hint: meantTopic(topic, ids, topics)})
		default:
			faults = append(faults, book.Diagnostic{Location: s.Place,
				Message: fmt.Sprintf("There is no rule %q.", s.For), Hint: meantRule(s.For, ids)})
		}
	}
	return faults
}

// meantTopic also knows those who leave out the topic of a rule.
func meantTopic(name string, ids, topics []string) string {
	var named []string
	for _, id := range ids {
		if strings.HasSuffix(id, "/"+name) {
			named = append(named, id)
		}
	}
	if len(named) > 0 {
		return "A rule is named with its topic: " + strings.Join(named, ", ") + "."
	}
	return didYouMean(load.Meant(nil, "", name, topics)) + "The topics are " + strings.Join(topics, ", ") + "."
}

func meantRule(id string, ids []string) string {
	return didYouMean(load.Meant(nil, "", id, ids)) + "\"roe rules\" lists them."
}

func didYouMean(id string) string {
	if id == "" {
		return ""
	}
	return fmt.Sprintf("Did you mean %q? ", id)
}
