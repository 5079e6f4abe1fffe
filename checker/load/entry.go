package load

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"

	"github.com/cespare/xxhash/v2"

	"roe.example/checker/book"
)

// An entry is what the store keeps of one file, or of all files of a folder: a
// heading that says for what it was made, a checksum of the rest, the pool, and
// the files. Numbers are of variable length, digests little-endian. Whatever does
// not read as written is no entry.

const (
	entryMark = "roe-pool"
	entryHead = len(entryMark) + sha256.Size + 8
)

type digestOf = [sha256.Size]byte

var errEntry = errors.New("no entry")

// filed is a file of an entry.
type filed struct {
	name  string   // in its folder
	sum   digestOf // of its text
	stamp stamp    // zero: its text has to be read to know it
	flat  *flat
	data  []byte // as it lies in an entry, if that is where it comes from
}

// encode writes files as an entry.
func encode(key digestOf, files []filed) []byte {
	values, moved := together(files)
	var rest entryWriter
	answers := map[answered]uint64{}
	for _, p := range files {
		rest.text(p.name)
		rest = append(rest, p.sum[:]...)
		rest.stamp(p.stamp)
		var one entryWriter
		one.file(p.flat, moved[p.flat.pool], answers)
		rest.text(string(one))
	}
	w := entryWriter(make([]byte, entryHead, entryHead+len(rest)+4*len(values.parts)))
	copy(w, entryMark)
	copy(w[len(entryMark):], key[:])
	w.pool(values.pool)
	w.answers(answers)
	w.number(uint64(len(files)))
	w = append(w, rest...)
	binary.LittleEndian.PutUint64(w[entryHead-8:], xxhash.Sum64(w[entryHead:]))
	return w
}

// together puts the values of files into one pool.
func together(files []filed) (*pooler, map[*pool]*translation) {
	all, moved := newPooler(), map[*pool]*translation{}
	for _, p := range files {
		t := moved[p.flat.pool]
		if t == nil {
			t = all.translate(p.flat.pool)
			moved[p.flat.pool] = t
		}
		t.value(p.flat.root)
	}
	return all, moved
}

type entryWriter []byte

func (w *entryWriter) number(n uint64) { *w = binary.AppendUvarint(*w, n) }

func (w *entryWriter) truth(b bool) { w.number(truth(b)) }

func (w *entryWriter) text(s string) {
	w.number(uint64(len(s)))
	*w = append(*w, s...)
}

func (w *entryWriter) place(at place) {
	w.number(uint64(uint32(at.line)))
	w.number(uint64(uint32(at.col)))
}

func (w *entryWriter) stamp(s stamp) {
	for _, n := range s {
		w.number(uint64(n))
	}
}

func (w *entryWriter) pool(p *pool) {
	w.number(uint64(len(p.texts)))
	for _, t := range p.texts {
		w.number(uint64(len(t)))
	}
	for _, t := range p.texts {
		*w = append(*w, t...)
	}
	w.number(uint64(len(p.starts)))
	w.number(uint64(len(p.parts)))
	for n, start := range p.starts {
		all := p.inside(ref(n * refKind))
		w.number(uint64(p.parts[start]))
		w.number(uint64(len(all)))
		for _, part := range all {
			w.number(uint64(part))
		}
	}
}

func (w *entryWriter) answers(all map[answered]uint64) {
	list := make([]answered, len(all))
	for a, n := range all {
		list[n] = a
	}
	w.number(uint64(len(list)))
	for _, a := range list {
		w.number(uint64(a.about))
		w.text(a.name)
		*w = binary.LittleEndian.AppendUint64(*w, a.answer)
	}
}

func (w *entryWriter) file(f *flat, t *translation, answers map[answered]uint64) {
	w.truth(f.valid)
	w.truth(f.heading.cue)
	w.truth(f.heading.schemas)
	w.text(f.heading.pkg)
	w.place(f.heading.clause)
	w.number(uint64(len(f.files)))
	w.number(uint64(t.value(f.root)))
	w.place(f.top)
	w.number(uint64(f.fileOf(f.top)))
	w.number(uint64(f.count))
	w.number(uint64(len(f.sections)))
	for _, s := range f.sections {
		w.text(s.name)
		w.place(s.at)
		w.number(uint64(f.fileOf(s.at)))
	}
	w.number(uint64(len(f.loose)))
	for _, i := range f.loose {
		w.number(uint64(i))
	}
	w.number(uint64(len(f.entities)))
	for _, e := range f.entities {
		w.entity(e, t, answers)
	}
	w.text(string(f.places))
}

