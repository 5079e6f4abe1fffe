package readiness

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// matrixOf makes a matrix of n agencies from what each pair comes to.
func matrixOf(n int, findings func(host, aid int) (topic, severity string)) *Pairs {
	p := &Pairs{}
	for i := range n {
		p.Agencies = append(p.Agencies, PairAgency{ID: fmt.Sprintf("a%03d", i), Short: fmt.Sprintf("A%d", i)})
	}
	for h := range n {
		for a := range n {
			if h != a {
				c := Pair{Host: p.Agencies[h].ID, Aid: p.Agencies[a].ID}
				if topic, severity := findings(h, a); topic != "" {
					c.Count(topic, severity)
				}
				p.Cells = append(p.Cells, c)
			}
		}
	}
	return p
}

// random is a matrix of agencies of a few kinds, shuffled.
func random(rng *rand.Rand, n, kinds int) *Pairs {
	of := make([]int, n)
	for i := range of {
		of[i] = rng.IntN(kinds)
	}
	table := map[[2]int][2]string{}
	for x := range kinds {
		for y := range kinds {
			table[[2]int{x, y}] = [2]string{[]string{"force", "tactics", ""}[rng.IntN(3)], []string{"error", "warning", "note"}[rng.IntN(3)]}
		}
	}
	return matrixOf(n, func(h, a int) (string, string) { t := table[[2]int{of[h], of[a]}]; return t[0], t[1] })
}

func text(t *testing.T, v any) string {
	t.Helper()
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestArrangeIsAnOrderOfAll(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		n, kinds := rng.IntN(14), 1+rng.IntN(5)
		seed := rng.Uint64()
		p := random(rand.New(rand.NewPCG(seed, 0)), n, kinds)
		before := map[string]string{}
		for i := range p.Cells {
			before[p.Cells[i].Host+" "+p.Cells[i].Aid] = text(t, p.Cells[i].Topics)
		}
		p.Arrange()
		q := random(rand.New(rand.NewPCG(seed, 0)), n, kinds)
		if q.Arrange(); text(t, p) != text(t, q) {
			t.Fatal("the same matrix came out in two orders")
		}
		ids := map[string]bool{}
		for h := range p.Agencies {
			ids[p.Agencies[h].ID] = true
			for a := range p.Agencies {
				c := p.Pair(h, a)
				if h == a {
					if c != nil {
						t.Fatal("an agency has a pair with itself")
					}
					continue
				}
				if c.Host != p.Agencies[h].ID || c.Aid != p.Agencies[a].ID {
					t.Fatalf("the pair of %s and %s is %s and %s", p.Agencies[h].ID, p.Agencies[a].ID, c.Host, c.Aid)
				}
				delete(before, c.Host+" "+c.Aid)
			}
		}
		if len(ids) != n || len(p.Agencies) != n || len(before) != 0 {
			t.Fatalf("%d of %d agencies, %d pairs lost", len(ids), n, len(before))
		}
		holdClasses(t, p)
		holdGroups(t, p)
	}
}

// holdClasses holds the classes to what they mean: two agencies are of one if
// changing their places changes no pair.
func holdClasses(t *testing.T, p *Pairs) {
	t.Helper()
	n := len(p.Agencies)
	for i := range n {
		for j := range i {
			place := func(k int) int {
				switch k {
				case i:
					return j
				case j:
					return i
				}
				return k
			}
			same := true
			for h := range n {
				for a := range n {
					same = same && (h == a || p.Pair(h, a).sign() == p.Pair(place(h), place(a)).sign())
				}
			}
			if got := p.Agencies[i].Class == p.Agencies[j].Class; got != same {
				t.Fatalf("%s and %s are of one class: %v, want %v", p.Agencies[i].ID, p.Agencies[j].ID, got, same)
			}
		}
	}
	for i := 1; i < n; i++ { // side by side, and counted in order
		if d := p.Agencies[i].Class - p.Agencies[i-1].Class; d != 0 && d != 1 {
			t.Fatalf("class %d follows class %d", p.Agencies[i].Class, p.Agencies[i-1].Class)
		}
	}
}

