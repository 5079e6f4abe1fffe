package drawing

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"roe.example/checker/briefing"
	"roe.example/checker/report"
)

// post is a box of the chart: a position with all who hold it one after the
// other, or an assignment.
type post struct {
	ids        []string
	title      string
	kind       string
	called     string // by the book, where several have the title
	body       []phrase
	spoken     string // what the box says, in one sentence
	assignment bool
	staff      bool // command staff, beside the line of command
	leads      bool
	vacant     bool
	loose      bool // reports to nobody
	orphan     bool // no chain leads from it to an incident commander
	units      []string
	parent     int
	also       []int // other superiors
	children   []int
}

// tree is who reports to whom.
type tree struct {
	posts []*post
	byID  map[string]int
}

// staffKinds work beside the line of command.
var staffKinds = []string{"safety-officer", "liaison-officer", "public-information-officer", "deputy-incident-commander"}

var serviceKinds = []string{"planning-section-chief", "logistics-section-chief", "finance-section-chief"}

// manyUnits on one assignment are counted in the chart and listed apart.
const manyUnits = 6

func newTree(c *briefing.Command) *tree {
	t := &tree{byID: map[string]int{}}
	for _, group := range holders(c) {
		t.add(positionPost(c, group))
		for _, p := range group {
			t.byID[p.ID] = len(t.posts) - 1
		}
	}
	first := len(t.posts)
	for _, a := range c.Assignments {
		t.add(assignmentPost(a))
	}
	for i, group := range holders(c) {
		t.superiors(i, group[0].ReportsTo)
	}
	for i, a := range c.Assignments {
		t.superiors(first+i, a.ReportsTo)
	}
	for i, p := range t.posts {
		if p.parent >= 0 {
			t.posts[p.parent].children = append(t.posts[p.parent].children, i)
		}
	}
	t.looseEnds()
	t.tellTwins(c)
	return t
}

func (t *tree) add(p *post) {
	p.parent = -1
	t.posts = append(t.posts, p)
}

// superiors sets the first superior that does not itself stand below as the
// one whose box the post hangs from, and keeps the others.
func (t *tree) superiors(i int, ids []string) {
	p := t.posts[i]
	// The line of command goes through who directs the work, not through who
	// supplies it.
	ids = slices.Clone(ids)
	slices.SortStableFunc(ids, func(a, b string) int { return t.supplies(a) - t.supplies(b) })
	for _, id := range ids {
		superior, ok := t.byID[id]
		switch {
		case !ok, superior == i, superior == p.parent, slices.Contains(p.also, superior):
		case p.parent < 0 && !t.above(i, superior):
			p.parent = superior
		default:
			p.also = append(p.also, superior)
		}
	}
}

// supplies is 1 for a section that serves the operation, 0 for all others.
func (t *tree) supplies(id string) int {
	if i, ok := t.byID[id]; ok && slices.Contains(serviceKinds, t.posts[i].kind) {
		return 1
	}
	return 0
}

// above tells whether a stands above b, or is b.
func (t *tree) above(a, b int) bool {
	for ; b >= 0; b = t.posts[b].parent {
		if a == b {
			return true
		}
	}
	return false
}

// looseEnds marks what has no superior and leads nothing, beside those who
// stand at the head.
func (t *tree) looseEnds() {
	roots, heads := 0, 0
	for _, p := range t.posts {
		if p.parent < 0 {
			roots++
			if p.leads || len(p.children) > 0 {
				heads++
			}
		}
	}
	for _, p := range t.posts {
		p.loose = p.parent < 0 && !p.leads && len(p.children) == 0 && (heads > 0 || roots > 1)
	}
}

// holders groups positions that are one box: those who follow one another in a
// post, and those who command together.
func holders(c *briefing.Command) [][]briefing.Position {
	var out [][]briefing.Position
	for _, p := range c.Positions {
		i := slices.IndexFunc(out, func(group []briefing.Position) bool { return onePost(c, group, p) })
		if i < 0 {
			out = append(out, []briefing.Position{p})
			continue
		}
		out[i] = append(out[i], p)
	}
	for _, group := range out {
		slices.SortStableFunc(group, func(a, b briefing.Position) int { return instant(a.During.From).Compare(instant(b.During.From)) })
	}
	return out
}

func onePost(c *briefing.Command, group []briefing.Position, p briefing.Position) bool {
	first := group[0]
	if first.Post != "" && first.Post == p.Post {
		return true
	}
	if first.Kind != p.Kind || first.Title != p.Title || !slices.Equal(first.ReportsTo, p.ReportsTo) || p.Kind == "" {
		return false
	}
	if p.Kind == "incident-commander" && c.Kind == "unified" {
		return true
	}
	return !slices.ContainsFunc(group, func(q briefing.Position) bool { return overlap(p.During, q.During) })
}

func instant(text string) time.Time {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return time.Time{}
	}
	return at
}

// overlap tells whether two stretches share time; those that are not known do.
func overlap(a, b report.Interval) bool {
	if a.From == "" || b.From == "" || a.Until == "" || b.Until == "" {
		return true
	}
	return instant(a.From).Before(instant(b.Until)) && instant(b.From).Before(instant(a.Until))
}

