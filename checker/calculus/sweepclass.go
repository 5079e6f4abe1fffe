package calculus

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/book"
)

// SweptClasses says which agencies stand alike on an action.
type SweptClasses struct {
	Host, Aid   []int32 // the class of each agency, by its place in Sweep.Agencies
	Hosts, Aids int32
	// Around counts what bears on it besides an agency's own documents.
	Around []int32
	// HostNorms and AidNorms are the norms of each class, by place in Sweep.Norms.
	HostNorms, AidNorms [][]int32
}

// Classes sorts the agencies by all that is looked at when two of them are
// compared on an action.
func (s *Sweep) Classes(action int) *SweptClasses {
	out := &SweptClasses{}
	hosts, aids, around := interned{}, interned{}, interned{}
	contents := interned{}
	for i := range s.Agencies {
		own, others := s.documentsOf(action, i, contents)
		self := s.self(action, i)
		as := others + "|" + self
		out.Around = append(out.Around, around.number(as+"|"+s.settings[i].key))
		host, aid := hosts.number(own+"|"+as+"|"+s.settings[i].key), aids.number(own+"|"+as)
		if out.Host = append(out.Host, host); int(host) == len(out.HostNorms) {
			out.HostNorms = append(out.HostNorms, s.bound(action, i))
		}
		if out.Aid = append(out.Aid, aid); int(aid) == len(out.AidNorms) {
			out.AidNorms = append(out.AidNorms, s.bound(action, i))
		}
	}
	out.Hosts, out.Aids = int32(len(hosts)), int32(len(aids))
	return out
}

// interned numbers texts in the order in which they are first met.
type interned map[string]int32

func (in interned) number(text string) int32 {
	n, ok := in[text]
	if !ok {
		n = int32(len(in))
		in[text] = n
	}
	return n
}

// documentsOf is what an agency's own documents say on an action, and what
// others' documents do that touch it: by what they say where they touch nobody
// else, and by name otherwise.
func (s *Sweep) documentsOf(action, agency int, contents interned) (own, others string) {
	var a, b []byte
	for _, t := range s.near[agency] {
		d := &s.docs[t.doc]
		if !d.says(action, s.Actions[action].Topic) {
			continue
		}
		to := &b
		if d.inst.Issuer == s.Agencies[agency] {
			to = &a
		}
		if d.private {
			*to = binary.AppendVarint(*to, int64(contents.number(s.content(d, action))))
		} else {
			*to = binary.AppendVarint(*to, -1-int64(t.doc))
		}
		*to = binary.AppendUvarint(*to, uint64(t.bits))
	}
	return string(a), string(b)
}

// content is what a document says on an action, and how.
func (s *Sweep) content(d *sweptDoc, action int) string {
	out := append([]byte(d.kind), 0)
	out = flags(flags(out, d.binds...), d.unpractised...)
	out = flags(out, d.inst.Court != "", d.whole[s.Actions[action].Topic], d.inst.Reach.Members, d.inst.Reach.Command, d.inst.Reach.Territory != "", d.inst.Reach.Named != nil)
	norms := d.on[action]
	if len(s.Actions[action].words) > 0 {
		words := s.wordsIn(d, action)
		out = append(binary.AppendUvarint(out, uint64(len(words))), words...)
	}
	for i, n := range norms {
		out = binary.AppendVarint(append(out, 'n'), int64(s.numbers[n]))
		for _, m := range s.moments {
			out = flags(out, s.amended(n, m.during.From))
		}
		for j, o := range norms {
			if i != j && (slices.Contains(n.source.ExceptionTo, o.section) || n.section == o.section) {
				out = flags(binary.AppendVarint(append(out, '^'), int64(j)), n.section == o.section)
			}
		}
	}
	return string(out)
}

// self is what an agency is, beside its documents.
func (s *Sweep) self(action, agency int) string {
	id := s.Agencies[agency]
	if s.plain || s.named[agency] {
		return "alone " + id
	}
	a := s.src.Agencies[id]
	out := ""
	if c := a.Capabilities; c != nil && len(c.Can)+len(c.Cannot) > 0 {
		can, cannot := s.tax.expand(c.Can, nil), s.tax.expand(c.Cannot, nil)
		looks := slices.Clone(s.Actions[action].looks)
		looks.union(s.Actions[action].bears)
		looks.each(func(i int) { out += fmt.Sprint(can.has(i), s.tax.holdsAll(cannot, i), ",") })
	}
	return out + s.ownWords(action, a)
}

