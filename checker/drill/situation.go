package drill

import (
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/briefing"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// candidates are the findings of which a scenario can be made, in the order of
// the report. Of what the public must not know none is.
func (b *builder) candidates() (out []*candidate) {
	for _, f := range b.findings() {
		var c *candidate
		switch clash := b.clash(f); {
		case b.concealed(f):
		case clash != nil:
			c = b.conflict(f, clash)
		case f.Topic == "command":
			c = b.command(f)
		case f.Topic == "communications":
			c = b.radio(f)
		default:
			c = b.onPaper(f)
		}
		if c != nil {
			c.finding = f
			out = append(out, c)
		}
	}
	return out
}

// concealed notes the class under which the public report conceals a finding.
func (b *builder) concealed(f *report.Finding) bool {
	_, class, found := strings.Cut(f.Message, withheldMark)
	if found {
		class, _, _ = strings.Cut(class, ")")
		b.withheld = append(b.withheld, cmpClass(class))
	}
	return found
}

// withheldMark is how the public report says that it leaves something out.
const withheldMark = "(withheld: "

func cmpClass(words string) string {
	for class, said := range classWords {
		if said == words {
			return class
		}
	}
	return words
}

// classWords are the classes as the report says them.
var classWords = map[string]string{"channels": "radio channel", "posts": "post", "acceptances": "what was accepted"}

// clash is the computed conflict that a finding is about: of several the one
// whose circumstances the finding tells.
func (b *builder) clash(f *report.Finding) (out *facts.Clash) {
	for _, c := range b.clashesOf(f) {
		if out == nil || c.Situation == f.Situation && out.Situation != f.Situation {
			out = c
		}
	}
	return out
}

// post is an assignment, or a deployment without any, and who of those concerned
// has officers there.
type post struct {
	id, title, place string
	during           facts.Interval
	agencies         []briefing.Agency
}

// postFor is where most of the agencies have officers during a conflict.
func (b *builder) postFor(c *facts.Clash) (best post) {
	concerned := slices.Concat(c.Left.Agencies, c.Right.Agencies)
	for _, a := range b.Run.Facts.Assignments {
		if a.Book != b.Run.Book || a.Deployment != b.Run.Deployment || len(c.Assignments) > 0 && !slices.Contains(c.Assignments, a.ID) {
			continue
		}
		if one := b.post(a, concerned); len(one.agencies) > len(best.agencies) && overlap(a.During, c.During) {
			best = one
		}
	}
	if best.id == "" && !b.hasAssignments() {
		best = b.everywhere(concerned)
	}
	return b.together(best)
}

// enough agencies to have something to talk over.
const enough = 2

// together adds others who are at a post, where only one would be asked: they
// train together, and who stands beside it must know the answer too.
func (b *builder) together(at post) post {
	a, ok := b.assignment(at.id)
	if !ok || len(at.agencies) == 0 {
		return at
	}
	for _, other := range b.among(a.Agencies) {
		if len(at.agencies) < enough && !slices.Contains(at.agencies, other) {
			at.agencies = append(at.agencies, other)
		}
	}
	slices.SortFunc(at.agencies, b.hostFirst)
	return at
}

// everywhere is a deployment without assignments as one post: those of the
// agencies that have units there.
func (b *builder) everywhere(concerned []string) post {
	var there []string
	for _, id := range concerned {
		for _, u := range b.Deployment.Units {
			if u.Agency == id {
				there = append(there, id)
			}
		}
	}
	return post{during: b.Briefing.During, agencies: b.among(there)}
}

func (b *builder) hasAssignments() bool { return len(b.Deployment.Assignments) > 0 }

func (b *builder) post(a facts.Assignment, concerned []string) post {
	var there []string
	for _, id := range concerned {
		if slices.Contains(a.Agencies, id) {
			there = append(there, id)
		}
	}
	out := post{id: a.ID, title: a.Title, during: a.During, agencies: b.among(there)}
	if stated := b.Deployment.Assignments[a.ID]; stated != nil && b.located.Book.Places[stated.Place] != nil {
		out.place = b.located.Book.Places[stated.Place].Name
	}
	return out
}

// among are agencies of the deployment, host first, each once.
func (b *builder) among(ids []string) (out []briefing.Agency) {
	for _, id := range ids {
		if a := b.agency(id); b.there[id] && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	slices.SortFunc(out, b.hostFirst)
	return out
}

func agencyIDs(agencies []briefing.Agency) (out []string) {
	for _, a := range agencies {
		out = append(out, a.ID)
	}
	return out
}

func overlap(a, b facts.Interval) bool {
	return (b.Until == "" || a.From < b.Until) && (a.Until == "" || b.From < a.Until)
}

// conflict makes a scenario of a computed conflict.
func (b *builder) conflict(f *report.Finding, c *facts.Clash) *candidate {
	at := b.postFor(c)
	if len(at.agencies) == 0 {
		return nil
	}
	at.agencies = b.first(at.agencies, c.Right.Agencies)
	decided := c.Law || len(c.Settlements) > 0
	return &candidate{
		difficulty: difficulty(len(c.Witness), len(at.agencies), decided), agencies: len(at.agencies),
		make: func() (*Scenario, error) { return b.tell(f, c, at) },
	}
}

// tell finds an action of the conflict on which all that are asked have one
// answer in one situation, and tells that.
func (b *builder) tell(f *report.Finding, c *facts.Clash, at post) (*Scenario, error) {
	s := &situation{builder: b, post: at, at: b.sometime(f, c.During, at), given: book.Circumstances{}, unable: c.Right.Agencies}
	for _, w := range c.Witness {
		s.given[w.Dimension] = book.Allowed{Values: []book.Value{book.Value(w.Value)}}
	}
	for _, action := range b.inPlay(c, at) {
		ok, err := s.settle(action)
		if err != nil {
			return nil, err
		}
		if ok {
			s.leaveOut(slices.Concat(c.Left.Agencies, c.Right.Agencies))
			return s.scenario(f, c)
		}
	}
	return nil, nil
}

// leaveOut leaves out those who stand beside it and of whom nothing is known.
func (s *situation) leaveOut(concerned []string) {
	var agencies []briefing.Agency
	var cases []stand
	for i, a := range s.agencies {
		if slices.Contains(concerned, a.ID) || s.cases[i].Position != "unknown" {
			agencies, cases = append(agencies, a), append(cases, s.cases[i])
		}
	}
	s.agencies, s.cases = agencies, cases
}

func later(a, b string) string {
	if a > b {
		return a
	}
	return b
}

// inPlay lists the actions of a conflict that make sense to ask about: what the
// units there bring first, then what they are tasked with, then the others. To
// carry a thing is asked about only where nothing else is.
func (b *builder) inPlay(c *facts.Clash, at post) []string {
	weight := func(action string) int {
		switch {
		case strings.HasPrefix(action, "carry/") || strings.Contains(action, "|"):
			return 3
		case b.brings(action, at):
			return 0
		case b.Deployment.Assignments[at.id] != nil && slices.Contains(b.Deployment.Assignments[at.id].Tasks, action):
			return 1
		}
		return 2
	}
	out := slices.Clone(c.Actions)
	out = slices.DeleteFunc(out, func(action string) bool { _, ok := b.actions[action]; return !ok })
	slices.SortStableFunc(out, func(x, y string) int { return weight(x) - weight(y) })
	return out[:min(len(out), mostTried)]
}

// mostTried is how many actions of one conflict are tried.
const mostTried = 4

func (b *builder) brings(action string, at post) bool {
	for _, u := range b.Run.Facts.Units {
		if u.Book == b.Run.Book && u.Deployment == b.Run.Deployment && slices.Contains(u.Carries, action) &&
			slices.ContainsFunc(at.agencies, func(a briefing.Agency) bool { return a.ID == u.Agency }) {
			return true
		}
	}
	return false
}

// circumstances are the situation by dimension.
func circumstances(given book.Circumstances) map[string]string {
	out := map[string]string{}
	for d, v := range given {
		out[d] = string(v.Values[0])
	}
	return out
}

// phrases say the circumstances, in the order in which the dimensions are
// declared.
func (b *builder) phrases(given book.Circumstances) (out []string) {
	for _, id := range b.dimensions() {
		allowed, ok := given[id]
		if !ok {
			continue
		}
		for _, v := range b.located.Book.Dimensions[id].Values {
			if v.ID == string(allowed.Values[0]) {
				out = append(out, v.Phrase)
			}
		}
	}
	return out
}

// dimensions in the order of their declaration.
func (b *builder) dimensions() []string {
	all := b.located.Book.Dimensions
	return slices.SortedFunc(maps.Keys(all), func(x, y string) int {
		if all[x].Order != all[y].Order {
			return all[x].Order - all[y].Order
		}
		return strings.Compare(x, y)
	})
}
