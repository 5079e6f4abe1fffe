package drawing

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// rect is a rectangle from its upper left corner.
type rect struct{ x, y, w, h float64 }

func (r rect) right() float64  { return r.x + r.w }
func (r rect) bottom() float64 { return r.y + r.h }
func (r rect) middle() float64 { return r.x + r.w/2 }

// canvas collects SVG, and what stands where on it, so that it can be proved
// that nothing overlaps.
type canvas struct {
	id         string
	body, defs strings.Builder
	boxes      []rect    // may not overlap
	frames     []rect    // may hold boxes
	words      []written // all that is written
	hatched    bool
	groups     []group // that are open
}

type group struct{ role, label string }

// written is a line of text and the rectangle that it may not leave.
type written struct {
	text   string
	at, in rect
}

func number(v float64) string {
	return strconv.FormatFloat(math.Round(v*10)/10+0, 'f', -1, 64)
}

// open starts a group that is read as what role says; a description adds what
// the eye sees from the lines.
func (c *canvas) open(role, label, description string) {
	c.groups = append(c.groups, group{role, label})
	c.body.WriteString("<g")
	if role != "" {
		fmt.Fprintf(&c.body, ` role="%s"`, role)
	}
	if label != "" {
		fmt.Fprintf(&c.body, ` aria-label="%s"`, escape(clean(label)))
	}
	c.body.WriteString(">")
	if description != "" {
		fmt.Fprintf(&c.body, "<desc>%s</desc>", escape(clean(description)))
	}
}

func (c *canvas) close() {
	c.groups = c.groups[:len(c.groups)-1]
	c.body.WriteString("</g>")
}

// end closes all groups and tells which were open.
func (c *canvas) end() []group {
	open := c.groups
	for range open {
		c.close()
	}
	return open
}

// bottom of what is drawn and written.
func (c *canvas) bottom() float64 {
	y := 0.0
	for _, r := range c.frames {
		y = max(y, r.bottom())
	}
	for _, w := range c.words {
		y = max(y, w.at.bottom())
	}
	return y
}

// look of a box.
type look struct {
	class  string
	stroke string
	dash   string
	tint   string // laid thinly over the paper
	weight float64
	radius float64
}

var (
	solid = look{class: "drawn-box", stroke: line, weight: 1.2, radius: 5}
	// plainLook is for those of whom no more is told.
	plainLook = look{class: "drawn-box drawn-untold", stroke: line, weight: 1.2, radius: 5}
	leading   = look{class: "drawn-box drawn-leading", stroke: accent, weight: 1.8, radius: 5, tint: accent}
	vacant    = look{class: "drawn-box drawn-vacant", stroke: warn, dash: "5 3.5", weight: 1.6, radius: 5}
	unstated  = look{class: "drawn-box drawn-unstated", stroke: line, dash: "1.5 3.5", weight: 1.6, radius: 5}
)

// box draws a rectangle that no other may overlap.
func (c *canvas) box(r rect, l look) {
	c.boxes = append(c.boxes, r)
	c.frame(r, l)
}

// frame draws a rectangle around others.
func (c *canvas) frame(r rect, l look) {
	c.frames = append(c.frames, r)
	dash := ""
	if l.dash != "" {
		dash = fmt.Sprintf(` stroke-dasharray="%s"`, l.dash)
	}
	place := fmt.Sprintf(`x="%s" y="%s" width="%s" height="%s" rx="%s"`, number(r.x), number(r.y), number(r.w), number(r.h), number(l.radius))
	fmt.Fprintf(&c.body, `<rect class="%s" %s fill="%s" stroke="%s" stroke-width="%s"%s/>`, l.class, place, paper, l.stroke, number(l.weight), dash)
	if l.tint != "" {
		fmt.Fprintf(&c.body, `<rect class="drawn-tint" %s fill="%s" fill-opacity="0.08"/>`, place, l.tint)
	}
}

// write sets lines of text one under the other. in is what they may not leave.
func (c *canvas) write(rows []row, x, y float64, in rect) {
	for _, r := range rows {
		c.letters(r, x, y, "", in)
		y += r.style.height()
	}
}

// letters sets one line with its upper edge at y. anchor is where x is:
// "" at its start, "middle", "end".
func (c *canvas) letters(r row, x, y float64, anchor string, in rect) {
	w := measure(r.text, r.style.size, r.style.bold)
	at := rect{x, y, w, r.style.height()}
	attributes := ""
	switch anchor {
	case "middle":
		at.x, attributes = x-w/2, ` text-anchor="middle"`
	case "end":
		at.x, attributes = x-w, ` text-anchor="end"`
	}
	if r.style.bold {
		attributes += ` font-weight="600"`
	}
	if r.style.fill != ink {
		attributes += fmt.Sprintf(` fill="%s"`, r.style.fill)
	}
	if r.style.size != textSize {
		attributes += fmt.Sprintf(` font-size="%s"`, number(r.style.size))
	}
	c.words = append(c.words, written{r.text, at, in})
	fmt.Fprintf(&c.body, `<text x="%s" y="%s"%s>%s</text>`, number(x), number(y+r.style.size*1.02), attributes, escape(r.text))
}

// stroke draws lines along an SVG path.
func (c *canvas) stroke(path, color string, weight float64, dash string) {
	if path == "" {
		return
	}
	d := ""
	if dash != "" {
		d = fmt.Sprintf(` stroke-dasharray="%s"`, dash)
	}
	fmt.Fprintf(&c.body, `<path d="%s" fill="none" stroke="%s" stroke-width="%s" stroke-linecap="round" stroke-linejoin="round"%s aria-hidden="true"/>`,
		path, color, number(weight), d)
}

// along is the path through points.
func along(points ...point) string {
	var b strings.Builder
	for i, p := range points {
		b.WriteString(map[bool]string{true: "M", false: "L"}[i == 0])
		b.WriteString(number(p.x) + " " + number(p.y))
	}
	return b.String()
}

// cross marks what does not work.
func (c *canvas) cross(x, y, size float64) {
	c.stroke(along(point{x - size, y - size}, point{x + size, y + size})+along(point{x - size, y + size}, point{x + size, y - size}), warn, 2.4, "")
}

// hatch is the fill for what is missing.
func (c *canvas) hatch() string {
	id := c.id + "-gap"
	if !c.hatched {
		c.hatched = true
		fmt.Fprintf(&c.defs, `<defs><pattern id="%s" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="%s"/><path d="M0 0V7" stroke="%s" stroke-width="2.6" stroke-opacity="0.5"/></pattern></defs>`,
			id, paper, warn)
	}
	return "url(#" + id + ")"
}
