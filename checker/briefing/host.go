package briefing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// host is what is put on the sheet of the host's own officers: of those who come
// to help, and of themselves.
type host struct {
	*pocket
	guests []*pocket // in the order of the sheets
	said   []remark
	at     map[string]int      // of said, by section and text
	about  map[string][]string // by the text of a line: the agencies that it names
}

// remark is a line of which it does not matter to whom of several agencies it
// applies: those that read alike are one, and name all of them.
type remark struct {
	section string
	// text with a %s where the agencies go.
	text     string
	agencies []string
	line     Line
	inPlay   bool
}

// hostPlans are the sections of the host's sheet.
var hostPlans = []sectionPlan{
	{SectionComing, "Who comes, and where to", 9, 1},
	{SectionCommand, "Who commands you", 6, 2},
	{SectionRadio, "Radio", 8, 0},
	{SectionTheyMayNot, "You may, they may not", 7, 5},
	{SectionTheyMay, "They may, you may not", 7, 4},
	{SectionNotTheirs, "Not for them, whoever asks", 9, 3},
	{SectionApproval, "Whose word they need", 7, 6},
	{SectionBodyCamera, "Body cameras side by side", 7, 8},
	{SectionDuties, "Stepping in and reporting force", 7, 7},
	{SectionArrests, "Arrests and transport", 5, 9},
	{SectionComplaints, "Complaints", 4, 10},
	{SectionYourselves, "Your own rules here", 5, 11},
	{SectionCall, "Who to call", 5, 12},
}

func (h *host) title() string {
	return "Officers of " + h.out.Host.Short + ", with " + report.Count(len(h.guests), "agency") + " that " + agree(len(h.guests), "comes", "come") + " to help"
}

