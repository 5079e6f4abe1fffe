package readiness

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/evidence"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

const (
	zoneName = "America/Los_Angeles"
	days     = 4 // of the random seasons; a clock is set back on the second
)

func zone(t *testing.T) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(zoneName)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// hourOf is an hour of the season, as a book writes it.
func hourOf(h int) string {
	return fmt.Sprintf("2026-%s:00", [...]string{"10-31", "11-01", "11-02", "11-03", "11-04"}[h/24]+fmt.Sprintf("T%02d", h%24))
}

func stretch(r *rand.Rand) (from, until string, period [2]int) {
	a := r.IntN(days*24 - 1)
	b := a + 1 + r.IntN(min(40, days*24-a))
	return hourOf(a), hourOf(b), [2]int{a, b}
}

var agencyIDs = []string{"bay", "coast", "dale"}

// randomSeason is a book of deployments and events that draw on three agencies.
func randomSeason(r *rand.Rand) *book.Book {
	b := &book.Book{
		Places:      map[string]*book.Place{"p": {Name: "P", Kind: "city"}},
		Agencies:    map[string]*book.Agency{},
		Deployments: map[string]*book.Deployment{}, Events: map[string]*book.Event{},
	}
	for _, id := range agencyIDs {
		a := &book.Agency{Name: id, Short: id, Kind: "municipal", State: "CA", Place: "p"}
		if r.IntN(2) == 0 {
			a.Available = pointer(5 + r.IntN(30))
		}
		b.Agencies[id] = a
	}
	for i := range r.IntN(3) {
		b.Deployments[fmt.Sprint("d", i)] = randomDeployment(r)
	}
	for i := range r.IntN(4) {
		from, until, _ := stretch(r)
		e := &book.Event{Title: fmt.Sprint("event ", i), Kind: "concert", From: from, Until: until, Timezone: zoneName, Draws: map[string]*book.Draw{}}
		for _, id := range agencyIDs {
			switch r.IntN(4) {
			case 0:
				e.Draws[id] = &book.Draw{Officers: pointer(1 + r.IntN(20))}
			case 1:
				e.Draws[id] = &book.Draw{}
			}
		}
		b.Events[fmt.Sprint("e", i)] = e
	}
	return b
}

func randomDeployment(r *rand.Rand) *book.Deployment {
	from, until, _ := stretch(r)
	d := &book.Deployment{
		Event: "D", Purpose: "x", Place: "p", Timezone: zoneName, From: from, Until: until, Host: agencyIDs[r.IntN(3)],
		Units: map[string]*book.Unit{}, Offers: map[string]*book.Offer{}, Needs: map[string]*book.Need{},
	}
	for i := range r.IntN(4) {
		u := &book.Unit{Agency: agencyIDs[r.IntN(3)]}
		if r.IntN(4) > 0 {
			u.Officers = pointer(1 + r.IntN(20))
		}
		d.Units[fmt.Sprint("u", i)] = u
	}
	for i := range r.IntN(3) {
		d.Offers[fmt.Sprint("o", i)] = &book.Offer{By: agencyIDs[r.IntN(3)], Officers: pointer(1 + r.IntN(20)), Declined: r.IntN(4) == 0}
	}
	if r.IntN(2) == 0 {
		d.Needs["n"] = &book.Need{Title: "n", Officers: pointer(1 + r.IntN(40))}
	}
	return d
}

func pointer[T any](v T) *T { return &v }

// hours is what the oracle counts of a season, hour by hour.
type hours struct {
	b    *book.Book
	zone *time.Location
}

func (o hours) during(from, until string, at time.Time) bool {
	p, err := book.NewPeriod(from, until, o.zone)
	return err == nil && p.Contains(at)
}

// of one deployment the oracle takes what is planned or what is offered,
// whichever is more.
func (o hours) taken(d *book.Deployment, agency string, at time.Time) int {
	if !o.during(d.From, d.Until, at) {
		return 0
	}
	planned, offered := 0, 0
	for _, u := range d.Units {
		if u.Agency == agency && u.Officers != nil {
			planned += *u.Officers
		}
	}
	for _, x := range d.Offers {
		if x.By == agency && !x.Declined {
			offered += *x.Officers
		}
	}
	return max(planned, offered)
}

// asked is what is asked of an agency's officers: all that deployments are
// promised, of these those for others, what events take, and the last two
// together.
type asked struct{ all, others, taken, both int }

func (a asked) most(b asked) asked {
	return asked{max(a.all, b.all), max(a.others, b.others), max(a.taken, b.taken), max(a.both, b.both)}
}

func (o hours) asked(agency string, at time.Time) (out asked) {
	for _, d := range o.b.Deployments {
		n := o.taken(d, agency, at)
		out.all += n
		if d.Host != agency {
			out.others += n
		}
	}
	for _, e := range o.b.Events {
		if x := e.Draws[agency]; x != nil && x.Officers != nil && o.during(e.From, e.Until, at) {
			out.taken += *x.Officers
		}
	}
	out.both = out.others + out.taken
	return out
}

// missing is the most that a need lacks at one time: units count, and of an
// agency without any its offers.
func (o hours) missing(at time.Time) int {
	worst := 0
	for _, d := range o.b.Deployments {
		n := d.Needs["n"]
		if n == nil || !o.during(d.From, d.Until, at) {
			continue
		}
		has, plans := 0, map[string]bool{}
		for _, u := range d.Units {
			plans[u.Agency] = true
			if u.Officers != nil {
				has += *u.Officers
			}
		}
		for _, x := range d.Offers {
			if !plans[x.By] && !x.Declined {
				has += *x.Officers
			}
		}
		worst = max(worst, *n.Officers-has)
	}
	return worst
}

