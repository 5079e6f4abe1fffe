package checker_test

import (
	"context"
	"testing"

	"roe.example/checker"
	"roe.example/checker/corpus"
)

// BenchmarkCheck runs all stages on the Election Day example and on generated
// deployments of 20 and of 135 aiding agencies, the size that national
// conventions had, with about 40 norms each.
func BenchmarkCheck(b *testing.B) {
	b.Run("election-day", func(b *testing.B) { benchmark(b, "../agreements/riverton-election-day") })
	b.Run("20", func(b *testing.B) { benchmark(b, generated(b, 20)) })
	b.Run("135", func(b *testing.B) { benchmark(b, generated(b, 135)) })
}

func generated(b *testing.B, helpers int) string {
	dir := b.TempDir()
	if err := corpus.Write(dir, 1, helpers); err != nil {
		b.Fatal(err)
	}
	return dir
}

func benchmark(b *testing.B, dir string) {
	b.ReportAllocs()
	for b.Loop() {
		_, faults, err := checker.Check(context.Background(), checker.Options{Paths: []string{dir}, Today: "2026-10-01"})
		if err != nil || len(faults) > 0 {
			b.Fatal(err, faults)
		}
	}
}
