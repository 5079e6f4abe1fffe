package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/rule"
)

// Standing is how an instrument stands to an agency's officers.
type Standing struct {
	InForce           bool
	Home, Place, Here bool
	Claims            []string // members, command, territory, named
	Overreach         string
}

func (s Standing) binds() bool { return s.InForce && (s.Home || s.Place || s.Here) }

// DerivationInput is what a derivation is made of.
type DerivationInput struct {
	Input
	Finding *Finding
	// Standing tells how an instrument stood to an agency in a clash.
	Standing func(c *facts.Clash, instrument, agency string) Standing
	// Line is the text of a line of a file; empty if it cannot be read.
	Line func(file string, line int) string
	// Least is what would clear the finding, a sentence an entry.
	Least []string
}

// BuildDerivation says how a finding came about.
func BuildDerivation(in DerivationInput) (*Derivation, error) {
	n := index(in.Input)[in.Finding.Book]
	if n == nil {
		return nil, unknown("book", in.Finding.Book)
	}
	b := &deriving{answering: answering{names: n}, in: in}
	out := &Derivation{Version: DerivationVersion, Today: in.Facts.Today, Finding: in.Finding, Diagnostics: []Diagnostic{}, Disclaimer: Disclaimer}
	for _, r := range in.Rules {
		if r.ID == in.Finding.Rule {
			out.Why = r.Description
		}
	}
	out.Steps = b.steps()
	return out, b.err
}

// deriving puts one derivation in words.
type deriving struct {
	answering
	in DerivationInput
}

// mostClashes is how many clashes of one finding are told one by one.
const mostClashes = 3

