package roe.rules.command.separate_plans_test

import data.roe.rules.command.separate_plans
import data.roe.testing

_own(known) := {"agencies": ["riverton"], "paths": ["deployments.day.plan"], "known": known}

_aid(known) := {"agencies": ["harbor"], "paths": ["deployments.day.agencyPlans.aid"], "known": known}

_run(groups) := testing.with_records({"agency_plans": [{"groups": groups}]})

test_fires if {
	found := separate_plans.findings with input as _run([_own(false), _aid(true)])
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {"agencies": {"agencies": ["harbor", "riverton"]}},
		"book": "b",
		"cause": "separate plans",
		"clash": "",
		"deployment": "day",
		"message": "{agencies} have plans of their own for this event, and these were not made to fit each other.",
		"places": [
			{"path": "deployments.day.plan", "role": "plan"},
			{"path": "deployments.day.agencyPlans.aid", "role": "plan"},
		],
		"severity": "warning",
	}}
}

test_what_nobody_said_is_a_note if {
	found := separate_plans.findings with input as _run([_own(false), _aid(false)])
	{[one.severity, contains(one.message, "nothing says")] | some one in found} == {["note", true]}
}

test_joined_is_none if {
	found := separate_plans.findings with input as _run([_own(false)])
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := separate_plans.considered with input as _run([_own(false)])
	considered == 1
}
