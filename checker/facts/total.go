package facts

import (
	"reflect"
	"sync"
)

// Total gives every list of a document that was left out an empty one: readers,
// rules among them, must be able to count what is there without asking whether
// it is. The document is a pointer to a struct.
func Total(document any) { fill(reflect.ValueOf(document).Elem()) }

// TotalAfter does so with a document after another that is total already and whose
// lists it may share: of these, no record is looked at.
func TotalAfter(f, before *Facts) {
	fillAfter(reflect.ValueOf(f).Elem(), reflect.ValueOf(before).Elem())
}

func fillAfter(v, before reflect.Value) {
	for _, i := range listFields(v.Type()) {
		switch now, then := v.Field(i), before.Field(i); {
		case now.Kind() == reflect.Struct:
			fillAfter(now, then)
		case now.Kind() != reflect.Slice || now.Len() == 0 || now.Len() != then.Len() || now.Pointer() != then.Pointer():
			fill(now)
		}
	}
}

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
		for _, i := range listFields(v.Type()) {
			fill(v.Field(i))
		}
	}
}

// fieldsOf are, by type of records, the fields that may hold lists.
var fieldsOf sync.Map

func listFields(t reflect.Type) []int {
	if known, ok := fieldsOf.Load(t); ok {
		return known.([]int)
	}
	var out []int
	for i := range t.NumField() {
		if holdsLists(t.Field(i).Type) {
			out = append(out, i)
		}
	}
	fieldsOf.Store(t, out)
	return out
}

// holdsLists tells types that are worth walking into. A pointer can lead back to
// where it is.
func holdsLists(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Slice, reflect.Pointer:
		return true
	case reflect.Struct:
		return len(listFields(t)) > 0
	}
	return false
}
