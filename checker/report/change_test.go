package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
)

// TestCompare: findings are known again by book and fingerprint, wherever
// their lines went; what they say counts.
func TestCompare(t *testing.T) {
	finding := func(book, print, message string) Finding {
		return Finding{Book: book, Fingerprint: print, Message: message, Severity: "error"}
	}
	moved := finding("a", "1", "x")
	moved.Places = []Place{{Line: 7}}
	worse := finding("a", "2", "y")
	worse.Severity = "warning"
	accepted := finding("a", "5", "z")
	accepted.Waiver = &Waiver{}
	before := &Report{
		Findings: []Finding{finding("a", "1", "x"), finding("a", "2", "y"), finding("a", "3", "y"), finding("a", "5", "z")},
		Verdicts: []Verdict{{Book: "a", Deployment: "d", Verdict: Ready}, {Book: "a", Deployment: "gone"}},
		Notes:    []Diagnostic{{Message: "n"}, {Message: "n"}},
	}
	after := &Report{
		Findings: []Finding{worse, moved, finding("b", "3", "y"), accepted},
		Verdicts: []Verdict{{Book: "a", Deployment: "d", Verdict: NotReady}},
		Notes:    []Diagnostic{{Message: "n"}},
		Failures: []Failure{{Rule: "r"}},
	}
	want := &Change{
		Opened: []Finding{finding("b", "3", "y")}, Closed: []Finding{finding("a", "3", "y")}, Altered: []Finding{worse, accepted},
		Verdicts: []VerdictChange{{&before.Verdicts[0], &after.Verdicts[0]}, {Before: &before.Verdicts[1]}},
		Appeared: Remarks{Failures: after.Failures}, Mended: Remarks{Notes: after.Notes},
	}
	if diff := cmp.Diff(want, Compare(before, after)); diff != "" {
		t.Error("(-want +got)\n" + diff)
	}
	if c := Compare(after, after); !c.Nothing() {
		t.Errorf("a report differs from itself: %+v", c)
	}
}

// TestCompareFaults: a report that could not be judged closes nothing.
func TestCompareFaults(t *testing.T) {
	fault := func(line int) Diagnostic {
		return Diagnostic{Location: book.Location{File: "a", Line: line}, Message: "m"}
	}
	good := &Report{Findings: []Finding{{Book: "a", Fingerprint: "1"}}}
	bad := &Report{Diagnostics: []Diagnostic{fault(1)}}
	if diff := cmp.Diff(&Change{Appeared: Remarks{Faults: bad.Diagnostics}}, Compare(good, bad)); diff != "" {
		t.Error("(-want +got)\n" + diff)
	}
	if diff := cmp.Diff(&Change{Mended: Remarks{Faults: bad.Diagnostics}}, Compare(bad, good)); diff != "" {
		t.Error("(-want +got)\n" + diff)
	}
	if c := Compare(bad, &Report{Diagnostics: []Diagnostic{fault(9)}}); !c.Nothing() {
		t.Errorf("a fault that moved is another: %+v", c)
	}
}
