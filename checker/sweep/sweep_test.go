package sweep

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// invented is a survey with as many actions, and what each unit comes to by a
// seed.
type invented struct {
	survey *Survey
	seed   uint64
}

func invent(seed uint64) *invented {
	rng := rand.New(rand.NewPCG(seed, 1))
	s := &Survey{Program: "test", Rules: "r", Input: "i", Day: "2026-11-03", Relations: [][]int32{{0}}}
	agencies := 2 + rng.IntN(5)
	for i := range agencies {
		s.Agencies = append(s.Agencies, Agency{ID: fmt.Sprint("a", i)})
	}
	for i := range 1 + rng.IntN(3) {
		a := Action{ID: fmt.Sprint("action", i), Topic: "force", Related: []int32{0}, Ties: 1, Hosts: int32(1 + rng.IntN(agencies)), Aids: int32(1 + rng.IntN(agencies))}
		for n := range agencies {
			a.AsHost = append(a.AsHost, int32(n)%a.Hosts)
			a.AsAid = append(a.AsAid, int32(n)%a.Aids)
		}
		s.Actions = append(s.Actions, a)
		s.Units += int(a.Hosts)
	}
	return &invented{s, seed}
}

func (w *invented) Survey() *Survey { return w.survey }

func (w *invented) outcome(unit, aid int) Outcome {
	rng := rand.New(rand.NewPCG(w.seed, uint64(unit)<<32|uint64(aid)))
	out := Outcome{}
	for range rng.IntN(3) {
		out = append(out, Conflict{Rule: fmt.Sprint("force/", rng.IntN(2)), Severity: "error", Norms: []int32{int32(rng.IntN(2))}})
	}
	return out
}

func (w *invented) Do(_ context.Context, units []int) (*Part, error) {
	p, outcomes := &Part{}, newDistinct()
	for _, n := range units {
		action, _, _ := w.survey.At(n)
		u := Unit{Number: n}
		for aid := range int(w.survey.Actions[action].Aids) {
			o := w.outcome(n, aid)
			u.Outcomes = append(u.Outcomes, outcomes.of(o))
		}
		p.Units = append(p.Units, u)
	}
	p.Outcomes = outcomes.all
	return p, nil
}

// shares are a sweep's shares as files that were written and read again.
func shares(t *testing.T, w *invented, n int) []Named {
	t.Helper()
	var out []Named
	for i := range n {
		shard := Shard{i, n}
		var pieces []*Part
		for some := range slices.Chunk(shard.Units(w.survey.Units), 2) {
			part, err := w.Do(t.Context(), some)
			if err != nil {
				t.Fatal(err)
			}
			pieces = append(pieces, part)
		}
		part := Joined(pieces)
		var b bytes.Buffer
		if err := (&File{Shard: shard, Survey: w.survey, Part: part}).Write(&b); err != nil {
			t.Fatal(err)
		}
		f, err := ReadFile(&b)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, Named{fmt.Sprint("share", i), f})
	}
	return out
}

// However the units are shared out, and in whatever order the shares come, the
// result is the same, and is what was found for each two agencies.
func TestMergeLeavesNoTrace(t *testing.T) {
	for seed := range uint64(60) {
		w := invent(seed)
		whole, faults := Merge(shares(t, w, 1))
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		for a := range w.survey.Actions {
			for host := range w.survey.Agencies {
				for aid := range w.survey.Agencies {
					unit := int(w.survey.Actions[a].AsHost[host])
					for _, before := range w.survey.Actions[:a] {
						unit += int(before.Hosts)
					}
					want := w.outcome(unit, int(w.survey.Actions[a].AsAid[aid]))
					if diff := cmp.Diff(want, whole.Of(a, host, aid)); diff != "" {
						t.Fatalf("seed %d: action %d, host %d, aid %d (-want +got):\n%s", seed, a, host, aid, diff)
					}
				}
			}
		}
		rng := rand.New(rand.NewPCG(seed, 2))
		files := shares(t, w, 1+rng.IntN(5))
		rng.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
		parted, faults := Merge(files)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		if diff := cmp.Diff(whole, parted); diff != "" {
			t.Fatalf("seed %d: %d shares (-whole +parted):\n%s", seed, len(files), diff)
		}
	}
}

