package drawing

import (
	"fmt"
	"strings"
)

// sheet sets things in columns from the top of the page down, and goes on in
// the next picture where one is full.
type sheet struct {
	id, title string
	heading   string // of what goes on over a page
	columns   int
	c         *canvas
	bottom    []float64 // of each column
	said      []string
	pages     []page
}

type page struct {
	c      *canvas
	said   []string
	height float64
}

func newSheet(id, title string, columns int) *sheet {
	s := &sheet{id: id, title: clean(title), columns: columns}
	s.turn()
	return s
}

func (s *sheet) turn() {
	open := []group{{"list", s.title}}
	if s.c != nil {
		open = s.c.end()
		s.pages = append(s.pages, page{s.c, s.said, s.height()})
	}
	s.c = &canvas{id: fmt.Sprintf("%s-%d", s.id, len(s.pages)+1)}
	for _, g := range open {
		s.c.open(g.role, g.label, "")
	}
	s.bottom, s.said = make([]float64, s.columns), nil
	for i := range s.bottom {
		s.bottom[i] = 1
	}
	if s.heading == "" {
		return
	}
	rows := wrap([]phrase{{s.heading, style{size: 15, bold: true, fill: ink}}}, pageWidth-2)
	at := s.room(heightOf(rows))
	s.c.write(rows, at.x, at.y, at)
	s.say(s.heading + ".")
}

func (s *sheet) height() float64 {
	h := 0.0
	for _, b := range s.bottom {
		h = max(h, b)
	}
	return h
}

const sheetGap = 10.0

func (s *sheet) column() float64 {
	return (pageWidth - 2 - sheetGap*float64(s.columns-1)) / float64(s.columns)
}

// room takes the next place for something of a height: rows are filled from
// left to right.
func (s *sheet) room(h float64) rect {
	best := 0
	for i, b := range s.bottom {
		if b < s.bottom[best] {
			best = i
		}
	}
	if s.filled(best) && s.bottom[best]+h > pageHeight {
		s.turn()
		best = 0
	}
	at := rect{1 + float64(best)*(s.column()+sheetGap), s.bottom[best], s.column(), h}
	s.bottom[best] += h + sheetGap
	return at
}

// filled tells whether there is more in a column than a heading.
func (s *sheet) filled(column int) bool {
	return s.bottom[column] > 1 && (s.heading == "" || len(s.said) > 1)
}

func (s *sheet) say(text string) { s.said = append(s.said, clean(text)) }

func (s *sheet) pictures() []Picture {
	s.c.end()
	pages := append(s.pages, page{s.c, s.said, s.height()})
	var out []Picture
	for i, p := range pages {
		title := s.title
		if len(pages) > 1 {
			title += fmt.Sprintf(" (%d of %d)", i+1, len(pages))
		}
		out = append(out, p.c.finish(title, title+".\n"+strings.Join(p.said, "\n"), pageWidth, p.c.bottom()+2))
	}
	return out
}

func (s *sheet) used() bool { return len(s.pages) > 0 || s.height() > 1 }

// panel is a frame with a heading, notes, and things in three columns. One that
// is higher than what is left of a page goes on in the next.
func (s *sheet) panel(title string, notes, things []phrase, l look) {
	const columns = 3
	width := s.column() - 2*padding
	cell := (width - 16*(columns-1)) / columns
	top := wrap(append([]phrase{{title, head}}, notes...), width)
	for start := 0; start < len(things) || start == 0; {
		lines, end, h := [][][]row{}, start, heightOf(top)+2*padding-3
		left := pageHeight - s.bottom[0]
		if left < 130 {
			left = pageHeight
		}
		for end < len(things) {
			cells, tall := [][]row(nil), 0.0
			for _, p := range things[end:min(end+columns, len(things))] {
				cells = append(cells, wrap([]phrase{p}, cell))
				tall = max(tall, heightOf(cells[len(cells)-1]))
			}
			if len(lines) > 0 && h+tall+5 > left {
				break
			}
			lines, end, h = append(lines, cells), end+len(cells), h+tall+5
		}
		at := s.room(h)
		s.c.open("listitem", "", "")
		s.c.box(at, l)
		s.c.write(top, at.x+padding, at.y+padding-2, at)
		y := at.y + padding - 2 + heightOf(top) + 3
		s.c.open("list", title, "")
		for _, cells := range lines {
			tall := 0.0
			for i, rows := range cells {
				x := at.x + padding + float64(i)*(cell+16)
				s.c.open("listitem", "", "")
				s.c.write(rows, x, y, rect{x, y, cell, heightOf(rows)})
				s.c.close()
				tall = max(tall, heightOf(rows))
			}
			y += tall + 5
		}
		s.c.close()
		s.c.close()
		top = wrap([]phrase{{title + ", continued", head}}, width)
		start = max(end, start+1)
	}
}
