package diff

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/region"
	"roe.example/checker/report"
)

// special compares what has a meaning beyond its fields, and tells whether it
// did.
func (c *comparer) special(a at, x, y reflect.Value) bool {
	switch old := x.Interface().(type) {
	case book.Norm:
		now := y.Interface().(book.Norm)
		if !reflect.DeepEqual(old, now) || !c.sameWords(a) {
			c.norm(a, &old, &now)
		}
	case book.Term:
		now := y.Interface().(book.Term)
		c.term(a, &old, &now)
	case book.Alternatives:
		c.alternatives(a, old, y.Interface().(book.Alternatives))
	case book.Circumstances:
		c.known(a, old, y.Interface().(book.Circumstances))
	case book.Deadline:
		c.deadline(a, old, y.Interface().(book.Deadline))
	case book.Range:
		c.bounds(a, old, y.Interface().(book.Range))
	case []book.Approval:
		c.approvals(a, old, y.Interface().([]book.Approval))
	default:
		return false
	}
	return true
}

// handled tells the fields that special compares.
func (c *comparer) handled(t reflect.Type, field string) bool {
	switch t {
	case reflect.TypeFor[book.Norm]():
		return field == "Advice" || slices.Contains(stance, field)
	case reflect.TypeFor[book.Term]():
		return slices.Contains(meaning, field)
	}
	return false
}

// sameWords tells whether the words at a path mean the same on both sides.
func (c *comparer) sameWords(a at) bool {
	return c.unread != nil || c.sameActions() &&
		reflect.DeepEqual(c.before.lexicon.WordsAt(a.before), c.after.lexicon.WordsAt(a.after)) &&
		reflect.DeepEqual(c.before.book.Dimensions, c.after.book.Dimensions)
}

func (c *comparer) sameActions() bool {
	return reflect.DeepEqual(c.before.book.Actions, c.after.book.Actions)
}

// meaning are the fields that together say what a word means.
var meaning = []string{"Actions", "Except", "Dimension", "Values"}

// term compares what two definitions of a word cover.
func (c *comparer) term(a at, x, y *book.Term) {
	written := differ(reflect.ValueOf(*x), reflect.ValueOf(*y), meaning)
	switch {
	case c.unread != nil || x.Dimension != y.Dimension || x.Dimension != "":
		c.fields(a, reflect.ValueOf(*x), reflect.ValueOf(*y), meaning)
	case written || !c.sameActions():
		old := c.before.lexicon.Items(x.Actions, x.Except, c.before.lexicon.WordsAt(nil))
		now := c.after.lexicon.Items(y.Actions, y.Except, c.after.lexicon.WordsAt(nil))
		plus, minus := missing(now, old), missing(old, now)
		if len(plus) > 0 {
			c.say(a, report.PartWider, "now also covers "+c.after.actions(plus, ""))
		}
		if len(minus) > 0 {
			c.say(a, report.PartLess, "does not cover "+c.before.actions(minus, "")+" any more")
		}
		if written && len(plus)+len(minus) == 0 {
			c.say(a, report.PartWorded, "is defined in other words, and covers the same as before")
		}
	}
	c.record(a, reflect.ValueOf(*x), reflect.ValueOf(*y))
}

func missing(from, in []string) (out []string) {
	for _, s := range from {
		if !slices.Contains(in, s) {
			out = append(out, s)
		}
	}
	return out
}

// alternatives compares circumstances outside of a norm.
func (c *comparer) alternatives(a at, x, y book.Alternatives) {
	var old, now region.Region
	err := c.unread
	if err == nil {
		old, err = c.before.lexicon.Circumstances(x, c.before.lexicon.WordsAt(a.before))
	}
	if err == nil {
		now, err = c.after.lexicon.Circumstances(y, c.after.lexicon.WordsAt(a.after))
	}
	if err != nil {
		c.say(a, report.PartChanged, "is now "+c.after.words(a.last(), reflect.ValueOf(y))+"; before: "+c.before.words(a.last(), reflect.ValueOf(x)))
		return
	}
	space, same := c.after.lexicon.Space(), true
	if plus := now.Minus(old); !space.Empty(plus) {
		same = false
		c.say(a, report.PartWider, "now also holds"+c.circumstances(plus))
	}
	if minus := old.Minus(now); !space.Empty(minus) {
		same = false
		c.say(a, report.PartLess, "does not hold any more"+c.circumstances(minus))
	}
	if same && !alike(x, y) {
		c.say(a, report.PartWorded, "is written otherwise, and means the same circumstances as before")
	}
}

