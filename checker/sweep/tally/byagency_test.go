package tally

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAgencyPairPieces: pieces are the rows of all pairs, in their order, whoever
// makes which of them.
func TestAgencyPairPieces(t *testing.T) {
	for seed, n := range []int{1, 2, mostAids, mostAids + 1, 2*mostAids + 7} {
		x := Of(invented(rand.New(rand.NewPCG(uint64(seed), 3)), n), nil)
		for _, as := range [][2]int{{-1, -1}, {0, -1}, {-1, n - 1}, {0, n - 1}} {
			want := slices.Collect(x.AgencyPairRows(as[0], as[1], ""))
			if diff := cmp.Diff(want, inPieces(x, as[0], as[1])); diff != "" {
				t.Errorf("%d agencies, %v (-want +got):\n%s", n, as, diff)
			}
		}
	}
}

// inPieces puts together what two make in turn.
func inPieces(x *Tally, host, aid int) (out []AgencyPairRow) {
	n, begin := x.AgencyPairPieces(host, aid)
	makers := []func(int, func([]AgencyPairRow)){begin(), begin()}
	for i := range n {
		makers[i%2](i, func(rows []AgencyPairRow) { out = append(out, rows...) })
	}
	return out
}
