package book

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

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

// ElectionKinds are the kinds of event that belong to an election, in time.
var ElectionKinds = []string{"candidate-visit", "early-voting", "election-day", "canvass", "recount", "certification", "inauguration"}

// Election tells whether it is a date of an election.
func (e *Event) Election() bool { return slices.Contains(ElectionKinds, e.Kind) }

// ElectionEvent is the kind of which an election event is that somebody names:
// “Candidate visits” and “candidate's visit 2026” are candidate-visit. A name
// that is not known is given as it is.
func ElectionEvent(name string) (kind string, known bool) {
	said := eventWords(name)
	for _, kind := range ElectionKinds {
		for _, name := range append([]string{kind}, otherNames[kind]...) {
			if words := eventWords(name); len(said) > 0 && slices.Equal(said, words) {
				return kind, true
			}
		}
	}
	return strings.TrimSpace(name), false
}

// otherNames are what people also call election events.
var otherNames = map[string][]string{
	"candidate-visit": {"visit of candidate", "campaign visit"},
	"early-voting":    {"early vote", "early in-person voting"},
	"election-day":    {"general election day", "presidential election day", "polling day", "voting day", "day of election"},
	"canvass":         {"canvass of votes", "canvass of election", "canvassing", "vote canvass", "election canvass"},
	"recount":         {"recount of votes", "vote recount"},
	"certification":   {"certification of election", "certification of results", "certification of votes", "election certification"},
	"inauguration":    {"inauguration day"},
}

// eventWords are the words of a name without what tells no two events apart:
// case, signs, years, articles, and the s of a plural or of a possessor.
func eventWords(name string) (out []string) {
	name = strings.NewReplacer("'", "", "’", "").Replace(strings.ToLower(name))
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if year := len(w) == 4 && strings.Trim(w, "0123456789") == ""; year || w == "the" || w == "a" || w == "an" {
			continue
		}
		if len(w) > 3 && !strings.HasSuffix(w, "ss") {
			w = strings.TrimSuffix(w, "s")
		}
		out = append(out, w)
	}
	return out
}

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
