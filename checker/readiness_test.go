package checker_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"roe.example/checker"
	"roe.example/checker/readiness"
	"roe.example/checker/render/jsonout"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

const (
	plainBook    = "../agreements/riverton-election-day"
	repairedBook = "../agreements/riverton-election-day-repaired"
)

var autumn = checker.Season{From: "2026-10-01", Until: "2027-01-20"}

// reviewOf reviews the season of a book as it is before Election Day.
func reviewOf(t *testing.T, path string, season checker.Season) *readiness.Readiness {
	t.Helper()
	r, faults, err := checker.Readiness(t.Context(), checker.Options{Paths: []string{path}, Today: "2026-10-12"}, season)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	return r
}

// broken is the review of the Election Day book, made once.
var broken = sync.OnceValue(func() *readiness.Readiness {
	r, _, _ := checker.Readiness(context.Background(), checker.Options{Paths: []string{plainBook}, Today: "2026-10-12"}, autumn)
	return r
})

// written is a review as a file, to compare with.
func written(t *testing.T, r *readiness.Readiness) string {
	t.Helper()
	var out bytes.Buffer
	if err := jsonout.WriteReadiness(&out, r); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "readiness.json")
	if err := os.WriteFile(name, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func statusesOf(r *readiness.Readiness, cite string) (out []string) {
	for _, c := range r.Agreements {
		if c.Cite == cite {
			for _, i := range c.Items {
				out = append(out, i.Status)
			}
		}
	}
	return out
}

func TestReadinessScorecards(t *testing.T) {
	const c, s, k, b, d = readiness.Conflicting, readiness.Settled, readiness.Unknown, readiness.Brief, readiness.Outdated
	repaired := reviewOf(t, repairedBook, autumn)
	for _, test := range []struct {
		r    *readiness.Readiness
		cite string
		want []string
	}{
		{broken(), "Coastal Pact 2009", []string{c, c, c, b, c, c, c, c, c}},
		{broken(), "Cascadia Pact 2026", []string{c, c, d, d, c, c, c, c, c}},
		{repaired, "Election Day Addendum 2026", []string{s, s, s, s, b, b, b, s, s}},
		{repaired, "Coastal Pact 2009, as amended", []string{s, s, k, k, b, b, b, s, k}},
	} {
		if got := statusesOf(test.r, test.cite); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.cite, got, test.want)
		}
	}
}

// TestReadinessTrend: a review does not differ from itself, and the repaired
// book is better than the one that is not.
func TestReadinessTrend(t *testing.T) {
	earlier := written(t, broken())
	season := autumn
	season.Compare = earlier
	same := reviewOf(t, plainBook, season).Trend
	if len(same.Better)+len(same.Worse)+len(same.Unclear)+len(same.Opened)+len(same.Closed)+len(same.Graver)+len(same.Milder) > 0 || len(same.Remarks) > 0 {
		t.Errorf("the same book differs from itself: %+v", same)
	}
	if same.Same == 0 || same.Same != len(broken().Findings) {
		t.Errorf("%d findings are the same, of %d", same.Same, len(broken().Findings))
	}
	r := reviewOf(t, repairedBook, season)
	if len(r.Trend.Better) == 0 || len(r.Trend.Worse) > 0 || len(r.Trend.Closed) == 0 {
		t.Errorf("the repaired book is not better: %s\nworse: %+v", r.Trend.Words, r.Trend.Worse)
	}
	for _, m := range r.Trend.Opened {
		if m.Finding.Severity != rule.Note {
			t.Errorf("the repaired book opened %s: %s", m.Finding.Rule, m.Finding.Message)
		}
	}
}

func TestReadinessRefusesOtherFiles(t *testing.T) {
	other := *broken()
	other.Audience = report.Public
	later := *broken()
	later.Version = 99
	unnamed := *broken()
	unnamed.Findings = []readiness.Finding{{Rule: "force/unreached"}}
	for name, test := range map[string]struct{ file, want string }{
		"another audience": {written(t, &other), "for --audience internal"},
		"a later version":  {written(t, &later), "is of version 99"},
		"by hand":          {written(t, &unnamed), "lacks its rule or its fingerprint"},
		"no JSON":          {"readiness_test.go", "it is no JSON"},
		"a folder":         {".", "it is a directory"},
		"nothing":          {"nowhere.json", "no such file"},
		"a report":         {filepath.Join("render", "testdata", "report.json"), "a report of roe check"},
	} {
		season := autumn
		season.Compare = test.file
		r, faults, err := checker.Readiness(t.Context(), checker.Options{Paths: []string{plainBook}, Today: today}, season)
		if err != nil || r != nil || len(faults) != 1 || !strings.Contains(faults[0].Message, test.want) || faults[0].Hint == "" {
			t.Errorf("%s: got %v, %v; want %q", name, faults, err, test.want)
		}
	}
}

