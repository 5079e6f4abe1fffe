package calculus

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// collector joins clashes of agencies that stand alike, of actions, and of
// assignments into records.
type collector struct {
	*engine
	records  map[string]*facts.Clash
	actions  map[string]bitset
	periods  map[string]book.Period
	order    []string
	attempts map[string]*facts.Attempt
	// trace, if set, sees every clash before like ones are joined.
	trace func(*trio, *clash)
	// recording, if set, keeps what is found for others of the same class.
	recording *class
	// said remembers what is said of a region: the same one bites many times.
	said *recent[string, *saying]
	// sink, if set, takes every record instead of joining it to others.
	sink func(rec *facts.Clash, actions bitset, k *clash)
	// tape, while anything is kept, is what a ledger will take in, and chunks are
	// what was cut off it; while taping, what somebody else will take in.
	tape   []*event
	chunks []*chunk
	taping bool
}

func newCollector(e *engine) *collector {
	c := &collector{engine: e, records: map[string]*facts.Clash{}, actions: map[string]bitset{}, periods: map[string]book.Period{}, attempts: map[string]*facts.Attempt{},
		said: newRecent[string, *saying]()}
	if e.kept != nil {
		c.said = &e.kept.said
	}
	return c
}

// add records a clash, if its region has a possible circumstance.
func (c *collector) add(t *trio, k *clash) {
	if c.choice(t) && !owes(k) || !c.say(k.region, t.p.given).possible {
		return
	}
	if c.trace != nil {
		c.trace(t, k)
	}
	f := finding{whole: k.region}
	var open region.Region
	f.tried, open = c.settle(t, k)
	f.settled = c.space.Empty(open)
	c.brief(t, k, f.tried, open)
	if !f.settled {
		k.region = open // what clauses leave is what is shown
	}
	k.said = c.sayWhole(t, k)
	f.clash = *k
	if c.recording != nil {
		c.recording.found = append(c.recording.found, f)
	}
	c.state(t, k, &f)
}

// addFound states for another agency a clash that was found for one that stands
// alike.
func (c *collector) addFound(t *trio, k *clash, f *finding) {
	if c.trace != nil {
		before := *k
		before.region = f.whole
		c.trace(t, &before)
	}
	for i := range f.tried {
		c.attempt(t, k, &f.tried[i])
	}
	c.state(t, k, f)
}

// brief tells the officers of a dilemma that is settled for the host's rules:
// their own say the opposite of what they will be asked.
func (c *collector) brief(t *trio, k *clash, tried []facts.Settlement, open region.Region) {
	byHost := slices.ContainsFunc(tried, func(s facts.Settlement) bool { return s.By == "host" && s.Outcome != "fails" })
	if k.kind != "dilemma" || !byHost {
		return
	}
	told := *k
	told.kind, told.reason, told.region = "forbidden-here", "settled", c.space.Simplify(k.region.Minus(open))
	c.add(t, &told)
}

func (c *collector) state(t *trio, k *clash, f *finding) {
	rec := c.record(t, k)
	rec.Settlements, rec.Settled = f.tried, f.settled
	c.merge(rec, t, k)
}

// put keeps a record under a key.
func (c *collector) put(key string, actions bitset, rec *facts.Clash) {
	if c.sink != nil {
		c.sink(rec, actions, nil)
		return
	}
	if c.kept != nil {
		c.tape = append(c.tape, &event{rec: *rec, key: key, actions: slices.Clone(actions)})
		return
	}
	c.records[key], c.actions[key] = rec, slices.Clone(actions)
	c.order = append(c.order, key)
}

// merge joins a record with an earlier one that differs only in its agencies,
// actions or assignments, and whose time it continues.
func (c *collector) merge(rec *facts.Clash, t *trio, k *clash) {
	if c.sink != nil {
		c.sink(rec, t.actions, k)
		return
	}
	c.take(rec, c.joinKey(rec, t, k), t.actions, t.p)
}

// take does so under a key that is equal for those to be joined.
func (c *collector) take(rec *facts.Clash, key string, actions bitset, p *piece) {
	if c.kept != nil || c.taping {
		c.tape = append(c.tape, &event{rec: *rec, key: key, actions: actions, p: p})
		return
	}
	c.join(rec, key, actions, p.during)
}

// join does so, and leaves the record as it is: others may join the same again.
func (c *collector) join(rec *facts.Clash, key string, actions bitset, during book.Period) {
	for c.records[key] != nil && !touch(c.periods[key], during) {
		key += "+" // the same again, after a time without it
	}
	have := c.records[key]
	if have == nil {
		own := *rec
		c.put(key, actions, &own)
		c.periods[key] = during
		return
	}
	c.actions[key].union(actions)
	c.periods[key] = joinRecord(have, rec, c.periods[key], during)
	have.During = c.interval(c.periods[key])
}

// joinRecord adds to a record of one time what another says of one that touches
// it, and gives the whole time.
func joinRecord(have, rec *facts.Clash, both, during book.Period) book.Period {
	have.Left.Agencies = mergeSorted(have.Left.Agencies, rec.Left.Agencies)
	have.Right.Agencies = mergeSorted(have.Right.Agencies, rec.Right.Agencies)
	have.Left.Norms = mergeSorted(have.Left.Norms, rec.Left.Norms)
	have.Right.Norms = mergeSorted(have.Right.Norms, rec.Right.Norms)
	have.Assignments = mergeSorted(have.Assignments, rec.Assignments)
	have.Exposure = either(have.Exposure, rec.Exposure)
	if during.From.Before(both.From) {
		both.From = during.From
	}
	if during.Until.After(both.Until) {
		both.Until = during.Until
	}
	return both
}

