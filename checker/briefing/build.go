package briefing

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/calculus"
	"roe.example/checker/evidence"
	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
	"roe.example/checker/report"
)

// builder makes one briefing.
type builder struct {
	in      Input
	located *book.Located
	plan    *book.Deployment
	facts   facts.Deployment
	words   *report.Dictionary
	out     *Briefing
	known   known
	local   *time.Location // the deployment's zone
	// stands is how everybody stands on every action, as regions.
	stands *calculus.Stands
	// Sheets are made at the same time: norms with their places, by id, and what is
	// said of clashes' situations, by situation.
	cited, situations sync.Map
}

// Build makes the briefing of a deployment that the run judged. The error is a
// fault of the program: the facts name what is not there.
func Build(in Input) (*Briefing, error) {
	b, err := newBuilder(in)
	if err != nil {
		return nil, err
	}
	b.head()
	if err := b.parts(); err != nil {
		return nil, err
	}
	if b.out.Audience == report.Public {
		b.sumCover()
	}
	b.out.Calendar = b.calendar()
	b.withhold()
	facts.Total(b.out)
	return b.out, nil
}

// parts are made at the same time where none needs the other.
func (b *builder) parts() (err error) {
	stood := cores.Begin(func() { err = b.stand() })
	b.out.Command = b.command()
	b.out.Radio = b.radio()
	b.out.Timeline = b.timeline()
	b.out.Forms = b.forms()
	if stood(); err != nil {
		return err
	}
	b.out.Cover = b.cover()
	laid := cores.Begin(func() { b.out.Matrix = b.matrix() })
	b.out.Sheets = b.sheets()
	laid()
	return nil
}

// run is what the report was made from.
func (in Input) run() report.Input {
	return report.Input{Books: in.Books, Library: in.Library, Facts: in.Facts, Rules: in.Rules, Audience: in.Report.Audience}
}

func newBuilder(in Input) (*builder, error) {
	b := &builder{in: in, local: time.UTC, out: &Briefing{Version: Version, Report: in.Report, Book: in.Book, Deployment: in.Deployment, Disclaimer: report.Disclaimer}}
	for _, l := range in.Books {
		if l.Dir == in.Book && l.Book.Deployments[in.Deployment] != nil {
			b.located, b.plan = l, l.Book.Deployments[in.Deployment]
		}
	}
	for _, d := range in.Facts.Deployments {
		if d.Book == in.Book && d.ID == in.Deployment {
			b.facts = d
		}
	}
	b.words = report.NewDictionary(in.run(), in.Book)
	if b.plan == nil || b.facts.ID == "" || b.words == nil {
		return nil, fmt.Errorf("there is no deployment %q of %q in the run", in.Deployment, in.Book)
	}
	b.index()
	if zone, err := b.plan.Zone(); err == nil { // the loader has read it before
		b.local = zone
	}
	return b, nil
}

// Judged is the deployment as the run judged it: moved, where that was as of
// another day.
func (in Input) Judged() (*book.Deployment, error) {
	i := slices.IndexFunc(in.Books, func(l *book.Located) bool { return l.Dir == in.Book })
	if i < 0 {
		return nil, fmt.Errorf("there is no book %q in the run", in.Book)
	}
	var asOf *time.Time
	if in.Facts.AsOf.Stated {
		t, err := time.Parse(time.RFC3339, in.Facts.AsOf.Value)
		if err != nil {
			return nil, fmt.Errorf("as of: %w", err)
		}
		asOf = &t
	}
	return evidence.At(in.Books[i].Book.Deployments[in.Deployment], asOf)
}

// stand works out how everybody stands, at the time at which the deployment was
// judged.
func (b *builder) stand() error {
	d, err := b.in.Judged()
	if err != nil {
		return err
	}
	b.stands, err = calculus.StandsOf(b.located, b.in.Facts, b.in.Deployment, d)
	return err
}
