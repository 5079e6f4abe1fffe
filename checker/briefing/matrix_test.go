package briefing_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"roe.example/checker"
	"roe.example/checker/book"
	"roe.example/checker/briefing"
	"roe.example/checker/calculus"
	"roe.example/checker/corpus"
	"roe.example/checker/facts"
)

// What a cell says is what the calculus answers when it is asked about the
// agency, the action and one situation of the row.
func TestMatrixAgreesWithAnswers(t *testing.T) {
	for _, plan := range [][2]string{plans[0], plans[1], {"../../testdata/cases/03-portland-cs", "september-2020"}} {
		b := brief(t, plan[0], plan[1])
		rng := rand.New(rand.NewPCG(7, 11))
		picks, err := briefing.Picks(b.in, rng)
		if err != nil {
			t.Fatal(err)
		}
		rng.Shuffle(len(picks), func(i, k int) { picks[i], picks[k] = picks[k], picks[i] })
		ask := asker(t, b)
		for _, p := range picks[:min(150, len(picks))] {
			got := p.Cell.Position
			if p.Cell.Rule != "" {
				got = p.Cell.Rule
			}
			if want := ask(p); want != got {
				t.Errorf("%s: %s on %s at %q, %s, %v: the matrix says %s, the answer is %s", plan[1], p.Agency, p.Action, p.Assignment, p.At, p.Given, got, want)
			}
		}
	}
}

// asker asks the calculus, and calls its answers what the matrix does.
func asker(t *testing.T, b *judged) func(briefing.Pick) string {
	t.Helper()
	compiled, err := calculus.Compile(b.in.Books[0])
	if err != nil {
		t.Fatal(err)
	}
	in := calculus.Input{Book: b.in.Books[0], ID: b.in.Deployment, Deployment: b.in.Books[0].Book.Deployments[b.in.Deployment], Uses: b.facts.AgreementUses}
	return func(p briefing.Pick) string {
		at, err := time.Parse(time.RFC3339, p.At)
		if err != nil {
			t.Fatal(err)
		}
		q := &calculus.Question{Input: in, Agency: p.Agency, Action: p.Action, Assignment: p.Assignment, Given: p.Given, During: book.Period{From: at, Until: at.Add(time.Nanosecond)}}
		answer, err := compiled.Ask(q)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range answer.Stands {
			if slices.Contains(s.Actions, p.Action) {
				return position(t, s.Cases)
			}
		}
		return "nothing"
	}
}

func position(t *testing.T, cases []facts.Case) string {
	t.Helper()
	if len(cases) != 1 {
		t.Fatalf("%d answers in one situation", len(cases))
	}
	r := cases[0].Reply
	if r.Position == "permitted" && slices.ContainsFunc(r.Approvals, func(a facts.Approval) bool { return a.Rung != "officer" }) {
		return "approval"
	}
	return r.Position
}

// What the façade answers is what the matrix says.
func TestMatrixAgreesWithAsk(t *testing.T) {
	b := brief(t, plans[0][0], plans[0][1])
	for _, x := range []struct {
		agency, action, name string
		given                []string
		row                  string // the beginning of its circumstances
		want                 string
	}{
		{"harbor-pd", "chemical/oc-spray", "Pepper spray", []string{"resistance=linking-arms", "target=individual", "use_for=protect"}, "people who link arms", "permitted"},
		{"harbor-pd", "tactics/encirclement", "Encirclement", nil, "", "prohibited"},
		{"nosp", "camera/record", "Recording", []string{"assembly=lawful", "contact=none"}, "a lawful assembly", "contradictory"},
	} {
		answer, faults, err := checker.Ask(t.Context(), checker.Question{Paths: []string{plans[0][0]}, Agency: x.agency, Action: x.action, Circumstances: x.given})
		if err != nil || len(faults) > 0 {
			t.Fatal(err, faults)
		}
		if got := answer.Answers[0].Cases[0].Position; got != x.want {
			t.Errorf("%s on %s: asked, it is %s, want %s", x.agency, x.action, got, x.want)
		}
		c := cell(t, b, x.agency, x.name, x.row)
		got := c.Position
		if c.Rule != "" {
			got = c.Rule
		}
		got = strings.NewReplacer("unsettled", "contradictory", "approval", "permitted").Replace(got)
		if got != x.want {
			t.Errorf("%s on %s: the matrix says %s, want %s", x.agency, x.action, got, x.want)
		}
	}
}

