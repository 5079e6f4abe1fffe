package limit

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"roe.example/checker/book"
	"roe.example/checker/corpus"
	"roe.example/checker/load"
)

func TestMain(m *testing.M) {
	load.ServeChild()
	os.Exit(m.Run())
}

func read(tb testing.TB, s corpus.Shared) *book.Book {
	tb.Helper()
	dir := tb.TempDir()
	if err := s.Write(dir, 3); err != nil {
		tb.Fatal(err)
	}
	loaded, err := load.Load(context.Background(), []string{dir}, load.Options{})
	if err != nil || len(loaded.Diagnostics) > 0 {
		tb.Fatal(err, loaded.Diagnostics)
	}
	return loaded.Books[0].Book
}

// naive says how an agency stands at one circumstance, read off the norms as
// they are written.
type naive struct {
	bans, acts, musts bool
	mays, rungs       []string
	minutes           []int
}

// displacing says which norm is more specific than which.
func displacing(s *space, norms []norm) [][]bool {
	out := make([][]bool, len(norms))
	for j := range norms {
		out[j] = make([]bool, len(norms))
		for i := range norms {
			out[j][i] = i != j && s.inside(norms[j].region, norms[i].region) && !s.inside(norms[i].region, norms[j].region)
		}
	}
	return out
}

// at is what the norms come to at one circumstance.
func at(norms []norm, displaces [][]bool, cell Box) (out naive) {
	holds := func(n *norm) bool {
		for _, b := range n.region {
			if cell&^b == 0 {
				return true
			}
		}
		return false
	}
	for i := range norms {
		n := &norms[i]
		displaced := !holds(n)
		for j := range norms {
			displaced = displaced || displaces[j][i] && holds(&norms[j])
		}
		switch {
		case displaced:
		case n.stand == prohibits:
			out.bans = true
		case n.stand == requires:
			out.musts, out.minutes = true, append(out.minutes, n.minutes)
		default:
			out.rungs = append(out.rungs, n.rung)
		}
	}
	if out.bans || out.musts {
		out.rungs = nil
	}
	out.acts = !out.bans && (out.musts || len(out.rungs) > 0)
	return out
}

// conflicts of a host and an aid at one circumstance.
func conflicts(h, a naive) (found uint8) {
	if h.bans && a.acts || h.musts && (a.bans || len(a.rungs) > 0) {
		found |= 1 << Unreached
	}
	for _, asked := range h.rungs {
		enough := len(a.rungs) == 0
		for _, have := range a.rungs {
			enough = enough || includes(book.RungIndex(have), book.RungIndex(asked))
		}
		if !enough {
			found |= 1 << Approver
		}
	}
	for _, m := range h.minutes {
		for _, n := range a.minutes {
			if m != n {
				found |= 1 << Duty
			}
		}
	}
	return found
}

// TestOracle holds what boxes say against single circumstances drawn at random:
// whatever conflict there is at one of them must be found, and every conflict
// that is found must show at some of the circumstances of its boxes.
func TestOracle(t *testing.T) {
	b := read(t, corpus.Shared{Agencies: 6, Norms: 14})
	s, err := Compile(b)
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]map[string][]norm{}
	for id, in := range b.Instruments {
		if b.Agencies[in.Issuer] == nil {
			continue
		}
		for section, n := range in.Norms {
			if err := s.compile(by, in.Issuer, section, n); err != nil {
				t.Fatal(id, err)
			}
		}
	}
	found := map[string]uint8{}
	s.Each(func(h, a, action int, k Kind) { found[fmt.Sprint(h, a, action)] |= 1 << k })
	if len(found) < 50 {
		t.Fatalf("only %d conflicts", len(found))
	}
	cells := sample(s.space, rand.New(rand.NewPCG(1, 2)), 20_000)
	for i, action := range s.Actions {
		stands := make([][]naive, len(s.Agencies))
		for n, agency := range s.Agencies {
			displaces := displacing(s.space, by[action][agency])
			for _, c := range cells {
				stands[n] = append(stands[n], at(by[action][agency], displaces, c))
			}
		}
		for h := range s.Agencies {
			for a := range s.Agencies {
				want := uint8(0)
				for c := range cells {
					want |= conflicts(stands[h][c], stands[a][c])
				}
				if got := found[fmt.Sprint(h, a, i)]; h != a && got != want {
					t.Errorf("%s, host %s, aid %s: %03b, want %03b", action, s.Agencies[h], s.Agencies[a], got, want)
				}
			}
		}
	}
}

// sample draws circumstances that can occur, one bit in each field.
func sample(s *space, rng *rand.Rand, n int) (out []Box) {
	for len(out) < n {
		cell := Box(0)
		for _, f := range s.fields {
			cell |= f.values[f.order[rng.IntN(len(f.order))]]
		}
		if s.possible(cell) {
			out = append(out, cell)
		}
	}
	return out
}

func TestCountIsEach(t *testing.T) {
	s, err := Compile(read(t, corpus.Shared{Agencies: 20, Manuals: 3, Edited: 0.1}))
	if err != nil {
		t.Fatal(err)
	}
	var want Counts
	s.Each(func(_, _, _ int, k Kind) { want[k]++ })
	for _, goroutines := range []int{1, 2, 7} {
		if got := s.Count(goroutines); got != want {
			t.Errorf("%d goroutines: %v, want %v", goroutines, got, want)
		}
	}
}

func BenchmarkCount(b *testing.B) {
	s, err := Compile(read(b, corpus.Shared{Agencies: 100}))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s.Count(1)
	}
}
