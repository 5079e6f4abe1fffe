package cores

import (
	"sync/atomic"
	"testing"
)

func TestEachDoesEachOnce(t *testing.T) {
	for _, n := range []int{0, 1, few - 1, few, 2 * few, 2*few + 1, 1000} {
		done := make([]atomic.Int32, n)
		Each(n, func(i int) { done[i].Add(1) })
		for i := range done {
			if got := done[i].Load(); got != 1 {
				t.Errorf("of %d: %d was done %d times", n, i, got)
			}
		}
	}
}

func TestPanicsComeBack(t *testing.T) {
	for name, work := range map[string]func(){
		"begin": func() { Begin(func() { panic("mistake") })() },
		"each": func() {
			Each(100, func(i int) {
				if i == 70 {
					panic("mistake")
				}
			})
		},
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if got := recover(); got != "mistake" {
					t.Errorf("got %v", got)
				}
			}()
			work()
		})
	}
}
