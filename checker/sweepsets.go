package checker

import (
	"math/bits"
	"slices"

	"roe.example/checker/internal/numbering"
)

// outcomeSets are sets of marks, all of so many words, with the outcomes that they
// are, by number.
type outcomeSets struct {
	words    int
	sets     []uint64 // one after the other
	outcomes []int32
	table    numbering.Table
}

// clear has all sets forgotten.
func (o *outcomeSets) clear() {
	o.sets, o.outcomes = o.sets[:0], o.outcomes[:0]
	o.table.Clear()
}

// of gives the outcome that a set is; new says what it is where it was not met yet.
func (o *outcomeSets) of(set []uint64, new func() int32) int32 {
	if o.words != len(set) { // there are more marks
		o.clear()
		o.words = len(set)
	}
	hash := uint64(0)
	for _, word := range set {
		hash = bits.RotateLeft64((hash^word)*0x9e3779b97f4a7c15, 29)
	}
	n, known := o.table.Of(hash, func(n int32) bool { return slices.Equal(o.sets[int(n)*o.words:][:o.words], set) })
	if !known {
		o.sets, o.outcomes = append(o.sets, set...), append(o.outcomes, new())
	}
	return o.outcomes[n]
}
