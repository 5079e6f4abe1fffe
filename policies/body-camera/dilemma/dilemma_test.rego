package roe.rules.body_camera.dilemma_test

import data.roe.rules.body_camera.dilemma
import data.roe.testing

test_whole_finding if {
	found := dilemma.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} must {action} on this deployment ({rule}), and their own rules forbid it ({own}). There is no stricter rule to fall back on, so counsel must decide.",
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

test_says_why if {
	every case in _cases {
		one := object.union(_clash, case.changes)
		found := dilemma.findings with input as testing.facts([one])
		count(found) == 1
		every finding in found { endswith(finding.message, case.why) }
	}
}

_cases := [
	{"changes": {"reason": "retention"}, "why": "Keeping the video breaks the one and deleting it the other: there is no stricter rule to fall back on, so counsel must decide."},
	{"changes": {"reason": "recipients"}, "why": "Handing the video over breaks the one and withholding it the other: there is no stricter rule to fall back on, so counsel must decide."},
	{"changes": {}, "why": "There is no stricter rule to fall back on, so counsel must decide."},
]

_clash := testing.clash({
	"kind": "dilemma", "topic": "body-camera", "actions": ["camera/record"], "reason": "required-here-prohibited-at-home", "left": {"position": "required"}, "right": {"position": "prohibited"}, "cause": "dilemma cause",
})
