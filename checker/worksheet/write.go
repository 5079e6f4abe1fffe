package worksheet

import (
	"fmt"
	"iter"
	"strings"

	"github.com/xuri/excelize/v2"
)

const (
	startSheet   = "Start"
	listSheet    = "Lists"
	versionCell  = "A2"
	titleCell    = "B3"
	versionWords = "Form version "
	headerRow    = 4
	firstAnswer  = 3 // the column of the first thing on a sheet of questions
)

// writer fills a new workbook.
type writer struct {
	x      *excelize.File
	lists  *lists
	tree   tree
	styles map[look]int
	ranges map[string]string // where the words of a list stand
	err    error
}

func newWriter(l *lists, t tree) (*writer, error) {
	w := &writer{x: excelize.NewFile(), lists: l, tree: t, styles: map[look]int{}, ranges: map[string]string{}}
	if err := w.x.SetSheetName("Sheet1", startSheet); err != nil {
		return nil, err
	}
	for _, s := range sheets() {
		if _, err := w.x.NewSheet(s.name); err != nil {
			return nil, err
		}
	}
	_, err := w.x.NewSheet(listSheet)
	return w, err
}

// do keeps the first error.
func (w *writer) do(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *writer) all(o Options) error {
	w.start()
	w.words()
	for _, s := range sheets() {
		lines := w.lists.lines(w.tree, s)
		if s.name == "Agency" && len(lines) == 0 && (o.Agency != "" || o.State != "") {
			lines = []line{{s.fields[0]: o.Agency, s.fields[3]: w.lists.find("state").name(o.State)}}
		}
		w.sheet(s, lines)
	}
	w.x.SetActiveSheet(0)
	return w.err
}

func cellName(column, row int) string {
	ref, _ := excelize.CoordinatesToCellName(column, row)
	return ref
}

func absolute(column, row int) string {
	ref, _ := excelize.CoordinatesToCellName(column, row, true)
	return ref
}

func columnName(n int) string {
	name, _ := excelize.ColumnNumberToName(max(n, 1))
	return name
}

// sheet writes one sheet.
func (w *writer) sheet(s *sheet, lines []line) {
	if s.questions {
		w.questions(s, lines)
	} else {
		w.table(s, lines)
	}
	w.head(s) // after the styles of columns, which would cover it
	w.tab(s.name, s.color)
	w.page(s)
	w.protect(s.name)
}

func (w *writer) head(s *sheet) {
	w.do(w.x.SetCellStr(s.name, "A1", s.name))
	w.do(w.x.SetCellStyle(s.name, "A1", "A1", w.style(look{title: true, color: s.color})))
	w.do(w.x.SetCellStr(s.name, "A2", s.purpose))
	w.do(w.x.SetCellStyle(s.name, "A2", "A2", w.style(look{note: true})))
	w.do(w.x.SetCellStr(s.name, "A3", "* must be filled in. Several answers in one cell: put ; between them. Click on a cell to read what belongs there."))
	w.do(w.x.SetCellStyle(s.name, "A3", "A3", w.style(look{note: true})))
	w.do(w.x.SetRowHeight(s.name, 1, 30))
	for row := 2; row < headerRow; row++ {
		w.do(w.x.SetRowHeight(s.name, row, 18))
	}
}

func marked(x *field) string {
	if x.need || x.role == ident && x.title != "Code" || x.role == parent && x.list != "deployment" && x.list != "agreement" {
		return x.title + " *"
	}
	return x.title
}

func (w *writer) table(s *sheet, lines []line) {
	last := headerRow + len(lines) + s.blank
	for i, x := range s.fields {
		c := i + 1
		name := columnName(c)
		head := cellName(c, headerRow)
		w.do(w.x.SetColStyle(s.name, name, w.style(x.look())))
		w.do(w.x.SetColWidth(s.name, name, name, x.width))
		w.do(w.x.SetCellStr(s.name, head, marked(x)))
		w.do(w.x.SetCellStyle(s.name, head, head, w.style(look{header: true, color: x.color(s)})))
		w.do(w.x.SetCellStyle(s.name, cellName(c, headerRow+1), cellName(c, last), w.style(x.look())))
		w.validate(s, x, fmt.Sprintf("%s:%s", cellName(c, headerRow+1), cellName(c, max(last, 500))))
	}
	for i, l := range lines {
		for j, x := range s.fields {
			w.set(s, cellName(j+1, headerRow+1+i), l[x])
		}
	}
	w.tall(s.name, headerRow, 8, titled(s))
	for i, l := range lines {
		w.tall(s.name, headerRow+1+i, 4, func(yield func(string, float64) bool) {
			for _, x := range s.fields {
				if said, ok := l[x].(string); ok && !yield(said, x.width) {
					return
				}
			}
		})
	}
	for row := 1; row < headerRow; row++ { // the column's style must not unlock what stands above
		w.do(w.x.SetCellStyle(s.name, cellName(2, row), cellName(len(s.fields), row), w.style(look{note: true})))
	}
	freeze := w.frozen(s)
	w.do(w.x.SetPanes(s.name, &excelize.Panes{Freeze: true, XSplit: freeze, YSplit: headerRow, TopLeftCell: cellName(freeze+1, headerRow+1), ActivePane: "bottomRight"}))
}

