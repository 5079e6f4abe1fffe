package drawing

import (
	"fmt"
	"strings"

	"roe.example/checker/readiness"
)

// Capacity draws what is promised against what is needed, day by day; where an
// agency promised more than it can send; and what goes when an agency declines.
// What is not told, or in no number, has no picture.
func Capacity(c *readiness.Capacity) ([]Picture, error) {
	var out []Picture
	for i, chart := range c.Charts {
		if chart.Most > 0 {
			out = append(out, days(fmt.Sprintf("roe-capacity-%d", i+1), chart)...)
		}
	}
	out = append(out, overbooked(c)...)
	return append(out, declined(c.Declines)...), nil
}

// gauge is a bar: what is there, of what is asked for.
type gauge struct {
	label []phrase
	parts []int // that make up what is there
	have  int
	want  int // 0: not stated
	most  int // of the whole chart
	taken int // by others, where nothing is there or asked for
	under []phrase
}

const (
	gaugeLabel  = 150.0
	gaugeHeight = 26.0
	gaugeLeft   = gaugeLabel + 16
)

func days(id string, chart readiness.Chart) []Picture {
	title := clean(chart.Title) + ": promised and needed, by day"
	s := newSheet(id, title, 1)
	for _, d := range chart.Days {
		label := []phrase{{d.When, style{size: textSize, bold: true, fill: ink}}}
		for _, e := range d.Events {
			label = append(label, phrase{e, quiet})
		}
		var who []string
		for i, n := range d.Parts {
			if n > 0 && i < len(chart.Agencies) {
				who = append(who, fmt.Sprintf("%s\u00a0%d", chart.Agencies[i].Short, n))
			}
		}
		g := gauge{label: label, parts: d.Parts, have: d.Promised, want: d.Needed, most: chart.Most}
		g.under = []phrase{verdict(d, chart.Unit)}
		if d.Needed == 0 && d.Promised == 0 {
			g.taken = d.Taken
		}
		if len(d.Others) > 0 {
			g.under = append(g.under, phrase{taken(d), plain})
		}
		if len(who) > 0 {
			g.under = append(g.under, phrase{strings.Join(who, ", "), quiet})
		}
		s.gauge(g)
	}
	return s.pictures()
}

// verdict says the numbers of a day.
func verdict(d readiness.ChartDay, unit string) phrase {
	text := fmt.Sprintf("%d promised", d.Promised)
	if d.Open {
		text = fmt.Sprintf("%d promised, and more whose number nobody states", d.Promised)
	}
	switch {
	case d.Needed == 0 && len(d.Events) == 0:
		return phrase{"No deployment needs any", plain}
	case d.Needed == 0:
		return phrase{text + "; nobody states how many " + unit + " are needed", plain}
	case d.Missing > 0 && d.Open:
		return phrase{fmt.Sprintf("%d needed, %s: up to %d missing", d.Needed, text, d.Missing), alarm}
	case d.Missing > 0:
		return phrase{fmt.Sprintf("%d needed, %s: %d missing", d.Needed, text, d.Missing), alarm}
	}
	return phrase{fmt.Sprintf("%d needed, %s", d.Needed, text), plain}
}

// taken says what dates of the calendar take.
func taken(d readiness.ChartDay) string {
	what := strings.Join(d.Others, "; ")
	switch {
	case d.Taken == 0:
		return "taken by other events, in no stated number: " + what
	case d.TakenOpen:
		return fmt.Sprintf("%d or more taken by other events: %s", d.Taken, what)
	}
	return fmt.Sprintf("%d taken by other events: %s", d.Taken, what)
}

// overbooked are the days on which more is asked of an agency than it can send.
func overbooked(c *readiness.Capacity) []Picture {
	s := newSheet("roe-overbooked", "More asked than there is", 1)
	most := 0
	for _, l := range c.Agencies {
		for _, d := range l.Days {
			most = max(most, d.Asked, l.Available)
		}
	}
	for _, l := range c.Agencies {
		for _, d := range l.Days {
			if !d.Over || d.Asked == 0 {
				continue
			}
			label := []phrase{{l.Agency.Short, style{size: textSize, bold: true, fill: ink}}, {d.When, quiet}}
			s.gauge(gauge{label: label, have: l.Available, want: d.Asked, most: most, under: []phrase{
				{asked(d, l.Available), alarm},
				{strings.Join(d.Events, "; "), quiet},
			}})
		}
	}
	if !s.used() {
		return nil
	}
	return s.pictures()
}

