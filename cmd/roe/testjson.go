package main

import (
	"io"

	"roe.example/checker"
	"roe.example/checker/book"
	"roe.example/checker/judge"
)

// testDocument is what "roe test --format json" writes.
type testDocument struct {
	Version   int                  `json:"version"`
	OK        bool                 `json:"ok"`
	Tests     []judge.TestResult   `json:"tests"`
	Books     []checker.BookResult `json:"books"`
	Untested  []string             `json:"untested"`  // rules without a test
	Unwritten []book.Diagnostic    `json:"unwritten"` // what METADATA does not say yet
	Coverage  *coverageDocument    `json:"coverage"`  // null when it was not asked for
}

type coverageDocument struct {
	Percent   float64 `json:"percent"`
	Threshold float64 `json:"threshold"`
	judge.Coverage
}

func (t *testFlags) json(w io.Writer, r *checker.TestReport) error {
	out := testDocument{
		Version: 1, OK: t.exit(r) == 0,
		Tests: some(r.Tests), Books: some(r.Books), Untested: some(r.Untested), Unwritten: some(r.Unwritten),
	}
	if c := r.Coverage; c != nil {
		out.Coverage = &coverageDocument{c.Percent(), t.threshold, *c}
	}
	return encode(w, out)
}

// some makes of no list an empty one.
func some[T any](list []T) []T { return append([]T{}, list...) }
