package diff

import (
	"cmp"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"roe.example/checker/book"
	"roe.example/checker/calculus"
	"roe.example/checker/internal/late"
	"roe.example/checker/report"
)

// title names an entity of a book as people do; empty if it has none.
func (s *side) title(kind, id string) string {
	b := s.book
	switch kind {
	case "agencies":
		return titled(b.Agencies, id, func(v *book.Agency) string { return v.Short })
	case "instruments":
		return titled(b.Instruments, id, func(v *book.Instrument) string { return v.Cite })
	case "agreements":
		return titled(b.Agreements, id, func(v *book.Agreement) string { return v.Cite })
	case "deployments":
		return titled(b.Deployments, id, func(v *book.Deployment) string { return v.Event })
	case "events":
		return titled(b.Events, id, func(v *book.Event) string { return v.Title })
	case "places":
		return titled(b.Places, id, func(v *book.Place) string { return v.Name })
	case "actions":
		return titled(b.Actions, id, func(v *book.Action) string { return v.Name })
	case "purposes":
		return titled(b.Purposes, id, func(v *book.Purpose) string { return v.Title })
	case "subjects":
		return titled(b.Subjects, id, func(v *book.Subject) string { return v.Title })
	case "requestPaths":
		return titled(b.RequestPaths, id, func(v *book.RequestPath) string { return v.Cite })
	case "channels":
		return titled(b.Channels, id, func(v *book.Channel) string { return v.Name })
	case "dimensions":
		return titled(b.Dimensions, id, func(v *book.Dimension) string { return v.Title })
	}
	return ""
}

func titled[V any](m map[string]*V, id string, of func(*V) string) string {
	if v := m[id]; v != nil {
		return of(v)
	}
	return ""
}

// refers says to which parts of a book the ids in a field refer. A field that
// is not here holds no ids, or ids of its own document.
var refers = map[string][]string{}

func init() {
	for kinds, fields := range map[string]string{
		"agencies":           "agency host from to agencies liaisons coordinatedWith with parties",
		"agencies places":    "by issuer except rulesOf declaredBy",
		"places":             "place territory within perimeter places exceptPlaces borders enclaves licensed repeaters state states partyStates certifiedIn coordinates",
		"instruments":        "restrains supersedes restsOn uses amends",
		"agreements":         "agreements under",
		"actions":            "actions prohibits permits requires except carries can cannot tasks onlyIf declines items item decides after triggeredBy exceptTasks in rounds",
		"purposes":           "purpose purposes excludes onlyFor",
		"subjects":           "subject subjects",
		"channels":           "channel fallback channels",
		"agencies purposes":  "",
		"agreements actions": "",
	} {
		for _, f := range strings.Fields(fields) {
			refers[f] = strings.Fields(kinds)
		}
	}
	refers["supersedes"] = []string{"instruments", "agreements"}
	refers["in"] = []string{"actions", "purposes"}
}

// names says an id of a field in words; empty for what is none.
func (s *side) names(field, id string) string {
	if item, ok := strings.CutPrefix(id, "carry/"); ok {
		if name := s.names(field, item); name != "" {
			return "carrying " + name
		}
	}
	for _, kind := range refers[field] {
		if name := s.title(kind, id); name != "" {
			return name
		}
	}
	return ""
}

// words says a value.
func (s *side) words(field string, v reflect.Value) string {
	switch x := v.Interface().(type) {
	case book.Approval:
		return approval(x)
	case book.Deadline:
		return deadline(x)
	case book.Range:
		return x.Words()
	case book.Circumstances:
		return "“" + s.circumstances(x) + "”"
	case book.Alternatives:
		var parts []string
		for _, c := range x {
			parts = append(parts, s.circumstances(c))
		}
		return "“" + cmp.Or(strings.Join(parts, "; or "), "any circumstances") + "”"
	case book.Settles:
		return s.settles(&x)
	case book.Extends:
		return s.extends(&x)
	case book.DimensionValue:
		return "“" + cmp.Or(x.Phrase, x.ID) + "” (" + x.ID + ")"
	}
	switch v.Kind() {
	case reflect.Bool:
		return map[bool]string{true: "yes", false: "no"}[v.Bool()]
	case reflect.String:
		return s.text(field, v.String())
	case reflect.Pointer:
		if v.IsNil() {
			return "nothing"
		}
		return s.words(field, v.Elem())
	case reflect.Slice:
		var parts []string
		for i := range v.Len() {
			parts = append(parts, s.words(field, v.Index(i)))
		}
		return join(parts)
	case reflect.Struct:
		return s.fieldsOf(v)
	case reflect.Map:
		var parts []string
		for _, id := range keys(v) {
			parts = append(parts, cmp.Or(s.names(field, id), id)+": "+s.words(field, v.MapIndex(reflect.ValueOf(id))))
		}
		return join(parts)
	}
	return fmt.Sprint(v.Interface())
}

