package roe.rules.crowd_control.duty_test

import data.roe.rules.crowd_control.duty
import data.roe.testing

test_whole_finding if {
	found := duty.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} must {action} by two clocks: {measure} ({rule}), and {own_measure} ({own}). Each has its own clock, and the shorter one decides.",
		"severity": "note",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "force"})
	considered := duty.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "force"})
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
	{"changes": {"left": {"view": "host-home"}}, "why": "Officers who stand side by side then do it differently, and nobody has said which holds for both."},
	{"changes": {"reason": "deadline"}, "why": "Each has its own clock, and the shorter one decides."},
	{"changes": {"reason": "recipients"}, "why": "Each office named must be told by itself."},
	{"changes": {"reason": "retention"}, "why": "Who keeps the more demanding rule keeps both."},
]

_clash := testing.clash({
	"kind": "duty", "topic": "crowd-control", "actions": ["tactics/announce"], "reason": "deadline", "left": {"position": "required", "duty": {"stated": true, "value": "within 24 hours of the use of force"}}, "right": {"position": "required", "duty": {"stated": true, "value": "within 72 hours of the use of force"}}, "cause": "duty cause",
})
