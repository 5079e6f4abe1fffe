package briefing

import (
	"math/rand/v2"

	"roe.example/checker/book"
	"roe.example/checker/region"
)

// Everything gathers all lines for the officers of an agency, by section, before
// a sheet is cut to what it has room for.
func Everything(in Input, agency string) (map[string][]Line, error) {
	b, err := stood(in)
	if err != nil {
		return nil, err
	}
	b.head()
	if agency != b.out.Host.ID {
		return b.pocket(b.agency(agency)).lines, nil
	}
	var guests []*pocket
	for _, a := range b.out.Aids {
		guests = append(guests, b.pocket(a))
	}
	return b.hostPocket(guests).lines, nil
}

// stood is a builder that knows how everybody stands.
func stood(in Input) (*builder, error) {
	b, err := newBuilder(in)
	if err != nil {
		return nil, err
	}
	return b, b.stand()
}

// CoverOf makes the cover alone.
func CoverOf(in Input) (*Briefing, error) {
	b, err := newBuilder(in)
	if err != nil {
		return nil, err
	}
	b.head()
	b.out.Cover = b.cover()
	return b.out, nil
}

// Pick is a cell of the matrix with one situation, place and time in which it
// must hold.
type Pick struct {
	Agency, Action, Assignment, At string
	Cell                           Cell
	Given                          book.Circumstances
}

// Picks draws situations for every cell.
func Picks(in Input, rng *rand.Rand) ([]Pick, error) {
	b, err := stood(in)
	if err != nil {
		return nil, err
	}
	var out []Pick
	for _, topic := range b.topics() {
		t := &table{builder: b, topic: topic}
		for _, id := range b.spoken(topic) {
			t.actions = append(t.actions, subject{id, b.postings(id)})
		}
		columns := t.columns()
		t.coarse = len(columns) > mostColumns
		for _, a := range t.actions {
			for i := range a.groups {
				out = append(out, t.picks(a.id, &a.groups[i], columns, rng)...)
			}
		}
	}
	return out, nil
}

func (t *table) picks(action string, g *posting, columns []Column, rng *rand.Rand) []Pick {
	var out []Pick
	for _, s := range t.strips(g, columns) {
		area := t.stands.Space.Relax(s.area, g.given)
		for c := range columns {
			for _, a := range columns[c].Agencies {
				post := g.posts[rng.IntN(len(g.posts))]
				if there := area.Intersect(region.Of(post.Given)); post.Of[a.ID] != nil && s.shares[c] != nil && !t.stands.Space.Empty(there) {
					out = append(out, Pick{a.ID, action, post.Assignment, post.During.From, t.cell(action, &columns[c], s.shares[c], g, s.area), t.draw(there, rng)})
				}
			}
		}
	}
	return out
}

// draw finds a situation of an area by fixing dimension after dimension at
// random.
func (t *table) draw(area region.Region, rng *rand.Rand) book.Circumstances {
	space := t.stands.Space
	out := book.Circumstances{}
	for _, d := range rng.Perm(len(space.Dims())) {
		dim := space.Dims()[d]
		for _, a := range rng.Perm(len(dim.Atoms)) {
			box := space.Full()
			box[d] = 1 << a
			if rest := area.Intersect(region.Of(box)); !space.Empty(rest) {
				area = rest
				out[dim.ID] = book.Allowed{Values: []book.Value{book.Value(dim.Atoms[a].ID)}}
				break
			}
		}
	}
	return out
}
