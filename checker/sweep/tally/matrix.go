package tally

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"roe.example/checker/readiness"
	"roe.example/checker/rule"
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

// grouped puts agencies into rows: each has its own while there is room, then
// those that stand alike share one, then those that differ on the fewest
// actions. The centres of such rows are the most common way to stand, and then,
// each time, the agency that is farthest from all centres.
func (t *Tally) grouped() [][]int32 {
	n := len(t.Agencies)
	if n <= mostGroups {
		out := make([][]int32, n)
		for i := range out {
			out[i] = []int32{int32(i)}
		}
		return out
	}
	of, _ := numbered(n, t.stand)
	var alike [][]int32
	for i, at := range of {
		if int(at) == len(alike) {
			alike = append(alike, nil)
		}
		alike[at] = append(alike[at], int32(i))
	}
	if len(alike) <= mostGroups {
		return alike
	}
	return t.near(alike)
}

// stand is how an agency stands on all that is compared.
func (t *Tally) stand(i int) (out []int32) {
	for a := range t.Actions {
		out = append(out, t.Actions[a].AsHost[i], t.Actions[a].AsAid[i])
	}
	out = append(out, t.Agencies[i].Bound)
	for _, x := range t.topics {
		known := int32(1)
		if slices.Contains(t.Agencies[i].NotKnown, x.id) {
			known = 0
		}
		out = append(out, known)
	}
	return out
}

func (t *Tally) near(alike [][]int32) [][]int32 {
	stands := make([][]int32, len(alike))
	centre := 0
	for i, members := range alike {
		stands[i] = t.stand(int(members[0]))
		if len(members) > len(alike[centre]) {
			centre = i
		}
	}
	far, of := make([]int, len(alike)), make([]int, len(alike))
	for i := range far {
		far[i] = math.MaxInt
	}
	out := make([][]int32, mostNear)
	for g := range mostNear {
		next := 0
		for i := range alike {
			if d := differences(stands[i], stands[centre]); d < far[i] {
				far[i], of[i] = d, g
			}
			if far[i] > far[next] {
				next = i
			}
		}
		centre = next
	}
	for i, members := range alike {
		out[of[i]] = append(out[of[i]], members...)
	}
	for _, members := range out {
		slices.Sort(members)
	}
	return slices.DeleteFunc(out, func(g []int32) bool { return len(g) == 0 })
}

