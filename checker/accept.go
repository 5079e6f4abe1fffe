package checker

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/judge"
	"roe.example/checker/load"
	"roe.example/checker/report"
	"roe.example/checker/rule"
	"roe.example/checker/waiver"
)

// waiverFaults are waivers of rules that there are not, or of findings about
// waivers: those are mended, and never accepted.
func (r *run) waiverFaults() (faults []book.Diagnostic, err error) {
	if !waiver.Any(r.books) {
		return nil, nil
	}
	rules, err := r.catalogue()
	if err != nil {
		return nil, err
	}
	for _, l := range r.books {
		for _, id := range slices.Sorted(maps.Keys(l.Book.Waivers)) {
			if name := l.Book.Waivers[id].Rule; name != "" {
				faults = append(faults, waivedRule(l, name, l.At("waivers", id, "rule"), rules)...)
			}
		}
	}
	slices.SortStableFunc(faults, func(a, b book.Diagnostic) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return faults, nil
}

// catalogue is the rules by which the run judges, the county's own among them.
func (r *run) catalogue() ([]rule.Rule, error) {
	rules := Rules
	if r.rules != nil {
		rules = r.rules
	}
	all, err := rules()
	return r.own.rules(all), err
}

// waivedRule reports a rule that there is not, or of which nothing is waived.
func waivedRule(l *book.Located, name string, at book.Location, rules []rule.Rule) []book.Diagnostic {
	i := slices.IndexFunc(rules, func(x rule.Rule) bool { return x.ID == name })
	switch {
	case i < 0:
		return []book.Diagnostic{{
			Location: at, Message: fmt.Sprintf("There is no rule %q.", name), Hint: ruleHint(l.Book, name, rules),
		}}
	case rules[i].OnWaivers:
		return []book.Diagnostic{{
			Location: at, Message: fmt.Sprintf("What %s finds is about waivers and cannot be waived.", name),
			Hint: "Mend the waiver that the finding speaks of, or take it out.",
		}}
	}
	return nil
}

// ruleHint proposes a rule: one of nearly that name, or those of the topic.
func ruleHint(b *book.Book, name string, rules []rule.Rule) string {
	var ids []string
	for _, r := range rules {
		ids = append(ids, r.ID)
	}
	if near := load.Meant(b, "", name, ids); near != "" {
		return fmt.Sprintf("Did you mean %q? \"roe rules\" lists those that exist.", near)
	}
	topic, _, _ := strings.Cut(name, "/")
	var same []string
	for _, id := range ids {
		if strings.HasPrefix(id, topic+"/") {
			same = append(same, id)
		}
	}
	if len(same) > 0 && len(same) <= 30 {
		return "The rules on " + strings.ReplaceAll(topic, "-", " ") + " are " + strings.Join(same, ", ") + "."
	}
	return "\"roe rules\" lists those that exist."
}

// judgedAgain repeats the judgement of the run before on the same facts, or
// lets the rules judge.
func (r *run) judgedAgain(ctx context.Context, e *judge.Engine) (*rule.Judgement, error) {
	if before := r.repeated(); before != nil {
		r.keep(before)
		return before, nil
	}
	out, err := r.judged(ctx, e)
	if err == nil {
		r.keep(out)
	}
	return out, err
}

// judged lets the rules judge the facts: where there are waivers, first what
// these may accept, and then the waivers themselves.
func (r *run) judged(ctx context.Context, e *judge.Engine) (*rule.Judgement, error) {
	off := r.settings().Off
	if !waiver.Any(r.books) {
		roes, err := r.roes(e)
		if err != nil {
			return nil, err
		}
		return r.own.judge(ctx, r.facts, off, roes)
	}
	evidence, err := r.accept(ctx, e)
	if err != nil {
		return nil, err
	}
	onWaivers := r.onWaivers(e)
	waivers, err := r.own.judge(ctx, r.facts, func(id string) bool { return !onWaivers[id] || off(id) }, e.Judge)
	if err != nil {
		return nil, err
	}
	return judge.Joined(evidence, waivers), nil
}

// onWaivers are the rules that judge waivers. What they read, the findings of
// all others decide.
func (r *run) onWaivers(e *judge.Engine) map[string]bool {
	out := map[string]bool{}
	for _, x := range r.own.rules(e.Rules()) {
		out[x.ID] = x.OnWaivers
	}
	return out
}

// roes is how roe's rules judge: in a session with what they said before.
func (r *run) roes(e *judge.Engine) (judge.Judge, error) {
	if r.session == nil {
		return e.Judge, nil
	}
	return r.session.remembering(e)
}

// accept lets the rules judge all but the waivers, and adds to the facts what
// the waivers accept of their findings.
func (r *run) accept(ctx context.Context, e *judge.Engine) (*rule.Judgement, error) {
	onWaivers, off := r.onWaivers(e), r.settings().Off
	evidence, err := r.own.judge(ctx, r.facts, func(id string) bool { return onWaivers[id] || off(id) }, e.Judge)
	if err != nil {
		return nil, err
	}
	rules := r.own.rules(e.Rules())
	found, err := r.report(rules, evidence, report.Internal)
	if err != nil {
		return nil, err
	}
	r.facts.Waivers = waiver.State(r.waivers(rules, found))
	return evidence, nil
}

// waivers is what the waivers are held against.
func (r *run) waivers(rules []rule.Rule, found *report.Report) *waiver.Run {
	judged := found.Coverage.Rules.Evaluated
	whole := !slices.ContainsFunc(rules, func(x rule.Rule) bool { return !x.OnWaivers && !slices.Contains(judged, x.ID) })
	today := r.Today
	if r.onFirstDay {
		today = r.today.Format(time.DateOnly)
	}
	return &waiver.Run{
		Books: r.books, Facts: r.facts, Findings: found.Findings, Whole: whole,
		Judged:     func(id string) bool { return slices.Contains(judged, id) },
		Day:        waiver.Day(today, r.today),
		MaxDays:    cmp.Or(r.WaiverMaxDays, DefaultWaiverMaxDays),
		MaxMatches: cmp.Or(r.WaiverMaxFindings, DefaultWaiverMaxFindings),
	}
}