// bound lists the norms that bind an agency on an action at home.
func (s *Sweep) bound(action, agency int) []int32 {
	out := []int32{}
	for _, t := range s.near[agency] {
		d := &s.docs[t.doc]
		if how := reaches(d.inst, t.bits, t.bits); !how.home && !how.place {
			continue
		}
		for _, n := range d.on[action] {
			if !n.derived && s.speaksOn(action, n) && s.counts(d, n) {
				out = append(out, s.numbers[n])
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// speaksOn tells whether a norm speaks of an action itself, and not only of
// what is looked at beside it.
func (s *Sweep) speaksOn(action int, n *norm) bool {
	return slices.ContainsFunc(s.Actions[action].members, n.actions.has)
}

// counts tells whether a norm is in force at some time of the day.
func (s *Sweep) counts(d *sweptDoc, n *norm) bool {
	for i, m := range s.moments {
		if d.binds[i] && !s.amended(n, m.during.From) {
			return true
		}
	}
	return false
}

// normsOf numbers the norms by what they say, and lists whom they bind.
func (s *Sweep) normsOf() {
	known := interned{}
	number := func(n *norm) int32 {
		at := known.number(s.meaning(n))
		if int(at) == len(s.Norms) {
			s.Norms = append(s.Norms, SweptNorm{norm: n})
		}
		return at
	}
	for i := range s.docs {
		d := &s.docs[i]
		for _, n := range d.norms {
			if len(d.on) > 0 {
				s.numbers[n] = number(n)
			}
		}
	}
	for _, p := range s.holdings {
		for _, n := range s.agreement[p.Agreement].norms {
			s.numbers[n] = number(n)
		}
	}
	for i := range s.Agencies {
		s.holds(int32(i))
	}
}

// meaning is equal for norms that say the same, in documents of one kind.
func (s *Sweep) meaning(n *norm) string {
	out := make([]byte, 0, len(n.key)+len(n.doc.kind)+8*len(n.breadth)+8)
	out = append(append(append(out, n.key...), '|'), n.doc.kind...)
	for _, word := range n.breadth { // as many for every norm
		out = binary.LittleEndian.AppendUint64(out, word)
	}
	return string(out)
}

// holds notes an agency with the norms that bind it at home.
func (s *Sweep) holds(agency int32) {
	for _, t := range s.near[agency] {
		d := &s.docs[t.doc]
		if how := reaches(d.inst, t.bits, t.bits); !how.home && !how.place {
			continue
		}
		for _, n := range d.norms {
			at, ok := s.numbers[n]
			if !ok || n.derived || !s.counts(d, n) {
				continue
			}
			one := &s.Norms[at]
			one.Holders, one.Where = append(one.Holders, agency), append(one.Where, Where{d.id, n.section})
		}
	}
}

// Says puts a norm in words: "prohibits pepper spray, with passive resistance".
func (s *Sweep) Says(norm int) string {
	n := s.Norms[norm].norm
	verb := [...]string{prohibits: "prohibits ", permits: "permits ", requires: "requires "}[n.modality]
	var names []string
	for _, id := range s.tax.names(n.breadth) {
		names = append(names, s.nameOf(id))
	}
	parts := []string{verb + strings.Join(names, ", ")}
	if !s.space.Subset(s.space.All(), n.region) {
		parts = append(parts, "given "+s.space.Describe(n.region))
	}
	for _, a := range n.source.Approval {
		parts = append(parts, "on the word of "+sweptApprover(a))
	}
	if d := dutyWords(n.source); d != "" {
		parts = append(parts, d)
	}
	return strings.Join(parts, "; ")
}

// sweptApprover says who approves, as the norm has it; see approval for whom it
// means where it says nothing.
func sweptApprover(a book.Approval) string {
	rung := strings.ReplaceAll(a.Rung, "-", " ")
	switch {
	case a.Office != "":
		return "the " + a.Office
	case a.Whose == "host":
		return "the host's " + rung
	case a.Whose == "place" || a.Rung == "incident-commander" || a.Rung == "elected-official":
		return "the " + rung
	}
	return "their own " + rung
}

// Cited is the document of a norm, as it is cited, and its title.
func (s *Sweep) Cited(document string) (cite, title string) {
	if in := s.src.Instruments[document]; in != nil {
		return in.Cite, in.Title
	}
	if a := s.src.Agreements[document]; a != nil {
		return a.Cite, a.Title
	}
	return document, document
}

// ID is the id of one norm that says it, and the document and section of it.
func (n *SweptNorm) ID() (id, document, section string) {
	return n.norm.id, n.norm.doc.id, n.norm.section
}

// Whole tells whether an agency's own rules on a topic are all in the book.
func (s *Sweep) Whole(agency int, topic string) bool {
	return slices.ContainsFunc(s.near[agency], func(n near) bool {
		return n.bits&isIssuer != 0 && s.docs[n.doc].whole[topic] && s.docs[n.doc].binds[0]
	})
}
