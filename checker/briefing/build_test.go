package briefing_test

import (
	"encoding/json"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/briefing"
	"roe.example/checker/corpus"
)

// On several processors a briefing is the same as on one, whoever is done first.
func TestSameOnEveryNumberOfProcessors(t *testing.T) {
	dir := t.TempDir()
	if err := corpus.Write(dir, 1, 33); err != nil {
		t.Fatal(err)
	}
	in := brief(t, dir, "convention").in
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	want := written(t, in)
	for range 3 {
		runtime.GOMAXPROCS(4)
		if diff := cmp.Diff(want, written(t, in)); diff != "" {
			t.Fatalf("(-on one +on four)\n%s", diff)
		}
	}
}

func written(t *testing.T, in briefing.Input) string {
	t.Helper()
	b, err := briefing.Build(in)
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Sheets) < 33 || len(b.Matrix) == 0 {
		t.Fatalf("%d sheets and %d matrices", len(b.Sheets), len(b.Matrix))
	}
	text, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
