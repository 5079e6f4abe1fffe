package main

import (
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// editWorkbook changes a workbook as its users do:
//
//	workbook FILE.xlsx Rules!C7=text 'number Rules!C7=5' 'formula Rules!C7=A1' 'merge Rules!C7:D8' 'rename Rules=Old' 'hide Rules' 'hiderow Rules!5' 'add New'
func editWorkbook(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: workbook FILE.xlsx EDIT...")
	}
	x, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer x.Close()
	for _, edit := range args[1:] {
		verb, rest, ok := strings.Cut(edit, " ")
		if where, _, _ := strings.Cut(edit, "="); strings.Contains(where, "!") && !verbs[verb] || !ok {
			verb, rest = "text", edit
		}
		where, value, _ := strings.Cut(rest, "=")
		sheet, cell, _ := strings.Cut(where, "!")
		if title, n, titled := strings.Cut(strings.TrimPrefix(cell, "{"), "}"); titled {
			cell = titledCell(ts, x, sheet, title, n)
		}
		ts.Check(edits(x, verb, sheet, cell, value))
	}
	ts.Check(x.Save())
}

// titledCell finds the cell of a column by its title, or, on a sheet of
// questions, that of the n-th answer: Rules!{Section}5, Agency!{Short name}1.
func titledCell(ts *testscript.TestScript, x *excelize.File, sheet, title, n string) string {
	rows, err := x.GetRows(sheet)
	ts.Check(err)
	number, err := strconv.Atoi(n)
	ts.Check(err)
	for i, row := range rows {
		for j, said := range row {
			if strings.TrimSuffix(said, " *") != title {
				continue
			}
			column, line := j+1, number
			if rows[3][0] == "Question" && sheet != "Clauses" {
				column, line = number+2, i+1
			}
			ref, err := excelize.CoordinatesToCellName(column, line)
			ts.Check(err)
			return ref
		}
	}
	ts.Fatalf("%s has no %q", sheet, title)
	return ""
}

var verbs = map[string]bool{"number": true, "formula": true, "merge": true, "rename": true, "hide": true, "hiderow": true, "add": true, "text": true}

func edits(x *excelize.File, verb, sheet, cell, value string) error {
	switch verb {
	case "number":
		return x.SetCellDefault(sheet, cell, value)
	case "formula":
		return x.SetCellFormula(sheet, cell, value)
	case "merge":
		from, to, _ := strings.Cut(cell, ":")
		return x.MergeCell(sheet, from, to)
	case "rename":
		return x.SetSheetName(sheet, value)
	case "hide":
		return x.SetSheetVisible(sheet, false)
	case "hiderow":
		_, row, err := excelize.CellNameToCoordinates("A" + cell)
		if err != nil {
			return err
		}
		return x.SetRowVisible(sheet, row, false)
	case "add":
		_, err := x.NewSheet(sheet)
		return err
	}
	return x.SetCellStr(sheet, cell, value)
}
