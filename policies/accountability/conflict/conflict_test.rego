package roe.rules.accountability.conflict_test

import data.roe.rules.accountability.conflict
import data.roe.testing

test_whole_finding if {
	found := conflict.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} may {action}, but need not ({own}). Officers of {host} must ({rule}), and nothing extends that to {aid}. Otherwise people who complain cannot say of whom.",
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

_topic := {"topic": "accountability", "actions": ["identity/display"], "cause": "cause"}

_clash := testing.clash(object.union(_topic, _cases[0].changes))

_cases := [
	{"changes": {"kind": "unreached", "reason": "required-by-host", "left": {"position": "required", "view": "host-home"}}, "why": "Otherwise people who complain cannot say of whom."},
	{"changes": {"kind": "dilemma", "reason": "required-here-prohibited-at-home", "actions": ["arrest/transport"], "left": {"position": "required"}, "right": {"position": "prohibited"}}, "why": "Afterwards nobody can say for certain who had charge of it."},
]
