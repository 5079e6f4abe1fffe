package drawing

// A chart is laid out in blocks: a box of its own, or a column of boxes that
// hang from one line, each indented under its superior, as organisation charts
// do where there are many.

// item is a box in a block.
type item struct {
	post  int
	depth int
	at    rect // within the block until the block is placed
	rows  []row
}

type block struct {
	items  []item
	hung   bool
	trunk  bool // no box: the line past the command staff
	side   bool // command staff
	size   size
	parent int
	at     rect
}

// shape is how a chart is to be drawn: from which depth on boxes hang in
// columns, in how many, how wide a column is, and which posts are drawn
// without those under them.
type shape struct {
	hang    int
	columns map[int]int
	width   float64
	cut     map[int]bool
}

const (
	columnGap = 20.0
	headWidth = 196.0
	rankGap   = 38.0
	itemGap   = 11.0
	indent    = 18.0
	spine     = 7.0
)

// view is a part of a tree that becomes one picture: a head, and those of its
// subordinates that are drawn.
type view struct {
	*tree
	head     int
	children []int // of the head
	shape    shape
	cutNotes map[int]string
}

func (v *view) under(i int) []int {
	switch {
	case i == v.head:
		return v.children
	case v.shape.cut[i]:
		return nil
	}
	return v.posts[i].children
}

// build makes the blocks, the head's first.
func (v *view) build() []*block {
	blocks := []*block{v.single(v.head, -1)}
	children, parent := v.under(v.head), 0
	if staff := v.staff(); len(staff) > 0 {
		children = without(children, staff)
		left, right := staff[:len(staff)/2], staff[len(staff)/2:]
		if len(left) > 0 {
			blocks = append(blocks, v.side(left))
		}
		trunk := &block{trunk: true, parent: 0}
		parent = len(blocks)
		blocks = append(blocks, trunk, v.side(right))
		for _, b := range blocks[1:] {
			trunk.size = size{2, max(trunk.size.H, b.size.H)}
		}
	}
	return v.spread(blocks, v.head, children, parent, 0)
}

// staff are those of the head's subordinates who stand beside the line.
func (v *view) staff() []int {
	var out []int
	if !v.posts[v.head].leads {
		return nil
	}
	for _, i := range v.children {
		if v.posts[i].staff && len(v.under(i)) == 0 {
			out = append(out, i)
		}
	}
	return out
}

func without(all, some []int) []int {
	var out []int
	for _, i := range all {
		found := false
		for _, j := range some {
			found = found || i == j
		}
		if !found {
			out = append(out, i)
		}
	}
	return out
}

// spread gives each subordinate a block of its own as far as the shape says,
// and hangs the others in columns.
func (v *view) spread(blocks []*block, of int, children []int, parent, depth int) []*block {
	if depth >= v.shape.hang && (len(children) > 1 || len(children) == 1 && len(v.under(children[0])) > 0) {
		for _, column := range v.share(children, max(1, v.shape.columns[of])) {
			b := v.column(column)
			b.parent = parent
			blocks = append(blocks, b)
		}
		return blocks
	}
	for _, i := range children {
		blocks = append(blocks, v.single(i, parent))
		blocks = v.spread(blocks, i, v.under(i), len(blocks)-1, depth+1)
	}
	return blocks
}

func (v *view) single(i, parent int) *block {
	width := v.shape.width
	if i == v.head {
		width = max(width, headWidth)
	}
	it := v.item(i, 0, width)
	return &block{items: []item{it}, parent: parent, size: size{it.at.w, it.at.h}}
}

// side is a column of command staff.
func (v *view) side(posts []int) *block {
	b := &block{parent: 0, side: true}
	y := 0.0
	for _, i := range posts {
		it := v.item(i, 0, v.shape.width)
		it.at.y = y
		y += it.at.h + itemGap
		b.items = append(b.items, it)
	}
	b.size = size{v.shape.width, y - itemGap}
	return b
}

// column hangs posts and all under them from one line.
func (v *view) column(posts []int) *block {
	b := &block{hung: true}
	y := 0.0
	var hang func(i, depth int)
	hang = func(i, depth int) {
		it := v.item(i, depth, v.shape.width-indent*float64(depth+1))
		it.at.x, it.at.y = indent*float64(depth+1), y
		y += it.at.h + itemGap
		b.items = append(b.items, it)
		for _, child := range v.under(i) {
			hang(child, depth+1)
		}
	}
	for _, i := range posts {
		hang(i, 0)
	}
	b.size = size{v.shape.width, y - itemGap}
	return b
}

// share deals posts out over columns, in their order, so that the highest is as
// low as possible.
func (v *view) share(posts []int, columns int) [][]int {
	heights := make([]float64, len(posts))
	low, high := 0.0, 0.0
	for k, i := range posts {
		heights[k] = v.column([]int{i}).size.H + itemGap
		low, high = max(low, heights[k]), high+heights[k]
	}
	deal := func(limit float64) [][]int {
		var out [][]int
		room := -1.0
		for k, i := range posts {
			if room < heights[k] {
				out, room = append(out, nil), limit
			}
			out[len(out)-1] = append(out[len(out)-1], i)
			room -= heights[k]
		}
		return out
	}
	for high-low > 1 {
		if middle := (low + high) / 2; len(deal(middle)) <= columns {
			high = middle
		} else {
			low = middle
		}
	}
	return deal(high + 1)
}

func (v *view) item(i, depth int, width float64) item {
	p := v.posts[i]
	phrases := append([]phrase{{p.title, head}}, p.body...)
	if note := v.cutNotes[i]; v.shape.cut[i] && note != "" {
		phrases = append(phrases, phrase{note, quiet})
	}
	phrases = append(phrases, v.relation(i)...)
	rows := wrap(phrases, width-2*padding)
	return item{post: i, depth: depth, rows: rows, at: rect{w: width, h: heightOf(rows) + 2*padding - 3}}
}

// relation says what no line of the picture shows.
func (v *view) relation(i int) []phrase {
	p := v.posts[i]
	var out []phrase
	if i == v.head && p.parent >= 0 {
		out = append(out, phrase{"reports to " + v.posts[p.parent].name(), quiet})
	}
	if p.loose || p.orphan && p.parent < 0 {
		out = append(out, phrase{"Reports to nobody", alarm})
	}
	for _, superior := range p.also {
		out = append(out, phrase{"Also reports to " + v.posts[superior].name(), alarm})
	}
	return out
}
