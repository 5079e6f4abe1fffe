package briefing

import (
	"cmp"
	"slices"
	"strings"

	"roe.example/checker/calculus"
	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// stance is how the officers stand on some actions, with when and where.
type stance struct {
	actions []string
	reply   facts.Reply
	when    string // circumstances, in words
	where   string // time and place, in words
	posts   []*calculus.StandPost
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
			p.add(SectionBodyCamera, p.line(it, p.acts(it.actions)+p.when(it)+": demanded, and you lack what it takes. Tell your supervisor before you go out."))
		case "duty":
			text := p.acts(it.actions)
			if slices.Equal(it.actions, []string{"camera/retain"}) { // no officer's task, though all ask for it
				text = keepsVideo
			}
			p.add(SectionBodyCamera, p.line(it, text+p.when(it)+": "+p.bothRules(it)))
		case "silent":
			switch {
			case it.left.Position == "required":
				p.add(SectionBodyCamera, p.line(it, p.owed(it)))
				continue
			case it.right.Position == "required": // told as what they must
				continue
			}
			p.add(SectionBodyCamera, p.line(it, p.things(it.actions)+": your rules and those of "+p.host()+" do not both speak of it. Ask."))
		}
	}
	slices.SortStableFunc(p.lines[SectionBodyCamera], func(x, y Line) int { return cmp.Compare(rankCamera(x), rankCamera(y)) })
	p.quiet(SectionBodyCamera, "No rule on body cameras binds you here.", "body-camera")
}

// keepsVideo begins what is no officer's task, though every agency has a rule on it.
const keepsVideo = "Whoever keeps your video must keep it"

// rankCamera puts the gravest first, and what is no officer's task last.
func rankCamera(l Line) int {
	if strings.HasPrefix(l.Text, keepsVideo) && !l.Open() {
		return 1
	}
	return -weightOf(l)
}

// camera says one stance on the use of cameras. What is demanded and forbidden at
// once is said at length where they are told what to decline.
func (p *pocket) camera(s stance) {
	text := ""
	if slices.Contains(s.actions, "camera/wear-on-gear") { // on the gear is worn
		s.actions = slices.DeleteFunc(s.actions, func(id string) bool { return id == "camera/wear" })
	}
	if s.reply.Position == "required" { // that two rules ask for it is told as such
		if s.actions = p.unpaired(s.actions); len(s.actions) == 0 {
			return
		}
	}
	switch s.reply.Position {
	case "required":
		text = "You must " + p.acts(s.actions) + s.terms() + "." + p.unmatched(s.actions)
	case "prohibited":
		text = "You must not " + either(p.acts(s.actions)) + s.terms() + "."
	case "unsettled":
		text = "Not settled, see above: " + p.things(s.actions) + "."
	case "permitted":
		text = "You may " + p.acts(s.actions) + s.terms() + "."
		if who := p.approvers(s.reply.Approvals); who != "" {
			text = "Only on the word of " + who + " may you " + p.acts(s.actions) + s.terms() + "."
		}
	}
	l := Line{Text: text, Sources: p.sources(s.norms), Tells: s.tells}
	p.attach(&l, s.actions, kindsOf[s.reply.Position]...)
	p.add(SectionBodyCamera, l)
}

// unpaired leaves out what a line on the duties of two rules tells.
func (p *pocket) unpaired(actions []string) []string {
	return slices.DeleteFunc(slices.Clone(actions), func(id string) bool {
		return slices.ContainsFunc(p.items, func(it item) bool {
			return it.kind == "duty" && p.filmed(&it) && it.when[0] == "" && slices.Contains(it.actions, id)
		})
	})
}

// either joins several acts of which none may be done.
func either(acts string) string {
	if i := strings.LastIndex(acts, " and "); i >= 0 {
		return acts[:i] + " or " + acts[i+len(" and "):]
	}
	return acts
}

// terms of a stance: its duties, and in brackets when and where it holds.
func (s *stance) terms() string {
	return after(strings.Join(s.reply.Duties, ", and ")) + bracket(s.when, s.where)
}

// kindsOf clash that the line on a position tells of as well.
var kindsOf = map[string][]string{
	"required": {"forbidden-here", "unreached", "silent"}, "prohibited": {"unreached", "mismatch"}, "unsettled": {"dilemma"}, "permitted": {"approver", "unreached"},
}

// bothRules says a duty that two rules shape, of which one may give no number
// and no time.
func (p *pocket) bothRules(it *item) string {
	here, home := p.theirs(it.left.Duty.Value), p.ours(it.right.Duty.Value)
	who := "here"
	if it.left.View == "host-home" {
		who = p.words.Possessive(p.host()) + " own officers"
	}
	switch {
	case here == "":
		return home + " by your rules; no number or time is given " + where(who) + ". Keep yours."
	case home == "":
		return here + " " + where(who) + "; your rules give no number or time."
	}
	if who != "here" {
		return home + " by your rules; " + here + " for " + who + ", which nothing extends to you. Keep yours."
	}
	return home + " by your rules; " + here + " here. Keep both."
}

