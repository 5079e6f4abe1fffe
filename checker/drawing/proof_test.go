package drawing

import (
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"roe.example/checker/briefing"
)

type failer interface {
	Helper()
	Errorf(string, ...any)
}

// Prove is prove for tests outside of the package.
func Prove(t *testing.T, pictures []Picture) { t.Helper(); prove(t, pictures) }

// prove holds what every set of pictures must hold.
func prove(t failer, pictures []Picture) {
	t.Helper()
	ids := map[string]bool{}
	for _, p := range pictures {
		proveGeometry(t, p)
		for _, id := range wellFormed(t, p) {
			if ids[id] {
				t.Errorf("%s: the id %s is there twice", p.Title, id)
			}
			ids[id] = true
		}
		if p.Width > pageWidth+0.01 || p.Title == "" || p.Alternative == "" {
			t.Errorf("%s: %v wide; alternative %q", p.Title, p.Width, p.Alternative)
		}
	}
}

func proveGeometry(t failer, p Picture) {
	t.Helper()
	all := rect{0, 0, p.Width, p.Height}
	for i, a := range p.drawn.boxes {
		if !within(a, all) {
			t.Errorf("%s: box %v leaves the picture %v", p.Title, a, all)
		}
		for _, b := range p.drawn.boxes[:i] {
			if meet(a, b) && !within(a, b) && !within(b, a) {
				t.Errorf("%s: boxes %v and %v overlap", p.Title, a, b)
			}
		}
	}
	for i, w := range p.drawn.words {
		if !within(w.at, w.in) || !within(w.at, all) {
			t.Errorf("%s: %q at %v leaves %v", p.Title, w.text, w.at, w.in)
		}
		for _, v := range p.drawn.words[:i] {
			if meet(w.at, v.at) {
				t.Errorf("%s: %q at %v and %q at %v overlap", p.Title, w.text, w.at, v.text, v.at)
			}
		}
		for _, b := range p.drawn.boxes {
			if meet(w.at, b) && !within(w.at, b) {
				t.Errorf("%s: %q at %v crosses the box %v", p.Title, w.text, w.at, b)
			}
		}
	}
}

const grain = 0.6

func within(a, b rect) bool {
	return a.x >= b.x-grain && a.y >= b.y-grain && a.right() <= b.right()+grain && a.bottom() <= b.bottom()+grain
}

func meet(a, b rect) bool {
	return a.x < b.right()-grain && b.x < a.right()-grain && a.y < b.bottom()-grain && b.y < a.bottom()-grain
}

// wellFormed decodes a picture and gives its ids back. Only elements and
// attributes that draw may be in it.
func wellFormed(t failer, p Picture) []string {
	t.Helper()
	var ids []string
	decoder := xml.NewDecoder(strings.NewReader(string(p.File())))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return ids
		}
		if err != nil {
			t.Errorf("%s: %v", p.Title, err)
			return ids
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "svg", "g", "title", "desc", "rect", "path", "text", "circle", "defs", "pattern":
		default:
			t.Errorf("%s: an element %s", p.Title, start.Name.Local)
		}
		for _, a := range start.Attr {
			switch {
			case a.Name.Local == "class" && !strings.HasPrefix(a.Value, "drawn"):
				t.Errorf("%s: the class %s may be one of the page", p.Title, a.Value)
			case a.Name.Local == "id":
				ids = append(ids, a.Value)
			case strings.HasPrefix(a.Name.Local, "on"), a.Name.Local == "href", strings.Contains(a.Value, "NaN"), strings.Contains(a.Value, "Inf"):
				t.Errorf("%s: %s=%q", p.Title, a.Name.Local, a.Value)
			}
		}
	}
}

// shown is all that a set of pictures says, without the breaks of its lines.
func shown(pictures []Picture) string {
	var b strings.Builder
	for _, p := range pictures {
		for _, w := range p.drawn.words {
			b.WriteString(w.text)
		}
	}
	return strings.NewReplacer(" ", "", "\u00a0", "").Replace(b.String())
}

func has(all, text string) bool {
	return strings.Contains(all, strings.NewReplacer(" ", "", "\u00a0", "").Replace(clean(text)))
}

var hostile = []string{
	`<script>alert(1)</script>`, `"><svg onload=x>`, `]]>&amp;&#x3c;`, "\u202eright to left\u202c", strings.Repeat("W", 300),
	strings.Repeat("langes-Wort/", 30), "العربية الشرطة", "警察署長警察署長警察署長警察署長警察署長", "a\x00b\x1b[31m", "\xff\xfe", "👩‍👩‍👧‍👦👮🏽‍♀️", "Zoe\u0301",
}

func drawText() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom([]string{"Riverton PD", "Operations Section Chief", "Captain", "Harbor Police Department, Mobile Field Force"}),
		rapid.SampledFrom(hostile), rapid.StringN(1, 20, 60))
}

