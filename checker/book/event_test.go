package book_test

import (
	"testing"

	"roe.example/checker/book"
)

// TestElectionEvent: names are recognised as people write them, and nothing
// else is taken for one.
func TestElectionEvent(t *testing.T) {
	for name, want := range map[string]string{
		"Election day": "election-day", "Election Day 2026": "election-day", "ELECTION DAYS": "election-day", " the election day ": "election-day",
		"election-day": "election-day", "Candidate visits": "candidate-visit", "a candidate's visit": "candidate-visit", "Candidates’ visits 2026": "candidate-visit",
		"early voting": "early-voting", "Canvass": "canvass", "canvassing": "canvass", "Recounts": "recount", "Inauguration day 2029": "inauguration",
	} {
		if kind, known := book.ElectionEvent(name); kind != want || !known {
			t.Errorf("%q: got %q %v, want %q", name, kind, known, want)
		}
	}
	for _, name := range []string{"", "2026", "day before election day", "day", "candidate", "rally"} {
		if kind, known := book.ElectionEvent(name); known {
			t.Errorf("%q is taken for %s", name, kind)
		}
	}
}
