package readiness

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// cards are those of all agreements, worst first.
func (b *builder) cards() (out []Card) {
	for _, a := range b.in.Facts.Agreements {
		out = append(out, b.card(a))
	}
	slices.SortStableFunc(out, func(a, b Card) int {
		return cmp.Compare(slices.Index(Statuses, a.Status), slices.Index(Statuses, b.Status))
	})
	return out
}

func (b *builder) card(a facts.Agreement) Card {
	stated := b.books[a.Book].Book.Agreements[a.ID]
	c := Card{Book: a.Book, ID: a.ID, Cite: a.Cite, Title: stated.Title}
	for _, d := range b.in.Facts.Deployments {
		if _, in := b.season[deploymentKey{d.Book, d.ID}]; in && d.Book == a.Book && slices.Contains(d.Agreements, a.ID) {
			c.Deployments = append(c.Deployments, d.ID)
		}
	}
	c.Term = b.term(a)
	c.Review = b.review(a)
	c.Rests = b.rests(a)
	c.Parties = b.parties(a, stated)
	c.Events = b.named(a)
	c.Trained = b.trained(&c)
	c.Items, c.Whole = b.items(&c), b.whole(&c)
	b.conclude(&c)
	return c
}

// told are the words of statuses behind a number.
var told = map[string]string{
	Conflicting: "conflicting", Silent: "on which nobody says what holds", Outdated: "out of date", Unknown: "not known",
	Brief: "to tell officers of", Settled: "settled",
}

// conclude gives the card the worst of its statuses.
func (b *builder) conclude(c *Card) {
	counts := map[string]int{}
	c.Status = Settled
	for _, i := range slices.Concat(c.Items, c.Whole) {
		if worse(i.Status, c.Status) {
			c.Status = i.Status
		}
	}
	for _, i := range c.Items {
		counts[i.Status]++
	}
	var parts []string
	for _, s := range Statuses {
		if n := counts[s]; n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+told[s])
		}
	}
	c.Words = "Of the guide's nine matters: " + list(parts) + ". " + further(c.Whole)
}

// further counts the questions about the agreement as a whole.
func further(whole []Item) string {
	counts := map[string]int{}
	for _, i := range whole {
		counts[i.Status]++
	}
	var parts []string
	for _, s := range Statuses {
		if n := counts[s]; n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+told[s])
		}
	}
	return "Of further matters: " + list(parts) + "."
}

// concerns tells whether a finding speaks of an agreement: it names it, or it
// is about parties of it in a deployment that relies on it. What is about
// agreements concerns those that it names.
func (b *builder) concerns(f *report.Finding, c *Card) bool {
	if f.Book != c.Book {
		return false
	}
	if b.names(f, c) {
		return true
	}
	if f.Topic == "agreement" && b.namesAny(f) {
		return false
	}
	if f.Deployment == "" {
		return slices.ContainsFunc(f.Agencies, func(id string) bool { return b.party(c, id) })
	}
	return slices.Contains(c.Deployments, f.Deployment) && b.involves(f, c)
}

// involves tells whether a finding of a deployment is about a helper that is a
// party, or about the host alone.
func (b *builder) involves(f *report.Finding, c *Card) bool {
	host := b.season[deploymentKey{f.Book, f.Deployment}].Host
	others := false
	for _, id := range f.Agencies {
		if id == host {
			continue
		}
		if others = true; b.party(c, id) {
			return true
		}
	}
	return !others
}

func (b *builder) party(c *Card, id string) bool {
	return b.books[c.Book].Book.Agreements[c.ID].Parties[id] != nil
}

// names tells whether a finding cites an agreement or points into it.
func (b *builder) names(f *report.Finding, c *Card) bool {
	return slices.Contains(b.agreementsOf(f), c.ID)
}

func (b *builder) namesAny(f *report.Finding) bool { return len(b.agreementsOf(f)) > 0 }

