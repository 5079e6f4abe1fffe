package report

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Block is one paragraph of a draft: what it is, its number if it has one, and
// its words.
type Block struct {
	Kind   string // see below
	Number string
	Text   string
}

// Kinds of block.
const (
	BlockTitle     = "title"
	BlockHeading   = "heading"
	BlockText      = "text"
	BlockItem      = "item"      // of a list
	BlockClause    = "clause"    // the heading of a numbered clause
	BlockWords     = "words"     // what is to be signed
	BlockChoice    = "choice"    // another wording, under its letter
	BlockNote      = "note"      // for counsel, to be struck before signing
	BlockSignature = "signature" // lines for a signature, a name, a title and a day
	BlockApproval  = "approval"  // a line that somebody fills in
	BlockPage      = "page"      // a new page
)

// Unwaivable is what no clause between agencies sets aside.
const Unwaivable = "the constitution, a statute, a regulation, a court order or a consent decree"

// Addendum is a set as the draft of a document: parties, recitals, clauses,
// signatures, and behind them what counsel has to know. Where there are no sets,
// it is the draft of the new agreement.
func (p *Proposal) Addendum(set int) []Block {
	if len(p.Sets) == 0 {
		a := &addendum{p: p}
		a.add(BlockTitle, "", "Draft of a new agreement: "+p.New.Title)
		a.unsigned()
		a.open()
		return a.blocks
	}
	a := &addendum{p: p, s: &p.Sets[set]}
	a.opening()
	for i := range a.s.Clauses {
		a.clause(&a.s.Clauses[i])
	}
	a.closing()
	a.signatures()
	a.add(BlockPage, "", "")
	a.add(BlockHeading, "", "For counsel, to be taken out before signing")
	a.add(BlockText, "", fmt.Sprintf("A comparison of the parties' rules on %s left %s open for %s. The sections are meant to clear %s of them.",
		dated(p.Today), Tally(p.Errors, p.Warnings), p.Event, Tally(a.s.Errors, a.s.Warnings)))
	a.counsel()
	a.otherSets(set)
	a.newAgreement()
	a.open()
	return a.blocks
}

type addendum struct {
	p      *Proposal
	s      *ClauseSet
	blocks []Block
}

func (a *addendum) add(kind, number, text string) {
	a.blocks = append(a.blocks, Block{kind, number, text})
}

func (a *addendum) items(texts []string) {
	for _, t := range texts {
		a.add(BlockItem, "", t)
	}
}

func (a *addendum) opening() {
	var titles []string
	for _, one := range a.s.Amends {
		titles = append(titles, "the "+one.Title)
	}
	a.add(BlockTitle, "", "Addendum to "+List(titles))
	a.add(BlockHeading, "", "Parties")
	for _, s := range a.signers() {
		text := s.Name
		if slices.ContainsFunc(a.p.Parties, func(p ProposalParty) bool { return p.Agency == s.Agency && p.Host }) {
			text += " (the requesting agency)"
		}
		a.add(BlockItem, "", text)
	}
	a.add(BlockHeading, "", "Recitals")
	for _, one := range a.s.Amends {
		since := ""
		if one.From != "" {
			since = ", in force since " + dated(one.From)
		}
		var names []string
		for _, s := range one.Signers {
			names = append(names, s.Name)
		}
		a.add(BlockItem, "", List(names)+" are parties to the "+one.Title+" (“"+one.Cite+"”)"+since+".")
	}
	a.add(BlockItem, "", fmt.Sprintf("Officers of the parties are to serve together for %s%s, %s%s.", a.p.Event, a.in(), Words(a.p.During), offsets(a.p.During)))
	a.add(BlockItem, "", "The parties wish to provide which rules govern their officers who serve together, in the matter of "+a.matters()+".")
	a.add(BlockHeading, "", "The parties agree")
	a.add(BlockText, "", "In each section below, “the Agreement” is the agreement to which the section is added.")
}

