package waiver

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

const print1 = "0123456789abcdef"

// scene is a run with one finding, on an order of Riverton PD and a manual of
// Harbor PD, and one waiver of it by both chiefs.
func scene() *Run {
	both := map[string]*book.Acceptance{
		"riverton": {By: "chief", Name: "R", Title: "Chief", On: "2026-09-01"},
		"harbor":   {By: "chief", Name: "H", Title: "Chief", On: "2026-09-01"},
	}
	b := &book.Book{
		Agencies:    map[string]*book.Agency{"riverton": {Short: "Riverton PD", Place: "rivertown"}, "harbor": {Short: "Harbor PD", Place: "harborton"}},
		Deployments: map[string]*book.Deployment{"day": {Timezone: "America/Los_Angeles"}},
		Actions:     map[string]*book.Action{"spray": {In: []string{"chemical"}}, "chemical": {}, "baton": {}},
		Waivers: map[string]*book.Waiver{"w": {
			Fingerprint: print1, AcceptedBy: both, From: "2026-10-01", Until: "2026-11-04", Evidence: []string{"letter"},
		}},
	}
	f := &facts.Facts{
		Deployments: []facts.Deployment{{
			Book: "b", ID: "day", Agencies: []string{"riverton", "harbor"},
			During: facts.Interval{From: "2026-11-03T06:00:00-08:00", Until: "2026-11-04T02:00:00-08:00"},
		}},
		Instruments: []facts.Instrument{
			{Book: "b", ID: "order", Path: "instruments.order", Kind: "directive", Rank: 4, Issuer: facts.Say("riverton"), Effective: facts.Say("2026-08-31")},
			{Book: "b", ID: "manual", Path: "instruments.manual", Kind: "policy", Rank: 3, Issuer: facts.Say("harbor")},
			{Book: "b", ID: "ordinance", Path: "instruments.ordinance", Kind: "ordinance", Rank: 5, Issuer: facts.Say("harborton")},
			{Book: "b", ID: "statute", Path: "instruments.statute", Kind: "statute", Rank: 9, Law: true},
			{Book: "b", ID: "county", Path: "instruments.county", Kind: "policy", Rank: 3, Issuer: facts.Say("sheriff")},
		},
		Norms: []facts.Norm{
			{Book: "b", ID: "order#1", Document: "order", Modality: "prohibits"},
			{Book: "b", ID: "manual#1", Document: "manual", Modality: "permits"},
			{Book: "b", ID: "ordinance#1", Document: "ordinance", Modality: "requires"},
			{Book: "b", ID: "statute#1", Document: "statute", Modality: "prohibits"},
			{Book: "b", ID: "statute#2", Document: "statute", Modality: "permits"},
			{Book: "b", ID: "statute#3", Document: "statute", Modality: "requires", Advice: facts.Say("should")},
			{Book: "b", ID: "county#1", Document: "county", Modality: "prohibits"},
		},
		Clashes: facts.Clashes{Unreached: []facts.Clash{{
			ID: "c1", Book: "b", Kind: "unreached", Left: facts.Side{Norms: []string{"order#1"}}, Right: facts.Side{Norms: []string{"manual#1"}},
		}}},
	}
	return &Run{
		Books: []*book.Located{{Dir: "b", Book: b}}, Facts: f, Whole: true, Judged: func(string) bool { return true },
		Findings: []report.Finding{{
			Book: "b", Deployment: "day", Rule: "force/unreached", Topic: "force", Severity: "error", Fingerprint: print1,
			Agencies: []string{"riverton", "harbor"}, Actions: []string{"spray"}, Clashes: []string{"c1"},
			Places: []report.Place{{Path: "instruments.manual"}},
		}},
		Day: Day("2026-10-15", time.Time{}), MaxDays: 366, MaxMatches: 5,
	}
}

func (r *Run) w() *book.Waiver     { return r.Books[0].Book.Waivers["w"] }
func (r *Run) clash() *facts.Clash { return &r.Facts.Clashes.Unreached[0] }

func TestOneMatch(t *testing.T) {
	got := State(scene())[0]
	want := facts.WaiverMatch{
		Fingerprint: print1, Rule: "force/unreached", Severity: "error", Deployment: "day", Agencies: []string{"harbor", "riverton"},
		Today: "2026-10-15", Begins: "2026-11-03", Ends: "2026-11-04", Rank: 4, Above: []facts.Above{}, Missing: []string{},
		Unable: []facts.Unable{}, Outdated: []facts.Outdated{}, Holds: true,
	}
	if diff := cmp.Diff([]facts.WaiverMatch{want}, got.Matches); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got.Days != 35 || got.Records != 1 || !got.Judged {
		t.Errorf("%+v", got)
	}
}

