package judge

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/checker/facts"
)

// fromJSON is what stock OPA makes of the printed facts; nil slices are left
// out of the comparison by filling them.
func fromJSON(f *facts.Facts) (ast.Value, error) {
	data, err := json.Marshal(f)
	if err != nil {
		return nil, err
	}
	return ast.ValueFromReader(bytes.NewReader(bytes.ReplaceAll(data, []byte("null"), []byte("[]"))))
}

func TestValueIsTheJSON(t *testing.T) {
	f := someFacts()
	f.Reuse = []facts.Reuse{{MHz: 155.475, Nets: []string{"x"}}}
	f.AsOf = facts.Say("2026-11-03T00:00:00Z")
	got, err := value(f)
	if err != nil {
		t.Fatal(err)
	}
	want, err := fromJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	if got.Compare(want) != 0 {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}
