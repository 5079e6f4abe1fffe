package tally

import (
	"fmt"
	"strconv"

	"roe.example/checker/readiness"
)

const (
	// mostGroups is how many rows and columns a page has.
	mostGroups = 60
	// mostNear is how many it has where agencies share a row that do not stand
	// alike: a page of more is too large to be sent.
	mostNear = 45
	// MostInMatrix is how many agencies a matrix is made of: its work grows with
	// the square of them, and a row of more says little.
	MostInMatrix = 2000
)

// Matrix says who can help whom, as the review of a season does: of many
// agencies by groups that stand alike, or nearly.
type Matrix struct {
	Day, Purpose string
	Topics       []readiness.PairTopic
	Groups       []Group
	// Cells are by host and aid.
	Cells [][]MatrixCell
	// Counts of pairs of agencies by standing, see readiness.PairStandings.
	Counts map[string]int
	// Alone counts the pairs without agreement that come to something worse.
	Alone   int
	Grouped string // how agencies were grouped, in a sentence; empty: not at all
	Remarks []string
}

// Group is agencies in one row and one column.
type Group struct {
	Title  string
	Shorts []string
}

// MatrixCell is help by the agencies of one group to those of another.
type MatrixCell struct {
	Pairs  int
	Counts map[string]int // by standing
	Worst  string         // the worst of them; empty: there are no pairs
	On     []string       // the worst on each of Matrix.Topics
	Alone  bool           // no agreement holds between any of them
	// Reasons are the worst and most common conflicts, More counts the other kinds.
	Reasons []Reason
	More    int
}

// Reason is a kind of conflict in a cell.
type Reason struct {
	Severity string
	Text     string
	Pairs    int // in which it is
	Rule     string
}

// Matrix makes it; nil where there are too many agencies.
func (t *Tally) Matrix() *Matrix {
	if len(t.Agencies) > MostInMatrix {
		return nil
	}
	m := &Matrix{Day: t.Day, Purpose: t.Purpose, Counts: map[string]int{}, Remarks: t.matrixRemarks()}
	for _, x := range t.topics {
		m.Topics = append(m.Topics, readiness.PairTopic{ID: x.id, Title: title(x.id)})
	}
	m.Topics = append(m.Topics, readiness.PairTopic{ID: "agreement", Title: "Agreement"})
	groups := t.grouped()
	if len(groups) < len(t.Agencies) {
		m.Grouped = t.howGrouped(groups)
	}
	cells := t.fill(m, groups)
	if m.Counts[readiness.PairNoAgreement] > 0 {
		m.Remarks = append(m.Remarks, "A pair without an agreement that meets no error is counted as that here, whatever else it meets; the summary counts it by the warnings and notes that it meets.")
	}
	order := t.order(m, groups, cells)
	for _, g := range order {
		m.Groups = append(m.Groups, t.group(groups[g]))
		row := make([]MatrixCell, 0, len(order))
		for _, a := range order {
			row = append(row, cells[g][a])
		}
		m.Cells = append(m.Cells, row)
	}
	return m
}

func (t *Tally) matrixRemarks() []string {
	out := []string{"Compared are the rules of both sides action by action. What else a plan meets, such as radio, money or who may sign, is not looked at here."}
	if len(t.LeftOut) > 0 {
		out = append(out, fmt.Sprintf("%s on these topics %s not judged by here; the summary names %s and says why.",
			count(int64(len(t.LeftOut)), "rule", "rules"), plural(len(t.LeftOut), "is", "are"), plural(len(t.LeftOut), "it", "them")))
	}
	return append(out, t.remarks()...)
}

func plural(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return several
}

func (t *Tally) group(members []int32) Group {
	g := Group{Title: t.Agencies[members[0]].Short}
	switch n := len(members); {
	case n == 2:
		g.Title += " and " + t.Agencies[members[1]].Short
	case n > 2:
		g.Title = fmt.Sprintf("%s and %s others", g.Title, Number(int64(n-1)))
	}
	if len(members) > 1 {
		for _, i := range members {
			g.Shorts = append(g.Shorts, t.Agencies[i].Short)
		}
	}
	return g
}

// order puts groups next to each other that stand alike, as a review does.
func (t *Tally) order(m *Matrix, groups [][]int32, cells [][]MatrixCell) []int {
	p := &readiness.Pairs{Topics: []readiness.PairTopic{}}
	for g := range groups {
		p.Agencies = append(p.Agencies, readiness.PairAgency{ID: strconv.Itoa(g), Short: t.Agencies[groups[g][0]].Short})
	}
	for h := range groups {
		for a := range groups {
			if h == a {
				continue
			}
			c := readiness.Pair{Host: strconv.Itoa(h), Aid: strconv.Itoa(a), NoAgreement: cells[h][a].Alone}
			for i, s := range cells[h][a].On {
				switch s {
				case readiness.PairError, readiness.PairWarning, readiness.PairNote:
					c.Count(m.Topics[i].ID, s)
				case readiness.PairNotKnown:
					c.Unknown(m.Topics[i].ID, c.Host)
				}
			}
			p.Cells = append(p.Cells, c)
		}
	}
	p.Arrange()
	var out []int
	for _, a := range p.Agencies {
		at, _ := strconv.Atoi(a.ID)
		out = append(out, at)
	}
	return out
}
