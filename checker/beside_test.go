package checker

import (
	"bytes"
	"encoding/json"
	"runtime"
	"testing"

	"roe.example/checker/corpus"
	"roe.example/checker/internal/plain"
)

// Facts that are worked out beside each other are those that are worked out one
// after the other, in the same order.
func TestBesideIsOneByOne(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	convention := t.TempDir()
	if err := corpus.Write(convention, 7, 40); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{convention, "../agreements/riverton-election-day", "../agreements/columbia", "../agreements/area-a"} {
		stated := func() []byte {
			f, faults, err := Facts(t.Context(), Options{Paths: []string{dir}, Today: "2026-08-20", NoConfig: true})
			if err != nil || len(faults) > 0 {
				t.Fatal(dir, err, faults)
			}
			text, err := json.Marshal(f)
			if err != nil {
				t.Fatal(err)
			}
			return text
		}
		beside := stated()
		t.Setenv(plain.Variable, "1")
		if !bytes.Equal(beside, stated()) {
			t.Errorf("%s: the facts differ", dir)
		}
		t.Setenv(plain.Variable, "")
	}
}
