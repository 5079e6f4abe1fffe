package evidence

import (
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// reviews has a record for each agreement relied on and each party that takes
// part.
func (u *uses) reviews() []facts.Review {
	var out []facts.Review
	for _, id := range u.between() {
		for _, agency := range set(u.takePart) {
			if u.v.Book.Agreements[id].Parties[agency] != nil {
				out = append(out, u.review(id, agency))
			}
		}
	}
	return out
}

func (u *uses) review(id, agency string) facts.Review {
	a := u.v.Book.Agreements[id]
	p := a.Parties[agency]
	r := facts.Review{
		Book: u.v.Dir, Deployment: u.id, Agreement: id, Agency: agency, Host: agency == u.Host,
		Path: book.Path("agreements", id, "parties", agency), Asked: u.clausesIn(id, "training/terms"),
		Kept: keepsReviews(a), Reviewed: stated(p.ReviewedWithPersonnel),
	}
	since := u.concluded(a, agency)
	if !since.IsZero() {
		r.Concluded = facts.Say(since.Format(time.DateOnly))
		r.Days = daysBetween(since, u.period.From)
	}
	r.Instructed = u.instructed(p, agency, since)
	r.Trained = agency != u.Host && slices.ContainsFunc(u.sessions(u.Host, agency), func(s facts.Session) bool {
		return !u.dates.start(s.Date).Before(since)
	})
	return r
}

// clausesIn lists the clauses of one agreement on a subject.
func (o *operation) clausesIn(id, subject string) []facts.Text {
	clauses := o.v.Book.Agreements[id].Clauses
	var out []facts.Text
	for _, c := range slices.Sorted(maps.Keys(clauses)) {
		if slices.Contains(o.v.mattersOf(clauses[c]), subject) {
			out = append(out, clauseText(id, c))
		}
	}
	return out
}

func keepsReviews(a *book.Agreement) bool {
	for _, p := range a.Parties {
		if p.ReviewedWithPersonnel != "" {
			return true
		}
	}
	return false
}

// concluded is the day of the last signature or first approval of an agency
// and of the host; zero when none is stated. What came only after the
// deployment began is another matter: then they deployed without it.
func (o *operation) concluded(a *book.Agreement, agency string) time.Time {
	var last time.Time
	for _, id := range []string{o.Host, agency} {
		p := a.Parties[id]
		if p == nil {
			continue
		}
		for _, on := range bound(p) {
			if t := o.dates.start(on); t.After(last) && !t.After(o.period.From) {
				last = t
			}
		}
	}
	return last
}

// bound lists the days that made a party bound: that of its signature, and the
// first on which each body approved. That an approval was renewed says nothing
// new to officers.
func bound(p *book.Party) []string {
	first := map[string]string{}
	for _, a := range p.Approvals {
		if on, ok := first[a.By]; !ok || a.On < on {
			first[a.By] = a.On
		}
	}
	days := slices.Sorted(maps.Values(first))
	if p.Signed != "" {
		days = append(days, p.Signed)
	}
	return days
}

// instructed tells whether the officers of a party were taken through the
// terms, or briefed, once these were agreed and before they deployed.
func (o *operation) instructed(p *book.Party, agency string, since time.Time) bool {
	days := o.briefingsOf(agency)
	if p.ReviewedWithPersonnel != "" {
		days = append(days, o.dates.start(p.ReviewedWithPersonnel))
	}
	return slices.ContainsFunc(days, func(t time.Time) bool { return !t.Before(since) && !t.After(o.period.From) })
}
