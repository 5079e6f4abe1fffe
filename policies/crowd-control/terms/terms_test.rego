package roe.rules.crowd_control.terms_test

import data.roe.rules.crowd_control.terms
import data.roe.testing

test_whole_finding if {
	found := terms.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "By “{word}” the rules of {host} mean {meaning} ({rule}), and the rules of {aid} mean {own_meaning} ({own}). A ban or an order that uses the word takes in a tool for some officers and leaves it to others.",
		"severity": "warning",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "force"})
	considered := terms.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "force"})
	found := terms.findings with input as testing.facts([elsewhere])
	count(found) == 0
}

test_settled_is_none if {
	settled := object.union(_clash, {"settled": true})
	found := terms.findings with input as testing.facts([settled])
	count(found) == 0
}

test_not_in_play_is_a_note if {
	found := terms.findings with input as testing.facts([object.union(_clash, testing.idle)])
	{finding.severity | some finding in found} == {"note"}
}

test_says_why if {
	every case in _cases {
		one := object.union(_clash, case.changes)
		found := terms.findings with input as testing.facts([one])
		count(found) == 1
		every finding in found { endswith(finding.message, case.why) }
	}
}

_cases := [
	{"changes": {"actions": ["carry/launcher/40mm"]}, "why": "A launcher is not its round: who bans the one has not said anything of the other."},
	{"changes": {}, "why": "A ban or an order that uses the word takes in a tool for some officers and leaves it to others."},
]

test_an_order_in_words_of_its_own if {
	found := terms.findings with input as testing.facts([object.union(_clash, {"reason": "order-defined", "left": object.union(_clash.left, {"view": "here"})})])
	{finding.message | some finding in found} == {"In {rule}, binding on officers of {aid} on this deployment, “{word}” stands for {meaning}; {aid} defines it as {own_meaning}. A ban or an order that uses the word takes in a tool for some officers and leaves it to others."}
}

_clash := testing.clash({
	"kind": "terms", "topic": "crowd-control", "actions": ["chemical/cs"], "reason": "definition", "word": {"stated": true, "value": "tear-gas"}, "left": {"position": "silent", "view": "host-home", "duty": {"stated": true, "value": "CS gas, CN gas"}}, "right": {"position": "silent", "duty": {"stated": true, "value": "CS gas, CN gas, pepper spray"}}, "cause": "terms cause",
})
