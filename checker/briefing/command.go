package briefing

import (
	"cmp"
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// command is who commands whom, and what of it does not hold together.
func (b *builder) command() Command {
	p := b.planner()
	out := Command{Assignments: p.assignments(), Gaps: p.commandGaps()}
	for _, c := range b.in.Facts.Commands {
		if p.here(c.Book, c.Deployment) {
			out.Kind, out.Scope = c.Kind.Value, scopeWords[c.Scope.Value]
		}
	}
	posts := p.posts()
	for _, post := range posts {
		for i, position := range post {
			out.Positions = append(out.Positions, p.position(post, i))
			if i > 0 {
				out.Handovers = append(out.Handovers, p.handover(post[i-1], position))
			}
		}
	}
	out.Stated = len(out.Positions) > 0
	slices.SortStableFunc(out.Handovers, func(x, y Handover) int { return cmp.Compare(x.At, y.At) })
	if c := b.plan.Command; c != nil {
		for _, id := range slices.Sorted(maps.Keys(c.Posts)) {
			out.Posts = append(out.Posts, p.commandPost(c.Posts[id]))
		}
	}
	return out
}

var scopeWords = map[string]string{
	"assistance-only": "assistance only", "complete-scene-management": "complete scene management",
}

func (p *planner) commandPost(post *book.CommandPost) CommandPost {
	out := CommandPost{Title: post.Title, Agencies: p.shorts(post.Agencies), Liaisons: p.shorts(post.Liaisons)}
	if post.Place != "" {
		out.Place = p.place(post.Place)
	}
	return out
}

// posts puts positions together that are held one after another, first to last,
// in the order of the forms.
func (p *planner) posts() (out [][]facts.Position) {
	all := slices.SortedFunc(maps.Values(p.positions), func(x, y facts.Position) int {
		return cmp.Or(cmp.Compare(icsRank(x.Title), icsRank(y.Title)), cmp.Compare(x.During.From, y.During.From),
			cmp.Compare(x.During.Until, y.During.Until), cmp.Compare(x.ID, y.ID))
	})
	for _, position := range all {
		if n := p.predecessor(out, position); n >= 0 {
			out[n] = append(out[n], position)
		} else {
			out = append(out, []facts.Position{position})
		}
	}
	return out
}

// predecessor is the post that a position continues, or -1: one of that title
// that was left by then. Of several the one that the same agency held goes
// first, then the one that was left last.
func (p *planner) predecessor(posts [][]facts.Position, next facts.Position) int {
	best := -1
	for n, post := range posts {
		last := post[len(post)-1]
		if last.Title != next.Title || last.During.Until > next.During.From || !p.samePost(last, next) {
			continue
		}
		if best < 0 || p.nearer(last, posts[best][len(posts[best])-1], next) {
			best = n
		}
	}
	return best
}

func (p *planner) nearer(a, b, next facts.Position) bool {
	ours, theirs := a.Agency == next.Agency, b.Agency == next.Agency
	if ours != theirs {
		return ours
	}
	return a.During.Until > b.During.Until
}

// samePost: of a title that only one holds at a time, or over one and the same
// position or assignment.
func (p *planner) samePost(a, b facts.Position) bool {
	return !slices.Contains(several, a.Title) || overlap(p.below(a.ID), p.below(b.ID))
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(id string) bool { return slices.Contains(b, id) })
}

// below is what reports to a position at some time.
func (p *planner) below(id string) (out []string) {
	for _, span := range p.positions[id].Span {
		out = append(out, span.Subordinates...)
	}
	return out
}

func (p *planner) position(post []facts.Position, n int) Position {
	at := post[n]
	out := Position{
		ID: at.ID, Title: icsTitle(at.Title), Kind: at.Title, Agency: p.short(at.Agency.Value), Rank: at.Rank.Value,
		During: at.During, When: p.unlessAll(at.During), ReportsTo: at.ReportsTo, Nets: p.netsOf(at.ID),
		Post: post[0].ID, Orphan: at.Orphan, Findings: prints(p.concerning("command", at.Path)),
	}
	if n > 0 {
		out.After = post[n-1].ID
	}
	if stated := p.plan.Command.Positions[at.ID]; stated != nil {
		out.Decides = p.things(stated.Decides)
	}
	return out
}

