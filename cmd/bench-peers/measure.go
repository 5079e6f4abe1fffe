package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"roe.example/cmd/bench-peers/launch"
)

type (
	command = launch.Command
	usage   = launch.Usage
)

// outcome is all that a run found.
type outcome struct {
	Date    string   `json:"date"`
	Machine machine  `json:"machine"`
	Quick   bool     `json:"quick"`
	Pairs   int      `json:"pairs"`
	Lines   []line   `json:"lines"`
	Growth  []growth `json:"growth,omitempty"`
	Sweep   *series  `json:"sweep,omitempty"`
	Tops    []top    `json:"tops,omitempty"`
	// Others are figures that notes tell.
	Others []string `json:"others,omitempty"`
	// Unrun is what could not be run besides the rows.
	Unrun []string `json:"unrun,omitempty"`
}

// line is a row with what was measured.
type line struct {
	row
	// Unrun says why there are no figures; Differs in what the sides' findings differ.
	Unrun, Differs string
	A, B           figures
	TimeRatio      float64
	CPURatio       float64
	MemoryRatio    float64
	P95            float64 // of re-checks, in seconds
	Rounds         int
	Found          string // what both sides found
	Parts          string // that a reader should know besides
}

// figures are the medians of one side.
type figures struct{ Wall, CPU, Peak float64 }

// met tells whether a line reaches what it is to reach.
func (l *line) met() bool {
	switch {
	case l.Unrun != "" || l.Differs != "":
		return false
	case l.Time > 0 && !(l.TimeRatio > 0 && l.TimeRatio <= l.Time),
		l.Memory > 0 && !(l.MemoryRatio > 0 && l.MemoryRatio <= l.Memory),
		l.MemoryUnder > 0 && !(l.A.Peak > 0 && l.A.Peak < l.MemoryUnder):
		return false
	case l.WallUnder > 0 && l.group == "": // of re-checks
		return l.P95 > 0 && l.P95 < l.WallUnder
	case l.WallUnder > 0:
		return l.A.Wall > 0 && l.A.Wall < l.WallUnder
	}
	return true
}

func (r *row) target() bool { return r.Time+r.Memory+r.MemoryUnder+r.WallUnder > 0 }

// all measures what was asked for.
func (b *bench) all(ctx context.Context) (*outcome, error) {
	out := &outcome{Date: time.Now().UTC().Format(time.DateOnly), Quick: b.quick, Pairs: b.pairs}
	out.Machine = b.lookAround(ctx)
	for _, s := range slices.Clone(b.plan.steps) {
		limited, stop := context.WithDeadlineCause(ctx, b.plan.until.Add(spare), errTime)
		b.do(limited, s.id, out)
		stop()
		if ctx.Err() != nil {
			return nil, ctx.Err() // somebody ended it
		}
		b.plan.done(s.id)
	}
	place := func(l line) int { return slices.IndexFunc(rows, func(r row) bool { return r.ID == l.ID }) }
	slices.SortFunc(out.Lines, func(x, y line) int { return place(x) - place(y) })
	return out, nil
}

// spare is what is left for what was begun when the time is over.
const spare = 90 * time.Second

var errTime = errors.New("the time for the whole run was over (-within)")

// do does a step. What cannot be run leaves a line that says so, and the others
// go on.
func (b *bench) do(ctx context.Context, id string, out *outcome) {
	further := map[string]func(context.Context, *outcome) error{"growth": b.grow, "plot": b.plot, "profile": b.profiles}[id]
	switch {
	case id == "recheck":
		out.Lines = append(out.Lines, b.rechecks(ctx))
	case further == nil:
		b.measureGroup(ctx, id, out)
	default:
		b.say("%s", id)
		if err := further(ctx, out); err != nil {
			b.say("COULD NOT BE RUN: %s: %v", id, err)
			out.Unrun = append(out.Unrun, id+": "+oneLine(err.Error()))
		}
	}
}

// failures lists what could not be run, or where the sides differ.
func (o *outcome) failures() []string {
	out := slices.Clone(o.Unrun)
	for _, l := range o.Lines {
		if l.Unrun+l.Differs != "" {
			out = append(out, l.ID)
		}
	}
	return out
}

// taken is what the sides of a group took, round by round; faults by side.
type taken struct {
	usages map[string][]usage
	faults map[string]error
}

// measureGroup runs the sides of a group in turn. A side that cannot be run
// leaves its rows without figures, and the others go on.
func (b *bench) measureGroup(ctx context.Context, id string, out *outcome) {
	t := taken{map[string][]usage{}, map[string]error{}}
	g, err := b.groupOf(ctx, id)
	var found, parts string
	var differs error
	if err == nil {
		found, differs = b.rounds(ctx, g, &t)
		if g.parts != nil && len(t.faults) == 0 {
			parts = g.parts()
		}
	}
	for _, r := range rows {
		if r.group != id || !b.wants(r.ID) {
			continue
		}
		l := line{row: r, Found: found, Parts: parts}
		switch fault := errorOf(err, t.faults[r.a], t.faults[r.b]); {
		case fault != nil:
			l.Unrun = fault.Error()
			b.say("COULD NOT BE RUN: %s: %v", r.ID, fault)
		default:
			l.take(t.of(g, r.a, r.b))
		}
		if differs != nil {
			l.Differs = differs.Error()
		}
		out.Lines = append(out.Lines, l)
	}
}

