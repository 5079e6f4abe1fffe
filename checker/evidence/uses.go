package evidence

import (
	"cmp"
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// occasion is what agreements are put to use for: a deployment, or the day of
// the run, of which nothing but the day is known.
type occasion struct {
	v              *volume
	dates          dates
	deployment     string
	host           string
	purpose, place string
	during         book.Period
	// outside lists an agency's assignments outside of a territory; nil where
	// there are none.
	outside func(agency string, territory []string) []string
}

func (o *operation) occasion() occasion {
	return occasion{o.v, o.dates, o.id, o.Host, o.Purpose, o.Place, o.period, o.outside}
}

// outside lists the assignments of an agency at places of their own that lie
// outside of a territory.
func (o *operation) outside(agency string, territory []string) []string {
	var out []string
	for _, id := range slices.Sorted(maps.Keys(o.Assignments)) {
		place := o.Assignments[id].Place
		if place != "" && !o.v.lies(place, territory) && slices.Contains(o.agenciesOn(id), agency) {
			out = append(out, id)
		}
	}
	return out
}

// purposeAmong tells whether a purpose, or a wider one in which it stands, is
// among those listed.
func (v *volume) purposeAmong(purpose string, listed []string) bool {
	return slices.ContainsFunc(book.Above(purpose, v.Book.Wider), func(id string) bool { return slices.Contains(listed, id) })
}

// unused puts the agreements of a book without deployments, for each party,
// against the day of the run.
func (v *volume) unused() []facts.AgreementUse {
	if len(v.all) > 0 {
		return nil
	}
	day := occasion{v: v, dates: v.today, during: v.day}
	var out []facts.AgreementUse
	for _, id := range v.agreementIDs() {
		for _, party := range slices.Sorted(maps.Keys(v.Book.Agreements[id].Parties)) {
			out = append(out, day.use(id, party))
		}
	}
	return out
}

// use is one agreement for one agency.
func (o occasion) use(id, agency string) facts.AgreementUse {
	a := o.v.Book.Agreements[id]
	p := a.Parties[agency]
	u := facts.AgreementUse{
		Book: o.v.Dir, Deployment: o.deployment, Agreement: id, Agency: agency,
		Path: book.Path("agreements", id), PartyPath: book.Path("agreements", id),
		Host: agency == o.host, Party: p != nil,
		From: stated(a.From), Until: stated(a.Until), Started: o.started(a), Expired: o.expired(a),
		Purposes: set(a.Purposes), Executed: given(a.Executed),
	}
	if p != nil {
		u.PartyPath = book.Path("agreements", id, "parties", agency)
	} else {
		p = &book.Party{}
	}
	o.scope(&u, a)
	o.signature(&u, a, p)
	u.SupersededBy = o.supersededBy(id, agency)
	u.Valid = valid(u) && o.supported(u, p)
	return u
}

// started: in force from before the use began.
func (o occasion) started(a *book.Agreement) bool {
	return a.From == "" || !o.dates.start(a.From).After(o.during.From)
}

// expired: ended before the use ends.
func (o occasion) expired(a *book.Agreement) bool {
	return a.Until != "" && o.dates.end(a.Until).Before(o.during.Until)
}

// scope is whether the agreement is about such a use by such an agency.
func (o occasion) scope(u *facts.AgreementUse, a *book.Agreement) {
	agency := o.v.agency(u.Agency)
	u.InTerritory = o.place == "" || len(a.Territory) == 0 || o.v.lies(o.place, a.Territory)
	u.PartyStateOK = len(a.PartyStates) == 0 || slices.Contains(a.PartyStates, agency.State)
	u.PartyKindOK = len(a.PartyKinds) == 0 || slices.Contains(a.PartyKinds, agency.Kind)
	u.PurposeOK = o.purpose == "" || len(a.Purposes) == 0 || o.v.purposeAmong(o.purpose, a.Purposes)
	u.Excluded = o.purpose != "" && o.v.purposeAmong(o.purpose, a.Excludes)
	if o.outside != nil && len(a.Territory) > 0 {
		u.Outside = o.outside(u.Agency, a.Territory)
	}
}

// signature is whether the party was bound at the time.
func (o occasion) signature(u *facts.AgreementUse, a *book.Agreement, p *book.Party) {
	u.Signed, u.By, u.SignedInTime = stated(p.Signed), stated(p.By), o.signedInTime(p)
	u.Needs = set(p.Needs)
	u.Withdrew, u.Withdrawn = stated(p.Withdrew), o.withdrawn(p)
	u.Version, u.VersionOK = stated(p.Version), p.Version == "" || a.Version == "" || p.Version == a.Version
	for _, need := range u.Needs {
		if !o.stands(p, need) {
			u.Lacking = append(u.Lacking, need)
		}
	}
	for _, approval := range p.Approvals {
		if o.late(approval) {
			u.Late = append(u.Late, facts.DatedApproval{By: approval.By, Date: approval.On, Retroactive: approval.Retroactive})
		}
		switch end := (facts.DatedApproval{By: approval.By, Date: approval.Until, Retroactive: approval.Retroactive}); {
		case o.lapsed(approval):
			u.Lapsed = append(u.Lapsed, end)
		case o.ending(approval) && !o.outlasted(p, approval):
			u.Ending = append(u.Ending, end)
		}
	}
	slices.SortFunc(u.Late, compareApprovals)
	slices.SortFunc(u.Lapsed, compareApprovals)
	slices.SortFunc(u.Ending, compareApprovals)
}

func compareApprovals(a, b facts.DatedApproval) int {
	return cmp.Or(cmp.Compare(a.By, b.By), cmp.Compare(a.Date, b.Date))
}

func (o occasion) signedInTime(p *book.Party) bool {
	return p.Signed == "" || !o.dates.start(p.Signed).After(o.during.From)
}

func (o occasion) withdrawn(p *book.Party) bool {
	return p.Withdrew != "" && o.dates.start(p.Withdrew).Before(o.during.Until)
}

// late: given only after the use began. What covers it backwards is for the
// lawyers, so a retroactive approval is late too.
func (o occasion) late(a book.PartyApproval) bool {
	return o.dates.start(a.On).After(o.during.From)
}

// lapsed: had run out when the use began.
func (o occasion) lapsed(a book.PartyApproval) bool {
	return a.Until != "" && !o.dates.end(a.Until).After(o.during.From)
}

// ending: runs out before the use ends.
func (o occasion) ending(a book.PartyApproval) bool {
	return a.Until != "" && o.dates.end(a.Until).Before(o.during.Until)
}

// outlasted: the same body gave another approval that holds to the end.
func (o occasion) outlasted(p *book.Party, a book.PartyApproval) bool {
	return slices.ContainsFunc(p.Approvals, func(other book.PartyApproval) bool {
		return other.By == a.By && !o.late(other) && !o.ending(other)
	})
}

// stands tells whether somebody's signature or approval was there when the
// use began.
func (o occasion) stands(p *book.Party, signatory string) bool {
	if p.By == signatory && o.signedInTime(p) {
		return true
	}
	return slices.ContainsFunc(p.Approvals, func(a book.PartyApproval) bool {
		return a.By == signatory && !o.late(a) && !o.lapsed(a)
	})
}

// supersededBy lists the agreements that replace this one for the agency.
func (o occasion) supersededBy(id, agency string) []string {
	var out []string
	for _, other := range o.v.agreementIDs() {
		a := o.v.Book.Agreements[other]
		if slices.Contains(a.Supersedes, id) && o.binds(a, agency) {
			out = append(out, other)
		}
	}
	return out
}

// binds tells whether an agreement was in force when the use began and the
// agency had signed it.
func (o occasion) binds(a *book.Agreement, agency string) bool {
	p := a.Parties[agency]
	ended := a.Until != "" && !o.dates.end(a.Until).After(o.during.From)
	unsigned := a.Executed != nil && !*a.Executed
	return p != nil && o.started(a) && !ended && !unsigned && o.signedInTime(p) && !o.withdrawn(p)
}

// valid puts the aspects together.
func valid(u facts.AgreementUse) bool {
	inForce := u.Party && u.Started && !u.Expired && !u.Withdrawn && len(u.SupersededBy) == 0
	applies := u.InTerritory && u.PartyStateOK && u.PartyKindOK && u.PurposeOK && !u.Excluded
	executed := !u.Executed.Stated || u.Executed.Value
	return inForce && applies && executed && u.SignedInTime && u.VersionOK && len(u.Lacking)+len(u.Ending) == 0
}

// supported tells whether everybody whose approval came late or ran out also
// gave one that stood: that it was sought shows that it was needed, even where
// the book does not say so.
func (o occasion) supported(u facts.AgreementUse, p *book.Party) bool {
	for _, approval := range slices.Concat(u.Late, u.Lapsed) {
		if !o.stands(p, approval.By) {
			return false
		}
	}
	return true
}
