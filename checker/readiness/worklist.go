package readiness

import "roe.example/checker/briefing"

// Task is something to settle.
type Task struct {
	Number int `json:"number"` // from 1
	// Do says what to do, Why what is wrong or to come.
	Do  string `json:"do"`
	Why string `json:"why"`
	// Status: overdue, now (no event before it is known), or ahead.
	Status   string   `json:"status"`
	Severity string   `json:"severity"` // error, warning, note; empty: a date that comes
	Topic    string   `json:"topic"`    // in words
	By       []Agency `json:"by"`
	// Day is that by which it is to be settled: the day before it first matters.
	// For is the event that makes it matter.
	Day  string `json:"day"`
	When string `json:"when"` // in words
	For  string `json:"for"`
	// Also are further events for which the same is to be done, once.
	Also []string `json:"also"`
	// Lead says what takes longer than a day: whose approval a change needs.
	Lead string `json:"lead"`
	// Agreements that it concerns, by cite.
	Agreements []string          `json:"agreements"`
	Sources    []briefing.Source `json:"sources"`
	Rule       string            `json:"rule"`
	Finding    string            `json:"finding"` // fingerprint; empty: a date that comes
	// First is the day on which it first matters.
	First string `json:"-"`
	// Tells are the sensitive classes that the task gives away. For the public
	// such a task is left out.
	Tells []string `json:"-"`
}

// ToDo says what to do, and what takes longer than a day of it.
func (t *Task) ToDo() string {
	if t.Lead == "" {
		return t.Do
	}
	return t.Do + " " + t.Lead
}

// Matters says for what it matters, and on which day.
func (t *Task) Matters() string {
	out := t.For
	if t.For != "" && t.First != "" {
		out += ", " + dated(t.First)
	}
	if len(t.Also) > 0 {
		out += "; also " + list(t.Also)
	}
	return out
}

// Trend is what got better or worse since an earlier review.
type Trend struct {
	Against string `json:"against"` // the file
	Today   string `json:"today"`   // of the earlier review
	Words   string `json:"words"`
	// Better and Worse are matters of agreements whose status changed.
	Better []Change `json:"better"`
	Worse  []Change `json:"worse"`
	// Unclear are matters that were known and are not any more, or the other way:
	// neither better nor worse.
	Unclear []Change `json:"unclear"`
	// Opened and Closed are findings; Graver and Milder those that weigh more
	// or less than they did, or were accepted or are no longer.
	Opened []Moved `json:"opened"`
	Closed []Moved `json:"closed"`
	Graver []Moved `json:"graver"`
	Milder []Moved `json:"milder"`
	// Same counts the findings that are as they were.
	Same int `json:"same"`
	// Remarks say what cannot be compared.
	Remarks []string `json:"remarks"`
}

// Change of the status of a matter in an agreement.
type Change struct {
	Agreement string `json:"agreement"` // cite
	Item      string `json:"item"`      // title; empty: the agreement as such
	Was       string `json:"was"`       // empty: it was not there
	Now       string `json:"now"`       // empty: it is not there any more
}

// Moved is a finding that changed.
type Moved struct {
	Finding Finding `json:"finding"`
	Was     string  `json:"was"` // severity, "accepted", or empty
	Now     string  `json:"now"`
}
