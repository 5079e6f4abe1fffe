package readiness

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// How many dates a summary shows.
const (
	nextDates    = 5
	matterOfDate = 3
)

func (b *builder) summary() Summary {
	s := Summary{Accepted: len(b.accepted)}
	for _, f := range b.open {
		switch f.Severity {
		case rule.Error:
			s.Errors++
		case rule.Warning:
			s.Warnings++
		default:
			s.Notes++
		}
	}
	s.Agencies = b.agencyStandings()
	s.Next, s.Matter = b.next(), b.matter()
	s.Items = b.byStatus(func(c *Card) []Item { return c.Items })
	s.Further = b.byStatus(func(c *Card) []Item { return c.Whole })
	s.Words = b.inOneSentence(&s)
	return s
}

// byStatus counts matters of all agreements by status.
func (b *builder) byStatus(of func(*Card) []Item) (out []Count) {
	counts := map[string]int{}
	for i := range b.out.Agreements {
		for _, item := range of(&b.out.Agreements[i]) {
			counts[item.Status]++
		}
	}
	for _, status := range Statuses {
		out = append(out, Count{status, counts[status]})
	}
	return out
}

// agencyStandings says of everybody in the season whether it is ready, worst
// first.
func (b *builder) agencyStandings() (out []AgencyStanding) {
	for _, id := range b.everybody() {
		out = append(out, b.agencyStanding(id))
	}
	order := []string{report.NotReady, report.NoVerdict, report.ReadyWithBriefing, report.Ready}
	slices.SortStableFunc(out, func(a, b AgencyStanding) int {
		return cmp.Or(cmp.Compare(slices.Index(order, a.Status), slices.Index(order, b.Status)),
			cmp.Compare(b.Tasks, a.Tasks), cmp.Compare(a.Agency.Short, b.Agency.Short))
	})
	return out
}

// everybody is who takes part in something of the season or is a party.
func (b *builder) everybody() []string {
	ids := map[string]bool{}
	for _, d := range b.season {
		for _, id := range d.Agencies {
			ids[id] = true
		}
	}
	for _, d := range b.out.Dates {
		for _, a := range d.Agencies {
			ids[a.ID] = true
		}
	}
	for _, c := range b.out.Agreements {
		for _, p := range c.Parties {
			ids[p.Agency.ID] = true
		}
	}
	return slices.Sorted(maps.Keys(ids))
}

// agencyStanding is by what is open for an agency, and by whether what it
// takes part in could be judged.
func (b *builder) agencyStanding(id string) AgencyStanding {
	s := AgencyStanding{Agency: b.agency("", id)}
	errors, warnings, notes := b.countOf(id)
	for _, t := range b.out.Worklist {
		if slices.ContainsFunc(t.By, func(a Agency) bool { return a.ID == id }) {
			if s.Tasks++; s.First == "" {
				s.First = t.Day
			}
		}
	}
	judged, unknown := false, ""
	for _, d := range b.out.Deployments {
		if !d.InSeason || d.Host.ID != id && !slices.ContainsFunc(d.Aids, func(a Agency) bool { return a.ID == id }) {
			continue
		}
		judged = true
		if d.Verdict == report.NoVerdict {
			unknown = d.Reason
		}
	}
	switch {
	case errors+warnings > 0:
		s.Status, s.Words = report.NotReady, b.toSettle(errors, warnings, s.Tasks)
	case !judged:
		s.Status, s.Words = report.NoVerdict, "It takes part in no deployment of the season, so nothing was judged."
	case unknown != "":
		s.Status, s.Words = report.NoVerdict, sentence(report.Capital(unknown))
	case notes > 0:
		s.Status, s.Words = report.ReadyWithBriefing, report.Count(notes, "thing")+" to tell officers."
	default:
		s.Status, s.Words = report.Ready, "Nothing is open."
	}
	return s
}

// toSettle says how much of what is open concerns an agency, and in how much it
// has a part: a host settles with those who help it what concerns these alone.
func (b *builder) toSettle(errors, warnings, tasks int) string {
	all := 0
	for _, f := range b.open {
		if f.Severity != rule.Note {
			all++
		}
	}
	n := errors + warnings
	out := report.Capital(report.Tally(errors, warnings)) + " to settle."
	if n < all {
		out = fmt.Sprintf("%s of the %d that are open %s it.", report.Capital(report.Tally(errors, warnings)), all, map[bool]string{true: "concerns", false: "concern"}[n == 1])
	}
	if tasks > n {
		out += fmt.Sprintf(" It has a part in settling %d things.", tasks)
	}
	return out
}

