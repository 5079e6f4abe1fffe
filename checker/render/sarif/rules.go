package sarif

import (
	"strings"
	"unicode/utf8"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"roe.example/checker/report"
)

// catalogue describes all rules, whether they found something or not.
func (b *builder) catalogue() []*sarif.ReportingDescriptor {
	out := []*sarif.ReportingDescriptor{}
	for _, x := range b.r.Rules {
		b.rules[x.ID] = len(out)
		d := sarif.NewReportingDescriptor().WithID(x.ID).WithName(name(x.ID))
		d.ShortDescription = words(short(x.Title), "")
		d.FullDescription = words(short(x.Description), "")
		d.Help = b.help(len(out))
		d.DefaultConfiguration = sarif.NewReportingConfiguration().WithLevel(x.Severity)
		d.Properties = sarif.NewPropertyBag().WithTags([]string{x.Topic})
		d.Properties.Add("problem.severity", problem(x.Severity))
		for _, ref := range x.References {
			if d.HelpURI == nil && isURL(ref.Ref) {
				d.HelpURI = &ref.Ref
			}
		}
		out = append(out, d)
	}
	return out
}

// rule is where a rule stands in the catalogue, or -1.
func (b *builder) rule(id string) int {
	if i, ok := b.rules[id]; ok {
		return i
	}
	return -1
}

// help says what a rule finds, what settles it, and what it rests on.
func (b *builder) help(i int) *sarif.MultiformatMessageString {
	x := b.r.Rules[i]
	plain := []string{x.Title + ".", x.Description, "To settle it: " + x.Remedy}
	marked := []string{"**" + x.Title + "**", x.Description, "**To settle it:** " + x.Remedy}
	for _, ref := range x.References {
		plain = append(plain, strings.TrimSpace("See "+ref.Ref+" "+ref.Description))
		if isURL(ref.Ref) {
			marked = append(marked, "See <"+ref.Ref+"> "+ref.Description)
		} else {
			marked = append(marked, "See "+ref.Ref+" "+ref.Description)
		}
	}
	plain, marked = append(plain, report.Disclaimer), append(marked, "_"+report.Disclaimer+"_")
	return words(strings.Join(plain, "\n\n"), strings.Join(marked, "\n\n"))
}

func words(text, markdown string) *sarif.MultiformatMessageString {
	m := sarif.NewMultiformatMessageString().WithText(text)
	if markdown != "" {
		m.WithMarkdown(markdown)
	}
	return m
}

// name is the id as the standard wants names: in Pascal case.
func name(id string) string {
	var out strings.Builder
	for _, part := range strings.FieldsFunc(id, func(r rune) bool { return r == '/' || r == '-' }) {
		out.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return out.String()
}

// problem is GitHub's word for a severity.
func problem(severity string) string {
	if severity == "note" {
		return "recommendation"
	}
	return severity
}

func isURL(text string) bool {
	return strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://")
}

// short keeps a text within what GitHub shows.
func short(text string) string {
	if len(text) <= longestWords {
		return text
	}
	cut := longestWords - len("…")
	for !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut] + "…"
}
