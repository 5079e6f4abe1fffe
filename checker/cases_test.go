package checker_test

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"roe.example/checker"
	"roe.example/checker/report"
)

// expected is one finding that a case must give. Agencies are compared as a
// set, and every text in says must stand in the message. During lists the
// stretches of time in which the finding holds.
type expected struct {
	rule, severity string
	agencies       []string
	says           []string
	during         []string // days, first and last included; nil: any
}

// never is a finding that a case must not give: a rule, or a topic with its
// slash. With an agency, only findings that concern it count.
type never struct{ rule, agency string }

// cases are documented conflicts of real agencies, with what each must give.
// Errors that are not listed fail.
var cases = []struct {
	book       string
	with       []string // other books that are read together with it
	deployment string   // empty: all
	asOf       string
	today      string   // empty: that of all fixtures
	verdicts   []string // in order of the deployments' ids; nil: any
	want       []expected
	never      []never
}{
	{
		book: "02-oakland-cameras",
		want: []expected{
			{rule: "body-camera/forbidden-here", severity: "note", agencies: []string{"oakland-pd", "ashby-pd"}, says: []string{"say nothing of it"}},
			{rule: "body-camera/forbidden-here", severity: "note", agencies: []string{"oakland-pd", "dunmore-pd"}, says: []string{"only watching"}},
			{rule: "tactics/forbidden-here", severity: "note", agencies: []string{"oakland-pd", "ashby-pd", "dunmore-pd"}, says: []string{"announce"}},
			{rule: "tactics/forbidden-here", severity: "note", agencies: []string{"oakland-pd", "ashby-pd", "dunmore-pd"}, says: []string{"exit routes"}},
			{rule: "tactics/forbidden-here", severity: "note", agencies: []string{"oakland-pd", "ashby-pd", "dunmore-pd"}, says: []string{"time to leave"}},
			{rule: "accountability/conflict", severity: "note", agencies: []string{"oakland-pd", "ashby-pd", "dunmore-pd"}, says: []string{"name and badge"}},
		},
	},
	{
		book:     "03-portland-cs",
		verdicts: []string{report.NotReady},
		want: []expected{
			{rule: "crowd-control/unreached", severity: "error", agencies: []string{"portland-pb", "oregon-sp"}, says: []string{"CS gas"}},
			{rule: "agreement/offer-unmet", severity: "warning", agencies: []string{"oregon-sp"}, says: []string{"CS gas"}},
			// To decline is legitimate: what is left is the gap.
			{rule: "agreement/declined", severity: "note", agencies: []string{"multnomah-so"}, says: []string{"as it may", "CS is unavailable"}},
			{rule: "agreement/declined", severity: "note", agencies: []string{"clackamas-so"}, says: []string{"liability"}},
			{rule: "agreement/declined", severity: "note", agencies: []string{"washington-so"}, says: []string{"liability"}},
			{rule: "agreement/declined", severity: "note", agencies: []string{"gresham-pd"}, says: []string{"liability"}},
		},
	},
	{
		book:     "04-portland-cameras",
		verdicts: []string{report.NotReady},
		want:     []expected{{rule: "body-camera/proxy", severity: "error", agencies: []string{"portland-pb", "oregon-sp"}, says: []string{"must not"}}},
	},
	{
		book:     "05-oregon-pact",
		verdicts: []string{report.NotReady},
		want: []expected{
			{rule: "agreement/territory", severity: "error", agencies: []string{"vancouver-pd"}, says: []string{"state"}},
			{rule: "agreement/territory", severity: "error", agencies: []string{"clark-so"}, says: []string{"state"}},
			{rule: "agreement/purpose", severity: "error", agencies: []string{"portland-pb", "vancouver-pd", "clark-so"}, says: []string{"rules out"}},
			{rule: "agreement/missing-clause", severity: "warning", says: []string{"no clause on the use of force"}},
			// On liability it is unclear, and nothing says what the officers are to do.
			{rule: "finance/no-indemnity", severity: "error", agencies: []string{"portland-pb", "vancouver-pd", "clark-so"}, says: []string{"who answers for claims"}},
			// So nothing holds between the city and the two.
			{rule: "agreement/uncovered-pair", severity: "error", agencies: []string{"portland-pb", "vancouver-pd"}},
			{rule: "agreement/uncovered-pair", severity: "error", agencies: []string{"portland-pb", "clark-so"}},
		},
	},
	{
		// The resolution binds the city's own officers alone: nothing is said of
		// the sheriff's, and nothing contradicts it yet.
		book: "08-brooklyn-center", deployment: "monday",
		never: []never{{"force/", ""}, {"crowd-control/", ""}, {"tactics/", ""}},
	},
	{
		book: "08-brooklyn-center", deployment: "tuesday",
		verdicts: []string{report.NotReady},
		want:     brooklynCenter,
		never:    []never{{"force/", "hennepin-so"}, {"crowd-control/", "hennepin-so"}, {"tactics/", "hennepin-so"}},
	},
	{
		// Condemning gas is no order, so the contradiction stands as it was.
		book: "08-brooklyn-center", deployment: "wednesday",
		want:  brooklynCenter,
		never: []never{{"force/", "hennepin-so"}, {"crowd-control/", "hennepin-so"}, {"tactics/", "hennepin-so"}},
	},
	{
		// Judged as of the day before, Tuesday's deployment is clean too.
		book: "08-brooklyn-center", deployment: "tuesday", asOf: "2021-04-12",
		never: []never{{"force/", ""}, {"crowd-control/", ""}, {"tactics/", ""}},
	},
	{
		book:     "11-chicago-dnc",
		verdicts: []string{report.NotReady},
		want: []expected{
			{rule: "agreement/signatory", severity: "error", agencies: []string{"milwaukee-pd"}, says: []string{"attorney"}},
			{rule: "agreement/signatory", severity: "error", agencies: []string{"milwaukee-pd"}, says: []string{"state"}},
			{rule: "agreement/uncovered-pair", severity: "error", agencies: []string{"chicago-pd", "milwaukee-pd"}},
			// Of Milwaukee's 75 nothing is known.
			{rule: "training/eligibility-unknown", severity: "warning", agencies: []string{"chicago-pd", "milwaukee-pd"}, says: []string{"2 years of service", "good standing", "First Amendment rights in the last 3 years", "excessive force in the last 5 years", "12 hours"}},
			// Two too young, one not in good standing, and two with a record on the
			// first day that counts; one course too short.
			{rule: "training/not-eligible", severity: "error", agencies: []string{"chicago-pd", "denholm-pd"}, says: []string{"5 officers"}},
			{rule: "training/course-missing", severity: "error", agencies: []string{"chicago-pd", "denholm-pd"}, says: []string{"1 officer"}},
		},
	},
	{
		// Not listed is not forbidden.
		book: "12-seattle",
		want: []expected{
			{rule: "crowd-control/silent", severity: "warning", agencies: []string{"seattle-pd", "fernhill-pd"}, says: []string{"does not list it", "neither allowed nor banned"}},
			{rule: "force/duty", severity: "note", agencies: []string{"seattle-pd", "fernhill-pd"}, says: []string{"Seattle PD", "to Fernhill PD"}},
		},
		never: []never{{"crowd-control/forbidden-here", ""}, {"crowd-control/unreached", ""}},
	},
	{
		// Most outside officers had a local one with them; the exception took it from these.
		book:     "10-milwaukee-rnc",
		verdicts: []string{report.NotReady},
		want: []expected{
			{rule: "roles/escort-excepted", severity: "warning", agencies: []string{"milwaukee-pd", "columbus-oh-pd"}, says: []string{"direct traffic", "nobody local"}},
			{rule: "roles/outside-perimeter", severity: "warning", agencies: []string{"milwaukee-pd", "columbus-oh-pd"}},
		},
		never: []never{{"roles/no-escort", ""}, {"roles/conflict", ""}, {"legal/", ""}, {"force/", ""}},
	},
	{
		// Over the whole time, each finding holds only while its document does.
		book: "15-denver", deployment: "june",
		verdicts: []string{report.NotReady},
		want: []expected{
			{rule: "force/unreached", severity: "error", agencies: denver, during: []string{"2020-06-04/2020-06-04", "2020-06-26/2020-06-27"}},
			{rule: "crowd-control/unreached", severity: "error", agencies: denver, during: []string{"2020-06-04/2020-06-04"}},
			{rule: "force/forbidden-here", severity: "note", agencies: denver, says: []string{"restraining order"}, during: []string{"2020-06-05/2020-06-25"}},
			{rule: "crowd-control/forbidden-here", severity: "note", agencies: denver, says: []string{"restraining order"}, during: []string{"2020-06-05/2020-06-25"}},
			{rule: "crowd-control/forbidden-here", severity: "note", agencies: denver, says: []string{"stipulation"}, during: []string{"2020-06-26/2020-06-27"}},
		},
	},
	{
		book: "15-denver", deployment: "june-4", asOf: "2020-06-04",
		verdicts: []string{report.NotReady},
		want: []expected{
			{rule: "force/unreached", severity: "error", agencies: denver},
			{rule: "crowd-control/unreached", severity: "error", agencies: denver},
		},
		never: []never{{"force/forbidden-here", ""}, {"crowd-control/forbidden-here", ""}},
	},
	{
		book: "15-denver", deployment: "june-4", asOf: "2020-06-06",
		want: []expected{
			{rule: "force/forbidden-here", severity: "note", agencies: denver, says: []string{"restraining order"}},
			{rule: "crowd-control/forbidden-here", severity: "note", agencies: denver, says: []string{"restraining order"}},
		},
		never: []never{{"force/unreached", ""}, {"crowd-control/unreached", ""}},
	},
	{
		book: "15-denver", deployment: "june-4", asOf: "2020-06-27",
		verdicts: []string{report.NotReady},
		want: []expected{
			{rule: "force/unreached", severity: "error", agencies: denver},
			{rule: "crowd-control/forbidden-here", severity: "note", agencies: denver, says: []string{"stipulation"}},
		},
		never: []never{{"force/forbidden-here", ""}, {"crowd-control/unreached", ""}},
	},
	{
		// Custom is no clause, and the two cities read the law differently.
		book:     "16-aurora-denver-costs",
		verdicts: []string{report.NotReady},
		want: []expected{
			{rule: "finance/no-indemnity", severity: "error", agencies: []string{"denver-pd", "aurora-pd"}, says: []string{"who answers for claims"}},
			{rule: "finance/costs-unsaid", severity: "warning", agencies: []string{"denver-pd", "aurora-pd"}},
		},
		never: []never{{"finance/two-answers", ""}, {"resources/", ""}},
	},
	{
		// Each book looks right by itself: only together do they show the unit twice.
		book: "20-minnesota-emac", with: []string{"20-minnesota-emac-fargo"},
		verdicts: []string{report.NotReady, report.NotReady},
		want: []expected{
			{rule: "resources/unit-twice", severity: "error", agencies: []string{"north-dakota"}, says: []string{"to Unrest in Minnesota, 30 May 2020 and"}},
			{rule: "resources/unit-twice", severity: "error", agencies: []string{"north-dakota"}, says: []string{"to Unrest in Fargo, 30 May 2020 and"}},
		},
	},
	{
		book:  "20-minnesota-emac",
		never: []never{{"resources/", ""}},
	},
	{
		// The unit turned back: what is left is that nobody comes.
		book: "20-minnesota-emac-turned-back", with: []string{"20-minnesota-emac-fargo"},
		want: []expected{
			{
				rule: "resources/asked-in-vain", severity: "error",
				agencies: []string{"minnesota", "iowa", "north-dakota", "south-dakota", "wisconsin"},
				says:     []string{"North Dakota called back what was offered", "No answer of Iowa"},
			},
		},
		never: []never{{"resources/unit-twice", ""}},
	},
	{
		book: "21-charlottesville-radio",
		want: []expected{{rule: "communications/no-channel", severity: "error", says: []string{"City and state police together", "nothing on which to talk"}}},
	},
	{
		// Who was to command stands in no source, so nothing is said of that.
		book:     "22-charlottesville-command",
		verdicts: []string{report.NotReady},
		want: []expected{
			{rule: "command/several-posts", severity: "warning", agencies: []string{"charlottesville-pd", "virginia-sp"}, says: []string{"2 separate command posts"}},
			{rule: "command/separate-plans", severity: "warning", agencies: []string{"charlottesville-pd", "virginia-sp"}, says: []string{"not made to fit each other"}},
			{rule: "command/short-lead", severity: "warning", agencies: []string{"charlottesville-pd", "virginia-guard", "virginia-sp"}, says: []string{"9 August 2017", "3 days before"}},
			{rule: "command/no-structure", severity: "warning", agencies: []string{"charlottesville-pd", "virginia-guard", "virginia-sp"}},
			{rule: "agreement/uncovered-pair", severity: "warning", agencies: []string{"charlottesville-pd", "virginia-guard"}},
			{rule: "agreement/uncovered-pair", severity: "warning", agencies: []string{"charlottesville-pd", "virginia-sp"}},
		},
		never: []never{{"command/no-incident-commander", ""}, {"roles/", ""}, {"authority/", ""}},
	},
	{
		// The chief could not call the Guard alone, nobody asked in form, and the
		// plan had nothing else. The agreement with Arlington came months later.
		book:     "28-capitol-request-path",
		verdicts: []string{report.NotReady},
		want: []expected{
			{rule: "request/not-granted", severity: "error", agencies: []string{"us-capitol-police", "guard"}, says: []string{"only talked", "the Capitol Police Board would have to grant it"}},
			{rule: "request/no-contingency", severity: "warning", agencies: []string{"us-capitol-police"}},
		},
		never: []never{{"agreement/", "arlington-pd"}, {"request/", "arlington-pd"}},
	},
	{
		book: "33-berkeley-lapsed", deployment: "october-25",
		verdicts: []string{report.NotReady},
		want:     berkeley,
	},
	{
		book: "33-berkeley-lapsed", deployment: "november-2",
		verdicts: []string{report.NotReady},
		want:     berkeley,
	},
	{
		// While the approval stood, the same deployment had its agreement.
		book: "33-berkeley-lapsed", deployment: "october-25", asOf: "2010-10-25",
		never: []never{{"agreement/", ""}},
	},
	{
		book: "33-berkeley-lapsed", deployment: "october-25", asOf: "2011-05-01",
		want: berkeley,
	},
	{
		// On the eve of the ratification the chief's signature was all there was.
		book: "35-carlsbad-signatory", today: "2023-07-17",
		want: []expected{
			{rule: "agreement/signatory", severity: "warning", agencies: []string{"carlsbad-pd"}, says: []string{"governing body"}},
		},
	},
	{
		book:  "35-carlsbad-signatory",
		never: []never{{"agreement/", ""}},
	},
	{
		book:     "36-ileas-versions",
		verdicts: []string{report.NotReady},
		want: []expected{
			{rule: "agreement/two-versions", severity: "error", agencies: []string{"alton-heights-pd", "benton-grove-pd"}, says: []string{"clause by clause"}},
			{rule: "agreement/uncovered-pair", severity: "error", agencies: []string{"alton-heights-pd", "benton-grove-pd"}},
		},
	},
	{
		// Its role is clean, its agreement is not.
		book: "39-berkeley-narrow-role",
		want: berkeley,
		never: []never{
			{"request/", ""}, {"command/", ""}, {"roles/", ""}, {"force/", ""}, {"crowd-control/", ""}, {"tactics/", ""}, {"authority/", ""},
		},
	},
	{
		book: "43-uc-berkeley-words",
		want: []expected{{rule: "force/terms", severity: "warning", agencies: []string{"uc-berkeley-pd", "albion-pd"}, says: []string{"“active”", "link arms"}}},
	},
	{
		book: "44-st-paul-rnc",
		want: []expected{
			{rule: "training/late-agreement", severity: "warning", agencies: []string{"birch-pd"}, says: []string{"12 days before"}},
			{rule: "communications/no-channel", severity: "error", says: []string{"unit patrol", "unit squads"}},
			{rule: "training/no-joint-training", severity: "note", agencies: []string{"st-paul-pd", "birch-pd"}},
		},
		never: []never{{"training/", "arbor-pd"}},
	},
	{
		book: "50-washington-gas", deployment: "city",
		want: []expected{
			{rule: "crowd-control/approver", severity: "warning", agencies: []string{"seattle-pd"}, says: []string{"the Mayor of Seattle"}},
			{rule: "crowd-control/approver", severity: "warning", agencies: []string{"seattle-pd", "washington-sp"}, says: []string{"the Governor of Washington"}},
		},
	},
	{
		book: "50-washington-gas", deployment: "county",
		want: []expected{
			{rule: "crowd-control/approver", severity: "warning", agencies: []string{"noncharter-so"}, says: []string{"highest elected official"}},
			{rule: "crowd-control/approver", severity: "warning", agencies: []string{"noncharter-so", "washington-sp"}, says: []string{"the Governor of Washington"}},
		},
	},
	{
		// After the decision a supervisor's word is enough for the sheriff.
		book: "50-washington-gas", deployment: "county", asOf: "2024-06-01",
		want: []expected{
			{rule: "crowd-control/forbidden-here", severity: "note", agencies: []string{"noncharter-so"}, says: []string{"supervisor"}},
			{rule: "crowd-control/approver", severity: "warning", agencies: []string{"noncharter-so", "washington-sp"}, says: []string{"the Governor of Washington"}},
		},
	},
	{
		book: "53-tear-gas-words", deployment: "california",
		want: []expected{{rule: "force/forbidden-here", severity: "note", agencies: []string{"oakland-pd", "elgin-pd"}, says: []string{"pepper spray", "13652"}}},
	},
	{
		book: "53-tear-gas-words", deployment: "washington",
		never: []never{{"force/", ""}, {"crowd-control/", ""}},
	},
	{
		book: "54-cameras-opposed", deployment: "oregon-in-oakland",
		verdicts: []string{report.NotReady},
		want:     []expected{{rule: "body-camera/dilemma", severity: "error", agencies: []string{"oakland-pd", "portland-pb"}, says: []string{"a lawful assembly"}}},
	},
	{
		book: "54-cameras-opposed", deployment: "ohio-in-dc",
		verdicts: []string{report.NotReady},
		want:     []expected{{rule: "body-camera/unreached", severity: "error", agencies: []string{"dc-mpd", "columbus-oh-pd"}}},
	},
	{
		book: "54-cameras-opposed", deployment: "colorado-in-oakland",
		never: []never{{"body-camera/dilemma", ""}, {"body-camera/unreached", ""}},
	},
	{
		// The Californian's duty is another one, at home: nothing to compare.
		book: "55-three-clocks",
		want: []expected{{
			rule: "force/duty", severity: "note", agencies: []string{"dc-mpd", "salem-neck-pd"},
			says: []string{"48 hours", "Peace Officer Standards"},
		}},
		never: []never{{"force/", "albion-pd"}},
	},
	{
		book: "58-which-policy", deployment: "both",
		verdicts: []string{report.NotReady},
		want:     []expected{{rule: "force/dilemma", severity: "error", agencies: []string{"northport-pd", "southport-pd"}, says: []string{"cannot follow both"}}},
	},
	{
		book: "58-which-policy", deployment: "one",
		never: []never{{"force/", ""}},
	},
	{
		book: "59-channel-traps",
		want: []expected{
			{rule: "communications/frequency-reuse", severity: "error", says: []string{"VTAC11", "VTAC36"}},
			{rule: "communications/frequency-reuse", severity: "error", says: []string{"VTAC14", "VTAC35"}},
			// The traps meet one another too.
			{rule: "communications/frequency-reuse", severity: "error", says: []string{"VTAC36", "VTAC14"}},
			{rule: "communications/frequency-reuse", severity: "error", says: []string{"VTAC36", "VTAC35"}},
			// A repeater channel needs its repeater, and nothing says that one is there.
			{rule: "communications/no-repeater", severity: "note", says: []string{"VTAC36"}},
			{rule: "communications/no-repeater", severity: "note", says: []string{"VTAC35"}},
			{rule: "communications/wrong-frequency", severity: "warning", says: []string{"8CALL90", "before the 800 MHz band was ordered anew", "851.0125"}},
			// In use it is an error, on the list only a warning.
			{rule: "communications/wrong-frequency", severity: "error", says: []string{"166.4875", "155.7525"}},
			{rule: "communications/wrong-frequency", severity: "warning", says: []string{"155.7675", "151.1375"}},
			{rule: "communications/wrong-frequency", severity: "warning", says: []string{"866.0125", "851.0125"}},
		},
	},
}

