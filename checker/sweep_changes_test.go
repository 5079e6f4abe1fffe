package checker

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/rule"
	"roe.example/checker/sweep"
	"roe.example/checker/sweep/tally"
)

// sections are norms that manuals can have, by section. Some are on a category
// and others on what is in it.
var sections = map[string]string{
	"1":  `{"prohibits": ["force/neck-restraint"]}`,
	"2":  `{"permits": ["force/neck-restraint"], "when": {"resistance": "assaultive"}}`,
	"3":  `{"prohibits": ["force/chokehold"], "when": {"resistance": ["passive", "active"]}}`,
	"4":  `{"permits": ["chemical/oc-spray"], "when": {"resistance": {"atLeast": "active"}}}`,
	"5":  `{"prohibits": ["chemical/oc-spray"], "when": {"resistance": "passive"}}`,
	"6":  `{"permits": ["chemical/oc-spray"], "approval": [{"rung": "supervisor", "whose": "own"}]}`,
	"7":  `{"prohibits": ["chemical"]}`,
	"8":  `{"permits": ["tear-gas"], "when": {"assembly": "riot"}}`,
	"9":  `{"prohibits": ["chemical/cs"]}`,
	"10": `{"requires": ["camera/record"]}`,
}

// manuals gives each agency the sections of its manual, of a few by chance; nil:
// it has none.
func manuals(rng *rand.Rand) map[string][]string {
	all := slices.Sorted(func(yield func(string) bool) {
		for s := range sections {
			if !yield(s) {
				return
			}
		}
	})
	var models [][]string
	for range 4 {
		var m []string
		for _, s := range all {
			if rng.IntN(2) == 0 {
				m = append(m, s)
			}
		}
		models = append(models, m)
	}
	out := map[string][]string{"nobody": nil}
	for i := range 9 {
		out[fmt.Sprintf("a%d", i)] = slices.Clone(models[rng.IntN(len(models))])
	}
	return out
}

func writeManuals(t *testing.T, of map[string][]string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	places, agencies, instruments := map[string]any{}, map[string]any{}, map[string]any{}
	for id, has := range of {
		places[id] = map[string]any{"name": id, "kind": "city", "within": "CA"}
		agencies[id] = map[string]any{"name": id, "short": id, "kind": "municipal", "state": "CA", "place": id}
		if has == nil {
			continue
		}
		norms := map[string]json.RawMessage{}
		for _, s := range has {
			norms[s] = json.RawMessage(sections[s])
		}
		instruments[id+"/manual"] = map[string]any{"title": "Manual of " + id, "cite": "Manual", "kind": "policy", "issuer": id, "reach": map[string]any{"members": true},
			"norms": norms, "covers": map[string]string{"force": "whole", "crowd-control": "whole", "body-camera": "whole"}}
	}
	text, err := json.Marshal(map[string]any{"places": places, "agencies": agencies, "instruments": instruments})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "book.json"), text, 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestSweepChangesComeTrue makes in the books each change that a sweep proposes,
// and sweeps again. ROE_ORACLE_CASES sets in how many books.
func TestSweepChangesComeTrue(t *testing.T) {
	made, besides := 0, 0
	books := uint64(2)
	if n, err := strconv.ParseUint(os.Getenv("ROE_ORACLE_CASES"), 10, 64); err == nil {
		books = n
	}
	for seed := range books {
		of := manuals(rand.New(rand.NewPCG(seed, 3)))
		resweep := func(of map[string][]string) *sweep.Result {
			_, r := swept(t, Options{Paths: []string{writeManuals(t, of)}, Today: "2026-11-01"}, SweepOn{PairsOn: PairsOn{Day: "2026-11-03"}})
			return r
		}
		r := resweep(of)
		for _, c := range tally.Of(r, nil).Changes() {
			then := map[string][]string{}
			for id, has := range of {
				then[id] = slices.Clone(has)
			}
			for _, i := range c.Holders {
				id := r.Agencies[i].ID
				for _, n := range c.Drop {
					then[id] = slices.DeleteFunc(then[id], func(s string) bool { return s == r.Norms[n].Section })
				}
				for _, n := range c.Adopt {
					then[id] = append(then[id], r.Norms[n].Section)
				}
			}
			if c.Unsaid > 0 {
				continue
			}
			after := resweep(then)
			if len(after.Actions) != len(r.Actions) {
				continue // no rule names one of them any more, and it is not told by itself
			}
			got := moved(r, after, r.Actions[c.Action].Topic)
			want := tally.Change{PairsCleared: c.PairsCleared, PairsRaised: c.PairsRaised, AllCleared: c.AllCleared, AllRaised: c.AllRaised,
				ConflictsCleared: c.ConflictsCleared, ConflictsRaised: c.ConflictsRaised}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("seed %d, %s, holders %v, models %v, give up %v for %v (-foretold +come):\n%s", seed, r.Actions[c.Action].ID, c.Holders, c.Models, c.Drop, c.Adopt, diff)
			}
			made, besides = made+1, besides+len(c.Besides)
		}
	}
	if made == 0 || besides == 0 {
		t.Errorf("only %d changes were made, on %d actions besides", made, besides)
	}
}

// moved counts what pairs meet no more, and what they meet now.
func moved(before, after *sweep.Result, topic string) (c tally.Change) {
	met := func(r *sweep.Result, host, aid int, topic string) map[string]bool {
		out := map[string]bool{}
		for i, a := range r.Actions {
			for _, k := range r.Of(i, host, aid) {
				if k.Severity != rule.Note && (topic == "" || a.Topic == topic) {
					out[a.ID+" "+k.Rule] = true
				}
			}
		}
		return out
	}
	pairs := func(host, aid int, topic string, cleared, raised *int64) {
		switch was, is := len(met(before, host, aid, topic)) > 0, len(met(after, host, aid, topic)) > 0; {
		case was && !is:
			*cleared++
		case !was && is:
			*raised++
		}
	}
	for h := range before.Agencies {
		for a := range before.Agencies {
			if h == a {
				continue
			}
			pairs(h, a, topic, &c.PairsCleared, &c.PairsRaised)
			pairs(h, a, "", &c.AllCleared, &c.AllRaised)
			was, is := met(before, h, a, ""), met(after, h, a, "")
			for k := range was {
				if !is[k] {
					c.ConflictsCleared++
				}
			}
			for k := range is {
				if !was[k] {
					c.ConflictsRaised++
				}
			}
		}
	}
	return c
}

// TestSweepOfADayBeforeTheDocuments: a day on which nothing is in force yet is
// likely not the one that was meant.
func TestSweepOfADayBeforeTheDocuments(t *testing.T) {
	dir := writeManuals(t, map[string][]string{"a": {"4"}, "b": {"5"}})
	name := filepath.Join(dir, "book.json")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(strings.ReplaceAll(string(text), `"kind":"policy"`, `"kind":"policy","effective":"2020-01-01"`)), 0o644); err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string][]string{
		"2026-11-03": {},
		"1999-01-01": {"Of 2 agencies the books have all rules on some topics, but in documents that are not in force on 1 January 1999: is that the day meant? --day names another."},
	} {
		_, r := swept(t, Options{Paths: []string{dir}, Today: "2026-11-01"}, SweepOn{PairsOn: PairsOn{Day: day}})
		if diff := cmp.Diff(want, r.Remarks); diff != "" {
			t.Errorf("%s (-want +got):\n%s", day, diff)
		}
	}
}
