package roe.rules.force.forbidden_here_test

import data.roe.rules.force.forbidden_here
import data.roe.testing

test_whole_finding if {
	found := forbidden_here.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} may by their own rules {action} ({own}), and on this deployment they must not ({rule}). Under stress officers do what they do at home: they have to be told before they deploy.",
		"severity": "note",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "tactics"})
	considered := forbidden_here.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "tactics"})
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
	{"changes": {"left": {"position": "required"}}, "why": "What one never had to do at home is forgotten first: they have to be told before they deploy."},
	{"changes": {"reason": "asks-more", "left": {"position": "permitted"}}, "why": "They have to know before they deploy whom to ask."},
	{"changes": {}, "why": "Under stress officers do what they do at home: they have to be told before they deploy."},
]

_clash := testing.clash({
	"kind": "forbidden-here", "topic": "force", "actions": ["force/baton"], "reason": "prohibits", "cause": "forbidden-here cause",
})

test_a_duty_needs_a_card if {
	found := forbidden_here.findings with input as testing.facts([object.union(_clash, {"left": {"position": "required"}})])
	{finding.remedy | some finding in found} == {"Brief these officers on it before they deploy, with a card that says what they must do and by when."}
}
