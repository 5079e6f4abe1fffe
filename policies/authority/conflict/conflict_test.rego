package roe.rules.authority.conflict_test

import data.roe.rules.authority.conflict
import data.roe.testing

test_whole_finding if {
	found := conflict.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} may {action} ({own}). Officers of {host} must not ({rule}), and nothing extends that to {aid}. An order from one who may not give it protects nobody who obeys.",
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

_topic := {"topic": "authority", "actions": ["command/declare-unlawful"], "cause": "cause"}

_clash := testing.clash(object.union(_topic, _cases[0].changes))

_cases := [
	{"changes": {"kind": "unreached", "reason": "prohibited-by-host", "left": {"view": "host-home"}}, "why": "An order from one who may not give it protects nobody who obeys."},
	{"changes": {"kind": "approver", "reason": "different", "left": {"position": "permitted"}}, "why": "In the moment of decision everybody must know whose it is."},
	{"changes": {"kind": "against-own-rules"}, "why": "An order from one who may not give it protects nobody who obeys."},
	{"changes": {"kind": "dilemma"}, "why": "An order from one who may not give it protects nobody who obeys."},
	{"changes": {"kind": "proxy"}, "why": "An order from one who may not give it protects nobody who obeys."},
]
