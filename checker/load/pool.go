package load

import (
	"slices"
	"strings"
	"sync"

	"github.com/cespare/xxhash/v2"
)

// pool holds the texts and values of files of plain data. What is equal it holds
// once: manuals repeat themselves, and each other. Nothing in it is ever changed,
// and it grows only while the files of a folder are read.
type pool struct {
	texts []string
	// parts are those of all lists and structs, one after the other: the kind,
	// then the items; of a struct each behind its name.
	parts   []uint32
	starts  []uint32   // where in parts each of them begins
	answers []answered // to what the store's entities asked
}

// ref is a value: its kind, and the number of its text, or of its list or struct.
type ref uint32

const refKind = 8 // a ref is the number times this, and the kind

func refTo(k kind, number uint32) ref { return ref(number*refKind) + ref(k) }

func (r ref) kind() kind     { return kind(r % refKind) }
func (r ref) number() uint32 { return uint32(r / refKind) }

// inside are the items of a list, or the names and values of a struct.
func (p *pool) inside(r ref) []uint32 {
	n := r.number()
	end := uint32(len(p.parts))
	if int(n)+1 < len(p.starts) {
		end = p.starts[n+1]
	}
	return p.parts[p.starts[n]+1 : end]
}

// holds tells whether a value is one of the pool, of those before the one of this
// number where it is a list or a struct: so no value is inside of itself.
func (p *pool) holds(r ref, before uint32) bool {
	switch {
	case r.kind() > structKind:
		return false
	case r.kind() < listKind:
		return int(r.number()) < len(p.texts)
	}
	return r.number() < before && kind(p.parts[p.starts[r.number()]]) == r.kind()
}

// sound tells whether all values refer to what is there.
func (p *pool) sound() bool {
	if len(p.texts) == 0 || p.texts[0] != "" {
		return false
	}
	for n, start := range p.starts {
		k := kind(p.parts[start])
		all := p.inside(refTo(k, uint32(n)))
		if k != listKind && (k != structKind || len(all)%2 != 0) {
			return false
		}
		for i, part := range all {
			if k == structKind && i%2 == 0 {
				if int(part) >= len(p.texts) {
					return false
				}
			} else if !p.holds(ref(part), uint32(n)) {
				return false
			}
		}
	}
	return true
}

// pooler fills a pool. It is safe for use by several at once.
type pooler struct {
	*pool
	lock    sync.Mutex
	texted  map[string]uint32
	valued  map[uint64]uint32 // by the digest of its parts
	scratch []byte
}

func newPooler() *pooler {
	w := &pooler{pool: &pool{}, texted: map[string]uint32{}, valued: map[uint64]uint32{}}
	w.text("") // which lists and items of lists have for a text and a name
	return w
}

// text numbers a text. It keeps a copy, which lets go of the text of the file.
func (w *pooler) text(s string) uint32 {
	n, ok := w.texted[s]
	if !ok {
		s = strings.Clone(s)
		n = uint32(len(w.texts))
		w.texts, w.texted[s] = append(w.texts, s), n
	}
	return n
}

// value numbers a list or a struct, of which all parts are in the pool.
func (w *pooler) value(k kind, parts []uint32) ref {
	w.scratch = append(w.scratch[:0], byte(k))
	for _, p := range parts {
		w.scratch = append(w.scratch, byte(p), byte(p>>8), byte(p>>16), byte(p>>24))
	}
	sum := xxhash.Sum64(w.scratch)
	if n, ok := w.valued[sum]; ok {
		if have := refTo(kind(w.parts[w.starts[n]]), n); have.kind() == k && slices.Equal(w.inside(have), parts) {
			return have
		}
	}
	n := uint32(len(w.starts))
	w.starts = append(w.starts, uint32(len(w.parts)))
	w.parts = append(append(w.parts, uint32(k)), parts...)
	w.valued[sum] = n // where two have one digest, the later one is found again
	return refTo(k, n)
}

// take adds the values of a file, whose texts become the pool's, and gives each
// record's.
func (w *pooler) take(r *rows) []ref {
	w.lock.Lock()
	defer w.lock.Unlock()
	texts := make([]uint32, len(r.texts))
	for i, t := range r.texts {
		texts[i] = w.text(t)
	}
	refs := make([]ref, len(r.records))
	var parts []uint32
	for i := len(r.records) - 1; i >= 0; i-- { // what is inside comes behind
		one := &r.records[i]
		one.name, one.text = texts[one.name], texts[one.text]
		if one.kind < listKind {
			refs[i] = refTo(one.kind, one.text)
			continue
		}
		parts = parts[:0]
		for j := range r.inside(uint32(i)) {
			if one.kind == structKind {
				parts = append(parts, r.records[j].name)
			}
			parts = append(parts, uint32(refs[j]))
		}
		refs[i] = w.value(one.kind, parts)
	}
	r.texts = w.texts
	return refs
}

// translation moves values from one pool to another.
type translation struct {
	from  *pool
	to    *pooler
	texts []uint32 // one more than the number there; 0: not moved yet
	moved []ref    // of lists and structs; 0, which is no struct, not yet
}

func (w *pooler) translate(from *pool) *translation {
	return &translation{from, w, make([]uint32, len(from.texts)), make([]ref, len(from.starts))}
}

func (t *translation) text(n uint32) uint32 {
	if t.texts[n] == 0 {
		t.texts[n] = t.to.text(t.from.texts[n]) + 1
	}
	return t.texts[n] - 1
}

func (t *translation) value(r ref) ref {
	if r.kind() < listKind {
		return refTo(r.kind(), t.text(r.number()))
	}
	if done := t.moved[r.number()]; done != 0 {
		return done
	}
	all := slices.Clone(t.from.inside(r))
	for i, part := range all {
		if r.kind() == structKind && i%2 == 0 {
			all[i] = t.text(part)
		} else {
			all[i] = uint32(t.value(ref(part)))
		}
	}
	t.moved[r.number()] = t.to.value(r.kind(), all)
	return t.moved[r.number()]
}
