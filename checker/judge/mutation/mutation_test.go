// Package mutation holds the tests of the rules against deliberate mistakes:
// it makes them in every rule and in the library, one at a time, and wants some
// test to fail each time.
//
// A mutant is killed by a unit test of its rule (of a mutant of the library:
// by any unit test of the rules), or else by a book under testdata whose marks
// no longer hold; books_test.go says when that is. What neither sees must stand
// in survivors.txt with the reason.
//
//	go test ./checker/judge/mutation                  a sample
//	ROE_MUTANTS=all go test -v ./checker/judge/mutation -timeout 60m
//	ROE_MUTANTS=500 ROE_MUTANTS_SEED=7                another sample
//	ROE_MUTANTS=all ROE_MUTANTS_TOPIC=force           of lib or of one topic, or of one rule
package mutation

import (
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"roe.example/checker/load"
)

func TestMain(m *testing.M) {
	load.ServeChild()
	os.Exit(m.Run())
}

// share of the mutants that must be killed, in a run of all topics: of one rule
// a handful that say the same as it would be too many.
const share = 0.95

// sample is how many are tried when nobody asks for more.
const sample = 40

func TestMutants(t *testing.T) {
	all, err := readAll()
	if err != nil {
		t.Fatal(err)
	}
	listed, err := readSurvivors()
	if err != nil {
		t.Fatal(err)
	}
	topic := os.Getenv("ROE_MUTANTS_TOPIC")
	made := within(all, topic)
	if len(made) == 0 {
		t.Fatal("there is nothing to mutate")
	}
	whole := os.Getenv("ROE_MUTANTS") == "all"
	tried := made
	if !whole {
		tried = pick(t, made, listed)
	}
	start := time.Now()
	fates := try(t, all, tried)
	if t.Failed() {
		return
	}
	count := tally(tried, fates)
	t.Logf("%d mutants in %v\n%s", len(tried), time.Since(start).Round(time.Second), count)
	holdSurvivors(t, tried, fates, listed, whole)
	if whole && topic == "" && count.total().share() < share {
		t.Errorf("%.1f %% of the mutants are killed, which is under %.0f %%", 100*count.total().share(), 100*share)
	}
}

// within makes the mutants of a topic or rule; of an empty name, all.
func within(all []*source, name string) (out []*mutant) {
	for _, s := range all {
		if !s.test() && (name == "" || strings.HasPrefix(s.unit()+"/", name+"/")) {
			out = append(out, mutants(s)...)
		}
	}
	return out
}

// pick draws a sample of those that are not listed.
func pick(t *testing.T, made []*mutant, listed map[place]int) (out []*mutant) {
	size, seed := setting(t, "ROE_MUTANTS", sample), setting(t, "ROE_MUTANTS_SEED", 1)
	t.Logf("ROE_MUTANTS=%d ROE_MUTANTS_SEED=%d", size, seed)
	random := rand.New(rand.NewPCG(uint64(seed), 0))
	for _, i := range random.Perm(len(made)) {
		if listed[made[i].place()] == 0 && len(out) < size {
			out = append(out, made[i])
		}
	}
	return out
}

func setting(t *testing.T, name string, otherwise int) int {
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		t.Fatalf("%s is a number from 1, not %q", name, text)
	}
	return n
}

// try tells what becomes of each mutant, on as many cores as there are.
func try(t *testing.T, all []*source, some []*mutant) []fate {
	books, err := newFixtures(all)
	if err != nil {
		t.Fatal(err)
	}
	units := byUnit(all)
	if out, err := run(t.Context(), units.all()); err != nil || out != survived {
		t.Fatal("the unit tests of the rules fail without any mutant", err)
	}
	fates := make([]fate, len(some))
	next := make(chan int)
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := range next {
				var err error
				if fates[i], err = tryOne(t, units, books, some[i]); err != nil {
					t.Errorf("%s: %v", some[i], err)
				}
			}
		})
	}
	for i := range some {
		next <- i
	}
	close(next)
	wait.Wait()
	return fates
}

func tryOne(t *testing.T, units modules, books *fixtures, m *mutant) (fate, error) {
	module, err := m.parsed()
	if err != nil {
		return invalid, err
	}
	out, err := units.test(t.Context(), m, module)
	if out == invalid && err == nil {
		err = units.sound(t.Context(), m.of.unit())
	}
	if err != nil || out != survived {
		return out, err
	}
	if same, err := m.same(); err != nil || same {
		return invalid, err
	}
	return books.try(t.Context(), m)
}

// TestSurvivorsAreMade wants every place in the list to be one where a mutant
// is made.
func TestSurvivorsAreMade(t *testing.T) {
	all, err := readAll()
	if err != nil {
		t.Fatal(err)
	}
	listed, err := readSurvivors()
	if err != nil {
		t.Fatal(err)
	}
	made := map[place]int{}
	for _, m := range within(all, "") {
		made[m.place()]++
	}
	for at, n := range listed {
		if made[at] < n {
			t.Errorf("%s lists what cannot be made (any more):\n%s", survivors, at)
		}
	}
}

// holdSurvivors holds what lives against the list; whether all that is listed
// lives, only a run of all can tell.
func holdSurvivors(t *testing.T, tried []*mutant, fates []fate, listed map[place]int, whole bool) {
	living, dead := map[place]int{}, map[place]int{}
	for i, m := range tried {
		at := m.place()
		if fates[i] != survived {
			dead[at]++
			continue
		}
		if living[at]++; living[at] > listed[at] {
			t.Errorf("policies/%s:%d: no test fails for\n%s", m.of.file, m.row, at)
		}
	}
	for at := range dead {
		if whole && living[at] < listed[at] {
			t.Errorf("%s lists what a test kills, or what does not compile:\n%s", survivors, at)
		}
	}
}
