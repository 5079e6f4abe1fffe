package facts_test

import (
	"reflect"
	"strings"
	"testing"

	"roe.example/checker/facts"
)

// TestEveryListIsOfDocumentsOrOfAPlan: whoever adds a list says which.
func TestEveryListIsOfDocumentsOrOfAPlan(t *testing.T) {
	for _, f := range reflect.VisibleFields(reflect.TypeFor[facts.Facts]()) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		of := f.Tag.Get("of")
		if f.Type.Kind() == reflect.Slice || f.Type == reflect.TypeFor[facts.Clashes]() {
			if of != "documents" && of != "plan" {
				t.Errorf("%s: of:%q, want of:\"documents\" or of:\"plan\"", f.Name, of)
			}
		} else if of != "" {
			t.Errorf("%s is no list, and bears the mark of:%q", f.Name, of)
		}
		if facts.OfPlan(name) != (of == "plan") {
			t.Errorf("OfPlan(%q) = %v, marked %q", name, facts.OfPlan(name), of)
		}
	}
}
