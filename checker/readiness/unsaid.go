package readiness

import (
	"slices"

	"roe.example/checker/book"
)

// unsaid says which data are not stated without which nothing can be said of
// a matter: rules that lack them find nothing, and that is no peace.
func (b *builder) unsaid(c *Card, id string) string {
	switch id {
	case "004/train-together":
		return untrained(c)
	case "004/review-with-personnel":
		return c.without(func(p Signed) bool { return p.Told == "" }, "Nobody says when the officers of ", " were taken through the terms.")
	case "004/agreements-up-to-date":
		return undated(c)
	case "004/election-events":
		if len(b.books[c.Book].Book.Agreements[c.ID].ElectionEvents) == 0 {
			return "It does not say for which election events it holds."
		}
	case "004/common-terms":
		return c.without(func(p Signed) bool { return len(b.books[c.Book].Book.Agencies[p.Agency.ID].Terms) == 0 }, "The terms that ", " uses are not written down here.")
	case "004/communications":
		return c.without(func(p Signed) bool { return len(b.books[c.Book].Book.Agencies[p.Agency.ID].Radios) == 0 }, "The radios of ", " are not written down here.")
	}
	return b.unplanned(c, id)
}

// plansState says of matters what a plan must state of them, and what to say of
// one that does not.
var plansState = map[string]struct {
	stated func(*book.Deployment) bool
	words  string
}{
	"004/command-control":     {commands, "Who commands is not written down for: "},
	"004/on-scene-commanders": {commands, "Who commands is not written down for: "},
	"004/roles":               {func(d *book.Deployment) bool { return len(d.Assignments) > 0 }, "Who does what is not written down for: "},
	"004/resources": {
		func(d *book.Deployment) bool { return len(d.Needs) > 0 || len(d.Offers) > 0 || len(d.Units) > 0 },
		"What is needed and what comes is not written down for: ",
	},
	"004/all-requests": {func(d *book.Deployment) bool { return len(d.Requests) > 0 }, "No request is written down for: "},
}

func commands(d *book.Deployment) bool { return d.Command != nil && len(d.Command.Positions) > 0 }

// unplanned says for which deployments of the season the plan does not state
// what a matter is about.
func (b *builder) unplanned(c *Card, id string) string {
	p, any := plansState[id]
	if !any {
		return ""
	}
	var silent []string
	for _, id := range c.Deployments {
		if d := b.books[c.Book].Book.Deployments[id]; !p.stated(d) {
			silent = append(silent, d.Event)
		}
	}
	if len(silent) == 0 {
		return ""
	}
	slices.Sort(silent)
	return p.words + list(slices.Compact(silent)) + "."
}

// without names the parties of which something is not stated.
func (c *Card) without(lacks func(Signed) bool, before, after string) string {
	var who []string
	for _, p := range c.Parties {
		if lacks(p) {
			who = append(who, p.Agency.Short)
		}
	}
	if len(who) == 0 {
		return ""
	}
	return before + list(who) + after
}

// untrained says of which parties that work together nobody lists whether they
// trained together.
func untrained(c *Card) string {
	if len(c.Trained) == 0 {
		return "Nobody lists whether they trained together."
	}
	for _, t := range c.Trained {
		if t.State == "not known" {
			return "Nobody lists whether " + t.Host.Short + " and " + t.Aid.Short + " trained together."
		}
	}
	return ""
}

// undated says which day of an agreement is not stated, without which nobody
// can tell whether it is up to date.
func undated(c *Card) string {
	switch {
	case c.Term.From == "":
		return "It does not say from when it is in force."
	case c.Review.State == "not stated":
		return c.Review.Words
	}
	return c.without(func(p Signed) bool { return p.Signed == "" }, "Nobody says when ", " signed it.")
}
