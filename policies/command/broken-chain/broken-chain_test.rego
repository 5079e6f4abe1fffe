package roe.rules.command.broken_chain_test

import data.roe.rules.command.broken_chain
import data.roe.testing

_run(changes) := testing.with_records({
	"positions": [
		testing.position({"agency": testing.unsaid}),
		testing.position({"id": "ops", "path": "deployments.day.command.positions.ops", "title": "operations-section-chief", "agency": testing.unsaid}),
	],
	"reports": [testing.report(object.union({"supervisors": ["division"], "line": ["division"], "gaps": ["ops"], "reaches": false}, changes))],
})

test_fires if {
	found := broken_chain.findings with input as _run({})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"assignment": {"assignment": "line"},
			"gaps": {"list": [{"position": "ops"}]},
			"period": {"interval": testing.day_long},
			"supervisors": {"list": [{"position": "division"}]},
		},
		"book": "b",
		"cause": "broken chain ops",
		"clash": "",
		"deployment": "day",
		"during": testing.day_long,
		"message": "{period} the officers of {assignment} report to {supervisors}, and above nobody holds the post of {gaps}: no order of the incident commander reaches them through the chain.",
		"places": [
			{"path": "deployments.day.command.positions.ops", "role": "position"},
			{"path": "deployments.day.assignments.line.reportsTo", "role": "assignment"},
		],
		"severity": "warning",
	}}
}

test_none if {
	every changes in [{"reaches": true}, {"gaps": ["ic"]}, {"gaps": []}, {"supervisors": []}] {
		found := broken_chain.findings with input as _run(changes)
		count(found) == 0
	}
}

test_counts_what_it_looked_at if {
	considered := broken_chain.considered with input as _run({})
	considered == 1
}
