package tally

import (
	"fmt"
	"math"
	"slices"
)

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
