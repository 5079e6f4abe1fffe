package evidence

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// elect gives Harbor's unit these classes under a clause with this need, on an
// election day of 3 November 2026.
func elect(t *testing.T, need *book.Eligibility, change func(*book.Book)) []facts.Eligibility {
	t.Helper()
	return built(t, func(b *book.Book) {
		b.Agreements["mou"].Clauses = map[string]*book.Clause{"7": {Topic: "training", Eligibility: need}}
		b.Agreements["mou"].Parties = map[string]*book.Party{"riverton-pd": {}, "harbor-pd": {}}
		b.Deployments["day"].Units = map[string]*book.Unit{"h1": {Agency: "harbor-pd", Officers: ptr(4)}}
		change(b)
	}).Eligibility
}

func TestEligibility(t *testing.T) {
	need := &book.Eligibility{YearsOfService: ptr(2), Clear: []book.ClearRecord{{Record: "excessive-force", Years: 5}}}
	got := elect(t, need, func(b *book.Book) {
		b.Deployments["day"].Units["h1"].Classes = map[string]*book.OfficerClass{
			"a-good":  {Officers: 1, YearsOfService: ptr(2), Records: []book.OfficerRecord{}},
			"b-young": {Officers: 1, YearsOfService: ptr(1), Records: []book.OfficerRecord{{Record: "excessive-force", On: "2021-11-03"}}},
			"c-quiet": {Officers: 1, Records: []book.OfficerRecord{}},
		}
	})
	class := func(id string) string { return `deployments.day.units.h1.classes.` + id }
	want := []facts.Eligibility{{
		Book: "elections", Deployment: "day", Unit: "h1", Path: "deployments.day.units.h1", Agency: "harbor-pd",
		Host: "riverton-pd", State: "ST", Text: facts.Text{Kind: "clause", ID: "mou#7", Path: `agreements.mou.clauses."7"`},
		Listed: true, Sent: facts.Say(4), Eligible: 1, Ineligible: 1, Unknown: 2, Barred: 1,
		Lacks: []facts.Shortfall{
			{What: "service", Years: 2, Officers: 1, Paths: []string{class("\"b-young\"")}},
			{What: "record", Record: "excessive-force", Years: 5, Officers: 1, Paths: []string{class("\"b-young\"")}},
		},
		Unclear: []facts.Shortfall{
			{What: "service", Years: 2, Officers: 2, Paths: []string{class("\"c-quiet\""), "deployments.day.units.h1"}},
			{What: "record", Record: "excessive-force", Years: 5, Officers: 1, Paths: []string{"deployments.day.units.h1"}},
		},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("eligibility (-want +got):\n%s", diff)
	}
}

// TestWhoIsAsked: which texts concern a unit.
func TestWhoIsAsked(t *testing.T) {
	for _, c := range []struct {
		name   string
		need   book.Eligibility
		change func(*book.Book)
		want   int
	}{
		{"a helper", book.Eligibility{}, func(*book.Book) {}, 1},
		{"the host's own unit", book.Eligibility{}, func(b *book.Book) { b.Deployments["day"].Units["h1"].Agency = "riverton-pd" }, 0},
		{"no party", book.Eligibility{}, func(b *book.Book) { delete(b.Agreements["mou"].Parties, "harbor-pd") }, 0},
		{"not relied on", book.Eligibility{}, func(b *book.Book) { b.Deployments["day"].Agreements = nil }, 0},
		{"same state", book.Eligibility{Interstate: true}, func(*book.Book) {}, 0},
		{"another state", book.Eligibility{Interstate: true}, func(b *book.Book) { b.Agencies["harbor-pd"].State = "elsewhere" }, 1},
		{"tasks not stated", book.Eligibility{Tasks: []string{"chemical"}}, func(*book.Book) {}, 1},
		{"such a task", book.Eligibility{Tasks: []string{"chemical"}}, tasked("cs"), 1},
		{"another task", book.Eligibility{Tasks: []string{"chemical"}}, tasked("gear"), 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := elect(t, &c.need, c.change); len(got) != c.want {
				t.Errorf("%d records, want %d", len(got), c.want)
			}
		})
	}
}

func tasked(task string) func(*book.Book) {
	return func(b *book.Book) {
		b.Actions = arsenal()
		b.Deployments["day"].Assignments = map[string]*book.Assignment{"line": {Units: []string{"h1"}, Tasks: []string{task}}}
	}
}

// TestInstrumentAsks: a law counts when it binds the helper or the host.
func TestInstrumentAsks(t *testing.T) {
	for _, c := range []struct {
		binds string
		want  int
	}{{"harbor-pd", 1}, {"riverton-pd", 1}, {"bay-sheriff", 0}} {
		b := elections()
		b.Deployments["day"].Units = map[string]*book.Unit{"h1": {Agency: "harbor-pd"}}
		b.Instruments = map[string]*book.Instrument{"law": {Kind: "statute", Eligibility: map[string]*book.Eligibility{"1": {FullTime: true}}}}
		f, err := Build([]*book.Located{{Dir: "elections", Book: b}}, Options{
			Today: today, Binds: func(*book.Book, *book.Deployment) (func(string, string) bool, error) {
				return func(_, agency string) bool { return agency == c.binds }, nil
			},
		})
		if err != nil {
			t.Fatal(err)
		}
		if len(f.Eligibility) != c.want {
			t.Errorf("a law that binds %s: %d records, want %d", c.binds, len(f.Eligibility), c.want)
		}
	}
}

