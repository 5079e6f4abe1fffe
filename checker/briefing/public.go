package briefing

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// withhold leaves out what is not for the audience, and says so.
func (b *builder) withhold() {
	if b.out.Audience == report.Public {
		b.publish()
	}
	classes := report.NewWithholder(b.in.run(), b.in.Report).Apply(b.out)
	b.out.Withheld = slices.Compact(slices.Sorted(slices.Values(append(classes, b.in.Report.Withheld...))))
}

// publish takes out what is made for officers and commanders alone: sheets,
// forms, who holds which post, who is on which net, what is in play among the
// rules, and where things stand in the agencies' files.
func (b *builder) publish() {
	o := b.out
	o.Sheets, o.Forms = nil, nil
	o.Command = Command{Stated: o.Command.Stated, Kind: o.Command.Kind, Scope: o.Command.Scope, Positions: inCommand(o.Command.Positions)}
	o.Command.Omitted = "(withheld: posts, ranks and assignments)"
	o.Radio = Radio{Stated: o.Radio.Stated, Omission: Omission{"(withheld: radio plan)"}}
	o.Timeline.Lanes = nil
	for i := range o.Matrix {
		byDocuments(&o.Matrix[i])
	}
	o.Matrix = slices.DeleteFunc(o.Matrix, func(m Matrix) bool { return len(m.Rows) == 0 && m.Omitted == "" })
	b.sumSteps()
	b.pathless()
}

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
func byDocuments(m *Matrix) {
	for i := range m.Rows {
		for k := range m.Rows[i].Cells {
			c := &m.Rows[i].Cells[k]
			c.Finding = ""
			if c.Position == "unsettled" && c.Rule != "" {
				c.Position = c.Rule
			}
			c.Rule = ""
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

// concealed tells texts of which the public report keeps the particulars.
func concealed(text string) bool { return strings.Contains(text, "(withheld:") }

// sumSteps sums up what is to be settled, topic by topic, wherever the step
// would say more than the findings do.
func (b *builder) sumSteps() {
	o := &b.out.Cover
	open := slices.DeleteFunc(slices.Clone(o.Settle), func(t Task) bool { return concealed(t.Text) })
	o.Steps = append(b.steps(open), b.summed(o.Settle)...)
	slices.SortStableFunc(o.Steps, func(x, y Step) int { return cmp.Compare(rule.Weight(y.Severity), rule.Weight(x.Severity)) })
	o.Points = append(b.points(slices.DeleteFunc(slices.Clone(o.Tell), func(t Task) bool { return concealed(t.Text) })), b.summed(o.Tell)...)
}

// summed is one step for each topic of which something is concealed.
func (b *builder) summed(tasks []Task) []Step {
	by := map[string]*step{}
	for i := range tasks {
		t := &tasks[i]
		if !concealed(t.Text) {
			continue
		}
		topic := b.known.told[t.Finding].Topic
		if by[topic] == nil {
			by[topic] = &step{builder: b, target: target{topic: topic}}
		}
		by[topic].tasks = append(by[topic].tasks, t)
	}
	var out []Step
	for _, topic := range sortedKeys(by) {
		s := by[topic].step()
		s.Text = total(&s, marks(by[topic].tasks))
		out = append(out, s)
	}
	return out
}

// total says how much there is, between whom, and that this is all that is said.
func total(s *Step, left string) string {
	var who []string
	for _, a := range s.By {
		who = append(who, a.Short)
	}
	between := ""
	switch len(who) {
	case 0:
	case 1:
		between = " for " + who[0]
	default:
		between = " between " + report.List(who)
	}
	if s.Errors+s.Warnings == 0 {
		return report.Count(s.Notes, "note") + " to officers" + between + "; particulars are left out " + left + "."
	}
	return report.Capital(report.Tally(s.Errors, s.Warnings)) + " to settle" + between + "; particulars are left out " + left + "."
}

// marks are those of what the tasks leave out.
func marks(tasks []*Task) string {
	var out []string
	for _, t := range tasks {
		_, after, _ := strings.Cut(t.Text, "(withheld: ")
		what, _, _ := strings.Cut(after, ")")
		if !slices.Contains(out, what) {
			out = append(out, what)
		}
	}
	return "(withheld: " + report.List(out) + ")"
}

// pathless drops where things stand in files; what they are cited by stays. The
// report is a copy: others still read the run's own.
func (b *builder) pathless() {
	r := *b.out.Report
	r.Findings = slices.Clone(r.Findings)
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
	r.Notes = []report.Diagnostic{} // they are for who writes the book
	b.out.Report = &r
	noPlaces(reflect.ValueOf(b.out).Elem())
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
