package checker_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/calculus"
	"roe.example/checker/evidence"
	"roe.example/checker/facts"
	"roe.example/checker/load"
)

// BenchmarkRestate makes and takes back one edit after another in the book of
// 135 agencies, like BenchmarkRecheck, and measures alone how long it takes to
// state the facts again.
func BenchmarkRestate(b *testing.B) {
	dir := generated(b, 135)
	for _, k := range keystrokes {
		if !k.fault {
			b.Run(k.name, func(b *testing.B) { restate(b, dir, k) })
		}
	}
}

func restate(b *testing.B, dir string, k keystroke) {
	library, err := load.Library()
	if err != nil {
		b.Fatal(err)
	}
	today, _ := time.Parse(time.DateOnly, "2026-10-01")
	var files load.Memory
	var stated evidence.Memory
	var comparisons calculus.Memory
	read := func(overlay map[string][]byte) []*book.Located {
		r, err := load.Load(context.Background(), []string{dir}, load.Options{Memory: &files, Overlay: overlay})
		if err != nil || len(r.Diagnostics) > 0 {
			b.Fatal(err, r.Diagnostics)
		}
		return r.Books
	}
	build := func(books []*book.Located) {
		var begun *calculus.Begun
		_, err := evidence.Build(books, evidence.Options{
			Today: today, Standard: library.Book.Channels, Binds: calculus.Binder, Memory: &stated,
			Begin: func(books []*book.Located, uses []facts.AgreementUse) {
				begun = comparisons.Begin(books, uses, "2026-10-01", false)
			},
			Calculus: func(_ []*book.Located, f *facts.Facts) error { return begun.AddTo(f) },
			Said:     func() map[string][]string { return begun.Said() },
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	build(read(nil))
	var cpu []time.Duration
	for n := 0; b.Loop(); n++ {
		b.StopTimer()
		file := filepath.Join(dir, k.files[n%len(k.files)])
		before, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		for _, overlay := range []map[string][]byte{{file: []byte(k.edit(string(before), n))}, nil} {
			books := read(overlay)
			runtime.GC() // as a session does while nobody waits
			used := usedCPU()
			b.StartTimer()
			build(books)
			b.StopTimer()
			cpu = append(cpu, usedCPU()-used)
		}
		b.StartTimer()
	}
	slices.Sort(cpu)
	b.ReportMetric(milliseconds(cpu[len(cpu)/2]), "cpu-p50-ms")
	b.ReportMetric(milliseconds(cpu[len(cpu)*95/100]), "cpu-p95-ms")
}
