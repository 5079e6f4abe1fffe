package briefing

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// shoulder is how long before and after the deployment a date is shown that
// decides what holds in it.
const shoulder = 30 * 24 * time.Hour

// What a mark says that happens.
const (
	markBriefing = "briefing"
	markBegins   = "begins"
	markEnds     = "ends"
	markHandover = "hand-over"
	markGap      = "gap"
	markShift    = "shift-ends"
	markRules    = "rules-change"
	markExpires  = "expires"
	markDeclared = "declared"
)

// timeline is who is on what when, and every date at which something changes.
func (b *builder) timeline() Timeline {
	t := &chronicle{planner: b.planner()}
	t.operation()
	t.briefings()
	t.documents()
	t.authority()
	t.waivers()
	t.sort()
	return Timeline{During: b.facts.During, Zone: b.plan.Timezone, Lanes: t.lanes(), Marks: t.marks}
}

// chronicle collects what happens.
type chronicle struct {
	*planner
	marks []Mark
}

// mark adds what happens at an instant, unless that is too far from the
// deployment to matter or not stated.
func (t *chronicle) mark(at time.Time, kind string, line Line) {
	if at.IsZero() || at.Before(t.period.From.Add(-shoulder)) || at.After(t.period.Until.Add(shoulder)) {
		return
	}
	instant := t.instant(at)
	t.marks = append(t.marks, Mark{At: instant, When: t.moment(instant), Kind: kind, Part: t.part(at), Line: line})
}

// begins marks what begins on a day or at an instant of the book. Of a day
// nobody says midnight.
func (t *chronicle) begins(stated, kind string, line Line) {
	n := len(t.marks)
	t.mark(t.start(stated), kind, line)
	t.wholeDay(n, stated)
}

// ends marks what ends: at an instant that is stated, or with a day, which is
// its last. After says what follows; it may be empty.
func (t *chronicle) ends(stated, kind, what, after string, line Line) {
	if stated == "" {
		return
	}
	n, at := len(t.marks), t.end(stated)
	line.Text = report.Capital(what) + " ends"
	if aDay(stated) {
		at, line.Text = at.Add(-time.Second), "Last day of "+what
	}
	switch {
	case after != "" && aDay(stated):
		line.Text += "; then " + after
	case after != "":
		line.Text += ": " + after
	}
	line.Text += "."
	t.mark(at, kind, line)
	t.wholeDay(n, stated)
}

// wholeDay says of the mark that was added when there were n that it is of a
// day, if it was.
func (t *chronicle) wholeDay(n int, stated string) {
	if len(t.marks) > n && aDay(stated) {
		t.marks[n].When = t.words.Day(stated)
	}
}

// aDay tells whether a date of the book is a whole day.
func aDay(stated string) bool { return len(stated) == len(time.DateOnly) }

// part of the operational period in which an instant lies. Its last instant
// belongs to it: what ends then ends with it.
func (t *chronicle) part(at time.Time) string {
	switch {
	case at.Before(t.period.From):
		return "before"
	case at.After(t.period.Until):
		return "after"
	}
	return "during"
}

var markOrder = []string{markEnds, markShift, markExpires, markHandover, markGap, markRules, markDeclared, markBriefing, markBegins}

func (t *chronicle) sort() {
	at := func(m Mark) time.Time { return t.read(facts.Interval{From: m.At}).From }
	slices.SortStableFunc(t.marks, func(x, y Mark) int {
		return cmp.Or(at(x).Compare(at(y)), cmp.Compare(slices.Index(markOrder, x.Kind), slices.Index(markOrder, y.Kind)), cmp.Compare(x.Text, y.Text))
	})
}

// start and end read a date of the book as when something begins or ends.
func (t *chronicle) start(s string) time.Time { return zeroOn(book.Start(s, t.zone)) }

func (t *chronicle) end(s string) time.Time { return zeroOn(book.End(s, t.zone)) }

// zeroOn gives the zero time for a date that is not stated; the loader has
// refused those that cannot be read.
func zeroOn(at time.Time, err error) time.Time {
	if err != nil {
		return time.Time{}
	}
	return at
}

// operation marks what the plan itself lets begin and end.
func (t *chronicle) operation() {
	here := []Source{t.inPlan("deployment")}
	t.mark(t.period.From, markBegins, Line{Text: t.plan.Event + " begins.", Sources: here})
	t.mark(t.period.Until, markEnds, Line{Text: t.plan.Event + " ends.", Sources: here})
	if c := t.plan.Command; c != nil {
		t.mark(t.start(c.Activated), markBegins, Line{
			Text: "Those who command begin to work as one structure.", Sources: []Source{t.inPlan("command", "command", "activated")},
		})
	}
	for _, post := range t.posts() {
		for i := range post[1:] {
			h := t.handover(post[i], post[i+1])
			kind := markHandover
			if h.Gap.From != "" {
				kind = markGap
			}
			t.mark(t.read(facts.Interval{From: h.At}).From, kind, h.Line)
			if kind == markGap {
				next := post[i+1]
				line := linked(h.Post+": "+t.whose(next)+" takes over.", t.concerning("command", next.Path), "command/hand-over")
				t.mark(t.read(h.Gap).Until, markHandover, orSources(line, []Source{t.inPlan("position", "command", "positions", next.ID)}))
			}
		}
		t.postEnds(post)
	}
	for _, a := range t.in.Facts.Assignments {
		if t.here(a.Book, a.Deployment) {
			t.shift(a)
		}
	}
	t.offers()
}

