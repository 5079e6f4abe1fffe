package drawing

import (
	"strings"

	"roe.example/checker/briefing"
)

// chip is the small box of a member.
type chip struct {
	rows []row
	at   rect // within the frame's room
}

const (
	chipGap   = 7.0
	chipInset = 8.0
)

// chips set members one after the other in lines.
func chips(members []briefing.NetMember, width float64) ([]chip, float64) {
	var out []chip
	x, y, tall := 0.0, 0.0, 0.0
	for _, m := range members {
		rows := wrap([]phrase{{memberText(m), plain}}, width-2*chipInset)
		w, h := widest(rows)+2*chipInset, heightOf(rows)+8
		if x > 0 && x+w > width {
			x, y, tall = 0, y+tall+chipGap, 0
		}
		out = append(out, chip{rows, rect{x, y, w, h}})
		x, tall = x+w+chipGap, max(tall, h)
	}
	return out, y + tall
}

func (s *sheet) inner() float64 { return pageWidth - 2 - mast - 2*padding }

func (s *sheet) chipsHeight(members []briefing.NetMember) float64 {
	_, h := chips(members, s.inner())
	return h
}

func (s *sheet) measureCircle(g circle, n int) float64 {
	h := heightOf(wrap([]phrase{{g.title, head}}, s.inner())) + 2*padding + 2
	if n > 0 {
		h += s.chipsHeight(g.members[:n])
	}
	return h
}

// frameOf draws a frame with the members in it, and the line of the net to it.
func (s *sheet) frameOf(g circle, members []briefing.NetMember) {
	title := wrap([]phrase{{g.title, head}}, s.inner())
	set, h := chips(members, s.inner())
	at := s.room(heightOf(title) + h + 2*padding + 2)
	at.x, at.w = at.x+mast, at.w-mast
	s.c.box(at, g.look)
	s.mast(g, at)
	s.c.write(title, at.x+padding, at.y+padding-3, at)
	top := at.y + padding + heightOf(title) + 1
	s.c.open("list", g.title, "")
	var said []string
	for i, c := range set {
		r := rect{at.x + padding + c.at.x, top + c.at.y, c.at.w, c.at.h}
		s.c.open("listitem", "", "")
		s.c.chip(r, g.look)
		s.c.write(c.rows, r.x+chipInset, r.y+3.5, r)
		s.c.close()
		said = append(said, memberText(members[i]))
	}
	s.c.close()
	s.say(g.title + ": " + strings.Join(said, "; ") + ".")
}

// chip draws the small box of a member inside a frame.
func (c *canvas) chip(r rect, of look) {
	l := look{class: "drawn-chip", stroke: line, weight: 0.9, radius: 4, dash: of.dash}
	if of.dash != "" {
		l.stroke = of.stroke
	}
	c.boxes = append(c.boxes, r)
	c.frame(r, l)
}

// mast joins a frame to the net: a full line with waves for those who hear one
// another, a cross for those whom nobody hears.
func (s *sheet) mast(g circle, at rect) {
	x, y := at.x-mast+8, at.y+17
	switch g.look.class {
	case vacant.class:
		s.c.stroke(along(point{x + 6, y}, point{at.x, y}), warn, 1.6, "4 3")
		s.c.cross(x, y, 4.5)
	case plainLook.class:
		s.c.stroke(along(point{x, y}, point{at.x, y}), line, 1.4, "")
	case unstated.class:
		s.c.stroke(along(point{x + 4, y}, point{at.x, y}), line, 1.6, "1.5 3.5")
		s.c.letters(row{"?", style{size: 15, bold: true, fill: muted}}, x, y-10, "middle", rect{x - 8, y - 12, 16, 24})
	default:
		s.c.waves(x, y)
		s.c.stroke(along(point{x + 10, y}, point{at.x, y}), accent, 1.6, "")
	}
}

// waves are the sign of a radio that is heard.
func (c *canvas) waves(x, y float64) {
	var b strings.Builder
	for _, r := range []float64{5, 9} {
		b.WriteString("M" + number(x-2+r*0.7) + " " + number(y-r*0.7) + "A" + number(r) + " " + number(r) + " 0 0 1 " + number(x-2+r*0.7) + " " + number(y+r*0.7))
	}
	c.stroke(b.String(), accent, 1.6, "")
	c.stroke(along(point{x - 3, y}, point{x - 2.9, y}), accent, 4, "")
}

// parting stands between those who cannot hear one another.
func (s *sheet) parting(g circle) {
	if g.gap == "" {
		s.bottom[0] += 2
		return
	}
	words := wrap([]phrase{{g.gap, alarm}}, pageWidth-mast-60)
	h := heightOf(words)
	if s.filled(0) && s.bottom[0]+partGap+h+s.measureCircle(g, min(4, len(g.members))) > pageHeight {
		s.turn()
	}
	at := s.room(h - 6)
	x, y := at.x+mast+padding+5, max(1, at.y-3)
	s.c.cross(x, y+alarm.height()/2, 5)
	in := rect{x + 13, y, widest(words), h}
	s.c.write(words, in.x, in.y, in)
	if in.right()+30 < at.right() {
		s.c.stroke(along(point{in.right() + 10, y + h/2}, point{at.right(), y + h/2}), warn, 1.2, "4 4")
	}
	s.say("Those above and those below " + g.gap + ".")
}
