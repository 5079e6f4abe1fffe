package report

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/rule"
)

// world is a run that is edited: what it says of some agencies, norms and
// clashes, and what rules make of them.
type world struct {
	last     string
	short    map[string]string // of agencies
	cite     map[string]string // of norms
	line     map[string]int    // of what is written
	clashes  map[string]string // situation by id
	findings []rule.Finding
	title    string // of the rules
	reversed bool
	made     int
}

func newWorld() *world {
	w := &world{short: map[string]string{}, cite: map[string]string{}, line: map[string]int{}, clashes: map[string]string{}, title: "T"}
	for i := range 4 {
		w.short[fmt.Sprint("a", i)] = fmt.Sprint("Agency ", i)
		w.cite[fmt.Sprint("m", i, "#1")] = fmt.Sprint("Manual ", i)
		w.line[fmt.Sprintf("instruments.m%d", i)] = 10 * i
		w.line[fmt.Sprintf(`instruments.m%d.norms."1"`, i)] = 10*i + 2
	}
	w.line["instruments"], w.line["deployments.d"], w.line["deployments.e"] = 1, 90, 95
	return w
}

// edit changes one thing, or a few findings.
func (w *world) edit(rng *rand.Rand) {
	pick := func(m map[string]string) string { return slices.Sorted(maps.Keys(m))[rng.IntN(len(m))] }
	w.made++
	w.findings = slices.DeleteFunc(w.findings, func(f rule.Finding) bool { return w.clashes[f.Args["what"].List[0].IDs[0]] == "" })
	switch rng.IntN(11) {
	case 0:
		w.last = "another name"
		w.short[pick(w.short)] = fmt.Sprint("Agency ", w.made)
	case 1:
		w.last = "another citation"
		w.cite[pick(w.cite)] = fmt.Sprint("Manual ", w.made)
	case 2:
		w.last = "another line"
		w.line[slices.Sorted(maps.Keys(w.line))[rng.IntN(len(w.line))]] = rng.IntN(100)
	case 3:
		w.last = "something that is not written, or is"
		path := []string{fmt.Sprintf(`instruments.m%d.norms."1"`, rng.IntN(4)), "instruments.gone"}[rng.IntN(2)]
		if _, written := w.line[path]; written {
			delete(w.line, path)
		} else {
			w.line[path] = rng.IntN(100)
		}
	case 4:
		w.last = "other clashes"
		if len(w.clashes) > 0 {
			id := pick(w.clashes)
			now := fmt.Sprint("c", w.made)
			w.clashes[now] = fmt.Sprint("situation ", w.made)
			delete(w.clashes, id)
			for i := range w.findings {
				if f := &w.findings[i]; f.Args["what"].List[0].IDs[0] == id {
					f.Args = args(f.Agencies, now)
					if f.Clash == id {
						f.Clash = now
					}
				}
			}
		}
	case 5:
		w.last = "fewer findings"
		w.findings = slices.DeleteFunc(w.findings, func(rule.Finding) bool { return rng.IntN(4) == 0 })
	case 6:
		w.last = "another order"
		rng.Shuffle(len(w.findings), func(i, j int) { w.findings[i], w.findings[j] = w.findings[j], w.findings[i] })
	case 7:
		w.last = "another title, or order of deployments"
		if rng.IntN(2) == 0 {
			w.title = fmt.Sprint("T", w.made)
		} else {
			w.reversed = !w.reversed
		}
	case 8:
		w.last = "another severity"
		if len(w.findings) > 0 {
			w.findings[rng.IntN(len(w.findings))].Severity = []string{rule.Error, rule.Warning, rule.Note}[rng.IntN(3)]
		}
	case 9:
		w.last = "a clash that is gone" // of which a rule still speaks: it fails
		if len(w.clashes) > 0 && rng.IntN(3) == 0 {
			delete(w.clashes, pick(w.clashes))
		}
	default:
		w.last = "more findings"
		for range rng.IntN(12) {
			w.findings = append(w.findings, w.finding(rng))
		}
	}
}

// finding invents one; some say the same of the same.
func (w *world) finding(rng *rand.Rand) rule.Finding {
	w.made++
	id := fmt.Sprint("c", w.made)
	w.clashes[id] = fmt.Sprint("situation ", w.made)
	n := rng.IntN(4)
	agencies := []string{fmt.Sprint("a", rng.IntN(4))}
	return rule.Finding{
		Rule: []string{"force/one", "force/two"}[rng.IntN(2)], Book: "b", Deployment: []string{"", "d", "e"}[rng.IntN(3)], Severity: []string{rule.Error, rule.Note}[rng.IntN(2)],
		Cause: fmt.Sprint(rng.IntN(2)), Message: "{who} may not: {norm}, {what}.", Args: args(agencies, id, fmt.Sprintf("m%d#1", n)),
		Agencies: agencies, Clash: []string{id, ""}[rng.IntN(2)],
		Places: []rule.Place{{Role: "rule", Path: fmt.Sprintf(`instruments.m%d.norms."1".permits[0]`, n)}, {Role: "section", Path: "instruments.gone"}},
	}
}

func args(agencies []string, clash string, norms ...string) map[string]rule.Argument {
	if norms == nil {
		norms = []string{"m0#1"}
	}
	return map[string]rule.Argument{
		"who": {Type: "agencies", IDs: agencies}, "norm": {Type: "norms", IDs: norms},
		"what": {Type: "list", List: []rule.Argument{{Type: "situation", IDs: []string{clash}}}},
	}
}

func (w *world) input() Input {
	f := &facts.Facts{Today: "2026-10-01", Books: []facts.Book{{Book: "b", Deployments: 2}}}
	for _, id := range slices.Sorted(maps.Keys(w.short)) {
		f.Agencies = append(f.Agencies, facts.Agency{Book: "b", ID: id, Short: w.short[id]})
	}
	for _, id := range slices.Sorted(maps.Keys(w.cite)) {
		f.Norms = append(f.Norms, facts.Norm{Book: "b", ID: id, Cite: w.cite[id]})
	}
	for _, id := range slices.Sorted(maps.Keys(w.clashes)) {
		f.Clashes.Unreached = append(f.Clashes.Unreached, facts.Clash{ID: id, Book: "b", Deployment: "d", Kind: "unreached", Situation: w.clashes[id]})
	}
	for _, id := range []string{"d", "e"} {
		f.Deployments = append(f.Deployments, facts.Deployment{Book: "b", ID: id, Event: id})
	}
	if w.reversed {
		slices.Reverse(f.Deployments)
	}
	at := map[string]book.Location{}
	located := &book.Located{Dir: "b", Book: &book.Book{}, Locations: book.NewLocations(nil)}
	for path, line := range w.line {
		at[path] = book.Location{File: "b/a.cue", Line: line, Column: 1}
		located.Locations.List(path, at[path])
	}
	in := Input{Facts: f, Audience: Internal, Books: []*book.Located{located}, Judgement: &rule.Judgement{Findings: slices.Clone(w.findings)}}
	slices.SortStableFunc(in.Judgement.Findings, func(a, b rule.Finding) int { return compareKeys(groupKey{rule: a.Rule}, groupKey{rule: b.Rule}) })
	for _, id := range []string{"force/one", "force/two"} {
		in.Rules = append(in.Rules, rule.Rule{ID: id, Topic: "force", Title: w.title, Remedy: "Settle it."})
	}
	return in
}
