package roe.rules.command.scope_unstated_test

import data.roe.rules.command.scope_unstated
import data.roe.testing

test_fires if {
	found := scope_unstated.findings with input as testing.with_records({
		"commands": [testing.command({"scope": testing.unsaid})],
	})
	found == {{
		"actions": [],
		"agencies": ["riverton"],
		"args": {"host": {"agency": "riverton"}},
		"book": "b",
		"cause": "scope unstated",
		"clash": "",
		"deployment": "day",
		"message": "Nothing says whether {host} asks for assistance only or hands over the whole scene.",
		"places": [{"path": "deployments.day.command", "role": "command"}],
		"severity": "note",
	}}
}

test_stated_is_none if {
	found := scope_unstated.findings with input as testing.with_records({"commands": [testing.command({})]})
	count(found) == 0
}

test_nobody_comes_to_help_is_none if {
	found := scope_unstated.findings with input as testing.with_records({
		"commands": [testing.command({"scope": testing.unsaid})], "deployments": [testing.deployment({"agencies": ["riverton"]})],
	})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := scope_unstated.considered with input as testing.with_records({
		"commands": [testing.command({"scope": testing.unsaid})],
	})
	considered == 1
}
