package readiness

import (
	"testing"

	"roe.example/checker/book"
)

// How many agencies stand how is said as one says it.
func TestStandingWords(t *testing.T) {
	for _, c := range []struct {
		n, of        int
		status, want string
	}{
		{2, 2, "no verdict", "of none of the 2 agencies is there a verdict"},
		{1, 1, "no verdict", "of the one agency there is no verdict"},
		{1, 3, "no verdict", "of 1 of the 3 agencies there is no verdict"},
		{1, 1, "ready", "the one agency is ready"},
		{2, 2, "not ready", "neither agency is ready"},
		{3, 3, "not ready", "none of the 3 agencies is ready"},
		{2, 2, "ready", "both agencies are ready"},
		{1, 1, "not ready", "the one agency is not ready"},
		{5, 5, "ready", "all 5 agencies are ready"},
		{1, 5, "ready", "1 of 5 agencies is ready"},
		{2, 5, "ready", "2 of 5 agencies are ready"},
	} {
		if got := standingWords(c.n, c.of, c.status); got != c.want {
			t.Errorf("%d of %d %s: %q, want %q", c.n, c.of, c.status, got, c.want)
		}
	}
}

// Who signs is named by the agency's own title: a sheriff is no chief.
func TestSignatory(t *testing.T) {
	b := &builder{in: Input{Books: []*book.Located{{Dir: "b", Book: &book.Book{Agencies: map[string]*book.Agency{
		"coast": {Ranks: map[string]string{"Sheriff": "chief", "Deputy": "officer"}}, "elgin": {},
	}}}}}}
	for _, c := range [][3]string{
		{"coast", "chief", "the Sheriff"}, {"coast", "designee", "a designee of the Sheriff"}, {"elgin", "chief", "the chief"},
		{"coast", "governing-body", "the governing body"}, {"unknown", "chief", "the chief"},
	} {
		if got := b.signatory("b", c[0], c[1]); got != c[2] {
			t.Errorf("%s of %s: %q, want %q", c[1], c[0], got, c[2])
		}
	}
}
