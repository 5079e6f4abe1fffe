package numbering

import (
	"math/rand/v2"
	"testing"
)

// TestNumbersAsAMap compares with a map, where hashes are good, where many are the
// same, and where a table is used again.
func TestNumbersAsAMap(t *testing.T) {
	for name, hash := range map[string]func(int) uint64{
		"good":  func(x int) uint64 { return uint64(x) * 0x9e3779b97f4a7c15 },
		"few":   func(x int) uint64 { return uint64(x % 7) },
		"upper": func(x int) uint64 { return uint64(x) << 32 },
	} {
		t.Run(name, func(t *testing.T) {
			rng := rand.New(rand.NewPCG(1, 2))
			var table Table
			for range 3 {
				var all []int
				want := map[int]int32{}
				for range 5000 {
					x := rng.IntN(2000)
					got, known := table.Of(hash(x), func(n int32) bool { return all[n] == x })
					n, before := want[x]
					if !before {
						n = int32(len(all))
						want[x], all = n, append(all, x)
					}
					if got != n || known != before {
						t.Fatalf("%d has number %d, known: %v; want %d, %v", x, got, known, n, before)
					}
				}
				table.Clear()
			}
		})
	}
}
