package report

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/facts"
)

// reply says a position as the rest of a sentence about the officers.
func (b *answering) reply(r *facts.Reply) AnswerReply {
	out := AnswerReply{Position: r.Position, Approvals: []string{}, Duties: append([]string{}, r.Duties...), After: []string{}}
	for _, a := range r.Approvals {
		out.Approvals = append(out.Approvals, strings.TrimPrefix(b.say(b.approval(a)), "of "))
	}
	for _, id := range r.After {
		out.After = append(out.After, b.say(b.action(id, "name")))
	}
	words := []string{positionWords[r.Position]}
	if r.Position == "permitted" {
		words = append(words, b.say(b.approvals(r.Approvals)))
	}
	if r.Position == "permitted" || r.Position == "required" {
		words = append(words, r.Duties...)
		if len(out.After) > 0 {
			words = append(words, "only after "+joinAll(out.After))
		}
		for _, id := range r.Triggers {
			words = append(words, "when other officers "+b.say(b.action(id, "")))
		}
	}
	if r.Position == "unsettled" {
		out.Position = "contradictory"
	}
	out.Text = strings.Join(words, ", ")
	return out
}

// positionWords are what officers must, may or must not.
var positionWords = map[string]string{
	"required":   "must",
	"prohibited": "must not",
	"permitted":  "may",
	"silent":     "silent, neither permitted nor forbidden",
	"unsettled":  "contradictory: not all that binds them can be met",
	"unknown":    "not known here",
}

// does is what a norm does to "it".
var does = map[string]string{
	"prohibits": "forbids it", "permits": "permits it", "requires": "requires it", "only": "permits it in other circumstances only",
}

func (b *answering) source(s *facts.AnswerNorm) AnswerSource {
	n, ok := b.norms[s.Norm]
	if !ok {
		b.say("", unknown("norm", s.Norm))
		return AnswerSource{}
	}
	cite := b.say(b.norm(s.Norm))
	out := AnswerSource{Norm: s.Norm, Cite: cite, Does: s.Does, Quote: n.Text.Value, Where: s.Where, Path: n.Path}
	if at, err := locate(b.located, n.Path); err != nil {
		b.say("", err)
	} else {
		out.File, out.Line, out.Column = at.File, at.Line, at.Column
	}
	out.Text = cite + " " + does[s.Does]
	if s.Word != "" {
		out.Text = cite + " " + advises(s)
	}
	if s.Via != "" {
		out.Text += ", brought in by " + b.say(b.clause(s.Via))
	}
	out.Text += within(s) + "."
	return out
}

// within says in which part of a case a norm counts. What "only" leaves out is
// said by the norm itself.
func within(s *facts.AnswerNorm) string {
	if s.Where == "" || s.Does == "only" {
		return ""
	}
	return " " + With(s.Where)
}

// advises is what a norm that does not bind says: should, consider.
func advises(s *facts.AnswerNorm) string {
	way := map[string]string{"prohibits": "against it", "permits": "that it may be done", "requires": "it"}[s.Does]
	if s.Word == "consider" {
		return "asks officers to consider " + strings.Replace(way, "against it", "not doing it", 1)
	}
	return "advises " + way
}

// yield says what a norm does and why it does not count beside those that make
// the position.
func (b *answering) yield(y *facts.Yield, made []facts.AnswerNorm) AnswerSource {
	out := b.source(&y.AnswerNorm)
	where := within(&y.AnswerNorm)
	if len(where) > longestCase {
		where = " in part of that"
	}
	out.Text = fmt.Sprintf("%s %s%s, but %s.", out.Cite, does[y.Does], where, b.because(y, made))
	return out
}

// because says what a norm gives way to.
func (b *answering) because(y *facts.Yield, made []facts.AnswerNorm) string {
	var by []string
	for _, id := range y.By {
		if y.Why == "settled" {
			by = append(by, b.say(b.clause(id)))
		} else if !slices.ContainsFunc(made, func(n facts.AnswerNorm) bool { return n.Norm == id }) || !slices.Contains([]string{"ban", "duty"}, y.Why) {
			by = append(by, b.say(b.norm(id)))
		}
	}
	who := joinAll(by)
	switch y.Why {
	case "settled":
		return "gives way under " + who
	case "exception":
		return who + " is an exception to it"
	case "specific":
		return who + " is more specific"
	case "rank":
		return who + " stands above it"
	case "ban", "duty":
		if who != "" {
			who = " (" + who + ")"
		}
		return "a " + y.Why + who + " goes before a permission"
	case "parameters":
		return "its bounds and those of " + who + " leave nothing"
	case "own-silent":
		return "their own rules, which are all written down here, do not permit it"
	case "reach":
		return "does not reach " + possessive(b.say(b.agency(b.raw.Agency))) + " officers"
	}
	return "does not count"
}
