package briefing

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/calculus"
	"roe.example/checker/report"
)

func (t *chronicle) stretch(i report.Interval) string { return report.Words(i) }

// offers marks help that comes late, ends early or is called back.
func (t *chronicle) offers() {
	for _, id := range slices.Sorted(maps.Keys(t.plan.Offers)) {
		o, here := t.plan.Offers[id], []Source{t.inPlan("offer", "offers", id)}
		if t.end(o.Until).Before(t.period.Until) {
			t.ends(o.Until, markShift, "the help that "+t.short(o.By)+" offers", "", Line{Sources: here})
		}
		t.begins(o.Recalled, markEnds, Line{Text: t.short(o.By) + " calls its offer back.", Sources: here})
	}
}

// documents marks where instruments and agreements begin, end or lapse.
func (t *chronicle) documents() {
	b := t.located.Book
	for _, id := range slices.Sorted(maps.Keys(b.Instruments)) {
		t.instrument(id, b.Instruments[id])
	}
	for _, id := range slices.Sorted(maps.Keys(b.Agreements)) {
		if slices.Contains(t.plan.Agreements, id) {
			t.agreement(id, b.Agreements[id])
		}
	}
}

func (t *chronicle) instrument(id string, i *book.Instrument) {
	cite, here := t.words.Cite(id), []Source{t.source(t.words.Cite(id), "instruments", id)}
	from := cmp.Or(i.Effective, i.Adopted)
	if from != "" && t.binds(id, t.start(from)) {
		t.begins(from, markRules, Line{Text: cite + " takes effect.", Sources: here})
	}
	if i.Implemented != "" && i.Implemented != i.Effective && t.binds(id, t.start(i.Implemented)) {
		t.begins(i.Implemented, markRules, Line{Text: cite + " is put into practice.", Sources: here})
	}
	if i.Until != "" && t.binds(id, t.end(i.Until).Add(-time.Second)) {
		t.ends(i.Until, markExpires, cite, "", Line{Sources: here})
	}
	for _, section := range slices.Sorted(maps.Keys(i.Grants)) {
		t.grant(id, cite+" § "+section, i.Grants[section], []string{"instruments", id, "grants", section})
	}
}

// binds tells whether an instrument binds somebody who takes part, at an
// instant near the deployment.
func (t *chronicle) binds(instrument string, at time.Time) bool {
	if at.IsZero() || at.Before(t.period.From.Add(-shoulder)) || at.After(t.period.Until.Add(shoulder)) {
		return false
	}
	posts := append([]string{""}, slices.Sorted(maps.Keys(t.plan.Assignments))...)
	for _, post := range posts {
		standing, err := calculus.Standings(t.located.Book, t.plan, post, at)
		if err != nil {
			return true // better shown than missed
		}
		if slices.ContainsFunc(t.facts.Agencies, func(agency string) bool { return standing(instrument, agency).Binds() }) {
			return true
		}
	}
	return false
}

func (t *chronicle) agreement(id string, a *book.Agreement) {
	cite, here := t.words.Cite(id), []Source{t.source(t.words.Cite(id), "agreements", id)}
	path := book.Path("agreements", id)
	t.begins(a.From, markRules, orSources(linked(cite+" comes into force.", t.concerning("agreement", path), "agreement/not-yet-in-force"), here))
	t.ends(a.Until, markExpires, cite, "", orSources(linked("", t.concerning("agreement", path), "agreement/expired"), here))
	for _, party := range slices.Sorted(maps.Keys(a.Parties)) {
		if slices.Contains(t.facts.Agencies, party) {
			t.party(id, party, a.Parties[party])
		}
	}
	for _, clause := range slices.Sorted(maps.Keys(a.Clauses)) {
		if g := a.Clauses[clause].Grants; g != nil {
			t.grant(id, cite+" § "+clause, g, []string{"agreements", id, "clauses", clause})
		}
	}
}

// signatoryWords are who signs or approves for a party.
var signatoryWords = map[string]string{
	"designee": "chief's designee", "elected-official": "elected official", "governing-body": "governing body", "state": "state authority",
}

