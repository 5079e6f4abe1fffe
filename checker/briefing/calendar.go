package briefing

import "roe.example/checker/report"

// Entry of the calendar. It has a day, or a stretch of time.
type Entry struct {
	// ID is the same in every run as long as the book calls the thing so.
	ID string `json:"id"`
	// Kind: deployment, settle, agreement-ends, review-due, approval-ends,
	// insurance-ends, waiver-ends, consent-ends, declaration-ends.
	Kind string `json:"kind"`
	// Day is the last on which the thing holds, or the one by which it is due.
	Day    string          `json:"day"`
	During report.Interval `json:"during"`
	Title  string          `json:"title"`
	Line
}
