package readiness

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// builder makes one review.
type builder struct {
	in    Input
	out   *Readiness
	books map[string]*book.Located
	words map[string]*report.Dictionary
	zone  string // of the season, IANA
	// season are the deployments that overlap it.
	season map[deploymentKey]facts.Deployment
	// open and accepted are the findings that count here.
	open, accepted []*report.Finding
	seeds          map[string][]string // of rules
}

type deploymentKey struct{ book, id string }

// Build reviews a season of a judged run. The error is a fault of the program:
// the facts name what is not there.
func Build(in Input) (*Readiness, error) {
	b, err := newBuilder(in)
	if err != nil {
		return nil, err
	}
	b.head()
	b.out.Deployments = b.standings()
	b.out.Agreements = b.cards()
	b.out.Dates = b.dates()
	b.out.Capacity = b.capacity()
	b.out.Pairs = in.Pairs
	b.out.Findings = b.findings()
	b.out.Worklist = b.worklist()
	b.out.Summary = b.summary()
	b.out.Remarks = b.remarks()
	if in.Earlier != nil {
		b.out.Trend = trend(in.EarlierName, in.Earlier, b.out)
	}
	b.withhold()
	facts.Total(b.out)
	return b.out, nil
}

func newBuilder(in Input) (*builder, error) {
	b := &builder{
		in: in, out: &Readiness{Kind: Kind, Version: Version, Disclaimer: report.Disclaimer},
		books: map[string]*book.Located{}, words: map[string]*report.Dictionary{},
		season: map[deploymentKey]facts.Deployment{}, seeds: map[string][]string{},
	}
	about := b.about()
	for _, l := range in.Books {
		b.books[l.Dir] = l
		if b.words[l.Dir] = report.NewDictionary(about, l.Dir); b.words[l.Dir] == nil {
			return nil, fmt.Errorf("there are no names for %q", l.Dir)
		}
	}
	for _, d := range in.Facts.Deployments {
		if b.books[d.Book] == nil {
			return nil, fmt.Errorf("there is no book %q in the run", d.Book)
		}
		if b.overlaps(d.During) {
			b.season[deploymentKey{d.Book, d.ID}] = d
		}
	}
	for _, r := range in.Rules {
		b.seeds[r.ID] = r.Seeds
	}
	b.zone = b.mostUsedZone()
	b.sort()
	return b, nil
}

func (b *builder) about() report.Input {
	return report.Input{Books: b.in.Books, Library: b.in.Library, Facts: b.in.Facts, Rules: b.in.Rules, Audience: b.in.Report.Audience}
}

// sort takes the findings that count: those of the documents alone, and those
// of the deployments of the season.
func (b *builder) sort() {
	for i := range b.in.Report.Findings {
		f := &b.in.Report.Findings[i]
		if _, in := b.season[deploymentKey{f.Book, f.Deployment}]; f.Deployment != "" && !in {
			continue
		}
		if f.Waiver != nil {
			b.accepted = append(b.accepted, f)
		} else {
			b.open = append(b.open, f)
		}
	}
}

// mostUsedZone is that of most deployments and dates; of several alike the
// first by name.
func (b *builder) mostUsedZone() string {
	count := map[string]int{}
	for _, l := range b.in.Books {
		for _, d := range l.Book.Deployments {
			count[d.Timezone]++
		}
		for _, e := range l.Book.Events {
			count[e.Timezone]++
		}
	}
	best := ""
	for zone, n := range count {
		if n > count[best] || n == count[best] && zone < best {
			best = zone
		}
	}
	return cmp.Or(best, "UTC")
}

// overlaps tells whether some of an interval lies within the season, by the
// days of its own zone.
func (b *builder) overlaps(during facts.Interval) bool {
	return day(during.From) <= b.in.Until && (during.Until == "" || lastDay(during.Until) >= b.in.From)
}

// within tells whether a day is one of the season.
func (b *builder) within(day string) bool { return day != "" && b.in.From <= day && day <= b.in.Until }

func (b *builder) head() {
	r := b.in.Report
	b.out.Today, b.out.Audience, b.out.Incomplete = r.Today, r.Audience, r.Incomplete
	b.out.From, b.out.Until = b.in.From, b.in.Until
	b.out.When = span(b.in.From, b.in.Until)
	b.out.Books = slices.Clone(r.Coverage.Books)
}

