package web

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"roe.example/checker/briefing"
	"roe.example/checker/drawing"
	"roe.example/checker/internal/late"
	"roe.example/checker/report"
)

// pictureView is a drawing, with the same in words.
type pictureView struct {
	Title string
	SVG   template.HTML
	Words []string
}

// picturesView is the drawings of a briefing. Form is the chart once more, as
// form ICS 207 shows it.
type picturesView struct{ Chart, Form, Nets, Times []pictureView }

func newPicturesView(b *briefing.Briefing) (v picturesView, err error) {
	for _, d := range []struct {
		into *[]pictureView
		draw func() ([]drawing.Picture, error)
	}{
		{&v.Chart, func() ([]drawing.Picture, error) { return drawing.OrgChart(&b.Command) }},
		{&v.Nets, func() ([]drawing.Picture, error) { return drawing.Nets(&b.Radio) }},
		{&v.Times, func() ([]drawing.Picture, error) { return drawing.Timeline(&b.Timeline) }},
	} {
		pictures, err := d.draw()
		if err != nil {
			return v, fmt.Errorf("draw: %w", err)
		}
		for _, p := range pictures {
			*d.into = append(*d.into, pictureView{p.Title, p.SVG, strings.Split(strings.TrimSpace(p.Alternative), "\n")})
		}
	}
	for _, p := range v.Chart {
		v.Form = append(v.Form, pictureView{Title: "Form: " + p.Title, SVG: renamed(p.SVG, "form-")})
	}
	return v, nil
}

// ids are those that a drawing gives and refers to.
var ids = late.Regexp(`( id="| aria-labelledby="|url\(#)`)

// renamed is a drawing with other ids, for the second time on one page.
func renamed(svg template.HTML, prefix string) template.HTML {
	return template.HTML(ids.ReplaceAllString(string(svg), "${1}"+prefix))
}

// Position says a position by its id: its title, and whose it is.
func (v *briefingView) Position(id string) string {
	for _, p := range v.Command.Positions {
		if p.ID != id {
			continue
		}
		if p.Agency == "" {
			return p.Title + " (vacant)"
		}
		return p.Title + " (" + p.Agency + ")"
	}
	return id
}

// Positions says several.
func (v *briefingView) Positions(ids []string) string {
	var names []string
	for _, id := range ids {
		if name := v.Position(id); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return report.List(names)
}

// Hidden tells that everything of a class was left out for this audience, so
// that a column for it would only be empty.
func (v *briefingView) Hidden(class string) bool { return slices.Contains(v.Withheld, class) }

// Stretch is the day or the period of an entry of the calendar.
func (v *briefingView) Stretch(e briefing.Entry) string {
	return cmp.Or(e.Day, report.Words(e.During))
}
