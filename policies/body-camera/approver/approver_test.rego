package roe.rules.body_camera.approver_test

import data.roe.rules.body_camera.approver
import data.roe.testing

test_whole_finding if {
	found := approver.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} may {action} {approvals_here} by what holds on this deployment ({rule}), and {approvals} by their own rules ({own}); neither word includes the other. Video that one of them cleared alone was not cleared by the other.",
		"severity": "warning",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "force"})
	considered := approver.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "force"})
	found := approver.findings with input as testing.facts([elsewhere])
	count(found) == 0
}

test_settled_is_none if {
	settled := object.union(_clash, {"settled": true})
	found := approver.findings with input as testing.facts([settled])
	count(found) == 0
}

test_not_in_play_is_a_note if {
	found := approver.findings with input as testing.facts([object.union(_clash, testing.idle)])
	{finding.severity | some finding in found} == {"note"}
}

_clash := testing.clash({
	"kind": "approver", "topic": "body-camera", "actions": ["camera/record"], "reason": "different", "left": {"position": "permitted", "approvals": [{"rung": "incident-commander", "agency": "riverton", "office": ""}]}, "right": {"approvals": [{"rung": "supervisor", "agency": "own", "office": ""}]}, "cause": "approver cause",
})
