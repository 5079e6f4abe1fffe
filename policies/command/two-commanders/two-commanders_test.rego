package roe.rules.command.two_commanders_test

import data.roe.rules.command.two_commanders
import data.roe.testing

test_fires if {
	found := two_commanders.findings with input as testing.with_records({
		"command_moments": [testing.moment({"commanders": ["ic", "ic2"], "agencies": ["harbor", "riverton"]})], "commands": [testing.command({})], "positions": [testing.position({}), testing.position({"id": "ic2", "path": "deployments.day.command.positions.ic2", "agency": testing.said("harbor")})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {
			"commanders": {"list": [{"position": "ic"}, {"position": "ic2"}]},
			"period": {"interval": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}},
		},
		"book": "b",
		"cause": "two commanders ic ic2",
		"clash": "",
		"deployment": "day",
		"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"},
		"message": "{period} {commanders} are in command at the same time, and nothing says that they command together.",
		"places": [
			{"path": "deployments.day.command.positions.ic", "role": "position"},
			{"path": "deployments.day.command.positions.ic2", "role": "position"},
		],
		"severity": "error",
	}}
}

test_unified_is_none if {
	found := two_commanders.findings with input as testing.with_records({
		"command_moments": [testing.moment({"commanders": ["ic", "ic2"], "agencies": ["harbor", "riverton"]})], "commands": [testing.command({"kind": testing.said("unified")})], "positions": [testing.position({}), testing.position({"id": "ic2", "path": "deployments.day.command.positions.ic2", "agency": testing.said("harbor")})],
	})
	count(found) == 0
}

test_one_is_none if {
	found := two_commanders.findings with input as testing.with_records({"command_moments": [testing.moment({})]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := two_commanders.considered with input as testing.with_records({
		"command_moments": [testing.moment({"commanders": ["ic", "ic2"], "agencies": ["harbor", "riverton"]})], "commands": [testing.command({})], "positions": [testing.position({}), testing.position({"id": "ic2", "path": "deployments.day.command.positions.ic2", "agency": testing.said("harbor")})],
	})
	considered == 1
}
