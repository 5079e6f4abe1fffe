package roe.rules.body_camera.unreached_test

import data.roe.rules.body_camera.unreached
import data.roe.testing

test_whole_finding if {
	found := unreached.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} may {action}, but need not ({own}). Officers of {host} must ({rule}), and nothing extends that to {aid}. Part of what happens there will not be on video.",
		"severity": "error",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "force"})
	considered := unreached.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "force"})
	found := unreached.findings with input as testing.facts([elsewhere])
	count(found) == 0
}

test_settled_is_none if {
	settled := object.union(_clash, {"settled": true})
	found := unreached.findings with input as testing.facts([settled])
	count(found) == 0
}

test_not_in_play_is_a_note if {
	found := unreached.findings with input as testing.facts([object.union(_clash, testing.idle)])
	{finding.severity | some finding in found} == {"note"}
}

test_says_why if {
	every case in _cases {
		one := object.union(_clash, case.changes)
		found := unreached.findings with input as testing.facts([one])
		count(found) == 1
		every finding in found { endswith(finding.message, case.why) }
	}
}

_cases := [
	{"changes": {}, "why": "Part of what happens there will not be on video."},
	{"changes": {"left": {"position": "prohibited"}, "reason": "prohibited-by-host"}, "why": "Part of what happens there will be on video that the host did not want made."},
	{"changes": {"actions": ["camera/retain"]}, "why": "What the host promised its public holds for its own officers only."},
]

_clash := testing.clash({
	"kind": "unreached", "topic": "body-camera", "actions": ["camera/record"], "reason": "required-by-host", "left": {"view": "host-home", "position": "required"}, "right": {"approvals": []}, "cause": "unreached cause",
})
