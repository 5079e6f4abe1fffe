package diff

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/load"
	"roe.example/checker/report"
)

func TestMain(m *testing.M) {
	load.ServeChild()
	m.Run()
}

func election(t *testing.T) *book.Located {
	t.Helper()
	r, err := load.Load(context.Background(), []string{"../../agreements/riverton-election-day"}, load.Options{})
	if err != nil || len(r.Diagnostics) > 0 {
		t.Fatal(err, r.Diagnostics)
	}
	return r.Books[0]
}

// copied is a book of the user's own, which shares nothing with another.
func copied(t *testing.T, l *book.Located) *book.Located {
	t.Helper()
	data, err := json.Marshal(l.Book)
	if err != nil {
		t.Fatal(err)
	}
	b := &book.Book{}
	if err := json.Unmarshal(data, b); err != nil {
		t.Fatal(err)
	}
	return &book.Located{Dir: l.Dir, Book: b}
}

// leaf is a single value of a book, which can be changed.
type leaf struct {
	path string
	set  func()
}

// leaves are all single values that can be set in place.
func leaves(v reflect.Value, path string, set func(reflect.Value), out *[]leaf) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			leaves(v.Elem(), path, func(x reflect.Value) { v.Elem().Set(x) }, out)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			leaves(v.Field(i), path+"."+v.Type().Field(i).Name, func(x reflect.Value) {
				changed := reflect.New(v.Type()).Elem()
				changed.Set(v)
				changed.Field(i).Set(x)
				set(changed)
			}, out)
		}
	case reflect.Map:
		for _, id := range keys(v) {
			key := reflect.ValueOf(id)
			leaves(v.MapIndex(key), path+"/"+id, func(x reflect.Value) { v.SetMapIndex(key, x) }, out)
		}
	case reflect.Slice:
		for i := range v.Len() {
			leaves(v.Index(i), fmt.Sprintf("%s[%d]", path, i), func(x reflect.Value) { v.Index(i).Set(x) }, out)
		}
	default:
		if !v.IsZero() {
			*out = append(*out, leaf{path, func() { set(other(v)) }})
		}
	}
}

// other is another value of the same type.
func other(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Bool:
		return reflect.ValueOf(!v.Bool()).Convert(v.Type())
	case reflect.Int:
		return reflect.ValueOf(v.Int() + 1).Convert(v.Type())
	case reflect.Float64:
		return reflect.ValueOf(v.Float() + 1).Convert(v.Type())
	}
	return reflect.ValueOf(v.String() + "-otherwise").Convert(v.Type())
}

// TestNothingIsOmitted: whatever single value of a book changes, something is
// said. Of thousands some hundreds are tried, others on each call of the test
// with another seed.
func TestNothingIsOmitted(t *testing.T) {
	before := election(t)
	before = copied(t, before)
	var all []leaf
	count := copied(t, before)
	leaves(reflect.ValueOf(count.Book), "", nil, &all)
	random := rand.New(rand.NewPCG(1, 2))
	tried := map[string]bool{}
	for range 60 {
		n := random.IntN(len(all))
		after := copied(t, before)
		var own []leaf
		leaves(reflect.ValueOf(after.Book), "", nil, &own)
		own[n].set()
		tried[strings.Split(own[n].path, "/")[0]] = true
		if got := Meaning(before, after); len(got) == 0 {
			t.Errorf("nothing is said of a change at %s", own[n].path)
		}
	}
	if len(tried) < 5 {
		t.Errorf("only %v were tried", tried)
	}
}

// TestTheSame: a book is not different from itself, nor in another layout.
func TestTheSame(t *testing.T) {
	b := election(t)
	for _, pair := range [][2]*book.Located{{b, b}, {b, copied(t, b)}, {copied(t, b), copied(t, b)}} {
		if got := Meaning(pair[0], pair[1]); len(got) > 0 {
			t.Errorf("got %+v", got)
		}
	}
}

// said are the sentences of a change.
func said(t *testing.T, change func(*book.Book)) (out []string) {
	t.Helper()
	before := copied(t, scene)
	after := copied(t, scene)
	change(after.Book)
	for _, d := range Meaning(before, after) {
		out = append(out, d.Change+": "+d.Subject+": "+d.Text)
	}
	return out
}

func number(n int) *int { return &n }