func (s *side) text(field, text string) string {
	if name := s.names(field, text); name != "" {
		return name
	}
	if text == "" {
		return "nothing"
	}
	if day, ok := moment(text); ok {
		return day
	}
	if plainWord.MatchString(text) {
		return spaced(text)
	}
	return "“" + strings.TrimSuffix(text, ".") + "”" // the sentence has a stop of its own
}

// fieldsOf says what of a record is stated.
func (s *side) fieldsOf(v reflect.Value) string {
	var parts []string
	for i := range v.NumField() {
		f := v.Type().Field(i)
		switch value := v.Field(i); {
		case f.Anonymous:
			if text := s.fieldsOf(value); text != "" {
				parts = append(parts, text)
			}
		case value.IsZero():
		default:
			parts = append(parts, strings.TrimSpace(inRecord(name(f))+" "+s.words(name(f), value)))
		}
	}
	return strings.Join(parts, ", ")
}

// inRecord names a field before its value, among others of a record.
func inRecord(field string) string {
	switch field {
	case "by", "on", "from", "until", "to", "with":
		return field
	case "text":
		return ""
	}
	return fieldName(field)
}

// plainWord is a word of the schema and no text of a person.
var plainWord = late.Regexp(`^[a-z]+(-[a-z]+)*$`)

// summary says of an entry that is new or gone what it is.
func (s *side) summary(path []string, v reflect.Value) string {
	switch x := v.Interface().(type) {
	case *book.Norm:
		return s.sentence(path, x)
	case *book.Clause:
		return s.clause(path, x)
	case *book.Instrument:
		return joined(x.Title, after("from ", s.day(x.Effective)), after("until ", s.day(x.Until)))
	case *book.Agreement:
		parties := []string{}
		for _, id := range sorted(x.Parties) {
			parties = append(parties, cmp.Or(s.title("agencies", id), id))
		}
		return joined(x.Title, "between "+join(parties), after("from ", s.day(x.From)), after("until ", s.day(x.Until)))
	case *book.Agency:
		return x.Name
	case *book.Deployment:
		return joined(x.Event, "host "+cmp.Or(s.title("agencies", x.Host), x.Host), "from "+s.day(x.From)+" until "+s.day(x.Until))
	}
	return s.words("", v)
}

func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
}

func (s *side) day(text string) string {
	day, _ := moment(text)
	return cmp.Or(day, text)
}

// sentence says what a norm does, and under which parameters.
func (s *side) sentence(path []string, n *book.Norm) string {
	text := s.does(path, n, func(verb string) string { return "to " + verb })
	rest := *n
	rest.Prohibits, rest.Permits, rest.Requires, rest.Except, rest.When, rest.Unless, rest.Advice, rest.Only = nil, nil, nil, nil, nil, nil, "", false
	rest.Approval, rest.Source = nil, nil
	if text == "" {
		return s.words("", reflect.ValueOf(*n))
	}
	return joined(text, s.fieldsOf(reflect.ValueOf(rest)))
}

// clause says what a clause settles, extends or states.
func (s *side) clause(path []string, x *book.Clause) string {
	var parts []string
	if text := s.does(path, &x.Norm, func(verb string) string { return "to " + verb }); text != "" {
		parts = append(parts, text)
	}
	if x.Settles != nil {
		parts = append(parts, s.settles(x.Settles))
	}
	if x.Extends != nil {
		parts = append(parts, s.extends(x.Extends))
	}
	if len(parts) == 0 {
		rest := *x
		rest.Source = nil
		return s.words("", reflect.ValueOf(rest))
	}
	return joined(strings.Join(parts, ", and "), after("", x.Text))
}

func (s *side) settles(x *book.Settles) string {
	text := cmp.Or(settled[x.By], x.By) + s.scope(x.Topics, x.Actions)
	if len(x.When) > 0 {
		text += ", given " + s.words("when", reflect.ValueOf(x.When))
	}
	return text
}

func (s *side) extends(x *book.Extends) string {
	whose := map[string]string{"host": "the host's", "own": "each agency's own"}[x.RulesOf]
	whose = cmp.Or(whose, cmp.Or(s.title("agencies", x.RulesOf), x.RulesOf)+"'s")
	return whose + " rules bind all parties' officers" + s.scope(x.Topics, x.Actions)
}

