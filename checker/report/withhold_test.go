package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
)

type leaflet struct {
	Title   string
	Channel string `withhold:"channels"`
	Crew    []int  `withhold:"numbers"`
	Lines   []leafletLine
	Words   map[string]string
	Report  *Report
	leafletLeft
}

type leafletLine struct {
	Text    string
	Finding string
	Tells   []string
}

type leafletLeft struct{ Left string }

func (l *leafletLeft) LeftOut(what string) { l.Left = what }

func aLeaflet() *leaflet {
	return &leaflet{
		Title: "Turn to RIVERTAC 7", Channel: "TAC", Crew: []int{7},
		Lines: []leafletLine{{Text: "plain"}, {Text: "bring it", Tells: []string{"tactics"}}, {Text: "secret", Finding: "f1"}, {Text: "open", Finding: "f2"}},
		Words: map[string]string{"post": "on the Annex roof"}, Report: &Report{Disclaimer: "RIVERTAC 7"},
	}
}

func TestWithholder(t *testing.T) {
	in := small()
	public := &Report{Findings: []Finding{
		{Fingerprint: "f1", Message: "On force, something is left out here (withheld: tactics)."}, {Fingerprint: "f2", Message: "All of it."},
	}}
	internal, open := aLeaflet(), aLeaflet()
	if classes := NewWithholder(in, public).Apply(internal); len(classes) > 0 || cmp.Diff(aLeaflet(), internal, cmp.AllowUnexported(leaflet{})) != "" {
		t.Errorf("for the agencies it left out %v", classes)
	}
	in.Audience = Public
	in.Books[0].Sensitive = append(in.Books[0].Sensitive, book.Withheld{Path: "deployments.d.perimeter", Class: "posts", Value: "Annex roof"})
	classes := NewWithholder(in, public).Apply(open)
	if diff := cmp.Diff([]string{"channels", "numbers", "posts", "tactics"}, classes); diff != "" {
		t.Error(diff)
	}
	want := &leaflet{
		Title: "Turn to (withheld: radio channel)",
		Lines: []leafletLine{{Text: "plain"}, {Text: "open", Finding: "f2"}},
		Words: map[string]string{"post": "on the (withheld: post)"}, Report: &Report{Disclaimer: "RIVERTAC 7"},
		leafletLeft: leafletLeft{"(withheld: radio channel, numbers and tactics)"},
	}
	if diff := cmp.Diff(want, open, cmp.AllowUnexported(leaflet{})); diff != "" {
		t.Error(diff)
	}
	if classes := NewWithholder(in, public).Apply(&leaflet{Title: "none", Crew: []int{}}); len(classes) > 0 {
		t.Errorf("nothing was there, and left out was %v", classes)
	}
}