// standings are all deployments, in time.
func (b *builder) standings() (out []Standing) {
	for _, d := range b.in.Facts.Deployments {
		_, in := b.season[deploymentKey{d.Book, d.ID}]
		s := Standing{
			Book: d.Book, ID: d.ID, Event: d.Event, During: d.During, When: interval(d.During),
			Host: b.agency(d.Book, d.Host), Agreements: d.Agreements, InSeason: in,
		}
		for _, id := range d.Agencies {
			if id != d.Host {
				s.Aids = append(s.Aids, b.agency(d.Book, id))
			}
		}
		for _, v := range b.in.Report.Verdicts {
			if v.Book == d.Book && v.Deployment == d.ID {
				s.Verdict, s.Reason = v.Verdict, v.Reason
			}
		}
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(a, b Standing) int {
		return cmp.Or(cmp.Compare(instant(a.During.From), instant(b.During.From)), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// agency by its id, in the words of a book.
func (b *builder) agency(dir, id string) Agency {
	if l := b.books[dir]; l != nil {
		if a := l.Book.Agencies[id]; a != nil {
			return Agency{ID: id, Name: a.Name, Short: a.Short}
		}
	}
	for _, l := range b.in.Books {
		if a := l.Book.Agencies[id]; a != nil {
			return Agency{ID: id, Name: a.Name, Short: a.Short}
		}
	}
	return Agency{ID: id, Name: id, Short: id}
}

func (b *builder) agencies(dir string, ids []string) []Agency {
	var out []Agency
	for _, id := range ids {
		out = append(out, b.agency(dir, id))
	}
	slices.SortStableFunc(out, func(a, b Agency) int { return cmp.Compare(a.Short, b.Short) })
	return slices.Compact(out)
}

func shorts(agencies []Agency) []string {
	out := make([]string, len(agencies))
	for i, a := range agencies {
		out[i] = a.Short
	}
	return out
}

// event is what people call a deployment or a date of the calendar.
func (b *builder) event(dir, deployment, event string) string {
	l := b.books[dir]
	if l == nil {
		return cmp.Or(deployment, event)
	}
	if d := l.Book.Deployments[deployment]; d != nil {
		return d.Event
	}
	if e := l.Book.Events[event]; e != nil {
		return e.Title
	}
	return cmp.Or(deployment, event)
}

// findings keeps what a later review needs, in the order of the report.
func (b *builder) findings() (out []Finding) {
	for i := range b.in.Report.Findings {
		f := &b.in.Report.Findings[i]
		if slices.Contains(b.open, f) || slices.Contains(b.accepted, f) {
			x := Finding{
				Fingerprint: f.Fingerprint, Rule: f.Rule, Severity: f.Severity, Title: f.Title, Message: f.Message, Remedy: f.Remedy,
				Book: f.Book, Deployment: f.Deployment, Agencies: f.Agencies, Places: f.Places,
			}
			if f.Waiver != nil {
				x.Accepted = f.Waiver.Until
			}
			out = append(out, x)
		}
	}
	return out
}

// withhold leaves out what is not for the audience.
func (b *builder) withhold() {
	classes := report.NewWithholder(b.about(), b.in.Report).Apply(b.out)
	classes = append(classes, b.in.Report.Withheld...)
	slices.Sort(classes)
	b.out.Withheld = slices.Compact(classes)
}

// remarks say what could not be told.
func (b *builder) remarks() (out []string) {
	if len(b.season) == 0 {
		out = append(out, "No deployment lies in the season, so nothing was compared for it: this review speaks of documents and dates alone.")
	}
	if len(b.in.Facts.Agreements) == 0 {
		out = append(out, "The books hold no agreement.")
	}
	if !slices.ContainsFunc(b.out.Dates, func(d Date) bool { return d.Kind == "event" }) {
		out = append(out, "The books name no date of the season under events, so this review does not know what else draws on the same officers.")
	}
	if r := b.in.Report; r.Incomplete {
		var failed []string
		for _, f := range r.Failures {
			failed = append(failed, f.Rule)
		}
		slices.Sort(failed)
		out = append(out, "Some rules could not judge, so what they would have found is not here: "+strings.Join(slices.Compact(failed), ", ")+".")
	}
	return append(out, b.out.Capacity.Unstated...)
}
