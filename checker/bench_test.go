package checker_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

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

// BenchmarkRecheck saves one edit at a time in the book of 135 agencies and
// judges it again in a session, as watch mode and editors do: a norm of one
// agency's manual, a clause of the agreement, a unit of the deployment.
func BenchmarkRecheck(b *testing.B) {
	dir := generated(b, 135)
	for _, edit := range []struct{ name, file, from, to string }{
		{"norm", "agency-017.cue", "prohibits: [", "permits: ["},
		{"approval", "agency-101.cue", `rung: "supervisor"`, `rung: "chief"`},
		{"clause", "deployment.cue", `actions: ["chemical"]`, `actions: ["kinetic"]`},
		{"unit", "deployment.cue", "officers: 20", "officers: 21"},
	} {
		b.Run(edit.name, func(b *testing.B) { recheck(b, dir, edit.file, edit.from, edit.to) })
	}
}

func recheck(b *testing.B, dir, name, from, to string) {
	file := filepath.Join(dir, name)
	text, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	session := checker.NewSession(checker.Options{Paths: []string{dir}, Today: "2026-10-01"})
	examine := func() {
		if x, err := session.Examine(context.Background(), nil); err != nil || len(x.Report.Diagnostics) > 0 {
			b.Fatal(err)
		}
	}
	examine()
	texts := [][]byte{bytes.Replace(text, []byte(from), []byte(to), 1), text}
	var took []time.Duration
	for n := 0; b.Loop(); n++ {
		if err := os.WriteFile(file, texts[n%2], 0o644); err != nil {
			b.Fatal(err)
		}
		begin := time.Now()
		examine()
		took = append(took, time.Since(begin))
	}
	if err := os.WriteFile(file, text, 0o644); err != nil {
		b.Fatal(err)
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Milliseconds()), "p50-ms")
	b.ReportMetric(float64(took[len(took)*95/100].Milliseconds()), "p95-ms")
}
