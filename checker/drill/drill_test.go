package drill_test

import (
	"bytes"
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker"
	"roe.example/checker/briefing"
	"roe.example/checker/drill"
	"roe.example/checker/load"
	"roe.example/checker/render/jsonout"
	"roe.example/checker/render/markdown"
	"roe.example/checker/render/web"
)

func TestMain(m *testing.M) {
	load.ServeChild()
	m.Run()
}

const (
	broken    = "../../agreements/riverton-election-day"
	dayOfTest = "2026-09-25"
)

var (
	lock sync.Mutex
	made = map[string]*drill.Drill{}
)

// exercise is that of a book, made once for all tests.
func exercise(t *testing.T, path, deployment string, scenarios int) *drill.Drill {
	t.Helper()
	lock.Lock()
	defer lock.Unlock()
	key := fmt.Sprint(path, deployment, scenarios)
	if made[key] == nil {
		made[key] = fresh(t, path, deployment, scenarios)
	}
	return made[key]
}

func fresh(t *testing.T, path, deployment string, scenarios int) *drill.Drill {
	t.Helper()
	d, faults, err := checker.Drill(t.Context(), checker.Options{Paths: []string{path}, Deployments: []string{deployment}, Today: dayOfTest}, scenarios)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	return d
}

// Every answer about an action is what roe ask says to that agency in that
// situation, and to one situation there is one answer.
func TestAnswersAreThoseOfAsk(t *testing.T) {
	for _, c := range []struct {
		path, deployment string
		scenarios        int
	}{{broken, "election-day-2026", 12}, {"../../testdata/cases/54-cameras-opposed", "oregon-in-oakland", 3}} {
		d := exercise(t, c.path, c.deployment, c.scenarios)
		asked := 0
		for _, s := range d.Scenarios {
			for _, q := range s.Questions {
				if q.Action != "" {
					asked++
					agrees(t, c.path, c.deployment, &s, &q)
				}
			}
		}
		if asked == 0 {
			t.Errorf("%s asks about no action", c.path)
		}
	}
}

func agrees(t *testing.T, path, deployment string, s *drill.Scenario, q *drill.Question) {
	t.Helper()
	var given []string
	for _, dimension := range slices.Sorted(maps.Keys(s.Circumstances)) {
		given = append(given, dimension+"="+s.Circumstances[dimension])
	}
	answer, faults, err := checker.Ask(t.Context(), checker.Question{
		Paths: []string{path}, Deployment: deployment, Agency: q.Agency.ID, Action: q.Action,
		Circumstances: given, At: s.At, Assignment: s.Assignment,
	})
	if err != nil || len(faults) > 0 {
		t.Fatal(s.Title, q.Agency.Short, err, faults)
	}
	if len(answer.Answers) != 1 || len(answer.Answers[0].Cases) != 1 {
		t.Errorf("%s, %s: ask gives several answers: %+v", s.Title, q.Agency.Short, answer.Answers)
		return
	}
	want := answer.Answers[0].Cases[0]
	// The one difference that there may be: what a finding leaves open.
	open := q.Position == drill.Unsettled && slices.Contains([]string{"permitted", "prohibited", "required"}, want.Position)
	if want.Position != q.Position && !open {
		t.Errorf("%s, %s: the answer is %q, ask says %q", s.Title, q.Agency.Short, q.Position, want.Position)
	}
	for _, source := range want.Sources {
		if source.Where == "" && !slices.ContainsFunc(q.Sources, func(x briefing.Source) bool { return x.Cite == source.Cite && x.Place.Line == source.Line }) {
			t.Errorf("%s, %s: the answer leaves out %s", s.Title, q.Agency.Short, source.Cite)
		}
	}
	unsettled := open || slices.Contains([]string{"contradictory", "silent", "unknown"}, want.Position)
	if stops := strings.HasPrefix(q.Answer, "Stop"); stops != unsettled {
		t.Errorf("%s, %s is %s and answered: %s", s.Title, q.Agency.Short, want.Position, q.Answer)
	}
	for _, word := range want.Approvals {
		if want.Position == "permitted" && !strings.Contains(q.Answer, strings.Replace(word, "their own", "your own", 1)) {
			t.Errorf("%s, %s: the answer does not say whose word it takes: %s", s.Title, q.Agency.Short, q.Answer)
		}
	}
}

