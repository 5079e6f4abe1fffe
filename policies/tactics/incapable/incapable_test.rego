package roe.rules.tactics.incapable_test

import data.roe.rules.tactics.incapable
import data.roe.testing

test_whole_finding if {
	found := incapable.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} must {action} on this deployment ({rule}), and those who come lack the equipment or the training for it. If they act all the same, what they do afterwards stands on a missing step.",
		"severity": "error",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "force"})
	considered := incapable.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "force"})
	found := incapable.findings with input as testing.facts([elsewhere])
	count(found) == 0
}

test_settled_is_none if {
	settled := object.union(_clash, {"settled": true})
	found := incapable.findings with input as testing.facts([settled])
	count(found) == 0
}

test_not_in_play_is_a_note if {
	found := incapable.findings with input as testing.facts([object.union(_clash, testing.idle)])
	{finding.severity | some finding in found} == {"note"}
}

_clash := testing.clash({
	"kind": "incapable", "topic": "tactics", "actions": ["tactics/announce"], "right": {"norms": [], "position": "silent"}, "reason": "lacks", "left": {"position": "required"}, "cause": "incapable cause",
})