// scene is a book with something of each kind.
var scene = &book.Located{Dir: "b", Book: &book.Book{
	Dimensions: map[string]*book.Dimension{"resistance": {Title: "Resistance", Ordered: true, Values: []book.DimensionValue{
		{ID: "none", Phrase: "no resistance"}, {ID: "passive", Phrase: "passive resistance"}, {ID: "active", Phrase: "active resistance"},
	}}},
	Actions: map[string]*book.Action{
		"spray": {Name: "pepper spray"}, "cs": {Name: "CS gas", In: []string{"gas"}}, "smoke": {Name: "smoke", In: []string{"gas"}}, "gas": {Name: "gas"},
		"report": {Name: "force reports"},
	},
	Agencies: map[string]*book.Agency{"harbor": {Short: "Harbor PD", Terms: map[string]*book.Term{"tear gas": {Actions: []string{"cs"}}}}, "coast": {Short: "Coast PD"}},
	Instruments: map[string]*book.Instrument{"manual": {
		Title: "Harbor PD Manual", Cite: "Harbor PD Manual", Kind: "policy", Issuer: "harbor", Effective: "2026-01-01", Reach: book.Reach{Members: true},
		Norms: map[string]*book.Norm{
			"1": {Permits: []string{"spray"}, When: book.Alternatives{{"resistance": {Values: []book.Value{"passive"}}}}, Approval: []book.Approval{{Rung: "supervisor", Whose: "own"}}},
			"4": {
				Permits: []string{"spray", "smoke"}, When: book.Alternatives{{"resistance": {Values: []book.Value{"passive", "active"}}}},
				Approval: []book.Approval{{Rung: "supervisor", Whose: "own"}, {Office: "Mayor"}},
			},
			"2": {Prohibits: []string{"tear gas"}, Text: "No tear gas.", After: []string{"report"}},
			"3": {Requires: []string{"report"}, Deadline: &book.Deadline{Within: 1, Unit: "days", After: "the use of force"}, RetentionDays: &book.Range{AtLeast: number(365)}},
		},
	}},
	Agreements: map[string]*book.Agreement{"pact": {
		Title: "Coast Pact", Cite: "Coast Pact", Parties: map[string]*book.Party{"harbor": {Signed: "2026-01-01"}, "coast": {}},
		From: "2026-01-01", Until: "2026-12-31", Purposes: []string{"event"},
		Clauses: map[string]*book.Clause{"4": {Topic: "force", Settles: &book.Settles{By: "host", Topics: []string{"force"}}}},
	}},
	Deployments: map[string]*book.Deployment{"day": {
		Event: "Election Day", From: "2026-11-03T06:00", Until: "2026-11-03T22:00", Host: "harbor",
		Units: map[string]*book.Unit{"u1": {Agency: "harbor", Officers: number(7), Carries: []string{"spray"}}},
	}},
}}

