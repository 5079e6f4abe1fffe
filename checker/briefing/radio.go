package briefing

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// radio is the radio plan: the nets as one programs them, who of their members
// hears whom, and what would mend the rest. Who hears whom is stated in the
// facts; nothing here decides it again.
func (b *builder) radio() Radio {
	p := b.planner()
	out := Radio{Stated: b.plan.Radio != nil}
	for _, n := range b.in.Facts.Nets {
		if p.here(n.Book, n.Deployment) {
			out.Nets = append(out.Nets, p.net(n))
		}
	}
	slices.SortStableFunc(out.Nets, func(x, y Net) int {
		return cmp.Or(cmp.Compare(slices.Index(netOrder, x.Use), slices.Index(netOrder, y.Use)), cmp.Compare(x.ID, y.ID))
	})
	out.Gaps, out.Repair = p.radioGaps(out.Nets), p.repair()
	return out
}

// netOrder is what nets are for, as a radio plan lists them.
var netOrder = []string{"command", "calling", "tactical", "support", "data"}

func (p *planner) net(n facts.Net) Net {
	stated := p.plan.Radio.Nets[n.ID]
	out := Net{
		ID: n.ID, Title: n.Title, Use: n.Use, Encrypted: n.Encrypted,
		Channel: p.channel(stated.Channel), Fallback: p.channel(stated.Fallback),
		Findings: prints(p.concerning("communications", n.Path)),
	}
	for _, j := range n.Joined {
		out.Joined = append(out.Joined, p.channel(j.Channel))
	}
	for i, h := range n.Hearings {
		out.Circles = append(out.Circles, Circle{ID: circleID(i), Channel: p.channel(h.Channel).Name, Members: h.Members})
	}
	for _, m := range p.in.Facts.Members {
		if p.here(m.Book, m.Deployment) && m.Net == n.ID {
			out.Members = append(out.Members, p.netMember(n, m, out.Circles))
		}
	}
	out.Remarks = p.netRemarks(n, out)
	return out
}

// circleID is A, B, …: no net has more circles than a channel and a fallback.
func circleID(n int) string { return string(rune('A' + n)) }

func (p *planner) netMember(n facts.Net, m facts.Member, circles []Circle) NetMember {
	out := NetMember{
		ID: m.Member, Name: p.member(m.Member), Agency: p.short(m.Agency), Position: p.plan.Units[m.Member] == nil,
		Alone: slices.Contains(n.Alone, m.Member), Unknown: !m.Known, Through: p.through(m),
	}
	for _, c := range circles {
		if slices.Contains(c.Members, m.Member) {
			out.Circles = append(out.Circles, c.ID)
		}
	}
	if len(out.Circles) > 0 {
		out.Circle = out.Circles[0]
	}
	if out.Alone {
		out.Why = why(n, m)
	}
	return out
}

// through says by what means of the plan a member is on the channel.
func (p *planner) through(m facts.Member) string {
	switch m.Through {
	case "loan":
		return "lent radios"
	case "patch":
		return "a patch to " + p.channel(m.By).Name
	case "liaison":
		return "a liaison officer"
	}
	return ""
}

// reasonWords say why radios cannot use a channel.
var reasonWords = map[string]string{
	"band": "their radios do not cover its band", "mode": "their radios do not have its mode, analogue or digital",
	"encryption": "their radios lack its encryption key", "width": "their radios use another channel width",
	"not-programmed": "it is not programmed in their radios",
	"direct-only":    "their radios have only its direct variant, which the repeater does not hear",
	"repeater-only":  "their radios have it only by way of a repeater",
	"reversed":       "their radios have it the wrong way round",
	"tone":           "their radios send another tone", "nac": "their radios send another access code",
	"other-mode": "it is programmed in another mode", "other-width": "it is programmed with another width",
	"system": "their radios are not on its trunked system", "receive-only": "their radios can only listen on it",
	"too-few": "fewer radios are lent than there are officers",
}

const theirRadios = "their radios "

func why(n facts.Net, m facts.Member) string {
	if !n.Channel.Stated {
		return "the net has no channel"
	}
	var out []string
	for _, reason := range m.Reasons {
		words := cmp.Or(reasonWords[reason], reason)
		if len(out) > 0 && strings.HasPrefix(out[0], theirRadios) { // said once
			words = strings.TrimPrefix(words, theirRadios)
		}
		out = append(out, words)
	}
	if len(out) == 0 && m.Usable {
		return "nobody else can use its channel"
	}
	return report.List(out)
}

