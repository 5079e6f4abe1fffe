package draft

import (
	"slices"
	"testing"

	"roe.example/checker/book"
)

// A signature block bears the title that the agency gives whoever leads it.
func TestSignersBearTheirTitle(t *testing.T) {
	sheriff := &book.Agency{Ranks: map[string]string{"Sheriff": "chief", "Deputy": "officer"}}
	for _, c := range []struct {
		agency *book.Agency
		party  book.Party
		want   []string
	}{
		{sheriff, book.Party{}, []string{"Sheriff"}},
		{sheriff, book.Party{By: "designee", Needs: []string{"chief", "governing-body"}}, []string{"Sheriff's designee", "Sheriff", "governing body"}},
		{&book.Agency{}, book.Party{By: "chief", Approvals: []book.PartyApproval{{By: "attorney"}}}, []string{"chief", "attorney"}},
		{nil, book.Party{By: "nobody-of-note"}, nil},
	} {
		if got := signers(c.agency, &c.party); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %v, want %v", c.party, got, c.want)
		}
	}
}
