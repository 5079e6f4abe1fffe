package worksheet

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// file is one workbook on its way.
type file struct {
	name     string
	x        *excelize.File
	from1904 bool
	rows     []*row
	reader   *reader
	title    cell // of the book
}

// row is what a workbook says of one thing.
type row struct {
	file  *file
	sheet *sheet
	n     int // the row, or the column on a sheet of questions
	cells map[*field]cell

	id, parent string
	scope      string          // the document whose words may stand in it
	path       []string        // where it stands in the book
	damaged    map[*field]bool // cells that hold something that cannot be read, told already
	said       tree            // its values by the last names of their paths, for cells that depend on others
}

// first is where a row begins that has no cell for what is wrong with it.
func (r *row) first() spot {
	for _, x := range r.sheet.fields {
		if c, ok := r.cells[x]; ok && x.role != helper {
			return c.at
		}
	}
	return r.spot(r.sheet.fields[0])
}

// spot is the cell of a field, be it filled or not.
func (r *row) spot(x *field) spot {
	if c, ok := r.cells[x]; ok {
		return c.at
	}
	at, ok := r.file.reader.columns[r.sheet][x]
	if !ok {
		at = 1
	}
	col, line := at, r.n
	if r.sheet.questions {
		col, line = r.n, at
	}
	ref, _ := excelize.CoordinatesToCellName(col, line)
	return spot{r.file.name, r.sheet.name, ref}
}

// reader collects what is wrong with workbooks.
type reader struct {
	faults, notes []Remark
	columns       map[*sheet]map[*field]int // of the file that is read
	lost          []string                  // sheets that are missing: what names a thing of theirs is no fault of its own
}

func (r *reader) fault(at spot, t *trouble) {
	if t.follows {
		return
	}
	r.faults = append(r.faults, Remark{Where: at.String(), Message: t.message, Hint: t.hint})
}

func (r *reader) note(at spot, message, hint string) {
	r.notes = append(r.notes, Remark{Where: at.String(), Message: message, Hint: hint})
}

// open reads the rows of a workbook.
func (r *reader) open(name string, data []byte) *file {
	whole := spot{file: name}
	if t := inspect(name, data); t != nil {
		r.fault(whole, t)
		return nil
	}
	x, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostUnpacked})
	if err != nil {
		r.fault(whole, &trouble{message: "The workbook cannot be read: a part of it is damaged.", hint: "Save it again in Excel or LibreOffice, or copy your answers into a new worksheet."})
		return nil
	}
	defer x.Close()
	f := &file{name: name, x: x, reader: &reader{columns: map[*sheet]map[*field]int{}}}
	if p, err := x.GetWorkbookProps(); err == nil && p.Date1904 != nil {
		f.from1904 = *p.Date1904
	}
	if !r.isForm(f) {
		return nil
	}
	if _, ok := x.Pkg.Load("xl/vbaProject.bin"); ok {
		r.note(whole, "The workbook has macros. They were not run and not read.", "")
	}
	if title, _ := x.GetCellValue(startSheet, titleCell); strings.TrimSpace(title) != "" {
		f.title = cell{at: spot{name, startSheet, titleCell}, text: strings.TrimSpace(title)}
	}
	r.sheets(f)
	return f
}

// isForm wants a workbook that this program made, in a form that it knows.
func (r *reader) isForm(f *file) bool {
	version, _ := f.x.GetCellValue(startSheet, versionCell)
	switch version = strings.TrimPrefix(strings.TrimSpace(version), versionWords); {
	case version == Version:
		return true
	case slices.Index(f.x.GetSheetList(), startSheet) < 0 || version == "":
		r.fault(spot{f.name, startSheet, versionCell}, &trouble{message: "The version of the form is not there, so this workbook was not made by `roe worksheet new`, or that cell was changed.", hint: "Copy your answers into a new worksheet."})
	default:
		r.fault(spot{f.name, startSheet, versionCell}, &trouble{message: fmt.Sprintf("This is version %s of the form, and this program reads version %s.", quoted(version), quoted(Version)), hint: "Use the version of roe that made the worksheet, or copy your answers into a new one."})
	}
	return false
}

