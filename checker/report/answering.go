package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"roe.example/checker/facts"
)

// BuildAnswer puts an answer in words. The facts state the documents and the
// deployment that it speaks of.
func BuildAnswer(in Input, raw *facts.JointAnswer, notes []Diagnostic) (*Answer, error) {
	d := NewDictionary(in, raw.Book)
	if d == nil {
		return nil, unknown("book", raw.Book)
	}
	return d.Answer(raw, notes)
}

// Answer puts an answer in words, as BuildAnswer does, for one who has several to
// put.
func (d *Dictionary) Answer(raw *facts.JointAnswer, notes []Diagnostic) (*Answer, error) {
	b := &answering{names: d.n, raw: raw}
	out := &Answer{Question: b.question(), Notes: notes}
	for i := range raw.Stands {
		out.Answers = append(out.Answers, b.stand(&raw.Stands[i]))
	}
	out.Brings, out.Elsewhere = b.brings(), b.elsewhere()
	out.complete()
	return out, b.err
}

// answering puts one answer in words. The first id without words is the error.
type answering struct {
	*names
	raw *facts.JointAnswer
	err error
}

// say takes the words that a look-up found.
func (b *answering) say(words string, err error) string {
	if err != nil && b.err == nil {
		b.err = err
	}
	return words
}

func (b *answering) question() AnswerTo {
	d := b.deployments[b.raw.Deployment]
	place := b.say(b.place(d.Place))
	if strings.Contains(d.Event, place) {
		place = ""
	}
	return AnswerTo{
		Text: fmt.Sprintf("May %s officers %s?", possessive(b.say(b.agency(b.raw.Agency))), b.say(b.action(b.raw.Action, ""))),
		Book: b.raw.Book, Deployment: b.raw.Deployment, Event: d.Event, Place: place,
		Agency: b.raw.Agency, Action: b.raw.Action, During: b.raw.During, Given: b.raw.Given, Known: b.raw.Known,
	}
}

// possessive of a name: Harbor PD's, Park Marshals'.
func possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "'"
	}
	return name + "'s"
}

func (b *answering) stand(s *facts.Stand) AnswerStand {
	out := AnswerStand{Partial: b.partial(s)}
	for _, id := range s.Actions {
		out.Actions = append(out.Actions, AnswerAction{id, b.actionName(id)})
	}
	for _, p := range s.Posts {
		out.Posts = append(out.Posts, AnswerPost{p.Assignment, p.During, p.Setting})
	}
	out.Where = b.where(out.Posts, nil, true)
	out.Approvers = b.approvers(s.Posts)
	for i := range s.Cases {
		out.Cases = append(out.Cases, b.answerCase(&s.Cases[i]))
	}
	when(out.Cases)
	for i := range s.Advice {
		out.Advice = append(out.Advice, b.source(&s.Advice[i]))
	}
	return out
}

// partial says whose rules are not written down whole, so that more may hold
// than is said.
func (b *answering) partial(s *facts.Stand) string {
	var who []string
	for _, id := range s.Partial {
		who = append(who, b.say(b.agency(id)))
	}
	if len(who) == 0 {
		return ""
	}
	return fmt.Sprintf("The rules of %s on %s are not written down whole here: what is left out may say more.", joinAll(who), cmp.Or(topicWords[s.Topic], spaced(s.Topic)))
}

// actionName names an action, or a choice between several.
func (b *answering) actionName(id string) string {
	var names []string
	for _, one := range strings.Split(id, "|") {
		names = append(names, b.say(b.action(one, "name")))
	}
	return strings.Join(names, " or ")
}

// topicWords are topics whose names do not read as what a rule is on.
var topicWords = map[string]string{
	"body-camera": "body cameras", "legal": "legal powers and limits", "request": "requests for aid", "agreement": "agreements", "finance": "costs",
}

