package checker

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/calculus"
	"roe.example/checker/evidence"
	"roe.example/checker/facts"
	"roe.example/checker/judge"
	"roe.example/checker/readiness"
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

// plainly: every shortcut is off.
func plainly() bool { return os.Getenv("ROE_PLAIN") == "1" }

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
	for _, l := range joined {
		p, err := surveyOf(l, on)
		if err != nil {
			return nil, err
		}
		s.parts = append(s.parts, p)
	}
	s.topics(on.Topics)
	if err := s.rules(ctx); err != nil {
		return nil, err
	}
	s.agencies()
	s.norms()
	s.relate()
	for _, a := range s.everyAction() {
		s.classes(a)
	}
	for i := range s.known.Actions {
		s.known.Units += int(s.known.Actions[i].Ties * s.known.Actions[i].Hosts)
	}
	s.leaveOutNorms(mostCells)
	return s, s.digests(on)
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
	with := calculus.SweepOn{Day: on.Day, Topics: on.Topics, Plain: plainly()}
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
func (s *survey) rules(ctx context.Context) error {
	e, err := engine()
	if err != nil {
		return err
	}
	planned := plannedRules(e, s.own)
	off := func(id string) bool { return planned[id] || s.settings().Off(id) }
	if s.weigh, err = e.Severities(s.known.Topics, off, plainly()); err != nil {
		return err
	}
	for _, r := range s.weigh.Rules {
		s.judges = append(s.judges, r.ID)
	}
	slices.Sort(s.judges)
	s.decided = s.severities()
	s.leaveOut(s.own.rules(e.Rules()), planned)
	var norms []facts.Norm
	for _, p := range s.parts {
		all, err := evidence.Norms(p.located)
		if err != nil {
			return err
		}
		norms = append(norms, all...)
	}
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

// agencies lists them all.
func (s *survey) agencies() {
	at := map[string]int{}
	for i, p := range s.parts {
		for j, id := range p.Sweep.Agencies {
			n, known := at[id]
			if !known {
				n = len(s.known.Agencies)
				at[id] = n
				a := p.located.Book.Agencies[id]
				s.known.Agencies = append(s.known.Agencies, sweep.Agency{ID: id, Name: a.Name, Short: a.Short, State: a.State, Kind: a.Kind})
				s.members = append(s.members, slices.Repeat([]int{-1}, len(s.parts)))
			}
			s.members[n][i] = j
		}
	}
	order := make([]int, len(s.known.Agencies))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(s.known.Agencies[a].ID, s.known.Agencies[b].ID) })
	agencies, members := s.known.Agencies, s.members
	s.known.Agencies, s.members = make([]sweep.Agency, len(order)), make([][]int, len(order))
	for i, n := range order {
		s.known.Agencies[i], s.members[i] = agencies[n], members[n]
		s.known.Agencies[i].NotKnown = s.notKnown(i)
	}
	s.outOfForce()
}

// outOfForce says of whom the books have all rules on some topic, but in
// documents that are not in force on the day of the sweep.
func (s *survey) outOfForce() {
	n := 0
	for _, a := range s.known.Agencies {
		if slices.ContainsFunc(a.NotKnown, func(topic string) bool { return s.hasWhole(a.ID, topic) }) {
			n++
		}
	}
	if n > 0 {
		s.known.Remarks = append(s.known.Remarks, fmt.Sprintf("Of %s the books have all rules on some topics, but in documents that are not in force on %s: is that the day meant? --day names another.",
			report.Count(n, "agency"), readiness.Day(s.known.Day)))
	}
}

// hasWhole tells whether a document of an agency has all its rules on a topic, on
// whatever day.
func (s *survey) hasWhole(agency, topic string) bool {
	for _, p := range s.parts {
		for _, in := range p.located.Book.Instruments {
			if in.Issuer == agency && in.Covers[topic] == "whole" {
				return true
			}
		}
	}
	return false
}

// notKnown are the topics on which an agency's rules are not whole in any part.
func (s *survey) notKnown(agency int) []string {
	out := []string{}
	for _, topic := range s.known.Topics {
		known := false
		for i, p := range s.parts {
			at := s.members[agency][i]
			known = known || at >= 0 && p.Whole(at, topic)
		}
		if !known {
			out = append(out, topic)
		}
	}
	return out
}

// norms lists what the norms of all parts say.
func (s *survey) norms() {
	for i, p := range s.parts {
		p.first = len(s.known.Norms)
		back := map[int]int32{}
		for n := range s.known.Agencies {
			if at := s.members[n][i]; at >= 0 {
				back[at] = int32(n)
			}
		}
		for n := range p.Sweep.Norms {
			s.known.Norms = append(s.known.Norms, p.norm(n, back))
		}
	}
}