// TestHolds changes one thing at a time in what holds.
func TestHolds(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Run)
		holds  bool
	}{
		{"as it is", func(*Run) {}, true},
		{"first day", func(r *Run) { r.Day = Day("2026-10-01", time.Time{}) }, true},
		{"day before", func(r *Run) { r.Day = Day("2026-09-30", time.Time{}) }, false},
		{"last day", func(r *Run) { r.Day = Day("2026-11-04", time.Time{}) }, true},
		{"day after", func(r *Run) { r.Day = Day("2026-11-05", time.Time{}) }, false},
		{"ends while they are out", func(r *Run) { r.w().Until = "2026-11-03" }, false},
		{"they are back by midnight", func(r *Run) {
			r.w().Until, r.Facts.Deployments[0].During.Until = "2026-11-03", "2026-11-04T00:00:00-08:00"
		}, true},
		{"begins when they do", func(r *Run) { r.w().From, r.Day = "2026-11-03", Day("2026-11-03", time.Time{}) }, true},
		{"begins after they do", func(r *Run) { r.w().From, r.Day = "2026-11-04", Day("2026-11-04", time.Time{}) }, false},
		{"documents alone", func(r *Run) { r.Findings[0].Deployment, r.w().Until = "", "2026-10-15" }, true},
		{"one side", func(r *Run) { delete(r.w().AcceptedBy, "harbor") }, false},
		{"no name", func(r *Run) { r.w().AcceptedBy["harbor"].Name = "" }, false},
		{"no day", func(r *Run) { r.w().AcceptedBy["harbor"].On = "" }, false},
		{"signed today", func(r *Run) { r.w().AcceptedBy["harbor"].On = "2026-10-15" }, true},
		{"signed tomorrow", func(r *Run) { r.w().AcceptedBy["harbor"].On = "2026-10-16" }, false},
		{"by counsel", func(r *Run) { r.w().AcceptedBy["harbor"].By = "attorney" }, false},
		{"of the others' ordinance by a chief", func(r *Run) { r.clash().Right.Norms = []string{"ordinance#1"} }, false},
		{"of the others' ordinance by its council", func(r *Run) {
			r.clash().Right.Norms = []string{"ordinance#1"}
			r.w().AcceptedBy["harbor"].By = "governing-body"
		}, true},
		{"of a statute", func(r *Run) { r.clash().Left.Norms = []string{"statute#1"} }, false},
		{"of a statute by councils", func(r *Run) {
			r.clash().Left.Norms = []string{"statute#1"}
			r.w().AcceptedBy["harbor"].By, r.w().AcceptedBy["riverton"].By = "governing-body", "governing-body"
		}, false},
		{"of what a statute permits", func(r *Run) { r.clash().Left.Norms = []string{"order#1", "statute#2"} }, true},
		{"of what a statute permits on a word", func(r *Run) {
			r.clash().Left.Norms, r.clash().Left.Approvals = []string{"statute#2"}, []facts.Approval{{Rung: "chief"}}
		}, false},
		{"of what a statute advises", func(r *Run) { r.clash().Left.Norms = []string{"order#1", "statute#3"} }, true},
		{"of another's rules", func(r *Run) { r.clash().Left.Norms = []string{"county#1"} }, false},
		{"of a question of law", func(r *Run) { r.Findings[0].Topic = "legal" }, false},
		{"of a statute cited", func(r *Run) { r.Findings[0].Clashes, r.Findings[0].Cites = nil, []string{"statute"} }, false},
		{"of a statute's place", func(r *Run) {
			r.Findings[0].Clashes, r.Findings[0].Places = nil, []report.Place{{Path: "instruments.statute.norms.1"}}
		}, false},
		{"of a like name", func(r *Run) {
			r.Findings[0].Clashes, r.Findings[0].Places = nil, []report.Place{{Path: "instruments.statutes"}}
		}, true},
		{"changed on the day", func(r *Run) { r.Facts.Instruments[0].Effective = facts.Say("2026-09-01") }, true},
		{"changed the day after", func(r *Run) { r.Facts.Instruments[0].Effective = facts.Say("2026-09-02") }, false},
		{"adopted before, in effect after", func(r *Run) {
			r.Facts.Instruments[0].Adopted, r.Facts.Instruments[0].Effective = facts.Say("2026-08-01"), facts.Say("2026-10-01")
		}, true},
		{"without a record", func(r *Run) { r.w().Evidence = nil }, false},
		{"as long as can be", func(r *Run) { r.MaxDays = 35 }, true},
		{"a day too long", func(r *Run) { r.MaxDays = 34 }, false},
		{"an amended agreement by the council that it needs", func(r *Run) {
			r.agree("governing-body")
			r.w().AcceptedBy["harbor"].By = "governing-body"
		}, true},
		{"an agreement that needs a council by a chief", func(r *Run) { r.agree("governing-body") }, false},
		{"an agreement that needs nobody by a chief", func(r *Run) { r.agree() }, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := scene()
			c.change(r)
			got := State(r)[0]
			if len(got.Matches) != 1 || got.Matches[0].Holds != c.holds {
				t.Errorf("%+v", got.Matches)
			}
		})
	}
}

