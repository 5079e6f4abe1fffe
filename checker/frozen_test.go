package checker_test

import (
	"os"
	"testing"

	"roe.example/checker/judge"
	"roe.example/policies"
)

// TestGeneratedRules proves that policies/frozen.bin holds what the rules
// compile to. Until it does, each run compiles them anew, which takes longer.
func TestGeneratedRules(t *testing.T) {
	want, err := judge.Freeze(judge.Set{Dir: "policies", FS: policies.FS})
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("../policies/frozen.bin", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if policies.Frozen != string(want) {
		t.Error("policies/frozen.bin is out of date; run go test ./checker -run TestGeneratedRules -update")
	}
}
