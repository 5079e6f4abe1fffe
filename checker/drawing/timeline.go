package drawing

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"roe.example/checker/briefing"
)

// Timeline draws the operational period: who commands and works when, and what
// changes at which instant. Without a period there is no picture.
func Timeline(t *briefing.Timeline) ([]Picture, error) {
	zone, err := time.LoadLocation(t.Zone)
	if err != nil {
		return nil, fmt.Errorf("draw the timeline: %w", err)
	}
	from, until := instant(t.During.From), instant(t.During.Until)
	if !from.Before(until) {
		return nil, nil
	}
	d := &timeline{Timeline: t, axis: axis{from: from, until: until, zone: zone, left: labelWidth + 14, right: pageWidth - 24}}
	d.number()
	for rest := d.alike(); ; {
		rest = d.page(rest)
		if len(rest) == 0 {
			break
		}
	}
	d.legend()
	return d.finished()
}

const (
	labelWidth = 150.0
	barInset   = 6.0
	laneGap    = 8.0
	badge      = 9.0 // radius
)

type timeline struct {
	*briefing.Timeline
	axis   axis
	badges []badgeAt
	groups []string // lanes drawn as one, in words
	pages  []page
	c      *canvas
	said   []string
}

// badgeAt is the number of what happens at one instant, or at several so close
// together that their numbers would lie over one another.
type badgeAt struct {
	number  int // 0: outside of the period, and not in the picture
	moments []moment
	row     int
}

type moment struct {
	at    time.Time
	marks []briefing.Mark
}

func (b badgeAt) first() time.Time { return b.moments[0].at }

// manyBadges is from how many on those that stand close together are one.
const manyBadges = 12

// number gives every instant at which something happens its number, and those
// in the picture a place where they do not lie over one another.
func (d *timeline) number() {
	moments := d.moments()
	for _, m := range moments {
		if n := len(d.badges); n > 0 && len(moments) > manyBadges && d.close(d.badges[n-1].first(), m.at) {
			d.badges[n-1].moments = append(d.badges[n-1].moments, m)
			continue
		}
		d.badges = append(d.badges, badgeAt{moments: []moment{m}})
	}
	var ends []float64
	inside := 0
	for i, b := range d.badges {
		if !d.axis.holds(b.first()) {
			d.badges[i].number = 0
			continue
		}
		inside++
		d.badges[i].number = inside
		x, row := d.axis.at(b.first()), 0
		for row < len(ends) && ends[row] > x-2*badge-3 {
			row++
		}
		if row == len(ends) {
			ends = append(ends, 0)
		}
		ends[row], d.badges[i].row = x, row
	}
}

// close tells whether two instants have no room for two numbers.
func (d *timeline) close(a, b time.Time) bool {
	return d.axis.holds(a) && d.axis.holds(b) && d.axis.at(b)-d.axis.at(a) < 2*badge+6
}

func (d *timeline) moments() []moment {
	marks := slices.Clone(d.Marks)
	slices.SortStableFunc(marks, func(a, b briefing.Mark) int { return instant(a.At).Compare(instant(b.At)) })
	var out []moment
	for _, m := range marks {
		at := instant(m.At)
		if n := len(out); n > 0 && out[n-1].at.Equal(at) {
			out[n-1].marks = append(out[n-1].marks, m)
			continue
		}
		out = append(out, moment{at, []briefing.Mark{m}})
	}
	return out
}

func (d *timeline) badgeRows() int {
	rows := 0
	for _, b := range d.badges {
		if d.axis.holds(b.first()) {
			rows = max(rows, b.row+1)
		}
	}
	return rows
}

// page draws as many lanes as fit, and gives back the others.
func (d *timeline) page(lanes []briefing.Lane) []briefing.Lane {
	d.c, d.said = &canvas{id: fmt.Sprintf("roe-timeline-%d", len(d.pages)+1)}, nil
	top := 1 + 44 + float64(d.badgeRows())*(2*badge+3)
	y := top
	n := 0
	var laid []laneAt
	for ; n < len(lanes); n++ {
		l := d.lay(lanes[n])
		if n > 0 && y+l.height > pageHeight {
			break
		}
		l.y = y
		laid, y = append(laid, l), y+l.height
	}
	d.grid(top, y)
	d.c.open("list", "Who commands and works when", "")
	for _, l := range laid {
		d.draw(l)
	}
	d.c.close()
	d.drawBadges(44)
	d.pages = append(d.pages, page{d.c, d.said, y + 2})
	return lanes[n:]
}

// grid draws the days, the hours, and the lines of what happens.
func (d *timeline) grid(top, bottom float64) {
	c := d.c
	ticks := d.axis.ticks()
	wholeDays := len(ticks) > 0 && ticks[0].wholeDays
	for i, s := range d.axis.days() {
		if i > 0 && !wholeDays {
			c.stroke(along(point{s.from, 2}, point{s.from, bottom}), line, 1.1, "")
		}
		if s.text != "" && !wholeDays {
			r := row{s.text, style{size: textSize, bold: true, fill: ink}}
			w := measure(r.text, r.style.size, true)
			c.letters(r, s.from+3, 2, "", rect{s.from + 3, 2, w, r.style.height()})
		}
	}
	for _, t := range ticks {
		c.stroke(along(point{t.x, 38}, point{t.x, bottom}), line, 0.5, "")
		w := measure(t.text, textSize, false)
		x := min(t.x, pageWidth-1-w/2)
		c.letters(row{t.text, quiet}, x, 20, "middle", rect{x - w/2, 20, w, quiet.height()})
	}
	for _, b := range d.badges {
		for _, m := range b.moments {
			if !d.axis.holds(m.at) {
				continue
			}
			x, until := d.axis.at(m.at), bottom
			if len(b.moments) > 1 {
				until = top - 4
			}
			c.stroke(along(point{x, 44 + float64(b.row)*(2*badge+3) + 2*badge}, point{x, until}), accent, 1.3, "2 3")
		}
	}
	c.stroke(along(point{1, top - 4}, point{pageWidth - 1, top - 4}), line, 1, "")
	zone := row{d.zoneName(), quiet}
	c.letters(zone, 1, 20, "", rect{1, 20, labelWidth, quiet.height()})
}

// zoneName is the short name of the zone at the beginning.
func (d *timeline) zoneName() string {
	name, _ := d.axis.from.In(d.axis.zone).Zone()
	if strings.ContainsAny(name, "+-") {
		name = "UTC" + name
	}
	return name + " (local)"
}

func (d *timeline) drawBadges(top float64) {
	for _, b := range d.badges {
		if !d.axis.holds(b.first()) {
			continue
		}
		x, y := d.axis.at(b.first()), top+float64(b.row)*(2*badge+3)+badge
		d.c.badge(x, y, b.number)
	}
}

// badge draws a number in a disc.
func (c *canvas) badge(x, y float64, n int) {
	fmt.Fprintf(&c.body, `<circle cx="%s" cy="%s" r="%s" fill="%s" stroke="%s" stroke-width="1.3"/>`, number(x), number(y), number(badge), paper, accent)
	s := style{size: 12, bold: true, fill: accent}
	text := row{fmt.Sprint(n), s}
	c.letters(text, x, y-s.height()/2, "middle", rect{x - badge - 6, y - s.height()/2, 2*badge + 12, s.height()})
}
