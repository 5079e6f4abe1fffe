package load

import (
	"bytes"
	"encoding/json"
	"reflect"
	"sync"

	"roe.example/checker/book"
)

// Memory keeps, from one reading of the same paths to the next, the files that
// did not change and what their entities were decoded to. Only files that are
// plain data are kept, and nothing at all once a fault was found: finding
// faults marks the trees. It holds what the last reading used and no more, and
// is for one Load at a time.
type Memory struct {
	lock     sync.Mutex
	files    map[string]*keptFile
	entities map[*node]reflect.Value
	now      *Memory // what the reading under way used
}

// keptFile is a file with the text that it was read from.
type keptFile struct {
	name   string
	data   []byte
	parsed *parsed
}

// begin prepares for a reading.
func (m *Memory) begin() {
	if m != nil {
		m.now = &Memory{files: map[string]*keptFile{}, entities: map[*node]reflect.Value{}}
	}
}

// end keeps what the reading used, if it found no fault.
func (m *Memory) end(sound bool) {
	if m == nil {
		return
	}
	m.files, m.entities = nil, nil
	if sound {
		m.files, m.entities = m.now.files, m.now.entities
	}
	m.now = nil
}

// parse reads a file, or gives what it was parsed to when it had the same text.
func (m *Memory) parse(name, abs string, overlay map[string][]byte, disk Disk, shapes *shapes) *parsed {
	if m == nil {
		return parse(name, abs, overlay, disk, shapes)
	}
	src, fault := readSource(name, abs, overlay, disk)
	if fault != nil {
		return &parsed{diags: []book.Diagnostic{*fault}}
	}
	m.lock.Lock()
	have := m.files[abs]
	m.lock.Unlock()
	if have == nil || have.name != name || !bytes.Equal(have.data, src.data) {
		have = &keptFile{name, src.data, parseSource(src, shapes)}
	}
	if have.parsed.tree == nil || len(have.parsed.diags) > 0 {
		return have.parsed
	}
	m.lock.Lock()
	m.now.files[abs] = have
	m.lock.Unlock()
	copied := *have.parsed
	return &copied
}

// own gives trees that may be merged and changed at will down to the entities;
// of these, those that stand in several places are copied whole.
func (m *Memory) own(trees []*node, library func(section, id string) bool) []*node {
	if m == nil {
		return trees
	}
	count := map[[2]string]int{}
	for _, tree := range trees {
		for _, section := range tree.fields {
			for _, f := range section.value.fields {
				count[[2]string{section.name, f.name}]++
			}
		}
	}
	out := make([]*node, len(trees))
	for i, tree := range trees {
		root := shallow(tree)
		for _, section := range root.fields {
			if section.value.kind != structKind {
				section.value = clone(section.value)
				continue
			}
			section.value = shallow(section.value)
			for _, f := range section.value.fields {
				if count[[2]string{section.name, f.name}] > 1 || library(section.name, f.name) {
					f.value = clone(f.value)
				}
			}
		}
		out[i] = root
	}
	return out
}

// shallow copies a value with its fields, but not what the fields hold.
func shallow(n *node) *node {
	c := *n
	c.fields, c.index = nil, nil
	for _, f := range n.fields {
		c.put(&field{name: f.name, at: f.at, value: f.value})
	}
	return &c
}

// decode decodes a book's tree; entities that are the very same as in the
// reading before are taken from there.
func (m *Memory) decode(tree *node, into *book.Book) error {
	if m == nil {
		return json.Unmarshal(tree.appendJSON(nil), into)
	}
	rest := shallow(tree)
	type entity struct {
		section, name string
		node          *node
	}
	var all []entity
	known := map[*node]reflect.Value{}
	maps := entityMaps(into)
	for _, section := range rest.fields {
		if !maps[section.name].IsValid() || section.value.kind != structKind || section.value.flawed {
			continue
		}
		some := *section.value
		some.fields, some.index = nil, nil
		for _, f := range section.value.fields {
			all = append(all, entity{section.name, f.name, f.value})
			if v, ok := m.entities[f.value]; ok && !f.value.flawed {
				known[f.value] = v
				continue
			}
			some.put(f)
		}
		section.value = &some
	}
	if err := json.Unmarshal(rest.appendJSON(nil), into); err != nil {
		return err
	}
	for _, e := range all {
		held := maps[e.section]
		if held.IsNil() {
			held.Set(reflect.MakeMap(held.Type()))
		}
		v, ok := known[e.node]
		if ok {
			held.SetMapIndex(reflect.ValueOf(e.name), v)
		} else {
			v = held.MapIndex(reflect.ValueOf(e.name))
		}
		if v.IsValid() {
			m.lock.Lock()
			m.now.entities[e.node] = v
			m.lock.Unlock()
		}
	}
	return nil
}

// entityMaps are the sections of a book that hold entities by id.
func entityMaps(b *book.Book) map[string]reflect.Value {
	return map[string]reflect.Value{
		"places":      reflect.ValueOf(&b.Places).Elem(),
		"agencies":    reflect.ValueOf(&b.Agencies).Elem(),
		"instruments": reflect.ValueOf(&b.Instruments).Elem(),
		"agreements":  reflect.ValueOf(&b.Agreements).Elem(),
	}
}
