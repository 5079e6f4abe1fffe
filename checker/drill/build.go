package drill

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/briefing"
	"roe.example/checker/calculus"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// Input is a briefed deployment, from whose findings the exercise is made.
type Input struct {
	Briefing *briefing.Briefing
	Run      briefing.Input
	// Scenarios is how many there are at most; 0: DefaultScenarios.
	Scenarios int
}

// builder makes one exercise.
type builder struct {
	Input
	// Deployment as it was judged: moved, where it was judged as of another day.
	Deployment *book.Deployment

	located  *book.Located
	compiled *calculus.Compiled
	asking   *calculus.Asking // once something was asked
	words    *report.Dictionary
	zone     *time.Location
	actions  map[string]facts.Action
	withheld []string
	// unaccepted are the findings that nobody accepted, clashes the computed
	// conflicts of the deployment in the order of the facts, numbered by id.
	unaccepted []*report.Finding
	clashes    []*facts.Clash
	numbered   map[string]int
	there      map[string]bool // the agencies of the deployment
}

// Build makes the facilitator's version of an exercise. The error is a fault of
// the program.
func Build(in Input) (*Drill, error) {
	b, err := newBuilder(in)
	if err != nil {
		return nil, err
	}
	out := b.head()
	chosen, err := b.choose(b.candidates(), cmp.Or(in.Scenarios, DefaultScenarios))
	if err != nil {
		return nil, err
	}
	b.order(chosen)
	tellApart(chosen)
	for i, c := range chosen {
		c.scenario.Number = i + 1
		b.vary(c.scenario)
		out.Minutes += c.scenario.Minutes
		out.Scenarios = append(out.Scenarios, *c.scenario)
	}
	out.Topics, out.Agencies = b.topics(chosen), b.asked(out.Scenarios)
	b.withhold(out)
	facts.Total(out)
	return out, nil
}

func newBuilder(in Input) (*builder, error) {
	b := &builder{Input: in, zone: time.UTC, actions: map[string]facts.Action{}, numbered: map[string]int{}, there: map[string]bool{in.Briefing.Host.ID: true}}
	for _, a := range in.Briefing.Aids {
		b.there[a.ID] = true
	}
	for _, l := range in.Run.Books {
		if l.Dir == in.Run.Book {
			b.located = l
		}
	}
	for _, a := range in.Run.Facts.Actions {
		if a.Book == in.Run.Book {
			b.actions[a.ID] = a
		}
	}
	b.index()
	var err error
	if b.Deployment, err = in.Run.Judged(); err != nil {
		return nil, err
	}
	if zone, err := b.Deployment.Zone(); err == nil { // the loader has read it before
		b.zone = zone
	}
	b.words = report.NewDictionary(b.run(), in.Run.Book)
	b.compiled, err = calculus.Compile(b.located)
	return b, err
}

// run is what the report was made from.
func (b *builder) run() report.Input {
	r := b.Run
	return report.Input{Books: r.Books, Library: r.Library, Facts: r.Facts, Rules: r.Rules, Audience: r.Report.Audience}
}

func (b *builder) head() *Drill {
	from := b.Briefing
	out := &Drill{
		Version: Version, Today: from.Today, Audience: from.Audience, Book: from.Book, Deployment: from.Deployment,
		Event: from.Event, During: from.During, When: from.When, Host: from.Host, For: Facilitator,
		Rule: choiceRule, Findings: len(b.findings()), Disclaimer: report.Disclaimer,
		Incomplete: b.Run.Report.Incomplete,
	}
	for _, v := range b.Run.Report.Verdicts {
		if v.Book == b.Run.Book && v.Deployment == b.Run.Deployment {
			out.Verdict, out.Reason = v.Verdict, v.Reason
		}
	}
	return out
}

// withhold leaves out what is not for the audience, and says so.
func (b *builder) withhold(out *Drill) {
	classes := report.NewWithholder(b.run(), b.Run.Report).Apply(out)
	out.Withheld = slices.Compact(slices.Sorted(slices.Values(append(classes, b.withheld...))))
}

// index gathers what is looked up for every question.
func (b *builder) index() {
	for i := range b.Run.Report.Findings {
		f := &b.Run.Report.Findings[i]
		if f.Book == b.Run.Book && f.Deployment == b.Run.Deployment && f.Waiver == nil {
			b.unaccepted = append(b.unaccepted, f)
		}
	}
	for _, list := range b.Run.Facts.Clashes.Lists() {
		for i := range *list {
			if c := &(*list)[i]; c.Book == b.Run.Book && c.Deployment == b.Run.Deployment {
				b.numbered[c.ID] = len(b.clashes)
				b.clashes = append(b.clashes, c)
			}
		}
	}
}

// findings of the deployment that nobody accepted.
func (b *builder) findings() []*report.Finding { return b.unaccepted }

// clashesOf are the computed conflicts that a finding is about, in the order of
// the facts.
func (b *builder) clashesOf(f *report.Finding) (out []*facts.Clash) {
	var numbers []int
	for _, id := range f.Clashes {
		if n, ok := b.numbered[id]; ok {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	for _, n := range slices.Compact(numbers) {
		out = append(out, b.clashes[n])
	}
	return out
}

// topics counts scenarios and findings, those with most scenarios first.
func (b *builder) topics(chosen []*candidate) (out []Topic) {
	at := func(id string) *Topic {
		i := slices.IndexFunc(out, func(t Topic) bool { return t.ID == id })
		if i < 0 {
			out = append(out, Topic{ID: id, Title: b.words.Topic(id)})
			i = len(out) - 1
		}
		return &out[i]
	}
	for _, f := range b.findings() {
		at(f.Topic).Findings++
	}
	for _, c := range chosen {
		at(c.finding.Topic).Scenarios++
	}
	slices.SortFunc(out, func(x, y Topic) int {
		return cmp.Or(cmp.Compare(min(y.Scenarios, 1), min(x.Scenarios, 1)), strings.Compare(x.ID, y.ID))
	})
	return out
}

// asked lists who are asked something, host first.
func (b *builder) asked(scenarios []Scenario) (out []briefing.Agency) {
	for _, s := range scenarios {
		for _, q := range s.Questions {
			if !slices.Contains(out, q.Agency) {
				out = append(out, q.Agency)
			}
		}
	}
	slices.SortFunc(out, b.hostFirst)
	return out
}

func (b *builder) hostFirst(x, y briefing.Agency) int {
	host := func(a briefing.Agency) int {
		if a.ID == b.Briefing.Host.ID {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(host(x), host(y)), strings.Compare(x.Short, y.Short), strings.Compare(x.ID, y.ID))
}

func (b *builder) agency(id string) briefing.Agency {
	if a := b.located.Book.Agencies[id]; a != nil {
		return briefing.Agency{ID: id, Name: a.Name, Short: a.Short}
	}
	return briefing.Agency{ID: id, Name: id, Short: id}
}

// instant reads a time of the facts in the deployment's zone.
func (b *builder) instant(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return time.Time{}
	}
	return t.In(b.zone)
}
