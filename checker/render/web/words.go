package web

import (
	"fmt"
	"html/template"
	"strings"
	"unicode"

	"roe.example/checker/briefing"
	"roe.example/checker/report"
)

// words are the functions that templates call.
var words = template.FuncMap{
	"slug": slug, "capital": report.Capital, "list": report.List, "place": place, "agencies": agencies,
	"count": report.Count, "join": strings.Join, "positions": positions, "positionWord": positionWord,
	"verdictIcon":  pick(map[string]string{report.NotReady: "error", report.NoVerdict: "unknown", report.ReadyWithBriefing: "note", report.Ready: "ready"}),
	"severityIcon": pick(map[string]string{"error": "error", "warning": "warning", "note": "note"}),
	"positionIcon": pick(map[string]string{
		"prohibited": "prohibited", "approval": "approval", "required": "required", "permitted": "permitted",
		"silent": "silent", "unsettled": "unsettled",
	}),
}

// pick finds a symbol; what is not known looks so.
func pick(from map[string]string) func(string) string {
	return func(key string) string {
		if icon, ok := from[key]; ok {
			return icon
		}
		return "unknown"
	}
}

// positions of a cell, from what binds most to what is not known, each with
// what the legend calls it.
var positionWords = [][2]string{
	{"prohibited", "Prohibited"}, {"unsettled", "Not settled: ask before acting"}, {"required", "Required"},
	{"approval", "Only on somebody’s word"}, {"permitted", "Permitted"}, {"silent", "No rule says"}, {"unknown", "Rules not known"},
}

func positions() (out []string) {
	for _, p := range positionWords {
		out = append(out, p[0])
	}
	return out
}

func positionWord(position string) string {
	for _, p := range positionWords {
		if p[0] == position {
			return p[1]
		}
	}
	return report.Capital(position)
}

// slug makes of words an id or the end of a class.
func slug(text string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return unicode.ToLower(r)
		}
		return '-'
	}, text), "-")
}

func place(p report.Place) string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

func agencies(all []briefing.Agency) string {
	var names []string
	for _, a := range all {
		names = append(names, a.Short)
	}
	return report.List(names)
}
