package limit

import (
	"fmt"
	"maps"
	"slices"
	"sync"

	"roe.example/checker/book"
)

// kinds of stands.
const (
	prohibits = iota
	permits
	requires
)

// norm is one of a manual on an action.
type norm struct {
	stand, rung, minutes int
	region               region // as written
	live                 region // where no more specific norm displaces it, and it counts
}

const rungs = 6

// side is how an agency stands on an action: where it prohibits, requires,
// permits, may or must act; where it permits on the word of a rung, and where on
// no word that includes it; where it requires by a time; each permission's
// region; and whether it contradicts itself.
type side struct {
	bans, musts, mays, acts region
	asks, lacks             [rungs]region
	duties                  map[int]region
	leaves                  []region
	defect, dilemma         bool
}

// Set is the compiled rules of some agencies.
type Set struct {
	Agencies []string
	Actions  []string
	tables   []table // by action
}

// source is the norms of agencies, and what they are compiled with.
type source struct {
	regions map[box]region
	all     region
	by      map[string]map[string][]norm // action, agency
}

// Compile compiles the agencies' own rules of a book.
func Compile(b *book.Book) (*Set, error) {
	src, err := newSource(b)
	if err != nil {
		return nil, err
	}
	out := &Set{Agencies: slices.Sorted(maps.Keys(b.Agencies)), Actions: slices.Sorted(maps.Keys(src.by))}
	out.tables = make([]table, len(out.Actions))
	var all sync.WaitGroup
	for g := range 2 {
		all.Go(func() {
			for i := g; i < len(out.Actions); i += 2 {
				out.tables[i] = src.table(out.Agencies, src.by[out.Actions[i]])
			}
		})
	}
	all.Wait()
	return out, nil
}

func (src *source) table(agencies []string, norms map[string][]norm) table {
	sides := make([]*side, len(agencies))
	for i, agency := range agencies {
		if n := norms[agency]; len(n) > 0 {
			if s := src.side(n); s.speaks() {
				sides[i] = s
			}
		}
	}
	return newTable(sides, src.all)
}

func newSource(b *book.Book) (*source, error) {
	x, err := newAxes(b)
	if err != nil {
		return nil, err
	}
	src := &source{regions: map[box]region{}, by: map[string]map[string][]norm{}}
	var conditions []box
	err = own(b, func(_ string, n *book.Norm) error {
		for _, c := range slices.Concat(n.When, n.Unless) {
			one, err := x.box(c)
			if err != nil {
				return err
			}
			if _, have := src.regions[one]; !have {
				src.regions[one], conditions = nil, append(conditions, one)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	regions, all, err := x.sorts(conditions)
	if err != nil {
		return nil, err
	}
	src.all = all
	for i, c := range conditions {
		src.regions[c] = regions[i]
	}
	return src, own(b, func(agency string, n *book.Norm) error { return src.add(x, agency, n) })
}

// own tells the norms of the agencies' own manuals; law of the library binds
// nobody here.
func own(b *book.Book, tell func(agency string, n *book.Norm) error) error {
	for _, id := range slices.Sorted(maps.Keys(b.Instruments)) {
		in := b.Instruments[id]
		if b.Agencies[in.Issuer] == nil {
			continue
		}
		for _, section := range slices.Sorted(maps.Keys(in.Norms)) {
			if err := tell(in.Issuer, in.Norms[section]); err != nil {
				return fmt.Errorf("%s, %s: %w", id, section, err)
			}
		}
	}
	return nil
}

func (src *source) add(x *axes, agency string, n *book.Norm) error {
	if n.Only || n.Preempts || n.Advice != "" || len(n.Except)+len(n.ExceptionTo)+len(n.After) > 0 || n.RetentionDays != nil || n.Count != nil ||
		len(n.When) > 1 || len(n.Unless) > 1 || len(n.Approval) > 1 || len(n.Recipients) > 0 || n.TriggeredBy != "" {
		return fmt.Errorf("the norm is of a kind that is not compiled")
	}
	one := norm{region: slices.Clone(src.all)} // on the officer's own word, the first rung
	for _, c := range n.When {
		b, err := x.box(c)
		if err != nil {
			return err
		}
		copy(one.region, src.regions[b])
	}
	for _, c := range n.Unless {
		b, err := x.box(c)
		if err != nil {
			return err
		}
		one.region.take(src.regions[b])
	}
	for _, a := range n.Approval {
		one.rung = book.RungIndex(a.Rung)
	}
	if n.Deadline != nil {
		one.minutes = n.Deadline.Within * map[string]int{"minutes": 1, "hours": 60, "days": 24 * 60}[n.Deadline.Unit]
	}
	for stand, actions := range [][]string{n.Prohibits, n.Permits, n.Requires} {
		for _, action := range actions {
			if src.by[action] == nil {
				src.by[action] = map[string][]norm{}
			}
			one.stand = stand
			src.by[action][agency] = append(src.by[action][agency], one)
		}
	}
	return nil
}

// live works out where each norm counts inside its manual: the more specific
// displaces the general.
func live(norms []norm) {
	for i := range norms {
		n := &norms[i]
		n.live = slices.Clone(n.region)
		for j := range norms {
			if o := norms[j].region; i != j && o.inside(n.region) && !n.region.inside(o) {
				n.live.take(o)
			}
		}
	}
}

// side works out how an agency stands. Bans limit its permissions, and duties
// stand over them.
func (src *source) side(norms []norm) *side {
	live(norms)
	nothing := func() region { return make(region, len(src.all)) }
	out := &side{bans: nothing(), musts: nothing(), mays: nothing(), acts: nothing(), duties: map[int]region{}}
	for _, n := range norms {
		switch n.stand {
		case prohibits:
			out.bans.add(n.live)
		case requires:
			out.musts.add(n.live)
			if out.duties[n.minutes] == nil {
				out.duties[n.minutes] = nothing()
			}
			out.duties[n.minutes].add(n.live)
		}
	}
	out.defect, out.dilemma = contradict(norms), out.bans.meets(out.musts)
	for _, n := range norms {
		if n.stand != permits {
			continue
		}
		n.live.take(out.bans)
		n.live.take(out.musts)
		if n.live.empty() {
			continue
		}
		out.mays.add(n.live)
		out.leaves = append(out.leaves, n.live)
		if out.asks[n.rung] == nil {
			out.asks[n.rung] = nothing()
		}
		out.asks[n.rung].add(n.live)
	}
	out.acts.add(out.musts)
	out.acts.take(out.bans)
	out.acts.add(out.mays)
	for rung := range rungs {
		out.lacks[rung] = out.lacking(rung)
	}
	return out
}

// contradict tells whether a norm forbids just what another permits.
func contradict(norms []norm) bool {
	for _, ban := range norms {
		for _, may := range norms {
			if ban.stand == prohibits && may.stand == permits && slices.Equal(ban.region, may.region) && ban.live.meets(may.live) {
				return true
			}
		}
	}
	return false
}

// does is where an agency may or must act.
func (s *side) does() region {
	out := slices.Clone(s.musts)
	out.add(s.mays)
	return out
}

func (s *side) speaks() bool { return !s.bans.empty() || !s.does().empty() }

// unsaid is where an agency has no rule.
func (s *side) unsaid(all region) region {
	out := slices.Clone(all)
	out.take(s.bans)
	out.take(s.does())
	return out
}

// lacking is where an agency permits, and on no word that includes a rung.
func (s *side) lacking(rung int) region {
	out := slices.Clone(s.mays)
	for have, where := range s.asks {
		if where != nil && includes(have, rung) {
			out.take(where)
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
