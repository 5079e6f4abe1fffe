package evidence

import (
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// dates reads and writes dates in one zone. What it cannot read it keeps as
// the fault and gives the zero time, so that comparing dates stays free of
// errors; who asked looks at the fault at the end.
type dates struct {
	zone  *time.Location
	fault *error
}

func (d dates) start(s string) time.Time { return d.keep(book.Start(s, d.zone)) }

func (d dates) end(s string) time.Time { return d.keep(book.End(s, d.zone)) }

// period reads both ends; an end that is not stated is open.
func (d dates) period(from, until string) (p book.Period) {
	if from != "" {
		p.From = d.start(from)
	}
	if until != "" {
		p.Until = d.end(until)
	}
	return p
}

func (d dates) keep(t time.Time, err error) time.Time {
	if err != nil && *d.fault == nil {
		*d.fault = err
	}
	return t
}

func (d dates) format(t time.Time) string { return t.In(d.zone).Format(time.RFC3339) }

func (d dates) interval(p book.Period) facts.Interval {
	return facts.Interval{From: d.format(p.From), Until: d.format(p.Until)}
}

// instant states a time that may be left out. A day stays a day.
func (d dates) instant(s string) facts.Stated[string] {
	if s == "" || len(s) == len(time.DateOnly) {
		return stated(s)
	}
	return facts.Say(d.format(d.start(s)))
}

// stated wraps a text that is empty when it was not written.
func stated(s string) facts.Stated[string] {
	return facts.Stated[string]{Stated: s != "", Value: s}
}

// given wraps a value that is nil when it was not written.
func given[T any](p *T) facts.Stated[T] {
	if p == nil {
		return facts.Stated[T]{}
	}
	return facts.Say(*p)
}
