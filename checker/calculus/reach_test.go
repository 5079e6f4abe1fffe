package calculus

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"roe.example/checker/book"
)

// TestReach: Harbor may use pepper spray by its own manual; what else binds its
// officers shows in what is forbidden here.
func TestReach(t *testing.T) {
	forbidden := func(id string) []string {
		return []string{"forbidden-here prohibits: gas/oc, " + id + "#1 × h#2, in any circumstances"}
	}
	unreached := []string{"unreached prohibited-by-host: gas/oc, r#1 × h#2, in any circumstances"}
	above := []string{"defect swallowed: gas/oc, x#1 × h#2, in any circumstances"}
	manual := func(change func(in *book.Instrument)) *scene {
		s := newScene().norm("r", "1", ban("gas/oc"))
		change(s.doc("r"))
		return s
	}
	law := func(kind, issuer string, change func(s *scene, in *book.Instrument)) *scene {
		s := newScene()
		in := &book.Instrument{Title: "X", Cite: "X", Kind: kind, Issuer: issuer, Norms: map[string]*book.Norm{"1": ban("gas/oc")}}
		s.Instruments["x"] = in
		change(s, in)
		return s
	}
	for _, tt := range []struct {
		name  string
		scene *scene
		want  []string
		over  []string // overreach: claim and agencies
	}{
		{"members only", manual(func(in *book.Instrument) {}), unreached, nil},
		{"command of the host", manual(func(in *book.Instrument) { in.Reach.Command = true }), forbidden("r"), nil},
		{"named by who commands", manual(func(in *book.Instrument) { in.Reach.Named = &book.Addressees{Agencies: []string{"H"}} }), forbidden("r"), nil},
		{"named by kind, but excepted", manual(func(in *book.Instrument) {
			in.Reach.Named = &book.Addressees{Kinds: []string{"municipal"}, Except: []string{"H"}}
		}), unreached, nil},
		{"addressed, under its command", manual(func(in *book.Instrument) { in.Addresses = &book.Addressees{Agencies: []string{"R", "H"}} }), forbidden("r"), nil},
		{"a manual has no territory", manual(func(in *book.Instrument) { in.Reach.Territory = "riverton" }), unreached, []string{"territory H"}},
		{"ordinance of the place", law("ordinance", "riverton", func(s *scene, in *book.Instrument) { in.Reach.Territory = "riverton" }), forbidden("x"), nil},
		{"ordinance of another place", law("ordinance", "coast", func(s *scene, in *book.Instrument) { in.Reach.Territory = "riverton" }), nil, []string{"territory H+R"}},
		{"ordinance less a campus", law("ordinance", "riverton", func(s *scene, in *book.Instrument) {
			in.Reach.Territory, in.Reach.ExceptPlaces, s.d.Place = "riverton", []string{"campus"}, "campus"
		}), nil, nil},
		{"ordinance less a kind", law("ordinance", "riverton", func(s *scene, in *book.Instrument) {
			in.Reach.Territory, in.Reach.ExceptKinds = "riverton", []string{"municipal"}
		}), nil, nil},
		{"ordinance of the city, on the campus in it", law("ordinance", "riverton", func(s *scene, in *book.Instrument) {
			in.Reach.Territory = "riverton"
			posted(s, "campus")
		}), forbidden("x"), nil},
		{"ordinance of the campus, where the assignment is", law("ordinance", "campus", func(s *scene, in *book.Instrument) {
			in.Reach.Territory = "campus"
			posted(s, "campus")
		}), forbidden("x"), nil},
		{"ordinance of the campus, and the assignment is outside", law("ordinance", "campus", func(s *scene, in *book.Instrument) {
			in.Reach.Territory, s.d.Place = "campus", "campus"
			posted(s, "riverton")
		}), nil, nil},
		{"ordinance less the campus where the assignment is", law("ordinance", "riverton", func(s *scene, in *book.Instrument) {
			in.Reach.Territory, in.Reach.ExceptPlaces = "riverton", []string{"campus"}
			posted(s, "campus")
		}), nil, nil},
		{"statute of the county, the assignment in its enclave", law("statute", "county", func(s *scene, in *book.Instrument) {
			in.Reach.Territory, s.d.Place = "county", "county"
			s.Agencies["H"].Place = "coast"
			posted(s, "reservation")
		}), nil, nil},
		{"statute of the county, the event in its enclave and the assignment not", law("statute", "county", func(s *scene, in *book.Instrument) {
			in.Reach.Territory, s.d.Place = "county", "reservation"
			s.Agencies["H"].Place = "coast"
			posted(s, "riverton")
		}), forbidden("x"), nil},
		{"statute of both places is law at home", law("statute", "state", func(s *scene, in *book.Instrument) { in.Reach.Territory = "state" }), above, nil},
		{"statute of the county outside its enclave", law("statute", "county", func(s *scene, in *book.Instrument) { in.Reach.Territory, s.d.Place = "county", "reservation" }), nil, nil},
		{"home law stays at home", law("ordinance", "harbor", func(s *scene, in *book.Instrument) { in.Reach.Territory = "harbor" }), nil, nil},
		{"statute that names those who come from elsewhere", law("statute", "state", func(s *scene, in *book.Instrument) {
			in.Reach.Named = &book.Addressees{States: []string{"abroad"}}
			coast(s)
			s.norm("c", "2", permit("gas/oc"))
			delete(s.d.Units, "hu")
		}), []string{"forbidden-here prohibits: gas/oc, x#1 × c#2, in any circumstances"}, nil},
		{"an agency that commands nobody names others", law("policy", "C", func(s *scene, in *book.Instrument) { in.Reach.Named = &book.Addressees{Agencies: []string{"H"}} }), nil, []string{"named H"}},
		{"who holds command, not the host", law("policy", "C", func(s *scene, in *book.Instrument) {
			in.Reach.Command = true
			s.d.Command = &book.Command{Positions: map[string]*book.Position{"ic": {Title: "incident-commander", Agency: "C"}}}
		}), forbidden("x"), nil},
		{"extended by an agreement", manual(func(in *book.Instrument) {}).pact("p", clause(&book.Clause{Topic: "crowd-control", Extends: &book.Extends{RulesOf: "host", Topics: []string{"crowd-control"}}})), forbidden("r"), nil},
		{"extended on another topic", manual(func(in *book.Instrument) {}).pact("p", clause(&book.Clause{Topic: "force", Extends: &book.Extends{RulesOf: "host", Topics: []string{"force"}}})), unreached, nil},
		{"extended by an agreement that does not hold", manual(func(in *book.Instrument) {}).pact("p", clause(&book.Clause{Topic: "crowd-control", Extends: &book.Extends{RulesOf: "host"}})).
			with(func(s *scene) { s.uses[1].Valid = false }), unreached, nil},
		{"extended, its own exceptions with it", manual(func(in *book.Instrument) {}).norm("r", "1", ban("gas")).norm("r", "3", permit("gas/oc")).
			pact("p", clause(&book.Clause{Topic: "crowd-control", Extends: &book.Extends{RulesOf: "host", Actions: []string{"gas/oc"}}})), nil, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := tt.scene.norm("h", "2", permit("gas/oc")).compute(t)
			if tt.name == "statute that names those who come from elsewhere" {
				delete(tt.scene.doc("h").Norms, "2")
				r = tt.scene.compute(t)
			}
			got := slices.DeleteFunc(lines(r), func(l string) bool { return strings.HasPrefix(l, "mismatch") })
			if diff := cmp.Diff(tt.want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("clashes (-want +got):\n%s", diff)
			}
			var over []string
			for _, o := range r.Overreach {
				over = append(over, o.Claim+" "+strings.Join(o.Agencies, "+"))
			}
			if diff := cmp.Diff(tt.over, over); diff != "" {
				t.Errorf("overreach (-want +got):\n%s", diff)
			}
		})
	}
}