func cell(t *testing.T, b *judged, agency, name, when string) briefing.Cell {
	t.Helper()
	for _, m := range b.Matrix {
		c := slices.IndexFunc(m.Columns, func(c briefing.Column) bool {
			return slices.ContainsFunc(c.Agencies, func(a briefing.Agency) bool { return a.ID == agency })
		})
		for _, r := range m.Rows {
			if c >= 0 && r.Name == name && strings.HasPrefix(r.When, when) {
				return r.Cells[c]
			}
		}
	}
	t.Fatalf("no row %q with %q", name, when)
	return briefing.Cell{}
}

// Every row has a cell for each column, every page the host first and no more
// columns than fit, and every agency stands in each topic once.
func TestMatrixIsWhole(t *testing.T) {
	eachPlan(t, whole)
}

func whole(t *testing.T, b *judged) {
	seen := map[string][]string{}
	for _, m := range b.Matrix {
		if len(m.Columns) > 8 || !m.Columns[0].Host || m.Columns[0].Agencies[0] != b.Host || m.Part < 1 || m.Part > m.Parts {
			t.Errorf("%s: %d columns, part %d of %d, first %+v", m.Title, len(m.Columns), m.Part, m.Parts, m.Columns[0])
		}
		for _, c := range m.Columns[1:] {
			for _, a := range c.Agencies {
				if slices.Contains(seen[m.Topic], a.ID) {
					t.Errorf("%s stands in %s twice", a.ID, m.Title)
				}
				seen[m.Topic] = append(seen[m.Topic], a.ID)
			}
		}
		for _, r := range m.Rows {
			if len(r.Cells) != len(m.Columns) || r.Name == "" || len(r.Actions) == 0 || r.Action != r.Actions[0] {
				t.Errorf("%s: a row is not whole: %+v", m.Title, r)
			}
			for _, c := range r.Cells {
				if spoken := c.Position != "silent" && c.Position != "unknown" && c.Position != "absent"; spoken != (len(c.Sources) > 0) {
					t.Errorf("%s, %s: %+v has %d sources", m.Title, r.Name, c, len(c.Sources))
				}
			}
		}
	}
}

// With many agencies that all stand differently the rows are the host's, and no
// cell is milder than what holds of its agency.
func TestMatrixOfMany(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	dir := t.TempDir()
	if err := corpus.Write(dir, 3, 24); err != nil {
		t.Fatal(err)
	}
	b := brief(t, dir, "convention")
	whole(t, b)
	picks, err := briefing.Picks(b.in, rand.New(rand.NewPCG(1, 2)))
	if err != nil {
		t.Fatal(err)
	}
	grave := []string{"unsettled", "prohibited", "required", "unknown", "silent", "approval", "permitted"}
	rng := rand.New(rand.NewPCG(3, 4))
	rng.Shuffle(len(picks), func(i, k int) { picks[i], picks[k] = picks[k], picks[i] })
	ask := asker(t, b)
	for _, p := range picks[:60] {
		got := p.Cell.Position
		if p.Cell.Rule != "" {
			got = p.Cell.Rule
		}
		if want := ask(p); slices.Index(grave, got) > slices.Index(grave, want) {
			t.Errorf("%s on %s with %v: the matrix says %s, and it is %s", p.Agency, p.Action, p.Given, got, want)
		}
	}
	for _, m := range b.Matrix {
		if len(m.Rows) > 60 {
			t.Errorf("%s has %d rows on a page", m.Title, len(m.Rows))
		}
	}
}
