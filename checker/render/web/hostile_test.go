package web

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"roe.example/checker/briefing"
)

// nasty is what a hostile book says in its n-th field: scripts, markup, marks
// of direction, an end of everything that text may stand in, and a word without
// end. The number tells whether it is all there.
func nasty(n int) string {
	return fmt.Sprintf(`<script>window.caught=%[1]d</script><img src=x onerror="window.caught=%[1]d"><b style="color:red">"'</style></title></svg>`+
		"--></td>\u202e\u2067 javascript:window.caught=%[1]d {{.}} ${caught} %[2]s whole%[1]dwhole", n, strings.Repeat("W", 300))
}

// spoil writes it into every string of a document, but for those that choose
// among what a page knows.
func spoil(v reflect.Value, name string, n *int) {
	switch v.Kind() {
	case reflect.String:
		if !chosen[name] {
			*n++
			v.SetString(nasty(*n))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			spoil(v.Elem(), name, n)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			spoil(v.Field(i), v.Type().Name()+"."+v.Type().Field(i).Name, n)
		}
	case reflect.Slice:
		for i := range v.Len() {
			spoil(v.Index(i), name, n)
		}
	}
}

// chosen are fields that are no text: they choose, refer, or are read as times.
var chosen = map[string]bool{
	"Briefing.Audience": true, "Line.Severity": true, "Finding.Severity": true, "Cell.Position": true, "Line.Finding": true, "Finding.Fingerprint": true,
	"Interval.From": true, "Interval.Until": true, "Timeline.Zone": true, "Mark.At": true, "Mark.Kind": true, "Mark.Part": true, "Lane.Kind": true,
	"Briefing.Deployment": true, "Briefing.Book": true, "Verdict.Deployment": true, "Verdict.Book": true, "Finding.Deployment": true, "Finding.Book": true,
	"Agency.ID": true, "Position.ID": true, "Position.Kind": true, "Position.Post": true, "Position.After": true, "Position.ReportsTo": true,
	"Assignment.ReportsTo": true, "Handover.From": true, "Handover.To": true, "Bar.Position": true, "Lane.ID": true, "Assignment.ID": true,
	"Matrix.Topic": true, "Section.ID": true, "NetMember.ID": true, "NetMember.Circle": true, "NetMember.Circles": true, "Circle.ID": true, "Circle.Members": true,
	"Net.ID": true, "Line.Also": true, "Finding.Change": true, "Briefing.Withheld": true, "Report.Withheld": true, "Task.Rule": true, "Handover.At": true,
	"Readiness.Audience": true, "Readiness.Kind": true, "Readiness.From": true, "Readiness.Until": true, "Readiness.Today": true, "Readiness.Withheld": true,
	"Date.Kind": true, "Date.Day": true, "Date.Last": true, "Date.Verdict": true, "Item.Status": true, "Item.Findings": true, "Item.Accepted": true, "Card.Status": true,
	"Term.From": true, "Term.Until": true, "Term.State": true, "Review.State": true, "Signed.State": true, "Named.InForce": true, "Count.Status": true,
	"AgencyStanding.Status": true, "Task.Severity": true, "Task.Status": true, "Task.Day": true, "Task.First": true, "Task.Finding": true, "Task.Topic": true,
	"Pairs.Day": true, "PairAgency.ID": true, "PairTopic.ID": true, "Pair.Host": true, "Pair.Aid": true, "Pair.Worst": true, "PairReason.Severity": true,
	"PairReason.Topic": true, "PairReason.Rule": true, "ChartDay.Day": true, "ChartDay.Last": true, "LoadDay.Day": true, "LoadDay.Last": true, "Chart.Unit": true,
	"Drill.Audience": true, "Drill.For": true, "Drill.Verdict": true, "Drill.Deployment": true, "Drill.Book": true, "Drill.Withheld": true, "Drill.Today": true,
	"Scenario.Difficulty": true, "Scenario.At": true, "Question.Position": true, "Topic.ID": true,
	"Step.Severity": true, "Step.Findings": true, "Step.Before": true, "Verdict.Verdict": true, "Cover.Verdict": true,
}

