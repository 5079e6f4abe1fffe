package roe.rules.roles.escort_excepted_test

import data.roe.rules.roles.escort_excepted
import data.roe.testing

_run(changes) := testing.with_records({"escorts": [testing.escort(object.union({"excepted": true, "excepted_tasks": ["task/traffic"]}, changes))]})

test_fires if {
	found := escort_excepted.findings with input as _run({})
	found == {{
		"actions": [],
		"agencies": ["riverton", "harbor"],
		"args": {
			"agencies": {"agencies": ["harbor"]},
			"assignment": {"assignment": "line"},
			"host": {"agency": "riverton"},
			"promise": {"clause": "pact#3"},
			"tasks": {"actions": ["task/traffic"], "sensitive": "tactics"},
		},
		"book": "b",
		"cause": "escort excepted pact#3 line",
		"clash": "",
		"deployment": "day",
		"message": "{promise} promises helpers an officer of {host} and excepts those who {tasks}: so nobody local is with officers of {agencies} at {assignment}.",
		"places": [
			{"path": "deployments.day.assignments.line", "role": "assignment"},
			{"path": "agreements.pact.clauses.\"3\"", "role": "clause"},
		],
		"severity": "warning",
	}}
}

test_because_of_the_place if {
	found := escort_excepted.findings with input as _run({"excepted_tasks": []})
	{contains(one.message, "excepts this place") | some one in found} == {true}
}

test_none if {
	every changes in [{"excepted": false}, {"present": true}] {
		found := escort_excepted.findings with input as _run(changes)
		count(found) == 0
	}
}

test_counts_what_it_looked_at if {
	considered := escort_excepted.considered with input as _run({})
	considered == 1
	nothing := escort_excepted.considered with input as _run({"excepted": false})
	nothing == 0
}
