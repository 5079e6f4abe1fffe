package load

import (
	"slices"
	"strings"

	"roe.example/checker/book"
)

// ways are how entities lead to each other, by what leads: a place to what it
// lies in, an action to its categories, a document to what it replaces.
func (r *surroundings) ways() map[string]way {
	b := r.book
	return map[string]way{
		"places": {keys(b.Places), func(id string) []string {
			if p := b.Places[id]; p != nil && p.Within != "" {
				return []string{p.Within}
			}
			return nil
		}},
		"actions":  {keys(b.Actions), b.Categories},
		"purposes": {keys(b.Purposes), b.Wider},
		"instruments": {keys(b.Instruments), func(id string) []string {
			if in := b.Instruments[id]; in != nil {
				return in.Supersedes
			}
			return nil
		}},
		"agreements": {keys(b.Agreements), func(id string) []string {
			if a := b.Agreements[id]; a != nil {
				return a.Supersedes
			}
			return nil
		}},
	}
}

// checkCycles reports places, actions and documents that lead back to
// themselves.
func (m *meaning) checkCycles(n *node, _ []string, _ scope) {
	ways := m.around.ways()
	for _, c := range []struct{ kind, by, message, hint string }{
		{"places", "within", "lies in itself", "A place lies in a larger one, and the largest in none."},
		{"actions", "in", "is a category of itself", "Take the action out of one of these categories."},
		{"purposes", "in", "is a wider purpose of itself", "Take it out of one of these."},
		{"instruments", "supersedes", "replaces itself", "Only the later document replaces the earlier one."},
		{"agreements", "supersedes", "replaces itself", "Only the later agreement replaces the earlier one."},
	} {
		m.cycles(n, c.kind, c.by, c.message, c.hint, ways[c.kind].next)
	}
}

// cycles reports each cycle once, at its first member of the user's.
func (m *meaning) cycles(n *node, kind, by, message, hint string, next func(string) []string) {
	done := names{}
	for _, f := range fieldsOf(n.value(kind)) {
		edge := sound(f.value, by)
		if edge == nil || done[f.name] {
			continue
		}
		way := wayBack(f.name, next)
		if way == nil {
			continue
		}
		for _, id := range way {
			done[id] = true
		}
		d := book.Diagnostic{
			Location: edge.value.at.location([]string{kind, f.name, by}),
			Message:  quote(f.name) + " " + message + ": " + strings.Join(append(way, f.name), ", then ") + ".",
			Hint:     hint,
		}
		for _, id := range way[1:] {
			if other := n.value(kind).get(id); other != nil {
				d.Also = append(d.Also, other.at.location([]string{kind, id}))
			}
		}
		m.diags = append(m.diags, d)
	}
}

// wayBack finds the shortest way from a name back to itself; nil without one.
func wayBack(start string, next func(string) []string) []string {
	from := map[string]string{}
	queue := []string{start}
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		for _, to := range next(id) {
			if to == start {
				return retrace(id, from)
			}
			if _, seen := from[to]; !seen {
				from[to] = id
				queue = append(queue, to)
			}
		}
	}
	return nil
}

// retrace lists the way that led to a name, from its start.
func retrace(id string, from map[string]string) []string {
	way := []string{id}
	for prev, ok := from[id]; ok; prev, ok = from[prev] {
		way = append(way, prev)
	}
	slices.Reverse(way)
	return way
}