// asked says by how much more is asked than can come.
func asked(d readiness.LoadDay, available int) string {
	what := fmt.Sprintf("%d promised", d.Promised)
	switch {
	case d.Taken > 0 && d.Promised > 0:
		what += fmt.Sprintf(" and %d taken by other events", d.Taken)
	case d.Taken > 0:
		what = fmt.Sprintf("%d taken by other events", d.Taken)
	}
	return fmt.Sprintf("%s, %d can come: %d too many", what, available, d.Asked-available)
}

// declined draws what goes with each agency that does not come.
func declined(all []readiness.Decline) []Picture {
	s := newSheet("roe-declines", "When an agency does not come", 1)
	most := 0
	for _, d := range all {
		most = max(most, d.All)
	}
	for _, d := range all {
		if d.Officers == 0 || d.All == 0 {
			continue
		}
		label := []phrase{{"Without " + d.Agency.Short, style{size: textSize, bold: true, fill: ink}}, {d.Event, quiet}}
		under := []phrase{{fmt.Sprintf("%d of %d officers go", d.Officers, d.All), alarm}}
		for _, p := range d.Posts {
			text := fmt.Sprintf("%s loses %d of %d", p.Title, p.Officers, p.Of)
			if p.Empty {
				text = fmt.Sprintf("%s: nobody is left", p.Title)
			}
			under = append(under, phrase{text, plain})
		}
		if len(d.Positions) > 0 {
			under = append(under, phrase{"Falls vacant: " + strings.Join(d.Positions, ", "), plain})
		}
		s.gauge(gauge{label: label, have: d.All - d.Officers, want: d.All, most: most, under: under})
	}
	if !s.used() {
		return nil
	}
	return s.pictures()
}

// gauge draws a bar with its label before and its words under it.
func (s *sheet) gauge(g gauge) {
	label := wrap(g.label, gaugeLabel)
	under := wrap(g.under, pageWidth-2-gaugeLeft)
	at := s.room(max(heightOf(label), gaugeHeight+6+heightOf(under)) + 8)
	c := s.c
	c.open("listitem", "", "")
	c.write(label, at.x, at.y+3, rect{at.x, at.y, gaugeLabel, at.h})
	left, scale := at.x+gaugeLeft, (pageWidth-2-gaugeLeft-4)/float64(max(1, g.most))
	have, want := left+float64(g.have)*scale, left+float64(g.want)*scale
	if g.want > g.have {
		gap := rect{have, at.y, want - have, gaugeHeight}
		fmt.Fprintf(&c.body, `<rect class="drawn-gap" x="%s" y="%s" width="%s" height="%s" fill="%s" stroke="%s" stroke-width="1.2" stroke-dasharray="4 3"/>`,
			number(gap.x), number(gap.y), number(gap.w), number(gap.h), c.hatch(), warn)
	}
	if g.have > 0 {
		c.box(rect{left, at.y, have - left, gaugeHeight}, look{class: "drawn-bar", stroke: accent, weight: 1.2, radius: 2, tint: accent})
	}
	if g.taken > 0 {
		c.box(rect{left, at.y + gaugeHeight/3, float64(g.taken) * scale, gaugeHeight / 3}, look{class: "drawn-bar", stroke: line, weight: 1.2, radius: 2})
	}
	x := left
	for _, n := range g.parts {
		if x += float64(n) * scale; n > 0 && x < have-1 {
			c.stroke(along(point{x, at.y}, point{x, at.y + gaugeHeight}), accent, 1, "")
		}
	}
	if g.want > 0 {
		c.stroke(along(point{want, at.y - 3}, point{want, at.y + gaugeHeight + 3}), ink, 2.4, "")
	}
	c.write(under, left, at.y+gaugeHeight+5, rect{left, at.y, pageWidth - left, at.h})
	c.stroke(along(point{1, at.bottom() + 1}, point{pageWidth - 1, at.bottom() + 1}), line, 0.5, "")
	c.close()
	var said []string
	for _, p := range append(g.label, g.under...) {
		if text := clean(p.text); text != "" {
			said = append(said, text)
		}
	}
	s.say(strings.Join(said, ". ") + ".")
}
