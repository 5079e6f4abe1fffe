package checker

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/judge"
	"roe.example/checker/load"
	"roe.example/checker/report"
	"roe.example/checker/rule"
	"roe.example/checker/waiver"
)

// waiverFaults are waivers of rules that there are not, or of findings about
// waivers: those are mended, and never accepted.
func waiverFaults(books []*book.Located, o *own) (faults []book.Diagnostic, err error) {
	if !waiver.Any(books) {
		return nil, nil
	}
	e, err := engine()
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, r := range o.rules(e.Rules()) {
		ids = append(ids, r.ID)
	}
	for _, l := range books {
		for _, id := range slices.Sorted(maps.Keys(l.Book.Waivers)) {
			name := l.Book.Waivers[id].Rule
			at := l.At("waivers", id, "rule")
			switch {
			case name == "":
			case !slices.Contains(ids, name):
				faults = append(faults, book.Diagnostic{
					Location: at, Message: fmt.Sprintf("There is no rule %q.", name), Hint: ruleHint(l.Book, name, ids),
				})
			case e.OnWaivers(name):
				faults = append(faults, book.Diagnostic{
					Location: at, Message: fmt.Sprintf("What %s finds is about waivers and cannot be waived.", name),
					Hint: "Mend the waiver that the finding speaks of, or take it out.",
				})
			}
		}
	}
	return faults, nil
}

// ruleHint proposes a rule: one of nearly that name, or those of the topic.
func ruleHint(b *book.Book, name string, ids []string) string {
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

// judged lets the rules judge the facts: where there are waivers, first what
// these may accept.
func (r *run) judged(ctx context.Context, e *judge.Engine) (*rule.Judgement, error) {
	if !waiver.Any(r.books) {
		return r.own.judge(ctx, r.facts, r.settings().Off, e.Judge)
	}
	evidence, err := r.accept(ctx, e)
	if err != nil {
		return nil, err
	}
	return e.JudgeWaivers(ctx, r.facts, r.settings().Off, evidence)
}

// accept lets the rules judge all but the waivers, and adds to the facts what
// the waivers accept of their findings.
func (r *run) accept(ctx context.Context, e *judge.Engine) (*rule.Judgement, error) {
	evidence, err := r.own.judge(ctx, r.facts, r.settings().Off, e.JudgeEvidence)
	if err != nil {
		return nil, err
	}
	found, err := r.report(r.own.rules(e.Rules()), evidence, report.Internal)
	if err != nil {
		return nil, err
	}
	r.facts.Waivers = waiver.State(r.waivers(e, found))
	return evidence, nil
}

// waivers is what the waivers are held against.
func (r *run) waivers(e *judge.Engine, found *report.Report) *waiver.Run {
	judged := found.Coverage.Rules.Evaluated
	whole := !slices.ContainsFunc(r.own.rules(e.Rules()), func(x rule.Rule) bool { return !e.OnWaivers(x.ID) && !slices.Contains(judged, x.ID) })
	return &waiver.Run{
		Books: r.books, Facts: r.facts, Findings: found.Findings, Whole: whole,
		Judged: func(id string) bool { return slices.Contains(judged, id) },
		Day:    waiver.Day(r.Today, r.today), MaxDays: r.WaiverMaxDays, MaxMatches: r.WaiverMaxFindings,
	}
}
