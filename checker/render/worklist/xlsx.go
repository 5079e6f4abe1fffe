package worklist

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"roe.example/checker/readiness"
	"roe.example/checker/render"
)

const (
	listSheet  = "Worklist"
	aboutSheet = "About"
	// mostLetters is how long a text in a cell may be.
	mostLetters = 32000
)

// WriteXLSX writes the list as a workbook: dates are dates, the head stays in
// view, and it can be filtered and printed.
func WriteXLSX(w io.Writer, r *readiness.Readiness) error {
	b := &workbook{x: excelize.NewFile()}
	defer b.x.Close()
	b.begin()
	b.head()
	for i := range r.Worklist {
		b.row(i+2, &r.Worklist[i])
	}
	b.finish(len(r.Worklist) + 1)
	b.about(r)
	if b.err != nil {
		return fmt.Errorf("make the workbook: %w", b.err)
	}
	return b.x.Write(w)
}

// workbook keeps the first error, and does nothing after it.
type workbook struct {
	x                              *excelize.File
	plain, quoted, dated, bold, no int // styles
	err                            error
}

func (b *workbook) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *workbook) style(s *excelize.Style) int {
	s.Font = &excelize.Font{Family: "Calibri", Size: 11, Bold: s.Font != nil && s.Font.Bold}
	s.Alignment = &excelize.Alignment{Vertical: "top", WrapText: true}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		s.Border = append(s.Border, excelize.Border{Type: side, Color: "BBBBBB", Style: 1})
	}
	id, err := b.x.NewStyle(s)
	b.do(err)
	return id
}

// begin makes the sheets and styles. Nothing in the file says when it was made.
func (b *workbook) begin() {
	b.do(b.x.SetSheetName("Sheet1", listSheet))
	_, err := b.x.NewSheet(aboutSheet)
	b.do(err)
	b.plain = b.style(&excelize.Style{})
	format := "yyyy-mm-dd"
	b.dated = b.style(&excelize.Style{CustomNumFmt: &format})
	b.no = b.style(&excelize.Style{NumFmt: 1})
	b.bold = b.style(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E9F0F8"}}})
	b.quoted = b.style(&excelize.Style{NumFmt: 49}) // text
	if b.err == nil {
		quoted := true // so that it stays text also when somebody edits the cell
		b.x.Styles.CellXfs.Xf[b.quoted].QuotePrefix = &quoted
	}
	b.do(b.x.SetDocProps(&excelize.DocProperties{
		Title: "Worklist", Creator: "roe", LastModifiedBy: "roe", Created: "2000-01-01T00:00:00Z", Modified: "2000-01-01T00:00:00Z",
	}))
}

func cell(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row)
	return name
}

func (b *workbook) head() {
	for i, c := range columns {
		at := cell(i+1, 1)
		b.do(b.x.SetCellStr(listSheet, at, c.title))
		b.do(b.x.SetCellStyle(listSheet, at, at, b.bold))
		name, _ := excelize.ColumnNumberToName(i + 1)
		b.do(b.x.SetColWidth(listSheet, name, name, c.width))
	}
}

func (b *workbook) row(n int, t *readiness.Task) {
	for i, c := range columns {
		b.put(listSheet, cell(i+1, n), c.cell(t), c.kind)
	}
}

// put writes a value as what it is. A text is always stored as text; where it
// looks like a formula the cell says so too.
func (b *workbook) put(sheet, at, value string, k kind) {
	style := b.plain
	switch n, err := strconv.Atoi(value); {
	case k == number && err == nil:
		style = b.no
		b.do(b.x.SetCellInt(sheet, at, int64(n)))
	case k == day && value != "":
		on, err := time.Parse(time.DateOnly, value)
		b.do(err)
		style = b.dated
		b.do(b.x.SetCellValue(sheet, at, on))
	default:
		if render.Formula(value) {
			style = b.quoted
		}
		b.do(b.x.SetCellStr(sheet, at, fit(value)))
	}
	b.do(b.x.SetCellStyle(sheet, at, at, style))
}

// fit cuts what no cell can hold.
func fit(s string) string {
	if utf8.RuneCountInString(s) <= mostLetters {
		return s
	}
	return string([]rune(s)[:mostLetters]) + "… (cut here; the whole text is in readiness.json)"
}

// finish makes the list easy to read, filter and print.
func (b *workbook) finish(rows int) {
	b.do(b.x.SetPanes(listSheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	b.do(b.x.AutoFilter(listSheet, "A1:"+cell(len(columns), rows), nil))
	fitTo, across, wide, tall := true, "landscape", 1, 0
	b.do(b.x.SetSheetProps(listSheet, &excelize.SheetPropsOptions{FitToPage: &fitTo}))
	b.do(b.x.SetPageLayout(listSheet, &excelize.PageLayoutOptions{Orientation: &across, FitToWidth: &wide, FitToHeight: &tall}))
	b.do(b.x.SetHeaderFooter(listSheet, &excelize.HeaderFooterOptions{OddFooter: "&L&A&RPage &P of &N"}))
	b.do(b.x.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: listSheet + "!$1:$1", Scope: listSheet}))
}

// about says what the list is of.
func (b *workbook) about(r *readiness.Readiness) {
	rows := [][2]string{
		{"Season", r.When}, {"Made on", r.Today}, {"Books", strings.Join(r.Books, "; ")}, {"In short", r.Summary.Words},
	}
	if len(r.Withheld) > 0 {
		rows = append(rows, [2]string{"Public version", "Left out as not for the public: " + strings.Join(r.Withheld, ", ") + "."})
	}
	for _, remark := range r.Remarks {
		rows = append(rows, [2]string{"Not told", remark})
	}
	rows = append(rows, [2]string{"Note", r.Disclaimer})
	for i, row := range rows {
		b.put(aboutSheet, cell(1, i+1), row[0], text)
		b.do(b.x.SetCellStyle(aboutSheet, cell(1, i+1), cell(1, i+1), b.bold))
		b.put(aboutSheet, cell(2, i+1), row[1], text)
	}
	b.do(b.x.SetColWidth(aboutSheet, "A", "A", 18))
	b.do(b.x.SetColWidth(aboutSheet, "B", "B", 100))
}
