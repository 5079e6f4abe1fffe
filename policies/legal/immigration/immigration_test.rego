package roe.rules.legal.immigration_test

import data.roe.rules.legal.immigration
import data.roe.testing

test_fires if {
	found := immigration.findings with input as testing.facts([_clash({})])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} may by their own rules {action} ({own}), and on this deployment they must not ({rule}). No heading of the assignment changes that.",
		"severity": "note",
	}}
}

test_planned_is_an_error if {
	found := immigration.findings with input as testing.facts([_clash({"exposure": {"planned": true}})])
	[finding.severity | some finding in found] == ["error"]
}

test_settled_or_of_another_action_is_none if {
	every changes in [{"settled": true}, {"settled": true, "exposure": {"planned": true}}, {"actions": ["arrest/make"]}] {
		found := immigration.findings with input as testing.facts([_clash(changes)])
		count(found) == 0
	}
}

test_counts_what_it_looked_at if {
	considered := immigration.considered with input as testing.facts([_clash({})])
	considered == 1
}

_clash(changes) := testing.clash(object.union({"topic": "legal", "actions": ["immigration/assist"], "kind": "forbidden-here", "reason": "prohibits"}, changes))
