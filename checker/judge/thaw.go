package judge

import (
	"crypto/sha256"
	"runtime"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/checker/rule"
)

// thaw makes an engine of what Freeze wrote for the same set.
func thaw(frozen string, set Set) (e *Engine, err error) {
	r, err := unfold(frozen, set)
	if err != nil {
		return nil, err
	}
	rules, fields := r.head()
	view := r.outlook(rules)
	regards, asked := r.regards(rules)
	e = &Engine{}
	r.singles(rules, &e.singles)
	modules, indexed := map[string]*ast.Module{}, map[string]*ast.Module{}
	for range r.count() {
		part := *r
		part.rest = r.text()
		file, m, some := part.module()
		if modules[file], indexed[file] = m, some; part.err != nil {
			return nil, part.err
		}
	}
	if r.err != nil {
		return nil, r.err
	}
	compiler, err := ready(modules, indexed)
	if err != nil {
		return nil, err
	}
	e.rules, e.reading, e.view = rules, fields, view
	e.parsed = sync.OnceValue(func() []module {
		modules, _ := parse([]Set{set}) // they were parsed when they were frozen
		return modules
	})
	e.plain = sync.OnceValues(func() (*Engine, error) { return New(set) })
	e.parts = partsOf(compiler, rules, nil, partsPerCore*runtime.GOMAXPROCS(0))
	e.regards, e.asked = regards, asked
	e.seen = sync.OnceValue(func() map[string]sight { return seenBy(regards) })
	return e, nil
}

// ready gives modules to a compiler that went through its stages before: those
// that are left build the tree and the indices by which rules are found. Of
// comprehensions it looks only at those of which an index is kept.
func ready(modules, indexed map[string]*ast.Module) (*ast.Compiler, error) {
	left := map[ast.StageID]bool{
		ast.StageInitLocalVarGen: true, ast.StageSetModuleTree: true, ast.StageSetRuleTree: true,
		ast.StageBuildRuleIndices: true, ast.StageBuildComprehensionIndices: true,
	}
	c := ast.NewCompiler().WithCapabilities(capabilities())
	names := make(map[string]*ast.Module, len(modules))
	for file, m := range modules {
		names[file] = &ast.Module{Package: m.Package} // Compile would copy all that a module holds
	}
	for _, stage := range ast.AllStages() {
		if !left[stage] {
			c.WithSkipStages(stage)
		}
	}
	for after, shown := range map[ast.StageID]map[string]*ast.Module{
		ast.StageInitLocalVarGen: modules, ast.StageBuildRuleIndices: indexed, ast.StageBuildComprehensionIndices: modules,
	} {
		c.WithStageAfterID(after, ast.CompilerStageDefinition{Name: "Thaw", MetricName: "thaw", Stage: func(c *ast.Compiler) *ast.Error {
			c.Modules = shown
			return nil
		}})
	}
	if c.Compile(names); c.Failed() {
		return nil, c.Errors
	}
	return c, nil
}

// thawing reads what was frozen.
type thawing struct {
	rest   string
	texts  []string
	leaves []*ast.Term
	refs   []*ast.Term
	file   string // of the module that is read
	err    error
	thawed
}

// unfold holds what was frozen to the set of which it is said to be, and reads
// the tables.
func unfold(frozen string, set Set) (*thawing, error) {
	sum, err := set.digest()
	if err != nil {
		return nil, err
	}
	if len(frozen) < 2*sha256.Size || frozen[:sha256.Size] != string(sum[:]) {
		return nil, errStale
	}
	r := &thawing{rest: frozen[2*sha256.Size:]}
	if whole := sha256.Sum256([]byte(r.rest)); frozen[sha256.Size:2*sha256.Size] != string(whole[:]) {
		return nil, errDamaged
	}
	r.texts = make([]string, r.atMost())
	for i := range r.texts {
		r.texts[i] = r.text()
	}
	r.leaves = make([]*ast.Term, r.atMost())
	for i := range r.leaves {
		r.leaves[i] = r.leaf()
	}
	r.refs = make([]*ast.Term, r.atMost())
	for i := range r.refs {
		ref := make(ast.Ref, r.atMost())
		for j := range ref {
			ref[j] = r.sharedLeaf()
		}
		r.refs[i] = ast.NewTerm(ref)
	}
	return r, r.err
}

// count reads a number below 2^63.
func (r *thawing) count() (n int) {
	for i := 0; i < len(r.rest) && i < 9; i++ {
		b := r.rest[i]
		n |= int(b&0x7f) << (7 * i)
		if b < 0x80 {
			r.rest = r.rest[i+1:]
			return n
		}
	}
	r.fail()
	return 0
}

func (r *thawing) text() string {
	n := r.count()
	if n > len(r.rest) {
		r.fail()
		return ""
	}
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

// fail ends the reading: what follows is nothing.
func (r *thawing) fail() {
	r.rest = ""
	if r.err == nil {
		r.err = errDamaged
	}
}

func (r *thawing) shared() string {
	n := r.count()
	if n >= len(r.texts) {
		r.fail()
		return ""
	}
	return r.texts[n]
}

// flags reads what flag wrote.
func (r *thawing) flags() func(i int) bool {
	bits := r.count()
	return func(i int) bool { return bits>>i&1 == 1 }
}

// head reads the catalogue and the fields of the facts that the rules read.
func (r *thawing) head() (rules []ruleModule, fields []string) {
	rules = make([]ruleModule, r.atMost())
	for i := range rules {
		rules[i] = r.rule()
	}
	return rules, r.list()
}

// regards reads what rules look at in a clash, by rule, and what they ask of how
// its situation begins.
func (r *thawing) regards(rules []ruleModule) (of map[string]*regards, asked [][]string) {
	asked = make([][]string, r.atMost())
	for i := range asked {
		asked[i] = r.list()
	}
	of = map[string]*regards{}
	for _, m := range rules {
		if !r.flags()(0) {
			continue
		}
		some := r.list()
		if len(some) != 3 {
			r.fail()
			return nil, nil
		}
		of[m.ID] = &regards{members{some[0], some[1], some[2]}, r.list(), r.list()}
	}
	return of, asked
}

func (r *thawing) rule() (out ruleModule) {
	for _, s := range []*string{&out.ref, &out.ID, &out.Topic, &out.Severity, &out.Title, &out.Description, &out.Remedy, &out.Step, &out.File, &out.Origin} {
		*s = r.shared()
	}
	out.Line = r.count()
	is := r.flags()
	out.OnWaivers = is(0)
	seeds := make([]string, r.atMost())
	for i := range seeds {
		seeds[i] = r.shared()
	}
	references := make([]rule.Reference, r.atMost())
	for i := range references {
		references[i] = rule.Reference{Ref: r.shared(), Description: r.shared()}
	}
	if !is(1) {
		out.Seeds = seeds
	}
	if !is(2) {
		out.References = references
	}
	return out
}
