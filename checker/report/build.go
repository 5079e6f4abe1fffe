package report

import (
	"cmp"
	"maps"
	"slices"

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
func Build(in Input) *Report { return Begin(in).Build(in.Judgement) }

// Begun is a report of which all is under way that needs no judgement.
type Begun struct {
	*builder
	known  *still
	covers Coverage
	wait   []func()
}

// Begin begins a report, while rules judge: of what it is made of, the judgement
// may be missing. Nobody may change the rest, and the memory is in use until Wait.
func Begin(in Input) *Begun {
	x := &Begun{builder: &builder{in: in, redactor: newRedactor(in), rules: map[string]rule.Rule{}, accepted: accepted(in.Facts)}}
	for _, r := range in.Rules {
		x.rules[r.ID] = r
	}
	x.wait = []func(){
		cores.Begin(func() {
			x.names = index(in)
			x.known = x.recall(in.Memory)
		}),
		cores.Begin(func() { x.covers = coverage(in, x.redactor) }),
	}
	return x
}

// Wait waits until nothing is under way.
func (x *Begun) Wait() {
	for _, wait := range x.wait {
		wait()
	}
}

// Build finishes the report of what the rules judged.
func (x *Begun) Build(judgement *rule.Judgement) *Report {
	x.in.Judgement = judgement
	b, in := x.builder, x.in
	r := &Report{
		Version: Version, Today: in.Facts.Today, AsOf: in.Facts.AsOf.Value, Audience: in.Audience,
		Rules: in.Rules, Failures: slices.Clone(in.Judgement.Failures), Notes: append(slices.Clone(in.Notes), documentsAlone(in)...),
	}
	x.Wait()
	r.Findings = b.findings(x.known, r)
	r.Incomplete = len(r.Failures) > 0
	for i := range r.Findings {
		r.Findings[i].Incomplete = r.Incomplete
	}
	r.Coverage = x.covers
	r.Coverage.byRules(in, r.Failures)
	r.Coverage.Waived = waivedFindings(r.Findings)
	r.Coverage.Statements = b.statements(r)
	r.Verdicts = b.verdicts(r)
	r.complete()
	b.scrub(r)
	r.Withheld = b.list()
	return r
}

// complete makes every list a list, so that no reader of the JSON meets null.
// Findings are complete as they are made.
func (r *Report) complete() {
	findings := r.Findings
	r.Disclaimer, r.Findings = Disclaimer, nil
	facts.Total(r)
	if findings != nil {
		r.Findings = findings
	}
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
			f.Cites = append(f.Cites, cites(raw.Args[name])...)
		}
	}
	if f.Cites != nil {
		f.Cites = union(nil, f.Cites)
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
	facts.Total(&f)
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
	seen, known := map[Place]bool{}, pointed{}
	for _, raw := range group {
		for _, p := range raw.Places {
			in := cmp.Or(p.Book, f.Book)
			if !known.first(in, p.Path) {
				continue
			}
			if b.names[in] == nil {
				return unknown("book", in)
			}
			loc, at, err := nearest(b.names[in].located, p.Path)
			if err != nil {
				return err
			}
			if n.stands != nil {
				*n.stands = append(*n.stands, thing{aPlace, in, book.EntityOf(p.Path)}, thing{aPlace, in, book.EntityOf(at)})
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

// pointed are the paths of books at which something was seen to point.
type pointed struct {
	some []groupID // as many as are looked through faster than they are looked up
	all  map[groupID]bool
}

// first adds a path, and tells whether it was not there.
func (p *pointed) first(dir, path string) bool {
	at := groupID{dir, path}
	if p.all[at] || p.all == nil && slices.Contains(p.some, at) {
		return false
	}
	switch {
	case p.all != nil:
		p.all[at] = true
	case len(p.some) == few:
		p.all = map[groupID]bool{at: true}
		for _, at := range p.some {
			p.all[at] = true
		}
	default:
		p.some = append(p.some, at)
	}
	return true
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
