// Package draft puts what would settle a deployment into the words of a
// contract: numbered clauses with their sources, who would have to sign, and
// what each side gives up. It decides nothing, and says where the parties have
// to.
package draft

import (
	"cmp"
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/report"
	"roe.example/checker/settle"
)

// Input is what a proposal is made of.
type Input struct {
	Located    *book.Located
	Deployment string
	Today      string
	Words      *report.Dictionary
	Plan       *settle.Plan
	// Notice heads the file; empty: that the clauses stand as though signed.
	Notice string
	// Patch writes the file that adds clauses to the book.
	Patch func(comment string, clauses []Clause) (string, error)
}

// Clause is a clause as the patch adds it.
type Clause struct {
	Agreement, ID, Comment string
	Clause                 *book.Clause
}

// Proposal puts a plan into words.
func Proposal(in Input) (*report.Proposal, error) {
	d := newDrafter(in)
	out := d.head()
	for i := range in.Plan.Sets {
		set, err := d.set(i+1, &in.Plan.Sets[i])
		if err != nil {
			return nil, err
		}
		out.Sets = append(out.Sets, *set)
	}
	for _, o := range in.Plan.Others {
		out.Others = append(out.Others, d.other(o))
	}
	return out, nil
}

type drafter struct {
	Input
	d        *book.Deployment
	findings map[string]*report.Finding
}

// First drafts the first set of a plan by itself.
func First(in Input) (*report.ClauseSet, error) {
	d := newDrafter(in)
	return d.set(1, &in.Plan.Sets[0])
}

func newDrafter(in Input) *drafter {
	d := &drafter{Input: in, d: in.Located.Book.Deployments[in.Deployment], findings: map[string]*report.Finding{}}
	for i := range in.Plan.Base.Findings {
		f := &in.Plan.Base.Findings[i]
		d.findings[f.Fingerprint] = f
	}
	return d
}

