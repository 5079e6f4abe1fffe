package checker

import (
	"context"
	"fmt"
	"io"
	"testing"
	"time"

	"roe.example/checker/corpus"
	"roe.example/checker/load"
	"roe.example/checker/render"
	"roe.example/checker/report"
)

// BenchmarkStage measures each stage of a run by itself, on books of an invented
// convention: Stage/load, Stage/facts, Stage/judge, Stage/report and
// Stage/render, by number of agencies. `make bench` prints them all, and
// `make bench-peers` what takes the most of each.
func BenchmarkStage(b *testing.B) {
	stages := []struct {
		name  string
		sizes []int
		run   func(b *testing.B, dir string)
	}{
		{"load", []int{5, 20, 135, 1000}, benchLoad},
		{"facts", []int{5, 20, 135}, benchFacts},
		{"judge", []int{5, 20, 135}, benchJudge},
		{"report", []int{5, 20, 135}, benchReport},
		{"render", []int{5, 20, 135}, benchRender},
	}
	for _, s := range stages {
		b.Run(s.name, func(b *testing.B) {
			for _, n := range s.sizes {
				b.Run(fmt.Sprint(n), func(b *testing.B) {
					dir := b.TempDir()
					if err := corpus.Write(dir, 1, n-1); err != nil { // and the host
						b.Fatal(err)
					}
					b.ReportAllocs()
					s.run(b, dir)
				})
			}
		})
	}
}

func benchLoad(b *testing.B, dir string) {
	for b.Loop() {
		loaded, err := load.Load(context.Background(), []string{dir}, load.Options{Timeout: 10 * time.Minute})
		if err != nil || len(loaded.Diagnostics) > 0 {
			b.Fatal(err)
		}
	}
}

// begun is a run whose books are read.
func begun(b *testing.B, dir string) *run {
	b.Helper()
	opt := Options{Paths: []string{dir}, Today: "2026-08-20", NoConfig: true, Audience: report.Internal}
	r := &run{Options: opt, rules: compiled, own: startOwn(context.Background(), opt)}
	b.Cleanup(r.own.close)
	if _, err := r.read(context.Background()); err != nil || len(r.faults) > 0 {
		b.Fatal(err, r.faults)
	}
	return r
}

// judgeable is a run whose facts are stated.
func judgeable(b *testing.B, dir string) *run {
	b.Helper()
	r := begun(b, dir)
	if err := r.build(nil, r.joinedOnDemand); err != nil {
		b.Fatal(err)
	}
	if _, err := engine(); err != nil {
		b.Fatal(err)
	}
	return r
}

func benchFacts(b *testing.B, dir string) {
	r := begun(b, dir)
	for b.Loop() {
		if err := r.build(nil, r.joinedOnDemand); err != nil {
			b.Fatal(err)
		}
	}
}

func benchJudge(b *testing.B, dir string) {
	r := judgeable(b, dir)
	e, err := engine()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := r.judged(context.Background(), e); err != nil {
			b.Fatal(err)
		}
	}
}

func benchReport(b *testing.B, dir string) {
	r := judgeable(b, dir)
	e, err := engine()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		b.StopTimer() // a report weighs its findings in place
		judgement, err := r.judged(context.Background(), e)
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if _, err := r.report(r.own.rules(e.Rules()), judgement, r.Audience); err != nil {
			b.Fatal(err)
		}
	}
}

// benchRender writes a report in every format.
func benchRender(b *testing.B, dir string) {
	r, faults, err := Check(context.Background(), Options{Paths: []string{dir}, Today: "2026-08-20", NoConfig: true})
	if err != nil || len(faults) > 0 {
		b.Fatal(err, faults)
	}
	for b.Loop() {
		for i := range render.Formats {
			if err := render.Formats[i].Write(io.Discard, r, render.Options{Width: 80}); err != nil {
				b.Fatal(err)
			}
		}
	}
}
