package main

import (
	"bytes"
	"context"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestJSONFollowsTheSchema holds a real report, for both audiences, to the
// schema in the repository.
func TestJSONFollowsTheSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../schemas/report.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, audience := range []string{"internal", "public"} {
		var out, errs bytes.Buffer
		code := run(context.Background(), []string{
			"check", "../../agreements/...", "--today", "2026-10-01", "--format", "json", "--audience", audience,
		}, &out, &errs)
		if code != 1 {
			t.Fatalf("exit %d: %s", code, errs.String())
		}
		document, err := jsonschema.UnmarshalJSON(&out)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); err != nil {
			t.Errorf("%s: %#v", audience, err)
		}
	}
}
