package load

import (
	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/literal"
	"cuelang.org/go/cue/token"

	"roe.example/checker/book"
)

// schemasPath is what users import to write schemas.#Agency & {…}.
const schemasPath = "roe.example/schemas"

// converter turns the syntax of a CUE file that is plain data into nodes.
// Whatever needs CUE's evaluator makes it give up.
type converter struct {
	merger
	defs    map[string]bool // definitions of the schema, by name
	schemas string          // the name under which the file imports the schema
	complex bool            // the file is more than plain data
}

// convert gives the tree of a parsed file; ok is false if the file needs the
// evaluator.
func convert(f *ast.File, defs map[string]bool) (tree *node, diags []book.Diagnostic, ok bool) {
	c := &converter{defs: defs}
	tree = &node{kind: structKind, at: place{f.Filename, 1, 1}}
	decls := c.preamble(f)
	tree = c.decls(tree, decls, nil)
	return tree, c.diags, !c.complex
}

// preamble takes the package clause and the imports off a file.
func (c *converter) preamble(f *ast.File) (rest []ast.Decl) {
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.Package, *ast.CommentGroup, *ast.Attribute:
		case *ast.ImportDecl:
			c.imports(d)
		default:
			rest = append(rest, d)
		}
	}
	return rest
}

func (c *converter) imports(d *ast.ImportDecl) {
	for _, spec := range d.Specs {
		path, err := literal.Unquote(spec.Path.Value)
		if err != nil || path != schemasPath && path != schemasPath+":schemas" {
			c.complex = true
			continue
		}
		c.schemas = "schemas"
		if spec.Name != nil {
			c.schemas = spec.Name.Name
		}
	}
}

// decls adds declarations to a struct.
func (c *converter) decls(into *node, decls []ast.Decl, path []string) *node {
	for _, d := range decls {
		if c.complex {
			return into
		}
		switch d := d.(type) {
		case *ast.Field:
			into = c.field(into, d, path)
		case *ast.EmbedDecl:
			into = c.embed(into, d.Expr, path)
		case *ast.CommentGroup, *ast.Attribute:
		default:
			c.complex = true
		}
	}
	return into
}

func (c *converter) field(into *node, d *ast.Field, path []string) *node {
	name, ok := c.label(d.Label)
	if !ok || d.Alias != nil || d.Constraint != token.ILLEGAL {
		c.complex = true
		return into
	}
	at := at(d.Label.Pos())
	path = append(path, name)
	value := c.value(d.Value, path)
	if c.complex {
		return into
	}
	if value == nil { // a bare schemas.#Agency says nothing yet
		value = &node{kind: structKind, at: at}
	}
	mine := into.get(name)
	if mine == nil {
		into.put(&field{name: name, at: at, value: value})
		return into
	}
	mine.value = c.merge(mine.value, value, path)
	return into
}

// label gives the name of an ordinary field.
func (c *converter) label(l ast.Label) (string, bool) {
	switch l := l.(type) {
	case *ast.Ident:
		name := l.Name
		return name, name != "" && name[0] != '_' && name[0] != '#'
	case *ast.BasicLit:
		if l.Kind != token.STRING {
			return l.Value, l.Kind == token.NULL || l.Kind == token.TRUE || l.Kind == token.FALSE
		}
		name, err := literal.Unquote(l.Value)
		return name, err == nil && l.Value[0] != '\''
	}
	return "", false
}

// embed merges a struct that stands where a field could.
func (c *converter) embed(into *node, x ast.Expr, path []string) *node {
	value := c.value(x, path)
	switch {
	case c.complex || value == nil:
		return into
	case value.kind != structKind: // a file or struct that is a list or a text
		c.complex = true
		return into
	}
	return c.merge(into, value, path)
}

// value gives the tree of an expression, nil for a bare definition of the
// schema, which adds nothing of its own.
func (c *converter) value(x ast.Expr, path []string) *node {
	switch x := x.(type) {
	case *ast.BasicLit:
		return c.literal(x, path)
	case *ast.StructLit:
		return c.decls(&node{kind: structKind, at: at(x.Pos())}, x.Elts, path)
	case *ast.ListLit:
		return c.list(x, path)
	case *ast.ParenExpr:
		return c.value(x.X, path)
	case *ast.UnaryExpr:
		return c.signed(x, path)
	case *ast.BinaryExpr:
		return c.both(x, path)
	case *ast.SelectorExpr:
		if c.definition(x) == "" {
			c.complex = true
		}
		return nil
	}
	c.complex = true
	return nil
}

