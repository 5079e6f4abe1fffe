package diff

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// alike tells whether two values say the same words, in whatever order their
// lists have them: an order alone is nothing to tell a reviewer.
func alike(x, y any) bool { return plainly(reflect.ValueOf(x)) == plainly(reflect.ValueOf(y)) }

// plainly writes a value with its lists sorted.
func plainly(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return "-"
		}
		return plainly(v.Elem())
	case reflect.Slice, reflect.Array:
		parts := make([]string, v.Len())
		for i := range parts {
			parts[i] = plainly(v.Index(i))
		}
		slices.Sort(parts)
		return "[" + strings.Join(parts, " ") + "]"
	case reflect.Map:
		var parts []string
		for _, k := range v.MapKeys() {
			parts = append(parts, plainly(k)+":"+plainly(v.MapIndex(k)))
		}
		slices.Sort(parts)
		return "{" + strings.Join(parts, " ") + "}"
	case reflect.Struct:
		parts := make([]string, v.NumField())
		for i := range parts {
			parts[i] = plainly(v.Field(i))
		}
		return "(" + strings.Join(parts, " ") + ")"
	}
	return fmt.Sprintf("%q", fmt.Sprint(v))
}
