package calculus

import (
	"encoding/binary"
	"slices"

	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// What a host and who helps it come to is put together of small things: what one
// norm of the host's and one of the aid's come to, as each counts in its own
// agency's rules. Many agencies have the same norm count in the same way, so that
// there are far fewer of these than pairs of agencies. Each is found once.

// call is a norm of a host's with where it counts, or that it has none.
type call struct {
	numbered
	member int
	host   int  // one of those that have it: the one whose norm this is
	by     int  // an agency other than the host that wrote it, or -1
	speaks bool // of a silence: it has rules for other circumstances
	silent bool
	law    bool
	room   *room
	upTo   [tos]int // how many of the answers were looked at
	likes  *[]int32 // see like
	hits   []Hit
}

// Hit is a meeting of a host's norm with an answer to it: what it is like, as
// Meeting.Of tells, and the norm that answers; -1: none.
type Hit struct{ Answer, Like, Norm int32 }

// to is what of a host's an answer is to.
type to uint8

const (
	toBan       to = iota // what is done in spite of it
	toDuty                // what is not done in spite of it
	toMeasure             // a duty that cannot be met with it
	toWord                // what is done on other words
	toManner              // a duty that is met otherwise
	toThreshold           // what is permitted too
	toRule                // where the aid has rules of its own
	toSilence             // what the aid has rules on
	tos
)

// asks says to what an answer can be of a norm of some modality.
var asks = [...][]to{prohibits: {toBan, toRule}, requires: {toDuty, toMeasure, toManner, toRule}, permits: {toWord, toThreshold, toRule}}

// answer is what of an aid's rules a host's norm can meet: as they bear on it,
// beyond what binds at the host's post too.
type answer struct {
	numbered
	to     to
	agency int
	expose facts.Exposure
	speaks bool // of where it has rules: it has some
	here   []numbered
	part   *numberedPart
	kinds  []int32 // what clashes with it are like depends on; of each norm of the part
}

// listed are answers, with what is looked at of each of them side by side.
type listed struct {
	answers []listing
	bits    region.Bits
}

// listing is an answer in a list: its number, and of its norm what tells whether and
// how it meets another.
type listing struct {
	at, is, common int32
	kind           int32 // what clashes with it are like depends on
	fills, touches bool
	long           bool // there are several norms to it, or it binds at the host's post too
}

// room is where answers meet calls: at posts of one kind, on one member, either by
// its items or not.
type room struct {
	member  int
	answers [tos]listed
	known   interned
	calls   map[string]*call
	always  []Alone
}

// Alone is what is found of an aid whatever the host's rules.
type Alone struct {
	Answer int32
	Meeting
}

type roomKey struct {
	kind, member int
	items        bool
}

func (c *Comparer) room(k roomKey) *room {
	r := c.rooms[k]
	if r == nil {
		r = &room{member: k.member, known: interned{}, calls: map[string]*call{}}
		c.rooms[k] = r
	}
	return r
}

// callsOf are those of a host's stance.
func (c *Comparer) callsOf(r *room, s *stand1, host int) (out []*call) {
	for _, ones := range [...][]numbered{s.proh, s.req, s.perm} {
		for _, n := range ones {
			out = append(out, c.call(r, call{numbered: n, host: host, by: c.byAnother(&n, host)}))
		}
	}
	if s.known {
		out = append(out, c.call(r, call{numbered: numbered{where: s.said}, host: host, by: -1, speaks: s.speaks, silent: true}))
	}
	return out
}

func (c *Comparer) call(r *room, l call) *call {
	key := l.key(nil)
	if l.silent {
		key = append(key, '-')
	} else {
		key = append(key, byte(l.modality))
	}
	key = flags(binary.AppendVarint(key, int64(l.by)), l.speaks, l.silent)
	have := r.calls[string(key)]
	if have == nil {
		l.member, l.room, l.law = r.member, r, !l.silent && l.doc.law()
		l.likes = c.likesOf(&l)
		have = &l
		r.calls[string(key)] = have
	}
	return have
}

// likesOf are common to all calls of which clashes are alike if the answers are.
func (c *Comparer) likesOf(l *call) *[]int32 {
	modality := -1
	if !l.silent {
		modality = int(l.modality)
	}
	k := callKind{l.member, modality, l.traits, l.by >= 0, l.speaks}
	if c.alikeCalls[k] == nil {
		c.alikeCalls[k] = new([]int32)
	}
	return c.alikeCalls[k]
}

type callKind struct {
	member, modality int
	traits           int32
	third, speaks    bool
}

// key is equal for norms that say the same and count alike.
func (n *numbered) key(to []byte) []byte {
	to = binary.AppendVarint(binary.AppendVarint(binary.AppendVarint(to, int64(n.is)), int64(n.traits)), int64(n.common))
	return n.where.key(to)
}

func (w *where) key(to []byte) []byte {
	for _, word := range w.Bits {
		to = binary.LittleEndian.AppendUint64(to, word)
	}
	return flags(to, w.fills, w.touches)
}

func flags(to []byte, all ...bool) []byte {
	for _, is := range all {
		if is {
			to = append(to, 1)
		} else {
			to = append(to, 0)
		}
	}
	return to
}

// answers are those of an aid's stance: those that always count, those to what is
// permitted too, and those of silence.
type answers struct{ always, permitted, silent []int32 }

func (c *Comparer) answersOf(r *room, s *stand1, agency int) *answers {
	out := &answers{}
	add := func(list *[]int32, a answer) {
		a.agency, a.expose = agency, s.expose
		*list = append(*list, c.answer(r, a))
	}
	less := func(n numbered, w *where) numbered { // what is left of a norm
		n.Bits = slices.Clone(n.Bits)
		n.Without(w.Bits)
		n.fills = n.fills && !w.touches
		return n
	}
	each := func(list *[]int32, as to, less func(numbered) numbered, of ...[]numbered) {
		for _, ones := range of {
			for _, n := range ones {
				if n = less(n); !n.Empty() {
					add(list, answer{to: as, numbered: n})
				}
			}
		}
	}
	each(&out.always, toBan, func(n numbered) numbered { return less(n, &s.P) }, s.perm, s.req)
	each(&out.always, toDuty, func(n numbered) numbered { return less(n, &s.R) }, s.proh, s.perm)
	each(&out.always, toMeasure, func(n numbered) numbered { return less(n, &s.required) }, s.req)
	for i := range s.parts {
		p := &s.parts[i]
		add(&out.always, answer{to: toWord, numbered: numbered{where: p.where}, part: p, here: s.herePerm})
	}
	for _, n := range s.req {
		add(&out.always, answer{to: toManner, numbered: n, here: s.hereReq})
	}
	each(&out.permitted, toThreshold, func(n numbered) numbered { return n }, s.perm)
	each(&out.silent, toSilence, func(n numbered) numbered { return less(n, &s.spoken) }, s.proh, s.req, s.perm)
	if s.known {
		add(&out.silent, answer{to: toRule, numbered: numbered{where: s.said}, speaks: s.speaks})
	}
	if len(s.alone) > 0 {
		out.always = append(out.always, c.lonely(r, s.alone))
	}
	return out
}

// answer numbers an answer.
func (c *Comparer) answer(r *room, a answer) int32 {
	key := a.key([]byte{byte(a.to), bitsOf(&a.expose)})
	key = flags(key, a.speaks)
	for i := range a.here {
		if a.here[i].common != 0 {
			key = a.here[i].key(append(key, 'h'))
		}
	}
	if a.part != nil {
		key = binary.AppendVarint(append(key, 'p'), int64(a.part.key))
		for i := range a.part.home {
			n := &a.part.home[i]
			key = binary.AppendVarint(binary.AppendVarint(binary.AppendVarint(key, int64(n.is)), int64(n.traits)), int64(n.common))
		}
	}
	at, known := r.known[string(key)]
	if !known {
		at = int32(len(c.answered))
		r.known[string(key)] = at
		c.kindsOf(&a)
		c.answered = append(c.answered, a)
		list := &r.answers[a.to]
		one := listing{at: at, is: a.is, common: a.common, fills: a.fills, touches: a.touches, long: slices.ContainsFunc(a.here, numbered.shared)}
		if a.part != nil && len(a.part.home) == 1 {
			one.is, one.common = a.part.home[0].is, a.part.home[0].common
		} else if a.part != nil {
			one.long = true
		}
		if !one.long {
			one.kind = a.kinds[0]
		}
		if a.to == toRule {
			one.is = -1 // it has rules, and none is looked at
		}
		list.answers = append(list.answers, one)
		list.bits = append(list.bits, a.Bits...)
	}
	return at
}

// kindsOf numbers what clashes with an answer are like depends on.
func (c *Comparer) kindsOf(a *answer) {
	k := answerKind{to: a.to, traits: a.traits, expose: bitsOf(&a.expose), speaks: a.speaks, part: -1}
	if a.part == nil {
		a.kinds = []int32{c.answerKind(k)}
		return
	}
	k.part = a.part.key
	for i := range a.part.home {
		k.traits = a.part.home[i].traits
		a.kinds = append(a.kinds, c.answerKind(k))
	}
}

type answerKind struct {
	to           to
	expose       uint8
	traits, part int32
	speaks       bool
}

func (c *Comparer) answerKind(k answerKind) int32 {
	at, known := c.alikeAnswers[k]
	if !known {
		at = int32(len(c.alikeAnswers))
		c.alikeAnswers[k] = at
	}
	return at
}

// lonely numbers what is found of an agency by itself.
func (c *Comparer) lonely(r *room, met []Meeting) int32 {
	key := []byte{byte(tos)}
	for _, m := range met {
		key = binary.AppendVarint(binary.AppendVarint(binary.AppendVarint(key, int64(m.like)), int64(m.norms[0])), int64(m.norms[1]))
	}
	at, known := r.known[string(key)]
	if !known {
		at = int32(len(c.answered))
		r.known[string(key)] = at
		c.answered = append(c.answered, answer{to: tos})
		for _, m := range met {
			r.always = append(r.always, Alone{at, m})
		}
	}
	return at
}
