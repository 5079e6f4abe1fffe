package roe.rules.body_camera.duty_test

import data.roe.rules.body_camera.duty
import data.roe.testing

test_whole_finding if {
	found := duty.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} must {action} by two rules: {measure} ({rule}), and {own_measure} ({own}). Who keeps the video for the longer time keeps both.",
		"severity": "note",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "force"})
	considered := duty.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "force"})
	found := duty.findings with input as testing.facts([elsewhere])
	count(found) == 0
}

test_settled_is_none if {
	settled := object.union(_clash, {"settled": true})
	found := duty.findings with input as testing.facts([settled])
	count(found) == 0
}

test_not_in_play_is_none if {
	found := duty.findings with input as testing.facts([object.union(_clash, testing.idle)])
	count(found) == 0
}

test_says_why if {
	every case in _cases {
		one := object.union(_clash, case.changes)
		found := duty.findings with input as testing.facts([one])
		count(found) == 1
		every finding in found { endswith(finding.message, case.why) }
	}
}

_cases := [
	{"changes": {"reason": "retention", "left": {"view": "host-home"}}, "why": "Of one event the one video may be gone while the other is still kept."},
	{"changes": {"reason": "deadline", "left": {"view": "host-home"}}, "why": "Of one event the one video may be out before the other."},
	{"changes": {"reason": "recipients", "left": {"view": "host-home"}}, "why": "Nobody has said that officers of {aid} owe {host} a copy."},
	{"changes": {"reason": "count", "left": {"view": "host-home"}}, "why": "Nobody has said which holds for both."},
	{"changes": {"reason": "retention"}, "why": "Who keeps the video for the longer time keeps both."},
	{"changes": {"reason": "deadline"}, "why": "The shorter time decides."},
	{"changes": {"reason": "recipients"}, "why": "Each office named gets its own copy."},
	{"changes": {"reason": "count"}, "why": "Who keeps the more demanding rule keeps both."},
]

_clash := testing.clash({
	"kind": "duty", "topic": "body-camera", "actions": ["camera/retain"], "reason": "retention", "left": {"position": "required", "duty": {"stated": true, "value": "for at least 730 days"}}, "right": {"position": "required", "duty": {"stated": true, "value": "for 180 to 900 days"}}, "cause": "duty cause",
})
