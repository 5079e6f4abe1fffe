package limit

import (
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
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

// written is a norm as its manual has it, and in which circumstances it holds.
type written struct {
	*book.Norm
	holds []bool
}

// stands is how an agency stands on an action in one circumstance.
type stands struct {
	bans, acts, musts bool
	rungs             []string
	permits           []int // norms
	hours             []int
	twice             bool // it permits and forbids the same
}

func (s stands) says() bool { return s.bans || s.acts || s.musts }

// named are values that manuals of the corpora, or what cannot occur, tell apart.
// One that is missing would show: a conflict would be found that nobody meets.
var named = [][]string{
	{"resistance", "none", "pulling-away", "pushing", "assaulting", "deadly-assault"},
	{"threat", "none", "bodily-injury", "serious-injury-or-death"},
	{"property", "none", "significant"},
	{"assembly", "lawful", "unlawful", "riot"},
	{"dispersal_order", "none", "given", "time-to-leave-passed"},
	{"audible", "true", "false"},
	{"warnings", "0", "2"},
	{"target", "individual", "group"},
	{"contact", "none", "consensual", "enforcement"},
}

// every lists the circumstances of those values that can occur.
func every(tb testing.TB, b *book.Book) (out []map[string]string) {
	var fill func(at int, cell map[string]string)
	fill = func(at int, cell map[string]string) {
		if at == len(named) {
			for _, never := range b.Impossible {
				if meets(b, cell, never) {
					return
				}
			}
			out = append(out, maps.Clone(cell))
			return
		}
		id := named[at][0]
		for _, v := range named[at][1:] {
			if d := b.Dimensions[id]; d == nil || !slices.ContainsFunc(d.Values, func(have book.DimensionValue) bool { return have.ID == v }) {
				tb.Fatalf("%s has no value %s", id, v)
			}
			cell[id] = v
			fill(at+1, cell)
		}
	}
	fill(0, map[string]string{})
	return out
}

// meets tells whether a circumstance is among those that are written.
func meets(b *book.Book, cell map[string]string, c book.Circumstances) bool {
	for id, allowed := range c {
		d, have, ok := b.Dimensions[id], cell[id], false
		for _, v := range allowed.Values {
			ok = ok || string(v) == have
			for word, w := range d.Words {
				for _, one := range w.Values {
					ok = ok || string(v) == word && one == have
				}
			}
		}
		reached := false
		for _, v := range d.Values {
			reached = reached || v.ID == string(allowed.AtLeast)
			ok = ok || reached && v.ID == have
		}
		if !ok {
			return false
		}
	}
	return true
}

// TestOracle holds the bits against a slow reading of the norms as they are
// written, in every circumstance that can occur.
func TestOracle(t *testing.T) {
	b := read(t, corpus.Shared{Agencies: 5, Norms: 14})
	s, err := Compile(b)
	if err != nil {
		t.Fatal(err)
	}
	found, of := map[string]bool{}, Counts{}
	s.Each(func(h, a, action int, k Kind) {
		found[fmt.Sprintln(s.Agencies[h], s.Agencies[a], s.Actions[action], k)] = true
	})
	if len(found) < 50 {
		t.Fatalf("only %d conflicts", len(found))
	}
	cells := every(t, b)
	silent := make([]stands, len(cells))
	count := 0
	for action, manuals := range manuals(b, cells) {
		at := map[string][]stands{}
		for agency := range b.Agencies {
			at[agency] = silent
			if norms := manuals[agency]; len(norms) > 0 {
				at[agency] = inEvery(norms, action, len(cells))
			}
		}
		for h, hosts := range at {
			for a, aids := range at {
				if h == a {
					continue
				}
				for k, want := range differ(hosts, aids) {
					if got := found[fmt.Sprintln(h, a, action, Kind(k))]; got != want {
						t.Errorf("%s, host %s, aid %s, %s: %v, want %v", action, h, a, Kind(k), got, want)
					}
					if want {
						count++
						of[k]++
					}
				}
			}
		}
	}
	if count != len(found) || slices.Contains(of[:], 0) {
		t.Errorf("%d conflicts, want %d: %v of %v", len(found), count, of, All())
	}
}

// manuals gives the norms by action and agency.
func manuals(b *book.Book, cells []map[string]string) map[string]map[string][]written {
	out := map[string]map[string][]written{}
	for _, in := range b.Instruments {
		if b.Agencies[in.Issuer] == nil {
			continue
		}
		for _, n := range in.Norms {
			w := written{n, make([]bool, len(cells))}
			for i, c := range cells {
				w.holds[i] = (len(n.When) == 0 || meets(b, c, n.When[0])) && (len(n.Unless) == 0 || !meets(b, c, n.Unless[0]))
			}
			for _, action := range append(append(append([]string{}, n.Prohibits...), n.Permits...), n.Requires...) {
				if out[action] == nil {
					out[action] = map[string][]written{}
				}
				out[action][in.Issuer] = append(out[action][in.Issuer], w)
			}
		}
	}
	return out
}

// inEvery is how a manual stands on an action in every circumstance: of two
// norms the one that holds only where the other holds too displaces it.
func inEvery(norms []written, action string, cells int) []stands {
	displaces := make([][]bool, len(norms))
	for i := range norms {
		displaces[i] = make([]bool, len(norms))
		for j := range norms {
			displaces[i][j] = only(norms[i].holds, norms[j].holds) && !only(norms[j].holds, norms[i].holds)
		}
	}
	out := make([]stands, cells)
	for c := range out {
		s := &out[c]
		for j, n := range norms {
			displaced := !n.holds[c]
			for i := range norms {
				displaced = displaced || displaces[i][j] && norms[i].holds[c]
			}
			switch {
			case displaced:
			case len(n.Prohibits) > 0:
				s.bans = true
			case len(n.Requires) > 0:
				s.musts, s.hours = true, append(s.hours, n.Deadline.Within)
			default:
				s.rungs, s.permits = append(s.rungs, n.Approval[0].Rung), append(s.permits, j)
				for i, ban := range norms {
					s.twice = s.twice || len(ban.Prohibits) > 0 && only(n.holds, norms[i].holds) && only(norms[i].holds, n.holds)
				}
			}
		}
		if s.bans || s.musts {
			s.rungs, s.permits = nil, nil
		}
		s.acts = !s.bans && (s.musts || len(s.rungs) > 0)
	}
	return out
}

// only tells whether a holds nowhere but where b does.
func only(a, b []bool) bool {
	for i := range a {
		if a[i] && !b[i] {
			return false
		}
	}
	return true
}

// differ says of which kinds the conflicts of a host and an aid are.
func differ(hosts, aids []stands) (out [Kinds]bool) {
	for c := range hosts {
		for k, is := range differIn(hosts[c], aids[c]) {
			out[k] = out[k] || is
		}
	}
	hostSays, aidSays := slices.ContainsFunc(hosts, stands.says), slices.ContainsFunc(aids, stands.says)
	for c := range hosts {
		h, a := hosts[c], aids[c]
		switch {
		case hostSays && !aidSays:
			out[SilentWarning] = out[SilentWarning] || h.bans || h.musts
			out[SilentNote] = out[SilentNote] || h.acts
		case aidSays && !hostSays:
			out[SilentNote] = out[SilentNote] || a.says()
		default:
			out[SilentNote] = out[SilentNote] || (h.acts || h.musts) && !a.says() || (a.acts || a.musts) && !h.says()
		}
	}
	out[SilentNote] = out[SilentNote] && !out[SilentWarning]
	for _, theirs := range permitted(hosts) {
		for _, own := range permitted(aids) {
			both := false
			for c := range theirs {
				both = both || theirs[c] && own[c]
			}
			out[Incomparable] = out[Incomparable] || both && !only(theirs, own) && !only(own, theirs)
		}
	}
	return out
}

// permitted says where each permission holds.
func permitted(of []stands) map[int][]bool {
	out := map[int][]bool{}
	for c, s := range of {
		for _, n := range s.permits {
			if out[n] == nil {
				out[n] = make([]bool, len(of))
			}
			out[n][c] = true
		}
	}
	return out
}

// differIn is differ in one circumstance, for what shows there.
func differIn(h, a stands) (out [Kinds]bool) {
	out[Unreached] = h.bans && a.acts || h.musts && (a.bans || len(a.rungs) > 0)
	for _, asked := range h.rungs {
		enough := len(a.rungs) == 0
		for _, have := range a.rungs {
			enough = enough || includes(book.RungIndex(have), book.RungIndex(asked))
		}
		out[Approver] = out[Approver] || !enough
	}
	for _, m := range h.hours {
		for _, n := range a.hours {
			out[Duty] = out[Duty] || m != n
		}
	}
	out[Defect] = h.twice || a.twice
	out[Dilemma] = h.bans && h.musts || a.bans && a.musts
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

func BenchmarkCompile(b *testing.B) {
	content := read(b, corpus.Shared{Agencies: 100})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Compile(content); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCount is of 9,900 pairs.
func BenchmarkCount(b *testing.B) {
	s, err := Compile(read(b, corpus.Shared{Agencies: 100}))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		s.Count(1)
	}
}
