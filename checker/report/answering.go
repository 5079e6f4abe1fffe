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
func BuildAnswer(in Input, raw *facts.Answer, notes []Diagnostic) (*Answer, error) {
	n := index(in)[raw.Book]
	if n == nil {
		return nil, unknown("book", raw.Book)
	}
	b := &answering{names: n, raw: raw}
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
	raw *facts.Answer
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
	return AnswerTo{
		Text: fmt.Sprintf("May %s officers %s?", possessive(b.say(b.agency(b.raw.Agency))), b.say(b.action(b.raw.Action, ""))),
		Book: b.raw.Book, Deployment: b.raw.Deployment, Event: d.Event, Place: b.say(b.place(d.Place)),
		Agency: b.raw.Agency, Action: b.raw.Action, During: b.raw.During, Given: b.raw.Given, Known: b.raw.Known,
	}
}

func possessive(name string) string { return name + "'s" }

func (b *answering) stand(s *facts.Stand) AnswerStand {
	out := AnswerStand{Partial: b.partial(s)}
	for _, id := range s.Actions {
		out.Actions = append(out.Actions, AnswerAction{id, b.say(b.action(id, "name"))})
	}
	var where []string
	for _, p := range s.Posts {
		post := b.post(&p)
		out.Posts = append(out.Posts, post)
		if post.Where != "" {
			where = append(where, post.Where)
		}
	}
	out.Where = joinAll(where)
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
	return fmt.Sprintf("The rules of %s on %s are not written down whole here: what is left out may say more.", joinAll(who), spaced(s.Topic))
}

func (b *answering) post(p *facts.Post) AnswerPost {
	out := AnswerPost{Assignment: p.Assignment, During: p.During, Where: b.where(p)}
	for i := range p.Fills {
		out.Approvers = append(out.Approvers, b.approver(&p.Fills[i]))
	}
	return out
}

// where names an assignment, with its time if that is not all of what was asked.
func (b *answering) where(p *facts.Post) string {
	whole, title := b.raw.During, ""
	if a, ok := b.assignments[[2]string{b.raw.Deployment, p.Assignment}]; ok {
		title = "“" + a.Title + "”"
		if compareTimes(a.During.From, whole.From, -1) > 0 {
			whole.From = a.During.From
		}
		if compareTimes(a.During.Until, whole.Until, 1) < 0 {
			whole.Until = a.During.Until
		}
	}
	return strings.TrimSpace(title + " " + part(p.During, whole))
}

// part says which part of a stretch another is; nothing for all of it.
func part(i, of Interval) string {
	switch {
	case i == of:
		return ""
	case i.From == of.From:
		return Words(Interval{Until: i.Until})
	case i.Until == of.Until:
		return Words(Interval{From: i.From})
	}
	return Words(i)
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
		out.Text = "Whether the approval " + of + " can be had there is not stated."
		return out
	case !f.Filled:
		out.Filled, out.Text = "no", "Nobody there can give the approval "+of+b.vacant(f)+"."
		return out
	case len(f.Holders) == 0:
		out.Filled, out.Text = "yes", "The approval "+of+" can be had from the officers who lead the units."
		return out
	}
	out.Filled, out.Text = "yes", "The approval "+of+" can come from "+joinAll(out.Holders)
	if f.Reachable.Stated {
		out.Reached = "yes"
		if !f.Reachable.Value {
			out.Reached = "no"
			out.Text += ", who is on no radio net with the units"
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

func (b *answering) answerCase(c *facts.Case) AnswerCase {
	out := AnswerCase{Region: c.Region, Whole: c.Whole, AnswerReply: b.reply(&c.Reply), Constant: c.Constant}
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
		return cmp.Or(strings.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line))
	})
	return out
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
		cases[i].When = strings.TrimPrefix(c.Region, "in ")
		if c.Whole {
			cases[i].When = "in all such circumstances"
		}
		if c.Constant {
			cases[i].When = "whatever the circumstances"
		}
		if len(c.Region) > longestCase && (rest < 0 || len(c.Region) > len(cases[rest].Region)) {
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

func (b *answering) change(c *facts.Change) AnswerChange {
	out := AnswerChange{Region: c.Region, Situation: c.Situation, AnswerReply: b.reply(&c.Reply), Dimensions: []string{}}
	for _, id := range c.Dimensions {
		if d := b.located.Book.Dimensions[id]; d != nil {
			out.Dimensions = append(out.Dimensions, d.Title)
		}
	}
	return out
}

// brings says whether the officers are listed with what was asked about.
func (b *answering) brings() []string {
	var out []string
	by := map[string][]string{}
	var order []string
	for _, x := range b.raw.Brings {
		if !x.Stated {
			continue
		}
		tool := b.say(b.action(x.Action, "name"))
		text := fmt.Sprintf("%s officers bring %s to", possessive(b.say(b.agency(b.raw.Agency))), tool)
		if !x.Carried {
			text = fmt.Sprintf("%s officers are not listed with %s for", possessive(b.say(b.agency(b.raw.Agency))), tool)
		}
		if by[text] == nil {
			order = append(order, text)
		}
		by[text] = append(by[text], b.title(x.Assignment))
	}
	for _, text := range order {
		out = append(out, text+" "+joinAll(by[text])+".")
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
			out = append(out, fmt.Sprintf("The question does not arise on %s: there it is %s, not %s.", b.title(e.Assignment), e.Stated, e.Asked))
		} else {
			out = append(out, fmt.Sprintf("The question does not arise on %s: %s cannot occur there.", b.title(e.Assignment), e.Asked))
		}
	}
	return out
}
