package readiness

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// doubles are the things that are promised more than once at one time, and
// more of them than there are.
func (b *builder) doubles() (out []Double) {
	for _, l := range b.in.Facts.Loads {
		for _, s := range l.Stretches {
			if !s.Over || !b.overlaps(s.During) {
				continue
			}
			d := Double{Agency: b.agency("", l.Agency), Kind: l.Kind, Thing: b.thing(l), When: interval(s.During), Tells: []string{"numbers"}}
			for _, share := range s.By {
				if !share.Own {
					d.Events = append(d.Events, b.event(share.Book, share.Deployment, share.Event))
				}
			}
			d.Words = b.doubled(l, s, d)
			out = append(out, d)
		}
	}
	return out
}

func (b *builder) thing(l facts.Load) string {
	switch l.Kind {
	case "unit":
		return b.unit(l.Agency, l.Thing)
	case "equipment":
		return b.equipment(l.Agency, l.Thing)
	}
	return "officers"
}

func (b *builder) doubled(l facts.Load, s facts.LoadStretch, d Double) string {
	switch {
	case l.Kind == "officers":
		return fmt.Sprintf("%s can send %s at one time and has promised %d.", d.Agency.Short, report.Count(l.Has.Value, "officer"), s.Promised)
	case l.Kind == "equipment" && l.Has.Stated:
		return fmt.Sprintf("%s has %s of “%s” and has promised %d.", d.Agency.Short, report.Count(l.Has.Value, "piece"), d.Thing, s.Promised)
	case l.Kind == "unit" && l.Has.Stated:
		return fmt.Sprintf("“%s” of %s has %s, and %d are promised.", d.Thing, d.Agency.Short, report.Count(l.Has.Value, "officer"), s.Promised)
	}
	return fmt.Sprintf("“%s” of %s is promised to more than one event at one time.", d.Thing, d.Agency.Short)
}

// declines says of each helper of each deployment what is missing without it.
func (b *builder) declines() (out []Decline) {
	for _, s := range b.out.Deployments {
		if !s.InSeason {
			continue
		}
		for _, a := range s.Aids {
			if d, brings := b.decline(s, a); brings {
				out = append(out, d)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Decline) int {
		return cmp.Or(cmp.Compare(a.Book, b.Book), cmp.Compare(a.Deployment, b.Deployment), cmp.Compare(len(b.Needs), len(a.Needs)), cmp.Compare(b.Officers, a.Officers))
	})
	return out
}

func (b *builder) decline(s Standing, a Agency) (d Decline, brings bool) {
	d = Decline{Agency: a, Book: s.Book, Deployment: s.ID, Event: s.Event, Tells: []string{"numbers"}}
	officers := map[string]facts.Unit{}
	for _, u := range b.in.Facts.Units {
		if u.Book != s.Book || u.Deployment != s.ID {
			continue
		}
		officers[u.ID] = u
		d.All += u.Officers.Value
		if u.Agency == a.ID {
			brings = true
			d.Officers += u.Officers.Value
			d.Unstated = d.Unstated || !u.Officers.Stated
		}
	}
	d.Posts = b.losses(s, a, officers)
	for _, p := range b.in.Facts.Positions {
		if p.Book == s.Book && p.Deployment == s.ID && p.Agency.Value == a.ID {
			d.Positions = append(d.Positions, strings.ReplaceAll(p.Title, "-", " "))
		}
	}
	d.Needs = b.shortOf(s, a)
	d.Words = d.words()
	return d, brings || len(d.Positions)+len(d.Needs) > 0
}

// losses are the assignments that lose officers.
func (b *builder) losses(s Standing, a Agency, units map[string]facts.Unit) (out []Lost) {
	for _, x := range b.in.Facts.Assignments {
		if x.Book != s.Book || x.Deployment != s.ID {
			continue
		}
		l := Lost{Title: x.Title, Empty: true}
		goes := false
		for _, id := range x.Units {
			u := units[id]
			l.Of += u.Officers.Value
			if u.Agency == a.ID {
				goes = true
				l.Officers += u.Officers.Value
			} else {
				l.Empty = false
			}
		}
		if goes {
			out = append(out, l)
		}
	}
	return out
}

// shortOf are the needs that an agency's officers fill and nobody else.
func (b *builder) shortOf(s Standing, a Agency) (out []Short) {
	for _, c := range b.in.Facts.Capacity {
		if c.Book != s.Book || c.Deployment != s.ID {
			continue
		}
		worst := Short{Title: b.need(c)}
		for _, stretch := range c.Stretches {
			left := stretch.Has
			for _, by := range stretch.By {
				if by.Agency == a.ID {
					left -= by.Has
				}
			}
			if missing := stretch.Needed - left; left < stretch.Has && missing > worst.Missing {
				worst.Needed, worst.Left, worst.Missing = stretch.Needed, left, missing
			}
		}
		if worst.Missing > 0 {
			out = append(out, worst)
		}
	}
	return out
}

func (d *Decline) words() string {
	var parts []string
	switch {
	case d.Officers > 0:
		parts = append(parts, fmt.Sprintf("%d of %s are gone", d.Officers, report.Count(d.All, "officer")))
	case d.Unstated:
		parts = append(parts, "officers are gone of whom nobody says how many they are")
	}
	for _, l := range d.Posts {
		if l.Empty {
			parts = append(parts, "nobody is left on “"+l.Title+"”")
		}
	}
	if n := len(d.Positions); n > 0 {
		parts = append(parts, report.Count(n, "position")+" of the command "+map[bool]string{true: "is", false: "are"}[n == 1]+" vacant")
	}
	for _, n := range d.Needs {
		parts = append(parts, fmt.Sprintf("“%s” is %d short of %d", n.Title, n.Missing, n.Needed))
	}
	if len(d.Needs) == 0 && len(parts) > 0 {
		parts = append(parts, "what the plan says it needs is still there")
	}
	if len(parts) == 0 {
		return ""
	}
	return "Without " + d.Agency.Short + ", " + list(parts) + "."
}

// stateNot says that some do not state something.
func stateNot(names []string) string {
	if len(names) == 1 {
		return names[0] + " does not state"
	}
	return list(names) + " do not state"
}

// unstated says what the numbers do not tell.
func (b *builder) unstated() (out []string) {
	for _, s := range b.out.Deployments {
		if s.InSeason && !slices.ContainsFunc(b.in.Facts.Capacity, func(c facts.Capacity) bool { return c.Book == s.Book && c.Deployment == s.ID }) {
			out = append(out, "Nobody says what "+s.Event+" needs, so it cannot be told whether what is promised is enough.")
		}
	}
	var silent []string
	for _, l := range b.in.Facts.Loads {
		if l.Kind == "officers" && !l.Has.Stated && slices.ContainsFunc(l.Stretches, func(s facts.LoadStretch) bool { return b.overlaps(s.During) }) {
			silent = append(silent, b.agency("", l.Agency).Short)
		}
	}
	slices.Sort(silent)
	if len(silent) > 0 {
		out = append(out, stateNot(silent)+" how many officers can be sent at one time, so it cannot be told whether too many are promised.")
	}
	return out
}
