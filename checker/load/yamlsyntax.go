package load

import (
	"bytes"
	"strings"
)

const (
	yamlIndentMessage = "The indentation does not fit: this line stands neither under the line above nor beside an earlier one."
	yamlIndentHint    = "Begin the line in the same column as the others of its group, two spaces further for each level."
	yamlColonMessage  = "A colon is missing: a name stands here without a value."
	yamlColonHint     = "Write a name, a colon and the value."
)

// sayYAML puts a message of the YAML reader into words and gives the line of
// the fault, which the reader often gives as that of what surrounds it.
func sayYAML(message string, line int, data []byte) (at int, said, hint string) {
	misfit := misfitLine(data)
	switch {
	case strings.HasPrefix(message, "mapping values are not allowed"):
		if line <= misfit && misfit > 0 {
			return misfit, yamlIndentMessage, yamlIndentHint
		}
		if colons(data, line) {
			return line, "A second colon stands on this line; put the text in quotes.", "Write title: \"a: b\"."
		}
		if lines := bytes.Split(data, []byte("\n")); line > 1 && line <= len(lines) && !named(strings.TrimSpace(string(lines[line-2]))) {
			return line - 1, yamlColonMessage, yamlColonHint
		}
		return line, yamlIndentMessage, yamlIndentHint
	case strings.HasPrefix(message, "found unexpected end of stream"):
		if open := openQuote(data); open > 0 {
			return open, "A quotation mark is missing: the text begun here does not end.", "Put the same mark at its end."
		}
	case strings.HasPrefix(message, "did not find expected key"), strings.HasPrefix(message, "did not find expected '-' indicator"):
		if misfit > 0 {
			return misfit, yamlIndentMessage, yamlIndentHint
		}
		if bad := quoteInside(data); bad > 0 {
			return bad, "A text in quotes ends here before the line does.", "Write a quotation mark inside a text as \\\" in double quotes, or as '' in single ones."
		}
		return line, "Something here fits no name and value: look at the quotes and the indentation from this line on.", yamlHint
	case strings.HasPrefix(message, "could not find expected ':'"):
		return max(line-1, 1), yamlColonMessage, yamlColonHint
	case strings.HasPrefix(message, "did not find expected ',' or"):
		return line, "A comma or a closing bracket is missing in what begins here.", "Put a comma between two items, and ] or } at the end."
	case strings.HasPrefix(message, "found character that cannot start any token"):
		return line, "A text begins with a sign that YAML keeps for itself.", "Put the text in quotes."
	}
	return line, "This is not YAML: " + message + ".", yamlHint
}

// misfitLine finds the first line whose indentation fits no open level, or
// that is indented under a line that holds a value already; 0 if there is none.
func misfitLine(data []byte) int {
	levels := []int{0}
	block, opens := -1, true // the indentation of a text of several lines, and whether the line above can hold others
	flow := 0
	for i, line := range bytes.Split(data, []byte("\n")) {
		body := strings.TrimSpace(string(line))
		in := indent(line)
		if body == "" || body[0] == '#' || body == "---" {
			continue
		}
		if block >= 0 && in > block {
			continue
		}
		block = -1
		if flow > 0 || openQuote(line) > 0 {
			if flow += brackets(body); openQuote(line) > 0 {
				return 0 // a text that goes on: its lines may stand anywhere
			}
			continue
		}
		top := levels[len(levels)-1]
		if in > top {
			if !opens && named(body) {
				return i + 1
			}
			if opens {
				levels = append(levels, in)
			}
		}
		for len(levels) > 1 && in < levels[len(levels)-1] {
			levels = levels[:len(levels)-1]
		}
		if in != levels[len(levels)-1] && in < top {
			return i + 1
		}
		for strings.HasPrefix(body, "- ") {
			rest := strings.TrimLeft(body[1:], " ")
			in += len(body) - len(rest)
			body = rest
			if named(body) {
				levels = append(levels, in)
			}
		}
		flow += brackets(body)
		body = strings.TrimSpace(strings.SplitN(body, " #", 2)[0])
		opens = strings.HasSuffix(body, ":") || body == "-"
		if strings.HasSuffix(body, "|") || strings.HasSuffix(body, ">") || strings.HasSuffix(body, "|-") || strings.HasSuffix(body, ">-") {
			block = indent(line)
		}
	}
	return 0
}

// named tells whether a line begins with a name and a colon.
func named(body string) bool {
	return strings.HasSuffix(body, ":") || strings.Contains(body, ": ") || strings.HasPrefix(body, "- ")
}

// brackets counts the brackets that a line opens and does not close.
func brackets(body string) int {
	return strings.Count(body, "[") + strings.Count(body, "{") - strings.Count(body, "]") - strings.Count(body, "}")
}

func colons(data []byte, line int) bool {
	lines := bytes.Split(data, []byte("\n"))
	return line >= 1 && line <= len(lines) && bytes.Count(append(bytes.TrimSpace(lines[line-1]), ' '), []byte(": ")) > 1
}

// openQuote finds the first line with a value whose quotation mark has no
// second on it; 0 if there is none.
func openQuote(data []byte) int {
	for i, line := range bytes.Split(data, []byte("\n")) {
		for _, mark := range []string{`"`, `'`} {
			if value, ok := quotedValue(line, mark); ok && strings.Count(value, mark)%2 == 1 {
				return i + 1
			}
		}
	}
	return 0
}

// quoteInside finds the first line where something follows a text in quotes.
func quoteInside(data []byte) int {
	for i, line := range bytes.Split(data, []byte("\n")) {
		for _, mark := range []string{`"`, `'`} {
			value, ok := quotedValue(line, mark)
			if !ok {
				continue
			}
			_, rest, closed := strings.Cut(value[1:], mark)
			if rest = strings.TrimSpace(rest); closed && rest != "" && !strings.ContainsAny(rest[:1], `#,]}:'`) {
				return i + 1
			}
		}
	}
	return 0
}

// quotedValue gives what follows "name: " or "- " if it begins with a mark.
func quotedValue(line []byte, mark string) (string, bool) {
	body := strings.TrimLeft(strings.TrimSpace(string(line)), "- ")
	if _, value, ok := strings.Cut(body, ": "); ok {
		body = strings.TrimSpace(value)
	}
	return strings.ReplaceAll(body, `\"`, ""), strings.HasPrefix(body, mark)
}
