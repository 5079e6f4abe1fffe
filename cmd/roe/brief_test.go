package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"roe.example/checker/outside"
)

// briefInto writes a briefing of Election Day into a folder.
func briefInto(t *testing.T, dir string, args ...string) {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(context.Background(), append([]string{"brief", electionDay, "-o", dir, "--today", "2026-10-01"}, args...), &out, &errs); code != 1 {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
}

// TestBriefingsFollowTheSchema holds real briefings, for both audiences, to the
// schema in the repository.
func TestBriefingsFollowTheSchema(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	for _, name := range []string{"report", "briefing"} {
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
	schema, err := compiler.Compile("https://roe.example/schemas/briefing.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, audience := range []string{"internal", "public"} {
		dir := t.TempDir()
		briefInto(t, dir, "--format", "json", "--audience", audience)
		data, err := os.ReadFile(filepath.Join(dir, "briefing.json"))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte(" for .")) {
			t.Errorf("%s: a sentence lacks whom it speaks of", audience)
		}
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); err != nil {
			t.Errorf("%s: %#v", audience, err)
		}
	}
}

// TestBriefPDF: the PDF is sound, tagged, with bookmarks and page numbers, of
// the size asked for, and says what the page says.
func TestBriefPDF(t *testing.T) {
	browser, qpdf := outside.Tool(t, "chromium"), outside.Tool(t, "qpdf")
	text, info := outside.Tool(t, "pdftotext"), outside.Tool(t, "pdfinfo")
	dir := t.TempDir()
	briefInto(t, dir, "--format", "pdf", "--paper", "a4", "--browser", browser, "--timeout", "5m")
	file := filepath.Join(dir, "briefing.pdf")
	for _, one := range []struct {
		tool string
		args []string
		want []string
	}{
		{qpdf, []string{"--check", file}, []string{"No syntax or stream encoding errors"}},
		{info, []string{file}, []string{"Tagged:          yes", "(A4)", "Title:           Briefing: Election Day at Riverton"}},
		{text, []string{"-layout", file, "-"}, []string{
			"Election Day at Riverton", "38 errors and 49 warnings", "Officers of Harbor PD", "Page 1 of ", "ICS 205", "Nothing here is legal advice",
		}},
		{qpdf, []string{"--json", "--json-key=outlines", file}, []string{"Officers of Harbor PD"}},
	} {
		out, err := exec.Command(one.tool, one.args...).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%.500s", one.tool, err, out)
		}
		for _, want := range one.want {
			if !strings.Contains(string(out), want) {
				t.Errorf("%s does not say %q:\n%.1500s", filepath.Base(one.tool), want, out)
			}
		}
	}
}
