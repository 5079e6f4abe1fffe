package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scrub searches every sentence and path of the report, and takes the values
// out that got there in spite of everything. Ids of rules, topics and the like
// come from roe itself and can hold none.
func (r *redactor) scrub(out *Report) {
	if len(r.values) == 0 {
		return
	}
	var texts []*string
	for i := range out.Findings {
		f := &out.Findings[i]
		texts = append(texts, &f.Message, &f.Remedy, &f.Situation, &f.Region)
		for j := range f.Places {
			texts = append(texts, &f.Places[j].Path)
		}
	}
	for i := range out.Verdicts {
		texts = append(texts, &out.Verdicts[i].Event, &out.Verdicts[i].Reason)
	}
	for i := range out.Failures {
		texts = append(texts, &out.Failures[i].Message)
	}
	for i := range out.Notes {
		texts = append(texts, &out.Notes[i].Message, &out.Notes[i].Hint)
	}
	for _, text := range texts {
		*text = r.scrubText(*text)
	}
}

func (r *redactor) scrubText(text string) string {
	for _, s := range r.values {
		for from := 0; ; {
			i := strings.Index(text[from:], s.text)
			if i < 0 {
				break
			}
			i += from
			from = i + len(s.text)
			if isWhole(text, i, from) {
				mark := r.withhold(s.class)
				text = text[:i] + mark + text[from:]
				from = i + len(mark)
			}
		}
	}
	return text
}

// isWhole tells whether text[i:j] is no part of a longer word or number.
func isWhole(text string, i, j int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[j:])
	return !isWord(before) && !isWord(after)
}

func isWord(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
