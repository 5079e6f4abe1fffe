package web

import (
	"cmp"
	"slices"

	"roe.example/checker/briefing"
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

// Must says who has to settle how much, those with most to do first.
func (v *briefingView) Must() []mustView {
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
