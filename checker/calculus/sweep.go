package calculus

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/region"
)

// Sweep compares every two agencies of a book, each way round, action by
// action: for every two of them the least deployment is looked at, one unit of
// which nothing is stated, at the host's own place. What agencies stand alike on
// is found first, so that one pair of each two classes has to be compared.
//
// After NewSweep nothing in it changes: goroutines can share it, each with a
// Comparer of its own.
type Sweep struct {
	*Compiled
	// Agencies by id; all others name them by their place in it.
	Agencies []string
	// Actions by topic and id.
	Actions []SweptAction
	// Norms that bind anybody on these actions, each once by what it says.
	Norms []SweptNorm

	world
	plain     bool
	place     map[string]int32 // of an agency in Agencies
	moments   []moment
	docs      []sweptDoc
	near      [][]near // of each agency, the documents that touch it
	holdings  []Pact
	agreement map[string]*document
	numbers   map[*norm]int32    // of norms
	common    map[*document]bool // of those that touch anybody: more than one may be bound by it
	owed      []bool             // per action of the taxonomy: somebody requires it
	rings     []bool             // per action of the taxonomy: duties on it can wait for each other in a ring
	named     []bool             // agencies that something names
	settings  []surroundings     // per agency, of its place as a host
}

// SweptAction is an action, or several of which all norms say the same.
type SweptAction struct {
	ID, Topic string
	members   []int // places in the taxonomy
	looks     bitset
	needs     bitset // whose joint rules matter to rings
	words     []*disputed
	bears     bitset // on which disputes about these words can bear
	spoken    bitset // of which norms with these words speak
}

// SweptNorm is a norm by what it says.
type SweptNorm struct {
	norm *norm
	// Holders are the agencies that it binds, and Where the document and the
	// section of each.
	Holders []int32
	Where   []Where
}

// Where is a place in a document.
type Where struct{ Document, Section string }

// Pact is an agreement in force with those for whom it is valid.
type Pact struct {
	Agreement string
	Parties   []string
	At        func(place string) bool // whether it holds there
}

// SweepOn says what to compare.
type SweepOn struct {
	Day    string   // 2026-11-03
	Topics []string // empty: all on which there are norms
	Pacts  []Pact
	// Plain has every agency stand for itself.
	Plain bool
}

// moment is a stretch of the day in which nothing changes.
type moment struct{ during book.Period }

// NewSweep compiles a book.
func NewSweep(l *book.Located, on SweepOn) (*Sweep, error) {
	c, err := Compile(l)
	if err != nil {
		return nil, err
	}
	s := &Sweep{Compiled: c, plain: on.Plain, Agencies: slices.Sorted(maps.Keys(l.Book.Agencies)), place: map[string]int32{},
		holdings: on.Pacts, agreement: map[string]*document{}, common: map[*document]bool{}, numbers: map[*norm]int32{}}
	s.world = world{book: c.src, zone: time.UTC, docs: c.docs, amends: amendments(c.docs), supersedes: successors(c.docs)}
	for i, id := range s.Agencies {
		s.place[id] = int32(i)
	}
	for _, d := range c.docs {
		if d.agreement != "" {
			s.agreement[d.agreement] = d
		}
	}
	if s.moments, err = s.cut(on.Day); err != nil {
		return nil, err
	}
	if err := s.settle(); err != nil {
		return nil, err
	}
	s.rings = s.ringProne()
	s.Actions = s.actions(on.Topics)
	s.wordsOn()
	s.touches()
	s.named = s.namedAgencies()
	s.normsOf()
	return s, nil
}

// cut divides the day wherever a document or an agreement begins or ends.
func (s *Sweep) cut(day string) ([]moment, error) {
	during, err := book.NewPeriod(day, day, time.UTC)
	if err != nil {
		return nil, err
	}
	e := &engine{viewer: viewer{world: s.world, compiler: &s.compiler}, d: &book.Deployment{}}
	for _, p := range s.holdings {
		e.relied = append(e.relied, p.Agreement)
	}
	var out []moment
	for _, p := range cuts(during, e.instants()) {
		out = append(out, moment{p})
	}
	return out, nil
}

// surroundings are what is known of the circumstances at a place.
type surroundings struct {
	given region.Box
	scope region.Region // the same as a region
	key   string        // equal for equal ones
}

