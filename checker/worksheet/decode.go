package worksheet

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/internal/late"
)

// cell is what was read in a cell.
type cell struct {
	at      spot
	text    string
	numeric bool
}

// trouble is what is wrong in a cell, and what to write instead.
type trouble struct {
	message, hint string
	follows       bool // from a fault that is told already
}

func (t *trouble) Error() string { return t.message }

// decode gives what a book says for what stands in a cell.
func (l *lists) decode(x *field, c cell, row *row) (any, *trouble) {
	switch x.kind {
	case yesKind:
		return yes(c.text)
	case intKind:
		return whole(c.text)
	case numberKind:
		return number(c.text)
	case dayKind:
		return row.file.day(c)
	case instantKind:
		return row.file.instant(c)
	case choiceKind:
		return l.choose(x, c.text, row)
	case choicesKind, textsKind:
		return l.chooseAll(x, c, row)
	case allowedKind:
		return l.decodeAllowed(x, c.text, row)
	case sectionKind:
		return section(c)
	}
	if x.named {
		return slug(c.text), nil
	}
	return c.text, nil
}

func yes(s string) (any, *trouble) {
	switch squash(s) {
	case "yes", "y", "true", "x", "1":
		return true, nil
	case "no", "n", "false", "0":
		return false, nil
	}
	return nil, &trouble{message: fmt.Sprintf("%s is neither yes nor no.", quoted(s)), hint: "Write yes or no, or leave the cell empty if it is not known."}
}

func whole(s string) (any, *trouble) {
	n, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	if err != nil || n != math.Trunc(n) || n < 0 || n > 1e9 {
		return nil, &trouble{message: fmt.Sprintf("%s is not a whole number.", quoted(s)), hint: "Write digits alone: 24."}
	}
	return json.Number(strconv.FormatInt(int64(n), 10)), nil
}

func number(s string) (any, *trouble) {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return nil, &trouble{message: fmt.Sprintf("%s is not a number.", quoted(s)), hint: "Write digits with a decimal point and without the unit: 155.7525."}
	}
	return json.Number(strconv.FormatFloat(n, 'f', -1, 64)), nil
}

// section is an id: what documents number their sections by.
func section(c cell) (any, *trouble) {
	if c.numeric && strings.Contains(c.text, ".") {
		return nil, &trouble{message: fmt.Sprintf("The section %s is stored as a number, and a number cannot tell 300.1 from 300.10.", c.text), hint: "Format the cell as text, and write the section again."}
	}
	if s := slug(c.text); s != "" {
		return s, nil
	}
	return nil, &trouble{message: fmt.Sprintf("%s holds no letter and no digit.", quoted(c.text)), hint: "Write the number of the section, or a short name."}
}

var notInID = late.Regexp(`[^A-Za-z0-9._/-]+`)

// slug makes an id of what people write: "§ 300.2 (a)" is 300.2-a.
func slug(s string) string {
	s = notInID.ReplaceAllString(s, "-")
	return strings.Trim(s, "-._/")
}

// label is the id of a thing that has a name.
func label(name string) string { return strings.ToLower(slug(name)) }

// choose gives the id of what was chosen.
func (l *lists) choose(x *field, s string, row *row) (any, *trouble) {
	name := l.nameOf(x, row.said)
	v := l.find(name)
	if word, ok := l.term(row.scope, s); ok && (name == "actionOrTerm" || name == "carries") {
		return word, nil
	}
	if id, ok := v.find(s); ok {
		return id, nil
	}
	if name == "electionEvent" {
		if kind, known := book.ElectionEvent(s); known {
			return kind, nil
		}
	}
	if name == "timezone" {
		if _, err := time.LoadLocation(s); err == nil && strings.Contains(s, "/") {
			return s, nil
		}
	}
	return nil, l.unknown(x, name, s)
}

// unknown says what stands in a cell and is in no list, and where to look.
func (l *lists) unknown(x *field, name, s string) *trouble {
	v := l.find(name)
	t := &trouble{message: fmt.Sprintf("%s is not %s.", quoted(s), nounOf(name)), follows: gone(name, l.lost)}
	switch near := v.meant(s); {
	case len(near) > 0:
		t.hint = "Did you mean " + anyOf(near) + "?"
	case homeSheet[name] != "":
		t.hint = fmt.Sprintf("Add it on the sheet %s, or write it as it stands there.", homeSheet[name])
	case len(v.words) > 0 && len(v.words) < 12:
		var all []string
		for _, w := range v.words {
			all = append(all, w.name)
		}
		t.hint = "Choose one of " + strings.Replace(anyOf(all), "” or “", "”, “", 1) + "."
	default:
		t.hint = "Choose it from the list of the cell; the sheet Lists has it whole."
	}
	if strings.Contains(s, ",") && x.isList() {
		t.hint += " Put ; between several answers, not a comma."
	}
	return t
}

