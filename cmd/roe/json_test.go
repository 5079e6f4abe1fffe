package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
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

// TestAnswersFollowTheSchema holds answers of all kinds, and a refusal, to the
// schema in the repository.
func TestAnswersFollowTheSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../schemas/answer.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range []struct {
		code int
		args []string
	}{
		{0, []string{"--agency", "harbor-pd", "--action", "chemical/oc-spray", "resistance=passive"}},
		{0, []string{"--agency", "cascade-pd", "--action", "camera/record"}},
		{0, []string{"--agency", "coast-sheriff", "--action", "launcher"}},
		{0, []string{"--agency", "riverton-pd", "--action", "force/report", "--at", "2026-11-03T18:15"}},
		{0, []string{"--agency", "cascade-pd", "--action", "immigration/assist"}},
		{2, []string{"--agency", "harbor-pd", "--action", "chemical/oc-spray", "resistance=nobody"}},
	} {
		var out, errs bytes.Buffer
		args := append([]string{"ask", "../../agreements/riverton-election-day", "--format", "json"}, one.args...)
		if code := run(context.Background(), args, &out, &errs); code != one.code {
			t.Fatalf("%v: exit %d: %s", one.args, code, errs.String())
		}
		document, err := jsonschema.UnmarshalJSON(&out)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); err != nil {
			t.Errorf("%v: %#v", one.args, err)
		}
	}
}

// TestProposalsFollowTheSchema holds a proposal and a refusal to the schema in
// the repository.
func TestProposalsFollowTheSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../schemas/proposal.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range []struct {
		code int
		id   string
	}{{0, "unreached"}, {2, "nowhere"}} {
		var out, errs bytes.Buffer
		args := []string{"settle", "../../testdata/rules/crowd-control/fires", "--deployment", one.id, "--format", "json", "--today", "2026-11-22"}
		if code := run(context.Background(), args, &out, &errs); code != one.code {
			t.Fatalf("%v: exit %d: %s", args, code, errs.String())
		}
		document, err := jsonschema.UnmarshalJSON(&out)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); err != nil {
			t.Errorf("%v: %#v", args, err)
		}
	}
}

// TestDerivationsFollowTheSchema holds how findings came about, and a refusal,
// to the schema in the repository.
func TestDerivationsFollowTheSchema(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	for _, name := range []string{"report", "derivation"} {
		f, err := os.Open("../../schemas/" + name + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		document, err := jsonschema.UnmarshalJSON(f)
		if err == nil {
			err = compiler.AddResource("https://roe.example/schemas/"+name+".schema.json", document)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	schema, err := compiler.Compile("https://roe.example/schemas/derivation.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	book := filepath.Join(t.TempDir(), "book")
	if err := writeBook(book); err != nil {
		t.Fatal(err)
	}
	for name, code := range map[string]int{"force/unreached": 0, "roles/tasks-unstated": 0, "ffffffff": 2} {
		var out, errs bytes.Buffer
		if got := run(context.Background(), []string{"explain", name, book, "--format", "json", "--today", "2028-10-01"}, &out, &errs); got != code {
			t.Fatalf("%s: exit %d: %s", name, got, errs.String())
		}
		document, err := jsonschema.UnmarshalJSON(&out)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); err != nil {
			t.Errorf("%s: %#v", name, err)
		}
	}
}

// TestDrillsFollowTheSchema holds both versions of an exercise to the schema in
// the repository.
func TestDrillsFollowTheSchema(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	for _, name := range []string{"report", "briefing", "drill"} {
		f, err := os.Open("../../schemas/" + name + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		document, err := jsonschema.UnmarshalJSON(f)
		if err == nil {
			err = compiler.AddResource("https://roe.example/schemas/"+name+".schema.json", document)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	schema, err := compiler.Compile("https://roe.example/schemas/drill.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, who := range []string{"facilitator", "participants"} {
		var out, errs bytes.Buffer
		args := []string{"drill", "../../agreements/riverton-election-day", "--format", "json", "--for", who, "--today", "2026-09-25"}
		if got := run(context.Background(), args, &out, &errs); got != 0 {
			t.Fatalf("%s: exit %d: %s", who, got, errs.String())
		}
		document, err := jsonschema.UnmarshalJSON(&out)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); err != nil {
			t.Errorf("%s: %#v", who, err)
		}
	}
}