// party marks what one party's signature rests on, and how long.
func (t *chronicle) party(id, agency string, p *book.Party) {
	cite, who := t.words.Cite(id), t.short(agency)
	here := []Source{t.source(cite, "agreements", id, "parties", agency)}
	path := book.Path("agreements", id, "parties", agency)
	t.begins(p.Signed, markRules, Line{Text: who + " signs " + cite + ".", Sources: here})
	for _, a := range p.Approvals {
		by := "the " + cmp.Or(signatoryWords[a.By], a.By) + " of " + who
		t.begins(a.On, markRules, orSources(linked(report.Capital(by)+" approves "+cite+".", t.concerning("agreement", path), "agreement/late"), here))
		t.ends(a.Until, markExpires, "the approval of "+cite+" by "+by, "", orSources(linked("", t.concerning("agreement", path), "agreement/approval-lapsed"), here))
	}
	if p.Insurance != nil {
		t.ends(p.Insurance.Until, markExpires, "the insurance that "+who+" showed for "+cite, "", orSources(linked("", t.concerning("finance", path), "finance/insurance-proof"), here))
	}
	t.begins(p.Withdrew, markRules, orSources(linked(who+" withdraws from "+cite+".", t.concerning("agreement", path), "agreement/withdrawn"), here))
}

// grant marks authority that ends.
func (t *chronicle) grant(document, cite string, g *book.Grant, elems []string) {
	concerned := func() bool {
		for _, e := range t.in.Facts.GrantEnds {
			if t.here(e.Book, e.Deployment) && e.Document == document {
				return true
			}
		}
		return false
	}
	if g.From+g.Until == "" || !concerned() {
		return
	}
	here := []Source{t.source(cite, elems...)}
	found := t.concerning("legal", book.Path(elems...))
	t.begins(g.From, markRules, Line{Text: "The powers that " + cite + " gives begin.", Sources: here})
	t.ends(g.Until, markExpires, "the powers that "+cite+" gives", "", orSources(linked("", found, "legal/grant-ends-early", "legal/grant-outlasts"), here))
}

// authority marks what offices outside of the agencies declared, allowed and
// consented to.
func (t *chronicle) authority() {
	d := t.plan
	for _, id := range slices.Sorted(maps.Keys(d.Declarations)) {
		x, here := d.Declarations[id], []Source{t.inPlan("declaration", "declarations", id)}
		t.begins(x.From, markDeclared, Line{Text: "Emergency declared for " + t.place(x.Place) + ".", Sources: here})
		t.ends(x.Until, markExpires, "the emergency declared for "+t.place(x.Place), "", Line{Sources: here})
	}
	for _, id := range slices.Sorted(maps.Keys(d.Authorisations)) {
		x := d.Authorisations[id]
		t.begins(x.On, markRules, Line{
			Text: report.Capital(x.By) + " allows " + report.List(t.things(x.Actions)) + ".", Sources: []Source{t.inPlan("authorisation", "authorisations", id)},
			Tells: []string{"tactics"},
		})
	}
	for _, id := range slices.Sorted(maps.Keys(d.Consents)) {
		x, here := d.Consents[id], []Source{t.inPlan("consent", "consents", id)}
		t.begins(x.On, markRules, Line{Text: t.short(x.By) + " consents to the work of " + t.short(x.To) + ".", Sources: here})
		t.ends(x.Until, markExpires, "the consent of "+t.short(x.By)+" to the work of "+t.short(x.To), "", Line{Sources: here})
	}
}

// waivers marks how long what was accepted for this deployment is accepted.
func (t *chronicle) waivers() {
	for _, w := range t.in.Facts.Waivers {
		for _, m := range w.Matches {
			if w.Book != t.in.Book || m.Deployment != t.in.Deployment {
				continue
			}
			cite := "Waiver " + w.ID
			here := []Source{t.source(cite, "waivers", w.ID)}
			t.begins(w.From, markRules, Line{Text: cite + ", of " + m.Rule + ", begins.", Sources: here, Finding: m.Fingerprint, Severity: m.Severity, Tells: tellsAcceptances})
			t.ends(w.Until, markExpires, cite+", of "+m.Rule, "the finding counts again", Line{Sources: here, Finding: m.Fingerprint, Severity: m.Severity, Tells: tellsAcceptances})
		}
	}
}

var tellsAcceptances = []string{"acceptances"}
