package report

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestUnion holds the union of long lists, which is looked up, to that of short
// ones, which is looked through.
func TestUnion(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	list := func() (out []string) {
		for range rng.IntN(3 * few) {
			out = append(out, fmt.Sprint(rng.IntN(2*few)))
		}
		return out
	}
	for range 2000 {
		a, b := list(), list()
		want := append([]string{}, a...)
		for _, s := range b {
			if !slices.Contains(want, s) {
				want = append(want, s)
			}
		}
		if diff := cmp.Diff(want, union(a, b)); diff != "" {
			t.Fatalf("of %v and %v (-want +got):\n%s", a, b, diff)
		}
	}
}
