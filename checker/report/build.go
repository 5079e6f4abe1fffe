package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
	"roe.example/checker/rule"
)

// Input is what a report is made of.
type Input struct {
	Books     []*book.Located
	Library   *book.Book // the starter library, for channels; may be nil
	Facts     *facts.Facts
	Rules     []rule.Rule
	Judgement *rule.Judgement
	Notes     []Diagnostic
	Audience  string        // Internal or Public
	Settings  rule.Settings // what the configuration decides about rules
	Memory    *Memory       // of a session; may be nil
}

// Faulty is the report on books that could not be judged.
func Faulty(today, audience string, faults, notes []Diagnostic) *Report {
	r := &Report{Version: Version, Today: today, Audience: audience, Diagnostics: faults, Notes: notes}
	r.complete()
	return r
}

// Build joins findings with names, places and metadata, and says the verdict.
// A rule whose findings name what does not exist becomes a failure: none of
// its findings can be trusted.
func Build(in Input) *Report {
	r := &Report{
		Version: Version, Today: in.Facts.Today, AsOf: in.Facts.AsOf.Value, Audience: in.Audience,
		Rules: in.Rules, Failures: slices.Clone(in.Judgement.Failures), Notes: append(slices.Clone(in.Notes), documentsAlone(in)...),
	}
	b := &builder{in: in, names: index(in), redactor: newRedactor(in), rules: map[string]rule.Rule{}, accepted: accepted(in.Facts)}
	for _, x := range in.Rules {
		b.rules[x.ID] = x
	}
	r.Findings = b.findings(r)
	r.Incomplete = len(r.Failures) > 0
	for i := range r.Findings {
		r.Findings[i].Incomplete = r.Incomplete
	}
	r.Coverage = coverage(in, b.redactor, r.Failures)
	for _, f := range r.Findings {
		if f.Waiver != nil {
			r.Coverage.Waived = append(r.Coverage.Waived, f.Fingerprint)
		}
	}
	r.Coverage.Statements = b.statements(r)
	r.Verdicts = b.verdicts(r)
	r.complete()
	b.scrub(r)
	r.Withheld = b.list()
	return r
}

// complete makes every list a list, so that no reader of the JSON meets null.
func (r *Report) complete() {
	r.Disclaimer = Disclaimer
	facts.Total(r)
}

// documentsAlone says of which books only the documents were checked.
func documentsAlone(in Input) (notes []Diagnostic) {
	for _, b := range in.Facts.Books {
		if b.Deployments == 0 {
			notes = append(notes, Diagnostic{
				Location: book.Location{File: b.Book},
				Message:  "no deployment in this book: agreements and documents were checked by themselves",
			})
		}
	}
	return notes
}

type builder struct {
	*redactor
	in    Input
	names map[string]*names
	rules map[string]rule.Rule
	// accepted are the findings that a waiver accepts.
	accepted map[acceptedKey]*facts.Waiver
}

// groupKey is what makes two findings the same one.
type groupKey struct{ rule, book, deployment, cause string }

// group is findings that say the same.
type group struct {
	key groupKey
	all []*rule.Finding // in the order of the rule
}

// groups puts together what says the same, by key.
func groups(findings []rule.Finding) (out []group) {
	all := make([]*rule.Finding, len(findings))
	for i := range findings {
		all[i] = &findings[i]
	}
	slices.SortStableFunc(all, func(a, b *rule.Finding) int { return compareKeys(keyOf(a), keyOf(b)) })
	begin := 0
	for i := range all {
		if i+1 == len(all) || keyOf(all[i]) != keyOf(all[i+1]) {
			out = append(out, group{keyOf(all[i]), all[begin : i+1 : i+1]})
			begin = i + 1
		}
	}
	return out
}

func keyOf(f *rule.Finding) groupKey { return groupKey{f.Rule, f.Book, f.Deployment, f.Cause} }

