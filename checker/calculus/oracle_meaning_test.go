package calculus

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
)

// The oracle says what a book means, cell by cell, with plain maps and loops.
// It shares nothing with the engine but the book: no region, no compiled norm,
// no view. It is slow, and meant to be read beside the design.

// oracle is one deployment of one book.
type oracle struct {
	b    *book.Book
	d    *book.Deployment
	zone *time.Location
	uses func(agreement, agency string) bool

	dims     []string // as findings list them
	cells    [][]int  // every cell: the value's index in each dimension, in lexicographic order
	possible []bool
	under    map[string]map[string]bool // an action and all items under it
	choices  []string                   // see listChoices
	docs     []*oDoc
	plan     *oDoc
}

// oDoc is a source document.
type oDoc struct {
	id, kind, agreement string
	rank                int
	inst                *book.Instrument
	norms               []*oNorm
}

// oNorm is one stand. Modality is the position that it makes.
type oNorm struct {
	id, section string
	doc         *oDoc
	src         *book.Norm
	modality    string
	derived     bool // the ban that "only" implies
	actions     map[string]bool
	breadth     map[string]bool // all that the text covers
	holds       []bool          // by cell
}

func (n *oNorm) name() string {
	if n == nil {
		return ""
	}
	if n.derived {
		return n.id + " (only)"
	}
	return n.id
}

func newOracle(b *book.Book, id string, uses func(agreement, agency string) bool) *oracle {
	d := b.Deployments[id]
	zone, err := time.LoadLocation(d.Timezone)
	if err != nil {
		panic(err)
	}
	o := &oracle{b: b, d: d, zone: zone, uses: uses}
	o.listCells()
	o.listActions()
	o.listChoices()
	for _, id := range slices.Sorted(maps.Keys(b.Instruments)) {
		in := b.Instruments[id]
		doc := &oDoc{id: id, kind: in.Kind, rank: rankOf(in.Kind), inst: in}
		o.addNorms(doc, in.Norms, o.termsIn(in))
		o.docs = append(o.docs, doc)
	}
	for _, id := range slices.Sorted(maps.Keys(b.Agreements)) {
		a := b.Agreements[id]
		doc := &oDoc{id: id, kind: "agreement", agreement: id, rank: o.agreementRank(a)}
		norms := map[string]*book.Norm{}
		for cid, c := range a.Clauses {
			norms[cid] = &c.Norm
		}
		o.addNorms(doc, norms, []map[string]*book.Term{a.Terms})
		o.docs = append(o.docs, doc)
	}
	if d.Plan != nil {
		o.plan = &oDoc{id: id, kind: "operation-order", rank: 1}
		o.addNorms(o.plan, d.Plan.Norms, []map[string]*book.Term{b.Agencies[d.Host].Terms}) // the plan is the host's
	}
	return o
}

// rankOf is the order of the kinds of document, highest first.
func rankOf(kind string) int {
	return map[string]int{"constitution": 10, "statute": 9, "regulation": 8, "court-order": 7, "consent-decree": 6, "ordinance": 5, "resolution": 5,
		"directive": 4, "policy": 3, "operation-order": 1}[kind]
}

// signs is the highest rank that somebody's signature can make yield.
func signs(signatory string) int {
	return map[string]int{"chief": 4, "designee": 4, "governing-body": 5, "elected-official": 5, "state": 5}[signatory]
}

// agreementRank: an agreement stands where its approver stands, of several
// parties the lowest, and never below a plan.
func (o *oracle) agreementRank(a *book.Agreement) int {
	rank := 9
	for _, p := range a.Parties {
		best := signs(p.By)
		for _, ap := range p.Approvals {
			best = max(best, signs(ap.By))
		}
		rank = min(rank, best)
	}
	return max(rank, 1)
}

func (o *oracle) listCells() {
	o.dims = slices.SortedFunc(maps.Keys(o.b.Dimensions), func(x, y string) int {
		return cmp.Or(o.b.Dimensions[x].Order-o.b.Dimensions[y].Order, strings.Compare(x, y))
	})
	o.cells = [][]int{{}}
	for _, d := range o.dims {
		var longer [][]int
		for _, c := range o.cells {
			for v := range o.b.Dimensions[d].Values {
				longer = append(longer, append(slices.Clone(c), v))
			}
		}
		o.cells = longer
	}
	for _, c := range o.cells {
		impossible := slices.ContainsFunc(o.b.Impossible, func(i book.Circumstances) bool { return o.matches(i, c, nil) })
		o.possible = append(o.possible, !impossible)
	}
}

// matches tells whether a cell lies in circumstances.
func (o *oracle) matches(c book.Circumstances, cell []int, terms []map[string]*book.Term) bool {
	for dim, allowed := range c {
		if !o.allows(dim, allowed, cell[slices.Index(o.dims, dim)], terms) {
			return false
		}
	}
	return true
}

