package briefing

import (
	"cmp"
	"slices"
	"strings"

	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// stance is how the officers stand on some actions, with when and where.
type stance struct {
	actions []string
	reply   facts.Reply
	when    string // circumstances, time and place, in words
	norms   []string
	tells   []string
}

// cameras says what to record, tell, keep and hand over.
func (p *pocket) cameras() {
	for _, s := range p.stances(func(id, topic string) bool { return topic == "body-camera" }) {
		p.camera(s)
	}
	for i := range p.items {
		it := &p.items[i]
		if !p.filmed(it) {
			continue
		}
		switch it.kind {
		case "incapable":
			p.add(SectionBodyCamera, p.line(it, p.acts(it.actions)+": demanded"+p.when(it)+", and you lack what it takes. Tell your supervisor before you go out."))
		case "duty":
			p.add(SectionBodyCamera, p.line(it, p.acts(it.actions)+": "+p.bothRules(it)))
		case "silent":
			p.add(SectionBodyCamera, p.line(it, p.things(it.actions)+": your rules and those of "+p.host()+" do not both speak of it. Ask."))
		}
	}
	slices.SortStableFunc(p.lines[SectionBodyCamera], func(x, y Line) int { return cmp.Compare(weightOf(y), weightOf(x)) })
	p.quiet(SectionBodyCamera, "No rule on body cameras binds you here.", "body-camera")
}

// camera says one stance on the use of cameras.
func (p *pocket) camera(s stance) {
	text := ""
	switch s.reply.Position {
	case "required":
		text = "You must " + p.acts(s.actions) + s.when + after(strings.Join(s.reply.Duties, ", and ")) + "."
	case "prohibited":
		text = "You must not " + p.acts(s.actions) + s.when + "."
	case "unsettled":
		text = "Not settled: " + p.acts(s.actions) + s.when + ". It is demanded and forbidden at once. Ask before you deploy."
		if slices.Contains(s.reply.Duties, "torn") {
			text = "Not settled: " + p.acts(s.actions) + s.when + ". Two rules cannot both be kept."
		}
	case "permitted":
		text = "You may " + p.acts(s.actions) + s.when + "."
		if who := p.approvers(s.reply.Approvals); who != "" {
			text = "Only on the word of " + who + " may you " + p.acts(s.actions) + s.when + "."
		}
	}
	l := Line{Text: text, Sources: p.sources(s.norms), Tells: s.tells}
	p.attach(&l, s.actions, kindsOf[s.reply.Position]...)
	p.add(SectionBodyCamera, l)
}

// kindsOf clash that the line on a position tells of as well.
var kindsOf = map[string][]string{
	"required": {"forbidden-here"}, "unsettled": {"dilemma"}, "permitted": {"approver", "unreached"},
}

// bothRules says a duty that two rules shape.
func (p *pocket) bothRules(it *item) string {
	whose := "here"
	if it.left.View == "host-home" {
		whose = p.host() + "'s own officers"
		if strings.HasSuffix(p.host(), "s") {
			whose = p.host() + "' own officers"
		}
		return p.terms(it.right.Duty.Value) + " by your rules; " + whose + " " + p.terms(it.left.Duty.Value) + ". Keep the stricter where you can."
	}
	return whose + " " + p.terms(it.left.Duty.Value) + "; at home " + p.terms(it.right.Duty.Value) + ". Keep both."
}

// order in which positions are told.
var order = []string{"unsettled", "required", "prohibited", "permitted"}

// stances gathers how the officers stand on some actions over all their posts.
func (p *pocket) stances(about func(id, topic string) bool) []stance {
	var all []stance
	for i := range p.in.Stands.Posts {
		post := &p.in.Stands.Posts[i]
		for _, id := range sortedKeys(post.Of[p.agency]) {
			d := post.Of[p.agency][id]
			if !about(id, d.Topic) {
				continue
			}
			for _, s := range d.Shares {
				if slices.Contains(order, s.Position) {
					all = p.take(all, id, s, post.Assignment, post.During)
				}
			}
		}
	}
	out := p.joined(all)
	slices.SortStableFunc(out, func(x, y stance) int {
		return cmp.Compare(slices.Index(order, x.reply.Position), slices.Index(order, y.reply.Position))
	})
	return out
}

// take adds one share at one post to what is the same elsewhere.
func (p *pocket) take(all []stance, id string, s shareOf, assignment string, during facts.Interval) []stance {
	one := stance{actions: []string{id}, reply: s.Reply, when: p.region(s.Area), norms: slices.Clone(s.Norms)}
	n := slices.IndexFunc(all, func(o stance) bool {
		return o.actions[0] == id && o.when == one.when && sameReply(&o.reply, &one.reply)
	})
	if n < 0 {
		one.tells = []string{assignment + " " + during.From + " " + during.Until}
		return append(all, one)
	}
	all[n].norms = union(all[n].norms, one.norms)
	all[n].tells = append(all[n].tells, assignment+" "+during.From+" "+during.Until)
	return all
}

// joined puts actions together on which the officers stand alike, and says where
// and when.
func (p *pocket) joined(all []stance) []stance {
	var out []stance
	for _, s := range all {
		where, posts := p.where(s.tells)
		s.when = after(s.when) + after(where)
		s.tells = nil
		if posts {
			s.tells = append(s.tells, "posts")
		}
		if p.inPlan(s.norms) {
			s.tells = append(s.tells, "tactics")
		}
		n := slices.IndexFunc(out, func(o stance) bool { return o.when == s.when && sameReply(&o.reply, &s.reply) })
		if n < 0 {
			out = append(out, s)
			continue
		}
		out[n].actions, out[n].norms, out[n].tells = union(out[n].actions, s.actions), union(out[n].norms, s.norms), union(out[n].tells, s.tells)
	}
	return out
}

// where says at which of its posts something holds, unless it is all of them.
func (p *pocket) where(held []string) (words string, posts bool) {
	var all []string
	for i := range p.in.Stands.Posts {
		post := &p.in.Stands.Posts[i]
		if slices.Contains(post.Agencies, p.agency) {
			all = append(all, post.Assignment+" "+post.During.From+" "+post.During.Until)
		}
	}
	if len(held) == len(all) {
		return "", false
	}
	var times, ids []string
	for _, h := range held {
		f := strings.Fields(h)
		if len(f) < 3 {
			f = append([]string{""}, f...)
		}
		if t := p.within(facts.Interval{From: f[1], Until: f[2]}, p.during); !slices.Contains(times, t) {
			times = append(times, t)
		}
		if !slices.Contains(ids, f[0]) {
			ids = append(ids, f[0])
		}
	}
	where := p.elsewhere(ids)
	if len(times) == 1 {
		where = strings.TrimSpace(where + " " + times[0])
	}
	return where, strings.HasPrefix(where, "on ")
}

func sameReply(x, y *facts.Reply) bool {
	return x.Position == y.Position && slices.Equal(x.Approvals, y.Approvals) && slices.Equal(x.Duties, y.Duties) && slices.Equal(x.After, y.After)
}

// region says circumstances as what follows a verb, or the mildest of them.
func (b *builder) region(r areaOf) string {
	space := b.in.Stands.Space
	if space.Subset(space.All(), r) {
		return ""
	}
	words := space.Describe(r)
	if len(words) <= longestWhen && !strings.Contains(words, "; or ") {
		return report.With(words)
	}
	cell, _ := space.First(r)
	return "in some situations, for example with " + space.DescribeCell(cell, b.telling(r, cell))
}

// telling are the circumstances by which a cell lies in a region whatever else
// is true.
func (b *builder) telling(r areaOf, cell []uint8) []int {
	space := b.in.Stands.Space
	only := space.Constrained(r)
	box := space.Full()
	for _, d := range only {
		box[d] = 1 << cell[d]
	}
	full := space.Full()
	for i := len(only) - 1; i >= 0; i-- {
		wider := slices.Clone(box)
		wider[only[i]] = full[only[i]]
		if space.Subset(boxed(wider), r) {
			box = wider
			only = slices.Delete(slices.Clone(only), i, i+1)
		}
	}
	return only
}
