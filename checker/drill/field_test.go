package drill_test

import (
	"strings"
	"testing"
)

// An exercise contradicts neither the plan nor itself: whom one cannot hear one is
// not told to call by radio, and nobody calls for orders where units check in.
func TestExerciseKeepsToThePlan(t *testing.T) {
	d := exercise(t, "../briefing/testdata/settled", "candidate-visit-2026", 12)
	asked := 0
	for _, s := range d.Scenarios {
		told := strings.Join(s.Situation, " ")
		if strings.Contains(told, "by themselves") || strings.Contains(told, "the day before") {
			t.Errorf("%s: %s", s.Title, told)
		}
		for _, q := range s.Questions {
			asked++
			why := strings.Join(q.Why, " ")
			if strings.Contains(q.Answer, "on Check-in") || strings.Contains(why, "on no net with") && strings.Contains(q.Answer, "Call the incident commander (Millbrook PD), on Line net") {
				t.Errorf("%s: %s\n%s", s.Title, q.Answer, why)
			}
		}
	}
	if asked < 8 {
		t.Errorf("%d questions", asked)
	}
}

// Nobody is told to stop and ask before he stops a beating.
func TestExerciseNeverHoldsBackHelp(t *testing.T) {
	for _, dir := range []string{"settled", "unsettled"} {
		for _, s := range exercise(t, "../briefing/testdata/"+dir, "candidate-visit-2026", 12).Scenarios {
			for _, q := range s.Questions {
				if q.Action == "force/intervene" && strings.HasPrefix(q.Answer, "Stop") {
					t.Errorf("%s: %s", s.Title, q.Answer)
				}
			}
		}
	}
}
