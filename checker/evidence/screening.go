package evidence

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// screening holds classes of officers against what is asked of them on the day
// on which a deployment begins.
type screening struct {
	need   *book.Eligibility
	day    time.Time
	dates  dates
	agency *book.Agency
	state  string // whose certificate counts
}

// grade is how officers stand to what is asked of them, from good to bad.
type grade int

const (
	meets   grade = iota
	unclear       // not stated
	short
)

// pass is a grade from what is stated and whether that is enough.
func pass(stated, enough bool) grade {
	switch {
	case !stated:
		return unclear
	case enough:
		return meets
	}
	return short
}

// count adds the officers of a class to a record. Who lacks one thing does not
// qualify, whatever else is not stated.
func (s screening) count(r *facts.Eligibility, c *book.OfficerClass, path string) {
	worst, barred := meets, false
	s.each(c, func(g grade, what facts.Shortfall) {
		what.Officers, what.Paths = c.Officers, []string{path}
		worst = max(worst, g)
		switch g {
		case short:
			r.Lacks = add(r.Lacks, what)
			barred = barred || what.What != "certificate" && what.What != "course"
		case unclear:
			r.Unclear = add(r.Unclear, what)
		}
	})
	switch worst {
	case short:
		r.Ineligible += c.Officers
	case unclear:
		r.Unknown += c.Officers
	default:
		r.Eligible += c.Officers
	}
	if barred {
		r.Barred += c.Officers
	}
}

// add puts a shortfall to those of other classes in the same thing.
func add(list []facts.Shortfall, one facts.Shortfall) []facts.Shortfall {
	for i := range list {
		same := list[i]
		same.Officers, same.Paths = one.Officers, one.Paths
		if sameThing(same, one) {
			list[i].Officers += one.Officers
			list[i].Paths = append(list[i].Paths, one.Paths...)
			return list
		}
	}
	return append(list, one)
}

func sameThing(a, b facts.Shortfall) bool {
	a.Paths, b.Paths = nil, nil
	return a.What == b.What && a.Record == b.Record && a.Course == b.Course && a.Years == b.Years && a.Hours == b.Hours &&
		a.Months == b.Months && a.Presumed == b.Presumed
}

// usual is the order in which texts ask.
var usual = []string{"service", "full-time", "standing", "certificate", "record", "course"}

func inOrder(list []facts.Shortfall) {
	slices.SortStableFunc(list, func(a, b facts.Shortfall) int {
		return cmp.Or(cmp.Compare(slices.Index(usual, a.What), slices.Index(usual, b.What)), cmp.Compare(a.Record, b.Record), cmp.Compare(a.Course, b.Course))
	})
}

// each grades a class in everything that is asked.
func (s screening) each(c *book.OfficerClass, grades func(grade, facts.Shortfall)) {
	n := s.need
	if n.YearsOfService != nil {
		grades(pass(c.YearsOfService != nil, given(c.YearsOfService).Value >= *n.YearsOfService),
			facts.Shortfall{What: "service", Years: *n.YearsOfService})
	}
	if n.FullTime {
		grades(pass(c.FullTime != nil, given(c.FullTime).Value), facts.Shortfall{What: "full-time"})
	}
	if n.GoodStanding {
		grades(pass(c.GoodStanding != nil, given(c.GoodStanding).Value), facts.Shortfall{What: "standing"})
	}
	if n.Certified {
		held, presumed := s.certificates(c)
		grades(pass(true, slices.Contains(held, s.state)), facts.Shortfall{What: "certificate", Presumed: presumed})
	}
	for _, clear := range n.Clear {
		grades(pass(c.Records != nil, !s.stands(c.Records, clear)),
			facts.Shortfall{What: "record", Record: clear.Record, Years: clear.Years})
	}
	for _, course := range n.Courses {
		grades(s.course(c.Courses, course), facts.Shortfall{
			What: "course", Course: course.Course, Hours: given(course.Hours).Value, Months: given(course.WithinMonths).Value,
		})
	}
}

// certificates are those of the class, else of its agency, else, presumably,
// of the agency's own state.
func (s screening) certificates(c *book.OfficerClass) (held []string, presumed bool) {
	switch {
	case c.Certified != nil:
		return c.Certified, false
	case s.agency.CertifiedIn != nil:
		return s.agency.CertifiedIn, false
	}
	return []string{s.agency.State}, true
}

// stands tells whether a record stands against officers. The years count back
// from the day of the deployment; a record on the very day that bounds them
// still stands.
func (s screening) stands(records []book.OfficerRecord, clear book.ClearRecord) bool {
	since := back(s.day, 12*clear.Years)
	return slices.ContainsFunc(records, func(r book.OfficerRecord) bool {
		return r.Record == clear.Record && !s.dates.start(r.On).Before(since)
	})
}

// course adds up the hours taken of a course: those that count for certain,
// and those that may.
func (s screening) course(taken []book.CourseTaken, need book.CourseNeed) grade {
	if taken == nil {
		return unclear
	}
	sure, perhaps := 0.0, 0.0
	for _, t := range taken {
		if !strings.EqualFold(strings.TrimSpace(t.Course), strings.TrimSpace(need.Course)) {
			continue
		}
		hours := s.hours(t, need)
		when := s.recent(t, need)
		if when != short {
			perhaps += hours
		}
		if when == meets && !math.IsInf(hours, 1) {
			sure += hours
		}
	}
	wanted := math.Max(float64(given(need.Hours).Value), math.SmallestNonzeroFloat64)
	switch {
	case sure >= wanted:
		return meets
	case perhaps >= wanted:
		return unclear
	}
	return short
}

// hours of a course taken: any number when it is not stated, and enough when
// no number is asked for.
func (s screening) hours(t book.CourseTaken, need book.CourseNeed) float64 {
	switch {
	case need.Hours == nil:
		return 1
	case t.Hours == nil:
		return math.Inf(1)
	}
	return float64(*t.Hours)
}

// recent grades the day on which a course was taken.
func (s screening) recent(t book.CourseTaken, need book.CourseNeed) grade {
	if t.On == "" {
		return pass(need.WithinMonths == nil, true)
	}
	on := s.dates.start(t.On)
	old := need.WithinMonths != nil && on.Before(back(s.day, *need.WithinMonths))
	return pass(true, !old && !on.After(s.day))
}
