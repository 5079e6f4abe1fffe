package readiness

import "roe.example/checker/report"

// Date of the calendar.
type Date struct {
	// Kind: event, deployment, or what happens to a document on that day:
	// begins, ends, review-due, approval-ends, insurance-ends, waiver-ends,
	// rules-change.
	Kind  string `json:"kind"`
	Title string `json:"title"`
	// Event is the kind of an event: early-voting, concert.
	Event    string          `json:"event"`
	Election bool            `json:"election"` // a date of an election
	Day      string          `json:"day"`      // on which it begins
	Last     string          `json:"last"`     // on which it ends
	During   report.Interval `json:"during"`   // empty for whole days of documents
	When     string          `json:"when"`     // in words
	Place    string          `json:"place"`    // in words
	Book     string          `json:"book"`
	ID       string          `json:"id"` // of the event, deployment, agreement, document or waiver
	// Deployment is that which is planned for an event.
	Deployment string `json:"deployment"`
	// Verdict of the deployment; empty: none is planned.
	Verdict  string   `json:"verdict"`
	Agencies []Agency `json:"agencies"` // whom it draws on or concerns
	// Takes says what an event takes of them: "20 officers of Harbor PD".
	Takes []string `json:"takes" withhold:"numbers"`
	// Note is what the day means for the season: an agreement that ends before
	// an event.
	Note string `json:"note"`
}

// Standing is a deployment of the run.
type Standing struct {
	Book       string          `json:"book"`
	ID         string          `json:"id"`
	Event      string          `json:"event"`
	During     report.Interval `json:"during"`
	When       string          `json:"when"`
	Host       Agency          `json:"host"`
	Aids       []Agency        `json:"aids"`
	Agreements []string        `json:"agreements"` // ids
	Verdict    string          `json:"verdict"`
	Reason     string          `json:"reason"`
	InSeason   bool            `json:"in_season"`
}

// Summary is the review at one look.
type Summary struct {
	// Words is the whole in one sentence.
	Words string `json:"words"`
	// Agencies says who is ready, worst first.
	Agencies []AgencyStanding `json:"agencies"`
	// Next is what comes next, as indexes into Dates; Matter are the three
	// dates that matter most.
	Next   []int `json:"next"`
	Matter []int `json:"matter"`
	// Items counts the guide's nine matters over all agreements by status, and
	// Further what it asks of each agreement as a whole.
	Items   []Count `json:"items"`
	Further []Count `json:"further"`
	// Errors, Warnings and Notes count open findings; Accepted those that were
	// accepted in writing.
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Notes    int `json:"notes"`
	Accepted int `json:"accepted"`
}

// AgencyStanding says whether an agency is ready for the season.
type AgencyStanding struct {
	Agency Agency `json:"agency"`
	// Status: not ready, ready with briefing, ready, no verdict (nobody judged
	// it, or not all is known).
	Status string `json:"status"`
	Words  string `json:"words"`
	// Tasks of the worklist that are asked of it, and the day on which the
	// first of them matters.
	Tasks int    `json:"tasks"`
	First string `json:"first"`
}

// Count of something.
type Count struct {
	Status string `json:"status"`
	Number int    `json:"number"`
}