func (o *oracle) allows(dim string, a book.Allowed, value int, terms []map[string]*book.Term) bool {
	if a.Values != nil {
		return slices.ContainsFunc(a.Values, func(v book.Value) bool { return slices.Contains(o.values(dim, v, terms), value) })
	}
	least := func(v book.Value) int { return slices.Min(o.values(dim, v, terms)) }
	most := func(v book.Value) int { return slices.Max(o.values(dim, v, terms)) }
	return (a.AtLeast == "" || value >= least(a.AtLeast)) && (a.Above == "" || value > most(a.Above)) &&
		(a.AtMost == "" || value <= most(a.AtMost)) && (a.Below == "" || value < least(a.Below))
}

// values lists the values of a dimension that a word covers.
func (o *oracle) values(dim string, v book.Value, terms []map[string]*book.Term) []int {
	d := o.b.Dimensions[dim]
	for _, t := range terms {
		if term := t[string(v)]; term != nil && term.Dimension == dim {
			var all []int
			for _, one := range term.Values {
				all = append(all, o.values(dim, one, nil)...)
			}
			return all
		}
	}
	for i, one := range d.Values {
		if one.ID == string(v) {
			return []int{i}
		}
	}
	var all []int
	for _, id := range d.Words[string(v)].Values {
		all = append(all, o.values(dim, book.Value(id), nil)...)
	}
	if all == nil {
		panic("no value " + string(v) + " of " + dim)
	}
	return all
}

// listActions works out what lies under each action. A thing that can be
// carried has an action for carrying it, in the categories of its own.
func (o *oracle) listActions() {
	in := map[string][]string{}
	var carry func(id string)
	carry = func(id string) {
		in["carry/"+id] = nil
		for _, p := range o.b.Actions[id].In {
			in["carry/"+id] = append(in["carry/"+id], "carry/"+p)
			carry(p)
		}
	}
	for id, a := range o.b.Actions {
		in[id] = a.In
		if a.Carried {
			carry(id)
		}
	}
	o.under = map[string]map[string]bool{}
	for id := range in {
		o.under[id] = map[string]bool{}
	}
	var climb func(id, from string)
	climb = func(id, from string) {
		o.under[id][from] = true
		for _, p := range in[id] {
			climb(p, from)
		}
	}
	for id := range in {
		climb(id, id)
	}
}

// items lists what lies under an action and has nothing under itself.
func (o *oracle) items(action string) []string {
	var out []string
	for _, i := range slices.Sorted(maps.Keys(o.under[action])) {
		if len(o.under[i]) == 1 {
			out = append(out, i)
		}
	}
	return out
}

func (o *oracle) topic(action string) string {
	if slices.Contains(o.choices, action) {
		action = o.items(action)[0]
	}
	if a := o.b.Actions[action]; a != nil {
		return a.Topic
	}
	return "crowd-control"
}

// cover is the set of actions that names cover, with every item under them.
func (o *oracle) cover(names []string, terms []map[string]*book.Term) map[string]bool {
	set := map[string]bool{}
	for _, name := range names {
		if t := termOf(name, terms); t != nil {
			less := o.cover(t.Except, nil)
			for a := range o.cover(t.Actions, nil) {
				if !less[a] {
					set[a] = true
				}
			}
			continue
		}
		maps.Copy(set, o.under[name])
		if item, carried := strings.CutPrefix(name, "carry/"); carried && o.under[name] == nil {
			for a := range o.cover([]string{item}, terms) {
				if o.under["carry/"+a] != nil {
					set["carry/"+a] = true
				}
			}
		}
	}
	return o.withChoices(set)
}

func termOf(name string, terms []map[string]*book.Term) *book.Term {
	for _, t := range terms {
		if term := t[name]; term != nil && len(term.Actions) > 0 {
			return term
		}
	}
	return nil
}

// listChoices finds what duties ask for and the actions have no name for: of a
// word, or of a category less exceptions, any item meets the duty. Each is
// looked at as a category of its own.
func (o *oracle) listChoices() {
	found := map[string]map[string]bool{}
	look := func(norms map[string]*book.Norm, terms []map[string]*book.Term) {
		for _, n := range norms {
			for _, name := range n.Requires {
				if id, under := o.asked(name, n.Except, terms); o.under[id] == nil && id != "" {
					found[id] = under
				}
			}
		}
	}
	for _, in := range o.b.Instruments {
		look(in.Norms, o.termsIn(in))
	}
	for _, a := range o.b.Agreements {
		for _, c := range a.Clauses {
			look(map[string]*book.Norm{"": &c.Norm}, []map[string]*book.Term{a.Terms})
		}
	}
	if o.d.Plan != nil {
		look(o.d.Plan.Norms, o.termsOf(o.d.Host))
	}
	for id, under := range found {
		o.under[id] = under
		o.choices = append(o.choices, id)
	}
}

// termsIn are a document's own words and those of its agency.
func (o *oracle) termsIn(in *book.Instrument) []map[string]*book.Term {
	return append([]map[string]*book.Term{in.Terms}, o.termsOf(in.Issuer)...)
}