var settled = map[string]string{
	"host":       "where rules differ, those of the helpers yield to the host's",
	"own":        "where rules differ, those of the host yield to the helpers' own",
	"stricter":   "where rules differ, all bans and all approvals hold together",
	"not-tasked": "helpers are not used for it",
}

func (s *side) scope(topics, actions []string) string {
	var words []string
	for _, t := range topics {
		words = append(words, spaced(t))
	}
	for _, id := range actions {
		words = append(words, cmp.Or(s.names("actions", id), id))
	}
	return after(", on ", strings.Join(words, ", "))
}

// actions names actions, categories in place of all their items.
func (s *side) actions(ids []string, modality string) string {
	if modality != calculus.Requires {
		ids = s.lexicon.Condense(ids)
	}
	var words []string
	for _, id := range ids {
		var choices []string
		for _, one := range strings.Split(id, "|") {
			choices = append(choices, cmp.Or(s.names("actions", one), one))
		}
		words = append(words, strings.Join(choices, " or "))
	}
	return join(words)
}

func (s *side) circumstances(c book.Circumstances) string {
	var parts []string
	for _, dim := range sorted(c) {
		parts = append(parts, s.dimension(dim)+" "+s.allowed(dim, c[dim]))
	}
	return strings.Join(parts, ", ")
}

func (s *side) dimension(id string) string {
	return strings.ToLower(cmp.Or(s.title("dimensions", id), id))
}

// allowed says the values of one dimension.
func (s *side) allowed(dim string, a book.Allowed) string {
	phrase := func(v book.Value) string { return s.phrase(dim, string(v)) }
	if a.Values != nil {
		var words []string
		for _, v := range a.Values {
			words = append(words, phrase(v))
		}
		return strings.Join(words, " or ")
	}
	var parts []string
	for _, b := range []struct {
		word string
		v    book.Value
	}{{"at least", a.AtLeast}, {"at most", a.AtMost}, {"above", a.Above}, {"below", a.Below}} {
		if b.v != "" {
			parts = append(parts, b.word+" "+phrase(b.v))
		}
	}
	return strings.Join(parts, " and ")
}

func (s *side) phrase(dim, value string) string {
	d := s.book.Dimensions[dim]
	if d == nil {
		return value
	}
	for _, v := range d.Values {
		if v.ID == value {
			return cmp.Or(v.Phrase, value)
		}
	}
	return cmp.Or(d.Words[value].Phrase, value)
}

// written is a value as it is written, to tell it from others.
func written(v reflect.Value) string {
	text, err := json.Marshal(v.Interface())
	if err != nil || v.Kind() == reflect.String {
		return fmt.Sprint(v.Interface())
	}
	return string(text)
}

// entryWords names an entry of a table: a section, a unit, a party. The
// entities themselves are the subject of the sentence.
func (c *comparer) entryWords(a at, id string) string {
	if len(a.after) < 2 {
		return ""
	}
	return label(a, id, c)
}

func label(a at, id string, names ...*comparer) string {
	field := a.last()
	switch field {
	case "norms", "clauses", "allots", "grants", "eligibility", "demands", "notes":
		return "§ " + id
	}
	if len(names) > 0 {
		for _, s := range []*side{names[0].after, names[0].before} {
			if name := s.names(field, id); name != "" {
				return singular(field) + " " + name
			}
		}
	}
	return strings.TrimSpace(singular(field) + " “" + id + "”")
}

// singulars are what one entry of a table is called.
var singulars = map[string]string{
	"parties": "party", "terms": "the word", "covers": "what it says on", "amends": "the sections that it amends of", "radios": "radio fleet",
	"classes": "class of officers", "can": "", "coordinates": "level", "ranks": "the rank", "rounds": "rounds of", "equipment": "equipment",
	"data": "data link", "cache": "radios in reserve", "agencyPlans": "plan", "briefings": "briefing", "words": "the word",
}

func singular(field string) string {
	if word, ok := singulars[field]; ok {
		return word
	}
	return strings.TrimSuffix(fieldName(field), "s")
}

// fieldWords names a field in a sentence; tables are named by their entries.
func (c *comparer) fieldWords(a at, f reflect.StructField) string {
	kind := f.Type.Kind()
	if len(a.after) == 0 && kind != reflect.Map || kind != reflect.Map || f.Type == reflect.TypeFor[book.Circumstances]() {
		words := fieldName(name(f))
		if first, _, _ := strings.Cut(words, " "); slices.Contains([]string{"what", "whose", "whether", "who"}, first) {
			return words
		}
		return "the " + words
	}
	return ""
}

