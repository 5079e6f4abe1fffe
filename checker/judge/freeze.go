package judge

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/version"

	"roe.example/checker/rule"
)

// Compiling the rules takes most of a short run, and gives the same each time.
// Freeze writes down what comes of it, and Thaw reads that back in a twentieth
// of the time. What was frozen names the rules that it was made of: from any
// others nothing is thawed.

// What was frozen is of no use where it was made of other rules, or by another
// version of OPA, than those at hand, or is not as it was written.
var (
	errStale   = errors.New("what was frozen was made of other rules")
	errDamaged = errors.New("what was frozen is damaged")
)

// layout is to change with what is written down, and how.
const layout = "roe rules 6"

// digest stands for a set's policies and all else that decides what they
// compile to.
func (s Set) digest() (sum [sha256.Size]byte, err error) {
	names, err := s.policies()
	if err != nil {
		return sum, err
	}
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n%s\n", layout, version.Version, s.Dir)
	for _, name := range names {
		text, err := s.read(name)
		if err != nil {
			return sum, err
		}
		fmt.Fprintf(h, "%s %d\n", name, len(text))
		h.Write(text)
	}
	h.Sum(sum[:0])
	return sum, nil
}

// Freeze compiles roe's own rules, with all checks, and writes them down for
// Thaw. The same rules give the same bytes.
func Freeze(set Set) ([]byte, error) {
	if set.Data != nil {
		return nil, errors.New("rules that read documents are not frozen")
	}
	modules, faults := parse([]Set{set})
	if faults = append(faults, unwritten(modules)...); len(faults) > 0 {
		return nil, sorted(faults)
	}
	rules, faults := catalogue(modules, nil)
	if len(faults) > 0 {
		return nil, faults
	}
	compiler, err := compile(modules, nil)
	if err != nil {
		return nil, err
	}
	sum, err := set.digest()
	if err != nil {
		return nil, err
	}
	w := newFreezer()
	w.indexed = func(t *ast.Term) bool { return compiler.ComprehensionIndex(t) != nil }
	var parts []string
	for _, file := range slices.Sorted(maps.Keys(compiler.Modules)) {
		parts = append(parts, w.module(file, compiler.Modules[file]))
	}
	var out frost
	if err := w.head(&out, rules, modules, compiler); err != nil {
		return nil, err
	}
	out.count(len(parts))
	for _, part := range parts {
		out.text(part)
	}
	whole := sha256.Sum256(out)
	return slices.Concat(sum[:], whole[:], out), w.err
}

// frost is what is written.
type frost []byte

func (f *frost) count(n int) { *f = binary.AppendUvarint(*f, uint64(n)) }

func (f *frost) text(s string) {
	f.count(len(s))
	*f = append(*f, s...)
}

func (f *frost) flag(is ...bool) {
	bits := 0
	for i, on := range is {
		if on {
			bits |= 1 << i
		}
	}
	f.count(bits)
}

// freezer writes each text, leaf and plain reference once.
type freezer struct {
	texts, leaves, refs table
	// indexed tells whether the compiler keeps an index of a comprehension.
	indexed func(t *ast.Term) bool
	err     error
}

// table numbers what recurs, by how it is written.
type table struct {
	numbers map[string]int
	items   []string
}

func (t *table) number(item string) int {
	n, ok := t.numbers[item]
	if !ok {
		n = len(t.items)
		t.numbers[item], t.items = n, append(t.items, item)
	}
	return n
}

func newFreezer() *freezer {
	w := &freezer{}
	for _, t := range []*table{&w.texts, &w.leaves, &w.refs} {
		t.numbers = map[string]int{}
	}
	return w
}

// head writes the tables, which the modules lean on, the catalogue, the fields
// of the facts that the rules read, their outlook, what they look at in a clash,
// and how they can be asked about one.
func (w *freezer) head(out *frost, rules []ruleModule, modules []module, compiler *ast.Compiler) error {
	var catalogue frost
	catalogue.count(len(rules))
	for _, r := range rules {
		w.rule(&catalogue, r)
	}
	e := &Engine{rules: rules, parsed: func() []module { return modules }, parts: []part{{rules: rules, compiler: compiler}}}
	w.list(&catalogue, e.fields())
	w.outlook(&catalogue, outlookOf(e, compiler), rules)
	regards, asked := everyRegards(context.Background(), compiler, modules, rules)
	w.regards(&catalogue, rules, regards, asked)
	single, err := e.singly()
	if err != nil {
		return err
	}
	w.singles(&catalogue, rules, single)
	for _, t := range []*table{&w.texts, &w.leaves, &w.refs} {
		out.count(len(t.items))
		for _, item := range t.items {
			if t == &w.texts {
				out.count(len(item))
			}
			*out = append(*out, item...)
		}
	}
	*out = append(*out, catalogue...)
	return nil
}

func (w *freezer) text(out *frost, s string) { out.count(w.texts.number(s)) }

// regards writes what rules look at in a clash, and what they ask of how its
// situation begins.
func (w *freezer) regards(out *frost, rules []ruleModule, of map[string]*regards, asked [][]string) {
	out.count(len(asked))
	for _, texts := range asked {
		w.list(out, texts)
	}
	for _, m := range rules {
		r := of[m.ID]
		if out.flag(r != nil); r == nil {
			continue
		}
		w.list(out, []string{r.of.kind, r.of.topic, r.of.action})
		w.list(out, r.lawless)
		w.list(out, r.lawful)
	}
}

// rule writes what a rule says about itself.
func (w *freezer) rule(out *frost, r ruleModule) {
	for _, s := range []string{r.ref, r.ID, r.Topic, r.Severity, r.Title, r.Description, r.Remedy, r.Step, r.File, r.Origin} {
		w.text(out, s)
	}
	out.count(r.Line)
	out.flag(r.OnWaivers, r.Seeds == nil, r.References == nil)
	out.count(len(r.Seeds))
	for _, s := range r.Seeds {
		w.text(out, s)
	}
	out.count(len(r.References))
	for _, x := range r.References {
		w.text(out, x.Ref)
		w.text(out, x.Description)
	}
}

// module writes a compiled module by itself, so that each can be thawed alone.
func (w *freezer) module(file string, m *ast.Module) string {
	var out frost
	w.text(&out, file)
	w.terms(&out, m.Package.Path)
	out.count(len(m.Rules))
	for _, r := range m.Rules {
		indexed := false
		ast.WalkTerms(r, func(t *ast.Term) bool {
			indexed = indexed || w.indexed(t)
			return indexed
		})
		out.flag(indexed)
		w.one(&out, r)
	}
	return string(out)
}

// Thaw reads rules that Freeze wrote. It compiles them anew where they are not
// what was frozen, so that the rules at hand count in any case.
func Thaw(frozen string, set Set) (*Engine, error) {
	e, err := thaw(frozen, set)
	if err != nil {
		return New(set)
	}
	return e, nil
}

// Thawed is the catalogue of Thaw.
func Thawed(frozen string, set Set) ([]rule.Rule, error) {
	r, err := unfold(frozen, set)
	if err != nil {
		return Catalogue(set)
	}
	rules, _ := r.head()
	return (&Engine{rules: rules}).Rules(), r.err
}
