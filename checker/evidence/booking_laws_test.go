package evidence

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// hours of the day on which everything in these tests happens.
const lastHour = 12

func hour(h int) string { return fmt.Sprintf("2026-11-03T%02d:00", h) }

// TestOverbookedAgainstOracle counts, hour by hour and without intervals, what
// is promised in small random seasons of two books.
func TestOverbookedAgainstOracle(t *testing.T) {
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 1))
		books := []*book.Located{randomBook(r, "a", "x", "y"), randomBook(r, "b", "z")}
		// An agency is the same in all books.
		books[1].Book.Agencies = books[0].Book.Agencies
		f, err := Build(books, Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range books {
			for id, d := range l.Book.Deployments {
				for _, kind := range []string{"unit", "equipment", "officers"} {
					got, want := overbookedHours(f, l.Dir, id, kind), oracleHours(books, d, kind)
					if !slices.Equal(got, want) {
						t.Fatalf("seed %d: %s of %s in %s: got %v, want %v", seed, kind, id, l.Dir, got, want)
					}
				}
			}
		}
	}
}

func randomBook(r *rand.Rand, dir string, ids ...string) *book.Located {
	b := elections()
	b.Agreements, b.Deployments = nil, map[string]*book.Deployment{}
	h := b.Agencies["harbor-pd"]
	h.Units = map[string]*book.StandingUnit{"squad": {Title: "squad"}}
	if r.IntN(2) == 0 {
		h.Units["squad"].Officers = ptr(10)
	}
	h.Equipment = map[string]*book.Equipment{"van": {Title: "van", Quantity: ptr(1 + r.IntN(3))}}
	h.Available = ptr(10 + r.IntN(15))
	for _, id := range ids {
		b.Deployments[id] = randomDay(r)
	}
	return &book.Located{Dir: dir, Book: b}
}

func randomDay(r *rand.Rand) *book.Deployment {
	from, until := randomHours(r)
	d := &book.Deployment{
		Event: "E", Place: "riverton", Timezone: "America/Los_Angeles", From: hour(from), Until: hour(until), Host: "riverton-pd",
		Units: map[string]*book.Unit{}, Offers: map[string]*book.Offer{}, Transfers: map[string]*book.Transfer{},
	}
	for i := range r.IntN(3) {
		u := &book.Unit{Agency: "harbor-pd"}
		if r.IntN(2) == 0 {
			u.Of = "squad"
		}
		if r.IntN(3) > 0 {
			u.Officers = ptr(1 + r.IntN(12))
		}
		if r.IntN(2) == 0 {
			u.Equipment = map[string]int{"van": 1 + r.IntN(2)}
		}
		d.Units[fmt.Sprint("u", i)] = u
	}
	for i := range r.IntN(3) {
		from, until := randomHours(r)
		o := &book.Offer{By: "harbor-pd", From: hour(from), Until: hour(until), Declined: r.IntN(4) == 0}
		if r.IntN(2) == 0 {
			o.Units = []string{"squad"}
		}
		if r.IntN(2) == 0 {
			o.Officers = ptr(1 + r.IntN(12))
		}
		if r.IntN(4) == 0 {
			o.Recalled = hour(r.IntN(lastHour))
		}
		d.Offers[fmt.Sprint("o", i)] = o
	}
	if r.IntN(2) == 0 {
		from, until := randomHours(r)
		d.Transfers["t"] = &book.Transfer{From: "harbor-pd", To: "riverton-pd", Equipment: []string{"van"}, Lent: hour(from), ReturnBy: hour(until), Quantity: ptr(1 + r.IntN(2))}
	}
	return d
}

func randomHours(r *rand.Rand) (from, until int) {
	from = r.IntN(lastHour - 1)
	return from, from + 1 + r.IntN(lastHour-from-1)
}

// overbookedHours are the hours that the facts call overbooked.
func overbookedHours(f *facts.Facts, dir, deployment, kind string) (out []string) {
	for _, o := range f.Overbooked {
		if o.Book != dir || o.Deployment != deployment || o.Kind != kind {
			continue
		}
		for _, s := range o.Stretches {
			from, _ := time.Parse(time.RFC3339, s.During.From)
			until, _ := time.Parse(time.RFC3339, s.During.Until)
			for at := from; at.Before(until); at = at.Add(time.Hour) {
				out = append(out, fmt.Sprintf("%d:%d", at.Hour(), s.Promised))
			}
		}
	}
	return out
}

