package drawing

import (
	"fmt"
	"strings"

	"roe.example/checker/briefing"
)

// laneAt is a lane with its bars placed.
type laneAt struct {
	lane   briefing.Lane
	title  []row
	bars   []barAt
	height float64
	y      float64
}

// barAt is a bar; its words stand in it where they fit, else under it.
type barAt struct {
	bar   briefing.Bar
	at    rect
	rows  []row
	words rect
	text  string
	// inside: the words stand in the bar.
	inside bool
}

const (
	barHeight = 24.0
	maxInside = 3 // lines of words in a bar
)

// lay places the bars of a lane: side by side, and those that share time one
// under the other. Words that do not fit a bar stand under it.
func (d *timeline) lay(l briefing.Lane) laneAt {
	out := laneAt{lane: l, title: wrap([]phrase{{l.Title, style{size: textSize, bold: true, fill: ink}}}, labelWidth)}
	var levels [][]barAt
	for _, b := range l.Bars {
		bar := d.measure(l, b)
		i := 0
		for i < len(levels) && levels[i][len(levels[i])-1].at.right() > bar.at.x+0.5 {
			i++
		}
		if i == len(levels) {
			levels = append(levels, nil)
		}
		levels[i] = append(levels[i], bar)
	}
	y := laneGap / 2
	for _, level := range levels {
		y = stack(level, y) + 4
		out.bars = append(out.bars, level...)
	}
	out.height = max(y-4+laneGap/2, heightOf(out.title)+laneGap+4, barHeight+laneGap)
	return out
}

// measure finds where a bar begins and ends, and how its words stand.
func (d *timeline) measure(l briefing.Lane, b briefing.Bar) barAt {
	from, until := instant(b.During.From), instant(b.During.Until)
	if until.IsZero() || until.After(d.axis.until) {
		until = d.axis.until
	}
	x := d.axis.at(from)
	bar := barAt{bar: b, at: rect{x: x, w: max(d.axis.at(until)-x, 3)}, text: barText(l, b)}
	s := plain
	if b.Gap {
		s = alarm
	}
	inner := bar.at.w - 2*barInset
	bar.rows = wrap([]phrase{{bar.text, s}}, inner)
	if bar.inside = inner > 0 && len(bar.rows) <= maxInside && widest(bar.rows) <= inner; bar.inside {
		bar.words = rect{x: x + barInset, w: inner}
		return bar
	}
	bar.rows = wrap([]phrase{{bar.text, s}}, min(d.axis.right-d.axis.left, 190))
	w := widest(bar.rows)
	bar.words = rect{x: max(d.axis.left, min(x, d.axis.right-w)), w: w}
	return bar
}

// stack sets the bars of one line at y, and under it the words that did not fit
// them, on as many lines as they need; it gives back where the next begins.
func stack(bars []barAt, y float64) float64 {
	tall := barHeight
	for _, b := range bars {
		if b.inside {
			tall = max(tall, heightOf(b.rows)+7)
		}
	}
	var under []rect
	bottom := y + tall
	for k := range bars {
		b := &bars[k]
		b.at.y, b.at.h, b.words.h = y, tall, heightOf(b.rows)
		if b.words.y = y + (tall-b.words.h)/2; b.inside {
			continue
		}
		b.words.y = y + tall + 2
		for _, r := range under {
			if r.right()+8 > b.words.x && b.words.right()+8 > r.x {
				b.words.y = max(b.words.y, r.bottom()+1)
			}
		}
		under = append(under, b.words)
		bottom = max(bottom, b.words.bottom())
	}
	return bottom
}

func barText(l briefing.Lane, b briefing.Bar) string {
	switch text := clean(b.Text); {
	case b.Gap && strings.EqualFold(text, "nobody"):
		return "Nobody"
	case text != "" && text != clean(l.Title):
		return text
	case b.Gap:
		return "Nobody"
	}
	return between(b.During.From, b.During.Until)
}

// draw draws a lane.
func (d *timeline) draw(l laneAt) {
	c := d.c
	var said []string
	for _, b := range l.bars {
		said = append(said, d.span(b.bar)+": "+b.text)
	}
	text := joined(": ", clean(l.lane.Title), strings.Join(said, "; "))
	c.open("listitem", text, "")
	in := rect{0, l.y, labelWidth + 1, l.height}
	c.write(l.title, 1, l.y+laneGap/2+3, in)
	for _, b := range l.bars {
		b.at.y, b.words.y = b.at.y+l.y, b.words.y+l.y
		d.bar(b, l.lane.Kind)
	}
	c.stroke(along(point{1, l.y + l.height}, point{pageWidth - 1, l.y + l.height}), line, 0.5, "")
	c.close()
	d.said = append(d.said, text+".")
}

func (d *timeline) bar(b barAt, kind string) {
	c := d.c
	c.boxes = append(c.boxes, b.at)
	place := fmt.Sprintf(`x="%s" y="%s" width="%s" height="%s" rx="3"`, number(b.at.x), number(b.at.y), number(b.at.w), number(b.at.h))
	color, dash := line, ""
	switch {
	case b.bar.Gap:
		color, dash = warn, ` stroke-dasharray="4 3"`
		fmt.Fprintf(&c.body, `<rect class="drawn-gap" %s fill="%s" stroke="%s" stroke-width="1.3"%s/>`, place, c.hatch(), color, dash)
	default:
		if kind == "command" {
			color = accent
		}
		fmt.Fprintf(&c.body, `<rect class="drawn-bar" %s fill="%s" stroke="%s" stroke-width="1.2"/><rect class="drawn-tint" %s fill="%s" fill-opacity="0.14"/>`, place, paper, color, place, color)
	}
	if !b.inside {
		c.ground(b.words)
	} else if b.bar.Gap {
		c.ground(rect{b.words.x - 2, b.words.y, widest(b.rows) + 4, b.words.h})
	}
	in := b.at
	if !b.inside {
		in = b.words
	}
	c.write(b.rows, b.words.x, b.words.y, in)
}

// ground keeps the lines behind words from crossing them.
func (c *canvas) ground(r rect) {
	fmt.Fprintf(&c.body, `<rect class="drawn-ground" x="%s" y="%s" width="%s" height="%s" fill="%s"/>`, number(r.x), number(r.y), number(r.w), number(r.h), paper)
}

// span of a bar in words.
func (d *timeline) span(b briefing.Bar) string {
	return d.say(b.During.From) + " to " + d.say(b.During.Until)
}

func (d *timeline) say(text string) string {
	at := instant(text)
	if at.IsZero() {
		return "the end"
	}
	return at.In(d.axis.zone).Format("2 January 15:04")
}
