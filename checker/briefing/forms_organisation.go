package briefing

import (
	"slices"
	"strconv"
	"strings"

	"roe.example/checker/report"
)

// ics203 lists who holds which position, section by section. Every position of
// the book is on it once.
func (f *filling) ics203() Form {
	form := newForm("203", "ics-203", "Organization Assignment List")
	form.add(f.incidentName())
	form.add(f.operationalPeriod("2"))
	for _, section := range sections203 {
		f.section(&form, section)
	}
	form.add(preparedBy("9"))
	form.Empty = append(form.Empty, noNames)
	return form
}

// section203 is a block of the form: the labels that are printed on it, each
// with the kind of position that stands there.
type section203 struct {
	number, title string
	chief         string // the position whose section it is
	labels        []label203
}

type label203 struct{ label, kind string }

var sections203 = []section203{
	{"3", "Incident Commander(s) and Command Staff", "", []label203{
		{"IC/UCs", incidentCommander}, {"Deputy", "deputy-incident-commander"}, {"Safety Officer", "safety-officer"},
		{"Public Info. Officer", "public-information-officer"}, {"Liaison Officer", "liaison-officer"},
	}},
	{"4", "Agency/Organization Representatives", "", []label203{{"", "agency-representative"}}},
	{"5", "Planning Section", "planning-section-chief", []label203{
		{"Chief", "planning-section-chief"}, {"Deputy", ""}, {"Resources Unit", ""}, {"Situation Unit", ""},
		{"Documentation Unit", ""}, {"Demobilization Unit", ""}, {"Technical Specialists", ""},
	}},
	{"6", "Logistics Section", "logistics-section-chief", []label203{
		{"Chief", "logistics-section-chief"}, {"Deputy", ""}, {"Support Branch Director", ""}, {"Supply Unit", ""},
		{"Facilities Unit", ""}, {"Ground Support Unit", ""}, {"Service Branch Director", ""}, {"Communications Unit", ""},
		{"Medical Unit", ""}, {"Food Unit", ""},
	}},
	{"7", "Operations Section", "operations-section-chief", []label203{
		{"Chief", "operations-section-chief"}, {"Deputy", ""}, {"Staging Area", "staging-area-manager"},
		{"Branch Director", "branch-director"}, {"Division/Group", "division-supervisor"}, {"Division/Group", "group-supervisor"},
		{"Air Ops Branch Dir.", ""},
	}},
	{"8", "Finance/Administration Section", "finance-section-chief", []label203{
		{"Chief", "finance-section-chief"}, {"Deputy", ""}, {"Time Unit", ""}, {"Procurement Unit", ""},
		{"Comp/Claims Unit", ""}, {"Cost Unit", ""},
	}},
}

// anywhere are the kinds of position that can stand in any section.
var anywhere = []string{"branch-director", "division-supervisor", "group-supervisor", "staging-area-manager", "task-force-leader", "strike-team-leader", "unit-leader"}

func (f *filling) section(form *Form, s section203) {
	block := Block{Number: s.number, Title: s.title, Columns: []string{"Position", "Name"}}
	var empty []string
	for _, l := range s.labels {
		rows := f.rows203(s, l)
		if len(rows) == 0 && l.label != "" && !slices.ContainsFunc(block.Rows, func(row []string) bool { return strings.HasPrefix(row[0], l.label) }) {
			rows = [][]string{{l.label, ""}}
			empty = append(empty, l.label)
		}
		block.Rows = append(block.Rows, rows...)
	}
	if s.title == "Agency/Organization Representatives" {
		block.Columns = []string{"Agency/Organization", "Name"}
	}
	block.Rows = append(block.Rows, f.others203(s)...)
	switch {
	case len(empty) > 0 && !slices.ContainsFunc(block.Rows, func(row []string) bool { return row[1] != "" }):
		form.Empty = append(form.Empty, s.number+". "+s.title+": all posts")
	case len(empty) > mostEmpty:
		form.Empty = append(form.Empty, s.number+". "+s.title+": "+report.Count(len(slices.Compact(empty)), "post"))
	case len(empty) > 0:
		form.Empty = append(form.Empty, s.number+". "+s.title+": "+strings.Join(slices.Compact(empty), ", "))
	}
	form.add(block)
}

// mostEmpty is how many posts of a section that nobody holds are named again above
// the form, where they stand empty.
const mostEmpty = 3

// rows203 has a row for each post of a kind in a section.
func (f *filling) rows203(s section203, l label203) (out [][]string) {
	if l.kind == "" {
		return nil
	}
	for _, post := range f.postsOf(l.kind) {
		if slices.Contains(anywhere, l.kind) && f.sectionOf(post[0]) != s.chief {
			continue
		}
		switch {
		case l.kind == "agency-representative":
			for _, p := range post {
				out = append(out, []string{p.Agency, strings.TrimSpace(p.Rank + " " + p.When)})
			}
		case slices.Contains(anywhere, l.kind):
			out = append(out, []string{l.label + ": " + post[0].ID, holders(post)})
		default:
			out = append(out, []string{l.label, holders(post)})
		}
	}
	return out
}

// others203 are the positions of a section for which nothing is printed on the
// form: leaders of units, task forces and strike teams, and what else the book
// puts under another section than the form does.
func (f *filling) others203(s section203) (out [][]string) {
	if s.chief == "" {
		return nil
	}
	for _, kind := range anywhere {
		if slices.ContainsFunc(s.labels, func(l label203) bool { return l.kind == kind }) {
			continue
		}
		for _, post := range f.postsOf(kind) {
			if f.sectionOf(post[0]) == s.chief {
				out = append(out, []string{icsTitle(kind) + ": " + post[0].ID, holders(post)})
			}
		}
	}
	return out
}

