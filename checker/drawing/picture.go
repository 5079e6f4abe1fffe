// Package drawing makes pictures of a briefing and of a review: who commands
// whom, who can hear whom, what happens when, and who is promised against who
// is needed.
//
// A picture is SVG to be set into a page or kept as a file. Its letters are
// letters: they can be selected, searched and read aloud, and what belongs
// together is an item of a list. It asks for nothing from outside, and no
// meaning is in colour alone: what is vacant is dashed and says so, a gap in
// time is hatched and says so, and those who cannot hear one another are parted
// by a cross and the words.
//
// The page gives the colours, so that light, dark and print hold, as the custom
// properties --ink (letters), --muted (letters of less weight), --line (edges
// of boxes), --paper (the ground), --accent (what leads the eye) and --warn
// (what is wrong), and the letters as --sans. Each has a value to fall back on.
//
// Classes begin with drawn, so that no rule of a page for its own things, such
// as one that takes its bar off the paper, reaches into a picture.
//
// A picture is at most 672 wide, the width of a printed page in CSS pixels with
// margins of three quarters of an inch, and no letter in it is smaller than 9
// points there. So a page should show it no narrower than that and let it
// scroll on a small screen: a wrapper with overflow-x: auto, tabindex="0" and a
// name. A picture is never higher than what a sheet of Letter or A4 leaves
// under a heading; what does not fit goes on in the next picture.
package drawing

import (
	"fmt"
	"html/template"
	"strings"

	"roe.example/checker/internal/late"
)

// Picture is one drawing, no larger than a printed page.
type Picture struct {
	Title string
	// Alternative says what the picture shows, for those who cannot see it; one
	// sentence a line.
	Alternative   string
	SVG           template.HTML
	Width, Height float64

	drawn *canvas // to prove that nothing overlaps
}

var property = late.Regexp(`var\(--[a-z]+,([^()]*)\)`)

// File is the picture as a file of its own, for programs that know nothing of
// custom properties.
func (p Picture) File() []byte {
	return []byte(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + property.ReplaceAllString(string(p.SVG), "$1") + "\n")
}

// The page, and what is on it, in CSS pixels.
const (
	pageWidth  = 672.0
	pageHeight = 840.0
	textSize   = 12.5
	titleSize  = 13.0
	lineRatio  = 1.36
	padding    = 9.0
)

// The colours, with what they are where no page gives them.
const (
	ink    = "var(--ink,#1b1f24)"
	muted  = "var(--muted,#565d66)"
	line   = "var(--line,#7d858f)"
	paper  = "var(--paper,#ffffff)"
	accent = "var(--accent,#1f4e8c)"
	warn   = "var(--warn,#a3261b)"
	sans   = "var(--sans,system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif)"
)

// finish sets the head around what was drawn. The number keeps the ids of the
// pictures of one page apart.
func (c *canvas) finish(title, alternative string, width, height float64) Picture {
	title, alternative = clean(title), strings.TrimSpace(alternative)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" class="drawn" role="group" aria-labelledby="%s-title" width="%s" height="%s" viewBox="0 0 %s %s" font-family="%s" font-size="%s" fill="%s">`,
		c.id, number(width), number(height), number(width), number(height), sans, number(textSize), ink)
	fmt.Fprintf(&b, `<title id="%s-title">%s</title><desc>%s</desc>`, c.id, escape(title), escape(strings.Join(sentences(alternative), " ")))
	b.WriteString(c.defs.String())
	b.WriteString(c.body.String())
	b.WriteString("</svg>")
	return Picture{Title: title, Alternative: alternative, SVG: template.HTML(b.String()), Width: width, Height: height, drawn: c}
}

func sentences(text string) []string {
	var out []string
	for _, s := range strings.Split(text, "\n") {
		if s = clean(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
