package lsp

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/report"
)

// norm says a norm in sentences, each a line.
func (st *site) norm(n *book.Norm, path []string) (lines []string) {
	does := ""
	for _, m := range []struct {
		verb    string
		actions []string
	}{{"Forbids", n.Prohibits}, {"Permits", n.Permits}, {"Requires", n.Requires}} {
		if len(m.actions) > 0 {
			does = m.verb + ": " + st.actionNames(m.actions)
		}
	}
	if does == "" {
		return nil
	}
	if len(n.Except) > 0 {
		does += ", except " + st.actionNames(n.Except)
	}
	if n.Advice != "" {
		does += fmt.Sprintf(" (only advice: “%s”)", n.Advice)
	}
	lines = append(lines, does+".")
	switch when := st.alternatives(n.When, path); {
	case when == "":
		lines = append(lines, "In all circumstances.")
	default:
		lines = append(lines, "When: "+when+".")
	}
	if unless := st.alternatives(n.Unless, path); unless != "" {
		lines = append(lines, "But not when: "+unless+".")
	}
	if n.Only {
		lines = append(lines, "In all other circumstances it is forbidden.")
	}
	return slices.Concat(lines, st.terms(n), quoted(n.Text))
}

// terms are what comes with a norm: approvals, deadlines, bounds.
func (st *site) terms(n *book.Norm) (lines []string) {
	var approvals []string
	for _, a := range n.Approval {
		approvals = append(approvals, approval(a))
	}
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	if len(approvals) > 0 {
		add("On the word of %s.", report.List(approvals))
	}
	if d := n.Deadline; d != nil {
		add("Within %d %s of %s.", d.Within, d.Unit, d.After)
	}
	if n.RetentionDays != nil {
		add("Kept %s days.", n.RetentionDays.Words())
	}
	if n.Count != nil {
		add("%s times.", report.Capital(n.Count.Words()))
	}
	if len(n.Recipients) > 0 {
		only := ""
		if n.RecipientsOnly {
			only = " and nobody else"
		}
		add("To %s%s.", report.List(n.Recipients), only)
	}
	if n.Preempts {
		add("It overrides bans below it.")
	}
	if len(n.ExceptionTo) > 0 {
		add("An exception to § %s.", report.List(n.ExceptionTo))
	}
	return lines
}

var whose = map[string]string{"own": "their own", "host": "the host's", "place": "the place's"}

func approval(a book.Approval) string {
	if a.Office != "" {
		return a.Office
	}
	rung := strings.ReplaceAll(a.Rung, "-", " ")
	if w := whose[a.Whose]; w != "" {
		return w + " " + rung
	}
	return "their own " + rung
}

// actionNames names actions; a word that documents define stands as it is.
func (st *site) actionNames(ids []string) string {
	var names []string
	for _, id := range ids {
		item, carried := strings.CutPrefix(id, "carry/")
		switch a := st.book().Actions[item]; {
		case a == nil:
			names = append(names, "“"+id+"”")
		case carried:
			names = append(names, "carrying "+a.Name)
		default:
			names = append(names, a.Name)
		}
	}
	return report.List(names)
}

// alternatives says circumstances in words.
func (st *site) alternatives(list book.Alternatives, path []string) string {
	var out []string
	for _, c := range list {
		var parts []string
		for _, id := range st.inOrder(c) {
			parts = append(parts, st.allowed(id, c[id], path))
		}
		if len(parts) > 0 {
			out = append(out, strings.Join(parts, "; "))
		}
	}
	return strings.Join(out, " — or — ")
}

// inOrder are the dimensions of circumstances as findings order them.
func (st *site) inOrder(c book.Circumstances) []string {
	place := func(id string) int {
		if d := st.book().Dimensions[id]; d != nil {
			return d.Order
		}
		return 0
	}
	ids := slices.Sorted(maps.Keys(c))
	slices.SortStableFunc(ids, func(a, b string) int { return place(a) - place(b) })
	return ids
}

