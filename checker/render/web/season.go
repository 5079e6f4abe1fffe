package web

import (
	"slices"
	"time"

	"roe.example/checker/readiness"
)

// seasonPicture is the season as a strip: the events above, and below them for
// each agreement how long it is in force, so that one sees which events it does
// not last to. Lengths are in the units of the drawing.
type seasonPicture struct {
	Width, Height float64
	Left, Right   float64 // of the strip
	Months        []monthMark
	Events        []eventMark
	Terms         []termBar
	Today         float64 // where today is; 0: not in the season
	Ground        float64 // the line under the events
	Said          string  // the same in words, for who does not see it
}

type monthMark struct {
	X     float64
	Title string
}

type eventMark struct {
	X, Width, Y float64
	Title, When string
	TextX       float64
	Anchor      string // start, end
	Election    bool
	Grave       bool // its deployment is not ready
}

type termBar struct {
	Y, X, Width float64
	Title       string
	Note        string
	Open        bool // goes on after the season
	None        bool // not in force in the season, or not stated
}

// Sizes of the drawing.
const (
	seasonWidth = 960.0
	seasonLeft  = 8.0
	eventRow    = 22.0
	termRow     = 40.0
	monthRow    = 26.0
	perSign     = 6.6 // a letter of the labels, about
)

// mostEvents is how many events a strip shows by name.
const mostEvents = 24

func newSeasonPicture(r *readiness.Readiness) seasonPicture {
	p := seasonPicture{Width: seasonWidth, Left: seasonLeft, Right: seasonWidth - seasonLeft}
	from, err1 := time.Parse(time.DateOnly, r.From)
	until, err2 := time.Parse(time.DateOnly, r.Until)
	if err1 != nil || err2 != nil {
		return p
	}
	at := scale{from, until.AddDate(0, 0, 1), p.Left, p.Right}
	p.months(at)
	p.events(r, at)
	p.terms(r, at)
	if r.From <= r.Today && r.Today <= r.Until {
		p.Today = at.day(r.Today)
	}
	return p
}

// scale puts days on the strip.
type scale struct {
	from, until time.Time
	left, right float64
}

func (s scale) at(t time.Time) float64 {
	part := float64(t.Sub(s.from)) / float64(s.until.Sub(s.from))
	return s.left + min(1, max(0, part))*(s.right-s.left)
}

func (s scale) day(on string) float64 {
	t, err := time.Parse(time.DateOnly, on)
	if err != nil {
		return s.left
	}
	return s.at(t)
}

// after is where a day ends.
func (s scale) after(on string) float64 {
	t, err := time.Parse(time.DateOnly, on)
	if err != nil {
		return s.right
	}
	return s.at(t.AddDate(0, 0, 1))
}

// months marks the beginnings of months, as many as can be read.
func (p *seasonPicture) months(at scale) {
	step := 1
	for months := int(at.until.Sub(at.from).Hours() / 24 / 30); months/step > 14; step++ {
	}
	first := time.Date(at.from.Year(), at.from.Month(), 1, 0, 0, 0, 0, time.UTC)
	for t := first; t.Before(at.until); t = t.AddDate(0, step, 0) {
		title := t.Format("January")
		if step > 1 || t.Month() == time.January || t.Equal(first) {
			title = t.Format("Jan 2006")
		}
		p.Months = append(p.Months, monthMark{X: at.at(t), Title: title})
	}
	// The first month begins before the strip; where it is nearly over, its name
	// would run into the next one's.
	if len(p.Months) > 1 && p.Months[1].X-p.Months[0].X < 70 {
		p.Months[0].Title = ""
	}
	// The last one may end with the strip: a name that has no room is cut off.
	if last := len(p.Months) - 1; last > 0 && p.Right-p.Months[last].X < perSign*float64(len(p.Months[last].Title))+4 {
		p.Months[last].Title = ""
	}
}

// events puts each event into the first row in which its label has room.
func (p *seasonPicture) events(r *readiness.Readiness, at scale) {
	var free []float64 // of each row, where it is free from
	y := monthRow + 8
	for _, d := range r.Dates {
		if d.Kind != "event" && d.Kind != "deployment" || len(p.Events) == mostEvents {
			continue
		}
		m := eventMark{X: at.day(max(d.Day, r.From)), Title: cut(d.Title, 40), When: d.When, Election: d.Election, Grave: d.Verdict == "not ready", Anchor: "start"}
		m.Width = max(5, at.after(min(d.Last, r.Until))-m.X)
		long := perSign * float64(len([]rune(m.Title)))
		m.TextX = m.X + m.Width + 5
		start, end := m.X, m.TextX+long
		if end > p.Right {
			m.Anchor, m.TextX = "end", m.X-5
			start, end = m.TextX-long, m.X+m.Width
		}
		row := slices.IndexFunc(free, func(x float64) bool { return x < start })
		if row < 0 {
			row = len(free)
			free = append(free, 0)
		}
		free[row] = end + 10
		m.Y = y + float64(row)*eventRow
		p.Events = append(p.Events, m)
		p.Said += d.Title + ", " + d.When + ". "
	}
	p.Ground = y + float64(max(1, len(free)))*eventRow + 4
}

// mostTerms is how many agreements the strip shows.
const mostTerms = 20

func (p *seasonPicture) terms(r *readiness.Readiness, at scale) {
	y := p.Ground + 14
	for _, c := range r.Agreements {
		if len(p.Terms) == mostTerms {
			break
		}
		b := termBar{Y: y, Title: cut(c.Cite, 60), Note: c.Term.Words, X: p.Left, Width: p.Right - p.Left}
		switch c.Term.State {
		case "ended", "later":
			b.None = true
		case "not stated":
			b.None = true
		default:
			if c.Term.From > r.From {
				b.X = at.day(c.Term.From)
			}
			end := p.Right
			if c.Term.Until != "" && c.Term.Until < r.Until {
				end = at.after(c.Term.Until)
			} else {
				b.Open = true
			}
			b.Width = end - b.X
		}
		p.Said += c.Cite + ": " + c.Term.Words + " "
		p.Terms = append(p.Terms, b)
		y += termRow
	}
	p.Height = y + 4
}

// cut shortens a label.
func cut(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return text
}

// Middle is where a bar's stroke runs, and the like, for the template.
func (b termBar) TextY() float64   { return b.Y + 10 }
func (b termBar) BarY() float64    { return b.Y + 16 }
func (m eventMark) TextY() float64 { return m.Y + 11 }
