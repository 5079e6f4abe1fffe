package limit

import (
	"fmt"
	"maps"
	"slices"

	"roe.example/checker/book"
)

// kinds of stands.
const (
	prohibits = iota
	permits
	requires
)

type norm struct {
	section string
	stand   int
	rung    string
	minutes int
	region  []Box // as written
	live    []Box // where no more specific norm displaces it, and it counts
}

// side is how an agency stands on an action: boxes in which it prohibits,
// requires, permits, may or must act, and permits on less than each rung.
type side struct {
	bans, musts, mays, acts []Box
	norms                   []norm // those of permissions and duties, for approvals and deadlines
	asks                    []asked
	lacks                   [rungs][]Box
	duties                  []duty
}

type asked struct {
	rung  int
	boxes []Box
}

type duty struct {
	minutes int
	boxes   []Box
}

const rungs = 6

// Set is the compiled rules of some agencies.
type Set struct {
	*space
	Agencies []string
	Actions  []string
	// sides of each agency by action; nil where it has no rule.
	sides [][]*side
}

// Compile compiles the agencies' own rules of a book.
func Compile(b *book.Book) (*Set, error) {
	s, err := newSpace(b)
	if err != nil {
		return nil, err
	}
	out := &Set{space: s, Agencies: slices.Sorted(maps.Keys(b.Agencies))}
	by := map[string]map[string][]norm{} // action, agency
	for _, id := range slices.Sorted(maps.Keys(b.Instruments)) {
		in := b.Instruments[id]
		if b.Agencies[in.Issuer] == nil {
			continue // law of the library, which binds nobody here
		}
		for _, section := range slices.Sorted(maps.Keys(in.Norms)) {
			if err := s.compile(by, in.Issuer, section, in.Norms[section]); err != nil {
				return nil, fmt.Errorf("%s, %s: %w", id, section, err)
			}
		}
	}
	out.Actions = slices.Sorted(maps.Keys(by))
	for _, agency := range out.Agencies {
		sides := make([]*side, len(out.Actions))
		for i, action := range out.Actions {
			if norms := by[action][agency]; len(norms) > 0 {
				sides[i] = s.side(norms)
			}
		}
		out.sides = append(out.sides, sides)
	}
	return out, nil
}

func (s *space) compile(by map[string]map[string][]norm, agency, section string, n *book.Norm) error {
	if n.Only || n.Preempts || n.Advice != "" || len(n.Except)+len(n.ExceptionTo)+len(n.After) > 0 || n.RetentionDays != nil || n.Count != nil ||
		len(n.When) > 1 || len(n.Unless) > 1 || len(n.Approval) > 1 || len(n.Recipients) > 0 || n.TriggeredBy != "" {
		return fmt.Errorf("the norm is of a kind that is not compiled")
	}
	when := s.all
	for _, c := range n.When {
		var err error
		if when, err = s.box(c); err != nil {
			return err
		}
	}
	one := norm{section: section, region: []Box{when}}
	for _, c := range n.Unless {
		hole, err := s.box(c)
		if err != nil {
			return err
		}
		one.region = s.without(one.region, hole)
	}
	for _, a := range n.Approval {
		one.rung = a.Rung
	}
	if n.Deadline != nil {
		one.minutes = n.Deadline.Within * map[string]int{"minutes": 1, "hours": 60, "days": 24 * 60}[n.Deadline.Unit]
	}
	for stand, actions := range [][]string{n.Prohibits, n.Permits, n.Requires} {
		for _, action := range actions {
			if by[action] == nil {
				by[action] = map[string][]norm{}
			}
			one.stand = stand
			by[action][agency] = append(by[action][agency], one)
		}
	}
	return nil
}

// side works out where each norm counts inside its manual: the more specific
// displaces the general, bans limit permissions, duties stand over them.
func (s *space) side(norms []norm) *side {
	out := &side{}
	for i := range norms {
		n := &norms[i]
		n.live = n.region
		for j := range norms {
			if i != j && s.inside(norms[j].region, n.region) && !s.inside(n.region, norms[j].region) {
				n.live = s.withoutAll(n.live, norms[j].region)
			}
		}
	}
	for _, n := range norms {
		switch n.stand {
		case prohibits:
			out.bans = append(out.bans, n.live...)
		case requires:
			out.musts = append(out.musts, n.live...)
			out.duties = append(out.duties, duty{n.minutes, n.live})
		}
	}
	for _, n := range norms {
		if n.stand == permits {
			n.live = s.withoutAll(s.withoutAll(n.live, out.bans), out.musts)
			out.norms = append(out.norms, n)
			out.mays = append(out.mays, n.live...)
			out.asks = append(out.asks, asked{book.RungIndex(n.rung), n.live})
		}
	}
	out.acts = append(slices.Clone(out.mays), s.withoutAll(out.musts, out.bans)...)
	for rung := range rungs {
		out.lacks[rung] = s.lacking(out.norms, rung)
	}
	return out
}

// lacking is where an agency permits on no word that includes a rung.
func (s *space) lacking(norms []norm, rung int) (out []Box) {
	var enough []Box
	for _, n := range norms {
		if includes(book.RungIndex(n.rung), rung) {
			enough = append(enough, n.live...)
		}
	}
	for _, n := range norms {
		if !includes(book.RungIndex(n.rung), rung) {
			out = append(out, s.withoutAll(n.live, enough)...)
		}
	}
	return out
}

// includes tells whether a rung is at least another. Command of an incident is
// one for all agencies, and on nobody's own ladder.
func includes(have, asked int) bool {
	commander := book.RungIndex("incident-commander")
	return have == asked || have != commander && asked != commander && have >= asked
}

// inside tells whether all that can occur in a lies in b.
func (s *space) inside(a, b []Box) bool {
	left := s.withoutAll(s.withoutAll(a, b), s.never)
	return len(left) == 0
}
