package judge

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
)

// TestOptions say which of the tests are run, and how.
type TestOptions struct {
	Run      *regexp.Regexp // by full name, data.roe.rules.…; nil: all
	Coverage bool
	Timeout  time.Duration // of each test
}

// TestSet is a rule set and what of it is under test: the files for which
// Wanted holds, by their path inside of the set; nil: none.
type TestSet struct {
	Set
	Wanted func(path string) bool
}

// ErrNoTest says that there was nothing to run.
var ErrNoTest = errors.New("there is no test")

// Test runs the tests of rule sets, of which the first is roe's own, as roe
// check would run the rules: on the same compiler with the same builtins, and
// print besides. The error is Faults, ErrNoTest, or the end of ctx.
func Test(ctx context.Context, opt TestOptions, sets ...TestSet) (*TestRun, error) {
	modules, faults := testModules(sets)
	_, data, wrong := withDocuments(sets)
	if faults = append(faults, wrong...); len(faults) > 0 {
		return nil, faults
	}
	t := &trial{opt: opt, modules: modules, data: data}
	if err := t.run(ctx, t.wantedPackages(), false); err != nil {
		return nil, err
	}
	if err := t.explain(ctx); err != nil {
		return nil, err
	}
	out := &TestRun{Tests: t.results, Untested: t.untested()}
	if opt.Coverage {
		out.Coverage = t.coverage()
	}
	return out, nil
}

// testModule is a module that takes part in a run of tests.
type testModule struct {
	module
	wanted bool // under test
	test   bool // holds tests
}

// testModules reads what the tests need: all that is under test, and of roe's
// own set, when it is not, the library, roe.testing and the rules that are read.
func testModules(sets []TestSet) (out []testModule, faults Faults) {
	for i, set := range sets {
		names, err := regoFiles(set.FS)
		if err != nil {
			return nil, Faults{module{file: set.Dir}.fault(nil, "cannot be read: %v", err)}
		}
		for _, name := range names {
			test := strings.HasSuffix(name, "_test.rego")
			if set.Wanted == nil && test && !strings.HasPrefix(name, "lib/testing") {
				continue
			}
			m, wrong := parseFile(set.Set, name, i == 0)
			faults = append(faults, wrong...)
			out = append(out, testModule{m, set.Wanted != nil && set.Wanted(name), test})
		}
	}
	if len(faults) > 0 {
		return nil, faults
	}
	read := slices.ContainsFunc(out, func(m testModule) bool { return m.wanted && readsOthers(m.module, out) })
	return slices.DeleteFunc(out, func(m testModule) bool {
		return !read && sets[0].Wanted == nil && m.own && !strings.HasPrefix(m.path, "lib/")
	}), nil
}

// regoFiles lists rules and tests.
func regoFiles(fsys fs.FS) (names []string, err error) {
	err = fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && strings.HasSuffix(name, ".rego") {
			names = append(names, name)
		}
		return err
	})
	return names, err
}

// readsOthers tells whether a module reads rules of roe's own set.
func readsOthers(m module, all []testModule) bool {
	return slices.ContainsFunc(all, func(o testModule) bool {
		if !o.own || strings.HasPrefix(o.path, "lib/") {
			return false
		}
		found := false
		ast.WalkRefs(m.Module, func(ref ast.Ref) bool {
			found = found || ref.HasPrefix(o.Package.Path)
			return found
		})
		return found
	})
}

// trial is one run of tests on its way.
type trial struct {
	opt      TestOptions
	modules  []testModule
	data     map[string]any
	compiler *ast.Compiler
	cover    *cover.Cover
	results  []TestResult
	found    []*tester.Result
}

func (t *trial) wantedPackages() (out []ast.Ref) {
	for _, m := range t.modules {
		if m.wanted && m.test {
			out = append(out, m.Package.Path)
		}
	}
	return out
}