func agree(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// hostPocket gathers all that there is to tell the host's officers.
func (b *builder) hostPocket(guests []*pocket) *host {
	h := &host{pocket: b.begin(b.out.Host), guests: guests, at: map[string]int{}, about: map[string][]string{}}
	h.coming()
	h.commanded()
	h.heard()
	h.unheardGuests()
	h.differing()
	h.sharedDuties()
	h.refusing()
	h.unruled()
	h.powersOfGuests()
	h.jobs()
	if h.many() {
		h.standingBeside() // what differs in the same way is told together
	}
	h.put()
	h.ourselves()
	if !h.many() {
		h.standingBeside()
	}
	h.sorted()
	h.hush()
	h.calls()
	return h
}

// others are the guests as one speaks of them to the host's officers.
func (g *pocket) others() *pocket {
	third := *g
	third.home, third.your = "their own rules", "their"
	return &third
}

// mostOfCompany is how many agencies a sentence names.
const mostOfCompany = 4

// company names agencies; of many it counts.
func (h *host) company(ids []string) string {
	all := slices.Clone(ids)
	slices.Sort(all)
	all = slices.Compact(all)
	if len(all) <= mostOfCompany {
		return h.named(all)
	}
	if len(all) == len(h.guests) {
		return fmt.Sprintf("all %d agencies that come", len(all))
	}
	return fmt.Sprintf("%d agencies (%s and %d more)", len(all), strings.Join(h.shorts(all)[:2], ", "), len(all)-2)
}

func (h *host) shorts(ids []string) []string {
	var out []string
	for _, a := range h.agencies(ids) {
		out = append(out, a.Short)
	}
	return out
}

func (h *host) named(ids []string) string { return report.List(h.shorts(ids)) }

// many tells that a sheet cannot tell visitors apart situation by situation: it
// says of an action how many stand otherwise, and the matrix who and when.
func (h *host) many() bool { return len(h.guests) > mostColumns }

// someTimes stands for circumstances where there are too many visitors.
const someTimes = " (in some situations)"

// remark notes what is to be said of an agency.
func (h *host) remark(section, text, agency string, l Line, inPlay bool) {
	n, ok := h.at[section+text]
	if !ok {
		n = len(h.said)
		h.at[section+text] = n
		h.said = append(h.said, remark{section: section, text: text})
	}
	r := &h.said[n]
	if len(r.agencies) >= mostSourced && !slices.Contains(r.agencies, agency) {
		l.Sources = nil // those of the first stand for the others', as in the matrix
	}
	r.line.take(&l)
	r.agencies, r.inPlay = union(r.agencies, []string{agency}), r.inPlay || inPlay
}

// put makes lines of the remarks: what is in play first.
func (h *host) put() {
	slices.SortStableFunc(h.said, func(x, y remark) int {
		switch {
		case x.inPlay == y.inPlay:
			return 0
		case x.inPlay:
			return -1
		}
		return 1
	})
	for _, r := range h.said {
		l := r.line
		l.Text = strings.ReplaceAll(r.text, "%s", h.company(r.agencies))
		h.add(r.section, l)
		h.about[report.Capital(l.Text)] = r.agencies
	}
}

// sorted puts the gravest of each section first.
func (h *host) sorted() {
	for _, id := range []string{SectionTheyMayNot, SectionTheyMay, SectionNotTheirs, SectionApproval, SectionBodyCamera, SectionDuties, SectionArrests, SectionComplaints, SectionYourselves} {
		slices.SortStableFunc(h.lines[id], func(x, y Line) int { return cmp.Compare(weightOf(y), weightOf(x)) })
	}
}

// coming says who is on which assignment and to whom they report there.
func (h *host) coming() {
	h.nothing[SectionComing] = "Nothing is written down about where visitors work. Ask before you send them anywhere."
	officers, counted := 0, 0
	for _, g := range h.guests {
		known := len(g.units) > 0
		for _, u := range g.units {
			officers += u.Officers.Value
			known = known && u.Officers.Stated
		}
		if known {
			counted++
		}
	}
	if len(h.guests) > 1 && counted > 0 {
		l := Line{Text: fmt.Sprintf("%s, %s.", report.Count(len(h.guests), "agency"), report.Count(officers, "officer")), Tells: []string{"numbers"}}
		if counted < len(h.guests) {
			l.Text = fmt.Sprintf("%s; %s, as far as that is written down.", report.Count(len(h.guests), "agency"), report.Count(officers, "officer"))
		}
		h.add(SectionComing, l)
	}
	var busy []string
	for i := range h.in.Facts.Assignments {
		s := &h.in.Facts.Assignments[i]
		if s.Book == h.in.Book && s.Deployment == h.in.Deployment {
			busy = union(busy, h.crew(s))
			h.assigned(s)
		}
	}
	var idle []string
	for _, g := range h.guests {
		if !slices.Contains(busy, g.agency) {
			idle = append(idle, g.agency)
		}
	}
	if len(idle) > 0 && len(busy) > 0 {
		h.add(SectionComing, Line{Text: sentence(h.company(idle)) + ": no assignment is written down. Ask before you send them anywhere."})
	}
}

// crew are the guests on an assignment.
func (h *host) crew(s *facts.Assignment) []string {
	return slices.DeleteFunc(slices.Clone(s.Agencies), func(id string) bool { return id == h.agency })
}

// assigned says who is on an assignment beside the host's officers.
func (h *host) assigned(s *facts.Assignment) {
	crew := h.crew(s)
	if len(crew) == 0 {
		return
	}
	text := "“" + s.Title + "”" + bracket(h.within(s.During, h.facts.During)) + ": " + h.company(crew)
	if s.HostPresent {
		text += ", with you"
	}
	l := Line{Tells: []string{"posts"}, Sources: []Source{{Cite: "assignment", Place: h.words.Locate("assignment", s.Path)}}}
	l.Text = text + ". " + h.led(s)
	h.blame(&l, "command/two-supervisors", "command/no-supervisor", "command/orphan", "command/broken-chain")
	h.add(SectionComing, l)
}

// led says to whom an assignment reports, by the first and how often it changes.
func (h *host) led(s *facts.Assignment) string {
	var out []string
	for _, r := range h.in.Facts.Reports {
		if r.Book != h.in.Book || r.Deployment != h.in.Deployment || r.Assignment != s.ID {
			continue
		}
		var who []string
		for _, id := range append(slices.Clone(r.Supervisors), r.Unfilled...) {
			who = append(who, h.titled(id))
		}
		text := cmp.Or(report.List(who), "nobody that the book names")
		if len(out) == 0 || out[len(out)-1] != text {
			out = append(out, text)
		}
	}
	switch len(out) {
	case 0:
		return "Nobody is named to whom they report."
	case 1:
		return "They report to " + out[0] + "."
	}
	return "They report to " + strings.Join(out, ", then to ") + "."
}

// unheardGuests says which visitors cannot work a net, or work it by another
// channel: with the line on that net, where the host is on it too.
func (h *host) unheardGuests() {
	own := h.lines[SectionRadio]
	h.lines[SectionRadio] = nil
	for i := range h.in.Facts.Nets {
		n := &h.in.Facts.Nets[i]
		if n.Book != h.in.Book || n.Deployment != h.in.Deployment || !n.Channel.Stated {
			continue
		}
		said := strings.TrimSpace(h.deafGuests(n) + " " + h.patchedGuests(n))
		if said == "" {
			continue
		}
		at := slices.IndexFunc(own, func(l Line) bool { return len(l.Sources) > 0 && l.Sources[0].Place.Path == n.Path })
		if at >= 0 {
			own[at].Text = strings.TrimSuffix(own[at].Text, notHeard) + " " + said
			continue
		}
		l := h.onNet(n, n.Title+use(n)+": "+said)
		h.netFinding(&l, n)
		own = append(own, l)
	}
	for _, l := range own {
		h.add(SectionRadio, l)
	}
	slices.SortStableFunc(h.lines[SectionRadio], func(x, y Line) int { return cmp.Compare(weightOf(y), weightOf(x)) })
}

// deafGuests says which visitors' radios cannot work a net.
func (h *host) deafGuests(n *facts.Net) string {
	var who []string
	for _, m := range h.in.Facts.Members {
		if m.Book == h.in.Book && m.Deployment == h.in.Deployment && m.Net == n.ID && m.Agency != h.agency && isDeaf(n, &m) {
			who = union(who, []string{m.Agency})
		}
	}
	if len(who) == 0 {
		return ""
	}
	return "Radios of " + h.company(who) + " cannot work it: do not count on reaching them there."
}

// patchedGuests says which visitors are on a net by another channel.
func (h *host) patchedGuests(n *facts.Net) string {
	by := map[string][]string{}
	for _, m := range h.in.Facts.Members {
		if m.Book == h.in.Book && m.Deployment == h.in.Deployment && m.Net == n.ID && m.Agency != h.agency && m.Through == "patch" {
			by[m.By] = union(by[m.By], []string{m.Agency})
		}
	}
	var out []string
	for _, id := range sortedKeys(by) {
		out = append(out, sentence(h.company(by[id]))+" "+agree(len(by[id]), "is", "are")+" on it by "+h.words.Channel(id)+", which is patched to it.")
	}
	return strings.Join(out, " ")
}

// ourselves says what the deployment changes for the host's own officers.
func (h *host) ourselves() {
	p := h.begin(h.out.Host)
	p.items = h.items
	p.notHere()
	p.mustHere()
	p.declined()
	for _, id := range []string{SectionDecline, SectionNotHere, SectionMustHere} {
		for _, l := range p.lines[id] {
			h.add(SectionYourselves, l)
		}
	}
	p.cameras()
	p.reports()
	for _, l := range append(p.lines[SectionBodyCamera], p.lines[SectionForce]...) {
		if l.Finding != "" { // the rest they know from home
			h.add(SectionYourselves, l)
		}
	}
}
