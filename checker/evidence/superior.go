package evidence

import (
	"maps"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// above is an agency in the chain over another's officers, at one time.
type above struct {
	agency                                   string
	positions, clauses, grants, unread, bans []string
}

// superiors lists, for each assignment, the agencies in the chain above the
// officers of another, and what gives them command.
func (c *chart) superiors(u *uses) []facts.Superior {
	at := append(c.changes(), c.grantEnds()...)
	var out []facts.Superior
	for _, a := range c.assignments() {
		owners := c.owners(a.Place)
		for _, over := range a.Agencies {
			for _, s := range stretches(c.duty[a.ID], at, func(t time.Time) []above { return c.over(u, a, over, t) }) {
				for _, one := range s.state {
					out = append(out, facts.Superior{
						Book: c.v.Dir, Deployment: c.id, Assignment: a.ID, Path: a.Path, During: c.dates.interval(s.Period),
						Agency: one.agency, Over: over, Positions: one.positions,
						Hosts:     one.agency == a.Host || one.agency == c.Host,
						Consents:  over == c.Host,
						Territory: slices.Contains(owners, one.agency),
						Clauses:   one.clauses, Grants: one.grants, Unread: one.unread, Bans: one.bans,
					})
				}
			}
		}
	}
	return out
}

// over lists who stands above an agency's officers on an assignment at t.
func (c *chart) over(u *uses, a facts.Assignment, agency string, t time.Time) []above {
	l := c.link(a.ReportsTo, t)
	var out []above
	for _, superior := range l.chain {
		if superior == agency {
			continue
		}
		one := above{agency: superior}
		for _, id := range l.line {
			if c.positions[id].Agency == superior {
				one.positions = append(one.positions, id)
			}
		}
		ground := lead{c.operation, superior, agency, a.Place, t}
		one.clauses, one.unread = ground.agreed(u)
		one.grants = ground.granted()
		one.bans = ground.banned()
		out = append(out, one)
	}
	return out
}

// lead is one agency's command over another's officers, at a place and a time.
type lead struct {
	*operation
	agency, over, place string
	at                  time.Time
}

// agreed lists the clauses in force for these officers by which the agency
// commands them, and the agreements of which not all on command is known.
func (l lead) agreed(u *uses) (clauses, unread []string) {
	for _, id := range set(l.Agreements) {
		a := l.v.Book.Agreements[id]
		if a == nil || a.Parties[l.over] == nil || !u.of(id, l.over).Valid {
			continue
		}
		if a.Covers["command"] != "whole" {
			unread = append(unread, id)
		}
		for _, section := range slices.Sorted(maps.Keys(a.Clauses)) {
			if l.givenBy(a, a.Clauses[section]) {
				clauses = append(clauses, normID(id, section))
			}
		}
	}
	return clauses, unread
}

// givenBy tells whether a clause gives the agency the command: it grants it,
// or, among the clauses on command, has the agency's rules bind all or sends
// the officers under such command.
func (l lead) givenBy(a *book.Agreement, c *book.Clause) bool {
	parties := &book.Addressees{Agencies: slices.Collect(maps.Keys(a.Parties))}
	if l.grants(c.Grants, parties, parties) {
		return true
	}
	if c.Topic != "command" || a.Parties[l.agency] == nil {
		return false
	}
	modality, words := stand(&c.Norm)
	return c.Extends != nil && c.Extends.RulesOf == l.agency ||
		(modality == "permits" || modality == "requires") && l.service(l.v.words(a.Terms, "").resolve(words, c.Except))
}

// granted lists the sections of instruments in force that give the command.
func (l lead) granted() []string {
	var out []string
	for _, id := range l.v.instrumentIDs() {
		i := l.v.Book.Instruments[id]
		if len(i.Grants) == 0 || !l.inForce(i) {
			continue
		}
		for _, section := range slices.Sorted(maps.Keys(i.Grants)) {
			g := i.Grants[section]
			home := len(g.Places) > 0 || l.v.lies(l.place, []string{l.grantor(i)})
			if home && l.grants(g, i.Addresses, nil) {
				out = append(out, normID(id, section))
			}
		}
	}
	return out
}

// grantor is the territory of whoever made an instrument.
func (l lead) grantor(i *book.Instrument) string {
	if a := l.v.Book.Agencies[i.Issuer]; a != nil {
		return a.Place
	}
	return i.Issuer
}

// grants tells whether a grant gives the agency command over these officers,
// here and now. To whom and over whom it goes is, where it does not say, what
// its document says; nil is over anybody.
func (l lead) grants(g *book.Grant, to, over *book.Addressees) bool {
	if g == nil || !slices.Contains(g.Powers, "command") {
		return false
	}
	if g.To != nil {
		to = g.To
	}
	if g.Over != nil {
		over = g.Over
	}
	return l.v.selects(to, l.agency) && (over == nil || l.v.selects(over, l.over)) &&
		(len(g.Places) == 0 || l.v.lies(l.place, g.Places)) && (len(g.Purposes) == 0 || l.v.purposeAmong(l.Purpose, g.Purposes)) &&
		l.dates.period(g.From, g.Until).Contains(l.at) && !slices.ContainsFunc(g.Needs, l.lacks)
}

// lacks tells whether a condition of a grant is not met. Swearing in and
// certificates are about single officers and not about command.
func (l lead) lacks(condition string) bool {
	switch condition {
	case "emergency":
		for _, d := range l.Declarations {
			if l.v.lies(l.place, []string{d.Place}) && l.dates.period(d.From, d.Until).Contains(l.at) {
				return false
			}
		}
		return true
	case "request":
		for _, r := range l.Requests {
			if r.To == l.agency {
				return false
			}
		}
		return true
	case "written-consent":
		for _, c := range l.Consents {
			if c.To == l.agency && (c.Written == nil || *c.Written) && l.dates.period(c.On, c.Until).Contains(l.at) {
				return false
			}
		}
		return true
	}
	return false
}

// banned lists the norms of the officers' own book that forbid them to serve
// under such an agency.
func (l lead) banned() []string {
	var out []string
	for _, id := range l.v.instrumentIDs() {
		i := l.v.Book.Instruments[id]
		if !i.Reach.Members || !l.v.addressed(i, l.over) || !l.inForce(i) {
			continue
		}
		for _, ban := range l.v.serviceBans(id) {
			if l.service(ban.actions) {
				out = append(out, normID(id, ban.section))
			}
		}
	}
	return out
}

// serviceBan is a norm that forbids to serve under somebody, and all that it
// forbids.
type serviceBan struct {
	section string
	actions []string
}

const serving = "command/under-"

// serviceBans lists those of an instrument, by section.
func (v *volume) serviceBans(id string) []serviceBan {
	if v.bans == nil {
		v.bans = map[string]*[]serviceBan{}
	}
	if v.bans[id] == nil {
		i, bans := v.Book.Instruments[id], []serviceBan{}
		words := v.words(i.Terms, i.Issuer)
		for _, section := range slices.Sorted(maps.Keys(i.Norms)) {
			n := i.Norms[section]
			if n.Advice != "" || len(n.Prohibits) == 0 {
				continue
			}
			actions := words.resolve(n.Prohibits, n.Except)
			if slices.ContainsFunc(actions, func(action string) bool { return strings.HasPrefix(action, serving) }) {
				bans = append(bans, serviceBan{section, actions})
			}
		}
		v.bans[id] = &bans
	}
	return *v.bans[id]
}

// service tells whether actions are, or hold, that of serving under such an
// agency as this.
func (l lead) service(actions []string) bool {
	commander, own := l.v.agency(l.agency), l.v.agency(l.over)
	is := []string{serving + "others"}
	if commander.Kind == "federal" {
		is = append(is, serving+"federal")
	} else if commander.State != own.State {
		is = append(is, serving+"other-state")
	}
	return slices.ContainsFunc(is, func(id string) bool { return slices.Contains(actions, id) })
}

func (l lead) inForce(i *book.Instrument) bool { return l.v.holds(l.dates, i, l.at) }

// holds tells whether an instrument binds at t: within its dates and not
// replaced by another that has taken effect.
func (v *volume) holds(d dates, i *book.Instrument, t time.Time) bool {
	if !d.period(begins(i), i.Until).Contains(t) {
		return false
	}
	return !slices.ContainsFunc(v.replacers(i), func(other *book.Instrument) bool {
		return begins(other) != "" && !t.Before(d.start(begins(other)))
	})
}

// replacers are the instruments that supersede one.
func (v *volume) replacers(i *book.Instrument) []*book.Instrument {
	if v.replacing == nil {
		v.replacing = map[*book.Instrument][]*book.Instrument{}
		for _, other := range v.Book.Instruments {
			for _, id := range other.Supersedes {
				if of := v.Book.Instruments[id]; of != nil {
					v.replacing[of] = append(v.replacing[of], other)
				}
			}
		}
	}
	return v.replacing[i]
}

// begins is from when an instrument binds: its adoption where no other date is
// stated.
func begins(i *book.Instrument) string {
	if i.Effective != "" {
		return i.Effective
	}
	return i.Adopted
}

// grantEnds lists the instants at which grants, declarations and instruments
// begin or end: grounds may come and go with them.
func (c *chart) grantEnds() []time.Time {
	var at []time.Time
	add := func(from, until string) {
		for _, t := range ends(c.dates.period(from, until)) {
			if !t.IsZero() {
				at = append(at, t)
			}
		}
	}
	for _, i := range c.v.Book.Instruments {
		add(begins(i), i.Until)
		for _, g := range i.Grants {
			add(g.From, g.Until)
		}
	}
	for _, a := range c.v.Book.Agreements {
		for _, clause := range a.Clauses {
			if clause.Grants != nil {
				add(clause.Grants.From, clause.Grants.Until)
			}
		}
	}
	for _, d := range c.Declarations {
		add(d.From, d.Until)
	}
	for _, consent := range c.Consents {
		add(consent.On, consent.Until)
	}
	return at
}

// selects tells whether an agency is among those named by id, kind and state.
func (v *volume) selects(s *book.Addressees, agency string) bool {
	return s.Select(agency, v.agency(agency))
}

// addressed tells whether an instrument speaks to an agency.
func (v *volume) addressed(i *book.Instrument, agency string) bool {
	return i.SpeaksTo(agency, v.agency(agency))
}
