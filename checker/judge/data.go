package judge

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/util"

	"roe.example/checker/book"
	"roe.example/checker/internal/late"
)

// readDocuments reads the documents among a pack's files, each at the place in
// data that its folder says.
func readDocuments(pack string, files map[string][]byte) (data map[string]any, faults Faults) {
	data = map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !isDocument(name) {
			continue
		}
		object, wrong := readDocument(path.Join(pack, name), files[name])
		if wrong != nil {
			faults = append(faults, *wrong)
			continue
		}
		if dir := path.Dir(name); dir != "." {
			for _, part := range slices.Backward(strings.Split(dir, "/")) {
				object = map[string]any{part: object}
			}
		}
		fault := func(format string, args ...any) {
			at := book.Location{File: path.Join(pack, name), Line: 1, Column: 1}
			faults = append(faults, book.Diagnostic{Location: at, Message: fmt.Sprintf(format, args...)})
		}
		for _, taken := range []string{"roe", "system"} {
			if _, ok := object[taken]; ok {
				fault("these documents stand under data.%s, where roe's rules and OPA's own settings are; give them a name of your own", taken)
				delete(object, taken)
			}
		}
		merged, at := merge(data, object, "data")
		if at != "" {
			fault("%s is in another file of these policies already", at)
		}
		data = merged
	}
	return data, faults
}

func isDocument(name string) bool {
	return slices.Contains([]string{"data.json", "data.yaml", "data.yml"}, path.Base(name))
}

func readDocument(name string, text []byte) (map[string]any, *book.Diagnostic) {
	var value any
	at := book.Location{File: name, Line: 1, Column: 1}
	read := util.Unmarshal
	if path.Ext(name) == ".json" {
		read = util.UnmarshalJSON
	}
	if err := read(text, &value); err != nil {
		at.Line, at.Column = placeOf(text, err)
		return nil, &book.Diagnostic{Location: at, Message: "the document cannot be read: " + plainYAML(err)}
	}
	object, ok := value.(map[string]any)
	if !ok {
		return nil, &book.Diagnostic{Location: at, Message: "a document is an object: names with values, in braces"}
	}
	return object, nil
}

var yamlLine = late.Regexp(`line (\d+): `)

// placeOf finds where a document cannot be read.
func placeOf(text []byte, err error) (line, column int) {
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		line, _ = strconv.Atoi(m[1])
		return line, 1
	}
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return 1, 1
	}
	before := text[:min(int(syntax.Offset), len(text))]
	return bytes.Count(before, []byte("\n")) + 1, len(before) - bytes.LastIndexByte(before, '\n')
}

func plainYAML(err error) string {
	text := strings.TrimPrefix(err.Error(), "error converting YAML to JSON: ")
	return yamlLine.ReplaceAllString(strings.TrimPrefix(text, "yaml: "), "")
}
