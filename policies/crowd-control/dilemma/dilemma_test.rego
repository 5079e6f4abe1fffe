package roe.rules.crowd_control.dilemma_test

import data.roe.rules.crowd_control.dilemma
import data.roe.testing

test_whole_finding if {
	found := dilemma.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} must {action} on this deployment ({rule}), and their own rules forbid it ({own}). Whatever the officers with these tools do breaks one of the two rules.",
		"severity": "error",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "force"})
	considered := dilemma.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "force"})
	found := dilemma.findings with input as testing.facts([elsewhere])
	count(found) == 0
}

test_settled_is_none if {
	settled := object.union(_clash, {"settled": true})
	found := dilemma.findings with input as testing.facts([settled])
	count(found) == 0
}

test_not_in_play_is_a_note if {
	found := dilemma.findings with input as testing.facts([object.union(_clash, testing.idle)])
	{finding.severity | some finding in found} == {"note"}
}

_clash := testing.clash({
	"kind": "dilemma", "topic": "crowd-control", "actions": ["chemical/cs"], "reason": "required-here-prohibited-at-home", "left": {"position": "required"}, "right": {"position": "prohibited"}, "cause": "dilemma cause",
})