// The participants' version holds nothing of what the facilitator's adds.
func TestParticipantsSeeNoAnswer(t *testing.T) {
	d := exercise(t, broken, "election-day-2026", 12)
	var secrets []string
	add := func(lines []briefing.Line) {
		for _, line := range lines {
			secrets = append(secrets, line.Text, line.Finding)
		}
	}
	for _, s := range d.Scenarios {
		add(s.Otherwise)
		add(s.Settled)
		for _, q := range s.Questions {
			secrets = append(append(secrets, q.Answer), q.Why...)
			for _, source := range q.Sources {
				secrets = append(secrets, fmt.Sprintf("%s:%d:", source.Place.File, source.Place.Line))
				if strings.Contains(source.Cite, " ") {
					secrets = append(secrets, source.Cite)
				}
			}
		}
	}
	written := func(d *drill.Drill) map[string]string {
		var md, js bytes.Buffer
		if err := markdown.WriteDrill(&md, d); err != nil {
			t.Fatal(err)
		}
		if err := jsonout.WriteDrill(&js, d); err != nil {
			t.Fatal(err)
		}
		var page bytes.Buffer
		if err := web.Drill(&page, d, web.Options{}); err != nil {
			t.Fatal(err)
		}
		return map[string]string{"html": html.UnescapeString(page.String()), "markdown": strings.ReplaceAll(md.String(), `\`, ""), "json": strings.ReplaceAll(js.String(), `\"`, `"`)}
	}
	told := 0
	for name, text := range written(d) {
		for _, secret := range secrets {
			if strings.Contains(text, secret) {
				told++
			} else if name == "json" && !strings.Contains(secret, ".cue:") {
				t.Errorf("the facilitator's %s lacks %q: the search proves nothing", name, secret)
			}
		}
	}
	if told < 100 {
		t.Errorf("only %d of what is hidden was found in the facilitator's version", told)
	}
	for name, text := range written(d.Hide()) {
		for _, secret := range secrets {
			if secret != "" && strings.Contains(text, secret) {
				t.Errorf("the participants' %s holds %q", name, secret)
			}
		}
		for _, word := range []string{`"prohibited"`, `"permitted"`, `"required"`, `"contradictory"`, "Answer", "What goes wrong"} {
			if strings.Contains(text, word) {
				t.Errorf("the participants' %s holds %s", name, word)
			}
		}
	}
}

// With n scenarios as many topics are covered as can be with n, and a new
// difficulty comes before a second of one; no two are the same question.
func TestChoiceIsBalanced(t *testing.T) {
	available := map[string]bool{}
	for _, s := range exercise(t, broken, "election-day-2026", 40).Scenarios {
		available[s.Topic] = true
	}
	for _, n := range []int{3, 12} {
		d := exercise(t, broken, "election-day-2026", n)
		topics, difficulties, minutes, questions := map[string]bool{}, map[string]int{}, 0, map[string]bool{}
		for i, s := range d.Scenarios {
			topics[s.Topic] = true
			difficulties[s.Difficulty]++
			minutes += s.Minutes
			if s.Number != i+1 {
				t.Errorf("scenario %d is numbered %d", i+1, s.Number)
			}
			for _, q := range s.Questions {
				key := fmt.Sprint(q.Agency.ID, q.Ask, s.At, s.Assignment, s.Circumstances)
				if questions[key] {
					t.Errorf("%s is asked twice", key)
				}
				questions[key] = true
			}
		}
		if want := min(n, len(available)); len(topics) != want || len(d.Scenarios) != n || minutes != d.Minutes {
			t.Errorf("%d scenarios cover %d topics, want %d; %d minutes, want %d", len(d.Scenarios), len(topics), want, d.Minutes, minutes)
		}
		if n >= 12 && len(difficulties) != 3 {
			t.Errorf("%d scenarios have the difficulties %v", n, difficulties)
		}
		open := 0
		for _, topic := range d.Topics {
			if topic.Scenarios == 0 {
				open++
			}
		}
		if open == 0 || len(d.Topics)-open != len(topics) {
			t.Errorf("%d of %d topics are open, and %d covered", open, len(d.Topics), len(topics))
		}
	}
}

// The same findings give the same exercise.
func TestTheSameExerciseAgain(t *testing.T) {
	if diff := cmp.Diff(exercise(t, broken, "election-day-2026", 3), fresh(t, broken, "election-day-2026", 3)); diff != "" {
		t.Errorf("(-first +second):\n%s", diff)
	}
}

// At the hour in which nobody commands, the answer is that nobody does, and whom
// to call instead; a unit whose radios do not reach the supervisor is told so.
func TestNobodyCommands(t *testing.T) {
	for _, s := range exercise(t, broken, "election-day-2026", 12).Scenarios {
		if s.Title != "Who commands now" {
			continue
		}
		if s.At != "2026-11-03T18:00:00-08:00" || len(s.Questions) < 2 {
			t.Errorf("%+v", s)
		}
		for _, q := range s.Questions {
			hears := q.Agency.ID == "coast-sheriff" || q.Agency.ID == "cascade-pd"
			if !strings.HasPrefix(q.Answer, "Nobody is incident commander") || strings.Contains(q.Answer, "on Plaza tactical") != hears {
				t.Errorf("%s: %s", q.Agency.Short, q.Answer)
			}
		}
		return
	}
	t.Error("the hour without a commander is no scenario")
}

// What the joint rules of engagement say is unsettled is so in the exercise, and
// nothing else is, a ban and a duty that others contest included.
func TestUnsettledAsInTheMatrix(t *testing.T) {
	b, faults, err := checker.Brief(t.Context(), checker.Options{Paths: []string{broken}, Deployments: []string{"election-day-2026"}, Today: dayOfTest})
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	says := map[string]map[string]bool{} // by agency and action: the positions of all circumstances
	for _, m := range b.Matrix {
		for _, row := range m.Rows {
			for i, column := range m.Columns {
				for _, a := range column.Agencies {
					for _, action := range row.Actions {
						key := a.ID + " " + action
						if says[key] == nil {
							says[key] = map[string]bool{}
						}
						says[key][row.Cells[i].Position] = true
					}
				}
			}
		}
	}
	bans := 0
	for _, s := range exercise(t, broken, "election-day-2026", 40).Scenarios {
		for _, q := range s.Questions {
			matrix := says[q.Agency.ID+" "+q.Action]
			if q.Action == "" || len(matrix) == 0 {
				continue
			}
			open := q.Position == drill.Unsettled || q.Position == "contradictory"
			if open && !matrix["unsettled"] || !open && len(matrix) == 1 && matrix["unsettled"] {
				t.Errorf("%s, %s: the exercise says %s, the joint rules %v", s.Title, q.Agency.Short, q.Position, matrix)
			}
			if q.Position == drill.Unsettled && strings.Contains(q.Answer, "you must not") {
				bans++
			}
		}
	}
	if bans == 0 {
		t.Error("no ban that others contest is asked about")
	}
}

// Findings on what was agreed, asked for and granted are asked about, each with
// its source; and not every scenario is at the same hour or told alike.
func TestPaperIsAskedAbout(t *testing.T) {
	want := []string{"A claim", "An arrest away from home", "At the polling place", "By what agreement", "More officers are needed", "More than was offered", "What goes back"}
	first, hours := map[string]bool{}, map[string]bool{}
	for _, s := range exercise(t, broken, "election-day-2026", 40).Scenarios {
		title, _, _ := strings.Cut(s.Title, ":")
		want = slices.DeleteFunc(want, func(w string) bool { return w == title })
		hours[s.At] = true
		for _, word := range s.There {
			s.Situation[0] = strings.ReplaceAll(s.Situation[0], word, "")
		}
		first[s.Situation[0]] = true
		for _, q := range s.Questions {
			if len(q.Why) == 0 || len(q.Sources) == 0 {
				t.Errorf("%s, %s: the answer has no source", s.Title, q.Agency.Short)
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("not asked: %v", want)
	}
	if len(first) < 10 || len(hours) < 4 {
		t.Errorf("%d ways to begin, at %d hours", len(first), len(hours))
	}
	paper := 0
	for _, s := range exercise(t, broken, "election-day-2026", drill.DefaultScenarios).Scenarios {
		if s.Questions[0].Action == "" && s.Topic != "command" && s.Topic != "communications" {
			paper++
		}
	}
	if paper != drill.DefaultScenarios/4 {
		t.Errorf("%d of %d scenarios are on what was agreed", paper, drill.DefaultScenarios)
	}
}
