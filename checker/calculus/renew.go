package calculus

import (
	"maps"
	"reflect"
	"slices"

	"roe.example/checker/book"
)

// withoutNorms is a book without what its instruments and agreements say.
func withoutNorms(b *book.Book) *book.Book {
	out := *b
	out.Instruments = make(map[string]*book.Instrument, len(b.Instruments))
	for id, in := range b.Instruments {
		bare := *in
		bare.Norms = nil
		out.Instruments[id] = &bare
	}
	out.Agreements = each(b.Agreements, func(a *book.Agreement) *book.Agreement {
		bare := *a
		bare.Clauses = nil
		return &bare
	})
	return &out
}

// renew takes in the norms and clauses of a book that is the same otherwise,
// and tells whether norms and clauses are the same too. Norms that did not change stay the
// very same, so that what was found about them holds. It gives up when the
// actions that norms ask for as a choice are others.
func (c *Compiled) renew(loc *book.Located) (renewed, same, clauses bool, err error) {
	if !sameDuties(c.src, loc.Book) && !reflect.DeepEqual(c.tax, newTaxonomy(loc.Book)) {
		return false, false, false, nil
	}
	before := c.src
	c.src, c.located, same, clauses = loc.Book, loc, true, true
	for _, doc := range c.docs {
		norms, field, very := doc.renewed(loc.Book)
		if very {
			continue
		}
		kept, err := c.renewNorms(doc, norms, field)
		if err != nil {
			return false, false, false, err
		}
		same = same && kept
	}
	for id, a := range loc.Book.Agreements {
		clauses = clauses && sameClauses(before.Agreements[id].Clauses, a.Clauses)
	}
	return true, same, clauses, nil
}

// sameDuties tells of two books that are the same but for norms, clauses and
// deployments that they require the same things: then the actions to be asked
// for as a choice are the same.
func sameDuties(a, b *book.Book) bool {
	for id, in := range b.Instruments {
		if !requireSame(a.Instruments[id].Norms, in.Norms) {
			return false
		}
	}
	for id, now := range b.Agreements {
		before := a.Agreements[id].Clauses
		if !sameKeys(before, now.Clauses) {
			return false
		}
		for section, c := range now.Clauses {
			if !requiresSame(&before[section].Norm, &c.Norm) {
				return false
			}
		}
	}
	planned := func(d *book.Deployment) bool { return d.Plan != nil && len(d.Plan.Norms) > 0 }
	for _, all := range []map[string]*book.Deployment{a.Deployments, b.Deployments} {
		for _, d := range all {
			if planned(d) {
				return false // whose words its norms are in may be another
			}
		}
	}
	return true
}

func requireSame(a, b map[string]*book.Norm) bool {
	if sameMap(a, b) {
		return true
	}
	for section, n := range b {
		if o := a[section]; n.Requires != nil && (o == nil || !requiresSame(o, n)) {
			return false
		}
	}
	for section, o := range a {
		if o.Requires != nil && (b[section] == nil || b[section].Requires == nil) {
			return false
		}
	}
	return true
}

func requiresSame(a, b *book.Norm) bool {
	return a == b || slices.Equal(a.Requires, b.Requires) && (b.Requires == nil || slices.Equal(a.Except, b.Except))
}

// sameMap tells whether two maps are the very same one.
func sameMap[K comparable, V any](a, b map[K]V) bool {
	return reflect.ValueOf(a).Pointer() == reflect.ValueOf(b).Pointer()
}

func sameKeys[K comparable, V any](a, b map[K]V) bool {
	return maps.EqualFunc(a, b, func(V, V) bool { return true })
}

// renewed gives a document's norms in a book, and tells whether they are the
// very ones that were compiled.
func (d *document) renewed(b *book.Book) (norms map[string]*book.Norm, field string, very bool) {
	if d.inst == nil {
		return clauseNorms(b.Agreements[d.agreement]), "clauses", false
	}
	in := b.Instruments[d.id]
	very = sameMap(in.Norms, d.inst.Norms)
	d.inst = in
	return in.Norms, "norms", very
}

// renewNorms compiles a document's norms anew, and tells whether they are the
// same as before. What they are called and say in words concerns nobody here.
func (c *Compiled) renewNorms(doc *document, norms map[string]*book.Norm, field string) (same bool, err error) {
	old := map[string][]*norm{}
	for _, n := range doc.norms {
		old[n.section] = append(old[n.section], n)
	}
	before := doc.norms
	doc.norms = nil
	if err := c.norms(doc, norms, field); err != nil {
		doc.norms = before
		return false, err
	}
	for i, n := range doc.norms {
		for _, o := range old[n.section] {
			if o.derived == n.derived && sameSource(o.source, n.source) {
				doc.norms[i] = o
			}
		}
	}
	if same = slices.Equal(before, doc.norms); same {
		doc.norms = before // views tell by that that nothing changed
	}
	return same, nil
}

func sameSource(a, b *book.Norm) bool {
	if a == b {
		return true
	}
	x, y := *a, *b
	x.Text, y.Text = "", ""
	return reflect.DeepEqual(x, y)
}

func sameClauses(a, b map[string]*book.Clause) bool {
	return maps.EqualFunc(a, b, func(x, y *book.Clause) bool {
		return sameSource(&x.Norm, &y.Norm) && reflect.DeepEqual(x.Extends, y.Extends) && reflect.DeepEqual(x.Settles, y.Settles)
	})
}