func TestSentences(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*book.Book)
		want   []string
	}{
		{"wider", func(b *book.Book) {
			b.Instruments["manual"].Norms["1"].When[0]["resistance"] = book.Allowed{AtLeast: "passive"}
		},
			[]string{"wider: Harbor PD Manual: § 1 now also permits pepper spray given active resistance, on the word of a supervisor of the officer's own agency."}},
		{"narrower", func(b *book.Book) {
			b.Instruments["manual"].Norms["1"].When[0]["resistance"] = book.Allowed{Values: []book.Value{"active"}}
		},
			[]string{
				"wider: Harbor PD Manual: § 1 now also permits pepper spray given active resistance, on the word of a supervisor of the officer's own agency.",
				"narrower: Harbor PD Manual: § 1 does not permit pepper spray any more given passive resistance.",
			}},
		{"only worded otherwise", func(b *book.Book) {
			b.Instruments["manual"].Norms["1"].When[0]["resistance"] = book.Allowed{AtLeast: "passive", AtMost: "passive"}
		},
			[]string{"worded: Harbor PD Manual: § 1 is written otherwise, and forbids, permits and requires the same as before."}},
		{"a word", func(b *book.Book) { b.Agencies["harbor"].Terms["tear gas"].Actions = []string{"gas"} }, []string{
			"wider: Harbor PD Manual: § 2 now also forbids smoke in any circumstances, because a word in it means otherwise.",
			"wider: Harbor PD: The word “tear gas” now also covers smoke.",
		}},
		{"advice", func(b *book.Book) { b.Instruments["manual"].Norms["2"].Advice = "should" },
			[]string{"changed: Harbor PD Manual: § 2 is only advice now (“should”) and binds nobody; before it bound."}},
		{"approval", func(b *book.Book) {
			b.Instruments["manual"].Norms["1"].Approval = []book.Approval{{Rung: "chief", Whose: "own"}}
		}, []string{
			"changed: Harbor PD Manual: § 1 now needs the word of the chief of the officer's own agency.",
			"changed: Harbor PD Manual: § 1 does not need the word of a supervisor of the officer's own agency any more.",
		}},
		{"deadline", func(b *book.Book) { b.Instruments["manual"].Norms["3"].Deadline.Within = 2 },
			[]string{"changed: Harbor PD Manual: § 3: the deadline is now within 2 days of the use of force, and was within 1 day of the use of force: that leaves more time."}},
		{"the same deadline", func(b *book.Book) {
			b.Instruments["manual"].Norms["3"].Deadline = &book.Deadline{Within: 24, Unit: "hours", After: "the use of force"}
		},
			[]string{"worded: Harbor PD Manual: § 3: the deadline is written otherwise (within 24 hours of the use of force) and is as long as before (within 1 day of the use of force)."}},
		{"retention", func(b *book.Book) { b.Instruments["manual"].Norms["3"].RetentionDays.AtLeast = number(180) },
			[]string{"changed: Harbor PD Manual: § 3: the time for which it is kept is now at least 180 days, and was at least 365 days: that is less."}},
		{"a date", func(b *book.Book) { b.Instruments["manual"].Effective = "2026-03-01" },
			[]string{"changed: Harbor PD Manual: The day from which it binds moved from 1 January 2026 to 1 March 2026, 59 days later."}},
		{"reach", func(b *book.Book) { b.Instruments["manual"].Reach.Command = true },
			[]string{"changed: Harbor PD Manual: The reach: the command was no and is now yes."}},
		{"a section renamed", func(b *book.Book) {
			n := b.Instruments["manual"].Norms
			n["9"] = n["2"]
			delete(n, "2")
		}, []string{"renamed: Harbor PD Manual: § 9 was called § 2 before, and is the same."}},
		{"a document renamed", func(b *book.Book) {
			b.Agreements["pact"].RestsOn = nil
			b.Instruments["manual-2027"] = b.Instruments["manual"]
			delete(b.Instruments, "manual")
		}, []string{"renamed: Harbor PD Manual: Has the id “manual-2027” now, before “manual”, and is the same."}},
		{"a section dropped and one new", func(b *book.Book) {
			n := b.Instruments["manual"].Norms
			n["7"] = &book.Norm{Permits: []string{"gas"}, Only: true, When: book.Alternatives{{"resistance": {Values: []book.Value{"active"}}}}}
			delete(n, "2")
		}, []string{
			"removed: Harbor PD Manual: § 2 is dropped; before: to forbid CS gas, acts that must come before force reports, “No tear gas”.",
			"added: Harbor PD Manual: § 7 is new: to permit gas given active resistance, and to forbid gas given at most passive resistance.",
		}},
		{"a clause", func(b *book.Book) {
			b.Agreements["pact"].Clauses["7"] = &book.Clause{Topic: "force", Extends: &book.Extends{RulesOf: "host", Actions: []string{"spray"}}}
		}, []string{"added: Coast Pact: § 7 is new: the host's rules bind all parties' officers, on pepper spray."}},
		{"what a clause settles", func(b *book.Book) { b.Agreements["pact"].Clauses["4"].Settles.By = "stricter" },
			[]string{"changed: Coast Pact: § 4, what it settles: the signatory or author was host and is now stricter."}},
		{"parties", func(b *book.Book) {
			delete(b.Agreements["pact"].Parties, "coast")
			b.Agreements["pact"].Parties["harbor"].Signed = ""
		}, []string{
			"removed: Coast Pact: Party Coast PD is dropped.",
			"removed: Coast Pact: Party Harbor PD: the day of signature is not stated any more; it was 1 January 2026.",
		}},
		{"a deployment", func(b *book.Book) {
			b.Deployments["day"].Units["u1"].Officers = number(5)
			b.Deployments["day"].Units["u1"].Carries = []string{"cs", "spray"}
			b.Deployments["day"].Host = "coast"
		}, []string{
			"changed: Election Day: The host was Harbor PD and is now Coast PD.",
			"changed: Election Day: Unit “u1”: the number of officers fell from 7 to 5.",
			"changed: Election Day: Unit “u1”: the list of what they bring along: now also CS gas.",
		}},
		{"order alone", func(b *book.Book) {
			b.Actions["cs"].In = []string{"gas"}
			b.Instruments["manual"].Norms["4"].Permits = []string{"smoke", "spray"}
			b.Instruments["manual"].Norms["4"].When[0]["resistance"] = book.Allowed{Values: []book.Value{"active", "passive"}}
			b.Instruments["manual"].Norms["4"].Approval = []book.Approval{{Office: "Mayor"}, {Rung: "supervisor", Whose: "own"}}
			b.Agreements["pact"].Purposes = append([]string{}, "event")
		}, nil},
	} {
		if diff := cmp.Diff(test.want, said(t, test.change)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// TestBothWays: what widened one way narrowed the other.
func TestBothWays(t *testing.T) {
	before, after := copied(t, scene), copied(t, scene)
	after.Book.Instruments["manual"].Norms["1"].When = nil
	there, back := Meaning(before, after), Meaning(after, before)
	if len(there) != 1 || there[0].Change != report.PartWider || len(back) != 1 || back[0].Change != report.PartLess {
		t.Errorf("got %+v and %+v", there, back)
	}
}