// needed is what the deployments need at one time.
func (o hours) needed(at time.Time) (sum int) {
	for _, d := range o.b.Deployments {
		if n := d.Needs["n"]; n != nil && o.during(d.From, d.Until, at) {
			sum += *n.Officers
		}
	}
	return sum
}

// day is the worst of the hours of a day: what is asked of each agency, what is
// missing, and what is needed.
func (o hours) day(on string) (of map[string]asked, missing, needed int) {
	of = map[string]asked{}
	start, _ := time.ParseInLocation(time.DateOnly, on, o.zone)
	for at := start; at.Format(time.DateOnly) == on; at = at.Add(time.Hour) {
		for _, id := range agencyIDs {
			of[id] = of[id].most(o.asked(id, at))
		}
		missing, needed = max(missing, o.missing(at)), max(needed, o.needed(at))
	}
	return of, missing, needed
}

// TestCapacityAgainstOracle holds what is promised and missing by day to a
// count hour by hour.
func TestCapacityAgainstOracle(t *testing.T) {
	compared := 0
	for seed := range uint64(300) {
		b := randomSeason(rand.New(rand.NewPCG(seed, 7)))
		r := built(t, b, "2026-10-31", "2026-11-04")
		o := hours{b, zone(t)}
		for _, on := range []string{"2026-10-31", "2026-11-01", "2026-11-02", "2026-11-03", "2026-11-04"} {
			of, missing, needed := o.day(on)
			day, parts := chartOn(r, on)
			taken := 0
			for _, id := range agencyIDs {
				compared += of[id].all
				taken += of[id].taken
				if parts[id] != of[id].all {
					t.Fatalf("seed %d, %s: the chart has %d of %s, and %d are promised", seed, on, parts[id], id, of[id].all)
				}
				if got := loadOn(r, id, on); got.Promised != of[id].others || got.Taken != of[id].taken || got.Asked != of[id].both {
					t.Fatalf("seed %d, %s: of %s is asked %+v, and it is %+v", seed, on, id, got, of[id])
				}
			}
			if day.Missing != missing || day.Taken != taken || day.Needed != needed {
				t.Fatalf("seed %d, %s: the day is %+v; missing are %d, taken %d, needed %d", seed, on, day, missing, taken, needed)
			}
		}
	}
	if compared == 0 {
		t.Error("nothing was promised")
	}
}

func chartOn(r *Readiness, on string) (day ChartDay, parts map[string]int) {
	parts = map[string]int{}
	for _, c := range r.Capacity.Charts {
		for _, d := range c.Days {
			if d.Day <= on && on <= d.Last {
				day = d
				for i, a := range c.Agencies {
					parts[a.ID] = d.Parts[i]
				}
			}
		}
	}
	return day, parts
}

func loadOn(r *Readiness, agency, on string) LoadDay {
	for _, l := range r.Capacity.Agencies {
		for _, d := range l.Days {
			if l.Agency.ID == agency && d.Day <= on && on <= d.Last {
				return d
			}
		}
	}
	return LoadDay{}
}

// TestAvailable: what agencies can send is told, and that some do not say.
func TestAvailable(t *testing.T) {
	b := randomSeason(rand.New(rand.NewPCG(1, 1)))
	b.Deployments, b.Agencies["bay"].Available, b.Agencies["coast"].Available = nil, pointer(20), nil
	b.Events = map[string]*book.Event{"fair": {Title: "Fair", Kind: "concert", From: "2026-11-02", Timezone: zoneName, Draws: map[string]*book.Draw{"bay": {Officers: pointer(12)}, "coast": {}}}}
	r := built(t, b, "2026-10-31", "2026-11-04")
	c := r.Capacity.Charts[0]
	if d := c.Days[0]; d.Promised != 0 || len(d.Events) > 0 || d.Taken != 12 || !d.TakenOpen || !slices.Equal(d.Others, []string{"Fair"}) || c.Available != 20 || c.Whole {
		t.Errorf("a fair takes 12 of 20 and some of those who do not say: %+v", c)
	}
	for _, l := range r.Capacity.Agencies {
		if got, want := l.Days[0].Left(&l), map[string]string{"bay": "8", "coast": "not known"}[l.Agency.ID]; got != want {
			t.Errorf("%s has %s left, want %s", l.Agency.ID, got, want)
		}
	}
}

// built is the review of one book of which nothing was found.
func built(t testing.TB, b *book.Book, from, until string) *Readiness {
	t.Helper()
	books := []*book.Located{{Dir: "b", Book: b}}
	f, err := evidence.Build(books, evidence.Options{Today: time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	facts.Total(f)
	out, err := Build(Input{
		Books: books, Library: &book.Book{}, Facts: f, From: from, Until: until,
		Report: &report.Report{Today: "2026-10-01", Audience: report.Internal},
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestThousandsOfEvents: a long calendar is reviewed in a moment, and told
// whole.
func TestThousandsOfEvents(t *testing.T) {
	b := randomSeason(rand.New(rand.NewPCG(1, 1)))
	for i := range 5000 {
		on := time.Date(2026, 10, 1+i%100, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		b.Events[fmt.Sprintf("many-%04d", i)] = &book.Event{
			Title: fmt.Sprint("game ", i), Kind: "sporting-event", From: on, Timezone: zoneName, Draws: map[string]*book.Draw{"bay": {Officers: pointer(1)}},
		}
	}
	began := time.Now()
	r := built(t, b, "2026-10-01", "2027-01-20")
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
	if n := len(slices.DeleteFunc(slices.Clone(r.Dates), func(d Date) bool { return d.Kind != "event" })); n < 5000 {
		t.Errorf("%d events are told", n)
	}
}
