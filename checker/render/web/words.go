package web

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
	"time"
	"unicode"

	"roe.example/checker/briefing"
	"roe.example/checker/report"
)

// words are the functions that templates call.
var words = template.FuncMap{
	"apart": func(string) template.HTML { return "" }, // each page has its own
	"slug":  slug, "capital": report.Capital, "list": report.List, "place": place, "cited": cited, "instant": instant, "agencies": agencies,
	"dict": dict, "long": long, "topic": topic, "coded": coded, "number": number, "count": report.Count, "join": strings.Join, "positions": positions, "positionWord": positionWord, "legendWord": legendWord,
	"statusIcon": statusIcon, "statuses": statuses, "inc": func(n int) int { return n + 1 }, "add": func(a, b float64) float64 { return a + b },
	"verdictIcon":  pick(map[string]string{report.NotReady: "error", report.NoVerdict: "unknown", report.ReadyWithBriefing: "note", report.Ready: "ready"}),
	"severityIcon": pick(map[string]string{"error": "error", "warning": "warning", "note": "note"}),
	"positionIcon": pick(map[string]string{
		"prohibited": "prohibited", "approval": "approval", "required": "required", "permitted": "permitted",
		"silent": "silent", "unsettled": "unsettled",
		"absent": "absent",
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

// positionWords are the positions of a cell, from what binds most to what is
// not known, each with what a cell and what the legend calls it.
var positionWords = [][3]string{
	{"prohibited", "Prohibited", "Prohibited"}, {"unsettled", "Not settled", "Not settled: ask before acting"},
	{"required", "Required", "Required"}, {"approval", "Approval", "Approval: only on the word of those named"},
	{"permitted", "Permitted", "Permitted"}, {"silent", "No rule", "No rule: nobody’s rules say"},
	{"absent", "Not there", "Not there: none of their officers is on duty then"},
	{"unknown", "Not known", "Not known: their rules are not written down here"},
}

func positions() (out []string) {
	for _, p := range positionWords {
		out = append(out, p[0])
	}
	return out
}

func positionWord(position string) string { return positionSaid(position, 1) }

func legendWord(position string) string { return positionSaid(position, 2) }

func positionSaid(position string, how int) string {
	for _, p := range positionWords {
		if p[0] == position {
			return p[how]
		}
	}
	return report.Capital(position)
}

// usualWord is as long as words get that a table does not break; the longest
// of our own is “Communications”.
const usualWord = 16

// long tells whether a text has a word that a table must break to stay on the
// page.
func long(text string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '-' }), func(word string) bool { return len([]rune(word)) > usualWord })
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

// instant says a point in time; words stay as they are.
func instant(text string) string {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return text
	}
	return at.Format("2 January 2006, 15:04")
}

func place(p report.Place) string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// citedView is a document with all the places where it is meant.
type citedView struct {
	Cite   string
	Places []string
}

// cited gathers the places of each document. A file is named once.
func cited(all []briefing.Source) (out []citedView) {
	file := ""
	for _, s := range all {
		i := slices.IndexFunc(out, func(c citedView) bool { return c.Cite == s.Cite })
		if i < 0 {
			i, out = len(out), append(out, citedView{Cite: s.Cite})
		}
		at := place(s.Place)
		if s.Place.File == file && s.Place.Line > 0 {
			at = fmt.Sprintf("line %d", s.Place.Line)
		}
		if file = s.Place.File; at != "" && !slices.Contains(out[i].Places, at) {
			out[i].Places = append(out[i].Places, at)
		}
	}
	return out
}

func agencies(all []briefing.Agency) string {
	var names []string
	for _, a := range all {
		names = append(names, a.Short)
	}
	return report.List(names)
}

// dict gives a template several values: name, value, name, value.
func dict(pairs ...any) (map[string]any, error) {
	if len(pairs)%2 != 0 {
		return nil, fmt.Errorf("a name has no value")
	}
	out := map[string]any{}
	for i := 0; i < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("%v is not a name", pairs[i])
		}
		out[name] = pairs[i+1]
	}
	return out, nil
}

// topic puts a topic's id in words.
func topic(id string) string { return report.Capital(strings.ReplaceAll(id, "-", " ")) }
