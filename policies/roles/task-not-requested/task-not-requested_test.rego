package roe.rules.roles.task_not_requested_test

import data.roe.rules.roles.task_not_requested
import data.roe.testing

_run(changes) := testing.with_records({"roles": [testing.role(changes)]})

test_fires if {
	found := task_not_requested.findings with input as _run({"not_requested": ["task/arrest-team"]})
	found == {{
		"actions": ["task/arrest-team"],
		"agencies": ["harbor"],
		"args": {
			"agency": {"agency": "harbor"},
			"assignment": {"assignment": "line"},
			"tasks": {"actions": ["task/arrest-team"], "sensitive": "tactics"},
		},
		"book": "b",
		"cause": "not requested harbor line",
		"clash": "",
		"deployment": "day",
		"message": "Officers of {agency} are to {tasks} at {assignment}, and no request to {agency} asks for that.",
		"places": [
			{"path": "deployments.day.assignments.line.tasks", "role": "assignment"},
			{"path": "deployments.day.requests.r1", "role": "request"},
		],
		"severity": "note",
	}}
}

test_none if {
	found := task_not_requested.findings with input as _run({})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := task_not_requested.considered with input as _run({})
	considered == 1
	nothing := task_not_requested.considered with input as _run({"offers": [], "requests": []})
	nothing == 0
}
