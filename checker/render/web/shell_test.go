package web

import (
	"bytes"
	"html/template"
	"strings"
	"testing"
)

func shell(t *testing.T, main string, p Page) string {
	t.Helper()
	set := template.Must(Templates().Parse(`{{define "main"}}` + main + `{{end}}`))
	var out bytes.Buffer
	if err := p.Write(&out, set); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestTitleStaysText: a title ends neither the style sheet nor an element.
func TestTitleStaysText(t *testing.T) {
	title := `</style><script>alert(1)</script>"; } body { display: none } \` + "\u202e\n"
	out := shell(t, `<p>{{.}}</p>`, Page{Title: title, Running: title, Data: title, Nav: []Entry{{ID: `x" onclick="alert(1)`, Title: title}}})
	if strings.Count(out, "</style>") != 1 || strings.Count(out, "<script>") != 1 || strings.Contains(out, "onclick=\"") {
		t.Errorf("the title got out of its place:\n%s", out)
	}
	if want := `content: "\00003c \00002f style\00003e `; !strings.Contains(out, want) {
		t.Errorf("the foot of the paper does not quote the title as %s", want)
	}
}

// TestFootKeepsSpaces: an escape takes one space after it along, so that it needs
// one of its own.
func TestFootKeepsSpaces(t *testing.T) {
	if got, want := shell(t, "", Page{Title: "Briefing: Day"}), `content: "Briefing\00003a  Day"`; !strings.Contains(got, want) {
		t.Errorf("the foot of the paper is not %s", want)
	}
}

func TestPaper(t *testing.T) {
	for paper, want := range map[string]string{"": "size: letter;", "letter": "size: letter;", "a4": "size: A4;"} {
		if out := shell(t, "", Page{Title: "x", Paper: paper}); !strings.Contains(out, want) {
			t.Errorf("paper %q: no %q", paper, want)
		}
	}
	if err := (Page{Paper: "legal"}).Write(&bytes.Buffer{}, Templates()); err == nil {
		t.Error("a paper that is not known was taken")
	}
}

// TestPageIsWhole: nothing of a page comes from elsewhere.
func TestPageIsWhole(t *testing.T) {
	out := shell(t, `{{template "verdict" "not ready"}}{{template "severity" "error"}}{{template "legend"}}`, Page{Title: "x"})
	for _, from := range []string{"http://", "https://", "src=", "@import", "url(", "javascript:", " style=", " onclick="} {
		if strings.Contains(out, from) {
			t.Errorf("the page has %q", from)
		}
	}
	if !strings.Contains(out, "default-src &#39;none&#39;") {
		t.Error("there is no policy")
	}
}