func (b *answering) answerCase(c *facts.Case) AnswerCase {
	out := AnswerCase{Region: c.Region, Whole: c.Whole, AnswerReply: b.reply(&c.Reply), Constant: c.Constant}
	if c.Reply.Position == "unsettled" {
		out.Text = torn(c.Norms)
	}
	for i := range c.Norms {
		out.Sources = append(out.Sources, b.source(&c.Norms[i]))
	}
	for i := range c.Gave {
		out.GaveWay = append(out.GaveWay, b.yield(&c.Gave[i], c.Norms))
	}
	for i := range c.Otherwise {
		out.Otherwise = append(out.Otherwise, b.change(&c.Otherwise[i]))
	}
	slices.SortStableFunc(out.Sources, func(x, y AnswerSource) int {
		return cmp.Or(compareBool(x.Where != "", y.Where != ""), strings.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line))
	})
	return out
}

// torn says why all that binds them cannot be met.
func torn(norms []facts.AnswerNorm) string {
	if slices.ContainsFunc(norms, func(n facts.AnswerNorm) bool { return n.Does != "requires" }) {
		return "contradictory, required and forbidden at once"
	}
	return "contradictory, required in ways that cannot be met together"
}

// compareBool puts what is not so first.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// longestCase is the length from which a case is better said by what is left of
// the others.
const longestCase = 60

// when says in which circumstances each case holds. Together the cases are all
// circumstances asked about, so the one that takes most words can be what the
// others leave.
func when(cases []AnswerCase) {
	rest := -1
	for i, c := range cases {
		cases[i].When = With(c.Region)
		if c.Whole {
			cases[i].When = "in all such circumstances"
		}
		if c.Constant {
			cases[i].When = "whatever the circumstances"
		}
		if len(c.Region) > longestCase && (rest < 0 || turns(c.Region) > turns(cases[rest].Region)) {
			rest = i
		}
	}
	if rest < 0 || len(cases) < 2 {
		return
	}
	var others []string
	for i := range cases {
		if i != rest {
			others = append(others, strconv.Itoa(i+1))
		}
	}
	cases[rest].When = "in all such circumstances but those of " + joinAll(others)
}

// turns counts what makes a region hard to follow: alternatives and exceptions,
// and then its length.
func turns(region string) int {
	return 1000*(strings.Count(region, "; or ")+strings.Count(region, ", except ")) + len(region)
}

// With makes a region's words follow a verb.
func With(region string) string {
	other, negated := strings.CutPrefix(region, "not ")
	switch {
	case strings.HasPrefix(region, "in any circumstances"), strings.HasPrefix(region, "from "):
		return region
	case negated && strings.ContainsAny(other, ",;"): // what follows is not left out
		return "with anything but " + other
	case negated:
		return "in any case but " + other
	}
	return "with " + region
}

func (b *answering) change(c *facts.Change) AnswerChange {
	out := AnswerChange{Region: c.Region, Instead: c.Instead, Beside: c.Beside, AnswerReply: b.reply(&c.Reply), Dimensions: []string{}}
	for _, id := range c.Dimensions {
		if d := b.located.Book.Dimensions[id]; d != nil {
			out.Dimensions = append(out.Dimensions, d.Title)
		}
	}
	return out
}

// title names an assignment, or the event where there is none.
func (b *answering) title(assignment string) string {
	if a, ok := b.assignments[[2]string{b.raw.Deployment, assignment}]; ok {
		return "“" + a.Title + "”"
	}
	return b.deployments[b.raw.Deployment].Event
}

func (b *answering) elsewhere() []string {
	var out []string
	for _, e := range b.raw.Elsewhere {
		if e.Why == "contradicts" {
			out = append(out, fmt.Sprintf("The question does not arise on %s, of which “%s” is known.", b.title(e.Assignment), e.Stated))
		} else {
			out = append(out, fmt.Sprintf("The question does not arise on %s, where “%s” cannot occur.", b.title(e.Assignment), e.Asked))
		}
	}
	return out
}