// countOf counts what is open for an agency; what was accepted counts as
// something to tell.
func (b *builder) countOf(id string) (errors, warnings, notes int) {
	for _, f := range b.open {
		if !slices.Contains(b.askedOf(f), id) {
			continue
		}
		switch f.Severity {
		case rule.Error:
			errors++
		case rule.Warning:
			warnings++
		default:
			notes++
		}
	}
	for _, f := range b.accepted {
		if slices.Contains(f.Agencies, id) {
			notes++
		}
	}
	return errors, warnings, notes
}

// next are the dates that come next.
func (b *builder) next() (out []int) {
	for i, d := range b.out.Dates {
		if d.Last >= b.in.Report.Today && len(out) < nextDates {
			out = append(out, i)
		}
	}
	return out
}

// matter are the dates that matter most: on which most of what is open first
// matters, for which a deployment is not ready, or after which something is not
// covered. They come in time.
func (b *builder) matter() (out []int) {
	weights := map[int]int{}
	for i, d := range b.out.Dates {
		if d.Last >= b.in.Report.Today {
			weights[i] = b.weight(&d)
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(i, j int) int { return cmp.Compare(weights[j], weights[i]) })
	out = out[:min(matterOfDate, len(out))]
	slices.Sort(out)
	return out
}

func (b *builder) weight(d *Date) int {
	w := 0
	for _, t := range b.out.Worklist {
		if t.First == d.Day && (t.For == d.Title || d.Deployment != "") {
			w += rule.Weight(t.Severity)
		}
	}
	switch {
	case d.Verdict == report.NotReady, d.Verdict == report.NoVerdict:
		w += 20
	case d.Note != "":
		w += 15
	case d.Deployment != "":
		w += 12
	}
	if d.Election {
		w += 5
	}
	if coming[d.Kind] != "" {
		w += 3
	}
	return w
}

// Unjudged tells whether nothing of the season was judged: there is nobody in
// it, or nobody of whom it could be said whether they are ready.
func (r *Readiness) Unjudged() bool {
	return !slices.ContainsFunc(r.Summary.Agencies, func(s AgencyStanding) bool { return s.Status != report.NoVerdict })
}

// Exit is the exit code that a review asks for: 2 when something, or all of the
// season, could not be judged, 1 when an open finding reaches the level failOn.
func (r *Readiness) Exit(failOn string) int {
	level := rule.Weight(failOn)
	if r.Incomplete || r.Unjudged() {
		return 2
	}
	code := 0
	for i := range r.Findings {
		if f := &r.Findings[i]; level > 0 && f.Accepted == "" && rule.Weight(f.Severity) >= level {
			code = 1
		}
	}
	for _, d := range r.Deployments {
		if d.InSeason && d.Verdict == report.NoVerdict {
			code = 2
		}
	}
	return code
}

// inOneSentence is the whole at one look.
func (b *builder) inOneSentence(s *Summary) string {
	if len(s.Agencies) == 0 {
		return "No agency takes part in anything in this season."
	}
	counts := map[string]int{}
	for _, a := range s.Agencies {
		counts[a.Status]++
	}
	var parts []string
	for _, status := range []string{report.NotReady, report.NoVerdict, report.ReadyWithBriefing, report.Ready} {
		if n := counts[status]; n > 0 {
			parts = append(parts, standingWords(n, len(s.Agencies), status))
		}
	}
	out := sentence(report.Capital(list(parts)))
	if s.Errors+s.Warnings > 0 {
		out += " " + report.Capital(report.Tally(s.Errors, s.Warnings)) + map[bool]string{true: " is", false: " are"}[s.Errors+s.Warnings == 1] + " to be settled."
	}
	for _, i := range s.Next {
		if d := b.out.Dates[i]; d.Kind == "event" || d.Kind == "deployment" {
			return out + fmt.Sprintf(" Next is %s, %s.", d.Title, begins(d.During))
		}
	}
	return out
}

func standingWords(n, of int, status string) string {
	verb := map[bool]string{true: "is", false: "are"}[n == 1]
	none := status == report.NoVerdict
	switch {
	case none && n == of && of == 1:
		return "of the one agency there is no verdict"
	case none && n == of:
		return fmt.Sprintf("of none of the %d agencies is there a verdict", of)
	case none:
		return fmt.Sprintf("of %d of the %d agencies there is no verdict", n, of)
	case n == of && of == 1:
		return "the one agency is " + status
	case n == of && status == report.NotReady && of == 2:
		return "neither agency is ready"
	case n == of && status == report.NotReady:
		return fmt.Sprintf("none of the %d agencies is ready", of)
	case n == of && of == 2:
		return "both agencies are " + status
	case n == of:
		return fmt.Sprintf("all %d agencies are %s", of, status)
	}
	return fmt.Sprintf("%d of %d agencies %s %s", n, of, verb, status)
}
