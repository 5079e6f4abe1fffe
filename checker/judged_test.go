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

// TestMemoryOracle changes the facts of all rules' books at once, field by
// field, and compares what rules say that remember the facts before with what
// they say that see them for the first time. What a rule reads and what is known
// to be read must be the same for that. Each change deals the values of one
// field of a list out anew among all of its records, so that no rule that reads
// it can say what it said: with a read that is known left out of what the memory
// rests on, the test fails. ROE_ORACLE_CASES sets how many changes: with 1000,
// each field has had its turn.
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
	first := now
	rng, changed := rand.New(rand.NewPCG(uint64(seed), 11)), []string{"nothing"}
	fields := fieldsOf(now)
	rng.Shuffle(len(fields), func(i, j int) { fields[i], fields[j] = fields[j], fields[i] })
	for n := range changes {
		got, err := memory.Judge(t.Context(), now, nil)
		if err != nil {
			t.Fatal(err)
		}
		want, err := rules.Judge(t.Context(), now, nil)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(heard(t, want), heard(t, got)); diff != "" {
			t.Errorf("after changing %s (-judged anew +remembered):\n%s", changed, diff)
			if memory, err = rules.Remember(); err != nil {
				t.Fatal(err)
			}
		}
		next := *first // what was changed before is as it was again
		changed = []string{fields[n%len(fields)].deal(rng, &next)}
		if n%4 == 3 {
			for range 1 + rng.IntN(3) {
				changed = append(changed, changeRecord(rng, &next))
			}
		}
		now = &next
	}
}

// field is one of the records of a list of the facts.
type field struct{ list, of int }

func fieldsOf(f *facts.Facts) (out []field) {
	all := reflect.ValueOf(f).Elem()
	for i := range all.NumField() {
		if list := all.Field(i); list.Kind() == reflect.Slice && list.Len() > 1 && list.Type().Elem().Kind() == reflect.Struct {
			for j := range list.Type().Elem().NumField() {
				if !slices.Contains([]string{"Book", "Deployment", "ID"}, list.Type().Elem().Field(j).Name) { // no two records have one id
					out = append(out, field{i, j})
				}
			}
		}
	}
	return out
}

// deal gives each record of the list the value that the field has in another
// one. Of truths, each becomes the other.
func (x field) deal(rng *rand.Rand, f *facts.Facts) string {
	list := reflect.ValueOf(f).Elem().Field(x.list)
	own := reflect.AppendSlice(reflect.MakeSlice(list.Type(), 0, list.Len()), list)
	for i, j := range rng.Perm(own.Len()) {
		if v := own.Index(i).Field(x.of); v.Kind() == reflect.Bool {
			v.SetBool(!v.Bool())
		} else {
			v.Set(list.Index(j).Field(x.of))
		}
	}
	list.Set(own)
	return reflect.TypeFor[facts.Facts]().Field(x.list).Name + "." + list.Type().Elem().Field(x.of).Name
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
