package briefing

import (
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// by lists the agencies that can do what the remedy of a finding says.
func (b *builder) by(f *report.Finding) []Agency {
	return b.agencies(Acts(b.in.Facts, b.located, b.facts, f))
}

func (b *builder) actors() actors { return actors{b.in.Facts, b.located, b.facts} }

func (b *builder) signing(f *report.Finding) []string { return Signing(b.located, f) }

func (b *builder) others(f *report.Finding) []string { return b.actors().others(f) }

// Acts lists, by id, who must act on a finding of a deployment: who runs the
// deployment for what is in its plan, who signs for what is in agreements, and
// for officers their own agency. Everything that tells people who is to act
// asks here, so that no two papers name different ones.
func Acts(all *facts.Facts, l *book.Located, d facts.Deployment, f *report.Finding) []string {
	a := actors{all, l, d}
	ids := Signing(l, f)
	switch {
	case len(ids) > 0:
	case f.Kind == "forbidden-here" || f.Kind == "duty":
		ids = a.others(f) // who must brief its officers
	case planned[f.Topic]:
		ids = []string{d.Host}
	default:
		ids = a.taking(append([]string{d.Host}, f.Agencies...))
		if len(f.Agencies) == 0 {
			ids = a.taking(append(ids, a.parties(f)...))
		}
	}
	return ids
}

// actors are who could act in a deployment.
type actors struct {
	all        *facts.Facts
	located    *book.Located
	deployment facts.Deployment
}

// planned are the topics on which whoever runs the deployment decides alone.
var planned = map[string]bool{"command": true, "communications": true, "request": true, "roles": true, "authority": true}

// Signing is the one party that has to sign, approve or show something.
func Signing(l *book.Located, f *report.Finding) []string {
	if f.Topic != "agreement" || len(f.Places) == 0 {
		return nil
	}
	for id := range l.Book.Agencies {
		if strings.Contains(f.Places[0].Path, `.parties."`+id+`"`) || strings.HasSuffix(f.Places[0].Path, ".parties."+id) {
			return []string{id}
		}
	}
	return nil
}

// others are those of a finding's agencies that are not the host, or the host
// alone.
func (a actors) others(f *report.Finding) []string {
	out := slices.DeleteFunc(slices.Clone(f.Agencies), func(id string) bool { return id == a.deployment.Host })
	if out = a.taking(out); len(out) == 0 {
		return []string{a.deployment.Host}
	}
	return out
}

// taking leaves those that take part.
func (a actors) taking(ids []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !slices.Contains(a.deployment.Agencies, id) })
}

// parties of the agreements on which a finding rests.
func (a actors) parties(f *report.Finding) []string {
	var out []string
	for _, x := range a.all.Agreements {
		if x.Book == a.deployment.Book && slices.ContainsFunc(f.Places, func(p report.Place) bool { return strings.HasPrefix(p.Path, x.Path) }) {
			out = append(out, x.Parties...)
		}
	}
	return out
}