func (o *oracle) termsOf(agency string) []map[string]*book.Term {
	if a := o.b.Agencies[agency]; a != nil {
		return []map[string]*book.Term{a.Terms}
	}
	return nil
}

// asked is the one action that a name in a duty asks for, and what lies under
// it: the action itself; or what has the same items; or else a choice, named
// by the widest actions that it is between.
func (o *oracle) asked(name string, except []string, terms []map[string]*book.Term) (id string, under map[string]bool) {
	items := map[string]bool{}
	for a := range without(o.cover([]string{name}, terms), o.cover(except, terms)) {
		if len(o.under[a]) == 1 {
			items[a] = true
		}
	}
	if len(items) == 0 {
		return "", nil
	}
	same := func(a string) bool { return setOf(o.items(a)...).equal(items) }
	if o.under[name] != nil && termOf(name, terms) == nil && same(name) {
		return name, o.under[name]
	}
	under = map[string]bool{}
	for _, a := range slices.Sorted(maps.Keys(o.under)) {
		switch {
		case slices.Contains(o.choices, a):
		case same(a) && (id == "" || len(o.under[a]) == 1):
			id = a
		case subset(setOf(o.items(a)...), items):
			under[a] = true
		}
	}
	if id != "" {
		return id, o.under[id]
	}
	var widest []string
	for a := range under {
		wider := func(b string) bool { return b != a && o.under[b][a] }
		if !slices.ContainsFunc(slices.Collect(maps.Keys(under)), wider) {
			widest = append(widest, a)
		}
	}
	slices.Sort(widest)
	id = strings.Join(widest, "|")
	under[id] = true
	return id, under
}

type oSet map[string]bool

func setOf(names ...string) oSet {
	out := oSet{}
	for _, n := range names {
		out[n] = true
	}
	return out
}

func (s oSet) equal(t map[string]bool) bool { return subset(s, t) && subset(t, s) }

// withChoices adds the choices of which all items are in a set, and takes out the
// others.
func (o *oracle) withChoices(set map[string]bool) map[string]bool {
	for _, c := range o.choices {
		if subset(setOf(o.items(c)...), set) {
			set[c] = true
		} else {
			delete(set, c)
		}
	}
	return set
}

func (o *oracle) addNorms(doc *oDoc, norms map[string]*book.Norm, terms []map[string]*book.Term) {
	for _, section := range slices.Sorted(maps.Keys(norms)) {
		src := norms[section]
		n := &oNorm{id: doc.id + "#" + section, section: section, doc: doc, src: src}
		var names []string
		switch {
		case src.Advice != "":
			continue
		case src.Prohibits != nil:
			n.modality, names = "prohibited", src.Prohibits
		case src.Permits != nil:
			n.modality, names = "permitted", src.Permits
		case src.Requires != nil:
			n.modality, names = "required", src.Requires
		default:
			continue
		}
		n.breadth = o.withChoices(without(o.cover(names, terms), o.cover(src.Except, terms)))
		n.actions = n.breadth
		if n.modality == "required" {
			n.actions = map[string]bool{}
			for _, name := range names {
				if id, _ := o.asked(name, src.Except, terms); id != "" {
					n.actions[id] = true
				}
			}
		}
		for _, cell := range o.cells {
			n.holds = append(n.holds, o.in(src.When, cell, terms, true) && !o.in(src.Unless, cell, terms, false))
		}
		doc.norms = append(doc.norms, n)
		if src.Only && n.modality == "permitted" {
			ban := *n
			ban.modality, ban.derived = "prohibited", true
			ban.holds = nil
			for _, h := range n.holds {
				ban.holds = append(ban.holds, !h)
			}
			doc.norms = append(doc.norms, &ban)
		}
	}
}

func without(set, less map[string]bool) map[string]bool {
	out := map[string]bool{}
	for a := range set {
		if !less[a] {
			out[a] = true
		}
	}
	return out
}

// in tells whether a cell lies in one of the alternatives; with none, unstated.
func (o *oracle) in(alts book.Alternatives, cell []int, terms []map[string]*book.Term, unstated bool) bool {
	if len(alts) == 0 {
		return unstated
	}
	return slices.ContainsFunc(alts, func(c book.Circumstances) bool { return o.matches(c, cell, terms) })
}

// covers tells whether every possible cell of m's lies in n's.
func (o *oracle) covers(n, m []bool) bool {
	for i := range m {
		if o.possible[i] && m[i] && !n[i] {
			return false
		}
	}
	return true
}

func subset(a, b map[string]bool) bool {
	for x := range a {
		if !b[x] {
			return false
		}
	}
	return true
}

// outranks: by rank, but a court order stands above what it restrains.
func outranks(a, b *oDoc) bool {
	if a.inst != nil && b.inst != nil {
		if slices.Contains(a.inst.Restrains, b.id) {
			return true
		}
		if slices.Contains(b.inst.Restrains, a.id) {
			return false
		}
	}
	return a.rank > b.rank
}

func isLaw(d *oDoc) bool { return d.rank >= 6 && d.inst != nil }
