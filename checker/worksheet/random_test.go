package worksheet

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestRandomBooksComeBack writes whatever the form can say into worksheets and
// reads it again: nothing is lost, and nothing is added.
func TestRandomBooksComeBack(t *testing.T) {
	cases := 3
	if n, err := strconv.Atoi(os.Getenv("ROE_ORACLE_CASES")); err == nil {
		cases = n
	}
	for seed := range cases {
		r := &random{Rand: rand.New(rand.NewPCG(uint64(seed), 7)), tree: tree{}}
		r.book()
		data, err := write(r.tree, Options{})
		if err != nil {
			t.Fatal(err)
		}
		g, reader := gather([]Input{{"random.xlsx", data}})
		for _, f := range reader.faults {
			t.Errorf("seed %d: %s", seed, f)
		}
		for _, path := range missing(nil, r.tree, g.tree) {
			t.Errorf("seed %d: lost %q: %#v, read %#v", seed, path, get(r.tree, path), get(g.tree, path))
		}
		for _, path := range missing(nil, g.tree, r.tree) {
			t.Errorf("seed %d: added %q: %#v", seed, path, get(g.tree, path))
		}
		if t.Failed() {
			return
		}
	}
}

// random makes books out of the form itself.
type random struct {
	*rand.Rand
	tree  tree
	lists *lists
}

var (
	codes = []string{"a-1", "a1", "Alder", "x/y.z", "5.2", "300.10", "300.1", "host", "own", "yes", "9"}
	nasty = []string{"Alder PD", "=SUM(A1:A2)", "+1", "-5", "@x", "O'Neil & Sons <b>", "Ünïcode – “quotes”", "5.10", "yes", "2028-11-07", "a\nb", "#REF!", "passive resistance", "host", "עברית", "1e5", "use pepper spray"}
)

func (r *random) book() {
	for _, s := range sheets() { // names first, so that everything can be named
		for _, h := range s.homes {
			for _, at := range r.parents(h) {
				n := r.IntN(4)
				if s.kind == "agency" {
					n++ // every deployment has a host
				}
				for range n {
					r.begin(s, append(append(slices.Clone(at), h.path...), r.pick(codes)))
				}
			}
		}
	}
	r.lists = listsOf(r.tree)
	for _, s := range sheets() {
		for _, e := range entries(r.tree, s) {
			if s.kind != "law" && (s.name != "Rules" || !strings.HasPrefix(e.parent, "agreement:") || r.IntN(2) == 0) {
				r.fill(s, e)
			}
		}
	}
}

func (r *random) parents(h home) (out [][]string) {
	if h.of == "" {
		return [][]string{nil}
	}
	for _, id := range ids(r.tree, []string{sections[h.of]}) {
		out = append(out, []string{sections[h.of], id})
	}
	return out
}

// begin puts a thing into the book, with the name by which others call it.
func (r *random) begin(s *sheet, path []string) {
	switch {
	case s.kind == "law":
		r.tree["uses"] = []any{"ca/pc-13652", "or/ors-181a.708"}
		return
	case s.name == "Parties", s.name == "Waiver signatures":
		path[len(path)-1] = r.pick(append(ids(r.tree, []string{"agencies"}), "-"))
		if path[len(path)-1] == "-" {
			return
		}
	}
	if get(r.tree, path) == nil {
		put(r.tree, path, tree{})
	}
	if s.named != "" && s.kind != "" {
		put(r.tree, append(slices.Clone(path), s.named), r.pick(nasty))
	}
	if s.kind == "deployment" && r.IntN(2) == 0 {
		put(r.tree, append(slices.Clone(path), "plan", "cite"), r.pick(nasty))
	}
}

func (r *random) pick(list []string) string { return list[r.IntN(len(list))] }

// fill says something of a thing in each column, or not.
func (r *random) fill(s *sheet, e entry) {
	on := map[string]bool{}
	rule := r.IntN(3)
	for _, x := range s.fields {
		if x.path == nil {
			continue
		}
		at := append(slices.Clone(e.path), x.path...)
		group := strings.Join(x.path[:len(x.path)-1], "/")
		if _, decided := on[group]; !decided {
			first := strings.Replace(group, "#1", "#0", 1)
			on[group] = r.IntN(2) == 0 && (first == group || on[first])
		}
		stand := slices.Index([]string{"prohibits", "permits", "requires"}, x.path[0])
		switch {
		case s.name == "Rules" && stand >= 0 && stand != rule, get(r.tree, at) != nil && x.kind != keysKind:
			continue
		case s.name == "Words" && (x.path[0] == "dimension" || x.path[0] == "values") == (rule == 0):
			continue
		case s.name == "Rules" && stand == rule, x.need, r.IntN(3) > 0 && on[group]:
			r.say(x, at, e, s)
		case on[group] && needed(s, x):
			r.say(x, at, e, s)
		}
		if x.kind == keysKind && on[group] {
			r.say(x, at, e, s)
		}
	}
	if s.name == "Rules" && !strings.HasPrefix(e.parent, "agreement:") {
		r.situations(s, e)
	}
	for _, x := range s.fields { // where there is nothing to name, or nothing was said
		thing, _ := get(r.tree, e.path).(tree)
		if x.need && get(thing, x.path) == nil || len(thing) == 0 && s.name != "Parties" {
			r.remove(e.path)
			return
		}
	}
}

