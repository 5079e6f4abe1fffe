package cores

import (
	"sync/atomic"
	"testing"
)

func TestLanesDoEachOnce(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 50} {
		done := make([]atomic.Int32, n)
		Lanes(n, func() func(int) {
			own := 0 // nobody else's: the race detector would say so
			return func(i int) {
				own++
				done[i].Add(1)
			}
		})
		for i := range done {
			if got := done[i].Load(); got != 1 {
				t.Errorf("of %d: %d was done %d times", n, i, got)
			}
		}
	}
}
