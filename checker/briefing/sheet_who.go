package briefing

import (
	"cmp"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// who says whose word the norms of a side are: "the law", "Riverton PD's rules".
func (p *pocket) who(s *facts.Side) string {
	var out []string
	for _, id := range s.Norms {
		if w := p.whose(id); w != "" && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	switch {
	case len(out) > 0:
		return report.List(out)
	case s.View == "plan":
		return "the plan"
	case s.View == "request":
		return "the request"
	}
	return ""
}

// whose word a norm is.
func (p *pocket) whose(id string) string {
	n := p.known.norms[id]
	if n == nil {
		return ""
	}
	switch n.Kind {
	case "constitution", "statute", "regulation":
		return p.law(p.instrument(id))
	case "court-order":
		return "a court order"
	case "consent-decree":
		return "a consent decree"
	case "agreement":
		return "the agreement"
	}
	in := p.instrument(id)
	switch {
	case strings.HasPrefix(n.Path, "deployments"):
		return "the plan"
	case in == nil || in.Issuer == "":
		return n.Cite
	case in.Issuer == p.agency:
		return p.home
	case p.located.Book.Agencies[in.Issuer] != nil:
		return p.words.Possessive(p.words.Agency(in.Issuer)) + " rules"
	case n.Kind == "resolution" || n.Kind == "ordinance":
		return report.Article(n.Kind) + " " + n.Kind + " of " + p.words.Area(in.Issuer)
	}
	return n.Cite
}

// law says whose law an instrument is: of the place alone, of the officers' own
// state alone, or of both.
func (p *pocket) law(i *book.Instrument) string {
	home, here := p.located.Book.Agencies[p.agency], p.located.Book.Agencies[p.facts.Host]
	if i == nil || home == nil || here == nil {
		return "the law"
	}
	at := func(place string) bool { return slices.Contains(p.located.Book.Outward(place), i.Issuer) }
	switch {
	case at(here.Place) && !at(home.Place):
		return "the law here"
	case at(home.Place) && !at(here.Place):
		if p.home != "home" {
			return "the law of their own place"
		}
		return "the law at home"
	}
	return "the law"
}

// verb makes "forbids" agree with who does it.
func verb(who, one string) string {
	if strings.HasSuffix(who, " rules") || strings.Contains(who, " and ") {
		switch one {
		case "says":
			return "say"
		case "forbids", "demands", "allows", "permits":
			return strings.TrimSuffix(one, "s")
		}
	}
	return one
}

// does says what a side does: "the law forbids it".
func (p *pocket) does(s *facts.Side, one string) string {
	who := p.who(s)
	return who + " " + verb(who, one) + " it"
}

// things names actions; a category stands for what lies in it.
func (b *builder) things(ids []string) string { return b.words.Things(b.outermost(ids)) }

// acts says actions as what somebody does.
func (b *builder) acts(ids []string) string { return b.words.Acts(b.outermost(ids)) }

// outermost leaves out what lies in another of the actions.
func (b *builder) outermost(ids []string) []string {
	var out []string
	for _, id := range ids {
		above := book.Above(id, b.located.Book.Categories)[1:]
		if !slices.ContainsFunc(above, func(a string) bool { return slices.Contains(ids, a) }) {
			out = append(out, id)
		}
	}
	return out
}

// after puts words behind a sentence's beginning, if there are any.
func after(words string) string {
	if words == "" {
		return ""
	}
	return " " + words
}

// quoted are the norms' own words, in their order, as long as they are few.
func (p *pocket) quoted(norms []string) string {
	var out []string
	for _, id := range norms {
		if n := p.known.norms[id]; n != nil && n.Text.Stated && len(n.Text.Value) <= longestQuote {
			if q := "“" + strings.TrimSpace(n.Text.Value) + "”"; !slices.Contains(out, q) {
				out = append(out, q)
			}
		}
	}
	if len(out) > mostQuotes {
		return strings.Join(out[:mostQuotes], " ") + " And more."
	}
	return strings.Join(out, " ")
}

const (
	longestQuote = 120
	mostQuotes   = 3
)

// ungrounded says whose rules on some topics are not written down whole: then
// nothing found is no peace.
func (p *pocket) ungrounded(topics []string) string {
	missing := map[string][]string{} // by agency: topics
	for _, k := range p.in.Facts.Knowledge {
		if k.Book == p.in.Book && k.Deployment == p.in.Deployment && k.Extent != "whole" && slices.Contains(topics, k.Topic) &&
			(k.Agency == p.agency || k.Agency == p.facts.Host) {
			missing[k.Agency] = append(missing[k.Agency], p.words.Topic(k.Topic))
		}
	}
	own, host := report.List(missing[p.agency]), report.List(missing[p.facts.Host])
	hosts := "the rules of " + p.host()
	switch {
	case own == "" && host == "":
		return ""
	case own == host:
		return "your own rules and " + hosts + " on " + own
	case own == "":
		return hosts + " on " + host
	case host == "":
		return "your own rules on " + own
	}
	return "your own rules on " + own + ", and " + hosts + " on " + host
}

// quiet says why a section has nothing: nothing differs, or not all is known.
// With something in it, it says that there may be more.
func (p *pocket) quiet(section, nothing string, topics ...string) {
	unknown := p.ungrounded(topics)
	switch {
	case unknown == "":
	case len(p.lines[section]) > 0:
		p.unwritten = union(p.unwritten, []string{unknown})
	default:
		nothing = "Not known: " + unknown + " are not written down whole. Ask before you act as at home."
	}
	p.nothing[section] = cmp.Or(p.nothing[section], nothing)
}

// ruled are the topics on which rules are compared on a sheet.
var ruled = []string{"force", "crowd-control", "tactics", "body-camera"}
