package checker

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/evidence"
	"roe.example/checker/facts"
	"roe.example/checker/judge"
	"roe.example/checker/load"
	"roe.example/checker/readiness"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// pairing is the comparison of all pairs on its way.
type pairing struct {
	*run
	on        PairsOn
	catalogue []rule.Rule
	rules     map[string]rule.Rule
	engine    *judge.Engine
	off       func(id string) bool
	reasons   int       // how many of one pair are told
	end       time.Time // when no more can be begun; zero: never
	cells     map[couple]*readiness.Pair
	found     map[string]bool // rules with findings
	failures  map[string]rule.Failure
}

func (r *run) newPairing(on PairsOn) (*pairing, error) {
	e, err := engine()
	if err != nil {
		return nil, err
	}
	p := &pairing{run: r, on: on, catalogue: r.own.rules(e.Rules()), engine: e, rules: map[string]rule.Rule{},
		cells: map[couple]*readiness.Pair{}, found: map[string]bool{}, failures: map[string]rule.Failure{}}
	for _, x := range p.catalogue {
		p.rules[x.ID] = x
	}
	planned := plannedRules(e, r.own)
	p.off = func(id string) bool { return planned[id] || r.settings().Off(id) }
	agencies := map[string]bool{}
	for _, b := range r.books {
		for id := range b.Book.Agencies {
			agencies[id] = true
		}
	}
	p.reasons = readiness.ReasonsFor(len(agencies))
	return p, nil
}

// plannedRules are the rules about what a deployment states about itself: of
// those help with no plan knows nothing. Which these are follows from the facts
// that they count.
func plannedRules(e *judge.Engine, o *own) map[string]bool {
	about := e.Considers()
	if !o.none() {
		maps.Copy(about, o.Sandbox.Considers())
	}
	out := map[string]bool{}
	for id, fields := range about {
		out[id] = slices.ContainsFunc(fields, facts.OfPlan)
	}
	return out
}

// batch is some pairs that were judged.
type batch struct {
	located   *book.Located
	facts     *facts.Facts
	judgement *rule.Judgement
	common    map[string][]evidence.Common
}

// cause is what makes findings of one pair the same one.
type cause struct{ rule, cause string }

// group is the findings of a cause.
type group struct {
	cause
	all      []rule.Finding
	severity string
}

// take makes cells of what was judged.
func (p *pairing) take(b *batch, some []couple) error {
	for _, f := range b.judgement.Failures {
		p.failures[f.Rule] = f
	}
	groups := grouped(b.judgement.Findings)
	var told []rule.Finding
	chosen := map[string][]*group{}
	for _, c := range some {
		chosen[c.id()] = p.choose(groups[c.id()])
		for _, g := range chosen[c.id()] {
			told = append(told, g.all...)
		}
	}
	words, err := p.words(b, told)
	if err != nil {
		return err
	}
	known := notKnown(b.facts)
	for _, c := range some {
		cell := &readiness.Pair{Host: c.host, Aid: c.aid, Agreements: p.agreements(b, c)}
		cell.NoAgreement = !slices.ContainsFunc(cell.Agreements, func(a readiness.PairAgreement) bool { return a.Holds })
		for _, g := range groups[c.id()] {
			p.found[g.rule] = true
			cell.Count(p.rules[g.rule].Topic, g.severity)
		}
		for _, agency := range []string{c.host, c.aid} {
			for _, topic := range known[[2]string{c.id(), agency}] {
				cell.Unknown(topic, agency)
			}
		}
		for _, g := range chosen[c.id()] {
			cell.Reasons = append(cell.Reasons, words[report.Fingerprint(g.rule, c.id(), g.cause.cause)])
		}
		cell.More = len(groups[c.id()]) - len(cell.Reasons)
		p.cells[c] = cell
	}
	return nil
}

