package calculus

import (
	"reflect"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/region"
)

// Lexicon reads what the norms, words and circumstances of a book mean, in the
// way in which clashes are computed.
type Lexicon struct{ compiler }

// Lexicons are those of two versions of a book over one space, so that regions
// of both can be compared. The space is that of the later version; where the
// two declare different combinations impossible, all count as possible.
func Lexicons(before, after *book.Book) (a, b *Lexicon, err error) {
	common := *after
	if !reflect.DeepEqual(before.Impossible, after.Impossible) || !reflect.DeepEqual(before.Dimensions, after.Dimensions) {
		common.Impossible = nil
	}
	space, err := newSpace(&common)
	if err != nil {
		return nil, nil, err
	}
	return &Lexicon{compiler{before, space, newTaxonomy(before)}}, &Lexicon{compiler{after, space, newTaxonomy(after)}}, nil
}

// Space is what regions are parts of.
func (l *Lexicon) Space() *region.Space { return l.space }

// Words are what a document means by its own words: that at instruments.ID,
// agreements.ID, or the plan of deployments.ID. Elsewhere there are none.
type Words struct{ of meanings }

// WordsAt finds the words of the document that a path lies in.
func (l *Lexicon) WordsAt(path []string) Words {
	if len(path) < 2 {
		return Words{}
	}
	switch id := path[1]; path[0] {
	case "instruments":
		if in := l.src.Instruments[id]; in != nil {
			return Words{instrumentWords(l.src, in)}
		}
	case "agreements":
		if a := l.src.Agreements[id]; a != nil {
			return Words{meanings{a.Terms}}
		}
	case "deployments":
		if d := l.src.Deployments[id]; d != nil {
			return Words{agencyWords(l.src, d.Host)}
		}
	}
	return Words{}
}

// Modalities of a stand.
const (
	Prohibits = "prohibits"
	Permits   = "permits"
	Requires  = "requires"
)

// Stand is what a norm does, to which actions, in which circumstances. Actions
// that are forbidden or allowed are single items; of those that are required,
// any item of each will do, and an id may join several by "|".
type Stand struct {
	Modality string
	Actions  []string
	Region   region.Region
}

// Stands are those of a norm, advice read as though it bound. "Only" makes a
// permission two: it forbids outside of its circumstances.
func (l *Lexicon) Stands(n *book.Norm, words Words) ([]Stand, error) {
	binding := *n
	binding.Advice = ""
	c, err := l.norm(&document{words: words.of}, "", &binding)
	if err != nil || c == nil {
		return nil, err
	}
	one := Stand{Modality: []string{prohibits: Prohibits, permits: Permits, requires: Requires}[c.modality], Region: c.region}
	actions := c.actions
	if c.modality != requires {
		actions = l.tax.items(actions)
	}
	actions.each(func(i int) { one.Actions = append(one.Actions, l.tax.ids[i]) })
	if !n.Only || c.modality != permits {
		return []Stand{one}, nil
	}
	return []Stand{one, {Prohibits, one.Actions, l.outside(c).region}}, nil
}

// Circumstances are the region of alternatives; none mean all circumstances.
func (l *Lexicon) Circumstances(alternatives book.Alternatives, words Words) (region.Region, error) {
	return regionOf(l.space, alternatives, words.of, l.space.All())
}

// Items are the single actions that names cover.
func (l *Lexicon) Items(names, except []string, words Words) (ids []string) {
	set := l.tax.less(l.tax.expand(names, words.of), l.tax.expand(except, words.of))
	l.tax.items(set).each(func(i int) { ids = append(ids, l.tax.ids[i]) })
	return ids
}

// Condense names categories in place of all their items, where there are
// several: a list for people. Choices stay as they are.
func (l *Lexicon) Condense(items []string) (ids []string) {
	set, named := l.tax.none(), l.tax.none()
	for _, id := range items {
		if i, ok := l.tax.index[id]; ok && !l.tax.choice(i) {
			set.add(i)
		} else {
			ids = append(ids, id)
		}
	}
	var whole []int
	for i := range l.tax.first {
		if len(l.tax.leaves[i]) > 1 && l.tax.holdsAll(set, i) {
			whole = append(whole, i)
		}
	}
	slices.SortStableFunc(whole, func(a, b int) int { return len(l.tax.leaves[b]) - len(l.tax.leaves[a]) })
	var out []string
	name := func(i int, leaves []int) {
		if slices.ContainsFunc(leaves, func(leaf int) bool { return !named.has(leaf) }) {
			out = append(out, l.tax.ids[i])
			for _, leaf := range leaves {
				named.add(leaf)
			}
		}
	}
	for _, i := range whole {
		name(i, l.tax.leaves[i])
	}
	set.each(func(i int) { name(i, []int{i}) })
	slices.Sort(out)
	return append(out, ids...)
}
