package load

import "roe.example/checker/book"

// identity is what must be the same wherever an agency is described: an id
// means one agency in all books of a run, and so does what it has to send.
var identity = []string{"name", "short", "kind", "state", "place", "available"}

// belongings are what an agency names by itself; each thing is the same in all
// books too, though a book may leave it out.
var belongings = []string{"units", "equipment"}

// agreeOnAgencies reports agencies that two books describe differently.
func agreeOnAgencies(books []*loaded) (diags []book.Diagnostic) {
	first := map[string]*field{}
	several := inSeveral(books)
	for _, b := range books {
		for _, f := range b.agencies(several) {
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

// inSeveral tells which agencies stand in more than one book.
func inSeveral(books []*loaded) func(id string) bool {
	count := map[string]int{}
	for _, b := range books {
		for _, f := range fieldsOf(b.tree.value("agencies")) {
			count[f.name]++
		}
		for _, a := range b.alone {
			if a.section == "agencies" {
				count[a.id]++
			}
		}
	}
	return func(id string) bool { return count[id] > 1 }
}

func compareAgency(a, b *field) (diags []book.Diagnostic) {
	for _, name := range identity {
		diags = append(diags, compareField(a, b, name, []string{"agencies", a.name}, "the agency "+quoteName(a.name))...)
	}
	for _, section := range belongings {
		for _, x := range fieldsOf(a.value.value(section)) {
			y := b.value.value(section).get(x.name)
			if y == nil || x.value.kind != structKind || y.value.kind != structKind {
				continue
			}
			for _, f := range x.value.fields {
				if f.name == "source" {
					continue // each book cites where it read it
				}
				diags = append(diags, compareField(x, y, f.name, []string{"agencies", a.name, section, x.name}, quoteName(x.name)+" of the agency "+quoteName(a.name))...)
			}
		}
	}
	return diags
}

// compareField reports one field that two books give different values.
func compareField(a, b *field, name string, path []string, of string) []book.Diagnostic {
	x, y := sound(a.value, name), sound(b.value, name)
	if x == nil || y == nil || equal(x.value, y.value) {
		return nil
	}
	path = append(path, name)
	return []book.Diagnostic{{
		Location: y.at.location(path),
		Message:  name + " of " + of + " is " + show(y.value) + " here, but " + show(x.value) + " in " + whereElse(x.at, y.at) + ".",
		Hint:     "An id means one agency in all books that are read together: make both the same, or give one agency another id.",
		Also:     []book.Location{x.at.location(path)},
	}}
}
