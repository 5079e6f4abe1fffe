package roe.rules.authority.decides_outside_chain_test

import data.roe.rules.authority.decides_outside_chain
import data.roe.testing

_run(changes) := testing.with_records({
	"decisions": [testing.decision(changes)],
	"assignments": [testing.assignment({}), testing.assignment({"id": "gate", "path": "deployments.day.assignments.gate"})],
})

test_fires if {
	found := decides_outside_chain.findings with input as _run({"below": ["gate"]})
	found == {{
		"actions": ["kinetic/foam-40mm"],
		"agencies": ["riverton"],
		"args": {
			"actions": {"actions": ["kinetic/foam-40mm"], "as": "name", "sensitive": "tactics"},
			"assignments": {"list": [{"assignment": "line"}]},
			"position": {"position": "ops"},
		},
		"book": "b",
		"cause": "decides outside ops",
		"clash": "",
		"deployment": "day",
		"during": testing.day_long,
		"message": "{position} is named to decide on {actions}, and no chain of command leads to it from the officers of {assignments}, who bring or do that.",
		"places": [
			{"path": "deployments.day.command.positions.ops.decides", "role": "position"},
			{"path": "deployments.day.assignments.line", "role": "assignment"},
		],
		"severity": "warning",
	}}
}

test_a_vacant_position_too if {
	found := decides_outside_chain.findings with input as _run({"below": [], "agency": testing.unsaid})
	{one.agencies | some one in found} == {[]}
}

test_none if {
	every changes in [{}, {"carrying": [], "below": []}, {"carrying": ["gate", "line"]}] {
		found := decides_outside_chain.findings with input as _run(changes)
		count(found) == 0
	}
}

test_counts_what_it_looked_at if {
	considered := decides_outside_chain.considered with input as _run({})
	considered == 1
	nothing := decides_outside_chain.considered with input as _run({"carrying": []})
	nothing == 0
}
