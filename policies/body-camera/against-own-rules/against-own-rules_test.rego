package roe.rules.body_camera.against_own_rules_test

import data.roe.rules.body_camera.against_own_rules
import data.roe.testing

test_whole_finding if {
	found := against_own_rules.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} may be called on to {action} on this deployment ({rule}), and their own rules forbid it ({own}). An officer who does as told answers for it at home.",
		"severity": "error",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "force"})
	considered := against_own_rules.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "force"})
	found := against_own_rules.findings with input as testing.facts([elsewhere])
	count(found) == 0
}

test_settled_is_none if {
	settled := object.union(_clash, {"settled": true})
	found := against_own_rules.findings with input as testing.facts([settled])
	count(found) == 0
}

test_not_in_play_is_a_note if {
	found := against_own_rules.findings with input as testing.facts([object.union(_clash, testing.idle)])
	{finding.severity | some finding in found} == {"note"}
}

_clash := testing.clash({
	"kind": "against-own-rules", "topic": "body-camera", "actions": ["camera/record"], "reason": "permitted-here", "left": {"position": "permitted"}, "right": {"position": "prohibited"}, "cause": "against-own-rules cause",
})