func (p *surveyed) norm(n int, agencies map[int]int32) sweep.Norm {
	from := &p.Sweep.Norms[n]
	out := sweep.Norm{Words: p.Says(n), Holders: []int32{}, Cites: []string{}}
	type found struct{ title, section string }
	often := map[found]int{}
	_, document, section := from.ID()
	_, title := p.Cited(document)
	best := found{title, section}
	for i, h := range from.Holders {
		cite, title := p.Cited(from.Where[i].Document)
		at := found{title, from.Where[i].Section}
		often[at]++
		if often[at] > often[best] || often[at] == often[best] && (at.title < best.title || at.title == best.title && at.section < best.section) {
			best = at
		}
		text := evidence.Citation(cite, from.Where[i].Section)
		if last := len(out.Holders) - 1; last >= 0 && out.Holders[last] == agencies[int(h)] {
			out.Cites[last] += "; " + text
			continue
		}
		out.Holders, out.Cites = append(out.Holders, agencies[int(h)]), append(out.Cites, text)
	}
	out.Manual, out.Section = best.title, best.section
	return out
}

// relate says how every two agencies are bound to each other.
func (s *survey) relate() {
	keys := map[string]int32{}
	var samples [][]int // an agency's places in the parts, of each kind of bond
	for _, p := range s.parts {
		p.bindings()
	}
	for n := range s.known.Agencies {
		key := ""
		for i, p := range s.parts {
			if at := s.members[n][i]; at >= 0 {
				key += fmt.Sprint(i, ":", p.bounds[at], " ")
			}
		}
		at, known := keys[key]
		if !known {
			at = int32(len(samples))
			keys[key], samples = at, append(samples, s.members[n])
		}
		s.known.Agencies[n].Bound = at
	}
	relations := map[string]int32{}
	var all []tied
	number := func(t tied, key string) int32 {
		at, known := relations[key]
		if !known {
			at = int32(len(all))
			relations[key], all = at, append(all, t)
		}
		return at
	}
	number(tied{part: 0}, "0")
	for _, h := range samples {
		row := make([]int32, len(samples))
		for a, aid := range samples {
			t, key := s.tie(h, aid)
			row[a] = number(t, key)
		}
		s.known.Relations = append(s.known.Relations, row)
	}
	s.relations = all
}

// tie is how two agencies are bound, by their places in the parts.
func (s *survey) tie(host, aid []int) (tied, string) {
	for i, p := range s.parts {
		if host[i] < 0 || aid[i] < 0 {
			continue
		}
		out, key := tied{part: i}, fmt.Sprint(i)
		theirs := p.bound[p.bounds[aid[i]]]
		for _, m := range p.bound[p.bounds[host[i]]] {
			at := slices.IndexFunc(theirs, func(o membership) bool { return o.pact == m.pact })
			if m.here && at >= 0 {
				power := m.power + theirs[at].power
				out.pacts, out.powers = append(out.pacts, m.pact), append(out.powers, power)
				key += fmt.Sprint(" ", m.pact, power)
			}
		}
		return out, key
	}
	return tied{part: -1}, "apart"
}

// bindings says of each agency by which agreements it is bound.
func (p *surveyed) bindings() {
	all := make([][]membership, len(p.Sweep.Agencies))
	at := map[string]int{}
	for i, id := range p.Sweep.Agencies {
		at[id] = i
	}
	for n := range p.holdings {
		h := &p.holdings[n]
		for _, party := range h.Parties {
			i, ok := at[party]
			if !ok {
				continue
			}
			all[i] = append(all[i], membership{n, h.At(p.located.Book.Agencies[party].Place), fmt.Sprint(p.Power(n, i))})
		}
	}
	keys := map[string]int32{}
	for _, one := range all {
		key := fmt.Sprint(one)
		n, known := keys[key]
		if !known {
			n = int32(len(p.bound))
			keys[key], p.bound = n, append(p.bound, one)
		}
		p.bounds = append(p.bounds, n)
	}
}

// everyAction lists the actions of all parts, by topic and id.
func (s *survey) everyAction() []sweep.Action {
	found := map[string]sweep.Action{}
	for _, p := range s.parts {
		for i := range p.Sweep.Actions {
			a := &p.Sweep.Actions[i]
			found[a.ID] = sweep.Action{ID: a.ID, Name: p.Name(i), Topic: a.Topic}
		}
	}
	return slices.SortedFunc(maps.Values(found), func(a, b sweep.Action) int {
		return cmp.Or(cmp.Compare(slices.Index(s.known.Topics, a.Topic), slices.Index(s.known.Topics, b.Topic)), strings.Compare(a.ID, b.ID))
	})
}

