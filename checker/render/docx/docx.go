// Package docx writes the draft of an addendum as a document for Word and
// LibreOffice. It writes the few parts of the format that a contract needs
// itself: the libraries there are write no page headers, are no longer kept, or
// cannot be linked into a program under this licence.
package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"time"

	"roe.example/checker/report"
)

// WriteAddendum writes a set of clauses as the draft of an addendum. The same
// set gives the same bytes.
func WriteAddendum(w io.Writer, p *report.Proposal, set int) error {
	blocks := p.Addendum(set)
	var body bytes.Buffer
	for _, b := range blocks {
		paragraphs(&body, b)
	}
	z := zip.NewWriter(w)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRelations},
		{"docProps/core.xml", head + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` + escaped(blocks[0].Text) + `</dc:title><dc:description>` + escaped(report.DraftMark) + `</dc:description></cp:coreProperties>`},
		{"word/_rels/document.xml.rels", documentRelations},
		{"word/styles.xml", styles},
		{"word/header1.xml", head + `<w:hdr xmlns:w="` + main + `">` + paragraph("Header", "", run("b", report.DraftMark)) + `</w:hdr>`},
		{"word/footer1.xml", head + `<w:ftr xmlns:w="` + main + `">` + paragraph("Footer", "", pageNumber) + `</w:ftr>`},
		{"word/document.xml", head + `<w:document xmlns:w="` + main + `" xmlns:r="` + relations + `"><w:body>` + body.String() + section + `</w:body></w:document>`},
	} {
		f, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate, Modified: epoch})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, part.text); err != nil {
			return err
		}
	}
	return z.Close()
}

// epoch is the earliest day that a zip file can state.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// paragraphs writes a block.
func paragraphs(b *bytes.Buffer, block report.Block) {
	switch block.Kind {
	case report.BlockTitle:
		b.WriteString(paragraph("Title", "", run("", block.Text)))
	case report.BlockHeading:
		b.WriteString(paragraph("Heading1", "", run("", block.Text)))
	case report.BlockItem:
		b.WriteString(paragraph("Item", "", run("", "•")+tab+run("", block.Text)))
	case report.BlockClause:
		b.WriteString(paragraph("Heading2", "", run("", block.Number+".")+tab+run("", block.Text)))
	case report.BlockWords:
		b.WriteString(paragraph("Words", "", run("", block.Text)))
	case report.BlockChoice:
		b.WriteString(paragraph("Choice", "", run("b", block.Number+": ")+run("", block.Text)))
	case report.BlockNote:
		b.WriteString(paragraph("Note", "", run("", block.Text)))
	case report.BlockSignature:
		b.WriteString(paragraph("Signature", lines, tab+tab+run("", "Date: ")+tab))
		b.WriteString(paragraph("Signed", "", run("", block.Text)))
		b.WriteString(paragraph("Signed", lines, run("", "Name: ")+tab+tab+run("", "Title: ")+tab))
	case report.BlockApproval:
		b.WriteString(paragraph("Words", "", run("", block.Text)))
	case report.BlockPage:
		b.WriteString(paragraph("", "", `<w:r><w:br w:type="page"/></w:r>`))
	default:
		b.WriteString(paragraph("", "", run("", block.Text)))
	}
}

// lines are two to write on, side by side.
const lines = `<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="5400"/><w:tab w:val="left" w:leader="none" w:pos="5700"/><w:tab w:val="right" w:leader="underscore" w:pos="9360"/></w:tabs>`

func paragraph(style, properties, runs string) string {
	if style != "" {
		properties = `<w:pStyle w:val="` + style + `"/>` + properties
	}
	if properties != "" {
		properties = "<w:pPr>" + properties + "</w:pPr>"
	}
	return "<w:p>" + properties + runs + "</w:p>"
}

const tab = "<w:r><w:tab/></w:r>"

// run is text of one look.
func run(look, text string) string {
	if look != "" {
		look = "<w:rPr><w:" + look + "/></w:rPr>"
	}
	return `<w:r>` + look + `<w:t xml:space="preserve">` + escaped(text) + `</w:t></w:r>`
}

// escaped also takes out what XML cannot hold.
func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes all
	return b.String()
}