func TestCertificates(t *testing.T) {
	for _, c := range []struct {
		name            string
		change          func(*book.Book)
		lacks, presumed bool
	}{
		{"its own state", func(*book.Book) {}, false, false},
		{"another state", func(b *book.Book) { b.Agencies["harbor-pd"].State = "bay" }, true, true},
		{"the agency says", func(b *book.Book) { b.Agencies["harbor-pd"].CertifiedIn = []string{"bay"} }, true, false},
		{"the class says", func(b *book.Book) {
			b.Agencies["harbor-pd"].State = "bay"
			b.Deployments["day"].Units["h1"].Classes = map[string]*book.OfficerClass{"all": {Officers: 4, Certified: []string{"bay", "ST"}}}
		}, false, false},
		{"the class says no", func(b *book.Book) {
			b.Deployments["day"].Units["h1"].Classes = map[string]*book.OfficerClass{"all": {Officers: 4, Certified: []string{}}}
		}, true, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := elect(t, &book.Eligibility{Certified: true}, c.change)[0]
			if lacks := len(got.Lacks) > 0; lacks != c.lacks || lacks && got.Lacks[0].Presumed != c.presumed || len(got.Unclear) > 0 {
				t.Errorf("lacks %+v, unclear %+v", got.Lacks, got.Unclear)
			}
		})
	}
}

// TestRecords: the years count back in the calendar from the day on which the
// deployment begins, and the day that bounds them still counts.
func TestRecords(t *testing.T) {
	for _, c := range []struct {
		from, on string
		years    int
		stands   bool
	}{
		{"2024-08-19T08:00", "2019-08-19", 5, true},
		{"2024-08-19T08:00", "2019-08-18", 5, false},
		{"2024-08-19T08:00", "2024-09-01", 5, true}, // known of, though later
		{"2024-02-29", "2023-02-28", 1, true},
		{"2024-02-29", "2023-02-27", 1, false},
		{"2025-02-28", "2024-02-29", 1, true},
		{"2025-03-01", "2024-02-29", 1, false},
		{"2028-02-29", "2024-02-29", 4, true},
		{"2028-02-29", "2024-02-28", 4, false},
	} {
		need := &book.Eligibility{Clear: []book.ClearRecord{{Record: "excessive-force", Years: c.years}}}
		got := elect(t, need, func(b *book.Book) {
			d := b.Deployments["day"]
			d.From, d.Until = c.from, "2030-01-01"
			d.Units["h1"].Classes = map[string]*book.OfficerClass{"all": {Officers: 4, Records: []book.OfficerRecord{
				{Record: "excessive-force", On: c.on}, {Record: "untruthfulness", On: c.from[:10]},
			}}}
		})[0]
		if stands := got.Ineligible == 4; stands != c.stands {
			t.Errorf("%d years back from %s, a record of %s stands: %t, want %t", c.years, c.from, c.on, stands, c.stands)
		}
	}
}

func TestCourses(t *testing.T) {
	took := func(hours *int, on string) book.CourseTaken {
		return book.CourseTaken{Course: " crowds ", Hours: hours, On: on}
	}
	for _, c := range []struct {
		name  string
		need  book.CourseNeed
		taken []book.CourseTaken
		want  grade
	}{
		{"not stated", book.CourseNeed{}, nil, unclear},
		{"none", book.CourseNeed{}, []book.CourseTaken{}, short},
		{"any", book.CourseNeed{}, []book.CourseTaken{took(nil, "")}, meets},
		{"another", book.CourseNeed{}, []book.CourseTaken{{Course: "First aid"}}, short},
		{"hours add up", book.CourseNeed{Hours: ptr(12)}, []book.CourseTaken{took(ptr(8), ""), took(ptr(4), "")}, meets},
		{"too few", book.CourseNeed{Hours: ptr(12)}, []book.CourseTaken{took(ptr(8), "")}, short},
		{"hours not stated", book.CourseNeed{Hours: ptr(12)}, []book.CourseTaken{took(nil, "")}, unclear},
		{"the last day that counts", book.CourseNeed{WithinMonths: ptr(24)}, []book.CourseTaken{took(nil, "2024-11-03")}, meets},
		{"a day too old", book.CourseNeed{WithinMonths: ptr(24)}, []book.CourseTaken{took(nil, "2024-11-02")}, short},
		{"day not stated", book.CourseNeed{WithinMonths: ptr(24)}, []book.CourseTaken{took(nil, "")}, unclear},
		{"too few whatever the day", book.CourseNeed{Hours: ptr(12), WithinMonths: ptr(24)}, []book.CourseTaken{took(ptr(4), "")}, short},
		{"on the day itself", book.CourseNeed{}, []book.CourseTaken{took(nil, "2026-11-03")}, meets},
		{"planned for later", book.CourseNeed{}, []book.CourseTaken{took(nil, "2026-11-04")}, short},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.need.Course = "Crowds"
			got := elect(t, &book.Eligibility{Courses: []book.CourseNeed{c.need}}, func(b *book.Book) {
				b.Deployments["day"].Units["h1"].Classes = map[string]*book.OfficerClass{"all": {Officers: 4, Courses: c.taken}}
			})[0]
			want := map[grade][3]int{meets: {4, 0, 0}, short: {0, 4, 0}, unclear: {0, 0, 4}}[c.want]
			if have := [3]int{got.Eligible, got.Ineligible, got.Unknown}; have != want {
				t.Errorf("eligible, ineligible, unknown %v, want %v", have, want)
			}
		})
	}
}

