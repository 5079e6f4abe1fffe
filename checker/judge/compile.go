package judge

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/checker/book"
	"roe.example/schemas"
)

// module is one parsed file of a rule set.
type module struct {
	*ast.Module
	file string // for messages
	path string // inside its set
	own  bool   // of roe's own set
}

func (m module) at(loc *ast.Location) book.Location {
	if loc == nil {
		return book.Location{File: m.file, Line: 1, Column: 1}
	}
	return book.Location{File: m.file, Line: loc.Row, Column: loc.Col}
}

func (m module) fault(loc *ast.Location, format string, args ...any) book.Diagnostic {
	return book.Diagnostic{Location: m.at(loc), Message: fmt.Sprintf(format, args...)}
}

// parse reads all modules but the tests, in the order of their names.
func parse(sets []Set) (modules []module, faults Faults) {
	for i, set := range sets {
		names, err := policyFiles(set.FS)
		if err != nil {
			faults = append(faults, book.Diagnostic{
				Location: book.Location{File: set.Dir, Line: 1, Column: 1}, Message: "cannot be read: " + err.Error(),
			})
		}
		parsed := make([]module, len(names))
		wrong := make([]Faults, len(names))
		var wait sync.WaitGroup
		for j, name := range names {
			wait.Go(func() { parsed[j], wrong[j] = parseFile(set, name, i == 0) })
		}
		wait.Wait()
		modules = append(modules, parsed...)
		faults = append(faults, slices.Concat(wrong...)...)
	}
	return modules, faults
}

func policyFiles(fsys fs.FS) (names []string, err error) {
	err = fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && strings.HasSuffix(name, ".rego") && !strings.HasSuffix(name, "_test.rego") {
			names = append(names, name)
		}
		return err
	})
	return names, err
}

func parseFile(set Set, name string, own bool) (module, Faults) {
	m := module{file: path.Join(set.Dir, name), path: name, own: own}
	src, err := fs.ReadFile(set.FS, name)
	if err != nil {
		return m, Faults{m.fault(nil, "cannot be read: %v", err)}
	}
	m.Module, err = ast.ParseModuleWithOpts(m.file, string(src), ast.ParserOptions{
		ProcessAnnotation: true, RegoVersion: ast.RegoV1, Capabilities: capabilities(),
	})
	return m, opaFaults(err)
}

// opaFaults turns OPA's errors into places and sentences.
func opaFaults(err error) (out Faults) {
	var list ast.Errors
	if err != nil && !errors.As(err, &list) {
		return Faults{{Message: err.Error()}}
	}
	for _, e := range list {
		d := book.Diagnostic{Message: e.Message}
		if e.Location != nil {
			d.Location = book.Location{File: e.Location.File, Line: e.Location.Row, Column: e.Location.Col}
		}
		if e.Details != nil {
			d.Hint = strings.Join(e.Details.Lines(), "\n")
		}
		out = append(out, d)
	}
	return out
}

// factsSchema types input in every rule.
func factsSchema() (*ast.SchemaSet, error) {
	data, err := schemas.FS.ReadFile("generated/facts.schema.json")
	if err != nil {
		return nil, err
	}
	var schema any
	if err := json.Unmarshal(data, &schema); err != nil {
		return nil, fmt.Errorf("schema of the facts: %w", err)
	}
	set := ast.NewSchemaSet()
	set.Put(ast.SchemaRootRef, schema)
	return set, nil
}

// compile types the modules against the schema of the facts.
func compile(modules []module) (*ast.Compiler, error) {
	set, err := factsSchema()
	if err != nil {
		return nil, err
	}
	c := ast.NewCompiler().WithStrict(true).WithCapabilities(capabilities()).WithSchemas(set)
	byFile := map[string]*ast.Module{}
	for _, m := range modules {
		byFile[m.file] = m.Module
	}
	if c.Compile(byFile); c.Failed() {
		return nil, sorted(opaFaults(c.Errors))
	}
	if faults := undefined(c, modules); len(faults) > 0 {
		return nil, sorted(faults)
	}
	return c, nil
}

func sorted(faults Faults) Faults {
	slices.SortStableFunc(faults, func(a, b book.Diagnostic) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		return a.Line - b.Line
	})
	return faults
}

// undefined finds references to documents that no module defines: to OPA they
// are merely undefined, and the rule around them would never fire.
func undefined(c *ast.Compiler, modules []module) (faults Faults) {
	for _, m := range modules {
		ast.WalkRefs(c.Modules[m.file], func(ref ast.Ref) bool {
			if ref.HasPrefix(ast.DefaultRootRef) && len(ref) > 1 && !defined(c.RuleTree, ref.ConstantPrefix()) {
				faults = append(faults, m.fault(ref[0].Location, "nothing defines %s", ref))
			}
			return false
		})
	}
	return faults
}

func defined(tree *ast.TreeNode, ref ast.Ref) bool {
	node := tree.Child(ast.DefaultRootDocument.Value)
	for _, term := range ref[1:] {
		if node == nil {
			return false
		}
		if len(node.Values) > 0 {
			return true // the rest selects from the rule's value
		}
		node = node.Child(term.Value)
	}
	return node != nil
}