// shownFields are those that a reader must find, wherever they are in a page.
var shownFields = []func(b *briefing.Briefing) []string{
	func(b *briefing.Briefing) []string {
		return []string{b.Event, b.Place, b.Purpose, b.When, b.Host.Name, b.Disclaimer, b.Cover.Words}
	},
	func(b *briefing.Briefing) (out []string) {
		for _, s := range b.Sheets {
			out = append(out, s.Title, s.When, s.Officers)
			for _, p := range s.Sections {
				out = append(out, p.Title, p.Nothing)
				for _, l := range p.Lines {
					out = append(out, l.Text)
				}
			}
		}
		return out
	},
	func(b *briefing.Briefing) (out []string) {
		for _, m := range b.Matrix {
			out = append(out, m.Title)
			for _, r := range m.Rows {
				out = append(out, r.Name, r.When)
				for _, c := range r.Cells {
					out = append(out, c.Word, c.Duty, c.Where)
				}
			}
		}
		return out
	},
	func(b *briefing.Briefing) (out []string) {
		for _, s := range append(b.Cover.Steps, b.Cover.Points...) {
			out = append(out, s.Text, s.About)
		}
		for _, f := range b.Report.Findings {
			out = append(out, f.Title, f.Message, f.Remedy, f.Rule)
		}
		for _, p := range b.Command.Positions {
			out = append(out, p.Title, p.Agency, p.Rank)
		}
		for _, n := range b.Radio.Nets {
			out = append(out, n.Title, n.Channel.Name)
		}
		for _, m := range b.Timeline.Marks {
			out = append(out, m.When, m.Text)
		}
		for _, f := range b.Forms {
			out = append(out, f.Number, f.Title)
			for _, k := range f.Blocks {
				out = append(out, k.Title)
				for _, row := range k.Rows {
					out = append(out, row...)
				}
			}
		}
		return out
	},
}

// TestHostile: a book full of markup, scripts, marks of direction and very long
// words is shown harmlessly and whole, on the smallest screen.
func TestHostile(t *testing.T) {
	f, n := fixture(t), 0
	f.Report.Findings, f.Sheets, f.Matrix, f.Forms = f.Report.Findings[:2], f.Sheets[:1], f.Matrix[:1], f.Forms[:3]
	spoil(reflect.ValueOf(f), "", &n)
	b := newTab(t)
	b.look(view{360, "light"})
	b.open(written(t, f, "letter"))
	if eval[bool](b, `window.caught !== undefined || document.querySelector("main script, main img, [onerror], [style]") !== null`) {
		t.Error("markup of a book has become part of the page")
	}
	if by := eval[float64](b, sideways); by > 0 {
		t.Errorf("the page is %.0f px too wide, because of %s", by, eval[string](b, tooWide))
	}
	for _, paper := range []struct {
		turned bool
		width  int64
	}{{false, paperWidth}, {true, turnedWidth}} {
		b.do(chromedp.EmulateViewport(paper.width, 1000), onPaper)
		b.script(fmt.Sprintf(`for (const e of document.querySelectorAll(".form-wide")) e.hidden = %t`, !paper.turned))
		if by := eval[float64](b, sideways); by > 0 {
			t.Errorf("on paper %d px wide %.0f px are cut off, because of %s", paper.width, by, eval[string](b, tooWide))
		}
	}
	text := eval[string](b, `document.body.textContent`)
	for _, fields := range shownFields {
		for _, want := range fields(f) {
			if i := strings.Index(want, "whole"); i >= 0 && !strings.Contains(text, want[i:]) {
				t.Errorf("the text ending in %q is not there whole", want[i:])
			}
		}
	}
	if strings.ContainsAny(text, "\u202e\u2067") {
		t.Error("a mark of direction is left")
	}
	b.quiet()
}

// paperWidth is what A4 has between its margins, in CSS pixels, and turnedWidth
// what Letter has when it is turned: the less of both papers each.
const (
	paperWidth  = 688
	turnedWidth = 948
)

// tooWide names what sticks out of the window.
const tooWide = `[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".scroll, .icons")).slice(0, 3).map(e => e.tagName + "." + e.className).join(", ")`