// fieldNames are those that do not read well as they are written.
var fieldNames = map[string]string{
	"from": "beginning", "until": "end", "by": "signatory or author", "rx": "receive frequency", "tx": "transmit frequency", "nac": "access code (NAC)",
	"cad": "dispatch systems", "in": "categories", "prohibits": "list of what is forbidden", "permits": "list of what is permitted",
	"requires": "list of what is required", "uses": "list of library documents in use", "when": "circumstances", "unless": "exceptions",
	"known": "known circumstances", "retentionDays": "time for which it is kept", "count": "number of times", "can": "list of what they can do",
	"cannot": "list of what they cannot do", "carries": "list of what they bring along", "to": "receiver", "signed": "day of signature",
	"effective": "day from which it binds", "adopted": "day of adoption", "implemented": "day from which it is put into practice", "url": "address",
	"endDecided": "day on which its end was decided", "reviewEveryMonths": "months between reviews", "widthKHz": "width in kHz", "widthsKHz": "widths in kHz",
	"dollarsPerDay": "limit in dollars a day", "afterHours": "hours before it applies", "withinMonths": "limit in months", "of": "standing unit",
	"only": "word “only”", "after": "acts that must come before", "text": "gist", "impossible": "list of circumstances that cannot occur",
	"officers": "number of officers", "supervisors": "number of supervisors", "hostOfficers": "number of officers of the host", "settles": "what it settles",
	"extends": "whose rules it extends", "planned": "statement that it was planned", "formal": "statement that it was formal", "reportsTo": "list of those to whom they report",
	"reviewed": "day of the last review", "cite": "short citation", "needs": "list of those who must sign or approve", "restsOn": "list of what it rests on",
	"recipientsOnly": "ban on telling anybody else", "triggeredBy": "act that starts it", "executed": "copy signed by all parties",
}

func fieldName(field string) string {
	if words, ok := fieldNames[field]; ok {
		return words
	}
	var out strings.Builder
	for _, r := range field {
		if unicode.IsUpper(r) {
			out.WriteByte(' ')
		}
		out.WriteRune(unicode.ToLower(r))
	}
	return out.String()
}

func spaced(id string) string { return strings.ReplaceAll(id, "-", " ") }

// scalar compares two single values.
func (c *comparer) scalar(a at, x, y reflect.Value) {
	old, now := c.before.words(a.last(), x), c.after.words(a.last(), y)
	if now, moved := c.renamed[x.String()]; moved && x.Kind() == reflect.String && now == y.String() {
		return // what it names is called otherwise
	}
	switch {
	case x.Kind() == reflect.String && x.String() == "":
		c.say(a, report.PartAdded, "is now stated: "+now)
	case x.Kind() == reflect.String && y.String() == "":
		c.say(a, report.PartRemoved, "is not stated any more; it was "+old)
	default:
		if old == now { // two values that read alike
			old, now = "“"+written(x)+"”", "“"+written(y)+"”"
		}
		c.say(a, report.PartChanged, moved(x, y, old, now))
	}
}

// moved says from what to what, and which way.
func moved(x, y reflect.Value, old, now string) string {
	text := "was " + old + " and is now " + now
	switch x.Kind() {
	case reflect.String:
		before, err1 := book.Start(x.String(), time.UTC)
		later, err2 := book.Start(y.String(), time.UTC)
		if err1 == nil && err2 == nil {
			return "moved from " + old + " to " + now + distance(before, later)
		}
	case reflect.Int:
		if x.Int() < y.Int() {
			return fmt.Sprintf("rose from %d to %d", x.Int(), y.Int())
		}
		return fmt.Sprintf("fell from %d to %d", x.Int(), y.Int())
	}
	return text
}

func distance(a, b time.Time) string {
	way, d := "later", b.Sub(a)
	if d < 0 {
		way, d = "earlier", -d
	}
	amount, unit := int(d.Hours()/24), "day"
	if amount == 0 {
		amount, unit = int(d.Hours()), "hour"
	}
	if amount == 0 {
		amount, unit = int(d.Minutes()), "minute"
	}
	if amount != 1 {
		unit += "s"
	}
	return ", " + strconv.Itoa(amount) + " " + unit + " " + way
}

// moment writes a day or an instant as people do.
func moment(text string) (string, bool) {
	t, err := book.Start(text, time.UTC)
	switch {
	case err != nil:
		return "", false
	case len(text) == len(time.DateOnly):
		return t.Format("2 January 2006"), true
	}
	words := t.Format("2 January 2006 15:04")
	if strings.HasSuffix(text, "Z") || len(text) > 19 {
		words += t.Format(" (-07:00)")
	}
	return words, true
}

// join lists words: a, b and c.
func join(words []string) string {
	switch n := len(words); n {
	case 0:
		return "nothing"
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}