// grouped gathers the findings of each deployment, by rule and cause, the worst
// first.
func grouped(findings []rule.Finding) map[string][]*group {
	by := map[string]map[cause]*group{}
	for _, f := range findings {
		if f.Deployment == "" {
			continue // of documents alone, whoever helps whom
		}
		of := by[f.Deployment]
		if of == nil {
			of = map[cause]*group{}
			by[f.Deployment] = of
		}
		at := cause{f.Rule, f.Cause}
		if of[at] == nil {
			of[at] = &group{cause: at}
		}
		g := of[at]
		g.all = append(g.all, f)
		if rule.Weight(f.Severity) > rule.Weight(g.severity) {
			g.severity = f.Severity
		}
	}
	out := map[string][]*group{}
	for id, of := range by {
		out[id] = slices.SortedFunc(maps.Values(of), func(a, b *group) int {
			return cmp.Or(cmp.Compare(rule.Weight(b.severity), rule.Weight(a.severity)), strings.Compare(a.rule, b.rule), strings.Compare(a.cause.cause, b.cause.cause))
		})
	}
	return out
}

// choose takes those that are told in words: of one severity one of each rule
// before a second of any.
func (p *pairing) choose(groups []*group) []*group {
	round, seen := map[*group]int{}, map[string]int{}
	for _, g := range groups {
		round[g] = seen[g.severity+g.rule]
		seen[g.severity+g.rule]++
	}
	out := slices.SortedStableFunc(slices.Values(groups), func(a, b *group) int {
		return cmp.Or(cmp.Compare(rule.Weight(b.severity), rule.Weight(a.severity)), cmp.Compare(round[a], round[b]))
	})
	return out[:min(len(out), p.reasons)]
}

// words puts findings into words, by fingerprint.
func (p *pairing) words(b *batch, told []rule.Finding) (map[string]readiness.PairReason, error) {
	library, err := load.Library()
	if err != nil {
		return nil, err
	}
	r := report.Build(report.Input{
		Books: []*book.Located{b.located}, Library: library.Book, Facts: b.facts, Rules: p.catalogue,
		Judgement: &rule.Judgement{Findings: told}, Audience: cmp.Or(p.Audience, report.Internal), Settings: p.settings(),
	})
	for _, f := range r.Failures {
		p.failures[f.Rule] = f
	}
	out := make(map[string]readiness.PairReason, len(r.Findings))
	for i := range r.Findings {
		f := &r.Findings[i]
		out[f.Fingerprint] = readiness.PairReason{Rule: f.Rule, Topic: f.Topic, Severity: f.Severity, Text: f.Message, Remedy: f.Remedy,
			Sources: written(f.Places), Count: f.Count}
	}
	return out, nil
}

// written leaves out the places in a deployment that nobody wrote.
func written(places []report.Place) []report.Place {
	return slices.DeleteFunc(slices.Clone(places), func(p report.Place) bool { return strings.HasPrefix(p.Path, "deployments.") })
}

// notKnown lists the topics on which an agency's rules are not whole, by
// deployment and agency.
func notKnown(f *facts.Facts) map[[2]string][]string {
	out := map[[2]string][]string{}
	for _, k := range f.Knowledge {
		if k.Extent != "whole" {
			at := [2]string{k.Deployment, k.Agency}
			out[at] = append(out[at], k.Topic)
		}
	}
	return out
}

// agreements of a pair, those that hold first.
func (p *pairing) agreements(b *batch, c couple) (out []readiness.PairAgreement) {
	for _, one := range b.common[c.id()] {
		at := b.located.At("agreements", one.Agreement)
		out = append(out, readiness.PairAgreement{
			ID: one.Agreement, Cite: b.located.Book.Agreements[one.Agreement].Cite, Holds: one.Holds(),
			Why:   whyNot(&one, b.located.Book),
			Place: report.Place{Role: "agreement", File: at.File, Line: at.Line, Column: at.Column, Path: book.Path("agreements", one.Agreement)},
		})
	}
	slices.SortStableFunc(out, func(x, y readiness.PairAgreement) int { return cmp.Compare(no(x.Holds), no(y.Holds)) })
	return out
}

func no(yes bool) int {
	if yes {
		return 0
	}
	return 1
}

