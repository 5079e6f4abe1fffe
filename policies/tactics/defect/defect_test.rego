package roe.rules.tactics.defect_test

import data.roe.rules.tactics.defect
import data.roe.testing

test_whole_finding if {
	found := defect.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Officers may {action} by {own}, and must not by {rule}, which stands above it and leaves nothing of that permission. Whoever is briefed from the one text breaks the other.",
		"severity": "warning",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "force"})
	considered := defect.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "force"})
	found := defect.findings with input as testing.facts([elsewhere])
	count(found) == 0
}

test_settled_is_none if {
	settled := object.union(_clash, {"settled": true})
	found := defect.findings with input as testing.facts([settled])
	count(found) == 0
}

test_not_in_play_is_a_note if {
	found := defect.findings with input as testing.facts([object.union(_clash, testing.idle)])
	{finding.severity | some finding in found} == {"note"}
}

_clash := testing.clash({
	"kind": "defect", "topic": "tactics", "actions": ["tactics/encirclement"], "reason": "swallowed", "left": {"view": "home"}, "right": {"view": "home"}, "cause": "defect cause",
})
