package checker

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/draft"
	"roe.example/checker/load"
	"roe.example/checker/report"
	"roe.example/checker/rule"
	"roe.example/checker/settle"
)

// newAgreement drafts an agreement for those who help the host and whom no
// agreement binds; nil when there are none, or when no clause would be any use.
// It is judged as though all had signed it, and written down as unsigned.
func (s *settling) newAgreement(ctx context.Context, plan *settle.Plan, until time.Time) (*report.NewAgreement, error) {
	parties := s.unbound(plan)
	if len(parties) == 0 {
		return nil, nil
	}
	n := &unsigned{settling: s, id: s.freeID(), parties: parties}
	b := n.signedBook()
	fresh, err := settle.Propose(ctx, settle.Problem{Book: b, Deployment: s.id, Judge: s.judgeWith, Until: until, Only: n.id, Stances: []string{""}, Trials: 40})
	if err != nil || len(fresh.Sets) == 0 {
		return nil, err
	}
	after, err := s.judgeWith(ctx, settle.Amended(b, fresh.Sets[0].Clauses))
	if err != nil {
		return nil, err
	}
	return n.draft(plan, fresh, b, after)
}

// unbound lists the host and those who help it without an agreement that holds
// and without one that would if it were relied on.
func (s *settling) unbound(plan *settle.Plan) []string {
	host := s.located.Book.Deployments[s.id].Host
	var out []string
	for _, p := range plan.Base.Facts.Pairs {
		if p.Deployment == s.id && p.Host == host && len(p.Valid)+len(p.Others) == 0 && !slices.Contains(out, p.Aid) {
			out = append(out, p.Aid)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return append([]string{host}, out...)
}

func (s *settling) freeID() string {
	id := "agreement-" + strings.NewReplacer("/", "-").Replace(s.id)
	for s.located.Book.Agreements[id] != nil {
		id += "-2"
	}
	return id
}

// unsigned is an agreement that nobody has signed yet.
type unsigned struct {
	*settling
	id      string
	parties []string
}

// whole are the topics on which such an agreement says all that it says in its
// clauses, so that what is missing is told.
var whole = []string{"body-camera", "command", "communications", "crowd-control", "finance", "force"}

func (n *unsigned) title() string {
	var names []string
	for _, id := range n.parties {
		names = append(names, n.located.Book.Agencies[id].Name)
	}
	return "Mutual-Aid Agreement of " + report.List(names) + " for " + n.deployment().Event
}

func (n *unsigned) deployment() *book.Deployment { return n.located.Book.Deployments[n.settling.id] }

// needs are those who must sign or approve for a party: whoever must under its
// other agreements, and its chief.
func (n *unsigned) needs(party string) []string {
	out := []string{"chief"}
	for _, id := range slices.Sorted(maps.Keys(n.located.Book.Agreements)) {
		if p := n.located.Book.Agreements[id].Parties[party]; p != nil {
			for _, who := range p.Needs {
				if !slices.Contains(out, who) {
					out = append(out, who)
				}
			}
		}
	}
	return out
}

// signedBook is the book as it would be had all signed a month before.
func (n *unsigned) signedBook() *book.Book {
	out, yes := *n.located.Book, true
	d := *n.deployment()
	day := d.From[:len("2026-11-03")]
	if t, err := time.Parse(time.DateOnly, day); err == nil {
		day = t.AddDate(0, 0, -30).Format(time.DateOnly)
	}
	a := &book.Agreement{Title: n.title(), Cite: "the new agreement", Parties: map[string]*book.Party{}, From: day,
		Purposes: []string{d.Purpose}, Executed: &yes, Covers: map[string]string{}, Clauses: map[string]*book.Clause{}}
	for _, id := range n.parties {
		p := &book.Party{Signed: day, By: "chief"}
		for _, who := range n.needs(id) {
			p.Approvals = append(p.Approvals, book.PartyApproval{By: who, On: day})
		}
		a.Parties[id] = p
	}
	for _, topic := range whole {
		a.Covers[topic] = "whole"
	}
	d.Agreements = append(slices.Clone(d.Agreements), n.id)
	out.Agreements, out.Deployments = maps.Clone(out.Agreements), maps.Clone(out.Deployments)
	if out.Agreements == nil {
		out.Agreements = map[string]*book.Agreement{}
	}
	out.Agreements[n.id], out.Deployments[n.settling.id] = a, &d
	return &out
}

// draft writes the clauses out, and says what they come to against the book as
// it is.
func (n *unsigned) draft(plan, fresh *settle.Plan, b *book.Book, after *settle.Outcome) (*report.NewAgreement, error) {
	library, err := load.Library()
	if err != nil {
		return nil, err
	}
	located := *n.located
	located.Book = b
	set, err := draft.First(draft.Input{
		Located: &located, Deployment: n.settling.id, Today: n.today.Format(time.DateOnly), Plan: fresh, Notice: n.notice(), Patch: n.patch,
		Words: report.NewDictionary(report.Input{Books: []*book.Located{&located}, Library: library.Book, Facts: fresh.Base.Facts}, located.Dir),
	})
	if err != nil {
		return nil, err
	}
	set.Patch.Name = strings.Replace(set.Patch.Name, "addendum-", "agreement-", 1)
	n.compare(set, plan.Base.Findings, after.Findings)
	for i := range set.Amends {
		for j := range set.Amends[i].Signers {
			set.Amends[i].Signers[j].By = n.signers(set.Amends[i].Signers[j].Agency)
		}
		set.Amends[i].From = ""
	}
	return &report.NewAgreement{ID: n.id, Title: n.title(), Parties: n.parties, ClauseSet: *set}, nil
}

func (n *unsigned) signers(party string) []string {
	var out []string
	for _, who := range n.needs(party) {
		out = append(out, draft.Signatory(n.located.Book.Agencies[party], who))
	}
	return out
}

// compare says what is gone and what is new, agreement and clauses together.
func (n *unsigned) compare(set *report.ClauseSet, before, after []report.Finding) {
	set.Clears, set.ClearsToo, set.Raises, set.Changes = []report.FindingRef{}, []report.FindingRef{}, []report.FindingRef{}, []report.FindingRef{}
	set.Errors, set.Warnings = 0, 0
	heavy := func(all []report.Finding) map[string]bool {
		out := map[string]bool{}
		for _, f := range all {
			if f.Waiver == nil && rule.Weight(f.Severity) >= rule.Weight("warning") {
				out[f.Fingerprint] = true
			}
		}
		return out
	}
	was, is := heavy(before), heavy(after)
	for i := range before {
		f := &before[i]
		switch {
		case !was[f.Fingerprint] || is[f.Fingerprint]:
		case f.Deployment != n.settling.id:
			set.ClearsToo = append(set.ClearsToo, draft.Ref(f))
		default:
			set.Clears = append(set.Clears, draft.Ref(f))
			if f.Severity == "error" {
				set.Errors++
			} else {
				set.Warnings++
			}
		}
	}
	for i := range after {
		if f := &after[i]; is[f.Fingerprint] && !was[f.Fingerprint] {
			set.Raises = append(set.Raises, draft.Ref(f))
		}
	}
	for i := range set.Clauses { // what only the agreement without the clause would raise is not cleared
		c := &set.Clauses[i]
		c.Clears = slices.DeleteFunc(c.Clears, func(name string) bool { return !was[name] || is[name] })
	}
}

func (n *unsigned) notice() string {
	return strings.Join(append([]string{report.DraftMark, ""}, draft.Wrap("A new agreement for agencies that no agreement binds. Nobody has signed it, so it holds for nobody: "+
		"write in who signed and when, from when it is in force, and add “"+n.id+"” to the agreements on which the deployment relies.")...), "\n")
}

// patch writes the agreement with blanks where signatures belong.
func (n *unsigned) patch(comment string, clauses []draft.Clause) (string, error) {
	at := func(names ...string) []string { return append([]string{"agreements", n.id}, names...) }
	all := []load.Addition{
		{Path: at("title"), Value: n.title()},
		{Path: at("cite"), Value: "Draft agreement for " + n.deployment().Event},
		{Path: at("purposes"), Value: []string{n.deployment().Purpose}},
		{Path: at("executed"), Value: false, Comment: "Set when a copy signed by all is on file."},
	}
	for i, id := range n.parties {
		one := load.Addition{Path: at("parties", id), Value: map[string]any{"needs": n.needs(id)}}
		if i == 0 {
			one.Comment = "Write in here who signed and approved, and when."
		}
		all = append(all, one)
	}
	for _, topic := range whole {
		all = append(all, load.Addition{Path: at("covers", topic), Value: "whole"})
	}
	for _, c := range clauses {
		all = append(all, load.Addition{Path: at("clauses", c.ID), Value: c.Clause, Comment: c.Comment})
	}
	text, err := load.Patch(n.located.Dir, comment, all)
	return string(text), err
}
