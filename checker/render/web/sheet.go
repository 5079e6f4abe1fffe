package web

import (
	"slices"
	"strings"

	"roe.example/checker/briefing"
)

// sheetView is a sheet with the size of type at which it fits one page.
type sheetView struct {
	*briefing.Sheet
	ID    string
	Fit   int // the step of type, see steps
	Parts []partView
}

// partView is a section of a sheet. What lies Beyond its first lines is on the
// screen only: on paper it would go over the page.
type partView struct {
	*briefing.Section
	Kept, Beyond []briefing.Line
	OnPaper      int // how many lines stand elsewhere in the briefing
}

// step is a size of type on paper.
type step struct {
	points  float64
	sources bool // the documents stand behind each sentence
}

// steps are those of briefing.css, at last without the documents, which the
// appendix has.
var steps = []step{{14, true}, {12.5, true}, {11.5, true}, {11.5, false}, {10.5, false}}

// What a sheet has, in points: the width of a column is that of A4 and the
// height under the head that of Letter, the less of both, so that a sheet looks
// the same on either. Some of it is kept for columns that do not come out even.
const (
	columnWidth  = 246.0
	columnHeight = 600.0
	leading      = 1.25
	betweenLines = 2.0
	headHeight   = 24.0 // of a section: its title, its rule and what is under it
	citeSize     = 8.5  // of the documents
)

func newSheetView(s *briefing.Sheet) sheetView {
	v := sheetView{Sheet: s, ID: "sheet-" + slug(s.Agency.ID)}
	for i := range s.Sections {
		section := &s.Sections[i]
		v.Parts = append(v.Parts, partView{Section: section, Kept: section.Lines, OnPaper: section.More})
	}
	for v.Fit < len(steps)-1 && !v.fits() {
		v.Fit++
	}
	for !v.fits() && v.shorten() {
	}
	v.refill()
	return v
}

func (v *sheetView) fits() bool { return v.height() <= 2*v.room() }

// room is how high a column may be, above what stands under both.
func (v *sheetView) room() float64 {
	st := steps[v.Fit]
	return columnHeight - wrapped(v.Caveat, 2*columnWidth/st.points)*st.points*leading
}

// last are the parts that are cut last: who stands beside them and leads them, and
// on which channel they work.
var last = []string{briefing.SectionRadio, briefing.SectionComing, briefing.SectionCommand}

// shorten leaves a line to the screen: the last of the part that has most of those
// that are cut first, never one that is alone or that tells of an error.
func (v *sheetView) shorten() bool {
	longest := -1
	for i := range v.Parts {
		if n := len(v.Parts[i].Kept); n > 1 && v.spares(i) < never && (longest < 0 || v.before(i, longest)) {
			longest = i
		}
	}
	if longest < 0 {
		return false
	}
	p := &v.Parts[longest]
	end := len(p.Kept) - 1
	p.Beyond = append([]briefing.Line{p.Kept[end]}, p.Beyond...)
	p.Kept, p.OnPaper = p.Kept[:end], p.OnPaper+1
	return true
}

// before tells whether one part is cut before another.
func (v *sheetView) before(i, j int) bool {
	if x, y := v.spares(i), v.spares(j); x != y {
		return x < y
	}
	return len(v.Parts[i].Kept) > len(v.Parts[j].Kept)
}

const never = 4

// spares orders parts by how much their last line would be missed.
func (v *sheetView) spares(i int) int {
	p := &v.Parts[i]
	end := &p.Kept[len(p.Kept)-1]
	missed := 0
	switch {
	case end.Severity == "error":
		return never
	case end.Open():
		missed = 1
	}
	if slices.Contains(last, p.ID) {
		missed += 2
	}
	return missed
}

// refill puts back on paper what has room there after all: where a long line went,
// a short one may stand.
func (v *sheetView) refill() {
	parts := make([]*partView, len(v.Parts))
	for i := range v.Parts {
		parts[i] = &v.Parts[i]
	}
	slices.SortStableFunc(parts, func(x, y *partView) int { return rankPart(x) - rankPart(y) })
	for _, p := range parts {
		for len(p.Beyond) > 0 {
			kept, beyond := p.Kept, p.Beyond
			p.Kept, p.Beyond, p.OnPaper = append(slices.Clone(kept), beyond[0]), beyond[1:], p.OnPaper-1
			if !v.fits() {
				p.Kept, p.Beyond, p.OnPaper = kept, beyond, p.OnPaper+1
				break
			}
		}
	}
}

func rankPart(p *partView) int {
	if slices.Contains(last, p.ID) {
		return 0
	}
	return 1
}

// height estimates what a sheet takes at its step, in points of one column.
func (v *sheetView) height() float64 {
	total := 0.0
	for i := range v.Parts {
		total += v.partHeight(&v.Parts[i])
	}
	return total
}

func (v *sheetView) partHeight(p *partView) float64 {
	st := steps[v.Fit]
	line := st.points * leading
	total := headHeight + (st.points-10)*leading + wrapped(p.Nothing, columnWidth/st.points)*line
	for i := range p.Kept {
		total += st.lines(&p.Kept[i])*line + betweenLines
	}
	return total
}

// lines counts those of one sentence, with what stands before and behind it.
func (st step) lines(l *briefing.Line) float64 {
	text := l.Text
	if l.Open() {
		text = "MM Open: " + text
	}
	const indent = 1.1
	room := columnWidth/st.points - indent
	if !st.sources {
		return wrapped(text, room)
	}
	scale := citeSize / st.points
	return wrapped(text+" "+strings.Repeat("n", int(extent(cites(l.Sources))*scale/extent("n"))), room)
}

// wrapped counts the lines of a text that breaks between words, where a line
// has room for so many ems.
func wrapped(text string, room float64) float64 {
	lines, left := 0.0, 0.0
	for _, word := range strings.Fields(text) {
		size := extent(word)
		if size > left {
			lines, left = lines+1, room
		}
		for ; size > room; size -= room {
			lines++
		}
		left -= size + extent(" ")
	}
	return lines
}

// extent of a text in ems, as Helvetica and its likes are cut.
func extent(text string) float64 {
	total := 0.0
	for _, r := range text {
		switch {
		case strings.ContainsRune(" .,:;!|/ijltfI'’()[]", r):
			total += 0.28
		case strings.ContainsRune("mwMWOQG@%", r):
			total += 0.8
		case r >= 'A' && r <= 'Z':
			total += 0.68
		case r < 0x2000:
			total += 0.54
		default:
			total++
		}
	}
	return total
}

func cites(sources []briefing.Source) string {
	var out []string
	for _, s := range sources {
		out = append(out, s.Cite)
	}
	return strings.Join(out, "; ")
}
