package checker

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/calculus"
	"roe.example/checker/config"
	"roe.example/checker/evidence"
	"roe.example/checker/facts"
	"roe.example/checker/load"
	"roe.example/checker/report"
)

// Question asks the joint rules of engagement of a deployment what an agency's
// officers must, may or must not do.
type Question struct {
	Paths         []string // as Options.Paths
	Deployment    string   // empty: the only one there is
	Agency        string
	Action        string   // an item or a category
	Circumstances []string // "resistance=passive", "warnings>=2", "place=campus,jail"
	At            string   // a day or an instant; empty: all of the deployment
	Assignment    string   // empty: all that the agency is on
	Timeout       time.Duration
	Config        *config.Config // what Configure read; nil: none
	Cache         string         // as Options.Cache
}

// Ask answers a question. Faults in the books or in the question come back as
// diagnostics, and there is no answer then; they are in the answer too, for
// those who write it out. The error is a failure of the program, or
// ErrTimeLimit.
func Ask(ctx context.Context, q Question) (*report.Answer, []book.Diagnostic, error) {
	a := &asking{Question: q}
	var out *report.Answer
	err := limited(ctx, q.Timeout, func(ctx context.Context) error {
		var err error
		out, err = a.answer(ctx)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	return out, out.Diagnostics, nil
}

// asking is a question on its way.
type asking struct {
	Question
	faults []book.Diagnostic
	books  []*book.Located

	located *book.Located
	d       *book.Deployment
	period  book.Period
	put     calculus.Question
	actions []facts.Action
	facts   *facts.Facts
}

// configured are the faults of the configuration. Only one that decides about
// rules needs to know the county's own.
func (a *asking) configured(ctx context.Context) ([]book.Diagnostic, error) {
	o := &own{}
	if a.Config != nil && len(a.Config.Rules) > 0 {
		o = startOwn(ctx, Options{Policies: policiesOf(a.Config)})
	}
	defer o.close()
	return faultsOf(a.Config, Rules, o)
}

func (a *asking) answer(ctx context.Context) (*report.Answer, error) {
	reading := loading(a.Config, a.Timeout)
	reading.Cache = a.Cache
	loaded, err := load.Load(ctx, a.Paths, reading)
	if err != nil {
		return nil, err
	}
	configured, err := a.configured(ctx)
	if err != nil {
		return nil, err
	}
	a.books, a.faults = loaded.Books, append(configured, loaded.Diagnostics...)
	if len(a.faults) == 0 {
		a.chooseDeployment()
	}
	if len(a.faults) == 0 {
		a.read()
	}
	if len(a.faults) > 0 {
		return report.Unanswered(a.faults), nil
	}
	raw, err := a.compute()
	if err != nil {
		return nil, err
	}
	if a.refuse(raw); len(a.faults) > 0 {
		return report.Unanswered(a.faults), nil
	}
	return report.BuildAnswer(report.Input{Books: a.books, Facts: a.facts, Audience: report.Internal}, raw, loaded.Notes)
}

// compute states the documents of the book and lets the calculus answer.
func (a *asking) compute() (*facts.JointAnswer, error) {
	var raw *facts.JointAnswer
	var err error
	a.facts, err = evidence.Build([]*book.Located{a.located}, evidence.Options{
		Today: time.Now(), Deployments: []string{a.put.ID},
		Calculus: func(books []*book.Located, f *facts.Facts) (err error) {
			raw, err = calculus.Answer(books[0], f, &a.put)
			return err
		},
	})
	if err == nil {
		a.facts.Actions = a.actions
	}
	return raw, err
}

// fault says what is wrong with the question.
func (a *asking) fault(message, hint string) {
	a.faults = append(a.faults, book.Diagnostic{Message: message, Hint: hint})
}

// chooseDeployment finds the one that is meant.
func (a *asking) chooseDeployment() {
	type place struct {
		book *book.Located
		id   string
	}
	var all, meant []place
	for _, b := range a.books {
		for _, id := range slices.Sorted(maps.Keys(b.Book.Deployments)) {
			all = append(all, place{b, id})
			if a.Deployment == "" || a.Deployment == id {
				meant = append(meant, place{b, id})
			}
		}
	}
	var ids, dirs []string
	for _, p := range all {
		ids = append(ids, p.id)
	}
	for _, p := range meant {
		dirs = append(dirs, p.book.Dir)
	}
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	switch {
	case len(all) == 0:
		a.fault("There is no deployment in what was read, so there is nothing to ask about.", "A deployment says who works where, when and under whom.")
	case len(meant) == 1:
		a.located, a.put.ID = meant[0].book, meant[0].id
		a.d = a.located.Book.Deployments[a.put.ID]
	case a.Deployment == "" && len(ids) > 1:
		a.fault("There are several deployments; say with --deployment which one is meant.", "They are "+list(ids, "and")+".")
	case len(meant) == 0:
		a.fault(fmt.Sprintf("No book has a deployment %q.", a.Deployment), nearOr(load.Meant(nil, "", a.Deployment, ids), ids, "The deployments are "))
	default: // all that are meant have one id
		a.fault(fmt.Sprintf("Several books have a deployment %q.", meant[0].id), "Name one of them as the path: "+list(dirs, "or")+".")
	}
}

// read gives the words of the question the meaning that the book gives them,
// and finds all that is wrong with them.
func (a *asking) read() {
	zone, err := a.d.Zone()
	if err == nil {
		a.period, err = book.NewPeriod(a.d.From, a.d.Until, zone)
	}
	if err != nil {
		a.fault(fmt.Sprintf("The time of deployment %q cannot be read: %v.", a.put.ID, err), "")
		return
	}
	a.put.Agency, a.put.Action, a.put.Assignment = a.Agency, a.Action, a.Assignment
	a.readAgency()
	a.readAction()
	a.readAssignment()
	a.readTime(zone)
	a.readCircumstances()
}

func (a *asking) readAgency() {
	b := a.located.Book
	taking := evidence.Participants(a.located, a.put.ID)
	switch {
	case a.Agency == "":
		a.fault("Say with --agency whose officers are meant.", "Those who take part are "+list(taking, "and")+".")
	case b.Agencies[a.Agency] == nil:
		known := slices.Sorted(maps.Keys(b.Agencies))
		a.fault(fmt.Sprintf("There is no agency %q.", a.Agency), nearOr(load.Meant(b, "agency", a.Agency, known), taking, "Those who take part are "))
	case !slices.Contains(taking, a.Agency):
		a.fault(fmt.Sprintf("%s takes no part in %s.", b.Agencies[a.Agency].Short, a.d.Event), "Those who take part are "+list(taking, "and")+".")
	}
}

func (a *asking) readAction() {
	a.actions = evidence.Actions(a.located)
	var ids []string
	for _, x := range a.actions {
		ids = append(ids, x.ID)
	}
	switch {
	case a.Action == "":
		a.fault("Say with --action what is to be done.", `"roe library actions" lists what can be asked about.`)
	case !slices.Contains(ids, a.Action):
		hint := `"roe library actions" lists those that exist.`
		if near := load.Meant(a.located.Book, "action", a.Action, ids); near != "" {
			hint = fmt.Sprintf("Did you mean %q? %s", near, hint)
		}
		a.fault(fmt.Sprintf("There is no action %q.", a.Action), hint)
	}
}

func (a *asking) readAssignment() {
	if a.Assignment == "" || a.d.Assignments[a.Assignment] != nil {
		return
	}
	ids := slices.Sorted(maps.Keys(a.d.Assignments))
	if len(ids) == 0 {
		a.fault(fmt.Sprintf("%s has no assignments: ask without --assignment.", a.d.Event), "")
		return
	}
	a.fault(fmt.Sprintf("%s has no assignment %q.", a.d.Event, a.Assignment), nearOr(load.Meant(nil, "", a.Assignment, ids), ids, "The assignments are "))
}

// readTime reads a day as what of it lies in the deployment.
func (a *asking) readTime(zone *time.Location) {
	if a.At == "" {
		return
	}
	asked, err := book.NewPeriod(a.At, a.At, zone)
	if err != nil {
		a.fault(fmt.Sprintf("%q is no day and no instant.", a.At), "Write 2026-11-03 or 2026-11-03T18:00.")
		return
	}
	if !asked.Until.After(asked.From) {
		asked.Until = asked.From.Add(time.Nanosecond)
	}
	if !asked.Overlaps(a.period) {
		a.fault(fmt.Sprintf("%s is held %s; %s lies outside of it.", a.d.Event, report.Words(interval(a.period)), at(a.At, asked.From)), "")
	}
	a.put.During = asked
}

// at writes what the question calls a time: a day, or an instant.
func at(asked string, t time.Time) string {
	if len(asked) == len(time.DateOnly) {
		return t.Format("2 January 2006")
	}
	return t.Format("2 January 2006, 15:04")
}

func interval(p book.Period) report.Interval {
	return report.Interval{From: p.From.Format(time.RFC3339), Until: p.Until.Format(time.RFC3339)}
}

// nearOr suggests the name that was probably meant, and lists all where the
// list is short.
func nearOr(near string, all []string, begin string) string {
	var out []string
	if near != "" {
		out = append(out, fmt.Sprintf("Did you mean %q?", near))
	}
	if len(all) <= longestHint {
		out = append(out, begin+list(all, "and")+".")
	}
	return strings.Join(out, " ")
}

// longestHint is how many names a hint lists.
const longestHint = 12

func list(items []string, conjunction string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " " + conjunction + " " + items[last]
}
