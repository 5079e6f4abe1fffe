package roe.rules.force.mismatch_test

import data.roe.rules.force.mismatch
import data.roe.testing

test_whole_finding if {
	found := mismatch.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, on one and the same assignment officers of {host} must not {action} ({rule}), and officers of {aid} may ({own}). People in front of the line cannot tell which rule the officer who faces them follows.",
		"severity": "warning",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "tactics"})
	considered := mismatch.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "tactics"})
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
	"kind": "mismatch", "topic": "force", "actions": ["force/baton"], "reason": "side-by-side", "left": {"view": "home"}, "cause": "mismatch cause",
})
