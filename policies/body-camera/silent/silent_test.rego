package roe.rules.body_camera.silent_test

import data.roe.rules.body_camera.silent
import data.roe.testing

test_whole_finding if {
	found := silent.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {host} must {action} ({rule}). The rules of {aid} do not ask for it, and nothing extends the duty to {aid}. Officers who know only their own manual will not do it.",
		"severity": "warning",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "force"})
	considered := silent.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "force"})
	found := silent.findings with input as testing.facts([elsewhere])
	count(found) == 0
}

test_settled_is_none if {
	settled := object.union(_clash, {"settled": true})
	found := silent.findings with input as testing.facts([settled])
	count(found) == 0
}

test_not_in_play_is_none if {
	found := silent.findings with input as testing.facts([object.union(_clash, testing.idle)])
	count(found) == 0
}

test_says_why if {
	every case in _cases {
		one := object.union(_clash, case.changes)
		found := silent.findings with input as testing.facts([one])
		count(found) == 1
		every finding in found { endswith(finding.message, case.why) }
	}
}

_cases := [
	{"changes": {"reason": "own-silent"}, "why": "Officers who know only their own manual will not do it."},
	{"changes": {"reason": "all-silent", "left": {"norms": [], "position": "silent"}, "exposure": {"carried": true}}, "why": "Nobody has said whose video it is and how long it is kept."},
	{"changes": {"left": {"position": "prohibited"}}, "why": "Officers of {aid} who know only their own manual may do it."},
	{"changes": {"reason": "host-silent", "left": {"position": "silent"}, "right": {"position": "prohibited"}}, "why": "Officers of {aid} have to refuse it, whoever asks, and those of {host} have no rule to go by."},
	{"changes": {"reason": "host-silent", "left": {"position": "silent"}, "right": {"position": "required"}}, "why": "One of the two will be asked for what it never ruled on."},
	{"changes": {"reason": "own-silent-outside"}, "why": "Officers who know only their own manual will not do it."},
	{"changes": {"reason": "own-silent-outside", "left": {"position": "permitted"}}, "why": "One of the two will be asked for what it never ruled on."},
]

_clash := testing.clash({
	"kind": "silent", "topic": "body-camera", "actions": ["camera/record"], "right": {"norms": [], "position": "silent"}, "reason": "own-silent", "left": {"view": "host-home", "position": "required"}, "cause": "silent cause",
})
