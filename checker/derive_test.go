package checker

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"roe.example/checker/report"
)

// derived is a run on books of the repository, of which findings can be
// explained; it is judged once.
var derived = sync.OnceValues(func() (*deriving, error) {
	d := &deriving{run: &run{Options: Options{Paths: []string{"../agreements/...", "../testdata/cases/..."}, Today: "2026-10-01"}, rules: compiled}}
	var err error
	if d.asOf, err = d.read(context.Background()); err != nil {
		return nil, err
	}
	if len(d.faults) > 0 {
		return nil, fmt.Errorf("faults: %v", d.faults)
	}
	if err = d.build(d.asOf, d.joinedOnDemand); err != nil {
		return nil, err
	}
	d.x, err = d.judge(context.Background())
	return d, err
})

func derivedRun(t *testing.T) *deriving {
	t.Helper()
	d, err := derived()
	if err != nil {
		t.Fatal(err)
	}
	copied := *d
	return &copied
}

// TestEveryFindingIsExplained: of each finding of the books of the repository,
// each with a place for every step that has one.
func TestEveryFindingIsExplained(t *testing.T) {
	d := derivedRun(t)
	if len(d.x.Report.Findings) < 200 {
		t.Fatalf("only %d findings", len(d.x.Report.Findings))
	}
	for i := range d.x.Report.Findings {
		d.finding = &d.x.Report.Findings[i]
		x, err := d.describe([]string{d.finding.Remedy})
		if err != nil {
			t.Errorf("%s %s: %v", d.finding.Book, d.finding.Rule, err)
			continue
		}
		if len(x.Steps) < 3 || x.Why == "" {
			t.Errorf("%s %s: %d steps", d.finding.Book, d.finding.Rule, len(x.Steps))
		}
		for _, s := range x.Steps {
			for _, l := range s.Lines {
				if l.Text == "" || strings.ContainsAny(l.Text, "{}") || strings.Contains(l.Text, "  ") || !strings.HasSuffix(l.Text, ".") {
					t.Errorf("%s %s: %s: %q", d.finding.Book, d.finding.Rule, s.Title, l.Text)
				}
			}
		}
	}
}

// TestBindingsAreExplained holds the words to what the documents reach.
func TestBindingsAreExplained(t *testing.T) {
	d := derivedRun(t)
	said := map[string]bool{}
	for i := range d.x.Report.Findings {
		d.finding = &d.x.Report.Findings[i]
		x, err := d.describe(nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range x.Steps {
			if s.Title != "Why it binds whom" {
				continue
			}
			for _, l := range s.Lines {
				said[l.Text] = true
				if l.Line == 0 {
					t.Errorf("no place: %s", l.Text)
				}
			}
		}
	}
	for _, want := range []string{
		"Harbor PD Manual is Harbor PD's own, since 1 July 2016: it binds its officers wherever they serve.",
		"Riverton PD Manual does not bind officers of Harbor PD: it reaches only officers of Riverton PD.",
		"Riverton Res. 2021-14 does not bind officers of Harbor PD: it reaches only the agencies of Riverton.",
		"Cal. Penal Code § 13652 holds for anybody in California, officers of Northern Oregon Patrol included.",
		"Coast Sheriff G.O. 12 reaches whoever works under the command of Coast Sheriff, since 1 June 2022, and so officers of Harbor PD on this assignment.",
		"It stands in the plan of the deployment itself, which everybody on it carries out.",
	} {
		if !said[want] {
			t.Errorf("nobody says: %s", want)
		}
	}
}

// TestStandingIsThatOfTheEngine: an instrument whose norm stands on a side is
// said to bind that side's officers.
func TestStandingIsThatOfTheEngine(t *testing.T) {
	d := derivedRun(t)
	compared := 0
	for _, list := range d.x.Facts.Clashes.Lists() {
		for i := range *list {
			c := &(*list)[i]
			if c.Kind == "defect" || c.Kind == "terms" || c.Kind == "proxy" || c.Kind == "mismatch" {
				continue
			}
			for _, id := range c.Right.Norms {
				document, _, _ := strings.Cut(id, "#")
				if c.Right.View != "home" || !instrumentOf(d, c.Book, document) {
					continue
				}
				compared++
				if !slices.ContainsFunc(c.Right.Agencies, func(agency string) bool { s := d.standing(c, document, agency); return s.InForce && s.Home }) {
					t.Errorf("%s: %s is said to bind none of %v at home", c.ID, document, c.Right.Agencies)
				}
			}
		}
	}
	if compared < 100 {
		t.Errorf("only %d compared", compared)
	}
}

func instrumentOf(d *deriving, dir, id string) bool {
	for _, b := range d.books {
		if b.Dir == dir {
			return b.Book.Instruments[id] != nil
		}
	}
	return false
}

// TestFindingsAreChosen by the whole fingerprint or the first part of it.
func TestFindingsAreChosen(t *testing.T) {
	d := derivedRun(t)
	want := d.x.Report.Findings[3].Fingerprint
	for _, name := range []string{want, want[:8], strings.ToUpper(want)} {
		if d.choose(name); d.finding == nil || d.finding.Fingerprint != want || len(d.faults) > 0 {
			t.Errorf("%s: %v", name, d.faults)
		}
		d.finding = nil
	}
	for _, name := range []string{"0000000000000000", ""} {
		if d.choose(name); len(d.faults) != 1 {
			t.Errorf("%q: %v", name, d.faults)
		}
		d.finding, d.faults = nil, nil
	}
	x, r := *d.x, *d.x.Report
	r.Findings = append(slices.Clip(r.Findings), report.Finding{Fingerprint: want, Book: "another"})
	x.Report, d.x = &r, &x
	if d.choose(want); len(d.faults) != 1 || !strings.Contains(d.faults[0].Message, "another") {
		t.Errorf("two books: %v", d.faults)
	}
}
