package readiness

import (
	"testing"

	"roe.example/checker/book"
)

// stated is a book that states all that the matters are judged by, with its
// card.
func stated() (*builder, *Card) {
	agencies := map[string]*book.Agency{}
	c := &Card{Book: "b", ID: "mou", Deployments: []string{"day"}, Term: Term{From: "2026-01-01"}, Review: Review{State: "done"}, Trained: []Trained{{State: "trained"}}}
	for _, id := range []string{"a", "z"} {
		agencies[id] = &book.Agency{Terms: map[string]*book.Term{"x": {}}, Radios: map[string]*book.Radio{"x": {}}}
		c.Parties = append(c.Parties, Signed{Agency: Agency{ID: id, Short: id}, Signed: "2026-01-01", Told: "2026-02-01"})
	}
	d := &book.Deployment{
		Event: "Day", Command: &book.Command{Positions: map[string]*book.Position{"ic": {}}}, Assignments: map[string]*book.Assignment{"x": {}},
		Units: map[string]*book.Unit{"x": {}}, Requests: map[string]*book.Request{"x": {}},
	}
	l := &book.Located{Dir: "b", Book: &book.Book{
		Agencies: agencies, Deployments: map[string]*book.Deployment{"day": d},
		Agreements: map[string]*book.Agreement{"mou": {ElectionEvents: []string{"election-day"}}},
	}}
	return &builder{books: map[string]*book.Located{"b": l}}, c
}

// TestWhatIsNotStatedIsNotSettled: each matter without its data has a reason
// not to be settled, and none with them.
func TestWhatIsNotStatedIsNotSettled(t *testing.T) {
	day := func(b *builder) *book.Deployment { return b.books["b"].Book.Deployments["day"] }
	for _, test := range []struct {
		id    string
		strip func(*builder, *Card)
	}{
		{"004/train-together", func(_ *builder, c *Card) { c.Trained = nil }},
		{"004/train-together", func(_ *builder, c *Card) { c.Trained[0].State = "not known" }},
		{"004/review-with-personnel", func(_ *builder, c *Card) { c.Parties[1].Told = "" }},
		{"004/agreements-up-to-date", func(_ *builder, c *Card) { c.Term.From = "" }},
		{"004/agreements-up-to-date", func(_ *builder, c *Card) { c.Review = Review{State: "not stated", Words: "No review is stated."} }},
		{"004/agreements-up-to-date", func(_ *builder, c *Card) { c.Parties[0].Signed = "" }},
		{"004/election-events", func(b *builder, _ *Card) { b.books["b"].Book.Agreements["mou"].ElectionEvents = nil }},
		{"004/common-terms", func(b *builder, _ *Card) { b.books["b"].Book.Agencies["a"].Terms = nil }},
		{"004/communications", func(b *builder, _ *Card) { b.books["b"].Book.Agencies["z"].Radios = nil }},
		{"004/command-control", func(b *builder, _ *Card) { day(b).Command = nil }},
		{"004/on-scene-commanders", func(b *builder, _ *Card) { day(b).Command.Positions = nil }},
		{"004/roles", func(b *builder, _ *Card) { day(b).Assignments = nil }},
		{"004/resources", func(b *builder, _ *Card) { day(b).Units = nil }},
		{"004/all-requests", func(b *builder, _ *Card) { day(b).Requests = nil }},
	} {
		b, c := stated()
		if why := b.unsaid(c, test.id); why != "" {
			t.Errorf("%s: all is stated, and yet: %s", test.id, why)
		}
		if test.strip(b, c); b.unsaid(c, test.id) == "" {
			t.Errorf("%s: stripped of its data, and nothing is said against it", test.id)
		}
	}
}
