package excerpt

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const book = `package fires

// Two orders.
instruments: {
	"riverton/order": {
		title:  "Order 5"
		cite:   "Riverton Order 5"
		kind:   "policy"
		reach: members: true
		norms: {
			"1": prohibits: ["force/baton"] // want force/unreached
			// Not yet in force.
			"2": {
				requires: ["force/report"]
				deadline: {within: 48}
			}
		}
	}
	"harbor/manual": {cite: "Harbor Manual", norms: "1": permits: ["force/baton"]}
}
deployments: "day": _day & {// want force/proxy force/silent
	event: "Day"
	a: 1
	b: {
		c: 2
	}
	d: 4
	e: 5
	f: 6
	g: 7
	h: 8
	i: 9
	j: 10
}
`

func TestOf(t *testing.T) {
	lines := strings.Split(book, "\n")
	for name, c := range map[string]struct {
		at   []int
		want string
	}{
		"a norm stands with what says whose it is": {[]int{11}, `instruments: "riverton/order": {
	cite: "Riverton Order 5"
	kind: "policy"
	reach: members: true
	norms: "1": prohibits: ["force/baton"]
}`},
		"a block is whole, with its comment": {[]int{13}, `instruments: "riverton/order": {
	cite: "Riverton Order 5"
	kind: "policy"
	reach: members: true
	// Not yet in force.
	norms: "2": {
		requires: ["force/report"]
		deadline: {within: 48}
	}
}`},
		"two places in one": {[]int{19, 11}, `instruments: {
	"riverton/order": {
		cite: "Riverton Order 5"
		kind: "policy"
		reach: members: true
		norms: "1": prohibits: ["force/baton"]
	}
	"harbor/manual": {cite: "Harbor Manual", norms: "1": permits: ["force/baton"]}
}`},
		"a long block is cut": {[]int{21}, `deployments: "day": _day & {
	event: "Day"
	a: 1
	b: { … }
	d: 4
	e: 5
	f: 6
	g: 7
	h: 8
	// …
}`},
		"nothing": {nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Of(lines, c.at)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Whatever the files, all hunks make the one into the other, and each is a
// difference.
func TestHunks(t *testing.T) {
	line := rapid.SampledFrom([]string{"a", "b", "c", "d", ""})
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.SliceOfN(line, 1, 12).Draw(t, "a"), rapid.SliceOfN(line, 1, 12).Draw(t, "b")
		hunks := Hunks(a, b)
		got, written := Apply(a, hunks)
		if !slices.Equal(got, b) {
			t.Fatalf("%q and %v make %q, want %q", a, hunks, got, b)
		}
		n := 0
		for _, h := range hunks {
			if slices.Equal(a[h.From:h.To], h.With) {
				t.Fatalf("%v changes nothing", h)
			}
			n += len(h.With)
		}
		if len(written) != n {
			t.Fatalf("%d lines written, want %d", len(written), n)
		}
	})
}
