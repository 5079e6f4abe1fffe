package judge

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/agnivade/levenshtein"
	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/checker/book"
	"roe.example/schemas"
)

// module is one parsed file of a rule set.
type module struct {
	*ast.Module
	file string // for messages
	path string // inside its set
	set  string // its set's name
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
		names, err := set.policies()
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
		modules = append(modules, slices.DeleteFunc(parsed, func(m module) bool { return m.Module == nil })...)
		faults = append(faults, slices.Concat(wrong...)...)
	}
	return modules, faults
}

// policies lists the set's modules, less their tests.
func (s Set) policies() (names []string, err error) {
	if s.FS == nil {
		return slices.DeleteFunc(slices.Sorted(maps.Keys(s.Files)), func(name string) bool { return !isPolicy(name) }), nil
	}
	err = fs.WalkDir(s.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && isPolicy(name) {
			names = append(names, name)
		}
		return err
	})
	return names, err
}

func isPolicy(name string) bool {
	return strings.HasSuffix(name, ".rego") && !strings.HasSuffix(name, "_test.rego")
}

func (s Set) read(name string) ([]byte, error) {
	if s.FS == nil {
		return s.Files[name], nil
	}
	return fs.ReadFile(s.FS, name)
}

func parseFile(set Set, name string, own bool) (module, Faults) {
	m := module{file: path.Join(set.Dir, name), path: name, set: set.Dir, own: own}
	src, err := set.read(name)
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
		d := book.Diagnostic{Message: plainly(e.Message)}
		if e.Location != nil {
			d.Location = book.Location{File: e.Location.File, Line: e.Location.Row, Column: e.Location.Col}
		}
		switch detail := e.Details.(type) {
		case nil:
		case *ast.RefErrInvalidDetail:
			d.Message, d.Hint = noField(detail), fields(detail)
		default:
			d.Hint = strings.Join(e.Details.Lines(), "\n")
		}
		out = append(out, d)
	}
	return out
}

// noField says what a reference into the facts misses.
func noField(d *ast.RefErrInvalidDetail) string {
	if d.Pos >= len(d.Ref) {
		return fmt.Sprintf("nothing can be selected from %s", d.Ref)
	}
	if name, ok := d.Ref[d.Pos].Value.(ast.String); ok && len(d.OneOf) > 0 {
		return fmt.Sprintf("%s has no field %q", d.Ref[:d.Pos], string(name))
	}
	return fmt.Sprintf("%s cannot be what is selected from %s", d.Ref[d.Pos], d.Ref[:d.Pos])
}

// fields says which there are: the nearest, or all of a few.
func fields(d *ast.RefErrInvalidDetail) string {
	const few = 20
	var names []string
	for _, v := range d.OneOf {
		if name, ok := v.(ast.String); ok {
			names = append(names, string(name))
		}
	}
	slices.Sort(names)
	if d.Pos < len(d.Ref) {
		have := strings.Trim(d.Ref[d.Pos].String(), `"`)
		near := func(name string) int { return levenshtein.ComputeDistance(have, name) }
		if best := slices.MinFunc(append(names, have+"........"), func(a, b string) int { return near(a) - near(b) }); near(best) <= 3 {
			return fmt.Sprintf("Did you mean %q?", best)
		}
	}
	switch {
	case len(names) == 0:
		return ""
	case len(names) > few:
		return "roe facts --schema lists the fields."
	}
	return "Its fields are " + strings.Join(names, ", ") + "."
}

// plainly says of a function that OPA has and rules may not call why it is
// unknown.
func plainly(message string) string {
	name, unknown := strings.CutPrefix(message, "undefined function ")
	_, known := ast.BuiltinMap[name]
	switch {
	case !unknown || !known:
		return message
	case strings.HasPrefix(name, "regex.") || strings.HasPrefix(name, "glob."):
		return "a rule may not call " + name + ": no time limit stops a pattern; use contains, startswith, endswith or split"
	}
	return "a rule may not call " + name + ": what it finds may depend on nothing but the facts and the documents of its policies"
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
func compile(modules []module, data map[string]any) (*ast.Compiler, error) {
	set, err := factsSchema()
	if err != nil {
		return nil, err
	}
	c := ast.NewCompiler().WithStrict(true).WithCapabilities(capabilities()).WithSchemas(set).
		WithPathConflictsCheck(func(path []string) (bool, error) { _, there := lookUp(data, path); return there, nil })
	byFile := map[string]*ast.Module{}
	for _, m := range modules {
		byFile[m.file] = m.Module
	}
	if c.Compile(byFile); c.Failed() {
		return nil, sorted(opaFaults(c.Errors))
	}
	if faults := undefined(c, modules, data); len(faults) > 0 {
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
func undefined(c *ast.Compiler, modules []module, data map[string]any) (faults Faults) {
	for _, m := range modules {
		ast.WalkRefs(c.Modules[m.file], func(ref ast.Ref) bool {
			if ref.HasPrefix(ast.DefaultRootRef) && len(ref) > 1 && !defined(c.RuleTree, ref.ConstantPrefix()) && !documented(data, ref.ConstantPrefix()) {
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
