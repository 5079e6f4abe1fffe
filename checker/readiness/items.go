package readiness

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// matters are the nine that the guide lists, by what asks for them, each with
// the topics under which agreements speak of it.
var matters = []struct {
	ask    string
	topics []string
}{
	{"004/command-control", []string{"command"}},
	{"004/communications", []string{"communications"}},
	{"004/roles", []string{"roles"}},
	{"004/resources", []string{"resources"}},
	{"004/body-camera", []string{"body-camera"}},
	{"004/protest-tactics", []string{"tactics"}},
	{"004/use-of-force", []string{"force"}},
	{"004/crowd-control-equipment", []string{"crowd-control"}},
	{"004/on-scene-commanders", []string{"authority"}},
}

// questions are what the guide asks about an agreement as a whole.
var questions = []string{
	"004/agreements-up-to-date", "004/all-requests", "004/election-events", "004/common-terms", "004/election-law",
	"004/train-together", "004/review-with-personnel",
}

// ended are the rules whose findings say that something is over, or older than
// what it rests on.
var ended = map[string]bool{
	"agreement/approval-lapsed": true, "agreement/ending-rule": true, "agreement/expired": true, "agreement/older-than-rules": true,
	"agreement/review-overdue": true, "agreement/superseded": true, "agreement/two-versions": true, "agreement/version": true,
	"agreement/withdrawn": true, "agreement/waiver-expired": true, "agreement/waiver-outdated": true,
	"finance/insurance-proof": true, "resources/expired": true, "resources/inventory": true,
}

// silences are the words in the names of rules whose findings say that nobody
// says, or wrote down, what holds.
var silences = []string{
	"silent", "unsaid", "unstated", "missing-clause", "undecided", "undocumented", "uncovered", "left-out", "election-event", "no-", "unknown", "unsure",
	"uncounted", "unclear", "not-reviewed", "not-briefed", "unmentioned",
}

// class of a finding: Conflicting, Silent, Outdated, or Brief where officers
// need only be told.
func class(f *report.Finding) string {
	_, name, _ := strings.Cut(f.Rule, "/")
	switch {
	case f.Severity == rule.Note:
		return Brief
	case ended[f.Rule]:
		return Outdated
	case f.Kind == "silent" || slices.ContainsFunc(silences, func(s string) bool { return strings.Contains(name, s) }):
		return Silent
	}
	return Conflicting
}

// worse tells whether a status comes before another.
func worse(a, b string) bool { return slices.Index(Statuses, a) < slices.Index(Statuses, b) }

func (b *builder) ask(id string) Ask {
	for _, a := range b.in.Asks {
		if a.ID == id {
			return a
		}
	}
	return Ask{ID: id, Text: id}
}

// title of what the guide asks for, without its number in the guide.
func title(a Ask) string {
	number, rest, found := strings.Cut(a.Text, ". ")
	if found && len(number) == 1 {
		return rest
	}
	return a.Text
}

// items judges nothing: it sorts what was found on the nine matters.
func (b *builder) items(c *Card) (out []Item) {
	for _, m := range matters {
		i := b.item(c, m.ask)
		b.missing(c, &i, m.topics)
		if i.Status == "" {
			i.Status, i.Why = b.silentOrSettled(c, i.ID, m.topics)
		}
		out = append(out, i)
	}
	return out
}

// whole sorts what was found on the questions about the agreement as a whole.
func (b *builder) whole(c *Card) (out []Item) {
	for _, id := range questions {
		i := b.item(c, id)
		if i.Status == "" {
			i.Status, i.Why = b.silentOrSettled(c, id, nil)
		}
		out = append(out, i)
	}
	return out
}

// item is one thing that the guide asks for, with what was found on it. Its
// status is empty when nothing is open.
func (b *builder) item(c *Card, id string) Item {
	out := Item{ID: id, Title: title(b.ask(id))}
	found := map[string][]*report.Finding{}
	for _, f := range b.open {
		if b.asks(f, id) && b.concerns(f, c) {
			out.Findings = append(out.Findings, f.Fingerprint)
			found[class(f)] = append(found[class(f)], f)
		}
	}
	for _, f := range b.accepted {
		if b.asks(f, id) && b.concerns(f, c) {
			out.Accepted = append(out.Accepted, f.Fingerprint)
		}
	}
	for _, status := range Statuses {
		if len(found[status]) > 0 {
			out.Status, out.Why = status, b.counted(found)
			break
		}
	}
	return out
}

// counted says how much was found, the worst first, and under which topics a
// briefing has it.
func (b *builder) counted(found map[string][]*report.Finding) string {
	words := map[string]string{
		Conflicting: "%s to settle", Silent: "%s on which nobody says what holds", Outdated: "%s out of date", Brief: "%s to tell officers",
	}
	var out []string
	for _, s := range Statuses {
		if n := len(found[s]); n > 0 {
			said := fmt.Sprintf(words[s], report.Count(n, map[bool]string{true: "thing", false: "conflict"}[s != Conflicting]))
			out = append(out, said+" (under "+b.topicsOf(found[s])+")")
		}
	}
	return sentence(report.Capital(list(out)))
}