// classes sorts the agencies on an action.
func (s *survey) classes(a sweep.Action) {
	per := make([]*calculus.SweptClasses, len(s.parts))
	for i, p := range s.parts {
		if at, ok := p.actions[a.ID]; ok {
			per[i] = p.Classes(at)
		}
	}
	of := func(pick func(*calculus.SweptClasses) []int32) (each []int32, first []int) {
		keys := map[string]int32{}
		for n := range s.known.Agencies {
			key := ""
			for i, c := range per {
				if at := s.members[n][i]; at >= 0 && c != nil {
					key += fmt.Sprint(i, ":", pick(c)[at], " ")
				} else if at >= 0 {
					key += fmt.Sprint(i, " ")
				}
			}
			at, known := keys[key]
			if !known {
				at = int32(len(first))
				keys[key], first = at, append(first, n)
			}
			each = append(each, at)
		}
		return each, first
	}
	var hosts, aids []int
	a.AsHost, hosts = of(func(c *calculus.SweptClasses) []int32 { return c.Host })
	a.AsAid, aids = of(func(c *calculus.SweptClasses) []int32 { return c.Aid })
	a.Around, _ = of(func(c *calculus.SweptClasses) []int32 { return c.Around })
	a.Hosts, a.Aids = int32(len(hosts)), int32(len(aids))
	a.HostNorms = s.normsOf(per, hosts, func(c *calculus.SweptClasses, at int) []int32 { return c.HostNorms[c.Host[at]] })
	a.AidNorms = s.normsOf(per, aids, func(c *calculus.SweptClasses, at int) []int32 { return c.AidNorms[c.Aid[at]] })
	s.tiesOn(&a)
	s.known.Actions = append(s.known.Actions, a)
	s.sides = append(s.sides, s.sidesOf(&a))
}

func (s *survey) normsOf(per []*calculus.SweptClasses, firsts []int, of func(*calculus.SweptClasses, int) []int32) [][]int32 {
	out := make([][]int32, len(firsts))
	for k, n := range firsts {
		out[k] = []int32{}
		for i, c := range per {
			if at := s.members[n][i]; at >= 0 && c != nil {
				for _, x := range of(c, at) {
					out[k] = append(out[k], int32(s.parts[i].first)+x)
				}
			}
		}
	}
	return out
}

// tiesOn sorts the relations on an action: those of the same agreements that
// bear on it, with the same powers, are one tie.
func (s *survey) tiesOn(a *sweep.Action) {
	keys := map[string]int32{}
	var ties []tied
	for _, t := range s.relations {
		key, out := "apart", tied{part: t.part}
		if t.part >= 0 {
			p := s.parts[t.part]
			at, ok := p.actions[a.ID]
			for i, pact := range t.pacts {
				if ok && p.Bears(pact, at) {
					out.pacts, out.powers = append(out.pacts, pact), append(out.powers, t.powers[i])
				}
			}
			key = fmt.Sprint(out)
		}
		n, known := keys[key]
		if !known {
			n = int32(len(ties))
			keys[key], ties = n, append(ties, out)
		}
		a.Related = append(a.Related, n)
	}
	a.Ties = int32(len(ties))
	s.ties = append(s.ties, ties)
}

// digests tell this survey from others.
func (s *survey) digests(on SweepOn) error {
	if s.known.Program = on.Program; s.known.Program == "" {
		if info, ok := debug.ReadBuildInfo(); ok {
			s.known.Program = info.Main.Version
		}
	}
	hash := sha256.New()
	write := json.NewEncoder(hash)
	err := fs.WalkDir(policies.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(policies.FS, name)
		fmt.Fprint(hash, name, " ", len(text), " ", string(text))
		return err
	})
	if err != nil {
		return err
	}
	if err := write.Encode([]any{s.weigh.Rules, s.known.LeftOut, s.decided}); err != nil {
		return err
	}
	s.known.Rules = hex.EncodeToString(hash.Sum(nil))
	hash.Reset()
	for _, b := range s.books {
		if err := write.Encode(b.Book); err != nil {
			return err
		}
	}
	s.known.Books = hex.EncodeToString(hash.Sum(nil))
	if err := write.Encode([]any{s.known.Day, s.known.Purpose, s.known.Topics}); err != nil {
		return err
	}
	s.known.Input = hex.EncodeToString(hash.Sum(nil))
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
