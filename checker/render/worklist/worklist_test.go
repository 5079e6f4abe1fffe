package worklist

import (
	"bytes"
	"encoding/csv"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"roe.example/checker/briefing"
	"roe.example/checker/outside"
	"roe.example/checker/readiness"
	"roe.example/checker/report"
)

// nasty are texts that a careless program makes formulas of, or breaks on.
var nasty = []string{
	`=1+1`, `=HYPERLINK("http://x.example","click")`, `+1`, `-2+3`, `@SUM(1,2)`, "\t=1+1", "\r=1+1", "\n=1+1", ` =1+1`, `"=1+1`, `＝1+1`,
	`a;=1+1`, `a;"=1+1`, "a\n=1+1", "a\t-1", `=cmd|'/C calc'!A0`, `plain`, `a "quoted", text`, "two\nlines", `Łódź 👮`, `<script>alert(1)</script>`,
}

func review() *readiness.Readiness {
	r := &readiness.Readiness{When: "1 to 30 November 2026", Today: "2026-10-05", Books: []string{"=b"}, Disclaimer: "Nothing here is legal advice."}
	for i, text := range nasty {
		r.Worklist = append(r.Worklist, readiness.Task{
			Number: i + 1, Do: text, Why: text, For: text, Severity: "error", Topic: "force", Day: "2026-11-03", Status: "ahead",
			By: []briefing.Agency{{ID: "a", Short: text}}, Agreements: []string{text}, Rule: "force/unreached", Finding: "abc",
			Sources: []briefing.Source{{Cite: "c", Place: report.Place{File: "b/a.cue", Line: 7}}},
		})
	}
	r.Worklist = append(r.Worklist, readiness.Task{Number: len(nasty) + 1, Do: "no day"})
	return r
}

func opened(t *testing.T) *excelize.File {
	t.Helper()
	var out, again bytes.Buffer
	if err := WriteXLSX(&out, review()); err != nil {
		t.Fatal(err)
	}
	if err := WriteXLSX(&again, review()); err != nil || !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Errorf("the same review gives other bytes: %v", err)
	}
	x, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// TestWorkbook reads the workbook back: every text is there as it was, none is
// a formula, and days are days.
func TestWorkbook(t *testing.T) {
	x := opened(t)
	defer x.Close()
	for i, want := range nasty {
		for column, c := range columns {
			at := cell(column+1, i+2)
			formula, err := x.GetCellFormula(listSheet, at)
			if err != nil || formula != "" {
				t.Errorf("%s is a formula: %q (%v)", at, formula, err)
			}
			kindOf, _ := x.GetCellType(listSheet, at)
			got, _ := x.GetCellValue(listSheet, at)
			switch c.title {
			case "What to do", "What is wrong or to come", "For", "Who", "Agreements":
				if diff := cmp.Diff(strings.ReplaceAll(want, "\r", "\n"), strings.ReplaceAll(got, "\r", "\n")); diff != "" || kindOf != excelize.CellTypeSharedString {
					t.Errorf("%s is %v (-want +got):\n%s", at, kindOf, diff)
				}
			case "By":
				if got != "2026-11-03" || kindOf == excelize.CellTypeSharedString {
					t.Errorf("%s is %q of type %v, and not a day", at, got, kindOf)
				}
			}
		}
	}
	if rows, err := x.GetRows(listSheet); err != nil || len(rows) != len(nasty)+2 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

// TestCSV reads the table back; what looked like a formula begins with an
// apostrophe, in whatever way a country separates cells.
func TestCSV(t *testing.T) {
	var out bytes.Buffer
	if err := WriteCSV(&out, review()); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\ufeff"))).ReadAll()
	if err != nil || len(rows) != len(nasty)+2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, row := range rows[1 : len(nasty)+1] {
		for j, c := range columns {
			for _, field := range strings.FieldsFunc(row[j], func(r rune) bool { return strings.ContainsRune(";|\t\n", r) }) {
				if bare := strings.TrimLeft(field, " \"\r"); bare != "" && strings.ContainsAny(bare[:1], "=+-@") {
					t.Errorf("row %d, %s: %q would be a formula", i+1, c.title, row[j])
				}
			}
		}
	}
	for i, text := range nasty {
		got := strings.ReplaceAll(rows[i+1][8], "'", "")
		if want := strings.ReplaceAll(text, "'", ""); strings.ReplaceAll(got, "\r", "") != strings.ReplaceAll(want, "\r", "") {
			t.Errorf("got %q of %q", got, want)
		}
	}
}

// TestLibreOffice opens both in the other program that people have.
func TestLibreOffice(t *testing.T) {
	soffice, dir := outside.Tool(t, "soffice"), t.TempDir()
	for name, write := range map[string]func(io.Writer, *readiness.Readiness) error{"book.xlsx": WriteXLSX, "table.csv": WriteCSV} {
		var out bytes.Buffer
		if err := write(&out, review()); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run := exec.Command(soffice, "--headless", "-env:UserInstallation=file://"+dir+"/profile",
		"--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", filepath.Join(dir, "out"),
		filepath.Join(dir, "book.xlsx"), filepath.Join(dir, "table.csv"))
	said, err := run.CombinedOutput()
	if strings.Contains(string(said), "could not be loaded") && os.Getenv("ROE_REQUIRE_TOOLS") == "" {
		t.Skip("LibreOffice is here without Calc (libreoffice-calc-nogui)")
	}
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	for name, mark := range map[string]string{"book.csv": "", "table.csv": "'"} {
		got, err := os.ReadFile(filepath.Join(dir, "out", name))
		if err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		if name == "book.csv" && !strings.Contains(string(got), "Łódź 👮") { // of a table it asks for the signs' set
			t.Errorf("%s: LibreOffice lost letters:\n%s", name, got)
		}
		for _, want := range []string{mark + `=HYPERLINK(""http://x.example"",""click"")`, "," + mark + "=1+1,", "," + mark + "-2+3,", "plain", "2026-11-03"} {
			if !strings.Contains(string(got), want) {
				t.Errorf("%s: LibreOffice lost %q or made a formula of it:\n%s", name, want, got)
			}
		}
	}
}
