package worksheet

import (
	"archive/zip"
	"bytes"
	"context"
	"strings"
	"testing"
)

func packed(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestOtherFiles: what is no worksheet is named, and never opened further.
func TestOtherFiles(t *testing.T) {
	form, _, err := New(Options{Agency: "Alder PD"})
	if err != nil {
		t.Fatal(err)
	}
	cut := bytes.Clone(form[:len(form)/2])
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"a.xls", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on"), "old kind (.xls)"},
		{"a.ods", packed(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "OpenDocument"},
		{"a.csv", []byte("Section;May\n5.2;yes\n"), "text file with values"},
		{"a.pdf", []byte("%PDF-1.7"), "not a workbook"},
		{"a.xlsx", nil, "empty"},
		{"a.xlsx", cut, "damaged"},
		{"a.xlsx", packed(t, map[string]string{"readme.txt": "x"}), "packed file, and not a workbook"},
		{"a.xlsx", packed(t, map[string]string{"xl/workbook.xml": "<workbook", "[Content_Types].xml": "<"}), "damaged"},
		{"a.xlsx", packed(t, map[string]string{"xl/workbook.xml": strings.Repeat(" ", 70<<20)}), "larger than 64 MB"},
		{"a.xlsx", bytes.Repeat([]byte("PK"), 11<<20), "larger than 20 MB"},
	} {
		r, err := Import(context.Background(), []Input{{c.name, c.data}}, "x")
		if err != nil || len(r.Faults) != 1 || !strings.Contains(r.Faults[0].Message, c.want) || r.Faults[0].Hint == "" {
			t.Errorf("%s: want %q, got %v, %v", c.name, c.want, r.Faults, err)
		}
	}
}
