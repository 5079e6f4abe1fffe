package region

import (
	"slices"
	"strings"
	"testing"
)

func TestNewSpaceErrors(t *testing.T) {
	two := func(id string) Dimension { return plainDimension(id, 2) }
	twins := Dimension{ID: "d", Atoms: []Atom{{ID: "a"}, {ID: "a"}}}
	nameless := Dimension{ID: "d", Atoms: []Atom{{}}}
	badWord := two("d")
	badWord.Words = map[string][]string{"w": {"a0", "a7"}}
	badPhrase := two("d")
	badPhrase.WordPhrases = map[string]string{"w": "a phrase"}
	for _, c := range []struct {
		want       string
		dims       []Dimension
		impossible []Box
	}{
		{"at least one dimension", nil, nil},
		{`dimension "d": has 0 atoms`, []Dimension{{ID: "d"}}, nil},
		{`dimension "d": has 65 atoms`, []Dimension{plainDimension("d", 65)}, nil},
		{`dimension "d" is declared twice`, []Dimension{two("d"), two("e"), two("d")}, nil},
		{"dimension 2 has an empty id", []Dimension{two("d"), two("")}, nil},
		{`dimension "d": atom "a" is declared twice`, []Dimension{twins}, nil},
		{`dimension "d": atom 1 has an empty id`, []Dimension{nameless}, nil},
		{`word "w" names the unknown atom "a7"`, []Dimension{badWord}, nil},
		{`phrase for the unknown word "w"`, []Dimension{badPhrase}, nil},
		{"impossible box 1 has 2 dimensions, the space has 1", []Dimension{two("d")}, []Box{{1, 1}}},
		{`impossible box 2 has no atom of dimension "d"`, []Dimension{two("d")}, []Box{{1}, {0}}},
		{`impossible box 1 has atoms that dimension "d" lacks`, []Dimension{two("d")}, []Box{{4}}},
		{"every circumstance is declared impossible", []Dimension{two("d"), two("e")}, []Box{{1, 3}, {2, 1}, {2, 2}}},
	} {
		s, err := NewSpace(c.dims, c.impossible...)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error is %v, want %q", err, c.want)
		}
		if s != nil {
			t.Errorf("there is a space with error %q", c.want)
		}
	}
}

func TestSpaceLookups(t *testing.T) {
	dims := []Dimension{plainDimension("d", 64), plainDimension("e", 1), plainDimension("f", 3)}
	s, err := NewSpace(dims, Box{1, 1, 1})
	if err != nil {
		t.Fatal(err)
	}
	dims[1].ID, dims[2].Atoms[0].ID = "changed", "changed"
	if got := s.Dims(); got[1].ID != "e" || got[2].Atoms[0].ID != "a0" {
		t.Errorf("the space changes with its argument: %v", got[1:])
	}
	if !slices.Equal(s.Full(), Box{^uint64(0), 1, 7}) {
		t.Errorf("Full is %x", s.Full())
	}
	if i, ok := s.DimIndex("f"); i != 2 || !ok {
		t.Errorf("DimIndex is %d %t", i, ok)
	}
	if _, ok := s.DimIndex("g"); ok {
		t.Error("DimIndex knows g")
	}
	if i, ok := s.AtomIndex(0, "a63"); i != 63 || !ok {
		t.Errorf("AtomIndex is %d %t", i, ok)
	}
	for _, dim := range []int{-1, 2, 3} {
		if _, ok := s.AtomIndex(dim, "a63"); ok {
			t.Errorf("AtomIndex knows a63 in dimension %d", dim)
		}
	}
	if s.Possible(Cell{0, 0, 0}) || !s.Possible(Cell{0, 0, 1}) || s.Possible(Cell{0, 1, 1}) {
		t.Error("Possible is wrong")
	}
	if c, ok := s.First(s.All()); !ok || !slices.Equal(c, Cell{0, 0, 1}) {
		t.Errorf("First of everything is %v", c)
	}
}

// TestOutsideTheSpace checks that queries ignore atoms that no dimension has.
func TestOutsideTheSpace(t *testing.T) {
	s, err := NewSpace([]Dimension{plainDimension("d", 2), plainDimension("e", 2)})
	if err != nil {
		t.Fatal(err)
	}
	beyond := Of(Box{4, 3})
	if !s.Empty(beyond) || len(s.Simplify(beyond).terms) != 0 || s.Describe(beyond) != "never" {
		t.Error("a box outside the space is not empty")
	}
	if wide := Of(Box{^uint64(0), 1}); !s.Equal(wide, Of(Box{3, 1})) || !slices.Equal(s.Constrained(wide), []int{1}) {
		t.Error("a box wider than the space differs from what it holds of it")
	}
}

func TestShapesMustMatch(t *testing.T) {
	for name, f := range map[string]func(){
		"Intersect": func() { Box{1}.Intersect(Box{1, 1}) },
		"Covers":    func() { Box{1}.Covers(Box{1, 1}) },
		"Contains":  func() { Box{1, 1}.Contains(Cell{0}) },
		"Minus":     func() { Of(Box{1}).Minus(Of(Box{1, 1})) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			f()
		})
	}
}

func TestBox(t *testing.T) {
	a, b := Box{3, 6}, Box{2, 5}
	both, ok := a.Intersect(b)
	if !ok || !slices.Equal(both, Box{2, 4}) {
		t.Errorf("Intersect is %x %t", both, ok)
	}
	if _, ok := a.Intersect(Box{4, 6}); ok {
		t.Error("boxes apart intersect")
	}
	if !a.Covers(both) || both.Covers(a) || !both.Covers(Box{0, 7}) {
		t.Error("Covers is wrong")
	}
	if !a.Contains(Cell{1, 2}) || a.Contains(Cell{2, 2}) || a.Contains(Cell{200, 1}) {
		t.Error("Contains is wrong")
	}
}

// TestSimplifyTidies checks that Simplify does each of the things it promises.
func TestSimplifyTidies(t *testing.T) {
	dims := []Dimension{plainDimension("d", 3), plainDimension("e", 3), plainDimension("f", 2)}
	s, err := NewSpace(dims, Box{4, 4, 3})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		r      Region
		terms  int
		except int
	}{
		"joins boxes":                 {Of(Box{1, 1, 3}, Box{2, 1, 3}, Box{3, 6, 3}), 1, 0},
		"drops the impossible":        {Of(Box{4, 4, 1}, Box{1, 1, 1}), 1, 0},
		"drops covered terms":         {Of(Box{1, 1, 1}, Box{3, 3, 3}), 1, 0},
		"drops impossible exceptions": {s.All().Minus(Of(Box{4, 4, 1})), 1, 0},
		"keeps exceptions":            {s.All().Minus(Of(Box{4, 2, 1})), 1, 1},
		"joins exceptions": {Of(Box{1, 7, 3}).Minus(Of(Box{1, 1, 1})).
			Union(Of(Box{2, 7, 3}).Minus(Of(Box{2, 1, 1}))), 1, 1},
	} {
		got := s.Simplify(c.r)
		except := 0
		for _, t := range got.terms {
			except += len(t.except)
		}
		if len(got.terms) != c.terms || except != c.except {
			t.Errorf("%s: %x", name, got.terms)
		}
	}
}