func (d *drafter) head() *report.Proposal {
	out := &report.Proposal{Version: report.ProposalVersion, Today: d.Today, Book: d.Located.Dir, Deployment: d.Deployment,
		Event: d.d.Event, Unknown: append([]string{}, d.Plan.Base.Unknown...), Parties: []report.ProposalParty{}, Sets: []report.ClauseSet{}, Others: []report.OpenFinding{},
		Diagnostics: []report.Diagnostic{}, Notes: []report.Diagnostic{}, Disclaimer: report.Disclaimer}
	for _, f := range d.Plan.Base.Facts.Deployments {
		if f.ID == d.Deployment {
			out.During = f.During
			for _, id := range f.Agencies {
				a := d.Located.Book.Agencies[id]
				out.Parties = append(out.Parties, report.ProposalParty{Agency: id, Name: a.Name, Short: a.Short, Host: id == d.d.Host})
			}
		}
	}
	slices.SortStableFunc(out.Parties, func(a, b report.ProposalParty) int { return -compareBool(a.Host, b.Host) })
	if p := d.Located.Book.Places[d.d.Place]; p != nil {
		out.Place = p.Name
	}
	for _, f := range d.Plan.Base.Findings {
		if f.Deployment == d.Deployment && f.Waiver == nil {
			count(&f, &out.Errors, &out.Warnings)
		}
	}
	return out
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func count(f *report.Finding, errors, warnings *int) {
	switch f.Severity {
	case "error":
		*errors++
	case "warning":
		*warnings++
	}
}

func (d *drafter) set(number int, s *settle.Set) (*report.ClauseSet, error) {
	out := &report.ClauseSet{Number: number, Stance: s.Stance, Title: title(s), Proven: s.Proven, Doubt: s.Doubt,
		Clauses: []report.ProposedClause{}, Clears: d.refs(s.Cleared), ClearsToo: d.refs(s.Beside), Leaves: d.refs(d.left(s)), Changes: d.refs(s.Changed), Raises: []report.FindingRef{},
		Costs: d.costs(s), Amends: d.amends(s)}
	for _, f := range s.Raised {
		out.Raises = append(out.Raises, Ref(&f))
	}
	for _, name := range s.Cleared {
		count(d.findings[name], &out.Errors, &out.Warnings)
	}
	for i := range s.Clauses {
		out.Clauses = append(out.Clauses, d.clause(i+1, &s.Clauses[i]))
	}
	var err error
	out.Patch, err = d.patch(out, s)
	return out, err
}

// left lists what other sets clear and this one does not.
func (d *drafter) left(s *settle.Set) []string {
	var out []string
	for _, o := range d.Plan.Sets {
		for _, name := range o.Cleared {
			if !slices.Contains(s.Cleared, name) && !slices.Contains(s.Changed, name) && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

func (d *drafter) refs(names []string) []report.FindingRef {
	out := []report.FindingRef{}
	for _, name := range names {
		out = append(out, Ref(d.findings[name]))
	}
	return out
}

// Ref names a finding.
func Ref(f *report.Finding) report.FindingRef {
	return report.FindingRef{Fingerprint: f.Fingerprint, Rule: f.Rule, Severity: f.Severity, Deployment: f.Deployment, Message: f.Message}
}

// title says what a set comes to, by what its clauses do most.
func title(s *settle.Set) string {
	did := map[string]bool{}
	for _, c := range s.Clauses {
		switch {
		case c.Clause.Settles != nil:
			did[c.Clause.Settles.By] = true
		default:
			did[c.Kind] = true
		}
	}
	var parts []string
	for _, one := range []struct{ did, says string }{
		{"stricter", "both sides' rules hold together"},
		{"host", "the host's rules govern"},
		{"extends", "the host's rules bind the helpers too"},
		{"own", "helpers keep to the rules of their own agencies"},
		{"not-tasked", "helpers are kept out of it"},
		{"prohibits", "nobody does what is in dispute"},
		{"permits", "what is in dispute is done on the commander's word"},
		{"command", "the command is put in writing"},
		{"subject", "what was left out is written down"},
	} {
		if did[one.did] {
			parts = append(parts, one.says)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return report.Capital(report.List(parts))
}

// amends lists the agreements that get clauses, and whose signatures that takes.
func (d *drafter) amends(s *settle.Set) []report.Amended {
	out := []report.Amended{}
	for _, c := range s.Clauses {
		if slices.ContainsFunc(out, func(a report.Amended) bool { return a.Agreement == c.Agreement }) {
			continue
		}
		a := d.Located.Book.Agreements[c.Agreement]
		one := report.Amended{Agreement: c.Agreement, Title: a.Title, Cite: a.Cite, From: a.From, Signers: []report.DraftParty{}}
		for _, id := range slices.Sorted(maps.Keys(a.Parties)) {
			one.Signers = append(one.Signers, report.DraftParty{Agency: id, Name: d.Located.Book.Agencies[id].Name, By: signers(d.Located.Book.Agencies[id], a.Parties[id])})
		}
		out = append(out, one)
	}
	return out
}

// signers are those whose word an amendment takes: whoever signed the
// agreement, and whoever had to approve it.
func signers(agency *book.Agency, p *book.Party) []string {
	var out []string
	add := func(who string) {
		if says := Signatory(agency, who); signatory[who] != "" && !slices.Contains(out, says) {
			out = append(out, says)
		}
	}
	add(cmp.Or(p.By, "chief"))
	for _, who := range p.Needs {
		add(who)
	}
	for _, a := range p.Approvals {
		add(a.By)
	}
	return out
}

// Signatory is the title of who signs or approves for an agency.
func Signatory(agency *book.Agency, who string) string {
	switch who {
	case "chief":
		return agency.Head()
	case "designee":
		return agency.Head() + "'s designee"
	}
	return cmp.Or(signatory[who], who)
}

var signatory = map[string]string{
	"attorney": "attorney", "chief": "chief", "designee": "chief's designee",
	"elected-official": "elected official", "governing-body": "governing body", "state": "state approval",
}
