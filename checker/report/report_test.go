package report

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/facts"
	"roe.example/checker/rule"
)

func TestBuild(t *testing.T) {
	r := Build(small())
	want := Finding{
		Rule: "force/unreached", Topic: "force", Severity: "error", Kind: "unreached", Title: "T",
		Message: "Harbor PD may act.", Remedy: "Settle it.", Book: "b", Deployment: "d",
		Agencies: []string{"riverton", "harbor"}, Actions: []string{"spray"},
		Witness:   map[string]string{"place": "polling-place", "resistance": "refusing", "assembly": "lawful"},
		Situation: "passive resistance, at a polling place", Region: "passive resistance",
		During: &Interval{From: "2026-11-03T06:00:00-08:00", Until: "2026-11-03T22:00:00-08:00"}, Periods: []Interval{},
		Places: []Place{
			{"host rule", "b/order.cue", 9, 3, `instruments.order.norms."5.2"`},
			{"own rule", "b/manual.cue", 4, 2, `instruments.manual.norms."308.4".permits[0]`},
		},
		References: []rule.Reference{}, Count: 1, SettledBy: []Settlement{{"a#5", "host", "partly"}},
		Clashes: []string{"c1"}, Cites: []string{},
	}
	if len(r.Findings) != 1 {
		t.Fatalf("%d findings, failures %v", len(r.Findings), r.Failures)
	}
	want.Fingerprint = r.Findings[0].Fingerprint // held by TestFingerprint
	if diff := cmp.Diff(want, r.Findings[0]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if v := r.Verdicts[0]; v.Verdict != NotReady || v.Reason != "1 error to settle" {
		t.Errorf("verdict %+v", v)
	}
	if got := r.Coverage.Rules; !slices.Equal(got.Idle, []string{"force/idle"}) || len(got.Evaluated) != 2 {
		t.Errorf("rules covered: %+v", got)
	}
	if got := r.Coverage.Circumstances; !slices.Equal(got, []string{"resistance", "place"}) {
		t.Errorf("circumstances: %v", got)
	}
}

func TestFingerprint(t *testing.T) {
	const want = "e91824ae8e29b084"
	base := Build(small()).Findings[0].Fingerprint
	if base != want {
		t.Errorf("the fingerprint is %s, was %s: every recorded waiver would be lost", base, want)
	}
	in := small()
	in.Judgement.Findings[0].Severity = rule.Note
	slices.Reverse(in.Judgement.Findings[0].Places)
	in.Judgement.Findings[0].Message = "{who} should act."
	for path, loc := range in.Books[0].Locations.Map() {
		loc.Line += 100
		in.Books[0].Locations.List(path, loc)
	}
	if got := Build(in).Findings[0].Fingerprint; got != base {
		t.Error("the fingerprint changed with severity, order, words or lines")
	}
	in = small()
	in.Judgement.Findings[0].Cause = "order#5.2|manual#308.5"
	if got := Build(in).Findings[0].Fingerprint; got == base {
		t.Error("two causes have one fingerprint")
	}
}

func TestGrouping(t *testing.T) {
	in := small()
	twin := finding(nil)
	twin.Severity = rule.Warning
	twin.Clash = ""
	twin.During = &facts.Interval{From: "2026-11-03T23:00:00-08:00", Until: "2026-11-04T01:00:00-08:00"}
	twin.Args["who"] = rule.Argument{Type: "agencies", IDs: []string{"riverton"}}
	twin.Places = []rule.Place{{Role: "deployment", Path: "deployments.d"}}
	in.Judgement.Findings = []rule.Finding{twin, in.Judgement.Findings[0]}
	r := Build(in)
	if len(r.Findings) != 1 {
		t.Fatalf("%d findings, want one", len(r.Findings))
	}
	f := r.Findings[0]
	if f.Count != 2 || f.Severity != rule.Error || len(f.Places) != 3 || f.Message != "Harbor PD and Riverton PD may act." {
		t.Errorf("got %+v", f)
	}
	if len(f.Periods) != 2 || f.During.Until != "2026-11-04T01:00:00-08:00" {
		t.Errorf("periods %v in %v", f.Periods, f.During)
	}
}

func TestVerdicts(t *testing.T) {
	with := func(severity string) func(*Input) {
		return func(in *Input) { in.Judgement.Findings[0].Severity = severity }
	}
	none := func(in *Input) { in.Judgement.Findings = nil }
	tests := map[string]struct {
		change []func(*Input)
		want   string
		exit   int
	}{
		"error":   {nil, NotReady, 1},
		"warning": {[]func(*Input){with(rule.Warning)}, NotReady, 1},
		"note":    {[]func(*Input){with(rule.Note)}, ReadyWithBriefing, 0},
		"nothing": {[]func(*Input){none}, Ready, 0},
		"not known": {[]func(*Input){none, func(in *Input) { in.Facts.Knowledge[1].Extent = "excerpt" }},
			NoVerdict, 2},
		"not known and wrong": {[]func(*Input){func(in *Input) { in.Facts.Knowledge[1].Extent = "none" }}, NotReady, 1},
		"failed rule": {[]func(*Input){none, func(in *Input) { in.Judgement.Failures = []rule.Failure{{Rule: "force/x"}} }},
			NoVerdict, 2},
		"failed rule and wrong": {[]func(*Input){func(in *Input) { in.Judgement.Failures = []rule.Failure{{Rule: "force/x"}} }},
			NotReady, 2},
		"unknown id":    {[]func(*Input){func(in *Input) { in.Judgement.Findings[0].Args["who"].IDs[0] = "nobody" }}, NoVerdict, 2},
		"unknown clash": {[]func(*Input){func(in *Input) { in.Judgement.Findings[0].Clash = "c9" }}, NoVerdict, 2},
		"unknown path":  {[]func(*Input){func(in *Input) { in.Judgement.Findings[0].Places[0].Path = "x.y" }}, NoVerdict, 2},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			in := small()
			for _, change := range test.change {
				change(&in)
			}
			r := Build(in)
			if got := r.Verdicts[0].Verdict; got != test.want {
				t.Errorf("verdict %q, want %q (%s)", got, test.want, r.Verdicts[0].Reason)
			}
			if got := r.Exit("warning"); got != test.exit {
				t.Errorf("exit %d, want %d", got, test.exit)
			}
		})
	}
}

