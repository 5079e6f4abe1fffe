package load

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/literal"
	"cuelang.org/go/cue/parser"
	"cuelang.org/go/cue/token"
)

// readShapes turns the schema's CUE files into shapes. It knows only the
// schema's own restricted style and fails on everything else.
func readShapes(files map[string][]byte) (*shapes, error) {
	s := &shapes{
		Note: "Generated from schemas/*.cue by go test ./checker/load -run TestGenerated -update. Do not edit.",
		Defs: map[string]*shape{},
	}
	for name, src := range files {
		f, err := parser.ParseFile(name, src, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		for _, d := range f.Decls {
			if err := s.readDecl(d); err != nil {
				return nil, err
			}
		}
	}
	return s, s.link()
}

func notUnderstood(n ast.Node, what string) error {
	return fmt.Errorf("%v: the schema's style does not allow %s (%T)", n.Pos(), what, n)
}

func (s *shapes) readDecl(d ast.Decl) error {
	switch d := d.(type) {
	case *ast.Package, *ast.CommentGroup:
		return nil
	case *ast.Field:
		name, _, err := ast.LabelName(d.Label)
		if err != nil || !strings.HasPrefix(name, "#") || d.Constraint != token.ILLEGAL {
			return notUnderstood(d, "a top-level field that is no definition")
		}
		if s.Defs[name[1:]] != nil {
			return notUnderstood(d, "a definition given twice")
		}
		sh, err := readShape(d.Value)
		if err != nil {
			return err
		}
		s.Defs[name[1:]] = sh
		return readAttributes(d, sh)
	}
	return notUnderstood(d, "this declaration")
}

func readShape(x ast.Expr) (*shape, error) {
	switch x := x.(type) {
	case *ast.Ident:
		return readIdent(x)
	case *ast.BasicLit:
		text, err := literal.Unquote(x.Value)
		if err != nil {
			return nil, notUnderstood(x, "a literal other than a text")
		}
		return &shape{Kind: "string", Enum: []string{text}}, nil
	case *ast.ParenExpr:
		return readShape(x.X)
	case *ast.ListLit:
		return readList(x)
	case *ast.StructLit:
		return readStruct(x)
	case *ast.UnaryExpr:
		return readPattern(x)
	case *ast.BinaryExpr:
		if x.Op == token.AND {
			return readBounded(x)
		}
		return readUnion(x)
	}
	return nil, notUnderstood(x, "this expression")
}

func readIdent(x *ast.Ident) (*shape, error) {
	if strings.HasPrefix(x.Name, "#") {
		return &shape{Def: x.Name[1:]}, nil
	}
	if slices.Contains([]string{"string", "bool", "int", "number"}, x.Name) {
		return &shape{Kind: x.Name}, nil
	}
	return nil, notUnderstood(x, "the name "+x.Name)
}

func readList(x *ast.ListLit) (*shape, error) {
	if len(x.Elts) == 1 {
		if dots, ok := x.Elts[0].(*ast.Ellipsis); ok && dots.Type != nil {
			elem, err := readShape(dots.Type)
			return &shape{Kind: "list", Elem: elem}, err
		}
	}
	return nil, notUnderstood(x, "a list that is not [...X]")
}

// readPattern reads =~"…".
func readPattern(x *ast.UnaryExpr) (*shape, error) {
	lit, ok := x.X.(*ast.BasicLit)
	if !ok || x.Op != token.MAT {
		return nil, notUnderstood(x, "this bound")
	}
	pattern, err := literal.Unquote(lit.Value)
	return &shape{Kind: "string", Pattern: pattern}, err
}

// readBounded reads int & >=0 and number & >0.
func readBounded(x *ast.BinaryExpr) (*shape, error) {
	sh, err := readShape(x.X)
	bound, ok := x.Y.(*ast.UnaryExpr)
	if err != nil || !ok || sh.Kind != "int" && sh.Kind != "number" {
		return nil, notUnderstood(x, "this conjunction")
	}
	lit, ok := bound.X.(*ast.BasicLit)
	if !ok {
		return nil, notUnderstood(x, "this bound")
	}
	value, err := strconv.ParseFloat(lit.Value, 64)
	switch bound.Op {
	case token.GEQ:
		sh.Min = &value
	case token.GTR:
		sh.Above = &value
	default:
		return nil, notUnderstood(x, "this bound")
	}
	return sh, err
}

// readUnion reads A | B. Texts among the alternatives become one enumeration.
func readUnion(x *ast.BinaryExpr) (*shape, error) {
	var parts []*shape
	for _, side := range []ast.Expr{x.X, x.Y} {
		part, err := readShape(side)
		if err != nil {
			return nil, err
		}
		if part.Kind == "union" {
			parts = append(parts, part.Of...)
			continue
		}
		parts = append(parts, part)
	}
	if x.Op != token.OR {
		return nil, notUnderstood(x, "this operator")
	}
	first := parts[0]
	if len(first.Enum) > 0 && len(parts) > 1 && len(parts[1].Enum) > 0 {
		first.Enum = append(first.Enum, parts[1].Enum...)
		parts = slices.Delete(parts, 1, 2)
	}
	if len(parts) == 1 {
		return first, nil
	}
	return &shape{Kind: "union", Of: parts}, nil
}

func readStruct(x *ast.StructLit) (*shape, error) {
	sh := &shape{Kind: "struct"}
	for _, d := range x.Elts {
		if err := sh.readElement(d); err != nil {
			return nil, err
		}
	}
	if sh.Kind == "map" && (len(sh.Fields) > 0 || len(sh.Embeds) > 0) {
		return nil, notUnderstood(x, "a pattern beside fields")
	}
	return sh, nil
}

func (sh *shape) readElement(d ast.Decl) error {
	switch d := d.(type) {
	case *ast.CommentGroup:
		return nil
	case *ast.EmbedDecl:
		name, ok := d.Expr.(*ast.Ident)
		if !ok || !strings.HasPrefix(name.Name, "#") {
			return notUnderstood(d, "embedding anything but a definition")
		}
		sh.Embeds = append(sh.Embeds, name.Name[1:])
		return nil
	case *ast.Field:
		if key, ok := d.Label.(*ast.ListLit); ok {
			return sh.readPatternField(d, key)
		}
		return sh.readField(d)
	}
	return notUnderstood(d, "this declaration")
}

func (sh *shape) readPatternField(d *ast.Field, key *ast.ListLit) (err error) {
	if len(key.Elts) != 1 || sh.Key != nil || d.Constraint != token.ILLEGAL {
		return notUnderstood(d, "this pattern")
	}
	sh.Kind = "map"
	if sh.Key, err = readShape(key.Elts[0]); err != nil {
		return err
	}
	if sh.Elem, err = readShape(d.Value); err != nil {
		return err
	}
	return readAttributes(d, sh)
}

func (sh *shape) readField(d *ast.Field) error {
	name, _, err := ast.LabelName(d.Label)
	if err != nil {
		return err
	}
	if d.Constraint != token.OPTION && d.Constraint != token.NOT {
		return notUnderstood(d, "a field that is neither required (!) nor optional (?)")
	}
	value, err := readShape(d.Value)
	if err != nil {
		return err
	}
	field := &shapeField{Name: name, Required: d.Constraint == token.NOT, Doc: docOf(d), shape: *value}
	sh.Fields = append(sh.Fields, field)
	return readAttributes(d, &field.shape)
}

// docOf joins the comment above a field to one paragraph.
func docOf(d *ast.Field) string {
	var words []string
	for _, group := range ast.Comments(d) {
		if group.Doc {
			words = append(words, strings.Fields(group.Text())...)
		}
	}
	return strings.Join(words, " ")
}

// sensitiveClasses are the classes that @sensitive may name.
var sensitiveClasses = []string{"channels", "encryption", "numbers", "tactics", "posts", "acceptances"}

func readAttributes(d *ast.Field, sh *shape) error {
	for _, a := range d.Attrs {
		name, body := a.Split()
		switch {
		case name == "ref" && refKinds[body].noun != "":
			sh.Ref = body
		case name == "sensitive" && slices.Contains(sensitiveClasses, body):
			sh.Sensitive = body
		default:
			return notUnderstood(a, "the attribute @"+name+"("+body+")")
		}
	}
	return nil
}
