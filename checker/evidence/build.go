// Package evidence states what the books of a run say, and what follows from
// their dates, signatures, command charts and radio plans, as records of the
// facts document. It compares no rules of one agency with another's (package
// calculus does) and judges nothing (the policies do).
package evidence

import (
	"fmt"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
)

// Options say what is judged and when.
type Options struct {
	// Today decides reviews and agreements that no deployment relies on; its
	// day is taken in its own location.
	Today time.Time
	// AsOf judges every deployment as though it began then; nil means its own
	// time.
	AsOf *time.Time
	// Deployments are the ids of those to judge; empty means all. An id that
	// no book has is an error.
	Deployments []string
	// Standard is the embedded table of channels, by id, against which a
	// book's own channels are held.
	Standard map[string]*book.Channel
	// Binds prepares the answer to which instruments bind an agency at a
	// deployment; without it, none does.
	Binds func(*book.Book, *book.Deployment) (func(instrument, agency string) bool, error)
	// Begin, if set, begins to compare rules while other facts are stated: with
	// the books as Calculus gets them, and which agreements hold for whom.
	Begin func(books []*book.Located, uses []facts.AgreementUse)
	// Calculus adds what follows from comparing rules: clashes, joint rules,
	// knowledge, needs, overreach, attempts, and what offers do not get. It is
	// called once, when all else but the actions is in the document, with the
	// books as they are judged: only the deployments asked for, moved to AsOf.
	Calculus func(books []*book.Located, f *facts.Facts) error
	// Said, if set, is called after Calculus. It gives, by book, actions beside
	// those of records that are to be listed: whoever reads a report learns of
	// which actions all rules together speak.
	Said func() map[string][]string
	// Memory keeps facts for the next run; nil keeps nothing. Facts of several
	// runs share parts then, so nobody may change them.
	Memory *Memory
}

// Build states the facts of validated books: every reference resolves and
// every date can be read. The books are left as they are.
func Build(books []*book.Located, opt Options) (*facts.Facts, error) {
	volumes, err := open(books, opt)
	if err != nil {
		return nil, err
	}
	f := &facts.Facts{Version: facts.Version, Today: opt.Today.Format(time.DateOnly)}
	if opt.AsOf != nil {
		f.AsOf = facts.Say(opt.AsOf.Format(time.RFC3339))
	}
	begin(volumes, opt)
	var parts *facts.Facts
	var wrong error
	asked := opt.Memory.ask(bareOf(books, opt))
	opt.Memory.recall(volumes, asked.sameButTools())
	stated := cores.Begin(func() { parts, wrong = asked.withoutNorms(opt) })
	for _, v := range volumes {
		if v.stateNorms(f); v.fault != nil {
			break
		}
	}
	stated()
	if wrong != nil {
		return nil, wrong
	}
	for _, v := range volumes {
		if v.fault != nil {
			return nil, v.failed()
		}
	}
	addLists(f, parts)
	if err := compare(volumes, opt, f); err != nil {
		return nil, err
	}
	var said map[string][]string
	if opt.Said != nil {
		said = opt.Said()
	}
	named := opt.Memory.naming()
	for _, v := range volumes {
		f.Actions = append(f.Actions, v.mentioned(f, said[v.Dir], named)...)
	}
	opt.Memory.total(f)
	return f, nil
}

// failed says which date could not be read.
func (v *volume) failed() error { return fmt.Errorf("state the facts of %s: %w", v.Dir, v.fault) }

// compare calls the calculus.
func compare(volumes []*volume, opt Options, f *facts.Facts) error {
	if opt.Calculus == nil {
		return nil
	}
	return opt.Calculus(asJudged(volumes), f)
}

func asJudged(volumes []*volume) []*book.Located {
	books := make([]*book.Located, len(volumes))
	for i, v := range volumes {
		books[i] = v.Located
	}
	return books
}

// begin states which agreements hold, and lets the calculus begin.
func begin(volumes []*volume, opt Options) {
	if opt.Begin == nil {
		return
	}
	var held []facts.AgreementUse
	for _, v := range volumes {
		held = append(held, v.unused()...)
		for _, o := range v.operations {
			held = append(held, o.uses().reliedOn()...)
		}
	}
	opt.Begin(asJudged(volumes), held)
}

// state adds the records of one book that rest on no norm of an instrument and on
// no tool that units bring, but for those below. Every list is sorted within its
// book, and the books are sorted, so that the document is too.
func (v *volume) state(f *facts.Facts) {
	f.Books = append(f.Books, facts.Book{Book: v.Dir, Title: v.Book.Title, Deployments: len(v.all)})
	f.Agencies = append(f.Agencies, v.agencies()...)
	f.Instruments = append(f.Instruments, v.instruments()...)
	f.Agreements = append(f.Agreements, v.agreements()...)
	f.Clauses = append(f.Clauses, v.clauses()...)
	f.Events = append(f.Events, v.events()...)
	f.AgreementUses = append(f.AgreementUses, v.unused()...)
	f.Missing = append(f.Missing, v.missingElsewhere()...)
	f.Unsaid = append(f.Unsaid, v.unsaidElsewhere()...)
	f.Silences = append(f.Silences, v.silencesElsewhere()...)
	f.VersionGaps = append(f.VersionGaps, v.versionGaps()...)
	for _, o := range v.operations {
		o.state(f)
	}
}

