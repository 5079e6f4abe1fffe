package checker

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/calculus"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// Derive says how a finding of the books came about, step by step, and the
// least that would clear it. The finding is named by its fingerprint, or by the
// first characters of it, if no other finding begins alike.
//
// Faults in the input, among them a fingerprint that no finding has, come back
// as diagnostics. The error is a failure of the program, or ErrTimeLimit.
func Derive(ctx context.Context, opt Options, fingerprint string) (*report.Derivation, []book.Diagnostic, error) {
	go engine() // while the books are read
	var out *report.Derivation
	err := limited(ctx, opt.Timeout, func(ctx context.Context) (err error) {
		d := &deriving{run: &run{Options: opt, rules: compiled, own: startOwn(ctx, opt)}}
		defer d.own.close()
		out, err = d.derive(ctx, fingerprint)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	return out, out.Diagnostics, nil
}

// deriving is a derivation on its way.
type deriving struct {
	*run
	asOf    *time.Time
	x       *Examination
	finding *report.Finding
	lines   map[string][]string // of files, for quotes
}

func (d *deriving) derive(ctx context.Context, fingerprint string) (*report.Derivation, error) {
	until := share(ctx, 0.8)
	var err error
	if d.asOf, err = d.read(ctx); err != nil {
		return nil, err
	}
	if len(d.faults) == 0 {
		if err = d.build(d.asOf, d.joinedOnDemand); err != nil {
			return nil, err
		}
	}
	if d.x, err = d.judge(ctx); err != nil {
		return nil, err
	}
	if len(d.faults) == 0 {
		d.choose(fingerprint)
	}
	if len(d.faults) > 0 {
		return report.Underived(d.x.Report.Today, d.faults), nil
	}
	least, err := d.least(ctx, until)
	if err != nil {
		return nil, err
	}
	return d.describe(least)
}

// describe puts the steps into words.
func (d *deriving) describe(least []string) (*report.Derivation, error) {
	return report.BuildDerivation(report.DerivationInput{
		Input:   report.Input{Books: d.books, Facts: d.x.Facts, Rules: d.x.Rules, Audience: report.Internal},
		Finding: d.finding, Standing: d.standing, Line: d.line, Least: least,
	})
}

// choose finds the finding that is meant: by its fingerprint or the first part
// of it, or as what a rule finds.
func (d *deriving) choose(name string) {
	meant := findingsNamed(d.x.Report, name)
	alike := slices.ContainsFunc(meant, func(f *report.Finding) bool { return f.Fingerprint != meant[0].Fingerprint })
	switch {
	case len(meant) == 1:
		d.finding = meant[0]
	case len(meant) == 0 && strings.Contains(name, "/"):
		d.refuse(fmt.Sprintf("No rule %s finds anything in these books.", name), "`roe check` lists what is found, `roe explain "+name+"` explains the rule.")
	case len(meant) == 0 && !hexadecimal(name):
		d.refuse(fmt.Sprintf("%q is neither a rule nor a fingerprint.", name), "A rule reads force/unreached, a fingerprint 61f0c2a9. `roe check` prints both with each finding.")
	case len(meant) == 0:
		d.refuse(fmt.Sprintf("No finding in these books has the fingerprint %q.", name), "It may be settled by now, or belong to a rule of --policy. `roe check` prints the first part of it with each finding.")
	case alike:
		d.refuse(fmt.Sprintf("%s means %d findings.", name, len(meant)), "Name one by its fingerprint:"+choices(meant))
	default:
		var books []string
		for _, f := range meant {
			books = append(books, f.Book)
		}
		d.refuse("Several books have this finding: "+list(books, "and")+".", "Name one of them as the path.")
	}
}

func hexadecimal(s string) bool {
	return s != "" && strings.Trim(strings.ToLower(s), "0123456789abcdef") == ""
}

// findingsNamed are the findings that a text means: by the fingerprint or the
// first part of it, or by the rule.
func findingsNamed(r *report.Report, name string) (out []*report.Finding) {
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Rule == name || name != "" && strings.HasPrefix(f.Fingerprint, strings.ToLower(name)) {
			out = append(out, f)
		}
	}
	return out
}

// choices lists the first findings, each with the beginning of what it says.
func choices(findings []*report.Finding) string {
	const most, longest = 12, 90
	var b strings.Builder
	for _, f := range findings[:min(most, len(findings))] {
		words := f.Message
		if cut := []rune(words); len(cut) > longest {
			words = string(cut[:longest]) + "…"
		}
		fmt.Fprintf(&b, "\n  %s  %s", f.Fingerprint, words)
	}
	if more := len(findings) - most; more > 0 {
		fmt.Fprintf(&b, "\n  and %d more", more)
	}
	return b.String()
}

func (d *deriving) refuse(message, hint string) {
	d.faults = append(d.faults, book.Diagnostic{Message: message, Hint: hint})
}

// standing tells how an instrument stood to an agency in a clash; of documents
// alone, on the day of the run at home.
func (d *deriving) standing(c *facts.Clash, instrument, agency string) report.Standing {
	b := d.books[slices.IndexFunc(d.books, func(b *book.Located) bool { return b.Dir == c.Book })].Book
	day := d.today.Format(time.DateOnly)
	held := b.Deployments[c.Deployment]
	if held == nil {
		held = &book.Deployment{Place: b.Agencies[agency].Place, Timezone: "UTC", From: day, Until: day, Host: agency}
	}
	at, _ := time.Parse(time.RFC3339, c.During.From)
	standing, err := calculus.Standings(b, held, c.Assignment, at)
	if err != nil {
		return report.Standing{}
	}
	return report.Standing(standing(instrument, agency))
}

// line reads a line of a file, as it is on disk or in the editor.
func (d *deriving) line(file string, number int) string {
	if d.lines == nil {
		d.lines = map[string][]string{}
	}
	if d.lines[file] == nil {
		data, err := os.ReadFile(file)
		if err != nil {
			return ""
		}
		d.lines[file] = strings.Split(string(bytes.ToValidUTF8(data, nil)), "\n")
	}
	if number < 1 || number > len(d.lines[file]) {
		return ""
	}
	return d.lines[file][number-1]
}

// least says what would clear the finding: the fewest clauses that do, or what
// the rule asks for where that is no matter of clauses.
func (d *deriving) least(ctx context.Context, until time.Time) ([]string, error) {
	if d.finding.Deployment == "" || d.finding.Severity == "note" || d.finding.Waiver != nil {
		return []string{d.finding.Remedy}, nil
	}
	at := slices.IndexFunc(d.books, func(b *book.Located) bool { return b.Dir == d.finding.Book })
	s := &settling{run: d.run, asOf: d.asOf, located: d.books[at], id: d.finding.Deployment, goals: []string{d.finding.Fingerprint}}
	plan, err := s.plan(ctx, until)
	if err != nil {
		return nil, err
	}
	proposal, err := s.draft(plan)
	if err != nil {
		return nil, err
	}
	out := []string{d.finding.Remedy}
	for i := range proposal.Sets {
		out = append(out, fewest(&proposal.Sets[i], i))
	}
	if len(proposal.Sets) > 0 {
		return append(out, fmt.Sprintf("Each was tried: with it in the book this finding is gone. `roe settle %s --deployment %s` drafts the clauses.", d.finding.Book, d.finding.Deployment)), nil
	}
	for _, o := range proposal.Others {
		if o.Fingerprint == d.finding.Fingerprint {
			out = append(out, o.Why)
		}
	}
	return out, nil
}

// fewest says what a set of clauses consists of.
func fewest(s *report.ClauseSet, number int) string {
	var clauses []string
	for _, c := range s.Clauses {
		clauses = append(clauses, fmt.Sprintf("“%s” (in the %s)", c.Text, c.Cite))
	}
	begin := "The least change: "
	if number > 0 {
		begin = "Or: "
	}
	if len(clauses) == 1 {
		return begin + "one clause, " + clauses[0]
	}
	return begin + fmt.Sprintf("%d clauses, ", len(clauses)) + list(clauses, "and")
}
