package load

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"roe.example/checker/book"
	"roe.example/checker/internal/late"
)

// readYAML turns a YAML file into nodes. It refuses what programs read
// differently, and what hides where a value comes from.
func readYAML(name string, data []byte) (tree *node, diags []book.Diagnostic) {
	y := &yamlReader{name: name}
	defer func() {
		if r := recover(); r != nil { // yaml.v3 gives up on some malformed files by panicking
			tree, diags = nil, []book.Diagnostic{*fileFault(name, "This is not YAML: "+fmt.Sprint(r)+".", yamlHint)}
		}
	}()
	if d := tabIndent(name, data, false); d != nil {
		return nil, []book.Diagnostic{*d}
	}
	root, fault := y.parse(data)
	if fault != nil {
		return nil, []book.Diagnostic{*fault}
	}
	if root == nil {
		return &node{kind: structKind, at: place{name, 1, 1}}, nil
	}
	tree = y.value(root, nil)
	return tree, y.diags
}

type yamlReader struct {
	name  string
	diags []book.Diagnostic
	depth int
}

const yamlHint = "Look at the indentation and the quotes here: a text that holds a colon or begins with a sign needs quotes."

// parse reads the one document of a file; nil if the file is empty.
func (y *yamlReader) parse(data []byte) (*yaml.Node, *book.Diagnostic) {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc, second yaml.Node
	if err := dec.Decode(&doc); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		return nil, y.syntax(err, data)
	}
	switch err := dec.Decode(&second); {
	case err == nil:
		return nil, y.fault(place{y.name, second.Line, second.Column}, nil, "The file holds several documents, divided by ---.", "Put each into a file of its own.")
	case !errors.Is(err, io.EOF):
		return nil, y.syntax(err, data)
	}
	if len(doc.Content) == 0 {
		return nil, nil
	}
	return doc.Content[0], nil
}

var yamlLine = late.Regexp(`^yaml: line (\d+): `)

func (y *yamlReader) syntax(err error, data []byte) *book.Diagnostic {
	if d := tabIndent(y.name, data, true); d != nil {
		return d
	}
	message, line := err.Error(), 1
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		line, _ = strconv.Atoi(m[1])
		message = message[len(m[0]):]
	}
	message = strings.TrimPrefix(message, "yaml: ")
	line, said, hint := sayYAML(message, line, data)
	return y.fault(place{y.name, line, 1}, nil, said, hint)
}

// tabIndent reports the first line that is indented with a tab. A tab after
// spaces can be part of a text, so it counts only when the file is at fault.
func tabIndent(name string, data []byte, afterSpaces bool) *book.Diagnostic {
	line := 0
	for text := range bytes.Lines(data) {
		line++
		rest := text
		if afterSpaces {
			rest = bytes.TrimLeft(text, " ")
		}
		if len(rest) > 0 && rest[0] == '\t' && len(bytes.TrimSpace(rest)) > 0 {
			return &book.Diagnostic{
				Location: book.Location{File: name, Line: line, Column: len(text) - len(rest) + 1},
				Message:  "This line is indented with a tab, which YAML does not allow.",
				Hint:     "Indent with spaces, two for each level.",
			}
		}
	}
	return nil
}

func (y *yamlReader) fault(at place, path []string, message, hint string) *book.Diagnostic {
	return &book.Diagnostic{Location: at.location(path), Message: message, Hint: hint}
}

// refuse reports a value and marks it.
func (y *yamlReader) refuse(n *node, path []string, message, hint string) *node {
	n.flawed = true
	y.diags = append(y.diags, *y.fault(n.at, path, message, hint))
	return n
}

