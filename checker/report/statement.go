package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"roe.example/checker/facts"
)

// statements says in words what the coverage says in lists.
func (b *builder) statements(r *Report) (out []Statement) {
	for _, d := range b.in.Facts.Deployments {
		n := b.names[d.Book]
		out = append(out, Statement{
			Book: d.Book, Deployment: d.ID,
			Compared:   n.compared(&r.Coverage, d),
			Silent:     n.silences(&r.Coverage, d),
			Uncompared: n.uncompared(&r.Coverage, d, b.in.Facts),
			Settled:    settledWords(&r.Coverage, d),
			Waived:     b.waivedWords(r.Findings, d),
		})
	}
	return out
}

// compared says whose rules were held against each other, on what: what is
// known whole first, then what excerpts state.
func (n *names) compared(c *Coverage, d facts.Deployment) []string {
	var whole, stated grouping
	for _, t := range c.Topics {
		known := slices.Concat(t.Whole, t.Excerpt)
		switch {
		case t.Book != d.Book || t.Deployment != d.ID || len(known) < 2:
		case len(t.Excerpt) == 0:
			whole.add(n.everybody(known, d), spaced(t.Topic))
		default:
			stated.add(n.everybody(known, d), spaced(t.Topic))
		}
	}
	if whole.order == nil && stated.order == nil {
		return []string{"only the single rules that these books write down"}
	}
	var out []string
	whole.each(func(who, topics string) { out = append(out, who+" on "+topics) })
	stated.each(func(who, topics string) { out = append(out, who+" on what is written down of "+topics) })
	return out
}

// everybody names agencies, or says that they are all.
func (n *names) everybody(ids []string, d facts.Deployment) string {
	if len(ids) == len(d.Agencies) && len(ids) > 2 {
		return fmt.Sprintf("all %d agencies", len(ids))
	}
	return n.shorts(ids)
}

// silences says who has no rule on what. Few things are named, many counted.
func (n *names) silences(c *Coverage, d facts.Deployment) (out []string) {
	for _, s := range c.Silent {
		if s.Book != d.Book || s.Deployment != d.ID {
			continue
		}
		what := plural(s.Count, "kind") + " of action in " + spaced(s.Topic)
		if len(s.Actions) == s.Count && s.Count <= 3 {
			what = n.things(s.Actions)
		}
		out = append(out, n.shorts([]string{s.Agency})+" on "+what)
	}
	return out
}

// uncompared says what could not be held against anything: rules that are not
// known whole, thresholds on different scales, agreements of which only a part
// is written down, requests for which no way of asking is, documents that had
// ended, radios that nobody stated.
func (n *names) uncompared(c *Coverage, d facts.Deployment, f *facts.Facts) (out []string) {
	var unknown grouping
	for _, g := range gaps(c.Topics, d) {
		unknown.add(n.everybody(slices.Concat(g.Excerpt, g.None), d), spaced(g.Topic))
	}
	unknown.each(func(who, topics string) { out = append(out, topics+" ("+who+")") })
	given := examplesOf(f)
	for _, x := range c.Incomparable {
		if x.Book == d.Book && x.Deployment == d.ID && len(x.Actions) > 0 {
			out = append(out, "the thresholds of "+n.shorts(x.Agencies)+" for "+n.things(x.Actions)+given.of(&x))
		}
	}
	if topics := n.partlyAgreed(d); len(topics) > 0 {
		out = append(out, "what the agreements say on "+joinAll(topics))
	}
	for _, r := range f.Requests {
		if r.Book == d.Book && r.Deployment == d.ID && len(r.Ways) == 0 {
			out = append(out, "the request of "+n.shorts([]string{r.From})+" to "+n.shorts([]string{r.To})+", for which no way of asking is written down")
		}
	}
	for _, i := range f.Instruments {
		if i.Book == d.Book && slices.Contains(d.Agencies, i.Issuer.Value) && endedBefore(i.Until, d.During.From) {
			out = append(out, i.Cite+", which had ended by then")
		}
	}
	if unstated := unstatedRadios(f.Members, d); len(unstated) > 0 {
		out = append(out, "the radios of "+n.shorts(unstated)+", which nobody has stated")
	}
	return out
}

// examples are situations in which thresholds cannot be compared, by exampleKey:
// of several the shortest.
type examples map[string]string

func examplesOf(f *facts.Facts) examples {
	out := examples{}
	for i := range f.Clashes.Incomparable {
		c := &f.Clashes.Incomparable[i]
		if c.Whole || c.Situation == "" {
			continue
		}
		key := exampleKey(c.Book, c.Deployment, c.Topic, agenciesOf(c), c.Actions)
		if known, ok := out[key]; !ok || cmp.Or(len(c.Situation)-len(known), cmp.Compare(c.Situation, known)) < 0 {
			out[key] = c.Situation
		}
	}
	return out
}

func exampleKey(book, deployment, topic string, agencies, actions []string) string {
	list := func(ids []string) string { return strings.Join(ids, "\x00") }
	return list([]string{book, deployment, topic, list(agencies)}) + "\x00\x00" + list(actions)
}

// of says in which circumstances thresholds cannot be compared.
func (e examples) of(x *Incomparable) string {
	situation, ok := e[exampleKey(x.Book, x.Deployment, x.Topic, x.Agencies, x.Actions)]
	if !ok {
		return ""
	}
	return " (for example given " + situation + ")"
}

// clauseTopics are those on which an agreement answers, and not the agencies'
// own rules.
var clauseTopics = []string{"accountability", "finance", "legal", "training"}

// partlyAgreed lists the topics on which no agreement relied on is written down
// whole, so that nobody can tell what it leaves out.
func (n *names) partlyAgreed(d facts.Deployment) (topics []string) {
	if len(d.Agreements) == 0 {
		return nil
	}
	for _, topic := range clauseTopics {
		whole := func(id string) bool {
			a := n.located.Book.Agreements[id]
			return a != nil && a.Covers[topic] == "whole"
		}
		if !slices.ContainsFunc(d.Agreements, whole) {
			topics = append(topics, cmp.Or(topicPhrases[topic], spaced(topic)))
		}
	}
	return topics
}

// endedBefore compares days: a document ends with its last day.
func endedBefore(until facts.Stated[string], from string) bool {
	day := func(instant string) string { return instant[:min(len(instant), len(time.DateOnly))] }
	return until.Stated && day(until.Value) < day(from)
}

func unstatedRadios(radios []facts.Member, d facts.Deployment) (agencies []string) {
	for _, m := range radios {
		if m.Book == d.Book && m.Deployment == d.ID && !m.Known && m.Agency != "" && !slices.Contains(agencies, m.Agency) {
			agencies = append(agencies, m.Agency)
		}
	}
	return agencies
}

func settledWords(c *Coverage, d facts.Deployment) (out []string) {
	for _, s := range c.Settled {
		if s.Book == d.Book && s.Deployment == d.ID {
			out = append(out, s.Cite+" ("+plural(s.Count, "conflict")+")")
		}
	}
	return out
}

func (n *names) shorts(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, n.agencies[id].Short)
	}
	return joinAll(out)
}

func (n *names) things(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, n.actions[id].Name)
	}
	return joinAll(out)
}
