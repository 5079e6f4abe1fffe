// Package numbering numbers things in the order in which they are first met, where
// there are so many, or they are so large, that a map's keys would weigh.
package numbering

// Table has the numbers of things by their hashes. The things themselves are with
// the caller: number n is his nth. The zero value is a table of none.
type Table struct {
	hashes []uint64 // by number
	places []int32  // numbers from 1 by hash, or by where the next is free; 0: free
}

// least is how many places a table begins with; like all sizes a power of two.
const least = 64

// Of gives the number of a thing by its hash; equal tells whether it is the one with
// some number, of which the hash is the same. One that is new has the next number.
func (t *Table) Of(hash uint64, equal func(n int32) bool) (number int32, known bool) {
	if 2*len(t.hashes) >= len(t.places) {
		t.grow()
	}
	at := t.first(hash)
	for ; t.places[at] != 0; at = t.next(at) {
		if n := t.places[at] - 1; t.hashes[n] == hash && equal(n) {
			return n, true
		}
	}
	t.hashes = append(t.hashes, hash)
	t.places[at] = int32(len(t.hashes))
	return int32(len(t.hashes)) - 1, false
}

// Clear has all numbers forgotten, and keeps the room.
func (t *Table) Clear() {
	clear(t.places)
	t.hashes = t.hashes[:0]
}

func (t *Table) grow() {
	t.places = make([]int32, max(least, 4*len(t.places)))
	for n, hash := range t.hashes {
		at := t.first(hash)
		for t.places[at] != 0 {
			at = t.next(at)
		}
		t.places[at] = int32(n + 1)
	}
}

func (t *Table) first(hash uint64) int { return int(hash>>32^hash) & (len(t.places) - 1) }

func (t *Table) next(at int) int { return (at + 1) & (len(t.places) - 1) }
