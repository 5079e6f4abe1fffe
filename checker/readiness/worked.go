package readiness

import (
	"reflect"
	"slices"
	"strings"

	"roe.example/checker/facts"
)

// worked tells whether a rule had something to judge for an agreement: that it
// judged something elsewhere in the run says nothing of this one.
func (b *builder) worked(c *Card, rule string) bool {
	if slices.Contains(b.in.Report.Coverage.Rules.Idle, rule) {
		return false
	}
	about, known := b.in.Considers[rule]
	if !known {
		return true // a county's own, of which only the run's count is known
	}
	return slices.ContainsFunc(about, func(field string) bool {
		switch field {
		case "clashes":
			return b.compared(c, rule)
		case "*":
			return true
		}
		return b.holds(c, field)
	})
}

// compared tells whether the rules of a party on a rule's topic were held
// against others in a deployment that relies on the agreement.
func (b *builder) compared(c *Card, rule string) bool {
	topic, _, _ := strings.Cut(rule, "/")
	for _, t := range b.in.Report.Coverage.Topics {
		if t.Book != c.Book || t.Topic != topic || !slices.Contains(c.Deployments, t.Deployment) {
			continue
		}
		if slices.ContainsFunc(slices.Concat(t.Whole, t.Excerpt), func(id string) bool { return b.party(c, id) }) {
			return true
		}
	}
	return false
}

// holds tells whether a list of the facts has a record that bears on an
// agreement.
func (b *builder) holds(c *Card, field string) bool {
	list := listOf(b.in.Facts, field)
	if !list.IsValid() || list.Kind() != reflect.Slice {
		return true // about the run as a whole
	}
	for i := range list.Len() {
		if b.bears(c, list.Index(i)) {
			return true
		}
	}
	return false
}

// listOf is a field of the facts by its name in JSON.
func listOf(f *facts.Facts, field string) reflect.Value {
	v := reflect.ValueOf(f).Elem()
	for i := range v.NumField() {
		if name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ","); name == field {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}

// bears tells whether a record is of an agreement: of its book, of a deployment
// that relies on it or of none, of this agreement or of none, and of a party,
// the host or nobody.
func (b *builder) bears(c *Card, record reflect.Value) bool {
	if record.Kind() != reflect.Struct {
		return true
	}
	book, of := said(record, "Book"), said(record, "Deployment")
	if book != "" && book != c.Book || of != "" && !slices.Contains(c.Deployments, of) {
		return false
	}
	if id := said(record, "Agreement"); id != "" && id != c.ID {
		return false
	}
	for _, name := range []string{"Agency", "Aid"} {
		if id := said(record, name); id != "" && !b.party(c, id) && id != b.season[deploymentKey{book, of}].Host {
			return false
		}
	}
	return true
}

// said is a field of a record that is a text or a stated text; empty without.
func said(record reflect.Value, name string) string {
	f := record.FieldByName(name)
	if f.IsValid() && f.Kind() == reflect.Struct {
		f = f.FieldByName("Value")
	}
	if !f.IsValid() || f.Kind() != reflect.String {
		return ""
	}
	return f.String()
}
