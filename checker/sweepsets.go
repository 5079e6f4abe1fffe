package checker

import (
	"math/bits"
	"slices"
)

// outcomeSets are sets of marks, all of so many words, each with the number of the
// outcome that it is: a hash table, of which at most half of the places are taken.
type outcomeSets struct {
	words   int
	sets    []uint64 // one after the other
	numbers []int32  // of each; -1: not known yet
	places  []int32  // of a set in numbers, from 1; 0: free
}

// slot gives the number of a set, to be read or set before the next is looked up.
func (o *outcomeSets) slot(set []uint64) *int32 {
	if o.words != len(set) {
		*o = outcomeSets{words: len(set), places: make([]int32, 1024)}
	}
	if 2*len(o.numbers) >= len(o.places) {
		o.grow()
	}
	at := o.place(set)
	if o.places[at] == 0 {
		o.sets, o.numbers = append(o.sets, set...), append(o.numbers, -1)
		o.places[at] = int32(len(o.numbers))
	}
	return &o.numbers[o.places[at]-1]
}

// place is where a set stands in places, or where it would.
func (o *outcomeSets) place(set []uint64) uint64 {
	h := uint64(0)
	for _, word := range set {
		h = bits.RotateLeft64((h^word)*0x9e3779b97f4a7c15, 29)
	}
	last := uint64(len(o.places) - 1) // as many as a power of two
	for at := h & last; ; at = (at + 1) & last {
		n := int(o.places[at])
		if n == 0 || slices.Equal(o.sets[(n-1)*o.words:n*o.words], set) {
			return at
		}
	}
}

func (o *outcomeSets) grow() {
	o.places = make([]int32, 4*len(o.places))
	for n := range o.numbers {
		o.places[o.place(o.sets[n*o.words:(n+1)*o.words])] = int32(n + 1)
	}
}
