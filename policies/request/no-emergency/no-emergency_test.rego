package roe.rules.request.no_emergency_test

import data.roe.rules.request.no_emergency
import data.roe.testing

test_fires if {
	found := no_emergency.findings with input as _run({"declarations": ["deployments.day.declarations.d"]})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {
			"from": {"agencies": ["riverton"]},
			"to": {"agencies": ["harbor"]},
			"way": {"way": "state"},
		},
		"book": "b",
		"cause": "no emergency state",
		"clash": "",
		"deployment": "day",
		"message": "{from} asks {to} for help under {way}, which needs a declared emergency, and what was declared does not cover this place, this time or this government.",
		"places": [
			{"path": "deployments.day.requests.r1", "role": "request"},
			{"path": "requestPaths.state", "role": "way of asking"},
			{"path": "deployments.day.declarations.d", "role": "declaration"},
		],
		"severity": "error",
	}}
}

test_nothing_written_is_a_warning if {
	found := no_emergency.findings with input as _run({})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{from} asks {to} for help under {way}, which needs a declared emergency, and nothing is written on one."]]
}

test_declared_or_not_needed_is_none if {
	every changes in [{"declared": true}, {"emergency_only": false}] {
		found := no_emergency.findings with input as _run(changes)
		count(found) == 0
	}
}

test_counts_only_ways_for_emergencies if {
	considered := no_emergency.considered with input as testing.with_records({"request_ways": [testing.way({"emergency_only": true}), testing.way({})]})
	considered == 1
}

test_counts_what_it_looked_at if {
	considered := no_emergency.considered with input as _run({})
	considered == 1
}

_run(changes) := testing.with_records({"request_ways": [testing.way(object.union({"emergency_only": true}, changes))]})
