package settle

import (
	"slices"
	"strings"

	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// subjectsOf says of the rules about what agreements leave out which clauses
// are missing: a part for each, served by any of several clauses.
var subjectsOf = map[string]func(*foresight, *report.Finding) way{
	"finance/costs-unsaid":                bearing("finance/costs"),
	"finance/no-indemnity":                bearing("finance/liability"),
	"finance/workers-compensation-unsaid": bearing("finance/workers-compensation"),
	"accountability/unsaid":               silence(func(s string) bool { return s != "accountability/records" }),
	"accountability/records-unsaid":       silence(func(s string) bool { return s == "accountability/records" }),
	"agreement/missing-clause":            missingClause,
	"agreement/left-out":                  leftOut,
	"legal/court-order-unmentioned":       courtOrders,
	"legal/demand-unmet":                  demanded,
	"command/outside-authority":           commanding,
}

// bearers are who may bear a cost, do a job or keep a thing, in the order in
// which both sides alike, the host's side, and a third way choose. Which it is
// the parties decide: the first of a stance is no more than a draft.
var bearers = map[string][]string{
	"finance/costs":                 {"own", "host", "shared"},
	"finance/pay":                   {"own", "host", "shared"},
	"finance/liability":             {"own", "host", "fault"},
	"finance/workers-compensation":  {"own", "host"},
	"accountability/complaints":     {"own", "host", "shared"},
	"accountability/investigations": {"own", "host", "outside"},
	"accountability/evidence":       {"host", "own"},
	"accountability/arrestees":      {"host", "own"},
	"accountability/case-numbers":   {"host", "own"},
	"accountability/records":        {"shared", "host", "own"},
	"resources/loss":                {"own", "host", "fault"},
}

// plain are subjects on which a clause states a duty and nobody bears
// anything. Of a subject that is in neither list no draft can be made: what it
// would say is law or local fact.
var plain = []string{
	"accountability/identification", "accountability/rosters", "accountability/rounds",
	"agreement/review", "agreement/withdrawal",
	"command/structure", "command/conflicting-orders", "communications/channels",
	"crowd-control/tools", "force/reporting",
	"finance/claims", "finance/insurance", "legal/court-orders", "legal/immigration",
	"request/procedure", "request/refusal", "request/recall",
	"resources/equipment", "resources/inventory", "roles/tasks",
	"training/joint", "training/terms",
}

// bearersOf lists the answers to a clause's question, its own first.
func bearersOf(k key) []string {
	if k.bears == "" {
		return nil
	}
	out := []string{k.bears}
	for _, b := range bearers[k.subject] {
		if b != k.bears {
			out = append(out, b)
		}
	}
	return out
}

// about lists the clauses of an agreement on a subject.
func (f *foresight) about(agreement, subjectID string) []int {
	s := f.book.Subjects[subjectID]
	if s == nil || f.only != "" && f.only != agreement {
		return nil
	}
	k := key{agreement: agreement, kind: subject, topic: s.Topic, subject: subjectID}
	out := f.policy(agreement, subjectID)
	if slices.Contains(plain, subjectID) {
		return append(out, f.atom(k, ""))
	}
	for _, who := range bearers[subjectID] {
		k.bears = who
		out = append(out, f.atom(k, ""))
	}
	return out
}

// policy lists the clauses that say whose rules apply on a topic, which is an
// answer to the subject of that name.
func (f *foresight) policy(agreement, subjectID string) []int {
	topic := map[string]string{"force/policy": "force", "crowd-control/tools": "crowd-control", "body-camera/policy": "body-camera"}[subjectID]
	if topic == "" {
		return nil
	}
	var out []int
	for _, by := range []string{"stricter", "host"} {
		out = append(out, f.atom(key{agreement: agreement, kind: settles, topic: topic, by: by}, everything))
	}
	return out
}

// bearing: between each helper of the finding and its host, an agreement that
// holds has to say who bears it.
func bearing(matter string) func(*foresight, *report.Finding) way {
	return func(f *foresight, finding *report.Finding) way {
		var out way
		for i := range f.facts.Bearings {
			b := &f.facts.Bearings[i]
			if b.Deployment != f.id || b.Subject != matter || !slices.Contains(finding.Agencies, b.Aid) || !f.citesOne(finding, b) || unreachedYet(b) {
				continue
			}
			var part []int
			for _, agreement := range f.between(b.Host, b.Aid) {
				part = append(part, f.about(agreement, matter)...)
			}
			out = append(out, part)
		}
		return out
	}
}

func unreachedYet(b *facts.Bearing) bool {
	return !b.Known || slices.ContainsFunc(b.Says, func(s facts.BearingText) bool { return s.Reached })
}

// citesOne tells whether a finding is about the agreements of a record.
func (f *foresight) citesOne(finding *report.Finding, b *facts.Bearing) bool {
	cited := func(path string) bool {
		return slices.ContainsFunc(finding.Places, func(p report.Place) bool { return p.Path == path })
	}
	for _, t := range b.Vague {
		if !cited(t.Path) {
			return false
		}
	}
	for _, id := range b.Silent {
		if !cited(f.agreementPath(id)) {
			return false
		}
	}
	return true
}

func (f *foresight) agreementPath(id string) string {
	for i := range f.facts.Agreements {
		if f.facts.Agreements[i].ID == id {
			return f.facts.Agreements[i].Path
		}
	}
	return ""
}

func at(finding *report.Finding, path string) bool {
	return slices.ContainsFunc(finding.Places, func(p report.Place) bool { return p.Path == path })
}

// silence: the agreement has to speak of each matter that it leaves out.
func silence(wanted func(string) bool) func(*foresight, *report.Finding) way {
	return func(f *foresight, finding *report.Finding) way {
		var out way
		for _, s := range f.facts.Silences {
			if s.Deployment != f.id || s.Topic != finding.Topic || !at(finding, s.Path) {
				continue
			}
			for _, matter := range s.Subjects {
				if wanted(matter) {
					out = append(out, f.about(s.Agreement, matter))
				}
			}
		}
		return out
	}
}

// usual is the subject that a topic without any clause needs first.
var usual = map[string]string{
	"force": "force/policy", "crowd-control": "crowd-control/tools", "body-camera": "body-camera/policy",
	"command": "command/structure", "communications": "communications/channels",
	"request": "request/procedure", "roles": "roles/tasks", "resources": "resources/equipment",
	"training": "training/terms", "agreement": "agreement/review",
}

// missingClause: any clause on the topic will do.
func missingClause(f *foresight, finding *report.Finding) way {
	var out way
	for _, m := range f.facts.Missing {
		if m.Deployment != f.id || !f.caused(finding, "missing clause", m.Agreement, m.Topic) {
			continue
		}
		part := f.about(m.Agreement, usual[m.Topic])
		for i, a := range f.atoms {
			if k := f.keys[a.key]; k.agreement == m.Agreement && k.topic == m.Topic && !slices.Contains(part, i) {
				part = append(part, i)
			}
		}
		out = append(out, part)
	}
	return out
}

// caused tells findings of one rule on one agreement apart: by their causes,
// from which fingerprints are made.
func (f *foresight) caused(finding *report.Finding, cause ...string) bool {
	return finding.Fingerprint == report.Fingerprint(finding.Rule, f.id, strings.Join(cause, " "))
}

// leftOut: what makes it more than a note are the matters that have to be
// known before anybody acts.
func leftOut(f *foresight, finding *report.Finding) way {
	var out way
	for _, m := range f.facts.Unsaid {
		if m.Deployment != f.id || !f.caused(finding, "left out", m.Agreement, m.Topic) {
			continue
		}
		for _, matter := range m.Subjects {
			if slices.Contains([]string{"command/structure", "crowd-control/tools", "force/policy", "legal/powers"}, matter) {
				out = append(out, f.about(m.Agreement, matter))
			}
		}
	}
	return out
}

func courtOrders(f *foresight, finding *report.Finding) way {
	var out way
	for _, o := range f.facts.CourtOrders {
		if o.Deployment == f.id && o.Silent && at(finding, o.Path) {
			out = append(out, f.about(o.Agreement, "legal/court-orders"))
		}
	}
	return out
}

func demanded(f *foresight, finding *report.Finding) way {
	var out way
	for _, d := range f.facts.Demands {
		if d.Deployment != f.id || !at(finding, d.Path) || !at(finding, d.DemandPath) {
			continue
		}
		for _, matter := range d.Missing {
			out = append(out, f.about(d.Agreement, matter))
		}
	}
	return out
}

// commanding: an agreement of those who work under a post has to give its
// holder the command.
func commanding(f *foresight, finding *report.Finding) way {
	var out way
	for _, s := range f.facts.Superiors {
		if s.Deployment != f.id || s.Hosts || s.Territory || len(s.Clauses)+len(s.Grants) > 0 ||
			!slices.Contains(finding.Agencies, s.Agency) || !slices.Contains(finding.Agencies, s.Over) {
			continue
		}
		var part []int
		for _, agreement := range f.between(s.Agency, s.Over) {
			part = append(part, f.atom(key{agreement: agreement, kind: command, topic: "command", by: s.Agency}, ""))
		}
		out = append(out, part)
	}
	return out
}
