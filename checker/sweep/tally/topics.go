package tally

import (
	"encoding/binary"
	"slices"

	"roe.example/checker/report"
	"roe.example/checker/rule"
	"roe.example/checker/sweep"
)

// Standings of a pair on a topic, from the worst on.
const (
	Errors   = "error"
	Warnings = "warning"
	// NotKnown: no error and no warning, but not all rules of one of the two are
	// in the books.
	NotKnown = "not-known"
	Notes    = "note"
	Clear    = "clear"
)

// Standings lists them, the worst first.
func Standings() []string { return []string{Errors, Warnings, NotKnown, Notes, Clear} }

// weight is what an outcome comes to, or several.
type weight struct{ errors, warnings, notes int32 }

func (w weight) plus(o weight) weight {
	return weight{w.errors + o.errors, w.warnings + o.warnings, w.notes + o.notes}
}

func weigh(o sweep.Outcome) (w weight) {
	for _, c := range o {
		switch c.Severity {
		case rule.Error:
			w.errors++
		case rule.Warning:
			w.warnings++
		default:
			w.notes++
		}
	}
	return w
}

// standing counts from 0, the worst first, as Standings does.
func (w weight) standing(known bool) int {
	switch {
	case w.errors > 0:
		return 0
	case w.warnings > 0:
		return 1
	case !known:
		return 2
	case w.notes > 0:
		return 3
	}
	return 4
}

// topic sorts agencies by how they stand on all actions of a topic: those of
// one class are of one class on each of them, and of all or none of them all
// rules are in the books.
type topic struct {
	id      string // empty: all topics together
	actions []int
	sorting
	// Of each class and tie, its class or tie on each action.
	hostOn, aidOn, tieOn [][]int32
	hostKnown, aidKnown  []bool
}

// newTopic sorts by some actions. On has the topics that they are of.
func newTopic(s *sweep.Survey, id string, actions []int, on []string) *topic {
	t := &topic{id: id, actions: actions}
	known := func(i int) bool {
		return !slices.ContainsFunc(s.Agencies[i].NotKnown, func(x string) bool { return slices.Contains(on, x) })
	}
	tuple := func(of func(a *sweep.Action) []int32) func(i int) []int32 {
		return func(i int) []int32 {
			out := make([]int32, 0, len(actions)+1)
			for _, a := range actions {
				out = append(out, of(&s.Actions[a])[i])
			}
			return out
		}
	}
	with := func(of func(int) []int32) func(int) []int32 {
		return func(i int) []int32 {
			if known(i) {
				return append(of(i), 1)
			}
			return append(of(i), 0)
		}
	}
	t.hostOf, t.hostOn = numbered(len(s.Agencies), with(tuple(func(a *sweep.Action) []int32 { return a.AsHost })))
	t.aidOf, t.aidOn = numbered(len(s.Agencies), with(tuple(func(a *sweep.Action) []int32 { return a.AsAid })))
	t.tieOf, t.tieOn = numbered(relations(s), tuple(func(a *sweep.Action) []int32 { return a.Related }))
	t.hosts, t.aids, t.ties = int32(len(t.hostOn)), int32(len(t.aidOn)), int32(len(t.tieOn))
	for _, on := range t.hostOn {
		t.hostKnown = append(t.hostKnown, on[len(actions)] == 1)
	}
	for _, on := range t.aidOn {
		t.aidKnown = append(t.aidKnown, on[len(actions)] == 1)
	}
	return t
}

// relations is how many there are.
func relations(s *sweep.Survey) int {
	most := int32(0)
	for _, row := range s.Relations {
		for _, x := range row {
			most = max(most, x)
		}
	}
	for i := range s.Actions {
		most = max(most, int32(len(s.Actions[i].Related))-1)
	}
	return int(most) + 1
}

// numbered numbers n things by what they are, as they come, and lists what each
// number is.
func numbered(n int, what func(int) []int32) (of []int32, list [][]int32) {
	at := map[string]int32{}
	var key []byte
	of = make([]int32, n)
	for i := range n {
		is := what(i)
		key = key[:0]
		for _, x := range is {
			key = binary.LittleEndian.AppendUint32(key, uint32(x))
		}
		number, have := at[string(key)]
		if !have {
			number = int32(len(list))
			at[string(key)], list = number, append(list, is)
		}
		of[i] = number
	}
	return of, list
}

// topics are those of the survey, in its order.
func topics(s *sweep.Survey) (out []*topic) {
	for _, id := range s.Topics {
		if actions := actionsOf(s, id); len(actions) > 0 {
			out = append(out, newTopic(s, id, actions, []string{id}))
		}
	}
	return out
}

func actionsOf(s *sweep.Survey, topic string) (out []int) {
	for i := range s.Actions {
		if s.Actions[i].Topic == topic {
			out = append(out, i)
		}
	}
	return out
}

// outcome is what pairs of a place meet on the topic's k-th action; none where
// there are no pairs.
func (t *topic) outcome(r *sweep.Result, k int, tie, host, aid int32) int32 {
	return cell(r, t.actions[k], t.tieOn[tie][k], t.hostOn[host][k], t.aidOn[aid][k])
}

func cell(r *sweep.Result, action int, tie, host, aid int32) int32 {
	a := &r.Actions[action]
	return r.Cells[action][(tie*a.Hosts+host)*a.Aids+aid]
}

// weight is what pairs of a place meet on the topic.
func (t *topic) weight(r *sweep.Result, weights []weight, tie, host, aid int32) (sum weight) {
	for k := range t.actions {
		if o := t.outcome(r, k, tie, host, aid); o > 0 {
			sum = sum.plus(weights[o])
		}
	}
	return sum
}

func (t *topic) standing(w weight, host, aid int32) int {
	return w.standing(t.hostKnown[host] && t.aidKnown[aid])
}

// title is what people call a topic.
func title(topic string) string {
	if topic == "" {
		return "All topics together"
	}
	return report.Capital(spaced(topic))
}
