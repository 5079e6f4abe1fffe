package roe.rules.body_camera.incapable_test

import data.roe.rules.body_camera.incapable
import data.roe.testing

test_whole_finding if {
	found := incapable.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Officers of {aid} must {action} ({rule}), and those who come have no camera that can. What they do there is not on video, and that will have to be explained.",
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

test_says_why if {
	every case in _cases {
		one := object.union(_clash, case.changes)
		found := incapable.findings with input as testing.facts([one])
		count(found) == 1
		every finding in found { endswith(finding.message, case.why) }
	}
}

_cases := [
	{"changes": {}, "why": "What they do there is not on video, and that will have to be explained."},
	{"changes": {"actions": ["camera/retain"]}, "why": "A duty that cannot be met is broken from the start."},
	{"changes": {"reason": "not-implemented"}, "why": "A duty that cannot be met is broken from the start."},
]

_clash := testing.clash({
	"kind": "incapable", "topic": "body-camera", "actions": ["camera/record"], "right": {"norms": [], "position": "silent"}, "reason": "lacks", "left": {"position": "required"}, "cause": "incapable cause", "situation": "in any circumstances",
})
