package checker_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker"
	"roe.example/checker/facts"
	"roe.example/checker/judge"
	"roe.example/checker/rule"
	"roe.example/policies"
)

// TestMemoryOracle changes records of the facts at random, of all rules' books
// at once, and compares what rules say that remember the facts before with what
// they say that see them for the first time. What a rule reads and what is known
// to be read must be the same for that. ROE_ORACLE_CASES sets how many changes.
func TestMemoryOracle(t *testing.T) {
	changes, seed := number("ROE_ORACLE_CASES", 3), number("ROE_ORACLE_SEED", 1)
	now := &facts.Facts{}
	for _, dir := range books(t, ruleDir("*", "fires")) {
		f, faults, err := checker.Facts(t.Context(), checker.Options{Paths: []string{dir}, Today: today})
		if err != nil || len(faults) > 0 {
			t.Fatal(err, faults)
		}
		addFacts(now, f)
	}
	rules, err := judge.Thaw(policies.Frozen, judge.Set{Dir: "policies", FS: policies.FS})
	if err != nil {
		t.Fatal(err)
	}
	memory, err := rules.Remember()
	if err != nil {
		t.Fatal(err)
	}
	rng, changed := rand.New(rand.NewPCG(uint64(seed), 11)), []string{"nothing"}
	for range changes {
		got, err := memory.Judge(t.Context(), now, nil)
		if err != nil {
			t.Fatal(err)
		}
		want, err := rules.Judge(t.Context(), now, nil)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(heard(t, want), heard(t, got)); diff != "" {
			t.Fatalf("after changing %s (-judged anew +remembered):\n%s", changed, diff)
		}
		next := *now
		changed = nil
		for range 1 + rng.IntN(3) {
			changed = append(changed, changeRecord(rng, &next))
		}
		now = &next
	}
}

// addFacts adds those of another book.
func addFacts(to, from *facts.Facts) {
	into, of := reflect.ValueOf(to).Elem(), reflect.ValueOf(from).Elem()
	for i := range into.NumField() {
		if list := into.Field(i); list.Kind() == reflect.Slice {
			list.Set(reflect.AppendSlice(list, of.Field(i)))
		} else if into.Type().Field(i).Name != "Clashes" {
			list.Set(of.Field(i))
		}
	}
	lists, more := to.Clashes.Lists(), from.Clashes.Lists()
	for i := range lists {
		*lists[i] = append(*lists[i], *more[i]...)
	}
}

// heard is what rules said, in an order of its own: by rule.
func heard(t *testing.T, j *rule.Judgement) map[string][]string {
	out := map[string][]string{}
	for _, f := range j.Findings {
		out[f.Rule] = append(out[f.Rule], string(text(t, f)))
	}
	for id := range out {
		slices.Sort(out[id])
	}
	for _, e := range j.Evaluated {
		out[e.Rule] = append(out[e.Rule], fmt.Sprint(e.Considered))
	}
	for _, f := range j.Failures {
		out[f.Rule] = append(out[f.Rule], f.Message)
	}
	return out
}

// changeRecord changes one record of one list: a field of it becomes what it is
// in another record, or the record goes, comes again under another id, or stands
// elsewhere.
func changeRecord(rng *rand.Rand, f *facts.Facts) string {
	all := reflect.ValueOf(f).Elem()
	for {
		if lists := f.Clashes.Lists(); rng.IntN(8) == 0 {
			i := rng.IntN(len(lists))
			if own := slices.Clone(*lists[i]); len(own) > 0 { // the id of one stands for all of it
				at := rng.IntN(len(own))
				*lists[i] = slices.Delete(own, at, at+1)
				return "clashes less one"
			}
		}
		i := rng.IntN(all.NumField())
		list, name := all.Field(i), all.Type().Field(i).Name
		if list.Kind() != reflect.Slice || list.Len() < 2 {
			continue
		}
		own := reflect.AppendSlice(reflect.MakeSlice(list.Type(), 0, list.Len()+1), list)
		at, other := rng.IntN(own.Len()), rng.IntN(own.Len())
		switch rng.IntN(12) {
		case 0:
			own = reflect.AppendSlice(own.Slice3(0, at, at), own.Slice(at+1, own.Len()))
			name += " less one"
		case 1:
			x, y := own.Index(at).Interface(), own.Index(other).Interface()
			own.Index(at).Set(reflect.ValueOf(y))
			own.Index(other).Set(reflect.ValueOf(x))
			name += " in another order"
		default:
			field := rng.IntN(own.Type().Elem().NumField())
			if slices.Contains([]string{"Book", "Deployment", "ID"}, own.Type().Elem().Field(field).Name) {
				continue // no two records have one id
			}
			v := own.Index(at).Field(field)
			name += "." + own.Type().Elem().Field(field).Name
			if v.Kind() == reflect.Bool {
				v.SetBool(!v.Bool())
			} else {
				v.Set(own.Index(other).Field(field))
			}
		}
		list.Set(own)
		return name
	}
}
