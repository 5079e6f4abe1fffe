package drill

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/briefing"
	"roe.example/checker/calculus"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// situation is one that is being told: a post, an instant, circumstances and,
// once it is settled, an action with the answer of each agency.
type situation struct {
	*builder
	post
	at     string
	given  book.Circumstances
	action string
	cases  []stand
	unable []string // agencies who lack what is required of them
}

// stand is the answer of one agency.
type stand struct {
	*report.AnswerStand
	*report.AnswerCase
}

// present are the agencies that have officers there then, as the rules count
// them: a host without a unit of its own has none.
func (s *situation) present(action string, given book.Circumstances) (out []briefing.Agency, err error) {
	for _, a := range s.agencies {
		answer, err := s.answer(a.ID, action, given)
		if err != nil {
			return nil, err
		}
		if len(answer.Answers) > 0 {
			out = append(out, a)
		}
	}
	return out, nil
}

// settle asks all agencies about an action, and adds circumstances until each
// has one answer: of those that decide, the mildest. It tells whether that is
// so.
func (s *situation) settle(action string) (bool, error) {
	given := book.Circumstances{}
	for d, v := range s.given {
		given[d] = v
	}
	all := s.agencies
	present, err := s.present(action, given)
	if err != nil || len(present) == 0 {
		return false, err
	}
	s.agencies = present
	cases, n, err := s.ask(action, given)
	if err != nil || n == 0 {
		return false, err
	}
	for _, d := range s.dimensions() {
		if n == len(s.agencies) {
			break
		}
		if _, ok := given[d]; ok {
			continue
		}
		for _, v := range s.located.Book.Dimensions[d].Values {
			more := with(given, d, v.ID)
			asked, m, err := s.ask(action, more)
			if err != nil {
				return false, err
			}
			if m > 0 && m < n {
				given, cases, n = more, asked, m
			}
			if m > 0 { // the mildest that can be
				break
			}
		}
	}
	if n != len(s.agencies) {
		s.agencies = all
		return false, nil
	}
	s.given, s.action, s.cases = given, action, cases
	return true, nil
}

func with(given book.Circumstances, dimension, value string) book.Circumstances {
	out := book.Circumstances{dimension: {Values: []book.Value{book.Value(value)}}}
	for d, v := range given {
		out[d] = v
	}
	return out
}

// ask puts the question to the joint rules of engagement, as roe ask does, and
// counts the answers; 0 when somebody has none there.
func (s *situation) ask(action string, given book.Circumstances) (cases []stand, n int, err error) {
	for _, a := range s.agencies {
		answer, err := s.answer(a.ID, action, given)
		if err != nil {
			return nil, 0, err
		}
		m := 0
		for i := range answer.Answers {
			m += len(answer.Answers[i].Cases)
		}
		if m == 0 {
			return nil, 0, nil
		}
		n += m
		cases = append(cases, stand{&answer.Answers[0], &answer.Answers[0].Cases[0]})
	}
	return cases, n, nil
}

func (s *situation) answer(agency, action string, given book.Circumstances) (*report.Answer, error) {
	at := s.instant(s.at)
	asked, err := s.askable()
	if err != nil {
		return nil, fmt.Errorf("ask about %s: %w", action, err)
	}
	raw, err := asked.Ask(&calculus.Question{
		Agency: agency, Action: action, Assignment: s.id, During: book.Period{From: at, Until: at.Add(time.Nanosecond)}, Given: given,
	})
	if err != nil {
		return nil, fmt.Errorf("ask about %s: %w", action, err)
	}
	return s.words.Answer(raw, nil)
}

// askable is the deployment, prepared once for all questions.
func (b *builder) askable() (asked *calculus.Asking, err error) {
	if b.asking == nil {
		b.asking, err = b.compiled.Asking(&calculus.Input{Book: b.located, ID: b.Run.Deployment, Deployment: b.Deployment, Uses: b.uses()})
	}
	return b.asking, err
}

func (b *builder) uses() (out []facts.AgreementUse) {
	for _, u := range b.Run.Facts.AgreementUses {
		if u.Book == b.Run.Book {
			out = append(out, u)
		}
	}
	return out
}

// scenario tells the situation.
func (s *situation) scenario(f *report.Finding, c *facts.Clash) (*Scenario, error) {
	out := s.scene(report.Capital(s.actions[s.action].Name))
	out.Seen = strings.Join(s.phrases(s.given), "; ")
	out.Circumstances = circumstances(s.given)
	out.Situation = append(out.Situation, s.background(c)...)
	for i, a := range s.agencies {
		out.Questions = append(out.Questions, s.question(a, s.cases[i], f))
	}
	out.Otherwise, out.Settled = consequences(f)
	return out, nil
}

// scene is a scenario with what is true of its place and time.
func (s *situation) scene(title string) *Scenario {
	out := &Scenario{Title: title, At: s.at, When: s.words.Day(s.at), Assignment: s.id, Where: "“" + s.title + "”", Circumstances: map[string]string{}}
	if s.id == "" {
		out.Where = ""
	}
	if s.place != "" && !strings.Contains(s.title, strings.TrimPrefix(s.place, "the ")) {
		out.Where += ", " + s.place
	}
	for _, a := range s.agencies {
		out.There = append(out.There, a.Short)
	}
	out.Around = s.around()
	return out
}

