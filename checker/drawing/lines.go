package drawing

import (
	"cmp"
	"slices"
	"strings"
)

// lines draws who reports to whom: down from a superior, along between the
// ranks, and down to each subordinate; in a column along its left side.
func (c *canvas) lines(blocks []*block) {
	var paths []string
	for i, b := range blocks {
		if b.hung {
			paths = append(paths, hangers(b)...)
		}
		if b.trunk {
			paths = append(paths, staffLines(blocks, b)...)
		}
		paths = append(paths, bus(blocks, i)...)
	}
	c.stroke(strings.Join(paths, ""), line, 1.4, "")
}

// hangers are the lines inside a column: down at the left of those with one
// superior, and across to each.
func hangers(b *block) []string {
	var out []string
	for i, it := range b.items {
		x := it.at.x - indent + spine
		middle := it.at.y + min(it.at.h/2, 17)
		out = append(out, along(point{x, middle}, point{it.at.x, middle}))
		if last := lastBeside(b.items, i); last >= 0 {
			top := b.at.y
			if i > 0 {
				top = b.items[i-1].at.bottom()
			}
			end := b.items[last].at
			out = append(out, along(point{x, top}, point{x, end.y + min(end.h/2, 17)}))
		}
	}
	return out
}

// lastBeside is the last item beside one that is the first under its superior;
// less than zero for one that is not the first.
func lastBeside(items []item, i int) int {
	for j := i - 1; j >= 0 && items[j].depth >= items[i].depth; j-- {
		if items[j].depth == items[i].depth {
			return -1
		}
	}
	last := i
	for j := i + 1; j < len(items) && items[j].depth >= items[i].depth; j++ {
		if items[j].depth == items[i].depth {
			last = j
		}
	}
	return last
}

// staffLines go from the line past the command staff to each of them.
func staffLines(blocks []*block, trunk *block) []string {
	x, head := trunk.at.middle(), blocks[0].items[0].at
	end := head.bottom()
	var out []string
	for _, b := range blocks {
		if !b.side {
			continue
		}
		for _, it := range b.items {
			side := it.at.x
			if side < x {
				side = it.at.right()
			}
			middle := it.at.y + it.at.h/2
			out = append(out, along(point{x, middle}, point{side, middle}))
			end = max(end, middle)
		}
	}
	if slices.ContainsFunc(blocks, func(b *block) bool { return b.parent >= 0 && blocks[b.parent] == trunk }) {
		end = trunk.at.bottom()
	}
	return append(out, along(point{x, head.bottom()}, point{x, end}))
}

// bus is the line from a block to all that hang from it.
func bus(blocks []*block, of int) []string {
	var ends []point
	hasTrunk := slices.ContainsFunc(blocks, func(b *block) bool { return b.trunk })
	for _, b := range blocks {
		if b.parent != of || of == 0 && hasTrunk {
			continue
		}
		x := b.at.middle()
		if b.hung {
			x = b.at.x + spine
		}
		ends = append(ends, point{x, b.at.y})
	}
	if len(ends) == 0 {
		return nil
	}
	from := blocks[of].at
	start := point{from.middle(), from.bottom()}
	if len(blocks[of].items) > 0 {
		start.y = blocks[of].items[0].at.bottom()
	}
	if len(ends) == 1 && !blocks[of].trunk && ends[0].x > from.x+4 && ends[0].x < from.right()-4 {
		start.x = ends[0].x
	}
	slices.SortFunc(ends, func(a, b point) int { return cmp.Compare(a.x, b.x) })
	y := ends[0].y - rankGap/2
	out := []string{along(start, point{start.x, y})}
	out = append(out, along(point{min(start.x, ends[0].x), y}, point{max(start.x, ends[len(ends)-1].x), y}))
	for _, e := range ends {
		out = append(out, along(point{e.x, y}, e))
	}
	return out
}
