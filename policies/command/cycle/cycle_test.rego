package roe.rules.command.cycle_test

import data.roe.rules.command.cycle
import data.roe.testing

test_fires if {
	found := cycle.findings with input as testing.with_records({
		"commands": [testing.command({"cycle": ["ops", "plans"]})], "positions": [testing.position({"id": "ops", "path": "deployments.day.command.positions.ops", "title": "operations-section-chief"}), testing.position({"id": "plans", "path": "deployments.day.command.positions.plans", "title": "planning-section-chief"})],
	})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {"positions": {"list": [{"position": "ops"}, {"position": "plans"}]}},
		"book": "b",
		"cause": "cycle ops plans",
		"clash": "",
		"deployment": "day",
		"message": "{positions} report to one another in a ring, so that none of them answers to the incident commander.",
		"places": [
			{"path": "deployments.day.command.positions.ops", "role": "position"},
			{"path": "deployments.day.command.positions.plans", "role": "position"},
		],
		"severity": "error",
	}}
}

test_straight_is_none if {
	found := cycle.findings with input as testing.with_records({"commands": [testing.command({})]})
	count(found) == 0
}

test_a_post_that_reports_to_itself if {
	found := cycle.findings with input as testing.with_records({"commands": [testing.command({"cycle": ["ops"]})]})
	[finding.cause | some finding in found] == ["cycle ops"]
}

test_counts_what_it_looked_at if {
	considered := cycle.considered with input as testing.with_records({
		"commands": [testing.command({"cycle": ["ops", "plans"]})], "positions": [testing.position({"id": "ops", "path": "deployments.day.command.positions.ops", "title": "operations-section-chief"}), testing.position({"id": "plans", "path": "deployments.day.command.positions.plans", "title": "planning-section-chief"})],
	})
	considered == 1
}
