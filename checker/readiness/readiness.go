// Package readiness reviews a season: its calendar against all agreements and
// deployments of a run. It says for each agreement which of the matters that
// the guide lists are settled, who signed what and until when, whether the
// officers and the equipment that are promised are enough day by day, what got
// better or worse since an earlier review, and what to settle, by whom, by
// when. It rests on facts and findings and judges nothing itself; renderers lay
// it out and add nothing of substance.
package readiness

import (
	"roe.example/checker/book"
	"roe.example/checker/briefing"
	"roe.example/checker/facts"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// Version of the shape that schemas/readiness.schema.json describes, and Kind,
// by which such a document is known from others.
const (
	Version = 1
	Kind    = "readiness"
)

// Input is a judged run and the season that is reviewed.
type Input struct {
	Books   []*book.Located
	Library *book.Book
	Facts   *facts.Facts
	Rules   []rule.Rule
	Report  *report.Report
	// Asks are what the guide asks for, in its order.
	Asks []Ask
	// Considers lists the fields of the facts that each rule is about; rules
	// that are not in it are judged by the run as a whole.
	Considers map[string][]string
	// From and Until are the first and the last day of the season.
	From, Until string
	Pairs       *Pairs
	// Earlier is the review to compare with, and EarlierName its file; nil
	// without one.
	Earlier     *Readiness
	EarlierName string
}

// Readiness is the review of a season. Fields with the tag withhold are not
// for the public; the tag names the class under which the schema marks what
// they come from.
type Readiness struct {
	Kind     string `json:"kind"` // readiness
	Version  int    `json:"version"`
	Today    string `json:"today"`
	Audience string `json:"audience"`
	// From and Until are the first and the last day of the season.
	From  string   `json:"from"`
	Until string   `json:"until"`
	When  string   `json:"when"` // both in words
	Books []string `json:"books"`

	Summary Summary `json:"summary"`
	// Dates is the calendar: events, deployments, and days on which something
	// ends or falls due, in time.
	Dates []Date `json:"dates"`
	// Deployments are those of the run, in time, within the season or not.
	Deployments []Standing `json:"deployments"`
	Agreements  []Card     `json:"agreements"`
	Capacity    Capacity   `json:"capacity"`
	// Pairs says who can help whom on the first day of the season that is not
	// over; nil where no two agencies are in the books.
	Pairs *Pairs `json:"pairs"`
	// Worklist is what to settle, by the day on which it first matters.
	Worklist []Task `json:"worklist"`
	// Trend is against an earlier review; nil without one.
	Trend *Trend `json:"trend"`
	// Remarks say what could not be told, so that silence is not taken for
	// peace: no deployment in the season, dates that are not stated.
	Remarks []string `json:"remarks"`

	// Incomplete: some rule could not judge.
	Incomplete bool `json:"incomplete"`
	// Findings are those that count here: open or accepted, of the season's
	// deployments and of the agreements.
	Findings []Finding `json:"findings"`
	// Withheld lists the classes of what was left out for this audience.
	Withheld   []string `json:"withheld"`
	Disclaimer string   `json:"disclaimer"`
}

// Ask is one thing that the guide asks for, with the rules that check it.
type Ask struct {
	ID, Text string
	Rules    []string
}

// Agency by its id, full name and short name.
type Agency = briefing.Agency

// Finding is what a later review needs to know of a finding of this one.
type Finding struct {
	Fingerprint string         `json:"fingerprint"`
	Rule        string         `json:"rule"`
	Severity    string         `json:"severity"`
	Title       string         `json:"title"`
	Message     string         `json:"message"`
	Remedy      string         `json:"remedy"`
	Book        string         `json:"book"`
	Deployment  string         `json:"deployment"` // empty for documents alone
	Agencies    []string       `json:"agencies"`
	Accepted    string         `json:"accepted"` // the last day of the waiver; empty: open
	Places      []report.Place `json:"places"`
}
