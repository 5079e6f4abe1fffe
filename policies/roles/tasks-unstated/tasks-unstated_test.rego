package roe.rules.roles.tasks_unstated_test

import data.roe.rules.roles.tasks_unstated
import data.roe.testing

_run(assignment, roles) := testing.with_records({
	"assignments": [testing.assignment(assignment)],
	"roles": [testing.role(role) | some role in roles],
})

_bare := {"tasks": [], "path": "deployments.day.assignments.line"}

test_fires_once_for_all if {
	found := tasks_unstated.findings with input as _run({}, [
		_bare,
		object.union(_bare, {"agency": "coast"}),
		{"assignment": "gate", "agency": "patrol"},
		object.union(_bare, {"agency": "elsewhere", "deployment": "night"}),
		object.union(_bare, {"agency": "elsewhere", "book": "c"}),
	])
	found == {{
		"actions": [],
		"agencies": ["coast", "harbor"],
		"args": {
			"agencies": {"agencies": ["coast", "harbor"]},
			"assignment": {"assignment": "line"},
		},
		"book": "b",
		"cause": "tasks unstated line",
		"clash": "",
		"deployment": "day",
		"message": "Nothing says what officers of {agencies} are to do at {assignment}.",
		"places": [{"path": "deployments.day.assignments.line", "role": "assignment"}],
		"severity": "note",
	}}
}

test_none if {
	stated := tasks_unstated.findings with input as _run({}, [{}])
	count(stated) == 0
	front := tasks_unstated.findings with input as _run({"front_line": true}, [_bare])
	count(front) == 0
}

test_counts_what_it_looked_at if {
	considered := tasks_unstated.considered with input as _run({}, [{}])
	considered == 1
}
