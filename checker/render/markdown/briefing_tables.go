package markdown

import (
	"fmt"
	"strings"

	"roe.example/checker/briefing"
	"roe.example/checker/report"
)

// column of a table, with what stands in it in a row.
type column[R any] struct {
	title string
	cell  func(*R) string // in Markdown
	class string          // of what is withheld from the public; empty: nothing is
}

// table writes rows, without the columns that this audience does not get.
func table[R any](p *page, columns []column[R], rows []R) {
	if len(rows) == 0 {
		return
	}
	lines := make([][]string, len(rows)+2)
	for _, c := range columns {
		if p.hidden(c.class) {
			continue
		}
		lines[0], lines[1] = append(lines[0], plain(c.title)), append(lines[1], "---")
		for i := range rows {
			lines[i+2] = append(lines[i+2], c.cell(&rows[i]))
		}
	}
	p.rows(lines)
}

func (p *page) rows(lines [][]string) {
	for _, cells := range lines {
		p.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	p.WriteString("\n")
}

// positions are the words for how officers stand; the weightiest are told apart
// from afar.
var positions = map[string]string{
	"prohibited": "**PROHIBITED**", "approval": "On approval", "required": "**REQUIRED**", "permitted": "Permitted",
	"silent": "Nobody says", "unsettled": "**UNSETTLED**", "unknown": "Not known", "absent": "Not there then",
}

// matrices are the joint rules of engagement, a table for each topic.
func (p *page) matrices() {
	if len(p.b.Matrix) == 0 {
		return
	}
	p.heading(2, "Joint rules of engagement")
	for i := range p.b.Matrix {
		m := &p.b.Matrix[i]
		p.heading(3, part(m))
		notes := &notes{}
		columns := []column[briefing.Row]{
			{"What", func(r *briefing.Row) string { return plain(r.Name) }, ""},
			{"When", when, ""},
		}
		for j, c := range m.Columns {
			columns = append(columns, column[briefing.Row]{heads(c), func(r *briefing.Row) string { return notes.cell(r, j) }, ""})
		}
		table(p, columns, m.Rows)
		notes.write(p)
		p.omitted(m.Omission)
	}
}

func part(m *briefing.Matrix) string {
	if m.Parts < 2 {
		return m.Title
	}
	return fmt.Sprintf("%s, part %d of %d", m.Title, m.Part, m.Parts)
}

func when(r *briefing.Row) string {
	return plain(r.When) // an example begins with saying so
}

func heads(c briefing.Column) string {
	text := shorts(c.Agencies)
	if c.Host {
		text += " (host)"
	}
	return text
}

// notes are the sources under a table, each once.
type notes struct{ texts []string }

func (n *notes) cell(r *briefing.Row, column int) string {
	if column >= len(r.Cells) {
		return ""
	}
	c := &r.Cells[column]
	text := positions[c.Position]
	if c.Rule != "" {
		text += " (by the rules alone: " + strings.ToLower(positions[c.Rule]) + ")"
	}
	for _, more := range []string{c.Word, c.Duty, c.Where} {
		if more != "" {
			text += ": " + plain(more)
		}
	}
	for _, s := range c.Sources {
		text += fmt.Sprintf(" (%d)", n.number(source(s)))
	}
	return text
}

func (n *notes) number(text string) int {
	for i, known := range n.texts {
		if known == text {
			return i + 1
		}
	}
	n.texts = append(n.texts, text)
	return len(n.texts)
}

func (n *notes) write(p *page) {
	if len(n.texts) == 0 {
		return
	}
	texts := make([]string, len(n.texts))
	for i, text := range n.texts {
		texts[i] = fmt.Sprintf("(%d) %s", i+1, text)
	}
	p.paragraph("Sources: " + strings.Join(texts, "; ") + ".")
}

// command is who leads whom.
func (p *page) command() {
	c := &p.b.Command
	if len(c.Positions)+len(c.Assignments)+len(c.Posts)+len(c.Gaps) == 0 {
		return
	}
	p.heading(2, "Command")
	if c.Kind != "" {
		p.paragraph(plain(strings.TrimSpace(report.Capital(c.Kind) + " command. " + c.Scope)))
	}
	title := map[string]string{}
	for _, position := range c.Positions {
		if title[position.ID] = position.Title; position.Agency != "" {
			title[position.ID] += " (" + position.Agency + ")"
		}
	}
	table(p, []column[briefing.Position]{
		{"Position", func(x *briefing.Position) string { return plain(x.Title) }, ""},
		{"Held by", func(x *briefing.Position) string { return holder(x) }, ""},
		{"Reports to", func(x *briefing.Position) string { return named(x.ReportsTo, title) }, ""},
		{"When", func(x *briefing.Position) string { return plain(x.When) }, ""},
		{"Nets", func(x *briefing.Position) string { return plain(strings.Join(x.Nets, "; ")) }, "channels"},
		{"Decides", func(x *briefing.Position) string { return plain(strings.Join(x.Decides, "; ")) }, "tactics"},
	}, c.Positions)
	table(p, []column[briefing.Handover]{
		{"Hand-over of", func(x *briefing.Handover) string { return plain(x.Post) }, ""},
		{"When", func(x *briefing.Handover) string { return plain(x.When) }, ""},
		{"How", func(x *briefing.Handover) string { return line(&x.Line) }, ""},
	}, c.Handovers)
	table(p, []column[briefing.Assignment]{
		{"Assignment", func(x *briefing.Assignment) string { return plain(x.Title) }, "posts"},
		{"Where", func(x *briefing.Assignment) string { return plain(x.Place) }, "posts"},
		{"Units", p.units, ""},
		{"Reports to", func(x *briefing.Assignment) string { return named(x.ReportsTo, title) }, ""},
		{"When", func(x *briefing.Assignment) string { return plain(x.When) }, ""},
		{"Tasks", func(x *briefing.Assignment) string { return plain(strings.Join(x.Tasks, "; ")) }, "tactics"},
	}, c.Assignments)
	table(p, []column[briefing.CommandPost]{
		{"Led from", func(x *briefing.CommandPost) string { return plain(x.Title) }, ""},
		{"Where", func(x *briefing.CommandPost) string { return plain(x.Place) }, "posts"},
		{"Agencies", func(x *briefing.CommandPost) string { return plain(report.List(x.Agencies)) }, ""},
		{"Liaisons", func(x *briefing.CommandPost) string { return plain(strings.Join(x.Liaisons, "; ")) }, ""},
	}, c.Posts)
	p.section(3, "Gaps in command", c.Gaps)
	p.omitted(c.Omission)
}

func holder(x *briefing.Position) string {
	if x.Agency == "" {
		return "**VACANT**"
	}
	if x.Rank == "" {
		return plain(x.Agency)
	}
	return plain(x.Agency + ", " + x.Rank)
}

// named says positions by their titles.
func named(ids []string, titles map[string]string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		if out[i] = titles[id]; out[i] == "" {
			out[i] = id
		}
	}
	return plain(strings.Join(out, "; "))
}

func (p *page) units(a *briefing.Assignment) string {
	out := make([]string, len(a.Units))
	for i, u := range a.Units {
		out[i] = u.Agency
		var more []string
		if u.Officers > 0 && !p.hidden("numbers") {
			more = append(more, report.Count(u.Officers, "officer"))
		}
		if u.Leader != "" {
			more = append(more, "led by a "+u.Leader)
		}
		if len(more) > 0 {
			out[i] += " (" + strings.Join(more, ", ") + ")"
		}
	}
	return plain(strings.Join(out, "; "))
}
