package briefing

import "roe.example/checker/report"

// Entry of the calendar. It has a day, or a stretch of time; a stretch that
// begins when it ends is an instant.
type Entry struct {
	Omission
	// ID is the same in every run as long as the book calls the thing so.
	ID string `json:"id"`
	// Kind: deployment, briefing, settle, agreement-ends, review-due,
	// approval-ends, insurance-ends, waiver-ends, consent-ends, declaration-ends.
	Kind string `json:"kind"`
	// Day is the last on which the thing holds, or the one by which it is due.
	Day    string          `json:"day"`
	During report.Interval `json:"during"`
	When   string          `json:"when"` // in words
	Title  string          `json:"title"`
	Place  string          `json:"place"` // in words; empty: none
	Line
	// Details are the first of what is to be done until then, and More how many
	// there are beside them.
	Details []Line `json:"details"`
	More    int    `json:"more"`
}
