package worksheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// steps say how to fill in the form.
var steps = []string{
	"Begin with the sheet Agency, then Places, Documents and Rules; the rest can wait.",
	"Fill in what you know, and leave empty what you do not know. An empty cell means “not known”, never “no”.",
	"Columns with a * must be filled in every row that you use.",
	"Click on a cell to read what belongs there. Where a small arrow appears, choose from its list.",
	"For several answers in one cell, put a semicolon ; between them.",
	"Name agencies, places and documents on the other sheets exactly as you named them on their own.",
	"Write days with the year first: 2028-11-07. Times are those of the place of the event.",
	"Copy section numbers and words from your manual as they stand there.",
	"Do not rename sheets or columns, merge cells, or use formulas. You may widen columns and add rows.",
	"Send the file back. Whoever has roe runs: roe worksheet import FILE.xlsx -o FOLDER. It names every cell that needs another look.",
}

// start writes the first sheet: how to fill in the form, and what is where.
func (w *writer) start() {
	w.do(w.x.SetColWidth(startSheet, "A", "A", 22))
	w.do(w.x.SetColWidth(startSheet, "B", "B", 100))
	w.cell("A1", "Mutual-aid worksheet", look{title: true, color: blue})
	w.do(w.x.SetRowHeight(startSheet, 1, 34))
	w.cell(versionCell, versionWords+Version, look{note: true})
	w.cell("A3", "Title, if you like", look{question: true, color: blue})
	w.cell(titleCell, text(w.tree["title"]), look{answer: true, format: "@"})
	w.cell("A4", "How to fill it in", look{header: true, color: blue})
	w.cell("B4", "", look{header: true, color: blue})
	row := 5
	for i, s := range steps {
		w.cell(cellName(1, row), fmt.Sprint(i+1), look{question: true, color: blue})
		w.cell(cellName(2, row), s, look{help: true})
		w.spread(row, s)
		row++
	}
	row++
	w.cell(cellName(1, row), "The sheets", look{header: true, color: blue})
	w.cell(cellName(2, row), "", look{header: true, color: blue})
	for _, s := range sheets() {
		row++
		w.cell(cellName(1, row), s.name, look{question: true, color: s.color})
		w.do(w.x.SetCellHyperLink(startSheet, cellName(1, row), fmt.Sprintf("'%s'!A1", s.name), "Location"))
		w.cell(cellName(2, row), s.purpose, look{help: true})
		w.spread(row, s.purpose)
	}
	row++
	w.cell(cellName(1, row), listSheet, look{question: true, color: grey})
	w.cell(cellName(2, row), "All answers that there are to choose from, for reading.", look{help: true})
	row += 2
	w.cell(cellName(1, row), "Nothing here is legal advice. What you write stays in this file and in the book that is made of it.", look{note: true})
	w.tab(startSheet, blue)
	w.layout(startSheet, 1)
	w.protect(startSheet)
	w.do(w.x.SetDocProps(&excelize.DocProperties{Title: "Mutual-aid worksheet", Creator: "roe", Created: "2000-01-01T00:00:00Z", Modified: "2000-01-01T00:00:00Z", LastModifiedBy: "roe"}))
}

// spread gives a row of the first sheet some room.
func (w *writer) spread(row int, said string) {
	w.tall(startSheet, row, 8, func(yield func(string, float64) bool) { yield(said, 95) })
}

func (w *writer) cell(ref, text string, l look) {
	w.do(w.x.SetCellStr(startSheet, ref, text))
	w.do(w.x.SetCellStyle(startSheet, ref, ref, w.style(l)))
}
