package readiness

import (
	"fmt"
	"slices"
)

// seriation looks for an order of agencies in which neighbours stand alike:
// those that stand the same with all others are one class; classes are joined,
// the nearest first, and each time laid end to end the way round that puts the
// nearest ends together.
type seriation struct {
	pairs   *Pairs
	classes [][]int // agencies, by place in the order so far
	signs   [][]string
	apart   [][]float64 // how far two classes are from each other
}

// branch is classes that were joined: two branches, or one class.
type branch struct {
	left, right *branch
	classes     []int // in order
	size        int   // agencies
}

func newSeriation(p *Pairs) *seriation {
	n := len(p.Agencies)
	s := &seriation{pairs: p, signs: make([][]string, n)}
	for h := range n {
		s.signs[h] = make([]string, n)
		for a := range n {
			if h != a {
				s.signs[h][a] = p.Pair(h, a).sign()
			}
		}
	}
	for i := range n {
		at := slices.IndexFunc(s.classes, func(c []int) bool { return s.alike(c[0], i) })
		if at < 0 {
			at = len(s.classes)
			s.classes = append(s.classes, nil)
		}
		s.classes[at] = append(s.classes[at], i)
	}
	s.measure()
	return s
}

// alike: both stand the same with every other agency, and with each other.
func (s *seriation) alike(i, j int) bool {
	if s.signs[i][j] != s.signs[j][i] {
		return false
	}
	for k := range s.signs {
		if k != i && k != j && (s.signs[i][k] != s.signs[j][k] || s.signs[k][i] != s.signs[k][j]) {
			return false
		}
	}
	return true
}

// measure counts, over all other agencies, on how many topics two classes stand
// otherwise, what all topics come to counting most.
func (s *seriation) measure() {
	n := len(s.classes)
	s.apart = make([][]float64, n)
	for i := range n {
		s.apart[i] = make([]float64, n)
		for j := range i {
			x, y := s.classes[i][0], s.classes[j][0]
			for k := range s.signs {
				if k != x && k != y {
					s.apart[i][j] += s.between(x, k, y, k) + s.between(k, x, k, y)
				}
			}
			s.apart[j][i] = s.apart[i][j]
		}
	}
}

// between is how far two pairs are from each other.
func (s *seriation) between(host, aid, otherHost, otherAid int) (far float64) {
	if s.signs[host][aid] == s.signs[otherHost][otherAid] {
		return 0
	}
	x, y := s.pairs.Pair(host, aid), s.pairs.Pair(otherHost, otherAid)
	if x.Worst != y.Worst {
		far = float64(len(s.pairs.Topics)) * abs(standing(x.Worst)-standing(y.Worst))
	}
	for _, t := range s.pairs.Topics {
		if x.On(t.ID) != y.On(t.ID) {
			far++
		}
	}
	return far
}

func abs(n int) float64 { return float64(max(n, -n)) }

// cluster joins the nearest branches (by the mean over their agencies) until
// one is left; of several as near, those that come first. It is nil for no
// agencies.
func (s *seriation) cluster() *branch {
	var open []*branch
	far := make([][]float64, len(s.apart))
	for i, c := range s.classes {
		open = append(open, &branch{classes: []int{i}, size: len(c)})
		far[i] = slices.Clone(s.apart[i])
	}
	for len(open) > 1 {
		x, y := nearest(far)
		a, b := open[x], open[y]
		for k := range far {
			mean := (far[x][k]*float64(a.size) + far[y][k]*float64(b.size)) / float64(a.size+b.size)
			far[x][k], far[k][x] = mean, mean
		}
		open[x] = &branch{left: a, right: b, classes: s.endToEnd(a.classes, b.classes), size: a.size + b.size}
		open = slices.Delete(open, y, y+1)
		far = slices.Delete(far, y, y+1)
		for k := range far {
			far[k] = slices.Delete(far[k], y, y+1)
		}
	}
	if len(open) == 0 {
		return nil
	}
	return open[0]
}

