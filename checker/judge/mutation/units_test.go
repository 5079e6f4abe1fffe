package mutation

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"sync"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
)

// fate is what became of a mutant.
type fate int

const (
	survived fate = iota
	killed
	invalid // it does not compile, or reads like the original
)

// modules of the rules by file, and by what they belong to: lib, or a rule.
type modules map[string]map[string]*ast.Module

func byUnit(all []*source) modules {
	out := modules{}
	for _, s := range all {
		if out[s.unit()] == nil {
			out[s.unit()] = map[string]*ast.Module{}
		}
		out[s.unit()][s.file] = s.module
	}
	return out
}

// own are the modules that the tests next to a mutant need. The library's own
// tests are left out of a rule's.
func (m modules) own(unit string) map[string]*ast.Module {
	out := maps.Clone(m["lib"])
	for file, module := range out {
		if unit != "lib" && strings.HasSuffix(module.Package.Path.String(), "_test") {
			delete(out, file)
		}
	}
	maps.Copy(out, m[unit])
	return out
}

func (m modules) all() map[string]*ast.Module {
	out := map[string]*ast.Module{}
	for _, files := range m {
		maps.Copy(out, files)
	}
	return out
}

// test runs the tests beside a mutant, and of a mutant of the library, if
// those pass, the tests of every rule.
func (m modules) test(ctx context.Context, x *mutant, module *ast.Module) (fate, error) {
	with := m.own(x.of.unit())
	with[x.of.file] = module
	out, err := run(ctx, with)
	if err != nil || out != survived || !x.of.library() {
		return out, err
	}
	with = m.all()
	with[x.of.file] = module
	return run(ctx, with)
}

// sound tells whether the tests of a unit run without any mutant: else none
// would compile, and that would pass for their own fault.
func (m modules) sound(ctx context.Context, unit string) error {
	if _, ok := proven.Load(unit); ok {
		return nil
	}
	out, err := run(ctx, m.own(unit))
	if err == nil && out != survived {
		err = fmt.Errorf("the unit tests of %s fail by themselves", unit)
	}
	if err == nil {
		proven.Store(unit, true)
	}
	return err
}

var proven sync.Map // units whose tests run

// run says killed at the first test that fails.
func run(ctx context.Context, with map[string]*ast.Module) (out fate, err error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	store := inmem.New()
	err = storage.Txn(ctx, store, storage.TransactionParams{}, func(txn storage.Transaction) error {
		results, err := tester.NewRunner().SetStore(store).SetCompiler(ast.NewCompiler()).SetModules(with).
			SetParallel(1).SetTimeout(perTest).RunTests(ctx, txn)
		var refused ast.Errors
		if errors.As(err, &refused) {
			out = invalid
			return nil
		}
		if err != nil {
			return err
		}
		ran := false
		for result := range results {
			ran = true
			if out == survived && !result.Pass() {
				out = killed
				stop()
			}
		}
		if !ran {
			return errors.New("there is no test")
		}
		return nil
	})
	return out, err
}

// perTest bounds one test: a mutant may well make a rule slow beyond measure,
// which fails the test.
const perTest = 20 * time.Second
