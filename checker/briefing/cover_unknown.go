package briefing

import (
	"slices"
	"strings"

	"roe.example/checker/report"
)

// mostUnknown is how many lines on what could not be compared are told one by
// one; more are gathered by topic and counted.
const mostUnknown = 24

// mostNamed is how many agencies such a count names.
const mostNamed = 3

// uncompared says what could not be compared, and on what nobody has a rule.
func (b *builder) uncompared(c *Cover) {
	for _, s := range b.in.Report.Coverage.Statements {
		if s.Book != b.in.Book || s.Deployment != b.in.Deployment {
			continue
		}
		scales, silent := b.scales(), b.silent()
		if len(s.Uncompared)+len(s.Silent) <= mostUnknown {
			scales, silent = nil, nil
		}
		for _, what := range s.Uncompared {
			if scales == nil || !strings.HasPrefix(what, "the thresholds of ") {
				c.Unknown = append(c.Unknown, Line{Text: "Could not be compared: " + what + "."})
			}
		}
		for _, what := range scales {
			c.Unknown = append(c.Unknown, Line{Text: "Could not be compared: " + what + "."})
		}
		switch {
		case silent != nil:
			for _, what := range silent {
				c.Unknown = append(c.Unknown, Line{Text: "No rule of their own: " + what + ". That is neither leave nor a ban."})
			}
		default:
			for _, what := range s.Silent {
				c.Unknown = append(c.Unknown, Line{Text: "No rule of its own: " + what + ". That is neither leave nor a ban."})
			}
		}
	}
}

// gathering is what is alike on one topic.
type gathering struct {
	topic    string
	agencies []string
	cases    int
	actions  map[string]bool
}

func (m *gathering) take(agencies, actions []string) {
	for _, id := range agencies {
		if !slices.Contains(m.agencies, id) {
			m.agencies = append(m.agencies, id)
		}
	}
	m.cases++
	for _, id := range actions {
		m.actions[id] = true
	}
}

// gathered finds a topic in a list, or adds it.
func gathered(all []*gathering, topic string) ([]*gathering, *gathering) {
	for _, m := range all {
		if m.topic == topic {
			return all, m
		}
	}
	m := &gathering{topic: topic, actions: map[string]bool{}}
	return append(all, m), m
}

// scales says by topic how many thresholds lie on different scales.
func (b *builder) scales() (out []string) {
	var all []*gathering
	for _, x := range b.in.Report.Coverage.Incomparable {
		if x.Book == b.in.Book && x.Deployment == b.in.Deployment && len(x.Actions) > 0 {
			var m *gathering
			all, m = gathered(all, x.Topic)
			m.take(x.Agencies, x.Actions)
		}
	}
	for _, m := range all {
		out = append(out, "the thresholds for "+report.Count(len(m.actions), "kind")+" of action in "+b.words.Topic(m.topic)+", in "+report.Count(m.cases, "case")+" among "+b.some(m.agencies))
	}
	return out
}

// silent says by topic how many agencies have no rule on something.
func (b *builder) silent() (out []string) {
	var all []*gathering
	for _, s := range b.in.Report.Coverage.Silent {
		if s.Book == b.in.Book && s.Deployment == b.in.Deployment {
			var m *gathering
			all, m = gathered(all, s.Topic)
			m.take([]string{s.Agency}, nil)
			m.cases += s.Count - 1
		}
	}
	for _, m := range all {
		out = append(out, b.some(m.agencies)+", on "+report.Count(m.cases, "thing")+" in "+b.words.Topic(m.topic)+" on which others have one")
	}
	return out
}

// some names a few agencies and counts the rest.
func (b *builder) some(ids []string) string {
	var names []string
	for _, a := range b.agencies(ids) {
		names = append(names, a.Short)
	}
	if n := len(names) - mostNamed; n > 1 {
		names = append(names[:mostNamed], report.Count(n, "more agency"))
	}
	return report.List(names)
}