// remove takes a thing out, and what held nothing else.
func (r *random) remove(path []string) {
	around, _ := get(r.tree, path[:len(path)-1]).(tree)
	if len(path) == 1 {
		around = r.tree
	}
	if delete(around, path[len(path)-1]); len(around) == 0 && len(path) > 1 {
		r.remove(path[:len(path)-1])
	}
}

// needed tells whether the schema wants a value wherever its group stands.
func needed(s *sheet, x *field) bool {
	line := &row{sheet: s, cells: map[*field]cell{}}
	for _, other := range s.fields {
		if other != x {
			line.cells[other] = cell{}
		}
	}
	return (&gathering{}).together(line, x)
}

func (r *random) situations(s *sheet, e entry) {
	for _, where := range []string{"when", "unless"} {
		for i := range r.IntN(3) {
			if where == "when" && (i == 0 || get(r.tree, append(slices.Clone(e.path), "when")) == nil) {
				continue
			}
			for _, x := range s.fields {
				if x.kind == allowedKind && (r.IntN(8) == 0 || x.list == "dimension/assembly") {
					r.say(x, append(slices.Clone(e.path), where, fmt.Sprintf("#%d", i), x.path[2]), e, s)
				}
			}
		}
	}
}

func (r *random) say(x *field, at []string, e entry, s *sheet) {
	thing, _ := get(r.tree, e.path).(tree)
	words := r.lists.find(r.lists.nameOf(x, thing)).words
	one := func() string {
		if len(words) == 0 {
			return ""
		}
		return words[r.IntN(len(words))].id
	}
	switch x.kind {
	case yesKind:
		put(r.tree, at, r.IntN(2) == 0)
	case intKind:
		put(r.tree, at, json.Number(strconv.Itoa(r.IntN(2000))))
	case numberKind:
		put(r.tree, at, json.Number([]string{"155.7525", "0.1", "851.0125", "150"}[r.IntN(4)]))
	case dayKind:
		put(r.tree, at, r.pick([]string{"2028-02-29", "1999-12-31", "2026-11-03"}))
	case instantKind:
		put(r.tree, at, r.pick([]string{"2028-02-29", "2026-11-03T06:00", "2026-11-03T00:00", "2026-11-03T23:59", "2026-11-03T06:00-07:00", "2026-11-03T06:00:30"}))
	case choiceKind:
		if id := one(); id != "" {
			put(r.tree, at, id)
		}
	case textKind:
		v := r.pick(nasty)
		if x.named {
			v = r.pick(codes)
		}
		put(r.tree, at, v)
	case choicesKind, textsKind:
		r.several(x, at, one)
	case keysKind:
		name := r.pick([]string{"Sergeant", "5.2", "Chief of Police"})
		if x.list != "" {
			name = one()
		}
		put(r.tree, append(at, name), x.keyed)
	case countsKind:
		if id := one(); id != "" && x.keyed != "" {
			put(r.tree, append(at, id), []any{tree{}, tree{x.keyed: json.Number("3")}}[r.IntN(2)])
		} else if id != "" {
			put(r.tree, append(at, id), json.Number("30"))
		}
	case allowedKind:
		r.allowed(x, at, one, e, s)
	}
}

func (r *random) several(x *field, at []string, one func() string) {
	var list []any
	for range 1 + r.IntN(3) {
		v := one()
		switch {
		case x.path[len(x.path)-1] == "widthsKHz":
			list = append(list, json.Number("12.5"))
			continue
		case x.named:
			v = r.pick(codes)
		case x.kind == textsKind:
			v = strings.ReplaceAll(r.pick(nasty), "\n", " ")
		}
		if v != "" {
			list = append(list, v)
		}
	}
	if len(list) > 0 {
		put(r.tree, at, list)
	}
}

func (r *random) allowed(x *field, at []string, one func() string, e entry, s *sheet) {
	id := one()
	if bound, v, ok := strings.Cut(id, " "); ok {
		put(r.tree, at, tree{bound: plain(v)})
		return
	}
	if word, ok := r.lists.term(s.scope(e.parent), "passive resistance"); ok && r.IntN(2) == 0 {
		put(r.tree, at, word)
		return
	}
	values := []any{id}
	if other := one(); !strings.Contains(other, " ") && other != id {
		values = append(values, other)
	}
	put(r.tree, at, oneOrAll(values))
}
