package briefing

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"roe.example/checker/report"
)

// forms fills the forms of the Incident Command System (FEMA 502-2) from what
// the book says. A block that it says nothing for stays empty and is listed.
func (b *builder) forms() []Form {
	f := &filling{planner: b.planner()}
	var out []Form
	if b.out.Command.Stated {
		out = append(out, f.ics203())
	}
	for i, a := range b.out.Command.Assignments {
		out = append(out, f.ics204(i, a))
	}
	if b.out.Radio.Stated {
		out = append(out, f.ics205())
	}
	if b.out.Command.Stated {
		out = append(out, f.ics207())
	}
	return append([]Form{f.ics202(out)}, out...)
}

// filling fills forms.
type filling struct{ *planner }

// noNames is why no form has the name of an officer.
const noNames = "names and telephone numbers of officers (the book holds none; agency and rank stand in their place)"

func newForm(number, id, title string) Form {
	return Form{Number: "ICS " + number, ID: id, Title: title}
}

// add puts a block on the form. One without content is listed as empty.
func (f *Form) add(block Block) {
	if len(block.Text)+len(block.Rows) == 0 {
		f.Empty = append(f.Empty, block.Number+". "+block.Title)
	}
	f.Blocks = append(f.Blocks, block)
}

func (f *filling) incidentName() Block {
	return Block{Number: "1", Title: "Incident Name", Text: []string{f.plan.Event}}
}

// operationalPeriod is written as the forms ask for it: month, day and year, and
// a 24-hour clock.
func (f *filling) operationalPeriod(number string) Block {
	from, until := f.period.From, f.period.Until
	return Block{Number: number, Title: "Operational Period", Text: []string{
		"Date From: " + from.Format(formDay), "Date To: " + until.Format(formDay),
		"Time From: " + from.Format(formTime), "Time To: " + until.Format(formTime),
	}}
}

const (
	formDay  = "01/02/2006"
	formTime = "1504"
)

func preparedBy(number string) Block { return Block{Number: number, Title: "Prepared by"} }

// ics202 is the cover of the plan: what of it the book has.
func (f *filling) ics202(others []Form) Form {
	form := newForm("202", "ics-202", "Incident Objectives")
	form.add(f.incidentName())
	form.add(f.operationalPeriod("2"))
	form.add(Block{Number: "3", Title: "Objective(s)"})
	form.add(Block{Number: "4", Title: "Operational Period Command Emphasis; General Situational Awareness", Text: f.awareness()})
	form.add(Block{Number: "5", Title: "Site Safety Plan Required? Approved Site Safety Plan(s) Located at"})
	form.add(f.included(others))
	form.add(preparedBy("7"))
	form.add(Block{Number: "8", Title: "Approved by Incident Commander"})
	if !f.out.Command.Stated {
		form.Empty = append(form.Empty, "ICS 203 and ICS 207 (the book does not say who holds which position)")
	}
	if len(f.out.Command.Assignments) == 0 {
		form.Empty = append(form.Empty, "ICS 204 (the book has no assignments)")
	}
	if !f.out.Radio.Stated {
		form.Empty = append(form.Empty, "ICS 205 (the book has no radio plan)")
	}
	return form
}