// both gives X & Y.
func (c *converter) both(x *ast.BinaryExpr, path []string) *node {
	if x.Op != token.AND {
		c.complex = true
		return nil
	}
	left, right := c.value(x.X, path), c.value(x.Y, path)
	if c.complex {
		return nil
	}
	both := c.merge(left, right, path)
	for _, side := range []ast.Expr{x.X, x.Y} {
		if name := c.definition(side); name != "" && both != nil && both.claim == nil {
			both.claim = &claim{name, at(side.Pos())}
		}
	}
	return both
}

// definition gives the name of a definition of the schema, without "#".
func (c *converter) definition(x ast.Expr) string {
	sel, ok := x.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	pkg, ok := sel.X.(*ast.Ident)
	name, ok2 := sel.Sel.(*ast.Ident)
	if !ok || !ok2 || c.schemas == "" || pkg.Name != c.schemas || len(name.Name) < 2 || name.Name[0] != '#' {
		return ""
	}
	if !c.defs[name.Name[1:]] {
		return ""
	}
	return name.Name[1:]
}

func (c *converter) list(x *ast.ListLit, path []string) *node {
	list := &node{kind: listKind, at: at(x.Pos())}
	for i, elem := range x.Elts {
		item := c.value(elem, append(path, book.Index(i)))
		if c.complex {
			return list
		}
		if item == nil {
			item = &node{kind: structKind, at: at(elem.Pos())}
		}
		list.items = append(list.items, item)
	}
	return list
}

func (c *converter) signed(x *ast.UnaryExpr, path []string) *node {
	lit, ok := x.X.(*ast.BasicLit)
	if !ok || x.Op != token.SUB && x.Op != token.ADD || lit.Kind != token.INT && lit.Kind != token.FLOAT {
		c.complex = true
		return nil
	}
	n := c.number(lit, x.Op == token.SUB, path)
	n.at = at(x.Pos())
	return n
}

func (c *converter) literal(x *ast.BasicLit, path []string) *node {
	n := &node{at: at(x.Pos()), text: x.Value}
	switch x.Kind {
	case token.NULL:
		n.kind = nullKind
	case token.TRUE, token.FALSE:
		n.kind = boolKind
	case token.INT, token.FLOAT:
		return c.number(x, false, path)
	default:
		n.kind = stringKind
		c.text(n, path)
	}
	return n
}

// text takes the quotes off a text.
func (c *converter) text(n *node, path []string) {
	raw := n.text
	text, err := literal.Unquote(raw)
	if err != nil {
		c.fault(n, path, "This text cannot be read: it holds an escape or a line break that CUE does not know.",
			`Write a backslash twice (\\), and begin and end a text of several lines with """.`)
		return
	}
	n.text = text
	if trimmed := trimHashes(raw); trimmed != "" && trimmed[0] == '\'' {
		c.fault(n, path, "This stands in single quotes, which CUE takes for bytes and not for text.",
			"Put the text in double quotes: "+quote(text)+".")
	}
}

func (c *converter) number(x *ast.BasicLit, negative bool, path []string) *node {
	n := &node{kind: intKind, at: at(x.Pos()), text: x.Value, raw: x.Value}
	if text, isInt, ok := canonicalNumber(x.Value, negative); ok {
		if !isInt {
			n.kind = floatKind
		}
		n.text = text
		return n
	}
	n.text = "0"
	c.fault(n, path, "The number "+shorten(x.Value)+" cannot be read, or is too large.", "Write it in digits: 1500.")
	return n
}

func (c *converter) fault(n *node, path []string, message, hint string) {
	n.flawed = true
	c.diags = append(c.diags, book.Diagnostic{Location: n.at.location(path), Message: message, Hint: hint})
}

// at is a position of CUE's as a place.
func at(p token.Pos) place {
	q := p.Position()
	return place{q.Filename, q.Line, q.Column}
}
