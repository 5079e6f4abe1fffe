package render

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"roe.example/checker/report"
)

// ours are the only tags: all else came from a book.
var ours = regexp.MustCompile(`^(</?details>|<details open>|<summary>[^<>]*</summary>|\s)*$`)

// called is what GitHub makes a mention, an issue or a link of after it has
// read the Markdown.
var called = regexp.MustCompile(`@[A-Za-z0-9]|#[0-9]|://|(?i)www\.`)

// readMarkdown reads as GitHub's dialect is read: there is no link, picture or
// mark-up but ours.
func readMarkdown(t *testing.T, _ *report.Report, out string) string {
	if len(out) > 65_536 {
		t.Fatalf("%d bytes are too long for a comment", len(out))
	}
	source := []byte(out)
	document := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(source))
	var said strings.Builder
	heading, nested := 0, 0
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link, *ast.AutoLink, *ast.Image, *ast.Blockquote, *ast.FencedCodeBlock, *ast.CodeBlock, *ast.ThematicBreak:
			t.Fatalf("%s in\n%s", n.Kind(), out[:min(len(out), 3000)])
		case *ast.RawHTML:
			if tag := string(n.Segments.Value(source)); tag != "<sub>" && tag != "</sub>" {
				t.Fatalf("HTML: %q", tag)
			}
		case *ast.Heading:
			heading++
		case *ast.HTMLBlock:
			var tags strings.Builder
			for i := range n.Lines().Len() {
				line := n.Lines().At(i)
				tags.Write(line.Value(source))
			}
			nested += strings.Count(tags.String(), "<details") - strings.Count(tags.String(), "</details>")
			if !ours.MatchString(tags.String()) {
				t.Fatalf("HTML: %q", tags.String())
			}
		case *ast.Text:
			content := html.UnescapeString(unescaped(string(n.Value(source))))
			if _, inCode := n.Parent().(*ast.CodeSpan); !inCode && called.MatchString(content) {
				t.Fatalf("%q calls somebody or links somewhere", content)
			}
			said.WriteString(strings.ReplaceAll(content, "\u200b", ""))
			return ast.WalkContinue, nil
		}
		if n.Type() == ast.TypeBlock {
			said.WriteString("\n")
		}
		return ast.WalkContinue, nil
	})
	if heading == 0 || nested != 0 {
		t.Errorf("%d headings, %d details left open", heading, nested)
	}
	return said.String()
}

var escape = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")

func unescaped(text string) string { return escape.ReplaceAllString(text, "$1") }

// TestCommentIsCutAtFindings: what does not fit is counted, kind by kind, and
// nothing of what is to be settled gives way to what is not.
func TestCommentIsCutAtFindings(t *testing.T) {
	f, err := Find("markdown")
	if err != nil {
		t.Fatal(err)
	}
	r := huge(t)
	out := write(t, f, r, Options{})
	if n := len(out); n < 60_000 {
		t.Errorf("only %d bytes of what fits are used", n)
	}
	total := map[string]int{}
	for i := range r.Findings {
		total[kind(&r.Findings[i])]++
	}
	shown := map[string]int{
		"error": strings.Count(out, "- **error force/unreached**"), "warning": strings.Count(out, "- **warning command/span** "),
		"note":           strings.Count(out, "- **note "),
		"known finding":  strings.Count(out, "- **warning command/vacant** "),
		"waived finding": strings.Count(out, "- **error body-camera/unreached** "),
	}
	for what, n := range total {
		if want := report.Count(n-shown[what], what); n > shown[what] && !strings.Contains(out, want) {
			t.Errorf("it shows %d of %d and does not say that %s are left out", shown[what], n, want)
		}
	}
	if shown["error"] == 0 || shown["error"] < total["error"] && shown["warning"]+shown["note"]+shown["known finding"] > 0 {
		t.Errorf("shown: %v of %v", shown, total)
	}
	if !strings.Contains(out, "--output json=report.json") || !strings.Contains(out, "What was checked") {
		t.Error("it does not say where the rest is, or what was checked")
	}
	for _, line := range strings.Split(out, "\n") {
		if strings.HasPrefix(line, "- **") && strings.Contains(line, "force/unreached") && !strings.HasSuffix(line, "`") {
			t.Errorf("a finding is cut: %q", line)
		}
	}
}

// kind is the group under which a finding stands.
func kind(f *report.Finding) string {
	switch {
	case f.Waiver != nil:
		return "waived finding"
	case !f.Open():
		return "known finding"
	}
	return f.Severity
}
