package settle

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// order of kinds among sets of one size: first what gives up nothing, last
// what takes a tool from everybody or gives it to them.
var order = []string{"stricter", "not-tasked", "host", extends, "own", subject, command, prohibits, permits}

func (k key) rank() int {
	if k.kind == settles {
		return slices.Index(order, k.by)
	}
	return slices.Index(order, k.kind)
}

// aims of a set: as few clauses as can be, of these as few actions as can be,
// and then the order above.
func (s *search) aims() []aim {
	one := func(int) int { return 1 }
	taste := func(i int) int {
		k := s.pool.keys[s.pool.atoms[i].key]
		return k.rank() + 1 + max(0, slices.Index(bearers[k.subject], k.bears))
	}
	return []aim{{clauses: one}, {atoms: one}, {atoms: taste}}
}

// foreign lists the atoms that a stance leaves out: where it has a clause of
// its own on an action or a question, it takes no other.
func (s *search) foreign(stance string) []int {
	if stance == "" {
		return nil
	}
	type matter struct{ topic, subject, action string }
	of := func(a atom) matter { k := s.pool.keys[a.key]; return matter{k.topic, k.subject, a.action} }
	own := map[matter]bool{}
	for i, a := range s.pool.atoms {
		own[of(a)] = own[of(a)] || s.pool.keys[a.key].fits(stance) && !s.hopeless(i)
	}
	var out []int
	for i, a := range s.pool.atoms {
		if own[of(a)] && !s.pool.keys[a.key].fits(stance) {
			out = append(out, i)
		}
	}
	return out
}

// hopeless tells whether an atom is ruled out by itself.
func (s *search) hopeless(atom int) bool {
	return slices.ContainsFunc(s.cover.bans, func(b ban) bool { return len(b.all) == 1 && b.all[0] == atom && len(b.unless) == 0 })
}

// fits tells whether a clause is one of a stance.
func (k key) fits(stance string) bool {
	answer := slices.Index(bearers[k.subject], k.bears)
	last := len(bearers[k.subject]) - 1
	switch k.kind {
	case settles:
		return k.by == map[string]string{Both: "stricter", Host: "host", Apart: "not-tasked"}[stance]
	case extends:
		return stance == Host
	case prohibits:
		return stance == Apart
	case permits:
		return stance == Host
	case subject:
		return k.bears == "" || answer == min(last, slices.Index([]string{Both, Host, Apart}, stance))
	}
	return true
}

// set is a choice that was judged and did what was expected of it.
func (s *search) set(stance string, got choice, clauses []Clause, o *Outcome) *Set {
	d := s.compare(o)
	out := &Set{Stance: stance, Clauses: clauses, Proven: got.proven, Raised: values(d.raised)}
	switch {
	case !got.proven:
		out.Doubt = "the time was up before every smaller set was ruled out"
	case len(s.given) > 0:
		out.Proven = false
		out.Doubt = fmt.Sprintf("of %d findings not every clause was tried, after several did not clear them", len(s.given))
	}
	for i := range s.before.Findings {
		name := s.before.Findings[i].Fingerprint
		switch {
		case !d.gone[name]:
		case s.before.Findings[i].Deployment == s.Deployment:
			out.Cleared = append(out.Cleared, name)
		default:
			out.Beside = append(out.Beside, name)
		}
		if d.changed[name] {
			out.Changed = append(out.Changed, name)
		}
	}
	number(s.Book, out.Clauses)
	for i := range out.Clauses {
		s.purpose(&out.Clauses[i], out.Cleared)
	}
	return out
}

func values(findings []*report.Finding) []report.Finding {
	var out []report.Finding
	for _, f := range findings {
		out = append(out, *f)
	}
	return out
}

// purpose says what a clause is for: the findings that it serves to clear, and
// the rules that they stand on.
func (s *search) purpose(c *Clause, cleared []string) {
	f := s.foresight(newPool(), s.before.Facts)
	for i := range s.first {
		g := s.goals[i]
		if !slices.Contains(cleared, g.Fingerprint) || !s.served(i, c.atoms) {
			continue
		}
		c.Clears = append(c.Clears, g.Fingerprint)
		for _, id := range g.Clashes {
			if k := f.clashes[id]; k != nil {
				c.Norms = append(c.Norms, slices.Concat(k.Left.Norms, k.Right.Norms)...)
			}
		}
	}
	slices.Sort(c.Norms)
	c.Norms = slices.DeleteFunc(slices.Compact(c.Norms), func(id string) bool { return f.norms[id] == nil })
}

// fallback is the best set that was judged before the trials were used up.
func (s *search) fallback(stance string) *Set {
	best := &trial{outcome: s.before}
	for _, name := range slices.Sorted(maps.Keys(s.tried)) {
		t := s.tried[name]
		if len(s.compare(t.outcome).raised) == 0 && s.better(t, best) {
			best = t
		}
	}
	out := s.set(stance, choice{atoms: best.atoms}, s.pool.clauses(s.Book, best.atoms), best.outcome)
	out.Proven, out.Doubt = false, "the time was up before every set that might do was tried"
	if s.left <= 0 {
		out.Doubt = fmt.Sprintf("the book was judged with %d sets of clauses, and there are others that might do", s.trials())
	}
	return out
}

