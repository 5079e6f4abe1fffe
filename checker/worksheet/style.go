package worksheet

import (
	"fmt"
	"math"

	"github.com/xuri/excelize/v2"
)

// look is how a cell looks; cells that look alike share a style.
type look struct {
	title, header, question, note, help bool
	color                               string
	format                              string // of a cell for an answer
	answer                              bool
}

func (x *field) look() look {
	l := look{answer: true, format: "@"}
	switch x.kind {
	case dayKind:
		l.format = "yyyy-mm-dd"
	case instantKind:
		l.format = "yyyy-mm-dd hh:mm"
	case intKind, numberKind:
		l.format = "General"
	}
	if x.role == helper {
		l = look{help: true, color: "bordered"}
	}
	return l
}

// color tells apart what a rule says, when it holds, what goes with it, and
// where it stands.
func (x *field) color(s *sheet) string {
	if x.title == "Code" {
		return grey
	}
	if len(x.path) == 0 {
		return s.color
	}
	switch x.path[0] {
	case "when", "known":
		return "4A7C80"
	case "source":
		return grey
	case "approval", "deadline", "retentionDays", "count", "recipients", "recipientsOnly", "after", "triggeredBy", "exceptionTo", "preempts":
		if s.name == "Rules" {
			return "7A6A4F"
		}
	}
	return s.color
}

func (w *writer) style(l look) int {
	if id, ok := w.styles[l]; ok {
		return id
	}
	id, err := w.x.NewStyle(l.style())
	w.do(err)
	w.styles[l] = id
	return id
}

func (l look) style() *excelize.Style {
	font := &excelize.Font{Family: "Calibri", Size: 11, Color: "222222"}
	s := &excelize.Style{Font: font, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}, Protection: &excelize.Protection{Locked: true}}
	switch {
	case l.title:
		font.Size, font.Bold, font.Color = 20, true, l.color
		s.Alignment = &excelize.Alignment{Vertical: "center"}
	case l.header:
		font.Bold, font.Color = true, "FFFFFF"
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.color}}
		s.Alignment.Vertical = "center"
		s.Border = lines("FFFFFF")
	case l.question:
		font.Bold, font.Color = true, l.color
		s.Border = lines("D5D9DF")
	case l.note:
		font.Color = "555B64"
		s.Alignment = &excelize.Alignment{Vertical: "center"}
	case l.help:
		font.Size, font.Color = 10, "555B64"
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F5F6F8"}}
		s.Border = lines("D5D9DF")
	case l.answer:
		s.Border = lines("D5D9DF")
		s.Protection.Locked = false
		format := l.format
		s.CustomNumFmt = &format
	}
	return s
}

func lines(color string) (out []excelize.Border) {
	for _, side := range []string{"left", "top", "bottom", "right"} {
		out = append(out, excelize.Border{Type: side, Color: color, Style: 1})
	}
	return out
}

func (w *writer) tab(sheet, color string) {
	fit := true
	w.do(w.x.SetSheetProps(sheet, &excelize.SheetPropsOptions{TabColorRGB: &color, FitToPage: &fit}))
	off := false
	w.do(w.x.SetSheetView(sheet, 0, &excelize.ViewOptions{ShowGridLines: &off}))
}

// protect keeps titles from being changed by accident; there is no password.
func (w *writer) protect(sheet string) {
	w.do(w.x.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatCells: true, FormatColumns: true, FormatRows: true,
		InsertRows: true, DeleteRows: true, Sort: true, AutoFilter: true,
	}))
}

// page lays a sheet out for printing: across, with the titles on every page,
// and as many pages wide as keep it readable.
func (w *writer) page(s *sheet) {
	wide := 0.0
	for _, x := range s.fields {
		wide += x.width
	}
	pages := int(math.Max(1, math.Round(wide/150)))
	titles := fmt.Sprintf("'%s'!$A:$%s,'%s'!$%d:$%d", s.name, columnName(w.frozen(s)), s.name, headerRow, headerRow)
	if s.questions {
		pages = (len(w.lists.find(s.kind).words) + s.blank + 2) / 3
		titles = fmt.Sprintf("'%s'!$A:$A,'%s'!$%d:$%d", s.name, s.name, headerRow, headerRow)
	}
	w.layout(s.name, pages)
	w.do(w.x.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: s.name}))
}

func (w *writer) layout(sheet string, pages int) {
	letter, across, tall := 1, "landscape", 0
	w.do(w.x.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &letter, Orientation: &across, FitToWidth: &pages, FitToHeight: &tall}))
	w.do(w.x.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&L&A&RPage &P of &N"}))
	side := 0.4
	w.do(w.x.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side}))
}
