package roe.rules.body_camera.terms_test

import data.roe.rules.body_camera.terms
import data.roe.testing

test_whole_finding if {
	found := terms.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "By “{word}” the rules of {host} mean {meaning} ({rule}), and the rules of {aid} mean {own_meaning} ({own}). Cameras then go on at different moments for the same event.",
		"severity": "warning",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "force"})
	considered := terms.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "force"})
	found := terms.findings with input as testing.facts([elsewhere])
	count(found) == 0
}

test_settled_is_none if {
	settled := object.union(_clash, {"settled": true})
	found := terms.findings with input as testing.facts([settled])
	count(found) == 0
}

test_not_in_play_is_a_note if {
	found := terms.findings with input as testing.facts([object.union(_clash, testing.idle)])
	{finding.severity | some finding in found} == {"note"}
}

_clash := testing.clash({
	"kind": "terms", "topic": "body-camera", "actions": ["camera/record"], "reason": "definition", "word": {"stated": true, "value": "tear-gas"}, "left": {"position": "silent", "view": "host-home", "duty": {"stated": true, "value": "CS gas, CN gas"}}, "right": {"position": "silent", "duty": {"stated": true, "value": "CS gas, CN gas, pepper spray"}}, "cause": "terms cause",
})
