package lsp

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/report"
)

// more is what a book and its deployments say about a thing.
func (sp *spot) more(e entity) string {
	switch e.kind {
	case "agency":
		return sp.agencyCard(e.id)
	case "action":
		return sp.actionCard(e.id)
	case "instrument":
		return sp.instrumentCard(e.id)
	case "agreement":
		if a := sp.book().Agreements[e.id]; a != nil {
			return sentences(append(sp.parties(e.id, a), period(a.From, a.Until)...))
		}
	case "dimension":
		if d := sp.book().Dimensions[e.id]; d != nil {
			return sp.dimensionCard(e.id, d)
		}
	case "deployment":
		return sp.deploymentCard(e.id)
	}
	return ""
}

func period(from, until string) []string {
	switch {
	case from != "" && until != "":
		return []string{"In force from " + from + " until " + until + "."}
	case from != "":
		return []string{"In force from " + from + " on."}
	case until != "":
		return []string{"In force until " + until + "."}
	}
	return nil
}

// agencyCard lists the documents that an agency issued and the agreements that
// it is a party to.
func (sp *spot) agencyCard(id string) string {
	var documents, agreements []string
	each(sp.book().Instruments, func(_ string, i *book.Instrument) {
		if i.Issuer == id {
			documents = append(documents, i.Cite)
		}
	})
	each(sp.book().Agreements, func(_ string, a *book.Agreement) {
		if a.Parties[id] != nil {
			agreements = append(agreements, a.Cite)
		}
	})
	var lines []string
	if len(documents) > 0 {
		lines = append(lines, "Its documents here: "+report.List(documents)+".")
	}
	if len(agreements) > 0 {
		lines = append(lines, "Its agreements here: "+report.List(agreements)+".")
	}
	return sentences(lines)
}

var verbs = map[string]string{"prohibits": "forbid it", "permits": "permit it", "requires": "require it"}

// actionCard says which documents of the book forbid, permit and require an
// action.
func (sp *spot) actionCard(id string) string {
	if sp.x == nil {
		return ""
	}
	says := map[string][]string{}
	for _, n := range sp.x.Facts.Norms {
		if n.Book == sp.located.Dir && slices.Contains(n.Actions, id) && !n.Advice.Stated {
			says[n.Modality] = append(says[n.Modality], n.Cite)
		}
	}
	var lines []string
	for _, m := range slices.Sorted(maps.Keys(says)) {
		cites := says[m]
		if more := len(cites) - mostFound; more > 0 {
			cites = append(cites[:mostFound:mostFound], fmt.Sprintf("%d others", more))
		}
		line := report.List(cites) + " " + verbs[m]
		if len(cites) == 1 {
			line = strings.Replace(line, verbs[m], singular(verbs[m]), 1)
		}
		lines = append(lines, line+".")
	}
	return sentences(lines)
}

// singular of "forbid it".
func singular(verb string) string { return strings.Replace(verb, " it", "s it", 1) }

func (sp *spot) instrumentCard(id string) string {
	i := sp.book().Instruments[id]
	if i == nil {
		return ""
	}
	first := report.Capital(strings.ReplaceAll(i.Kind, "-", " "))
	if i.Issuer != "" {
		issuer := sp.agencyName(i.Issuer)
		if p := sp.book().Places[i.Issuer]; p != nil {
			issuer = p.Name
		}
		first += " of " + issuer
	}
	lines := append([]string{first + "."}, period(i.Effective, i.Until)...)
	return sentences(append(lines, sp.bound(id)...))
}

// deploymentCard is the verdict.
func (sp *spot) deploymentCard(id string) string {
	d := sp.book().Deployments[id]
	if d == nil {
		return ""
	}
	lines := []string{d.From + " to " + d.Until + ", host " + sp.agencyName(d.Host) + "."}
	if sp.group != nil && sp.group.last != nil {
		for _, v := range sp.group.last.Verdicts {
			if v.Book == sp.located.Dir && v.Deployment == id {
				lines = append(lines, fmt.Sprintf("Verdict: %s (%s, %s, %s). %s", v.Verdict, report.Count(v.Errors, "error"),
					report.Count(v.Warnings, "warning"), report.Count(v.Notes, "note"), v.Reason))
			}
		}
	}
	return sentences(lines)
}
