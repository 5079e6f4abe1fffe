package facts

import (
	"reflect"
	"slices"
	"strings"
)

// OfPlan tells whether a field of the document, by its name in JSON, speaks of
// a plan: what a deployment states about itself. All others speak of documents,
// or of the run.
func OfPlan(field string) bool { return slices.Contains(ofPlan, field) }

var ofPlan = marked("plan")

// marked lists the fields with a mark, in the order of the document.
func marked(of string) (names []string) {
	t := reflect.TypeFor[Facts]()
	for i := range t.NumField() {
		if tag := t.Field(i).Tag; tag.Get("of") == of {
			name, _, _ := strings.Cut(tag.Get("json"), ",")
			names = append(names, name)
		}
	}
	return names
}