// agree makes the finding one about an agreement that needs somebody's word for
// Harbor PD.
func (r *Run) agree(needs ...string) {
	a := &book.Agreement{Parties: map[string]*book.Party{"harbor": {Needs: needs}, "riverton": {}}}
	r.Books[0].Book.Agreements = map[string]*book.Agreement{"pact": a}
	r.Facts.Agreements = []facts.Agreement{{Book: "b", ID: "pact", Path: "agreements.pact"}}
	r.Findings[0].Clashes, r.Findings[0].Places = nil, []report.Place{{Path: "agreements.pact.parties.harbor"}}
}

// TestNames tells which findings a waiver by rule speaks of.
func TestNames(t *testing.T) {
	for _, c := range []struct {
		name    string
		change  func(*book.Waiver, *report.Finding)
		matches int
	}{
		{"both", func(*book.Waiver, *report.Finding) {}, 1},
		{"one of them", func(w *book.Waiver, _ *report.Finding) { w.Agencies = []string{"harbor"} }, 1},
		{"another rule", func(_ *book.Waiver, f *report.Finding) { f.Rule = "force/terms" }, 0},
		{"an agency that takes no part", func(_ *book.Waiver, f *report.Finding) { f.Agencies = []string{"harbor"} }, 0},
		{"another book", func(_ *book.Waiver, f *report.Finding) { f.Book = "c" }, 0},
		{"the deployment", func(w *book.Waiver, _ *report.Finding) { w.Deployment = "day" }, 1},
		{"another deployment", func(w *book.Waiver, f *report.Finding) { w.Deployment, f.Deployment = "day", "" }, 0},
		{"the action", func(w *book.Waiver, _ *report.Finding) { w.Actions = []string{"spray"} }, 1},
		{"its category", func(w *book.Waiver, _ *report.Finding) { w.Actions = []string{"chemical"} }, 1},
		{"another action", func(w *book.Waiver, _ *report.Finding) { w.Actions = []string{"baton"} }, 0},
		{"one of two actions", func(w *book.Waiver, f *report.Finding) {
			w.Actions, f.Actions = []string{"chemical"}, []string{"spray", "baton"}
		}, 0},
		{"carrying it", func(w *book.Waiver, f *report.Finding) {
			w.Actions, f.Actions = []string{"carry/chemical"}, []string{"carry/spray"}
		}, 1},
		{"using what is carried", func(w *book.Waiver, f *report.Finding) {
			w.Actions, f.Actions = []string{"chemical"}, []string{"carry/spray"}
		}, 0},
		{"about no action", func(w *book.Waiver, f *report.Finding) { w.Actions, f.Actions = []string{"spray"}, nil }, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := scene()
			r.w().Fingerprint, r.w().Rule, r.w().Agencies = "", "force/unreached", []string{"riverton", "harbor"}
			r.Findings[0].Clashes, r.Findings[0].Places = nil, nil
			c.change(r.w(), &r.Findings[0])
			if got := State(r)[0].Matches; len(got) != c.matches {
				t.Errorf("%+v", got)
			}
		})
	}
}

// TestHowMany bounds what one waiver by rule accepts.
func TestHowMany(t *testing.T) {
	for _, c := range []struct {
		findings            int
		deployment, actions bool
		holds               bool
	}{{1, false, false, true}, {2, false, false, false}, {2, true, false, true}, {2, false, true, true}, {5, true, true, true}, {6, true, true, false}} {
		r := scene()
		w := r.w()
		w.Fingerprint, w.Rule, w.Agencies = "", "force/unreached", []string{"harbor"}
		if c.deployment {
			w.Deployment = "day"
		}
		if c.actions {
			w.Actions = []string{"spray"}
		}
		for i := 1; i < c.findings; i++ {
			f := r.Findings[0]
			f.Fingerprint = string(rune('a' + i))
			r.Findings = append(r.Findings, f)
		}
		for _, m := range State(r)[0].Matches {
			if m.Holds != c.holds {
				t.Errorf("%+v: holds %v", c, m.Holds)
			}
		}
	}
}

