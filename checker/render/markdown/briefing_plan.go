package markdown

import (
	"cmp"
	"strings"

	"roe.example/checker/briefing"
	"roe.example/checker/report"
)

// radio is the radio plan, and who cannot hear whom.
func (p *page) radio() {
	r := &p.b.Radio
	if !r.Stated && len(r.Gaps) == 0 {
		return
	}
	p.heading(2, "Radio")
	if !r.Stated {
		p.paragraph("No radio plan is written down.")
	}
	table(p, []column[briefing.Net]{
		{"Net", func(n *briefing.Net) string { return plain(n.Title) }, ""},
		{"For", func(n *briefing.Net) string { return plain(n.Use) }, ""},
		{"Channel", func(n *briefing.Net) string { return channel(&n.Channel) }, "channels"},
		{"If it fails", func(n *briefing.Net) string { return channel(&n.Fallback) }, "channels"},
		{"Patched to", joined, "channels"},
		{"Encrypted", func(n *briefing.Net) string { return yes(n.Encrypted) }, "encryption"},
		{"On it", p.members, ""},
	}, r.Nets)
	p.section(3, "Who cannot hear whom", r.Gaps)
	p.section(3, "What would mend it", r.Repair)
	p.omitted(r.Omission)
}

func channel(c *briefing.Channel) string {
	if c.Name == "" {
		return ""
	}
	text := "**" + plain(c.Name) + "**"
	for _, part := range [][2]string{
		{"receive", c.RX}, {"transmit", c.TX}, {"tone", c.Tone}, {"mode", c.Mode}, {"width", c.Width}, {"talkgroup", c.Talkgroup},
	} {
		if part[1] != "" {
			text += ", " + part[0] + " " + plain(part[1])
		}
	}
	return text
}

func joined(n *briefing.Net) string {
	out := make([]string, len(n.Joined))
	for i := range n.Joined {
		out[i] = channel(&n.Joined[i])
	}
	return strings.Join(out, "; ")
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}

// members are those on a net, with a word on each who is not on it like others.
func (p *page) members(n *briefing.Net) string {
	out := make([]string, len(n.Members))
	for i, m := range n.Members {
		out[i] = plain(m.Name)
		switch {
		case m.Alone && m.Why != "":
			out[i] += " (**hears nobody**: " + plain(m.Why) + ")"
		case m.Alone:
			out[i] += " (**hears nobody**)"
		case m.Unknown:
			out[i] += " (radios not known)"
		case m.Through != "":
			out[i] += " (" + plain(m.Through) + ")"
		}
	}
	if len(n.Remarks) > 0 {
		out = append(out, plain(strings.Join(n.Remarks, "; ")))
	}
	return strings.Join(out, "; ")
}

// timeline is what happens when.
func (p *page) timeline() {
	t := &p.b.Timeline
	if len(t.Marks)+len(t.Lanes) == 0 {
		return
	}
	p.heading(2, "Timeline")
	table(p, []column[briefing.Mark]{
		{"When", func(m *briefing.Mark) string { return plain(m.When) }, ""},
		{"What", func(m *briefing.Mark) string { return line(&m.Line) }, ""},
	}, t.Marks)
	table(p, []column[briefing.Lane]{
		{"Who", func(l *briefing.Lane) string { return plain(l.Title) }, ""},
		{"From and until", func(l *briefing.Lane) string { return bars(l.Bars) }, ""},
	}, t.Lanes)
	p.omitted(t.Omission)
}

func bars(all []briefing.Bar) string {
	out := make([]string, len(all))
	for i, b := range all {
		out[i] = plain(cmp.Or(b.When, report.Words(b.During)) + ": " + b.Text)
		if b.Gap {
			out[i] = "**" + out[i] + "**"
		}
	}
	return strings.Join(out, "; ")
}

// forms are those of the Incident Command System.
func (p *page) forms() {
	if len(p.b.Forms) == 0 {
		return
	}
	p.heading(2, "Forms")
	for i := range p.b.Forms {
		f := &p.b.Forms[i]
		title := f.Number + ": " + f.Title
		if f.Of != "" {
			title += ", " + f.Of
		}
		p.heading(3, title)
		if f.Chart {
			p.paragraph("The organisation chart is in the page (HTML) and in the PDF; who reports to whom is in the table under “Command”.")
		}
		for j := range f.Blocks {
			p.block(&f.Blocks[j])
		}
		if len(f.Empty) > 0 {
			p.paragraph("Not in the book: " + plain(strings.Join(f.Empty, "; ")) + ".")
		}
		p.omitted(f.Omission)
	}
}

func (p *page) block(b *briefing.Block) {
	p.paragraph("**" + plain(strings.TrimSpace(b.Number+". "+b.Title)) + "**")
	for _, text := range b.Text {
		p.paragraph(plain(text))
	}
	defer p.omitted(b.Omission)
	if len(b.Columns) == 0 {
		return
	}
	lines := [][]string{cells(b.Columns, len(b.Columns)), make([]string, len(b.Columns))}
	for i := range lines[1] {
		lines[1][i] = "---"
	}
	for _, row := range b.Rows {
		lines = append(lines, cells(row, len(b.Columns)))
	}
	p.rows(lines)
}

func cells(texts []string, width int) []string {
	out := make([]string, width)
	for i := range min(width, len(texts)) {
		out[i] = plain(texts[i])
	}
	return out
}

// calendar is what ends or is due.
func (p *page) calendar() {
	if len(p.b.Calendar) == 0 {
		return
	}
	p.heading(2, "Dates to keep")
	table(p, []column[briefing.Entry]{
		{"When", func(e *briefing.Entry) string { return plain(e.When) }, ""},
		{"What", func(e *briefing.Entry) string { return plain(e.Title) }, ""},
		{"Which means", func(e *briefing.Entry) string { return line(&e.Line) }, ""},
	}, p.b.Calendar)
}