func drawCommand(t *rapid.T) *briefing.Command {
	c := &briefing.Command{Kind: rapid.SampledFrom([]string{"", "single", "unified"}).Draw(t, "kind")}
	kinds := []string{"incident-commander", "safety-officer", "liaison-officer", "operations-section-chief", "group-supervisor", "logistics-section-chief"}
	n := rapid.IntRange(0, 18).Draw(t, "positions")
	names := func(most int) []string {
		var out []string
		for range rapid.IntRange(0, 2).Draw(t, "superiors") {
			out = append(out, fmt.Sprint("p", rapid.IntRange(0, max(0, most)).Draw(t, "superior")))
		}
		return out
	}
	for i := range n {
		above := i - 1
		if rapid.IntRange(0, 9).Draw(t, "wild") == 0 {
			above = n + 1 // rings, and posts that are not there
		}
		kind := rapid.SampledFrom(kinds).Draw(t, "kind")
		c.Positions = append(c.Positions, briefing.Position{
			ID: fmt.Sprint("p", i), Kind: kind, Title: fmt.Sprintf("Title %d %s", i, drawText().Draw(t, "title")), ReportsTo: names(above),
			Agency: rapid.SampledFrom([]string{"", "Riverton PD", "Coast Sheriff"}).Draw(t, "agency"), Rank: drawText().Draw(t, "rank"),
		})
	}
	for i := range rapid.IntRange(0, 8).Draw(t, "assignments") {
		a := briefing.Assignment{ID: fmt.Sprint("a", i), Title: fmt.Sprintf("Post %d %s", i, drawText().Draw(t, "title")), Place: drawText().Draw(t, "place"), ReportsTo: names(n - 1)}
		for j := range rapid.SampledFrom([]int{0, 1, 3, 40}).Draw(t, "units") {
			a.Units = append(a.Units, briefing.AssignmentUnit{ID: fmt.Sprint("u", j), Agency: fmt.Sprintf("Town %d-%d", i, j), Officers: j})
		}
		c.Assignments = append(c.Assignments, a)
	}
	return c
}

func TestChartsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCommand(t)
		p, err := OrgChart(c)
		if err != nil {
			t.Fatal(err)
		}
		prove(t, p)
		all := shown(p)
		for _, q := range c.Positions {
			if !has(all, q.Title) && !(c.Kind == "unified" && q.Kind == "incident-commander") || !has(all, q.Agency) {
				t.Errorf("%q of %q is not shown", q.Title, q.Agency)
			}
		}
		for _, a := range c.Assignments {
			if !has(all, a.Title) {
				t.Errorf("%q is not shown", a.Title)
			}
			for _, u := range a.Units {
				if !has(all, u.Agency) {
					t.Errorf("%q is not shown", u.Agency)
				}
			}
		}
	})
}

func TestNetsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := &briefing.Radio{}
		for i := range rapid.IntRange(1, 5).Draw(t, "nets") {
			n := briefing.Net{Title: fmt.Sprintf("Net %d %s", i, drawText().Draw(t, "title")), Remarks: []string{drawText().Draw(t, "remark")}}
			for j := range rapid.IntRange(0, 60).Draw(t, "members") {
				m := briefing.NetMember{ID: fmt.Sprint(j), Name: fmt.Sprintf("Unit %d.%d %s", i, j, drawText().Draw(t, "name"))}
				switch rapid.IntRange(0, 5).Draw(t, "hears") {
				case 0:
					m.Alone, m.Why = true, drawText().Draw(t, "why")
				case 1:
					m.Unknown = true
				case 2:
					m.Circles = []string{"A", "B"}
				case 3:
				default:
					m.Circle = rapid.SampledFrom([]string{"A", "B", "C"}).Draw(t, "circle")
				}
				n.Members = append(n.Members, m)
			}
			r.Nets = append(r.Nets, n)
		}
		p, err := Nets(r)
		if err != nil {
			t.Fatal(err)
		}
		prove(t, p)
		all := shown(p)
		for _, n := range r.Nets {
			if !has(all, n.Title) {
				t.Errorf("%q is not shown", n.Title)
			}
			for _, m := range n.Members {
				if !has(all, m.Name) {
					t.Errorf("%q is not shown", m.Name)
				}
			}
		}
	})
}

func TestTimelinesHold(t *testing.T) {
	begin := instant("2026-10-31T18:00:00-07:00") // the clocks change the night after
	rapid.Check(t, func(t *rapid.T) {
		hours := rapid.SampledFrom([]int{1, 5, 20, 30, 100, 24 * 30, 24 * 800}).Draw(t, "hours")
		at := func(name string) string {
			part := rapid.Float64Range(-0.2, 1.3).Draw(t, name)
			return begin.Add(hour * durationOf(part*float64(hours))).Format(rfc)
		}
		l := &briefing.Timeline{Zone: "America/Los_Angeles", During: iv(begin.Format(rfc), begin.Add(hour*durationOf(float64(hours))).Format(rfc))}
		for i := range rapid.IntRange(0, 20).Draw(t, "lanes") {
			lane := briefing.Lane{Title: fmt.Sprintf("Lane %d %s", i, drawText().Draw(t, "title")), Kind: "command"}
			for range rapid.IntRange(0, 4).Draw(t, "bars") {
				lane.Bars = append(lane.Bars, briefing.Bar{During: iv(at("from"), at("until")), Text: drawText().Draw(t, "text"), Gap: rapid.Bool().Draw(t, "gap")})
			}
			l.Lanes = append(l.Lanes, lane)
		}
		for i := range rapid.IntRange(0, 30).Draw(t, "marks") {
			l.Marks = append(l.Marks, mark(at("mark"), "rules-change", fmt.Sprintf("Mark %d %s", i, drawText().Draw(t, "text"))))
		}
		p, err := Timeline(l)
		if err != nil {
			t.Fatal(err)
		}
		prove(t, p)
		all := shown(p)
		for _, m := range l.Marks {
			if !has(all, m.Text) {
				t.Errorf("%q is not shown", m.Text)
			}
		}
	})
}

func TestSameBytes(t *testing.T) {
	for range 3 {
		a, _ := OrgChart(electionCommand())
		b, _ := OrgChart(electionCommand())
		for i := range a {
			if a[i].SVG != b[i].SVG || math.IsNaN(a[i].Height) {
				t.Errorf("%s differs", a[i].Title)
			}
		}
	}
}