// TestEligibilityOracle holds the counts against officers judged one by one.
func TestEligibilityOracle(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	day := time.Date(2026, 11, 3, 0, 0, 0, 0, time.UTC)
	for i := range 300 {
		need, classes := randomNeed(rng), map[string]*book.OfficerClass{}
		want := map[grade]int{}
		listed := 0
		for c := range rng.IntN(4) {
			one := randomClass(rng, day)
			classes[fmt.Sprint("c", c)] = one
			listed += one.Officers
			for range one.Officers {
				want[judged(need, one, day)]++
			}
		}
		sent := 1 + rng.IntN(12)
		for range sent - listed {
			want[judged(need, &book.OfficerClass{}, day)]++
		}
		got := elect(t, need, func(b *book.Book) {
			b.Deployments["day"].Units["h1"].Officers = ptr(sent)
			b.Deployments["day"].Units["h1"].Classes = classes
		})[0]
		if got.Eligible != want[meets] || got.Ineligible != want[short] || got.Unknown != want[unclear] || got.Enough != (want[meets] >= sent) {
			t.Fatalf("case %d: eligible %d ineligible %d unknown %d enough %t, want %v of %d\nneed %+v", i,
				got.Eligible, got.Ineligible, got.Unknown, got.Enough, want, sent, need)
		}
	}
}

func randomNeed(rng *rand.Rand) *book.Eligibility {
	n := &book.Eligibility{FullTime: rng.IntN(3) == 0, GoodStanding: rng.IntN(3) == 0}
	if rng.IntN(2) == 0 {
		n.YearsOfService = ptr(rng.IntN(4))
	}
	for _, record := range []string{"excessive-force", "first-amendment"} {
		if rng.IntN(3) == 0 {
			n.Clear = append(n.Clear, book.ClearRecord{Record: record, Years: 1 + rng.IntN(5)})
		}
	}
	return n
}

func randomClass(rng *rand.Rand, day time.Time) *book.OfficerClass {
	c := &book.OfficerClass{Officers: 1 + rng.IntN(4)}
	if rng.IntN(3) > 0 {
		c.YearsOfService = ptr(rng.IntN(5))
	}
	if rng.IntN(3) > 0 {
		c.FullTime = ptr(rng.IntN(3) > 0)
	}
	if rng.IntN(3) > 0 {
		c.GoodStanding = ptr(rng.IntN(3) > 0)
	}
	if rng.IntN(4) > 0 {
		c.Records = []book.OfficerRecord{}
		for range rng.IntN(3) {
			// Near an anniversary, where it is easy to be a day off.
			on := day.AddDate(-1-rng.IntN(5), 0, rng.IntN(3)-1)
			c.Records = append(c.Records, book.OfficerRecord{
				Record: []string{"excessive-force", "first-amendment", "other"}[rng.IntN(3)], On: on.Format(time.DateOnly),
			})
		}
	}
	return c
}

// judged is one officer: whatever is missing for certain outweighs what is not
// known.
func judged(n *book.Eligibility, c *book.OfficerClass, day time.Time) grade {
	bad, open := false, false
	check := func(asked, known, ok bool) {
		bad, open = bad || asked && known && !ok, open || asked && !known
	}
	check(n.YearsOfService != nil, c.YearsOfService != nil, n.YearsOfService != nil && c.YearsOfService != nil && *c.YearsOfService >= *n.YearsOfService)
	check(n.FullTime, c.FullTime != nil, c.FullTime != nil && *c.FullTime)
	check(n.GoodStanding, c.GoodStanding != nil, c.GoodStanding != nil && *c.GoodStanding)
	for _, clear := range n.Clear {
		ok := true
		for _, r := range c.Records {
			on, _ := time.Parse(time.DateOnly, r.On)
			ok = ok && (r.Record != clear.Record || on.Before(slowly(day, 12*clear.Years)))
		}
		check(true, c.Records != nil, ok)
	}
	switch {
	case bad:
		return short
	case open:
		return unclear
	}
	return meets
}