// TestReadinessNeverSettlesWhatIsOpen holds, over all books
// and cases of the repository, that no matter of any agreement is settled on which a finding is open for a
// party of it: by the rules' own sources, looked up here anew.
func TestReadinessNeverSettlesWhatIsOpen(t *testing.T) {
	rules, err := checker.Rules()
	if err != nil {
		t.Fatal(err)
	}
	seeds := map[string][]string{}
	for _, r := range rules {
		seeds[r.ID] = r.Seeds
	}
	settled := 0
	r := fixtureReview()
	for _, c := range r.Agreements {
		for _, i := range c.Items {
			if i.Status != readiness.Settled {
				continue
			}
			settled++
			unlisted := slices.ContainsFunc(c.Trained, func(x readiness.Trained) bool { return x.State == "not known" })
			untold := slices.ContainsFunc(c.Parties, func(s readiness.Signed) bool { return s.Told == "" })
			if i.ID == "004/train-together" && unlisted || i.ID == "004/review-with-personnel" && untold {
				t.Errorf("%s, %s is settled, and nobody states it", c.Cite, i.Title)
			}
			for _, f := range openOn(r, seeds, &c, i.ID) {
				t.Errorf("%s, %s is settled, and open is %s: %s", c.Cite, i.Title, f.Rule, f.Message)
			}
		}
	}
	if settled == 0 {
		t.Error("nothing is settled anywhere, so nothing was tested")
	}
}

// openOn are the open findings on a matter in deployments that rely on an
// agreement, if a helper of them is a party or they are the host's alone. What
// is about another agreement does not count.
func openOn(r *readiness.Readiness, seeds map[string][]string, c *readiness.Card, matter string) (out []readiness.Finding) {
	for _, d := range r.Deployments {
		if d.Book != c.Book || !slices.Contains(d.Agreements, c.ID) {
			continue
		}
		for _, f := range r.Findings {
			aboutAgreements := strings.HasPrefix(f.Rule, "agreement/")
			if f.Book != d.Book || f.Deployment != d.ID || f.Accepted != "" || aboutAgreements || !slices.Contains(seeds[f.Rule], matter) {
				continue
			}
			helpers := slices.DeleteFunc(slices.Clone(f.Agencies), func(id string) bool { return id == d.Host.ID })
			if len(helpers) == 0 || slices.ContainsFunc(helpers, func(id string) bool {
				return slices.ContainsFunc(c.Parties, func(s readiness.Signed) bool { return s.Agency.ID == id })
			}) {
				out = append(out, f)
			}
		}
	}
	return out
}

// TestReadinessOfLittle: seasons and books that hold little are reviewed all
// the same, and what is missing is said.
func TestReadinessOfLittle(t *testing.T) {
	for name, test := range map[string]struct {
		path   string
		season checker.Season
		want   string
	}{
		"no deployment in the season": {plainBook, checker.Season{From: "2027-06-01", Until: "2027-06-30"}, "No deployment lies in the season"},
		"no events":                   {"../testdata/cases/36-ileas-versions", checker.Season{From: "2014-01-01", Until: "2027-01-01"}, "name no date of the season"},
		"no agreements":               {"../agreements/columbia", autumn, "hold no agreement"},
		"one day":                     {plainBook, checker.Season{From: "2026-11-03", Until: "2026-11-03"}, "how many officers can be sent"},
	} {
		r := reviewOf(t, test.path, test.season)
		if all := strings.Join(r.Remarks, " "); !strings.Contains(all, test.want) {
			t.Errorf("%s: %q is not said in %q", name, test.want, all)
		}
		for _, c := range r.Agreements {
			for _, i := range c.Items {
				if i.Status == readiness.Settled && len(c.Deployments) == 0 {
					t.Errorf("%s: %s, %s is settled, and nothing was compared", name, c.Cite, i.Title)
				}
			}
		}
	}
}

func TestReadinessRefusesSeasons(t *testing.T) {
	for _, test := range []struct{ from, until, want string }{
		{"", "2026-11-03", "--from and --to"},
		{"2026-11-03", "", "--from and --to"},
		{"2026-11-04", "2026-11-03", "before it begins"},
		{"2026-02-30", "2026-11-03", "there is no such day"},
		{"autumn", "2026-11-03", "is no day"},
		{"2026-11-01", "2026-11-03T10:00", "--to"},
	} {
		_, _, err := checker.Readiness(t.Context(), checker.Options{Paths: []string{plainBook}}, checker.Season{From: test.from, Until: test.until})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s to %s: got %v, want %q", test.from, test.until, err, test.want)
		}
	}
}

// TestReadinessForThePublic: numbers are nowhere in the public version, and it
// says that something was left out.
func TestReadinessForThePublic(t *testing.T) {
	opt := checker.Options{Paths: []string{plainBook}, Today: today, Audience: report.Public}
	r, _, err := checker.Readiness(t.Context(), opt, autumn)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"12 officers of", "30 officers", "7TAC52", "old-vtac11", "155.7675", "of 152"} {
		if bytes.Contains(text, []byte(secret)) {
			t.Errorf("the public version says %q", secret)
		}
	}
	if !slices.Contains(r.Withheld, "numbers") || !slices.Contains(r.Withheld, "channels") {
		t.Errorf("left out: %q", r.Withheld)
	}
}