// oracleHours are the hours in which more is promised than there is.
func oracleHours(books []*book.Located, d *book.Deployment, kind string) (out []string) {
	a := books[0].Book.Agencies["harbor-pd"]
	limit := map[string]int{"unit": 1, "equipment": *a.Equipment["van"].Quantity, "officers": *a.Available}[kind]
	if kind == "unit" && a.Units["squad"].Officers != nil {
		limit = 10
	}
	for h := range lastHour {
		at := hour(h)
		if here, _ := oracleTakes(a, d, kind, at); len(here) == 0 {
			continue
		}
		loose, squad, largest := 0, 0, 0
		for _, l := range books {
			for _, other := range l.Book.Deployments {
				takes, ofSquad := oracleTakes(a, other, kind, at)
				for i, n := range takes {
					if kind == "officers" && ofSquad[i] {
						squad, largest = squad+n, max(largest, n)
					} else {
						loose += n
					}
				}
			}
		}
		if a.Units["squad"].Officers != nil {
			squad = min(squad, 10)
		} else {
			squad = largest
		}
		if loose+squad > limit {
			out = append(out, fmt.Sprintf("%d:%d", h, loose+squad))
		}
	}
	return out
}

// oracleTakes is what one deployment takes in an hour, and what of it is the
// squad: what is planned, or what is offered if that is more.
func oracleTakes(a *book.Agency, d *book.Deployment, kind, at string) (takes []int, ofSquad []bool) {
	standing := func(from, until string) bool { return from <= at && at < until }
	whole := 1
	if n := a.Units["squad"].Officers; n != nil {
		whole = *n
	}
	recall, all := "", true
	for _, o := range d.Offers {
		if !o.Declined {
			all = all && o.Recalled != ""
			recall = max(recall, o.Recalled)
		}
	}
	gone := all && recall != "" && at >= recall
	var planned, offered []int
	var plannedSquad, offeredSquad []bool
	for _, u := range d.Units {
		if gone || !standing(d.From, d.Until) {
			continue
		}
		switch {
		case kind == "unit" && u.Of != "":
			n := whole
			if whole > 1 && u.Officers != nil {
				n = min(whole, *u.Officers)
			}
			planned, plannedSquad = append(planned, n), append(plannedSquad, true)
		case kind == "equipment" && u.Equipment["van"] > 0:
			planned, plannedSquad = append(planned, u.Equipment["van"]), append(plannedSquad, false)
		case kind == "officers" && u.Officers != nil:
			planned, plannedSquad = append(planned, *u.Officers), append(plannedSquad, u.Of != "")
		}
	}
	if t := d.Transfers["t"]; t != nil && kind == "equipment" && standing(t.Lent, t.ReturnBy) {
		planned, plannedSquad = append(planned, *t.Quantity), append(plannedSquad, false)
	}
	for _, o := range d.Offers {
		if o.Declined || !standing(o.From, o.Until) || o.Recalled != "" && at >= o.Recalled {
			continue
		}
		switch {
		case kind == "unit" && len(o.Units) > 0 && len(offered) == 0:
			offered, offeredSquad = append(offered, whole), append(offeredSquad, true)
		case kind == "officers" && o.Officers != nil:
			offered, offeredSquad = append(offered, *o.Officers), append(offeredSquad, len(o.Units) > 0)
		case kind == "officers" && len(o.Units) > 0 && a.Units["squad"].Officers != nil:
			offered, offeredSquad = append(offered, whole), append(offeredSquad, true)
		}
	}
	if oracleSum(a, offered, offeredSquad, kind) > oracleSum(a, planned, plannedSquad, kind) {
		return offered, offeredSquad
	}
	return planned, plannedSquad
}

func oracleSum(a *book.Agency, takes []int, ofSquad []bool, kind string) (sum int) {
	squad, largest := 0, 0
	for i, n := range takes {
		if kind == "officers" && ofSquad[i] {
			squad, largest = squad+n, max(largest, n)
			continue
		}
		sum += n
	}
	if a.Units["squad"].Officers != nil {
		return sum + min(squad, 10)
	}
	return sum + largest
}