// awareness is what the book states of the situation beforehand.
func (f *filling) awareness() (out []string) {
	for _, id := range slices.Sorted(maps.Keys(f.plan.Known)) {
		d, allowed := f.located.Book.Dimensions[id], f.plan.Known[id]
		if d == nil || len(allowed.Values) != 1 {
			continue
		}
		for _, v := range d.Values {
			if v.ID == string(allowed.Values[0]) {
				out = append(out, "Known beforehand: "+v.Phrase+".")
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(f.plan.Declarations)) {
		out = append(out, "An emergency is declared for "+f.place(f.plan.Declarations[id].Place)+".")
	}
	return out
}

func (f *filling) included(others []Form) Block {
	counts := map[string]int{}
	block := Block{Number: "6", Title: "Incident Action Plan (the items checked below are included in this Incident Action Plan)"}
	for _, o := range others {
		counts[o.Number]++
	}
	for _, number := range slices.Sorted(maps.Keys(counts)) {
		text := number
		if counts[number] > 1 {
			text += fmt.Sprintf(" (%d)", counts[number])
		}
		block.Text = append(block.Text, text)
	}
	return block
}

// ics207 is the organisation chart, which renderers draw from Command.
func (f *filling) ics207() Form {
	form := newForm("207", "ics-207", "Incident Organization Chart")
	form.Chart = true
	form.add(f.incidentName())
	form.add(f.operationalPeriod("2"))
	form.Blocks = append(form.Blocks, Block{Number: "3", Title: "Organization Chart"})
	form.add(preparedBy("4"))
	form.Empty = append(form.Empty, noNames)
	return form
}

// ics205 is the radio plan: a row for each net that has a channel.
func (f *filling) ics205() Form {
	form := newForm("205", "ics-205", "Incident Radio Communications Plan")
	form.add(f.incidentName())
	form.add(Block{Number: "2", Title: "Date/Time Prepared"})
	form.add(f.operationalPeriod("3"))
	use := Block{Number: "4", Title: "Basic Radio Channel Use", Columns: channelColumns, Tells: tellsChannels}
	for _, n := range f.out.Radio.Nets {
		if n.Channel.Name != "" {
			use.Rows = append(use.Rows, f.channelRow(n, n.Channel, f.assignedTo(n, f.itself(n)), n.Remarks))
			use.Rows = append(use.Rows, f.patchedRows(n)...)
		}
	}
	form.add(use)
	form.add(Block{Number: "5", Title: "Special Instructions", Text: f.radioInstructions(), Tells: tellsChannels})
	form.add(Block{Number: "6", Title: "Prepared by (Communications Unit Leader)"})
	form.Empty = append(form.Empty, emptyColumns(use)...)
	return form
}

// channelColumns are those of block 4, in the form's order.
var channelColumns = []string{
	"Zone Grp.", "Ch #", "Function", "Channel Name/Trunked Radio System Talkgroup", "Assignment",
	"RX Freq N or W", "RX Tone/NAC", "TX Freq N or W", "TX Tone/NAC", "Mode (A, D, or M)", "Remarks",
}

// channelRow is one channel of a net, with who works it and what they must know.
func (f *filling) channelRow(n Net, c Channel, who string, remarks []string) []string {
	name := c.Name
	if c.Talkgroup != "" {
		name += " / " + c.Talkgroup
	}
	if c.Secure {
		remarks = append(slices.Clone(remarks), "Encrypted.")
	}
	return []string{
		"", "", report.Capital(n.Use), name, who,
		frequency(c.RX, c), "", frequency(c.TX, c), c.Tone, modeLetter[c.Mode],
		strings.TrimSpace(n.Title + ". " + strings.Join(remarks, " ")),
	}
}

// patchedRows are the channels that a patch joins to that of a net, as far as
// somebody on the net works them.
func (f *filling) patchedRows(n Net) (out [][]string) {
	var ids []string
	for _, m := range n.Members {
		ids = append(ids, m.ID)
	}
	by := f.patched(n.ID, ids)
	for _, channel := range sortedKeys(by) {
		out = append(out, f.channelRow(n, f.channel(channel), f.assignedTo(n, by[channel]),
			[]string{"Patched to " + n.Channel.Name + ".", "For " + f.members(by[channel]) + "."}))
	}
	return out
}

// itself are the members that work a net's own channel; where that is nobody, all.
func (f *filling) itself(n Net) (out []string) {
	var all []string
	for _, m := range n.Members {
		all = append(all, m.ID)
	}
	by := slices.Concat(slices.Collect(maps.Values(f.patched(n.ID, all)))...)
	for _, id := range all {
		if !slices.Contains(by, id) {
			out = append(out, id)
		}
	}
	if len(out) == 0 {
		return all
	}
	return out
}

// frequency with N or W behind it, as far as the width is stated.
func frequency(mhz string, c Channel) string {
	if mhz == "" || c.Width == "" {
		return mhz
	}
	if slices.Contains([]string{"6.25", "7.5", "12.5"}, c.Width) {
		return mhz + " N"
	}
	return mhz + " W"
}

// modeLetter: A for analogue, D for digital. No channel here is both.
var modeLetter = map[string]string{"analog": "A", "p25": "D", "p25-phase2": "D", "dmr": "D"}

// assignedTo says who of a net works a channel: the assignments of its units, or where none of
// them is on one, its positions.
func (f *filling) assignedTo(n Net, members []string) string {
	var titles, posts []string
	for _, m := range n.Members {
		if !slices.Contains(members, m.ID) {
			continue
		}
		if m.Position {
			posts = append(posts, icsTitle(f.positions[m.ID].Title))
		}
		for _, a := range f.out.Command.Assignments {
			if slices.ContainsFunc(a.Units, func(u AssignmentUnit) bool { return u.ID == m.ID }) {
				titles = append(titles, a.Title)
			}
		}
	}
	if len(titles) == 0 {
		titles = posts
	}
	slices.Sort(titles)
	return strings.Join(slices.Compact(titles), "; ")
}

// radioInstructions are what the plan hands out, and what has no channel yet.
func (f *filling) radioInstructions() (out []string) {
	r := f.plan.Radio
	for _, n := range f.out.Radio.Nets {
		if n.Channel.Name == "" {
			out = append(out, n.Title+" has no channel yet.")
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.Loans)) {
		l := r.Loans[id]
		words := "one for each officer"
		if l.Quantity != nil {
			words = report.Count(*l.Quantity, "radio")
		}
		out = append(out, "Lent from the cache ("+l.Radios+") to "+f.member(l.To)+": "+words+".")
	}
	for _, id := range slices.Sorted(maps.Keys(r.Patches)) {
		var names []string
		for _, c := range r.Patches[id].Channels {
			names = append(names, f.channel(c).Name)
		}
		out = append(out, "Patched together: "+report.List(names)+".")
	}
	for _, id := range slices.Sorted(maps.Keys(r.Liaisons)) {
		out = append(out, "A liaison officer relays "+f.netTitle(r.Liaisons[id].Net)+" to "+f.member(r.Liaisons[id].To)+".")
	}
	for _, id := range slices.Sorted(maps.Keys(r.Data)) {
		d := r.Data[id]
		out = append(out, "Data system for "+d.Title+": "+d.System+", for "+f.members(d.Members)+".")
	}
	return out
}

// emptyColumns are the columns in which no row has anything.
func emptyColumns(b Block) (out []string) {
	for i, column := range b.Columns {
		if !slices.ContainsFunc(b.Rows, func(row []string) bool { return row[i] != "" }) && len(b.Rows) > 0 {
			out = append(out, b.Number+". "+b.Title+": "+column)
		}
	}
	return out
}

// holders says who holds posts: agency and rank, each with its time where that
// is not all of the deployment.
func holders(positions []Position) string {
	var out []string
	for _, p := range positions {
		words := "(vacant)"
		if p.Agency != "" {
			words = strings.TrimSuffix(p.Agency+", "+p.Rank, ", ")
		}
		if p.When != "" {
			words += " (" + p.When + ")"
		}
		out = append(out, words)
	}
	return strings.Join(out, "; ")
}
