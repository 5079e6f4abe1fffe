package drawing

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/briefing"
)

// kinds of marks in words.
var markKinds = map[string]string{
	"begins": "Begins", "ends": "Ends", "hand-over": "Hand-over", "shift-ends": "Shift ends",
	"rules-change": "Rules change", "expires": "Expires", "declared": "Declared", "gap": "Nobody in the post",
}

// legend writes under the last lanes what happens at each number, on a page of
// its own where it does not fit.
func (d *timeline) legend() {
	if len(d.badges) == 0 && len(d.groups) == 0 {
		return
	}
	last := &d.pages[len(d.pages)-1]
	d.c = last.c
	y := last.height + 14
	d.c.open("list", "What happens when", "")
	for i := range len(d.badges) + len(d.groups) {
		rows, start := []row(nil), ""
		if i < len(d.badges) {
			rows = d.entry(d.badges[i])
			if n := d.badges[i].number; n > 0 {
				start = fmt.Sprintf("%d. ", n)
			}
		} else {
			rows = wrap([]phrase{{d.groups[i-len(d.badges)], plain}}, pageWidth-31)
		}
		h := max(heightOf(rows), 2*badge) + 6
		if y+h > pageHeight && y > 40 {
			y = d.turn(y)
		}
		d.c.open("listitem", "", "")
		switch {
		case i >= len(d.badges):
		case d.badges[i].number > 0:
			d.c.badge(12, y+badge, d.badges[i].number)
		default:
			d.c.stroke(along(point{9, y + badge}, point{15, y + badge}), line, 2, "")
		}
		in := rect{30, y, pageWidth - 31, heightOf(rows)}
		d.c.write(rows, in.x, in.y, in)
		d.c.close()
		var said []string
		for _, r := range rows {
			said = append(said, r.text)
		}
		p := &d.pages[len(d.pages)-1]
		p.said = append(p.said, start+strings.Join(said, " "))
		y += h
	}
	d.c.close()
	d.pages[len(d.pages)-1].height = y
}

// turn goes on with the legend on the next page.
func (d *timeline) turn(y float64) float64 {
	d.c.close()
	d.pages[len(d.pages)-1].height = y
	d.c = &canvas{id: fmt.Sprintf("roe-timeline-%d", len(d.pages)+1)}
	d.pages = append(d.pages, page{c: d.c})
	d.c.open("list", "What happens when", "")
	return 4
}

// entry is when something happens, and what.
func (d *timeline) entry(b badgeAt) []row {
	var out []row
	for _, m := range b.moments {
		when := m.marks[0].When
		if when == "" {
			when = d.say(m.marks[0].At)
		}
		switch {
		case m.at.Before(d.axis.from):
			when += " (before the period)"
		case m.at.After(d.axis.until):
			when += " (after the period)"
		}
		when += "\u00a0· " + kindsOf(m.marks)
		out = append(out, wrap([]phrase{{when, style{size: textSize, bold: true, fill: ink}}}, pageWidth-31)...)
		for _, m := range m.marks {
			out = append(out, wrap([]phrase{{m.Text, plain}}, pageWidth-31)...)
		}
	}
	return out
}

// kindsOf says in words what kinds of things happen at one instant.
func kindsOf(marks []briefing.Mark) string {
	var out []string
	for _, m := range marks {
		kind := markKinds[m.Kind]
		if kind == "" {
			kind = capital(strings.ReplaceAll(m.Kind, "-", " "))
		}
		if !slices.Contains(out, kind) {
			out = append(out, kind)
		}
	}
	return strings.Join(out, ", ")
}

func (d *timeline) finished() ([]Picture, error) {
	var out []Picture
	for i, p := range d.pages {
		title := "Timeline"
		if len(d.pages) > 1 {
			title += fmt.Sprintf(" (%d of %d)", i+1, len(d.pages))
		}
		said := append([]string{title + " from " + d.say(d.During.From) + " to " + d.say(d.During.Until) + ", " + d.zoneName() + "."}, p.said...)
		out = append(out, p.c.finish(title, strings.Join(said, "\n"), pageWidth, p.height))
	}
	return out, nil
}

// manyAlike lanes of one kind with the same bars are drawn as one.
const manyAlike = 4

// alike draws lanes together that show the same, and keeps their names for the
// words under the picture.
func (d *timeline) alike() []briefing.Lane {
	key := func(l briefing.Lane) string { return fmt.Sprintf("%q %+q", l.Kind, fmt.Sprint(l.Bars)) }
	names := map[string][]string{}
	for _, l := range d.Lanes {
		names[key(l)] = append(names[key(l)], clean(l.Title))
	}
	var out []briefing.Lane
	done := map[string]bool{}
	for _, l := range d.Lanes {
		k := key(l)
		switch {
		case len(names[k]) < manyAlike:
			out = append(out, l)
		case !done[k]:
			done[k] = true
			title := fmt.Sprintf("%s and %d alike", names[k][0], len(names[k])-1)
			d.groups = append(d.groups, title+": "+strings.Join(names[k], ", ")+".")
			out = append(out, briefing.Lane{Title: title, Kind: l.Kind, Bars: l.Bars})
		}
	}
	return out
}
