package roe.rules.tactics.incomparable_test

import data.roe.rules.tactics.incomparable
import data.roe.testing

test_whole_finding if {
	found := incomparable.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} may {action} ({own}), and officers of {host} have no leave to; in other situations it is the other way round ({rule}). “The stricter rule applies” decides nothing here.",
		"severity": "note",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "force"})
	considered := incomparable.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "force"})
	found := incomparable.findings with input as testing.facts([elsewhere])
	count(found) == 0
}

test_settled_is_none if {
	settled := object.union(_clash, {"settled": true})
	found := incomparable.findings with input as testing.facts([settled])
	count(found) == 0
}

test_not_in_play_is_none if {
	found := incomparable.findings with input as testing.facts([object.union(_clash, testing.idle)])
	count(found) == 0
}

_clash := testing.clash({
	"kind": "incomparable", "topic": "tactics", "actions": ["tactics/encirclement"], "reason": "thresholds", "left": {"position": "permitted", "view": "host-home"}, "cause": "incomparable cause",
})
