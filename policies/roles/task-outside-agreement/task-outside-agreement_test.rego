package roe.rules.roles.task_outside_agreement_test

import data.roe.rules.roles.task_outside_agreement
import data.roe.testing

_run(changes) := testing.with_records({
	"agreements": [
		testing.agreement({}),
		testing.agreement({"id": "other", "path": "agreements.other"}),
		testing.agreement({"book": "other", "path": "agreements.namesake"}),
	],
	"roles": [testing.role(changes)],
})

test_fires if {
	found := task_outside_agreement.findings with input as _run({"not_agreed": ["task/arrest-team"]})
	found == {{
		"actions": ["task/arrest-team"],
		"agencies": ["harbor"],
		"args": {
			"agency": {"agency": "harbor"},
			"agreements": {"list": [{"agreement": "pact"}]},
			"assignment": {"assignment": "line"},
			"tasks": {"actions": ["task/arrest-team"], "sensitive": "tactics"},
		},
		"book": "b",
		"cause": "not agreed riverton harbor line",
		"clash": "",
		"deployment": "day",
		"message": "Officers of {agency} are to {tasks} at {assignment}, and {agreements} does not let helpers be used for that.",
		"places": [
			{"path": "deployments.day.assignments.line.tasks", "role": "assignment"},
			{"path": "agreements.pact", "role": "agreement"},
		],
		"severity": "warning",
	}}
}

test_none if {
	found := task_outside_agreement.findings with input as _run({})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := task_outside_agreement.considered with input as _run({})
	considered == 1
	nothing := task_outside_agreement.considered with input as _run({"agreements": []})
	nothing == 0
}
