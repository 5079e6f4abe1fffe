package roe.rules.roles.conflict_test

import data.roe.rules.roles.conflict
import data.roe.testing

test_whole_finding if {
	found := conflict.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "The plan counts on {aid} to {task}, and the rules of {aid} forbid it to their officers in every case ({own}). The task stays undone, or is done against a rule.",
		"severity": "error",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "force"})
	considered := conflict.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	found := conflict.findings with input as testing.facts([object.union(_clash, {"topic": "force"})])
	count(found) == 0
}

test_settled_is_none if {
	found := conflict.findings with input as testing.facts([object.union(_clash, {"settled": true})])
	count(found) == 0
}

test_says_why if {
	every case in _cases {
		found := conflict.findings with input as testing.facts([testing.clash(object.union(_topic, case.changes))])
		count(found) == 1
		every finding in found { endswith(finding.message, case.why) }
	}
}

_topic := {"topic": "roles", "actions": ["task/front-line"], "cause": "cause"}

_clash := testing.clash(object.union(_topic, _cases[0].changes))

_cases := [
	{"changes": {"kind": "against-own-rules", "reason": "tasked", "left": {"position": "required", "view": "plan", "norms": []}, "right": {"position": "prohibited"}}, "why": "The task stays undone, or is done against a rule."},
	{"changes": {"kind": "unreached", "reason": "required-by-host", "actions": ["escort/host-officer"], "left": {"position": "required", "view": "host-home"}}, "why": "Where the safeguard is missing, helpers act alone in a place that they do not know."},
	{"changes": {"kind": "forbidden-here", "reason": "prohibits"}, "why": "It should be clear before they arrive who does what."},
	{"changes": {"kind": "dilemma"}, "why": "The task stays undone, or is done against a rule."},
	{"changes": {"kind": "proxy"}, "why": "The task stays undone, or is done against a rule."},
]
