package main

import (
	"cmp"
	"context"
	"errors"
	"slices"
)

// growth is what some work costs by the number of agencies.
type growth struct {
	Work     string    `json:"work"`
	Agencies []float64 `json:"agencies"`
	Seconds  []float64 `json:"seconds"`
	Bytes    []float64 `json:"bytes"`
	// Time and Memory are the fitted exponents.
	Time   float64 `json:"time_exponent"`
	Memory float64 `json:"memory_exponent"`
}

// grow measures reading and comparing at ten, a hundred and a thousand
// agencies, of which no two are alike. Of a thousand the table may have it.
func (b *bench) grow(ctx context.Context, out *outcome) error {
	reading, sweeping := growth{Work: "reading, cold"}, growth{Work: "`roe sweep`, every pair, no two alike"}
	for _, name := range []string{"ten", "hundred", "thousand"} {
		dir, err := b.corpus(ctx, name)
		if err != nil {
			return err
		}
		agencies := float64(b.shapes()[name].Agencies)
		for _, one := range []struct {
			side side
			row  string
			to   *growth
		}{{b.reading(dir)[0], "load-1000", &reading}, {b.swept("sweep", dir), "sweep-1000-own", &sweeping}} {
			f, have := out.figures(one.row)
			if name != "thousand" || !have {
				if f, err = b.typical(ctx, "growth "+name, one.side); err != nil {
					return err
				}
			}
			one.to.Agencies, one.to.Seconds, one.to.Bytes = append(one.to.Agencies, agencies), append(one.to.Seconds, f.Wall), append(one.to.Bytes, f.Peak)
		}
	}
	for _, g := range []growth{reading, sweeping} {
		g.Time, g.Memory = finite(exponent(g.Agencies, g.Seconds)), finite(exponent(g.Agencies, g.Bytes))
		out.Growth = append(out.Growth, g)
	}
	return nil
}

// figures are roe's in a row that was measured.
func (o *outcome) figures(id string) (figures, bool) {
	for _, l := range o.Lines {
		if l.ID == id && l.Unrun == "" && l.A.Wall > 0 {
			return l.A, true
		}
	}
	return figures{}, false
}

// typical is the median of three runs.
func (b *bench) typical(ctx context.Context, group string, s side) (figures, error) {
	var all []usage
	for n := range min(3, b.pairs) {
		u, err := s.run(ctx)
		if err == nil {
			err = b.note(group, s.name, n+1, u)
		}
		if err != nil {
			return figures{}, err
		}
		all = append(all, u)
	}
	f := figuresOf(all)
	b.say("%s: %s %.2f s %.0f MB", group, s.name, f.Wall, f.Peak/1e6)
	return f, nil
}

// series are the sweeps of the picture.
type series struct {
	ByAgencies []point `json:"by_agencies"` // the same number of norm sets a topic
	BySets     []point `json:"by_sets"`     // the same number of agencies
}

// all are the points, each once, the fewest agencies and sets first.
func (s *series) all() []point {
	out := append(slices.Clone(s.BySets), s.ByAgencies...)
	slices.SortFunc(out, func(a, b point) int { return cmp.Or(a.Agencies-b.Agencies, a.Sets-b.Sets) })
	return slices.Compact(out)
}

type point struct {
	Agencies int     `json:"agencies"`
	Sets     int     `json:"sets"` // distinct sets of norms a topic
	Seconds  float64 `json:"seconds"`
	Bytes    float64 `json:"bytes"`
}

// plot sweeps books up to the size of the nation, and of one size with few and
// many manuals. What there is no more time for is left out, and told.
func (b *bench) plot(ctx context.Context, out *outcome) error {
	s := &series{}
	at := map[string]point{}
	for _, name := range []string{"quarter", "few-manuals", "manuals", "half", "nation"} {
		p, err := b.swatch(ctx, name, out)
		if err != nil {
			out.Unrun = append(out.Unrun, "plot, "+name+": "+oneLine(err.Error()))
			b.say("COULD NOT BE RUN: plot, %s: %v", name, err)
			continue
		}
		at[name] = p
		b.say("sweep of %d agencies with %d sets of norms a topic: %.1f s, %.0f MB", p.Agencies, p.Sets, p.Seconds, p.Bytes/1e6)
	}
	pick := func(names ...string) (out []point) {
		for _, name := range names {
			if p, ok := at[name]; ok {
				out = append(out, p)
			}
		}
		return out
	}
	s.ByAgencies, s.BySets = pick("quarter", "half", "nation"), pick("few-manuals", "manuals", "quarter")
	if len(s.ByAgencies) < 2 || len(s.BySets) < 2 {
		return errors.New("there are too few sweeps for a picture")
	}
	out.Sweep = s
	return nil
}

// swatch is a point of the picture: one sweep, that of the table if there is one.
func (b *bench) swatch(ctx context.Context, name string, out *outcome) (point, error) {
	shape := b.shapes()[name]
	if f, have := out.figures(name); have {
		return point{shape.Agencies, shape.Manuals, f.Wall, f.Peak}, nil
	}
	dir, err := b.corpus(ctx, name)
	if err != nil {
		return point{}, err
	}
	u, err := b.swept("sweep", dir).run(ctx)
	if err == nil {
		err = b.note("plot", name, 1, u)
	}
	return point{shape.Agencies, shape.Manuals, u.Wall, u.Peak}, err
}
