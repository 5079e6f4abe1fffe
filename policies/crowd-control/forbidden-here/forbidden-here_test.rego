package roe.rules.crowd_control.forbidden_here_test

import data.roe.rules.crowd_control.forbidden_here
import data.roe.testing

test_whole_finding if {
	found := forbidden_here.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} may by their own rules {action} ({own}), and on this deployment they must not ({rule}). They have to be told before they deploy.",
		"severity": "note",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "force"})
	considered := forbidden_here.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "force"})
	found := forbidden_here.findings with input as testing.facts([elsewhere])
	count(found) == 0
}

test_settled_is_none if {
	settled := object.union(_clash, {"settled": true})
	found := forbidden_here.findings with input as testing.facts([settled])
	count(found) == 0
}

test_not_in_play_is_none if {
	found := forbidden_here.findings with input as testing.facts([object.union(_clash, testing.idle)])
	count(found) == 0
}

test_says_why if {
	every case in _cases {
		one := object.union(_clash, case.changes)
		found := forbidden_here.findings with input as testing.facts([one])
		count(found) == 1
		every finding in found { endswith(finding.message, case.why) }
	}
}

_cases := [
	{"changes": {"exposure": {"carried": true}, "whole": true}, "why": "They bring it along, and it should stay at home."},
	{"changes": {"reason": "asks-more", "left": {"position": "permitted"}}, "why": "They have to know before they deploy whom to ask."},
	{"changes": {}, "why": "They have to be told before they deploy."},
	{"changes": {"whole": true}, "why": "They have to be told before they deploy."},
	{"changes": {"exposure": {"carried": true}}, "why": "They have to be told before they deploy."},
	{"changes": {"exposure": {"carried": true}, "whole": true, "left": {"position": "required"}, "reason": "requires"}, "why": "They have to be told before they deploy."},
]

_clash := testing.clash({
	"kind": "forbidden-here", "topic": "crowd-control", "actions": ["chemical/cs"], "reason": "prohibits", "cause": "forbidden-here cause",
})
