package roe.rules.roles.no_escort_test

import data.roe.rules.roles.no_escort
import data.roe.testing

_run(changes) := testing.with_records({"escorts": [testing.escort(changes)]})

test_fires if {
	found := no_escort.findings with input as _run({})
	found == {{
		"actions": [],
		"agencies": ["riverton", "harbor"],
		"args": {
			"agencies": {"agencies": ["harbor"]},
			"assignment": {"assignment": "line"},
			"host": {"agency": "riverton"},
			"promise": {"clause": "pact#3"},
		},
		"book": "b",
		"cause": "no escort line",
		"clash": "",
		"deployment": "day",
		"message": "By {promise} officers of {host} go along with helpers, and at {assignment} nobody of {host} is with those of {agencies}.",
		"places": [
			{"path": "deployments.day.assignments.line", "role": "assignment"},
			{"path": "agreements.pact.clauses.\"3\"", "role": "clause"},
		],
		"severity": "warning",
	}}
}

test_fewer_than_promised if {
	found := no_escort.findings with input as _run({"present": true, "at_least": 3})
	{[one.severity, one.args.count.number] | some one in found} == {["warning", 3]}
}

test_in_some_circumstances_only_it_is_a_note if {
	found := no_escort.findings with input as _run({"conditional": true, "clause": false, "norm": "day#2"})
	{[one.severity, one.args.promise] | some one in found} == {["note", {"norms": ["day#2"]}]}
}

test_none if {
	every changes in [{"kept": true, "present": true}, {"excepted": true}] {
		found := no_escort.findings with input as _run(changes)
		count(found) == 0
	}
}

test_counts_what_it_looked_at if {
	considered := no_escort.considered with input as _run({})
	considered == 1
}
