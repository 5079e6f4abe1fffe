package worksheet

import (
	"archive/zip"
	"bytes"
	"io"
	"path/filepath"
	"strings"
)

// What a worksheet may take: a form with thousands of rules is far below it.
const (
	MostBytes    = 20 << 20
	mostUnpacked = 64 << 20
	mostParts    = 2000
	mostRows     = 5000
)

// inspect tells what a file is before anything opens it, so that nothing that
// is no workbook, or unpacks without end, is opened at all.
func inspect(name string, data []byte) *trouble {
	switch {
	case len(data) == 0:
		return &trouble{message: "The file is empty.", hint: "Make a worksheet with `roe worksheet new -o FILE.xlsx`, and fill it in."}
	case len(data) > MostBytes:
		return &trouble{message: "The file is larger than 20 MB, which no filled worksheet is.", hint: "Take out pictures and sheets that do not belong to the form."}
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return &trouble{message: "This is a workbook of the old kind (.xls), or one that is locked with a password.", hint: "Open it, take the password off, and save it as “Excel workbook (.xlsx)”."}
	case !bytes.HasPrefix(data, []byte("PK")):
		return notWorkbook(name)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return &trouble{message: "The file is damaged: it begins like a workbook and cannot be unpacked.", hint: "Fetch it again, or save it again in Excel or LibreOffice."}
	}
	return inspectParts(z)
}

func notWorkbook(name string) *trouble {
	if ext := strings.ToLower(filepath.Ext(name)); ext == ".csv" || ext == ".txt" || ext == ".tsv" {
		return &trouble{message: "This is a text file with values, and not a workbook: most of the sheets are lost in it.", hint: "Save the workbook as “Excel workbook (.xlsx)”, with all its sheets."}
	}
	return &trouble{message: "This is not a workbook.", hint: "Name a worksheet that `roe worksheet new` made, saved as .xlsx."}
}

func inspectParts(z *zip.Reader) *trouble {
	bomb := &trouble{message: "Unpacked, the file would be larger than 64 MB, which no filled worksheet is, so it was not opened.", hint: "Copy your answers into a new worksheet."}
	if len(z.File) > mostParts {
		return bomb
	}
	left, sheets := int64(mostUnpacked), false
	for _, part := range z.File {
		if part.Name == "mimetype" {
			return &trouble{message: "This is an OpenDocument file (.ods).", hint: "In LibreOffice, save it with “Save as” as “Excel 2007–365 (.xlsx)”."}
		}
		sheets = sheets || part.Name == "xl/workbook.xml"
		r, err := part.Open()
		if err != nil {
			return &trouble{message: "The file is damaged: " + part.Name + " in it cannot be unpacked.", hint: "Save it again in Excel or LibreOffice."}
		}
		n, err := io.Copy(io.Discard, io.LimitReader(r, left+1)) // what it says of its size may be a lie
		r.Close()
		if left -= n; left < 0 {
			return bomb
		}
		if err != nil {
			return &trouble{message: "The file is damaged: " + part.Name + " in it cannot be unpacked.", hint: "Save it again in Excel or LibreOffice."}
		}
	}
	if !sheets {
		return &trouble{message: "This is a packed file, and not a workbook.", hint: "Name a worksheet that `roe worksheet new` made, saved as .xlsx."}
	}
	return nil
}