// frozen is how many columns stay in sight.
func (w *writer) frozen(s *sheet) int {
	switch s.name {
	case "Rules", "Clauses", "Words", "Parties":
		return 2
	}
	if s.fields[0].role == parent {
		return 2
	}
	return 1
}

func (w *writer) questions(s *sheet, lines []line) {
	things := len(lines) + s.blank
	for i, title := range []string{"Question", "What is meant"} {
		w.do(w.x.SetCellStr(s.name, cellName(i+1, headerRow), title))
	}
	for i := range things {
		w.do(w.x.SetCellStr(s.name, cellName(firstAnswer+i, headerRow), fmt.Sprintf("%s %d", s.name, i+1)))
	}
	w.do(w.x.SetCellStyle(s.name, cellName(1, headerRow), cellName(firstAnswer+things-1, headerRow), w.style(look{header: true, color: s.color})))
	w.do(w.x.SetColWidth(s.name, "A", "A", 36))
	w.do(w.x.SetColWidth(s.name, "B", "B", 40))
	w.do(w.x.SetColWidth(s.name, "C", columnName(firstAnswer+things-1), 34))
	for i, x := range s.fields {
		row := headerRow + 1 + i
		from, to := cellName(firstAnswer, row), cellName(firstAnswer+things-1, row)
		w.do(w.x.SetCellStr(s.name, cellName(1, row), marked(x)))
		w.do(w.x.SetCellStyle(s.name, cellName(1, row), cellName(1, row), w.style(look{question: true, color: x.color(s)})))
		w.do(w.x.SetCellStr(s.name, cellName(2, row), x.help))
		w.do(w.x.SetCellStyle(s.name, cellName(2, row), cellName(2, row), w.style(look{help: true})))
		w.do(w.x.SetCellStyle(s.name, from, to, w.style(x.look())))
		w.validate(s, x, from+":"+to)
		for j, l := range lines {
			w.set(s, cellName(firstAnswer+j, row), l[x])
		}
		w.tall(s.name, row, 6, func(yield func(string, float64) bool) {
			if !yield(marked(x), 32) || !yield(x.help, 44) {
				return
			}
			for _, l := range lines {
				if said, ok := l[x].(string); ok && !yield(said, 34) {
					return
				}
			}
		})
	}
	w.do(w.x.SetRowHeight(s.name, headerRow, 24))
	w.do(w.x.SetPanes(s.name, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: headerRow, TopLeftCell: cellName(2, headerRow+1), ActivePane: "bottomRight"}))
}

// set writes text as text and numbers as numbers, and never a formula.
func (w *writer) set(s *sheet, ref string, v any) {
	switch v := v.(type) {
	case float64:
		w.do(w.x.SetCellFloat(s.name, ref, v, -1, 64))
	case string:
		if v != "" {
			w.do(w.x.SetCellStr(s.name, ref, v))
		}
	}
}

// titled gives the titles of a table, which are bold and so a little wider.
func titled(s *sheet) iter.Seq2[string, float64] {
	return func(yield func(string, float64) bool) {
		for _, x := range s.fields {
			if !yield(marked(x), x.width*0.85) {
				return
			}
		}
	}
}

// tall makes a row as high as what stands in it needs: programs do so only when
// somebody writes in it.
func (w *writer) tall(sheet string, row int, room float64, cells iter.Seq2[string, float64]) {
	most := 1
	for said, width := range cells {
		lines := 0
		for _, paragraph := range strings.Split(said, "\n") {
			lines += 1 + int(float64(len([]rune(paragraph)))/(width*1.05))
		}
		most = max(most, lines)
	}
	w.do(w.x.SetRowHeight(sheet, row, min(15*float64(most)+room, 400)))
}
