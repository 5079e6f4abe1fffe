package drawing

import (
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

// circle is those of a net who hear one another, or what else they have in
// common.
type circle struct {
	title   string
	look    look
	gap     string // what parts it from those above; empty: nothing that is known
	members []briefing.NetMember
}

// circles are the groups of a net: those who hear one another, the largest
// first; then those whom nobody hears, by the reason; then those of whom
// nothing is known, or nothing is told.
func circles(n briefing.Net) []circle {
	out := hearing(n)
	var alone, unknown, untold circle
	byWhy := map[string]int{}
	var apart []circle
	for _, m := range n.Members {
		switch {
		case m.Alone:
			i, known := byWhy[m.Why]
			if !known {
				i, byWhy[m.Why] = len(apart), len(apart)
				apart = append(apart, circle{look: vacant, gap: "cannot hear"})
			}
			apart[i].members = append(apart[i].members, m)
		case m.Unknown:
			unknown.members = append(unknown.members, m)
		case len(circlesOf(m)) == 0:
			untold.members = append(untold.members, m)
		}
	}
	for _, alone = range apart {
		alone.title = count(len(alone.members), "hears nobody here, and nobody hears it", "hear nobody here, and nobody hears them")
		alone.title = joined(": ", alone.title, alone.members[0].Why)
		out = append(out, alone)
	}
	if len(unknown.members) > 0 {
		unknown.title, unknown.look = "Radios not stated: not known whom they hear", unstated
		out = append(out, unknown)
	}
	if len(untold.members) > 0 {
		untold.title, untold.look = "On this net", plainLook
		out = append(out, untold)
	}
	return out
}

func circlesOf(m briefing.NetMember) []string {
	if len(m.Circles) == 0 && m.Circle != "" {
		return []string{m.Circle}
	}
	return m.Circles
}

// hearing are the circles of a net. Who stands in several hears all of them,
// and is named where they part.
func hearing(n briefing.Net) []circle {
	var ids []string
	for _, c := range n.Circles {
		ids = append(ids, c.ID)
	}
	byID := map[string][]briefing.NetMember{}
	for _, m := range n.Members {
		for _, id := range circlesOf(m) {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
			byID[id] = append(byID[id], m)
		}
	}
	slices.SortStableFunc(ids, func(a, b string) int { return len(byID[b]) - len(byID[a]) })
	var out []circle
	above := map[string]bool{}
	for _, id := range ids {
		c := circle{look: solid, gap: "cannot hear", members: byID[id]}
		c.title = count(len(c.members), "has the channel, and nobody else", "hear one another")
		var both []string
		for _, m := range c.members {
			if above[m.ID] {
				both = append(both, memberText(m))
			}
			above[m.ID] = true
		}
		if len(both) > 0 {
			c.gap += ", but for " + strings.Join(both, ", ")
		}
		if i := slices.IndexFunc(n.Circles, func(k briefing.Circle) bool { return k.ID == id }); i >= 0 && len(ids) > 1 && n.Circles[i].Channel != "" {
			c.title += " on " + n.Circles[i].Channel
		}
		out = append(out, c)
	}
	return out
}

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
	facts := netFacts(n)
	rows := append(title, wrap(facts, pageWidth-2)...)
	groups := circles(n)
	if len(groups) == 0 { // nothing follows under the words
		defer func() { s.bottom[0] += sheetGap }()
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
	s.c.open("listitem", n.Title, "")
	at.h = heightOf(rows)
	s.c.write(rows, at.x, at.y, at)
	s.say(n.Title + ".")
	for _, f := range facts {
		s.say(strings.TrimRight(f.text, ".") + ".")
	}
	s.heading = n.Title + ", continued"
	for i, g := range groups {
		s.circle(g, i > 0)
	}
	s.heading = ""
	s.c.close()
}

// netFacts say what a net is for and how it is programmed, as far as it is told.
func netFacts(n briefing.Net) []phrase {
	first := joined(". ", capital(n.Use), channelText(n.Channel))
	if n.Encrypted {
		first = joined(", ", first, "encrypted")
	}
	texts := []string{first}
	if fallback := channelText(n.Fallback); fallback != "" {
		texts = append(texts, "Fallback: "+fallback)
	}
	for _, c := range n.Joined {
		texts = append(texts, "Patched to "+channelText(c))
	}
	var out []phrase
	for _, text := range append(append(texts, n.Remarks...), n.Omitted) {
		if clean(text) != "" {
			out = append(out, phrase{text, quiet})
		}
	}
	return out
}

func capital(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// circle draws those who hear one another, on as many pages as it takes.
func (s *sheet) circle(g circle, follows bool) {
	if follows {
		s.parting(g)
	}
	title := g.title
	for members := g.members; len(members) > 0; {
		n := len(members)
		for n > 1 && s.bottom[0]+s.measureCircle(circle{title: title}, 0)+s.chipsHeight(members[:n]) > pageHeight {
			n--
		}
		if n < len(members) && n < 4 && s.filled(0) {
			s.turn()
			continue
		}
		s.frameOf(circle{title: title, look: g.look}, members[:n])
		members, title = members[n:], g.title
		if len(members) > 0 {
			s.turn()
		}
	}
}
