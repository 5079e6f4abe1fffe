package briefing

import (
	"slices"
	"strings"

	"roe.example/checker/report"
)

// by lists the agencies that can do what the remedy of a finding says: who runs
// the deployment for what is in its plan, who signs for what is in agreements,
// and for officers their own agency.
func (b *builder) by(f *report.Finding) []Agency {
	ids := b.signing(f)
	switch {
	case len(ids) > 0:
	case f.Kind == "forbidden-here" || f.Kind == "duty":
		ids = b.others(f) // who must brief its officers
	case planned[f.Topic]:
		ids = []string{b.facts.Host}
	default:
		ids = b.taking(append([]string{b.facts.Host}, f.Agencies...))
		if len(f.Agencies) == 0 {
			ids = b.taking(append(ids, b.parties(f)...))
		}
	}
	return b.agencies(ids)
}

// planned are the topics on which whoever runs the deployment decides alone.
var planned = map[string]bool{"command": true, "communications": true, "request": true, "roles": true, "authority": true}

// signing is the one party that has to sign, approve or show something.
func (b *builder) signing(f *report.Finding) []string {
	if f.Topic != "agreement" || len(f.Places) == 0 {
		return nil
	}
	for id := range b.located.Book.Agencies {
		if strings.Contains(f.Places[0].Path, `.parties."`+id+`"`) || strings.HasSuffix(f.Places[0].Path, ".parties."+id) {
			return []string{id}
		}
	}
	return nil
}

// others are those of a finding's agencies that are not the host, or the host
// alone.
func (b *builder) others(f *report.Finding) []string {
	out := slices.DeleteFunc(slices.Clone(f.Agencies), func(id string) bool { return id == b.facts.Host })
	if out = b.taking(out); len(out) == 0 {
		return []string{b.facts.Host}
	}
	return out
}

// taking leaves those that take part.
func (b *builder) taking(ids []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !slices.Contains(b.facts.Agencies, id) })
}

// parties of the agreements on which a finding rests.
func (b *builder) parties(f *report.Finding) []string {
	var out []string
	for _, a := range b.in.Facts.Agreements {
		if a.Book == b.in.Book && slices.ContainsFunc(f.Places, func(p report.Place) bool { return strings.HasPrefix(p.Path, a.Path) }) {
			out = append(out, a.Parties...)
		}
	}
	return out
}
