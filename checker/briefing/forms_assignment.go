package briefing

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"roe.example/checker/report"
)

// resources are the units of an assignment.
func (f *filling) resources(a Assignment) Block {
	out := Block{
		Number: "5", Title: "Resources Assigned", Tells: []string{"channels", "numbers", "posts", "tactics"},
		Columns: []string{
			"Resource Identifier", "Leader", "# of Persons", "Contact (e.g., phone, pager, radio frequency, etc.)",
			"Reporting Location, Special Equipment and Supplies, Remarks, Notes, Information",
		},
	}
	for _, u := range a.Units {
		persons := ""
		if u.Officers > 0 {
			persons = strconv.Itoa(u.Officers)
		}
		out.Rows = append(out.Rows, []string{u.Agency + ", " + unitName(u.ID), u.Leader, persons, f.netList(u.Nets, u.ID), unitRemarks(a, u)})
	}
	return out
}

func unitRemarks(a Assignment, u AssignmentUnit) string {
	var out []string
	if a.Place != "" {
		out = append(out, "At "+a.Place+".")
	}
	if len(u.Carries) > 0 {
		out = append(out, "Brings "+strings.Join(u.Carries, ", ")+".")
	}
	if u.Supervisors != "" {
		out = append(out, "With "+u.Supervisors+".")
	}
	return strings.Join(out, " ")
}

// work is what the units are there to do.
func (f *filling) work(a Assignment) Block {
	out := Block{Number: "6", Title: "Work Assignments", Text: slices.Clone(a.Tasks), Tells: []string{"posts", "tactics"}}
	if a.FrontLine {
		out.Text = append(out.Text, "This is the front line.")
	}
	out.Text = append(out.Text, f.declined(a)...)
	if a.When != "" {
		out.Text = append(out.Text, "The assignment lasts "+a.When+".")
	}
	return out
}

// declined says what the agencies whose units work here will not do: a leader
// who does not know it gives an order that nobody follows.
func (f *filling) declined(a Assignment) (out []string) {
	stated := f.plan.Assignments[a.ID]
	if stated == nil {
		return nil
	}
	for _, id := range slices.Sorted(maps.Keys(f.plan.Offers)) {
		o := f.plan.Offers[id]
		works := slices.ContainsFunc(stated.Units, func(unit string) bool {
			u := f.plan.Units[unit]
			return u != nil && u.Agency == o.By
		})
		if works && len(o.Declines) > 0 {
			out = append(out, f.short(o.By)+" declines: "+report.List(f.things(o.Declines))+".")
		}
	}
	return out
}

// instructions point at the order that binds everybody there.
func (f *filling) instructions(a Assignment) (out []string) {
	if f.plan.Plan != nil && f.plan.Plan.Cite != "" {
		out = append(out, "Operation order: "+f.plan.Plan.Cite+".")
	}
	if a.Host != "" {
		out = append(out, "The host here is "+a.Host+".")
	}
	return out
}

// communications are the nets of the units and of those to whom they report.
func (f *filling) communications(a Assignment, direct []Position) Block {
	out := Block{
		Number: "8", Title: "Communications (radio and/or phone contact numbers needed for this assignment)", Tells: tellsChannels,
		Columns: []string{"Name/Function", "Primary Contact: indicate cell, pager, or radio (frequency/system/channel)"},
	}
	var titles, ids []string
	for _, u := range a.Units {
		titles, ids = append(titles, u.Nets...), append(ids, u.ID)
	}
	for _, p := range direct {
		titles, ids = append(titles, p.Nets...), append(ids, p.ID)
	}
	for _, n := range f.out.Radio.Nets {
		if !slices.Contains(titles, n.Title) {
			continue
		}
		by := f.patched(n.ID, ids)
		if on := f.onItsOwn(n, ids, by); on || len(by) == 0 {
			out.Rows = append(out.Rows, []string{n.Title + " / " + report.Capital(n.Use), contactOf(n.Channel)})
		}
		for _, channel := range sortedKeys(by) {
			out.Rows = append(out.Rows, []string{n.Title + " / " + report.Capital(n.Use) + ", for " + f.members(by[channel]),
				contactOf(f.channel(channel)) + " (patched to " + n.Channel.Name + ")"})
		}
	}
	return out
}

// patched are those of some members of a net that are on it by a patch, by the
// channel that they work.
func (f *filling) patched(net string, ids []string) map[string][]string {
	out := map[string][]string{}
	for _, m := range f.in.Facts.Members {
		if f.here(m.Book, m.Deployment) && m.Net == net && m.Through == "patch" && slices.Contains(ids, m.Member) {
			out[m.By] = append(out[m.By], m.Member)
		}
	}
	return out
}

// onItsOwn tells whether one of some members works the channel of a net itself.
func (f *filling) onItsOwn(n Net, ids []string, patched map[string][]string) bool {
	return slices.ContainsFunc(n.Members, func(m NetMember) bool {
		by := slices.Concat(slices.Collect(maps.Values(patched))...)
		return slices.Contains(ids, m.ID) && !slices.Contains(by, m.ID)
	})
}

// contactOf writes a channel so that one can find it on a radio.
func contactOf(c Channel) string {
	if c.Name == "" {
		return "(no channel)"
	}
	out := []string{c.Name}
	if c.Talkgroup != "" {
		out = append(out, c.Talkgroup)
	}
	if c.RX != "" {
		out = append(out, "RX "+c.RX)
	}
	if c.TX != "" {
		out = append(out, "TX "+c.TX)
	}
	if c.Tone != "" {
		out = append(out, "tone/NAC "+c.Tone)
	}
	return strings.Join(out, ", ")
}
