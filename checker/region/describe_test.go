package region

import "testing"

// protest is a small space with the words that agreements use.
func protest(t testing.TB, impossible ...Box) *Space {
	s, err := NewSpace([]Dimension{
		{
			ID: "resistance", Title: "resistance", Ordered: true,
			Atoms: []Atom{
				{"none", "no resistance"}, {"verbal", "verbal resistance"}, {"limp", "going limp"},
				{"pull", "pulling away"}, {"assault", "assault on officers"}, {"deadly", "deadly resistance"},
			},
			Words:       map[string][]string{"passive": {"verbal", "limp"}, "calm": {"none", "verbal", "limp"}},
			WordPhrases: map[string]string{"passive": "passive resistance"},
		},
		{
			ID: "assembly", Title: "assembly",
			Atoms: []Atom{{"none", "no assembly"}, {"lawful", "lawful assembly"}, {"unlawful", "unlawful assembly"}, {"riot", "riot"}},
			Words: map[string][]string{"crowd": {"lawful", "unlawful"}, "unrest": {"unlawful", "riot", "none"}},
			WordPhrases: map[string]string{
				"crowd": "crowd without riot",
			},
		},
		{ID: "order", Title: "order to disperse", Atoms: []Atom{{"no", "no order to disperse"}, {"yes", "order to disperse given"}}},
		{ID: "minors", Title: "minors present", Atoms: []Atom{{"no", ""}, {"yes", "minors present"}}},
		{
			ID: "permit", Title: "permit",
			Atoms: []Atom{{"a", "permit A"}, {"b", "permit B"}, {"c", "permit C"}, {"d", "permit D"}, {"e", "permit E"}},
		},
	}, impossible...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// in returns the box of the space with the given masks; 0 stands for all atoms.
func in(s *Space, masks ...uint64) Box {
	b := s.Full()
	for d, mask := range masks {
		if mask != 0 {
			b[d] = mask
		}
	}
	return b
}

func TestDescribe(t *testing.T) {
	s := protest(t)
	all := s.All()
	passive := Of(in(s, 0b110))
	for _, c := range []struct {
		want string
		r    Region
	}{
		{"never", Region{}},
		{"never", all.Minus(all)},
		{"in any circumstances", all},
		{"in any circumstances", passive.Union(all.Minus(passive))},
		{"passive resistance", passive},
		{"passive resistance, lawful assembly, no order to disperse", Of(in(s, 0b110, 0b10, 1))},
		{"at most going limp", Of(in(s, 0b111))},
		{"pulling away or more", Of(in(s, 0b111000))},
		{"assault on officers or deadly resistance", Of(in(s, 0b110000))},
		{"deadly resistance", Of(in(s, 0b100000))},
		{"no resistance", Of(in(s, 1))},
		{"from verbal resistance to pulling away", Of(in(s, 0b1110))},
		{"going limp or pulling away", Of(in(s, 0b1100))},
		{"not passive resistance", Of(in(s, 0b111001))},
		{"neither no resistance nor pulling away", Of(in(s, 0b110110))},
		{"not pulling away", Of(in(s, 0b110111))},
		{"verbal resistance or assault on officers", Of(in(s, 0b010010))},
		{"crowd without riot", Of(in(s, 0, 0b0110))},
		{"not crowd without riot", Of(in(s, 0, 0b1001))},
		{"unlawful assembly or riot", Of(in(s, 0, 0b1100))},
		{"not lawful assembly", Of(in(s, 0, 0b1101))},
		{"no", Of(in(s, 0, 0, 0, 1))},
		{"minors present", all.Minus(Of(in(s, 0, 0, 0, 1)))},
		{"neither permit A nor permit D", Of(in(s, 0, 0, 0, 0, 0b10110))},
		{"passive resistance, except lawful assembly and no order to disperse",
			passive.Minus(Of(in(s, 0, 0b10, 1)))},
		{"in any circumstances, except passive resistance and riot", all.Minus(Of(in(s, 0b110, 0b1000)))},
		{"passive resistance; or riot, order to disperse given", passive.Union(Of(in(s, 0, 0b1000, 2)))},
		{"at most going limp, except passive resistance and riot",
			Of(in(s, 0b111)).Minus(Of(in(s, 0b111110, 0b1000)))},
		{"going limp or more, except at most pulling away and riot",
			Of(in(s, 0b111100)).Minus(Of(in(s, 0b001100, 0b1000)))},
	} {
		if got := s.Describe(c.r); got != c.want {
			t.Errorf("Describe is %q, want %q", got, c.want)
		}
	}
}

func TestDescribeCutsShort(t *testing.T) {
	s := protest(t)
	var many Region
	rest := s.All()
	for i := range 5 {
		b := Of(in(s, 1<<i, 0, 0, 0, 1<<i))
		many, rest = many.Union(b), rest.Minus(b)
	}
	three := "no resistance, permit A; or verbal resistance, permit B; or going limp, permit C"
	if got, want := s.Describe(many), three+" and 2 further combinations"; got != want {
		t.Errorf("Describe is %q, want %q", got, want)
	}
	excepts := "in any circumstances, except no resistance and permit A, except verbal resistance and permit B, " +
		"except going limp and permit C, with 2 further exceptions"
	if got := s.Describe(rest); got != excepts {
		t.Errorf("Describe is %q, want %q", got, excepts)
	}
}

// TestDescribeKnowsImpossible checks that words leave out what follows from the
// impossible circumstances.
func TestDescribeKnowsImpossible(t *testing.T) {
	s := protest(t)
	noOrder := in(s, 0, 0b0001, 2) // nobody to disperse, yet an order
	s = protest(t, noOrder)
	if got, want := s.Describe(Of(in(s, 0, 0b1110, 2))), "order to disperse given"; got != want {
		t.Errorf("Describe is %q, want %q", got, want)
	}
	if got := s.Describe(Of(noOrder)); got != "never" {
		t.Errorf("Describe is %q for the impossible", got)
	}
	if got := s.Describe(s.All().Minus(Of(noOrder))); got != "in any circumstances" {
		t.Errorf("Describe is %q for all that is possible", got)
	}
}

func TestDescribeCell(t *testing.T) {
	s := protest(t)
	c := Cell{2, 1, 0, 0, 4}
	for _, test := range []struct {
		want string
		only []int
	}{
		{"going limp, lawful assembly, no order to disperse, no, permit E", nil},
		{"going limp, no order to disperse", []int{0, 2}},
		{"", []int{}},
	} {
		if got := s.DescribeCell(c, test.only); got != test.want {
			t.Errorf("DescribeCell is %q, want %q", got, test.want)
		}
	}
}