// joinKey is equal for agencies that stand alike: what the norms mean counts,
// not who wrote them; the left side's norms count by name.
func (c *collector) joinKey(rec *facts.Clash, t *trio, k *clash) string {
	var b strings.Builder
	said := k.said
	if said == nil {
		said = c.say(k.region, t.p.given)
	}
	relaxed := said.relaxed
	for _, part := range [...]string{rec.Kind, rec.Reason, rec.Topic, relaxed, rec.Left.View, rec.Left.Position, rec.Right.Position, k.word,
		rec.Word.Value, rec.Call.Value} {
		b.WriteString(part)
		b.WriteByte('|')
	}
	truths(&b, rec.Settled, rec.Exposure.InPlay)
	if len(rec.Settlements) > 0 {
		fmt.Fprint(&b, rec.Settlements)
	}
	if !k.left.own {
		fmt.Fprint(&b, rec.Left.Agencies)
	}
	if k.kind == "mismatch" {
		fmt.Fprint(&b, rec.Assignment, rec.Right.Agencies) // who stands beside whom
	}
	for _, n := range k.left.norms {
		b.WriteString(n.id + ";")
	}
	for _, n := range k.right.norms {
		if k.right.own && !n.doc.law() {
			b.WriteString(n.key + ";")
		} else {
			b.WriteString(n.id + ";")
		}
	}
	return b.String()
}

// touch tells whether two stretches of time overlap or follow one another.
func touch(a, b book.Period) bool {
	return !a.From.After(b.Until) && !b.From.After(a.Until)
}

func mergeSorted(a, b []string) []string {
	if a != nil && within(b, a) {
		return a
	}
	out := append(append([]string{}, a...), b...) // never nil: it is written as a list
	slices.Sort(out)
	return slices.Compact(out)
}

// within tells whether a list is sorted, has nothing twice, and holds what
// another does: then joining the two gives the list itself.
func within(some, list []string) bool {
	for i := 1; i < len(list); i++ {
		if list[i-1] >= list[i] {
			return false
		}
	}
	return !slices.ContainsFunc(some, func(s string) bool {
		_, found := slices.BinarySearch(list, s)
		return !found
	})
}

func either(a, b facts.Exposure) facts.Exposure {
	return facts.Exposure{Planned: a.Planned || b.Planned, Carried: a.Carried || b.Carried, Trained: a.Trained || b.Trained,
		Unknown: a.Unknown || b.Unknown, InPlay: a.InPlay || b.InPlay}
}

// clashes finishes the records, in a stable order, by kind.
func (c *collector) clashes() facts.Clashes {
	var out facts.Clashes
	byKind := listsByKind(&out)
	sorted := map[string][]*facts.Clash{}
	for _, key := range c.order {
		rec := c.records[key]
		rec.Actions = c.tax.names(c.actions[key])
		rec.Cause = cause(rec)
		sorted[rec.Kind] = append(sorted[rec.Kind], rec)
	}
	for kind, list := range byKind {
		slices.SortStableFunc(sorted[kind], func(a, b *facts.Clash) int {
			return cmp.Or(cmp.Compare(a.Cause, b.Cause), cmp.Compare(a.During.From, b.During.From), cmp.Compare(a.Region, b.Region))
		})
		for _, rec := range sorted[kind] {
			*list = append(*list, *rec)
		}
		identify(*list, fmt.Sprintf("%s/%s/%s/", c.in.Book.Dir, c.in.ID, kind))
	}
	return out
}

func listsByKind(out *facts.Clashes) map[string]*[]facts.Clash {
	return map[string]*[]facts.Clash{
		"dilemma": &out.Dilemma, "defect": &out.Defect, "proxy": &out.Proxy, "against-own-rules": &out.AgainstOwnRules,
		"incapable": &out.Incapable, "unreached": &out.Unreached, "forbidden-here": &out.ForbiddenHere, "approver": &out.Approver,
		"mismatch": &out.Mismatch, "terms": &out.Terms, "silent": &out.Silent, "duty": &out.Duty, "incomparable": &out.Incomparable,
	}
}

// cause names what has to change for the clash to go away: the norms, or where
// there are none the actions and agencies. It never depends on order.
func cause(r *facts.Clash) string {
	switch r.Kind {
	case "mismatch":
		if r.Reason == "side-by-side" {
			return "mismatch ~ " + strings.Join(r.Actions, "+")
		}
	case "terms":
		return "terms ~ " + r.Word.Value + " ~ " + strings.Join(r.Right.Agencies, "+")
	}
	parts := []string{r.Kind, strings.Join(r.Left.Norms, "+"), strings.Join(r.Right.Norms, "+")}
	if len(r.Left.Norms)+len(r.Right.Norms) < 2 {
		parts = append(parts, strings.Join(r.Actions, "+"))
	}
	if len(r.Right.Norms) == 0 {
		parts = append(parts, strings.Join(r.Right.Agencies, "+"))
	}
	return strings.Join(parts, " ~ ")
}