// netRemarks are what who programs the net must know beside its channel.
func (p *planner) netRemarks(n facts.Net, net Net) (out []string) {
	if net.Fallback.Name != "" {
		out = append(out, "Fallback: "+net.Fallback.Name+".")
	}
	for _, j := range net.Joined {
		out = append(out, "Patched to "+j.Name+".")
	}
	if net.Encrypted {
		out = append(out, "What is said on it must not be overheard.")
	}
	switch {
	case n.Repeater == "unsaid":
		out = append(out, "Works through a repeater; the book does not say that one is there.")
	case n.Repeater == "elsewhere":
		out = append(out, "Works through a repeater, and the repeaters stated are elsewhere.")
	}
	if n.Channel.Stated && !n.Licensed {
		out = append(out, "Not licensed for this place.")
	}
	return append(out, p.relays(n.ID)...)
}

// relays are the liaison officers of a net.
func (p *planner) relays(net string) (out []string) {
	for _, id := range slices.Sorted(maps.Keys(p.plan.Radio.Liaisons)) {
		if l := p.plan.Radio.Liaisons[id]; l.Net == net {
			out = append(out, "A liaison officer relays it to "+p.member(l.To)+".")
		}
	}
	return out
}

// channel as one programs it, from the book or the library.
func (p *planner) channel(id string) Channel {
	c := p.stated(id)
	if c == nil {
		return Channel{ID: id, Name: id}
	}
	out := Channel{ID: id, Name: c.Name, RX: mhz(c.RX), Mode: c.Mode, Secure: c.Encryption != "", Talkgroup: c.Talkgroup, Tone: c.NAC}
	if c.TX != nil {
		out.TX, out.Direct = mhz(*c.TX), *c.TX == c.RX
	}
	if c.Tone != nil {
		out.Tone = strconv.FormatFloat(*c.Tone, 'f', 1, 64)
	}
	if c.WidthKHz != nil {
		out.Width = strconv.FormatFloat(*c.WidthKHz, 'f', -1, 64)
	}
	if c.System != "" && c.Talkgroup != "" {
		out.Talkgroup = c.System + ", " + c.Talkgroup
	} else if c.System != "" {
		out.Talkgroup = c.System
	}
	return out
}

// stated is a channel as the book or the library defines it.
func (p *planner) stated(id string) *book.Channel {
	if c := p.located.Book.Channels[id]; c != nil {
		return c
	}
	if p.in.Library != nil {
		return p.in.Library.Channels[id]
	}
	return nil
}

// mhz writes a frequency with four decimals, or as many as it has: channels of
// 6.25 kHz have five.
func mhz(f float64) string {
	text := strconv.FormatFloat(f, 'f', -1, 64)
	if short := strconv.FormatFloat(f, 'f', 4, 64); len(short) > len(text) {
		return short
	}
	return text
}

var tellsChannels = []string{"channels"}

// radioGaps says net by net who hears nobody and of whom it is not known, and
// then all else that was found about the radio plan.
func (p *planner) radioGaps(nets []Net) []Line {
	var out []Line
	told := map[string]bool{}
	for _, n := range nets {
		found := p.concerning("communications", p.path("radio", "nets", n.ID))
		for _, line := range p.netGaps(n, found) {
			out, told[line.Finding] = append(out, line), true
		}
	}
	for _, f := range p.findings {
		if f.Topic == "communications" && f.Deployment != "" && f.Rule != "communications/shared-means" && !told[f.Fingerprint] {
			out = append(out, lineOf(f))
		}
	}
	for i := range out {
		out[i].Tells = tellsChannels
	}
	return gravestFirst(out)
}

