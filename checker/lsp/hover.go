package lsp

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"roe.example/checker/book"
	"roe.example/checker/internal/late"
	"roe.example/checker/report"
)

// hover explains the word at a position: what it names, what the field is for,
// and of a norm or clause what it does, whom it binds and what was found.
func (v *view) hover(_ context.Context, p *protocol.HoverParams) (*protocol.Hover, error) {
	sp := v.spot(p.TextDocumentPositionParams)
	if sp == nil || sp.Gap {
		return nil, nil
	}
	var parts []string
	add := func(card string) {
		if card != "" {
			parts = append(parts, card)
		}
	}
	add(sp.thing())
	add(sp.circumstance())
	if len(parts) == 0 {
		add(sp.field())
	}
	if sp.Name || len(parts) == 0 {
		add(sp.statement())
	}
	if len(parts) == 0 {
		return nil, nil
	}
	return &protocol.Hover{Contents: sp.markup(strings.Join(parts, "\n\n---\n\n")), Range: sp.span()}, nil
}

// markup is Markdown, without its signs for a client that shows them as they
// are.
func (v *view) markup(markdown string) protocol.MarkupContent {
	if v.client.markdown {
		return protocol.MarkupContent{Kind: protocol.Markdown, Value: markdown}
	}
	return protocol.MarkupContent{Kind: protocol.PlainText, Value: strings.NewReplacer("**", "", "`", "", "\\", "").Replace(markdown)}
}

var marks = late.Regexp("[\\\\`*_<>\\[\\]#|]")

// plain keeps words from being read as Markdown.
func plain(s string) string { return marks.ReplaceAllString(s, `\$0`) }

func bold(s string) string { return "**" + plain(s) + "**" }

func code(s string) string { return "`" + strings.ReplaceAll(s, "`", "'") + "`" }

// sentences are lines of their own.
func sentences(lines []string) string {
	var out []string
	for _, l := range lines {
		out = append(out, plain(l))
	}
	return strings.Join(out, "  \n")
}

// thing explains what the word names or defines.
func (sp *spot) thing() string {
	kind, id, ok := sp.named()
	if !ok {
		return ""
	}
	e, ok := sp.find(kind, id, sp.Path)
	if !ok {
		return ""
	}
	text := bold(e.title) + " · " + kindWords(e.kind) + " " + code(e.id)
	if e.explain != "" {
		text += "  \n" + plain(e.explain)
	}
	if more := sp.more(e); more != "" {
		text += "\n\n" + more
	}
	if loc, _ := sp.located.Locations.Find(book.Path(e.where(sp.Path)...)); strings.HasPrefix(loc.File, "roe:") {
		text += "\n\nFrom the library that comes with roe."
	}
	return text
}

func kindWords(kind string) string {
	if kind == "requestPath" {
		return "way of asking for help"
	}
	return kind
}

// circumstance explains a dimension or a value of one.
func (sp *spot) circumstance() string {
	id, rest, ok := sp.dimension(sp.Path)
	d := sp.book().Dimensions[id]
	if !ok || d == nil {
		return ""
	}
	if sp.Name && len(rest) == 0 {
		return sp.dimensionCard(id, d)
	}
	if sp.Name {
		return ""
	}
	return bold(sp.Spot.Text) + " · " + plain(d.Title) + "  \n" + plain(sp.value(id, sp.Spot.Text, sp.Path))
}

func (sp *spot) dimensionCard(id string, d *book.Dimension) string {
	text := bold(d.Title) + " · circumstances " + code(id)
	order := "Its values:"
	if d.Ordered {
		order = "Its values, mild to grave:"
	}
	text += "\n\n" + order + "\n"
	for _, v := range d.Values {
		text += "\n- " + code(v.ID) + ": " + plain(v.Phrase)
	}
	each(d.Words, func(word string, w book.DimensionWord) {
		text += "\n- " + code(word) + ": " + plain(w.Phrase) + " (" + plain(strings.Join(w.Values, ", ")) + ")"
	})
	return text
}

// field says what the schema says of the field.
func (sp *spot) field() string {
	if !sp.known || len(sp.Path) == 0 {
		return ""
	}
	name := fieldOf(sp.Path)
	text := bold(name)
	if sp.Required {
		text += " · required"
	}
	if sp.Doc != "" {
		text += "  \n" + plain(sp.Doc)
	}
	if len(sp.Enum) > 0 {
		text += "\n\nOne of " + plain(strings.Join(sp.Enum, ", ")) + "."
	}
	if sp.Doc == "" && len(sp.Enum) == 0 {
		return ""
	}
	return text
}

// fieldOf is the last name of a path.
func fieldOf(path []string) string {
	for i := len(path) - 1; i > 0; i-- {
		if !strings.HasPrefix(path[i], "#") {
			return path[i]
		}
	}
	return path[0]
}

