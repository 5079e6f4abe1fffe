package roe.rules.crowd_control.mismatch_test

import data.roe.rules.crowd_control.mismatch
import data.roe.testing

test_whole_finding if {
	found := mismatch.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, on one and the same assignment officers of {host} must not {action} ({rule}), and officers of {aid} may ({own}). Whether it is used then depends on who happens to stand there.",
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

_clash := testing.clash({
	"kind": "mismatch", "topic": "crowd-control", "actions": ["chemical/cs"], "reason": "side-by-side", "left": {"view": "home"}, "cause": "mismatch cause",
})
