package web

import (
	"fmt"
	"io"

	"roe.example/checker/drill"
	"roe.example/checker/render"
	"roe.example/checker/report"
)

// Drill writes the exercise of a deployment: for the facilitator with the
// answers, for the participants with room to write.
func Drill(w io.Writer, d *drill.Drill, opt Options) error {
	v := &drillView{Drill: render.Printable(d)}
	title := "Tabletop exercise: " + v.Event
	p := Page{
		Title: title + " (" + v.Version() + ")", Running: title, Paper: opt.Paper, Nav: v.nav(), Style: read("drill.css"), Data: v,
		Foot: []string{"Made on " + v.Today + " from the books of the agencies. " + v.Disclaimer},
	}
	if v.Audience != report.Public {
		p.Foot = append(p.Foot, "Not for the public.")
	}
	return p.Write(w, Templates("drill.tmpl"))
}

// drillView is an exercise as it stands on the page.
type drillView struct{ *drill.Drill }

// Answers tells whether this is the facilitator's version.
func (v *drillView) Answers() bool { return v.For == drill.Facilitator }

// Version is whose version it is.
func (v *drillView) Version() string {
	if v.Answers() {
		return "facilitator’s version"
	}
	return "participants’ version"
}

// Covered are the topics with scenarios.
func (v *drillView) Covered() []drill.Topic {
	return v.topics(func(t drill.Topic) bool { return t.Scenarios > 0 })
}

// Left are the topics with findings and no scenario.
func (v *drillView) Left() []drill.Topic {
	return v.topics(func(t drill.Topic) bool { return t.Scenarios == 0 })
}

func (v *drillView) topics(keep func(drill.Topic) bool) (out []drill.Topic) {
	for _, t := range v.Topics {
		if keep(t) {
			out = append(out, t)
		}
	}
	return out
}

func (v *drillView) nav() (out []Entry) {
	for _, s := range v.Scenarios {
		out = append(out, Entry{ID: fmt.Sprintf("scenario-%d", s.Number), Title: fmt.Sprintf("%d. %s", s.Number, s.Title)})
	}
	return append(out, Entry{ID: "covers", Title: "What it covers"})
}
