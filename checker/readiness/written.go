package readiness

import (
	"strings"

	"roe.example/checker/report"
)

// written says where something stands as people find it: the document and its
// section, the part of a plan.
func (b *builder) written(dir string, p report.Place) string {
	names := namesOf(p.Path)
	if len(names) < 2 {
		return report.Capital(p.Role)
	}
	l, words := b.books[dir].Book, b.words[dir]
	switch id := names[1]; names[0] {
	case "instruments", "agreements":
		return withRole(document(words, names), p.Role)
	case "agencies":
		return withPart(words.Agency(id), names[2:])
	case "deployments":
		if d := l.Deployments[id]; d != nil {
			return withPart(d.Event, names[2:])
		}
	case "requestPaths":
		if r := l.RequestPaths[id]; r != nil {
			return withRole(r.Cite, p.Role)
		}
	}
	return report.Capital(p.Role)
}

// document is a document as it is cited, with the section if one is named.
func document(words *report.Dictionary, names []string) string {
	if len(names) > 3 {
		switch id := names[1] + "#" + names[3]; names[2] {
		case "norms":
			return words.Norm(id)
		case "clauses":
			return words.Clause(id)
		case "allots", "grants", "demands":
			return words.Cite(names[1]) + " § " + names[3]
		}
	}
	return words.Cite(names[1])
}

func withRole(cite, role string) string {
	if role == "" {
		return cite
	}
	return cite + " (" + role + ")"
}

// withPart names a part of a thing: Election Day 2026, nets: command net.
func withPart(whole string, names []string) string {
	for len(names) > 0 && (names[0] == "radio" || names[0] == "command" || names[0] == "plan") && len(names) > 1 {
		names = names[1:]
	}
	switch len(names) {
	case 0:
		return whole
	case 1:
		return whole + ", " + plainName(names[0])
	}
	return whole + ", " + plainName(names[0]) + ": " + plainName(names[1])
}

func plainName(s string) string { return strings.ReplaceAll(strings.TrimPrefix(s, "#"), "-", " ") }

// namesOf takes a path of a book apart: quotes hold a name together.
func namesOf(path string) (out []string) {
	var name strings.Builder
	quoted := false
	for i := 0; i < len(path); i++ {
		switch c := path[i]; {
		case c == '\\' && i+1 < len(path):
			i++
			name.WriteByte(path[i])
		case c == '"':
			quoted = !quoted
		case !quoted && (c == '.' || c == '[' || c == ']'):
			if name.Len() > 0 {
				out = append(out, name.String())
			}
			name.Reset()
		default:
			name.WriteByte(c)
		}
	}
	if name.Len() > 0 {
		out = append(out, name.String())
	}
	return out
}
