package roe.rules.resources.unit_twice_test

import data.roe.rules.resources.unit_twice
import data.roe.testing

test_two_events if {
	found := unit_twice.findings with input as testing.with_records({"overbooked": [testing.overbooked({})]})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"agency": {"agency": "harbor"},
			"here": {"deployment": "day"},
			"others": {"list": [{"deployment": "game", "book": "c"}]},
			"unit": {"standing": "harbor#field-force"},
		},
		"book": "b",
		"cause": "promised harbor unit field-force",
		"clash": "",
		"deployment": "day",
		"during": testing.day_interval,
		"message": "{agency}'s {unit} is promised to {here} and at the same time to {others}. It can be at one place only.",
		"places": [
			{"role": "unit", "path": "deployments.day.units.h1", "book": "b"},
			{"role": "unit", "path": "deployments.game.units.h9", "book": "c"},
		],
		"severity": "error",
	}}
}

test_twice_in_one_event if {
	over := testing.overbooked({"promises": [testing.promise({}), testing.promise({"path": "deployments.day.units.h2"})]})
	found := unit_twice.findings with input as testing.with_records({"overbooked": [over]})
	[finding.message | some finding in found] == ["{agency}'s {unit} is counted on more than once at one time in {here}. It can be at one place only."]
}

test_equipment_is_none if {
	found := unit_twice.findings with input as testing.with_records({"overbooked": [testing.overbooked({"kind": "equipment"})]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := unit_twice.considered with input as testing.with_records({
		"overbooked": [testing.overbooked({})],
		"units": [testing.unit({"of": testing.said("field-force")}), testing.unit({"of": testing.said("mounted")}), testing.unit({})],
	})
	considered == 3
}
