package rule

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// maxText bounds one text of a finding, in bytes: the longest template of
// roe's own has a few hundred.
const maxText = 4000

// Readable refuses what a terminal, a build log or a reader could take for
// something other than the text of one line.
func Readable(s string) error {
	if len(s) > maxText {
		return fmt.Errorf("is longer than %d characters", maxText)
	}
	if !utf8.ValidString(s) {
		return fmt.Errorf("is no text")
	}
	for _, r := range s {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
			return fmt.Errorf("holds the control character %U; write plain text on one line", r)
		}
	}
	return nil
}
