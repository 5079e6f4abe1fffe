package evidence

import (
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// mattersOf lists what a clause is about: what it says and does, and the
// matters whose actions it regulates.
func (v *volume) mattersOf(c *book.Clause) []string {
	return set(append(subjectsOf(c), v.subjectsOfNorm(&c.Norm)...))
}

func (v *volume) subjectsOfNorm(n *book.Norm) []string {
	_, words := stand(n)
	var about []string
	for id, s := range v.Book.Subjects {
		if slices.ContainsFunc(words, func(word string) bool { return v.taxonomy.covered(word, s.Actions) }) {
			about = append(about, id)
		}
	}
	return set(about)
}

// answers has a record for each section that says who does a job of
// accountability, for each host and helper of whom it binds one.
func (u *uses) answers() []facts.Answer {
	var out []facts.Answer
	for _, p := range u.helping() {
		out = append(out, u.byClauses(p[0], p[1])...)
		out = append(out, u.byInstruments(p[0], p[1])...)
	}
	return out
}

func (o *operation) answer(host, aid, subject, bears string) facts.Answer {
	return facts.Answer{Book: o.v.Dir, Deployment: o.id, Host: host, Aid: aid, Subject: subject, Bears: bears}
}

func (o *operation) byClauses(host, aid string) []facts.Answer {
	var out []facts.Answer
	for _, id := range o.between(host, aid) {
		clauses := o.v.Book.Agreements[id].Clauses
		for _, c := range slices.Sorted(maps.Keys(clauses)) {
			subject := clauses[c].Subject
			if clauses[c].Bears == "" || !o.v.answersFor(subject) {
				continue
			}
			r := o.answer(host, aid, subject, clauses[c].Bears)
			r.Document, r.Text, r.BindsHost, r.BindsAid = id, clauseText(id, c), true, true
			out = append(out, r)
		}
	}
	return out
}

func (o *operation) byInstruments(host, aid string) []facts.Answer {
	var out []facts.Answer
	for _, a := range o.v.allotments() {
		if !o.v.answersFor(a.Subject) {
			continue
		}
		id := a.instrument
		r := o.answer(host, aid, a.Subject, a.Bears)
		r.Document, r.Text, r.Law = id, sectionText(id, "allots", a.section), book.IsLaw(o.v.Book.Instruments[id].Kind)
		if r.BindsHost, r.BindsAid = o.binds(id, host), o.binds(id, aid); r.BindsHost || r.BindsAid {
			out = append(out, r)
		}
	}
	return out
}

// answersFor tells whether a matter is one of accountability.
func (v *volume) answersFor(subject string) bool {
	s := v.Book.Subjects[subject]
	return s != nil && s.Topic == "accountability"
}

// peopleTopics are the topics of which the agreements' silence is told by
// matter.
var peopleTopics = []string{"accountability", "training"}

// silences lists what the agreements relied on leave out.
func (u *uses) silences() []facts.Silence {
	var out []facts.Silence
	for _, id := range u.between() {
		for _, topic := range peopleTopics {
			left := u.v.leftOut(id, topic)
			for _, subject := range slices.Clone(left) {
				if u.saidElsewhere(id, topic, subject) {
					left = slices.DeleteFunc(left, func(s string) bool { return s == subject })
				}
			}
			out = append(out, u.v.silence(u.id, id, topic, left)...)
		}
	}
	return out
}

// silencesElsewhere lists it of agreements that no deployment relies on.
func (v *volume) silencesElsewhere() []facts.Silence {
	var out []facts.Silence
	for _, id := range v.agreementIDs() {
		for _, topic := range peopleTopics {
			if !v.reliedOn(id) {
				out = append(out, v.silence("", id, topic, v.leftOut(id, topic))...)
			}
		}
	}
	return out
}

func (v *volume) silence(deployment, id, topic string, subjects []string) []facts.Silence {
	if len(subjects) == 0 {
		return nil
	}
	return []facts.Silence{{Book: v.Dir, Deployment: deployment, Agreement: id, Path: book.Path("agreements", id), Topic: topic, Subjects: subjects}}
}

// leftOut lists the matters of a topic on which an agreement has no clause. It
// is known only of an agreement that is whole on the topic, and whose clauses
// there all say what they are about.
func (v *volume) leftOut(id, topic string) []string {
	a := v.Book.Agreements[id]
	if a.Covers[topic] != "whole" || v.vague(a, topic) {
		return nil
	}
	var out []string
	for subject, s := range v.Book.Subjects {
		if s.Topic == topic && !v.says(a, subject) {
			out = append(out, subject)
		}
	}
	return set(out)
}

// vague tells whether a clause of a topic does not say what it is about.
func (v *volume) vague(a *book.Agreement, topic string) bool {
	for _, c := range a.Clauses {
		if c.Topic == topic && len(v.mattersOf(c)) == 0 {
			return true
		}
	}
	return false
}

func (v *volume) says(a *book.Agreement, subject string) bool {
	for _, c := range a.Clauses {
		if slices.Contains(v.mattersOf(c), subject) {
			return true
		}
	}
	return false
}

// saidElsewhere tells whether another document binds all parties that are
// there and speaks of the matter, or may.
func (u *uses) saidElsewhere(agreement, topic, subject string) bool {
	present := slices.DeleteFunc(slices.Clone(u.takePart), func(agency string) bool {
		return u.v.Book.Agreements[agreement].Parties[agency] == nil
	})
	for _, id := range u.between(present...) {
		other := u.v.Book.Agreements[id]
		if id != agreement && (u.v.says(other, subject) || u.v.vague(other, topic)) {
			return true
		}
	}
	if u.Plan != nil && len(u.v.planned(u.Plan, subject)) > 0 {
		return true
	}
	return !slices.ContainsFunc(present, func(agency string) bool { return !u.answered(agency, subject) })
}

// answered tells whether some instrument that binds an agency speaks of the
// matter.
func (o *operation) answered(agency, subject string) bool {
	for id, in := range o.v.Book.Instruments {
		if allots(in, subject) && o.binds(id, agency) {
			return true
		}
	}
	return false
}

func allots(in *book.Instrument, subject string) bool {
	for _, a := range in.Allots {
		if a.Subject == subject {
			return true
		}
	}
	return subject == "training/eligibility" && len(in.Eligibility) > 0
}

// planned lists the sections of the operation order that regulate a matter.
func (v *volume) planned(p *book.Plan, subject string) []string {
	var out []string
	for _, section := range slices.Sorted(maps.Keys(p.Norms)) {
		if slices.Contains(v.subjectsOfNorm(p.Norms[section]), subject) {
			out = append(out, section)
		}
	}
	return out
}

// counted tells whether a thing is used up and can be counted.
func (t taxonomy) counted(id string) bool {
	for category := range t.above[strings.TrimPrefix(id, carry)] {
		if a := t.actions[category]; a != nil && a.Counted {
			return true
		}
	}
	return false
}