// matters are the headings of the clauses, each once.
func (a *addendum) matters() string {
	var out []string
	for _, c := range a.s.Clauses {
		first, size := utf8.DecodeRuneInString(c.Heading)
		name := string(unicode.ToLower(first)) + c.Heading[size:]
		if next, _ := utf8.DecodeRuneInString(c.Heading[size:]); !unicode.IsLower(next) {
			name = c.Heading // an abbreviation
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return List(out)
}

// offsets say by which clock the hours of a period are meant.
func offsets(i Interval) string {
	var out []string
	for _, at := range []string{i.From, i.Until} {
		if t, err := time.Parse(time.RFC3339, at); err == nil {
			if zone := "UTC" + t.Format("-07:00"); !slices.Contains(out, zone) {
				out = append(out, zone)
			}
		}
	}
	if len(out) == 0 {
		return ""
	}
	return " (" + strings.Join(out, ", then ") + ")"
}

func (a *addendum) in() string {
	if a.p.Place == "" || strings.Contains(a.p.Event, a.p.Place) {
		return ""
	}
	return " in " + a.p.Place
}

func dated(day string) string {
	words, err := moment(day)
	return or(words, day, err)
}

func (a *addendum) clause(c *ProposedClause) {
	a.add(BlockClause, fmt.Sprint(c.Number), c.Heading+". (§ "+c.ID+" of "+c.Cite+".)")
	a.add(BlockWords, "", c.Text)
	if c.Decision != "" {
		a.add(BlockNote, "", "To decide: "+c.Decision)
	}
	for i, alternative := range c.Alternatives {
		a.add(BlockChoice, "Alternative "+string(rune('A'+i)), alternative)
	}
}

// notes say of each clause between which rules it decides and what it clears.
func (a *addendum) notes() {
	for i := range a.s.Clauses {
		a.note(&a.s.Clauses[i])
	}
}

func (a *addendum) note(c *ProposedClause) {
	if len(c.Sources)+len(c.Clears) == 0 {
		return
	}
	a.add(BlockText, "", fmt.Sprintf("On section %d, %s (§ %s of %s):", c.Number, c.Heading, c.ID, c.Cite))
	if len(c.Sources) > 0 {
		a.add(BlockNote, "", "Sources: "+List(c.Sources)+".")
	}
	for _, name := range c.Clears {
		for _, f := range a.s.Clears {
			if f.Fingerprint == name {
				a.add(BlockNote, "", "Clears: "+f.Message)
			}
		}
	}
}

func (a *addendum) closing() {
	a.add(BlockHeading, "", "Effect")
	var cites []string
	for _, one := range a.s.Amends {
		cites = append(cites, one.Cite)
	}
	a.add(BlockText, "", "All else in "+List(cites)+" stays as it is. This addendum takes effect when all who are named below have signed or approved it. Each section is in force as long as the agreement to which it is added.")
	a.add(BlockText, "", fmt.Sprintf("Each section applies to %s and amends the Agreement for every later deployment as well. Whichever party asks for help is then the requesting agency.", a.p.Event))
	a.unwaived("addendum")
}

func (a *addendum) unwaived(what string) {
	a.add(BlockText, "", "Nothing in this "+what+" requires or authorizes conduct contrary to "+Unwaivable+".")
}

// counsel says how far the set goes, and at what price.
func (a *addendum) counsel() {
	a.notes()
	if a.s.Proven {
		a.add(BlockText, "", "No smaller set of clauses of this kind clears as much.")
	} else {
		a.add(BlockText, "", "It is not proven that no smaller set clears as much: "+a.s.Doubt+".")
	}
	a.list("What the clauses cost", a.s.Costs)
	a.list("What they clear beside this deployment", messages(a.s.ClearsToo))
	a.list("What another set clears and this one does not", messages(a.s.Leaves))
	a.list("Of these a part stays open", messages(a.s.Changes))
	a.list("What the clauses would bring about", messages(a.s.Raises))
}

func (a *addendum) list(heading string, items []string) {
	if len(items) > 0 {
		a.add(BlockHeading, "", heading)
		a.items(items)
	}
}

func messages(refs []FindingRef) []string {
	var out []string
	for _, f := range refs {
		out = append(out, f.Message)
	}
	return out
}

// otherSets gives the sets between which the parties choose.
func (a *addendum) otherSets(chosen int) {
	for i := range a.p.Sets {
		o := &a.p.Sets[i]
		if i == chosen {
			continue
		}
		a.add(BlockHeading, "", fmt.Sprintf("Instead, set %d: %s", o.Number, o.Title))
		a.add(BlockText, "", fmt.Sprintf("It clears %s with %s.", Tally(o.Errors, o.Warnings), Count(len(o.Clauses), "clause")))
		for _, c := range o.Clauses {
			a.add(BlockChoice, fmt.Sprintf("%d. %s (%s)", c.Number, c.Heading, c.Cite), c.Text)
		}
		a.items(o.Costs)
	}
}

// newAgreement is the draft for those whom no agreement binds.
func (a *addendum) newAgreement() {
	if a.p.New == nil {
		return
	}
	a.add(BlockPage, "", "")
	a.add(BlockHeading, "", "Draft of a new agreement: "+a.p.New.Title)
	a.unsigned()
}

// unsigned is the new agreement below its title.
func (a *addendum) unsigned() {
	n := a.p.New
	b := &addendum{p: a.p, s: &n.ClauseSet}
	b.add(BlockText, "", "In force from ____________ until ____________. In each section below, “the Agreement” is this agreement.")
	for i := range n.Clauses {
		b.clause(&n.Clauses[i])
	}
	b.unwaived("agreement")
	b.signatures()
	b.add(BlockPage, "", "")
	b.add(BlockHeading, "", "For counsel, on the new agreement, to be taken out before signing")
	b.add(BlockText, "", fmt.Sprintf("No agreement binds these agencies to each other there. Once all have signed this one and the deployment relies on it, it clears %s.", Tally(n.Errors, n.Warnings)))
	b.counsel()
	b.list("What it clears", messages(n.Clears))
	a.blocks = append(a.blocks, b.blocks...)
}

// open lists what no clause clears, by the reason, with what would.
func (a *addendum) open() {
	if len(a.p.Others) == 0 {
		return
	}
	a.add(BlockHeading, "", "What no clause settles")
	for _, g := range a.p.ByReason() {
		a.add(BlockText, "", g.Why)
		for _, o := range g.Findings {
			a.add(BlockItem, "", o.Message+" To settle it: "+o.Remedy)
		}
	}
}