func (b *deriving) steps() []DerivationStep {
	var out []DerivationStep
	add := func(title string, lines []DerivationLine) {
		if len(lines) > 0 {
			out = append(out, DerivationStep{title, lines})
		}
	}
	var clashes []*facts.Clash
	for _, id := range b.in.Finding.Clashes {
		if c := b.clashes[id].Clash; c != nil {
			clashes = append(clashes, c)
		}
	}
	told := clashes[:min(len(clashes), mostClashes)]
	if len(clashes) == 0 {
		add("Where it stands", b.written())
	}
	add("What meets", b.each(told, b.meets))
	add("Why it binds whom", b.each(told, b.binds))
	add("In which circumstances", b.each(told, b.circumstances))
	add("Why it is in play", b.each(told, b.exposure))
	add("What the agreements do about it", b.agreements(told))
	if more := len(clashes) - len(told); more > 0 {
		add("And elsewhere", []DerivationLine{{Text: fmt.Sprintf("The same was found %s more, for other stretches of time, officers or actions.", times(more))}})
	}
	add("How much it weighs", b.weight(told))
	add("What would clear it", b.least())
	return out
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// each collects the lines of several clashes, each line once.
func (b *deriving) each(clashes []*facts.Clash, lines func(*facts.Clash) []DerivationLine) (out []DerivationLine) {
	for _, c := range clashes {
		for _, l := range lines(c) {
			if !slices.Contains(out, l) {
				out = append(out, l)
			}
		}
	}
	return out
}

// line is a sentence about what is written at a path of the book.
func (b *deriving) line(path, text string) DerivationLine {
	l := DerivationLine{Text: capital(text)}
	if at, err := locate(b.located, path); err == nil {
		l.File, l.Line, l.Column = at.File, at.Line, at.Column
	}
	return l
}

// written lists the places of a finding that is about no clash, with the line
// that stands at each.
func (b *deriving) written() (out []DerivationLine) {
	for _, p := range b.in.Finding.Places {
		out = append(out, DerivationLine{
			Text: capital(p.Role) + ".", Quote: strings.TrimSpace(b.in.Line(p.File, p.Line)),
			File: p.File, Line: p.Line, Column: p.Column,
		})
	}
	return out
}

// meets states both sides of a clash, norm by norm.
func (b *deriving) meets(c *facts.Clash) (out []DerivationLine) {
	for _, s := range []struct {
		facts.Side
		of string
	}{{c.Left, "left"}, {c.Right, "right"}} {
		for _, id := range s.Norms {
			out = append(out, b.norm(id, s.Side, c.Actions))
		}
		if len(s.Norms) == 0 && len(s.Agencies) > 0 && s.Position == "silent" {
			out = append(out, DerivationLine{Text: fmt.Sprintf("%s %s no rule on it in these circumstances.", b.shorts(s.Agencies), has(s.Agencies))})
		}
	}
	if c.Call.Stated {
		out = append(out, b.line(c.Call.Value, "what calls for it is written here."))
	}
	return out
}

func has(agencies []string) string {
	if len(agencies) == 1 {
		return "has"
	}
	return "have"
}

var modalities = map[string]string{"prohibits": "forbids", "permits": "permits", "requires": "requires"}

func (b *deriving) norm(id string, side facts.Side, actions []string) DerivationLine {
	n, ok := b.norms[id]
	if !ok {
		return DerivationLine{Text: id + "."}
	}
	text := b.say(b.names.norm(id)) + " " + modalities[n.Modality] + " " + b.acts(n, actions)
	if n.Modality == "permits" && side.Position == "prohibited" {
		text += " only in other circumstances, and so forbids it in these"
	}
	if n.Advice.Stated {
		text = b.say(b.names.norm(id)) + " advises on " + b.acts(n, actions)
	}
	l := b.line(n.Path, text+".")
	l.Quote = n.Text.Value
	return l
}

// acts names the actions of a clash as a norm states them: by what it lists,
// where the clash is about all of that.
func (b *deriving) acts(n *facts.Norm, actions []string) string {
	var names []string
	for _, id := range actions {
		if slices.Contains(n.Actions, id) || len(actions) == 1 {
			names = append(names, b.actionName(id))
		}
	}
	if len(names) == 0 {
		for _, id := range actions {
			names = append(names, b.actionName(id))
		}
	}
	if len(names) > 6 {
		names = append(names[:5], fmt.Sprintf("%d other things", len(names)-5))
	}
	return joinAll(names)
}

// binds says of every document in a clash how it stands to each agency in it.
func (b *deriving) binds(c *facts.Clash) (out []DerivationLine) {
	agencies := union(c.Left.Agencies, c.Right.Agencies)
	slices.Sort(agencies)
	agencies = slices.Compact(agencies)
	var documents []string
	for _, id := range slices.Concat(c.Left.Norms, c.Right.Norms) {
		if n, ok := b.norms[id]; ok && !slices.Contains(documents, n.Document) {
			documents = append(documents, n.Document)
			out = append(out, b.reach(c, n, agencies, slices.Contains(c.Left.Norms, id))...)
		}
	}
	return out
}

// reach says how one document stands to agencies; those to which it stands
// alike share a sentence. Whom a document of the left side does not bind matters
// where that is what is wrong.
func (b *deriving) reach(c *facts.Clash, n *facts.Norm, agencies []string, left bool) (out []DerivationLine) {
	switch n.Kind {
	case "agreement":
		return b.signed(c, n, agencies)
	case "operation-order":
		if b.located.Book.Instruments[n.Document] == nil {
			return []DerivationLine{b.line(n.Path, "it stands in the plan of the deployment itself, which everybody on it carries out.")}
		}
	}
	in := b.located.Book.Instruments[n.Document]
	if in == nil {
		return nil
	}
	var words grouping
	bound := false
	for _, id := range agencies {
		bound = bound || b.in.Standing(c, n.Document, id).binds()
	}
	for _, id := range agencies {
		if !bound || left && (c.Kind == "unreached" || c.Kind == "silent") || b.in.Standing(c, n.Document, id).binds() {
			words.add(b.standing(c, in, n, id), b.say(b.agency(id)))
		}
	}
	words.each(func(how, who string) {
		out = append(out, b.line(book.Path("instruments", n.Document, "reach"),
			b.say(b.cite("instrument", n.Document))+" "+strings.ReplaceAll(how, "{who}", who)+"."))
	})
	return out
}

// standing says how an instrument stands to an agency; {who} is the agency.
func (b *deriving) standing(c *facts.Clash, in *book.Instrument, n *facts.Norm, agency string) string {
	s := b.in.Standing(c, n.Document, agency)
	from := ""
	if begins := cmp.Or(in.Effective, in.Adopted); begins != "" {
		from = ", since " + b.say(moment(begins))
	}
	switch {
	case !s.InForce:
		return "is not in force then, so that it does not bind {who}"
	case in.Issuer == agency && s.Home:
		return "is {who}'s own" + from + ": it binds its officers wherever they serve"
	case s.Home && slices.Contains(s.Claims, "members"):
		return "speaks to the agencies of " + b.issuer(in) + from + ", and binds officers of {who} wherever they serve"
	case s.Place:
		return "holds for anybody in " + b.say(b.place(in.Reach.Territory)) + from + ", officers of {who} included"
	case s.Home:
		return "binds officers of {who} at home" + from
	case s.Here && slices.Contains(s.Claims, "command"):
		return "reaches whoever works under the command of " + b.issuer(in) + from + ", and so officers of {who} on this assignment"
	case s.Here:
		return "names {who}" + from + ", and whoever commands here can bind them"
	case s.Overreach != "":
		return "claims to bind {who}, but " + b.issuer(in) + " has no authority over them for that"
	}
	return "does not bind officers of {who}: it reaches only " + b.whom(in)
}

// issuer names who made an instrument.
func (b *deriving) issuer(in *book.Instrument) string {
	if a, ok := b.agencies[in.Issuer]; ok {
		return a.Short
	}
	if in.Court != "" {
		return in.Court
	}
	if words, err := b.place(in.Issuer); err == nil {
		return words
	}
	return "its issuer"
}

// whom says in words what a reach takes in.
func (b *deriving) whom(in *book.Instrument) string {
	var out []string
	if _, own := b.agencies[in.Issuer]; in.Reach.Members && own {
		out = append(out, "officers of "+b.issuer(in))
	} else if in.Reach.Members {
		out = append(out, "the agencies of "+b.issuer(in))
	}
	if in.Reach.Command {
		out = append(out, "those who work under its command")
	}
	if in.Reach.Territory != "" {
		out = append(out, "those in "+b.say(b.place(in.Reach.Territory))+" who are not excepted")
	}
	if in.Reach.Named != nil {
		out = append(out, "those whom it names")
	}
	if len(out) == 0 {
		return "nobody"
	}
	return joinAll(out)
}

// signed says how an agreement stands to agencies.
func (b *deriving) signed(c *facts.Clash, n *facts.Norm, agencies []string) (out []DerivationLine) {
	var words grouping
	for _, id := range agencies {
		words.add(b.party(c.Deployment, n.Document, id), b.say(b.agency(id)))
	}
	words.each(func(how, who string) {
		out = append(out, b.line(book.Path("agreements", n.Document, "parties"),
			b.say(b.cite("agreement", n.Document))+" "+strings.ReplaceAll(how, "{who}", who)+"."))
	})
	return out
}

func (b *deriving) party(deployment, agreement, agency string) string {
	for _, u := range b.in.Facts.AgreementUses {
		if u.Book != b.in.Finding.Book || u.Deployment != deployment || u.Agreement != agreement || u.Agency != agency {
			continue
		}
		switch {
		case !u.Party:
			return "was not signed by {who}"
		case u.Valid:
			return "binds {who} by signature"
		}
		return "was signed by {who}, but does not hold for them here: " + b.invalid(u)
	}
	return "was not signed by {who}"
}

// invalid says why an agreement does not hold for a party.
func (b *deriving) invalid(u facts.AgreementUse) string {
	for _, c := range []struct {
		is   bool
		text string
	}{
		{!u.Started, "it had not begun"},
		{u.Expired, "it has ended"},
		{u.Withdrawn, "they withdrew"},
		{len(u.SupersededBy) > 0, "a later agreement replaces it"},
		{!u.InTerritory, "the place lies outside of its territory"},
		{u.Excluded, "it rules the purpose out"},
		{!u.PurposeOK, "the purpose is not among those that it lists"},
		{!u.PartyStateOK || !u.PartyKindOK, "it is not open to agencies like them"},
		{len(u.Lacking) > 0, "an approval is lacking"},
		{len(u.Lapsed) > 0, "an approval has run out"},
		{!u.SignedInTime || len(u.Late) > 0, "it was signed or approved too late"},
		{!u.VersionOK, "they signed another version"},
		{u.Executed.Stated && !u.Executed.Value, "there is no executed copy"},
	} {
		if c.is {
			return c.text
		}
	}
	return "not all that it needs is there"
}

// circumstances says when and where a clash bites.
func (b *deriving) circumstances(c *facts.Clash) (out []DerivationLine) {
	switch {
	case c.Whole:
		out = append(out, DerivationLine{Text: "Whatever the circumstances."})
	case c.Region != "":
		out = append(out, DerivationLine{Text: capital(circumstances(c.Region)) + "."})
		if c.Situation != "" && c.Situation != c.Region {
			out = append(out, DerivationLine{Text: "For example: " + situation(c) + "."})
		}
	}
	if c.Deployment == "" {
		return out
	}
	for _, id := range slices.Sorted(slices.Values(c.Assignments)) {
		if a, ok := b.assignments[[2]string{c.Deployment, id}]; ok {
			out = append(out, b.line(a.Path, "on “"+a.Title+"”, "+Words(c.During)+"."))
		}
	}
	if len(out) == 0 || len(c.Assignments) == 0 {
		out = append(out, b.line(b.deployments[c.Deployment].Path, Words(c.During)+"."))
	}
	return out
}

// exposure says why the action may come up, or that it may not.
func (b *deriving) exposure(c *facts.Clash) (out []DerivationLine) {
	if c.Deployment == "" {
		return nil
	}
	for _, u := range b.in.Facts.Units {
		if u.Book == c.Book && u.Deployment == c.Deployment && (slices.Contains(c.Left.Agencies, u.Agency) || slices.Contains(c.Right.Agencies, u.Agency)) {
			if tool := b.carries(u, c.Actions); tool != "" {
				out = append(out, b.line(u.Path, b.say(b.agency(u.Agency))+" brings "+tool+" (unit “"+u.ID+"”)."))
			}
		}
	}
	e := c.Exposure
	for _, w := range []struct {
		is   bool
		text string
	}{
		{e.Planned, "The plan or a task calls for it."},
		{e.Trained && !e.Carried && !e.Planned, "These officers are trained for it."},
		{e.Unknown, "What these officers are trained for is not written down, so it counts as something that may come up."},
		{!e.InPlay, "Nothing says that it will come up: it weighs less for that."},
	} {
		if w.is {
			out = append(out, DerivationLine{Text: w.text})
		}
	}
	return out
}

// carries names the first thing that a unit brings and the clash is about.
func (b *deriving) carries(u facts.Unit, actions []string) string {
	for _, item := range u.Carries {
		for _, id := range actions {
			bare := strings.TrimPrefix(id, "carry/")
			if item == bare || b.standsIn(item, bare) || b.standsIn(bare, item) {
				return b.actionName(item)
			}
		}
	}
	return ""
}

// agreements lists the clauses tried on clashes, and what came of each.
func (b *deriving) agreements(clashes []*facts.Clash) []DerivationLine {
	out := b.each(clashes, func(c *facts.Clash) (out []DerivationLine) {
		for _, s := range c.Settlements {
			out = append(out, b.line(s.Path, b.say(b.clause(s.Clause))+" "+outcomes[s.Outcome]+fails(s)+"."))
		}
		return out
	})
	if len(out) == 0 && len(clashes) > 0 && clashes[0].Deployment != "" {
		return []DerivationLine{{Text: "No clause of an agreement speaks of it."}}
	}
	return out
}

var outcomes = map[string]string{
	"settles": "settles it", "partly": "settles a part of it", "fails": "was meant to settle it and does not",
}

// fails says why a clause does not settle all of a clash.
func fails(s facts.Settlement) string {
	if s.Outcome == "settles" || whyNot[s.Why] == "" {
		return ""
	}
	return ": " + whyNot[s.Why]
}

var whyNot = map[string]string{
	"outranks":        "what stands against it stands above what those who signed can waive",
	"not-in-force":    "it is not in force then",
	"not-a-party":     "not all of these agencies signed it",
	"condition":       "it holds under conditions that are not all met",
	"dilemma":         "nothing lawful would be left to do",
	"no-own-position": "the side that it refers to has no rule on this",
	"tasked":          "these officers are tasked with it all the same",
	"opposed":         "another clause says the opposite",
}

// weight says how much the finding weighs, and what it rests on.
func (b *deriving) weight(clashes []*facts.Clash) []DerivationLine {
	words := map[string]string{
		rule.Error: "An error: do not deploy until it is settled.", rule.Warning: "A warning: settle it, or accept it in writing.",
		rule.Note: "A note: brief the officers.",
	}
	out := []DerivationLine{{Text: words[b.in.Finding.Severity]}}
	if slices.ContainsFunc(clashes, func(c *facts.Clash) bool { return c.Law }) {
		out = append(out, DerivationLine{Text: "A statute, a court order or a decree stands behind it: no agreement can waive it."})
	}
	if slices.ContainsFunc(clashes, func(c *facts.Clash) bool { return c.Confidence != "stated" && c.Confidence != "" }) {
		out = append(out, DerivationLine{Text: "One of the sources was not read in the original: check it before you rely on this."})
	}
	if w := b.in.Finding.Waiver; w != nil {
		out = append(out, DerivationLine{
			Text: "It is accepted until " + b.say(moment(w.Until)) + ".", File: w.Place.File, Line: w.Place.Line, Column: w.Place.Column,
		})
	}
	return out
}

func (b *deriving) least() (out []DerivationLine) {
	for _, text := range b.in.Least {
		out = append(out, DerivationLine{Text: text})
	}
	return out
}
