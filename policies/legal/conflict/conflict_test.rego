package roe.rules.legal.conflict_test

import data.roe.rules.legal.conflict
import data.roe.testing

test_whole_finding if {
	found := conflict.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} may by their own rules {action} ({own}), and on this deployment they must not ({rule}). What is done there without lawful power falls with it: the arrest, the evidence, and the officers' protection.",
		"severity": "note",
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

_topic := {"topic": "legal", "actions": ["arrest/make"], "cause": "cause"}

_clash := testing.clash(object.union(_topic, _cases[0].changes))

_cases := [
	{"changes": {"kind": "forbidden-here", "reason": "prohibits"}, "why": "What is done there without lawful power falls with it: the arrest, the evidence, and the officers' protection."},
	{"changes": {"kind": "proxy", "reason": "requests", "actions": ["surveillance/face-recognition"], "left": {"position": "required", "view": "request", "norms": []}, "right": {"position": "prohibited"}}, "why": "Here the law of the place counts, and not habit."},
]

test_what_has_a_rule_of_its_own_is_none if {
	every action in ["immigration/assist", "poll/present"] {
		found := conflict.findings with input as testing.facts([object.union(_clash, {"actions": [action]})])
		count(found) == 0
	}
}