func (y *yamlReader) value(yn *yaml.Node, path []string) *node {
	n := &node{at: place{y.name, yn.Line, yn.Column}}
	y.depth++
	defer func() { y.depth-- }()
	switch {
	case y.depth > maxDepth:
		return y.refuse(n, path, tooDeepMessage, tooDeepHint)
	case yn.Kind == yaml.AliasNode:
		return y.refuse(n, path, "*"+yn.Value+" stands for a value written elsewhere, which roe does not follow.", "Write the value out here.")
	case yn.Anchor != "":
		return y.refuse(n, path, "&"+yn.Anchor+" gives a value a name for use elsewhere, which roe does not follow.", "Leave &"+yn.Anchor+" out, and write the value out wherever it is needed.")
	case yn.Style&yaml.TaggedStyle != 0:
		return y.refuse(n, path, yn.Tag+" is a tag, which roe does not read.", "Leave it out; put a text in quotes.")
	}
	switch yn.Kind {
	case yaml.MappingNode:
		n.kind = structKind
		y.fields(n, yn, path)
	case yaml.SequenceNode:
		n.kind = listKind
		for i, item := range yn.Content {
			n.items = append(n.items, y.value(item, append(path, book.Index(i))))
		}
	default:
		return y.scalar(n, yn, path)
	}
	return n
}

func (y *yamlReader) fields(n *node, yn *yaml.Node, path []string) {
	for i := 0; i+1 < len(yn.Content); i += 2 {
		key := yn.Content[i]
		at := place{y.name, key.Line, key.Column}
		here := append(path, key.Value)
		switch {
		case key.Kind != yaml.ScalarNode || key.Anchor != "" || key.Style&yaml.TaggedStyle != 0:
			y.diags = append(y.diags, *y.fault(at, path, "This name is not a plain word.", "Write a name, a colon and the value."))
			continue
		case key.Tag == "!!merge":
			y.diags = append(y.diags, *y.fault(at, here, "<< takes up fields written elsewhere, which roe does not follow.", "Write the fields out here."))
			continue
		}
		if first := n.get(key.Value); first != nil {
			y.diags = append(y.diags, duplicate(key.Value, first.at, at, here))
			continue
		}
		n.put(&field{name: key.Value, at: at, value: y.value(yn.Content[i+1], here)})
	}
}

var (
	octalLike = late.Regexp(`^[-+]?(0[0-9_]+|0o[0-7_]+)$`)
	yesNo     = late.Regexp(`^(?i:yes|no|on|off)$`)
)

func (y *yamlReader) scalar(n *node, yn *yaml.Node, path []string) *node {
	n.text = yn.Value
	plain := yn.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
	switch {
	case plain && octalLike.MatchString(yn.Value):
		return y.refuse(n, path, yn.Value+" begins with a zero, so some programs read it as an octal number.",
			"Put it in quotes if it is a text: \""+yn.Value+"\". If it is a number, leave the zero out.")
	case plain && yesNo.MatchString(yn.Value):
		return y.refuse(n, path, yn.Value+" without quotes is a word for some programs and true or false for others.",
			"Write true or false, or put the word in quotes: \""+yn.Value+"\".")
	}
	switch yn.ShortTag() {
	case "!!null":
		n.kind = nullKind
	case "!!bool":
		n.kind, n.text = boolKind, strings.ToLower(yn.Value)
	case "!!int", "!!float":
		return y.number(n, yn, path)
	default: // a day without quotes is a text too
		n.kind = stringKind
	}
	return n
}

func (y *yamlReader) number(n *node, yn *yaml.Node, path []string) *node {
	s, negative := strings.CutPrefix(yn.Value, "-")
	text, isInt, ok := canonicalNumber(strings.TrimPrefix(s, "+"), negative)
	n.kind, n.text, n.raw = floatKind, text, yn.Value
	if isInt {
		n.kind = intKind
	}
	if !ok {
		n.kind, n.text = intKind, "0"
		return y.refuse(n, path, "The number "+shorten(yn.Value)+" cannot be read, or is too large.", "Write it in digits: 1500. Put it in quotes if it is a text.")
	}
	return n
}
