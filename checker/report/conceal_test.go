package report

import (
	"slices"
	"strings"
	"testing"

	"roe.example/checker/facts"
	"roe.example/checker/rule"
)

// A finding that tells by its being one what is in play, or who stands under
// which post, is reduced for the public, and for the public alone.
func TestConceal(t *testing.T) {
	superior := []facts.Superior{{Book: "b", Deployment: "d", Agency: "riverton", Over: "harbor", Positions: []string{"ic"}}}
	leave := []facts.Need{{Book: "b", Deployment: "d", Actions: []string{"spray"}, InPlay: true}}
	for _, c := range []struct {
		name     string
		exposure facts.Exposure
		change   func(in *Input, f *rule.Finding)
		class    string
	}{
		{"planned", facts.Exposure{Planned: true, InPlay: true}, nil, "tactics"},
		{"carried", facts.Exposure{Carried: true, InPlay: true}, nil, "tactics"},
		{"trained for", facts.Exposure{Trained: true, InPlay: true}, nil, "tactics"},
		{"nobody said what they can do", facts.Exposure{Unknown: true, InPlay: true}, nil, ""},
		{"not in play", facts.Exposure{Trained: true}, nil, ""},
		{"under a post", facts.Exposure{}, func(in *Input, f *rule.Finding) {
			in.Facts.Superiors = superior
			f.Message = "Officers of {over} work under {positions}."
			f.Args = map[string]rule.Argument{"over": *argument(t, `{"agency": "harbor"}`), "positions": *argument(t, `{"list": [{"position": "ic"}]}`)}
		}, "posts"},
		{"of a post, and under nobody", facts.Exposure{}, func(in *Input, f *rule.Finding) {
			in.Facts.Superiors = []facts.Superior{{Book: "b", Deployment: "d", Agency: "riverton", Over: "elgin", Positions: []string{"ic"}}}
			f.Message = "Officers of {over} work under {positions}."
			f.Args = map[string]rule.Argument{"over": *argument(t, `{"agency": "harbor"}`), "positions": *argument(t, `{"list": [{"position": "ic"}]}`)}
		}, ""},
		{"leave that nobody can give", facts.Exposure{}, func(in *Input, f *rule.Finding) { in.Facts.Needs = leave }, "tactics"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, audience := range []string{Internal, Public} {
				in := small()
				in.Audience = audience
				in.Facts.Clashes.Unreached[0].Exposure = c.exposure
				in.Judgement.Findings[0].Agencies, in.Judgement.Findings[0].Actions = []string{"riverton", "harbor"}, []string{"spray"}
				if c.change != nil {
					c.change(&in, &in.Judgement.Findings[0])
				}
				r := Build(in)
				if len(r.Failures) > 0 || len(r.Findings) != 1 {
					t.Fatal(r.Failures, r.Findings)
				}
				f := r.Findings[0]
				want := audience == Public && c.class != ""
				if concealed := strings.Contains(f.Message, "What it is, is left out here"); concealed != want {
					t.Errorf("%s: %s", audience, f.Message)
				}
				if want && (f.Situation+f.Region != "" || len(f.Actions)+len(f.Witness) > 0 || !slices.Contains(r.Withheld, c.class)) {
					t.Errorf("the public is told more, or not what is left out: %+v %v", f, r.Withheld)
				}
			}
		})
	}
}

// Who has no rule on what is in play is not named for the public: that nobody
// has a rule on it is told only because it is in play.
func TestSilencesForThePublic(t *testing.T) {
	for _, c := range []struct {
		exposure facts.Exposure
		want     string
	}{
		{facts.Exposure{Carried: true, InPlay: true}, "Riverton PD on 1 kind of action in force"},
		{facts.Exposure{Unknown: true, InPlay: true}, "Riverton PD on pepper spray"},
	} {
		in := small()
		in.Audience = Public
		clash := facts.Clash{
			ID: "s1", Book: "b", Deployment: "d", Topic: "force", Actions: []string{"spray"}, Exposure: c.exposure,
			Left: side("silent", "riverton"), Right: side("permitted", "harbor"),
		}
		in.Facts.Clashes.Silent = []facts.Clash{clash}
		clash.ID = "i1"
		in.Facts.Clashes.Incomparable = []facts.Clash{clash}
		s := Build(in).Coverage.Statements[0]
		if !slices.Equal(s.Silent, []string{c.want}) {
			t.Errorf("got %q, want %q", s.Silent, c.want)
		}
		if told := strings.Contains(strings.Join(s.Uncompared, " "), "pepper spray"); told != c.exposure.Unknown {
			t.Errorf("%+v: %q", c.exposure, s.Uncompared)
		}
	}
}
