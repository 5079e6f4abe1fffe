package region

import "slices"

// MaxAtoms is the largest number of atoms that a dimension may have: one bit of
// a mask each.
const MaxAtoms = 64

// searchSteps bounds the depth-first search of one term before the SAT solver
// takes over. Real questions take tens of steps; this many take some tens of
// milliseconds.
const searchSteps = 200_000

// Atom is one value of a dimension.
type Atom struct {
	ID     string // name used in agreements
	Phrase string // words for a lawyer, e.g. "passive resistance"
}

// Dimension is one aspect of the circumstances.
type Dimension struct {
	ID      string // name used in agreements, e.g. "threat"
	Title   string // words for a lawyer, e.g. "threat to persons"
	Ordered bool   // atoms go from mild to grave, so that bounds make sense
	Atoms   []Atom // 1 to MaxAtoms

	// Words names usual sets of atoms: word to atom ids. May be nil.
	Words map[string][]string

	// WordPhrases gives the words for a lawyer of some keys of Words, e.g.
	// "passive" to "passive resistance". Describe uses the words that have
	// one. May be nil.
	WordPhrases map[string]string
}

// Space is the set of all circumstances that can occur. It never changes after
// NewSpace, so it can be shared between goroutines.
type Space struct {
	dims       []Dimension
	dimIndex   map[string]int
	atomIndex  []map[string]int
	phrases    [][]phrase // per dimension: the word sets that have a phrase
	full       Box
	impossible []term
	limit      int // steps of depth-first search before the SAT solver; 0: SAT only
}

// NewSpace makes a space. impossible lists boxes of circumstances that cannot
// occur; every query leaves them out. It fails when there is no dimension, a
// dimension has no atom or too many, an id is empty or given twice, a word
// names an unknown atom, a box does not have the shape of the space or is
// empty, or nothing is possible.
func NewSpace(dims []Dimension, impossible ...Box) (*Space, error) {
	s := &Space{limit: searchSteps, dims: cloneDims(dims)}
	if err := s.index(); err != nil {
		return nil, err
	}
	if err := s.setImpossible(impossible); err != nil {
		return nil, err
	}
	return s, nil
}

// Dims returns the dimensions in declared order. Read only.
func (s *Space) Dims() []Dimension { return s.dims }

// DimIndex returns the position of the dimension called id.
func (s *Space) DimIndex(id string) (int, bool) {
	i, ok := s.dimIndex[id]
	return i, ok
}

// AtomIndex returns the position of the atom called id in dimension dim.
func (s *Space) AtomIndex(dim int, id string) (int, bool) {
	if dim < 0 || dim >= len(s.dims) {
		return 0, false
	}
	i, ok := s.atomIndex[dim][id]
	return i, ok
}

// Full returns the box of all atoms, impossible cells included. The caller may
// change it.
func (s *Space) Full() Box { return slices.Clone(s.full) }

// All returns the region of all cells.
func (s *Space) All() Region { return Of(s.full) }

// Possible reports whether c can occur.
func (s *Space) Possible(c Cell) bool {
	return s.full.Contains(c) &&
		!slices.ContainsFunc(s.impossible, func(t term) bool { return t.contains(c) })
}
