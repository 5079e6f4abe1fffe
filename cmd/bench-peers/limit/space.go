// Package limit compares the rules of agencies with nothing but machine words:
// how fast it can be done at all. It is no part of roe. It knows the kinds of
// norms that package corpus writes and refuses all others.
//
// What manuals name in "when" and "unless" divides the circumstances that can
// occur into sorts: those of one sort meet the same conditions. A region is a
// set of sorts, a bit for each; two regions meet if they have a bit in common.
package limit

import (
	"fmt"
	"maps"
	"math/bits"
	"slices"

	"roe.example/checker/book"
)

// A box allows some values of each dimension: a bit for each value, and a field
// of bits for each dimension. A single circumstance is a box as well, with one
// bit in each field.
type box uint64

// axes say where each dimension has its field.
type axes struct {
	all    box
	fields []field
	by     map[string]int
	never  []box // what cannot occur
}

type field struct {
	id     string
	mask   box
	values map[string]box // a value or a word to its bits
	order  []box          // the values, mild to grave
	rank   map[string]int
}

func newAxes(b *book.Book) (*axes, error) {
	x := &axes{by: map[string]int{}}
	shift := 0
	for i, id := range slices.Sorted(maps.Keys(b.Dimensions)) {
		d := b.Dimensions[id]
		f := field{id: id, values: map[string]box{}, rank: map[string]int{}}
		if shift+len(d.Values) > 64 {
			return nil, fmt.Errorf("the dimensions of circumstances have more than 64 values")
		}
		for n, v := range d.Values {
			bit := box(1) << (shift + n)
			f.values[v.ID], f.rank[v.ID] = bit, n
			f.order, f.mask = append(f.order, bit), f.mask|bit
		}
		for word, w := range d.Words {
			for _, v := range w.Values {
				f.values[word] |= f.values[v]
			}
		}
		shift += len(d.Values)
		x.by[id], x.fields, x.all = i, append(x.fields, f), x.all|f.mask
	}
	for _, c := range b.Impossible {
		never, err := x.box(c)
		if err != nil {
			return nil, err
		}
		x.never = append(x.never, never)
	}
	return x, nil
}

// box compiles circumstances.
func (x *axes) box(c book.Circumstances) (box, error) {
	out := x.all
	for id, allowed := range c {
		at, ok := x.by[id]
		if !ok {
			return 0, fmt.Errorf("there is no dimension %q", id)
		}
		f := &x.fields[at]
		var some box
		for _, v := range allowed.Values {
			some |= f.values[string(v)]
		}
		if least := string(allowed.AtLeast); least != "" {
			for _, bit := range f.order[f.rank[least]:] {
				some |= bit
			}
		}
		if some == 0 || allowed.AtMost != "" || allowed.Above != "" || allowed.Below != "" {
			return 0, fmt.Errorf("circumstances on %s are of a kind that is not compiled", id)
		}
		out &= some | x.all&^f.mask
	}
	return out, nil
}

func (x *axes) possible(cell box) bool {
	return !slices.ContainsFunc(x.never, func(n box) bool { return cell&^n == 0 })
}

// sorts gives each condition its region, as a set of sorts of circumstances,
// and the region of all.
func (x *axes) sorts(conditions []box) (regions []region, all region, err error) {
	if len(conditions) > 64 {
		return nil, nil, fmt.Errorf("the norms name more than 64 conditions")
	}
	kinds := map[uint64]bool{} // by which conditions they meet
	x.cells(x.unlike(conditions), 0, func(cell box) {
		var met uint64
		for i, c := range conditions {
			if cell&^c == 0 {
				met |= 1 << i
			}
		}
		kinds[met] = true
	})
	words := (len(kinds) + 63) / 64
	all = make(region, words)
	regions = make([]region, len(conditions))
	for i := range regions {
		regions[i] = make(region, words)
	}
	for n, met := range slices.Sorted(maps.Keys(kinds)) {
		all[n/64] |= 1 << (n % 64)
		for ; met != 0; met &= met - 1 {
			regions[bits.TrailingZeros64(met)][n/64] |= 1 << (n % 64)
		}
	}
	return regions, all, nil
}

// unlike gives the values of each dimension: of those that all conditions treat
// alike, the first.
func (x *axes) unlike(conditions []box) (out [][]box) {
	for _, f := range x.fields {
		seen, values := map[string]bool{}, []box(nil)
		for _, bit := range f.order {
			var alike []byte
			for _, c := range slices.Concat(conditions, x.never) {
				alike = append(alike, byte(min(c&bit, 1)))
			}
			if !seen[string(alike)] {
				seen[string(alike)] = true
				values = append(values, bit)
			}
		}
		out = append(out, values)
	}
	return out
}

// cells tells every circumstance that can occur.
func (x *axes) cells(values [][]box, cell box, tell func(box)) {
	if len(values) == 0 {
		if x.possible(cell) {
			tell(cell)
		}
		return
	}
	for _, bit := range values[0] {
		x.cells(values[1:], cell|bit, tell)
	}
}

// region is a set of sorts of circumstances.
type region []uint64

func (r region) add(o region) {
	for i, w := range o {
		r[i] |= w
	}
}

func (r region) take(o region) {
	for i, w := range o {
		r[i] &^= w
	}
}

// inside tells whether all of r lies in o.
func (r region) inside(o region) bool {
	for i, w := range r {
		if w&^o[i] != 0 {
			return false
		}
	}
	return true
}

func (r region) meets(o region) bool {
	o = o[:len(r)]
	for i, w := range r {
		if w&o[i] != 0 {
			return true
		}
	}
	return false
}

func (r region) empty() bool {
	for _, w := range r {
		if w != 0 {
			return false
		}
	}
	return true
}
