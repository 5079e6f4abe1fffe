package load

import (
	"slices"
	"strings"

	"cuelang.org/go/cue/errors"
	"cuelang.org/go/cue/token"

	"roe.example/checker/book"
	"roe.example/checker/internal/late"
)

// plainFaults puts CUE's errors into words, at the user's places.
func (e *evaluator) plainFaults(err error) (diags []book.Diagnostic) {
	for _, ce := range errors.Errors(err) {
		d := book.Diagnostic{Location: book.Location{File: e.files[0], Line: 1, Column: 1}}
		path := cuePath(ce.Path())
		places := e.userPlaces(ce)
		if p, ok := e.places[path]; ok && !lostReference.MatchString(rawMessage(ce)) && !slices.ContainsFunc(places, p.sameLine) {
			places = append([]place{p}, places...)
		}
		if len(places) > 0 {
			d.Location = places[0].location(nil)
			for _, p := range places[1:] {
				d.Also = append(d.Also, p.location(nil))
			}
		}
		d.Path = path
		d.Message, d.Hint = sayCUE(path, rawMessage(ce))
		if word, ok := e.indexed[at(ce.Position())]; ok && lostReference.MatchString(rawMessage(ce)) {
			d.Message, d.Hint = noColon(word, "[…]")
		}
		diags = append(diags, d)
	}
	return diags
}

// lostReference is the fault of a word that stands without quotes; its place
// is that of the word, wherever its field is written too.
var lostReference = late.Regexp(`^reference ".*" not found$`)

// userPlaces lists the places of an error, the main one first and those in
// the user's files before any other; the schema's own are left out.
func (e *evaluator) userPlaces(ce errors.Error) (places []place) {
	seen := map[place]bool{}
	for _, ours := range []bool{true, false} {
		for _, pos := range append([]token.Pos{ce.Position()}, ce.InputPositions()...) {
			p := at(pos)
			if p.line == 0 || seen[p] || strings.HasPrefix(p.file, "roe:") || e.ours(p.file) != ours {
				continue
			}
			seen[p] = true
			places = append(places, p)
		}
	}
	return places
}

// rawMessage is an error's text without its path.
func rawMessage(ce errors.Error) string {
	return strings.TrimPrefix(ce.Error(), strings.Join(ce.Path(), ".")+": ")
}

// cuePath writes CUE's path as ours: list indices in brackets.
func cuePath(elems []string) string {
	path := ""
	for _, e := range elems {
		switch {
		case e != "" && strings.Trim(e, "0123456789") == "" && path != "":
			path += "[" + e + "]"
		case path == "":
			path = e
		default:
			path += "." + e
		}
	}
	return path
}

// definedNowhere ends the fault of a word without quotes.
const definedNowhere = " is used here but defined nowhere."

var cuePhrases = []struct {
	pattern *late.Pattern
	message string
	hint    string
}{
	{late.Regexp(`^reference "(schemas)" not found$`), `"$1" is used here but not imported.`, `Add import "` + schemasPath + `" at the top of the file, below its package line.`},
	{late.Regexp(`^reference "(.*)" not found$`), `"$1"` + definedNowhere, `Put it in quotes if it is a text, or define it in this package.`},
	{late.Regexp(`^conflicting values (.*) and (.*) \(mismatched types .*\)$`), `$p would be both $1 and $2.`, `Keep one of the two.`},
	{late.Regexp(`^conflicting values (.*) and (.*)$`), `$p would be both $1 and $2.`, `Keep one of the two, or give one of them another name.`},
	{late.Regexp(`^incomplete value (.*)$`), `$p has no value yet; CUE only knows that it is $1.`, `Give it a value.`},
	{late.Regexp(`^field is required but not present$`), `$p is missing.`, `Add it.`},
	{late.Regexp(`^field not allowed$`), `$p is not a field that may stand here.`, `The definition that this is made from does not have it.`},
	{late.Regexp(`^undefined field: (.*)$`), `$1 is not a field there.`, `Look for a slip in the name.`},
	{late.Regexp(`^structural cycle$`), `$p refers to itself without end.`, `Write its value out.`},
	{late.Regexp(`^imported and not used: (.*)$`), `$1 is imported but never used.`, `Take the import out.`},
	{late.Regexp(`^package "(.*)" not found|^builtin package "(.*)" undefined`), `This imports "$1$2", which is not here, and roe does not download anything.`, `Write out what is taken from it.`},
}

// sayCUE translates one of CUE's messages; one that it does not know is
// quoted as CUE says it.
func sayCUE(path, raw string) (message, hint string) {
	for _, p := range cuePhrases {
		if m := p.pattern.FindStringSubmatchIndex(raw); m != nil {
			message = string(p.pattern.ExpandString(nil, strings.ReplaceAll(p.message, "$p", "$$p"), raw, m))
			if path == "" {
				path = "This"
			}
			return strings.ReplaceAll(message, "$p", path), p.hint
		}
	}
	where := ""
	if path != "" {
		where = " at " + path
	}
	return "CUE cannot work this out" + where + ": " + strings.TrimSuffix(raw, ".") + ".", ""
}

const straightQuote = `Use the straight one at both ends of a text: "`

var syntaxPhrases = []struct {
	pattern *late.Pattern
	message string
	hint    string
}{
	{late.Regexp(`^missing ',' in (struct|list) literal`), `A comma or a line break is missing before this.`, `Put a comma between two fields or items that stand in one line, and a text in double quotes.`},
	{late.Regexp(`^missing ',' before newline in (.*) literal`), `A comma is missing at the end of this line.`, `Put a comma behind each item of a list.`},
	{late.Regexp(`^string literal not terminated`), `A quotation mark is missing: the text begun here does not end on its line.`, `Put a double quote at its end; begin and end a text of several lines with """.`},
	{late.Regexp(`^expected 'EOF', found '([}\])])'`), `This $1 closes nothing that is open.`, `Take it out, or look above for an opening one that is missing.`},
	{late.Regexp(`^expected '([}\])])', found 'EOF'`), `The file ends where a $1 is still missing.`, `Look above for what was opened and never closed.`},
	{late.Regexp(`^expected operand, found '(.*)'`), `A value is missing before $1.`, ``},
	{late.Regexp(`^unknown escape sequence`), `A backslash in this text stands before a letter that it cannot stand before.`, `Write it twice: \\.`},
	{late.Regexp(`^illegal character U\+[0-9A-F]+ '([“”‘’])'`), `$1 is a curly quotation mark, as word processors type it.`, straightQuote},
	{late.Regexp(`^illegal character U\+[0-9A-F]+ '([„‚‟‛«»‹›])'`), `$1 is a quotation mark of typesetting, as word processors type it.`, straightQuote},
	{late.Regexp(`^illegal character (.*)`), `The character $1 cannot stand here.`, `Put texts in double quotes.`},
}

// saySyntax translates a message of CUE's parser.
func saySyntax(raw string) (message, hint string) {
	for _, p := range syntaxPhrases {
		if m := p.pattern.FindStringSubmatchIndex(raw); m != nil {
			return string(p.pattern.ExpandString(nil, p.message, raw, m)), p.hint
		}
	}
	return "This is not CUE: " + strings.TrimSuffix(raw, ".") + ".", ""
}