// consequences of answering otherwise, and what settles it for good.
func consequences(f *report.Finding) (otherwise, settled []briefing.Line) {
	line := func(text string) []briefing.Line {
		if text == "" {
			return nil
		}
		var sources []briefing.Source
		for _, p := range f.Places {
			sources = append(sources, briefing.Source{Cite: p.Role, Place: p})
		}
		return []briefing.Line{{Text: text, Sources: sources, Finding: f.Fingerprint, Severity: f.Severity}}
	}
	return line(f.Message), line(f.Remedy)
}

// question to one agency, with what the joint rules of engagement answer.
func (s *situation) question(a briefing.Agency, c stand, f *report.Finding) Question {
	phrase := s.actions[s.action].Phrase
	out := Question{Agency: a, Action: s.action, Position: c.Position}
	open := s.open(a, c)
	for _, source := range decisive(c.Sources) {
		out.Why, out.Sources = append(out.Why, source.Text), append(out.Sources, written(source))
	}
	for _, source := range c.GaveWay {
		if open != nil && source.File != "" {
			out.Sources = append(out.Sources, written(source))
		}
		if open != nil || f.Kind == "unreached" || !strings.Contains(source.Text, ", but does not reach ") {
			out.Why = append(out.Why, source.Text)
		}
	}
	if open != nil {
		if len(c.GaveWay) == 0 {
			out.Why, out.Sources = append(out.Why, open.Message), append(out.Sources, s.structureSources(open)...)
		}
		out.Position, out.Answer = Unsettled, s.unsettled(a, phrase, c, open)
		return out
	}
	switch c.Position {
	case "required", "prohibited", "permitted":
		out.Answer = s.settledAnswer(phrase, c)
		if f.Kind == "incapable" && slices.Contains(s.unable, a.ID) {
			out.Answer += " You have come without what it takes. Stop, and say so before you take up the post. " + s.call(a)
		}
	default:
		out.Answer = s.stop(a, c.Position, f)
	}
	return out
}

// decisive are the sources that count in all of the situation, or where there
// are none, those that count in part of it.
func decisive(sources []report.AnswerSource) []report.AnswerSource {
	out := slices.DeleteFunc(slices.Clone(sources), func(s report.AnswerSource) bool { return s.Where != "" && s.Does != "only" })
	if len(out) == 0 {
		return sources
	}
	return out
}

// background is the request or the loan of which a conflict comes; neither says
// whether it is right.
func (s *situation) background(c *facts.Clash) []string {
	for id, r := range s.Deployment.Requests {
		if c.Call.Value == book.Path("deployments", s.Run.Deployment, "requests", id) {
			return []string{s.agency(r.From).Short + " has asked " + s.agency(r.To).Short + " for help with " + s.words.Things(r.Tasks) + "."}
		}
	}
	for id, t := range s.Deployment.Transfers {
		if c.Call.Value == book.Path("deployments", s.Run.Deployment, "transfers", id) {
			return []string{s.agency(t.From).Short + " has handed " + s.words.Things(t.Items) + " to " + s.agency(t.To).Short + "."}
		}
	}
	return nil
}

// settledAnswer says what they may, must or must not, and who can give the word.
func (s *situation) settledAnswer(phrase string, c stand) string {
	text := "You " + ruled(phrase, c) + "."
	if c.Position == "permitted" && slices.ContainsFunc(c.Approvers, func(a report.AnswerApprover) bool { return a.Filled == "no" && a.Where == "" }) {
		text = "No: nobody there can give the approval that it needs. By the rules y" + text[1:]
	}
	if c.Position == "permitted" || c.Position == "required" {
		for _, a := range c.Approvers {
			text += " " + yours(a.Text)
		}
	}
	return text
}

// unsettledWords say why there is no answer to act on.
var unsettledWords = map[string]string{
	"contradictory": "What binds you contradicts itself here: not all of it can be obeyed.",
	"silent":        "No rule that binds you here says anything about it: that is neither leave nor a ban.",
	"unknown":       "What the rules say here is not written down in this book.",
}

// stop is the right answer where the rules give none: to stop, who must decide,
// and whom to call.
func (s *situation) stop(a briefing.Agency, position string, f *report.Finding) string {
	if position == "silent" && briefing.Protects(s.action) {
		return "Do not wait for anybody's word: no rule that binds you here demands it, and none forbids it. Whether you must is not settled: the command staff of " +
			report.List(s.deciders(a, f)) + " must decide, in writing. Tell your supervisor as soon as you can. " + s.call(a)
	}
	text := "Stop, and do not act on your own reading. " + unsettledWords[position]
	who := s.deciders(a, f)
	switch position {
	case "contradictory":
		text += " Nobody on scene can settle it: counsel of " + report.List(who) + " must decide which rule yields, in writing."
	case "silent":
		text += " The command staff of " + report.List(who) + " must decide, in writing."
	default:
		text += " " + report.List(who) + " must say what holds, before anyone deploys."
	}
	return text + " " + s.call(a)
}
