package readiness

import (
	"maps"
	"slices"

	"roe.example/checker/facts"
)

// capacity puts what is promised against what is needed, by day.
func (b *builder) capacity() Capacity {
	out := Capacity{Zone: b.zone, Needs: b.needs()}
	b.out.Capacity.Needs = out.Needs
	out.Charts = b.charts()
	out.Agencies = b.loads()
	out.Double = b.doubles()
	out.Declines = b.declines()
	out.Unstated = b.unstated()
	return out
}

// inSeason tells whether a share is of a deployment or a date of the season.
func (b *builder) inSeason(s facts.Share) bool {
	if s.Deployment != "" {
		_, in := b.season[deploymentKey{s.Book, s.Deployment}]
		return in
	}
	return true // whatever of it lies in the season, by its days
}

// charts are officers first, then each kind of equipment that is promised.
func (b *builder) charts() []Chart {
	out := []Chart{b.chart("Officers", "officers", b.daily("officers", ""), b.neededOfficers(), b.missingOfficers())}
	out[0].Available, out[0].Whole = b.available("officers", "", out[0].Agencies)
	things := map[string]bool{}
	for _, l := range b.in.Facts.Loads {
		if l.Kind == "equipment" {
			things[b.equipment(l.Agency, l.Thing)] = true
		}
	}
	for _, thing := range slices.Sorted(maps.Keys(things)) {
		c := b.chart(thing, "pieces", b.daily("equipment", thing), nil, nil)
		c.Available, c.Whole = b.available("equipment", thing, c.Agencies)
		c.Tells = []string{"tactics"}
		out = append(out, c)
	}
	return slices.DeleteFunc(out, func(c Chart) bool { return len(c.Days) == 0 })
}

// missingOfficers is how many officers are missing by day: at the worst moment,
// which the bars, that stack up the most of each agency, may not show.
func (b *builder) missingOfficers() map[string]int {
	out := map[string]int{}
	for _, n := range b.out.Capacity.Needs {
		for _, d := range n.Days {
			if n.Kind == "officers" {
				out[d.Day] = max(out[d.Day], d.Missing)
			}
		}
	}
	return out
}

func (b *builder) chart(title, unit string, days map[string]*tally, needed, missing map[string]int) Chart {
	c := Chart{Title: title, Unit: unit}
	ids := map[string]bool{}
	for _, t := range days {
		for _, of := range []map[string]int{t.promised.of, t.taken.of} {
			for id := range of {
				ids[id] = true
			}
		}
	}
	c.Agencies = b.agencies("", slices.Sorted(maps.Keys(ids)))
	all := map[string]bool{}
	for on := range days {
		all[on] = true
	}
	for on := range needed {
		if b.within(on) {
			all[on] = true
		}
	}
	for _, on := range slices.Sorted(maps.Keys(all)) {
		x := ChartDay{Day: on, Last: on, Needed: needed[on], Missing: missing[on], Parts: make([]int, len(c.Agencies))}
		if t := days[on]; t != nil {
			for i, a := range c.Agencies {
				x.Parts[i] = t.promised.of[a.ID]
			}
			x.Promised, x.Taken = t.promised.sum(), t.taken.sum()
			x.Events, x.Open = slices.Sorted(maps.Keys(t.promised.events)), t.promised.open
			x.Others, x.TakenOpen = slices.Sorted(maps.Keys(t.taken.events)), t.taken.open
		}
		c.Most = max(c.Most, x.Needed, x.Promised, x.Taken)
		c.add(x)
	}
	for i := range c.Days {
		c.Days[i].When = shortSpan(c.Days[i].Day, c.Days[i].Last)
	}
	return c
}

// add joins a day to the one before when they are alike.
func (c *Chart) add(x ChartDay) {
	if n := len(c.Days); n > 0 {
		last := &c.Days[n-1]
		if next(last.Last) == x.Day && last.Needed == x.Needed && last.Missing == x.Missing && last.Taken == x.Taken &&
			last.Open == x.Open && last.TakenOpen == x.TakenOpen &&
			slices.Equal(last.Parts, x.Parts) && slices.Equal(last.Events, x.Events) && slices.Equal(last.Others, x.Others) {
			last.Last = x.Day
			return
		}
	}
	c.Days = append(c.Days, x)
}

// next is the day after.
func next(on string) string { return date(on).AddDate(0, 0, 1).Format("2006-01-02") }

// needs are those of the deployments of the season, by day.
func (b *builder) needs() (out []Need) {
	for _, c := range b.in.Facts.Capacity {
		d, in := b.season[deploymentKey{c.Book, c.Deployment}]
		if !in {
			continue
		}
		n := Need{Book: c.Book, Deployment: c.Deployment, Event: d.Event, Title: b.need(c), Kind: c.Kind}
		days := map[string]*NeedDay{}
		for _, s := range c.Stretches {
			for _, on := range daysOf(s.During) {
				x := days[on]
				if x == nil || s.Needed-s.Has > x.Needed-x.Has {
					days[on] = &NeedDay{Day: on, When: short(on), Needed: s.Needed, Has: s.Has, Missing: max(0, s.Needed-s.Has), Unknown: shorts(b.agencies(c.Book, s.Unknown))}
				}
			}
		}
		for _, on := range slices.Sorted(maps.Keys(days)) {
			n.Days = append(n.Days, *days[on])
		}
		out = append(out, n)
	}
	return out
}

func (b *builder) need(c facts.Capacity) string {
	if d := b.books[c.Book].Book.Deployments[c.Deployment]; d != nil && d.Needs[c.Need] != nil {
		return d.Needs[c.Need].Title
	}
	return c.Need
}
