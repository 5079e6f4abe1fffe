package roe.rules.command.conflict_test

import data.roe.rules.command.conflict
import data.roe.testing

test_whole_finding if {
	found := conflict.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "The plan counts on {aid} to {task}, and the rules of {aid} forbid it to their officers in every case ({own}). Every order would be one that these officers must not take.",
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

_topic := {"topic": "command", "actions": ["command/under-others"], "cause": "cause"}

_clash := testing.clash(object.union(_topic, _cases[0].changes))

_cases := [
	{"changes": {"kind": "against-own-rules", "reason": "tasked", "left": {"position": "required", "view": "plan", "norms": []}, "right": {"position": "prohibited"}}, "why": "Every order would be one that these officers must not take."},
	{"changes": {"kind": "forbidden-here", "reason": "prohibits"}, "why": "It should be clear before they arrive under whom they serve."},
	{"changes": {"kind": "dilemma"}, "why": "Every order would be one that these officers must not take."},
	{"changes": {"kind": "proxy"}, "why": "Every order would be one that these officers must not take."},
	{"changes": {"kind": "unreached"}, "why": "Every order would be one that these officers must not take."},
]