// where says whose rule is meant.
func where(who string) string {
	if who == "here" {
		return who
	}
	return "for " + who
}

// order in which positions are told.
var order = []string{"unsettled", "required", "prohibited", "permitted"}

// stances gathers how the officers stand on some actions over all their posts.
func (p *pocket) stances(about func(id, topic string) bool) []stance {
	var all []stance
	for i := range p.stands.Posts {
		post := &p.stands.Posts[i]
		for _, id := range sortedKeys(post.Of[p.agency]) {
			d := post.Of[p.agency][id]
			if !about(id, d.Topic) {
				continue
			}
			for k := range d.Shares {
				if slices.Contains(order, d.Shares[k].Position) {
					all = p.take(all, id, &d.Shares[k], d, post)
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
func (p *pocket) take(all []stance, id string, s *calculus.Share, of *calculus.Division, post *calculus.StandPost) []stance {
	one := stance{actions: []string{id}, reply: s.Reply, when: p.among(s, of), norms: slices.Clone(s.Norms)}
	if strings.HasPrefix(id, "force/") {
		one.when = unforced(one.when)
	}
	n := slices.IndexFunc(all, func(o stance) bool {
		return o.actions[0] == id && o.when == one.when && sameReply(&o.reply, &one.reply)
	})
	if n < 0 {
		all = append(all, one)
		n = len(all) - 1
	}
	all[n].norms = union(all[n].norms, one.norms)
	all[n].posts = append(all[n].posts, post)
	return all
}

// joined puts actions together on which the officers stand alike, and says where
// and when. What is not settled is said in one line.
func (p *pocket) joined(all []stance) []stance {
	var out []stance
	for _, s := range all {
		named := false
		s.where, named = p.at(s.posts)
		if named {
			s.tells = append(s.tells, "posts")
		}
		if p.inPlan(s.norms) {
			s.tells = append(s.tells, "tactics")
		}
		n := slices.IndexFunc(out, func(o stance) bool {
			return o.reply.Position == s.reply.Position && (s.reply.Position == "unsettled" || o.when == s.when && o.where == s.where && sameReply(&o.reply, &s.reply))
		})
		if n < 0 {
			out = append(out, s)
			continue
		}
		out[n].actions, out[n].norms, out[n].tells = union(out[n].actions, s.actions), union(out[n].norms, s.norms), union(out[n].tells, s.tells)
	}
	return out
}

// at says at which of the agency's posts something holds, unless it is all of
// them, and whether that names posts.
func (p *pocket) at(held []*calculus.StandPost) (words string, named bool) {
	all := 0
	for i := range p.stands.Posts {
		if slices.Contains(p.stands.Posts[i].Agencies, p.agency) {
			all++
		}
	}
	if len(held) == all {
		return "", false
	}
	var times, ids []string
	for _, h := range held {
		times, ids = union(times, []string{p.within(h.During, p.during)}), union(ids, []string{h.Assignment})
	}
	where := p.elsewhere(ids)
	if len(times) == 1 {
		words = times[0]
	}
	return strings.TrimSpace(where + " " + words), where != ""
}

func sameReply(x, y *facts.Reply) bool {
	return x.Position == y.Position && slices.Equal(x.Approvals, y.Approvals) && slices.Equal(x.Duties, y.Duties) && slices.Equal(x.After, y.After)
}

// among says in which circumstances one of several answers holds. What takes too
// many words is what the only other one leaves.
func (p *pocket) among(s *calculus.Share, of *calculus.Division) string {
	words := p.region(s.Area)
	if !strings.HasPrefix(words, example) || len(of.Shares) != 2 {
		return words
	}
	other := &of.Shares[0]
	if other == s {
		other = &of.Shares[1]
	}
	if rest := p.region(other.Area); rest != "" && !strings.HasPrefix(rest, example) {
		return "except: " + rest
	}
	return words
}

// region says circumstances, or the mildest of them; nothing for all.
func (b *builder) region(r region.Region) string {
	space := b.stands.Space
	if space.Subset(space.All(), r) {
		return ""
	}
	words := space.Describe(r)
	if len(words) <= longestWhen && !strings.Contains(words, "; or ") {
		return words
	}
	cell, _ := space.First(r)
	return example + space.DescribeCell(cell, b.telling(r, cell))
}

// telling are the circumstances by which a cell lies in a region whatever else
// is true.
func (b *builder) telling(r region.Region, cell region.Cell) []int {
	space := b.stands.Space
	only := space.Constrained(r)
	box, full := space.Full(), space.Full()
	for _, d := range only {
		box[d] = 1 << cell[d]
	}
	for i := len(only) - 1; i >= 0; i-- {
		wider := slices.Clone(box)
		wider[only[i]] = full[only[i]]
		if space.Subset(region.Of(wider), r) {
			box = wider
			only = slices.Delete(slices.Clone(only), i, i+1)
		}
	}
	return only
}