// run runs the tests at and below some refs. With tracing it keeps how each
// came to its result, which costs memory.
func (t *trial) run(ctx context.Context, refs []ast.Ref, tracing bool) error {
	if len(refs) == 0 {
		return ErrNoTest
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	compiler, err := testCompiler()
	if err != nil {
		return err
	}
	runner := tester.NewRunner().SetCompiler(compiler).SetStore(inmem.NewFromObject(t.data)).SetModules(t.byFile()).
		SetPrefixMatchers(refs...).SetTimeout(t.opt.Timeout).RaiseBuiltinErrors(true)
	if t.opt.Run != nil {
		runner.Filter(t.opt.Run.String())
	}
	switch {
	case tracing:
		runner.EnableTracing(true)
	case t.opt.Coverage:
		t.cover = cover.New()
		runner.SetCoverageQueryTracer(t.cover).SetCoverageRuns(nil)
	}
	results, err := runner.RunTests(ctx, nil)
	if err != nil {
		return asFaults(err)
	}
	t.compiler, t.found = compiler, nil
	if faults := undefined(compiler, t.plain(), t.data); len(faults) > 0 {
		stop()
		for range results {
		}
		return sorted(faults)
	}
	for r := range results {
		t.found = append(t.found, r)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if !tracing {
		return t.take()
	}
	return nil
}

// asFaults gives a mistake in a module its place.
func asFaults(err error) error {
	var list ast.Errors
	if errors.As(err, &list) {
		return sorted(opaFaults(list))
	}
	return err
}

func (t *trial) byFile() map[string]*ast.Module {
	out := map[string]*ast.Module{}
	for _, m := range t.modules {
		out[m.file] = m.Module
	}
	return out
}

func (t *trial) plain() (out []module) {
	for _, m := range t.modules {
		out = append(out, m.module)
	}
	return out
}

// testCompiler is the compiler of the rules, with print and what tests of
// several cases are made of.
func testCompiler() (*ast.Compiler, error) {
	set, err := factsSchema()
	if err != nil {
		return nil, err
	}
	c := *capabilities()
	c.Builtins = slices.Clone(c.Builtins)
	c.Builtins = append(c.Builtins, ast.Print, ast.InternalPrint, ast.InternalTestCase)
	return ast.NewCompiler().WithStrict(true).WithCapabilities(&c).WithSchemas(set).WithEnablePrintStatements(true), nil
}

// take keeps the results of tests that were wanted, and holds them to the
// tests that there are: none may be lost.
func (t *trial) take() error {
	t.found = slices.DeleteFunc(t.found, func(r *tester.Result) bool { return !t.wants(r.Location.File) })
	expected := t.expected()
	if expected == 0 {
		return ErrNoTest
	}
	if len(t.found) != expected {
		return fmt.Errorf("only %d of %d tests were run", len(t.found), expected)
	}
	for _, r := range t.found {
		t.results = append(t.results, t.result(r))
	}
	slices.SortFunc(t.results, TestResult.compare)
	return nil
}

func (t *trial) wants(file string) bool {
	return slices.ContainsFunc(t.modules, func(m testModule) bool { return m.file == file && m.test && m.wanted })
}

// expected counts the tests as they stand in the compiled modules.
func (t *trial) expected() (n int) {
	for file, m := range t.compiler.Modules {
		if !t.wants(file) {
			continue
		}
		for _, r := range m.Rules {
			if name := testName(r); name != "" && (t.opt.Run == nil || t.opt.Run.MatchString(name)) {
				n++
			}
		}
	}
	return n
}

// testName is the full name of a test, or empty.
func testName(r *ast.Rule) string {
	var ref ast.Ref
	for _, term := range r.Head.Ref().GroundPrefix() {
		ref = ref.Append(term)
		name := strings.Trim(term.Value.String(), `"`)
		if strings.HasPrefix(name, tester.TestPrefix) || strings.HasPrefix(name, tester.SkipTestPrefix) {
			return r.Module.Package.Path.Extend(ref).String()
		}
	}
	return ""
}
