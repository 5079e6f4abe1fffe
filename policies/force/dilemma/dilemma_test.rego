package roe.rules.force.dilemma_test

import data.roe.rules.force.dilemma
import data.roe.testing

test_whole_finding if {
	found := dilemma.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} must {action} on this deployment ({rule}), and their own rules forbid it ({own}). Whatever the officer does breaks one of the two rules.",
		"severity": "error",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "tactics"})
	considered := dilemma.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "tactics"})
	found := dilemma.findings with input as testing.facts([elsewhere])
	count(found) == 0
}

test_settled_is_none if {
	settled := object.union(_clash, {"settled": true})
	found := dilemma.findings with input as testing.facts([settled])
	count(found) == 0
}

test_not_in_play_is_a_note if {
	found := dilemma.findings with input as testing.facts([object.union(_clash, testing.idle)])
	{finding.severity | some finding in found} == {"note"}
}

test_says_why if {
	every case in _cases {
		one := object.union(_clash, case.changes)
		found := dilemma.findings with input as testing.facts([one])
		count(found) == 1
		every finding in found { endswith(finding.message, case.why) }
	}
}

_cases := [
	{"changes": {"actions": ["force/intervene"]}, "why": "An officer who sees excessive force has a second to decide, and breaks one of the two rules either way."},
	{"changes": {}, "why": "Whatever the officer does breaks one of the two rules."},
	{"changes": {"actions": ["force/report-witnessed"]}, "why": "An officer who sees excessive force has a second to decide, and breaks one of the two rules either way."},
]

_clash := testing.clash({
	"kind": "dilemma", "topic": "force", "actions": ["force/report-public"], "reason": "required-here-prohibited-at-home", "left": {"position": "required"}, "right": {"position": "prohibited"}, "cause": "dilemma cause",
})