func (b *builder) topicsOf(found []*report.Finding) string {
	var topics []string
	for _, f := range found {
		topics = append(topics, b.words[f.Book].Topic(f.Topic))
	}
	slices.Sort(topics)
	return list(slices.Compact(topics))
}

// asks tells whether a finding answers what the guide asks.
func (b *builder) asks(f *report.Finding, id string) bool {
	return slices.Contains(b.seeds[f.Rule], id)
}

// missing adds topics of which the agreement says that all is written down
// here, and has no clause, where a rule found that.
func (b *builder) missing(c *Card, i *Item, topics []string) {
	for _, f := range b.open {
		if f.Rule != "agreement/missing-clause" || !b.names(f, c) || !b.lacks(c, f.Deployment, topics) {
			continue
		}
		i.Findings = append(i.Findings, f.Fingerprint)
		if i.Status == "" || worse(Silent, i.Status) {
			i.Status, i.Why = Silent, "The agreement has no clause on it."
		}
	}
}

func (b *builder) lacks(c *Card, deployment string, topics []string) bool {
	for _, m := range b.in.Facts.Missing {
		if m.Book == c.Book && m.Agreement == c.ID && m.Deployment == deployment && slices.Contains(topics, m.Topic) {
			return true
		}
	}
	return false
}

// silentOrSettled says how a matter stands on which nothing is open. It is
// settled only where everything that could tell otherwise was known and judged.
func (b *builder) silentOrSettled(c *Card, id string, topics []string) (status, why string) {
	if why := b.over(c); why != "" && len(topics) > 0 {
		return Outdated, why
	}
	if id == "004/election-events" {
		if why := unnamed(c); why != "" {
			return Silent, why
		}
	}
	for _, reason := range []string{b.unwritten(c, topics), b.unused(c), b.unknown(c, topics), b.unsaid(c, id), b.unjudged(c, id)} {
		if reason != "" {
			return Unknown, reason
		}
	}
	return Settled, "Compared, and nothing is open."
}

// unnamed says which election events of the season an agreement that names
// others does not name.
func unnamed(c *Card) string {
	var out []string
	named := false
	for _, e := range c.Events {
		named = named || e.Named
		if e.Election && !e.Named {
			out = append(out, e.Title+" ("+dated(e.Day)+")")
		}
	}
	if len(out) == 0 || !named {
		return ""
	}
	return "Among the election events that it names there is not: " + list(out) + "."
}

// over says why an agreement that does not hold in the season settles nothing.
func (b *builder) over(c *Card) string {
	switch c.Term.State {
	case "ended", "later":
		return c.Term.Words
	}
	for _, p := range c.Parties {
		switch p.State {
		case "lapsed", "withdrawn", "lacking", "elsewhere":
			return "It does not hold for " + p.Agency.Short + ": " + p.Words
		}
	}
	return ""
}

// unwritten says that the agreement is not here whole on a topic.
func (b *builder) unwritten(c *Card, topics []string) string {
	a := b.books[c.Book].Book.Agreements[c.ID]
	for _, topic := range topics {
		if a.Covers[topic] != "whole" {
			return "What it says on this is not written down here whole."
		}
	}
	return ""
}

func (b *builder) unused(c *Card) string {
	if len(c.Deployments) == 0 {
		return "No deployment of the season relies on it, so nothing was compared."
	}
	return ""
}

// unknown says whose rules on a topic are not here whole.
func (b *builder) unknown(c *Card, topics []string) string {
	var who []string
	for _, t := range b.in.Report.Coverage.Topics {
		if t.Book != c.Book || !slices.Contains(c.Deployments, t.Deployment) || !slices.Contains(topics, t.Topic) {
			continue
		}
		for _, id := range slices.Concat(t.Excerpt, t.None) {
			if b.books[c.Book].Book.Agreements[c.ID].Parties[id] != nil {
				who = append(who, b.agency(c.Book, id).Short)
			}
		}
	}
	slices.Sort(who)
	if who = slices.Compact(who); len(who) > 0 {
		return "The rules of " + list(who) + " on this are not all written down here."
	}
	return ""
}

// unjudged says that not every rule on a matter judged, or none had anything
// to judge.
func (b *builder) unjudged(c *Card, id string) string {
	rules, worked := b.ask(id).Rules, false
	coverage := b.in.Report.Coverage.Rules
	for _, r := range rules {
		if slices.Contains(coverage.Off, r) {
			return "The configuration turns a rule on it off: " + r + "."
		}
		if !slices.Contains(coverage.Evaluated, r) {
			return "A rule on it could not judge: " + r + "."
		}
		worked = worked || b.worked(c, r)
	}
	if !worked {
		return "Nothing that is written down here could be judged."
	}
	return ""
}
