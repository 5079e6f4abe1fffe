package config

import (
	"cmp"
	"strings"

	"roe.example/checker/book"
)

// elsewhere says of what people look for in a configuration where it is said.
var elsewhere = map[string]string{
	"audience":    "Who reads a report is said anew in every run, so that nothing gets out by an old setting: --audience public.",
	"today":       "A fixed day would hide that time passes: agreements and acceptances end. Name it in a run: --today 2026-11-03.",
	"asOf":        "Name it in a run: --as-of 2026-11-03T18:00.",
	"deployment":  "Name it in a run: --deployment election-day.",
	"deployments": "Name them in a run: --deployment election-day.",
	"format":      "Name it in a run: --format json.",
	"output":      "Name it in a run: --output sarif=roe.sarif.",
	"outputs":     "Name them in a run: --output sarif=roe.sarif.",
	"color":       "Name it in a run: --color never.",
	"baseline":    "Name it in a run: --baseline FILE.",
	"since":       "Name it in a run: --since main.",
	"paths":       "Name them in a run: roe check agreements/... .",
}

// explain says of what can't be configured where it is said instead.
func explain(diags []book.Diagnostic) []book.Diagnostic {
	for i, d := range diags {
		if hint, ok := elsewhere[d.Path]; ok && strings.Contains(d.Message, " is not a field of ") {
			diags[i].Message, diags[i].Hint = d.Path+" cannot be configured.", hint
		}
	}
	return diags
}

func byPlace(a, b book.Diagnostic) int {
	return cmp.Or(comparePlaces(a.Location, b.Location), strings.Compare(a.Message, b.Message))
}

func comparePlaces(a, b book.Location) int {
	return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}