// TestDayInTheZone: the clock's day is that of the deployment's zone, to the
// instant; a day that was asked for is that day everywhere.
func TestDayInTheZone(t *testing.T) {
	for _, c := range []struct {
		now, zone string
		holds     bool
	}{
		{"2026-11-05T07:59:59Z", "America/Los_Angeles", true}, // 23:59:59 of the last day there
		{"2026-11-05T08:00:00Z", "America/Los_Angeles", false},
		{"2026-11-05T07:59:59Z", "Europe/Berlin", false},
		{"2026-11-04T22:59:59Z", "Europe/Berlin", true},
		{"2026-11-04T12:00:00+14:00", "Pacific/Kiritimati", true},
		{"2026-11-04T10:00:00Z", "Pacific/Kiritimati", false}, // midnight there
		{"2026-10-01T06:59:59Z", "America/Los_Angeles", false},
		{"2026-10-01T07:00:00Z", "America/Los_Angeles", true},
		{"2026-10-01T06:59:59Z", "Europe/Berlin", true},
	} {
		now, err := time.Parse(time.RFC3339, c.now)
		if err != nil {
			t.Fatal(err)
		}
		r := scene()
		r.Books[0].Book.Deployments["day"].Timezone, r.Day = c.zone, Day("", now)
		if m := State(r)[0].Matches[0]; m.Holds != c.holds {
			t.Errorf("%s in %s: today is %s, holds %v", c.now, c.zone, m.Today, m.Holds)
		}
	}
	zone := time.FixedZone("", 14*3600)
	if got := Day("2026-11-04", time.Now())(zone); got != "2026-11-04" {
		t.Error(got)
	}
}

// TestZoneOfDocuments: what is no matter of one deployment is in the zone that
// all of them share, and otherwise in that of whoever asks.
func TestZoneOfDocuments(t *testing.T) {
	r := scene()
	r.Findings[0].Deployment = ""
	now := time.Date(2026, 11, 5, 7, 0, 0, 0, time.UTC)
	r.Day = Day("", now)
	if m := State(r)[0].Matches[0]; m.Today != "2026-11-04" {
		t.Error("shared zone:", m.Today)
	}
	r.Books[0].Book.Deployments["other"] = &book.Deployment{Timezone: "America/New_York"}
	if m := State(r)[0].Matches[0]; m.Today != "2026-11-05" {
		t.Error("two zones:", m.Today)
	}
}

func TestJudged(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Run)
		want   bool
	}{
		{"all", func(*Run) {}, true},
		{"some rule could not", func(r *Run) { r.Whole = false }, false},
		{"its own rule could", func(r *Run) { r.Whole, r.w().Fingerprint, r.w().Rule = false, "", "force/unreached" }, true},
		{"its own rule could not", func(r *Run) {
			r.Judged, r.w().Fingerprint, r.w().Rule = func(string) bool { return false }, "", "force/unreached"
		}, false},
		{"one deployment of two", func(r *Run) { r.Books[0].Book.Deployments["other"] = &book.Deployment{} }, false},
		{"its own of two", func(r *Run) {
			r.Books[0].Book.Deployments["other"] = &book.Deployment{}
			r.w().Fingerprint, r.w().Rule, r.w().Deployment = "", "force/unreached", "day"
		}, true},
		{"as of another day", func(r *Run) { r.Facts.AsOf = facts.Say("2026-12-01") }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := scene()
			c.change(r)
			if got := State(r)[0].Judged; got != c.want {
				t.Error(got)
			}
		})
	}
}

// TestConcerned: a finding that names no agency concerns somebody all the same.
func TestConcerned(t *testing.T) {
	r := scene()
	f := &r.Findings[0]
	f.Agencies, f.Clashes, f.Places = nil, nil, []report.Place{{Path: "instruments.order"}}
	m := newMatcher(r, r.Books[0])
	for _, c := range []struct {
		deployment, path string
		want             []string
	}{
		{"day", "instruments.order", []string{"harbor", "riverton"}},
		{"", "instruments.order", []string{"riverton"}},
		{"", "instruments.ordinance", []string{"harbor"}},
		{"", "instruments.statute", []string{"harbor", "riverton"}},
	} {
		f.Deployment, f.Places[0].Path = c.deployment, c.path
		if diff := cmp.Diff(c.want, m.breach(f).agencies); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", c, diff)
		}
	}
}

func TestAsked(t *testing.T) {
	r := scene()
	r.clash().Right.Norms = []string{"ordinance#1"}
	want := Demand{
		Signatures: []Signature{{"harbor", "governing-body"}, {"riverton", "chief"}}, First: "2026-10-15", Last: "2026-11-04", Begins: "2026-11-03",
	}
	if diff := cmp.Diff(want, Asked(r, r.Books[0], &r.Findings[0])); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	r.agree("attorney", "state")
	want.Signatures[0].By = "state"
	if diff := cmp.Diff(want, Asked(r, r.Books[0], &r.Findings[0])); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