func (p *planner) netGaps(n Net, found []*report.Finding) (out []Line) {
	var alone, unknown []string
	for _, m := range n.Members {
		if m.Alone {
			alone = append(alone, m.Name)
		}
		if m.Unknown {
			unknown = append(unknown, m.Name)
		}
	}
	here := []Source{p.inPlan("net", "radio", "nets", n.ID)}
	if n.Channel.Name == "" {
		text := n.Title + " has no channel: nobody on it hears anybody."
		if len(n.Members) == 0 {
			text = n.Title + " has no channel."
		}
		out = append(out, orSources(linked(text, found, "communications/no-channel"), here))
	} else if len(alone) > 0 {
		text := fmt.Sprintf("On %s (%s) %s nobody: %s.", n.Title, n.Channel.Name, hear(len(alone)), report.List(alone))
		out = append(out, orSources(linked(text, found, "communications/cannot-talk", "communications/fallback-unusable", "communications/lone-member"), here))
	}
	if len(unknown) > 0 {
		text := fmt.Sprintf("Whether they hear %s is not known, for no radios of theirs are stated: %s.", n.Title, report.List(unknown))
		out = append(out, orSources(linked(text, found, "communications/unknown-radios"), here))
	}
	return out
}

func hear(n int) string {
	if n == 1 {
		return "one member hears"
	}
	return strconv.Itoa(n) + " members hear"
}

// repair is the smallest mend of all gaps at once, net by net.
func (p *planner) repair() (out []Line) {
	for _, r := range p.in.Facts.NetRepairs {
		if p.here(r.Book, r.Deployment) {
			out = append(out, Line{Text: p.netTitle(r.Net) + ": " + p.mend(r) + ".", Sources: []Source{p.inPlan("net", "radio", "nets", r.Net)}, Tells: tellsChannels})
		}
	}
	for _, r := range p.in.Facts.RadioRepairs {
		if p.here(r.Book, r.Deployment) && len(r.Nets)+len(r.Left) > 0 {
			line := linked(p.sum(r), p.concerning("communications", r.Path), "communications/shared-means")
			line.Tells = tellsChannels
			out = append(out, orSources(line, []Source{p.inPlan("radio plan", "radio")}))
		}
	}
	return out
}

func (p *planner) netTitle(id string) string {
	if n := p.plan.Radio.Nets[id]; n != nil {
		return n.Title
	}
	return id
}

// mend says what the repair does to one net.
func (p *planner) mend(r facts.NetRepair) string {
	if r.Left {
		return "nothing in the plan makes everybody hear everybody else; the radios, or the members, have to change"
	}
	var out []string
	if r.Moved && len(r.Channels) > 0 {
		out = append(out, "put it on "+p.channel(r.Channels[0]).Name)
	}
	if r.Gateways > 0 && len(r.Channels) > 1 {
		var joined []string
		for _, id := range r.Channels[1:] {
			joined = append(joined, p.channel(id).Name)
		}
		out = append(out, "join it to "+report.List(joined)+" by "+report.Count(r.Gateways, "gateway"))
	}
	for _, program := range r.Programs {
		out = append(out, "program "+p.channel(program.Channel).Name+" into the radios of "+p.member(program.Member))
	}
	for _, loan := range r.Loans {
		words := "lend " + report.Count(loan.Radios, "radio") + " to " + p.member(loan.Member)
		if !loan.Counted {
			words = "lend radios, one for each officer, to " + p.member(loan.Member)
		}
		out = append(out, words)
	}
	if len(r.Liaisons) > 0 {
		out = append(out, "send a liaison officer with a radio of this net to "+p.members(r.Liaisons))
	}
	return report.List(out)
}

// sum says what all of it takes.
func (p *planner) sum(r facts.RadioRepair) string {
	var takes []string
	for _, part := range []struct {
		n    int
		noun string
	}{{r.Liaisons, "liaison officer"}, {r.Gateways, "gateway"}, {r.Radios, "lent radio"}, {r.Programs, "set of radios programmed"}} {
		if part.n > 0 {
			takes = append(takes, plurals(part.n, part.noun))
		}
	}
	text := "All together: " + plurals(len(r.Nets), "net") + " to change"
	if len(takes) > 0 {
		text += ", with " + report.List(takes)
	}
	if len(r.Left) > 0 {
		text += "; " + plurals(len(r.Left), "net") + " that nothing in the plan mends"
	}
	if r.Proven {
		return text + ". No smaller mend exists."
	}
	return text + ". A smaller mend may exist: the search was cut short."
}

func plurals(n int, noun string) string {
	if noun == "set of radios programmed" && n != 1 {
		return strconv.Itoa(n) + " sets of radios programmed"
	}
	return report.Count(n, noun)
}
