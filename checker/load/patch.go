package load

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/format"
	"cuelang.org/go/cue/parser"
	"cuelang.org/go/cue/token"

	cuejson "cuelang.org/go/encoding/json"

	"roe.example/checker/book"
)

// Addition is a value to add to a book, by the names on the way to it, with a
// comment above it.
type Addition struct {
	Path    []string
	Value   any
	Comment string
}

// Patch writes a CUE file that adds values to the book in a folder. It is a
// file of its own: CUE puts the files of a folder together.
func Patch(dir, comment string, additions []Addition) ([]byte, error) {
	file := &ast.File{}
	if name := PackageOf(dir); name != "" {
		file.Decls = append(file.Decls, &ast.Package{Name: ast.NewIdent(name)})
	}
	tree := &branch{}
	for _, a := range additions {
		value, err := expression(a.Value)
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", book.Path(a.Path...), err)
		}
		arrange(value)
		tree.put(a.Path, value, a.Comment)
	}
	file.Decls = append(file.Decls, tree.fields()...)
	text, err := format.Node(file, format.Simplify())
	if err != nil {
		return nil, fmt.Errorf("write the patch: %w", err)
	}
	return append([]byte(commented(comment)), text...), nil
}

func commented(text string) string {
	var out strings.Builder
	for _, line := range strings.Split(text, "\n") {
		out.WriteString(strings.TrimRight("// "+line, " ") + "\n")
	}
	return out.String() + "\n"
}

// expression is a plain value in CUE.
func expression(value any) (ast.Expr, error) {
	text, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	return cuejson.Extract("", text)
}

// arrange puts a clause's fields as people write them: what it is about first,
// its words last.
func arrange(value ast.Expr) {
	lit, ok := value.(*ast.StructLit)
	if !ok {
		return
	}
	weight := func(decl ast.Decl) int {
		if f, ok := decl.(*ast.Field); ok {
			switch name, _, _ := ast.LabelName(f.Label); name {
			case "topic":
				return -1
			case "text":
				return 1
			}
		}
		return 0
	}
	slices.SortStableFunc(lit.Elts, func(a, b ast.Decl) int { return weight(a) - weight(b) })
	for _, decl := range lit.Elts {
		ast.SetRelPos(decl, token.Newline)
	}
}

// branch is the fields of the patch, those of one struct together.
type branch struct {
	names   []string
	below   map[string]*branch
	value   ast.Expr
	comment string
}

func (b *branch) put(path []string, value ast.Expr, comment string) {
	if len(path) == 0 {
		b.value, b.comment = value, comment
		return
	}
	if b.below == nil {
		b.below = map[string]*branch{}
	}
	next := b.below[path[0]]
	if next == nil {
		next = &branch{}
		b.below[path[0]] = next
		b.names = append(b.names, path[0])
	}
	next.put(path[1:], value, comment)
}

func (b *branch) fields() []ast.Decl {
	var out []ast.Decl
	for _, name := range b.names {
		one := b.below[name]
		field := &ast.Field{Label: ast.NewString(name), Value: one.value}
		if one.value == nil {
			field.Value = &ast.StructLit{Elts: one.fields()}
		}
		if one.comment != "" {
			ast.SetComments(field, []*ast.CommentGroup{group(one.comment)})
		}
		ast.SetRelPos(field, token.Newline)
		out = append(out, field)
	}
	return out
}

func group(text string) *ast.CommentGroup {
	g := &ast.CommentGroup{Doc: true}
	for _, line := range strings.Split(text, "\n") {
		g.List = append(g.List, &ast.Comment{Text: strings.TrimRight("// "+line, " ")})
	}
	return g
}

// PackageOf is the name of the package to which the CUE files of a folder
// belong; none where they have none, or where there are no CUE files.
func PackageOf(dir string) string {
	files, _ := filepath.Glob(filepath.Join(dir, "*.cue"))
	for _, name := range files {
		if !isBookFile(filepath.Base(name)) {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		file, err := parser.ParseFile(name, text, parser.PackageClauseOnly)
		if err == nil && file.PackageName() != "" {
			return file.PackageName()
		}
	}
	return ""
}
