package drill

import (
	"cmp"
	"slices"
	"strings"

	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// candidate is a finding of which a scenario can be made.
type candidate struct {
	finding    *report.Finding
	difficulty string
	agencies   int // who would be asked
	// paper: it is on what was agreed, and not on what officers do.
	paper bool
	// make makes the scenario; nil when no one situation can be told in which all
	// that are asked have one answer.
	make     func() (*Scenario, error)
	scenario *Scenario
}

// choiceRule is choose in words.
const choiceRule = "The scenarios were chosen to cover as many topics as they can, every fourth on what was agreed and the others on what officers do, then every difficulty, the graver findings first."

// choose takes candidates one after another: of the topic that has fewest so
// far; among those every fourth time one on what was agreed, else on what
// officers do; then of the difficulty that there are fewest of; then about what
// is asked least so far; then the graver finding; then the kind of conflict that
// there are fewest of; then the one with more agencies to ask. Of equals the
// smaller fingerprint goes first, so that the same findings give the same
// exercise.
func (b *builder) choose(all []*candidate, most int) (chosen []*candidate, err error) {
	for len(chosen) < most && len(all) > 0 {
		n := next(all, chosen)
		c := all[n]
		all = slices.Delete(all, n, n+1)
		if c.scenario, err = c.make(); err != nil {
			return nil, err
		}
		if c.scenario != nil && !slices.ContainsFunc(chosen, func(o *candidate) bool { return o.scenario.same(c.scenario) }) {
			c.scenario.Difficulty, c.scenario.Minutes = c.difficulty, minutes[c.difficulty]
			c.scenario.Topic = b.words.Topic(c.finding.Topic)
			chosen = append(chosen, c)
		}
	}
	return chosen, nil
}

// minutes that a scenario takes, to read it out, answer and talk it over.
var minutes = map[string]int{Basic: 10, Harder: 15, Hardest: 20}

func next(all, chosen []*candidate) int {
	had := counts{map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, (len(chosen)+1)%paperEvery == 0}
	for _, c := range chosen {
		had.topics[c.finding.Topic]++
		had.difficulties[c.difficulty]++
		had.kinds[c.kind()]++
		had.subjects[c.subject()]++
	}
	best := 0
	for i, c := range all {
		if c.compare(all[best], had) < 0 {
			best = i
		}
	}
	return best
}

func (c *candidate) kind() string { return cmp.Or(c.finding.Kind, c.finding.Rule) }

// subject is what the question is about.
func (c *candidate) subject() string {
	if len(c.finding.Actions) == 0 {
		return c.finding.Rule
	}
	return c.finding.Actions[0]
}

// paperEvery is how many scenarios there are for one on what was agreed.
const paperEvery = 4

// counts are how often the chosen have each; paper: it is the turn of what was
// agreed.
type counts struct {
	topics, difficulties, kinds, subjects map[string]int
	paper                                 bool
}

func (c *candidate) compare(o *candidate, had counts) int {
	weight := func(c *candidate) int { return -rule.Weight(c.finding.Severity) }
	turn := func(c *candidate) int {
		if c.paper == had.paper {
			return 0
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(had.topics[c.finding.Topic], had.topics[o.finding.Topic]),
		cmp.Compare(turn(c), turn(o)),
		cmp.Compare(had.difficulties[c.difficulty], had.difficulties[o.difficulty]),
		cmp.Compare(had.subjects[c.subject()], had.subjects[o.subject()]),
		cmp.Compare(weight(c), weight(o)),
		cmp.Compare(had.kinds[c.kind()], had.kinds[o.kind()]),
		cmp.Compare(o.agencies, c.agencies),
		strings.Compare(c.finding.Fingerprint, o.finding.Fingerprint),
	)
}

// same: both put somebody before the same question in the same circumstances, so
// that who has answered the one has the answer to the other. Who is heard, and
// who leads, depends on the post.
func (s *Scenario) same(o *Scenario) bool {
	there := s.At == o.At && s.Assignment == o.Assignment
	if !sameCircumstances(s.Circumstances, o.Circumstances) {
		return false
	}
	return slices.ContainsFunc(s.Questions, func(q Question) bool {
		return slices.ContainsFunc(o.Questions, func(p Question) bool {
			return p.Agency == q.Agency && p.Action == q.Action && (q.Action != "" || there && p.Ask == q.Ask)
		})
	})
}

func sameCircumstances(a, b map[string]string) bool {
	if len(a) != len(b) {
		return false
	}
	for d, v := range a {
		if b[d] != v {
			return false
		}
	}
	return true
}

var difficultyOrder = []string{Basic, Harder, Hardest}

// order puts the easier before the harder.
func (b *builder) order(chosen []*candidate) {
	slices.SortStableFunc(chosen, func(x, y *candidate) int {
		return cmp.Or(cmp.Compare(slices.Index(difficultyOrder, x.difficulty), slices.Index(difficultyOrder, y.difficulty)),
			strings.Compare(x.finding.Topic, y.finding.Topic), strings.Compare(x.finding.Fingerprint, y.finding.Fingerprint))
	})
}

// difficulty of a scenario: how many circumstances decide it, how many agencies
// have to answer, and whether what is written higher or a clause decides.
func difficulty(circumstances, agencies int, decided bool) string {
	points := min(circumstances/2, 2) + min(agencies-1, 2)
	if decided {
		points++
	}
	switch {
	case points <= 1:
		return Basic
	case points <= 3:
		return Harder
	}
	return Hardest
}
