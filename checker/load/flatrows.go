package load

import (
	"encoding/binary"
	"slices"
)

// positions are the places of all records. Most are near to the one before, so
// that a number takes one byte.
func (r *rows) positions() (all []byte) {
	named := make([]bool, len(r.records))
	last := int64(0)
	for i, one := range r.records {
		if one.kind == structKind {
			for j := range r.inside(uint32(i)) {
				named[j] = true
			}
		}
		if len(r.files) > 1 {
			all = binary.AppendUvarint(all, uint64(one.file))
		}
		if named[i] {
			all = binary.AppendVarint(all, int64(one.nameLine)-last)
			all = binary.AppendUvarint(all, uint64(one.nameCol))
			last = int64(one.nameLine)
		}
		all = binary.AppendVarint(all, int64(one.line)-last)
		all = binary.AppendUvarint(all, uint64(one.col))
		last = int64(one.line)
	}
	return slices.Clip(all)
}

// rows lays the file out, when that is first asked for.
func (f *flat) rows() *rows {
	f.once.Do(func() {
		var sound bool
		if f.laid, sound = f.lay(); !sound {
			f.laid = unplaced(f)
		}
	})
	return f.laid
}

// lay tells whether values and places belong together too.
func (f *flat) lay() (_ *rows, sound bool) {
	l := &layout{flat: f, places: f.places, rows: &rows{files: f.files, texts: f.pool.texts, records: make([]record, 0, f.count)}}
	sound = l.add(f.root, 0, false, 0) && len(l.rows.records) == f.count && len(l.places) == 0
	return l.rows, sound
}

// layout lays a file out.
type layout struct {
	*flat
	rows   *rows
	places []byte // of what is still to come
	last   int64
}

// add lays a value out, with what is in it. It tells whether places and values
// belong together.
func (l *layout) add(v ref, name uint32, named bool, depth int) bool {
	at := len(l.rows.records)
	if at == l.count || depth > maxDepth+2 {
		return false
	}
	one := record{kind: v.kind(), name: name}
	if one.kind < listKind {
		one.text = v.number()
	}
	if len(l.files) > 1 {
		one.file = uint16(l.number())
	}
	if named {
		one.nameLine, one.nameCol = l.line(), l.number()
	}
	one.line, one.col = l.line(), l.number()
	if int(one.file) >= len(l.files) {
		return false
	}
	l.rows.records = append(l.rows.records, one)
	if one.kind >= listKind && !l.addInside(v, depth+1) {
		return false
	}
	l.rows.records[at].next = uint32(len(l.rows.records))
	return true
}

func (l *layout) addInside(v ref, depth int) bool {
	all := l.pool.inside(v)
	if v.kind() == listKind {
		for _, item := range all {
			if !l.add(ref(item), 0, false, depth) {
				return false
			}
		}
		return true
	}
	for i := 0; i+1 < len(all); i += 2 {
		if !l.add(ref(all[i+1]), all[i], true, depth) {
			return false
		}
	}
	return true
}

func (l *layout) number() uint32 {
	n, size := binary.Uvarint(l.places)
	l.places = l.places[max(size, 0):]
	return uint32(n)
}

func (l *layout) line() uint32 {
	n, size := binary.Varint(l.places)
	l.places = l.places[max(size, 0):]
	l.last += n
	return uint32(l.last)
}

// unplaced is the layout of a file of which it is not known what is where. No file
// that was written whole comes to that.
func unplaced(f *flat) *rows {
	r := &rows{files: f.files, texts: f.pool.texts, records: make([]record, f.count)}
	for i := range r.records {
		r.records[i] = record{next: uint32(i + 1)}
	}
	return r
}