// TestTime: an ordinance forbids what Harbor permits, for a part of the day.
func TestTime(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(s *scene, in *book.Instrument)
		want   []string // stretches in which it is forbidden
	}{
		{"always", func(s *scene, in *book.Instrument) {}, []string{"03T00:00-04T00:00"}},
		{"effective later", func(s *scene, in *book.Instrument) { in.Adopted, in.Effective = "2026-01-01", "2026-11-04" }, nil},
		{"effective in the middle", func(s *scene, in *book.Instrument) { in.Effective = "2026-11-03T12:00" }, []string{"03T12:00-04T00:00"}},
		{"adopted, no other date", func(s *scene, in *book.Instrument) { in.Adopted = "2026-11-04" }, nil},
		{"until that day, which counts", func(s *scene, in *book.Instrument) { in.Until = "2026-11-03" }, []string{"03T00:00-04T00:00"}},
		{"until the day before", func(s *scene, in *book.Instrument) { in.Until = "2026-11-02" }, nil},
		{"its end decided, not yet come", func(s *scene, in *book.Instrument) { in.EndDecided, in.Until = "2026-10-01", "2026-12-01" }, []string{"03T00:00-04T00:00"}},
		{"not put into practice, it still binds", func(s *scene, in *book.Instrument) { in.Implemented = "2026-12-01" }, []string{"03T00:00-04T00:00"}},
		{"superseded", func(s *scene, in *book.Instrument) {
			s.doc("later-riverton").Supersedes, s.doc("later-riverton").Effective = []string{"ordinance-riverton"}, "2026-11-03T06:00"
		}, []string{"03T00:00-03T06:00"}},
		{"this section amended", func(s *scene, in *book.Instrument) {
			s.doc("later-riverton").Amends = map[string][]string{"ordinance-riverton": {"1"}}
		}, nil},
		{"another section amended", func(s *scene, in *book.Instrument) {
			s.doc("later-riverton").Amends = map[string][]string{"ordinance-riverton": {"2"}}
		}, []string{"03T00:00-04T00:00"}},
		{"two stretches of two orders in force", func(s *scene, in *book.Instrument) {
			in.Kind, in.Issuer, in.Reach = "policy", "C", book.Reach{Command: true}
			s.d.Command = &book.Command{Positions: map[string]*book.Position{
				"a": {Title: "incident-commander", Agency: "C", Until: "2026-11-03T08:00"},
				"b": {Title: "incident-commander", Agency: "R", From: "2026-11-03T08:00", Until: "2026-11-03T16:00"},
				"c": {Title: "incident-commander", Agency: "C", From: "2026-11-03T16:00"}}}
		}, []string{"03T00:00-03T08:00", "03T16:00-04T00:00"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newScene().norm("ordinance-riverton", "1", ban("gas/oc")).norm("h", "2", permit("gas/oc"))
			tt.change(s, s.doc("ordinance-riverton"))
			var got []string
			for _, c := range s.compute(t).Clashes.ForbiddenHere {
				got = append(got, c.During.From[8:16]+"-"+c.During.Until[8:16])
			}
			slices.Sort(got)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("forbidden during (-want +got):\n%s", diff)
			}
		})
	}
}
