package tally

import (
	"encoding/binary"
	"slices"
)

// swap is how the holders of a change stand on an action, before it and after.
type swap struct {
	action        int
	before, after classes
}

// classes are those of an agency on an action, as a host and as an aid.
type classes struct{ host, aid int32 }

func (t *Tally) classesOf(action int, agency int32) classes {
	a := &t.Actions[action]
	return classes{a.AsHost[agency], a.AsAid[agency]}
}

// rulesOf are the norms that bear on an action for an agency.
func (t *Tally) rulesOf(action int, agency int32) []int32 {
	a := &t.Actions[action]
	return merged(a.HostNorms[a.AsHost[agency]], a.AidNorms[a.AsAid[agency]])
}

// knows tells whether all rules of an agency on a topic are in the books.
func (t *Tally) knows(agency int32, topic string) bool {
	return !slices.Contains(t.Agencies[agency].NotKnown, topic)
}

func (t *Tally) topicOf(action int) *topic {
	id := t.Actions[action].Topic
	return t.topics[slices.IndexFunc(t.topics, func(o *topic) bool { return o.id == id })]
}

// swapped is the change by which holders of one set of rules take over another,
// with how they stand then on each action on which these rules bear. Holders and
// models are agencies of which all rules on the topic are in the books or, with
// known false, of which they are not: what the books leave out is no rule that
// anybody could take over. Nil: there are no such agencies, or how they would
// stand is not known.
func (t *Tally) swapped(from, to *stance, known bool) (*Change, []swap) {
	topic := t.Actions[from.action].Topic
	of := func(members []int32) (out []int32) {
		for _, i := range members {
			if t.knows(i, topic) == known {
				out = append(out, i)
			}
		}
		return out
	}
	holders, models := of(from.members), of(to.members)
	if from == to || len(holders) == 0 || len(models) == 0 {
		return nil, nil
	}
	before, after := t.rulesOf(from.action, holders[0]), t.rulesOf(from.action, models[0])
	c := &Change{Action: from.action, Models: models, Drop: without(before, after), Adopt: without(after, before)}
	if !known && len(c.Adopt) == 0 {
		return nil, nil
	}
	for _, n := range slices.Concat(c.Drop, c.Adopt) {
		for _, action := range t.bearing[n] {
			if action != c.Action && !slices.Contains(c.Besides, action) {
				c.Besides = append(c.Besides, action)
			}
		}
	}
	slices.Sort(c.Besides)
	c.Holders = t.alike(holders, c.Besides)
	by := []swap{{c.Action, classes{from.host, from.aid}, classes{to.host, to.aid}}}
	for _, action := range c.Besides {
		then, ok := t.standing(action, c)
		if !ok {
			return nil, nil
		}
		by = append(by, swap{action, t.classesOf(action, c.Holders[0]), then})
	}
	return c, by
}

// alike are the most of some agencies that stand alike on some actions as well.
func (t *Tally) alike(agencies []int32, actions []int) (most []int32) {
	if len(actions) == 0 {
		return agencies
	}
	of, list := numbered(len(agencies), func(i int) (out []int32) {
		for _, action := range actions {
			a := &t.Actions[action]
			out = append(out, a.Around[agencies[i]], a.AsHost[agencies[i]], a.AsAid[agencies[i]])
			if !t.knows(agencies[i], a.Topic) {
				out = append(out, -1)
			}
		}
		return out
	})
	groups := make([][]int32, len(list))
	for i, group := range of {
		groups[group] = append(groups[group], agencies[i])
	}
	for _, g := range groups {
		if len(g) > len(most) {
			most = g
		}
	}
	return most
}

// bearings lists for each norm the actions on which it bears for somebody.
func (t *Tally) bearings() [][]int {
	out := make([][]int, len(t.Norms))
	for i := range t.Actions {
		a := &t.Actions[i]
		for _, norms := range slices.Concat(a.HostNorms, a.AidNorms) {
			for _, n := range norms {
				if on := out[n]; len(on) == 0 || on[len(on)-1] != i {
					out[n] = append(on, i)
				}
			}
		}
	}
	return out
}

// standing is how the holders of a change would stand on another action on which
// it bears: as those stand who have the same rules there and the same around
// them. Not ok: there are none, or they differ.
func (t *Tally) standing(action int, c *Change) (classes, bool) {
	have := t.rulesOf(action, c.Holders[0])
	then := without(have, c.Drop)
	for _, n := range c.Adopt {
		if slices.Contains(t.bearing[n], action) {
			then = append(then, n)
		}
	}
	out, known := t.standings[action]()[t.standingKey(action, c.Holders[0], merged(then, nil))]
	return out, known && out != differing
}

// differing are the classes of agencies that have the same rules and differ all
// the same, by words that they define or by whom their documents reach.
var differing = classes{-1, -1}

func (t *Tally) standingsOn(action int) map[string]classes {
	out := map[string]classes{}
	for i := range int32(len(t.Agencies)) {
		key, is := t.standingKey(action, i, t.rulesOf(action, i)), t.classesOf(action, i)
		if have, known := out[key]; known && have != is {
			is = differing
		}
		out[key] = is
	}
	return out
}

func (t *Tally) standingKey(action int, agency int32, norms []int32) string {
	a := &t.Actions[action]
	key := binary.LittleEndian.AppendUint32(nil, uint32(a.Around[agency]))
	if t.knows(agency, a.Topic) {
		key = append(key, 1)
	}
	for _, n := range norms {
		key = binary.LittleEndian.AppendUint32(append(key, ' '), uint32(n))
	}
	return string(key)
}
