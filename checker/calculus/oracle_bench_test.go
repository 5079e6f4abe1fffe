package calculus

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// BenchmarkCompute is one deployment of many agencies: half of them use one of
// eight model manuals as it stands, as agencies do that buy their policies; the
// others have changed some sections.
func BenchmarkCompute(b *testing.B) {
	for _, n := range []int{20, 135} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			loc, uses := manyAgencies(b, n)
			clashes := 0
			for b.Loop() {
				f := &facts.Facts{Today: "2026-11-03", AgreementUses: uses}
				if err := Fill([]*book.Located{loc}, f, true); err != nil {
					b.Fatal(err)
				}
				clashes = 0
				for _, list := range f.Clashes.Lists() {
					clashes += len(*list)
				}
			}
			b.ReportMetric(float64(clashes), "clashes")
		})
	}
}

// manyAgencies makes a book of n agencies with about 40 norms each over the
// default circumstances and actions.
func manyAgencies(tb testing.TB, n int) (*book.Located, []facts.AgreementUse) {
	tb.Helper()
	text, err := os.ReadFile("../../schemas/generated/library.json")
	if err != nil {
		tb.Fatal(err)
	}
	var library struct{ Book *book.Book }
	if err := json.Unmarshal(text, &library); err != nil {
		tb.Fatal(err)
	}
	from := library.Book
	g := &manuals{Rand: rand.New(rand.NewPCG(135, 40)), dims: from.Dimensions, ids: slices.Sorted(maps.Keys(from.Dimensions)),
		actions: slices.Sorted(maps.Keys(from.Actions))}
	out := &book.Book{Dimensions: from.Dimensions, Impossible: from.Impossible, Actions: from.Actions, Agencies: map[string]*book.Agency{},
		Instruments: map[string]*book.Instrument{}, Places: map[string]*book.Place{"state": {Name: "State", Kind: "state"},
			"county": {Name: "County", Kind: "county", Within: "state"}}, Agreements: map[string]*book.Agreement{}, Deployments: map[string]*book.Deployment{}}
	for i := range 4 {
		id := fmt.Sprint("statute-", i)
		out.Instruments[id] = &book.Instrument{Title: id, Cite: id, Kind: "statute", Issuer: "state", Reach: book.Reach{Territory: "state"}, Norms: g.manual(3)}
	}
	models := make([]map[string]*book.Norm, 8)
	for i := range models {
		models[i] = g.manual(40)
	}
	pact := &book.Agreement{Title: "Pact", Cite: "Pact", Parties: map[string]*book.Party{}, Clauses: map[string]*book.Clause{
		"chemical": {Topic: "crowd-control", Settles: &book.Settles{By: "host", Topics: []string{"crowd-control"}}},
		"cameras":  {Topic: "body-camera", Settles: &book.Settles{By: "own", Topics: []string{"body-camera"}}},
	}}
	out.Agreements["pact"] = pact
	d := &book.Deployment{Event: "Election Day", Purpose: "protest", Place: "city-0", Timezone: "America/Los_Angeles", From: "2026-11-03", Until: "2026-11-03",
		Host: "agency-0", Agreements: []string{"pact"}, Units: map[string]*book.Unit{}, Assignments: map[string]*book.Assignment{},
		Plan: &book.Plan{Cite: "Plan", Norms: g.manual(5)}}
	out.Deployments["election-day"] = d
	var uses []facts.AgreementUse
	for i := range 3 {
		d.Assignments[fmt.Sprint("post-", i)] = &book.Assignment{Title: "Post", Tasks: []string{pickOf(g, g.actions), pickOf(g, g.actions)}}
	}
	for i := range n {
		id, city := fmt.Sprint("agency-", i), fmt.Sprint("city-", i)
		out.Places[city] = &book.Place{Name: city, Kind: "city", Within: "county"}
		out.Agencies[id] = &book.Agency{Name: id, Short: id, Kind: "municipal", State: "state", Place: city}
		norms := map[string]*book.Norm{}
		for section, n := range models[g.IntN(len(models))] {
			own := *n
			norms[section] = &own
		}
		if i%2 == 1 {
			for _, section := range slices.Sorted(maps.Keys(norms))[:3] {
				norms[section] = g.norm()
			}
		}
		out.Instruments["manual-"+id] = &book.Instrument{Title: "Manual", Cite: "Manual of " + id, Kind: "policy", Issuer: id, Reach: book.Reach{Members: true, Command: i == 0},
			Covers: map[string]string{"force": "whole", "crowd-control": "whole"}, Norms: norms}
		d.Units["unit-"+id] = &book.Unit{Agency: id, Carries: []string{pickOf(g, g.actions), pickOf(g, g.actions)}}
		for p := range 3 {
			if i == 0 || i%3 == p {
				a := d.Assignments[fmt.Sprint("post-", p)]
				a.Units = append(a.Units, "unit-"+id)
			}
		}
		pact.Parties[id] = &book.Party{By: "chief"}
		uses = append(uses, facts.AgreementUse{Book: "book", Deployment: "election-day", Agreement: "pact", Agency: id, Valid: i%5 != 4})
	}
	return &book.Located{Dir: "book", Book: out}, uses
}

// manuals generates norms.
type manuals struct {
	*rand.Rand
	dims    map[string]*book.Dimension
	ids     []string
	actions []string
}

func pickOf[T any](g *manuals, from []T) T { return from[g.IntN(len(from))] }

func (g *manuals) manual(n int) map[string]*book.Norm {
	out := map[string]*book.Norm{}
	for i := range n {
		out[fmt.Sprintf("%03d", i)] = g.norm()
	}
	return out
}

func (g *manuals) norm() *book.Norm {
	n := &book.Norm{}
	what := []string{pickOf(g, g.actions)}
	switch k := g.IntN(10); {
	case k < 5:
		n.Permits = what
		if g.IntN(2) == 0 {
			n.Approval = []book.Approval{{Rung: pickOf(g, []string{"supervisor", "field-commander", "incident-commander"})}}
		}
	case k < 8:
		n.Prohibits = what
	default:
		n.Requires = what
		if days := 30 * (1 + g.IntN(30)); g.IntN(2) == 0 {
			n.RetentionDays = &book.Range{AtLeast: &days}
		}
	}
	for range g.IntN(3) {
		n.When = append(n.When, g.circumstances(1+g.IntN(3)))
	}
	if g.IntN(3) == 0 {
		n.Unless = append(n.Unless, g.circumstances(1+g.IntN(2)))
	}
	return n
}

func (g *manuals) circumstances(most int) book.Circumstances {
	c := book.Circumstances{}
	for range most {
		id := pickOf(g, g.ids)
		values := g.dims[id].Values
		v := book.Value(pickOf(g, values).ID)
		if g.dims[id].Ordered && g.IntN(2) == 0 {
			c[id] = book.Allowed{AtLeast: v}
		} else {
			c[id] = book.Allowed{Values: []book.Value{v}}
		}
	}
	return c
}