// berkeley is the approval that ran out, and that nothing else holds then.
var berkeley = []expected{
	{rule: "agreement/approval-lapsed", severity: "error", agencies: []string{"berkeley-pd"}, says: []string{"until 30 April 2011"}},
	{rule: "agreement/uncovered-pair", severity: "error", agencies: []string{"oakland-pd", "berkeley-pd"}},
}

var denver = []string{"denver-pd", "outside-agencies"}

// brooklynCenter is what the host's own two texts give, of its own officers.
var brooklynCenter = []expected{
	{rule: "crowd-control/defect", severity: "warning", agencies: []string{"brooklyn-center-pd"}, says: []string{"tear gas", "proclamation", "resolution"}},
	{rule: "crowd-control/defect", severity: "warning", agencies: []string{"brooklyn-center-pd"}, says: []string{"rubber"}},
	{rule: "force/defect", severity: "warning", agencies: []string{"brooklyn-center-pd"}, says: []string{"chokehold"}},
	{rule: "tactics/defect", severity: "warning", agencies: []string{"brooklyn-center-pd"}, says: []string{"encircle"}},
}

func TestCases(t *testing.T) {
	for _, c := range cases {
		t.Run(strings.Join([]string{c.book, c.deployment, c.asOf, c.today}, " "), func(t *testing.T) {
			paths := []string{caseDir(c.book)}
			for _, other := range c.with {
				paths = append(paths, caseDir(other))
			}
			opt := checker.Options{Paths: paths, AsOf: c.asOf, Today: cmp.Or(c.today, today)}
			if c.deployment != "" {
				opt.Deployments = []string{c.deployment}
			}
			r := check(t, opt)
			for _, w := range c.want {
				if !slices.ContainsFunc(r.Findings, w.is) {
					t.Errorf("missing %s %s of %v with %q", w.severity, w.rule, w.agencies, w.says)
				}
			}
			for _, f := range r.Findings {
				if f.Severity == "error" && !slices.ContainsFunc(c.want, func(w expected) bool { return w.is(f) }) {
					t.Errorf("unexpected error %s of %v: %s", f.Rule, f.Agencies, f.Message)
				}
				for _, n := range c.never {
					if n.is(f) {
						t.Errorf("unexpected %s %s of %v: %s", f.Severity, f.Rule, f.Agencies, f.Message)
					}
				}
			}
			var verdicts []string
			for _, v := range r.Verdicts {
				verdicts = append(verdicts, v.Verdict)
			}
			if c.verdicts != nil && !slices.Equal(verdicts, c.verdicts) {
				t.Errorf("verdicts %q, want %q", verdicts, c.verdicts)
			}
		})
	}
}

