package markdown

import (
	"io"
	"strings"

	"roe.example/checker/report"
)

// WriteAddendum writes a set of clauses as the draft of an addendum.
func WriteAddendum(w io.Writer, p *report.Proposal, set int) error {
	var b strings.Builder
	b.WriteString("**" + plain(report.DraftMark) + "**\n\n")
	last := ""
	for _, block := range p.Addendum(set) {
		if last == report.BlockItem && block.Kind != report.BlockItem {
			b.WriteString("\n")
		}
		b.WriteString(paragraph(block))
		last = block.Kind
	}
	if last == report.BlockItem {
		b.WriteString("\n")
	}
	b.WriteString("**" + plain(report.DraftMark) + "**\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// blank is a line to write on.
var blank = plain("____________________")

func paragraph(b report.Block) string {
	text := plain(b.Text)
	switch b.Kind {
	case report.BlockTitle:
		return "# " + text + "\n\n"
	case report.BlockHeading:
		return "## " + text + "\n\n"
	case report.BlockItem:
		return "- " + text + "\n"
	case report.BlockClause:
		return "### " + b.Number + "\\. " + text + "\n\n"
	case report.BlockChoice:
		return "> **" + plain(b.Number) + "** " + text + "\n\n"
	case report.BlockNote:
		return "*" + text + "*\n\n"
	case report.BlockSignature:
		return text + "  \nSigned: " + blank + "  \nName: " + blank + "  \nTitle: " + blank + "  \nDate: " + blank + "\n\n"
	case report.BlockPage:
		return "---\n\n"
	}
	return text + "\n\n"
}