func differences(a, b []int32) (n int) {
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

func (t *Tally) howGrouped(groups [][]int32) string {
	_, list := numbered(len(t.Agencies), t.stand)
	text := fmt.Sprintf("The %s agencies stand here in %d rows and columns. ", Number(int64(len(t.Agencies))), len(groups))
	if len(list) <= len(groups) {
		return text + "Those that share one stand alike with all others on every action, so that each pair in a place comes to the same."
	}
	return text + "Those that share one stand alike, or differ from the same agency on the fewest actions. The symbol is the worst of all pairs in that place, and the list says how many come to what."
}

// fill counts the pairs of all places.
func (t *Tally) fill(m *Matrix, groups [][]int32) [][]MatrixCell {
	x := t.newFilling(m)
	cells := make([][]MatrixCell, len(groups))
	for h := range groups {
		cells[h] = make([]MatrixCell, len(groups))
		for a := range groups {
			cells[h][a] = x.cell(groups[h], groups[a])
		}
	}
	return cells
}

// filling holds what is needed to count the pairs of a place.
type filling struct {
	t     *Tally
	m     *Matrix
	of    []int32              // the action on which an outcome was first met, and one more
	kinds [][]int32            // of its conflicts there
	other map[[2]int32][]int32 // of outcomes on other actions
	at    map[string]int32     // numbers of kinds
	names []Reason             // of kinds
	met   []int32              // by kind, in the place
	seen  []int32              // kinds met there
	dark  []bool               // of agencies: on a topic on which nobody has a rule, not all of theirs are known
}

func (t *Tally) newFilling(m *Matrix) *filling {
	n, dark := len(t.Outcomes), make([]bool, len(t.Agencies))
	for i := range dark {
		dark[i] = slices.ContainsFunc(t.Agencies[i].NotKnown, func(id string) bool {
			return slices.Contains(t.Topics, id) && len(actionsOf(t.Survey, id)) == 0
		})
	}
	return &filling{dark: dark, t: t, m: m, of: make([]int32, n), kinds: make([][]int32, n), other: map[[2]int32][]int32{}, at: map[string]int32{}}
}

// kind numbers the conflicts of an outcome on an action. Seldom have two actions
// the same outcome.
func (x *filling) kind(action int, outcome int32) []int32 {
	switch x.of[outcome] {
	case int32(action) + 1:
		return x.kinds[outcome]
	case 0:
		x.of[outcome], x.kinds[outcome] = int32(action)+1, x.number(action, outcome)
		return x.kinds[outcome]
	}
	key := [2]int32{int32(action), outcome}
	if _, have := x.other[key]; !have {
		x.other[key] = x.number(action, outcome)
	}
	return x.other[key]
}

func (x *filling) number(action int, outcome int32) (out []int32) {
	for _, c := range x.t.Outcomes[outcome] {
		key := strconv.Itoa(action) + " " + c.Rule + " " + c.Severity
		number, have := x.at[key]
		if !have {
			number = int32(len(x.names))
			x.at[key] = number
			x.names = append(x.names, Reason{Severity: c.Severity, Text: x.t.words(action, c.Rule), Rule: c.Rule})
			x.met = append(x.met, 0)
		}
		out = append(out, number)
	}
	return out
}

func (x *filling) cell(hosts, aids []int32) MatrixCell {
	c := MatrixCell{Counts: map[string]int{}, Alone: true}
	on := make([]int, len(x.m.Topics))
	worst := len(readiness.PairStandings())
	for i := range on {
		on[i] = worst
	}
	counts := make([]int, worst)
	for _, h := range hosts {
		for _, a := range aids {
			if h == a {
				continue
			}
			c.Pairs++
			here, alone := x.pair(int(h), int(a), on)
			counts[here]++
			c.Alone = c.Alone && alone
			if alone && readiness.PairStandings()[here] != readiness.PairNoAgreement {
				x.m.Alone++
			}
			worst = min(worst, here)
		}
	}
	if c.Pairs == 0 {
		return c
	}
	for i, n := range counts {
		if n > 0 {
			c.Counts[readiness.PairStandings()[i]] = n
			x.m.Counts[readiness.PairStandings()[i]] += n
		}
	}
	c.Worst = readiness.PairStandings()[worst]
	for _, i := range on {
		c.On = append(c.On, readiness.PairStandings()[i])
	}
	c.Reasons, c.More = x.reasons()
	return c
}

// pair counts what two agencies meet, and gives what it comes to in all.
func (x *filling) pair(host, aid int, on []int) (worst int, alone bool) {
	t := x.t
	tie := t.Relations[t.Agencies[host].Bound][t.Agencies[aid].Bound]
	worst = standings[Clear]
	for i, of := range t.topics {
		h, a, bound := of.hostOf[host], of.aidOf[aid], of.tieOf[tie]
		var sum weight
		for k, action := range of.actions {
			o := of.outcome(t.Result, k, bound, h, a)
			if o <= 0 {
				continue
			}
			sum = sum.plus(t.weights[o])
			for _, kind := range x.kind(action, o) {
				if x.met[kind] == 0 {
					x.seen = append(x.seen, kind)
				}
				x.met[kind]++
			}
		}
		here := standings[Standings()[of.standing(sum, h, a)]]
		on[i], worst = min(on[i], here), min(worst, here)
	}
	if x.dark[host] || x.dark[aid] {
		worst = min(worst, standings[NotKnown])
	}
	last, here := len(on)-1, standings[Clear]
	if tie == 0 {
		here = slices.Index(readiness.PairStandings(), readiness.PairNoAgreement)
	}
	on[last] = min(on[last], here)
	return min(worst, here), tie == 0
}

// standings are those of a sweep by their places among those of a pair.
var standings = func() map[string]int {
	out := map[string]int{}
	for word, as := range map[string]string{
		Errors: readiness.PairError, Warnings: readiness.PairWarning, NotKnown: readiness.PairNotKnown, Notes: readiness.PairNote, Clear: readiness.PairClear,
	} {
		out[word] = slices.Index(readiness.PairStandings(), as)
	}
	return out
}()

// reasons are the worst kinds of conflict in a place, the most common first, and
// how many others there are. It forgets them for the next place.
func (x *filling) reasons() (out []Reason, more int) {
	slices.SortFunc(x.seen, func(a, b int32) int {
		return cmp.Or(cmp.Compare(rule.Weight(x.names[b].Severity), rule.Weight(x.names[a].Severity)), cmp.Compare(x.met[b], x.met[a]), cmp.Compare(a, b))
	})
	most := readiness.ReasonsFor(len(x.t.Agencies))
	for i, kind := range x.seen {
		if i < most {
			reason := x.names[kind]
			reason.Pairs = int(x.met[kind])
			out = append(out, reason)
		}
	}
	more = max(len(x.seen)-most, 0)
	for _, kind := range x.seen {
		x.met[kind] = 0
	}
	x.seen = x.seen[:0]
	return out, more
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
