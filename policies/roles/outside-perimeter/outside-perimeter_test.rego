package roe.rules.roles.outside_perimeter_test

import data.roe.rules.roles.outside_perimeter
import data.roe.testing

_run(changes) := testing.with_records({"assignments": [testing.assignment(object.union({"outside_perimeter": true, "host_present": false}, changes))]})

test_fires if {
	found := outside_perimeter.findings with input as _run({})
	found == {{
		"actions": [],
		"agencies": ["riverton", "harbor"],
		"args": {
			"agencies": {"agencies": ["harbor"]},
			"assignment": {"assignment": "line"},
			"host": {"agency": "riverton"},
		},
		"book": "b",
		"cause": "outside perimeter line",
		"clash": "",
		"deployment": "day",
		"message": "{assignment} lies outside of the perimeter, and officers of {agencies} stand there with nobody of {host}.",
		"places": [{"path": "deployments.day.assignments.line", "role": "assignment"}],
		"severity": "warning",
	}}
}

test_none if {
	every changes in [{"outside_perimeter": false}, {"host_present": true}, {"agencies": ["riverton"]}, {"agencies": []}] {
		found := outside_perimeter.findings with input as _run(changes)
		count(found) == 0
	}
}

test_counts_what_it_looked_at if {
	considered := outside_perimeter.considered with input as _run({})
	considered == 1
	nothing := outside_perimeter.considered with input as _run({"outside_perimeter": false})
	nothing == 0
}
