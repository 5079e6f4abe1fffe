package markdown

import (
	"html"
	"strings"

	"roe.example/checker/internal/late"
)

// apart is a space of no width, as an entity: what stands around it is no name
// and no address any more.
const apart = "&#8203;"

// escaped makes text of a book mean only itself: no mark-up, no HTML, no
// formula.
var escaped = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "~", `\~`, "|", `\|`, "!", `\!`,
	"&", "&amp;", "<", "&lt;", ">", "&gt;", "$", "&#36;",
	"@", "@"+apart, "#", `\#`+apart, "://", ":"+apart+"//", "www.", "www"+apart+".", "WWW.", "WWW"+apart+".",
)

// leading is what at the beginning of a line would make it a list, a heading
// or a rule.
var leading = late.Regexp(`^([-+=]|\d+[.)])`)

// number is a list's number, of which the mark behind it is to be escaped.
var number = late.Regexp(`^(\d+)([.)])`)

// plain writes a text into one paragraph, and into one cell of a table.
func plain(text string) string {
	text = escaped.Replace(oneLine(text))
	if number.MatchString(text) {
		return number.ReplaceAllString(text, `$1\$2`)
	}
	return leading.ReplaceAllString(text, `\$1`)
}

// inHTML writes a text between tags, where Markdown is not read.
func inHTML(text string) string {
	return strings.NewReplacer("@", "@"+apart, "://", ":"+apart+"//", "www.", "www"+apart+".").Replace(html.EscapeString(oneLine(text)))
}

var backticks = late.Regexp("`+")

// code writes a text as a code span, fenced by more backticks than it holds.
func code(text string) string {
	text, fence := oneLine(text), "`"
	for _, run := range backticks.FindAllString(text, -1) {
		if len(run) >= len(fence) {
			fence = run + "`"
		}
	}
	if strings.Contains(text, "`") {
		text = " " + text + " "
	}
	return fence + text + fence
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
