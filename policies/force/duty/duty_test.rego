package roe.rules.force.duty_test

import data.roe.rules.force.duty
import data.roe.testing

test_whole_finding if {
	found := duty.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} must {action} by two clocks: {measure} ({rule}), and {own_measure} ({own}). Each report has its own clock, and the shorter one decides by when the facts are written down.",
		"severity": "note",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "tactics"})
	considered := duty.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "tactics"})
	found := duty.findings with input as testing.facts([elsewhere])
	count(found) == 0
}

test_settled_is_none if {
	settled := object.union(_clash, {"settled": true})
	found := duty.findings with input as testing.facts([settled])
	count(found) == 0
}

test_not_in_play_is_none if {
	found := duty.findings with input as testing.facts([object.union(_clash, testing.idle)])
	count(found) == 0
}

test_says_why if {
	every case in _cases {
		one := object.union(_clash, case.changes)
		found := duty.findings with input as testing.facts([one])
		count(found) == 1
		every finding in found { endswith(finding.message, case.why) }
	}
}

_cases := [
	{"changes": {}, "why": "Each report has its own clock, and the shorter one decides by when the facts are written down."},
	{"changes": {"actions": ["force/medical-aid"]}, "why": "Each has its own clock, and the shorter one decides."},
	{"changes": {"reason": "recipients"}, "why": "Each of the two wants its own report; one does not stand in for the other."},
	{"changes": {"reason": "count"}, "why": "Who keeps the more demanding rule keeps both."},
	{"changes": {"actions": ["force/report-public"]}, "why": "Each report has its own clock, and the shorter one decides by when the facts are written down."},
]

_clash := testing.clash({
	"kind": "duty", "topic": "force", "actions": ["force/report"], "reason": "deadline", "left": {"position": "required", "duty": {"stated": true, "value": "within 24 hours of the use of force"}}, "right": {"position": "required", "duty": {"stated": true, "value": "within 72 hours of the use of force"}}, "cause": "duty cause",
})
