package readiness

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// signatories in words.
var signatories = map[string]string{
	"chief": "the chief", "designee": "a designee of the chief", "elected-official": "an elected official",
	"governing-body": "the governing body", "attorney": "the agency's attorney", "state": "the state",
}

// signatory says who signs or approves for an agency, by its own title.
func (b *builder) signatory(dir, agency, id string) string {
	head := "chief"
	for _, l := range b.in.Books {
		if l.Dir == dir {
			head = l.Book.Agencies[agency].Head()
		}
	}
	return strings.ReplaceAll(cmp.Or(signatories[id], id), "chief", head)
}

func (b *builder) signatoryList(dir, agency string, ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, b.signatory(dir, agency, id))
	}
	return list(out)
}

// parties are those of an agreement with what they signed, by short name.
func (b *builder) parties(a facts.Agreement, stated *book.Agreement) (out []Signed) {
	for _, id := range slices.Sorted(maps.Keys(stated.Parties)) {
		p := stated.Parties[id]
		s := Signed{
			Agency: b.agency(a.Book, id), Signed: p.Signed, Version: p.Version, Told: p.ReviewedWithPersonnel,
			Other: p.Version != "" && a.Version.Stated && p.Version != a.Version.Value,
		}
		if p.By != "" {
			s.By = b.signatory(a.Book, id, p.By)
		}
		s.State, s.Words = b.signed(a, id, p, &s)
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(a, b Signed) int { return cmp.Compare(a.Agency.Short, b.Agency.Short) })
	return out
}

// signed says how a signature stands in the season: by the uses that
// deployments of the season make of the agreement, else by what is written.
func (b *builder) signed(a facts.Agreement, id string, p *book.Party, s *Signed) (state, words string) {
	for _, u := range b.in.Facts.AgreementUses {
		if u.Book != a.Book || u.Agreement != a.ID || u.Agency != id || !b.counts(u) {
			continue
		}
		if state, words := b.stateOf(u); state != "" {
			return state, words
		}
	}
	for _, approval := range p.Approvals {
		if approval.Until != "" && b.within(approval.Until) && !renewed(p, approval) {
			return "ends", "The approval of " + b.signatory(a.Book, id, approval.By) + " ends on " + dated(approval.Until) + ", within the season."
		}
	}
	switch {
	case p.Withdrew != "" && p.Withdrew <= b.in.Until:
		return "withdrawn", "It left on " + dated(p.Withdrew) + "."
	case s.Other:
		return "elsewhere", "It signed version " + p.Version + ", and the agreement is at version " + a.Version.Value + "."
	case p.Signed == "":
		return "not stated", "No signature is stated."
	case p.By == "":
		return "signed", "Signed on " + dated(p.Signed) + "."
	}
	return "signed", "Signed on " + dated(p.Signed) + " by " + b.signatory(a.Book, id, p.By) + "."
}

// renewed tells whether another approval by the same outlasts one.
func renewed(p *book.Party, lapses book.PartyApproval) bool {
	return slices.ContainsFunc(p.Approvals, func(other book.PartyApproval) bool {
		return other.By == lapses.By && (other.Until == "" || other.Until > lapses.Until)
	})
}

// counts tells whether a use is one of the season, or of the day of the run.
func (b *builder) counts(u facts.AgreementUse) bool {
	_, in := b.season[deploymentKey{u.Book, u.Deployment}]
	return in || u.Deployment == ""
}

// stateOf says why an agreement does not hold for one who signed it; empty
// when nothing is in the way.
func (b *builder) stateOf(u facts.AgreementUse) (state, words string) {
	switch {
	case u.Withdrawn:
		return "withdrawn", "It left on " + dated(u.Withdrew.Value) + "."
	case len(u.SupersededBy) > 0:
		return "elsewhere", "It is bound by what replaces this agreement."
	case !u.VersionOK:
		return "elsewhere", "It did not sign the version that is in force."
	case len(u.Lapsed) > 0:
		return "lapsed", "The approval of " + b.signatory(u.Book, u.Agency, u.Lapsed[0].By) + " ended on " + dated(u.Lapsed[0].Date) + "."
	case len(u.Lacking) > 0:
		return "lacking", b.lacking(u)
	case len(u.Ending) > 0:
		return "ends", "The approval of " + b.signatory(u.Book, u.Agency, u.Ending[0].By) + " ends on " + dated(u.Ending[0].Date) + ", while the deployment goes on."
	case !u.SignedInTime && u.Signed.Stated:
		return "lacking", "It signs only on " + dated(u.Signed.Value) + "."
	case u.Executed.Stated && !u.Executed.Value:
		return "lacking", "No copy that all signed is on file."
	}
	return "", ""
}

func (b *builder) lacking(u facts.AgreementUse) string {
	return "The approval of " + b.signatoryList(u.Book, u.Agency, u.Lacking) + " is not there."
}
