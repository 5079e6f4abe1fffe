package briefing

import (
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/internal/late"
)

// recipient finds to whom a report goes where a rule names no more than a rank or
// a post: "to supervisor", which every agency has one of.
var recipient = late.Regexp(`\b(to|and) ([a-z][a-z-]*)`)

// articles begin what says by itself whose somebody is.
var articles = []string{"the", "a", "an", "his", "her", "their", "your", "its", "any", "each", "every", "whoever", "somebody", "anybody", "all", "both", "no", "within", "for", "at", "by"}

// whom says whose the recipients of a report are: "to supervisor" of one's own
// rules is another than that of the host's.
func whom(terms, owner string) string {
	at := strings.Index(terms, "to ")
	if at < 0 || at > 0 && !strings.HasSuffix(terms[:at], ", ") {
		return terms
	}
	return terms[:at] + recipient.ReplaceAllStringFunc(terms[at:], func(found string) string {
		joint, word, _ := strings.Cut(found, " ")
		if slices.Contains(articles, word) {
			return found
		}
		return joint + " " + owner + " " + word
	})
}

// ours and theirs are the terms of a duty by one's own rules, and by the host's.
func (p *pocket) ours(terms string) string { return whom(terms, "your own") }

func (p *pocket) theirs(terms string) string { return whom(terms, p.words.Possessive(p.host())) }

// addressed are the terms of a duty of the agency's officers by whose rules it is.
func (p *pocket) addressed(duties, norms []string) []string {
	own, others := false, false
	for _, id := range norms {
		in := p.instrument(id)
		own = own || in != nil && in.Issuer == p.agency
		others = others || in != nil && in.Issuer == p.facts.Host && p.facts.Host != p.agency
	}
	out := slices.Clone(duties)
	for i := range out {
		switch {
		case own && !others:
			out[i] = p.ours(out[i])
		case others && !own:
			out[i] = p.theirs(out[i])
		default:
			out[i] = whom(out[i], "the")
		}
	}
	return out
}

// agreed quotes what the agreements of this deployment say on who is told of force.
func (p *pocket) agreed() {
	for _, id := range sortedKeys(p.located.Book.Agreements) {
		if !p.bound(id) || !slices.Contains(p.plan.Agreements, id) {
			continue
		}
		clauses := p.located.Book.Agreements[id].Clauses
		for _, section := range sortedKeys(clauses) {
			if clauses[section].Subject == "force/reporting" {
				p.add(SectionForce, p.clause(book.Path("agreements", id, "clauses", section), clauses[section].Text))
			}
		}
	}
}

// clause quotes one, unless its words are too many for a sheet.
func (p *pocket) clause(path, text string) Line {
	l := Line{Text: "Who is told of force is in the agreement too: read it before you go out.",
		Sources: []Source{{Cite: p.words.Defined(path), Place: p.words.Locate("clause", path)}}}
	if text = strings.TrimSuffix(strings.TrimSpace(text), "."); text != "" && len(text) <= longestQuote {
		l.Text = "Who is told of force, by the agreement: “" + text + "”."
	}
	return l
}
