package roe.rules.crowd_control.duty_test

import data.roe.rules.crowd_control.duty
import data.roe.testing

test_whole_finding if {
	found := duty.findings with input as testing.facts([_clash])
	found == {{
		"actions": ["tactics/announce"],
		"agencies": ["riverton", "harbor"],
		"args": {
			"action": {"actions": ["tactics/announce"]},
			"aid": {"agencies": ["harbor"]},
			"measure": {"words": "within 24 hours of the use of force"},
			"own": {"norms": ["manual#308.4"]},
			"own_measure": {"words": "within 72 hours of the use of force"},
			"rule": {"norms": ["order#5.2"]},
			"situation": {"situation": "c1"},
		},
		"book": "b",
		"cause": "duty cause",
		"clash": "c1",
		"deployment": "day",
		"message": "Given {situation}, officers of {aid} must {action} by two clocks: {measure} ({rule}), and {own_measure} ({own}). Each has its own clock, and the shorter one decides.",
		"places": [
			{"path": "instruments.order.norms.\"5.2\"", "role": "host rule"},
			{"path": "instruments.manual.norms.\"308.4\"", "role": "own rule"},
		],
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
	{"changes": {"reason": "deadline"}, "why": "Each has its own clock, and the shorter one decides."},
	{"changes": {"reason": "recipients"}, "why": "Each office named must be told by itself."},
	{"changes": {"reason": "retention"}, "why": "Who keeps the more demanding rule keeps both."},
]

_clash := testing.clash({
	"kind": "duty", "topic": "crowd-control", "actions": ["tactics/announce"], "reason": "deadline", "left": {"position": "required", "duty": {"stated": true, "value": "within 24 hours of the use of force"}}, "right": {"position": "required", "duty": {"stated": true, "value": "within 72 hours of the use of force"}}, "cause": "duty cause",
})
