package evidence

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// TestMemory edits a book at random, as one does who keeps what did not change,
// and holds the facts that a memory helps to state to those of a run that begins
// anew.
func TestMemory(t *testing.T) {
	for seed := range uint64(8) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			e := newRemembering(seed)
			for range 60 {
				what := e.edit()
				list := e.list()
				state := func(m *Memory, list []facts.Clash) *facts.Facts {
					f, err := Build([]*book.Located{{Dir: "elections", Book: e.book}}, Options{Today: today, Memory: m,
						Calculus: func(_ []*book.Located, f *facts.Facts) error { f.Clashes.Silent = list; return nil }})
					if err != nil {
						t.Fatal(err)
					}
					return f
				}
				if diff := cmp.Diff(state(nil, slices.Clone(list)), state(&e.memory, list)); diff != "" {
					t.Fatalf("after %s (-anew +remembered):\n%s", what, diff)
				}
			}
		})
	}
}

// remembering is a book that is edited, and what is remembered of it.
type remembering struct {
	book    *book.Book
	memory  Memory
	rng     *rand.Rand
	clashes [][]facts.Clash // lists that runs have had
}

func newRemembering(seed uint64) *remembering {
	b := elections()
	served(nil)(b)
	b.Actions = map[string]*book.Action{
		"gas": {Name: "gas", Topic: "force", Carried: true}, "gas/cs": {Name: "CS", Topic: "force", In: []string{"gas"}, Carried: true},
		"camera/record": {Name: "recording", Topic: "body-camera"}, "warn": {Name: "warning", Topic: "force"},
		serving + "others": {Name: "serving under others", Topic: "command"}, "report": {Name: "reporting", Topic: "force"},
	}
	b.Instruments = map[string]*book.Instrument{}
	for _, a := range []string{"riverton-pd", "harbor-pd", "bay-sheriff"} {
		b.Instruments[a+"/manual"] = &book.Instrument{Kind: "policy", Issuer: a, Effective: "2024-01-01", Reach: book.Reach{Members: true}}
	}
	return &remembering{book: b, rng: rand.New(rand.NewPCG(seed, 3))}
}

// edit changes one entity of the book into another, and leaves the others the
// very same.
func (e *remembering) edit() string {
	b := *e.book
	e.book = &b
	switch n := e.rng.IntN(10); n {
	case 0:
		day := *b.Deployments["day"]
		day.Units = maps.Clone(day.Units)
		day.Units["h1"] = &book.Unit{Agency: "harbor-pd", Carries: e.some()}
		b.Deployments = map[string]*book.Deployment{"day": &day}
		return "another unit"
	case 1:
		mou := *b.Agreements["mou"]
		mou.Clauses = map[string]*book.Clause{"1": {Norm: e.norm(), Topic: "command"}, "2": {Settles: &book.Settles{By: "host", Actions: e.some()}}}
		b.Agreements = map[string]*book.Agreement{"mou": &mou}
		return "other clauses"
	case 2:
		return "nothing"
	default:
		id := []string{"riverton-pd/manual", "harbor-pd/manual", "bay-sheriff/manual"}[e.rng.IntN(3)]
		in := *b.Instruments[id]
		in.Norms = maps.Clone(in.Norms)
		if in.Norms == nil {
			in.Norms = map[string]*book.Norm{}
		}
		norm, section := e.norm(), fmt.Sprint(e.rng.IntN(3))
		if in.Norms[section] = &norm; n == 3 {
			delete(in.Norms, section)
		}
		b.Instruments = maps.Clone(b.Instruments)
		b.Instruments[id] = &in
		return "another norm of " + id
	}
}

func (e *remembering) norm() book.Norm {
	n := book.Norm{Text: "Invented."}
	*[]*[]string{&n.Prohibits, &n.Permits, &n.Requires}[e.rng.IntN(3)] = e.some()
	if e.rng.IntN(2) == 0 {
		n.After, n.TriggeredBy = e.some(), e.some()[0]
	}
	return n
}

func (e *remembering) some() []string {
	return []string{[]string{"gas", "gas/cs", "camera/record", "warn", "report", serving + "others"}[e.rng.IntN(6)]}
}

// list is what the calculus finds: a list that is new, or one that an earlier run
// had.
func (e *remembering) list() []facts.Clash {
	if len(e.clashes) == 0 || e.rng.IntN(2) == 0 {
		e.clashes = append(e.clashes, []facts.Clash{{Book: "elections", Actions: e.some()}})
	}
	return e.clashes[max(0, len(e.clashes)-1-e.rng.IntN(3))]
}
