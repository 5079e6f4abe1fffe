package load

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/cuecontext"
	cueload "cuelang.org/go/cue/load"
	"cuelang.org/go/encoding/jsonschema"
)

// TestFactsSchema proves that schemas/generated/facts.schema.json, by which
// rules are typed, says what schemas/facts.cue says.
func TestFactsSchema(t *testing.T) {
	golden(t, "facts.schema.json", factsSchema(t))
}

func factsSchema(t *testing.T) any {
	t.Helper()
	ctx := cuecontext.New()
	file := filepath.Join(schemasDir, "facts.cue")
	v := ctx.BuildInstance(cueload.Instances([]string{file}, nil)[0])
	expr, err := jsonschema.Generate(v.LookupPath(cue.ParsePath("#Facts")), nil)
	if err != nil {
		t.Fatal(err)
	}
	data, err := ctx.BuildExpr(expr).MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	var schema any
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	return schema
}