func TestMergeRefuses(t *testing.T) {
	w, other := invent(3), invent(3)
	other.survey.Input = "other"
	good := func() []Named { return shares(t, w, 3) }
	for _, c := range []struct {
		name  string
		files func() []Named
		want  string
	}{
		{"nothing", func() []Named { return nil }, "no shares"},
		{"missing", func() []Named { return good()[:2] }, "Missing of 3 shares: 2/3."},
		{"doubled", func() []Named { return append(good(), good()[1]) }, "share1 and share1 are both share 1/3"},
		{"foreign books", func() []Named { return append(good()[:2], shares(t, other, 3)[2]) }, "share2 was made from other books"},
		{"another day", func() []Named {
			f := good()
			s := *f[1].Survey
			s.Day, f[1].Survey = "2026-11-04", &s
			return f
		}, "share1 holds the help to happen on 2026-11-04 and not on 2026-11-03"},
		{"other books and rules", func() []Named {
			f := good()
			s := *f[1].Survey
			s.Input, s.Books, s.Rules, f[1].Survey = "other", "other", "other", &s
			return f
		}, "share1 was made from other books, and was judged by other rules or settings: it does not belong with share0."},
		{"another purpose", func() []Named {
			f := good()
			s := *f[1].Survey
			s.Input, s.Purpose, f[1].Survey = "other", "canvass", &s
			return f
		}, "share1 holds the help to come for the purpose canvass and not for any purpose: it"},
		{"another day, topics and books", func() []Named {
			f := good()
			s := *f[1].Survey
			s.Input, s.Books, s.Topics, s.Day, f[1].Survey = "other", "other", []string{"force", "tactics"}, "2026-11-04", &s
			return f
		}, "share1 holds the help to happen on 2026-11-04 and not on 2026-11-03, and compares the topics force and tactics and not no topic, and was made from other books: it"},
		{"another program", func() []Named {
			f := good()
			s := *f[1].Survey
			s.Program, s.Rules, f[1].Survey = "v2", "other", &s
			return f
		}, "share1 was made by roe v2 and not "},
		{"other rules alone", func() []Named {
			f := good()
			s := *f[1].Survey
			s.Rules, f[1].Survey = "other", &s
			return f
		}, "share1 was judged by other rules or settings"},
		{"most are missing", func() []Named { return shares(t, invent(3), 100)[:1] }, "19/100, 20/100, and 79 more."},
		{"another program", func() []Named {
			f := good()
			s := *f[0].Survey
			s.Program, f[0].Survey = "older", &s
			return f
		}, "share0 was made by roe older and not test"},
		{"another number of shares", func() []Named { return append(good()[:2], shares(t, w, 4)[2]) }, "is one of 4 shares and not of 3"},
		{"not its units", func() []Named {
			f := good()
			f[0].Part.Units = f[0].Part.Units[1:]
			return f
		}, "share0 has not the units of share 0/3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, faults := Merge(c.files())
			if r != nil || !strings.Contains(strings.Join(faults, "\n"), c.want) {
				t.Errorf("Merge() = %v, %q; want a fault with %q", r != nil, faults, c.want)
			}
		})
	}
	if _, faults := Merge(good()); len(faults) > 0 {
		t.Errorf("the whole: %q", faults)
	}
}