func (r *reader) sheets(f *file) {
	known := map[string]*sheet{}
	for _, s := range sheets() {
		known[s.name] = s
	}
	var strange []string
	found := map[string]bool{}
	for _, name := range f.x.GetSheetList() {
		if visible, err := f.x.GetSheetVisible(name); err == nil && !visible && name != listSheet {
			r.note(spot{file: f.name, sheet: name}, "The sheet is hidden. It was read like the others.", "")
		}
		switch s := known[name]; {
		case s != nil:
			found[name] = true
			r.sheet(f, s)
		case name != startSheet && name != listSheet:
			strange = append(strange, name)
		}
	}
	var lost []string
	for _, s := range sheets() {
		if !found[s.name] {
			lost = append(lost, s.name)
		}
	}
	r.missing(f, strange, lost)
}

// grid is a sheet turned so that every thing is a row: its cells by thing and
// by question.
type grid struct {
	*sheet
	file *file
	rows [][]string
}

// at gives the cell of a thing and a column.
func (g *grid) ref(n, column int) string {
	if g.questions {
		n, column = column, n
	}
	ref, _ := excelize.CoordinatesToCellName(column, n)
	return ref
}

func (g *grid) text(n, column int) string {
	if g.questions {
		n, column = column, n
	}
	if n > len(g.rows) || column > len(g.rows[n-1]) {
		return ""
	}
	return strings.TrimSpace(g.rows[n-1][column-1])
}

// extent is how many things and columns there may be.
func (g *grid) extent() (things, columns int) {
	wide := 0
	for _, line := range g.rows {
		wide = max(wide, len(line))
	}
	if g.questions {
		return wide, len(g.rows)
	}
	return len(g.rows), wide
}

func (r *reader) sheet(f *file, s *sheet) {
	rows, err := f.x.GetRows(s.name)
	if err != nil || len(rows) > mostRows {
		r.fault(spot{file: f.name, sheet: s.name}, &trouble{message: fmt.Sprintf("The sheet has more than %d rows, or cannot be read.", mostRows), hint: "Delete empty rows at its end, or split the workbook."})
		return
	}
	g := &grid{sheet: s, file: f, rows: rows}
	columns := r.header(g)
	f.reader.columns[s] = columns
	r.merged(g)
	things, _ := g.extent()
	for n := g.firstThing(); n <= things; n++ {
		r.thing(g, columns, n)
	}
	r.hidden(g, things)
}

func (s *sheet) firstThing() int {
	if s.questions {
		return firstAnswer
	}
	return headerRow + 1
}

func (r *reader) thing(g *grid, columns map[*field]int, n int) {
	line := &row{file: g.file, sheet: g.sheet, n: n, cells: map[*field]cell{}, damaged: map[*field]bool{}, said: tree{}}
	for _, x := range g.fields {
		column := columns[x]
		if column == 0 {
			continue
		}
		before := len(r.faults)
		if c, ok := r.cell(g, n, column); ok {
			line.cells[x] = c
		} else if len(r.faults) > before {
			line.damaged[x] = true
		}
	}
	if !line.unanswered() {
		g.file.rows = append(g.file.rows, line)
	}
}

// unanswered tells whether a row says nothing: only a question and what it is
// about.
func (r *row) unanswered() bool {
	asked := r.cells[r.sheet.fields[0]].text != "" && r.sheet.fields[0].role == helper
	for x := range r.cells {
		preset := asked && (x.title == "Topic" || x.title == "Matter" || x.title == "Agreement")
		if x.role != helper && !preset {
			return false
		}
	}
	return true
}

func (r *reader) cell(g *grid, n, column int) (cell, bool) {
	ref := g.ref(n, column)
	c := cell{at: spot{g.file.name, g.name, ref}, text: g.text(n, column)}
	if formula, _ := g.file.x.GetCellFormula(g.name, ref); formula != "" {
		r.fault(c.at, &trouble{message: "A formula stands here, and formulas are not computed.", hint: "Write the answer itself. To keep what the cell shows, copy it and paste it as a value."})
		return c, false
	}
	if c.text == "" {
		return c, false
	}
	switch kind, _ := g.file.x.GetCellType(g.name, ref); kind {
	case excelize.CellTypeUnset, excelize.CellTypeNumber:
		c.numeric = true
	case excelize.CellTypeError:
		r.fault(c.at, &trouble{message: "The cell holds an error of the spreadsheet: " + quoted(c.text) + ".", hint: "Write the answer itself."})
		return c, false
	case excelize.CellTypeBool:
		c.text = map[string]string{"1": "yes", "0": "no", "TRUE": "yes", "FALSE": "no"}[c.text]
	}
	return c, true
}
