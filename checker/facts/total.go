package facts

import "reflect"

// Total gives every list of a document that was left out an empty one: readers,
// rules among them, must be able to count what is there without asking whether
// it is. The document is a pointer to a struct.
func Total(document any) { fill(reflect.ValueOf(document).Elem()) }

func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			fill(v.Elem())
		}
	case reflect.Slice:
		if v.IsNil() {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		}
		if holdsLists(v.Type().Elem()) {
			for i := range v.Len() {
				fill(v.Index(i))
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	}
}

// holdsLists tells types that are worth walking into.
func holdsLists(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Struct, reflect.Slice, reflect.Pointer:
		return true
	}
	return false
}
