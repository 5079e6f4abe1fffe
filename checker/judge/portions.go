package judge

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"
)

// portion is some records of a list and what a rule says of them that judges
// each by itself, see additive.
type portion struct {
	records    []*ast.Term
	considered int64
	found      []foundTerm // in OPA's order
}

// foundTerm is a finding as the rule gave it.
type foundTerm struct {
	term *ast.Term
	said any
}

// How many records are asked about together: at first many, since each question
// costs something too, and few where something was changed, since more may be.
const (
	firstPortion = 128
	nextPortion  = 16
)

// portioned shares records out: those about which was asked together and that
// still stand together are kept, with the answer; the others are asked about.
func portioned(before []*portion, records []*ast.Term) (all, ask []*portion) {
	size := nextPortion
	if before == nil || len(before) > 4*(len(records)/nextPortion+8) {
		before, size = nil, firstPortion
	}
	known := make(map[*ast.Term]*portion, len(before))
	for _, p := range before {
		known[p.records[0]] = p
	}
	begin := 0
	anew := func(end int) {
		for some := range slices.Chunk(records[begin:end], size) {
			p := &portion{records: some}
			all, ask = append(all, p), append(ask, p)
		}
	}
	for i := 0; i < len(records); {
		p := known[records[i]]
		if p == nil || i+len(p.records) > len(records) || !slices.Equal(p.records, records[i:i+len(p.records)]) {
			i++
			continue
		}
		anew(i)
		all = append(all, p)
		i += len(p.records)
		begin = i
	}
	anew(len(records))
	return all, ask
}

// askPortions lists what must be asked of a rule that judges records by
// themselves: about all, where something else that it reads has changed.
func (m *Memory) askPortions(one *remembered) (out []*ask, err error) {
	if one.said != nil && !m.changed(one.rests) {
		return nil, nil
	}
	if m.changed(one.beside) {
		one.portions = nil
	}
	records := m.values.fields[one.list].items
	if len(records) == 0 {
		one.portions = nil
		input, err := m.values.whole(one.rests)
		return []*ask{{rule: one, input: input}}, err
	}
	var fresh []*portion
	one.portions, fresh = portioned(one.portions, records)
	one.said, one.read = nil, nil
	for _, p := range fresh {
		input, err := m.values.only(one.rests, one.list, p.records)
		if err != nil {
			return nil, err
		}
		out = append(out, &ask{rule: one, input: input, portion: p})
	}
	return out, nil
}

// only are all facts that something reads, and of a list some records.
func (v *inputs) only(r reads, list string, records []*ast.Term) (ast.Value, error) {
	whole, err := v.whole(r)
	if err != nil {
		return nil, err
	}
	pairs := make([][2]*ast.Term, 0, whole.(ast.Object).Len())
	whole.(ast.Object).Foreach(func(name, term *ast.Term) {
		if name.Value.Compare(ast.String(list)) == 0 {
			term = ast.ArrayTerm(records...)
		}
		pairs = append(pairs, ast.Item(name, term))
	})
	return ast.NewObject(pairs...), nil
}

// lasts tells whether what rules worked out for each other holds for the next
// portion as well: all but what rests on its records, see additive.
func (r *remembered) lasts(ref ast.Ref) bool {
	at := len(r.stands)
	if len(ref) <= at {
		return !r.stands.HasPrefix(ref)
	}
	if !ref.HasPrefix(r.stands) {
		return true
	}
	name, ok := ref[at].Value.(ast.String)
	return ok && name != "findings" && name != "considered" && string(name) != r.named
}

// hear reads an answer about a portion.
func (p *portion) hear(lists []*ast.Array) error {
	if lists[0].Len() != 1 || lists[1].Len() != 1 {
		return errors.New("undefined")
	}
	number, isNumber := lists[0].Elem(0).Value.(ast.Number)
	found, isSet := lists[1].Elem(0).Value.(ast.Set)
	if !isNumber || !isSet {
		return errors.New("no number, or no set")
	}
	n, ok := number.Int64()
	if !ok {
		return errors.New("no count")
	}
	p.considered, p.found = n, nil
	for _, t := range found.Slice() {
		said, err := ast.JSON(t.Value)
		if err != nil {
			return err
		}
		p.found = append(p.found, foundTerm{t, said})
	}
	return nil
}

// put puts together what was said of all portions: what the rule says of the
// whole list.
func (r *remembered) put() {
	considered, all := int64(0), []foundTerm{}
	for _, p := range r.portions {
		considered, all = considered+p.considered, append(all, p.found...)
	}
	slices.SortFunc(all, func(a, b foundTerm) int { return a.term.Value.Compare(b.term.Value) })
	all = slices.CompactFunc(all, func(a, b foundTerm) bool { return a.term.Value.Compare(b.term.Value) == 0 })
	findings := make([]any, len(all))
	for i, f := range all {
		findings[i] = f.said
	}
	r.said = map[string]any{"considered": []any{json.Number(strconv.FormatInt(considered, 10))}, "findings": []any{findings}}
}
