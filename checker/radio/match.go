package radio

import "math"

// matching tells the least that the nets from one on can cost when no two may
// have the same channel: as though gateways and radios were there for the
// asking and only the same channel clashed with itself. It is the assignment
// of nets to channels at least cost, one net after another (the Hungarian
// method).
type matching struct {
	tasks   []*task
	columns int
	prices  [][]int64 // by task and channel: its cheapest option with it
	keeps   []int64   // by task: its cheapest with the channel it has
	leaves  []int64   // by task: what it costs to leave it
	blocked []int     // by channel: how many channels in use stand against it

	row, way []int // by column
	slack, v []int64
	u        []int64
	seen     []bool
}

const never = math.MaxInt64 / 4

func newMatching(s *search) *matching {
	channels := len(s.plan.Clash)
	m := &matching{tasks: s.tasks, columns: channels + len(s.tasks), blocked: make([]int, channels)}
	for _, t := range s.tasks {
		prices, keeps, leaves := make([]int64, channels), int64(never), int64(never)
		for c := range prices {
			prices[c] = never
		}
		for i := range t.options {
			o := &t.options[i]
			if o.left || t.Fixed {
				leaves = o.price
				continue
			}
			for _, g := range o.groups {
				for _, c := range s.groups[g] {
					if c == t.Channel {
						keeps = min(keeps, o.price)
					} else {
						prices[c] = min(prices[c], o.price)
					}
				}
			}
		}
		m.prices, m.keeps, m.leaves = append(m.prices, prices), append(m.keeps, keeps), append(m.leaves, leaves)
	}
	m.row, m.way = make([]int, m.columns+1), make([]int, m.columns+1)
	m.slack, m.v = make([]int64, m.columns+1), make([]int64, m.columns+1)
	m.u, m.seen = make([]int64, len(s.tasks)+1), make([]bool, m.columns+1)
	return m
}

// price of a net on a column: a channel that none in use stands against, or
// the net's own column.
func (m *matching) price(task, column int) int64 {
	channels := len(m.blocked)
	switch {
	case column < channels && m.blocked[column] == 0:
		return m.prices[task][column]
	case column == channels+task:
		return min(m.keeps[task], m.leaves[task])
	}
	return never
}

// least is the assignment's cost from a task on. Columns count from one here,
// and nought is where a new net comes in.
func (m *matching) least(from int) int64 {
	clear(m.row)
	clear(m.v)
	clear(m.u)
	for t := from; t < len(m.tasks); t++ {
		m.augment(t, from)
	}
	return -m.v[0]
}

// augment gives one more net a column, moving others along the cheapest path.
func (m *matching) augment(task, from int) {
	m.row[0] = task - from + 1
	for j := range m.slack {
		m.slack[j], m.seen[j] = math.MaxInt64, false
	}
	column := 0
	for m.row[column] != 0 {
		m.seen[column] = true
		column = m.step(column, from)
	}
	for column != 0 {
		m.row[column] = m.row[m.way[column]]
		column = m.way[column]
	}
}

// step widens the tree of cheapest paths by the nearest column.
func (m *matching) step(column, from int) (next int) {
	r := m.row[column]
	delta := int64(math.MaxInt64)
	for j := 1; j <= m.columns; j++ {
		if m.seen[j] {
			continue
		}
		if d := m.price(r-1+from, j-1) - m.u[r] - m.v[j]; d < m.slack[j] {
			m.slack[j], m.way[j] = d, column
		}
		if m.slack[j] < delta {
			delta, next = m.slack[j], j
		}
	}
	for j := 0; j <= m.columns; j++ {
		if m.seen[j] {
			m.u[m.row[j]] += delta
			m.v[j] -= delta
		} else if m.slack[j] != math.MaxInt64 {
			m.slack[j] -= delta
		}
	}
	return next
}