// handover from one holder to the next, at once or after a time in which nobody
// holds the post.
func (p *planner) handover(from, to facts.Position) Handover {
	title := icsTitle(from.Title)
	out := Handover{Post: title, From: from.ID, To: to.ID, At: from.During.Until, When: p.moment(from.During.Until)}
	text := "Hand-over: " + title + ", from " + p.whose(from) + " to " + p.whose(to) + "."
	if from.During.Until < to.During.From {
		out.Gap = facts.Interval{From: from.During.Until, Until: to.During.From}
		text = title + ": " + p.whose(from) + " leaves on " + p.moment(out.Gap.From) + "; " + p.whose(to) +
			" takes over on " + p.moment(out.Gap.Until) + ". In between nobody holds the post."
	}
	found := p.concerning("command", from.Path, to.Path)
	if from.Title == incidentCommander {
		found = append(found, p.duringGap(out.Gap)...)
	}
	out.Line = linked(text, found, "command/no-incident-commander", "command/hand-over")
	if len(out.Sources) == 0 {
		out.Sources = []Source{p.inPlan("position", "command", "positions", to.ID)}
	}
	return out
}

// duringGap are the findings that say that nobody is incident commander then.
func (p *planner) duringGap(gap facts.Interval) (out []*report.Finding) {
	for _, f := range p.findings {
		if f.Rule != "command/no-incident-commander" || f.During == nil || gap.From == "" {
			continue
		}
		if f.During.From <= gap.From && gap.Until <= f.During.Until {
			out = append(out, f)
		}
	}
	return out
}

// whose officer holds a position: "Riverton PD (Captain)".
func (p *planner) whose(at facts.Position) string {
	switch {
	case !at.Agency.Stated:
		return "nobody"
	case at.Rank.Value == "":
		return p.short(at.Agency.Value)
	}
	return p.short(at.Agency.Value) + " (" + at.Rank.Value + ")"
}

// moment says an instant in words: with its day, for a period may run over
// midnight.
func (p *planner) moment(instant string) string { return p.words.Day(instant) }

func (p *planner) assignments() (out []Assignment) {
	for _, a := range p.in.Facts.Assignments {
		if !p.here(a.Book, a.Deployment) {
			continue
		}
		one := Assignment{
			ID: a.ID, Title: a.Title, During: a.During, When: p.unlessAll(a.During), FrontLine: a.FrontLine,
			ReportsTo: a.ReportsTo, Tasks: p.things(a.Tasks), Findings: prints(p.concerning("command", a.Path)),
		}
		if stated := p.plan.Assignments[a.ID]; stated != nil && stated.Place != "" {
			one.Place = p.place(stated.Place)
		}
		if a.Host != p.facts.Host {
			one.Host = p.short(a.Host)
		}
		for _, id := range a.Units {
			if u := p.plan.Units[id]; u != nil {
				one.Units = append(one.Units, p.unit(id, u))
			}
		}
		out = append(out, one)
	}
	slices.SortStableFunc(out, func(x, y Assignment) int {
		return cmp.Or(cmp.Compare(x.During.From, y.During.From), cmp.Compare(x.ID, y.ID))
	})
	return out
}

func (p *planner) unit(id string, u *book.Unit) AssignmentUnit {
	out := AssignmentUnit{ID: id, Agency: p.short(u.Agency), Leader: u.Leader, Carries: p.things(u.Carries), Nets: p.netsOf(id)}
	if u.Officers != nil {
		out.Officers = *u.Officers
	}
	if u.Supervisors != nil {
		out.Supervisors = report.Count(*u.Supervisors, "supervisor")
	}
	return out
}

// commandGaps says which posts nobody holds, which chains lead nowhere, and all
// else that was found about command, gravest first.
func (p *planner) commandGaps() []Line {
	var out []Line
	told := map[string]bool{}
	add := func(line Line) {
		out, told[line.Finding] = append(out, line), true
	}
	for _, post := range p.posts() {
		for _, at := range post {
			found := p.concerning("command", at.Path)
			here := []Source{p.inPlan("position", "command", "positions", at.ID)}
			if at.Orphan {
				add(orSources(linked("No chain of command leads from "+p.holder(at)+" to the incident commander.", found, "command/orphan", "command/cycle"), here))
			}
			if !at.Agency.Stated {
				text := "Nobody holds the post of " + icsTitle(at.Title) + suffix(p.unlessAll(at.During)) + "."
				add(orSources(linked(text, found, "command/broken-chain", "command/no-incident-commander", "command/no-supervisor"), here))
			}
		}
	}
	for _, f := range p.findings {
		if f.Topic == "command" && f.Deployment != "" && !told[f.Fingerprint] {
			out = append(out, lineOf(f))
		}
	}
	return gravestFirst(out)
}

func orSources(line Line, other []Source) Line {
	if len(line.Sources) == 0 {
		line.Sources = other
	}
	return line
}

func suffix(words string) string {
	if words == "" {
		return ""
	}
	return " " + words
}

// gravestFirst puts lines in the order of severity; those of no finding stand
// last, as they are no fault by themselves.
func gravestFirst(lines []Line) []Line {
	weight := map[string]int{"error": 0, "warning": 1, "note": 2, "": 3}
	slices.SortStableFunc(lines, func(x, y Line) int { return cmp.Compare(weight[x.Severity], weight[y.Severity]) })
	return lines
}