// allowed says what one dimension may be.
func (st *site) allowed(id string, a book.Allowed, path []string) string {
	if a.Values != nil {
		var words []string
		for _, v := range a.Values {
			words = append(words, st.value(id, string(v), path))
		}
		return strings.Join(words, " or ")
	}
	var words []string
	for _, b := range []struct {
		words string
		v     book.Value
	}{{"%s, or graver", a.AtLeast}, {"%s, or milder", a.AtMost}, {"graver than %s", a.Above}, {"milder than %s", a.Below}} {
		if b.v != "" {
			words = append(words, fmt.Sprintf(b.words, st.value(id, string(b.v), path)))
		}
	}
	return strings.Join(words, " and ")
}

// value says a value, a usual word or a defined word of a dimension.
func (st *site) value(dimension, value string, path []string) string {
	d := st.book().Dimensions[dimension]
	if d == nil {
		return value
	}
	for _, v := range d.Values {
		if v.ID == value {
			return v.Phrase
		}
	}
	if w, ok := d.Words[value]; ok {
		return w.Phrase
	}
	for _, w := range st.words(path, dimension) {
		if w.id == value {
			return "“" + value + "” (" + w.explain + ")"
		}
	}
	return value
}

// meaning says what a defined word stands for.
func (st *site) meaning(t *book.Term) string {
	if t.Dimension == "" {
		text := st.actionNames(t.Actions)
		if len(t.Except) > 0 {
			text += ", except " + st.actionNames(t.Except)
		}
		return text
	}
	var words []string
	d := st.book().Dimensions[t.Dimension]
	for _, v := range t.Values {
		word := string(v)
		if d != nil {
			for _, known := range d.Values {
				if known.ID == word {
					word = known.Phrase
				}
			}
			if w, ok := d.Words[word]; ok {
				word = w.Phrase
			}
		}
		words = append(words, word)
	}
	return strings.Join(words, " or ")
}

var settledBy = map[string]string{
	"host":       "The host's rules govern; those of the helpers yield.",
	"own":        "Each agency's own rules govern; those of the host yield.",
	"stricter":   "The stricter of both sides' rules governs.",
	"not-tasked": "Helpers are not tasked with it.",
}

var bearers = map[string]string{
	"own": "Each agency bears its own.", "host": "The host bears it.", "shared": "All bear it in shares.",
	"fault": "Whoever was at fault bears it.", "state": "The state bears it.", "outside": "Somebody from outside of both agencies bears it.",
}

// quoted is a document's own words.
func quoted(text string) []string {
	if text == "" {
		return nil
	}
	return []string{"“" + text + "”"}
}

// clause says what a clause does beside stating a norm.
func (st *site) clause(c *book.Clause, path []string) (lines []string) {
	about := func(topics, actions []string) string {
		var on []string
		for _, t := range topics {
			on = append(on, strings.ReplaceAll(t, "-", " "))
		}
		if len(actions) > 0 {
			on = append(on, st.actionNames(actions))
		}
		if len(on) == 0 {
			return "everything"
		}
		return report.List(on)
	}
	if s := c.Settles; s != nil {
		line := "Settles " + about(s.Topics, s.Actions) + ": " + settledBy[s.By]
		if when := st.alternatives(s.When, path); when != "" {
			line += " When: " + when + "."
		}
		lines = append(lines, line)
	}
	if e := c.Extends; e != nil {
		lines = append(lines, "Extends the rules of "+st.agencyName(e.RulesOf)+" on "+about(e.Topics, e.Actions)+" to the officers of all parties.")
	}
	if c.Bears != "" {
		lines = append(lines, cmp.Or(bearers[c.Bears], "Borne by: "+c.Bears+"."))
	}
	if does := st.norm(&c.Norm, path); does != nil {
		return append(lines, does...)
	}
	return append(lines, quoted(c.Text)...)
}
