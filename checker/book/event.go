package book

import "time"

// Event is a date of the season.
type Event struct {
	Title      string           `json:"title"`
	Kind       string           `json:"kind"`
	From       string           `json:"from"`
	Until      string           `json:"until,omitempty"`
	Timezone   string           `json:"timezone"`
	Place      string           `json:"place,omitempty"`
	Deployment string           `json:"deployment,omitempty"`
	Draws      map[string]*Draw `json:"draws,omitempty"`
	Source     *Source          `json:"source,omitempty"`
}

// Draw is what an event takes of one agency.
type Draw struct {
	Officers  *int           `json:"officers,omitempty"`
	Units     []string       `json:"units,omitempty"`
	Equipment map[string]int `json:"equipment,omitempty"`
}

// electionKinds are the kinds of event that belong to an election.
var electionKinds = map[string]bool{
	"candidate-visit": true, "early-voting": true, "election-day": true, "canvass": true, "recount": true,
	"certification": true, "inauguration": true,
}

// Election tells whether it is a date of an election.
func (e *Event) Election() bool { return electionKinds[e.Kind] }

// Zone is the event's time zone.
func (e *Event) Zone() (*time.Location, error) { return time.LoadLocation(e.Timezone) }

// During is when it is: without an end, to the end of the day on which it
// begins.
func (e *Event) During() (p Period, err error) {
	zone, err := e.Zone()
	if err != nil {
		return p, err
	}
	if p.From, err = Start(e.From, zone); err != nil {
		return p, err
	}
	until := e.Until
	if until == "" {
		until = p.From.Format(time.DateOnly)
	}
	p.Until, err = End(until, zone)
	return p, err
}