func (w expected) is(f report.Finding) bool {
	if f.Rule != w.rule || f.Severity != w.severity || !sameSet(f.Agencies, w.agencies) {
		return false
	}
	if w.during != nil && !slices.Equal(w.during, stretches(f)) {
		return false
	}
	return !slices.ContainsFunc(w.says, func(s string) bool { return !strings.Contains(f.Message, s) })
}

// stretches lists the days of a finding's periods, as 2020-06-05/2020-06-25.
func stretches(f report.Finding) (out []string) {
	periods := f.Periods
	if len(periods) == 0 && f.During != nil {
		periods = []report.Interval{*f.During}
	}
	for _, p := range periods {
		from, _ := time.Parse(time.RFC3339, p.From)
		until, _ := time.Parse(time.RFC3339, p.Until)
		out = append(out, from.Format(time.DateOnly)+"/"+until.Add(-time.Second).Format(time.DateOnly))
	}
	return out
}

func (n never) is(f report.Finding) bool {
	return (f.Rule == n.rule || strings.HasSuffix(n.rule, "/") && strings.HasPrefix(f.Rule, n.rule)) &&
		(n.agency == "" || slices.Contains(f.Agencies, n.agency))
}

func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// TestCaseMarks holds every case, at its own time, against the marks in its
// files: each mark is met, and no error or warning is without one.
func TestCaseMarks(t *testing.T) {
	for _, dir := range books(t, caseDir("*")) {
		if marked(t, dir) {
			t.Run(filepath.Base(dir), func(t *testing.T) { holdMarks(t, dir) })
		}
	}
}

// TestEveryCaseIsListed fails for a book that no row of the table judges.
func TestEveryCaseIsListed(t *testing.T) {
	listed := map[string]bool{}
	for _, c := range cases {
		listed[c.book] = true
		for _, other := range c.with {
			listed[other] = true
		}
	}
	for _, dir := range books(t, caseDir("*")) {
		if !listed[filepath.Base(dir)] {
			t.Errorf("%s has no row in the table of cases", dir)
		}
	}
}

func caseDir(book string) string { return filepath.Join("..", "testdata", "cases", book) }
