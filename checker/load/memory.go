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

// keptFile is a file with the digest of the text that it was read from, and the
// stamp that it had then; zero: it has to be read to know it.
type keptFile struct {
	name   string
	digest [sha256.Size]byte
	stamp  stamp
	parsed *parsed
}

// filled tells whether there was a reading before.
func (m *Memory) filled() bool { return m != nil && len(m.files) > 0 }

// known gives a file that is as it was, which its text need not be read for.
func (m *Memory) known(name, abs string, disk Disk) *parsed {
	if !m.filled() {
		return nil
	}
	have := m.files[abs] // which nobody changes while files are read
	if have == nil || have.name != name || have.stamp == (stamp{}) {
		return nil
	}
	if info, err := disk.Stat(abs); err != nil || !info.Mode().IsRegular() || stampOf(disk, info) != have.stamp {
		return nil
	}
	src := &source{name: name, abs: abs, stamp: have.stamp, sum: &have.digest, reread: rereading(name, abs, nil, disk)}
	return &parsed{source: src, flat: have.parsed.flat, heading: have.parsed.heading}
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
	m.now[p.source.abs] = &keptFile{p.source.name, p.source.digest(), p.source.stamp, &parsed{flat: p.flat, heading: p.heading}}
}
