package roe.rules.body_camera.mismatch_test

import data.roe.rules.body_camera.mismatch
import data.roe.testing

test_whole_finding if {
	found := mismatch.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, on one and the same assignment officers of {host} must not {action} ({rule}), and officers of {aid} may ({own}). What the video shows then depends on who stood where.",
		"severity": "warning",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "force"})
	considered := mismatch.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "force"})
	found := mismatch.findings with input as testing.facts([elsewhere])
	count(found) == 0
}

test_settled_is_none if {
	settled := object.union(_clash, {"settled": true})
	found := mismatch.findings with input as testing.facts([settled])
	count(found) == 0
}

test_not_in_play_is_a_note if {
	found := mismatch.findings with input as testing.facts([object.union(_clash, testing.idle)])
	{finding.severity | some finding in found} == {"note"}
}

test_says_why if {
	every case in _cases {
		one := object.union(_clash, case.changes)
		found := mismatch.findings with input as testing.facts([one])
		count(found) == 1
		every finding in found { endswith(finding.message, case.why) }
	}
}

_cases := [
	{"changes": {}, "why": "What the video shows then depends on who stood where."},
	{"changes": {"actions": ["camera/retain"]}, "why": "Video of one event then comes under two rules."},
]

_clash := testing.clash({
	"kind": "mismatch", "topic": "body-camera", "actions": ["camera/record"], "reason": "side-by-side", "left": {"view": "home"}, "cause": "mismatch cause",
})
