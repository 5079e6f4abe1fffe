package load

import (
	"fmt"
	"testing"
)

// TestEqualNormsAreHeldOnce: agencies that adopted one manual share its norms,
// and nothing that somebody could tell from what equals it.
func TestEqualNormsAreHeldOnce(t *testing.T) {
	t.Chdir(t.TempDir())
	for i := range 3 {
		within := []int{10, 10, 20}[i]
		write(t, fmt.Sprintf("a%d.cue", i), fmt.Appendf(nil, `package books

agencies: "a%[1]d": {name: "A", short: "A", kind: "municipal", state: "CA", place: "CA", radios: handheld: {bands: ["vhf"], modes: ["analog"]}}
instruments: "a%[1]d/manual": {
	title: "Manual"
	cite: "Manual"
	kind: "policy"
	issuer: "a%[1]d"
	reach: members: true
	norms: {
		"1": {requires: ["investigate/force"], when: resistance: "passive", deadline: {within: %[2]d, unit: "hours", after: "use"}, count: atLeast: 1}
		"2": {prohibits: ["force/baton"], source: {document: "Manual", confidence: "stated"}}
	}
}
`, i, within))
	}
	read := loadClean(t, ".").Books[0].Book
	norms := func(i int) map[string]bool {
		same := map[string]bool{}
		a, b := read.Instruments["a0/manual"], read.Instruments[fmt.Sprintf("a%d/manual", i)]
		for section, n := range a.Norms {
			same[section] = n == b.Norms[section]
		}
		return same
	}
	if same := norms(1); !same["1"] || !same["2"] {
		t.Errorf("norms that say the same are held twice: %v", same)
	}
	if same := norms(2); same["1"] || !same["2"] {
		t.Errorf("of another deadline the norm is another: %v", same)
	}
	if d := read.Instruments["a2/manual"].Norms["1"].Deadline.Within; d != 20 {
		t.Errorf("the deadline is %d hours, not 20", d)
	}
	a, b := read.Agencies["a0"], read.Agencies["a1"]
	if a == b || a.Radios["handheld"] == b.Radios["handheld"] || read.Instruments["a0/manual"] == read.Instruments["a1/manual"] {
		t.Error("agencies, radios or documents are shared")
	}
}
