package render

import (
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printable copies a document with every sign replaced that is not for reading:
// control signs, which move a terminal's cursor and which XML forbids, marks
// that turn the direction of writing, and bytes that are no text. Line breaks
// stay.
func Printable[T any](document *T) *T {
	return clean(reflect.ValueOf(document)).Interface().(*T)
}

func clean(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.String:
		text := v.String()
		if cleaned := printable(text); cleaned != text {
			return reflect.ValueOf(cleaned).Convert(v.Type())
		}
	case reflect.Pointer:
		if !v.IsNil() {
			out := reflect.New(v.Type().Elem())
			out.Elem().Set(clean(v.Elem()))
			return out
		}
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		for i := range v.NumField() {
			out.Field(i).Set(clean(v.Field(i)))
		}
		return out
	case reflect.Slice:
		if !v.IsNil() {
			out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			for i := range v.Len() {
				out.Index(i).Set(clean(v.Index(i)))
			}
			return out
		}
	case reflect.Map:
		if !v.IsNil() {
			out := reflect.MakeMapWithSize(v.Type(), v.Len())
			for _, key := range v.MapKeys() {
				out.SetMapIndex(clean(key), clean(v.MapIndex(key)))
			}
			return out
		}
	}
	return v
}

func printable(text string) string {
	if ascii(text) {
		return text
	}
	if utf8.ValidString(text) && !strings.ContainsFunc(text, hidden) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if hidden(r) {
			return utf8.RuneError
		}
		return r
	}, text)
}

// ascii tells that a text has ASCII's letters, digits and marks alone, as most
// have.
func ascii(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < ' ' && c != '\n' && c != '\t') || c >= 0x7f {
			return false
		}
	}
	return true
}

// firstMark is the first mark of direction; below it only controls are hidden,
// and above it are none.
const firstMark = 0x061c

// hidden signs are controls (but line break and tab), marks of direction, and
// the code points that no document may hold.
func hidden(r rune) bool {
	switch {
	case r == '\n', r == '\t':
		return false
	case r < firstMark:
		return unicode.IsControl(r)
	}
	return unicode.Is(unicode.Bidi_Control, r) || unicode.Is(unicode.Noncharacter_Code_Point, r)
}
