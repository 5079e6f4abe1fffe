package report

import (
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// acceptedKey names a finding in its book.
type acceptedKey struct{ book, fingerprint string }

// accepted finds the waiver that holds for each finding: of several the first.
func accepted(f *facts.Facts) map[acceptedKey]*facts.Waiver {
	out := map[acceptedKey]*facts.Waiver{}
	for i := range f.Waivers {
		w := &f.Waivers[i]
		for _, m := range w.Matches {
			if key := (acceptedKey{w.Book, m.Fingerprint}); m.Holds && out[key] == nil {
				out[key] = w
			}
		}
	}
	return out
}

// waiver is what accepts a finding today; nil without one. To the public it
// says only that it was accepted, and until when.
func (b *builder) waiver(f *Finding) *Waiver {
	w := b.accepted[acceptedKey{f.Book, f.Fingerprint}]
	if w == nil {
		return nil
	}
	place := Place{Role: "waiver", Path: b.path(w.Book, w.Path)}
	if loc, err := locate(b.names[w.Book].located, w.Path); err == nil {
		place.File, place.Line, place.Column = loc.File, loc.Line, loc.Column
	}
	out := &Waiver{From: w.From, Until: w.Until, Accepted: []Acceptance{}, Evidence: []string{}, Place: place}
	if b.public {
		b.withhold("acceptances")
		return out
	}
	own := b.names[w.Book].located.Book.Waivers[w.ID]
	out.ID, out.Why, out.Terms = w.ID, own.Why, own.Terms
	out.Evidence = append(out.Evidence, own.Evidence...)
	out.Accepted = append(out.Accepted, b.names[w.Book].signatures(own, w, f.Fingerprint)...)
	return out
}

// signatures are those of the agencies that the finding concerns.
func (n *names) signatures(own *book.Waiver, w *facts.Waiver, fingerprint string) (out []Acceptance) {
	for _, m := range w.Matches {
		if m.Fingerprint != fingerprint {
			continue
		}
		for _, agency := range m.Agencies {
			a := own.AcceptedBy[agency]
			out = append(out, Acceptance{Agency: agency, Short: n.agencies[agency].Short, By: a.Name, Title: a.Title, On: a.On})
		}
	}
	return out
}

// waived puts what is accepted behind what is open.
func waived(f *Finding) int {
	if f.Waiver != nil {
		return 1
	}
	return 0
}

// waivedFindings lists the fingerprints of those that are accepted.
func waivedFindings(findings []Finding) (out []string) {
	for i := range findings {
		if findings[i].Waiver != nil {
			out = append(out, findings[i].Fingerprint)
		}
	}
	return out
}

// waivedWords lists what was accepted, by whom and until when.
func (b *builder) waivedWords(findings []Finding, d facts.Deployment) (out []string) {
	for i := range findings {
		f := &findings[i]
		if f.Waiver == nil || f.Book != d.Book || f.Deployment != d.ID {
			continue
		}
		by := ""
		var who []string
		for _, a := range f.Waiver.Accepted {
			who = append(who, a.Agency)
		}
		if slices.Sort(who); len(who) > 0 {
			by = " by " + b.names[d.Book].shorts(who)
		}
		out = append(out, f.Rule+", accepted"+by+" until "+dayOf(f.Waiver.Until))
	}
	return out
}
