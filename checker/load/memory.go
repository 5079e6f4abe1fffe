package load

import (
	"crypto/sha256"
	"sync"
)

// Memory keeps, from one reading of the same paths to the next, the files of
// plain data that did not change, with what their entities were decoded to. It
// holds what the last reading used and no more, and is for one Load at a time.
type Memory struct {
	lock  sync.Mutex
	files map[string]*keptFile
	now   map[string]*keptFile // what the reading under way used
}

// keptFile is a file with the digest of the text that it was read from.
type keptFile struct {
	name   string
	digest [sha256.Size]byte
	parsed *parsed
}

// begin prepares for a reading.
func (m *Memory) begin() {
	if m != nil {
		m.now = map[string]*keptFile{}
	}
}

// end keeps what the reading used.
func (m *Memory) end() {
	if m != nil {
		m.files, m.now = m.now, nil
	}
}

// recall gives what a file of the same text was parsed to.
func (m *Memory) recall(src *source) *parsed {
	if m == nil {
		return nil
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	have := m.files[src.abs]
	if have == nil || have.name != src.name || have.digest != src.digest() {
		return nil
	}
	m.now[src.abs] = have
	return &parsed{source: src, flat: have.parsed.flat, heading: have.parsed.heading}
}

// keep remembers a file of plain data.
func (m *Memory) keep(p *parsed) {
	if m == nil || p.flat == nil {
		return
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	m.now[p.source.abs] = &keptFile{p.source.name, p.source.digest(), &parsed{flat: p.flat, heading: p.heading}}
}
