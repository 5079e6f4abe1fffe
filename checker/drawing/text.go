package drawing

import (
	"strings"
	"sync"
	"unicode"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Which letters a reader's machine has is not known. The Go fonts are as wide
// as Helvetica and Arial; the widest that are in use for pages, Verdana and
// DejaVu Sans, are wider by these.
const (
	slackRegular = 1.15
	slackBold    = 1.22
)

// face holds the widths of a font's letters, in shares of its size.
type face struct {
	font   *sfnt.Font
	slack  float64
	buffer sfnt.Buffer
	known  map[rune]float64
}

var faces = sync.OnceValue(func() [2]*face {
	open := func(data []byte, slack float64) *face {
		f, err := sfnt.Parse(data)
		if err != nil {
			panic(err) // the fonts are part of the program
		}
		return &face{font: f, slack: slack, known: map[rune]float64{}}
	}
	return [2]*face{open(goregular.TTF, slackRegular), open(gobold.TTF, slackBold)}
})

var measuring sync.Mutex

// measure is how wide a line of text can be at most.
func measure(text string, size float64, bold bool) float64 {
	measuring.Lock()
	defer measuring.Unlock()
	f := faces()[0]
	if bold {
		f = faces()[1]
	}
	sum := 0.0
	for _, r := range text {
		sum += f.width(r)
	}
	return sum * size
}

func (f *face) width(r rune) float64 {
	if w, ok := f.known[r]; ok {
		return w
	}
	const unit = 1000
	w := 1.25 // signs that the font lacks are drawn from another: a full square, and some
	if i, err := f.font.GlyphIndex(&f.buffer, r); err == nil && i != 0 {
		if a, err := f.font.GlyphAdvance(&f.buffer, i, fixed.I(unit), font.HintingNone); err == nil {
			w = float64(a) / 64 / unit * f.slack
			if r >= '\u2010' && r <= '\u2027' {
				w *= 1.4 // quotes and dashes differ most
			}
		}
	}
	f.known[r] = w
	return w
}

// clean is text on one line, without signs that are not for reading: controls,
// which XML forbids, and marks that turn the direction of writing.
func clean(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\u00a0':
			return r
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), unicode.Is(unicode.Noncharacter_Code_Point, r):
			return unicode.ReplacementChar
		}
		return r
	}, text)
	return strings.Join(words(strings.ToValidUTF8(text, "\uFFFD")), " ")
}

// words are what a line may be broken between; a hard space holds together.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ' ' })
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

func escape(text string) string { return escaper.Replace(text) }

// style of a run of text.
type style struct {
	size float64
	bold bool
	fill string
}

var (
	plain = style{size: textSize, fill: ink}
	quiet = style{size: textSize, fill: muted}
	head  = style{size: titleSize, bold: true, fill: ink}
	alarm = style{size: textSize, bold: true, fill: warn}
)

func (s style) height() float64 { return s.size * lineRatio }

// phrase is a paragraph of one style, before it is broken into lines.
type phrase struct {
	text  string
	style style
}

// row is one line of text that fits its width.
type row struct {
	text  string
	style style
}

// wrap breaks phrases into lines no wider than width, between words, and inside
// a word only where it is too long for a line of its own.
func wrap(phrases []phrase, width float64) []row {
	var out []row
	for _, p := range phrases {
		for _, text := range breakText(clean(p.text), width, p.style) {
			out = append(out, row{text, p.style})
		}
	}
	return out
}

func breakText(text string, width float64, s style) []string {
	var out []string
	current := ""
	for _, word := range words(text) {
		if joined := strings.TrimSpace(current + " " + word); measure(joined, s.size, s.bold) <= width {
			current = joined
			continue
		}
		if current != "" {
			out = append(out, current)
		}
		pieces := breakWord(word, width, s)
		out = append(out, pieces[:len(pieces)-1]...)
		current = pieces[len(pieces)-1]
	}
	if current != "" {
		out = append(out, current)
	}
	return out
}

// breakWord cuts a word at signs, after a hyphen or a slash where there is one
// late enough in the line.
func breakWord(word string, width float64, s style) []string {
	var out []string
	current, seam := "", 0
	for _, sign := range signs(word, width, s) {
		if current != "" && measure(current+sign, s.size, s.bold) > width {
			cut := len(current)
			if seam > cut/2 {
				cut = seam
			}
			out = append(out, current[:cut])
			current, seam = current[cut:], 0
		}
		current += sign
		if sign == "-" || sign == "/" || sign == "." {
			seam = len(current)
		}
	}
	return append(out, current)
}

// signs of a word as one reads them: a letter with its accents is one. What is
// too wide even so, such as a family of eight joined from its members, comes
// apart.
func signs(word string, width float64, s style) []string {
	var out []string
	clusters := graphemes.FromString(word)
	for clusters.Next() {
		sign := clusters.Value()
		if measure(sign, s.size, s.bold) <= width {
			out = append(out, sign)
			continue
		}
		for _, r := range sign {
			out = append(out, string(r))
		}
	}
	return out
}

func heightOf(rows []row) float64 {
	sum := 0.0
	for _, r := range rows {
		sum += r.style.height()
	}
	return sum
}

func widest(rows []row) float64 {
	w := 0.0
	for _, r := range rows {
		w = max(w, measure(r.text, r.style.size, r.style.bold))
	}
	return w
}