// settle finds out the settings of all agencies' places.
func (s *Sweep) settle() error {
	v := &viewer{world: s.world, compiler: &s.compiler}
	for _, id := range s.Agencies {
		given, err := v.setting(&book.Deployment{}, s.src.Agencies[id].Place)
		if err != nil {
			return err
		}
		s.settings = append(s.settings, surroundings{given, region.Of(given), fmt.Sprint(given)})
	}
	return nil
}

// actions groups the actions of the topics: those under a category of which all
// norms say what they say of the category go with it.
func (s *Sweep) actions(topics []string) []SweptAction {
	says, required := s.whoSpeaks()
	s.owed = required
	var out []SweptAction
	of := map[int]int{} // the action of each category that stands for itself
	for i := range s.tax.ids {
		if says[i] == "" || len(topics) > 0 && !slices.Contains(topics, s.tax.topic[i]) || s.widest(i, says) != i {
			continue
		}
		of[i] = len(out)
		out = append(out, SweptAction{ID: s.tax.ids[i], Topic: s.tax.topic[i], looks: s.tax.none(), needs: s.tax.none()})
	}
	for i := range s.tax.ids {
		if at, ok := of[s.widest(i, says)]; ok && says[i] != "" {
			out[at].members = append(out[at].members, i)
		}
	}
	for k := range out {
		a := &out[k]
		for _, i := range a.members {
			a.looks.add(i)
			if s.tax.choice(i) || required[i] {
				for _, l := range s.tax.leaves[i] {
					a.looks.add(l)
				}
			}
			if s.rings[i] {
				for j, prone := range s.rings {
					if prone {
						a.needs.add(j)
						a.looks.add(j)
					}
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b SweptAction) int {
		return strings.Compare(a.Topic+" "+a.ID, b.Topic+" "+b.ID)
	})
	return out
}

// widest is the category that stands for an action: of those above it with the
// same norms on the same topic the one with the most under it, or itself.
func (s *Sweep) widest(i int, says []string) int {
	best := i
	if s.tax.choice(i) {
		return i
	}
	for j := range s.tax.first {
		if j != i && s.tax.covers[j].has(i) && says[j] == says[i] && s.tax.topic[j] == s.tax.topic[i] &&
			len(s.tax.leaves[j]) > len(s.tax.leaves[best]) {
			best = j
		}
	}
	return best
}

// whoSpeaks gives for each action what tells the norms on it from those on
// others, and whether one of them is a duty.
func (s *Sweep) whoSpeaks() (says []string, required []bool) {
	count, first := make([]int, len(s.tax.ids)), make([]uint64, len(s.tax.ids))
	required = make([]bool, len(s.tax.ids))
	n := uint64(0)
	for _, d := range s.Compiled.docs {
		for _, one := range d.norms {
			n++
			one.actions.each(func(i int) {
				count[i]++
				first[i] = (first[i]+n)*0x9E3779B97F4A7C15 ^ n
				required[i] = required[i] || one.modality == requires
			})
		}
	}
	says = make([]string, len(s.tax.ids))
	for i := range says {
		if count[i] > 0 {
			says[i] = fmt.Sprint(count[i], " ", first[i])
		}
		if s.tax.choice(i) {
			for _, l := range s.tax.leaves[i] {
				if count[l] > 0 {
					says[i] = fmt.Sprint("choice ", i)
				}
			}
		}
	}
	return says, required
}

// Name puts an action in words.
func (s *Sweep) Name(action int) string {
	return s.nameOf(s.Actions[action].ID)
}

func (s *Sweep) nameOf(action string) string {
	var out []string
	for _, id := range strings.Split(action, choiceSign) {
		carried := strings.TrimPrefix(id, carryPrefix)
		name := id
		if a := s.src.Actions[carried]; a != nil {
			if name = a.Name; carried != id {
				name = "carrying " + name
			}
		}
		out = append(out, name)
	}
	return strings.Join(out, " or ")
}

// Stands tells for an action of the taxonomy, by id, for which of Actions it
// counts; -1: none.
func (s *Sweep) Stands(id string) int {
	i, ok := s.tax.index[id]
	if !ok {
		return -1
	}
	return slices.IndexFunc(s.Actions, func(a SweptAction) bool { return slices.Contains(a.members, i) })
}

// Members lists all actions that a list for people stands for: of a category in
// it, all that is under it as well.
func (s *Sweep) Members(ids []string) []string {
	set := s.tax.none()
	for _, id := range ids {
		if i, ok := s.tax.index[id]; ok {
			set.union(s.tax.covers[i])
		}
	}
	var out []string
	set.each(func(i int) { out = append(out, s.tax.ids[i]) })
	return out
}