func TestExitLevels(t *testing.T) {
	in := small()
	in.Judgement.Findings[0].Severity = rule.Note
	r := Build(in)
	for failOn, want := range map[string]int{"error": 0, "warning": 0, "note": 1, "never": 0} {
		if got := r.Exit(failOn); got != want {
			t.Errorf("--fail-on %s: exit %d, want %d", failOn, got, want)
		}
	}
	if got := Faulty("", Internal, []Diagnostic{{Message: "x"}}, nil).Exit("never"); got != 2 {
		t.Errorf("faults: exit %d, want 2", got)
	}
}

func TestDocumentsAlone(t *testing.T) {
	in := small()
	in.Facts.Books[0].Deployments = 0
	in.Facts.Deployments = nil
	in.Judgement.Findings = nil
	r := Build(in)
	if len(r.Notes) != 1 || !strings.Contains(r.Notes[0].Message, "no deployment") || r.Exit("warning") != 0 {
		t.Errorf("notes %v, exit %d", r.Notes, r.Exit("warning"))
	}
}

// No list of the document may be null: readers index them.
func TestNoNulls(t *testing.T) {
	in := small()
	in.Judgement.Findings = nil
	for _, r := range []*Report{Build(in), Faulty("", Internal, nil, nil)} {
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		if lists := strings.ReplaceAll(string(data), `"baseline":null`, ""); strings.Contains(lists, "null") {
			t.Errorf("null in %s", data)
		}
	}
}
