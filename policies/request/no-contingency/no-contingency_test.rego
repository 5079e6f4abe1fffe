package roe.rules.request.no_contingency_test

import data.roe.rules.request.no_contingency
import data.roe.testing

test_fires if {
	found := no_contingency.findings with input as _run({"contingency": {"stated": true, "value": false}, "requests": 1})
	found == {{
		"actions": [],
		"agencies": ["riverton"],
		"args": {"host": {"agency": "riverton"}},
		"book": "b",
		"cause": "contingency",
		"clash": "",
		"deployment": "day",
		"message": "The plan of {host} does not provide for help from outside, and help has been talked of.",
		"places": [{"path": "deployments.day.plan", "role": "plan"}],
		"severity": "warning",
	}}
}

test_needs_more_than_it_has if {
	found := no_contingency.findings with input as _run(_short)
	[[finding.message, finding.args.needed.number, finding.args.own.number] | some finding in found] == [["The plan needs {needed}, {host} brings {own}, and nobody has been asked for help.", 80, 50]]
}

test_none if {
	every changes in [
		{},
		{"contingency": {"stated": true, "value": false}},
		object.union(_short, {"contingency": {"stated": true, "value": true}}),
		object.union(_short, {"helpers": ["harbor"]}),
		object.union(_short, {"requests": 1}),
		object.union(_short, {"own": {"stated": true, "value": 80}}),
	] {
		found := no_contingency.findings with input as _run(changes)
		count(found) == 0
	}
}

test_own_officers_not_stated_is_none if {
	found := no_contingency.findings with input as _run(object.union(_short, {"own": {"stated": false, "value": 0}}))
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := no_contingency.considered with input as _run({})
	considered == 1
}

_short := {"needed": {"stated": true, "value": 80}, "own": {"stated": true, "value": 50}}

_run(changes) := testing.with_records({"outside_help": [object.union({"path": "deployments.day", "host": "riverton", "contingency": {"stated": false, "value": false}, "plan_path": "deployments.day.plan", "needed": {"stated": false, "value": 0}, "own": {"stated": false, "value": 0}, "requests": 0, "helpers": []}, changes)]})