// agreementsOf lists the agreements that a finding cites or points into.
func (b *builder) agreementsOf(f *report.Finding) (out []string) {
	agreements := b.books[f.Book].Book.Agreements
	for _, id := range f.Cites {
		document, _, _ := strings.Cut(id, "#")
		if agreements[document] != nil {
			out = append(out, document)
		}
	}
	for _, p := range f.Places {
		for id := range agreements {
			path := book.Path("agreements", id)
			if p.Path == path || strings.HasPrefix(p.Path, path+".") {
				out = append(out, id)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// term says how long an agreement is in force, held to the season.
func (b *builder) term(a facts.Agreement) Term {
	t := Term{From: a.From.Value, Until: a.Until.Value}
	switch {
	case !a.From.Stated && !a.Until.Stated:
		t.State, t.Words = "not stated", "It does not say from when and until when it is in force."
	case a.Until.Stated && t.Until < b.in.From:
		t.State, t.Words = "ended", "It ended on "+dated(t.Until)+", before the season."
	case a.From.Stated && t.From > b.in.Until:
		t.State, t.Words = "later", "It takes effect on "+dated(t.From)+", after the season."
	case a.Until.Stated && t.Until < b.in.Until:
		t.State, t.Words = "ends", "It ends on "+dated(t.Until)+", within the season."
	case a.From.Stated && t.From > b.in.From:
		t.State, t.Words = "begins", "It takes effect on "+dated(t.From)+", within the season."
	case a.Until.Stated:
		t.State, t.Words = "in force", "In force throughout the season, until "+dated(t.Until)+"."
	default:
		t.State, t.Words = "in force", "In force throughout the season; no end is stated."
	}
	return t
}

func (b *builder) review(a facts.Agreement) Review {
	r := Review{Last: a.Reviewed.Value, Due: a.ReviewDue.Value}
	last := "No review is stated."
	if r.Last != "" {
		last = "Last reviewed on " + dated(r.Last) + "."
	}
	switch {
	case !a.ReviewEveryMonths.Stated:
		r.State, r.Words = "not stated", last+" It does not say how often it is to be reviewed."
	case r.Due == "":
		r.State, r.Words = "not stated", last+" It is to be reviewed every "+report.Count(a.ReviewEveryMonths.Value, "month")+"."
	case r.Due < b.in.Report.Today:
		r.State, r.Words = "overdue", last+" The next review was due on "+dated(r.Due)+"."
	case r.Due <= b.in.Until:
		r.State, r.Words = "due", last+" The next review is due on "+dated(r.Due)+", before the season is over."
	default:
		r.State, r.Words = "done", last+" The next review is due on "+dated(r.Due)+"."
	}
	return r
}

// rests are the laws and policies on which an agreement rests, and those that
// came to replace them, newer ones first.
func (b *builder) rests(a facts.Agreement) (out []Rest) {
	words := b.words[a.Book]
	for _, id := range slices.Sorted(maps.Keys(setOf(a.RestsOn, a.Newer))) {
		r := Rest{Cite: words.Cite(id), Newer: slices.Contains(a.Newer, id)}
		if i := b.books[a.Book].Book.Instruments[id]; i != nil {
			r.Since = cmp.Or(i.Effective, i.Adopted)
		}
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(a, b Rest) int {
		return cmp.Or(cmp.Compare(truth(b.Newer), truth(a.Newer)), cmp.Compare(b.Since, a.Since))
	})
	return out
}

func setOf(lists ...[]string) map[string]bool {
	out := map[string]bool{}
	for _, list := range lists {
		for _, id := range list {
			out[id] = true
		}
	}
	return out
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// named says of the events of the season whether the agreement names them and
// is in force then: elections, and what draws on a party.
func (b *builder) named(a facts.Agreement) (out []Named) {
	for _, e := range b.in.Facts.Events {
		if e.Book != a.Book || !b.overlaps(e.During) {
			continue
		}
		draws := slices.ContainsFunc(e.Agencies, func(id string) bool { return slices.Contains(a.Parties, id) })
		if !e.Election && !draws {
			continue
		}
		out = append(out, Named{
			Event: e.ID, Title: e.Title, Day: day(e.During.From), Kind: e.Kind, Election: e.Election,
			Named: slices.Contains(a.ElectionEvents, e.Kind), InForce: inForce(a, day(e.During.From), lastDay(e.During.Until)),
		})
	}
	slices.SortStableFunc(out, func(a, b Named) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Title, b.Title)) })
	return out
}

// inForce says whether an agreement is in force on some days.
func inForce(a facts.Agreement, first, last string) string {
	switch {
	case !a.From.Stated && !a.Until.Stated:
		return "not stated"
	case a.Until.Stated && a.Until.Value < first, a.From.Stated && a.From.Value > last:
		return "no"
	case a.Until.Stated && a.Until.Value < last, a.From.Stated && a.From.Value > first:
		return "partly"
	}
	return "yes"
}

// trained says what pairs of parties practised together.
func (b *builder) trained(c *Card) (out []Trained) {
	for _, t := range b.in.Facts.Trainings {
		if t.Book != c.Book || !slices.Contains(c.Deployments, t.Deployment) || !b.party(c, t.Host) || !b.party(c, t.Aid) {
			continue
		}
		x := Trained{Host: b.agency(c.Book, t.Host), Aid: b.agency(c.Book, t.Aid)}
		switch {
		case len(t.Sessions) > 0:
			x.Last, x.State = t.Sessions[0].Date, "trained"
			x.Words = "Last on " + dated(x.Last) + "."
		case t.Known:
			x.State, x.Words = "none", "They have not trained together."
		default:
			x.State, x.Words = "not known", "Nobody lists whether they trained together."
		}
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}
