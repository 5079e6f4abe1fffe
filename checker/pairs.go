package checker

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/calculus"
	"roe.example/checker/evidence"
	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
	"roe.example/checker/judge"
	"roe.example/checker/load"
	"roe.example/checker/readiness"
	"roe.example/checker/rule"
)

// PairsOn says when agencies are held to help each other, and what for.
type PairsOn struct {
	Day     string // 2026-11-03; empty: the day of the run
	Purpose string // id; empty: any
}

// Pairs says of every two agencies of the books, each way round, what help by
// the one to the other would meet: the least that can be deployed, one unit at
// the host's own place, is judged by the same rules as any deployment, under
// all agreements that hold between the two that day. Rules about what a plan
// states are left out, see facts.OfPlan.
//
// Faults in the input come back as diagnostics. The error is a failure of the
// program, or ErrTimeLimit.
func Pairs(ctx context.Context, opt Options, on PairsOn) (*readiness.Pairs, []book.Diagnostic, error) {
	go engine() // while the books are read
	r := &run{Options: opt, rules: compiled}
	var out *readiness.Pairs
	err := limited(ctx, opt.Timeout, func(ctx context.Context) (err error) {
		r.own = startOwn(ctx, opt)
		defer r.own.close()
		if _, err = r.read(ctx); err == nil && len(r.faults) == 0 {
			out, err = r.pairs(ctx, on)
		}
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	return out, r.faults, nil
}

// pairs does so with the books that were read.
func (r *run) pairs(ctx context.Context, on PairsOn) (*readiness.Pairs, error) {
	if on.Day == "" {
		on.Day = r.today.Format(time.DateOnly)
	}
	if _, err := time.Parse(time.DateOnly, on.Day); err != nil {
		return nil, fmt.Errorf("day of the help: %q is no day; write it as 2026-11-03", on.Day)
	}
	joined, apart := joinBooks(r.books)
	if r.faults = unknownPurpose(joined, on.Purpose); len(r.faults) > 0 {
		return nil, nil
	}
	p, err := r.newPairing(on)
	if err != nil {
		return nil, err
	}
	p.end = share(ctx, 0.8)
	defer grow()()
	for _, b := range joined {
		if err := p.compare(ctx, b); err != nil {
			return nil, err
		}
	}
	return p.matrix(joined, apart)
}

func unknownPurpose(books []*book.Located, purpose string) []book.Diagnostic {
	if purpose == "" || slices.ContainsFunc(books, func(l *book.Located) bool { return l.Book.Purposes[purpose] != nil }) {
		return nil
	}
	known := map[string]bool{}
	for _, l := range books {
		for id := range l.Book.Purposes {
			known[id] = true
		}
	}
	return []book.Diagnostic{{
		Message: fmt.Sprintf("No book has a purpose %q.", purpose),
		Hint:    "The purposes are " + list(slices.Sorted(maps.Keys(known)), "and") + ".",
	}}
}

// mostAtOnce bounds how many pairs are stated at one time, and with it the
// memory for their facts: there are never more than twice as many.
const mostAtOnce = 240

// couple is a host and who helps it.
type couple struct{ host, aid string }

// id of the deployment that stands for the help.
func (c couple) id() string { return c.aid + "-for-" + c.host }

// compare compares all pairs of a book that were not compared before.
func (p *pairing) compare(ctx context.Context, l *book.Located) error {
	var all []couple
	for _, host := range slices.Sorted(maps.Keys(l.Book.Agencies)) {
		for _, aid := range slices.Sorted(maps.Keys(l.Book.Agencies)) {
			if c := (couple{host, aid}); host != aid && p.cells[c] == nil {
				all = append(all, c)
			}
		}
	}
	many, err := calculus.NewMany(l)
	if err != nil {
		return err
	}
	alike, err := p.engine.Alike(p.off)
	if err != nil {
		return err
	}
	var before *stated // is judged while the next are stated
	for some := range slices.Chunk(all, mostAtOnce) {
		if p.late() {
			break
		}
		wait := p.judgeLater(ctx, before, alike)
		now, err := p.state(l, many, some)
		if err := errors.Join(err, wait()); err != nil {
			return err
		}
		before = now
	}
	return p.judgeLater(ctx, before, alike)()
}

// late: what is left would not be ready in time. It is said of each pair that
// is not compared.
func (p *pairing) late() bool { return !p.end.IsZero() && time.Now().After(p.end) }

// stated is some pairs with their facts.
type stated struct {
	couples []couple
	located *book.Located
	facts   *facts.Facts
	common  map[string][]evidence.Common
}

// judgeLater begins to judge; the function that it gives waits for that.
func (p *pairing) judgeLater(ctx context.Context, s *stated, alike *judge.Alike) (wait func() error) {
	if s == nil {
		return func() error { return nil }
	}
	var err error
	done := cores.Begin(func() { err = p.judge(ctx, s, alike) })
	return func() error { done(); return err }
}

// state states the facts of some pairs.
func (p *pairing) state(l *book.Located, many *calculus.Many, some []couple) (*stated, error) {
	located, content := *l, *l.Book
	located.Book, content.Deployments = &content, map[string]*book.Deployment{}
	for _, c := range some {
		content.Deployments[c.id()] = p.plain(c, l.Book)
	}
	common, err := evidence.Between(&located, evidence.Options{Today: p.today})
	if err != nil {
		return nil, err
	}
	for _, c := range some {
		content.Deployments[c.id()].Agreements = holding(common[c.id()])
	}
	f, err := p.stateSome(&located, many)
	return &stated{some, &located, f, common}, err
}

// judge lets the rules judge what was stated.
func (p *pairing) judge(ctx context.Context, s *stated, alike *judge.Alike) error {
	judgement, err := p.own.judge(ctx, s.facts, p.off, func(ctx context.Context, f *facts.Facts, _ func(string) bool) (*rule.Judgement, error) {
		return alike.Judge(ctx, f)
	})
	if err != nil {
		return err
	}
	p.settings().Weigh(p.catalogue, judgement.Findings)
	return p.take(&batch{located: s.located, facts: s.facts, judgement: judgement, common: s.common}, s.couples)
}

// plain is the least that can be deployed: one unit of which nothing is stated.
func (p *pairing) plain(c couple, b *book.Book) *book.Deployment {
	return &book.Deployment{
		Event:   "help by " + b.Agencies[c.aid].Short + " to " + b.Agencies[c.host].Short,
		Purpose: p.on.Purpose, Place: b.Agencies[c.host].Place, Timezone: "UTC", From: p.on.Day, Until: p.on.Day, Host: c.host,
		Units: map[string]*book.Unit{"help": {Agency: c.aid}},
	}
}

func holding(common []evidence.Common) (ids []string) {
	for i := range common {
		if common[i].Holds() {
			ids = append(ids, common[i].Agreement)
		}
	}
	return ids
}

func (p *pairing) stateSome(l *book.Located, many *calculus.Many) (*facts.Facts, error) {
	library, err := load.Library()
	if err != nil {
		return nil, err
	}
	var begun *calculus.Begun
	defer func() { begun.Wait() }()
	return evidence.Build([]*book.Located{l}, evidence.Options{
		Today: p.today, Standard: library.Book.Channels, Binds: calculus.Binder,
		Begin:    func(books []*book.Located, uses []facts.AgreementUse) { begun = many.Begin(books[0], uses) },
		Calculus: func(_ []*book.Located, f *facts.Facts) error { return begun.AddTo(f) },
	})
}
