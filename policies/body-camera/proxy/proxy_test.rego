package roe.rules.body_camera.proxy_test

import data.roe.rules.body_camera.proxy
import data.roe.testing

test_whole_finding if {
	found := proxy.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "{aid} asks {host} to {task}, which the officers of {aid} must not do themselves ({own}). Video that an agency may not make it cannot have made for it.",
		"severity": "error",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "force"})
	considered := proxy.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "force"})
	found := proxy.findings with input as testing.facts([elsewhere])
	count(found) == 0
}

test_settled_is_none if {
	settled := object.union(_clash, {"settled": true})
	found := proxy.findings with input as testing.facts([settled])
	count(found) == 0
}

test_not_in_play_is_a_note if {
	found := proxy.findings with input as testing.facts([object.union(_clash, testing.idle)])
	{finding.severity | some finding in found} == {"note"}
}

test_says_why if {
	every case in _cases {
		one := object.union(_clash, case.changes)
		found := proxy.findings with input as testing.facts([one])
		count(found) == 1
		every finding in found { endswith(finding.message, case.why) }
	}
}

_cases := [
	{"changes": {}, "why": "Video that an agency may not make it cannot have made for it."},
	{"changes": {"actions": ["camera/retain"]}, "why": "What its rules forbid does not become allowed because another agency asks for it or offers it."},
]

_clash := testing.clash({
	"kind": "proxy", "topic": "body-camera", "actions": ["camera/record"], "reason": "requests", "left": {"position": "required", "view": "request", "norms": []}, "right": {"position": "prohibited"}, "cause": "proxy cause",
})
