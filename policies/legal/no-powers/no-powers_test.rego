package roe.rules.legal.no_powers_test

import data.roe.rules.legal.no_powers
import data.roe.testing

test_fires if {
	found := no_powers.findings with input as _run([testing.power({"arrest": true, "tasks": ["arrest/make"]}), testing.power({"assignment": "gate", "path": "deployments.day.assignments.gate"})])
	found == {{
		"actions": ["arrest/make", "task/crowd-control"],
		"agencies": ["harbor"],
		"args": {
			"agency": {"agency": "harbor"},
			"assignments": {"list": [{"assignment": "line"}, {"assignment": "gate"}]},
			"tasks": {"actions": ["arrest/make", "task/crowd-control"], "sensitive": "tactics"},
		},
		"book": "b",
		"cause": "no powers harbor",
		"clash": "",
		"deployment": "day",
		"message": "{agency} is of another state, and nothing in these books gives its officers powers there. They are to {tasks} ({assignments}).",
		"places": [
			{"path": "deployments.day.assignments.line", "role": "assignment"},
			{"path": "deployments.day.assignments.gate", "role": "assignment"},
		],
		"severity": "error",
	}}
}

test_without_arrests_is_a_warning if {
	found := no_powers.findings with input as _run([testing.power({})])
	[finding.severity | some finding in found] == ["warning"]
}

test_none if {
	every changes in [{"held": true}, {"interstate": false}, {"spoken": ["pact#3"]}, {"excerpt": true}, {"grants": [testing.tried({})]}] {
		found := no_powers.findings with input as _run([testing.power(changes)])
		count(found) == 0
	}
}

test_counts_what_it_looked_at if {
	considered := no_powers.considered with input as _run([testing.power({"held": true})])
	considered == 1
}

_run(powers) := testing.with_records({"powers": powers})
