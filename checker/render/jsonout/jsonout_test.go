package jsonout

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"roe.example/checker/report"
)

var update = flag.Bool("update", false, "write the golden file anew")

const golden = "../testdata/report.json"

// TestWrite holds the writer to the hand-made report, which is its own golden
// file: reading and writing it again must change nothing.
func TestWrite(t *testing.T) {
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	r := &report.Report{}
	if err := json.Unmarshal(want, r); err != nil {
		t.Fatal(err)
	}
	got := written(t, r)
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	validate(t, "report", got)
}

// TestWriteAnswer holds the writer to an answer that is its own golden file.
func TestWriteAnswer(t *testing.T) {
	const golden = "../testdata/answer.json"
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	a := &report.Answer{}
	if err := json.Unmarshal(want, a); err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := WriteAnswer(&got, a); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	validate(t, "answer", got.Bytes())
	got.Reset()
	if err := WriteAnswer(&got, report.Unanswered([]report.Diagnostic{{Message: "x", Hint: "y"}})); err != nil {
		t.Fatal(err)
	}
	validate(t, "answer", got.Bytes())
}

func TestFaultsFollowTheSchema(t *testing.T) {
	validate(t, "report", written(t, report.Faulty("2026-10-01", report.Public, []report.Diagnostic{{Message: "x", Hint: "y"}}, nil)))
}

func written(t *testing.T, r *report.Report) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, r); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func validate(t *testing.T, name string, data []byte) {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile("../../../schemas/" + name + ".schema.json")
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(document); err != nil {
		t.Errorf("%#v", err)
	}
}
