package load

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/errors"
	"cuelang.org/go/cue/parser"
)

// TestRoutesAgree writes books down in the many ways that CUE allows, with
// slips, and reads each both ways: interpreted from the syntax and held to the
// shapes, and evaluated by CUE with the schema. Both must accept the same texts
// with the same values at the same places, and reject the others for what
// stands at the same place. ROE_ORACLE_CASES sets how many are tried.
func TestRoutesAgree(t *testing.T) {
	shapes, cues := shapeOf(t), newCUESchema(t)
	trees := fixtureTrees(t)
	count := map[string]int{}
	for seed := range oracleCases(400) {
		rng := rand.New(rand.NewPCG(uint64(seed), 11))
		tree := pick(rng, clone(trees[seed%len(trees)]))
		if rng.IntN(3) == 0 {
			mutate(rng, tree)
		}
		w := &scribe{Rand: rng}
		w.fields(tree, 0)
		text := slip(rng, w.String())
		count[routes(t, shapes, cues, fmt.Sprintf("seed %d", seed), text)]++
	}
	t.Log(count)
	for _, way := range []string{"both accept", "both reject"} {
		if count[way] < oracleCases(400)/10 {
			t.Errorf("too few cases in which %s: %v", way, count)
		}
	}
}

// routes reads a text both ways, and tells how that went.
func routes(t *testing.T, shapes *shapes, cues *cueSchema, name, text string) string {
	t.Helper()
	p := parseSource(&source{name: "a.cue", data: []byte(text)}, shapes)
	switch {
	case p.complex:
		return "CUE alone"
	case p.tree == nil:
		return "no syntax"
	}
	v := &validator{shapes: shapes}
	v.check(p.tree, shapes.book(), nil)
	faults := append(p.diags, v.diags...)
	value, err := cues.evaluate(t, text)
	switch {
	case (err == nil) != (len(faults) == 0):
		t.Fatalf("%s: CUE says %v, the shapes %v of\n%s", name, errors.Details(err, nil), faults, text)
	case err != nil:
		lines := cueLines(err, p.tree)
		for _, d := range faults {
			for _, at := range append(d.Also, d.Location) { // a contradiction has two sides
				if slices.Contains(lines, at.Line) {
					return "both reject"
				}
			}
		}
		t.Fatalf("%s: CUE points at the lines %v:\n%s\nthe shapes say %v of\n%s", name, lines, errors.Details(err, nil), faults, text)
	}
	e := &evaluator{places: map[string]place{}, indexed: map[place]string{}, files: []string{"a.cue"}}
	f, _ := parser.ParseFile("a.cue", text)
	e.note(f.Decls, "")
	tree := e.export(value, nil, "", place{"a.cue", 1, 1})
	if have, want := tellings(p.tree), tellings(tree); !slices.Equal(have, want) {
		t.Fatalf("%s: read as\n%s\nby CUE as\n%s\nfrom\n%s", name, strings.Join(have, "\n"), strings.Join(want, "\n"), text)
	}
	return "both accept"
}

// evaluate has CUE unify a file with the schema.
func (s *cueSchema) evaluate(t testing.TB, text string) (cue.Value, error) {
	t.Helper()
	if s.uses++; s.uses > 100 {
		s.renew(t)
	}
	f, err := parser.ParseFile("a.cue", text)
	if err != nil {
		t.Fatal(err)
	}
	v := s.ctx.BuildFile(f)
	if err := v.Err(); err != nil {
		return v, err
	}
	return v, v.Unify(s.book).Validate(cue.Concrete(true))
}

// tellings list what a tree says and where, in no order of fields.
func tellings(n *node) []string {
	out := telling(n, "")
	slices.Sort(out)
	return out
}

func telling(n *node, path string) (out []string) {
	text := n.text
	if n.kind == floatKind {
		f, _ := strconv.ParseFloat(text, 64)
		text = strconv.FormatFloat(f, 'g', -1, 64)
	}
	out = append(out, fmt.Sprint(path, " is ", n.kind, " ", text))
	for _, f := range n.fields {
		here := joinPath(path, f.name)
		out = append(out, fmt.Sprint(here, " at ", f.at))
		out = append(out, telling(f.value, here)...)
	}
	for i, item := range n.items {
		out = append(out, telling(item, path+"["+itoa(i)+"]")...)
	}
	return out
}

// cueLines are the lines that CUE's errors speak of: of their positions, and of
// the fields at their paths with what is in them, or of the nearest around them.
func cueLines(err error, tree *node) (lines []int) {
	for _, e := range errors.Errors(err) {
		for _, pos := range append(e.InputPositions(), e.Position()) {
			if pos.IsValid() && pos.Filename() == "a.cue" {
				lines = append(lines, pos.Line())
			}
		}
		lines = append(lines, pathLines(tree, e.Path())...)
	}
	return lines
}

func pathLines(n *node, path []string) (lines []int) {
	lines = append(lines, n.at.line)
	for _, name := range path {
		name, _ = strings.CutPrefix(name, "#Book.")
		if unquoted, err := strconv.Unquote(name); err == nil {
			name = unquoted
		}
		if i, err := strconv.Atoi(name); err == nil && n.kind == listKind && i < len(n.items) {
			n = n.items[i]
			lines = append(lines, n.at.line)
			continue
		}
		f := n.get(name)
		if f == nil {
			return lines
		}
		n = f.value
		lines = append(lines, f.at.line, n.at.line)
	}
	if len(path) > 2 { // a union is at fault as a whole for CUE; the shapes name its part
		var parts []*node
		collect(n, &parts)
		for _, part := range parts {
			lines = append(lines, part.at.line)
		}
	}
	return lines
}

