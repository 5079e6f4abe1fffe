package briefing

import (
	"path"
	"reflect"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/report"
)

// withhold leaves out what is not for the audience, and says so.
func (b *builder) withhold() {
	b.out.Open = map[string]int{}
	for i := range b.in.Report.Findings {
		if f := &b.in.Report.Findings[i]; f.Open() {
			b.out.Open[f.Severity]++
		}
	}
	if b.out.Audience == report.Public {
		b.publish()
	}
	classes := report.NewWithholder(b.in.run(), b.in.Report).Apply(b.out)
	if b.out.Audience == report.Public {
		bare(reflect.ValueOf(b.out).Elem())
	}
	b.out.Withheld = slices.Compact(slices.Sorted(slices.Values(slices.Concat(b.out.Withheld, classes, b.in.Report.Withheld))))
}

// publish takes out what is made for officers and commanders alone: sheets,
// forms, who holds which post, who is on which net, what is in play among the
// rules, and where things stand in the agencies' files.
func (b *builder) publish() {
	o := b.out
	b.leave(len(o.Sheets) > 0, "sheets of the agencies and the exercise")
	b.leave(len(o.Forms) > 0, "ICS forms")
	b.leave(len(o.Command.Positions)+len(o.Command.Assignments) > 0, "ranks and assignments")
	b.leave(len(o.Radio.Nets) > 0, "radio plan")
	o.Sheets, o.Forms = nil, nil
	o.Command = Command{Stated: o.Command.Stated, Kind: o.Command.Kind, Scope: o.Command.Scope, Positions: inCommand(o.Command.Positions)}
	o.Command.Omitted = "(withheld: posts, ranks and assignments)"
	o.Radio = Radio{Stated: o.Radio.Stated, Omission: Omission{"(withheld: radio plan)"}}
	o.Timeline.Lanes = nil
	for i := range o.Matrix {
		b.byDocuments(&o.Matrix[i])
	}
	o.Matrix = slices.DeleteFunc(o.Matrix, func(m Matrix) bool { return len(m.Rows) == 0 && m.Omitted == "" })
	b.pathless()
}

// leave says that something was left out.
func (b *builder) leave(there bool, what string) {
	if there {
		b.out.Withheld = append(b.out.Withheld, what)
	}
}

// aSuperior is whose word the public is told of where an agency's own documents
// name the post.
const aSuperior = "a superior"

// published tells whether all that something rests on is law that everybody can
// read: what a manual or an agreement says of posts is for those who serve.
func (b *builder) published(sources []Source) bool {
	for _, s := range sources {
		law := false
		for id, i := range b.located.Book.Instruments {
			law = law || strings.HasPrefix(s.Place.Path, book.Path("instruments", id)+".") && slices.Contains(laws, i.Kind)
		}
		if !law {
			return false
		}
	}
	return len(sources) > 0
}

var laws = []string{"constitution", "statute", "regulation", "court-order", "consent-decree", "ordinance"}

// inCommand is which agency commands, and when, without who of it.
func inCommand(all []Position) []Position {
	var out []Position
	for _, p := range all {
		if p.Kind == "incident-commander" {
			out = append(out, Position{ID: p.ID, Title: p.Title, Kind: p.Kind, Agency: p.Agency, During: p.During, When: p.When, Post: p.Post, After: p.After})
		}
	}
	return out
}

// byDocuments leaves what the published documents come to. Rows that only what
// is in play told apart are one.
func (b *builder) byDocuments(m *Matrix) {
	for i := range m.Rows {
		for k := range m.Rows[i].Cells {
			c := &m.Rows[i].Cells[k]
			c.Finding = ""
			if c.Position == "unsettled" && c.Rule != "" {
				c.Position = c.Rule
			}
			c.Rule = ""
			if c.Word != "" && !b.published(c.Sources) {
				c.Word = aSuperior
			}
		}
	}
	m.Rows = slices.DeleteFunc(m.Rows, func(r Row) bool {
		opposed := slices.ContainsFunc(r.Cells, func(c Cell) bool { return c.Position == "unsettled" })
		if opposed { // the documents say opposite things: no entry says both
			m.Omitted = "(withheld: tactics)"
		}
		return opposed
	})
}

// pathless drops where things stand in files; what they are cited by stays. The
// report is a copy: others still read the run's own.
func (b *builder) pathless() {
	r := *b.out.Report
	r.Findings = b.sumFindings(r.Findings)
	for i := range r.Findings {
		r.Findings[i].Places = []report.Place{{}}
		if w := r.Findings[i].Waiver; w != nil {
			accepted := *w
			accepted.Place = report.Place{}
			r.Findings[i].Waiver = &accepted
		}
	}
	r.Verdicts = slices.Clone(r.Verdicts)
	for i := range r.Verdicts {
		r.Verdicts[i].Place = report.Place{}
	}
	r.Coverage.Actions = []string{} // what is concealed would stand among them
	r.Notes = []report.Diagnostic{} // they are for who writes the book
	b.out.Report = &r
	noPlaces(reflect.ValueOf(b.out).Elem())
}

// bare leaves of the folders of books the name: where they lie is the agencies'
// affair. What is shared is copied, for others still read the run's own.
func bare(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && v.Type().Elem().Kind() == reflect.Struct {
			own := reflect.New(v.Type().Elem())
			own.Elem().Set(v.Elem())
			v.Set(own)
			bare(own.Elem())
		}
	case reflect.Slice:
		if v.IsNil() || v.Type().Elem().Kind() != reflect.Struct {
			return
		}
		own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(own, v)
		v.Set(own)
		for i := range v.Len() {
			bare(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			switch name := v.Type().Field(i).Name; {
			case !v.Type().Field(i).IsExported():
			case name == "Book" && v.Field(i).Kind() == reflect.String:
				v.Field(i).SetString(nameOf(v.Field(i).String()))
			case name == "Books" && v.Field(i).Type() == reflect.TypeFor[[]string]():
				names := []string{}
				for _, dir := range v.Field(i).Interface().([]string) {
					names = append(names, nameOf(dir))
				}
				v.Field(i).Set(reflect.ValueOf(names))
			default:
				bare(v.Field(i))
			}
		}
	}
}

// nameOf is the last part of a folder's path.
func nameOf(dir string) string {
	if dir == "" {
		return ""
	}
	return path.Base(dir)
}

// noPlaces empties the places of all sources.
func noPlaces(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			noPlaces(v.Index(i))
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[Source]() {
			v.Addr().Interface().(*Source).Place = report.Place{}
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				noPlaces(v.Field(i))
			}
		}
	}
}
