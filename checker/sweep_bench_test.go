package checker

import (
	"context"
	"testing"

	"roe.example/checker/corpus"
	"roe.example/checker/sweep"
)

// BenchmarkSweep sweeps agencies that share manuals, and some no two of which
// are alike; by stage: loading and classing, comparing, assembling.
func BenchmarkSweep(b *testing.B) {
	for _, c := range []struct {
		name string
		corpus.Shared
	}{
		{"shared-100", corpus.Shared{Agencies: 100, Manuals: 20, Edited: 0.1}},
		{"shared-1000", corpus.Shared{Agencies: 1000, Manuals: 20, Edited: 0.1}},
		{"unlike-100", corpus.Shared{Agencies: 100}},
		{"unlike-1000", corpus.Shared{Agencies: 1000}},
	} {
		b.Run(c.name, func(b *testing.B) { benchSweep(b, c.Shared) })
	}
}

func benchSweep(b *testing.B, c corpus.Shared) {
	dir := b.TempDir()
	if err := c.Write(dir, 1); err != nil {
		b.Fatal(err)
	}
	r := &run{Options: Options{Paths: []string{dir}, Today: "2026-11-01"}, rules: compiled}
	if _, err := r.read(context.Background()); err != nil || len(r.faults) > 0 {
		b.Fatal(err, r.faults)
	}
	if _, err := engine(); err != nil {
		b.Fatal(err)
	}
	var s *survey
	b.Run("class", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var err error
			if s, err = r.survey(b.Context(), SweepOn{PairsOn: PairsOn{Day: "2026-11-03"}}); err != nil {
				b.Fatal(err)
			}
		}
	})
	units := make([]int, s.known.Units)
	for i := range units {
		units[i] = i
	}
	var part *sweep.Part
	b.Run("compare", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var err error
			if part, err = s.Do(b.Context(), units); err != nil {
				b.Fatal(err)
			}
		}
		cells := 0
		for i := range s.known.Actions {
			a := &s.known.Actions[i]
			cells += int(a.Ties) * int(a.Hosts) * int(a.Aids)
		}
		b.ReportMetric(float64(cells), "cells")
		b.ReportMetric(float64(s.weigh.Known()), "likenesses")
		b.ReportMetric(float64(len(s.known.Norms)), "norms")
		b.ReportMetric(float64(len(part.Outcomes)), "outcomes")
	})
	b.Run("assemble", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := sweep.Assemble(s.Survey(), []*sweep.Part{part}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
