// Package checker checks mutual-aid agreements between law-enforcement
// agencies: it reads books of agreements, states what binds whom, lets the
// rules judge that, and reports the findings with their sources.
package checker

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/calculus"
	"roe.example/checker/config"
	"roe.example/checker/evidence"
	"roe.example/checker/facts"
	"roe.example/checker/history"
	"roe.example/checker/internal/plain"
	"roe.example/checker/judge"
	"roe.example/checker/load"
	"roe.example/checker/report"
	"roe.example/checker/rule"
	"roe.example/checker/waiver"
	"roe.example/policies"
)

// DefaultTimeout bounds a whole run.
const DefaultTimeout = time.Minute

// What holds where no flag and no configuration says otherwise.
const (
	DefaultRuleTimeout       = judge.DefaultRuleTimeout
	DefaultWaiverMaxDays     = 366
	DefaultWaiverMaxFindings = 5
)

// ErrTimeLimit says that a run did not come to an end in time. It has no
// result then, not even a partial one.
var ErrTimeLimit = errors.New("the time limit was reached")

// Options say what is checked and for whom.
type Options struct {
	Paths       []string      // directories, files, or a directory and all below it (DIR/...)
	Deployments []string      // ids; empty means all
	AsOf        string        // a day or an instant at which deployments are held to begin; empty: their own
	Today       string        // the day of the run; empty: the clock's
	Audience    string        // report.Internal (also when empty) or report.Public
	Timeout     time.Duration // of the whole run; 0: DefaultTimeout
	MemoryLimit int64         // for reading, in bytes; 0: the loader's own
	// Cache is a folder that keeps files decoded from one run to the next; empty
	// keeps nothing. It changes how long a run takes, and nothing else.
	Cache string
	// Overlay is text that stands in for files, by absolute path.
	Overlay map[string][]byte
	// Disk is read in place of the computer's; nil: the computer's.
	Disk load.Disk
	// Apart are files among the books that are none of theirs: what a run writes.
	Apart []string
	// Baseline is an earlier report (JSON), Since a git revision: with one of
	// them the report says what is new.
	Baseline, Since string

	// Policies are folders and OPA bundles of a county's own rules.
	Policies    []string
	PolicyKeys  []string      // files of keys, by one of which each bundle must be signed; none: it need not be
	PolicyScope string        // for which it must be signed
	pinning     bool          // bundles are pinned, and not held to the lock
	RuleTimeout time.Duration // of each rule of Policies; 0: DefaultRuleTimeout
	RuleMemory  int64         // of each rule of Policies, in bytes; 0: 512 MB
	// WaiverMaxDays and WaiverMaxFindings bound for how long and how much one
	// waiver may accept; 0: a year, and five findings.
	WaiverMaxDays, WaiverMaxFindings int

	// ConfigFile is the configuration that Configure reads; empty: the one that
	// it finds from the paths upwards. NoConfig: none.
	ConfigFile string
	NoConfig   bool
	// Config is what Configure read; nil: the run is not configured.
	Config *config.Config

	// Profile and Trace are filled by the run when they are there.
	Profile *Profile
	Trace   *Trace
}

var ours = judge.Set{Dir: "policies", FS: policies.FS}

// engine makes the embedded rules ready to judge, once.
func engine() (*judge.Engine, error) {
	if plain.Asked() {
		return compiledEngine()
	}
	return thawedEngine()
}

var (
	compiledEngine = sync.OnceValues(func() (*judge.Engine, error) { return judge.New(ours) })
	thawedEngine   = sync.OnceValues(func() (*judge.Engine, error) { return judge.Thaw(policies.Frozen, ours) })
)

// catalogue reads what the embedded rules say about themselves, once.
var catalogue = sync.OnceValues(func() ([]rule.Rule, error) { return judge.Thawed(policies.Frozen, ours) })

// Rules is the catalogue of the embedded rules, by id.
func Rules() ([]rule.Rule, error) {
	rules, err := catalogue()
	return slices.Clone(rules), err
}

