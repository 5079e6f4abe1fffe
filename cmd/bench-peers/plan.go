package main

import (
	"slices"
	"time"
)

// long is what one run takes of which there is one alone: a minute.
const long = time.Minute

// little is what all rounds of a group take of which none is ever left out.
const little = 15 * time.Second

// step is a part of a run: a group of rows, or what is told beside the table.
type step struct {
	id string
	// round is about what a round of it takes in seconds, on two cores of a
	// server of 2024; set when it is measured. One that is not repeated has no
	// rounds.
	round    float64
	repeated bool
}

// steps are all of them, in their order: the table first.
var steps = []step{
	{"version", 0.1, true}, {"five", 1.5, true}, {"hundred", 35, true}, {"convention", 7, true}, {"engine-shared", 5, true},
	{"engine-own", 8, true}, {"shared", 23, true}, {"thousand", 30, true}, {"recheck", 45, false}, {"nation", 90, false},
	{"growth", 20, false}, {"plot", 90, false}, {"profile", 70, false},
}

// plan is what is left to do, and until when.
type plan struct {
	steps  []step
	pairs  int
	quick  bool
	until  time.Time
	factor float64 // of what this machine takes to what was thought
}

// newPlan leaves out what was not asked for.
func (b *bench) newPlan() plan {
	p := plan{pairs: b.pairs, quick: b.quick, until: b.begun.Add(b.within), factor: 1}
	for _, s := range steps {
		wanted := b.wants(s.id) || s.id == "recheck" && b.wants("recheck-135")
		for _, r := range rows {
			wanted = wanted || r.group == s.id && b.wants(r.ID)
		}
		if wanted {
			p.steps = append(p.steps, s)
		}
	}
	return p
}

// whole is what a step takes in all, with its warm-up, in seconds.
func (p *plan) whole(s step) float64 {
	n := 1.0
	if s.repeated {
		n += float64(p.pairs)
	}
	if p.quick {
		n /= 10
	}
	return n * s.round * p.factor
}

// left is about what is left to do, in seconds.
func (p *plan) left() (sum float64) {
	for _, s := range p.steps {
		sum += p.whole(s)
	}
	return sum
}

// done takes a step off.
func (p *plan) done(id string) {
	p.steps = slices.DeleteFunc(p.steps, func(s step) bool { return s.id == id })
}

// learn takes what the first round of a step took for what every other takes.
func (p *plan) learn(id string, took time.Duration) {
	for i, s := range p.steps {
		if s.id == id {
			p.factor = min(max(took.Seconds()/s.round, p.factor/2), 2*p.factor)
			p.steps[i].round = took.Seconds() / p.factor
		}
	}
}

// rounds is how many rounds there is time for, of a step that was not begun to
// be repeated: all, unless what follows would have none.
func (p *plan) rounds(id string, took time.Duration) int {
	if took*time.Duration(p.pairs) < little {
		return p.pairs
	}
	later := 0.0
	for _, s := range p.steps {
		if s.id != id {
			later += p.whole(s)
		}
	}
	fits := (time.Until(p.until).Seconds() - later) / max(took.Seconds(), 0.001)
	return min(max(int(fits), 1), p.pairs)
}
