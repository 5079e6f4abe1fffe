package web

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"roe.example/checker/briefing"
	"roe.example/checker/report"
)

// mustView counts what an agency has to settle.
type mustView struct {
	Agency           briefing.Agency
	Errors, Warnings int
}

// Settle is the tasks of a severity; a warning is what is no error.
func (v *briefingView) Settle(severity string) (out []briefing.Task) {
	for _, t := range v.Cover.Settle {
		if (t.Severity == "error") == (severity == "error") {
			out = append(out, t)
		}
	}
	return out
}

// mostAgencies is how many agencies a table of a cover names.
const mostAgencies = 20

// MustLeft counts the agencies that the table of the cover leaves out.
func (v *briefingView) MustLeft() int { return max(0, len(v.must())-mostAgencies) }

// Must says who has to settle how much, those with most to do first.
func (v *briefingView) Must() []mustView {
	all := v.must()
	return all[:min(len(all), mostAgencies)]
}

func (v *briefingView) must() []mustView {
	var out []mustView
	at := map[string]int{}
	for _, t := range v.Cover.Settle {
		for _, a := range t.By {
			if _, known := at[a.ID]; !known {
				at[a.ID] = len(out)
				out = append(out, mustView{Agency: a})
			}
			if t.Severity == "error" {
				out[at[a.ID]].Errors++
			} else {
				out[at[a.ID]].Warnings++
			}
		}
	}
	slices.SortStableFunc(out, func(a, b mustView) int {
		return cmp.Or(b.Errors-a.Errors, b.Warnings-a.Warnings, cmp.Compare(a.Agency.Name, b.Agency.Name))
	})
	return out
}

// kindView is tasks of one rule, which ask for the same in several places.
type kindView struct {
	Title string
	By    []briefing.Agency
	Tasks []briefing.Task
	Left  int // tasks that are only counted
}

// mostOfKind is how many tasks of one kind are read before one has seen enough.
const mostOfKind = 25

// Kinds gathers tasks by their rules, in the order in which these first come.
func (v *briefingView) Kinds(tasks []briefing.Task) (out []*kindView) {
	by := map[string]*kindView{}
	for _, t := range tasks {
		k := by[t.Rule]
		if k == nil || t.Rule == "" {
			k = &kindView{Title: cmp.Or(v.Title(t.Finding), t.Text)}
			by[t.Rule], out = k, append(out, k)
		}
		if len(k.Tasks) < mostOfKind {
			k.Tasks = append(k.Tasks, t)
		} else {
			k.Left++
		}
		for _, a := range t.By {
			if !slices.Contains(k.By, a) {
				k.By = append(k.By, a)
			}
		}
	}
	return out
}

// Times is how often it is to be done.
func (k *kindView) Times() int { return len(k.Tasks) + k.Left }

// Who is to do it; of many, how many.
func (k *kindView) Who() string {
	if len(k.By) > mostOfKind {
		return fmt.Sprintf("%d agencies", len(k.By))
	}
	return agencies(k.By)
}

// Numbers are those of the findings of some tasks, in words.
func (v *briefingView) Numbers(tasks []briefing.Task) string {
	var numbers []string
	for _, t := range tasks {
		if n := v.Number(t.Finding); n > 0 {
			numbers = append(numbers, strconv.Itoa(n))
		}
	}
	switch len(numbers) {
	case 0:
		return ""
	case 1:
		return "Finding " + numbers[0]
	}
	return "Findings " + report.List(numbers)
}

// Title is that of a finding, by its fingerprint.
func (v *briefingView) Title(fingerprint string) string {
	if v.Report == nil || fingerprint == "" {
		return ""
	}
	for i := range v.Report.Findings {
		if f := &v.Report.Findings[i]; f.Fingerprint == fingerprint {
			return f.Title
		}
	}
	return ""
}
