package web

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/readiness"
	"roe.example/checker/report"
)

// pairsView is the matrix of who can help whom as a page shows it: a grid of
// symbols, and the same as a list, host by host, which says why. Without
// scripts each symbol leads to its place in the list.
type pairsView struct {
	*readiness.Pairs
	Columns []pairsHead
	Rows    []pairsRow
	// Bands are the columns as they fit on paper; nil where all fit at once.
	Bands [][]pairsHead
	Hosts []pairsHost
	// Grouped: rows stand for several agencies. How says in a sentence by what;
	// empty: as a review groups them.
	Grouped bool
	How     string

	// OnPaper: the list is short enough to be printed.
	OnPaper bool
	Sums    []pairsSum
	// Alone counts pairs that come to something worse, and have no agreement.
	Alone int
}

// Empty: there are no two agencies to compare.
func (v *pairsView) Empty() bool {
	return len(v.Agencies) == 0 || len(v.Agencies) == 1 && len(v.Sums) == 0
}

// pairsHead is a row or column: an agency, or several.
type pairsHead struct {
	Number int
	Title  string
	Of     []string // short names, where it stands for several
}

type pairsRow struct {
	pairsHead
	Cells []pairsCell
}

// pairsCell is a pair, or the worst of several.
type pairsCell struct {
	Column      int
	Self        bool // an agency with itself
	Worst       string
	NoAgreement bool
	Why         string // id of the place in the list that says why
	// On has a letter for what it comes to on all topics, then on each.
	On    string
	Pairs int
	Says  string // of several pairs: how many come to what
}

// pairsHost is what the list says of an agency that asks for help.
type pairsHost struct {
	ID, Title string
	Sums      []pairsSum
	Items     []pairsItem
}

// pairsItem is a helper, or helpers that come to the same.
type pairsItem struct {
	*readiness.Pair
	ID    string
	Names []string
	// Keys are what filters look for.
	Agencies, TopicKeys, StandingKeys string
	Says                              string // on which topics what
	Agreed                            string
}

// pairsSum is how many pairs come to something.
type pairsSum struct {
	Standing string
	Count    int
}

// What the page calls a standing, and the letter that stands for it in the data
// of the grid.
var pairsWords = []pairsWord{
	{readiness.PairError, "e", "Error", "with errors", "Error: settle it before anybody deploys", "error"},
	{readiness.PairNoAgreement, "a", "No agreement", "without agreement", "No agreement between the two holds that day", "no-agreement"},
	{readiness.PairWarning, "w", "Warning", "with warnings", "Warning: settle it or accept it in writing", "warning"},
	{readiness.PairNotKnown, "u", "Not known", "not known", "Not known: some of their rules are not in the books", "unknown"},
	{readiness.PairNote, "n", "Note", "with notes", "Note: brief officers", "note"},
	{readiness.PairClear, "c", "Clear", "clear", "Clear: all their rules are in the books, and nothing stands against it", "ready"},
	{readiness.PairNotCompared, "x", "Not compared", "not compared", "Not compared: the pair says why", "silent"},
}

// pairsWord is a standing as a cell, a count of several and the legend call it.
type pairsWord struct{ id, letter, word, several, legend, icon string }

func pairsAt(standing string) int {
	return slices.IndexFunc(pairsWords, func(w pairsWord) bool { return w.id == standing })
}

func init() {
	words["pairWord"] = func(standing string) string { return pairsWords[pairsAt(standing)].word }
	words["pairSeveral"] = func(standing string) string { return pairsWords[pairsAt(standing)].several }
	words["pairIcon"] = func(standing string) string { return pairsWords[pairsAt(standing)].icon }
	words["pairLegend"] = func(standing string) string { return pairsWords[pairsAt(standing)].legend }
	words["pairDay"] = func(day string) string { return readiness.Day(day) }
}

// What fits: columns on paper, and agencies of which the list is printed.
const (
	pairsOnPaper = 22
	pairsPrinted = 10
)

func newPairsView(p *readiness.Pairs) *pairsView {
	v := &pairsView{Pairs: p, Grouped: len(p.Groups) < len(p.Agencies), OnPaper: len(p.Agencies) <= pairsPrinted}
	for i, g := range p.Groups {
		head := pairsHead{Number: i, Title: g.Title}
		if g.Until-g.From > 1 {
			for _, a := range p.Agencies[g.From:g.Until] {
				head.Of = append(head.Of, a.Short)
			}
		}
		v.Columns = append(v.Columns, head)
	}
	for i, g := range p.Groups {
		row := pairsRow{pairsHead: v.Columns[i]}
		for k, h := range p.Groups {
			row.Cells = append(row.Cells, v.cell(g, h, k))
		}
		v.Rows = append(v.Rows, row)
	}
	if len(v.Columns) > pairsOnPaper {
		v.Bands = slices.Collect(slices.Chunk(v.Columns, pairsOnPaper))
	}
	for h := range p.Agencies {
		v.Hosts = append(v.Hosts, v.host(h))
	}
	v.Sums = sums(p.Counts)
	for i := range p.Cells {
		if p.Cells[i].NoAgreement && p.Cells[i].Worst != readiness.PairNoAgreement {
			v.Alone++
		}
	}
	return v
}

