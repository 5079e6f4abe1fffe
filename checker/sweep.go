package checker

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io/fs"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/calculus"
	"roe.example/checker/evidence"
	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
	"roe.example/checker/internal/plain"
	"roe.example/checker/judge"
	"roe.example/checker/report"
	"roe.example/checker/rule"
	"roe.example/checker/sweep"
	"roe.example/policies"
)

// SweepOn says what a sweep compares: pairs as PairsOn has them, on some topics.
type SweepOn struct {
	PairsOn
	Topics []string // ids; empty: all on which documents hold norms
	// Program is the version of the program, for Survey.Program; empty: what the
	// build says of itself.
	Program string
}

// Survey reads the books and says which agencies stand alike, see package
// sweep. Its units can then be done.
//
// Faults in the input come back as diagnostics. The error is a failure of the
// program, or ErrTimeLimit.
func Survey(ctx context.Context, opt Options, on SweepOn) (sweep.Work, []book.Diagnostic, error) {
	go engine() // while the books are read
	r := &run{Options: opt, rules: compiled}
	var out *survey
	err := limited(ctx, opt.Timeout, func(ctx context.Context) (err error) {
		r.own = startOwn(ctx, opt)
		defer r.own.close()
		done := r.Profile.begin(readStage)
		_, err = r.read(ctx)
		done()
		if err == nil && len(r.faults) == 0 {
			out, err = r.survey(ctx, on)
		}
		return err
	})
	if err != nil || len(r.faults) > 0 {
		return nil, r.faults, err
	}
	return out, nil, nil
}

// survey is what is known of the books, with what it takes to do units.
type survey struct {
	known sweep.Survey
	*run
	weigh     *judge.Severities
	judges    []string          // ids of the rules that weigh, in order
	decided   map[string]string // severities of theirs that the settings decide
	parts     []*surveyed       // one for each of the books that fit together
	members   [][]int           // of each agency of the survey, its place in each part, or -1
	relations []tied            // what each relation of the survey is
	ties      [][]tied          // by action: what each tie is
	sides     []sides           // by action
	spare     sync.Pool         // of *learnt
}

// surveyed is books that fit together.
type surveyed struct {
	*calculus.Sweep
	located  *book.Located
	holdings []evidence.Holding
	actions  map[string]int // of the part, by id
	first    int            // place of its norms in those of the survey
	bounds   []int32        // of its agencies
	bound    [][]membership // what each of those is
}

// tied is a part of the survey with the agreements that bear on an action
// there; part -1: two agencies that cannot be compared.
type tied struct {
	part   int
	pacts  []int
	powers []string // of both, by agreement
}

// membership is an agreement as it binds an agency.
type membership struct {
	pact  int
	here  bool // it holds at the agency's own place
	power string
}

func (r *run) survey(ctx context.Context, on SweepOn) (*survey, error) {
	if on.Day == "" {
		on.Day = r.today.Format(time.DateOnly)
	}
	if _, err := time.Parse(time.DateOnly, on.Day); err != nil {
		return nil, fmt.Errorf("the day on which help is held to happen: %q is no day; write it as 2026-11-03", on.Day)
	}
	joined, apart := joinBooks(r.books)
	if r.faults = append(unknownPurpose(joined, on.Purpose), unknownTopics(on.Topics)...); len(r.faults) > 0 {
		return nil, nil
	}
	s := &survey{run: r}
	s.known.Day, s.known.Purpose, s.known.Remarks = on.Day, on.Purpose, append([]string{}, apart...)
	aside := s.aside(joined)
	for _, l := range joined {
		p, err := surveyOf(l, on)
		if err != nil {
			return nil, err
		}
		s.parts = append(s.parts, p)
	}
	s.topics(on.Topics)
	beside := aside()
	if beside.err != nil {
		return nil, beside.err
	}
	var err error
	ruled := cores.Begin(func() { err = s.rules(ctx, beside.norms) })
	s.agencies()
	s.norms()
	s.relate()
	s.classAll()
	if ruled(); err != nil {
		return nil, err
	}
	for i := range s.known.Actions {
		s.known.Units += int(s.known.Actions[i].Ties * s.known.Actions[i].Hosts)
	}
	s.leaveOutNorms(mostCells)
	return s, s.digests(on, beside.input)
}

// beside is what is worked out while the agencies are surveyed.
type beside struct {
	norms []facts.Norm
	input hash.Hash // of the books
	err   error
}

func (s *survey) aside(joined []*book.Located) (wait func() *beside) {
	out := &beside{input: sha256.New()}
	done := cores.Begin(func() {
		for _, l := range joined {
			norms, err := evidence.Norms(l)
			if err != nil {
				out.err = err
				return
			}
			out.norms = append(out.norms, norms...)
		}
		write := json.NewEncoder(out.input)
		for _, b := range s.books {
			if out.err = write.Encode(b.Book); out.err != nil {
				return
			}
		}
	})
	return func() *beside { done(); return out }
}

// mostCells is a variable for tests.
var mostCells = sweep.MostCells

