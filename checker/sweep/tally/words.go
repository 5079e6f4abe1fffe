package tally

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"roe.example/checker/report"
)

// words say what a rule finds on an action: "Pepper spray: the host's rule on
// force does not reach its helpers".
func (t *Tally) words(action int, rule string) string {
	return report.Capital(t.Actions[action].Name) + ": " + t.ruleWords(rule)
}

// ruleWords is the title of a rule as it stands within a sentence.
func (t *Tally) ruleWords(rule string) string {
	title := t.titles[rule]
	if title == "" {
		return "the rule " + rule + " finds a conflict"
	}
	return strings.ToLower(title[:1]) + title[1:]
}

// says quotes norms: “prohibits pepper spray” (Riverton PD Order 5, 5.2).
func (t *Tally) says(norms []int32) string {
	var out []string
	for i, n := range norms {
		if i == mostQuoted && len(norms) > mostQuoted+1 {
			out = append(out, fmt.Sprintf("%d more", len(norms)-i))
			break
		}
		out = append(out, "“"+t.Norms[n].Words+"”"+within(t.Norms[n].Manual, t.Norms[n].Section))
	}
	return report.List(out)
}

// mostQuoted is how many norms a sentence quotes.
const mostQuoted = 3

func within(manual, section string) string {
	switch {
	case manual == "":
		return ""
	case section == "":
		return " (" + manual + ")"
	}
	return " (" + manual + ", " + section + ")"
}

// changeWords say a change, and what it does.
func (t *Tally) changeWords(c *Change) (change, effect string) {
	change = report.Capital(t.on(c)) + ": " + t.agencies(c.Holders)
	models := t.agencies(c.Models)
	gives, takes := verb(c.Holders, "gives", "give"), verb(c.Holders, "takes", "take")
	switch {
	case len(c.Drop) == 0 && len(c.Adopt) == 0:
		change += fmt.Sprintf(" %s over the documents of %s, which say the same but bind otherwise", takes, models)
	case len(c.Drop) == 0:
		change += fmt.Sprintf(" %s up %s, as %s %s it", takes, t.says(c.Adopt), models, verb(c.Models, "has", "have"))
	case len(c.Adopt) == 0:
		change += fmt.Sprintf(" %s up %s, which %s %s not say", gives, t.says(c.Drop), models, verb(c.Models, "does", "do"))
	default:
		change += fmt.Sprintf(" %s up %s for what %s %s: %s", gives, t.says(c.Drop), models, verb(c.Models, "says", "say"), t.says(c.Adopt))
	}
	return change + ".", t.effectWords(c)
}

// on names the actions on which a change bears.
func (t *Tally) on(c *Change) string {
	actions := append([]int{c.Action}, c.Besides...)
	slices.Sort(actions)
	var names []string
	for _, action := range actions {
		names = append(names, t.Actions[action].Name)
	}
	if len(names) > mostQuoted+1 {
		names = append(names[:mostQuoted], fmt.Sprintf("%d more", len(names)-mostQuoted))
	}
	return report.List(names)
}

func (t *Tally) effectWords(c *Change) string {
	topic := spaced(t.Actions[c.Action].Topic)
	var out []string
	if c.PairsCleared > 0 || c.PairsRaised > 0 {
		text := count(c.PairsCleared, "pair", "pairs") + " of agencies would have no error and no warning left on " + topic + t.elsewhere(c)
		if c.PairsRaised > 0 {
			text += ", and " + count(c.PairsRaised, "pair", "pairs") + " would get the first"
		}
		out = append(out, text+".")
	} else {
		out = append(out, "No pair of agencies would be without errors and warnings on "+topic+" by this alone.")
	}
	text := count(c.ConflictsCleared, "conflict", "conflicts") + " would go"
	if c.ConflictsRaised > 0 {
		text += " and " + Number(c.ConflictsRaised) + " would come"
	}
	out = append(out, text+".")
	if c.Unsaid > 0 {
		out = append(out, "Not counted are "+count(c.Unsaid, "pair", "pairs")+" that would then have rules which no two agencies have towards each other today: what they would meet is not known.")
	}
	return strings.Join(out, " ")
}

// elsewhere says how many of the pairs that a change clears on a topic it clears
// on all.
func (t *Tally) elsewhere(c *Change) string {
	switch {
	case t.whole == nil || c.PairsCleared == 0:
		return ""
	case c.AllCleared == 0:
		return " (and all of them some on other topics)"
	case c.AllCleared == c.PairsCleared:
		return ", nor on any other topic"
	}
	return " (and " + Number(c.AllCleared) + " of them on no other topic either)"
}

func verb(list []int32, one, several string) string {
	if len(list) == 1 {
		return one
	}
	return several
}

// agencies names one or two, and counts more.
func (t *Tally) agencies(list []int32) string {
	switch len(list) {
	case 1:
		return t.Agencies[list[0]].Short
	case 2:
		return t.Agencies[list[0]].Short + " and " + t.Agencies[list[1]].Short
	}
	return fmt.Sprintf("%s and %s other agencies", t.Agencies[list[0]].Short, Number(int64(len(list)-1)))
}

// Number writes a number as people read it: 1,048,576.
func Number(n int64) string {
	text := strconv.FormatInt(n, 10)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}

// count says how many: 1 pair, 2,000 pairs.
func count(n int64, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return Number(n) + " " + several
}

// Percent says a share: 43 %, under 1 %, all, none.
func Percent(n, of int64) string {
	switch {
	case n == 0 || of == 0:
		return "none"
	case n == of:
		return "all"
	case n*100 < of:
		return "under 1 %"
	case (of-n)*100 < of:
		return "over 99 %"
	}
	return strconv.FormatInt((n*200+of)/(2*of), 10) + " %"
}

func spaced(id string) string { return strings.ReplaceAll(id, "-", " ") }

func spacedList(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, spaced(id))
	}
	return strings.Join(out, ", ")
}
