package briefing

// Cover says whether the deployment is ready, and what must be done before
// anyone deploys.
type Cover struct {
	Omission
	Verdict string `json:"verdict"` // as in report
	Words   string `json:"words"`   // the verdict and its reason, as a sentence
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