// Library is what comes with roe and every book can name: documents, actions,
// circumstances, places, channels. It is shared: read only.
func Library() (*book.Book, error) {
	library, err := load.Library()
	if err != nil {
		return nil, err
	}
	return library.Book, nil
}

// Examination is a run with all that its report rests on. When the input has
// faults there is only a report, which lists them.
type Examination struct {
	Books  []*book.Located
	Facts  *facts.Facts
	Rules  []rule.Rule
	Report *report.Report
}

// Check judges books. Faults in the input come back as diagnostics, and with
// any of them the report says nothing but that. The error is a failure of the
// program, or ErrTimeLimit.
func Check(ctx context.Context, opt Options) (*report.Report, []book.Diagnostic, error) {
	x, err := Examine(ctx, opt)
	if err != nil {
		return nil, nil, err
	}
	return x.Report, x.Report.Diagnostics, nil
}

// Examine judges books like Check, and hands over what was judged as well.
func Examine(ctx context.Context, opt Options) (*Examination, error) {
	if opt.Profile == nil {
		go engine() // while the books are read
	}
	var out *Examination
	err := limited(ctx, opt.Timeout, func(ctx context.Context) error {
		r := &run{Options: opt, rules: compiled, own: startOwn(ctx, opt)}
		defer r.own.close()
		var err error
		out, err = r.examine(ctx)
		return err
	})
	return out, err
}

// examine states the facts, lets the rules judge them, and holds the report to
// an earlier one, which is found first: that takes less than a judgement.
func (r *run) examine(ctx context.Context) (out *Examination, err error) {
	if r.Audience == "" {
		r.Audience = report.Internal
	}
	if err := r.findEarlier(); err != nil {
		return nil, err
	}
	if len(r.faults) == 0 {
		err = r.state(ctx, r.joinedOnDemand)
	}
	var against *report.Against
	if err == nil && len(r.faults) == 0 {
		against, err = r.against(ctx)
	}
	if err == nil {
		out, err = r.judge(ctx)
	}
	if err == nil && against != nil && len(r.faults) == 0 {
		out.Report.Hold(*against)
	}
	return out, err
}