// anyOf names words of which one is meant.
func anyOf(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return "“" + words[0] + "”"
	}
	return "“" + strings.Join(words[:last], "”, “") + "” or “" + words[last] + "”"
}

// homeSheet is where a thing that another sheet names is defined.
var homeSheet = map[string]string{
	"agency": "Agency", "place": "Places", "agencyOrPlace": "Agency or Places", "instrument": "Documents or Laws", "agreement": "Agreement", "deployment": "Deployment",
	"unit": "Units", "position": "Command", "unitOrPosition": "Units or Command", "net": "Nets", "channel": "Channels", "cache": "Reserve radios", "rulesOf": "Agency",
	"waiver": "Waivers", "ownDimension": "Own situations", "ruleHome": "Documents, Agreement or Deployment", "termHome": "Documents or Agency",
}

var nouns = map[string]string{
	"agency": "an agency of this workbook", "place": "a place that is known here", "agencyOrPlace": "an agency or a place that is known here", "instrument": "a document that is known here",
	"agreement": "an agreement of this workbook", "deployment": "a deployment of this workbook", "unit": "a unit of this workbook", "position": "a position of this workbook",
	"unitOrPosition": "a unit or a position of this workbook", "net": "a net of this workbook", "channel": "a channel that is known here", "cache": "a kind of radio in the reserve",
	"waiver": "a waiver of this workbook", "ownDimension": "a kind of situation of the sheet Own situations",
	"ruleHome": "a document, an agreement or an operation order of this workbook", "termHome": "a document, an agreement or an agency of this workbook",
	"action": "one of the actions that roe knows", "does": "one of the actions that roe knows", "actionOrTerm": "one of the actions that roe knows, nor a word of the sheet Words", "carries": "one of the tools that roe knows, nor a word of the sheet Words",
	"electionEvent": "an election event that is known here",
	"timezone":      "a time zone", "state": "a state", "law": "a law or an order that roe knows", "Rung": "one of the rungs of command",
}

func nounOf(list string) string {
	if n := nouns[list]; n != "" {
		return n
	}
	return "one of the answers to choose from here"
}

// parts are the several answers of one cell.
func parts(s string) (out []string) {
	for _, p := range strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '\n' }) {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

func (l *lists) chooseAll(x *field, c cell, row *row) (any, *trouble) {
	out := []any{}
	for _, p := range parts(c.text) {
		var v any = p
		var t *trouble
		switch {
		case x.kind == choicesKind:
			v, t = l.choose(x, p, row)
		case x.path[len(x.path)-1] == "widthsKHz":
			v, t = number(p)
		case x.named:
			v = slug(p)
		}
		if t != nil {
			return nil, t
		}
		out = append(out, v)
	}
	return out, nil
}

// decodeAllowed reads what a norm says about one dimension: values, words of
// the schema or of a document, or the ends of a stretch.
func (l *lists) decodeAllowed(x *field, s string, row *row) (any, *trouble) {
	v := l.find(x.list)
	ends, values := tree{}, []any{}
	for _, p := range parts(s) {
		word, defined := l.term(row.scope, p)
		id, ok := v.find(p)
		switch {
		case defined:
			id = word
		case !ok:
			return nil, l.unknown(x, x.list, p)
		}
		if bound, value, isBound := strings.Cut(id, " "); !defined && isBound {
			ends[bound] = plain(value)
		} else {
			values = append(values, id)
		}
	}
	switch {
	case len(ends) > 0 && len(values) > 0:
		return nil, &trouble{message: "This cell mixes single situations with “or graver” or “or milder”.", hint: "Write either the single situations, or where the stretch begins and ends."}
	case len(ends) > 0:
		return ends, nil
	}
	return oneOrAll(values), nil
}

func quoted(s string) string {
	r := []rune(strings.ReplaceAll(s, "\n", " "))
	if len(r) > 60 {
		r = append(r[:60], '…')
	}
	return "“" + string(r) + "”"
}