// rounds runs the sides of a group once to warm up, asks whether they find the
// same, and then as often as there is time for. Where one run takes so long that
// a warm-up is nothing to it, the first round is the only one.
func (b *bench) rounds(ctx context.Context, g group, t *taken) (found string, differs error) {
	needed := b.needed(g)
	begin := time.Now()
	b.round(ctx, g, needed, 0, t)
	first := time.Since(begin)
	for _, s := range g.sides {
		for _, u := range t.usages[s.name] {
			if s.once {
				first -= time.Duration(u.Wall * float64(time.Second))
			}
		}
	}
	b.plan.learn(g.id, first)
	if g.check != nil && len(t.faults) == 0 {
		b.say("%s: do the sides find the same?", g.id)
		if found, differs = g.check(ctx); differs != nil {
			b.say("THE SIDES DIFFER: %s: %v", g.id, differs)
		}
	}
	if b.single(g, t) {
		return found, differs
	}
	again := b.plan.rounds(g.id, first)
	if g.id == "version" {
		again *= 6 // takes no time
	}
	for n := range again {
		b.round(ctx, g, needed, n+1, t)
	}
	return found, differs
}

// single tells whether the sides of a group run once alone.
func (b *bench) single(g group, t *taken) bool {
	for _, s := range g.sides {
		for _, u := range t.usages[s.name] {
			if u.Wall > long.Seconds() && !s.once {
				return true
			}
		}
	}
	return g.id == "nation"
}

// of gives what two sides took, round by round: the first round does not count
// where both were repeated.
func (t *taken) of(g group, a, b string) (ours, theirs []usage) {
	ours, theirs = t.usages[a], t.usages[b]
	both := len(ours)
	if b != "" {
		both = min(both, len(theirs))
	}
	if both > 1 {
		return ours[1:], theirs[min(1, len(theirs)):]
	}
	return ours[:both], theirs[:min(both, len(theirs))]
}

// needed are the sides that the rows asked for need.
func (b *bench) needed(g group) map[string]bool {
	out := map[string]bool{}
	for _, r := range rows {
		if r.group == g.id && b.wants(r.ID) {
			out[r.a], out[r.b] = true, true
		}
	}
	if out["changed"] {
		out["load"] = true // leaves what the next run finds
	}
	return out
}

func (b *bench) round(ctx context.Context, g group, needed map[string]bool, n int, t *taken) {
	var told []string
	for _, s := range g.sides {
		if !needed[s.name] || t.faults[s.name] != nil || s.once && n > 0 {
			continue
		}
		limited, stop := context.WithTimeoutCause(ctx, 10*time.Minute, errors.New("one run took more than ten minutes"))
		u, err := s.run(limited)
		stop()
		if err == nil {
			err = b.note(g.id, s.name, n, u)
		} else if n > 0 && errors.Is(context.Cause(limited), errTime) {
			continue // there are rounds enough
		}
		if err != nil {
			t.faults[s.name] = err
			continue
		}
		t.usages[s.name] = append(t.usages[s.name], u)
		told = append(told, fmt.Sprintf("%s %.2f s %.0f MB", s.name, u.Wall, u.Peak/1e6))
	}
	b.say("%s, round %d: %s", g.id, n, strings.Join(told, ", "))
}

// take makes figures of what was measured.
func (l *line) take(a, b []usage) {
	l.A, l.B, l.Rounds = figuresOf(a), figuresOf(b), len(a)
	l.TimeRatio = finite(median(ratios(each(a, wall), each(b, wall))))
	l.CPURatio = finite(median(ratios(each(a, usage.CPU), each(b, usage.CPU))))
	l.MemoryRatio = finite(median(ratios(each(a, peak), each(b, peak))))
}

func wall(u usage) float64 { return u.Wall }
func peak(u usage) float64 { return u.Peak }

// finite is 0 for what is no number: JSON has no such thing.
func finite(f float64) float64 {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return 0
	}
	return f
}

func each(all []usage, of func(usage) float64) (out []float64) {
	for _, u := range all {
		out = append(out, of(u))
	}
	return out
}

func figuresOf(all []usage) figures {
	return figures{finite(median(each(all, wall))), finite(median(each(all, usage.CPU))), finite(median(each(all, peak)))}
}

// rechecks is the line of re-checks, which have no other side.
func (b *bench) rechecks(ctx context.Context) line {
	at := slices.IndexFunc(rows, func(r row) bool { return r.ID == "recheck-135" })
	l := line{row: rows[at]}
	dir, err := b.corpus(ctx, "convention")
	var t timing
	if err == nil {
		b.say("re-checks in watch mode and in the language server")
		limited, stop := context.WithTimeoutCause(ctx, 5*time.Minute, errors.New("they took more than five minutes"))
		t, err = b.ask(limited, recheckMode, b.bin("roe"), dir)
		stop()
	}
	if err != nil {
		l.Unrun = err.Error()
		b.say("COULD NOT BE RUN: %s: %v", l.ID, err)
		return l
	}
	if err := b.note("recheck", "all", 0, t); err != nil {
		l.Unrun = err.Error()
	}
	both := slices.Concat(t.Watch, t.Editor)
	l.P95, l.A.Wall = percentile(both, 0.95), median(both)
	l.Parts = fmt.Sprintf("%d saves before `roe check --watch`, from the save to the line that tells what changed: median %.0f ms, p95 %.0f ms; %d changes before `roe lsp`, from the change to its findings: median %.0f ms, p95 %.0f ms, besides the %d ms that it lets the text rest on purpose. Six kinds of edit: a stand, an approval, a condition, a clause, a unit's tools, an agreement's date; no text comes twice.",
		len(t.Watch), 1000*median(t.Watch), 1000*percentile(t.Watch, 0.95), len(t.Editor), 1000*median(t.Editor), 1000*percentile(t.Editor, 0.95), delay.Milliseconds())
	return l
}
