package roe.rules.force.silent_test

import data.roe.rules.force.silent
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
	elsewhere := object.union(_clash, {"id": "c2", "topic": "tactics"})
	considered := silent.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "tactics"})
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
	{"changes": {"left": {"position": "prohibited"}}, "why": "An officer who is asked afterwards by which rule it was done has none to name."},
	{"changes": {"reason": "host-silent", "right": {"position": "permitted"}, "left": {"position": "silent"}, "exposure": {"carried": true}}, "why": "{host} does not list it, and what a list leaves out is neither allowed nor banned."},
	{"changes": {"reason": "host-silent", "right": {"position": "permitted"}, "left": {"position": "silent"}}, "why": "An officer who is asked afterwards by which rule it was done has none to name."},
	{"changes": {"reason": "host-silent", "right": {"position": "required"}, "left": {"position": "silent"}}, "why": "Officers of {host} beside them do not expect it, and nobody there has to receive it."},
	{"changes": {"reason": "own-silent", "left": {"position": "permitted"}, "right": {"position": "required"}, "exposure": {"carried": true}}, "why": "An officer who is asked afterwards by which rule it was done has none to name."},
	{"changes": {"reason": "own-silent-outside"}, "why": "An officer who is asked afterwards by which rule it was done has none to name."},
]

_clash := testing.clash({
	"kind": "silent", "topic": "force", "actions": ["force/baton"], "right": {"norms": [], "position": "silent"}, "reason": "own-silent", "left": {"view": "host-home", "position": "required"}, "cause": "silent cause",
})
