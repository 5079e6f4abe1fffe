package evidence

import (
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// unsaid lists the matters that an agreement leaves out, topic by topic, where
// that can be told: the topic is encoded whole, has clauses, and each of them
// says what it is about. A topic without any clause is another record.
func (v *volume) unsaid(deployment, id string) []facts.MissingSubjects {
	a := v.Book.Agreements[id]
	if a == nil {
		return nil
	}
	said, unclear, topics := saidBy(a)
	var out []facts.MissingSubjects
	for _, topic := range slices.Sorted(maps.Keys(a.Covers)) {
		if a.Covers[topic] != "whole" || !topics[topic] || unclear[topic] {
			continue
		}
		m := facts.MissingSubjects{
			Book: v.Dir, Deployment: deployment, Agreement: id, Path: book.Path("agreements", id), Topic: topic,
		}
		for _, subject := range slices.Sorted(maps.Keys(v.Book.Subjects)) {
			if v.Book.Subjects[subject].Topic == topic && !said[subject] {
				m.Subjects = append(m.Subjects, subject)
			}
		}
		if m.Subjects != nil {
			out = append(out, m)
		}
	}
	return out
}

// saidBy gives the subjects that an agreement settles, the topics on which
// some clause does not say what it is about, and all topics with a clause.
func saidBy(a *book.Agreement) (said, unclear, topics map[string]bool) {
	said, unclear, topics = stateds(a), map[string]bool{}, map[string]bool{}
	for _, c := range a.Clauses {
		topics[c.Topic] = true
		subjects := subjectsOf(c)
		if len(subjects) == 0 {
			unclear[c.Topic] = true
		}
		for _, s := range subjects {
			said[s] = true
		}
	}
	return said, unclear, topics
}

// stateds are the subjects that an agreement settles in fields of its own.
func stateds(a *book.Agreement) map[string]bool {
	return map[string]bool{
		"agreement/term":    a.From != "" || a.Until != "",
		"agreement/purpose": len(a.Purposes)+len(a.Excludes) > 0,
		"agreement/review":  a.ReviewEveryMonths != nil,
		"roles/tasks":       len(a.Tasks) > 0,
		"legal/immigration": slices.Contains(a.Excludes, "immigration-enforcement"),
	}
}

// policySubjects is the subject that a clause settles which says whose rules
// apply on a topic.
var policySubjects = map[string]string{
	"force": "force/policy", "crowd-control": "crowd-control/tools", "body-camera": "body-camera/policy",
}

// subjectsOf are what a clause is about: what it says, and what it does.
func subjectsOf(c *book.Clause) []string {
	var out []string
	add := func(does bool, subject string) {
		if does && subject != "" {
			out = append(out, subject)
		}
	}
	add(c.Subject != "", c.Subject)
	add(c.Escort != nil, "roles/escort")
	add(c.Eligibility != nil, "training/eligibility")
	add(c.Extends != nil || c.Settles != nil, policySubjects[c.Topic])
	if c.Grants != nil {
		for _, power := range c.Grants.Powers {
			add(power == "command", "command/structure")
			add(power != "command", "legal/powers")
		}
	}
	return out
}

// unsaid lists what the agreements relied on leave out.
func (o *operation) unsaid() []facts.MissingSubjects {
	var out []facts.MissingSubjects
	for _, id := range set(o.Agreements) {
		out = append(out, o.v.unsaid(o.id, id)...)
	}
	return out
}

// unsaidElsewhere lists what agreements leave out on which no deployment
// relies.
func (v *volume) unsaidElsewhere() []facts.MissingSubjects {
	var out []facts.MissingSubjects
	for _, id := range v.agreementIDs() {
		if !v.reliedOn(id) {
			out = append(out, v.unsaid("", id)...)
		}
	}
	return out
}
