package region

// Union is the union of many regions, of which any can be left out.
type Union struct{ terms []unionTerm }

// unionTerm is a term of one of the regions. A term that a quick look shows to
// lie in an earlier one, which lies in none itself, is not needed beside that.
type unionTerm struct {
	term
	of int // the region
	in int // the earlier term, or -1
}

// NewUnion unites regions; Shared calls them by their index.
func NewUnion(all []Region) *Union {
	u := &Union{}
	for of, r := range all {
		for _, t := range r.terms {
			in := -1
			for i := range u.terms {
				if u.terms[i].in < 0 && t.within(u.terms[i].term) {
					in = i
					break
				}
			}
			u.terms = append(u.terms, unionTerm{t, of, in})
		}
	}
	return u
}

// Shared returns the cells that r shares with the union, less the regions left
// out: term by term what r.Intersect gives of a union built up without them.
func (u *Union) Shared(r Region, without func(of int) bool) Region {
	var near []term // to what r could share
	for i := range u.terms {
		t := &u.terms[i]
		if (t.in < 0 || without(u.terms[t.in].of)) && !without(t.of) && r.near(t.box) {
			near = append(near, t.term)
		}
	}
	return r.Intersect(Region{near})
}

// near reports whether a quick look does not show that r and a box share no cell.
func (r Region) near(b Box) bool {
	return anyIndex(len(r.terms), func(i int) bool { return !r.terms[i].box.apart(b) })
}

// spans reports whether a quick look shows that t lies in a term of r.
func (r Region) spans(t term) bool {
	return anyIndex(len(r.terms), func(i int) bool { return t.within(r.terms[i]) })
}
