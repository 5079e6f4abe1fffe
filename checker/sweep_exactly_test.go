package checker

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/calculus"
	"roe.example/checker/corpus"
	"roe.example/checker/facts"
	"roe.example/checker/sweep"
)

// TestSweepLooksAtSituations: where a clash weighs otherwise in one situation than
// in another, all is compared once more by its situations, and says the same.
func TestSweepLooksAtSituations(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "shared")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := (corpus.Shared{Agencies: 5, Manuals: 2, Edited: 0.2, Norms: 4}).Write(dir, 3); err != nil {
		t.Fatal(err)
	}
	s, want := swept(t, Options{Paths: []string{dir}, Today: "2026-11-01"}, SweepOn{PairsOn: PairsOn{Day: "2026-11-03"}})
	d := s.doing()
	d.learnt = &learnt{comparers: make([]*calculus.Comparer, 1), likes: make([][][]told, 1), forms: make([][][]told, 1), marks: newMarks(-1, -1)}
	d.comparers[0] = s.parts[0].NewComparer(s.look())
	c := d.comparers[0]
	for n := range s.known.Actions[0].Hosts {
		if err := d.unit(t.Context(), int(n)); err != nil {
			t.Fatal(err)
		}
	}
	if d.hear(); len(c.Forms) == 0 {
		t.Fatal("nothing was compared swiftly")
	}
	weights, err := s.weigh.Of(t.Context(), c.Likes)
	if err != nil {
		t.Fatal(err)
	}
	first := d.tell(weights[c.Forms[0][0]])
	other := slices.IndexFunc(c.Likes, func(l *facts.Clash) bool {
		return !slices.Equal(d.tell(weights[slices.Index(c.Likes, l)]), first)
	})
	if other < 0 {
		t.Fatal("all clashes weigh the same")
	}
	c.Forms[0] = append(slices.Clone(c.Forms[0]), int32(other)) // as though its situation mattered
	for n := int(s.known.Actions[0].Hosts); n < s.known.Units; n++ {
		if err := d.unit(t.Context(), n); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.weighAll(t.Context()); err != nil {
		t.Fatal(err)
	}
	if bySituation(t, d) == 0 {
		t.Error("nothing was looked at again")
	}
	got, err := sweep.Assemble(&s.known, []*sweep.Part{d.part})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.Outcomes, got.Outcomes) + cmp.Diff(want.Cells, got.Cells); diff != "" {
		t.Errorf("(-swiftly +by situations):\n%s", diff)
	}
}

// bySituation compares all once more, and counts the clashes: none may be without
// its situation.
func bySituation(t *testing.T, d *doing) (n int) {
	again := *d
	again.waiting, again.part = nil, &sweep.Part{}
	for unit := range d.survey.known.Units {
		if err := again.unit(t.Context(), unit); err != nil {
			t.Fatal(err)
		}
		last := again.waiting[len(again.waiting)-1]
		if len(last.hosts) > 0 {
			t.Fatalf("unit %d was compared without situations", unit)
		}
		n += len(last.met)
	}
	return n
}