func positionPost(c *briefing.Command, group []briefing.Position) *post {
	first := group[0]
	out := &post{title: first.Title, kind: first.Kind, staff: slices.Contains(staffKinds, first.Kind), leads: first.Kind == "incident-commander"}
	if out.leads && c.Kind == "unified" && len(group) > 1 {
		out.title = "Unified Command"
	}
	var spoken []string
	for i, p := range group {
		out.ids = append(out.ids, p.ID)
		holder, s := joined(", ", p.Agency, p.Rank), plain
		if p.Agency == "" {
			holder, s = "Vacant", alarm
			out.vacant = true
		}
		if i > 0 && c.Kind != "unified" && instant(group[i-1].During.Until).Before(instant(p.During.From)) {
			out.body = append(out.body, phrase{"Nobody " + between(group[i-1].During.Until, p.During.From), alarm})
		}
		out.body = append(out.body, phrase{holder, s})
		if p.When != "" {
			out.body = append(out.body, phrase{between(p.During.From, p.During.Until), quiet})
		}
		if p.Omitted != "" {
			out.body = append(out.body, phrase{p.Omitted, quiet})
		}
		out.orphan = out.orphan || p.Orphan
		spoken = append(spoken, joined(", ", holder, p.When))
	}
	out.spoken = out.title + ": " + strings.Join(spoken, "; then ")
	if c.Kind == "unified" {
		out.spoken = out.title + ": " + strings.Join(spoken, "; ")
	}
	return out
}

// between two instants of one day says the hours alone.
func between(from, until string) string {
	a, b := instant(from), instant(until)
	switch {
	case a.IsZero() && b.IsZero():
		return ""
	case a.IsZero():
		return "until " + b.Format("2 Jan 15:04")
	case b.IsZero():
		return "from " + a.Format("2 Jan 15:04")
	}
	if a.Format(time.DateOnly) == b.Format(time.DateOnly) {
		return a.Format("15:04") + " to " + b.Format("15:04")
	}
	return a.Format("2 Jan 15:04") + " to " + b.Format("2 Jan 15:04")
}

func assignmentPost(a briefing.Assignment) *post {
	out := &post{ids: []string{a.ID}, title: a.Title, assignment: true}
	if clean(a.Title) == "" {
		out.title = "Assignment"
	}
	when := ""
	if a.When != "" {
		when = between(a.During.From, a.During.Until)
	}
	for _, text := range []string{capital(a.Place), when, a.Omitted} {
		if text != "" {
			out.body = append(out.body, phrase{text, quiet})
		}
	}
	agencies, officers := map[string]bool{}, 0
	for _, u := range a.Units {
		name := unitName(u)
		agencies[name] = true
		officers += u.Officers
		out.units = append(out.units, joined(", ", name, u.Leader, count(u.Officers, "officer", "")))
	}
	switch {
	case len(a.Units) == 0:
		out.vacant = true
		out.body = append(out.body, phrase{"No unit", alarm})
	case len(a.Units) > manyUnits:
		out.body = append(out.body, phrase{joined(", ", count(len(agencies), "agency", "agencies"), count(officers, "officer", "")), plain}, phrase{"listed by name below", quiet})
	default:
		out.body = append(out.body, unitLines(a.Units, officers)...)
	}
	out.spoken = joined(", ", out.title, a.Place, a.When) + ": " + strings.Join(out.units, "; ")
	if len(a.Units) == 0 {
		out.spoken += "no unit"
	}
	return out
}

func unitName(u briefing.AssignmentUnit) string {
	if u.Agency == "" {
		return u.ID
	}
	return u.Agency
}

// unitLines are short, for columns are narrow: how many officers in all, then
// each agency with its own. Who leads them stands in the forms, and is spoken.
func unitLines(units []briefing.AssignmentUnit, officers int) []phrase {
	var out []phrase
	if all := count(officers, "officer", ""); all != "" && len(units) > 1 {
		out = append(out, phrase{all + " in all", quiet})
	}
	for _, u := range units {
		text := unitName(u)
		switch {
		case u.Officers > 0 && len(units) > 1:
			text += fmt.Sprintf(":\u00a0%d", u.Officers)
		case u.Officers > 0:
			text = joined(", ", text, count(u.Officers, "officer", ""))
		}
		out = append(out, phrase{text, plain})
	}
	return out
}

// tellTwins gives boxes of one title the name by which the book calls each.
func (t *tree) tellTwins(c *briefing.Command) {
	seen := map[string]int{}
	for _, p := range t.posts {
		seen[p.title]++
	}
	for _, p := range t.posts {
		if name := strings.ReplaceAll(p.ids[0], "-", " "); seen[p.title] > 1 && !strings.EqualFold(name, p.title) {
			p.called = "“" + name + "”"
			p.body = slices.Insert(p.body, 0, phrase{p.called, quiet})
			p.spoken = strings.Replace(p.spoken, p.title, p.name(), 1)
		}
	}
}

// name tells a post from others of the same title.
func (p *post) name() string { return joined(" ", p.title, p.called) }

func joined(between string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" }), between)
}

// count says a number of things; nothing where there are none.
func count(n int, one, many string) string {
	switch {
	case n == 0:
		return ""
	case n == 1:
		return "1\u00a0" + one
	case many == "":
		many = one + "s"
	}
	return fmt.Sprintf("%d\u00a0%s", n, many)
}
