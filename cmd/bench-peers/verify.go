package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"

	"roe.example/cmd/bench-peers/limit"
)

// conflicts in which a host and an agency that comes to help it differ on an
// action, as all sides can tell them: "host aid action kind".
type conflicts map[string]bool

func (c conflicts) add(host, aid, action, kind string) {
	c[strings.Join([]string{host, aid, action, kind}, " ")] = true
}

// conflictsOf are those that the limit finds.
func (b *bench) conflictsOf(ctx context.Context, dir string) (conflicts, error) {
	text, err := b.askText(ctx, tuplesMode, dir)
	if err != nil {
		return nil, err
	}
	out := conflicts{}
	for line := range strings.Lines(string(text)) {
		out[strings.TrimSpace(line)] = true
	}
	return out, nil
}

// kinds says what the Rego's reasons are called.
var kinds = map[string]string{
	"prohibited-by-host": "unreached", "required-by-host": "unreached",
	"host-asks-more": "approver", "deadline": "duty",
}

// conflictsOfOPA reads what opa printed.
func conflictsOfOPA(name string) (conflicts, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var rows [][]string
	if err := json.Unmarshal(text, &rows); err != nil {
		return nil, fmt.Errorf("what opa printed: %w", err)
	}
	out := conflicts{}
	for _, r := range rows {
		if len(r) != 6 || kinds[r[3]] == "" {
			return nil, fmt.Errorf("what opa printed has a row of another kind: %v", r)
		}
		out.add(r[0], r[1], r[2], kinds[r[3]])
	}
	return out, nil
}

var denied = regexp.MustCompile(`^FAIL - (?:.* )?- main - (\S+), helped by (\S+): (\S+): (\S+) \(`)

// conflictsOfConftest reads what conftest printed.
func conflictsOfConftest(name string) (conflicts, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	out := conflicts{}
	for line := range strings.Lines(string(text)) {
		if m := denied.FindStringSubmatch(line); m != nil && kinds[m[4]] != "" {
			out.add(m[1], m[2], m[3], kinds[m[4]])
		} else if strings.HasPrefix(line, "FAIL") {
			return nil, fmt.Errorf("what conftest printed has a line of another kind: %s", line)
		}
	}
	return out, nil
}

// conflictsOfReport reads the findings that `roe check` reports of the
// deployment of a corpus, those of the kinds that the limit knows.
func conflictsOfReport(name, host string) (conflicts, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var r struct {
		Findings []struct {
			Rule, Severity    string
			Agencies, Actions []string
		}
	}
	if err := json.Unmarshal(text, &r); err != nil {
		return nil, fmt.Errorf("the report: %w", err)
	}
	out := conflicts{}
	for _, f := range r.Findings {
		k := kindOf(f.Rule, f.Severity)
		if k < 0 || !slices.Contains(f.Agencies, host) {
			continue
		}
		for _, aid := range f.Agencies {
			for _, action := range f.Actions {
				if aid != host {
					out.add(host, aid, action, k.String())
				}
			}
		}
	}
	return out, nil
}

// conflictsOfSweep reads the table of all pairs that `roe sweep` writes, the
// conflicts of the kinds that the limit knows.
func conflictsOfSweep(name string) (conflicts, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in := csv.NewReader(bufio.NewReader(f))
	in.ReuseRecord = true
	head, err := in.Read()
	if err != nil {
		return nil, fmt.Errorf("the table of pairs: %w", err)
	}
	var at []int
	for _, column := range []string{"host", "aid", "action", "rule", "severity"} {
		i := slices.IndexFunc(head, func(name string) bool { return strings.TrimPrefix(name, "\ufeff") == column })
		if i < 0 {
			return nil, fmt.Errorf("the table of pairs has no column %s", column)
		}
		at = append(at, i)
	}
	out := conflicts{}
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("the table of pairs: %w", err)
		}
		if k := kindOf(row[at[3]], row[at[4]]); k >= 0 {
			out.add(row[at[0]], row[at[1]], row[at[2]], k.String())
		}
	}
}

// hosted keeps the conflicts with one host.
func (c conflicts) hosted(host string) conflicts {
	out := conflicts{}
	for line := range c {
		if strings.HasPrefix(line, host+" ") {
			out[line] = true
		}
	}
	return out
}

// inRego keeps the conflicts of the kinds that the rules in folder rego know.
func (c conflicts) inRego() conflicts {
	out := conflicts{}
	for line := range c {
		kind := line[strings.LastIndexByte(line, ' ')+1:]
		if slices.ContainsFunc(limit.All()[:limit.InRego], func(k limit.Kind) bool { return k.String() == kind }) {
			out[line] = true
		}
	}
	return out
}

// agree tells whether two sides found the same; the error names what one of
// them lost. That there is nothing to find is a mistake too.
func agree(nameA string, a conflicts, nameB string, b conflicts) error {
	if len(a) == 0 || len(b) == 0 {
		return fmt.Errorf("%s found %d conflicts and %s %d: there is nothing to compare", nameA, len(a), nameB, len(b))
	}
	return errors.Join(lost(nameA, a, nameB, b), lost(nameB, b, nameA, a))
}

func lost(nameA string, a conflicts, nameB string, b conflicts) error {
	var only []string
	for line := range a {
		if !b[line] {
			only = append(only, line)
		}
	}
	if len(only) == 0 {
		return nil
	}
	slices.Sort(only)
	return fmt.Errorf("%d conflicts that %s found are not found by %s, among them: %s", len(only), nameA, nameB, strings.Join(only[:min(3, len(only))], "; "))
}
