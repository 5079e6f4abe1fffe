package render

import (
	"strings"
	"unicode/utf8"

	"roe.example/checker/internal/late"
)

// inside is where another program may begin a new cell within a text: behind
// what separates cells in some countries, or behind a line's end.
var inside = late.Regexp(`([;|\t\r\n])([\s"']*)([=+\-@＝＋－＠])`)

// Harmless writes a text into a table so that it stays one: what a spreadsheet
// would take for a formula gets the apostrophe by which spreadsheets know a
// text.
func Harmless(s string) string {
	safe := s
	if parted(s) {
		safe = inside.ReplaceAllString(s, "$1$2'$3")
	}
	if Formula(s) {
		return "'" + safe
	}
	return safe
}

// parted tells whether there is something for inside to find: most texts have a
// semicolon and no formula behind it, and to look costs a tenth.
func parted(s string) bool {
	for {
		at := strings.IndexAny(s, ";|\t\r\n")
		if at < 0 {
			return false
		}
		if s = strings.TrimLeft(s[at+1:], " \t\n\f\r\"'"); begins(s) {
			return true
		}
	}
}

// begins tells whether a text begins with the sign of a formula.
func begins(s string) bool {
	first, size := utf8.DecodeRuneInString(s)
	return size > 0 && strings.ContainsRune(starts, first)
}

// starts are the signs with which a spreadsheet takes a text for a formula,
// their wide forms among them.
const starts = "=+-@＝＋－＠"

// Formula tells whether a spreadsheet might take a text for a formula.
func Formula(s string) bool {
	if s == "" {
		return false
	}
	if strings.ContainsRune("\t\r\n", rune(s[0])) {
		return true
	}
	return begins(strings.TrimLeft(s, " \u00a0\u200b\ufeff\"'\t\r\n"))
}
