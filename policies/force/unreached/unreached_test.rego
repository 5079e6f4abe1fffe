package roe.rules.force.unreached_test

import data.roe.rules.force.unreached
import data.roe.testing

test_whole_finding if {
	found := unreached.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} may {action} {approvals} ({own}). Officers of {host} must not ({rule}), and nothing extends that to {aid}. The public then meets two rules on force in one line of officers.",
		"severity": "error",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "tactics"})
	considered := unreached.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "tactics"})
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

_clash := testing.clash({
	"kind": "unreached", "topic": "force", "actions": ["force/baton"], "reason": "prohibited-by-host", "left": {"view": "host-home"}, "right": {"approvals": [{"rung": "supervisor", "agency": "own", "office": ""}]}, "cause": "unreached cause",
})