// findings merges and renders them rule by rule, and moves a rule with a bad
// finding to the failures.
func (b *builder) findings(r *Report) []Finding {
	groups := groups(b.in.Judgement.Findings)
	made, errs := make([]*keptFinding, len(groups)), make([]error, len(groups))
	known := b.recall(b.in.Memory)
	before := known.findings(groups)
	cores.Each(len(groups), func(i int) { made[i], errs[i] = b.findingAgain(known, before[i], groups[i]) })
	known.keep(b, made)
	failed := map[string]bool{}
	for i, g := range groups {
		if err := errs[i]; err != nil && !failed[g.key.rule] {
			failed[g.key.rule] = true
			r.Failures = append(r.Failures, Failure{
				Rule: g.key.rule, File: b.rules[g.key.rule].File, Line: max(1, b.rules[g.key.rule].Line), Message: "malformed finding: " + err.Error(),
			})
		}
	}
	if len(failed) > 0 {
		made = slices.DeleteFunc(made, func(k *keptFinding) bool { return k == nil || failed[k.made.Rule] })
	}
	return b.sorted(made)
}

func compareKeys(a, b groupKey) int {
	return cmp.Or(strings.Compare(a.rule, b.rule), strings.Compare(a.book, b.book),
		strings.Compare(a.deployment, b.deployment), strings.Compare(a.cause, b.cause))
}

// findingAgain gives a finding as it was written before, or makes it.
func (b *builder) findingAgain(known *still, before *keptFinding, g group) (*keptFinding, error) {
	if have := known.finding(b, before, g); have != nil {
		return have, nil
	}
	out, n := &keptFinding{key: g.key}, b.names[g.key.book]
	if known != nil {
		out.group = handedOver(g.all) // in the order of the rule, which making sorts
		if n != nil {
			n = n.hearing()
		}
	}
	var err error
	if out.made, err = b.finding(n, g.key, g.all); err != nil {
		return nil, err
	}
	if known != nil {
		out.heard = *n.heard
	}
	return out, nil
}

// finding makes one finding of all that say the same, with the names of its book.
func (b *builder) finding(n *names, key groupKey, group []*rule.Finding) (f Finding, err error) {
	if n == nil {
		return f, unknown("book", key.book)
	}
	if _, ok := n.deployments[key.deployment]; !ok && key.deployment != "" {
		return f, unknown("deployment", key.deployment)
	}
	first, err := merge(n, group)
	if err != nil {
		return f, err
	}
	meta := b.rules[key.rule]
	f = Finding{
		Rule: key.rule, Topic: meta.Topic, Severity: first.Severity, Title: meta.Title, Remedy: meta.Remedy,
		Book: key.book, Deployment: key.deployment, References: append([]rule.Reference{}, meta.References...),
		Agencies: first.Agencies, Actions: b.actions(first, first.Actions), Witness: map[string]string{},
		Periods: []Interval{}, SettledBy: []Settlement{}, Count: len(group),
		Fingerprint: fingerprint(key),
	}
	for _, raw := range group {
		if raw.Clash != "" {
			f.Clashes = append(f.Clashes, raw.Clash)
		}
		for _, name := range slices.Sorted(maps.Keys(raw.Args)) {
			f.Cites = union(f.Cites, cites(raw.Args[name]))
		}
	}
	f.Waiver = b.waiver(&f)
	for _, check := range []func() error{
		func() error { return checkIDs(n, first) },
		func() error { return b.write(&f, n, first) },
		func() error { return b.locate(&f, n, group) },
		func() error { return addClashes(&f, n, group) },
		func() error { return b.conceal(&f, n, group) },
	} {
		if err := check(); err != nil {
			return f, err
		}
	}
	return f, nil
}

// cites lists the documents, norms and clauses that an argument names.
func cites(a rule.Argument) (ids []string) {
	switch a.Type {
	case "norm", "norms", "instrument", "agreement", "clause":
		return a.IDs
	case "list":
		for _, item := range a.List {
			ids = append(ids, cites(item)...)
		}
	}
	return ids
}

