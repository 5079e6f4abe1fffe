package report

import (
	"fmt"
	"slices"
	"strings"
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
	BlockSignature = "signature" // a line to sign on
	BlockPage      = "page"      // a new page
)

// Addendum is a set as the draft of a document: parties, recitals, clauses with
// their sources, signatures, and behind them what counsel has to know.
func (p *Proposal) Addendum(set int) []Block {
	a := &addendum{p: p, s: &p.Sets[set]}
	a.opening()
	for i := range a.s.Clauses {
		a.clause(&a.s.Clauses[i])
	}
	a.closing()
	a.signatures()
	a.add(BlockPage, "", "")
	a.add(BlockHeading, "", "For counsel, to be taken out before signing")
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
	a.add(BlockTitle, "", "Addendum to "+List(titles)+", for "+a.p.Event)
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
	a.add(BlockItem, "", fmt.Sprintf("Officers of the parties are to work together at %s%s, %s.", a.p.Event, a.in(), Words(a.p.During)))
	a.add(BlockItem, "", fmt.Sprintf("A comparison of their rules on %s left %s open for this deployment. The clauses below are meant to clear %s.",
		dated(a.p.Today), Tally(a.p.Errors, a.p.Warnings), Tally(a.s.Errors, a.s.Warnings)))
	a.add(BlockHeading, "", "The parties agree")
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
	a.add(BlockText, "", "All else in "+List(cites)+" stays as it is. This addendum takes effect when all who are named below have signed or approved it, and holds as long as the agreement to which each clause is added. Nothing in it waives a statute, a court order or a consent decree.")
}

// signers are all whose word the set takes, each agency once.
func (a *addendum) signers() []DraftParty {
	var out []DraftParty
	for _, one := range a.s.Amends {
		for _, s := range one.Signers {
			i := slices.IndexFunc(out, func(o DraftParty) bool { return o.Agency == s.Agency })
			if i < 0 {
				out = append(out, DraftParty{s.Agency, s.Name, slices.Clone(s.By)})
				continue
			}
			for _, by := range s.By {
				if !slices.Contains(out[i].By, by) {
					out[i].By = append(out[i].By, by)
				}
			}
		}
	}
	return out
}

func (a *addendum) signatures() {
	a.add(BlockHeading, "", "Signatures")
	for _, s := range a.signers() {
		for _, by := range s.By {
			a.add(BlockSignature, "", s.Name+", "+by)
		}
	}
}

// counsel says how far the set goes, and at what price.
func (a *addendum) counsel() {
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
		a.add(BlockText, "", fmt.Sprintf("It clears %s with %s.", Tally(o.Errors, o.Warnings), Plural(len(o.Clauses), "clause")))
		for _, c := range o.Clauses {
			a.add(BlockChoice, fmt.Sprintf("%d. %s (%s)", c.Number, c.Heading, c.Cite), c.Text)
		}
		a.items(o.Costs)
	}
}

// newAgreement is the draft for those whom no agreement binds.
func (a *addendum) newAgreement() {
	n := a.p.New
	if n == nil {
		return
	}
	a.add(BlockPage, "", "")
	a.add(BlockHeading, "", "Draft of a new agreement: "+n.Title)
	a.add(BlockText, "", fmt.Sprintf("No agreement binds these agencies to each other there. Once all have signed this one and the deployment relies on it, it clears %s. In force from ____ until ____.", Tally(n.Errors, n.Warnings)))
	b := &addendum{p: a.p, s: &n.ClauseSet}
	for i := range n.Clauses {
		b.clause(&n.Clauses[i])
	}
	b.signatures()
	b.counsel()
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
