package calculus

import (
	"slices"

	"roe.example/checker/book"
)

// sweptDoc is a document as a sweep looks at it.
type sweptDoc struct {
	*document
	binds       []bool // in force, per moment
	unpractised []bool
	private     bool            // it touches one agency alone, and is told by what it says
	apart       bool            // it binds that agency at home, and nobody anywhere else
	on          map[int][]*norm // norms by action of the sweep
	users       map[int][]*norm // those with words that are in dispute there
}

// says tells whether a document has anything to say that bears on an action.
func (d *sweptDoc) says(action int, topic string) bool {
	return len(d.on[action]) > 0 || d.whole[topic] || len(d.users[action]) > 0
}

// near is a document with how it stands to an agency.
type near struct {
	doc  int32
	bits touching
}

// touching is all that decides whether a document binds somebody: as one who
// comes to help, and as a host.
type touching uint16

const (
	isAddressed touching = 1 << iota
	isNamed
	isSubject     // its issuer has authority over the agency by law
	livesInside   // the agency's place lies in its territory
	isExcepted    // by kind
	isIssuer      // the agency itself
	isGovernment  // the issuer is the place of the agency
	postInside    // the agency's place as a post lies in its territory
	postExcepted  // and in a place that it leaves out
	postUnderLaw  // it is law for that post
	commandsUnder // whom it speaks to commands that post
)

// touches works out which documents touch which agencies.
func (s *Sweep) touches() {
	s.near = make([][]near, len(s.Agencies))
	at := s.around()
	for _, d := range s.Compiled.docs {
		if d.inst == nil || len(d.norms) == 0 && !anyWhole(d) {
			continue
		}
		one := s.sweptDoc(d)
		if !slices.Contains(one.binds, true) {
			continue
		}
		n := int32(len(s.docs))
		count, last := 0, touching(0)
		for _, a := range s.candidates(d.inst, at) {
			if b := s.bits(d.inst, s.Agencies[a]); b != 0 {
				s.near[a] = append(s.near[a], near{n, b})
				count, last = count+1, b
			}
		}
		one.private = count == 1 && len(d.inst.Restrains) == 0
		one.apart = one.private && last&isIssuer != 0 && reaches(d.inst, last, 0) == ways{home: true} && reaches(d.inst, 0, last) == ways{} && reaches(d.inst, last, last) == ways{home: true}
		s.common[d] = !one.apart
		s.docs = append(s.docs, one)
	}
}

func anyWhole(d *document) bool {
	for _, whole := range d.whole {
		if whole {
			return true
		}
	}
	return false
}

func (s *Sweep) sweptDoc(d *document) sweptDoc {
	out := sweptDoc{document: d, on: map[int][]*norm{}, users: map[int][]*norm{}}
	for _, m := range s.moments {
		out.binds = append(out.binds, s.inForce(d, m.during.From))
		e := engine{viewer: viewer{world: s.world}}
		out.unpractised = append(out.unpractised, e.unimplemented(d, m.during.From))
	}
	for _, n := range d.norms {
		for k := range s.Actions {
			if overlap(s.Actions[k].looks, n.actions) {
				out.on[k] = append(out.on[k], n)
			}
		}
	}
	for k := range s.Actions {
		if users := s.usersOf(d, k); len(users) > 0 {
			out.users[k] = users
		}
	}
	return out
}

// around lists the agencies of each place: at it, or in a place inside of it.
func (s *Sweep) around() map[string][]int32 {
	out := map[string][]int32{}
	for i, id := range s.Agencies {
		place := s.src.Agencies[id].Place
		around := s.src.Outward(place)
		if !slices.Contains(around, place) {
			around = append(around, place)
		}
		for _, p := range around {
			out[p] = append(out[p], int32(i))
		}
	}
	return out
}

// candidates are the agencies that an instrument may touch, in order.
func (s *Sweep) candidates(in *book.Instrument, at map[string][]int32) []int32 {
	r := &in.Reach
	claims := r.Members || r.Named != nil
	if s.selects(in.Addresses) || s.selects(r.Named) || in.Court != "" && claims || r.Territory != "" && len(r.ExceptKinds) > 0 {
		return s.everyone()
	}
	var out []int32
	add := func(ids ...string) {
		for _, id := range ids {
			if i, ok := s.place[id]; ok {
				out = append(out, i)
			}
		}
	}
	add(in.Issuer)
	for _, sel := range []*book.Addressees{in.Addresses, r.Named} {
		if sel != nil {
			add(sel.Agencies...)
		}
	}
	out = append(out, at[in.Issuer]...) // whom it addresses, governs, or is law for
	out = append(out, at[r.Territory]...)
	slices.Sort(out)
	return slices.Compact(out)
}

// selects tells whether agencies are chosen by what they are.
func (s *Sweep) selects(a *book.Addressees) bool { return a != nil && len(a.Kinds)+len(a.States) > 0 }

func (s *Sweep) everyone() []int32 {
	out := make([]int32, len(s.Agencies))
	for i := range out {
		out[i] = int32(i)
	}
	return out
}

func (s *Sweep) bits(in *book.Instrument, id string) (b touching) {
	a, r := s.src.Agencies[id], &in.Reach
	set := func(bit touching, on bool) {
		if on {
			b |= bit
		}
	}
	addressed, named := s.addressed(in, id), r.Named.Select(id, a)
	inside := r.Territory != "" && s.within(a.Place, r.Territory)
	set(isAddressed, addressed && (r.Members || r.Command))
	set(isNamed, named)
	set(isSubject, (addressed && r.Members || named) && s.speaksTo(in, a))
	set(livesInside, inside)
	set(isExcepted, r.Territory != "" && slices.Contains(r.ExceptKinds, a.Kind))
	set(isIssuer, in.Issuer == id)
	set(isGovernment, in.Issuer != "" && in.Issuer == a.Place)
	set(postInside, inside)
	set(postExcepted, inside && slices.ContainsFunc(r.ExceptPlaces, func(e string) bool { return s.within(a.Place, e) }))
	set(postUnderLaw, (inside || r.Members || r.Named != nil) && s.legislates(in, a.Place))
	set(commandsUnder, addressed && r.Command)
	return b
}

// reaches says how a document binds one who helps a host, as binds does.
func reaches(in *book.Instrument, aid, host touching) (how ways) {
	r := &in.Reach
	claim := func() {
		switch {
		case aid&isSubject != 0:
			how.home = true
		case host&(isIssuer|postUnderLaw) != 0:
			how.here = true
		}
	}
	if r.Members && aid&isAddressed != 0 {
		claim()
	}
	if r.Command && host&commandsUnder != 0 && aid&isAddressed == 0 {
		how.here = true
	}
	if host&postInside != 0 && aid&isExcepted == 0 && host&postExcepted == 0 && host&postUnderLaw != 0 {
		how.place = true
		how.home = how.home || aid&livesInside != 0
	}
	if aid&isNamed != 0 {
		claim()
	}
	return how
}

// namedAgencies are those that stand for themselves, because a clause or the
// names of approvals tell them from all others.
func (s *Sweep) namedAgencies() []bool {
	out := make([]bool, len(s.Agencies))
	for _, p := range s.holdings {
		for _, c := range s.src.Agreements[p.Agreement].Clauses {
			if c.Extends != nil {
				if i, ok := s.place[c.Extends.RulesOf]; ok {
					out[i] = true
				}
			}
		}
	}
	e := &engine{viewer: viewer{world: s.world}}
	for _, id := range s.Agencies {
		gov := e.government(s.src.Agencies[id].Place)
		if i, ok := s.place[gov]; ok {
			out[i] = true
		}
	}
	return out
}
