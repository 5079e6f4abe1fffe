package evidence

import (
	"slices"
	"strings"
	"unicode"
)

// divisions are words with which a section names itself: "article-3".
var divisions = []string{
	"annex", "appendix", "art", "article", "attachment", "ch", "chapter", "clause", "exhibit",
	"item", "page", "para", "paragraph", "part", "rule", "schedule", "sec", "section", "title",
}

// citation names a section of a document as a lawyer would write it:
//
//	Harbor PD Manual + 308.4       Harbor PD Manual § 308.4
//	Riverton PD Order 5 + 5.2      Riverton PD Order 5.2
//	ORS 181A.708 + 181A.708        ORS 181A.708
//	Harbor MOU + article-3         Harbor MOU, article 3
//	Harbor MOU + host-rules        Harbor MOU, host rules
func citation(cite, section string) string {
	last := lastWord(cite)
	rest, repeats := strings.CutPrefix(section, last)
	switch {
	case cite == "":
		return section
	case repeats && rest == "":
		return cite
	case repeats && hasDigit(last) && strings.ContainsAny(rest[:1], ".-/"):
		return strings.TrimSuffix(cite, last) + section
	case namesItself(section):
		return cite + ", " + strings.ReplaceAll(section, "-", " ")
	}
	return cite + " § " + section
}

func lastWord(cite string) string {
	fields := strings.FieldsFunc(cite, func(r rune) bool { return r == ' ' || r == '§' })
	if len(fields) == 0 {
		return ""
	}
	return fields[len(fields)-1]
}

// namesItself tells sections that are words, or begin with the word for a
// division, from numbers and letters.
func namesItself(section string) bool {
	first, _, _ := strings.Cut(strings.ToLower(section), "-")
	wordy := len(section) > 3 && section != strings.ToUpper(section)
	return slices.Contains(divisions, first) || wordy && !hasDigit(section)
}

func hasDigit(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }
