package evidence

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// together is one exercise of an agency with others.
func together(b *book.Book, agency, date string, with ...string) {
	a := b.Agencies[agency]
	if a.Capabilities == nil {
		a.Capabilities = &book.Capabilities{}
	}
	a.Capabilities.JointTraining = append(a.Capabilities.JointTraining, book.JointTraining{Date: date, With: with, Topics: []string{"force"}})
}

func TestTrainings(t *testing.T) {
	f := built(t, func(b *book.Book) {
		b.Actions = arsenal()
		together(b, "riverton-pd", "2026-05-03", "harbor-pd")
		together(b, "riverton-pd", "2026-11-04", "harbor-pd") // only after
		// Whoever lists it, both were there; two lists of one day are one exercise.
		together(b, "bay-sheriff", "2025-11-02", "riverton-pd", "harbor-pd")
		together(b, "harbor-pd", "2026-05-03", "riverton-pd")
		b.Agencies["harbor-pd"].Capabilities.JointTraining[0].Topics = []string{"command"}
		b.Agreements["mou"].Clauses = map[string]*book.Clause{
			"7": {Topic: "training", Subject: "training/joint", WithinMonths: ptr(24)},
			"8": {Topic: "training", Subject: "training/joint", WithinMonths: ptr(12)},
		}
		d := b.Deployments["day"]
		d.Units["h1"].Carries = []string{"cs"}
		d.Assignments = map[string]*book.Assignment{"line": {Units: []string{"h1"}, Tasks: []string{"gear"}}}
	})
	clause := func(id string) facts.Text {
		return facts.Text{Kind: "clause", ID: "mou#" + id, Path: `agreements.mou.clauses."` + id + `"`}
	}
	want := facts.Training{
		Book: "elections", Deployment: "day", Path: `agencies."harbor-pd"`, Host: "riverton-pd", Aid: "harbor-pd",
		Asked: []facts.Text{clause("7"), clause("8")}, WithinMonths: facts.Say(12), Known: true,
		Sessions: []facts.Session{
			{Date: "2026-05-03", Months: 6, Topics: []string{"command", "force"}, Path: `agencies."harbor-pd".capabilities.jointTraining`},
			{Date: "2025-11-02", Months: 13, Topics: []string{"force"}, Path: `agencies."bay-sheriff".capabilities.jointTraining`},
		},
		Tasks: []string{"gear"}, Carries: []string{"cs"},
	}
	got := only(t, f.Trainings, func(r facts.Training) bool { return r.Aid == "harbor-pd" })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("training (-want +got):\n%s", diff)
	}
	bay := only(t, f.Trainings, func(r facts.Training) bool { return r.Aid == "bay-sheriff" })
	if len(bay.Sessions) != 1 || !bay.Known {
		t.Errorf("training of the sheriff %+v", bay)
	}
}

// TestTrainingKnown: an empty list says that there was none; no list says
// nothing.
func TestTrainingKnown(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*book.Book)
		want   bool
	}{
		{"no lists", func(*book.Book) {}, false},
		{"other capabilities", func(b *book.Book) { b.Agencies["harbor-pd"].Capabilities = &book.Capabilities{Can: []string{"cs"}} }, false},
		{"the helper's empty list", func(b *book.Book) {
			b.Agencies["harbor-pd"].Capabilities = &book.Capabilities{JointTraining: []book.JointTraining{}}
		}, true},
		{"the host's list", func(b *book.Book) { together(b, "riverton-pd", "2026-01-01", "somebody-pd") }, true},
		{"another helper's list", func(b *book.Book) { together(b, "bay-sheriff", "2026-01-01", "riverton-pd") }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := only(t, built(t, c.change).Trainings, func(r facts.Training) bool { return r.Aid == "harbor-pd" })
			if got.Known != c.want || len(got.Sessions) != 0 {
				t.Errorf("known %t, want %t, sessions %v", got.Known, c.want, got.Sessions)
			}
		})
	}
}

func TestBriefed(t *testing.T) {
	f := built(t, func(b *book.Book) {
		d := b.Deployments["day"]
		d.Assignments = map[string]*book.Assignment{
			"early": {Units: []string{"h1"}, From: "2026-11-03T07:00"},
			"late":  {Units: []string{"h1", "b1"}, From: "2026-11-03T09:00"},
		}
		d.Briefings = map[string]*book.Briefing{
			"eve":   {Agencies: []string{"harbor-pd"}, On: "2026-11-02T18:00"},
			"dawn":  {Agencies: []string{"harbor-pd"}, On: "2026-11-03T07:00"},
			"noon":  {Agencies: []string{"harbor-pd", "bay-sheriff"}, On: "2026-11-03T12:00"},
			"dusk":  {Agencies: []string{"bay-sheriff"}, On: "2026-11-03T18:00"},
			"other": {Agencies: []string{"elsewhere-pd"}, On: "2026-11-01"},
		}
	})
	at := func(s string) facts.Stated[string] { return facts.Say("2026-11-03T" + s + ":00-08:00") }
	want := []facts.Briefed{
		{Book: "elections", Deployment: "day", Agency: "bay-sheriff", Path: "deployments.day.assignments.late", Begins: at("09:00").Value, Kept: true, After: at("12:00")},
		{Book: "elections", Deployment: "day", Agency: "harbor-pd", Path: "deployments.day.assignments.early", Begins: at("07:00").Value, Kept: true, Before: at("07:00"), After: at("12:00")},
		{Book: "elections", Deployment: "day", Agency: "riverton-pd", Host: true, Path: "deployments.day.units.r1", Begins: at("06:00").Value, Kept: true},
	}
	if diff := cmp.Diff(want, f.Briefed); diff != "" {
		t.Errorf("briefed (-want +got):\n%s", diff)
	}
}

func TestReviews(t *testing.T) {
	for _, c := range []struct {
		name                string
		host, party         book.Party
		change              func(*book.Book)
		concluded           string
		days                int
		instructed, trained bool
	}{
		{"nothing stated", book.Party{}, book.Party{}, func(*book.Book) {}, "", 0, false, false},
		{"the last of both", book.Party{Signed: "2026-10-24"}, book.Party{Signed: "2026-10-01"}, func(*book.Book) {}, "2026-10-24", 10, false, false},
		{"over the change of clocks", book.Party{}, book.Party{Signed: "2026-10-31"}, func(*book.Book) {}, "2026-10-31", 3, false, false},
		{"the first approval of each body", book.Party{}, book.Party{Signed: "2020-01-01", Approvals: []book.PartyApproval{
			{By: "governing-body", On: "2026-10-30"}, {By: "governing-body", On: "2020-02-01"}, {By: "state", On: "2020-03-01"},
		}}, func(*book.Book) {}, "2020-03-01", 2438, false, false},
		{"what came too late is left out", book.Party{}, book.Party{Signed: "2026-10-20", Approvals: []book.PartyApproval{{By: "state", On: "2026-12-01"}}},
			func(*book.Book) {}, "2026-10-20", 14, false, false},
		{"reviewed since", book.Party{}, book.Party{Signed: "2026-10-20", ReviewedWithPersonnel: "2026-10-21"}, func(*book.Book) {}, "2026-10-20", 14, true, false},
		{"reviewed before it was final", book.Party{}, book.Party{Signed: "2026-10-20", ReviewedWithPersonnel: "2026-10-19"}, func(*book.Book) {}, "2026-10-20", 14, false, false},
		{"reviewed after the beginning", book.Party{}, book.Party{ReviewedWithPersonnel: "2026-11-04"}, func(*book.Book) {}, "", 0, false, false},
		{"briefed since", book.Party{}, book.Party{Signed: "2026-10-20"}, func(b *book.Book) {
			b.Deployments["day"].Briefings = map[string]*book.Briefing{"eve": {Agencies: []string{"harbor-pd"}, On: "2026-11-02"}}
		}, "2026-10-20", 14, true, false},
		{"trained since", book.Party{}, book.Party{Signed: "2026-10-20"}, func(b *book.Book) { together(b, "riverton-pd", "2026-10-20", "harbor-pd") }, "2026-10-20", 14, false, true},
		{"trained before", book.Party{}, book.Party{Signed: "2026-10-20"}, func(b *book.Book) { together(b, "riverton-pd", "2026-10-19", "harbor-pd") }, "2026-10-20", 14, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := built(t, func(b *book.Book) {
				b.Agreements["mou"].Parties = map[string]*book.Party{"riverton-pd": &c.host, "harbor-pd": &c.party}
				b.Agreements["mou"].Clauses = map[string]*book.Clause{"9": {Topic: "training", Subject: "training/terms"}}
				c.change(b)
			})
			want := facts.Review{
				Book: "elections", Deployment: "day", Agreement: "mou", Agency: "harbor-pd", Path: `agreements.mou.parties."harbor-pd"`,
				Asked: []facts.Text{{Kind: "clause", ID: "mou#9", Path: `agreements.mou.clauses."9"`}},
				Kept:  c.party.ReviewedWithPersonnel != "", Reviewed: stated(c.party.ReviewedWithPersonnel),
				Concluded: stated(c.concluded), Days: c.days, Instructed: c.instructed, Trained: c.trained,
			}
			got := only(t, f.Reviews, func(r facts.Review) bool { return r.Agency == "harbor-pd" })
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("review (-want +got):\n%s", diff)
			}
			if host := only(t, f.Reviews, func(r facts.Review) bool { return r.Agency == "riverton-pd" }); !host.Host || host.Trained {
				t.Errorf("the host's review %+v", host)
			}
		})
	}
}

// matters gives the book some subjects, and one clause.
func matters(b *book.Book, clauses map[string]*book.Clause) {
	b.Actions = arsenal()
	b.Subjects = map[string]*book.Subject{
		"accountability/complaints": {Topic: "accountability"},
		"accountability/evidence":   {Topic: "accountability", Actions: []string{"gear"}},
		"accountability/rounds":     {Topic: "accountability"},
		"accountability/rosters":    {Topic: "accountability"},
		"finance/pay":               {Topic: "finance"},
	}
	b.Agreements["mou"].Clauses = clauses
}

// bindingOn builds with instruments that bind as listed.
func bindingOn(t *testing.T, binds map[string][]string, change func(*book.Book)) *facts.Facts {
	t.Helper()
	b := elections()
	change(b)
	f, err := Build([]*book.Located{{Dir: "elections", Book: b}}, Options{
		Today: today, Binds: func(*book.Book, *book.Deployment) (func(string, string) bool, error) {
			return func(instrument, agency string) bool { return slices.Contains(binds[instrument], agency) }, nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestAnswers(t *testing.T) {
	f := bindingOn(t, map[string][]string{"law": {"riverton-pd"}, "nobody": nil}, func(b *book.Book) {
		matters(b, map[string]*book.Clause{
			"1": {Topic: "accountability", Subject: "accountability/complaints", Bears: "own"},
			"2": {Topic: "accountability", Subject: "accountability/evidence"}, // does not say who
			"3": {Topic: "finance", Subject: "finance/pay", Bears: "own"},
		})
		allots := map[string]*book.Allotment{"a": {Subject: "accountability/complaints", Bears: "host"}, "b": {Subject: "finance/pay", Bears: "host"}}
		b.Instruments = map[string]*book.Instrument{"law": {Kind: "statute", Allots: allots}, "nobody": {Kind: "policy", Allots: allots}}
		delete(b.Deployments["day"].Units, "b1")
	})
	plain := facts.Answer{Book: "elections", Deployment: "day", Host: "riverton-pd", Aid: "harbor-pd", Subject: "accountability/complaints"}
	clause, law := plain, plain
	clause.Bears, clause.Document, clause.BindsHost, clause.BindsAid = "own", "mou", true, true
	clause.Text = facts.Text{Kind: "clause", ID: "mou#1", Path: `agreements.mou.clauses."1"`}
	law.Bears, law.Document, law.BindsHost, law.Law = "host", "law", true, true
	law.Text = facts.Text{Kind: "instrument", ID: "law", Path: "instruments.law.allots.a"}
	if diff := cmp.Diff([]facts.Answer{clause, law}, f.Answers); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
}

func TestSilences(t *testing.T) {
	said := map[string]*book.Clause{"1": {Topic: "accountability", Subject: "accountability/complaints"}}
	all := []string{"riverton-pd", "harbor-pd", "bay-sheriff"}
	for _, c := range []struct {
		name   string
		binds  []string
		change func(*book.Book)
		want   string
	}{
		{"an excerpt", nil, func(b *book.Book) { b.Agreements["mou"].Covers = nil }, ""},
		{"whole", nil, func(*book.Book) {}, "evidence rosters rounds"},
		{"whole without a clause", nil, func(b *book.Book) { b.Agreements["mou"].Clauses = nil }, "complaints evidence rosters rounds"},
		{"a clause that does not say what it is about", nil, func(b *book.Book) {
			b.Agreements["mou"].Clauses["2"] = &book.Clause{Topic: "accountability"}
		}, ""},
		{"a clause that regulates it", nil, func(b *book.Book) {
			b.Agreements["mou"].Clauses["2"] = &book.Clause{Topic: "accountability", Norm: book.Norm{Requires: []string{"gear"}}}
		}, "rosters rounds"},
		{"another agreement of all says it", nil, func(b *book.Book) {
			b.Agreements["more"] = &book.Agreement{Parties: mou().Parties, Clauses: map[string]*book.Clause{"x": {Subject: "accountability/rosters"}}}
			b.Deployments["day"].Agreements = []string{"more", "mou"}
		}, "evidence rounds"},
		{"one of some says it", nil, func(b *book.Book) {
			b.Agreements["more"] = &book.Agreement{Parties: map[string]*book.Party{"riverton-pd": {}}, Clauses: map[string]*book.Clause{"x": {Subject: "accountability/rosters"}}}
			b.Deployments["day"].Agreements = []string{"more", "mou"}
		}, "evidence rosters rounds"},
		{"one that may speak of it", nil, func(b *book.Book) {
			b.Agreements["more"] = &book.Agreement{Parties: mou().Parties, Clauses: map[string]*book.Clause{"x": {Topic: "accountability"}}}
			b.Deployments["day"].Agreements = []string{"more", "mou"}
		}, ""},
		{"a law that binds all", all, func(*book.Book) {}, "evidence rosters"},
		{"a law that binds some", all[:2], func(*book.Book) {}, "evidence rosters rounds"},
		{"the plan", nil, func(b *book.Book) {
			b.Deployments["day"].Plan = &book.Plan{Norms: map[string]*book.Norm{"1": {Requires: []string{"gear"}}}}
		}, "rosters rounds"},
		{"not relied on", nil, func(b *book.Book) { b.Deployments["day"].Agreements = nil }, "evidence rosters rounds"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := bindingOn(t, map[string][]string{"law": c.binds}, func(b *book.Book) {
				matters(b, map[string]*book.Clause{"1": said["1"]})
				b.Agreements["mou"].Covers = map[string]string{"accountability": "whole", "training": "excerpt"}
				b.Instruments = map[string]*book.Instrument{"law": {Kind: "statute", Allots: map[string]*book.Allotment{"a": {Subject: "accountability/rounds"}}}}
				c.change(b)
			})
			var got []string
			for _, s := range f.Silences {
				if s.Agreement == "mou" && s.Topic == "accountability" {
					got = append(got, s.Subjects...)
				}
			}
			if have := strings.ReplaceAll(strings.Join(got, " "), "accountability/", ""); have != c.want {
				t.Errorf("left out %q, want %q", have, c.want)
			}
		})
	}
}

func TestAccounts(t *testing.T) {
	f := bindingOn(t, map[string][]string{"law": {"bay-sheriff"}}, func(b *book.Book) {
		matters(b, map[string]*book.Clause{"1": {Topic: "accountability", Subject: "accountability/rosters"}})
		b.Actions["chemical"].Counted = true
		b.Instruments = map[string]*book.Instrument{"law": {Kind: "statute", Allots: map[string]*book.Allotment{"a": {Subject: "accountability/rounds"}}}}
		delete(b.Agreements["mou"].Parties, "bay-sheriff")
		d := b.Deployments["day"]
		d.Units = map[string]*book.Unit{
			"b1": {Agency: "bay-sheriff", Carries: []string{"cs", "spray", "gear"}, Rounds: map[string]int{"cs": 0}, Roster: "2026-11-03T09:00"},
			"h1": {Agency: "harbor-pd", Carries: []string{"cs"}, Rounds: map[string]int{"chemical": 4}},
			"r1": {Agency: "riverton-pd"},
		}
	})
	begins := from("06:00", "22:00").From
	roster := []facts.Text{{Kind: "clause", ID: "mou#1", Path: `agreements.mou.clauses."1"`}}
	want := []facts.Account{
		{Book: "elections", Deployment: "day", Unit: "b1", Path: "deployments.day.units.b1", Agency: "bay-sheriff", Host: "riverton-pd", Begins: begins,
			RosterAsked: []facts.Text{}, RoundsAsked: []facts.Text{{Kind: "instrument", ID: "law", Path: "instruments.law.allots.a"}},
			RosterKept: true, Roster: facts.Say("2026-11-03T09:00:00-08:00"), RosterLate: true,
			Munitions: []string{"cs", "spray"}, Uncounted: []string{"spray"}},
		{Book: "elections", Deployment: "day", Unit: "h1", Path: "deployments.day.units.h1", Agency: "harbor-pd", Host: "riverton-pd", Begins: begins,
			RosterAsked: roster, RoundsAsked: []facts.Text{}, RosterKept: true, Munitions: []string{"cs"}, Uncounted: []string{}},
		{Book: "elections", Deployment: "day", Unit: "r1", Path: "deployments.day.units.r1", Agency: "riverton-pd", Host: "riverton-pd", Begins: begins,
			RosterAsked: []facts.Text{}, RoundsAsked: []facts.Text{}, Munitions: []string{}, Uncounted: []string{}},
	}
	if diff := cmp.Diff(want, f.Accounts); diff != "" {
		t.Errorf("accounts (-want +got):\n%s", diff)
	}
}

// TestPlanAsks: the operation order may ask for counts too.
func TestPlanAsks(t *testing.T) {
	f := built(t, func(b *book.Book) {
		matters(b, nil)
		b.Subjects["accountability/rounds"].Actions = []string{"gear"}
		b.Deployments["day"].Plan = &book.Plan{Norms: map[string]*book.Norm{"5": {Requires: []string{"gear"}}}}
	})
	for _, a := range f.Accounts {
		if want := []facts.Text{{Kind: "norm", ID: "day#5", Path: `deployments.day.plan.norms."5"`}}; !cmp.Equal(want, a.RoundsAsked) {
			t.Errorf("asked of %s: %+v", a.Unit, a.RoundsAsked)
		}
	}
}

// TestPreparationMoves: what officers are told and hand in for a deployment
// moves with it.
func TestPreparationMoves(t *testing.T) {
	d := day()
	d.Briefings = map[string]*book.Briefing{"eve": {On: "2026-11-02"}}
	d.Units["h1"].Roster = "2026-11-03T05:00"
	asOf := time.Date(2027, 3, 1, 14, 0, 0, 0, time.UTC) // 06:00 there
	moved, err := At(d, &asOf)
	if err != nil {
		t.Fatal(err)
	}
	if on, roster := moved.Briefings["eve"].On, moved.Units["h1"].Roster; on != "2027-02-28" || roster != "2027-03-01T05:00:00-08:00" {
		t.Errorf("briefing %s, roster %s", on, roster)
	}
	if moved.Units["b1"].Roster != "" || d.Units["h1"].Roster != "2026-11-03T05:00" {
		t.Error("a roster was made up, or the deployment was changed")
	}
}

// TestExceptions: which norms make a task of accountability an exception.
func TestExceptions(t *testing.T) {
	for _, c := range []struct {
		name string
		norm book.Norm
		want bool
	}{
		{"forbidden with an exception", book.Norm{Prohibits: []string{"gear"}, Unless: book.Alternatives{{}}}, true},
		{"allowed in some cases only", book.Norm{Permits: []string{"gear"}, Only: true}, true},
		{"allowed", book.Norm{Permits: []string{"gear"}}, false},
		{"advice", book.Norm{Prohibits: []string{"gear"}, Advice: "should"}, false},
		{"another task", book.Norm{Prohibits: []string{"cs"}}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := bindingOn(t, map[string][]string{"manual": {"harbor-pd"}}, func(b *book.Book) {
				b.Actions = arsenal()
				b.Actions["gear"].Topic = "accountability"
				b.Instruments = map[string]*book.Instrument{"manual": {Kind: "policy", Norms: map[string]*book.Norm{"1": &c.norm}}}
				b.Deployments["day"].Assignments = map[string]*book.Assignment{"line": {Units: []string{"h1", "b1"}, Tasks: []string{"gear", "cs"}}}
			})
			var want []facts.Exception
			if c.want {
				want = []facts.Exception{{Book: "elections", Deployment: "day", Assignment: "line", Path: "deployments.day.assignments.line",
					Agency: "harbor-pd", Host: "riverton-pd", Action: "gear", Norms: []string{"manual#1"}}}
			}
			if diff := cmp.Diff(want, f.Exceptions, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("exceptions (-want +got):\n%s", diff)
			}
		})
	}
}