// whyNot says in a phrase why an agreement does not hold between the two.
func whyNot(c *evidence.Common, b *book.Book) string {
	for _, u := range []facts.AgreementUse{c.Host, c.Aid} {
		if why := unheld(&u, b.Agencies[u.Agency].Short); why != "" {
			return why
		}
	}
	return ""
}

func unheld(u *facts.AgreementUse, agency string) string {
	for _, one := range []struct {
		so    bool
		words string
	}{
		{!u.Started, "it begins on " + u.From.Value},
		{u.Expired, "it ended on " + u.Until.Value},
		{u.Withdrawn, agency + " withdrew on " + u.Withdrew.Value},
		{len(u.SupersededBy) > 0, "another agreement has taken its place"},
		{u.Executed.Stated && !u.Executed.Value, "it was never executed"},
		{!u.SignedInTime, agency + " signed only on " + u.Signed.Value},
		{!u.VersionOK, agency + " signed another version"},
		{!u.InTerritory, "the host's place lies outside of its territory"},
		{!u.PartyStateOK, "the state of " + agency + " is not among those that it names"},
		{!u.PartyKindOK, "it is not open to the kind of agency that " + agency + " is"},
		{!u.PurposeOK, "it is for other purposes"},
		{u.Excluded, "it rules this purpose out"},
		{len(u.Lacking) > 0, agency + " lacks an approval that it needs"},
		{!u.Valid, "an approval of " + agency + " came late or has run out"},
	} {
		if one.so {
			return one.words
		}
	}
	return ""
}

// matrix puts the cells in order.
func (p *pairing) matrix(joined []*book.Located, apart []string) (*readiness.Pairs, error) {
	out := &readiness.Pairs{Day: p.on.Day, Remarks: []string{}, Failures: slices.SortedFunc(maps.Values(p.failures), func(a, b rule.Failure) int { return strings.Compare(a.Rule, b.Rule) })}
	in := map[string]int{} // the book that describes an agency
	for i, b := range joined {
		for _, id := range slices.Sorted(maps.Keys(b.Book.Agencies)) {
			if _, known := in[id]; known {
				continue
			}
			in[id] = i
			a := b.Book.Agencies[id]
			one := readiness.PairAgency{ID: id, Name: a.Name, Short: a.Short}
			if at := b.Book.Places[a.Place]; at != nil {
				one.Place = at.Name
			}
			out.Agencies = append(out.Agencies, one)
		}
	}
	for _, h := range out.Agencies {
		for _, a := range out.Agencies {
			c := couple{h.ID, a.ID}
			switch {
			case h.ID == a.ID:
			case p.cells[c] != nil:
				out.Cells = append(out.Cells, *p.cells[c])
			default:
				out.Cells = append(out.Cells, readiness.Pair{Host: h.ID, Aid: a.ID, Why: p.why(joined, h, a)})
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(p.found)) {
		x := p.rules[id]
		out.Rules = append(out.Rules, readiness.PairRule{ID: id, Topic: x.Topic, Title: x.Title, Remedy: x.Remedy})
	}
	for _, b := range joined {
		if purpose := b.Book.Purposes[p.on.Purpose]; purpose != nil {
			out.Purpose = purpose.Title
		}
	}
	out.Remarks = append(out.Remarks, apart...)
	if left := p.unreached(out.Cells); left > 0 {
		out.Remarks = append(out.Remarks, fmt.Sprintf("There was no time for %d of %d pairs: --timeout allows more.", left, len(out.Cells)))
	}
	out.Arrange()
	return out, nil
}

// why a pair was not compared.
func (p *pairing) why(joined []*book.Located, h, a readiness.PairAgency) string {
	if slices.ContainsFunc(joined, func(l *book.Located) bool { return l.Book.Agencies[h.ID] != nil && l.Book.Agencies[a.ID] != nil }) {
		return noTime
	}
	return fmt.Sprintf("%s and %s stand in books that contradict each other, so that nothing can be said of the two.", h.Short, a.Short)
}

const noTime = "There was no time left for these two: --timeout allows more."

func (p *pairing) unreached(cells []readiness.Pair) (n int) {
	for i := range cells {
		if cells[i].Why == noTime {
			n++
		}
	}
	return n
}