// nearest finds two places x < y.
func nearest(far [][]float64) (x, y int) {
	x, y = 0, 1
	for i := range far {
		for j := i + 1; j < len(far); j++ {
			if far[i][j] < far[x][y] {
				x, y = i, j
			}
		}
	}
	return x, y
}

// endToEnd lays two rows end to end, each the way round that brings the nearest
// ends together.
func (s *seriation) endToEnd(a, b []int) []int {
	var best []int
	least := -1.0
	for _, x := range [][]int{a, reversed(a)} {
		for _, y := range [][]int{b, reversed(b)} {
			if far := s.apart[x[len(x)-1]][y[0]]; least < 0 || far < least {
				best, least = slices.Concat(x, y), far
			}
		}
	}
	return best
}

func reversed(list []int) []int {
	out := slices.Clone(list)
	slices.Reverse(out)
	return out
}

// order lists the agencies by their places so far, and numbers the classes.
// The end at which agencies stand worse comes first.
func (s *seriation) order(tree *branch) (order []int) {
	if tree == nil {
		return nil
	}
	if first, last := tree.classes[0], tree.classes[len(tree.classes)-1]; s.burden(last) > s.burden(first) {
		tree.turn()
	}
	for n, c := range tree.classes {
		for _, i := range s.classes[c] {
			s.pairs.Agencies[i].Class = n
			order = append(order, i)
		}
	}
	return order
}

// turn reverses a branch, and those in it.
func (b *branch) turn() { slices.Reverse(b.classes) }

// burden is how badly an agency of a class stands in all.
func (s *seriation) burden(class int) (sum int) {
	i := s.classes[class][0]
	for k := range s.signs {
		if k != i {
			sum += 2*len(PairStandings()) - standing(s.pairs.Pair(i, k).Worst) - standing(s.pairs.Pair(k, i).Worst)
		}
	}
	return sum
}

// group says what shares a row: nothing while there is room, then classes, then
// the branches that were joined last.
func (p *Pairs) group(s *seriation, tree *branch) {
	p.Groups = []PairGroup{}
	if tree == nil {
		return
	}
	size := func(classes []int) (n int) {
		for _, c := range classes {
			n += len(s.classes[c])
		}
		return n
	}
	var rows [][]int // classes, in the order of the tree
	switch {
	case len(p.Agencies) <= mostShown:
		for i := range p.Agencies {
			p.addGroup(i, i+1, true)
		}
		return
	case len(s.classes) <= mostShown:
		for _, c := range tree.classes {
			rows = append(rows, []int{c})
		}
	default:
		for _, b := range cut(tree, mostShown) {
			rows = append(rows, b.classes)
		}
		first := func(row []int) int { // a branch may lie in the order either way round
			return min(slices.Index(tree.classes, row[0]), slices.Index(tree.classes, row[len(row)-1]))
		}
		slices.SortFunc(rows, func(a, b []int) int { return first(a) - first(b) })
	}
	from := 0
	for _, row := range rows {
		until := from + size(row)
		p.addGroup(from, until, len(row) == 1)
		from = until
	}
}

// cut divides a tree into so many branches, the largest first.
func cut(tree *branch, most int) []*branch {
	open := []*branch{tree}
	for len(open) < most {
		at := -1
		for i, b := range open {
			if b.left != nil && (at < 0 || b.size > open[at].size) {
				at = i
			}
		}
		if at < 0 {
			break
		}
		open = slices.Replace(open, at, at+1, open[at].left, open[at].right)
	}
	return open
}

func (p *Pairs) addGroup(from, until int, alike bool) {
	title := p.Agencies[from].Short
	switch n := until - from; {
	case n == 2:
		title += " and " + p.Agencies[from+1].Short
	case n > 2:
		title = fmt.Sprintf("%s and %d others", title, n-1)
	}
	p.Groups = append(p.Groups, PairGroup{From: from, Until: until, Title: title, Alike: alike})
}
