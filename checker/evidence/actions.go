package evidence

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// mentions is a set of actions.
type mentions map[string]bool

func (m mentions) add(lists ...[]string) {
	for _, list := range lists {
		for _, id := range list {
			m[id] = true
		}
	}
}

// carry adds things and the carrying of them.
func (m mentions) carry(items []string) {
	m.add(items)
	for _, id := range items {
		m[carry+id] = true
	}
}

// mentioned lists the actions that the book or a record about it names, so
// that whoever renders a record finds the words for it, and those said
// otherwise.
func (v *volume) mentioned(f *facts.Facts, said []string, n *naming) []facts.Action {
	m := mentions{}
	m.add(said)
	v.inRecords(f, m, n)
	v.inClashes(f, m, n)
	v.inDocuments(m, n)
	for _, o := range v.operations {
		o.inDeployment(m)
	}
	var out []facts.Action
	for _, id := range slices.Sorted(maps.Keys(m)) {
		if a, ok := v.action(id); ok {
			out = append(out, a)
		}
	}
	return out
}

// choiceSign joins the ids of actions of which any meets a duty.
const choiceSign = "|"

// action is one action of the taxonomy, the carrying of one, or a choice
// between some.
func (v *volume) action(id string) (facts.Action, bool) {
	ids := strings.Split(id, choiceSign)
	all := make([]facts.Action, len(ids))
	for i := range ids {
		one, ok := v.single(ids[i])
		if !ok {
			return facts.Action{}, false
		}
		all[i] = one
	}
	if len(all) == 1 {
		return all[0], true
	}
	names, phrases := make([]string, len(all)), make([]string, len(all))
	for i, a := range all {
		names[i], phrases[i] = a.Name, a.Phrase
	}
	return facts.Action{Book: v.Dir, ID: id, Name: either(names), Phrase: either(phrases), Topic: all[0].Topic}, true
}

// either reads "a, b or c".
func either(words []string) string {
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

func (v *volume) single(id string) (facts.Action, bool) {
	if a := v.taxonomy.actions[id]; a != nil {
		return facts.Action{Book: v.Dir, ID: id, Name: a.Name, Phrase: a.Phrase, Topic: a.Topic}, true
	}
	base, carried := strings.CutPrefix(id, carry)
	a := v.taxonomy.actions[base]
	if a == nil || !carried {
		return facts.Action{}, false
	}
	return facts.Action{
		Book: v.Dir, ID: id, Name: "carrying " + a.Name,
		Phrase: cmp.Or(a.CarryPhrase, "carry "+a.Name), Topic: "crowd-control", // the topic of who may carry what
	}, true
}

func (v *volume) inRecords(f *facts.Facts, m mentions, n *naming) {
	for _, records := range v.recorded {
		namedIn(n, v.Dir, records, m, func(r *facts.Norm, m mentions) { m.add(r.Actions) })
	}
	namedIn(n, v.Dir, f.Assignments, m, func(r *facts.Assignment, m mentions) {
		if r.Book == v.Dir {
			m.add(r.Tasks)
		}
	})
	namedIn(n, v.Dir, f.Units, m, func(r *facts.Unit, m mentions) {
		if r.Book == v.Dir {
			m.carry(r.Carries)
		}
	})
	namedIn(n, v.Dir, f.Offers, m, func(r *facts.Offer, m mentions) {
		if r.Book == v.Dir {
			m.add(r.Tasks, r.Declines)
			for _, u := range r.Unmet {
				m[u.Action] = true
			}
		}
	})
	namedIn(n, v.Dir, f.Requests, m, func(r *facts.Request, m mentions) {
		if r.Book == v.Dir {
			m.add(r.Tasks)
		}
	})
	namedIn(n, v.Dir, f.Capacity, m, func(r *facts.Capacity, m mentions) {
		if r.Book == v.Dir {
			m.add(r.Items)
		}
	})
	for _, r := range f.Equipment {
		m.add([]string{r.Item.Value})
	}
}

func (v *volume) inClashes(f *facts.Facts, m mentions, n *naming) {
	kinds := reflect.ValueOf(f.Clashes)
	for i := range kinds.NumField() {
		namedIn(n, v.Dir, kinds.Field(i).Interface().([]facts.Clash), m, func(r *facts.Clash, m mentions) {
			if r.Book == v.Dir {
				m.add(r.Actions)
			}
		})
	}
	namedIn(n, v.Dir, f.Joint, m, func(r *facts.Joint, m mentions) {
		if r.Book == v.Dir {
			m[r.Action] = true
		}
	})
	namedIn(n, v.Dir, f.Needs, m, func(r *facts.Need, m mentions) {
		if r.Book == v.Dir {
			m.add(r.Actions)
		}
	})
}

// inDocuments adds what norms and clauses name beside what they regulate.
func (v *volume) inDocuments(m mentions, n *naming) {
	inNorms := func(norms map[string]*book.Norm, m mentions) {
		for _, one := range norms {
			m.add(one.After, []string{one.TriggeredBy})
		}
	}
	for _, in := range v.Book.Instruments {
		n.in(in, m, func(m mentions) { inNorms(in.Norms, m) })
	}
	for _, o := range v.operations {
		if o.Plan != nil {
			inNorms(o.Plan.Norms, m)
		}
	}
	for _, a := range v.Book.Agreements {
		inNorms(clauseNorms(a), m)
		w := v.words(a.Terms, "")
		for _, c := range a.Clauses {
			if c.Extends != nil {
				m.add(w.resolve(c.Extends.Actions, nil))
			}
			if c.Settles != nil {
				m.add(w.resolve(c.Settles.Actions, nil))
			}
		}
	}
}

// inDeployment adds what a deployment names outside of its records.
func (o *operation) inDeployment(m mentions) {
	for _, offer := range o.Offers {
		m.add(o.v.words(nil, offer.By).resolve(offer.OnlyIf, nil))
	}
	for _, t := range o.Transfers {
		m.carry(o.v.words(nil, t.From).resolve(t.Items, nil))
	}
	for _, u := range o.Units {
		m.add(u.Can, u.Cannot)
	}
	if o.Command != nil {
		for _, p := range o.Command.Positions {
			m.add(o.v.words(nil, p.Agency).resolve(p.Decides, nil))
		}
	}
}

// Actions lists every action of a book and the carrying of each that can be
// carried, by id.
func Actions(l *book.Located) []facts.Action {
	v := &volume{Located: l, taxonomy: newTaxonomy(l.Book.Actions)}
	ids := map[string]bool{}
	for id, a := range l.Book.Actions {
		ids[id] = true
		if a.Carried {
			for category := range v.taxonomy.above[id] {
				ids[carry+category] = true
			}
		}
	}
	var out []facts.Action
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		if a, ok := v.action(id); ok {
			out = append(out, a)
		}
	}
	return out
}
