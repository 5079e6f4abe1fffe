package roe.rules.roles.task_not_offered_test

import data.roe.rules.roles.task_not_offered
import data.roe.testing

_run(changes) := testing.with_records({"roles": [testing.role(changes)]})

test_fires if {
	found := task_not_offered.findings with input as _run({"not_offered": ["task/arrest-team"]})
	found == {{
		"actions": ["task/arrest-team"],
		"agencies": ["harbor"],
		"args": {
			"agency": {"agency": "harbor"},
			"assignment": {"assignment": "line"},
			"tasks": {"actions": ["task/arrest-team"], "sensitive": "tactics"},
		},
		"book": "b",
		"cause": "not offered harbor line",
		"clash": "",
		"deployment": "day",
		"message": "Officers of {agency} are to {tasks} at {assignment}, and that is not among what {agency} offers.",
		"places": [
			{"path": "deployments.day.assignments.line.tasks", "role": "assignment"},
			{"path": "deployments.day.offers.o1", "role": "offer"},
		],
		"severity": "warning",
	}}
}

test_none if {
	found := task_not_offered.findings with input as _run({})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := task_not_offered.considered with input as _run({})
	considered == 1
	nothing := task_not_offered.considered with input as _run({"offers": [], "requests": []})
	nothing == 0
}
