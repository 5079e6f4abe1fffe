package drawing

import (
	"maps"
	"math"
)

// How wide columns are at least and at most, and how high a chart should not
// become while there is room beside it.
const (
	narrowest = 146.0
	broadest  = 214.0
	wished    = 560.0
)

// fit finds the shape in which a view fits a page: spread out as far as that
// goes, then with the lower ranks hung in columns. It tells whether there is
// one; blocks come back placed.
func (v *view) fit() (blocks []*block, bounds size, ok bool, err error) {
	for v.shape.hang = v.depth(v.head, map[int]bool{}); v.shape.hang >= 0; v.shape.hang-- {
		blocks, bounds, ok, err = v.widen()
		if ok || err != nil {
			return blocks, bounds, ok, err
		}
	}
	return nil, bounds, false, nil
}

// depth of what is under a post.
func (v *view) depth(i int, seen map[int]bool) int {
	if seen[i] {
		return 0
	}
	seen[i] = true
	deepest := 0
	for _, child := range v.under(i) {
		deepest = max(deepest, 1+v.depth(child, seen))
	}
	return deepest
}

// widen gives the highest column a second, a third, as long as there is room
// and need, and places the best.
func (v *view) widen() (blocks []*block, bounds size, ok bool, err error) {
	best, least := shape{}, math.Inf(1)
	for v.shape.columns = map[int]int{}; v.measureColumns(); {
		blocks := v.build()
		h := height(blocks)
		if h <= pageHeight-2 && h < least {
			best, least = v.shape, h
			best.columns = maps.Clone(v.shape.columns)
		}
		if h <= wished || !v.another(blocks) {
			break
		}
	}
	if math.IsInf(least, 1) {
		return nil, bounds, false, nil
	}
	v.shape = best
	blocks = v.build()
	bounds, err = v.place(blocks)
	return blocks, bounds, bounds.W <= pageWidth-2 && bounds.H <= pageHeight-2, err
}

// measureColumns makes columns as wide as the page lets them be, and tells
// whether that is enough.
func (v *view) measureColumns() bool {
	v.shape.width = narrowest
	columns := span(v.build())
	v.shape.width = math.Min(broadest, math.Floor((pageWidth-2-columnGap*float64(columns-1))/float64(columns)))
	return v.shape.width >= narrowest
}

// height of the ranks, one under the other.
func height(blocks []*block) float64 {
	rank, ranks := make([]int, len(blocks)), []float64{}
	for i, b := range blocks {
		if b.parent >= 0 {
			rank[i] = rank[b.parent] + 1
		}
		for len(ranks) <= rank[i] {
			ranks = append(ranks, 0)
		}
		ranks[rank[i]] = max(ranks[rank[i]], b.size.H)
	}
	sum := -rankGap
	for _, h := range ranks {
		sum += h + rankGap
	}
	return sum
}

// span is how many columns stand side by side at most. The command staff stands
// on a rank of its own, beside a line.
func span(blocks []*block) int {
	widths, beside := make([]int, len(blocks)), 0
	for i := len(blocks) - 1; i > 0; i-- {
		b := blocks[i]
		if b.side {
			beside = max(beside, 2)
			continue
		}
		if !b.trunk {
			widths[i] = max(widths[i], 1)
		}
		widths[b.parent] += widths[i]
	}
	return max(1, widths[0], beside)
}

// another gives one more column to the posts whose columns are highest.
func (v *view) another(blocks []*block) bool {
	var highest *block
	for _, b := range blocks {
		if b.hung && len(b.items) > 1 && (highest == nil || b.size.H > highest.size.H) {
			highest = b
		}
	}
	if highest == nil {
		return false
	}
	of := v.posts[highest.items[0].post].parent
	before := len(v.share(v.lineOf(of), max(1, v.shape.columns[of])))
	v.shape.columns[of] = before + 1
	return len(v.share(v.lineOf(of), before+1)) > before
}

// lineOf are the subordinates in line, without the command staff of the head.
func (v *view) lineOf(i int) []int {
	if i == v.head {
		return without(v.under(i), v.staff())
	}
	return v.under(i)
}

// place lets the engine lay the blocks out, moves them so that boxes of one
// rank stand on one line, and tells how large the whole is.
func (v *view) place(blocks []*block) (size, error) {
	nodes, links := make([]size, len(blocks)), []link(nil)
	for i, b := range blocks {
		nodes[i] = b.size
		if b.parent >= 0 {
			links = append(links, link{From: b.parent, To: i, Weight: 1})
		}
	}
	found, err := arrange(nodes, links, columnGap, rankGap)
	if err != nil {
		return size{}, err
	}
	tops := map[float64]float64{}
	for i, b := range blocks {
		y := found.Nodes[i].y
		top, ok := tops[y]
		if !ok || y-b.size.H/2 < top {
			tops[y] = y - b.size.H/2
		}
	}
	for i, b := range blocks {
		b.at = rect{found.Nodes[i].x - b.size.W/2, tops[found.Nodes[i].y], b.size.W, b.size.H}
	}
	centre(blocks)
	return settle(blocks), nil
}

// centre sets the head over the line past its staff.
func centre(blocks []*block) {
	for _, b := range blocks {
		if b.trunk {
			blocks[0].at.x = b.at.middle() - blocks[0].at.w/2
		}
	}
}

// settle moves the whole to the corner and the items with their blocks.
func settle(blocks []*block) size {
	left, top := math.Inf(1), math.Inf(1)
	for _, b := range blocks {
		left, top = min(left, b.at.x), min(top, b.at.y)
	}
	var out size
	for _, b := range blocks {
		b.at.x, b.at.y = b.at.x-left, b.at.y-top
		out.W, out.H = max(out.W, b.at.right()), max(out.H, b.at.bottom())
		for i := range b.items {
			b.items[i].at.x += b.at.x
			b.items[i].at.y += b.at.y
		}
	}
	return out
}
