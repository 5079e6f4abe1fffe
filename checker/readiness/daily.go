package readiness

import (
	"maps"

	"roe.example/checker/facts"
)

// use is what one side makes of a thing on a day: deployments, to which it is
// promised, or dates of the calendar, which take it.
type use struct {
	of     map[string]int // per agency the most at any moment
	events map[string]bool
	open   bool
}

// tally is one day of a thing.
type tally struct{ promised, taken use }

// moment is what one agency's share is at a moment.
type moment struct {
	amount int
	events map[string]bool
	open   bool
}

func (m *moment) add(share facts.Share, title string) {
	if m.events == nil {
		m.events = map[string]bool{}
	}
	m.amount, m.open, m.events[title] = m.amount+share.Amount, m.open || share.Open, true
}

// most keeps for an agency what is more of two moments.
func (u *use) most(agency string, at moment) {
	if len(at.events) == 0 {
		return
	}
	if u.events == nil {
		u.of, u.events = map[string]int{}, map[string]bool{}
	}
	u.of[agency] = max(u.of[agency], at.amount)
	u.open = u.open || at.open
	maps.Copy(u.events, at.events)
}

func (u *use) sum() (sum int) {
	for _, n := range u.of {
		sum += n
	}
	return sum
}

// daily gathers what is promised and taken of one kind, by day. Of each agency
// it is the most at one moment; so the sum over agencies may be more than is
// there at once, and never less.
func (b *builder) daily(kind, thing string) map[string]*tally {
	out := map[string]*tally{}
	for _, l := range b.in.Facts.Loads {
		if l.Kind != kind || thing != "" && b.equipment(l.Agency, l.Thing) != thing {
			continue
		}
		for _, s := range l.Stretches {
			promised, taken := b.shares(s)
			for _, on := range daysOf(s.During) {
				if !b.within(on) || len(promised.events)+len(taken.events) == 0 {
					continue
				}
				if out[on] == nil {
					out[on] = &tally{}
				}
				out[on].promised.most(l.Agency, promised)
				out[on].taken.most(l.Agency, taken)
			}
		}
	}
	return out
}

// shares adds up what deployments have of a stretch, and what dates of the
// calendar take.
func (b *builder) shares(s facts.LoadStretch) (promised, taken moment) {
	for _, share := range s.By {
		title := b.event(share.Book, share.Deployment, share.Event)
		switch {
		case !b.inSeason(share):
		case share.Event != "":
			taken.add(share, title)
		default:
			promised.add(share, title)
		}
	}
	return promised, taken
}

// available is how many of a thing the agencies have, or can send at one time,
// by those that state it; whole tells whether all of them do.
func (b *builder) available(kind, thing string, agencies []Agency) (sum int, whole bool) {
	stated := map[string]int{}
	for _, l := range b.in.Facts.Loads {
		if l.Kind == kind && l.Has.Stated && (thing == "" || b.equipment(l.Agency, l.Thing) == thing) {
			stated[l.Agency] += l.Has.Value
		}
	}
	whole = true
	for _, a := range agencies {
		n, known := stated[a.ID]
		sum, whole = sum+n, whole && known
	}
	return sum, whole
}
