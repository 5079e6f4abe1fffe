package briefing

// Cover says whether the deployment is ready, and what must be done before
// anyone deploys.
type Cover struct {
	Omission
	Verdict string `json:"verdict"` // as in report
	Words   string `json:"words"`   // the verdict and its reason, as a sentence
	// Steps settle every open error and warning, each in exactly one of them,
	// the gravest first.
	Steps []Step `json:"steps"`
	// Points are what officers must be told at the briefing, gathered alike.
	Points []Step `json:"points"`
	// Settle lists what must be settled before anyone deploys, gravest first.
	Settle []Task `json:"settle"`
	// Tell lists what officers must be told at the briefing.
	Tell []Task `json:"tell"`
	// Accepted lists what the agencies accepted in writing, until when.
	Accepted []Line `json:"accepted"`
	// Unknown says what could not be compared, so that silence is not taken for
	// peace.
	Unknown []Line `json:"unknown"`
}

// Step is what one meeting, one letter or one order can do: findings that are
// settled by putting the same agreement in order, by deciding between the same
// agreements, or by the same part of the plan.
type Step struct {
	Text  string   `json:"text"`  // what to do, as an order
	About string   `json:"about"` // the agreements, or the topic, in words
	By    []Agency `json:"by"`
	// Before is the instant by which the first of it must be done; empty: before
	// anyone deploys.
	Before   string `json:"before"`
	Severity string `json:"severity"` // of the gravest
	Errors   int    `json:"errors"`
	Warnings int    `json:"warnings"`
	Notes    int    `json:"notes"`
	// Findings are the fingerprints of what it settles, gravest first.
	Findings []string `json:"findings"`
	Sources  []Source `json:"sources"` // each document once
}

// Task is a finding as something to do.
type Task struct {
	Line
	Rule   string `json:"rule"`
	Topic  string `json:"topic"` // in words
	Remedy string `json:"remedy"`
	// By are the agencies that can do it, those of whom it is asked.
	By []Agency `json:"by"`
	// Before is the instant by which it must be done; empty: before anyone
	// deploys.
	Before string `json:"before"`
}
