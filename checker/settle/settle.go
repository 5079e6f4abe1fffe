// Package settle finds the smallest sets of clauses that clear what a check
// finds of a deployment. It knows what clauses there could be and what each of
// them is likely to clear; whether a set does what it is meant to do it learns
// by having the book judged with those clauses in it, and it looks again where
// that says otherwise.
package settle

import (
	"context"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// Outcome is a book as it was judged.
type Outcome struct {
	Facts    *facts.Facts
	Findings []report.Finding
	// Unknown says on which topics whose rules are not known whole.
	Unknown []string
}

// Problem is a deployment whose findings are to go.
type Problem struct {
	Book       *book.Book // left as it is
	Deployment string
	// Goals are fingerprints of the findings that are to go; empty: all errors and
	// warnings of the deployment. No others may come in their place.
	Goals []string
	// Judge judges a book that differs from Book by its clauses.
	Judge func(context.Context, *book.Book) (*Outcome, error)
	// Only is the agreement that may get clauses; empty: any that is relied on.
	Only string
	// Stances are those that sets are looked for in; nil: all, and first none in
	// particular.
	Stances []string
	// Trials bounds how often a set of clauses is judged; 0: DefaultTrials.
	Trials int
	// Until is when to stop trying and make do with what was found; the zero
	// time is never.
	Until time.Time
}

// DefaultTrials is enough for the books that people write.
const DefaultTrials = 60

// Plan is what would settle the deployment.
type Plan struct {
	Base *Outcome
	// Sets are alternatives, the smallest first. Each stands for itself.
	Sets []Set
	// Others are findings, errors and warnings, that none of the sets clears.
	Others []Other
}

// Stances are the ways to settle between which the agencies choose.
const (
	Both  = "both"  // both sides' rules hold together
	Host  = "host"  // the host's rules govern
	Apart = "apart" // helpers are kept out of it
)

// Set is clauses that, added together, clear findings.
type Set struct {
	Stance  string
	Clauses []Clause
	// Cleared are fingerprints of the deployment's findings that are gone with the
	// clauses in the book, as it was judged with them.
	Cleared []string
	// Beside are findings that are gone as well, of other deployments under the
	// same agreement and of documents.
	Beside []string
	// Changed are findings of which only part is gone, so that they read
	// differently, by the fingerprint that they had.
	Changed []string
	// Raised are errors and warnings that the clauses bring about; none but in
	// a set that is in doubt.
	Raised []report.Finding
	// Proven: no set clears as much with fewer clauses or, of as many, with
	// fewer actions named. If not, Doubt says why.
	Proven bool
	Doubt  string
}

// Clause is one clause to add to an agreement.
type Clause struct {
	Agreement, ID string
	Kind          string // settles, extends, prohibits, permits, subject, command
	Clause        *book.Clause
	// Clears are the fingerprints of the findings that it serves to clear.
	Clears []string
	// Norms are the rules of both sides between which it decides.
	Norms []string
	// Bearers are the answers between which the parties choose, the one that
	// the clause gives first.
	Bearers []string

	atoms []int
}

// Why a finding is not cleared.
const (
	NoClause   = "no-clause"   // it is not a matter of clauses
	NoPower    = "no-power"    // law, or what no signatory can waive
	NoPair     = "no-pair"     // no agreement holds between the agencies
	Opposed    = "opposed"     // two clauses say opposite things
	Exchanged  = "exchanged"   // a clause would clear it and raise another
	NotReached = "not-reached" // a clause was tried and does not clear it
)

// Other is a finding that no set clears.
type Other struct {
	Finding *report.Finding
	Why     string
	// Raised are what a clause would raise in its place.
	Raised []report.Finding
}
