package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"roe.example/checker/facts"
	"roe.example/checker/rule"
)

// coverage says what the run looked at, but for the rules.
func coverage(in Input, r *redactor) (c Coverage) {
	f := in.Facts
	c.Topics, c.Silent, c.Incomparable = topics(f.Knowledge), silences(f, r), incomparable(f, r)
	for _, b := range f.Books {
		c.Books = append(c.Books, b.Book)
	}
	for _, d := range f.Deployments {
		c.Deployments = append(c.Deployments, d.ID)
		c.Agencies = append(c.Agencies, d.Agencies...)
	}
	if len(f.Deployments) == 0 {
		for _, a := range f.Agencies {
			c.Agencies = append(c.Agencies, a.ID)
		}
	}
	for _, a := range f.Actions {
		c.Actions = append(c.Actions, r.open(a.Book, []string{a.ID})...)
	}
	for _, i := range f.Instruments {
		c.Documents = append(c.Documents, i.ID)
	}
	for _, a := range f.Agreements {
		c.Documents = append(c.Documents, a.ID)
	}
	c.Circumstances = dimensions(in)
	c.Settled = settled(f)
	for _, list := range []*[]string{&c.Agencies, &c.Actions, &c.Documents} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return c
}

// byRules adds by which rules.
func (c *Coverage) byRules(in Input, failures []Failure) {
	c.Rules = ruleCoverage(in.Judgement, failures)
	configured(&c.Rules, in)
	c.Unchecked = unchecked(slices.Concat(c.Rules.Evaluated, c.Rules.Off))
}

// allTopics are the topics under which findings are filed (#Topic).
var allTopics = []string{"command", "communications", "roles", "resources", "body-camera", "tactics", "force", "crowd-control",
	"authority", "agreement", "request", "legal", "accountability", "training", "finance"}

// Topics lists all topics in their usual order.
func Topics() []string { return slices.Clone(allTopics) }

// unchecked lists the topics of which no rule is.
func unchecked(rules []string) (out []string) {
	for _, topic := range allTopics {
		if !slices.ContainsFunc(rules, func(id string) bool { return strings.HasPrefix(id, topic+"/") }) {
			out = append(out, topic)
		}
	}
	return out
}

// settled lists the clauses that settle something.
func settled(f *facts.Facts) (out []SettledBy) {
	cites := map[[2]string]string{}
	for _, c := range f.Clauses {
		cites[[2]string{c.Book, c.ID}] = c.Cite
	}
	for _, a := range f.Attempts {
		if a.Settled > 0 {
			out = append(out, SettledBy{a.Book, a.Deployment, a.Clause, cites[[2]string{a.Book, a.Clause}], a.Settled})
		}
	}
	return out
}

// dimensions lists the circumstances of all books in the order in which
// situations are told.
func dimensions(in Input) []string {
	order := map[string]int{}
	for _, l := range in.Books {
		for id, d := range l.Book.Dimensions {
			order[id] = d.Order
		}
	}
	return slices.SortedFunc(maps.Keys(order), func(a, b string) int {
		return cmp.Or(cmp.Compare(order[a], order[b]), strings.Compare(a, b))
	})
}

func ruleCoverage(j *rule.Judgement, failures []Failure) (c RuleCoverage) {
	failed := failedRules(failures)
	for _, e := range j.Evaluated {
		if slices.Contains(failed, e.Rule) {
			continue
		}
		c.Evaluated = append(c.Evaluated, e.Rule)
		if e.Considered == 0 {
			c.Idle = append(c.Idle, e.Rule)
		}
	}
	return c
}

// topics gathers who is known how well, topic by topic.
func topics(knowledge []facts.Knowledge) (out []TopicCoverage) {
	at := map[[3]string]int{}
	for _, k := range knowledge {
		key := [3]string{k.Book, k.Deployment, k.Topic}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, TopicCoverage{
				Book: k.Book, Deployment: k.Deployment, Topic: k.Topic,
				Whole: []string{}, Excerpt: []string{}, None: []string{},
			})
		}
		switch k.Extent {
		case "whole":
			out[i].Whole = append(out[i].Whole, k.Agency)
		case "excerpt":
			out[i].Excerpt = append(out[i].Excerpt, k.Agency)
		default:
			out[i].None = append(out[i].None, k.Agency)
		}
	}
	return out
}