// statement explains the norm, the clause, the document or the deployment that
// the word is a part of.
func (sp *spot) statement() string {
	p, b := sp.Path, sp.book()
	switch {
	case len(p) >= 4 && p[0] == "instruments" && p[2] == "norms" && b.Instruments[p[1]] != nil:
		in := b.Instruments[p[1]]
		if n := in.Norms[p[3]]; n != nil {
			return sp.normCard(in.Cite+" § "+p[3], sp.norm(n, p), p[:4], sp.bound(p[1]))
		}
	case len(p) >= 4 && p[0] == "agreements" && p[2] == "clauses" && b.Agreements[p[1]] != nil:
		a := b.Agreements[p[1]]
		if c := a.Clauses[p[3]]; c != nil {
			return sp.normCard(a.Cite+" § "+p[3], sp.clause(c, p), p[:4], append(sp.parties(p[1], a), sp.attempts(p[1], p[3])...))
		}
	case len(p) >= 5 && p[0] == "deployments" && p[2] == "plan" && p[3] == "norms" && b.Deployments[p[1]] != nil:
		if d := b.Deployments[p[1]]; d.Plan != nil && d.Plan.Norms[p[4]] != nil {
			return sp.normCard(d.Plan.Cite+" § "+p[4], sp.norm(d.Plan.Norms[p[4]], p), p[:5], []string{"Binds all who work in " + d.Event + "."})
		}
	case len(p) == 2 && sp.Name:
		return sp.findings(p)
	}
	return ""
}

func (sp *spot) normCard(cite string, lines []string, path, binds []string) string {
	text := bold(cite)
	if len(lines) > 0 {
		text += "\n\n" + sentences(lines)
	}
	if len(binds) > 0 {
		text += "\n\n" + sentences(binds)
	}
	if found := sp.findings(path); found != "" {
		text += "\n\n" + found
	}
	return text
}

// bound says whom an instrument binds, deployment by deployment.
func (sp *spot) bound(instrument string) (lines []string) {
	if sp.x == nil {
		return []string{"Whom it binds is known once the book has no faults."}
	}
	each(sp.book().Deployments, func(id string, d *book.Deployment) {
		agencies, err := sp.x.Bound(sp.located, id, instrument)
		if err != nil {
			return
		}
		who := "nobody who takes part"
		if len(agencies) > 0 {
			var names []string
			for _, a := range agencies {
				names = append(names, sp.agencyName(a))
			}
			who = report.List(names)
		}
		lines = append(lines, fmt.Sprintf("At %s it binds %s.", d.Event, who))
	})
	return lines
}

// parties says between whom a clause holds, and where it is relied on.
func (sp *spot) parties(id string, a *book.Agreement) (lines []string) {
	var names, events []string
	each(a.Parties, func(id string, _ *book.Party) { names = append(names, sp.agencyName(id)) })
	each(sp.book().Deployments, func(_ string, d *book.Deployment) {
		if slices.Contains(d.Agreements, id) {
			events = append(events, d.Event)
		}
	})
	lines = append(lines, "Agreed between "+report.List(names)+".")
	if len(events) > 0 {
		lines = append(lines, "Relied on at "+report.List(events)+".")
	}
	return lines
}

// attempts says what a clause settles, where its agreement is relied on.
func (sp *spot) attempts(agreement, clause string) (lines []string) {
	c := sp.book().Agreements[agreement].Clauses[clause]
	if sp.x == nil || c.Settles == nil && c.Extends == nil {
		return nil
	}
	each(sp.book().Deployments, func(id string, d *book.Deployment) {
		if slices.Contains(d.Agreements, agreement) {
			lines = append(lines, "At "+d.Event+" "+sp.attempt(id, agreement+"#"+clause)+".")
		}
	})
	return lines
}

func (sp *spot) attempt(deployment, clause string) string {
	for _, a := range sp.x.Facts.Attempts {
		if a.Book != sp.located.Dir || a.Deployment != deployment || a.Clause != clause {
			continue
		}
		text := "it settles " + report.Count(a.Settled, "conflict")
		if a.Partly > 0 {
			text += fmt.Sprintf(", %d more in part", a.Partly)
		}
		if a.Failed > 0 {
			text += fmt.Sprintf(", and was tried on %d without effect", a.Failed)
		}
		return text
	}
	return "it has nothing to settle"
}

// mostFound is how many findings a hover lists.
const mostFound = 6

// findings are those that name a part of the book at a path. Their messages
// stand at their own places.
func (sp *spot) findings(path []string) string {
	var lines []string
	count := map[string]int{}
	for _, f := range sp.touching(path) {
		line := f.Severity + " " + code(f.Rule) + ": " + plain(f.Title)
		if !f.Open() {
			line += " (accepted, or known before)"
		}
		if count[line]++; count[line] == 1 {
			lines = append(lines, line)
		}
	}
	for i, line := range lines {
		lines[i] = "- " + line
		if n := count[line]; n > 1 {
			lines[i] += fmt.Sprintf(" (%d findings)", n)
		}
	}
	if n := len(lines) - mostFound; n > 0 {
		lines = append(lines[:mostFound], fmt.Sprintf("- and %d more", n))
	}
	return strings.Join(lines, "\n")
}

// touching are the findings of which a place lies at a path, or in it.
func (st *site) touching(path []string) (found []*report.Finding) {
	if st.group == nil || st.group.last == nil || len(path) == 0 {
		return nil
	}
	prefix := book.Path(path...)
	for i := range st.group.last.Findings {
		f := &st.group.last.Findings[i]
		if slices.ContainsFunc(f.Places, func(p report.Place) bool {
			return f.Book == st.located.Dir && (p.Path == prefix || strings.HasPrefix(p.Path, prefix+".") || strings.HasPrefix(p.Path, prefix+"["))
		}) {
			found = append(found, f)
		}
	}
	return found
}