// Facts states the facts of a run, which rules judge: all that Check would
// state, and the joint rules of engagement.
func Facts(ctx context.Context, opt Options) (*facts.Facts, []book.Diagnostic, error) {
	r := &run{Options: opt, rules: Rules}
	err := limited(ctx, opt.Timeout, func(ctx context.Context) error {
		r.own = startOwn(ctx, opt)
		defer r.own.close()
		if err := r.state(ctx, func() (bool, error) { return true, nil }); err != nil || len(r.faults) > 0 || !waiver.Any(r.books) {
			return err
		}
		e, err := engine()
		if err == nil {
			_, err = r.accept(ctx, e)
		}
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	return r.facts, r.faults, nil
}

// compiled is the catalogue of rules that are being compiled anyway.
func compiled() ([]rule.Rule, error) {
	e, err := engine()
	if err != nil {
		return nil, err
	}
	return e.Rules(), nil
}

// joinedOnDemand: to state all joint rules of engagement costs time, and of roe's
// own rules only the one on a command that passes on reads them, in deployments
// where it does. These have them without being asked.
func (r *run) joinedOnDemand() (bool, error) {
	if r.Profile != nil { // of which the rules are a stage of their own
		if _, err := engine(); err != nil {
			return false, err
		}
	}
	return plain.Asked() || r.own.reads("joint"), nil
}

// limited runs work with a deadline that holds even where work does not look
// at its context, and turns a panic into an error.
func limited(ctx context.Context, timeout time.Duration, work func(context.Context) error) error {
	if timeout <= 0 {
		timeout = DefaultTimeout
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	done := make(chan error, 1)
	go func() {
		defer func() {
			if fault := recover(); fault != nil {
				done <- &Fault{fault, debug.Stack()}
			}
		}()
		done <- work(ctx)
	}()
	select {
	case err := <-done:
		if errors.Is(err, context.DeadlineExceeded) {
			return fmt.Errorf("%w (%v)", ErrTimeLimit, timeout)
		}
		return err
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return fmt.Errorf("%w (%v)", ErrTimeLimit, timeout)
		}
		return ctx.Err()
	}
}

// Fault is a panic: a mistake in this program, not in the input.
type Fault struct {
	Value any
	Stack []byte
}

func (f *Fault) Error() string { return fmt.Sprintf("internal fault: %v", f.Value) }

// run is one run on its way.
type run struct {
	Options
	today      time.Time
	onFirstDay bool                        // today is when the first deployment begins
	rules      func() ([]rule.Rule, error) // the catalogue
	own        *own
	past       bool // an earlier version, which may lack what is asked about
	// oneFor is what is made of one deployment alone, which need not be named
	// where there is only one; empty: any number is judged.
	oneFor string

	baseline *report.Report   // what is new is new against this,
	version  *history.Version // or against this
	// session keeps what can be used again; nil without one. recalled is what the
	// run before came to, where its facts hold for this one.
	session  *Session
	recalled *again

	books  []*book.Located
	notes  []book.Diagnostic
	faults []book.Diagnostic
	facts  *facts.Facts
}

// state reads the books and states the facts, or finds faults.
func (r *run) state(ctx context.Context, joint func() (bool, error)) error {
	done := r.Profile.begin(readStage)
	asOf, err := r.read(ctx)
	done()
	if err != nil {
		return err
	}
	if len(r.faults) > 0 {
		return nil
	}
	return r.build(asOf, joint)
}

// build states the facts of the books that were read.
func (r *run) build(asOf *time.Time, joint func() (bool, error)) error {
	standard, err := load.Library()
	if err != nil {
		return err
	}
	done := r.Profile.begin(compileStage)
	withJoint, err := joint()
	done()
	if err != nil {
		return err
	}
	defer r.Profile.begin(factsStage)()
	if r.recall(asked{r.books, r.today, asOf, withJoint}) {
		r.note()
		return nil
	}
	var begun *calculus.Begun
	defer func() { begun.Wait() }() // also when the facts could not be stated
	r.facts, err = evidence.Build(r.books, evidence.Options{
		Today: r.today, AsOf: asOf, Deployments: r.Deployments, Standard: standard.Book.Channels,
		Binds: calculus.Binder, Memory: r.stated(),
		Begin: func(books []*book.Located, uses []facts.AgreementUse) {
			begun = r.memory().Begin(books, uses, r.today.Format(time.DateOnly), withJoint)
		},
		Calculus: func(_ []*book.Located, f *facts.Facts) error { return begun.AddTo(f) },
		Said:     func() map[string][]string { return begun.Said() },
	})
	if err == nil {
		r.note()
	}
	return err
}

// filesRead is the memory of files; nil without a session.
func (r *run) filesRead() *load.Memory {
	if r.session == nil {
		return nil
	}
	return &r.session.files
}

// memory of comparisons; nil without a session.
func (r *run) memory() *calculus.Memory {
	if r.session == nil {
		return nil
	}
	return &r.session.comparisons
}

// stated is the memory of facts; nil without a session.
func (r *run) stated() *evidence.Memory {
	if r.session == nil {
		return nil
	}
	return &r.session.stated
}

// written is the memory of findings; nil without a session.
func (r *run) written() *report.Memory {
	if r.session == nil {
		return nil
	}
	return &r.session.findings
}

// read reads the books, and the options that only the books give a meaning.
func (r *run) read(ctx context.Context) (asOf *time.Time, err error) {
	if r.today, err = day(r.Today); err != nil {
		return nil, err
	}
	reading := loading(r.Config, r.Timeout)
	reading.MemoryLimit, reading.Overlay, reading.Disk, reading.Memory = r.MemoryLimit, r.Overlay, r.Disk, r.filesRead()
	reading.Cache = r.Cache
	if reading.Apart = r.Apart; r.Baseline != "" {
		reading.Apart = append(slices.Clone(r.Apart), r.Baseline)
	}
	loaded, err := load.Load(ctx, r.Paths, reading)
	if err != nil {
		return nil, err
	}
	r.Profile.read(loaded)
	r.books, r.notes = loaded.Books, append(loaded.Notes, r.overlooked(loaded.Configurations)...)
	if r.faults, err = faultsOf(r.Config, r.rules, r.own); err != nil {
		return nil, err
	}
	r.faults = append(r.faults, loaded.Diagnostics...)
	if len(r.faults) > 0 {
		return nil, nil
	}
	if r.onFirstDay {
		r.today = firstDay(r.books, r.today)
	}
	if r.oneFor != "" && len(r.Deployments) == 0 {
		id, fault := theOne(r.books, r.oneFor)
		if fault != nil {
			r.faults = append(r.faults, *fault)
			return nil, nil
		}
		r.Deployments = []string{id}
	}
	if r.past {
		r.Deployments = slices.DeleteFunc(slices.Clone(r.Deployments), func(id string) bool { return !slices.Contains(deploymentsOf(r.books), id) })
	}
	r.faults = unknownDeployments(r.books, r.Deployments)
	if len(r.faults) == 0 {
		r.faults, err = r.waiverFaults()
	}
	if err != nil || len(r.faults) > 0 || r.AsOf == "" {
		return nil, err
	}
	return instant(r.AsOf, r.books, r.Deployments)
}

// judge lets the rules judge the facts, and reports.
func (r *run) judge(ctx context.Context) (*Examination, error) { return r.judgeBy(ctx, engine) }

func (r *run) judgeBy(ctx context.Context, engine func() (*judge.Engine, error)) (*Examination, error) {
	if r.Audience == "" {
		r.Audience = report.Internal
	}
	if len(r.faults) > 0 {
		return &Examination{Report: report.Faulty(r.today.Format(time.DateOnly), r.Audience, r.faults, r.notes)}, nil
	}
	e, err := engine()
	if err != nil {
		return nil, err
	}
	if x := r.unchanged(); x != nil {
		return x, nil
	}
	rules := r.own.rules(e.Rules())
	begin := sync.OnceValues(func() (*report.Begun, error) { return r.begin(rules, r.Audience) })
	if !waiver.Any(r.books) { // else the report rests on what is accepted while rules judge
		begun, err := begin()
		if err != nil {
			return nil, err
		}
		defer begun.Wait()
	}
	done := r.Profile.begin(judgeStage)
	judgement, err := r.judgedAgain(ctx, e)
	done()
	if err != nil {
		return nil, err
	}
	if err := r.inspect(ctx, e, r.settings().Off); err != nil {
		return nil, err
	}
	defer r.Profile.begin(reportStage)()
	begun, err := begin()
	if err != nil {
		return nil, err
	}
	out := &Examination{Books: r.books, Facts: r.facts, Rules: rules, Report: r.finish(begun, judgement)}
	r.remember(out)
	return out, nil
}

// report builds the report of what was judged.
func (r *run) report(rules []rule.Rule, judgement *rule.Judgement, audience string) (*report.Report, error) {
	begun, err := r.begin(rules, audience)
	if err != nil {
		return nil, err
	}
	return r.finish(begun, judgement), nil
}

// begin begins a report by rules, which are weighed as the configuration says.
func (r *run) begin(rules []rule.Rule, audience string) (*report.Begun, error) {
	library, err := load.Library()
	if err != nil {
		return nil, err
	}
	settings := r.settings()
	settings.Weigh(rules, nil)
	return report.Begin(report.Input{
		Books: r.books, Library: library.Book, Facts: r.facts, Rules: rules,
		Notes: r.notes, Audience: audience, Settings: settings, Memory: r.written(),
	}), nil
}

// finish builds the report, of findings weighed as the configuration says.
func (r *run) finish(begun *report.Begun, judgement *rule.Judgement) *report.Report {
	r.settings().Weigh(nil, judgement.Findings)
	return begun.Build(judgement)
}
