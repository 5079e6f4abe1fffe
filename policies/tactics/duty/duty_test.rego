package roe.rules.tactics.duty_test

import data.roe.rules.tactics.duty
import data.roe.testing

test_whole_finding if {
	found := duty.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} must {action} by two rules: {measure} ({rule}), and {own_measure} ({own}). The higher number keeps both.",
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
	{"changes": {"reason": "count"}, "why": "The higher number keeps both."},
	{"changes": {"reason": "deadline"}, "why": "Each has its own clock, and the shorter one decides."},
	{"changes": {"reason": "recipients"}, "why": "Each office named must be told by itself."},
	{"changes": {"reason": "retention"}, "why": "Who keeps the more demanding rule keeps both."},
]

_clash := testing.clash({
	"kind": "duty", "topic": "tactics", "actions": ["tactics/announce"], "reason": "count", "left": {"position": "required", "duty": {"stated": true, "value": "at least 2 times"}}, "right": {"position": "required", "duty": {"stated": true, "value": "at least 1 times"}}, "cause": "duty cause",
})
