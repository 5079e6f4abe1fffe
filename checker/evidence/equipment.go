package evidence

import (
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// equipment lists what agencies own, each thing once: a second book that
// describes it says the same.
func (s *season) equipment(volumes []*volume) (out []facts.Equipment) {
	listed := map[[2]string]bool{}
	for _, v := range volumes {
		for _, agency := range v.allAgencies() {
			owned := v.Book.Agencies[agency].Equipment
			for _, id := range slices.Sorted(maps.Keys(owned)) {
				if key := [2]string{agency, id}; !listed[key] {
					listed[key] = true
					out = append(out, v.equipment(agency, id, owned[id]))
				}
			}
		}
	}
	return out
}

func (v *volume) equipment(agency, id string, e *book.Equipment) facts.Equipment {
	r := facts.Equipment{
		Book: v.Dir, Agency: agency, ID: id, Path: book.Path("agencies", agency, "equipment", id),
		Item: stated(e.Item), Quantity: given(e.Quantity), Federal: e.Federal, FundedBy: stated(e.FundedBy),
		MustShare: given(e.MustShare), OnlyFor: set(e.OnlyFor), TrainedOnly: given(e.TrainedOnly),
		Course: stated(e.Course), Trained: given(e.Trained),
		Inventoried: stated(e.Inventoried), InventoryEveryMonths: given(e.InventoryEveryMonths),
	}
	if e.Inventoried != "" && e.InventoryEveryMonths != nil {
		due := addMonths(v.today.start(e.Inventoried), *e.InventoryEveryMonths)
		r.InventoryDue = facts.Say(due.Format(time.DateOnly))
	}
	return r
}

// equipmentUses lists the equipment that units bring and that is lent.
func (o *operation) equipmentUses() (out []facts.EquipmentUse) {
	for _, id := range slices.Sorted(maps.Keys(o.Units)) {
		u := o.Units[id]
		for _, thing := range slices.Sorted(maps.Keys(u.Equipment)) {
			r := o.equipmentUse(u.Agency, thing, o.presence(id))
			r.By, r.ID, r.Path, r.User = "unit", id, o.path("units", id), u.Agency
			r.Trained = trainedInUnit(u, o.v.agency(u.Agency).Equipment[thing])
			out = append(out, r)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(o.Transfers)) {
		t := o.Transfers[id]
		for _, thing := range set(t.Equipment) {
			r := o.equipmentUse(t.From, thing, o.loan(t))
			r.By, r.ID, r.Path, r.User = "transfer", id, o.path("transfers", id), t.To
			r.Trained = given(t.Trained)
			out = append(out, r)
		}
	}
	return out
}

func (o *operation) equipmentUse(agency, id string, during book.Period) facts.EquipmentUse {
	e := o.v.agency(agency).Equipment[id]
	r := facts.EquipmentUse{
		Book: o.v.Dir, Deployment: o.id, Agency: agency, Equipment: id,
		EquipmentPath: book.Path("agencies", agency, "equipment", id), During: o.dates.interval(during),
		PurposeOK: len(e.OnlyFor) == 0 || o.v.purposeIn(o.Purpose, e.OnlyFor), OnlyFor: set(e.OnlyFor),
		TrainedOnly: given(e.TrainedOnly), Expires: stated(e.Expires),
	}
	if e.Expires != "" {
		last := o.dates.end(e.Expires)
		r.Expired, r.Expiring = !last.After(during.From), last.After(during.From) && last.Before(during.Until)
	}
	return r
}

// purposeIn tells whether a purpose is, or stands in, one of the others.
func (v *volume) purposeIn(purpose string, others []string) bool {
	seen := map[string]bool{}
	var in func(id string) bool
	in = func(id string) bool {
		if slices.Contains(others, id) {
			return true
		}
		p := v.Book.Purposes[id]
		if p == nil || seen[id] {
			return false
		}
		seen[id] = true
		return slices.ContainsFunc(p.In, in)
	}
	return in(purpose)
}

// trainedInUnit counts the officers of a unit who took the course that its
// equipment needs. Where the unit says nothing of its officers, what the
// agency says of its own stands.
func trainedInUnit(u *book.Unit, e *book.Equipment) facts.Stated[int] {
	if e.Course == "" || len(u.Classes) == 0 {
		return given(e.Trained)
	}
	n := 0
	for _, c := range u.Classes {
		if slices.ContainsFunc(c.Courses, func(t book.CourseTaken) bool { return t.Course == e.Course }) {
			n += c.Officers
		}
	}
	return facts.Say(n)
}

func (o *operation) transfers() (out []facts.Transfer) {
	for _, id := range slices.Sorted(maps.Keys(o.Transfers)) {
		t := o.Transfers[id]
		out = append(out, facts.Transfer{
			Book: o.v.Dir, Deployment: o.id, ID: id, Path: o.path("transfers", id), From: t.From, To: t.To,
			Items: o.v.words(nil, t.From).resolve(t.Items, nil), Equipment: set(t.Equipment), Quantity: given(t.Quantity),
			Lent: o.dates.instant(t.Lent), ReturnBy: o.dates.instant(t.ReturnBy), Returned: o.dates.instant(t.Returned),
			Overdue: t.Returned == "" && t.ReturnBy != "" && !o.dates.end(t.ReturnBy).After(o.v.day.From),
			Counted: given(t.Counted),
		})
	}
	return out
}

// refusals lists the equipment that its owner does not lend.
func (o *operation) refusals() (out []facts.Refusal) {
	for _, id := range slices.Sorted(maps.Keys(o.Offers)) {
		offer := o.Offers[id]
		refused := o.v.words(nil, offer.By).resolve(offer.Declines, nil)
		if offer.Declined {
			refused = append(refused, o.wantedOf(offer.By)...)
		}
		owned := o.v.agency(offer.By).Equipment
		for _, thing := range slices.Sorted(maps.Keys(owned)) {
			if e := owned[thing]; e.Item != "" && o.v.taxonomy.covered(e.Item, refused) {
				out = append(out, facts.Refusal{
					Book: o.v.Dir, Deployment: o.id, Offer: id, Path: o.path("offers", id), Agency: offer.By,
					Equipment: thing, EquipmentPath: book.Path("agencies", offer.By, "equipment", thing), MustShare: given(e.MustShare),
				})
			}
		}
	}
	return out
}

// wantedOf lists what an agency was asked for, or is to provide.
func (o *operation) wantedOf(agency string) []string {
	out := o.askedOf(agency)
	for _, n := range o.Needs {
		if n.From == agency {
			out = append(out, o.v.words(nil, o.Host).resolve(n.Items, nil)...)
		}
	}
	return out
}
