package checker

import (
	"context"

	"roe.example/checker/book"
	"roe.example/checker/sweep"
)

// SweepOn says what a sweep compares: pairs as PairsOn has them, on some topics.
type SweepOn struct {
	PairsOn
	Topics []string // ids; empty: all on which documents hold norms
}

// Survey reads the books and says which agencies stand alike, see package
// sweep. Its units can then be done.
//
// Faults in the input come back as diagnostics. The error is a failure of the
// program, or ErrTimeLimit.
func Survey(ctx context.Context, opt Options, on SweepOn) (sweep.Work, []book.Diagnostic, error) {
	panic("to come")
}
