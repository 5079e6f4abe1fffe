package roe.rules.crowd_control.unreached_test

import data.roe.rules.crowd_control.unreached
import data.roe.testing

test_whole_finding if {
	found := unreached.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} may {action} {approvals} ({own}). Officers of {host} must not ({rule}), and nothing extends that to {aid}. The host answers to the public for what is used in its streets.",
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
	{"changes": {"exposure": {"carried": true}}, "why": "They come with it on the vehicle, and the host answers to the public for what is used."},
	{"changes": {}, "why": "The host answers to the public for what is used in its streets."},
]

_clash := testing.clash({
	"kind": "unreached", "topic": "crowd-control", "actions": ["chemical/cs"], "reason": "prohibited-by-host", "left": {"view": "host-home"}, "right": {"approvals": [{"rung": "supervisor", "agency": "own", "office": ""}]}, "cause": "unreached cause",
})
