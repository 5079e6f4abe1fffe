package mutation

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"
)

// source is one module of the rules, as it is written.
type source struct {
	file   string // inside policies: force/unreached/unreached.rego
	text   string
	module *ast.Module
}

func parse(file, text string) (*source, error) {
	m, err := ast.ParseModuleWithOpts(file, text, ast.ParserOptions{RegoVersion: ast.RegoV1})
	if err != nil {
		return nil, err
	}
	return &source{file, text, m}, nil
}

func (s *source) test() bool    { return strings.HasSuffix(s.file, "_test.rego") }
func (s *source) library() bool { return strings.HasPrefix(s.file, "lib/") }

// unit is what the module belongs to: force/unreached, or lib.
func (s *source) unit() string { return path.Dir(s.file) }

// readAll parses every module of the rules, tests too, in the order of names.
func readAll() (all []*source, err error) {
	folder := os.DirFS("../../../policies") // the program leaves the tests out
	err = fs.WalkDir(folder, ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(file) != ".rego" {
			return err
		}
		text, err := fs.ReadFile(folder, file)
		if err != nil {
			return err
		}
		s, err := parse(file, string(text))
		all = append(all, s)
		return err
	})
	return all, err
}

// mutant is a module with one deliberate mistake.
type mutant struct {
	of         *source
	definition string // the rule or function in which it is
	line       string // of the source, where it begins
	row        int
	operator   string
	change     string // the operator, and what it did in words
	from, to   int    // bytes replaced
	with       string
}

func (m *mutant) text() string { return m.of.text[:m.from] + m.with + m.of.text[m.to:] }

func (m *mutant) String() string {
	return fmt.Sprintf("policies/%s:%d: %s: %s: %s", m.of.file, m.row, m.definition, m.change, m.line)
}

// parsed is the mutant as a module.
func (m *mutant) parsed() (*ast.Module, error) {
	s, err := parse(m.of.file, m.text())
	if err != nil {
		return nil, fmt.Errorf("the mutant cannot be parsed: %w", err)
	}
	return s.module, nil
}

// same tells whether the mutant reads like the original once both are
// formatted.
func (m *mutant) same() (bool, error) {
	was, err := format.Source(m.of.file, []byte(m.of.text))
	if err != nil {
		return false, err
	}
	is, err := format.Source(m.of.file, []byte(m.text()))
	return bytes.Equal(was, is), err
}