// holdGroups: they cover the order, are no more than a page takes, and are
// called alike where all are of one class.
func holdGroups(t *testing.T, p *Pairs) {
	t.Helper()
	at := 0
	for _, g := range p.Groups {
		if g.From != at || g.Until <= at {
			t.Fatalf("a group from %d to %d follows %d", g.From, g.Until, at)
		}
		at = g.Until
		if alike := p.Agencies[g.From].Class == p.Agencies[g.Until-1].Class; g.Alike != alike {
			t.Fatalf("%s are alike: %v, want %v", g.Title, g.Alike, alike)
		}
	}
	if at != len(p.Agencies) || len(p.Groups) > mostShown {
		t.Fatalf("%d groups of %d of %d agencies", len(p.Groups), at, len(p.Agencies))
	}
}

func TestManyAgenciesShareRows(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	few := random(rng, 90, 4)
	few.Arrange()
	holdGroups(t, few)
	if len(few.Groups) != 4 {
		t.Errorf("%d rows for 4 classes", len(few.Groups))
	}
	many := matrixOf(90, func(int, int) (string, string) {
		return []string{"force", "tactics", "command"}[rng.IntN(3)], []string{"error", "warning", "note"}[rng.IntN(3)]
	})
	many.Arrange()
	holdGroups(t, many)
	if len(many.Groups) != mostShown {
		t.Errorf("%d rows for 90 that all stand otherwise, want %d", len(many.Groups), mostShown)
	}
}

// TestArrangePutsTogetherWhoIsNear: two camps, in which no two agencies stand
// wholly alike, do not mix.
func TestArrangePutsTogetherWhoIsNear(t *testing.T) {
	p := matrixOf(12, func(h, a int) (string, string) {
		switch {
		case h%2 != a%2:
			return "force", "error"
		case (h+a)%3 == 0:
			return "tactics", "note"
		}
		return "", ""
	})
	p.Arrange()
	var camps []string
	for _, a := range p.Agencies {
		camps = append(camps, string("01"[(a.ID[3]-'0')%2]))
	}
	if got := len(slices.Compact(camps)); got != 2 {
		t.Errorf("the camps are %v", camps)
	}
}

func TestWorstOfAPair(t *testing.T) {
	for name, test := range map[string]struct {
		make func(p *Pair)
		want map[string]string
	}{
		"nothing":                    {func(*Pair) {}, map[string]string{"": PairClear, "force": PairClear}},
		"not known is never clear":   {func(p *Pair) { p.Unknown("force", "a") }, map[string]string{"": PairNotKnown, "force": PairNotKnown, "tactics": PairClear}},
		"a note does not make known": {func(p *Pair) { p.Unknown("force", "a"); p.Count("force", "note") }, map[string]string{"": PairNotKnown, "force": PairNotKnown}},
		"worse than not known":       {func(p *Pair) { p.Unknown("force", "a"); p.Count("force", "warning") }, map[string]string{"": PairWarning, "force": PairWarning}},
		"no agreement": {func(p *Pair) { p.NoAgreement = true; p.Count("force", "warning") },
			map[string]string{"": PairNoAgreement, "force": PairWarning, "agreement": PairNoAgreement}},
		"worse than no agreement": {func(p *Pair) { p.NoAgreement = true; p.Count("force", "error") },
			map[string]string{"": PairError, "force": PairError, "agreement": PairNoAgreement}},
		"not compared": {func(p *Pair) { p.Why = "The books differ." }, map[string]string{"": PairNotCompared, "force": PairNotCompared}},
	} {
		p := Pair{}
		test.make(&p)
		p.settle()
		got := map[string]string{}
		for topic := range test.want {
			got[topic] = p.On(topic)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
