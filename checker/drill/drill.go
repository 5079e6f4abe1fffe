// Package drill makes of a deployment's findings a tabletop exercise for joint
// training: short situations, a question to each agency, the right answer with
// its source, and what goes wrong otherwise.
//
// A situation is the witness of a finding: the mildest circumstances in which
// it bites, at a post and an hour of the deployment. The right answer is what
// the joint rules of engagement say to these officers there and then. Where they
// say nothing, or contradict themselves, the right answer is to stop and to ask,
// and the exercise says whom.
package drill

import (
	"roe.example/checker/briefing"
	"roe.example/checker/report"
)

// Version of the shape that schemas/drill.schema.json describes.
const Version = 1

// For whom a version is.
const (
	Facilitator  = "facilitator"
	Participants = "participants" // without answers
)

// DefaultScenarios is how many scenarios an exercise has if nobody says.
const DefaultScenarios = 8

// Drill is an exercise for one deployment, as its facilitator holds it.
type Drill struct {
	Version    int               `json:"version"`
	Today      string            `json:"today"`
	Audience   string            `json:"audience"`
	Book       string            `json:"book"`
	Deployment string            `json:"deployment"`
	Event      string            `json:"event"`
	During     report.Interval   `json:"during"`
	When       string            `json:"when"`
	Host       briefing.Agency   `json:"host"`
	Agencies   []briefing.Agency `json:"agencies"` // who are asked, host first
	// For: facilitator, participants (without answers).
	For       string     `json:"for"`
	Minutes   int        `json:"minutes"` // all scenarios together
	Scenarios []Scenario `json:"scenarios"`
	// Topics says what is covered; an open topic has findings and no scenario.
	Topics []Topic `json:"topics"`
	// Rule says how the scenarios were chosen.
	Rule string `json:"rule"`
	// Findings of the deployment in all.
	Findings int `json:"findings"`
	// Verdict and Reason are those of the deployment, as in the report; with
	// Incomplete some rule could not judge.
	Verdict    string `json:"verdict"`
	Reason     string `json:"reason"`
	Incomplete bool   `json:"incomplete"`
	// Withheld lists the classes of what was left out for this audience.
	Withheld   []string `json:"withheld"`
	Disclaimer string   `json:"disclaimer"`
}

// Topic of the exercise.
type Topic struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Scenarios int    `json:"scenarios"`
	Findings  int    `json:"findings"`
}

// How hard a scenario is.
const (
	Basic   = "basic"
	Harder  = "harder"
	Hardest = "hardest"
)

// Scenario is one situation with its questions.
type Scenario struct {
	Number     int    `json:"number"`
	Title      string `json:"title"`
	Topic      string `json:"topic"`      // in words
	Difficulty string `json:"difficulty"` // basic, harder, hardest
	Minutes    int    `json:"minutes"`
	When       string `json:"when"`                   // in words
	Where      string `json:"where" withhold:"posts"` // in words; empty: not at one post
	// Situation as it is read out.
	Situation []string   `json:"situation"`
	Questions []Question `json:"questions"`
	// Otherwise says what goes wrong if somebody answers otherwise.
	Otherwise []briefing.Line `json:"otherwise"`
	// Settled says what would settle it for good.
	Settled []briefing.Line `json:"settled"`
	// At, Assignment and Circumstances are the situation as roe ask takes it.
	At            string            `json:"at"` // RFC 3339
	Assignment    string            `json:"assignment" withhold:"posts"`
	Circumstances map[string]string `json:"circumstances"`
	// Omitted: what is left out for this audience.
	briefing.Omission

	// Seen are the circumstances in words, There the agencies, and Around is what
	// else is true of the post then: of that a scenario tells a part.
	Seen   string   `json:"-"`
	There  []string `json:"-"`
	Around []string `json:"-"`
	// Tells are the sensitive classes that the scenario gives away.
	Tells []string `json:"-"`
}

// Question to one agency's officers, with the answer.
type Question struct {
	Agency briefing.Agency `json:"agency"`
	Action string          `json:"action"` // id; empty: it is about no action
	Ask    string          `json:"ask"`
	Answer string          `json:"answer"` // empty in the participants' version
	// Position is the answer in a word: required, prohibited, permitted, or where
	// it is not settled unsettled (permitted but for an open finding, or a ban or a
	// duty that others contest), contradictory, silent, unknown. Empty for a
	// question about no action, and in the participants' version.
	Position string            `json:"position"`
	Why      []string          `json:"why"` // what each source says
	Sources  []briefing.Source `json:"sources"`
}

// Hide makes the participants' version of an exercise: no answer, source or
// consequence is left in it.
func (d *Drill) Hide() *Drill {
	out := *d
	out.For = Participants
	out.Scenarios = make([]Scenario, len(d.Scenarios))
	for i, s := range d.Scenarios {
		s.Otherwise, s.Settled = []briefing.Line{}, []briefing.Line{}
		questions := make([]Question, len(s.Questions))
		for j, q := range s.Questions {
			questions[j] = Question{Agency: q.Agency, Action: q.Action, Ask: q.Ask, Why: []string{}, Sources: []briefing.Source{}}
		}
		s.Questions = questions
		out.Scenarios[i] = s
	}
	return &out
}
