package render

import (
	"regexp"
	"strings"
)

// inside is where another program may begin a new cell within a text: behind
// what separates cells in some countries, or behind a line's end.
var inside = regexp.MustCompile(`([;|\t\r\n])([\s"']*)([=+\-@＝＋－＠])`)

// Harmless writes a text into a table so that it stays one: what a spreadsheet
// would take for a formula gets the apostrophe by which spreadsheets know a
// text.
func Harmless(s string) string {
	safe := s
	if strings.ContainsAny(s, ";|\t\r\n") {
		safe = inside.ReplaceAllString(s, "$1$2'$3")
	}
	if Formula(s) {
		return "'" + safe
	}
	return safe
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
	s = strings.TrimLeft(s, " \u00a0\u200b\ufeff\"'\t\r\n")
	return s != "" && strings.ContainsRune(starts, []rune(s)[0])
}
