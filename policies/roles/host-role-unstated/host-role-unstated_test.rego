package roe.rules.roles.host_role_unstated_test

import data.roe.rules.roles.host_role_unstated
import data.roe.testing

_run(assignment, role) := testing.with_records({
	"assignments": [testing.assignment(assignment)],
	"roles": [testing.role(role)],
})

test_fires if {
	found := host_role_unstated.findings with input as _run({"host_present": false}, {})
	found == {{
		"actions": [],
		"agencies": ["riverton"],
		"args": {"host": {"agency": "riverton"}},
		"book": "b",
		"cause": "host role unstated",
		"clash": "",
		"deployment": "day",
		"message": "Officers who come to help {host} have their tasks, and nothing says what those of {host} itself do.",
		"places": [{"path": "deployments.day", "role": "deployment"}],
		"severity": "note",
	}}
}

test_none if {
	hosted := host_role_unstated.findings with input as _run({}, {})
	count(hosted) == 0
	every tasks in [[], ["task/traffic"], ["task/perimeter"]] {
		found := host_role_unstated.findings with input as _run({"host_present": false}, {"tasks": tasks})
		count(found) == 0
	}
}

test_counts_what_it_looked_at if {
	considered := host_role_unstated.considered with input as _run({}, {})
	considered == 1
}
