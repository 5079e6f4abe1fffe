package worksheet

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"roe.example/checker/internal/late"
)

// day reads a day: a date of the spreadsheet, or text, year first.
func (f *file) day(c cell) (any, *trouble) {
	if t, whole, ok := f.date(c); ok {
		if !whole {
			return nil, &trouble{message: fmt.Sprintf("A day alone belongs here, and %s has a time of day.", t.Format("2006-01-02 15:04")), hint: "Write " + t.Format(time.DateOnly) + "."}
		}
		return t.Format(time.DateOnly), nil
	}
	if t, err := time.Parse(time.DateOnly, c.text); err == nil {
		return t.Format(time.DateOnly), nil
	}
	return nil, notDay(c.text, "")
}

// instant reads a day, or a day and a time.
func (f *file) instant(c cell) (any, *trouble) {
	if t, whole, ok := f.date(c); ok {
		if whole {
			return t.Format(time.DateOnly), nil
		}
		return clock(t), nil
	}
	s := strings.Replace(strings.ToUpper(c.text), " ", "T", 1)
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04", "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z07:00"} {
		if _, err := time.Parse(layout, s); err == nil {
			return s, nil
		}
	}
	return nil, notDay(c.text, " or, with a time, 2028-11-07 06:00")
}

func clock(t time.Time) string {
	if t.Second() != 0 {
		return t.Format("2006-01-02T15:04:05")
	}
	return t.Format("2006-01-02T15:04")
}

// date reads a number as a spreadsheet counts days, and tells whether it is a
// day without a time.
func (f *file) date(c cell) (t time.Time, whole, ok bool) {
	n, err := strconv.ParseFloat(c.text, 64)
	if err != nil || !c.numeric || n < 367 || n > 110000 {
		return t, false, false
	}
	if f.from1904 {
		n += 1462
	}
	seconds := math.Round(n * 86400)
	return epoch.Add(time.Duration(seconds) * time.Second), math.Mod(seconds, 86400) == 0, true
}

var american = late.Regexp(`^(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})$`)

func notDay(s, orTime string) *trouble {
	t := &trouble{message: quoted(s) + " is not a day of the calendar.", hint: "Write the year first: 2028-11-07" + orTime + "."}
	if m := american.FindStringSubmatch(s); m != nil {
		year, _ := strconv.Atoi(m[3])
		if year < 100 {
			year += 2000
		}
		month, _ := strconv.Atoi(m[1])
		day, _ := strconv.Atoi(m[2])
		if d := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC); d.Day() == day && int(d.Month()) == month {
			t.message = quoted(s) + " is text, and can be read in two ways."
			t.hint = fmt.Sprintf("If it means %s, write %s.", d.Format("January 2, 2006"), d.Format(time.DateOnly))
		}
	}
	return t
}
