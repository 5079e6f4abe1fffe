package roe.rules.communications.no_plan_test

import data.roe.rules.communications.no_plan
import data.roe.testing

test_fires if {
	found := no_plan.findings with input as testing.with_records({
		"deployments": [testing.deployment({"has_radio": false})],
	})
	found == {{
		"actions": [],
		"agencies": ["riverton", "harbor"],
		"args": {"agencies": {"agencies": ["riverton", "harbor"]}},
		"book": "b",
		"cause": "no radio plan",
		"clash": "",
		"deployment": "day",
		"message": "Nothing says on which channels {agencies} talk to one another.",
		"places": [{"path": "deployments.day", "role": "deployment"}],
		"severity": "warning",
	}}
}

test_stated_is_none if {
	found := no_plan.findings with input as testing.with_records({"deployments": [testing.deployment({})]})
	count(found) == 0
}

test_nobody_comes_to_help_is_none if {
	found := no_plan.findings with input as testing.with_records({
		"deployments": [testing.deployment({"agencies": ["riverton"], "has_radio": false})],
	})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := no_plan.considered with input as testing.with_records({
		"deployments": [testing.deployment({"has_radio": false})],
	})
	considered == 1
}
