package load

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// agencyFile makes an agency with one order of many norms, about 13 KB.
func agencyFile(rng *rand.Rand, i int) string {
	var b strings.Builder
	id := fmt.Sprintf("city-%03d", i)
	fmt.Fprintf(&b, "package books\n\nplaces: %q: {name: %q, kind: \"city\", within: \"CA\"}\n", id, id)
	fmt.Fprintf(&b, "agencies: \"%s-pd\": {\n\tname: \"Police of %s\"\n\tshort: \"PD %d\"\n\tkind: \"municipal\"\n\tstate: \"CA\"\n\tplace: %q\n}\n", id, id, i, id)
	fmt.Fprintf(&b, "instruments: \"%s/manual\": {\n\ttitle: \"Manual\"\n\tcite: \"Manual\"\n\tkind: \"policy\"\n\tissuer: \"%s-pd\"\n\treach: members: true\n\tnorms: {\n", id, id)
	actions := []string{"chemical/cs", "kinetic/foam-40mm", "tactics/mounted", "force/baton", "chemical/oc-spray"}
	for n := 0; b.Len() < 13_000; n++ {
		fmt.Fprintf(&b, "\t\t\"%d.%d\": {\n\t\t\t%s: [%q, %q]\n", n/9, n%9, []string{"prohibits", "permits"}[rng.IntN(2)], actions[rng.IntN(5)], actions[rng.IntN(5)])
		fmt.Fprintf(&b, "\t\t\twhen: {resistance: atLeast: \"pulling-away\", assembly: [\"unlawful\", \"riot\"]}\n")
		fmt.Fprintf(&b, "\t\t\tapproval: [{rung: \"supervisor\", whose: \"own\"}]\n")
		fmt.Fprintf(&b, "\t\t\tsource: {document: \"Manual\", section: \"%d.%d\", confidence: \"stated\"}\n\t\t}\n", n/9, n%9)
	}
	b.WriteString("\t}\n}\n")
	return b.String()
}

func writeAgencies(tb testing.TB, oneFolder bool) string {
	tb.Helper()
	dir := tb.TempDir()
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range 135 {
		path := filepath.Join(dir, fmt.Sprintf("a%03d", i), "a.cue")
		if oneFolder {
			path = filepath.Join(dir, fmt.Sprintf("a%03d.cue", i))
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(agencyFile(rng, i)), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

func BenchmarkLoad135Books(b *testing.B) {
	dir := writeAgencies(b, false)
	for b.Loop() {
		if n := len(loadClean(b, dir+"/...").Books); n != 135 {
			b.Fatal(n)
		}
	}
}

func BenchmarkLoad135FilesOfOneBook(b *testing.B) {
	dir := writeAgencies(b, true)
	for b.Loop() {
		loadClean(b, dir)
	}
}

func BenchmarkLoadOneFile(b *testing.B) {
	dir := writeAgencies(b, true)
	for b.Loop() {
		loadClean(b, filepath.Join(dir, "a000.cue"))
	}
}

func BenchmarkEvaluateOneFile(b *testing.B) {
	dir := b.TempDir()
	src := agencyFile(rand.New(rand.NewPCG(1, 2)), 1) + "_t: \"x\"\ntitle: _t\n"
	if err := os.WriteFile(filepath.Join(dir, "a.cue"), []byte(src), 0o644); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		loadClean(b, dir)
	}
}