// postsOf are the posts of one kind, each with its holders in turn.
func (f *filling) postsOf(kind string) (out [][]Position) {
	at := map[string]int{}
	for _, p := range f.out.Command.Positions {
		if p.Kind != kind {
			continue
		}
		if _, ok := at[p.Post]; !ok {
			at[p.Post] = len(out)
			out = append(out, nil)
		}
		out[at[p.Post]] = append(out[at[p.Post]], p)
	}
	return out
}

// sectionOf is the kind of section chief to whom a position answers, over
// however many others. Those who answer to none are counted to Operations,
// where divisions, groups and task forces belong.
func (f *filling) sectionOf(p Position) string {
	seen := map[string]bool{}
	for level := []string{p.ID}; len(level) > 0; {
		var next []string
		for _, id := range level {
			at, ok := f.positions[id]
			if !ok || seen[id] {
				continue
			}
			seen[id] = true
			if strings.HasSuffix(at.Title, "-section-chief") {
				return at.Title
			}
			next = append(next, at.ReportsTo...)
		}
		level = next
	}
	return "operations-section-chief"
}

// ics204 is the assignment list of one assignment.
func (f *filling) ics204(n int, a Assignment) Form {
	form := newForm("204", "ics-204-"+strconv.Itoa(n+1), "Assignment List")
	form.Of = a.Title
	above, direct := f.above(a)
	form.add(f.incidentName())
	form.add(f.operationalPeriod("2"))
	form.add(f.block3(a, above))
	form.add(f.personnel(above, direct))
	form.add(f.resources(a))
	form.add(f.work(a))
	form.add(Block{Number: "7", Title: "Special Instructions", Text: f.instructions(a)})
	form.add(f.communications(a, direct))
	form.add(preparedBy("9"))
	form.Empty = append(form.Empty, noNames)
	return form
}

// above are the positions in the chain of an assignment at any time of it, and
// those of them to which it reports itself.
func (f *filling) above(a Assignment) (all, direct []Position) {
	var line []string
	for _, r := range f.in.Facts.Reports {
		if f.here(r.Book, r.Deployment) && r.Assignment == a.ID {
			line = slices.Concat(line, r.Line, r.Gaps)
		}
	}
	for _, p := range f.out.Command.Positions {
		if slices.Contains(line, p.ID) || slices.Contains(a.ReportsTo, p.ID) {
			all = append(all, p)
		}
		if slices.Contains(a.ReportsTo, p.ID) {
			direct = append(direct, p)
		}
	}
	return all, direct
}

func ofKind(positions []Position, kinds ...string) (out []Position) {
	for _, p := range positions {
		if slices.Contains(kinds, p.Kind) {
			out = append(out, p)
		}
	}
	return out
}

// block3 says for what part of the operation the form is.
func (f *filling) block3(a Assignment, above []Position) Block {
	out := Block{Number: "3", Title: "Branch, Division, Group, Staging Area", Text: []string{a.Title}, Columns: []string{"Part", "Name"}, Tells: tellsPosts}
	for _, part := range []struct{ label, kind string }{
		{"Branch", "branch-director"}, {"Division", "division-supervisor"}, {"Group", "group-supervisor"}, {"Staging Area", "staging-area-manager"},
	} {
		var names []string
		for _, p := range ofKind(above, part.kind) {
			names = append(names, p.Post)
		}
		slices.Sort(names)
		out.Rows = append(out.Rows, []string{part.label, strings.Join(slices.Compact(names), "; ")})
	}
	return out
}

// personnel are those above the assignment, with the nets on which they are:
// the three that the form asks for, and whoever else it reports to.
func (f *filling) personnel(above, direct []Position) Block {
	out := Block{Number: "4", Title: "Operations Personnel", Columns: []string{"Position", "Name", "Contact Number(s)"}}
	row := func(label string, positions []Position) {
		if positions != nil {
			out.Rows = append(out.Rows, []string{label, holders(positions), f.contact(positions)})
		} else {
			out.Rows = append(out.Rows, []string{label, "", ""})
		}
	}
	row("Operations Section Chief", ofKind(above, "operations-section-chief"))
	row("Branch Director", ofKind(above, "branch-director"))
	row("Division/Group Supervisor", ofKind(above, "division-supervisor", "group-supervisor"))
	for _, p := range direct {
		if !slices.Contains([]string{"operations-section-chief", "branch-director", "division-supervisor", "group-supervisor"}, p.Kind) {
			row(p.Title, []Position{p})
		}
	}
	out.Tells = tellsChannels
	return out
}

// contact is the radio nets on which somebody is; the book holds no numbers.
func (f *filling) contact(positions []Position) string {
	var nets, ids []string
	for _, p := range positions {
		nets, ids = append(nets, p.Nets...), append(ids, p.ID)
	}
	slices.Sort(nets)
	return f.netList(slices.Compact(nets), ids...)
}

// netList names the nets of some members with the channel that they work.
func (f *filling) netList(titles []string, ids ...string) string {
	var out []string
	for _, n := range f.out.Radio.Nets {
		if !slices.Contains(titles, n.Title) {
			continue
		}
		by := f.patched(n.ID, ids)
		if f.onItsOwn(n, ids, by) || len(by) == 0 {
			out = append(out, netWithChannel(n))
		}
		for _, channel := range sortedKeys(by) {
			out = append(out, n.Title+" ("+f.channel(channel).Name+", patched to "+n.Channel.Name+")")
		}
	}
	return strings.Join(out, "; ")
}

func netWithChannel(n Net) string {
	if n.Channel.Name == "" {
		return n.Title + " (no channel)"
	}
	return n.Title + " (" + n.Channel.Name + ")"
}
