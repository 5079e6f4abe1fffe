// Package drill makes of a deployment's findings a tabletop exercise for joint
// training: short situations, a question to each agency, the right answer with
// its source, and what goes wrong otherwise.
package drill

import (
	"roe.example/checker/briefing"
	"roe.example/checker/report"
)

// Version of the shape that schemas/drill.schema.json describes.
const Version = 1

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
	Topics     []Topic  `json:"topics"`
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

// Scenario is one situation with its questions.
type Scenario struct {
	Number     int    `json:"number"`
	Title      string `json:"title"`
	Topic      string `json:"topic"`      // in words
	Difficulty string `json:"difficulty"` // basic, harder, hardest
	Minutes    int    `json:"minutes"`
	// Situation as it is read out.
	Situation []string   `json:"situation"`
	Questions []Question `json:"questions"`
	// Otherwise says what goes wrong if somebody answers otherwise.
	Otherwise []briefing.Line `json:"otherwise"`
	// Settled says what would settle it for good.
	Settled []briefing.Line `json:"settled"`
}

// Question to one agency's officers, with the answer.
type Question struct {
	Agency  briefing.Agency   `json:"agency"`
	Ask     string            `json:"ask"`
	Answer  string            `json:"answer"` // empty in the participants' version
	Sources []briefing.Source `json:"sources"`
}