func sums(counts map[string]int) (out []pairsSum) {
	for _, w := range pairsWords {
		if counts[w.id] > 0 {
			out = append(out, pairsSum{w.id, counts[w.id]})
		}
	}
	return out
}

// cell puts the pairs of a group of hosts and one of aids together.
func (v *pairsView) cell(hosts, aids readiness.PairGroup, column int) pairsCell {
	c := pairsCell{Column: column, NoAgreement: true, Why: fmt.Sprintf("pairs-%d", hosts.From)}
	counts, on := map[string]int{}, make([]int, 1+len(v.Topics))
	for i := range on {
		on[i] = len(readiness.PairStandings())
	}
	for h := hosts.From; h < hosts.Until; h++ {
		for a := aids.From; a < aids.Until; a++ {
			pair := v.Pair(h, a)
			if pair == nil {
				continue
			}
			c.Pairs++
			counts[pair.Worst]++
			c.NoAgreement = c.NoAgreement && pair.NoAgreement
			on[0] = min(on[0], rankOf(pair.Worst))
			for i, t := range v.Topics {
				on[i+1] = min(on[i+1], rankOf(pair.On(t.ID)))
			}
		}
	}
	if c.Self = c.Pairs == 0; c.Self {
		return c
	}
	for _, rank := range on {
		c.On += pairsWords[pairsAt(readiness.PairStandings()[rank])].letter
	}
	c.Worst = readiness.PairStandings()[on[0]]
	if c.Pairs > 1 {
		c.Says = said(sums(counts))
	} else if !v.Grouped {
		c.Why = fmt.Sprintf("pairs-%d-%d", hosts.From, aids.From)
	}
	return c
}

func rankOf(standing string) int { return slices.Index(readiness.PairStandings(), standing) }

// said: "3 with errors, 2 without agreement".
func said(all []pairsSum) string {
	var out []string
	for _, s := range all {
		out = append(out, fmt.Sprintf("%d %s", s.Count, pairsWords[pairsAt(s.Standing)].several))
	}
	return strings.Join(out, ", ")
}

// host lists who could help an agency. On a page of many agencies those that
// come to the same are one item.
func (v *pairsView) host(h int) pairsHost {
	out := pairsHost{ID: fmt.Sprintf("pairs-%d", h), Title: v.Agencies[h].Short}
	counts, at := map[string]int{}, map[string]int{}
	for a := range v.Agencies {
		pair := v.Pair(h, a)
		if pair == nil {
			continue
		}
		counts[pair.Worst]++
		item := pairsItem{Pair: pair, ID: fmt.Sprintf("pairs-%d-%d", h, a), Names: []string{v.Agencies[a].Short}, Says: v.says(pair), Agreed: pair.Agreed(v.Day)}
		item.Agencies = slug(v.Agencies[h].ID) + " " + slug(v.Agencies[a].ID)
		item.TopicKeys, item.StandingKeys = keysOf(pair)
		if key := item.Worst + item.Says + item.Agreed; v.Grouped {
			if have, known := at[key]; known {
				out.Items[have].Names = append(out.Items[have].Names, item.Names[0])
				out.Items[have].Agencies += " " + slug(v.Agencies[a].ID)
				continue
			}
			at[key] = len(out.Items)
		}
		out.Items = append(out.Items, item)
	}
	slices.SortStableFunc(out.Items, func(x, y pairsItem) int { return rankOf(x.Worst) - rankOf(y.Worst) })
	out.Sums = sums(counts)
	return out
}

func keysOf(p *readiness.Pair) (topics, standings string) {
	keys, found := []string{p.Worst}, []string{}
	for _, t := range p.Topics {
		found = append(found, slug(t.Topic))
		keys = append(keys, slug(t.Topic)+"/"+t.Worst)
	}
	return strings.Join(found, " "), strings.Join(keys, " ")
}

// says: "Error on force and tactics; warning on agreement".
func (v *pairsView) says(p *readiness.Pair) string {
	var out []string
	for _, standing := range readiness.PairStandings() {
		var on []string
		for _, t := range p.Topics {
			if t.Worst == standing && standing != readiness.PairClear && standing != readiness.PairNoAgreement {
				on = append(on, strings.ToLower(topic(t.Topic)))
			}
		}
		if len(on) > 0 {
			out = append(out, strings.ToLower(pairsWords[pairsAt(standing)].word)+" on "+report.List(on))
		}
	}
	return report.Capital(strings.Join(out, "; "))
}
