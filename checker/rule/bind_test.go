package rule

import "testing"

// TestFirstFault: of several faults it is always the same one that is told.
func TestFirstFault(t *testing.T) {
	for range 30 {
		_, err := bindArguments(map[string]any{"c": 1, "b": map[string]any{"agency": 3}, "d": map[string]any{}, "a": map[string]any{"agency": "x"}})
		if err == nil || err.Error() != "args.b: agency: agency must be a text" {
			t.Fatal(err)
		}
		_, err = bindPlace(map[string]any{"role": "x", "path": "y", "z": 1, "more": 1, "what": 2, "other": 3, "n": 4})
		if err == nil || err.Error() != `unknown field "more"` {
			t.Fatal(err)
		}
	}
}