// ever is a season in which everything lies.
var ever = checker.Season{From: "2000-01-01", Until: "2040-01-01"}

// fixtureReview is the review of all books and cases of the repository, made
// once.
var fixtureReview = sync.OnceValue(func() *readiness.Readiness {
	r, faults, err := checker.Readiness(context.Background(), checker.Options{Paths: []string{"../agreements/...", "../testdata/cases/..."}, Today: today, Timeout: time.Hour}, ever)
	if err != nil || len(faults) > 0 {
		panic(fmt.Sprint(err, faults))
	}
	return r
})

// TestReadinessNamesWhomABriefingNames: of one finding, both papers name the
// same agencies, in every deployment of the repository.
func TestReadinessNamesWhomABriefingNames(t *testing.T) {
	r := fixtureReview()
	compared := 0
	for _, d := range r.Deployments {
		listed := map[string][]readiness.Agency{}
		for _, task := range r.Worklist {
			if len(task.Sources) > 0 && strings.HasPrefix(task.Sources[0].Place.File, d.Book+"/") {
				listed[task.Finding] = task.By
			}
		}
		b, faults, err := checker.Brief(t.Context(), checker.Options{Paths: []string{d.Book}, Deployments: []string{d.ID}, Today: today})
		if err != nil || len(faults) > 0 {
			t.Fatal(d.Book, err, faults)
		}
		for _, task := range b.Cover.Settle {
			by, both := listed[task.Finding]
			if !both {
				continue
			}
			if compared++; !slices.Equal(by, task.By) {
				t.Errorf("%s, %s: the briefing names %v, the worklist %v", d.Book, task.Rule, task.By, by)
			}
		}
	}
	if compared < 20 {
		t.Errorf("only %d findings stand in both", compared)
	}
}

// TestReadinessCountsAgree: the summary counts what the scorecards say, the
// guide's nine and the further matters each.
func TestReadinessCountsAgree(t *testing.T) {
	for _, r := range []*readiness.Readiness{broken(), fixtureReview()} {
		for name, part := range map[string]struct {
			counts []readiness.Count
			of     func(readiness.Card) []readiness.Item
		}{
			"nine":    {r.Summary.Items, func(c readiness.Card) []readiness.Item { return c.Items }},
			"further": {r.Summary.Further, func(c readiness.Card) []readiness.Item { return c.Whole }},
		} {
			want, all := map[string]int{}, 0
			for _, c := range r.Agreements {
				for _, i := range part.of(c) {
					want[i.Status]++
					all++
				}
			}
			for _, n := range part.counts {
				if all -= n.Number; n.Number != want[n.Status] {
					t.Errorf("%s matters: %d are %s, and the scorecards have %d", name, n.Number, n.Status, want[n.Status])
				}
			}
			if all != 0 {
				t.Errorf("%s matters: %d are not counted", name, all)
			}
		}
	}
}

// TestReadinessStandsAlone: how an agreement stands does not hang on what other
// books of the run had to judge.
func TestReadinessStandsAlone(t *testing.T) {
	compared := 0
	for _, dir := range []string{repairedBook, "../testdata/cases/39-berkeley-narrow-role", "../testdata/cases/36-ileas-versions"} {
		alone := reviewed(t, dir)
		for _, c := range fixtureReview().Agreements {
			for _, a := range alone.Agreements {
				if a.Book != c.Book || a.ID != c.ID {
					continue
				}
				for i := range a.Items {
					if compared++; a.Items[i].Status != c.Items[i].Status || a.Items[i].Why != c.Items[i].Why {
						t.Errorf("%s, %s: alone %s (%s), among others %s (%s)", c.Cite, a.Items[i].Title, a.Items[i].Status, a.Items[i].Why, c.Items[i].Status, c.Items[i].Why)
					}
				}
			}
		}
	}
	if compared == 0 {
		t.Error("nothing was compared")
	}
}

func reviewed(t *testing.T, dir string) *readiness.Readiness {
	t.Helper()
	r, faults, err := checker.Readiness(t.Context(), checker.Options{Paths: []string{dir}, Today: today}, ever)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	return r
}

// TestReadinessAsksForTheDayBefore: what first matters on the day of a
// deployment is to be settled by the day before.
func TestReadinessAsksForTheDayBefore(t *testing.T) {
	for _, d := range broken().Deployments {
		for _, task := range broken().Worklist {
			if task.For == d.Event && task.Finding != "" && task.Day == d.During.From[:10] {
				t.Errorf("%s is asked for on the day itself", task.Rule)
			}
		}
	}
}
