package roe.rules.tactics.against_own_rules_test

import data.roe.rules.tactics.against_own_rules
import data.roe.testing

test_whole_finding if {
	found := against_own_rules.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} may be called on to {action} on this deployment ({rule}), and their own rules forbid it ({own}). In the middle of the movement these officers would have to stop.",
		"severity": "error",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "force"})
	considered := against_own_rules.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "force"})
	found := against_own_rules.findings with input as testing.facts([elsewhere])
	count(found) == 0
}

test_settled_is_none if {
	settled := object.union(_clash, {"settled": true})
	found := against_own_rules.findings with input as testing.facts([settled])
	count(found) == 0
}

test_not_in_play_is_a_note if {
	found := against_own_rules.findings with input as testing.facts([object.union(_clash, testing.idle)])
	{finding.severity | some finding in found} == {"note"}
}

test_says_why if {
	every case in _cases {
		one := object.union(_clash, case.changes)
		found := against_own_rules.findings with input as testing.facts([one])
		count(found) == 1
		every finding in found { endswith(finding.message, case.why) }
	}
}

_cases := [
	{"changes": {}, "why": "In the middle of the movement these officers would have to stop."},
	{"changes": {"actions": ["tactics/foot-pursuit"]}, "why": "An officer who does as told answers for it at home."},
]

_clash := testing.clash({
	"kind": "against-own-rules", "topic": "tactics", "actions": ["tactics/encirclement"], "reason": "permitted-here", "left": {"position": "permitted"}, "right": {"position": "prohibited"}, "cause": "against-own-rules cause",
})
