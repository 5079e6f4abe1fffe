package load

import "roe.example/checker/book"

// request is what the evaluating child reads.
type request struct {
	Dir         string        `json:"dir"`
	Files       []requestFile `json:"files"`
	MemoryLimit int64         `json:"memoryLimit"`
	// Module is what imports can lead to; nil: it is on the computer's disk.
	Module sent `json:"module"`
}

func (r *request) disk() Disk {
	if r.Module == nil {
		return computer{}
	}
	return r.Module
}

type requestFile struct {
	Name string `json:"name"`
	Data []byte `json:"data"`
}

// answer is what it writes: the tree as far as it could be made, and faults.
type answer struct {
	Tree   *wireNode         `json:"tree,omitempty"`
	Faults []book.Diagnostic `json:"faults,omitempty"`
	// Strict are faults that only CUE's own schema check found; they count
	// when the shapes find none.
	Strict []book.Diagnostic `json:"strict,omitempty"`
}

// wireNode is a node as it passes between the processes.
type wireNode struct {
	Kind   kind        `json:"k"`
	Text   string      `json:"t,omitempty"`
	Flawed bool        `json:"x,omitempty"`
	At     wirePlace   `json:"a"`
	Names  []string    `json:"n,omitempty"` // of fields
	Places []wirePlace `json:"p,omitempty"` // of names
	Parts  []*wireNode `json:"v,omitempty"` // values of fields, or items
}

type wirePlace struct {
	File string `json:"f"`
	Line int    `json:"l"`
	Col  int    `json:"c"`
}

func (p place) wire() wirePlace      { return wirePlace{p.file, p.line, p.col} }
func (p wirePlace) place() place     { return place{p.File, p.Line, p.Col} }
func (w *wireNode) part(i int) *node { return w.Parts[i].node() }
func wireAll(nodes []*node) (out []*wireNode) {
	for _, n := range nodes {
		out = append(out, n.wire())
	}
	return out
}

func (n *node) wire() *wireNode {
	w := &wireNode{Kind: n.kind, Text: n.text, Flawed: n.flawed, At: n.at.wire()}
	for _, f := range n.fields {
		w.Names = append(w.Names, f.name)
		w.Places = append(w.Places, f.at.wire())
		w.Parts = append(w.Parts, f.value.wire())
	}
	w.Parts = append(w.Parts, wireAll(n.items)...)
	return w
}

func (w *wireNode) node() *node {
	n := &node{kind: w.Kind, text: w.Text, flawed: w.Flawed, at: w.At.place()}
	for i := range w.Parts {
		if w.Kind == structKind {
			n.put(&field{name: w.Names[i], at: w.Places[i].place(), value: w.part(i)})
		} else {
			n.items = append(n.items, w.part(i))
		}
	}
	return n
}
