package roe.rules.legal.grant_ends_early_test

import data.roe.rules.legal.grant_ends_early
import data.roe.testing

test_fires if {
	found := grant_ends_early.findings with input as _run({"grants": [_ending]})
	found == {{
		"actions": ["task/crowd-control"],
		"agencies": ["harbor"],
		"args": {
			"agency": {"agency": "harbor"},
			"assignments": {"list": [{"assignment": "line"}]},
			"document": {"agreement": "pact"},
			"tasks": {"actions": ["task/crowd-control"], "sensitive": "tactics"},
			"until": {"instant": "2026-11-03"},
		},
		"book": "b",
		"cause": "ends early harbor line",
		"clash": "",
		"deployment": "day",
		"message": "The powers of {agency} under {document} end on {until}, before {assignments} is over, where its officers are to {tasks}.",
		"places": [
			{"path": "agreements.pact.clauses.\"3\"", "role": "grant"},
			{"path": "deployments.day.assignments.line", "role": "assignment"},
		],
		"severity": "error",
	}}
}

test_none if {
	every changes in [
		{"held": true, "grants": [_ending]},
		{"grants": [object.union(_ending, {"ends_early": false})]},
		{"grants": [object.union(_ending, {"lacking": ["sworn-in"]})]},
		{"grants": [object.union(_ending, {"lacking": ["sworn-in"], "unknown": ["certified"]})]},
	] {
		found := grant_ends_early.findings with input as _run(changes)
		count(found) == 0
	}
}

test_counts_what_it_looked_at if {
	considered := grant_ends_early.considered with input as _run({"grants": [_ending, testing.tried({}), testing.tried({})]})
	considered == 1
}

_ending := testing.tried({"ends_early": true, "until": testing.said("2026-11-03")})

_run(changes) := testing.with_records({"powers": [testing.power(changes)]})