// scribe writes a tree as people write CUE, each time otherwise.
type scribe struct {
	strings.Builder
	*rand.Rand
}

func (w *scribe) one(of ...string) string { return of[w.IntN(len(of))] }

func (w *scribe) fields(n *node, depth int) {
	indent := strings.Repeat("\t", depth)
	order := w.Perm(len(n.fields))
	for _, i := range order {
		f := n.fields[i]
		w.WriteString(w.one("", "", "", indent+"// as agreed\n") + indent)
		w.field(f, depth)
		w.WriteString(w.one("\n", "\n", "\n", ",\n", " // so\n", "\n\n"))
		if w.IntN(40) == 0 { // the same said twice
			w.WriteString(indent)
			w.field(f, depth)
			w.WriteString("\n")
		}
	}
}

func (w *scribe) field(f *field, depth int) {
	w.WriteString(w.label(f.name) + w.one(": ", ": ", ": ", ":", ":   "))
	w.value(f.value, depth)
}

func (w *scribe) label(name string) string {
	plain := name != ""
	for i, r := range name {
		plain = plain && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || i > 0 && r >= '0' && r <= '9')
	}
	if plain && w.IntN(4) > 0 {
		return name
	}
	return strconv.Quote(name)
}

func (w *scribe) value(n *node, depth int) {
	if w.IntN(60) == 0 {
		w.WriteString("(")
		defer w.WriteString(")")
	}
	switch n.kind {
	case nullKind:
		w.WriteString("null")
	case stringKind:
		w.text(n.text, depth)
	case listKind:
		w.list(n, depth)
	case structKind:
		w.group(n, depth)
	default:
		w.WriteString(w.number(n))
	}
}

func (w *scribe) number(n *node) string {
	i, err := strconv.ParseInt(n.text, 10, 64)
	if n.kind != intKind || err != nil || i < 0 {
		return n.text
	}
	return w.one(n.text, n.text, n.text, fmt.Sprintf("0x%x", i), fmt.Sprintf("0b%b", i), fmt.Sprintf("0o%o", i), "+"+n.text)
}

func (w *scribe) text(s string, depth int) {
	switch kind := w.IntN(12); {
	case kind == 0 && !strings.ContainsAny(s, "\"\\\n#"):
		w.WriteString(`#"` + s + `"#`)
	case kind == 1 && !strings.ContainsAny(s, "\"\\"):
		indent := strings.Repeat("\t", depth+1)
		w.WriteString("\"\"\"\n" + indent + strings.ReplaceAll(s, "\n", "\n"+indent) + "\n" + indent + "\"\"\"")
	case kind == 2:
		w.WriteString(strconv.QuoteToASCII(s))
	default:
		w.WriteString(strconv.Quote(s))
	}
}

func (w *scribe) list(n *node, depth int) {
	between := w.one(", ", ", ", ",\n")
	w.WriteString("[")
	for i, item := range n.items {
		if i > 0 {
			w.WriteString(between)
		}
		w.value(item, depth+1)
	}
	if len(n.items) > 0 {
		w.WriteString(w.one("", "", ","))
	}
	w.WriteString("]")
}

func (w *scribe) group(n *node, depth int) {
	switch kind := w.IntN(8); {
	case kind < 2 && len(n.fields) == 1: // a: b: 1
		w.field(n.fields[0], depth)
	case kind == 2 && len(n.fields) > 1: // {…} & {…}
		half := w.IntN(len(n.fields))
		first, second := &node{kind: structKind}, &node{kind: structKind}
		first.fields, second.fields = n.fields[:half], n.fields[half:]
		w.braces(first, depth)
		w.WriteString(" & ")
		w.braces(second, depth)
	default:
		w.braces(n, depth)
	}
}

func (w *scribe) braces(n *node, depth int) {
	if w.IntN(3) == 0 && len(n.fields) < 4 {
		w.WriteString("{")
		for i, f := range n.fields {
			if i > 0 {
				w.WriteString(", ")
			}
			w.field(f, depth+1)
		}
		w.WriteString("}")
		return
	}
	w.WriteString("{\n")
	w.fields(n, depth+1)
	w.WriteString(strings.Repeat("\t", depth) + "}")
}

// slip makes a slip of the pen in a text, or none.
func slip(rng *rand.Rand, text string) string {
	lines := strings.SplitAfter(text, "\n")
	i, j := rng.IntN(len(lines)), rng.IntN(len(lines))
	switch rng.IntN(10) {
	case 0: // forgotten
		lines[i] = ""
	case 1: // written twice
		lines[i] += lines[i]
	case 2: // in the wrong place
		lines[i], lines[j] = lines[j], lines[i]
	case 3: // a letter too many or too few
		if n := len(text); n > 0 {
			at := rng.IntN(n)
			return text[:at] + []string{"", "x", "\"", "1", "-", "."}[rng.IntN(6)] + text[at+rng.IntN(2):]
		}
	case 4: // another number, without quotes, or in single ones
		return strings.Replace(text, `"2`, []string{`"3`, `2`, `'2`}[rng.IntN(3)], 1)
	}
	return strings.Join(lines, "")
}
