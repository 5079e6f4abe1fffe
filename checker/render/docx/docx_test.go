package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/report"
)

// proposal has in every text what XML and Word could trip over.
var proposal = &report.Proposal{
	Event: "Parade & <Rally>", Place: "Riverton", Today: "2026-11-22", Errors: 2, Warnings: 1,
	During:  report.Interval{From: "2026-11-03T06:00:00-08:00", Until: "2026-11-03T20:00:00-08:00"},
	Parties: []report.ProposalParty{{Agency: "r", Name: "Riverton Police", Short: "Riverton PD", Host: true}, {Agency: "h", Name: "Harbor \"Police\"", Short: "Harbor PD"}},
	Sets: []report.ClauseSet{{
		Number: 1, Title: "Both hold", Proven: true, Errors: 1, Costs: []string{"Harbor PD loses  two blanks."},
		Clauses: []report.ProposedClause{{Number: 1, Agreement: "pact", Cite: "Pact § 1", ID: "A1", Heading: "Costs", Text: "Each party bears its own — ]]> \x01costs.",
			Decision: "Who bears this?", Alternatives: []string{"The host does."}, Sources: []string{"Manual § 2"}, Clears: []string{"f1"}}},
		Clears: []report.FindingRef{{Fingerprint: "f1", Message: "Nobody pays."}},
		Amends: []report.Amended{{Agreement: "pact", Title: "Pact of 2009", Cite: "Pact", From: "2009-06-01", Signers: []report.DraftParty{
			{Agency: "h", Name: "Harbor \"Police\"", By: []string{"chief"}}, {Agency: "r", Name: "Riverton Police", By: []string{"chief", "governing body"}}}}},
	}},
	Others: []report.OpenFinding{{FindingRef: report.FindingRef{Message: "A post is vacant."}, Why: "This is not a matter of clauses.", Remedy: "Fill it."}},
}

// parts unzips a document; every part has to be XML.
func parts(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if out[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(bytes.NewReader(out[f.Name]))
		for err = nil; err == nil; {
			_, err = d.Token()
		}
		if !errors.Is(err, io.EOF) {
			t.Fatalf("%s is no XML: %v", f.Name, err)
		}
	}
	return out
}

// words reads the paragraphs of a part, tabs as blanks.
func words(t *testing.T, part []byte) []string {
	t.Helper()
	var out []string
	d := xml.NewDecoder(bytes.NewReader(part))
	inText := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			inText = e.Name.Local == "t"
			if e.Name.Local == "p" {
				out = append(out, "")
			}
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				out[len(out)-1] += string(e)
			}
		}
	}
}

func written(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteAddendum(&b, proposal, 0); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestWriteAddendum: the document says every block of the draft, in order, and
// every page bears the mark of a draft.
func TestWriteAddendum(t *testing.T) {
	all := parts(t, written(t))
	said := words(t, all["word/document.xml"])
	for _, b := range proposal.Addendum(0) {
		text := strings.ReplaceAll(b.Text, "\x01", "\uFFFD")
		i := slices.IndexFunc(said, func(p string) bool { return strings.HasSuffix(p, text) && strings.Contains(p, b.Number) })
		if i < 0 {
			t.Fatalf("%s %q is not in the document, or not in its place", b.Kind, b.Text)
		}
		said = said[i+1:]
	}
	if diff := cmp.Diff([]string{report.DraftMark}, words(t, all["word/header1.xml"])); diff != "" {
		t.Errorf("header (-want +got):\n%s", diff)
	}
	if !strings.Contains(string(all["word/document.xml"]), `<w:headerReference w:type="default" r:id="rId2"/>`) {
		t.Error("the pages have no header")
	}
}

// TestSameBytes: the same set gives the same document.
func TestSameBytes(t *testing.T) {
	if !bytes.Equal(written(t), written(t)) {
		t.Error("two documents of one set differ")
	}
}

// TestLibreOffice opens the document in LibreOffice and looks for its text on
// the pages of a PDF, with the mark on each of them.
func TestLibreOffice(t *testing.T) {
	for _, tool := range []string{"soffice", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("ROE_REQUIRE_TOOLS") == "1" {
				t.Fatalf("%s is not installed", tool)
			}
			t.Skipf("%s is not installed", tool)
		}
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "draft.docx"), written(t), 0o644); err != nil {
		t.Fatal(err)
	}
	convert := exec.CommandContext(t.Context(), "soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir, filepath.Join(dir, "draft.docx"))
	if out, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	text, err := exec.CommandContext(t.Context(), "pdftotext", filepath.Join(dir, "draft.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
	if len(pages) < 2 {
		t.Errorf("%d pages, want one for the draft and one for counsel", len(pages))
	}
	for i, page := range pages {
		if !strings.Contains(page, report.DraftMark) {
			t.Errorf("page %d does not bear the mark of a draft", i+1)
		}
	}
	for _, want := range []string{"Parade & <Rally>", "Each party bears its own", "Alternative A", "governing body", "What no clause settles"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no page says %q", want)
		}
	}
}
