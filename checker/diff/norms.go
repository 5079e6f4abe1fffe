package diff

import (
	"reflect"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/calculus"
	"roe.example/checker/region"
	"roe.example/checker/report"
)

// claim is one thing that a norm does now and did not before, or the reverse:
// to these actions, in these circumstances.
type claim struct {
	modality string
	wider    bool
	actions  []string
	region   region.Region
	fresh    bool // the norm did nothing of the kind before
}

// modalities in the order in which they are told.
var modalities = []string{calculus.Prohibits, calculus.Permits, calculus.Requires}

// reach is what a norm does to each action.
type reach map[string]map[string]region.Region

func reachOf(stands []calculus.Stand) reach {
	out := reach{}
	for _, s := range stands {
		if out[s.Modality] == nil {
			out[s.Modality] = map[string]region.Region{}
		}
		for _, action := range s.Actions {
			out[s.Modality][action] = out[s.Modality][action].Union(s.Region)
		}
	}
	return out
}

// claims compares what a norm did with what it does, action by action. Actions
// of which the same is to be told are told together.
func claims(space *region.Space, before, after []calculus.Stand) (out []claim) {
	x, y := reachOf(before), reachOf(after)
	for _, modality := range modalities {
		var actions []string
		for _, m := range []map[string]region.Region{x[modality], y[modality]} {
			actions = append(actions, sorted(m)...)
		}
		slices.Sort(actions)
		for _, action := range slices.Compact(actions) {
			was, is := x[modality][action], y[modality][action]
			out = add(space, out, claim{modality, true, []string{action}, is.Minus(was), len(x[modality]) == 0})
			out = add(space, out, claim{modality, false, []string{action}, was.Minus(is), false})
		}
	}
	return out
}

func add(space *region.Space, all []claim, c claim) []claim {
	if space.Empty(c.region) {
		return all
	}
	c.region = space.Simplify(c.region)
	for i, o := range all {
		if o.modality == c.modality && o.wider == c.wider && o.fresh == c.fresh && space.Equal(o.region, c.region) {
			all[i].actions = append(all[i].actions, c.actions...)
			return all
		}
	}
	return append(all, c)
}

// stance are the fields that together say what a norm does.
var stance = []string{"Prohibits", "Permits", "Requires", "Except", "Only", "When", "Unless"}

// norm compares two norms: first what they do, then the rest.
func (c *comparer) norm(a at, x, y *book.Norm) {
	found, err := c.claims(a, x, y)
	switch {
	case err != nil: // then by what is written
		c.fields(a, reflect.ValueOf(*x), reflect.ValueOf(*y), stance)
	case len(found) == 0 && differ(reflect.ValueOf(*x), reflect.ValueOf(*y), stance):
		c.say(a, report.PartWorded, "is written otherwise, and forbids, permits and requires the same as before")
	}
	c.advice(a, x, y)
	for _, one := range found {
		c.claim(a, one, x, y)
	}
	c.record(a, reflect.ValueOf(*x), reflect.ValueOf(*y))
}

func (c *comparer) claims(a at, x, y *book.Norm) ([]claim, error) {
	if c.unread != nil {
		return nil, c.unread
	}
	before, err := c.before.lexicon.Stands(x, c.before.lexicon.WordsAt(a.before))
	if err != nil {
		return nil, err
	}
	after, err := c.after.lexicon.Stands(y, c.after.lexicon.WordsAt(a.after))
	if err != nil {
		return nil, err
	}
	return claims(c.after.lexicon.Space(), before, after), nil
}

// fields compares fields as they are written.
func (c *comparer) fields(a at, x, y reflect.Value, names []string) {
	for _, n := range names {
		f, _ := x.Type().FieldByName(n)
		c.walk(a.field(name(f), c.fieldWords(a, f)), x.FieldByName(n), y.FieldByName(n))
	}
}

func differ(x, y reflect.Value, names []string) bool {
	return slices.ContainsFunc(names, func(n string) bool {
		return !alike(x.FieldByName(n).Interface(), y.FieldByName(n).Interface())
	})
}

func (c *comparer) advice(a at, x, y *book.Norm) {
	switch {
	case x.Advice == y.Advice:
	case y.Advice == "":
		c.say(a, report.PartChanged, "binds now; before it was only advice (“"+x.Advice+"”)")
	case x.Advice == "":
		c.say(a, report.PartChanged, "is only advice now (“"+y.Advice+"”) and binds nobody; before it bound")
	default:
		c.say(a, report.PartChanged, "advises with “"+y.Advice+"”, before with “"+x.Advice+"”")
	}
}

var verbs = map[string]map[bool]string{
	calculus.Prohibits: {false: "forbid", true: "advise against"},
	calculus.Permits:   {false: "permit", true: "leave free, as advice,"},
	calculus.Requires:  {false: "require", true: "advise"},
}

func (c *comparer) claim(a at, one claim, x, y *book.Norm) {
	side, norm, change := c.after, y, report.PartWider
	if !one.wider {
		side, norm, change = c.before, x, report.PartLess
	}
	verb := verbs[one.modality][norm.Advice != ""]
	begin := "does not " + verb
	things, any := side.actions(one.actions, one.modality), ""
	switch {
	case one.wider && one.fresh:
		begin = "now " + third(verb)
	case one.wider:
		begin = "now also " + third(verb)
	default:
		any = " any more"
	}
	text := begin + " " + things + any + c.circumstances(one.region)
	if one.wider && one.modality == calculus.Permits {
		text += side.approvals(norm.Approval)
	}
	if reflect.DeepEqual(x, y) {
		text += ", because a word in it means otherwise"
	}
	c.say(a, change, text)
}

// third puts a verb into the third person.
func third(verb string) string {
	first, rest, _ := strings.Cut(verb, " ")
	if first == "leave" {
		first = "leaves"
	} else {
		first += "s"
	}
	return strings.TrimSpace(first + " " + rest)
}

// circumstances says a region, in words that go on after an action.
func (c *comparer) circumstances(r region.Region) string {
	words := c.after.lexicon.Space().Describe(r)
	if words == "in any circumstances" {
		return " " + words
	}
	return " given " + strings.TrimPrefix(words, "in ")
}

// does says what a norm does, for one that is new or gone.
func (s *side) does(path []string, n *book.Norm, verb func(string) string) string {
	if s.lexicon == nil {
		return ""
	}
	stands, err := s.lexicon.Stands(n, s.lexicon.WordsAt(path))
	if err != nil {
		return ""
	}
	var parts []string
	for _, stand := range stands {
		space := s.lexicon.Space()
		text := verb(verbs[stand.Modality][n.Advice != ""]) + " " + s.actions(stand.Actions, stand.Modality)
		if words := space.Describe(stand.Region); words != "in any circumstances" {
			text += " given " + strings.TrimPrefix(words, "in ")
		}
		if stand.Modality == calculus.Permits {
			text += s.approvals(n.Approval)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", and ")
}

// approvals goes on after what a norm permits.
func (s *side) approvals(list []book.Approval) string {
	if len(list) == 0 {
		return ""
	}
	var words []string
	for _, a := range list {
		words = append(words, approval(a))
	}
	return ", on the word of " + join(words)
}
