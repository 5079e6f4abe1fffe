package evidence

import (
	"cmp"
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// entry is one text that says which officers may come.
type entry struct {
	text  facts.Text
	need  *book.Eligibility
	words words
}

// eligibility has a record for each unit that comes to help and each text that
// says which officers may come.
func (o *operation) eligibility() []facts.Eligibility {
	var out []facts.Eligibility
	for _, id := range slices.Sorted(maps.Keys(o.Units)) {
		for _, host := range o.hostsOf(id) {
			for _, e := range o.entries(host, o.Units[id].Agency) {
				if o.concerns(e, id, host) {
					out = append(out, o.admit(id, host, e))
				}
			}
		}
	}
	return out
}

// hostsOf lists the agencies that a unit comes to help.
func (o *operation) hostsOf(unit string) []string {
	var hosts []string
	for id, a := range o.Assignments {
		if slices.Contains(a.Units, unit) {
			hosts = append(hosts, o.hostOf(id))
		}
	}
	if len(hosts) == 0 {
		hosts = []string{o.Host}
	}
	own := o.Units[unit].Agency
	return slices.DeleteFunc(set(hosts), func(host string) bool { return host == own })
}

// entries lists the texts for an agency that comes to a host, by clause and
// instrument: a law may speak to who sends or to who receives.
func (o *operation) entries(host, agency string) []entry {
	var out []entry
	for _, id := range o.between(host, agency) {
		a := o.v.Book.Agreements[id]
		for _, c := range slices.Sorted(maps.Keys(a.Clauses)) {
			if need := a.Clauses[c].Eligibility; need != nil {
				out = append(out, entry{clauseText(id, c), need, o.v.words(a.Terms, "")})
			}
		}
	}
	for _, id := range o.v.instrumentIDs() {
		in := o.v.Book.Instruments[id]
		if len(in.Eligibility) == 0 || !o.binds(id, agency) && !o.binds(id, host) {
			continue
		}
		for _, section := range slices.Sorted(maps.Keys(in.Eligibility)) {
			out = append(out, entry{sectionText(id, "eligibility", section), in.Eligibility[section], o.v.words(in.Terms, in.Issuer)})
		}
	}
	return out
}

// between lists the agreements relied on to which all of these are parties.
func (o *operation) between(agencies ...string) []string {
	return slices.DeleteFunc(set(o.Agreements), func(id string) bool {
		a := o.v.Book.Agreements[id]
		return a == nil || slices.ContainsFunc(agencies, func(agency string) bool { return a.Parties[agency] == nil })
	})
}

func clauseText(agreement, clause string) facts.Text {
	return facts.Text{Kind: "clause", ID: normID(agreement, clause), Path: book.Path("agreements", agreement, "clauses", clause)}
}

func sectionText(instrument, field, section string) facts.Text {
	return facts.Text{Kind: "instrument", ID: instrument, Path: book.Path("instruments", instrument, field, section)}
}

// concerns tells whether a text speaks of such a unit: of officers from
// another state, or of those on certain tasks. A unit whose tasks are not
// stated may be used for any.
func (o *operation) concerns(e entry, unit, host string) bool {
	agency := o.v.agency(o.Units[unit].Agency)
	if e.need.Interstate && (agency.Kind == "federal" || agency.State == o.v.agency(host).State) {
		return false
	}
	asked, tasks := e.words.resolve(e.need.Tasks, nil), o.tasksOf(unit, host)
	return len(asked) == 0 || len(tasks) == 0 ||
		slices.ContainsFunc(tasks, func(task string) bool { return o.v.taxonomy.covered(task, asked) })
}

// tasksOf lists what a unit is there to do for a host.
func (o *operation) tasksOf(unit, host string) []string {
	var tasks []string
	for id, a := range o.Assignments {
		if slices.Contains(a.Units, unit) && o.hostOf(id) == host {
			tasks = append(tasks, o.v.words(nil, host).resolve(a.Tasks, nil)...)
		}
	}
	return set(tasks)
}

// admit holds the officers of a unit against one text.
func (o *operation) admit(id, host string, e entry) facts.Eligibility {
	u := o.Units[id]
	r := facts.Eligibility{
		Book: o.v.Dir, Deployment: o.id, Unit: id, Path: o.path("units", id), Agency: u.Agency,
		Host: host, State: o.v.agency(host).State, Text: e.text,
		Listed: len(u.Classes) > 0, Sent: given(u.Officers),
	}
	s := screening{need: e.need, day: o.period.From, dates: o.dates, agency: o.v.agency(u.Agency), state: r.State}
	listed := 0
	for _, class := range slices.Sorted(maps.Keys(u.Classes)) {
		c := u.Classes[class]
		listed += c.Officers
		s.count(&r, c, o.path("units", id, "classes", class))
	}
	// Of those who come and are not listed nothing is known, save what holds of
	// their whole agency.
	if rest := r.Sent.Value - listed; rest > 0 || !r.Listed {
		s.count(&r, &book.OfficerClass{Officers: max(rest, 0)}, r.Path)
	}
	inOrder(r.Lacks)
	inOrder(r.Unclear)
	r.Enough = r.Eligible >= cmp.Or(r.Sent.Value, listed)
	return r
}