// briefings marks when officers are told what applies.
func (t *chronicle) briefings() {
	for _, id := range slices.Sorted(maps.Keys(t.plan.Briefings)) {
		x := t.plan.Briefings[id]
		t.begins(x.On, markBriefing, Line{Text: t.briefed(id, x), Sources: []Source{t.inPlan("briefing", "briefings", id)}})
	}
}

// briefed says whose officers are briefed, and on what.
func (b *builder) briefed(id string, x *book.Briefing) string {
	var who, what []string
	for _, a := range b.agencies(x.Agencies) {
		who = append(who, a.Short)
	}
	for _, topic := range x.Topics {
		what = append(what, b.words.Topic(topic))
	}
	text := unitName(id) + ": officers of " + report.List(who) + " are briefed"
	if len(what) > 0 {
		text += " on " + report.List(what)
	}
	return text + "."
}

// postEnds marks a post that is taken up late, or left before the end with
// nobody to follow.
func (t *chronicle) postEnds(post []facts.Position) {
	first, last := post[0], post[len(post)-1]
	if from := t.read(first.During).From; from.After(t.period.From) {
		t.mark(from, markBegins, Line{
			Text:    icsTitle(first.Title) + ": " + t.whose(first) + " takes up the post; nobody held it before.",
			Sources: []Source{t.inPlan("position", "command", "positions", first.ID)},
		})
	}
	if until := t.read(last.During).Until; until.Before(t.period.Until) {
		line := linked(icsTitle(last.Title)+": "+t.whose(last)+" leaves the post; nobody follows.",
			t.concerning("command", last.Path), "command/no-incident-commander")
		t.mark(until, markGap, orSources(line, []Source{t.inPlan("position", "command", "positions", last.ID)}))
	}
}

// shift marks an assignment that does not last as long as the deployment.
func (t *chronicle) shift(a facts.Assignment) {
	during, here := t.read(a.During), []Source{t.inPlan("assignment", "assignments", a.ID)}
	if during.From.After(t.period.From) {
		t.mark(during.From, markBegins, Line{Text: "“" + a.Title + "” begins.", Sources: here, Tells: tellsPosts})
	}
	if during.Until.Before(t.period.Until) {
		t.mark(during.Until, markShift, Line{Text: "“" + a.Title + "” ends.", Sources: here, Tells: tellsPosts})
	}
}

// tellsPosts is what assignments give away: where officers stand.
var tellsPosts = []string{"posts"}

// lanes has one for each post and one for each assignment.
func (t *chronicle) lanes() (out []Lane) {
	posts := t.posts()
	titles := map[string]int{}
	for _, post := range posts {
		titles[post[0].Title]++
	}
	for _, post := range posts {
		lane := Lane{ID: post[0].ID, Title: icsTitle(post[0].Title), Kind: "command"}
		if titles[post[0].Title] > 1 {
			lane.Title += ", " + post[0].ID
		}
		at := t.facts.During.From
		for _, position := range post {
			lane.Bars = append(lane.Bars, t.vacancy(at, position.During.From)...)
			lane.Bars = append(lane.Bars, t.bar(position))
			at = position.During.Until
		}
		lane.Bars = append(lane.Bars, t.vacancy(at, t.facts.During.Until)...)
		out = append(out, lane)
	}
	for _, a := range t.assignments() {
		out = append(out, Lane{ID: a.ID, Title: a.Title, Kind: "assignment", Tells: tellsPosts, Bars: []Bar{{
			During: a.During, When: t.stretch(a.During), Text: a.Title,
		}}})
	}
	return out
}

func (t *chronicle) bar(position facts.Position) Bar {
	out := Bar{During: position.During, When: t.stretch(position.During), Text: t.whose(position), Position: position.ID}
	if !position.Agency.Stated {
		out.Gap, out.Text, out.Position = true, "nobody", ""
	}
	return out
}

// vacancy is the time between two holders, if there is any.
func (t *chronicle) vacancy(from, until string) []Bar {
	if !t.read(facts.Interval{From: from}).From.Before(t.read(facts.Interval{From: until}).From) {
		return nil
	}
	gap := facts.Interval{From: from, Until: until}
	return []Bar{{During: gap, When: t.stretch(gap), Text: "nobody", Gap: true}}
}
