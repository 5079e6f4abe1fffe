package load

import (
	"encoding/binary"
	"math"
	"unsafe"
)

// entryReader reads what an entryWriter wrote; bad tells that it was not that.
// The texts that it gives lie in the data, which nobody changes.
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

func (r *entryReader) small() uint32 {
	n := r.number()
	r.bad = r.bad || n > math.MaxUint32
	return uint32(n)
}

func (r *entryReader) place(file string) place { return place{file, int(r.small()), int(r.small())} }

func (r *entryReader) placeIn(files []string) place {
	at := r.place(files[0])
	n := r.number()
	if n >= uint64(len(files)) {
		r.bad = true
		return at
	}
	at.file = files[n]
	return at
}

func (r *entryReader) ref(p *pool) ref {
	v := ref(r.small())
	if r.bad = r.bad || !p.holds(v, uint32(len(p.starts))); r.bad {
		return 0
	}
	return v
}

// record is the number of a record of a file.
func (r *entryReader) record(f *flat) uint32 {
	n := r.number()
	r.bad = r.bad || n >= uint64(f.count)
	return uint32(n)
}

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
	out := r.data[:n:n]
	r.data = r.data[n:]
	return out
}

func (r *entryReader) text() string { return inPlace(r.take(r.count(1))) }

// inPlace is a text that lies where it was read.
func inPlace(data []byte) string { return unsafe.String(unsafe.SliceData(data), len(data)) }

func (r *entryReader) stamp() (s stamp) {
	for i := range s {
		s[i] = int64(r.number())
	}
	return s
}

func (r *entryReader) pool() *pool {
	p := &pool{texts: r.texts()}
	p.starts = make([]uint32, r.count(2))
	p.parts = make([]uint32, 0, r.count(1))
	for i := range p.starts {
		p.starts[i] = uint32(len(p.parts))
		p.parts = append(p.parts, r.small())
		for range r.count(1) {
			p.parts = append(p.parts, r.small())
		}
	}
	return p
}

func (r *entryReader) texts() []string {
	ends := make([]int, r.count(1))
	end := 0
	for i := range ends {
		end += r.count(1)
		ends[i] = end
	}
	all, texts, start := inPlace(r.take(end)), make([]string, len(ends)), 0
	if r.bad {
		return nil
	}
	for i, end := range ends {
		texts[i], start = all[start:end], end
	}
	return texts
}

func (r *entryReader) answers() []answered {
	all := make([]answered, r.count(10))
	for i := range all {
		all[i].question = question{byte(r.number()), r.text()}
		if answer := r.take(8); !r.bad {
			all[i].answer = binary.LittleEndian.Uint64(answer)
		}
	}
	return all
}
