package roe.rules.authority.tactic_undecided_test

import data.roe.rules.authority.tactic_undecided
import data.roe.testing

_run(row, decisions) := testing.with_records({
	"tactics": [testing.tactic(row)],
	"decisions": [testing.decision(decision) | some decision in decisions],
})

test_fires if {
	found := tactic_undecided.findings with input as _run({}, [])
	found == {{
		"actions": ["tactics/dispersal"],
		"agencies": ["harbor"],
		"args": {
			"actions": {"actions": ["tactics/dispersal"], "sensitive": "tactics"},
			"agencies": {"agencies": ["harbor"]},
			"order": {"norms": ["day#2"]},
		},
		"book": "b",
		"cause": "tactic undecided day#2",
		"clash": "",
		"deployment": "day",
		"message": "{order} lets officers of {agencies} {actions}, and no rule and no position says who on the scene decides on it.",
		"places": [{"path": "deployments.day.plan.norms.\"2\"", "role": "order"}],
		"severity": "warning",
	}}
}

test_none if {
	every row in [
		{"unasked": []},
		{"action": "tactics/foot-pursuit"},
	] {
		found := tactic_undecided.findings with input as _run(row, [])
		count(found) == 0
	}
	decided := tactic_undecided.findings with input as _run({}, [{"covers": ["tactics/dispersal"]}])
	count(decided) == 0
}

test_a_decision_on_something_else_is_none_on_this if {
	found := tactic_undecided.findings with input as _run({}, [{}])
	count(found) == 1
}

test_whatever_a_line_does_together if {
	every move in ["bicycle-line", "canine", "crowd-movement", "dispersal", "dispersal-order", "encirclement", "mass-arrest", "mounted"] {
		found := tactic_undecided.findings with input as _run({"action": concat("/", ["tactics", move])}, [])
		count(found) == 1
	}
}

test_counts_what_it_looked_at if {
	considered := tactic_undecided.considered with input as _run({}, [])
	considered == 1
	nothing := tactic_undecided.considered with input as _run({"action": "tactics/foot-pursuit"}, [])
	nothing == 0
}
