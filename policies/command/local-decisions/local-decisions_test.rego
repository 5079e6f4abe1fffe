package roe.rules.command.local_decisions_test

import data.roe.rules.command.local_decisions
import data.roe.testing

_run(ic, ops, report) := testing.with_records({
	"assignments": [testing.assignment({"front_line": true})],
	"reports": [testing.report(report)],
	"positions": [
		testing.position(object.union({"agency": testing.said("patrol")}, ic)),
		testing.position(object.union({"id": "ops", "path": "deployments.day.command.positions.ops", "title": "operations-section-chief"}, ops)),
		testing.position({"id": "ic2", "path": "deployments.day.command.positions.ic2"}),
	],
})

test_fires if {
	found := local_decisions.findings with input as _run({"local": false}, {}, {})
	found == {{
		"actions": [],
		"agencies": ["patrol"],
		"args": {
			"assignment": {"assignment": "line"},
			"period": {"interval": testing.day_long},
			"positions": {"list": [{"position": "ic"}]},
		},
		"book": "b",
		"cause": "not local incident-commander",
		"clash": "",
		"deployment": "day",
		"during": testing.day_long,
		"message": "{period} {positions} decides over the front line at {assignment}, and does not come from a local agency.",
		"places": [
			{"path": "deployments.day.command.positions.ic", "role": "position"},
			{"path": "deployments.day.assignments.line.reportsTo", "role": "assignment"},
		],
		"severity": "warning",
	}}
}

test_chief_of_operations_too if {
	found := local_decisions.findings with input as _run({}, {"local": false}, {})
	{one.cause | some one in found} == {"not local operations-section-chief"}
}

test_none if {
	local := local_decisions.findings with input as _run({}, {}, {})
	count(local) == 0
	unified := local_decisions.findings with input as _run({"local": false}, {}, {"line": ["ops", "ic", "ic2"]})
	count(unified) == 0
	nobody := local_decisions.findings with input as _run({"local": false}, {}, {"chain": ["patrol"]})
	count(nobody) == 0
	behind := local_decisions.findings with input as object.union(_run({"local": false}, {}, {}), {"assignments": [testing.assignment({})]})
	count(behind) == 0
}

test_counts_what_it_looked_at if {
	considered := local_decisions.considered with input as testing.with_records({
		"assignments": [testing.assignment({"front_line": true}), testing.assignment({"id": "gate"})],
		"reports": [testing.report({}), testing.report({"path": "deployments.day.command"}), testing.report({"assignment": "gate"})],
	})
	considered == 2
}
