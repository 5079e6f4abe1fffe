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

// findings merges and renders them rule by rule, and moves a rule with a bad
// finding to the failures.
func (b *builder) findings(r *Report) (out []Finding) {
	groups := map[groupKey][]*rule.Finding{}
	for i := range b.in.Judgement.Findings {
		f := &b.in.Judgement.Findings[i]
		key := groupKey{f.Rule, f.Book, f.Deployment, f.Cause}
		groups[key] = append(groups[key], f)
	}
	keys := slices.SortedFunc(maps.Keys(groups), compareKeys)
	made, errs := make([]Finding, len(keys)), make([]error, len(keys))
	known := b.recall(b.in.Memory)
	if known != nil {
		known.next = make([]*keptFinding, len(keys))
	}
	cores.Each(len(keys), func(i int) { made[i], errs[i] = b.findingAgain(known, i, keys[i], groups[keys[i]]) })
	known.keep(b, keys)
	failed := map[string]bool{}
	out = make([]Finding, 0, len(keys))
	for i, key := range keys {
		if failed[key.rule] {
			continue
		}
		if err := errs[i]; err != nil {
			failed[key.rule] = true
			r.Failures = append(r.Failures, Failure{
				Rule: key.rule, File: b.rules[key.rule].File, Line: max(1, b.rules[key.rule].Line), Message: "malformed finding: " + err.Error(),
			})
			continue
		}
		out = append(out, made[i])
	}
	out = slices.DeleteFunc(out, func(f Finding) bool { return failed[f.Rule] })
	b.sort(out)
	return out
}

func compareKeys(a, b groupKey) int {
	return cmp.Or(strings.Compare(a.rule, b.rule), strings.Compare(a.book, b.book),
		strings.Compare(a.deployment, b.deployment), strings.Compare(a.cause, b.cause))
}

// findingAgain gives a finding as it was written before, or makes it.
func (b *builder) findingAgain(known *still, i int, key groupKey, group []*rule.Finding) (Finding, error) {
	if have := known.finding(b, key, group); have != nil {
		known.next[i] = have
		return have.made, nil
	}
	var handed []rule.Finding
	if known != nil {
		handed = handedOver(group) // in the order of the rule, which making sorts
	}
	f, err := b.finding(key, group)
	if known != nil && err == nil {
		known.next[i] = &keptFinding{handed, f}
	}
	return f, err
}

// finding makes one finding of all that say the same.
func (b *builder) finding(key groupKey, group []*rule.Finding) (f Finding, err error) {
	n := b.names[key.book]
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

// sort orders findings by deployment as the books have them (documents last),
// then what is open before what is accepted, worst first, then topic and place.
func (b *builder) sort(findings []Finding) {
	order := map[[2]string]int{}
	for _, d := range b.in.Facts.Deployments {
		order[[2]string{d.Book, d.ID}] = len(order) + 1
	}
	type ranked struct {
		*Finding
		rank, waived, weight int
	}
	all := make([]ranked, len(findings)) // they are large, and not moved more than once
	for i := range findings {
		f := &findings[i]
		at := order[[2]string{f.Book, f.Deployment}]
		if f.Deployment == "" {
			at = len(order) + 1
		}
		all[i] = ranked{f, at, waived(*f), rule.Weight(f.Severity)}
	}
	slices.SortStableFunc(all, func(x, y ranked) int {
		if c := cmp.Compare(x.rank, y.rank); c != 0 {
			return c
		}
		if c := strings.Compare(x.Book, y.Book); c != 0 {
			return c
		}
		if c := cmp.Or(cmp.Compare(x.waived, y.waived), cmp.Compare(y.weight, x.weight)); c != 0 {
			return c
		}
		if c := strings.Compare(x.Topic, y.Topic); c != 0 {
			return c
		}
		return compareFindings(x.Finding, y.Finding)
	})
	sorted := make([]Finding, len(findings))
	for i, f := range all {
		sorted[i] = *f.Finding
	}
	copy(findings, sorted)
}

func comparePlaces(a, b Place) int {
	return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}
