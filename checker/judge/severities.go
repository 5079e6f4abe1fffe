package judge

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"roe.example/checker/facts"
	"roe.example/checker/rule"
)

// Severities says how the rules that judge clashes one by one weigh a clash,
// and no more: who is concerned, and what a finding would say, is left out. It
// can be used by several goroutines.
type Severities struct {
	// Rules are those that it judges by, and LeftOut those that look at more
	// than a clash and the norms on which it rests, with why in a sentence.
	Rules   []rule.Rule
	LeftOut map[string]string
	plain   bool
	alike   *Alike
	// openings are all that is asked of a situation; opens: it is known.
	openings [][]string
	opens    bool
	looks    map[string]likeness // by kind and topic
	taken    []ruleModule
	seen     sync.Map // by kind and topic, what the rules see of a clash: *clashGroup
	norms    map[string]*facts.Norm

	mu    sync.Mutex
	known map[string][]Weight
}

// Weight is a rule's finding on a clash.
type Weight struct {
	Rule     string
	Severity string
}

// Severities prepares to weigh clashes by the rules of some topics that are not
// off. Plain asks the rules about every clash, whatever it is like.
func (e *Engine) Severities(topics []string, off func(id string) bool, plain bool) (*Severities, error) {
	s := &Severities{LeftOut: map[string]string{}, plain: plain, looks: map[string]likeness{}, known: map[string][]Weight{}}
	known, err := e.singly()
	if err != nil {
		return nil, err
	}
	s.openings, s.opens = known.asked, known.opens
	taken := map[string]bool{}
	for _, r := range e.rules {
		if !slices.Contains(topics, r.Topic) || off(r.ID) {
			continue
		}
		if one := known.by[r.ID]; one.looks != nil {
			taken[r.ID], s.taken = true, append(s.taken, r)
			s.Rules = append(s.Rules, r.Rule)
			s.look(one.of, one.looks)
		} else {
			s.LeftOut[r.ID] = one.why
		}
	}
	s.alike, err = e.alikeOf(known, func(id string) bool { return !taken[id] })
	return s, err
}

// look notes what a rule looks at in the clashes that it judges.
func (s *Severities) look(of members, looks likeness) {
	key := of.kind + " " + of.topic
	if s.looks[key] == nil {
		s.looks[key] = likeness{}
	}
	maps.Copy(s.looks[key], looks)
}

// Like is equal for clashes that cannot weigh differently.
func (s *Severities) Like(c *facts.Clash) string { return s.key(c, 0) }

// Mark is what the rules look up of a norm.
func (s *Severities) Mark(norm string) string { return s.alike.marks[norm] }

// Situations are words for situations: whatever words a clash has, it weighs as
// with one of these. It is for rules that are Swift.
func (s *Severities) Situations() []string { return beginnings(s.openings) }

// plainToSee is what of a clash the likeness of two norms tells: all but the words of
// the region, its witness, its time, and what it is about beside norms.
var plainToSee = []string{"actions", "assignment", "assignments", "book", "confidence", "deployment", "exposure", "id", "kind", "law", "left", "reason",
	"right", "settled", "settlements", "situation", "topic", "whole"}

// Swift tells whether a clash weighs by its norms, by how its situation begins,
// and by whom it is about alone.
func (s *Severities) Swift() bool {
	if !s.opens {
		return false
	}
	for _, looks := range s.looks {
		for field := range looks {
			if !slices.Contains(plainToSee, field) {
				return false
			}
		}
	}
	return true
}

// Norms says which norms there are, before clashes between them are weighed.
// What the rules look up of a norm is whether it is law, as a test holds: one of
// each kind stands for all.
func (s *Severities) Norms(ctx context.Context, norms []facts.Norm) error {
	s.norms = make(map[string]*facts.Norm, len(norms))
	some := &facts.Facts{}
	first := map[string]string{}
	of := make([]string, len(norms))
	for i := range norms {
		n := &norms[i]
		s.norms[n.ID] = n
		kind := fmt.Sprint(n.Book, "|", n.Kind, n.Rank, n.Law, n.Modality, n.Advice, n.Confidence)
		id, known := first[kind]
		if !known {
			id = n.ID
			first[kind], some.Norms = id, append(some.Norms, *n)
		}
		of[i] = id
	}
	facts.Total(some)
	if err := s.alike.mark(ctx, some); err != nil {
		return err
	}
	marks := make(map[string]string, len(norms))
	for i := range norms {
		marks[norms[i].ID] = s.alike.marks[of[i]]
	}
	s.alike.marks = marks
	return nil
}

