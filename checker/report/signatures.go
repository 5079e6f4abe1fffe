package report

import "slices"

// signers are all whose word the set takes, each agency once.
func (a *addendum) signers() []DraftParty {
	var out []DraftParty
	for _, one := range a.s.Amends {
		for _, s := range one.Signers {
			i := slices.IndexFunc(out, func(o DraftParty) bool { return o.Agency == s.Agency })
			if i < 0 {
				out = append(out, DraftParty{s.Agency, s.Name, slices.Clone(s.By)})
				continue
			}
			for _, by := range s.By {
				if !slices.Contains(out[i].By, by) {
					out[i].By = append(out[i].By, by)
				}
			}
		}
	}
	return out
}

func (a *addendum) signatures() {
	a.add(BlockHeading, "", "Signatures")
	for _, s := range a.signers() {
		for _, by := range s.By {
			a.signature(s.Name, by)
		}
		a.add(BlockApproval, "", "Approved as to form: ____________________, attorney for "+s.Name+". Date: ____________")
	}
}

// signature is a place to sign, or to write down an approval by those who sign
// nothing themselves.
func (a *addendum) signature(name, by string) {
	switch by {
	case "attorney": // approves the form, as one does for every party
	case "governing body":
		a.add(BlockApproval, "", "Approved by the governing body for "+name+", Resolution No. ________, on ____________. Attest: ____________________")
	case "state approval":
		a.add(BlockApproval, "", "Approved by the state for "+name+", No. ________, on ____________. By: ____________________")
	default:
		a.add(BlockSignature, "", name+", "+by)
	}
}
