package roe.rules.roles.no_assignment_test

import data.roe.rules.roles.no_assignment
import data.roe.testing

_run(unit) := testing.with_records({
	"assignments": [testing.assignment({})],
	"units": [testing.unit(unit)],
})

test_fires if {
	found := no_assignment.findings with input as _run({"id": "h2", "path": "deployments.day.units.h2"})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {"unit": {"unit": "h2"}},
		"book": "b",
		"cause": "no assignment h2",
		"clash": "",
		"deployment": "day",
		"message": "{unit} comes, and no assignment of the plan is for it.",
		"places": [{"path": "deployments.day.units.h2", "role": "unit"}],
		"severity": "note",
	}}
}

test_none if {
	assigned := no_assignment.findings with input as _run({})
	count(assigned) == 0
	of_the_host := no_assignment.findings with input as _run({"id": "r1", "agency": "riverton"})
	count(of_the_host) == 0
	unplanned := no_assignment.findings with input as object.union(_run({"id": "h2"}), {"assignments": []})
	count(unplanned) == 0
}

test_counts_what_it_looked_at if {
	considered := no_assignment.considered with input as _run({})
	considered == 1
	nothing := no_assignment.considered with input as object.union(_run({}), {"assignments": []})
	nothing == 0
}
