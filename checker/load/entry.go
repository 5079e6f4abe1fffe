package load

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"slices"

	"github.com/cespare/xxhash/v2"

	"roe.example/checker/book"
)

// An entry is a flat file as the store keeps it: a heading with the digest of
// what it was made from, a checksum of the rest, texts, records, entities.
// Numbers are little-endian, 32 bits in records and of variable length
// elsewhere. Whatever does not read as written is no entry.

const (
	entryMark   = "roe-book"
	entryHead   = len(entryMark) + sha256.Size + 8
	recordBytes = 8 * 4
)

type digestOf = [sha256.Size]byte

var errEntry = errors.New("no entry")

// encode writes a flat file as an entry.
func (f *flat) encode(key digestOf) []byte {
	size := 0
	for _, t := range f.texts {
		size += len(t) + 2
	}
	w := entryWriter(make([]byte, entryHead, entryHead+size+len(f.records)*recordBytes+4096))
	copy(w, entryMark)
	copy(w[len(entryMark):], key[:])
	w.truth(f.valid)
	w.truth(f.heading.cue)
	w.truth(f.heading.schemas)
	w.text(f.heading.pkg)
	w.number(uint64(f.heading.clause.line))
	w.number(uint64(f.heading.clause.col))
	w.number(uint64(len(f.files)))
	w.number(uint64(len(f.texts)))
	for _, t := range f.texts {
		w.number(uint64(len(t)))
	}
	for _, t := range f.texts {
		w = append(w, t...)
	}
	w.records(f.records)
	for _, e := range f.entities {
		w.entity(e)
	}
	binary.LittleEndian.PutUint64(w[entryHead-8:], xxhash.Sum64(w[entryHead:]))
	return w
}

type entryWriter []byte

func (w *entryWriter) number(n uint64) { *w = binary.AppendUvarint(*w, n) }

func (w *entryWriter) truth(b bool) { w.number(truth(b)) }

func (w *entryWriter) text(s string) {
	w.number(uint64(len(s)))
	*w = append(*w, s...)
}

func (w *entryWriter) records(all []record) {
	w.number(uint64(len(all)))
	for _, r := range all {
		for _, n := range [...]uint32{r.name, r.text, r.nameLine, r.nameCol, r.line, r.col, r.next, uint32(r.kind) | uint32(r.file)<<16} {
			*w = binary.LittleEndian.AppendUint32(*w, n)
		}
	}
}

func (w *entryWriter) entity(e *entity) {
	w.number(uint64(len(e.withheld)))
	for _, v := range e.withheld {
		w.text(v.Path)
		w.text(v.Class)
		w.text(v.Value)
	}
	w.truth(e.asked != nil)
	w.number(uint64(len(e.asked)))
	for _, a := range e.asked {
		w.number(uint64(a.about))
		w.text(a.name)
		*w = binary.LittleEndian.AppendUint64(*w, a.answer)
	}
}

// decodeEntry reads an entry that was made from what has this digest, for
// files of these names.
func decodeEntry(data []byte, key digestOf, files []string) (*flat, error) {
	if len(data) < entryHead || string(data[:len(entryMark)]) != entryMark || digestOf(data[len(entryMark):entryHead-8]) != key ||
		binary.LittleEndian.Uint64(data[entryHead-8:]) != xxhash.Sum64(data[entryHead:]) {
		return nil, errEntry
	}
	r := &entryReader{data: data[entryHead:]}
	f := &flat{files: files, stored: true, cached: true, valid: r.truth()}
	f.heading = heading{cue: r.truth(), schemas: r.truth(), pkg: r.text()}
	f.heading.clause = place{files[0], r.int(), r.int()}
	r.bad = r.bad || r.number() != uint64(len(files))
	f.texts = r.texts()
	f.records = r.records()
	if r.bad || !f.sound() {
		return nil, errEntry
	}
	f.list()
	for _, e := range f.entities {
		r.entity(e)
	}
	if r.bad || len(r.data) > 0 {
		return nil, errEntry
	}
	return f, nil
}

// entryReader reads what an entryWriter wrote; bad tells that it was not that.
type entryReader struct {
	data []byte
	bad  bool
}

func (r *entryReader) number() uint64 {
	n, size := binary.Uvarint(r.data)
	if size <= 0 {
		r.bad, r.data = true, nil
		return 0
	}
	r.data = r.data[size:]
	return n
}

// count is a number of things of which each takes some bytes at least.
func (r *entryReader) count(each int) int {
	n := r.number()
	if n > uint64(len(r.data)/each) {
		r.bad, r.data = true, nil
		return 0
	}
	return int(n)
}

func (r *entryReader) int() int { return int(uint32(r.number())) }

func (r *entryReader) truth() bool {
	n := r.number()
	r.bad = r.bad || n > 1
	return n == 1
}

func (r *entryReader) take(n int) []byte {
	if n > len(r.data) {
		r.bad, r.data = true, nil
		return nil
	}
	out := r.data[:n]
	r.data = r.data[n:]
	return out
}

func (r *entryReader) text() string { return string(r.take(r.count(1))) }

// texts are parts of one text, which takes one piece of memory.
func (r *entryReader) texts() []string {
	ends := make([]int, r.count(1))
	end := 0
	for i := range ends {
		end += r.count(1)
		ends[i] = end
	}
	all, texts, start := string(r.take(end)), make([]string, len(ends)), 0
	if r.bad {
		return nil
	}
	for i, end := range ends {
		texts[i], start = all[start:end], end
	}
	return texts
}

func (r *entryReader) records() []record {
	all := make([]record, r.count(recordBytes))
	data := r.take(len(all) * recordBytes)
	for i := range all {
		d := data[i*recordBytes:][:recordBytes]
		n := func(j int) uint32 { return binary.LittleEndian.Uint32(d[4*j:]) }
		all[i] = record{n(0), n(1), n(2), n(3), n(4), n(5), n(6), kind(n(7)), uint16(n(7) >> 16)}
	}
	return all
}

func (r *entryReader) entity(e *entity) {
	if n := r.count(3); n > 0 {
		e.withheld = make([]book.Withheld, n)
	}
	for i := range e.withheld {
		e.withheld[i] = book.Withheld{Path: r.text(), Class: r.text(), Value: r.text()}
	}
	known, n := r.truth(), r.count(10)
	if !known {
		r.bad = r.bad || n > 0
		return
	}
	e.asked = make([]answered, n)
	for i := range e.asked {
		e.asked[i].question = question{byte(r.number()), r.text()}
		if answer := r.take(8); !r.bad {
			e.asked[i].answer = binary.LittleEndian.Uint64(answer)
		}
	}
}

// sound tells whether records refer to texts that are there and lie within
// each other, so that nothing that walks them can go astray.
func (f *flat) sound() bool {
	if len(f.records) == 0 || f.records[0].kind != structKind || int(f.records[0].next) != len(f.records) {
		return false
	}
	texts := uint32(len(f.texts))
	ends := []uint32{uint32(len(f.records))}
	for i, r := range f.records {
		at := uint32(i)
		for ends[len(ends)-1] <= at {
			ends = ends[:len(ends)-1]
		}
		switch {
		case r.text >= texts, r.name >= texts, r.kind > structKind, int(r.file) >= len(f.files), r.next <= at, r.next > ends[len(ends)-1],
			r.kind < listKind && r.next != at+1, len(ends) > maxDepth+2:
			return false
		}
		if r.next > at+1 {
			ends = append(ends, r.next)
		}
	}
	return !slices.ContainsFunc(f.records, func(r record) bool { return r.line == 0 })
}
