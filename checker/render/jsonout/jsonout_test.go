package jsonout

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"roe.example/checker/briefing"
	"roe.example/checker/facts"
	"roe.example/checker/report"
	"roe.example/checker/sweep"
	"roe.example/checker/sweep/tally"
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
	compiler := jsonschema.NewCompiler()
	file, err := os.ReadFile("../../../schemas/report.schema.json") // others refer to it by its address
	if err != nil {
		t.Fatal(err)
	}
	shared, err := jsonschema.UnmarshalJSON(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiler.AddResource("https://roe.example/schemas/report.schema.json", shared); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("../../../schemas/" + name + ".schema.json")
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

// TestWriteBriefing: the schema takes a briefing with everything in it, and one
// with nothing, and knows every field of both.
func TestWriteBriefing(t *testing.T) {
	full := &briefing.Briefing{}
	fill(reflect.ValueOf(full).Elem())
	data, err := os.ReadFile(golden)
	if err == nil {
		err = json.Unmarshal(data, full.Report)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range []*briefing.Briefing{full, {Report: full.Report, Audience: report.Public}} {
		b.Version = briefing.Version
		facts.Total(b)
		var out bytes.Buffer
		if err := WriteBriefing(&out, b); err != nil {
			t.Fatal(err)
		}
		validate(t, "briefing", out.Bytes())
	}
}

// enumerated are the fields that take certain words alone.
var enumerated = map[string]string{
	"briefing.Briefing.Audience": "internal", "briefing.Cover.Verdict": "ready", "briefing.Line.Severity": "error", "briefing.Step.Severity": "error",
	"briefing.Cell.Position": "silent", "briefing.Cell.Rule": "permitted", "briefing.Lane.Kind": "command", "briefing.Mark.Kind": "begins",
	"briefing.Channel.Mode": "p25", "briefing.Net.Use": "command", "briefing.Mark.Part": "during",
	"briefing.Command.Kind": "unified", "briefing.Entry.Kind": "settle", "briefing.Briefing.Withheld": "tactics",
	"tally.ConflictRow.Severity": "error",
}

// fill gives every field a value, and every list one element.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(1)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		if v.Type() != reflect.TypeFor[*report.Report]() {
			fill(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
			if word, ok := enumerated[v.Type().String()+"."+v.Type().Field(i).Name]; ok {
				element(v.Field(i)).SetString(word)
			}
		}
	}
}

func element(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Slice {
		return v.Index(0)
	}
	return v
}

// TestWriteSweep: the schema takes a summary with everything in it, and one with
// nothing, and knows every field of both.
func TestWriteSweep(t *testing.T) {
	full := &tally.Summary{}
	fill(reflect.ValueOf(full).Elem())
	for _, s := range []*tally.Summary{full, tally.Of(&sweep.Result{Survey: &sweep.Survey{Topics: []string{}}}, nil).Summary([]tally.Table{}, "x")} {
		s.Kind, s.Version = tally.Kind, tally.Version
		var out bytes.Buffer
		if err := WriteSweep(&out, s); err != nil {
			t.Fatal(err)
		}
		validate(t, "sweep", out.Bytes())
	}
}

// TestWriteDiff: the schema takes a comparison with everything in it, and one
// with nothing.
func TestWriteDiff(t *testing.T) {
	data, err := os.ReadFile("../testdata/report.json")
	if err != nil {
		t.Fatal(err)
	}
	r := &report.Report{}
	if err := json.Unmarshal(data, r); err != nil {
		t.Fatal(err)
	}
	full := &report.Diff{
		Today: "2026-10-01", Old: "a", New: "b", MeaningKnown: true, Opened: r.Findings[:1], Closed: r.Findings[1:2],
		Changed:  []report.FindingChange{{Before: r.Findings[0], After: r.Findings[0], What: []string{"x"}, Worse: true}},
		Verdicts: []report.VerdictPair{{After: &r.Verdicts[0]}}, Remarks: []string{"x"},
		Meaning: []report.Difference{{Book: "b", Subject: "s", Change: report.PartWider, Text: "t", Path: "p", New: &report.Spot{File: "f", Line: 1, Column: 1}}},
	}
	for _, d := range []*report.Diff{full, {}} {
		d.Complete()
		var out bytes.Buffer
		if err := WriteDiff(&out, d); err != nil {
			t.Fatal(err)
		}
		validate(t, "diff", out.Bytes())
	}
}
