package main

import "context"

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
// agencies, of which no two are alike.
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
			to   *growth
		}{{b.reading(dir)[0], &reading}, {b.swept("sweep", dir), &sweeping}} {
			u, err := b.typical(ctx, "growth "+name, one.side)
			if err != nil {
				return err
			}
			one.to.Agencies, one.to.Seconds, one.to.Bytes = append(one.to.Agencies, agencies), append(one.to.Seconds, u.Wall), append(one.to.Bytes, u.Peak)
		}
	}
	for _, g := range []growth{reading, sweeping} {
		g.Time, g.Memory = exponent(g.Agencies, g.Seconds), exponent(g.Agencies, g.Bytes)
		out.Growth = append(out.Growth, g)
	}
	return nil
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

type point struct {
	Agencies int     `json:"agencies"`
	Sets     int     `json:"sets"` // distinct sets of norms a topic
	Seconds  float64 `json:"seconds"`
	Bytes    float64 `json:"bytes"`
}

// picture is the name of the drawing beside the README.
const picture = "benchmark-sweep.svg"

// plot sweeps books up to the size of the nation, and of one size with few and
// many manuals.
func (b *bench) plot(ctx context.Context, out *outcome) error {
	s := &series{}
	at := map[string]point{}
	for _, name := range []string{"few-manuals", "manuals", "quarter", "half", "nation"} {
		dir, err := b.corpus(ctx, name)
		if err != nil {
			return err
		}
		u, err := b.swept("sweep", dir).run(ctx)
		if err == nil {
			err = b.note("plot", name, 1, u)
		}
		if err != nil {
			return err
		}
		shape := b.shapes()[name]
		at[name] = point{shape.Agencies, shape.Manuals, u.Wall, u.Peak}
		b.say("sweep of %d agencies with %d sets of norms a topic: %.1f s, %.0f MB", shape.Agencies, shape.Manuals, u.Wall, u.Peak/1e6)
	}
	s.ByAgencies = []point{at["quarter"], at["half"], at["nation"]}
	s.BySets = []point{at["few-manuals"], at["manuals"], at["quarter"]}
	out.Sweep = s
	return nil
}
