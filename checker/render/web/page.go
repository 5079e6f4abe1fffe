package web

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"roe.example/checker/internal/cores"
)

//go:embed *.css *.js *.tmpl
var files embed.FS

// Page is one self-contained HTML file. Its template set (see Templates)
// defines "main", which gets Data.
type Page struct {
	Lang  string // empty: en
	Title string // of the window, of the PDF, and on the foot of each sheet of paper
	// Running stands at the top of the screen: what kind of page it is.
	Running string
	Paper   string // letter or a4; empty: letter
	Nav     []Entry
	Foot    []string // sentences at the end: the disclaimer, the day
	// Style is further CSS of this page. It is ours, never a book's.
	Style string
	// Script is a further script of this page. It is ours, never a book's.
	Script string
	Data   any
	// Apart names templates that get Data and are made beside the rest of the page,
	// which has them by {{apart "NAME"}}.
	Apart []string
}

// Entry of the contents: a link to what has the ID, or a fold of Entries.
type Entry struct {
	ID, Title string
	Count     int // of what is there; 0 is not told
	Open      bool
	Entries   []Entry
}

// Papers that pages are printed on, as CSS calls them.
var papers = map[string]string{"": "letter", "letter": "letter", "a4": "A4"}

// Templates is the shell with the components and the named files of this
// package, of which one defines "main". Two pages' definitions do not mix.
func Templates(names ...string) *template.Template {
	set := template.New("page").Funcs(words)
	return template.Must(set.ParseFS(files, append([]string{"shell.tmpl", "components.tmpl"}, names...)...))
}

// Write writes the page. Nothing is written when the template fails.
func (p Page) Write(w io.Writer, set *template.Template) error {
	paper, known := papers[p.Paper]
	if !known {
		return fmt.Errorf("paper %q is neither letter nor a4", p.Paper)
	}
	p.Lang, p.Running = cmp.Or(p.Lang, "en"), cmp.Or(p.Running, p.Title)
	style, script := read("page.css")+p.Style+sheetOfPaper(paper, p.Title), read("page.js")+p.Script
	p.begin(set)
	var out bytes.Buffer
	err := set.ExecuteTemplate(&out, "page", struct {
		Page
		Policy          string
		Styles, Scripts template.HTML
	}{p, policy(style, script), template.HTML("<style>" + style + "</style>"), template.HTML("<script>" + script + "</script>")})
	if err != nil {
		return fmt.Errorf("write page: %w", err)
	}
	_, err = w.Write(out.Bytes())
	return err
}

// begin starts what is made beside the page, which waits for it. Its text is the
// templates' own, and so escaped.
func (p Page) begin(set *template.Template) {
	made := map[string]func() (template.HTML, error){}
	set.Funcs(template.FuncMap{"apart": func(name string) (template.HTML, error) {
		if made[name] == nil {
			return "", fmt.Errorf("%q is not made apart", name)
		}
		return made[name]()
	}})
	for _, name := range p.Apart {
		var out bytes.Buffer
		var err error
		wait := cores.Begin(func() { err = set.ExecuteTemplate(&out, name, p.Data) })
		made[name] = func() (template.HTML, error) { wait(); return template.HTML(out.String()), err }
	}
}

func read(name string) string {
	content, err := files.ReadFile(name)
	if err != nil {
		panic(err) // it is embedded
	}
	return string(content)
}

// policy lets the page run its own script and style and nothing else: no
// request leaves it, and markup that came from a book by mistake stays dead.
func policy(style, script string) string {
	return "default-src 'none'; img-src data:; style-src " + digest(style) + "; script-src " + digest(script) +
		"; base-uri 'none'; form-action 'none'"
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// sheetOfPaper is the size of the paper, with a foot of title and page number.
func sheetOfPaper(size, title string) string {
	return fmt.Sprintf(`
@page {
  size: %s; margin: 13mm 14mm 16mm;
  @bottom-left { content: %s; font: 8pt "Liberation Sans", Arial, sans-serif; color: #333; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt "Liberation Sans", Arial, sans-serif; color: #333; }
}
@page wide { size: %[1]s landscape; }
`, size, cssString(title))
}

// longestFoot is how much of a title fits beside the page number.
const longestFoot = 90

// cssString quotes text for a style sheet: whatever is not a letter, a digit or
// a space is written as an escape, so nothing ends the string or the element.
func cssString(text string) string {
	if runes := []rune(text); len(runes) > longestFoot {
		text = string(runes[:longestFoot]) + "…"
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == ' ':
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "\\%06x ", max(r, 1)) // an escape takes the space after it along
		}
	}
	b.WriteByte('"')
	return b.String()
}