// A share that was cut off or changed on its way is refused, wherever.
func TestMergeRefusesDamage(t *testing.T) {
	w := invent(5)
	part, err := w.Do(t.Context(), Shard{0, 1}.Units(w.survey.Units))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := (&File{Shard: Shard{0, 1}, Survey: w.survey, Part: part}).Write(&b); err != nil {
		t.Fatal(err)
	}
	whole := b.Bytes()
	for n := range whole {
		if _, err := ReadFile(bytes.NewReader(whole[:n])); err == nil {
			t.Errorf("read although only %d of %d bytes were there", n, len(whole))
		}
		if n < 10 { // of the header of gzip some bytes mean nothing
			continue
		}
		changed := slices.Clone(whole)
		changed[n] ^= 0x10
		if f, err := ReadFile(bytes.NewReader(changed)); err == nil && cmp.Diff(f.Part, part)+cmp.Diff(f.Survey, w.survey) != "" {
			t.Errorf("read other content although byte %d was changed", n)
		}
	}
	middle := slices.Clone(whole)
	middle[len(middle)/2] ^= 0xff
	if _, err := ReadFile(bytes.NewReader(middle)); err == nil || !strings.Contains(err.Error(), "damaged or not whole") {
		t.Errorf("of a share that was changed in the middle: %v", err)
	}
	if _, err := ReadFile(strings.NewReader("{}")); err == nil || !strings.Contains(err.Error(), "no share") {
		t.Errorf("of a file that is none: %v", err)
	}
}

func TestParseShard(t *testing.T) {
	for _, bad := range []string{"", "3", "4/4", "5/4", "0/10001", "a/b", "0/0", "-1/2", "1/2/3"} {
		if s, err := ParseShard(bad); err == nil {
			t.Errorf("ParseShard(%q) = %v", bad, s)
		}
	}
	if s, err := ParseShard("2/8"); err != nil || s != (Shard{2, 8}) {
		t.Errorf("ParseShard(2/8) = %v, %v", s, err)
	}
}

// Stretches are all units, in their order and each once, and of one action each.
func TestStretches(t *testing.T) {
	for seed := range uint64(100) {
		s := invent(seed).survey
		rng := rand.New(rand.NewPCG(seed, 3))
		units := Shard{rng.IntN(2), 2}.Units(s.Units)
		about := 1 + rng.IntN(8)
		var all []int
		pieces := s.Stretches(units, about)
		for _, some := range pieces {
			all = append(all, some...)
			first, _, _ := s.At(some[0])
			if last, _, _ := s.At(some[len(some)-1]); last != first {
				t.Fatalf("seed %d: actions %d and %d in one piece", seed, first, last)
			}
		}
		if diff := cmp.Diff(units, all); diff != "" {
			t.Fatalf("seed %d (-units +pieces):\n%s", seed, diff)
		}
		if len(pieces) > 2*about+len(s.Actions) {
			t.Errorf("seed %d: %d units are in %d pieces, and not about %d", seed, len(units), len(pieces), about)
		}
	}
}

// A desk hands out every unit once, whoever asks, and to each of its own pile
// first.
func TestDesk(t *testing.T) {
	s := &Survey{}
	for i := range 9 {
		s.Actions = append(s.Actions, Action{Hosts: int32(3 + i), Ties: 1, Aids: 1})
		s.Units += 3 + i
	}
	units := make([]int, s.Units)
	for i := range units {
		units[i] = i
	}
	for _, workers := range []int{1, 2, 3, 50} {
		d := s.NewDesk(units, workers, 4)
		own := slices.Clone(d.piles[workers-1])
		var got []int
		for n := 0; ; n++ {
			some := d.Next(workers - 1)
			if some == nil {
				break
			}
			if n < len(own) && !slices.Equal(some, own[n]) {
				t.Errorf("%d workers: %v comes before %v, which lies on the worker's own pile", workers, some, own[n])
			}
			got = append(got, some...)
		}
		for worker := range workers {
			if left := d.Next(worker); left != nil {
				t.Errorf("%d workers: %v is left", workers, left)
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(units, got); diff != "" {
			t.Errorf("%d workers (-units +handed out):\n%s", workers, diff)
		}
	}
}