// Of weighs clashes, no two of which are alike.
func (s *Severities) Of(ctx context.Context, clashes []*facts.Clash) ([][]Weight, error) {
	out := make([][]Weight, len(clashes))
	var some []*facts.Clash
	keys := make([]string, len(clashes))
	s.mu.Lock()
	for i, c := range clashes {
		keys[i] = s.key(c, i)
		if _, known := s.known[keys[i]]; !known || s.plain {
			one := *c
			one.ID = keys[i]
			some = append(some, &one)
		}
	}
	s.mu.Unlock()
	said, err := s.ask(ctx, some)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	maps.Copy(s.known, said)
	for i := range out {
		out[i] = s.known[keys[i]]
	}
	return out, nil
}

// key is equal for clashes that cannot weigh differently.
func (s *Severities) key(c *facts.Clash, n int) string {
	if s.plain {
		return strconv.Itoa(n)
	}
	k := keying{marks: s.alike.marks, clash: c}
	k.word(c.Kind)
	k.word(c.Topic)
	if g := s.sees(c); g != nil {
		g.key(&k, s.openings)
		return string(k.text)
	}
	kind := strings.ReplaceAll(c.Kind, "-", "_")
	looks := likeness{}
	for _, key := range []string{kind + " " + c.Topic, " " + c.Topic, kind + " ", " "} {
		maps.Copy(looks, s.looks[key])
	}
	seen := *c
	if s.opens {
		seen.Situation = begins(c.Situation, s.openings)
	}
	return string(k.text) + looks.key(&seen, s.alike.marks)
}

// sees is what the rules see of clashes of a kind and topic; nil: of some rule
// it is not known.
func (s *Severities) sees(c *facts.Clash) *clashGroup {
	at := [2]string{c.Kind, c.Topic}
	if have, ok := s.seen.Load(at); ok {
		return have.(*clashGroup)
	}
	e := s.alike.engine
	g := &clashGroup{kind: strings.ReplaceAll(c.Kind, "-", "_"), topic: c.Topic}
	if !s.opens || slices.ContainsFunc(s.taken, func(m ruleModule) bool { return e.regards[m.ID] == nil }) {
		g = nil
	} else {
		g.look(e, s.taken)
	}
	s.seen.Store(at, g)
	return g
}

// under lists the norms of clashes.
func (s *Severities) under(clashes []*facts.Clash) (out []facts.Norm) {
	seen := map[string]bool{}
	for _, c := range clashes {
		for _, side := range []*facts.Side{&c.Left, &c.Right} {
			for _, id := range side.Norms {
				if n := s.norms[id]; n != nil && !seen[id] {
					seen[id] = true
					out = append(out, *n)
				}
			}
		}
	}
	return out
}

// ask puts clashes to the rules, each by its id.
func (s *Severities) ask(ctx context.Context, clashes []*facts.Clash) (map[string][]Weight, error) {
	out := map[string][]Weight{}
	if len(clashes) == 0 {
		return out, nil
	}
	keys := map[string]string{}
	for _, c := range clashes {
		keys[c.ID], out[c.ID] = c.ID, nil
	}
	a := &Alike{engine: s.alike.engine, each: s.alike.each, kinds: s.alike.kinds, answers: map[string][]said{}}
	f := &facts.Facts{Norms: s.under(clashes)}
	facts.Total(f)
	if err := a.ask(ctx, f, clashes, keys); err != nil {
		return nil, err
	}
	for key, all := range a.answers {
		for _, one := range all {
			severity, _ := one.fields["severity"].(string)
			if rule.Weight(severity) == 0 {
				return nil, fmt.Errorf("%s gave a finding the severity %q", one.rule.ID, severity)
			}
			out[key] = append(out[key], Weight{one.rule.ID, severity})
		}
	}
	return out, nil
}

// Known counts what clashes can be like that were weighed.
func (s *Severities) Known() int { return len(s.known) }
