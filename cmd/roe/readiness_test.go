package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestReviewsFollowTheSchema holds reviews to the schema in the repository: for
// both audiences, of a season with nothing in it, and with a trend.
func TestReviewsFollowTheSchema(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	for _, name := range []string{"report", "readiness"} {
		data, err := os.ReadFile("../../schemas/" + name + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := compiler.AddResource("https://roe.example/schemas/"+name+".schema.json", document); err != nil {
			t.Fatal(err)
		}
	}
	schema, err := compiler.Compile("https://roe.example/schemas/readiness.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	first := filepath.Join(dir, "first")
	for _, test := range []struct {
		out  string
		args []string
	}{
		{first, []string{"../../agreements/riverton-election-day", "--from", "2026-10-01", "--to", "2027-01-20"}},
		{filepath.Join(dir, "trend"), []string{"../../agreements/riverton-election-day-repaired", "--from", "2026-10-01", "--to", "2027-01-20", "--compare", filepath.Join(first, "readiness.json")}},
		{filepath.Join(dir, "public"), []string{"../../agreements/riverton-election-day", "--from", "2026-10-01", "--to", "2027-01-20", "--audience", "public"}},
		{filepath.Join(dir, "empty"), []string{"../../agreements/columbia", "--from", "2030-01-01", "--to", "2030-01-01"}},
	} {
		var out, errs bytes.Buffer
		code := run(context.Background(), append([]string{"readiness", "--format", "json", "--today", "2026-10-12", "--fail-on", "never", "-o", test.out}, test.args...), &out, &errs)
		if want := map[bool]int{true: 2}[filepath.Base(test.out) == "empty"]; code != want { // nothing in it, nothing judged
			t.Fatalf("%v: exit %d: %s", test.args, code, errs.String())
		}
		data, err := os.ReadFile(filepath.Join(test.out, "readiness.json"))
		if err != nil {
			t.Fatal(err)
		}
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); err != nil {
			t.Errorf("%v: %v", test.args, err)
		}
	}
}
