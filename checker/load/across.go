package load

import "roe.example/checker/book"

// identity is what must be the same wherever an agency is described: an id
// means one agency in all books of a run.
var identity = []string{"name", "short", "kind", "state", "place"}

// agreeOnAgencies reports agencies that two books describe differently.
func agreeOnAgencies(books []*loaded) (diags []book.Diagnostic) {
	first := map[string]*field{}
	for _, b := range books {
		for _, f := range fieldsOf(b.tree.value("agencies")) {
			if f.value.kind != structKind {
				continue
			}
			if known := first[f.name]; known != nil {
				diags = append(diags, compareAgency(known, f)...)
			} else {
				first[f.name] = f
			}
		}
	}
	return diags
}

func compareAgency(a, b *field) (diags []book.Diagnostic) {
	for _, name := range identity {
		x, y := sound(a.value, name), sound(b.value, name)
		if x == nil || y == nil || equal(x.value, y.value) {
			continue
		}
		path := []string{"agencies", a.name, name}
		diags = append(diags, book.Diagnostic{
			Location: y.at.location(path),
			Message:  name + " of the agency " + quoteName(a.name) + " is " + show(y.value) + " here, but " + show(x.value) + " in " + whereElse(x.at, y.at) + ".",
			Hint:     "An id means one agency in all books that are read together: make both the same, or give one agency another id.",
			Also:     []book.Location{x.at.location(path)},
		})
	}
	return diags
}