// leaveOutNorms has conflicts told without norms where there are too many.
func (s *survey) leaveOutNorms(most int) {
	if s.known.CellsOf() <= most {
		return
	}
	s.known.WithoutNorms = true
	s.known.Remarks = append(s.known.Remarks, "So many agencies differ from each other that the sections behind each conflict were not kept: "+
		"every pair is listed with the worst that it meets and how much, but the table of norms is empty, and lists of one agency's pairs name no sections. A sweep of fewer agencies or of one topic, with --topics, has them.")
}

// unknownTopics refuses topics that there are not.
func unknownTopics(topics []string) (out []book.Diagnostic) {
	for _, t := range topics {
		if !slices.Contains(report.Topics(), t) {
			out = append(out, book.Diagnostic{Message: fmt.Sprintf("There is no topic %q.", t),
				Hint: "The topics are " + list(report.Topics(), "and") + "."})
		}
	}
	return out
}

func surveyOf(l *book.Located, on SweepOn) (*surveyed, error) {
	p := &surveyed{located: l, actions: map[string]int{}}
	var err error
	if p.holdings, err = evidence.Holdings(l, on.Day, on.Purpose); err != nil {
		return nil, err
	}
	with := calculus.SweepOn{Day: on.Day, Topics: on.Topics, Plain: plain.Asked()}
	for i := range p.holdings {
		h := &p.holdings[i]
		with.Pacts = append(with.Pacts, calculus.Pact{Agreement: h.Agreement, Parties: h.Parties, At: h.At})
	}
	if p.Sweep, err = calculus.NewSweep(l, with); err != nil {
		return nil, err
	}
	for i := range p.Sweep.Actions {
		p.actions[p.Sweep.Actions[i].ID] = i
	}
	return p, nil
}

// topics lists those of the actions, and says of which of those asked for there
// are none.
func (s *survey) topics(asked []string) {
	found := map[string]bool{}
	for _, p := range s.parts {
		for i := range p.Sweep.Actions {
			found[p.Sweep.Actions[i].Topic] = true
		}
	}
	s.known.Topics = slices.DeleteFunc(report.Topics(), func(t string) bool { return !found[t] })
	var none []string
	for _, t := range report.Topics() {
		if slices.Contains(asked, t) && !found[t] {
			none = append(none, strings.ReplaceAll(t, "-", " "))
		}
	}
	if len(none) > 0 {
		s.known.Remarks = append(s.known.Remarks, "No document in these books has a rule on "+list(none, "or")+" that says what officers may do, so that nothing was compared there.")
	}
}

// rules prepares to judge, and says what is left out.
func (s *survey) rules(ctx context.Context, norms []facts.Norm) error {
	e, err := engine()
	if err != nil {
		return err
	}
	planned := plannedRules(e, s.own)
	off := func(id string) bool { return planned[id] || s.settings().Off(id) }
	if s.weigh, err = e.Severities(s.known.Topics, off, plain.Asked()); err != nil {
		return err
	}
	for _, r := range s.weigh.Rules {
		s.judges = append(s.judges, r.ID)
	}
	slices.Sort(s.judges)
	s.decided = s.severities()
	s.leaveOut(s.own.rules(e.Rules()), planned)
	return s.weigh.Norms(ctx, norms)
}

// leaveOut says which rules are not looked at. Of a county's own any may bear on
// what is compared, whatever its topic is called.
func (s *survey) leaveOut(rules []rule.Rule, planned map[string]bool) {
	s.known.LeftOut = []sweep.LeftOut{}
	for _, x := range rules {
		if !slices.Contains(s.known.Topics, x.Topic) && !x.Own() || s.settings().Off(x.ID) {
			continue
		}
		why := s.weigh.LeftOut[x.ID]
		switch {
		case x.Own(): // before the others: what a county's own look at is not worked out
			why = "Rules of your own policies are for checks: a comparison of all pairs judges by the rules that come with roe alone."
		case planned[x.ID]:
			why = "What a plan says is judged here, such as units, posts and tasks, and a comparison of all pairs has no plan."
		}
		if why != "" {
			s.known.LeftOut = append(s.known.LeftOut, sweep.LeftOut{Rule: x.ID, Title: x.Title, Why: why})
		}
	}
}

// digests tell this survey from others.
func (s *survey) digests(on SweepOn, input hash.Hash) error {
	if s.known.Program = on.Program; s.known.Program == "" {
		if info, ok := debug.ReadBuildInfo(); ok {
			s.known.Program = info.Main.Version
		}
	}
	rules := sha256.New()
	write := json.NewEncoder(rules)
	err := fs.WalkDir(policies.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(policies.FS, name)
		fmt.Fprint(rules, name, " ", len(text), " ", string(text))
		return err
	})
	if err != nil {
		return err
	}
	if err := write.Encode([]any{s.weigh.Rules, s.known.LeftOut, s.decided}); err != nil {
		return err
	}
	s.known.Rules = hex.EncodeToString(rules.Sum(nil))
	s.known.Books = hex.EncodeToString(input.Sum(nil))
	if err := json.NewEncoder(input).Encode([]any{s.known.Day, s.known.Purpose, s.known.Topics}); err != nil {
		return err
	}
	s.known.Input = hex.EncodeToString(input.Sum(nil))
	return nil
}

// severities are those that the settings decide.
func (s *survey) severities() map[string]string {
	out := map[string]string{}
	for _, r := range s.weigh.Rules {
		out[r.ID] = s.settings().Of(r.ID).Severity
	}
	return out
}
