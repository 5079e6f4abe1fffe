package briefing_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker"
	"roe.example/checker/briefing"
	"roe.example/checker/corpus"
	"roe.example/checker/report"
)

// dates adds to the book of Election Day everything that can end.
const dates = `package riverton

agreements: "coastal-pact-2009": {
	until: "2027-01-31"
	parties: "coast-sheriff": insurance: {shown: "2026-01-01", until: "2026-12-31"}
}
agreements: "cascadia-pact-2026": parties: "nosp": approvals: [{by: "state", on: "2026-09-30", until: "2027-06-30"}]
deployments: "election-day-2026": {
	consents: sheriff: {by: "coast-sheriff", to: "cascade-pd", on: "2026-09-01", until: "2026-11-30"}
	declarations: city: {place: "riverton", from: "2026-11-01", until: "2026-11-08T12:00"}
	declarations: storm: {place: "riverton", from: "2026-01-01", until: "2026-02-01"}
}
waivers: harm: {
	rule:     "agreement/uncovered-pair"
	agencies: ["riverton-pd", "rsu-pd"]
	why:      "The university's officers come under a letter."
	terms:    "They stay on their campus."
	acceptedBy: {
		"riverton-pd": {by: "governing-body", name: "Ana Ruiz", title: "Mayor", on: "2026-09-01"}
		"rsu-pd": {by: "governing-body", name: "Lee Park", title: "President", on: "2026-09-01"}
	}
	from:     "2026-09-01"
	until:    "2026-12-15"
	evidence: ["Letter of 1 September"]
}
`

func dated(t *testing.T, today, audience string) *briefing.Briefing {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../agreements/riverton-election-day")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "dates.cue"), []byte(dates), 0o644); err != nil {
		t.Fatal(err)
	}
	b, faults, err := checker.Brief(t.Context(), checker.Options{Paths: []string{dir}, Today: today, Audience: audience})
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	return b
}

// TestBriefCalendar: everything that ends or is due from that day on is in it
// once, with its day or instant, and what is over is not.
func TestBriefCalendar(t *testing.T) {
	var got []string
	b := dated(t, "2026-10-01", report.Internal)
	for _, e := range b.Calendar {
		at := e.Day
		if at == "" {
			at = e.During.From
		}
		if strings.HasPrefix(e.ID, "riverton-pd/settle/election-day-2026/") {
			continue
		}
		got = append(got, at+" "+e.ID)
		if e.Title == "" || e.Text == "" || e.When == "" || !strings.Contains(e.ID, "/"+e.Kind+"/") {
			t.Errorf("%+v", e)
		}
	}
	want := []string{
		"2026-11-02 riverton-pd/settle/election-day-2026",
		"2026-11-03T06:00:00-08:00 riverton-pd/deployment/election-day-2026",
		"2026-11-08T12:00:00-08:00 riverton-pd/declaration-ends/election-day-2026/city",
		"2026-11-30 riverton-pd/consent-ends/election-day-2026/sheriff",
		"2026-12-15 riverton-pd/waiver-ends/harm",
		"2026-12-31 riverton-pd/insurance-ends/coastal-pact-2009/coast-sheriff",
		"2027-01-31 riverton-pd/agreement-ends/coastal-pact-2009",
		"2027-06-30 riverton-pd/approval-ends/cascadia-pact-2026/nosp/state/2026-09-30",
		"2028-03-16 riverton-pd/review-due/cascadia-pact-2026",
		"2029-03-31 riverton-pd/agreement-ends/cascadia-pact-2026",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	settle := b.Calendar[0]
	due := 0
	for _, task := range b.Cover.Settle {
		if task.Before == "" {
			due++
		}
	}
	if len(settle.Details)+settle.More != due {
		t.Errorf("%d and %d more of %d", len(settle.Details), settle.More, due)
	}
	public := dated(t, "2026-10-01", report.Public)
	if slices.ContainsFunc(public.Calendar, func(e briefing.Entry) bool { return e.Kind == "waiver-ends" }) {
		t.Error("the public is told what was accepted")
	}
}

// TestTimelineLastDays: what is stated to a day ends with that day, and is not
// said to end at the midnight after; what begins on a day says the day.
func TestTimelineLastDays(t *testing.T) {
	marks := map[string]string{}
	for _, m := range dated(t, "2026-10-01", report.Internal).Timeline.Marks {
		marks[m.Text] = m.When + ", " + m.Part
		if strings.Contains(m.When, "00:00") {
			t.Errorf("%s: %s", m.When, m.Text)
		}
	}
	for text, when := range map[string]string{
		"Last day of the consent of Coast Sheriff to the work of Cascade City PB.": "30 November 2026, after",
		"Emergency declared for Riverton.":                                         "1 November 2026, before",
		"The emergency declared for Riverton ends.":                                "8 November 2026, 12:00, after",
	} {
		if got := marks[text]; got != when {
			t.Errorf("%q is on %q, want %q", text, got, when)
		}
	}
	if t.Failed() {
		t.Log(marks)
	}
}

// TestAssignmentListSaysWhatIsDeclined: the leader of a post reads what those
// who work there will not do.
func TestAssignmentListSaysWhatIsDeclined(t *testing.T) {
	said := map[string]bool{}
	for _, f := range dated(t, "2026-10-01", report.Internal).Forms {
		for _, b := range f.Blocks {
			for _, text := range b.Text {
				said[text] = said[text] || f.Number == "ICS 204" && b.Number == "6"
			}
		}
	}
	for _, want := range []string{"Cascade City PB declines: arrest-team duty.", "This is the front line."} {
		if !said[want] {
			t.Errorf("no assignment list says %q; they say %v", want, said)
		}
	}
}

// TestUnknownIsGathered: of many agencies, what could not be compared is told by
// topic and counted, and no pair of agencies has a line of its own.
func TestUnknownIsGathered(t *testing.T) {
	dir := t.TempDir()
	if err := corpus.Write(dir, 7, 30); err != nil {
		t.Fatal(err)
	}
	b, faults, err := checker.Brief(t.Context(), checker.Options{Paths: []string{dir}, Today: "2026-10-12"})
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	single, gathered := 0, 0
	for _, s := range b.Report.Coverage.Statements {
		single += len(s.Uncompared) + len(s.Silent)
	}
	for _, l := range b.Cover.Unknown {
		if strings.Contains(l.Text, " in ") && strings.Contains(l.Text, "more agencies") {
			gathered++
		}
	}
	if single < 40 || len(b.Cover.Unknown) > 20 || gathered == 0 {
		t.Errorf("%d single lines became %d, %d of them gathered: %+v", single, len(b.Cover.Unknown), gathered, b.Cover.Unknown)
	}
}
