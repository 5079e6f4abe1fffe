package calculus

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"testing"

	"roe.example/checker/book"
)

// TestSameDuties edits norms, clauses and plans at random: where duties are told
// to be the same, the actions to be asked for are those that are found anew.
func TestSameDuties(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 5))
	some := func() []string {
		return [][]string{nil, {"gas/oc", "gas/cs"}, {"gas/oc"}, {"gas"}, {"gas", "camera"}, {"camera"}, {"report"}, {"report", "camera/car"}}[rng.IntN(8)]
	}
	norm := func() book.Norm {
		n := book.Norm{Text: fmt.Sprint(rng.IntN(4)), Except: [][]string{nil, nil, {"camera/body"}, {"gas/oc"}}[rng.IntN(4)]}
		if n.Requires = some(); rng.IntN(3) == 0 {
			n.Requires, n.Prohibits = nil, some()
		}
		return n
	}
	change := func(norms map[string]*book.Norm) map[string]*book.Norm {
		out, section := maps.Clone(norms), fmt.Sprint(rng.IntN(2))
		if out == nil {
			out = map[string]*book.Norm{}
		}
		n := norm()
		if out[section] = &n; rng.IntN(3) == 0 {
			delete(out, section)
		}
		return out
	}
	s := newScene()
	s.Agreements["mou"] = &book.Agreement{}
	for id, in := range map[string]string{"gas/cn": "gas", "camera/drone": "camera"} { // of which an exception leaves a choice
		s.Actions[id] = &book.Action{Name: id, In: []string{in}}
	}
	before, same, changed := s.Book, 0, 0
	for range 3000 {
		now := *before
		switch rng.IntN(8) {
		case 0:
			n := norm()
			now.Agreements = map[string]*book.Agreement{"mou": {Clauses: map[string]*book.Clause{fmt.Sprint(rng.IntN(2)): {Norm: n}}}}
		case 1:
			d := *s.d
			if rng.IntN(2) == 0 {
				d.Plan = &book.Plan{Norms: change(nil)}
			}
			now.Deployments = map[string]*book.Deployment{"d": &d}
		case 2: // nothing
		default:
			id := []string{"r", "h", "c"}[rng.IntN(3)]
			in := *now.Instruments[id]
			in.Norms = change(in.Norms)
			now.Instruments = maps.Clone(now.Instruments)
			now.Instruments[id] = &in
		}
		equal := reflect.DeepEqual(newTaxonomy(before), newTaxonomy(&now))
		switch told := sameDuties(before, &now); {
		case told && !equal:
			t.Fatal("duties are told to be the same that are not")
		case told:
			same++
		case !equal:
			changed++
		}
		before = &now
	}
	if same < 300 || changed < 100 {
		t.Errorf("the same %d times, others %d times", same, changed)
	}
}