// stateMeans adds what deployments draw on and how they are led.
func (v *volume) stateMeans(f *facts.Facts, all *season) {
	f.Bearings = append(f.Bearings, v.bearingsElsewhere()...)
	for _, o := range v.operations {
		if o.Command != nil {
			newChart(o).state(f)
		}
		o.stateResources(f, all)
	}
}

// stateTools adds what rests on the tools that units bring.
func (v *volume) stateTools(f *facts.Facts) {
	for _, o := range v.operations {
		f.Units = append(f.Units, o.units()...)
		f.Trainings = append(f.Trainings, o.uses().trainings()...)
		f.Accounts = append(f.Accounts, o.accounts()...)
		f.Capacity = append(f.Capacity, o.capacity()...)
		if o.Command == nil {
			continue
		}
		if c := newChart(o); c.structured() {
			f.Decisions = append(f.Decisions, c.decisions()...)
		}
	}
}

// stateNorms adds the records that rest on norms of instruments. No other list
// holds any of them.
func (v *volume) stateNorms(f *facts.Facts) {
	f.Norms = append(f.Norms, v.norms()...)
	for _, o := range v.operations {
		f.Exceptions = append(f.Exceptions, o.exceptions()...)
		f.Escorts = append(f.Escorts, o.escorts()...)
		f.Polls = append(f.Polls, o.polls()...)
		if o.Command == nil {
			continue
		}
		if c := newChart(o); c.structured() {
			above := v.recallSuperiors(o, func() []facts.Superior { return c.superiors(o.uses()) })
			if len(f.Superiors) == 0 {
				f.Superiors = slices.Clip(above) // the very list, see addLists
				continue
			}
			f.Superiors = append(f.Superiors, above...)
		}
	}
}

// people adds what is known of the officers who come, and of who answers for
// what they do.
func (o *operation) people(uses *uses, f *facts.Facts) {
	f.Eligibility = append(f.Eligibility, o.eligibility()...)
	f.Briefed = append(f.Briefed, o.briefed()...)
	f.Reviews = append(f.Reviews, uses.reviews()...)
	f.Answers = append(f.Answers, uses.answers()...)
	f.Silences = append(f.Silences, uses.silences()...)
}

// state adds the records of the command structure. Of one of which nothing is
// known but its posts, there are none about who holds what.
func (c *chart) state(f *facts.Facts) {
	f.Commands = append(f.Commands, c.command())
	if !c.structured() {
		return
	}
	f.Moments = append(f.Moments, c.moments()...)
	f.Positions = append(f.Positions, c.records()...)
	f.Reports = append(f.Reports, c.reports()...)
}

// stateResources adds what one deployment draws on and lacks, and who pays.
func (o *operation) stateResources(f *facts.Facts, all *season) {
	u := o.uses()
	f.Bearings = append(f.Bearings, u.bearings()...)
	f.Insurance = append(f.Insurance, u.insurance()...)
	f.EquipmentUses = append(f.EquipmentUses, o.equipmentUses()...)
	f.Transfers = append(f.Transfers, o.transfers()...)
	f.Overbooked = append(f.Overbooked, all.overbooked(o)...)
	f.Responses = append(f.Responses, o.responses()...)
	f.Refusals = append(f.Refusals, o.refusals()...)
}

// state adds the records of one deployment.
func (o *operation) state(f *facts.Facts) {
	f.Deployments = append(f.Deployments, o.deployment())
	f.Assignments = append(f.Assignments, o.assignments()...)
	f.Offers = append(f.Offers, o.offers()...)
	o.stateRequests(f)
	uses := o.uses()
	f.AgreementUses = append(f.AgreementUses, uses.reliedOn()...)
	f.Pairs = append(f.Pairs, uses.pairs()...)
	f.Missing = append(f.Missing, o.missing()...)
	f.Unsaid = append(f.Unsaid, o.unsaid()...)
	f.VersionGaps = append(f.VersionGaps, uses.occasion.versionGaps(uses.takePart)...)
	o.people(uses, f)
	f.AgencyPlans = append(f.AgencyPlans, o.agencyPlans()...)
	f.Roles = append(f.Roles, o.roles(uses)...)
	o.stateLegal(uses, f)
}

// stateTalk adds what deployments talk over.
func (v *volume) stateTalk(f *facts.Facts, opt Options) {
	f.Channels = append(f.Channels, v.channels(opt.Standard)...)
	f.ChannelPairs = append(f.ChannelPairs, v.channelPairs()...)
	for _, o := range v.operations {
		o.stateRadio(f)
	}
}

// stateRadio adds the records of its radio plan.
func (o *operation) stateRadio(f *facts.Facts) {
	if o.Radio == nil {
		return
	}
	p := newRadioPlan(o)
	f.Nets = append(f.Nets, p.nets()...)
	f.Members = append(f.Members, p.memberRecords()...)
	f.Reuse = append(f.Reuse, p.reuse()...)
	whole, nets := p.repairs()
	f.RadioRepairs, f.NetRepairs = append(f.RadioRepairs, whole), append(f.NetRepairs, nets...)
	links, members := p.dataLinks()
	f.DataLinks, f.DataMembers = append(f.DataLinks, links...), append(f.DataMembers, members...)
	f.Dispatch = append(f.Dispatch, p.dispatch())
}
