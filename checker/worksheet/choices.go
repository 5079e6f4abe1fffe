package worksheet

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// words writes the lists to choose from, one in each column.
func (w *writer) words() {
	column := 0
	for _, s := range sheets() {
		for _, x := range s.fields {
			if x.list == "" || w.ranges[x.list] != "" || own(x.list) != nil {
				continue
			}
			if n := w.column(column+1, x); n > 0 {
				column++
				w.ranges[x.list] = fmt.Sprintf("%s!%s:%s", listSheet, absolute(column, 2), absolute(column, n+1))
			}
		}
	}
	w.do(w.x.SetColStyle(listSheet, "A:"+columnName(column), w.style(look{})))
	w.do(w.x.SetColWidth(listSheet, "A", columnName(column), 34))
	for c := 1; c <= column; c++ {
		w.do(w.x.SetCellStyle(listSheet, cellName(c, 1), cellName(c, 1), w.style(look{header: true, color: grey})))
	}
	w.do(w.x.SetPanes(listSheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	w.tab(listSheet, grey)
	w.protect(listSheet)
}

func (w *writer) column(column int, x *field) (n int) {
	for _, word := range w.lists.find(x.list).words {
		if word.unlisted {
			continue
		}
		n++
		w.do(w.x.SetCellStr(listSheet, cellName(column, n+1), word.name))
	}
	if n > 0 {
		w.do(w.x.SetCellStr(listSheet, cellName(column, 1), x.title))
	}
	return n
}

// own gives the sheet whose things a list is made of, for lists of one kind.
func own(list string) *sheet {
	i := slices.IndexFunc(sheets(), func(s *sheet) bool { return s.kind == list && s.kind != "law" })
	if i < 0 || list == "place" || list == "channel" || list == "instrument" {
		return nil
	}
	return sheets()[i]
}

// validate offers what there is to choose from, and says what belongs there.
func (w *writer) validate(s *sheet, x *field, cells string) {
	dv := excelize.NewDataValidation(true)
	dv.Sqref = cells
	if from := w.source(x); from != "" {
		dv.SetSqrefDropList(from)
		if x.kind == choiceKind && own(x.list) == nil && x.list != "place" && x.list != "channel" && x.list != "instrument" && x.list != "timezone" && !grows[x.list] {
			dv.SetError(excelize.DataValidationErrorStyleStop, "Not in the list", "Choose an answer from the list of this cell.")
		}
	} else if x.kind == yesKind {
		w.do(dv.SetDropList([]string{"yes", "no"}))
		dv.SetError(excelize.DataValidationErrorStyleStop, "Yes or no", "Write yes or no, or leave the cell empty if it is not known.")
	} else if x.kind == dayKind {
		w.do(dv.SetRange(1, 110000, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween))
		dv.SetError(excelize.DataValidationErrorStyleStop, "A day", "Write a day, year first: 2028-11-07.")
	}
	if x.help != "" {
		dv.SetInput(limited(x.title, 32), limited(x.help, 255))
	}
	w.do(w.x.AddDataValidation(s.name, dv))
}

// grows are the lists to which a workbook can add without their sheet showing it.
var grows = map[string]bool{"action": true, "actionOrTerm": true, "carries": true, "does": true}

// source is where the words of a cell's list stand.
func (w *writer) source(x *field) string {
	switch x.list {
	case "values", "ruleHome", "termHome", "agencyOrPlace", "unitOrPosition", "rulesOf", "":
		if x.list == "ruleHome" || x.list == "termHome" {
			return things("instrument")
		}
		return ""
	case "place", "instrument":
		return things(x.list)
	}
	if own(x.list) != nil {
		return things(x.list)
	}
	return w.ranges[x.list]
}

// things is where the names of a sheet's things are written.
func things(kind string) string {
	s := sheets()[slices.IndexFunc(sheets(), func(s *sheet) bool { return s.kind == kind })]
	i := slices.IndexFunc(s.fields, func(x *field) bool {
		return s.named != "" && strings.Join(x.path, "/") == s.named || s.named == "" && x.role == ident
	})
	if s.questions {
		return fmt.Sprintf("'%s'!%s:%s", s.name, absolute(firstAnswer, headerRow+1+i), absolute(firstAnswer+19, headerRow+1+i))
	}
	return fmt.Sprintf("'%s'!%s:%s", s.name, absolute(i+1, headerRow+1), absolute(i+1, 300))
}

func limited(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most-1]) + "…"
}
