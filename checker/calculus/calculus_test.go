package calculus

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// TestJoint reads the joint rules of engagement of Harbor's officers.
func TestJoint(t *testing.T) {
	for _, tt := range []struct {
		name  string
		scene *scene
		want  []string
	}{
		{"a ban stands over a permission", newScene().norm("ordinance-riverton", "1", when(ban("gas/oc"), is("resistance", "passive"))).norm("h", "2", permit("gas/oc")),
			[]string{"gas/oc prohibited, passive resistance", "gas/oc permitted, not passive resistance"}},
		{"a duty stands over a permission", newScene().norm("ordinance-riverton", "1", duty("report")).norm("h", "2", permit("report")),
			[]string{"report required, in any circumstances"}},
		{"an unsettled dilemma", conflict(), []string{"report unsettled, in any circumstances"}},
		{"settled by the host's rules", conflict().pact("p", clause(settles("host"))), []string{"report required, in any circumstances"}},
		{"settled by its own rules", conflict().pact("p", clause(settles("own"))), []string{"report prohibited, in any circumstances"}},
		{"duties that cannot both be met", newScene().norm("statute-riverton", "1", kept(duty("report"), 730, 0)).norm("h", "2", kept(duty("report"), 0, 180)),
			[]string{"report unsettled, in any circumstances"}},
		{"silence at home is no permission", newScene().norm("ordinance-riverton", "1", permit("gas/oc")).whole("h"), nil},
		{"what is not known may be permitted here", newScene().norm("ordinance-riverton", "1", permit("gas/oc")),
			[]string{"gas/oc permitted, in any circumstances"}},
		{"a ban gives way to the host's permission, and silence does not",
			newScene().whole("h").norm("h", "1", when(ban("gas/oc"), is("resistance", "passive"))).norm("r", "1", permit("gas/oc")).pact("p", clause(settles("host", "gas/oc"))),
			[]string{"gas/oc permitted, passive resistance"}},
		{"approvals where they are needed", newScene().norm("h", "1", permit("gas/oc")).norm("directive-H", "2", when(approved(permit("gas/oc"), rung("chief")), is("resistance", "passive"))).
			with(func(s *scene) { s.doc("directive-H").Reach = book.Reach{Members: true} }),
			[]string{"gas/oc permitted, not passive resistance", "gas/oc permitted by chief own, passive resistance"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, j := range tt.scene.compute(t).Joint {
				if j.Agencies[0] != "H" {
					continue
				}
				line := j.Action + " " + j.Position
				for _, a := range j.Approvals {
					line += " by " + a.Rung + " " + a.Agency
				}
				got = append(got, line+", "+j.Region)
			}
			less := cmpopts.SortSlices(func(a, b string) bool { return a < b })
			if diff := cmp.Diff(tt.want, got, less, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("joint rules (-want +got):\n%s", diff)
			}
		})
	}
}

func TestKnowledge(t *testing.T) {
	s := newScene().norm("h", "1", permit("gas/oc"))
	s.doc("r").Covers = map[string]string{"force": "whole"}
	want := []string{"R body-camera none", "R crowd-control none", "R force whole", "R tactics none",
		"H body-camera none", "H crowd-control excerpt", "H force none", "H tactics none"}
	var got []string
	for _, k := range s.compute(t).Knowledge {
		got = append(got, k.Agency+" "+k.Topic+" "+k.Extent)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("knowledge (-want +got):\n%s", diff)
	}
}

// TestSharedSection: two agencies bought one model manual, and a program that
// builds a book uses its sections as they are. They stay two agencies' norms.
func TestSharedSection(t *testing.T) {
	shared := duty("report")
	s := newScene().norm("ordinance-riverton", "1", shared).norm("h", "1", shared).norm("r", "1", shared).norm("c", "1", ban("report")).with(coast)
	s.doc("h").Implemented = "2026-12-01"
	want := []string{
		"dilemma required-here-prohibited-at-home: report, ordinance-riverton#1 × c#1, in any circumstances",
		"incapable not-implemented: report, h#1 × H, in any circumstances",
	}
	if diff := cmp.Diff(want, lines(s.compute(t))); diff != "" {
		t.Errorf("clashes (-want +got):\n%s", diff)
	}
}

// A duty that gives way to the host's rules waits for nothing.
func TestRingOfDutiesThatYield(t *testing.T) {
	ring := func(s *scene) *scene {
		s.doc("r").Reach.Command = true
		return s.norm("r", "1", ban("report")).norm("h", "2", after(duty("report"), "report"))
	}
	orders := func(s *scene) int {
		return len(slices.DeleteFunc(s.compute(t).Clashes.Dilemma, func(c facts.Clash) bool { return c.Reason != "order" }))
	}
	if n := orders(ring(newScene())); n != 1 {
		t.Errorf("%d rings of a duty that waits for itself, want 1", n)
	}
	if n := orders(ring(newScene()).pact("p", clause(settles("host")))); n != 0 {
		t.Errorf("%d rings of a duty that has given way", n)
	}
}

// A contradiction between two documents that bind everybody is one fact.
func TestDocuments(t *testing.T) {
	s := newScene().norm("h", "1", ban("report")).norm("h", "2", duty("report"))
	c, err := Compile(&book.Located{Dir: "book", Book: s.Book})
	if err != nil {
		t.Fatal(err)
	}
	r, err := c.Documents(time.Date(2026, 11, 3, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"dilemma required-and-prohibited: report, h#1 × h#2, in any circumstances"}
	if diff := cmp.Diff(want, lines(r)); diff != "" {
		t.Errorf("clashes (-want +got):\n%s", diff)
	}
}