// write fills the templates.
func (b *builder) write(f *Finding, n *names, raw *rule.Finding) (err error) {
	w := &writer{names: n, redactor: b.redactor, finding: raw}
	if f.Message, err = w.fill(raw.Message); err != nil {
		return err
	}
	if raw.Remedy != "" {
		f.Remedy, err = w.fill(raw.Remedy)
	}
	return err
}

// locate collects the places of all, the first one's first, each once.
func (b *builder) locate(f *Finding, n *names, group []*rule.Finding) error {
	seen := map[Place]bool{}
	for _, raw := range group {
		for _, p := range raw.Places {
			in := cmp.Or(p.Book, f.Book)
			if b.names[in] == nil {
				return unknown("book", in)
			}
			loc, err := locate(b.names[in].located, p.Path)
			if err != nil {
				return err
			}
			place := Place{p.Role, loc.File, loc.Line, loc.Column, b.path(in, p.Path)}
			if spot := (Place{File: loc.File, Line: loc.Line, Column: loc.Column}); !seen[spot] {
				seen[spot] = true
				f.Places = append(f.Places, place)
			}
		}
	}
	return nil
}

func checkIDs(n *names, f *rule.Finding) error {
	for _, id := range f.Agencies {
		if _, err := n.agency(id); err != nil {
			return err
		}
	}
	for _, id := range f.Actions {
		if _, err := n.action(id, ""); err != nil {
			return err
		}
	}
	return nil
}

// ranked is a finding and what orders it beside all that it says itself.
type ranked struct {
	*keptFinding
	rank, waived, weight int
}

// sorted orders findings by deployment as the books have them (documents last),
// then what is open before what is accepted, worst first, then topic and place.
// Those that were there before mostly stand in the order in which they stood.
func (b *builder) sorted(findings []*keptFinding) []Finding {
	order := map[[2]string]int{}
	for _, d := range b.in.Facts.Deployments {
		order[[2]string{d.Book, d.ID}] = len(order) + 1
	}
	all := make([]ranked, len(findings))
	for i, k := range findings {
		at := order[[2]string{k.made.Book, k.made.Deployment}]
		if k.made.Deployment == "" {
			at = len(order) + 1
		}
		all[i] = ranked{k, at, waived(k.made), rule.Weight(k.made.Severity)}
	}
	all = inOrder(all)
	out := make([]Finding, len(all))
	for i, r := range all {
		out[i], r.at = r.made, i+1
	}
	return out
}

func (x ranked) compare(y ranked) int {
	if c := cmp.Compare(x.rank, y.rank); c != 0 {
		return c
	}
	if c := strings.Compare(x.made.Book, y.made.Book); c != 0 {
		return c
	}
	if c := cmp.Or(cmp.Compare(x.waived, y.waived), cmp.Compare(y.weight, x.weight)); c != 0 {
		return c
	}
	if c := strings.Compare(x.made.Topic, y.made.Topic); c != 0 {
		return c
	}
	return compareFindings(&x.made, &y.made)
}

// inOrder sorts; what was sorted before is only merged with what is new. No two
// findings stand equally high.
func inOrder(all []ranked) []ranked {
	stood := 0
	for _, r := range all {
		stood = max(stood, r.at)
	}
	at, fresh := make([]ranked, stood+1), []ranked{}
	for _, r := range all {
		if r.at > 0 {
			at[r.at] = r
		} else {
			fresh = append(fresh, r)
		}
	}
	old := slices.DeleteFunc(at, func(r ranked) bool { return r.keptFinding == nil })
	if !slices.IsSortedFunc(old, ranked.compare) {
		slices.SortStableFunc(old, ranked.compare)
	}
	slices.SortStableFunc(fresh, ranked.compare)
	out := all[:0:0]
	for len(old) > 0 && len(fresh) > 0 {
		if old[0].compare(fresh[0]) <= 0 {
			out, old = append(out, old[0]), old[1:]
		} else {
			out, fresh = append(out, fresh[0]), fresh[1:]
		}
	}
	return append(append(out, old...), fresh...)
}

func comparePlaces(a, b Place) int {
	return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}