// silences lists who has no rule where somebody else has one, clash by clash,
// put together by topic. What rules make of it is another matter.
func silences(f *facts.Facts, r *redactor) (out []Silence) {
	at, inPlay := map[[4]string]int{}, map[[4]string][]string{}
	for i := range f.Clashes.Silent {
		c := &f.Clashes.Silent[i]
		if c.Deployment == "" {
			continue
		}
		for _, agency := range silent(c) {
			key := [4]string{c.Book, c.Deployment, c.Topic, agency}
			i, ok := at[key]
			if !ok {
				i = len(out)
				at[key] = i
				out = append(out, Silence{Book: c.Book, Deployment: c.Deployment, Topic: c.Topic, Agency: agency})
			}
			out[i].Actions = append(out[i].Actions, c.Actions...)
			if r.public && tellsPlay(c) { // others are not kept from it
				inPlay[key] = append(inPlay[key], c.Actions...)
			}
		}
	}
	for key, i := range at {
		slices.Sort(out[i].Actions)
		out[i].Actions = slices.Compact(out[i].Actions)
		out[i].Count = len(out[i].Actions)
		out[i].Actions = r.unplayed(r.open(out[i].Book, out[i].Actions), inPlay[key])
	}
	slices.SortFunc(out, func(a, b Silence) int {
		return cmp.Or(strings.Compare(a.Book, b.Book), strings.Compare(a.Deployment, b.Deployment),
			strings.Compare(a.Topic, b.Topic), strings.Compare(a.Agency, b.Agency))
	})
	return out
}

// silent are the agencies on the sides that have no position.
func silent(c *facts.Clash) (agencies []string) {
	const position = "silent"
	switch left, right := &c.Left, &c.Right; {
	case left.Position != position && right.Position == position && len(right.Agencies) == 1:
		return right.Agencies
	case right.Position != position && left.Position == position && len(left.Agencies) == 1:
		return left.Agencies
	default:
		for _, side := range []*facts.Side{left, right} {
			if side.Position == position {
				agencies = append(agencies, side.Agencies...)
			}
		}
	}
	slices.Sort(agencies)
	return slices.Compact(agencies)
}

// incomparable lists the thresholds of which neither is the stricter.
func incomparable(f *facts.Facts, r *redactor) (out []Incomparable) {
	for i := range f.Clashes.Incomparable {
		c := &f.Clashes.Incomparable[i]
		out = append(out, Incomparable{
			Book: c.Book, Deployment: c.Deployment, Topic: c.Topic,
			Agencies: agenciesOf(c), Actions: r.unplayed(r.open(c.Book, c.Actions), played(c)),
		})
	}
	slices.SortFunc(out, func(a, b Incomparable) int {
		return cmp.Or(strings.Compare(a.Book, b.Book), strings.Compare(a.Deployment, b.Deployment),
			strings.Compare(a.Topic, b.Topic), slices.Compare(a.Agencies, b.Agencies), slices.Compare(a.Actions, b.Actions))
	})
	return slices.CompactFunc(out, func(a, b Incomparable) bool {
		return a.Book == b.Book && a.Deployment == b.Deployment && a.Topic == b.Topic &&
			slices.Equal(a.Agencies, b.Agencies) && slices.Equal(a.Actions, b.Actions)
	})
}

// played are the actions of a clash that are told to be in play by its being one.
func played(c *facts.Clash) []string {
	if tellsPlay(c) {
		return c.Actions
	}
	return nil
}

// unplayed leaves out for the public what would be told to be in play.
func (r *redactor) unplayed(actions, inPlay []string) []string {
	if !r.public {
		return actions
	}
	return r.filter(actions, func(id string) bool { return slices.Contains(inPlay, id) })
}

// agenciesOf are those of both sides, in order.
func agenciesOf(c *facts.Clash) []string {
	agencies := slices.Concat(c.Left.Agencies, c.Right.Agencies)
	slices.Sort(agencies)
	return slices.Compact(agencies)
}

// open keeps the actions that this audience may know to be in play.
func (r *redactor) open(dir string, actions []string) []string {
	out := []string{}
	for _, id := range actions {
		if r.public && !r.known[dir][id] {
			r.leftOut("tactics")
			continue
		}
		out = append(out, id)
	}
	return out
}