// fileOf is the number of the file that a place is in.
func (f *flat) fileOf(at place) int {
	for i, name := range f.files {
		if name == at.file {
			return i
		}
	}
	return 0
}

func (w *entryWriter) entity(e *entity, t *translation, answers map[answered]uint64) {
	w.text(e.section)
	w.text(e.id)
	w.number(uint64(e.at))
	w.number(uint64(t.value(e.value)))
	w.number(uint64(len(e.withheld)))
	for _, v := range e.withheld {
		w.text(v.Path)
		w.text(v.Class)
		w.text(v.Value)
	}
	w.truth(e.asked.known)
	list := e.asked.list(t.from)
	w.number(uint64(len(list)))
	for _, a := range list {
		n, ok := answers[a]
		if !ok {
			n = uint64(len(answers))
			answers[a] = n
		}
		w.number(n)
	}
}

// decodeEntry reads an entry that was made for what has this digest. Its files
// are laid out one by one, by whoever wants them.
func decodeEntry(data []byte, key digestOf) ([]filed, *pool, error) {
	if len(data) < entryHead || string(data[:len(entryMark)]) != entryMark || digestOf(data[len(entryMark):entryHead-8]) != key ||
		binary.LittleEndian.Uint64(data[entryHead-8:]) != xxhash.Sum64(data[entryHead:]) {
		return nil, nil, errEntry
	}
	r := &entryReader{data: data[entryHead:]}
	p := r.pool()
	p.answers = r.answers()
	files := make([]filed, r.count(sha256.Size))
	for i := range files {
		files[i].name = r.text()
		copy(files[i].sum[:], r.take(sha256.Size))
		files[i].stamp = r.stamp()
		files[i].data = r.take(r.count(1))
	}
	if r.bad || len(r.data) > 0 || !p.sound() {
		return nil, nil, errEntry
	}
	return files, p, nil
}

// flatOf reads a file of an entry, which has these names now.
func (p *pool) flatOf(data []byte, files []string) (*flat, error) {
	r := &entryReader{data: data}
	f := &flat{files: files, pool: p, stored: true, cached: true, valid: r.truth()}
	f.heading = heading{cue: r.truth(), schemas: r.truth(), pkg: r.text(), clause: r.place(files[0])}
	r.bad = r.bad || r.number() != uint64(len(files))
	f.root, f.top = r.ref(p), r.placeIn(files)
	f.count = int(r.small())
	f.sections = make([]sectionAt, r.count(3))
	for i := range f.sections {
		f.sections[i] = sectionAt{r.text(), r.placeIn(files)}
	}
	f.loose = make([]uint32, r.count(1))
	for i := range f.loose {
		f.loose[i] = r.record(f)
	}
	all := make([]entity, r.count(7))
	f.entities = make([]*entity, len(all))
	for i := range all {
		f.entities[i] = &all[i]
		r.entity(&all[i], f)
	}
	f.places = r.take(r.count(1))
	if r.bad || len(r.data) > 0 || f.root.kind() != structKind || 2*f.count > len(f.places) {
		return nil, errEntry
	}
	return f, nil
}

func (r *entryReader) entity(e *entity, f *flat) {
	e.section, e.id, e.at, e.value = r.text(), r.text(), r.record(f), r.ref(f.pool)
	if n := r.count(3); n > 0 {
		e.withheld = make([]book.Withheld, n)
	}
	for i := range e.withheld {
		e.withheld[i] = book.Withheld{Path: r.text(), Class: r.text(), Value: r.text()}
	}
	e.asked.known = r.truth()
	e.asked.kept = make([]uint32, r.count(1))
	for i := range e.asked.kept {
		n := r.number()
		r.bad = r.bad || n >= uint64(len(f.pool.answers))
		e.asked.kept[i] = uint32(n)
	}
}