func (s *search) trials() int { return cmp.Or(s.Trials, DefaultTrials) }

// better tells whether a trial clears more than another, or as much with fewer
// clauses.
func (s *search) better(a, b *trial) bool {
	clears := func(t *trial) (weight int) {
		d := s.compare(t.outcome)
		for i := range s.first {
			if d.gone[s.goals[i].Fingerprint] {
				weight += map[int]int{1: 1, 2: len(s.goals)}[s.cover.goals[i].weight]
			}
		}
		return weight
	}
	clauses := func(t *trial) int { return len(s.pool.clauses(s.Book, t.atoms)) }
	return cmp.Or(cmp.Compare(clears(b), clears(a)), cmp.Compare(clauses(a), clauses(b)), cmp.Compare(len(a.atoms), len(b.atoms))) < 0
}

// mostSets is as many alternatives as a reader takes in.
const mostSets = 3

// distinct keeps the sets that decide something differently, the smallest first
// and then those that clear most. Who bears a cost is told with each clause; it
// makes a set of its own only where nothing else is to be decided.
func (s *search) distinct(sets []Set) []Set {
	out := s.different(sets, s.rulings)
	if len(out) == 1 {
		out = s.different(sets, s.answers)
	}
	if len(out) > 1 {
		slices.SortStableFunc(out[1:], func(a, b Set) int {
			return cmp.Or(cmp.Compare(len(b.Cleared), len(a.Cleared)), cmp.Compare(len(a.Clauses), len(b.Clauses)))
		})
	}
	return out[:min(len(out), mostSets)]
}

func (s *search) different(sets []Set, decides func(*Set) string) []Set {
	var out []Set
	seen := map[string]bool{}
	for i := range sets {
		if what := decides(&sets[i]); !seen[what] {
			seen[what] = true
			out = append(out, sets[i])
		}
	}
	return out
}

// rulings say how each clash that a set clears is decided.
func (s *search) rulings(set *Set) string {
	var out []string
	for i := range s.first {
		g := s.goals[i]
		if len(g.Clashes) == 0 || !slices.Contains(set.Cleared, g.Fingerprint) {
			continue
		}
		for _, c := range set.Clauses {
			if k := s.pool.keys[s.pool.atoms[c.atoms[0]].key]; s.served(i, c.atoms) {
				out = append(out, g.Fingerprint+" "+k.kind+" "+k.by)
			}
		}
	}
	slices.Sort(out)
	return fmt.Sprint(len(set.Cleared), slices.Compact(out))
}

// answers say what each clause of a set says.
func (s *search) answers(set *Set) string {
	var out []string
	for _, c := range set.Clauses {
		out = append(out, fmt.Sprint(s.pool.keys[s.pool.atoms[c.atoms[0]].key], c.atoms))
	}
	return fmt.Sprint(out)
}

// rest says of every finding that no set clears why that is.
func (s *search) rest(sets []Set) []Other {
	f := s.foresight(newPool(), s.before.Facts)
	var out []Other
	for i := range s.first {
		g := s.goals[i]
		if slices.ContainsFunc(sets, func(set Set) bool { return slices.Contains(set.Cleared, g.Fingerprint) }) {
			continue
		}
		one := Other{Finding: g, Why: f.why(g), Raised: s.raised[i]}
		switch {
		case len(s.cover.goals[i].ways) == 0:
		case len(one.Raised) > 0:
			one.Why = Exchanged
		default:
			one.Why = NotReached
		}
		out = append(out, one)
	}
	return out
}

// why a finding is no matter of clauses.
func (f *foresight) why(g *report.Finding) string {
	why := NoClause
	if look := subjectsOf[g.Rule]; look != nil {
		if slices.ContainsFunc(look(f, g), func(part []int) bool { return len(part) == 0 }) && f.alone(g) {
			return NoPair
		}
	}
	for _, id := range g.Clashes {
		c := f.clashes[id]
		switch {
		case c == nil || c.Settled:
		case c.Reason == "opposed-clauses":
			return Opposed
		case !slices.Contains([]string{"mismatch", "dilemma", "against-own-rules", "unreached", "approver", "silent"}, c.Kind):
		case f.unpaired(c):
			return NoPair
		default:
			why = NoPower
			for _, tried := range c.Settlements {
				if tried.Why == "opposed" {
					return Opposed
				}
			}
		}
	}
	return why
}

// unpaired tells whether no agreement holds between the host of a clash and
// somebody who takes part in it.
func (f *foresight) unpaired(c *facts.Clash) bool {
	host := f.hostOf(c)
	return slices.ContainsFunc(slices.Concat(c.Left.Agencies, c.Right.Agencies), func(agency string) bool {
		return agency != host && len(f.between(agency, host)) == 0
	})
}

// alone tells whether somebody whom a finding names has no agreement that holds
// with the host.
func (f *foresight) alone(g *report.Finding) bool {
	return slices.ContainsFunc(g.Agencies, func(agency string) bool {
		return agency != f.deployment.Host && len(f.between(agency, f.deployment.Host)) == 0
	})
}
