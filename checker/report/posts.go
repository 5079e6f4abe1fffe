package report

import (
	"slices"
	"strings"

	"roe.example/checker/facts"
)

// where says at which posts, if they are to be named, and when, if that is not
// all of what was asked about: assignments at the same time together.
//
// Beside posts of which the reader knows already, nil for none, only what
// differs from them in time is said.
func (b *answering) where(posts, known []AnswerPost, named bool) string {
	var parts []string
	titles := map[string][]string{}
	settings := map[string]string{}
	for _, p := range posts {
		if p.Setting != "" && known == nil {
			settings[p.Assignment] = " (" + p.Setting + ")"
		}
	}
	order, times := timetable(posts)
	_, said := timetable(known)
	for _, id := range order {
		time := ""
		if !slices.Equal(times[id], said[id]) {
			time = b.part(id, times[id])
		}
		if !slices.Contains(parts, time) {
			parts = append(parts, time)
		}
		if title := b.assignments[[2]string{b.raw.Deployment, id}].Title; title != "" && named {
			titles[time] = append(titles[time], "“"+title+"”"+settings[id])
		}
	}
	for i, time := range parts {
		if len(titles[time]) > 0 {
			parts[i] = strings.TrimSpace("on " + joinAll(titles[time]) + " " + time)
		}
	}
	return strings.Join(parts, "; ")
}

// timetable gives the time of each assignment, and the assignments in order.
func timetable(posts []AnswerPost) (order []string, times map[string][]Interval) {
	times = map[string][]Interval{}
	for _, p := range posts {
		if times[p.Assignment] == nil {
			order = append(order, p.Assignment)
		}
		times[p.Assignment] = append(times[p.Assignment], p.During)
	}
	for id := range times {
		times[id] = joined(times[id])
	}
	return order, times
}

// part says which part of an assignment's time is meant; nothing for all of it.
func (b *answering) part(assignment string, during []Interval) string {
	whole := b.raw.During
	if a, ok := b.assignments[[2]string{b.raw.Deployment, assignment}]; ok {
		if compareTimes(a.During.From, whole.From, -1) > 0 {
			whole.From = a.During.From
		}
		if compareTimes(a.During.Until, whole.Until, 1) < 0 {
			whole.Until = a.During.Until
		}
	}
	var words []string
	for _, i := range during {
		switch {
		case i == whole:
			return ""
		case i.From == whole.From:
			words = append(words, Words(Interval{Until: i.Until}))
		case i.Until == whole.Until:
			words = append(words, Words(Interval{From: i.From}))
		default:
			words = append(words, Words(i))
		}
	}
	return joinAll(words)
}

// approvers says who can give the approvals, each text once with its posts.
func (b *answering) approvers(posts []facts.Post) []AnswerApprover {
	var out []AnswerApprover
	var of []AnswerPost
	for _, p := range posts {
		of = append(of, AnswerPost{p.Assignment, p.During, p.Setting})
		for i := range p.Fills {
			one := b.approver(&p.Fills[i])
			n := slices.IndexFunc(out, func(a AnswerApprover) bool { return a.Text == one.Text })
			if n < 0 {
				out = append(out, one)
				n = len(out) - 1
			}
			out[n].Posts = append(out[n].Posts, AnswerPost{p.Assignment, p.During, p.Setting})
		}
	}
	for i := range out {
		if len(out[i].Posts) < len(posts) {
			there, _ := timetable(out[i].Posts)
			everywhere, _ := timetable(of)
			out[i].Where = b.where(out[i].Posts, of, len(there) < len(everywhere))
		}
	}
	return out
}

// approver says who can give an approval, if anybody.
func (b *answering) approver(f *facts.Fill) AnswerApprover {
	of := b.say(b.approval(f.Approval))
	out := AnswerApprover{Approval: strings.TrimPrefix(of, "of "), Filled: "not-stated", Reached: "not-stated", Holders: []string{}}
	for _, id := range f.Holders {
		out.Holders = append(out.Holders, b.say(b.member("position", b.raw.Deployment, id)))
	}
	switch {
	case !f.Known:
		out.Text = "Whether the approval " + of + " can be had is not stated."
		return out
	case !f.Filled:
		out.Filled, out.Text = "no", "Nobody there can give the approval "+of+b.vacant(f)+"."
		return out
	case len(f.Holders) == 0:
		out.Filled, out.Text = "yes", "The approval "+of+" can be had from the officers who lead the units."
		return out
	}
	out.Filled, out.Text = "yes", joinAll(out.Holders)+" can give the approval "+of
	if len(out.Holders) == 1 && (out.Holders[0] == out.Approval || strings.HasSuffix(out.Holders[0], " "+spaced(f.Approval.Rung))) {
		out.Text = out.Holders[0] + " is on duty to approve"
	}
	if f.Reachable.Stated {
		out.Reached = "yes"
		if !f.Reachable.Value {
			out.Reached = "no"
			out.Text += ", but is on no radio net with the units"
		}
	}
	out.Text += "."
	return out
}

// vacant names the positions that nobody holds.
func (b *answering) vacant(f *facts.Fill) string {
	var words []string
	for _, id := range f.Vacant {
		words = append(words, b.say(b.member("position", b.raw.Deployment, id)))
	}
	if len(words) == 0 {
		return ""
	}
	return "; the post of " + strings.TrimPrefix(joinAll(words), "the ") + " is vacant"
}

// brings says whether the officers are listed with what was asked about.
func (b *answering) brings() []string {
	tools, order := map[string][]string{}, []string{}
	for _, id := range b.brought() {
		key := " bring %s to " + joinAll(id.titles) + "."
		if id.missing {
			key = " are not listed with %s for " + joinAll(id.titles) + "."
		}
		if tools[key] == nil {
			order = append(order, key)
		}
		tools[key] = append(tools[key], b.say(b.action(id.tool, "name")))
	}
	var out []string
	for _, key := range order {
		out = append(out, possessive(b.say(b.agency(b.raw.Agency)))+" officers"+strings.Replace(key, "%s", joinAll(tools[key]), 1))
	}
	return out
}

// load is a tool and the assignments to which it is brought, or not.
type load struct {
	tool    string
	missing bool
	titles  []string
}

func (b *answering) brought() (out []load) {
	for _, x := range b.raw.Brings {
		if !x.Stated {
			continue
		}
		n := slices.IndexFunc(out, func(l load) bool { return l.tool == x.Action && l.missing != x.Carried })
		if n < 0 {
			out = append(out, load{tool: x.Action, missing: !x.Carried})
			n = len(out) - 1
		}
		out[n].titles = append(out[n].titles, b.title(x.Assignment))
	}
	return out
}