// known compares circumstances dimension by dimension: what is known of a
// deployment, or cannot occur.
func (c *comparer) known(a at, x, y book.Circumstances) {
	for _, dim := range sorted(x) {
		old, now := c.before.allowed(dim, x[dim]), ""
		if allowed, ok := y[dim]; ok {
			now = c.after.allowed(dim, allowed)
		}
		switch here := a.entry(dim, dim, "the "+c.after.dimension(dim)); {
		case now == "":
			c.say(here, report.PartRemoved, "is not stated any more; it was "+old)
		case !reflect.DeepEqual(x[dim], y[dim]):
			c.say(here, report.PartChanged, "was “"+old+"” and is now “"+now+"”")
		}
	}
	for _, dim := range sorted(y) {
		if _, ok := x[dim]; !ok {
			c.say(a.entry(dim, dim, "the "+c.after.dimension(dim)), report.PartAdded, "is now stated: "+c.after.allowed(dim, y[dim]))
		}
	}
}

var minutes = map[string]int{"minutes": 1, "hours": 60, "days": 24 * 60}

func (c *comparer) deadline(a at, x, y book.Deadline) {
	text := "is now " + deadline(y) + ", and was " + deadline(x)
	change := report.PartChanged
	if x.After == y.After {
		switch old, now := x.Within*minutes[x.Unit], y.Within*minutes[y.Unit]; {
		case old < now:
			text += ": that leaves more time"
		case old > now:
			text += ": that leaves less time"
		default:
			text, change = "is written otherwise ("+deadline(y)+") and is as long as before ("+deadline(x)+")", report.PartWorded
		}
	}
	c.say(a, change, text)
}

func deadline(d book.Deadline) string {
	unit := d.Unit
	if d.Within == 1 {
		unit = strings.TrimSuffix(unit, "s")
	}
	return fmt.Sprintf("within %d %s of %s", d.Within, unit, d.After)
}

func (c *comparer) bounds(a at, x, y book.Range) {
	unit := " times"
	if strings.HasSuffix(a.last(), "Days") {
		unit = " days"
	}
	c.say(a, report.PartChanged, "is now "+y.Words()+unit+", and was "+x.Words()+unit+direction(x, y))
}

// direction says which way both bounds went, if they went the same way.
func direction(x, y book.Range) string {
	const open = 1 << 40
	low, high := compareEnds(x.AtLeast, y.AtLeast, 0), compareEnds(x.AtMost, y.AtMost, open)
	switch {
	case low+high > 0 && low >= 0 && high >= 0:
		return ": that is more"
	case low+high < 0 && low <= 0 && high <= 0:
		return ": that is less"
	}
	return ""
}

func compareEnds(x, y *int, open int) int {
	a, b := open, open
	if x != nil {
		a = *x
	}
	if y != nil {
		b = *y
	}
	switch {
	case a < b:
		return 1
	case a > b:
		return -1
	}
	return 0
}

// approvals compares whose word a norm needs.
func (c *comparer) approvals(a at, x, y []book.Approval) {
	a.words = a.words[:len(a.words)-1] // the sentence says what it is
	words := func(list []book.Approval) (out []string) {
		for _, one := range list {
			out = append(out, approval(one))
		}
		return out
	}
	plus, minus := missing(words(y), words(x)), missing(words(x), words(y))
	if len(plus) > 0 {
		c.say(a, report.PartChanged, "now needs the word of "+join(plus))
	}
	if len(minus) > 0 {
		c.say(a, report.PartChanged, "does not need the word of "+join(minus)+" any more")
	}
	if len(plus)+len(minus) == 0 && !alike(x, y) {
		c.say(a, report.PartWorded, "names the same approvals in another way")
	}
}

// approval says whose word it is.
func approval(a book.Approval) string {
	if a.Office != "" {
		return a.Office
	}
	who := "a " + strings.ReplaceAll(a.Rung, "-", " ")
	switch a.Rung {
	case "incident-commander", "chief":
		who = "the " + strings.ReplaceAll(a.Rung, "-", " ")
	case "officer", "elected-official":
		who = "an " + strings.ReplaceAll(a.Rung, "-", " ")
	}
	switch a.Whose {
	case "own":
		return who + " of the officer's own agency"
	case "host":
		return who + " of the host"
	case "place":
		return who + " of the place"
	}
	return who
}
