package report

import (
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"
)

// scrub searches every text of v, a pointer, and takes the values out that
// got there in spite of everything.
func (r *redactor) scrub(v any) {
	if len(r.values) > 0 {
		r.scrubValue(reflect.ValueOf(v).Elem())
	}
}

func (r *redactor) scrubValue(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(r.scrubText(v.String()))
	case reflect.Pointer:
		if !v.IsNil() {
			r.scrubValue(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			r.scrubValue(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			r.scrubValue(v.Field(i))
		}
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
