package briefing

import (
	"cmp"
	"slices"
	"strings"

	"roe.example/checker/calculus"
	"roe.example/checker/facts"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

func weightOf(l Line) int { return rule.Weight(l.Severity) }

// word is whose word some actions need, and when nobody can give it.
type word struct {
	actions []string
	always  []facts.Approval // in every situation in which it may be done
	some    []partly         // in some
	unheard string           // why it cannot be had, in words
	norms   []string
	tells   []string
}

// partly is whose word is needed in some situations only.
type partly struct {
	approvals []facts.Approval
	when      string // circumstances, time and place, in words
}

// approved says whose word is needed for which tool or tactic.
func (p *pocket) approved() {
	var words []word
	for _, id := range p.inPlay() {
		w := p.wordFor(id)
		if len(w.always)+len(w.some) == 0 || p.toldAsOpen(&w) {
			continue
		}
		n := slices.IndexFunc(words, func(o word) bool { return p.wordText(&o) == p.wordText(&w) })
		if n < 0 {
			words = append(words, w)
			continue
		}
		words[n].actions, words[n].norms, words[n].tells = union(words[n].actions, w.actions), union(words[n].norms, w.norms), union(words[n].tells, w.tells)
	}
	for _, w := range words {
		l := Line{Text: p.things(w.actions) + ": " + p.wordText(&w), Sources: p.sources(w.norms), Tells: w.tells}
		p.attach(&l, w.actions, "approver")
		p.unfilled(&l, w.actions)
		p.add(SectionApproval, l)
	}
	p.unsaid()
	slices.SortStableFunc(p.lines[SectionApproval], func(x, y Line) int { return cmp.Compare(weightOf(y), weightOf(x)) })
	p.quiet(SectionApproval, "No tool or tactic in play was found to need anybody's word but your own.", ruled...)
}

// toldAsOpen gives what is to be said on the approval of an action to the line
// that says that it is not settled whether they may do it here at all, where that
// names the same word: two boxes would contradict each other.
func (p *pocket) toldAsOpen(w *word) bool {
	asked := slices.Clone(w.always)
	for _, some := range w.some {
		asked = append(asked, some.approvals...)
	}
	for i := range p.items {
		it := &p.items[i]
		if it.kind != "unreached" || it.left.Position != "prohibited" || !slices.Contains(it.actions, w.actions[0]) || len(beside(asked, it.right.Approvals)) > 0 {
			continue
		}
		n := slices.IndexFunc(p.lines[SectionNotHere], func(l Line) bool { return l.Text == report.Capital(p.openBan(it)) })
		if n < 0 {
			continue
		}
		l := &p.lines[SectionNotHere][n]
		p.attach(l, w.actions, "approver")
		p.unfilled(l, w.actions)
		l.Tells = union(l.Tells, w.tells)
		return true
	}
	return false
}

// inPlay lists what the agency brings, is to do or was trained for and that
// needs an approval of somebody.
func (p *pocket) inPlay() []string {
	var out []string
	for _, n := range p.known.needs[p.agency] {
		if n.InPlay {
			out = append(out, n.Actions...)
		}
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(id string) bool { return strings.HasPrefix(id, "camera/") })
}

// wordFor gathers what the joint rules ask for one action, over all posts.
func (p *pocket) wordFor(action string) word {
	w := word{actions: []string{action}}
	leave := p.leave(action)
	all := []facts.Approval{}
	for i, s := range leave {
		w.norms = union(w.norms, s.norms)
		all = append(all, beside(s.reply.Approvals, all)...)
		if i == 0 {
			w.always = s.reply.Approvals
		}
		w.always = beside(w.always, beside(w.always, s.reply.Approvals))
	}
	for _, a := range beside(all, w.always) {
		when, named := p.neededWhen(a, leave)
		if named {
			w.tells = []string{"posts"}
		}
		n := slices.IndexFunc(w.some, func(o partly) bool { return o.when == when })
		if n < 0 {
			w.some, n = append(w.some, partly{when: when}), len(w.some)
		}
		w.some[n].approvals = append(w.some[n].approvals, a)
	}
	w.unheard = p.unheard(action, slices.Concat(w.always, beside(all, w.always)))
	if p.inPlan(w.norms) || p.brought(action) {
		w.tells = append(w.tells, "tactics")
	}
	return w
}

// leave is how the officers may do something, over all posts.
func (p *pocket) leave(action string) (out []stance) {
	for i := range p.stands.Posts {
		post := &p.stands.Posts[i]
		d := post.Of[p.agency][action]
		if d == nil {
			continue
		}
		for k := range d.Shares {
			if d.Shares[k].Position == "permitted" && p.placed(&d.Shares[k], post) {
				out = p.take(out, action, &d.Shares[k], d, post)
			}
		}
	}
	return out
}

// neededWhen says in which circumstances, where and when an approval is needed,
// by the shortest of several, and whether that names posts.
func (p *pocket) neededWhen(a facts.Approval, leave []stance) (words string, named bool) {
	var when []string
	var posts []*calculus.StandPost
	for _, s := range leave {
		if slices.Contains(s.reply.Approvals, a) {
			when = union(when, []string{s.when})
			for _, post := range s.posts {
				if !slices.Contains(posts, post) {
					posts = append(posts, post)
				}
			}
		}
	}
	first := slices.MinFunc(when, func(x, y string) int { return cmp.Or(len(x)-len(y), strings.Compare(x, y)) })
	if len(when) > 1 && first != "" {
		first = example + strings.TrimPrefix(first, example)
	}
	where, named := p.at(posts)
	return strings.TrimSuffix(strings.TrimPrefix(first+"; "+where, "; "), "; "), named
}

// beside are the approvals of one list that another does not have.
func beside(a, b []facts.Approval) []facts.Approval {
	return slices.DeleteFunc(slices.Clone(a), func(x facts.Approval) bool { return slices.Contains(b, x) })
}

// brought tells what units are listed with or assigned to.
func (p *pocket) brought(action string) bool {
	for _, u := range p.units {
		if slices.Contains(u.Carries, action) {
			return true
		}
	}
	return slices.ContainsFunc(p.posts, func(s facts.Assignment) bool { return slices.Contains(s.Tasks, action) })
}

func (p *pocket) approvers(list []facts.Approval) string {
	var out []string
	for _, a := range list {
		if a.Agency == p.agency {
			a.Agency = "own"
		}
		words := p.words.Approver(a, p.agency)
		if a.Agency == "own" {
			words = p.your + " " + words
		}
		if words != "" && !slices.Contains(out, words) {
			out = append(out, words)
		}
	}
	return report.List(out)
}

func (p *pocket) wordText(w *word) string {
	text := p.approvers(w.always)
	for _, some := range w.some {
		more := p.approvers(some.approvals)
		switch {
		case more == "":
		case text == "":
			text = more + bracket(some.when)
		default:
			text += ", and " + more + " too" + bracket(some.when)
		}
	}
	return text + "." + after(w.unheard)
}

// same tells whether two approvals are of one and the same.
func (p *pocket) same(a, need facts.Approval) bool {
	if a.Agency == "own" {
		a.Agency = p.agency
	}
	return a == need
}

// attach gives a line the findings of clashes of a kind that are about its
// actions.
func (p *pocket) attach(l *Line, actions []string, kinds ...string) {
	for i := range p.items {
		it := &p.items[i]
		if !slices.Contains(kinds, it.kind) || !slices.ContainsFunc(it.actions, func(id string) bool { return slices.Contains(actions, id) }) {
			continue
		}
		for _, f := range p.found(it) {
			l.give(f.Fingerprint, f.Severity)
		}
	}
}

// unfilled gives a line the findings that nobody can give or reach an approval.
func (p *pocket) unfilled(l *Line, actions []string) {
	for i := range p.in.Report.Findings {
		f := &p.in.Report.Findings[i]
		if strings.HasPrefix(f.Rule, "authority/approver-") && p.concerns(f) && f.Waiver == nil && slices.Contains(f.Agencies, p.agency) &&
			slices.ContainsFunc(f.Actions, func(id string) bool { return slices.Contains(actions, id) }) {
			l.give(f.Fingerprint, f.Severity)
		}
	}
}

// nobody says whose word home asks.
func (p *pocket) nobody(list []facts.Approval) string {
	return cmp.Or(p.approvers(list), "nobody")
}
