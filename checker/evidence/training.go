package evidence

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// trainings has a record for each host and each agency that helps it.
func (u *uses) trainings() []facts.Training {
	var out []facts.Training
	for _, p := range u.helping() {
		host, aid := p[0], p[1]
		r := facts.Training{
			Book: u.v.Dir, Deployment: u.id, Path: book.Path("agencies", aid), Host: host, Aid: aid,
			Sessions: u.sessions(host, aid), Asked: u.clausesOn("training/joint", host, aid),
		}
		r.Known = len(r.Sessions) > 0 || u.listsTraining(host) || u.listsTraining(aid)
		r.WithinMonths = u.withinMonths(host, aid)
		r.Tasks, r.Carries = u.work(host, aid)
		out = append(out, r)
	}
	return out
}

// sessions lists the exercises in which both took part, whoever lists them,
// until the day of the deployment.
func (o *operation) sessions(agencies ...string) []facts.Session {
	byDay := map[string]facts.Session{}
	for _, id := range o.v.allAgencies() {
		for _, t := range o.exercises(id) {
			took := append([]string{id}, t.With...)
			on := o.dates.start(t.Date)
			if slices.ContainsFunc(agencies, func(a string) bool { return !slices.Contains(took, a) }) || on.After(o.period.From) {
				continue
			}
			s := facts.Session{Date: t.Date, Months: monthsBefore(o.period.From, on), Topics: t.Topics,
				Path: book.Path("agencies", id, "capabilities", "jointTraining")}
			if known, ok := byDay[t.Date]; ok {
				s.Path = known.Path
				s.Topics = slices.Concat(known.Topics, s.Topics)
			}
			s.Topics = set(s.Topics)
			byDay[t.Date] = s
		}
	}
	return slices.SortedFunc(maps.Values(byDay), func(a, b facts.Session) int { return cmp.Compare(b.Date, a.Date) })
}

func (o *operation) exercises(agency string) []book.JointTraining {
	if c := o.v.agency(agency).Capabilities; c != nil {
		return c.JointTraining
	}
	return nil
}

// listsTraining tells whether an agency states which exercises it held; an
// empty list says that it held none.
func (o *operation) listsTraining(agency string) bool { return o.exercises(agency) != nil }

// clausesOn lists the clauses on a subject in agreements to which all of these
// are parties.
func (o *operation) clausesOn(subject string, agencies ...string) []facts.Text {
	var out []facts.Text
	for _, id := range o.between(agencies...) {
		clauses := o.v.Book.Agreements[id].Clauses
		for _, c := range slices.Sorted(maps.Keys(clauses)) {
			if slices.Contains(o.v.mattersOf(clauses[c]), subject) {
				out = append(out, clauseText(id, c))
			}
		}
	}
	return out
}

// withinMonths is the shortest time that a clause between two agencies sets
// for training together.
func (o *operation) withinMonths(agencies ...string) facts.Stated[int] {
	var shortest facts.Stated[int]
	for _, id := range o.between(agencies...) {
		for _, c := range o.v.Book.Agreements[id].Clauses {
			if m := c.WithinMonths; m != nil && (!shortest.Stated || *m < shortest.Value) {
				shortest = facts.Say(*m)
			}
		}
	}
	return shortest
}

// work is what the units of an agency are there to do for a host, and bring.
func (o *operation) work(host, agency string) (tasks, carries []string) {
	for _, id := range o.unitsOf(agency) {
		if slices.Contains(o.hostsOf(id), host) {
			tasks = append(tasks, o.tasksOf(id, host)...)
			carries = append(carries, o.v.words(nil, agency).resolve(o.Units[id].Carries, nil)...)
		}
	}
	return set(tasks), set(carries)
}

// briefed has a record for each agency that has a unit there.
func (o *operation) briefed() []facts.Briefed {
	var agencies []string
	for _, u := range o.Units {
		agencies = append(agencies, u.Agency)
	}
	var out []facts.Briefed
	for _, agency := range set(agencies) {
		path, begins := o.firstWork(agency)
		r := facts.Briefed{
			Book: o.v.Dir, Deployment: o.id, Agency: agency, Host: agency == o.Host, Path: path,
			Begins: o.dates.format(begins), Kept: len(o.Briefings) > 0,
		}
		for _, on := range o.briefingsOf(agency) {
			switch {
			case !on.After(begins):
				r.Before = facts.Say(o.dates.format(on))
			case !r.After.Stated:
				r.After = facts.Say(o.dates.format(on))
			}
		}
		out = append(out, r)
	}
	return out
}

// briefingsOf lists when officers of an agency were briefed, in order.
func (o *operation) briefingsOf(agency string) []time.Time {
	var out []time.Time
	for _, b := range o.Briefings {
		if slices.Contains(b.Agencies, agency) {
			out = append(out, o.dates.start(b.On))
		}
	}
	slices.SortFunc(out, time.Time.Compare)
	return out
}

// firstWork is where and when the units of an agency begin: with the first
// assignment of one of them or, without any, with the deployment.
func (o *operation) firstWork(agency string) (path string, begins time.Time) {
	return o.firstOf(o.unitsOf(agency)...)
}

func (o *operation) firstOf(units ...string) (path string, begins time.Time) {
	for _, id := range slices.Sorted(maps.Keys(o.Assignments)) {
		a := o.Assignments[id]
		if !slices.ContainsFunc(units, func(u string) bool { return slices.Contains(a.Units, u) }) {
			continue
		}
		if from := o.within(a.From, a.Until).From; path == "" || from.Before(begins) {
			path, begins = o.path("assignments", id), from
		}
	}
	if path == "" {
		return o.path("units", units[0]), o.period.From
	}
	return path, begins
}
