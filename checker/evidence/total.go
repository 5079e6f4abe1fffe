package evidence

import (
	"reflect"

	"roe.example/checker/facts"
)

// fillSlices gives every list of the document that was left out an empty one:
// a rule must be able to count what is there without asking whether it is.
func fillSlices(f *facts.Facts) { fill(reflect.ValueOf(f).Elem()) }

func fill(v reflect.Value) {
	switch v.Kind() {
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
func holdsLists(t reflect.Type) bool { return t.Kind() == reflect.Struct || t.Kind() == reflect.Slice }
