package ics

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/apognu/gocal"
	"github.com/google/go-cmp/cmp"

	"roe.example/checker/briefing"
	"roe.example/checker/report"
)

var cruel = "a,b;c\\d\nBEGIN:VEVENT\r\n" + strings.Repeat("Łódź 👮 ", 60)

func sample() *briefing.Briefing {
	return &briefing.Briefing{
		Event: "Election Day", Today: "2026-10-01", Audience: report.Internal, Disclaimer: "Nothing here is legal advice.",
		Calendar: []briefing.Entry{
			{
				ID: "riverton-pd/deployment/election-day", Kind: "deployment", Title: "Election Day", Place: "Riverton", When: "3 November 2026",
				During: report.Interval{From: "2026-11-03T06:00:00-08:00", Until: "2026-11-04T02:00:00-08:00"}, Line: briefing.Line{Text: cruel},
			},
			{
				ID: "riverton-pd/waiver-ends/w1", Kind: "waiver-ends", Title: cruel, Day: "2026-12-31", When: "31 December 2026",
				Line:    briefing.Line{Text: "It ends.", Sources: []briefing.Source{{Cite: "Coast Agreement"}}},
				Details: []briefing.Line{{Text: "first"}, {Text: "second"}}, More: 3,
			},
			{
				ID: "riverton-pd/settle/election-day/x", Kind: "settle", Title: "To be settled", When: "18:00",
				During: report.Interval{From: "2026-11-03T18:00:00-08:00", Until: "2026-11-03T18:00:00-08:00"},
			},
		},
	}
}

func written(t *testing.T, b *briefing.Briefing) string {
	t.Helper()
	var out bytes.Buffer
	if err := WriteBriefing(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// read reads a calendar with a parser that is not the writer's.
func read(t *testing.T, text string) []gocal.Event {
	t.Helper()
	c := gocal.NewParser(strings.NewReader(text))
	start, end := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)
	c.Start, c.End, c.Strict.Mode = &start, &end, gocal.StrictModeFailFeed
	if err := c.Parse(); err != nil {
		t.Fatal(err)
	}
	return c.Events
}

// TestReadBack: another parser reads the same days, instants and texts.
func TestReadBack(t *testing.T) {
	type event struct{ UID, From, Until, Stamp, Summary, Class string }
	var got []event
	events := map[string]gocal.Event{}
	for _, e := range read(t, written(t, sample())) {
		events[e.Uid] = e
		got = append(got, event{e.Uid, at(e.Start), at(e.End), at(e.Stamp), e.Summary, e.Class})
	}
	const stamp = "2026-10-01T00:00:00Z"
	line := strings.ReplaceAll(strings.ReplaceAll(cruel, "\r", ""), "\n", `\n`)
	want := []event{
		{"riverton-pd.deployment.election-day@roe.example", "2026-11-03T14:00:00Z", "2026-11-04T10:00:00Z", stamp, "Election Day", "CONFIDENTIAL"},
		{"riverton-pd.waiver-ends.w1@roe.example", "2026-12-31T00:00:00Z", "2026-12-31T23:59:59Z", stamp, line, "CONFIDENTIAL"},
		{"riverton-pd.settle.election-day.x@roe.example", "2026-11-04T01:45:00Z", "2026-11-04T02:00:00Z", stamp, "To be settled", "CONFIDENTIAL"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if e := events["riverton-pd.deployment.election-day@roe.example"]; e.Location != "Riverton" {
		t.Errorf("it is at %q", e.Location)
	}
	said := events["riverton-pd.waiver-ends.w1@roe.example"].Description
	for _, text := range []string{"31 December 2026.", "It ends.", "- first", "- and 3 more.", "Source: Coast Agreement", "Nothing here is legal advice."} {
		if !strings.Contains(said, text) {
			t.Errorf("the entry does not say %q: %q", text, said)
		}
	}
}

func at(t *time.Time) string {
	if t == nil {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// TestForm: lines end and are folded as RFC 5545 asks, whatever they hold.
func TestForm(t *testing.T) {
	out := written(t, sample())
	if strings.Count(out, "\r\n") != strings.Count(out, "\n") || strings.Count(out, "BEGIN:VEVENT\r\n") != 3 {
		t.Errorf("lines do not end in CRLF, or text became entries:\n%s", out)
	}
	for line := range strings.SplitSeq(out, "\r\n") {
		if len(line) > 75 || strings.ToValidUTF8(line, "?") != line {
			t.Errorf("%d bytes, or cut in a sign: %q", len(line), line)
		}
	}
}

// TestUpdates: a run on another day changes what is said and when, and never
// which entry it is.
func TestUpdates(t *testing.T) {
	later := sample()
	later.Today, later.Audience, later.Withheld = "2026-10-08", report.Public, []string{"tactics"}
	a, b := read(t, written(t, sample())), read(t, written(t, later))
	for i := range a {
		if a[i].Uid != b[i].Uid || at(b[i].Stamp) != "2026-10-08T00:00:00Z" || b[i].Class != "PUBLIC" || !strings.Contains(b[i].Description, "Left out of this public version: tactics.") {
			t.Errorf("%+v", b[i])
		}
	}
	if first, second := written(t, later), written(t, later); first != second {
		t.Error("the same gives other bytes")
	}
}

func TestBadTimes(t *testing.T) {
	for _, change := range []func(*briefing.Briefing){
		func(b *briefing.Briefing) { b.Today = "soon" },
		func(b *briefing.Briefing) { b.Calendar[1].Day = "soon" },
		func(b *briefing.Briefing) { b.Calendar[0].During.Until = "soon" },
		func(b *briefing.Briefing) { b.Calendar[0].During.From = "soon" },
	} {
		b := sample()
		change(b)
		if err := WriteBriefing(&bytes.Buffer{}, b); err == nil {
			t.Error("a time that is none is written")
		}
	}
}
