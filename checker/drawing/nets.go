package drawing

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/briefing"
)

// Nets draws each radio net with those who hear one another in one frame, and a
// cross between frames that cannot. Without nets there is no picture.
func Nets(r *briefing.Radio) ([]Picture, error) {
	if len(r.Nets) == 0 {
		return nil, nil
	}
	s := newSheet("roe-nets", "Radio nets: who can hear whom", 1)
	for _, n := range r.Nets {
		s.net(n)
	}
	return s.pictures(), nil
}

// circle is those of a net who hear one another.
type circle struct {
	title   string
	look    look
	gap     bool // it cannot hear the one above
	members []briefing.NetMember
}

// The ways in which a member hears others, or not.
const (
	hears     = "hear one another"
	hearsNone = "hear nobody here, and nobody hears them"
	notStated = "radios not stated: not known whether they hear anyone"
)

// circles are the groups of a net, the largest first; then those whom nobody
// hears; then those of whom nothing is known.
func circles(n briefing.Net) []circle {
	var out []circle
	byName := map[string]int{}
	var alone, unknown []briefing.NetMember
	for _, m := range n.Members {
		switch i, known := byName[m.Circle]; {
		case m.Unknown:
			unknown = append(unknown, m)
		case m.Circle == "":
			alone = append(alone, m)
		case known:
			out[i].members = append(out[i].members, m)
		default:
			byName[m.Circle] = len(out)
			out = append(out, circle{look: solid, gap: true, members: []briefing.NetMember{m}})
		}
	}
	slices.SortStableFunc(out, func(a, b circle) int { return len(b.members) - len(a.members) })
	for i, c := range out {
		out[i].title = heading(len(c.members), hears)
		if len(c.members) == 1 {
			out[i].title = "1\u00a0has the channel, and nobody else"
			if len(out)+len(alone)+len(unknown) == 1 {
				out[i].title = "1\u00a0alone on this net"
			}
		}
	}
	if len(alone) > 0 {
		title := heading(len(alone), hearsNone)
		if len(alone) == 1 {
			title = "1\u00a0hears nobody here, and nobody hears it"
		}
		out = append(out, circle{title: title, look: vacant, gap: true, members: alone})
	}
	if len(unknown) > 0 {
		title := "Radios not stated: not known whom they hear"
		out = append(out, circle{title: title, look: unstated, members: unknown})
	}
	return out
}

func heading(n int, what string) string { return fmt.Sprintf("%d\u00a0%s", n, what) }

func memberText(m briefing.NetMember) string {
	name := m.Name
	if name == "" {
		name = m.ID
	}
	if m.Agency != "" && !strings.Contains(name, m.Agency) {
		name = joined(", ", name, m.Agency)
	}
	return joined(": ", name, m.Through)
}

// channelText names a channel as one programs it, as far as it is told.
func channelText(c briefing.Channel) string {
	if c.Name == "" && c.RX == "" && c.Talkgroup == "" {
		return ""
	}
	return joined(", ", c.Name, rxtx(c), c.Talkgroup)
}

func rxtx(c briefing.Channel) string {
	switch {
	case c.RX == "":
		return ""
	case c.TX == "" || c.TX == c.RX:
		return c.RX + "\u00a0MHz"
	}
	return c.RX + "\u00a0/\u00a0" + c.TX + "\u00a0MHz"
}

// The measures of a net: the mast at its left, from which its frames hang.
const (
	mast    = 26.0
	netGap  = 26.0
	partGap = 30.0
)

// net draws a net: its name and channel, and its circles one under the other,
// joined by a line that breaks where they cannot hear one another.
func (s *sheet) net(n briefing.Net) {
	title := wrap([]phrase{{n.Title, style{size: 15, bold: true, fill: ink}}}, pageWidth-2)
	var facts []phrase
	if use := joined(". ", capital(n.Use), channelText(n.Channel)); use != "" {
		facts = append(facts, phrase{use, quiet})
	}
	if fallback := channelText(n.Fallback); fallback != "" {
		facts = append(facts, phrase{"Fallback: " + fallback, quiet})
	}
	rows := append(title, wrap(facts, pageWidth-2)...)
	groups := circles(n)
	if len(groups) == 0 {
		rows = append(rows, wrap([]phrase{{"No member", alarm}}, pageWidth-2)...)
	}
	first := 0.0
	if len(groups) > 0 {
		first = s.measureCircle(groups[0], len(groups[0].members))
	}
	if s.bottom[0] > 1 && s.bottom[0]+heightOf(rows)+min(first, 220)+8 > pageHeight {
		s.turn()
	}
	if s.bottom[0] > 1 {
		s.bottom[0] += netGap - sheetGap
	}
	at := s.room(heightOf(rows) - sheetGap + 6)
	s.c.open("listitem", "", "")
	at.h = heightOf(rows)
	s.c.write(rows, at.x, at.y, at)
	s.say(joined(". ", n.Title, strings.TrimPrefix(joined(". ", capital(n.Use), channelText(n.Channel)), ". ")) + ".")
	for i, g := range groups {
		s.circle(n.Title, g, i > 0)
	}
	s.c.close()
}

func capital(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// circle draws those who hear one another, on as many pages as it takes.
func (s *sheet) circle(net string, g circle, follows bool) {
	if follows {
		s.parting(g)
	}
	title := g.title
	for members := g.members; len(members) > 0; {
		n := len(members)
		for n > 1 && s.bottom[0]+s.measureCircle(circle{title: title}, 0)+s.chipsHeight(members[:n]) > pageHeight {
			n--
		}
		if n < len(members) && n < 4 && s.bottom[0] > 60 {
			s.c.close()
			s.turn()
			s.c.open("listitem", net, "")
			continue
		}
		s.frameOf(circle{title: title, look: g.look, gap: g.gap}, members[:n])
		members, title = members[n:], net+", continued: "+g.title
		if len(members) > 0 {
			s.c.close()
			s.turn()
			s.c.open("listitem", net, "")
		}
	}
}
